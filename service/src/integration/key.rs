//! A company's keys: making one, which is the only time it is seen, looking at what there is, and revoking them.

use domain::{
    Instant,
    actor::{Actor, Right},
    company::Role,
    id::{CompanyId, KeyId},
    identity::PersonName,
    integration::{ApiKey, KeyView, Scopes},
    notification::{Mail, Subject},
    page::{Page, PageRequest},
    problem::Problem,
};
use entity::{company::member, integration::api_key};
use rand::{Rng, distr::Alphanumeric};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set,
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Ctx, Error, Result, company,
    error::{OrNotFound, known, require},
    event,
    identity::{self, person},
    job::{self, Job},
    stored,
};

/// The most keys of a company that work at once.
const MAX_LIVE: u64 = 100;

/// A key to be made.
#[derive(Clone, Debug)]
pub struct NewKey {
    /// What its makers call it; `None`: by its first characters.
    pub name: Option<String>,
    /// What it may be used for.
    pub scopes: Scopes,
    /// From when on it does nothing; `None`: it lasts until it is revoked.
    pub expires_at: Option<Instant>,
}

/// A key that was just made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Which.
    pub id: KeyId,
    /// The key itself: only its hash is stored, so this is the one time it can be shown.
    pub key: ApiKey,
}

/// Makes a key that acts as the actor; the company's owners are told by mail.
pub async fn make(ctx: &Ctx, actor: &Actor, new: NewKey) -> Result<Made> {
    require(actor, Right::ManageKeys)?;
    let maker = actor.member().ok_or(Error::Forbidden)?;
    let tx = ctx.db.begin().await?;
    if live(maker.company, ctx.now()).count(&tx).await? >= MAX_LIVE {
        let problem = Problem::new("too-many-keys").with("max", MAX_LIVE);
        return Err(Error::invalid("name", problem));
    }
    let (id, key) = (ctx.new_id::<KeyId>(), random_key());
    let row = api_key::ActiveModel {
        id: Set(id.0),
        company_id: Set(maker.company.0),
        person_id: Set(maker.person.0),
        name: Set(new.name.unwrap_or_else(|| key.hint().to_owned())),
        hint: Set(key.hint().to_owned()),
        hash: Set(key.hash()),
        scopes: Set(new.scopes.to_string()),
        created_at: Set(ctx.now()),
        expires_at: Set(new.expires_at),
        used_at: Set(None),
        revoked_at: Set(None),
    };
    api_key::Entity::insert(row).exec_without_returning(&tx).await?;
    let data = json!({ "key": id, "scopes": new.scopes, "expires_at": new.expires_at });
    event::happened(ctx, &tx, actor, maker.company, "company.key_made", data).await?;
    tell_owners(ctx, &tx, maker.company, id).await?;
    tx.commit().await?;
    Ok(Made { id, key })
}

/// Makes a key from the machine itself: it acts as the first owner of the company with this code.
pub async fn make_for(ctx: &Ctx, code: &str, new: NewKey) -> Result<Made> {
    let company = company::read::by_code(ctx.db.read(), code)
        .await?
        .or_not_found()?;
    let owner = owners(company.id)
        .order_by_asc(member::Column::CreatedAt)
        .order_by_asc(member::Column::PersonId)
        .one(ctx.db.read())
        .await?
        .or_not_found()?;
    let owner = identity::member_of(ctx, owner.person_id.into(), company.id.into()).await?;
    make(ctx, &Actor::Member(owner.or_not_found()?), new).await
}

fn random_key() -> ApiKey {
    #[expect(clippy::disallowed_methods, reason = "a key nobody can guess")]
    let random = rand::rng()
        .sample_iter(Alphanumeric)
        .take(ApiKey::RANDOM)
        .map(char::from)
        .collect::<String>();
    ApiKey::seal(&random)
}

async fn tell_owners(ctx: &Ctx, tx: &impl ConnectionTrait, company: CompanyId, key: KeyId) -> Result<()> {
    for owner in owners(company.0).all(tx).await? {
        let mail = Mail {
            to: owner.person_id.into(),
            company: Some(company),
            about: Subject::KeyMade(key),
        };
        job::enqueue(ctx, tx, Job::Mail(mail)).await?;
    }
    Ok(())
}

