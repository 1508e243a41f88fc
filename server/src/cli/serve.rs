//! `entrepot serve`: migrates, then serves and works until it is told to stop.

use std::{
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use anyhow::Context;
use clap::Args;
use service::{ctx::Clock, job::Share};
use tokio::sync::watch;

use super::seed;
use crate::{
    adapter::{mailer::Mailer, web::Web},
    config::Config,
    http,
    listen::{Patience, listen},
    sealer, setup,
    worker::Worker,
};

/// How long a search server that does not answer is left alone at most.
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Serve the market, and work its outbox.
#[derive(Debug, Args)]
pub struct Serve {
    /// Fill the database with demo data first, if it is empty.
    #[arg(long)]
    demo: bool,
    /// Leave the outbox to `entrepot worker`, all but the search index.
    #[arg(long)]
    no_worker: bool,
}

impl Serve {
    pub(super) async fn run(self, config: Arc<Config>) -> anyhow::Result<()> {
        let address = SocketAddr::new(config.bind, config.port);
        let listener =
            TcpListener::bind(address).with_context(|| format!("{address} can't be listened on"))?;
        let index = setup::index(&config)?;
        let ctx = setup::with_index(&config, Clock::System, index).await?;
        setup::migrate(&ctx).await?;
        if self.demo {
            seed::demo(&ctx, &config).await?;
        }
        tokio::spawn(catch_up(ctx.clone()));
        let mut stop = stop_signal();
        // The index stays with this process; a mail server that hangs must not hold it up,
        // and no machine a picture is fetched from holds up mail.
        let shares = if self.no_worker {
            &[Share::Index][..]
        } else {
            &[Share::Index, Share::Web, Share::Rest]
        };
        let web = Arc::new(Web::new(&config)?);
        let mut working = tokio::task::JoinSet::new();
        for share in shares {
            let (ctx, config, mailer) = (ctx.clone(), config.clone(), Mailer::new(&config)?);
            working.spawn(
                Worker {
                    ctx,
                    config,
                    mailer,
                    pictures: web.clone(),
                    files: web.clone(),
                    share: *share,
                }
                .run(stop.clone()),
            );
        }
        working.spawn(sealer::run(ctx.clone(), config.clone(), stop.clone()));
        tracing::info!(url = config.origin(), "serving");
        let app = http::router(&ctx, &config);
        let stopped = async move {
            let _ = stop.wait_for(|stop| *stop).await;
            // Whoever looks on comes back to another server, or to this one's successor.
            ctx.bus.close();
        };
        listen(listener, app, Patience::USUAL, stopped)
            .await
            .context("serving failed")?;
        working.join_all().await;
        Ok(())
    }
}

/// Teaches the search engine, and fills an index that was lost or is new, while the market is open already. A search
/// server that does not answer yet is asked again.
async fn catch_up(ctx: service::Ctx) {
    let mut pause = Duration::from_secs(1);
    let in_step = async || {
        service::search::vocabulary::teach(&ctx).await?;
        service::search::catch_up(&ctx).await
    };
    while let Err(error) = in_step().await {
        tracing::error!(%error, "the search index can't be built");
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// Becomes `true` at Ctrl-C or SIGTERM.
pub(super) fn stop_signal() -> watch::Receiver<bool> {
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        let interrupted = tokio::signal::ctrl_c();
        let terminated = async {
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(mut signal) => {
                    signal.recv().await;
                }
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! { _ = interrupted => {}, () = terminated => {} }
        sender.send_replace(true);
    });
    receiver
}
