//! One question and its answer over a connection.

use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, header};
use bytes::Bytes;
use domain::{file::Taken, problem::Problem, web::WebAddress};
use http_body_util::{BodyExt, Empty, LengthLimitError, Limited};
use hyper::{
    body::{Body, Incoming},
    client::conn::http1::handshake,
    rt::{Read, Write},
};
use service::{
    file::check::too_heavy,
    port::{file_source::Version, picture_source::Unfetched},
};
use tokio::task::JoinSet;

use super::unreachable;

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The kinds that are wanted.
    pub accept: &'static str,
    /// The version that is known already.
    pub known: Option<&'a Version>,
    /// The most bytes.
    pub max: usize,
}

/// What is answered.
pub(super) enum Answer {
    /// What lies there, and what is said of it.
    Here(Bytes, HeaderMap),
    /// It is the version that is known.
    Unchanged,
    /// It lies elsewhere.
    Elsewhere(String),
}

/// Asks, and reads the answer: never more of it than was agreed.
pub(super) async fn exchange<S>(
    stream: S,
    address: &WebAddress,
    agent: &HeaderValue,
    asked: Asked<'_>,
) -> Result<Answer, Unfetched>
where
    S: Read + Write + Send + Unpin + 'static,
{
    let (mut sender, connection) = handshake(stream).await.map_err(|_| unreachable(address))?;
    // Ends with this function, whoever drops it.
    let mut driving = JoinSet::new();
    driving.spawn(connection);
    let mut request = Request::get(address.target())
        .header(header::HOST, address.authority())
        .header(header::USER_AGENT, agent)
        .header(header::ACCEPT, asked.accept)
        .header(header::CONNECTION, "close");
    for (name, known) in conditions(asked.known) {
        request = request.header(name, known);
    }
    let request = request.body(Empty::<Bytes>::new());
    let request = request.map_err(|_| Unfetched::Lasting(Problem::new("address-not-web")))?;
    let response = sender.send_request(request).await;
    let (head, body) = response.map_err(|_| unreachable(address))?.into_parts();
    match head.status {
        StatusCode::OK => {
            let content = read(body, address, asked.max).await?;
            Ok(Answer::Here(content, head.headers))
        }
        StatusCode::NOT_MODIFIED if asked.known.is_some() => Ok(Answer::Unchanged),
        status if status.is_redirection() => {
            let location = head.headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
            let location = location.ok_or_else(|| answered(address, status))?;
            Ok(Answer::Elsewhere(location.to_owned()))
        }
        status => Err(answered(address, status)),
    }
}

/// What asks only for another version than the one that is known (RFC 9110, 13.1).
fn conditions(known: Option<&Version>) -> impl Iterator<Item = (HeaderName, &str)> {
    let etag = known.and_then(|known| known.etag.as_deref());
    let changed = known.and_then(|known| known.last_modified.as_deref());
    [
        (header::IF_NONE_MATCH, etag),
        (header::IF_MODIFIED_SINCE, changed),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
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
