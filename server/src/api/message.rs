//! Messages of a negotiation: to the other side, or a note to one's own.

use axum::{
    Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    Instant, form,
    id::{FileId, MessageId},
    rfq::{
        message::{Audience, Text},
        offer::Side,
        view::{AttachmentView, MessageView},
    },
};
use serde::Serialize;
use service::{Error, rfq};
use utoipa::ToSchema;

use super::{
    caller::Caller,
    negotiation::{self, SideName},
    problem::Refusal,
    sent::Received,
};

/// A message.
#[derive(Serialize, ToSchema)]
#[schema(as = Message)]
pub(super) struct Message {
    #[schema(value_type = uuid::Uuid)]
    id: MessageId,
    /// The author's side.
    #[schema(value_type = SideName)]
    side: Side,
    /// `both` sides read it, or the author's `own` only.
    #[schema(example = "both")]
    audience: &'static str,
    text: String,
    /// What was handed in with it, on the negotiation's page, where it can be saved.
    files: Vec<Attachment>,
    #[schema(value_type = chrono::DateTime<chrono::Utc>)]
    created_at: Instant,
}

/// A file of a message.
#[derive(Serialize, ToSchema)]
struct Attachment {
    #[schema(value_type = uuid::Uuid)]
    id: FileId,
    #[schema(example = "drawing.pdf")]
    name: String,
    #[schema(example = "application/pdf")]
    media_type: &'static str,
    /// Bytes.
    size: u64,
}

impl Attachment {
    fn new(file: AttachmentView) -> Self {
        Self {
            id: file.id,
            name: file.name,
            media_type: file.kind.media_type(),
            size: file.size,
        }
    }
}

impl Message {
    pub(super) fn new(message: MessageView) -> Self {
        let audience = match message.own {
            true => Audience::Own,
            false => Audience::Both,
        };
        Self {
            id: message.id,
            side: message.side,
            audience: audience.code(),
            text: message.text,
            files: message.files.into_iter().map(Attachment::new).collect(),
            created_at: message.at,
        }
    }
}

/// What to write.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the fields `write` reads one by one")]
pub(super) struct NewMessage {
    /// Plain text, line breaks kept.
    #[schema(min_length = 1, max_length = 4000)]
    text: String,
    /// `both` if it is not said; `own` is a note the other side is never shown.
    #[schema(example = "both")]
    audience: Option<String>,
}

/// Writes a message.
///
/// The other side's people are mailed, at most once in a quarter of an hour a negotiation.
#[utoipa::path(
    post,
    path = "/api/v1/negotiations/{id}/messages",
    tag = "rfq",
    params(("id" = uuid::Uuid, Path, description = "The negotiation's id.")),
    request_body = NewMessage,
    security(("key" = ["rfq:write"])),
    responses((status = 201, description = "The message.", body = Message)),
)]
pub(super) async fn write(
    caller: Caller,
    Path(id): Path<String>,
    received: Received,
) -> Result<Response, Refusal> {
    caller.known()?;
    let id = caller.named(&id)?;
    let (actor, _) = negotiation::sat_at(&caller, id).await?;
    let mut sent = received.read(&caller)?;
    let audience = form::optional::<Audience>(&sent.text("audience"));
    let audience = sent.errors.take("audience", audience).flatten();
    let text = form::required::<Text>(&sent.text("text"));
    let text = text.map_err(|problem| domain::problem::FieldErrors::one("text", problem));
    let text = sent.end(text).map_err(|errors| caller.refuse(errors))?;
    let written = rfq::thread::write(&caller.ctx, &actor, id, audience.unwrap_or_default(), text).await;
    let made = written.map_err(|error| caller.refuse(error))?;
    let view = negotiation::at(&caller, id).await?;
    let message = view.messages.into_iter().find(|message| message.id == made);
    let message =
        message.ok_or_else(|| caller.refuse(Error::internal("the message just written is gone")))?;
    Ok((StatusCode::CREATED, Json(Message::new(message))).into_response())
}
