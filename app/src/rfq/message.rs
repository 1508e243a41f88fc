//! Writing messages on a negotiation's page, saving their files, and saying that one has read them.

use super::{
    message_form::{self, MessageForm},
    negotiation_view::{Shown, page},
    offer_form::OfferForm,
};
use crate::{
    failure::Failure,
    form::Form,
    i18n::error_of,
    shown_file, t,
    ui::{Button, ButtonKind, ChoiceOption, Choices, FileField, Textarea},
    visit::{Asking, Visit},
};
use axum::{
    extract::{Multipart, Path},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    file::Taken,
    id::{FileId, NegotiationId},
    problem::FieldErrors,
    rfq::{
        message::{Audience, MAX_FILES, Text},
        view::NegotiationView,
    },
};
use leptos::prelude::*;
use serde::Deserialize;
use service::{Error, rfq};

pub(super) async fn write(
    visit: Visit,
    Path(id): Path<NegotiationId>,
    form: Multipart,
) -> Result<Response, Failure> {
    let view = rfq::negotiation(&visit.ctx, &visit.actor, id).await?;
    visit.require(view.side.right())?;
    let mut typed = MessageForm::read(form).await;
    let written = match typed.parse() {
        Ok((audience, text, files)) => {
            rfq::thread::write_with(&visit.ctx, &visit.actor, id, audience, text, files).await
        }
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

/// A file of a message, to be saved.
pub(super) async fn file(
    asking: Asking,
    Path((id, file)): Path<(NegotiationId, FileId)>,
) -> Result<Response, Failure> {
    let (file, bytes) = rfq::thread::file(&asking.ctx, &asking.actor, id, file).await?;
    let plain = format!("attachment-{}", file.id);
    Ok(shown_file::saved(file.kind, &file.name, &plain, bytes))
}

/// Up to where somebody has read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReadForm {
    until: String,
}

pub(super) async fn read(
    visit: Visit,
    Path(id): Path<NegotiationId>,
    Form(typed): Form<ReadForm>,
) -> Result<Response, Failure> {
    rfq::thread::mark_read(&visit.ctx, &visit.actor, id, typed.until.parse().ok()).await?;
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
    let files = t!(
        "rfq-thread-files-hint",
        max = MAX_FILES,
        each = Taken::ATTACHMENT.max_words(),
        whole = message_form::most(),
        kinds = Taken::ATTACHMENT.names()
    );
    let wrong = error_of(errors, "files");
    view! {
        <form class="form" id="message" method="post" action=action enctype="multipart/form-data" novalidate>
            <Textarea
                name="text" label=t!("rfq-thread-text") hint=t!("rfq-thread-text-hint", max = Text::MAX) value=text
                error required=true rows=3
            />
            <Choices name="audience" label=t!("rfq-thread-audience") options=audiences value=audience error=unknown/>
            <FileField
                name="files" label=t!("rfq-thread-files") hint=files error=wrong multiple=true may_be_empty=true
                accept=".pdf,.jpg,.jpeg,.png,.webp,.xlsx,.docx"
            />
            <div class="actions"><Button kind=ButtonKind::Plain>{t!("rfq-thread-send")}</Button></div>
        </form>
    }
}

/// The label of a field of this form, for the summary of errors.
pub(super) fn label(field: &str) -> String {
    match field {
        "audience" => t!("rfq-thread-audience"),
        "files" => t!("rfq-thread-files"),
        _ => t!("rfq-thread-text"),
    }
}
