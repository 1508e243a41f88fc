//! Mails: a job's ids become a letter's facts, the facts become words (in `app`), the words become a message.

use anyhow::Context;
use domain::{id::JobId, notification};
use lettre::{
    Message,
    message::{Mailbox, MultiPart},
};
use service::Ctx;

use crate::{adapter::mailer::Mailer, config::Config};

/// Sends the mail of a job. The job's id is the message's, so that receivers can tell a repetition.
pub async fn deliver(
    ctx: &Ctx,
    config: &Config,
    mailer: &Mailer,
    job: JobId,
    mail: &notification::Mail,
) -> anyhow::Result<()> {
    let letter = match service::notification::letter(ctx, mail).await {
        // Nobody to tell any more, or nothing they may see.
        Err(service::Error::NotFound) => return Ok(()),
        letter => letter?,
    };
    let words = app::letter::words(&letter, &config.origin());
    let to = Mailbox::new(
        Some(letter.name),
        letter.to.parse().context("an address that can't be written to")?,
    );
    let host = config.public_url.host_str().unwrap_or("localhost");
    let message = Message::builder()
        .message_id(Some(format!("<{job}@{host}>")))
        .date(std::time::SystemTime::from(ctx.now()))
        .from(config.mail_from.clone())
        .to(to)
        .subject(words.subject)
        .multipart(MultiPart::alternative_plain_html(words.text, words.html))
        .context("the mail can't be put together")?;
    mailer.send(message).await
}
