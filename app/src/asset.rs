//! The small static files that belong to the frame, served from the binary itself. What is compiled
//! (wasm, its glue, the style sheet) is not here: it lies in `/pkg`.

use crate::route::Routes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};

/// `/islands.js`, which wakes islands, `/passkey.js`, which asks browsers for passkeys, `/live.js`, which looks again at
/// what goes on, `/thread.js`, which shows what is written, `/suggest.js`, which suggests how a question goes on, and `/favicon.svg`.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Routes<S> {
    let islands = file(
        "text/javascript; charset=utf-8",
        include_str!("../assets/islands.js"),
    );
    let passkey = file(
        "text/javascript; charset=utf-8",
        include_str!("../assets/passkey.js"),
    );
    let live = file(
        "text/javascript; charset=utf-8",
        include_str!("../assets/live.js"),
    );
    let thread = file(
        "text/javascript; charset=utf-8",
        include_str!("../assets/thread.js"),
    );
    let suggest = file(
        "text/javascript; charset=utf-8",
        include_str!("../assets/suggest.js"),
    );
    let favicon = file("image/svg+xml", include_str!("../assets/favicon.svg"));
    Routes::new()
        .get("/islands.js", islands)
        .get("/passkey.js", passkey)
        .get("/live.js", live)
        .get("/thread.js", thread)
        .get("/suggest.js", suggest)
        .get("/favicon.svg", favicon)
}

type File = ([(axum::http::HeaderName, &'static str); 2], &'static str);

fn file(kind: &'static str, text: &'static str) -> impl Fn() -> std::future::Ready<File> + Clone {
    move || {
        std::future::ready((
            [(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=3600")],
            text,
        ))
    }
}
