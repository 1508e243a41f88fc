//! Listening: who takes their time to say what they want is hung up on, and what is under way may end.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    time::Duration,
};

use axum::Router;
use axum_server::Handle;

/// How long clients are waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the head of a request, from its first byte, and for a new connection's first request.
    pub head: Duration,
    /// For requests under way, once the server was told to stop.
    pub end: Duration,
}

impl Patience {
    /// Long enough for a slow line and a large upload, too short to keep connections from others.
    pub const USUAL: Self = Self {
        head: Duration::from_secs(20),
        end: Duration::from_secs(30),
    };
}

/// Serves until `stopped`.
pub async fn listen(
    listener: TcpListener,
    app: Router,
    patience: Patience,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let handle = Handle::new();
    let mut server = axum_server::from_tcp(listener)?
        .handle(handle.clone())
        .first_request_timeout(patience.head);
    server.http_builder().http1().header_read_timeout(patience.head);
    tokio::spawn(async move {
        stopped.await;
        handle.graceful_shutdown(Some(patience.end));
    });
    server
        .serve(app.into_make_service_with_connect_info::<SocketAddr>())
        .await
}
