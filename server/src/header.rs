//! What every answer tells the browser: what may run in it, who may frame it, what else it may be taken for.

use std::sync::Arc;

use app::nonce::Nonce;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::config::Config;

/// For whatever is no page: it loads nothing, runs nothing and is shown in no frame.
const INERT: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// For a drawing: its own style and nothing else, wherever it is opened.
const DRAWING: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// On every answer. Passkeys are asked for by this site alone; the rest of what a browser offers is not used.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), \
         publickey-credentials-create=(self)",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// Lays the headers around a request. A handler that says more itself (a policy of its own) is left alone.
pub async fn lay(State(config): State<Arc<Config>>, mut request: Request, next: Next) -> Response {
    let nonce = Nonce::new(&number());
    request.extensions_mut().insert(nonce.clone());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let kind = kind.map(<[u8]>::to_vec).unwrap_or_default();
    let policy = match &kind[..] {
        html if html.starts_with(b"text/html") => HeaderValue::from_str(&page(&nonce)).ok(),
        b"image/svg+xml" => Some(HeaderValue::from_static(DRAWING)),
        _ => Some(HeaderValue::from_static(INERT)),
    };
    if let Some(policy) = policy {
        set(headers, header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in ALWAYS {
        set(headers, name, HeaderValue::from_static(value));
    }
    // Pictures may stand on other sites: programs are given their addresses.
    if !kind.starts_with(b"image/") {
        let name = HeaderName::from_static("cross-origin-resource-policy");
        set(headers, name, HeaderValue::from_static("same-origin"));
    }
    if config.public_url.scheme() == "https" {
        let year = HeaderValue::from_static("max-age=31536000");
        set(headers, header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    headers.entry(name).or_insert(value);
}

/// For pages: scripts, styles and pictures come from this site only, forms stay here. The pages hold no inline script;
/// files that people handed in are never served as one.
fn page(nonce: &Nonce) -> String {
    format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    )
}

/// 128 bits nobody can guess.
fn number() -> [u8; 16] {
    #[expect(
        clippy::disallowed_methods,
        reason = "a number that must not be known beforehand"
    )]
    rand::Rng::random(&mut rand::rng())
}
