//! Passkeys (WebAuthn Level 3): made on a person's device, shown instead of the password and the code. The device asks
//! who is there (a finger, a face, a PIN), so it counts as both.
//!
//! Each ceremony has two halves. What the first one keeps ([`Begun`], [`Asked`]) belongs into the session and is used
//! once: whoever repeats the second half finds nothing to finish.

use domain::{
    actor::Actor,
    form,
    id::{PasskeyId, PersonId},
    identity::{PasskeyRow, factor::FactorChange},
    problem::{FieldErrors, Problem},
};
use entity::identity::passkey;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Unchanged, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use url::Url;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential,
    },
};

use super::factor;
use crate::{Ctx, Error, Result};

/// The most one person may have.
const MOST: usize = 20;
/// The longest name of one, in characters.
const MAX_NAME: usize = 60;

/// A passkey that is being made.
#[derive(Serialize, Deserialize)]
pub struct Begun(PasskeyRegistration);

/// A passkey that was asked for.
#[derive(Serialize, Deserialize)]
pub struct Asked(DiscoverableAuthentication);

/// The site passkeys are made for and shown to, by its address. Browsers know none for a bare network address: there,
/// nothing comes of it.
fn site(origin: &str) -> Result<Webauthn> {
    let url: Url = origin.parse().map_err(Error::internal)?;
    let host = url.host_str().unwrap_or_default();
    let builder = WebauthnBuilder::new(host, &url).map_err(Error::internal)?;
    builder.rp_name("Entrepot").build().map_err(Error::internal)
}

/// Whether browsers make passkeys for this address.
pub fn offers_passkeys(origin: &str) -> bool {
    Url::parse(origin).is_ok_and(|url| url.domain().is_some())
}

/// Begins to make one: what the browser is asked for (`PublicKeyCredentialCreationOptions`), and what finishing needs.
pub async fn start_passkey(ctx: &Ctx, actor: &Actor, origin: &str) -> Result<(Value, Begun)> {
    let person = factor::person(actor)?;
    let row = factor::row(ctx.db.read(), person).await?;
    let there = of(person).all(ctx.db.read()).await?;
    if there.len() >= MOST {
        return Err(Error::invalid(
            "name",
            Problem::new("too-many-passkeys").with("max", MOST),
        ));
    }
    let known: Vec<CredentialID> = there
        .iter()
        .filter_map(|row| hex::decode(&row.credential_id).ok())
        .collect();
    let site = site(origin)?;
    let begun = site.start_passkey_registration(person.0, &row.email, &row.name, Some(known));
    let (options, begun) = begun.map_err(Error::internal)?;
    let mut options = serde_json::to_value(options)?;
    // Kept on the device with the person's id, so that nobody has to say who they are before they show it.
    let selection = &mut options["publicKey"]["authenticatorSelection"];
    selection["residentKey"] = "required".into();
    selection["requireResidentKey"] = true.into();
    Ok((options, Begun(begun)))
}

/// What one is called, or what is wrong with the name.
pub fn passkey_name(raw: &str) -> Result<String, FieldErrors> {
    form::required_line(raw, MAX_NAME).map_err(|problem| FieldErrors::one("name", problem))
}

/// Keeps the one the browser made. `made` is its `PublicKeyCredential` as JSON.
pub async fn finish_passkey(
    ctx: &Ctx,
    actor: &Actor,
    origin: &str,
    begun: Begun,
    (name, made): (&str, &str),
) -> Result<PasskeyId> {
    let person = factor::person(actor)?;
    let name = passkey_name(name)?;
    let refused = || Error::invalid("credential", Problem::new("passkey-refused"));
    let made: RegisterPublicKeyCredential = serde_json::from_str(made).map_err(|_| refused())?;
    let made = site(origin)?.finish_passkey_registration(&made, &begun.0);
    let made = made.map_err(|_| refused())?;
    let id: PasskeyId = ctx.new_id();
    let row = passkey::ActiveModel {
        id: Set(id.0),
        person_id: Set(person.0),
        credential_id: Set(hex::encode(made.cred_id())),
        name: Set(name),
        credential: Set(serde_json::to_value(&made)?),
        created_at: Set(ctx.now()),
        used_at: Set(None),
    };
    let tx = ctx.db.begin().await?;
    let inserted = passkey::Entity::insert(row).exec_without_returning(&tx).await;
    inserted.map_err(|error| crate::error::taken_meanwhile(error, "credential"))?;
    factor::changed(ctx, &tx, actor, person, FactorChange::PasskeyAdded).await?;
    tx.commit().await?;
    Ok(id)
}

