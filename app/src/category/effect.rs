//! What a change will do to listings, and the one press that does it.

use super::page;
use crate::{
    i18n::{locale, problem},
    page::Page,
    t,
    ui::{Button, ButtonKind, DataColumn, DataTable, LinkButton, Notice, PageHead, Panel, Tone},
};
use domain::catalog::schema::{
    Fault,
    effect::{Effect, Example, MAX_EXAMPLES},
};
use leptos::prelude::*;
use service::catalog::tree::Preview;

/// The change that is shown.
pub(super) struct Planned {
    pub(super) title: String,
    pub(super) lede: String,
    /// Where the confirmation is posted to, with what was typed.
    pub(super) action: String,
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) act: String,
    pub(super) back: String,
    pub(super) kind: ButtonKind,
    /// Whether one can go back to what was typed.
    pub(super) revises: bool,
}

/// The page. `overtaken`: what was confirmed is not what would be done any more.
pub(super) fn shown(planned: Planned, preview: &Preview, overtaken: bool) -> Page {
    let Planned {
        title,
        lede,
        action,
        fields,
        act,
        back,
        kind,
        revises,
    } = planned;
    let overtaken = overtaken.then(|| {
        view! {
            <Notice tone=Tone::Brass title=t!("category-overtaken")><p>{t!("category-overtaken-text")}</p></Notice>
        }
    });
    let hidden = fields
        .into_iter()
        .chain([("seen", preview.seal.clone())])
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let revise = revises.then(|| {
        view! { <Button kind=ButtonKind::Plain name="action" value="back">{t!("category-revise")}</Button> }
    });
    let (effect, examples) = (effect(&preview.effect), examples(&preview.effect));
    let body = view! {
        <PageHead title=title.clone() lede/>
        {overtaken}
        <Panel title=t!("category-effect")>
            {effect}
            {examples}
            <form method="post" action=action class="actions">
                {hidden}
                <Button kind name="action" value="confirm">{act}</Button>
                {revise}
                <LinkButton href=back kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
            </form>
        </Panel>
    };
    page(title, body)
}

/// In so many words.
fn effect(effect: &Effect) -> impl IntoView + use<> {
    let mut said = vec![t!("category-effect-listings", count = effect.listings)];
    if effect.lacking > 0 {
        said.push(t!("category-effect-lacking", count = effect.lacking));
    }
    if effect.unfit > 0 {
        said.push(t!("category-effect-unfit", count = effect.unfit));
    }
    if effect.freed > 0 {
        said.push(t!("category-effect-freed", count = effect.freed));
    }
    said.push(match (effect.listings, effect.lacking + effect.unfit) {
        (0, _) => t!("category-effect-none"),
        (_, 0) => t!("category-effect-harmless"),
        _ => t!("category-effect-kept"),
    });
    let items = said
        .into_iter()
        .map(|words| view! { <li>{words}</li> })
        .collect_view();
    view! { <ul>{items}</ul> }
}

fn examples(effect: &Effect) -> Option<impl IntoView + use<>> {
    if effect.examples.is_empty() {
        return None;
    }
    let columns = vec![
        DataColumn::words(t!("category-listing")),
        DataColumn::words(t!("category-fault")),
    ];
    let rows = effect.examples.iter().map(example).collect();
    let title = match effect.examples.len() < MAX_EXAMPLES {
        true => t!("category-examples"),
        false => t!("category-examples-first", count = MAX_EXAMPLES),
    };
    let caption = title.clone();
    Some(view! {
        <h3>{title}</h3>
        <DataTable caption columns rows/>
    })
}

fn example(example: &Example) -> Vec<AnyView> {
    let (href, title) = (
        format!("/listings/{}", example.listing),
        example.title.get(locale()).to_owned(),
    );
    let sku = example.sku.clone();
    let faults = example.faults.iter().map(fault).collect_view();
    vec![
        view! { <a href=href>{title}</a><span class="under">{sku}</span> }.into_any(),
        view! { <ul class="import-changes">{faults}</ul> }.into_any(),
    ]
}

fn fault(fault: &Fault) -> impl IntoView + use<> {
    let name = fault.name.get(locale());
    let words = match &fault.value {
        None => t!("category-lacks", name = name),
        Some(value) => t!(
            "category-unfit",
            name = name,
            value = value.as_str(),
            problem = problem(&fault.problem)
        ),
    };
    view! { <li>{words}</li> }
}
