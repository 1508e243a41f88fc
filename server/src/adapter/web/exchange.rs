//! One question and its answer over a connection.

use axum::http::{HeaderValue, Request, StatusCode, header};
use bytes::Bytes;
use domain::{file::Taken, problem::Problem, web::WebAddress};
use http_body_util::{BodyExt, Empty, LengthLimitError, Limited};
use hyper::{
    body::{Body, Incoming},
    client::conn::http1::handshake,
    rt::{Read, Write},
};
use service::{file::check::too_heavy, port::picture_source::Unfetched};
use tokio::task::JoinSet;

use super::unreachable;

/// What is answered.
pub(super) enum Answer {
    /// What lies there.
    Here(Bytes),
    /// It lies elsewhere.
    Elsewhere(String),
}

/// Asks, and reads the answer: never more than `max` bytes of it.
pub(super) async fn exchange<S>(
    stream: S,
    address: &WebAddress,
    agent: &HeaderValue,
    max: usize,
) -> Result<Answer, Unfetched>
where
    S: Read + Write + Send + Unpin + 'static,
{
    let (mut sender, connection) = handshake(stream).await.map_err(|_| unreachable(address))?;
    // Ends with this function, whoever drops it.
    let mut driving = JoinSet::new();
    driving.spawn(connection);
    let request = Request::get(address.target())
        .header(header::HOST, address.authority())
        .header(header::USER_AGENT, agent)
        .header(header::ACCEPT, "image/jpeg, image/png, image/webp")
        .header(header::CONNECTION, "close")
        .body(Empty::<Bytes>::new());
    let request = request.map_err(|_| Unfetched::Lasting(Problem::new("address-not-web")))?;
    let response = sender.send_request(request).await;
    let (head, body) = response.map_err(|_| unreachable(address))?.into_parts();
    match head.status {
        StatusCode::OK => read(body, address, max).await.map(Answer::Here),
        status if status.is_redirection() => {
            let location = head.headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
            let location = location.ok_or_else(|| answered(address, status))?;
            Ok(Answer::Elsewhere(location.to_owned()))
        }
        status => Err(answered(address, status)),
    }
}

async fn read(body: Incoming, address: &WebAddress, max: usize) -> Result<Bytes, Unfetched> {
    let heavy = || {
        Unfetched::Lasting(too_heavy(Taken {
            max,
            ..Taken::PICTURE
        }))
    };
    if body.size_hint().lower() > max as u64 {
        return Err(heavy());
    }
    match Limited::new(body, max).collect().await {
        Ok(whole) => Ok(whole.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(heavy()),
        Err(_) => Err(unreachable(address)),
    }
}

/// A status that brings no picture. Some of them pass.
fn answered(address: &WebAddress, status: StatusCode) -> Unfetched {
    let problem = Problem::new("address-answered")
        .with("host", address.host())
        .with("status", status.as_u16());
    let passing = [
        StatusCode::REQUEST_TIMEOUT,
        StatusCode::TOO_EARLY,
        StatusCode::TOO_MANY_REQUESTS,
    ];
    if status.is_server_error() || passing.contains(&status) {
        Unfetched::Passing(problem)
    } else {
        Unfetched::Lasting(problem)
    }
}
