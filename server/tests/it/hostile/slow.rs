//! Clients that take their time to say what they want, to keep others out.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, routing::get};
use server::listen::{Patience, listen};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::oneshot,
};

/// A server that waits a fifth of a second for a request's head; it ends with the sender.
fn hasty() -> (SocketAddr, oneshot::Sender<()>) {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let patience = Patience {
        head: Duration::from_millis(200),
        end: Duration::from_secs(5),
    };
    let app = Router::new().route("/", get(async || "here"));
    tokio::spawn(listen(listener, app, patience, async {
        let _ = stopped.await;
    }));
    (address, stop)
}

/// What is answered until the server hangs up.
async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A reset is a way of hanging up.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn who_never_ends_a_head_is_hung_up_on() {
    let (address, _stop) = hasty();
    for head in ["", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(head.as_bytes()).await.unwrap();
        assert!(!rest(&mut stream).await.contains("here"), "{head:?}");
    }
}

#[tokio::test]
async fn many_who_wait_keep_nobody_out() {
    let (address, _stop) = hasty();
    let mut waiting = Vec::new();
    for _ in 0..200 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: ").await.unwrap();
        waiting.push(stream);
    }
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = b"GET / HTTP/1.1\r\nHost: market.example\r\nConnection: close\r\n\r\n";
    stream.write_all(request).await.unwrap();
    assert!(rest(&mut stream).await.ends_with("here"));
    for mut stream in waiting {
        rest(&mut stream).await;
    }
}
