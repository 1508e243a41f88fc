//! What an entry will do to searches, and the one press that saves it.

use super::{PATH, line, page};
use crate::{
    format::group,
    i18n::locale,
    page::Page,
    t,
    ui::{Button, ButtonKind, DataColumn, DataTable, LinkButton, Notice, PageHead, Panel, Tone},
};
use domain::search::vocabulary::{Direction, Entry, EntryRow, TermEffect};
use leptos::prelude::*;
use service::search::vocabulary::Preview;

/// The entry that is shown.
pub(super) struct Planned<'a> {
    /// What stands in its place now.
    pub(super) row: Option<&'a EntryRow>,
    pub(super) entry: &'a Entry,
    /// What was confirmed is not what would be done any more.
    pub(super) overtaken: bool,
    /// Where the confirmation is posted to, with what was typed.
    pub(super) action: String,
    pub(super) fields: Vec<(&'static str, String)>,
}

pub(super) fn shown(planned: Planned<'_>, preview: Preview) -> Page {
    let overtaken = planned.overtaken.then(|| {
        view! {
            <Notice tone=Tone::Brass title=t!("vocabulary-overtaken")><p>{t!("vocabulary-overtaken-text")}</p></Notice>
        }
    });
    let title = t!("vocabulary-preview");
    let lede = match planned.row {
        Some(row) if row.entry != *planned.entry => t!(
            "vocabulary-preview-instead",
            before = line(&row.entry),
            after = line(planned.entry)
        ),
        _ => line(planned.entry),
    };
    let hidden = planned
        .fields
        .into_iter()
        .chain([("seen", preview.seal.clone())])
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view();
    let said = said(planned.entry, &preview);
    let warnings = warnings(&preview);
    let terms = table(preview.terms);
    let body = view! {
        <PageHead title=title.clone() lede/>
        {overtaken}
        {warnings}
        <Panel title=t!("vocabulary-effect")>
            {said}
            {terms}
            <form method="post" action=planned.action class="actions">
                {hidden}
                <Button name="action" value="confirm">{t!("vocabulary-save")}</Button>
                <Button kind=ButtonKind::Plain name="action" value="back">{t!("vocabulary-revise")}</Button>
                <LinkButton href=PATH kind=ButtonKind::Quiet>{t!("ui-not-now")}</LinkButton>
            </form>
        </Panel>
    };
    page(title, body)
}

/// What will happen, in so many words.
fn said(entry: &Entry, preview: &Preview) -> impl IntoView + use<> {
    let first = entry.terms().first().cloned().unwrap_or_default();
    let effect = match (preview.altogether, entry.direction()) {
        (0, _) => t!("vocabulary-effect-nothing"),
        (count, Direction::Both) => t!("vocabulary-effect-both", count = count),
        (count, Direction::OneWay) => t!("vocabulary-effect-one-way", count = count, term = first),
    };
    view! {
        <ul>
            <li>{effect}</li>
            <li>{t!("vocabulary-effect-order")}</li>
            <li>{t!("vocabulary-effect-read")}</li>
        </ul>
    }
}

/// What deserves a second look: terms nobody's listing has, and terms of other entries.
fn warnings(preview: &Preview) -> impl IntoView + use<> {
    let nowhere = preview.terms.iter().filter(|term| term.alone == 0);
    let nowhere = nowhere
        .map(|term| view! { <li>{t!("vocabulary-nowhere", term = term.term.as_str())}</li> }.into_any());
    let elsewhere = preview.terms.iter().flat_map(|term| {
        let entry = |row: &EntryRow| {
            let (href, entry) = (format!("{PATH}/{}", row.id), line(&row.entry));
            let words = t!("vocabulary-elsewhere", term = term.term.as_str());
            view! { <li>{words}" "<a href=href>{entry}</a></li> }.into_any()
        };
        term.also_in.iter().map(entry)
    });
    let items: Vec<_> = nowhere.chain(elsewhere).collect();
    (!items.is_empty()).then(|| {
        view! { <Notice tone=Tone::Brass title=t!("vocabulary-look-again")><ul>{items}</ul></Notice> }
    })
}

fn table(terms: Vec<TermEffect>) -> impl IntoView {
    let columns = vec![
        DataColumn::words(t!("vocabulary-term")),
        DataColumn::figures(t!("vocabulary-alone")),
        DataColumn::figures(t!("vocabulary-then")),
        DataColumn::words(t!("vocabulary-examples")),
    ];
    let rows = terms.into_iter().map(row).collect();
    view! { <DataTable caption=t!("vocabulary-effect") columns rows/> }
}

fn row(effect: TermEffect) -> Vec<AnyView> {
    let example = |(id, title): (domain::id::ListingId, domain::text::Bilingual)| {
        let (href, title) = (format!("/listings/{id}"), title.get(locale()).to_owned());
        view! { <li><a href=href>{title}</a></li> }
    };
    let examples = match effect.examples.is_empty() {
        true => t!("vocabulary-no-examples").into_any(),
        false => {
            let examples = effect.examples.into_iter().map(example).collect_view();
            view! { <ul class="import-changes">{examples}</ul> }.into_any()
        }
    };
    vec![
        effect.term.into_any(),
        group(&effect.alone.to_string()).into_any(),
        group(&effect.then.to_string()).into_any(),
        examples,
    ]
}
