//! A market's strip: at most four listings whose turn it is, apart from everything ranked, each with its label.

use super::{
    card::{Beside, card},
    words,
};
use crate::{failure::Failure, i18n::locale, t, visit::Visit};
use domain::promotion::view::Placement;
use leptos::prelude::*;

/// What stands in it now.
#[derive(Default)]
pub(crate) struct Strip {
    places: Vec<Placement>,
    beside: Beside,
}

impl Strip {
    /// The strip of a market; that it was shown is counted.
    pub(crate) async fn of(visit: &Visit, market: &str) -> Result<Self, Failure> {
        let places = service::promotion::strip(&visit.ctx, market).await?;
        for place in &places {
            visit.ctx.views.shown(place.campaign);
        }
        Ok(Self {
            beside: Beside::of(visit, places.iter().map(|place| &place.promoted)).await?,
            places,
        })
    }

    /// The section; nothing where no campaign runs.
    pub(crate) fn section(&self) -> Option<impl IntoView + use<>> {
        let places = self.places.iter().map(|place| self.place(place)).collect_view();
        (!self.places.is_empty()).then(|| {
            view! {
                <section class="strip" aria-labelledby="strip">
                    <h2 id="strip">{t!("promotion-strip")}</h2>
                    <ul class="promoted-list">{places}</ul>
                </section>
            }
        })
    }

    fn place(&self, place: &Placement) -> impl IntoView + use<> {
        let label = view! { <p>{words::label(place.paid)}</p> }.into_any();
        let (href, name) = (
            format!("/campaigns/{}", place.campaign),
            place.name.get(locale()).to_owned(),
        );
        let campaign = view! { <p class="small"><a href=href>{name}</a></p> }.into_any();
        let around = (Some(label), Some(campaign));
        card(&place.promoted, place.campaign, place.paid, &self.beside, around)
    }
}
