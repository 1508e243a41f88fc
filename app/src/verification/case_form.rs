//! The form of a decision: each fact with its own finding, end and note, then the ruling.

use super::words;
use crate::{
    i18n::error_of,
    t,
    ui::{Button, ChoiceOption, Choices, Field, FieldKind, Panel, Select, SelectOption, Textarea},
};
use chrono::TimeDelta;
use chrono_tz::Tz;
use domain::{
    Instant,
    company::{Assessment, Check, Fact, FactKind, Finding, VerificationCase},
    form,
    moderation::Ruling,
    problem::{FieldErrors, Problem},
};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How far ahead an end is proposed, where nothing is known of it.
const PROPOSED: TimeDelta = TimeDelta::days(365);

/// The form's fields as typed, by name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Typed(BTreeMap<String, String>);

impl Typed {
    /// The form as it opens: what was found before, with an end a year ahead where there is none.
    pub(super) fn of(case: &VerificationCase, zone: Tz, now: Instant) -> Self {
        let mut typed = BTreeMap::from([("seen".to_owned(), case.seen.clone())]);
        // A day given alone means its end: the day before is the last whole one.
        let date = |at: Instant| {
            let last = at.with_timezone(&zone) - TimeDelta::microseconds(1);
            last.format("%Y-%m-%d").to_string()
        };
        for (fact, _) in facts(case) {
            typed.insert(fact.field("until"), date(now + PROPOSED));
        }
        for known in &case.facts {
            let fact = Fact {
                kind: known.kind,
                paper: known.paper,
            };
            if let Finding::Confirmed { until } = known.finding
                && now < until
            {
                typed.insert(fact.field("finding"), "confirmed".to_owned());
                typed.insert(fact.field("until"), date(until));
            }
        }
        Self(typed)
    }

    fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// What its author had read.
    pub(super) fn seen(&self) -> &str {
        self.get("seen")
    }

    /// Reads it; all that is wrong is said at once.
    pub(super) fn parse(&self, zone: Tz) -> Result<Assessment, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut checks = BTreeMap::new();
        for field in self.0.keys() {
            let Some(Ok(fact)) = field.strip_suffix(".finding").map(str::parse::<Fact>) else {
                continue;
            };
            let finding = match self.get(field) {
                "confirmed" => errors
                    .take(
                        fact.field("until"),
                        form::instant(self.get(&fact.field("until")), zone),
                    )
                    .map(|until| Finding::Confirmed { until }),
                "refuted" => Some(Finding::Refuted),
                "" => None,
                _ => {
                    errors.add(field.clone(), Problem::new("unknown-verdict"));
                    None
                }
            };
            let note = form::optional_line(self.get(&fact.field("note")), Check::MAX_NOTE);
            let note = errors
                .take(fact.field("note"), note)
                .flatten()
                .unwrap_or_default();
            if let Some(finding) = finding {
                checks.insert(fact, Check { finding, note });
            }
        }
        let ruling = Ruling::parse(self.get("verdict"), self.get("reason"));
        match ruling {
            Ok(ruling) if errors.is_empty() => Ok(Assessment { checks, ruling }),
            Ok(_) => Err(errors),
            Err(wrong) => {
                errors.0.extend(wrong.0);
                Err(errors)
            }
        }
    }
}

/// What can be checked in this case: what is stated, and each certificate that was handed in.
fn facts(case: &VerificationCase) -> Vec<(Fact, Option<&str>)> {
    let stated = &case.statement;
    let kinds = [
        (FactKind::Licence, true),
        (FactKind::Address, stated.address.is_some()),
        (FactKind::Representative, !stated.contact.is_empty()),
        (FactKind::Bank, stated.bank.is_some()),
    ];
    let single = kinds
        .into_iter()
        .filter(|(_, there)| *there)
        .map(|(kind, _)| (Fact::of(kind), None));
    let certificates = case
        .papers
        .iter()
        .filter(|paper| paper.kind == FactKind::Certificate)
        .map(|paper| (Fact::certificate(paper.id), paper.title.as_deref()));
    single.chain(certificates).collect()
}

/// What a field with something wrong in it is called.
pub(super) fn fields_label(field: &str) -> String {
    match field.rsplit_once('.') {
        Some((_, "until")) => t!("verification-until"),
        Some((_, "note")) => t!("verification-finding-note"),
        Some(_) => t!("verification-finding"),
        None if field == "reason" => t!("moderation-reason"),
        None => t!("moderation-verdict"),
    }
}

/// The form.
pub(super) fn form(case: &VerificationCase, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let action = format!("/operating/verifications/{}/decide", case.row.entry.id);
    let rows = facts(case)
        .into_iter()
        .map(|(fact, title)| row(fact, words::fact(fact.kind, title), typed, errors))
        .collect_view();
    let verdict = |value: &str, label, hint| ChoiceOption {
        value: value.to_owned(),
        label,
        hint: Some(hint),
    };
    let verdicts = vec![
        verdict(
            "approve",
            t!("verification-approve"),
            t!("verification-approve-hint"),
        ),
        verdict(
            "request_changes",
            t!("verification-return"),
            t!("verification-return-hint"),
        ),
        verdict(
            "reject",
            t!("verification-reject"),
            t!("verification-reject-hint"),
        ),
    ];
    let form = view! {
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="seen" value=typed.seen().to_owned()/>
            <div class="rows">{rows}</div>
            <Choices
                name="verdict" label=t!("moderation-verdict") options=verdicts
                value=typed.get("verdict").to_owned() error=error_of(errors, "verdict")
            />
            <Textarea
                name="reason" label=t!("moderation-reason") hint=t!("verification-reason-hint")
                value=typed.get("reason").to_owned() error=error_of(errors, "reason")
            />
            <div class="actions"><Button>{t!("moderation-submit")}</Button></div>
        </form>
    };
    view! { <Panel title=t!("verification-decide")>{form}</Panel> }
}

/// One fact: what was found, until when, and what is to be said about it.
fn row(fact: Fact, name: String, typed: &Typed, errors: &FieldErrors) -> impl IntoView + use<> {
    let [finding, until, note] = ["finding", "until", "note"].map(|part| fact.field(part));
    let option = |value: &str, label| SelectOption {
        value: value.to_owned(),
        label,
    };
    let options = vec![
        option("", t!("verification-finding-none")),
        option("confirmed", t!("verification-finding-confirmed")),
        option("refuted", t!("verification-finding-refuted")),
    ];
    view! {
        <fieldset class="row">
            <legend class="row-name">{name}</legend>
            <div class="form-row">
                <Select
                    name=finding.clone() label=t!("verification-finding") options
                    value=typed.get(&finding).to_owned() error=error_of(errors, &finding)
                />
                <Field
                    name=until.clone() label=t!("verification-until") kind=FieldKind::Date
                    value=typed.get(&until).to_owned() error=error_of(errors, &until)
                />
            </div>
            <Field
                name=note.clone() label=t!("verification-finding-note") value=typed.get(&note).to_owned()
                error=error_of(errors, &note)
            />
        </fieldset>
    }
}
