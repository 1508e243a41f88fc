//! The sequencer of the audit chain: seals what was committed, every second, and keeps the chain's end beside the
//! database, signed, so that a chain that was cut short or written anew is noticed.

use std::{path::PathBuf, sync::Arc, time::Duration};

use domain::audit::Head;
use service::{Ctx, audit};
use tokio::{sync::watch, time::sleep};

use crate::config::Config;

/// How often it looks.
const EVERY: Duration = Duration::from_secs(1);
/// What the signature is for.
const PURPOSE: &str = "audit.head";

/// Seals until `stop` says so, and then what is left.
pub async fn run(ctx: Ctx, config: Arc<Config>, mut stop: watch::Receiver<bool>) {
    loop {
        let stopping = *stop.borrow();
        if let Err(error) = all(&ctx, &config).await {
            tracing::error!(%error, "the audit chain can't be continued");
        }
        if stopping {
            return;
        }
        tokio::select! { _ = stop.changed() => {}, () = sleep(EVERY) => {} }
    }
}

/// Seals all that waits.
pub async fn all(ctx: &Ctx, config: &Config) -> anyhow::Result<()> {
    let mut end = None;
    while let Some(head) = audit::seal(ctx).await? {
        end = Some(head);
    }
    match end {
        Some(head) => keep(ctx, config, &head).await,
        None => Ok(()),
    }
}

fn file(config: &Config) -> PathBuf {
    config.data_dir.join("audit.head")
}

fn said(head: &Head) -> String {
    format!("{} {}", head.seq, head.hash)
}

/// Writes the head, wholly or not at all.
async fn keep(ctx: &Ctx, config: &Config, head: &Head) -> anyhow::Result<()> {
    let said = said(head);
    let signature = hex::encode(ctx.secret.mac(PURPOSE, said.as_bytes()));
    let new = config
        .data_dir
        .join(format!(".audit.head-{}", ctx.new_id::<uuid::Uuid>()));
    tokio::fs::write(&new, format!("{said} {signature}\n")).await?;
    tokio::fs::rename(&new, file(config)).await?;
    Ok(())
}

/// The head that was kept; `None` where none was. One that was not signed by this market is an error.
pub async fn kept(ctx: &Ctx, config: &Config) -> anyhow::Result<Option<Head>> {
    let file = file(config);
    let text = match tokio::fs::read_to_string(&file).await {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let head = read(ctx, text.trim());
    let forged = || anyhow::anyhow!("{} was not written by this market", file.display());
    Ok(Some(head.ok_or_else(forged)?))
}

fn read(ctx: &Ctx, text: &str) -> Option<Head> {
    let (said, signature) = text.rsplit_once(' ')?;
    let signature = hex::decode(signature).ok()?;
    if !ctx.secret.fits(PURPOSE, said.as_bytes(), &signature) {
        return None;
    }
    let (seq, hash) = said.split_once(' ')?;
    Some(Head {
        seq: seq.parse().ok()?,
        hash: hash.to_owned(),
    })
}
