//! `/dev/mail`: the mails written to the data folder, readable in a browser.

use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{Empty, PageHead, Panel},
    visit::Visit,
};
use axum::{
    Extension,
    extract::Path,
    response::{Html, Response},
};
use leptos::prelude::*;
use mail_parser::MessageParser;
use service::Error;
use std::{path::PathBuf, sync::Arc};

/// Where the mails lie.
#[derive(Clone)]
pub struct MailFolder(pub Arc<PathBuf>);

/// How many of the newest are listed.
const NEWEST: usize = 100;

struct Mail {
    name: String,
    subject: String,
    to: String,
    text: String,
    html: String,
}

pub(super) async fn list(
    visit: Visit,
    Extension(folder): Extension<MailFolder>,
) -> Result<Response, Failure> {
    let mails = newest(&folder).await?;
    Ok(visit.page(|| {
        let body = view! {
            <PageHead title=t!("dev-mail")/>
            {if mails.is_empty() {
                view! { <Empty title=t!("dev-mail-none") text=t!("dev-mail-none-text")/> }.into_any()
            } else {
                mails.into_iter().map(panel).collect_view().into_any()
            }}
        };
        Page::new(t!("dev-mail"), body).crumb(t!("dev-crumb"), "/dev/ui")
    }))
}

fn panel(mail: Mail) -> impl IntoView {
    view! {
        <Panel title=mail.subject aside=mail.to>
            <pre class="mail-text">{mail.text}</pre>
            <p><a href=format!("/dev/mail/{}", mail.name)>"HTML"</a></p>
        </Panel>
    }
}

/// The HTML part as a mail program would show it: no scripts, nothing from elsewhere.
pub(super) async fn html(
    Path(name): Path<String>,
    Extension(folder): Extension<MailFolder>,
) -> Result<([(&'static str, &'static str); 1], Html<String>), Failure> {
    let known = newest(&folder)
        .await?
        .into_iter()
        .find(|mail| mail.name == name)
        .ok_or(Error::NotFound)?;
    let policy = (
        "content-security-policy",
        "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
    Ok(([policy], Html(known.html)))
}

async fn newest(folder: &MailFolder) -> Result<Vec<Mail>, Failure> {
    let folder = folder.0.clone();
    let read = tokio::task::spawn_blocking(move || read(&folder))
        .await
        .map_err(Error::internal)?;
    Ok(read.map_err(Error::internal)?)
}

fn read(folder: &std::path::Path) -> std::io::Result<Vec<Mail>> {
    // It is made when the first mail is written.
    if !folder.try_exists()? {
        return Ok(Vec::new());
    }
    let mut files = std::fs::read_dir(folder)?
        .map(|entry| entry.and_then(|entry| Ok((entry.metadata()?.modified()?, entry.path()))))
        .collect::<std::io::Result<Vec<_>>>()?;
    files.retain(|(_, path)| path.extension().is_some_and(|end| end == "eml"));
    files.sort_by(|a, b| b.cmp(a));
    files.truncate(NEWEST);
    files
        .iter()
        .map(|(_, path)| Ok(parse(path, &std::fs::read(path)?)))
        .collect()
}

fn parse(path: &std::path::Path, raw: &[u8]) -> Mail {
    let name = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let message = MessageParser::default().parse(raw).unwrap_or_default();
    let to = message
        .to()
        .and_then(|to| to.first())
        .and_then(|to| to.address())
        .unwrap_or_default()
        .to_owned();
    Mail {
        name,
        to,
        subject: message.subject().unwrap_or_default().to_owned(),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        html: message.body_html(0).unwrap_or_default().into_owned(),
    }
}
