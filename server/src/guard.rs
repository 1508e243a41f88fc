//! Cross-site request forgery: a request that may change something must come from this site's own pages.
//!
//! Browsers send `Origin` with every unsafe request and scripts can't forge it.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// Refuses unsafe requests from elsewhere.
pub async fn same_origin(State(origin): State<Arc<str>>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || comes_from_here(request.headers(), &origin) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

fn comes_from_here(headers: &HeaderMap, public: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if text("sec-fetch-site").is_some_and(|site| site != "same-origin") {
        return false;
    }
    let Some(origin) = text("origin") else {
        return false;
    };
    // The site may be reached by more names than its public one (127.0.0.1, a port-forward): the name asked for counts.
    let host = origin.split_once("://").map(|(_, host)| host);
    origin == public || (host.is_some() && host == text("host"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
            .collect();
        comes_from_here(&headers, "https://market.example")
    }

    #[test]
    fn only_this_sites_own_pages_may_change_something() {
        assert!(allowed(&[("origin", "https://market.example")]));
        assert!(allowed(&[
            ("origin", "http://127.0.0.1:3000"),
            ("host", "127.0.0.1:3000")
        ]));
        assert!(allowed(&[
            ("origin", "https://market.example"),
            ("sec-fetch-site", "same-origin")
        ]));
        assert!(!allowed(&[("authorization", "Basic dXNlcjpwdw==")]));
        assert!(!allowed(&[]));
        assert!(!allowed(&[("origin", "null"), ("host", "market.example")]));
        assert!(!allowed(&[
            ("origin", "https://evil.example"),
            ("host", "market.example")
        ]));
        assert!(!allowed(&[
            ("origin", "https://market.example"),
            ("sec-fetch-site", "same-site")
        ]));
    }
}