fn owners(company: Uuid) -> sea_orm::Select<member::Entity> {
    member::Entity::find()
        .filter(member::Column::CompanyId.eq(company))
        .filter(member::Column::Role.eq(Role::Owner.to_string()))
}

/// The company's keys, the newest first, also those that do nothing any more.
pub async fn keys(ctx: &Ctx, actor: &Actor, page: PageRequest) -> Result<Page<KeyView>> {
    require(actor, Right::ManageKeys)?;
    let db = ctx.db.read();
    let mut wanted = api_key::Entity::owned_by(actor)
        .order_by_desc(api_key::Column::Id)
        .limit(u64::from(page.limit) + 1);
    if let Some(last) = page.after.as_deref().and_then(|key| key.parse::<Uuid>().ok()) {
        wanted = wanted.filter(api_key::Column::Id.lt(last));
    }
    let rows = wanted.all(db).await?;
    let names = person::names(db, rows.iter().map(|row| row.person_id)).await?;
    let by = |id: Uuid| names.get(&id).cloned().unwrap_or(PersonName::FORMER);
    let items = rows
        .into_iter()
        .map(|row| view(by(row.person_id), row))
        .collect::<Result<Vec<_>>>()?;
    Ok(Page::cut(items, page.limit, |key| key.id.to_string()))
}

/// One of them.
pub async fn key(ctx: &Ctx, actor: &Actor, id: KeyId) -> Result<KeyView> {
    known(actor)?;
    let db = ctx.db.read();
    let row = api_key::Entity::owned_by(actor)
        .filter(api_key::Column::Id.eq(id.0))
        .one(db)
        .await?
        .or_not_found()?;
    view(person::name(db, row.person_id).await?, row)
}

fn view(by: PersonName, row: api_key::Model) -> Result<KeyView> {
    Ok(KeyView {
        id: row.id.into(),
        name: row.name,
        hint: row.hint,
        scopes: stored::text(&row.scopes)?,
        by,
        made_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
        revoked_at: row.revoked_at,
    })
}

/// Ends a key: from now on it opens nothing. Once more changes nothing.
pub async fn revoke(ctx: &Ctx, actor: &Actor, id: KeyId) -> Result<()> {
    known(actor)?;
    let company = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let row = api_key::Entity::owned_by(actor)
        .filter(api_key::Column::Id.eq(id.0))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    if row.revoked_at.is_some() {
        return Ok(());
    }
    end(ctx, &tx, api_key::Column::Id.eq(id.0).into()).await?;
    let data = json!({ "key": id });
    event::happened(ctx, &tx, actor, company, "company.key_revoked", data).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends a person's keys, for one company or for all: a key dies with the access of whom it acts as, and does not come
/// back if they do. The transaction and its event are the caller's.
pub(crate) async fn end_keys(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    person: Uuid,
    company: Option<Uuid>,
) -> Result<()> {
    let of = Condition::all()
        .add(api_key::Column::PersonId.eq(person))
        .add_option(company.map(|company| api_key::Column::CompanyId.eq(company)));
    end(ctx, tx, of).await
}

async fn end(ctx: &Ctx, tx: &impl ConnectionTrait, of: Condition) -> Result<()> {
    let ended = api_key::ActiveModel {
        revoked_at: Set(Some(ctx.now())),
        ..Default::default()
    };
    api_key::Entity::update_many()
        .set(ended)
        .filter(of)
        .filter(api_key::Column::RevokedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// The keys of a company that work at this moment.
fn live(company: CompanyId, now: Instant) -> sea_orm::Select<api_key::Entity> {
    api_key::Entity::find()
        .filter(api_key::Column::CompanyId.eq(company.0))
        .filter(working(now))
}

/// Neither revoked nor at its end.
pub(super) fn working(now: Instant) -> Condition {
    let lasts = Condition::any()
        .add(api_key::Column::ExpiresAt.is_null())
        .add(api_key::Column::ExpiresAt.gt(now));
    Condition::all()
        .add(api_key::Column::RevokedAt.is_null())
        .add(lasts)
}
