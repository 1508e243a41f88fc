//! Where one is signed in, and ending it there.

use crate::{
    failure::Failure,
    page::Page,
    t,
    ui::{Badge, Button, ButtonKind, DataColumn, DataTable, Moment, PageHead, Panel, Tone},
    visit::Visit,
    visitor::Area,
};
use axum::{
    extract::Path,
    response::{Redirect, Response},
};
use domain::identity::{Browser, SessionRow, System, UserAgent};
use leptos::prelude::*;
use service::identity::session;
use tower_sessions::Session;

pub(super) async fn show(visit: Visit, session: Session) -> Result<Response, Failure> {
    let rows = session::list(&visit.ctx, visit.person()?, &token(&session)).await?;
    Ok(visit.page(|| page(rows)))
}

pub(super) async fn end(visit: Visit, Path(id): Path<String>) -> Result<Redirect, Failure> {
    session::end(&visit.ctx, visit.person()?, &id).await?;
    Ok(Redirect::to("/account/sessions"))
}

pub(super) async fn end_others(visit: Visit, session: Session) -> Result<Redirect, Failure> {
    session::end_others(&visit.ctx, visit.person()?, &token(&session)).await?;
    Ok(Redirect::to("/account/sessions"))
}

/// The token of the session at hand.
pub(super) fn token(session: &Session) -> String {
    session.id().map(|id| id.to_string()).unwrap_or_default()
}

fn page(rows: Vec<SessionRow>) -> Page {
    let (title, caption) = (t!("account-sessions"), t!("account-sessions"));
    let others = rows.iter().any(|row| !row.current);
    let columns = vec![
        DataColumn::words(t!("account-device")),
        DataColumn::words(t!("account-network-address")),
        DataColumn::words(t!("account-since")),
        DataColumn::words(t!("account-seen")),
        DataColumn::words(t!("account-end")),
    ];
    let rows = rows.into_iter().map(row).collect();
    let everywhere = others.then(|| {
        view! {
            <form method="post" action="/account/sessions/end-others">
                <p class="muted">{t!("account-end-others-hint")}</p>
                <div class="actions"><Button kind=ButtonKind::Plain>{t!("account-end-others")}</Button></div>
            </form>
        }
    });
    let body = view! {
        <PageHead title=title.clone() lede=t!("account-sessions-lede")/>
        <Panel><DataTable caption=caption columns rows/>{everywhere}</Panel>
    };
    Page::new(title, body).at(Area::Account)
}

fn row(row: SessionRow) -> Vec<AnyView> {
    let end = if row.current {
        view! { <Badge tone=Tone::Leaf>{t!("account-this-one")}</Badge> }.into_any()
    } else {
        view! {
            <form method="post" action=format!("/account/sessions/{}/end", row.id)>
                <Button kind=ButtonKind::Quiet>{t!("account-end")}</Button>
            </form>
        }
        .into_any()
    };
    let address = row
        .address
        .map_or_else(|| t!("account-unknown"), |address| address.to_string());
    vec![
        device(row.device).into_any(),
        address.into_any(),
        view! { <Moment at=row.started_at exact=true/> }.into_any(),
        view! { <span><Moment at=row.seen_at/><span class="under"><Moment at=row.seen_at exact=true/></span></span> }
            .into_any(),
        end,
    ]
}

/// `Chrome · Windows`.
fn device(device: UserAgent) -> String {
    let (browser, system) = (device.browser.map(browser), device.system.map(system));
    let known: Vec<String> = browser.into_iter().chain(system).collect();
    if known.is_empty() {
        t!("account-device-unknown")
    } else {
        known.join(" · ")
    }
}

fn browser(browser: Browser) -> String {
    match browser {
        Browser::WeChat => t!("account-browser-wechat"),
        Browser::DingTalk => t!("account-browser-dingtalk"),
        Browser::Qq => t!("account-browser-qq"),
        Browser::Uc => t!("account-browser-uc"),
        Browser::Huawei => t!("account-browser-huawei"),
        Browser::Xiaomi => t!("account-browser-xiaomi"),
        Browser::Samsung => t!("account-browser-samsung"),
        Browser::Edge => t!("account-browser-edge"),
        Browser::Opera => t!("account-browser-opera"),
        Browser::Firefox => t!("account-browser-firefox"),
        Browser::Chrome => t!("account-browser-chrome"),
        Browser::Safari => t!("account-browser-safari"),
    }
}

fn system(system: System) -> String {
    match system {
        System::Harmony => t!("account-system-harmony"),
        System::Windows => t!("account-system-windows"),
        System::Iphone => t!("account-system-iphone"),
        System::Ipad => t!("account-system-ipad"),
        System::Android => t!("account-system-android"),
        System::ChromeOs => t!("account-system-chromeos"),
        System::MacOs => t!("account-system-macos"),
        System::Linux => t!("account-system-linux"),
    }
}
