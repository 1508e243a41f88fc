//! Mails: a letter's facts become words (in `app`), the words become a message.

mod unsubscribe;

use anyhow::Context;
use domain::{Instant, id::JobId, notification::Letter};
use lettre::{
    Message,
    message::{Mailbox, MultiPart},
};

use crate::{adapter::mailer::Mailer, config::Config};

/// Sends the letter of a job. The job's id is the message's, so that receivers can tell a repetition.
pub async fn deliver(
    config: &Config,
    mailer: &Mailer,
    job: JobId,
    now: Instant,
    letter: service::Result<Letter>,
) -> anyhow::Result<()> {
    let letter = match letter {
        // Nobody to tell any more, or nothing they may see.
        Err(service::Error::NotFound) => return Ok(()),
        letter => letter?,
    };
    let words = app::letter::words(&letter, &config.origin());
    let to = Mailbox::new(
        Some(in_one_line(&letter.name)),
        letter.to.parse().context("an address that can't be written to")?,
    );
    let host = config.public_url.host_str().unwrap_or("localhost");
    let mut message = Message::builder()
        .message_id(Some(format!("<{job}@{host}>")))
        .date(std::time::SystemTime::from(now))
        .from(config.mail_from.clone())
        .to(to)
        .subject(in_one_line(&words.subject));
    if let Some(address) = &words.unsubscribe {
        message = unsubscribe::lay(message, address);
    }
    let message = message
        .multipart(MultiPart::alternative_plain_html(words.text, words.html))
        .context("the mail can't be put together")?;
    mailer.send(message).await
}

/// Without line breaks and other control characters: what becomes a header can't begin another one.
fn in_one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}
