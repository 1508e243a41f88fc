//! Writing messages on a negotiation's page, and saying that one has read them.

use super::{
    negotiation_view::{Shown, page},
    offer_form::OfferForm,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    t,
    ui::{Button, ButtonKind, ChoiceOption, Choices, Textarea},
    visit::Visit,
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    form,
    id::NegotiationId,
    problem::FieldErrors,
    rfq::{
        message::{Audience, Text},
        view::NegotiationView,
    },
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, rfq};

/// A message as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MessageForm {
    text: String,
    audience: String,
}

impl MessageForm {
    fn parse(&self) -> Result<(Audience, Text), FieldErrors> {
        let mut errors = FieldErrors::default();
        let audience = errors.take("audience", form::optional(&self.audience));
        let text = errors.take("text", form::required(&self.text));
        match (audience, text) {
            (Some(audience), Some(text)) => Ok((audience.unwrap_or_default(), text)),
            _ => Err(errors),
        }
    }
}

pub(super) async fn write(
    visit: Visit,
    Path(id): Path<NegotiationId>,
    Form(typed): Form<MessageForm>,
) -> Result<Response, Failure> {
    let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
    visit.require(view.side.right())?;
    let written = match typed.parse() {
        Ok((audience, text)) => rfq::thread::write(&visit.ctx, &visit.actor, id, audience, text).await,
        Err(errors) => Err(errors.into()),
    };
    match written {
        Ok(_) => Ok(Redirect::to(&format!("/negotiations/{id}#thread")).into_response()),
        Err(Error::Invalid(errors)) => {
            let (zone, now) = (visit.frame.visitor.time_zone, visit.frame.now);
            let (offer, none) = (OfferForm::prefilled(&view, zone, now), FieldErrors::default());
            let shown = Shown::quiet(&offer, &none).writing(&typed, &errors);
            Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || {
                page(&view, &shown, zone, now)
            }))
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn read(visit: Visit, Path(id): Path<NegotiationId>) -> Result<Response, Failure> {
    rfq::thread::mark_read(&visit.ctx, &visit.actor, id).await?;
    Ok(Redirect::to(&format!("/negotiations/{id}#thread")).into_response())
}

/// The form below the record.
pub(super) fn form(
    view: &NegotiationView,
    typed: &MessageForm,
    errors: &FieldErrors,
) -> impl IntoView + use<> {
    let option = |audience: Audience, label: String, hint: String| ChoiceOption {
        value: audience.code().to_owned(),
        label,
        hint: Some(hint),
    };
    let audiences = vec![
        option(Audience::Both, t!("rfq-thread-both"), t!("rfq-thread-both-hint")),
        option(Audience::Own, t!("rfq-thread-own"), t!("rfq-thread-own-hint")),
    ];
    let audience = match typed.audience.as_str() {
        "" => Audience::Both.code().to_owned(),
        typed => typed.to_owned(),
    };
    let action = format!("/negotiations/{}/messages", view.id);
    let (text, error, unknown) = (
        typed.text.clone(),
        error_of(errors, "text"),
        error_of(errors, "audience"),
    );
    view! {
        <form class="form" id="message" method="post" action=action novalidate>
            <Textarea
                name="text" label=t!("rfq-thread-text") hint=t!("rfq-thread-text-hint", max = Text::MAX) value=text
                error required=true rows=3
            />
            <Choices name="audience" label=t!("rfq-thread-audience") options=audiences value=audience error=unknown/>
            <div class="actions"><Button kind=ButtonKind::Plain>{t!("rfq-thread-send")}</Button></div>
        </form>
    }
}

/// The label of a field of this form, for the summary of errors.
pub(super) fn label(field: &str) -> String {
    match field {
        "audience" => t!("rfq-thread-audience"),
        _ => t!("rfq-thread-text"),
    }
}
