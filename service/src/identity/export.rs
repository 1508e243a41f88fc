//! Everything that is held about a person, as they may take it with them (GDPR article 20, PIPL article 45).

use domain::id::PersonId;
use entity::{
    company::{company, member},
    identity::{authenticator, link, passkey, recovery_code, session},
    integration::api_key,
    outbox::event,
    rfq::{message, offer, rfq},
    search::saved_search,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};

use super::person as people;
use crate::{Ctx, Result, error::OrNotFound};

/// The whole of it, as one JSON object. Of the trade it says what the person did and when; what was traded belongs to
/// their companies.
pub async fn export(ctx: &Ctx, person: PersonId) -> Result<Value> {
    let db = ctx.db.read();
    let me = people::by_id(db, person).await?.or_not_found()?;
    let memberships = member::Entity::find()
        .filter(member::Column::PersonId.eq(person.0))
        .find_also_related(company::Entity)
        .all(db)
        .await?;
    let sessions = session::Entity::find().filter(session::Column::PersonId.eq(person.0));
    let links = link::Entity::find().filter(
        sea_orm::Condition::any()
            .add(link::Column::PersonId.eq(person.0))
            .add(link::Column::Address.eq(&me.email)),
    );
    let authenticators = authenticator::Entity::find().filter(authenticator::Column::PersonId.eq(person.0));
    let passkeys = passkey::Entity::find().filter(passkey::Column::PersonId.eq(person.0));
    let codes = recovery_code::Entity::find().filter(recovery_code::Column::PersonId.eq(person.0));
    let keys = api_key::Entity::find().filter(api_key::Column::PersonId.eq(person.0));
    let rfqs = rfq::Entity::find().filter(rfq::Column::PersonId.eq(person.0));
    let offers = offer::Entity::find().filter(offer::Column::PersonId.eq(person.0));
    let messages = message::Entity::find().filter(message::Column::PersonId.eq(person.0));
    let searches = saved_search::Entity::find().filter(saved_search::Column::PersonId.eq(person.0));
    let events = event::Entity::find()
        .filter(event::Column::PersonId.eq(person.0))
        .order_by_asc(event::Column::Id);
    Ok(json!({
        "exported_at": ctx.now(),
        "person": {
            "id": me.id, "email": me.email, "name": me.name,
            "language": me.locale, "time_zone": me.time_zone, "currency": me.currency,
            "administers": me.administers, "created_at": me.created_at,
        },
        "memberships": memberships.into_iter().filter_map(|(row, company)| {
            let company = company?;
            Some(json!({
                "company": company.code, "name_zh": company.name_zh, "name_en": company.name_en, "role": row.role,
                "limit_currency": row.limit_currency, "limit_order_minor": row.limit_order,
                "limit_month_minor": row.limit_month, "since": row.created_at,
            }))
        }).collect::<Vec<_>>(),
        "authenticators": authenticators.all(db).await?.into_iter().map(|row| json!({
            "created_at": row.created_at, "confirmed_at": row.confirmed_at,
        })).collect::<Vec<_>>(),
        "passkeys": passkeys.all(db).await?.into_iter().map(|row| json!({
            "name": row.name, "created_at": row.created_at, "used_at": row.used_at,
        })).collect::<Vec<_>>(),
        "recovery_codes": codes.all(db).await?.into_iter().map(|row| json!({
            "created_at": row.created_at, "used_at": row.used_at,
        })).collect::<Vec<_>>(),
        "api_keys": keys.all(db).await?.into_iter().map(|row| json!({
            "id": row.id, "name": row.name, "scopes": row.scopes, "created_at": row.created_at,
            "expires_at": row.expires_at, "used_at": row.used_at, "revoked_at": row.revoked_at,
        })).collect::<Vec<_>>(),
        "sessions": sessions.all(db).await?.into_iter().map(|row| json!({
            "started_at": row.started_at, "seen_at": row.seen_at, "expires_at": row.expires_at,
            "user_agent": row.user_agent, "address": row.address,
        })).collect::<Vec<_>>(),
        "links": links.all(db).await?.into_iter().map(|row| json!({
            "purpose": row.purpose, "address": row.address, "sent_at": row.created_at,
            "until": row.expires_at, "used_at": row.used_at,
        })).collect::<Vec<_>>(),
        "rfqs": rfqs.all(db).await?.into_iter().map(|row| json!({
            "id": row.id, "number": row.number, "created_at": row.created_at,
        })).collect::<Vec<_>>(),
        "offers": offers.all(db).await?.into_iter().map(|row| json!({
            "id": row.id, "negotiation": row.negotiation_id, "version": row.version, "created_at": row.created_at,
        })).collect::<Vec<_>>(),
        "messages": messages.all(db).await?.into_iter().map(|row| json!({
            "id": row.id, "negotiation": row.negotiation_id, "note": row.own, "text": row.text, "created_at": row.created_at,
        })).collect::<Vec<_>>(),
        "saved_searches": searches.all(db).await?.into_iter().map(|row| json!({
            "name": row.name, "text": row.text, "filters": row.filters, "mailed": row.every, "seen_to": row.seen_to,
            "told_to": row.told_to, "told": row.told, "created_at": row.created_at,
        })).collect::<Vec<_>>(),
        "events": events.all(db).await?.into_iter().map(|row| json!({
            "at": row.at, "kind": row.kind, "subject": row.subject_id, "company": row.company_id,
        })).collect::<Vec<_>>(),
    }))
}
