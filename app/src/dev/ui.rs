//! `/dev/ui`: every component with sample data, in the current language. What is not shown here is not
//! a component.

use super::sample;
use crate::{page::Page, t, ui::*};
use domain::problem::{FieldErrors, Problem};
use leptos::prelude::*;

/// The show of components.
pub fn page(now: domain::Instant) -> Page {
    let body = view! {
        <PageHead title=t!("dev-title") lede=t!("dev-lede")>
            <LinkButton href="#forms" kind=ButtonKind::Plain>{t!("dev-forms")}</LinkButton>
            <LinkButton href="#terms">{t!("dev-terms")}</LinkButton>
        </PageHead>
        {route(now)}
        <div class="columns">
            <div class="stack">{terms()}{comparison()}</div>
            <div class="stack">{timeline(now)}{prices()}</div>
        </div>
        {chart()}
        {list(now)}
        {form()}
        {messages()}
        {confirm()}
    };
    Page::new(t!("dev-title"), body).crumb(t!("dev-crumb"), "/dev")
}

fn route(now: domain::Instant) -> impl IntoView {
    view! {
        <Panel title=t!("dev-route") aside="RFQ-2026-00184">
            <Stepper steps=sample::steps(now) turn=Some(sample::turn(now))/>
        </Panel>
    }
}

fn terms() -> impl IntoView {
    view! {
        <div id="terms"><Terms title=t!("dev-offer") aside="sha256 7c1e…a09f" terms=sample::terms() total=Some(sample::total())/></div>
    }
}

fn comparison() -> impl IntoView {
    let actions = vec![
        view! { <LinkButton href="#" kind=ButtonKind::Plain>{t!("dev-counter")}</LinkButton> }.into_any(),
        view! { <LinkButton href="#confirm">{t!("dev-accept")}</LinkButton> }.into_any(),
        view! { <LinkButton href="#" kind=ButtonKind::Plain>{t!("dev-counter")}</LinkButton> }.into_any(),
    ];
    view! {
        <Comparison
            caption=t!("dev-comparison") columns=sample::comparison_columns() rows=sample::comparison_rows() actions
        />
    }
}

fn timeline(now: domain::Instant) -> impl IntoView {
    view! { <Panel title=t!("dev-timeline")><Timeline entries=sample::timeline(now)/></Panel> }
}

fn chart() -> impl IntoView {
    view! { <Panel title=t!("dev-chart")><div class="charts"><BarChart title=t!("dev-chart-title") bars=sample::bars()/></div></Panel> }
}

fn prices() -> impl IntoView {
    view! {
        <Panel title=t!("dev-figures")>
            <Figure value=sample::unit_price() per=t!("dev-per-net") about=t!("dev-about") size=FigureSize::Large/>
            <Figure value=sample::quantity()/>
            <div class="badges">
                <Badge>{t!("dev-registered")}</Badge>
                <Badge tone=Tone::Leaf>{t!("dev-verified")}</Badge>
                <Badge tone=Tone::Sea>{t!("dev-in-production")}</Badge>
                <Badge tone=Tone::Brass>{t!("dev-advertisement")}</Badge>
                <Badge tone=Tone::Rust>{t!("dev-overdue")}</Badge>
            </div>
            <div class="actions">
                <Button>{t!("dev-accept")}</Button>
                <Button kind=ButtonKind::Plain>{t!("dev-counter")}</Button>
                <Button kind=ButtonKind::Danger>{t!("dev-reject")}</Button>
                <Button kind=ButtonKind::Quiet>{t!("dev-export")}</Button>
            </div>
        </Panel>
    }
}

fn list(now: domain::Instant) -> impl IntoView {
    view! {
        <section class="stack-tight">
            <Tabs label=t!("dev-list") tabs=sample::tabs()/>
            <Panel>
                <DataTable caption=t!("dev-list") columns=sample::columns() rows=sample::rows(now)/>
            </Panel>
            <Pager previous=Some("#".to_owned()) next=Some("#".to_owned())/>
        </section>
    }
}

fn form() -> impl IntoView {
    let mut errors = FieldErrors::one("quantity", Problem::new("not-a-number"));
    errors.add(
        "note",
        Problem::new("too-long").with("max", 20).with("length", 24),
    );
    let wrong = |field| crate::i18n::error_of(&errors, field);
    let (quantity, note) = (wrong("quantity"), wrong("note"));
    view! {
        <Panel title=t!("dev-forms")>
            <form class="form" id="forms" method="get" action="/dev/ui">
                <ErrorSummary errors label/>
                <Field name="title" label=t!("dev-field-title") value=t!("dev-field-title-value") required=true/>
                <div class="form-row">
                    <Field
                        name="quantity" label=t!("dev-field-quantity") value="5,000x" error=quantity
                        hint=t!("dev-field-quantity-hint") kind=FieldKind::Decimal suffix=t!("dev-unit") required=true
                    />
                    <Select
                        name="incoterm" label=t!("dev-field-incoterm") options=sample::incoterms() value="FOB" required=true
                    />
                    <Field name="deadline" label=t!("dev-field-deadline") kind=FieldKind::Date required=true/>
                </div>
                <Choices name="visibility" label=t!("dev-field-visibility") options=sample::choices() value="direct"/>
                <Checks name="trades" label=t!("dev-field-trades") options=sample::trades() values=vec!["sea".to_owned()]/>
                <Textarea name="note" label=t!("dev-field-note") value=t!("dev-field-note-value") error=note/>
                <Checkbox name="copy" label=t!("dev-field-copy") checked=true/>
                <div class="actions"><Button>{t!("dev-publish")}</Button></div>
            </form>
        </Panel>
    }
}

fn label(field: &str) -> String {
    match field {
        "quantity" => t!("dev-field-quantity"),
        _ => t!("dev-field-note"),
    }
}

fn messages() -> impl IntoView {
    view! {
        <div class="stack-tight">
            <Notice tone=Tone::Leaf title=t!("dev-notice-done")/>
            <Notice tone=Tone::Brass title=t!("dev-notice-changed")><p>{t!("dev-notice-changed-text")}</p></Notice>
            <Overtaken/>
            <Notice tone=Tone::Rust title=t!("dev-notice-failed")><p>{t!("dev-notice-failed-text")}</p></Notice>
        </div>
        <Panel><Secret name="key" label=t!("dev-secret") value="ent_0123456789abcdefghijABCDEFGHIJxy1cg7GI"/></Panel>
        <Panel>
            <Empty title=t!("dev-empty") text=t!("dev-empty-text")>
                <LinkButton href="#">{t!("dev-empty-action")}</LinkButton>
            </Empty>
        </Panel>
    }
}

fn confirm() -> impl IntoView {
    view! {
        <div id="confirm"><Confirm
            title=t!("dev-confirm") consequence=t!("dev-confirm-text") terms=sample::agreed()
            total=Some(sample::total()) action="/dev/ui" act=t!("dev-accept") back="#terms"
        /></div>
    }
}