fn of(person: PersonId) -> sea_orm::Select<passkey::Entity> {
    passkey::Entity::find()
        .filter(passkey::Column::PersonId.eq(person.0))
        .order_by_asc(passkey::Column::Id)
}

/// One's own, oldest first.
pub async fn passkeys(ctx: &Ctx, actor: &Actor) -> Result<Vec<PasskeyRow>> {
    let rows = of(factor::person(actor)?).all(ctx.db.read()).await?;
    let rows = rows.into_iter().map(|row| PasskeyRow {
        id: row.id.into(),
        name: row.name,
        created_at: row.created_at,
        used_at: row.used_at,
    });
    Ok(rows.collect())
}

/// Takes one of one's own away: it opens nothing any more.
pub async fn remove_passkey(ctx: &Ctx, actor: &Actor, id: PasskeyId) -> Result<()> {
    let person = factor::person(actor)?;
    let tx = ctx.db.begin().await?;
    let removed = passkey::Entity::delete_many()
        .filter(passkey::Column::PersonId.eq(person.0))
        .filter(passkey::Column::Id.eq(id.0))
        .exec(&tx)
        .await?;
    if removed.rows_affected == 0 {
        return Err(Error::NotFound);
    }
    factor::changed(ctx, &tx, actor, person, FactorChange::PasskeyRemoved).await?;
    tx.commit().await?;
    Ok(())
}

/// Asks for any passkey there is for this site (`PublicKeyCredentialRequestOptions`).
pub fn ask_passkey(origin: &str) -> Result<(Value, Asked)> {
    let asked = site(origin)?.start_discoverable_authentication();
    let (options, asked) = asked.map_err(Error::internal)?;
    Ok((serde_json::to_value(options)?, Asked(asked)))
}

/// Whose passkey was shown; `None` where it is nobody's, or not what was asked for. A passkey is no guess: tries are not
/// counted. `shown` is the browser's `PublicKeyCredential` as JSON.
pub async fn check_passkey(ctx: &Ctx, origin: &str, asked: Asked, shown: &str) -> Result<Option<PersonId>> {
    let Ok(shown) = serde_json::from_str::<PublicKeyCredential>(shown) else {
        return Ok(None);
    };
    let site = site(origin)?;
    let Ok((person, credential)) = site.identify_discoverable_authentication(&shown) else {
        return Ok(None);
    };
    let tx = ctx.db.begin().await?;
    let row = of(person.into())
        .filter(passkey::Column::CredentialId.eq(hex::encode(credential)))
        .lock_exclusive()
        .one(&tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let mut kept: Passkey = serde_json::from_value(row.credential)?;
    // Whether the device counts on from what is kept is looked at here too: a copy of it would fall behind.
    let Ok(proof) = site.finish_discoverable_authentication_v2(&shown, asked.0, &kept) else {
        return Ok(None);
    };
    kept.update_credential(&proof);
    let used = passkey::ActiveModel {
        id: Unchanged(row.id),
        credential: Set(serde_json::to_value(&kept)?),
        used_at: Set(Some(ctx.now())),
        ..Default::default()
    };
    used.update(&tx).await?;
    tx.commit().await?;
    Ok(Some(person.into()))
}
