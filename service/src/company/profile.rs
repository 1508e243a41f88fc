//! What a company says of itself: reading it, and changing it without writing over somebody else's change.

use domain::{
    actor::{Actor, Right, Trades},
    company::{Country, Factory, Profile, view::OwnCompany},
    text::Bilingual,
};
use entity::company::company;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};
use uuid::Uuid;

use super::{number, read, verification};
use crate::{
    Conflict, Ctx, Result,
    error::{OrNotFound, require},
    event, search, stored,
};

/// The actor's own company; anyone in it may read it.
pub async fn own(ctx: &Ctx, actor: &Actor) -> Result<OwnCompany> {
    require(actor, Right::SeeCompany)?;
    let db = ctx.db.read();
    let id = actor.company().or_not_found()?;
    let row = row(db, id.0).await?;
    Ok(OwnCompany {
        version: row.version,
        profile: of(&row)?,
        numbers: number::of(db, id.0).await?,
        company: read::reference(row),
    })
}

/// Changes what the actor's company says of itself. `seen` is the version its author had read; if there is a newer
/// one, nothing is written over.
pub async fn describe(ctx: &Ctx, actor: &Actor, seen: i32, profile: Profile) -> Result<()> {
    require(actor, Right::ManageCompany)?;
    let id = actor.company().or_not_found()?;
    let tx = ctx.db.begin().await?;
    let before = row(&tx, id.0).await?;
    let changed = company::Entity::update_many()
        .set(columns(&profile, seen)?)
        .filter(company::Column::Id.eq(id.0))
        .filter(company::Column::Version.eq(seen))
        .exec(&tx)
        .await?;
    if changed.rows_affected == 0 {
        return Err(Conflict::Edited.into());
    }
    event::happened(ctx, &tx, actor, id, "company.described", &profile).await?;
    let renamed = (before.name_zh, before.name_en) != (profile.name.zh, profile.name.en);
    if renamed || before.country != profile.country.code() {
        // The search shows the supplier's name, and is narrowed by its country.
        search::reindex_supplier(ctx, &tx, id.0).await?;
    }
    verification::recheck(ctx, &tx, actor, id.0).await?;
    tx.commit().await?;
    Ok(())
}

async fn row(db: &impl ConnectionTrait, id: Uuid) -> Result<company::Model> {
    let found = company::Entity::find().filter(company::Column::Id.eq(id));
    found.one(db).await?.or_not_found()
}

/// What a row says of its company.
pub(crate) fn of(row: &company::Model) -> Result<Profile> {
    let exports: Option<Vec<Country>> = row.exports_to.clone().map(serde_json::from_value).transpose()?;
    Ok(Profile {
        name: Bilingual {
            zh: row.name_zh.clone(),
            en: row.name_en.clone(),
        },
        country: stored::text(&row.country)?,
        city: Bilingual {
            zh: row.city_zh.clone(),
            en: row.city_en.clone(),
        },
        about: Bilingual {
            zh: row.about_zh.clone(),
            en: row.about_en.clone(),
        },
        trades: Trades {
            buys: row.buys,
            supplies: row.supplies,
            carries: row.carries,
            procures: row.procures,
        },
        website: row.website.as_deref().map(stored::text).transpose()?,
        exports_to: exports.unwrap_or_default(),
        factory: Factory {
            founded: row.founded.map(stored::number).transpose()?,
            staff: row.staff.map(stored::number).transpose()?,
            floor_area: row.floor_area.map(stored::number).transpose()?,
            products: Bilingual {
                zh: row.products_zh.clone(),
                en: row.products_en.clone(),
            },
        },
    })
}

fn columns(profile: &Profile, seen: i32) -> Result<company::ActiveModel> {
    let profile = profile.clone();
    let number = |number: Option<u32>| number.map(stored::signed).transpose();
    Ok(company::ActiveModel {
        name_zh: Set(profile.name.zh),
        name_en: Set(profile.name.en),
        country: Set(profile.country.code().to_owned()),
        city_zh: Set(profile.city.zh),
        city_en: Set(profile.city.en),
        about_zh: Set(profile.about.zh),
        about_en: Set(profile.about.en),
        buys: Set(profile.trades.buys),
        supplies: Set(profile.trades.supplies),
        carries: Set(profile.trades.carries),
        procures: Set(profile.trades.procures),
        website: Set(profile.website.map(|website| website.to_string())),
        exports_to: Set(Some(serde_json::to_value(profile.exports_to)?)),
        founded: Set(number(profile.factory.founded)?),
        staff: Set(number(profile.factory.staff)?),
        floor_area: Set(number(profile.factory.floor_area)?),
        products_zh: Set(profile.factory.products.zh),
        products_en: Set(profile.factory.products.en),
        version: Set(seen.saturating_add(1)),
        ..Default::default()
    })
}
