//! Entrepot's pages and islands.
//!
//! With feature `ssr` (the server) every page is rendered to complete HTML. With feature `hydrate`
//! (wasm) only the islands remain, and the few modules they need: nothing in an unconditional
//! module may touch `service`, the i18n bundles or axum.

#[cfg(feature = "ssr")]
mod admin;
#[cfg(feature = "ssr")]
pub mod asset;
mod catalog;
#[cfg(feature = "ssr")]
mod category;
#[cfg(feature = "ssr")]
pub mod client;
#[cfg(feature = "ssr")]
mod company;
#[cfg(feature = "ssr")]
mod desk;
#[cfg(feature = "ssr")]
pub mod dev;
#[cfg(feature = "ssr")]
pub mod failure;
#[cfg(feature = "ssr")]
mod figures;
#[cfg(feature = "ssr")]
pub mod form;
pub mod format;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
mod identity;
#[cfg(feature = "ssr")]
mod integration;
#[cfg(feature = "ssr")]
pub mod letter;
#[cfg(feature = "ssr")]
mod markdown;
#[cfg(feature = "ssr")]
mod market;
#[cfg(feature = "ssr")]
mod moderation;
#[cfg(feature = "ssr")]
pub mod nonce;
#[cfg(feature = "ssr")]
mod order;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
mod price;
#[cfg(feature = "ssr")]
mod promotion;
#[cfg(feature = "ssr")]
mod rfq;
#[cfg(feature = "ssr")]
pub mod route;
#[cfg(feature = "ssr")]
pub mod router;
#[cfg(feature = "ssr")]
mod search;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
mod shown_file;
#[cfg(feature = "ssr")]
mod sitemap;
#[cfg(feature = "ssr")]
pub mod state;
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
mod verification;
#[cfg(feature = "ssr")]
pub mod visit;
#[cfg(feature = "ssr")]
pub mod visitor;

/// What `assets/islands.js` calls first: makes the browser ready to wake islands.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
