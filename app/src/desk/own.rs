//! What waits for the person and their company, whatever desk they work at: offers to approve, invitations to answer,
//! a verification to see to.

use crate::{
    company::words,
    failure::Failure,
    format,
    i18n::{locale, named},
    page::Page,
    t,
    ui::{ButtonKind, LinkButton, Moment, Notice, PageHead, Panel, Tone},
    verification::words as checked,
    visit::Visit,
};
use axum::response::Response;
use domain::{
    Instant,
    actor::{Right, Trades},
    company::{FactKind, VerificationState},
    rfq::view::ApprovalRow,
};
use leptos::prelude::*;
use service::{
    company::{self, Offered, verification},
    rfq::{self, thread::Unread},
};

/// All of it.
pub(super) struct Own {
    verification: Option<VerificationState>,
    ending: Vec<(FactKind, Option<String>, Instant)>,
    invitations: Vec<Offered>,
    approvals: Vec<ApprovalRow>,
    unread: Vec<Unread>,
}

impl Own {
    /// As it is now, for those who may do something about it.
    pub(super) async fn of(visit: &Visit) -> Result<Self, Failure> {
        let (ctx, actor) = (&visit.ctx, &visit.actor);
        // Who trades in nothing (the platform, a market's operator) has nobody to show who they are.
        let trades = actor
            .member()
            .is_some_and(|member| member.trades != Trades::default());
        let (verification, ending) = match trades && actor.may(Right::ManageCompany) {
            true => {
                let state = verification::state(ctx, actor).await?;
                (Some(state), verification::to_renew(ctx, actor).await?)
            }
            false => (None, Vec::new()),
        };
        Ok(Self {
            verification,
            ending,
            invitations: company::invitations_to(ctx, visit.person()?).await?,
            approvals: rfq::approvals(ctx, actor).await?,
            unread: rfq::thread::unread(ctx, actor).await?,
        })
    }

    pub(super) fn view(self) -> impl IntoView {
        view! {
            {self.verification.and_then(|state| to_verify(&state))}
            {to_renew(self.ending)}
            {to_approve(self.approvals)}
            {to_read(self.unread)}
            {invited(self.invitations)}
        }
    }
}

/// What the company is to do about its verification.
fn to_verify(state: &VerificationState) -> Option<impl IntoView + use<>> {
    let (tone, title) = match state {
        VerificationState::Unverified => (Tone::Plain, t!("verification-desk-first")),
        VerificationState::ChangesRequested { .. } => (Tone::Brass, t!("verification-desk-mend")),
        VerificationState::Expired { .. } => (Tone::Brass, t!("verification-desk-expired")),
        VerificationState::Suspended { .. } => (Tone::Brass, t!("verification-stopped-own-title")),
        _ => return None,
    };
    Some(view! {
        <Notice tone title><p><a href="/company/verification">{t!("verification-desk-go")}</a></p></Notice>
    })
}

/// What ends within a month, the first to end first.
fn to_renew(ending: Vec<(FactKind, Option<String>, Instant)>) -> Option<impl IntoView> {
    (!ending.is_empty()).then(|| {
        let items = ending
            .into_iter()
            .map(|(kind, title, until)| {
                view! { <li>{checked::fact(kind, title.as_deref())}" · "{t!("verification-desk-ends-at")}" "<Moment at=until/></li> }
            })
            .collect_view();
        view! {
            <Notice tone=Tone::Brass title=t!("verification-desk-ends")>
                <ul>{items}</ul>
                <p><a href="/company/verification">{t!("verification-desk-go")}</a></p>
            </Notice>
        }
    })
}

/// Offers that colleagues ask this person to accept.
fn to_approve(approvals: Vec<ApprovalRow>) -> Option<impl IntoView> {
    (!approvals.is_empty()).then(|| {
        let items = approvals
            .into_iter()
            .map(|row| {
                let (negotiation, by) = (row.negotiation, named(&row.asked.by));
                let total = negotiation.total.map(format::money);
                let href = format!("/negotiations/{}", negotiation.id);
                let supplier = negotiation.supplier.name.get(locale()).to_owned();
                view! {
                    <li>
                        <div>
                            <a href=href>{negotiation.rfq_title}" · "{supplier}</a>
                            <span class="under">{total}" · "{t!("desk-approval-by", by = by)}" "<Moment at=row.asked.at/></span>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! { <Panel title=t!("desk-approvals")><ul class="part-list">{items}</ul></Panel> }
    })
}

/// Negotiations with messages this person has not read.
fn to_read(unread: Vec<Unread>) -> Option<impl IntoView> {
    (!unread.is_empty()).then(|| {
        let items = unread
            .into_iter()
            .map(|Unread { negotiation, count }| {
                let href = format!("/negotiations/{}#thread", negotiation.id);
                let (buyer, supplier) = (
                    negotiation.buyer.name.get(locale()).to_owned(),
                    negotiation.supplier.name.get(locale()).to_owned(),
                );
                view! {
                    <li>
                        <div>
                            <a href=href>{negotiation.rfq_title}</a>
                            <span class="under">
                                {negotiation.rfq_number}" · "{buyer}" · "{supplier}" · "{t!("rfq-thread-unread", count = count)}
                            </span>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! { <Panel title=t!("rfq-thread-desk")><ul class="part-list">{items}</ul></Panel> }
    })
}

/// Invitations that wait for this person's answer.
fn invited(invitations: Vec<Offered>) -> Option<impl IntoView> {
    (!invitations.is_empty()).then(|| {
        let items = invitations
            .into_iter()
            .map(|offered| {
                let name = offered.company.name.get(locale()).to_owned();
                let href = format!("/invitations/{}", offered.token);
                let words = t!("desk-invited", company = name);
                view! {
                    <li>
                        <div>
                            <a href=href>{words}</a>
                            <span class="under">
                                {words::role(offered.role)}" · "{t!("company-people-until")}" "<Moment at=offered.until/>
                            </span>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! { <Panel title=t!("desk-invitations")><ul class="part-list">{items}</ul></Panel> }
    })
}

/// The desk of somebody who acts for no company: what they can do about it.
pub(super) async fn without_company(visit: Visit) -> Result<Response, Failure> {
    let own = Own::of(&visit).await?;
    Ok(visit.page(|| {
        let title = t!("desk-title");
        let body = view! {
            <div class="narrow">
                <PageHead title=title.clone()/>
                {own.view()}
                <Panel title=t!("desk-no-company")>
                    <p>{t!("desk-no-company-text")}</p>
                    <div class="actions">
                        <LinkButton href="/company/new">{t!("desk-no-company-found")}</LinkButton>
                        <LinkButton href="/account" kind=ButtonKind::Plain>{t!("shell-account")}</LinkButton>
                    </div>
                </Panel>
            </div>
        };
        Page::new(title, body)
    }))
}
