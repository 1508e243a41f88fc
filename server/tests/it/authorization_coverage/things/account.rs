//! What a person keeps of themselves.

use chrono::TimeDelta;
use domain::{
    actor::Trades,
    money::Currency,
    search::{
        FilterForm,
        saved::{Every, Sought},
    },
    text::Locale,
};
use sea_orm::{ConnectionTrait, Statement};
use service::{
    Ctx,
    identity::{
        self,
        session::{self, Kept},
    },
    search::saved::{self, Saved, Stop},
};
use uuid::Uuid;

use super::super::world::{People, Things, founded, token};

/// The link by which somebody goes on registering.
pub(super) async fn registering(ctx: &Ctx) -> String {
    let address = "li@tide.example".parse().unwrap();
    identity::ask_registration(ctx, &address, Locale::En)
        .await
        .unwrap();
    newest_link(ctx, "register").await
}

/// One more session of the buyer's owner, and the link that sets them a new password.
pub(super) async fn account(ctx: &Ctx, people: &People, things: &mut Things) {
    let person = people.buyer.member().unwrap().person;
    let kept = Kept {
        data: "{}".into(),
        expires_at: ctx.now() + TimeDelta::days(14),
        person: Some(person),
        since: None,
        agent: None,
        address: None,
    };
    session::create(ctx, "elsewhere", kept).await.unwrap();
    let rows = session::list(ctx, person, "").await.unwrap();
    things.name("sessions", &rows[0].id);
    let address = "reef@example.com".parse().unwrap();
    identity::forgot_password(ctx, &address).await.unwrap();
    things.name("reset-password", newest_link(ctx, "reset_password").await);
    // Somebody no row asks as: whoever has a move under way is told to wait.
    let newcomer = founded(ctx, "newcomer", Trades::default()).await;
    let mover = newcomer.member().unwrap().person;
    let to = "elsewhere@example.com".parse().unwrap();
    identity::ask_email_change(ctx, mover, to).await.unwrap();
    things.name("change-email", newest_link(ctx, "change_email").await);
}

/// A search the buyer's owner saved, and the link that stops the mails about it.
pub(super) async fn saved_search(ctx: &Ctx, people: &People, things: &mut Things) {
    let person = people.buyer.member().unwrap().person;
    let sought = Sought::new("net", &FilterForm::default(), Currency::USD).unwrap();
    let name = "Nets".parse().unwrap();
    let Saved::Now(id) = saved::save(ctx, person, name, sought, Every::Daily)
        .await
        .unwrap()
    else {
        panic!("it was saved before")
    };
    things.name("saved-searches", id);
    things.name("unsubscribe", saved::stop_token(ctx, Stop::One(id)));
}

/// The token of the link of this purpose that was mailed last.
async fn newest_link(ctx: &Ctx, purpose: &str) -> String {
    let sql = format!("SELECT id FROM link WHERE purpose = '{purpose}' ORDER BY created_at DESC LIMIT 1");
    let db = ctx.db.read();
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql));
    let id: Uuid = row.await.unwrap().unwrap().try_get_by_index(0).unwrap();
    token(ctx, id.into()).await
}
