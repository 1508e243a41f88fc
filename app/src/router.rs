//! Every page and every form, noun by noun.

use crate::{
    admin, asset, catalog, category, company, desk,
    dev::{self, MailFolder},
    failure, figures, identity, integration, market, moderation, order, price, promotion, rfq,
    route::Routes,
    search, sitemap,
    state::AppState,
    verification,
};
use axum::{http::StatusCode, middleware};

/// What programs of others post to, which no guard against other sites' pages may refuse: each is opened by a token of
/// its own, and knows no session.
pub fn unguarded(state: AppState) -> Routes {
    search::unguarded().with_state(state)
}

/// The pages; those for developers only where there is a folder of mails to show. Sessions, guards and compression
/// are laid around them by the server.
pub fn router(state: AppState, mails: Option<MailFolder>) -> Routes {
    let mut nouns = Routes::new()
        .merge(admin::routes())
        .merge(catalog::routes())
        .merge(category::routes())
        .merge(company::routes())
        .merge(desk::routes())
        .merge(figures::routes())
        .merge(identity::routes())
        .merge(integration::routes())
        .merge(market::routes())
        .merge(moderation::routes())
        .merge(order::routes())
        .merge(price::routes())
        .merge(promotion::routes())
        .merge(rfq::routes())
        .merge(search::routes())
        .merge(sitemap::routes())
        .merge(verification::routes());
    if let Some(mails) = mails {
        nouns = nouns.merge(dev::routes(mails));
    }
    nouns
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(middleware::from_fn_with_state(
            state.clone(),
            identity::again::carry,
        ))
        .layer(middleware::from_fn_with_state(state.clone(), failure::render))
        .merge(asset::routes())
        .with_state(state)
}
