//! An administrator changes what a market says of itself, or hands it to another company.

use domain::{
    actor::{Actor, Right},
    company::CompanyCode,
    market::Charter,
    problem::Problem,
    text::Reason,
};
use entity::market::market;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set,
};
use serde_json::json;

use super::kept::charter;
use crate::{
    Conflict, Ctx, Error, Result, company,
    error::{OrNotFound, require},
    event, search,
};

/// Changes it, and who runs it. `seen` is what its author had read; if something else stands there by now, nothing is
/// written over. The people of a company that runs it no more have no access from the next request on.
pub async fn change(
    ctx: &Ctx,
    actor: &Actor,
    slug: &str,
    seen: &str,
    new: Charter,
    operator: &CompanyCode,
    reason: Reason,
) -> Result<()> {
    require(actor, Right::Administer)?;
    let tx = ctx.db.begin().await?;
    let row = market::Entity::find()
        .filter(market::Column::Slug.eq(slug))
        .lock_exclusive()
        .one(&tx)
        .await?
        .or_not_found()?;
    let before = company::read::reference_to(&tx, row.operator_company_id).await?;
    if super::kept::seal(&charter(&row)?, &before.code) != seen {
        return Err(Conflict::Edited.into());
    }
    let after = company::read::by_code(&tx, operator.as_str()).await?;
    let after = after.ok_or_else(|| Error::invalid("operator", Problem::new("no-such-company")))?;
    let reason = reason.into_inner();
    let data = json!({ "before": charter(&row)?, "after": new, "reason": reason });
    event::happened(ctx, &tx, actor, row.id, "market.changed", data).await?;
    if after.id != row.operator_company_id {
        let told = json!({ "market": row.id, "reason": reason });
        event::touched(
            ctx,
            &tx,
            actor,
            row.operator_company_id,
            "company.dismissed",
            &told,
        )
        .await?;
        event::touched(ctx, &tx, actor, after.id, "company.appointed", &told).await?;
    }
    if new.region_code != row.region_code {
        // The search is narrowed by it.
        search::reindex_market(ctx, &tx, row.id).await?;
    }
    let text = |text: Option<String>| Set(text.unwrap_or_default());
    let changed = market::ActiveModel {
        id: Unchanged(row.id),
        name_zh: text(new.name.zh),
        name_en: text(new.name.en),
        region_code: Set(new.region_code),
        region_zh: text(new.region.zh),
        region_en: text(new.region.en),
        story_zh: text(new.story.zh),
        story_en: text(new.story.en),
        position: Set(i32::try_from(new.position).map_err(Error::internal)?),
        operator_company_id: Set(after.id),
        ..Default::default()
    };
    changed.update_without_returning(&tx).await?;
    tx.commit().await?;
    Ok(())
}
