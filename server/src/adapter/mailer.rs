//! Sending mail: by SMTP, or as `.eml` files in the data folder when no server is configured.

use std::{path::PathBuf, time::Duration};

use anyhow::Context;
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::config::Config;

/// How long one mail may take.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Where mail goes.
pub enum Mailer {
    /// A mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// A folder, readable at `/dev/mail`.
    Folder(AsyncFileTransport<Tokio1Executor>),
}

impl Mailer {
    /// What the configuration asks for.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let Some(url) = &config.smtp_url else {
            let folder = folder(config);
            std::fs::create_dir_all(&folder).context("the mail folder can't be made")?;
            return Ok(Self::Folder(AsyncFileTransport::new(folder)));
        };
        let transport =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url).context("SMTP_URL can't be used")?;
        Ok(Self::Smtp(transport.timeout(Some(TIMEOUT)).build()))
    }

    /// Hands a mail over.
    pub async fn send(&self, message: Message) -> anyhow::Result<()> {
        match self {
            Self::Smtp(smtp) => smtp
                .send(message)
                .await
                .map(drop)
                .context("the mail server refused"),
            Self::Folder(folder) => folder
                .send(message)
                .await
                .map(drop)
                .context("the mail could not be written"),
        }
    }
}

/// Where mails lie when there is no mail server.
pub fn folder(config: &Config) -> PathBuf {
    config.data_dir.join("mail")
}
