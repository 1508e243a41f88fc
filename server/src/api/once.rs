//! `Idempotency-Key`: around every POST of REST. A program that does not know whether it was heard asks again under the
//! same key, and is answered what it was answered, or would have been, the first time.

use std::{collections::BTreeMap, time::Duration};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::id::OnceId;
use service::{
    Ctx, Error,
    integration::{self, Answer, Begun},
};

use super::{caller::Caller, import, problem::Cause};

/// The header's name.
pub(super) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Says that an answer is the one given before.
pub(super) const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The longest key.
pub(super) const MAX_KEY: usize = 255;
/// The largest body a request with such a key may have, and the largest answer that is kept.
const MAX_BODY: usize = 2 * 1024 * 1024;
/// How long the work may take; what is known of a request is given up later than that.
const LIMIT: Duration = Duration::from_secs(110);
/// Headers of an answer that are kept with it.
const KEPT: [HeaderName; 4] = [
    header::CONTENT_TYPE,
    header::LOCATION,
    header::ETAG,
    header::CONTENT_LANGUAGE,
];

/// Does a POST with an `Idempotency-Key` once.
pub(super) async fn once(mut request: Request, next: Next) -> Response {
    let name = request.headers().get(&IDEMPOTENCY_KEY).cloned();
    let caller = request.extensions().get::<Caller>().cloned();
    let (Some(name), Some(caller)) = (name, caller) else {
        return next.run(request).await;
    };
    // Without a key there is nobody to remember the request for, and nothing that can be posted.
    let Some(key) = caller.program.as_ref().map(|program| program.key) else {
        return next.run(request).await;
    };
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let refused = |cause: Cause| caller.refuse(cause).into_response();
    let Some(name) = name.to_str().ok().filter(|name| sound(name)) else {
        return refused(Cause::BadOnce);
    };
    let max = if request.uri().path() == import::PATH {
        import::MAX_BODY
    } else {
        MAX_BODY
    };
    let body = match to_bytes(std::mem::take(request.body_mut()), max).await {
        Ok(body) => body,
        Err(_) => return refused(Cause::TooLarge),
    };
    let asked = request.uri().path_and_query().map_or("", |asked| asked.as_str());
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.map_or(&b""[..], HeaderValue::as_bytes);
    match integration::begin(&caller.ctx, key, name, &[asked.as_bytes(), kind, &body]).await {
        Ok(Begun::Now(id)) => {
            *request.body_mut() = Body::from(body);
            work(caller, id, request, next).await
        }
        Ok(Begun::Answered(answer)) => again(answer),
        Ok(Begun::Busy) => refused(Cause::OnceBusy),
        Ok(Begun::Other) => refused(Cause::OnceReused),
        Ok(Begun::Lost) => refused(Cause::OnceLost),
        Err(error) => refused(error.into()),
    }
}

fn sound(name: &str) -> bool {
    (1..=MAX_KEY).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Does the work apart from the connection: whoever hangs up may ask later what became of it.
async fn work(caller: Caller, id: OnceId, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(Caller {
        ctx: caller.ctx.once(id),
        ..caller.clone()
    });
    let (ctx, late) = (caller.ctx.clone(), caller.refuse(Cause::TooSlow));
    let working = tokio::spawn(async move {
        let answered = tokio::time::timeout(LIMIT, next.run(request)).await;
        keep(&ctx, id, answered.unwrap_or_else(|_| late.into_response())).await
    });
    let kept = match working.await {
        Ok(kept) => kept,
        Err(panic) => {
            let failed = caller.refuse(Error::internal(panic)).into_response();
            keep(&caller.ctx, id, failed).await
        }
    };
    kept.unwrap_or_else(|error| caller.refuse(error).into_response())
}

async fn keep(ctx: &Ctx, id: OnceId, response: Response) -> Result<Response, Error> {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, MAX_BODY).await.map_err(Error::internal)?;
    let answer = Answer {
        status: parts.status.as_u16(),
        headers: kept(&parts.headers),
        body: String::from_utf8_lossy(&body).into_owned(),
    };
    integration::finish(ctx, id, &answer).await?;
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn kept(headers: &HeaderMap) -> BTreeMap<String, String> {
    KEPT.iter()
        .filter_map(|name| {
            let value = headers.get(name)?.to_str().ok()?;
            Some((name.to_string(), value.to_owned()))
        })
        .collect()
}

fn again(answer: Answer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Bytes::from(answer.body)).into_response();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    for (name, value) in answer.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse()) {
            headers.insert(name, value);
        }
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    response
}
