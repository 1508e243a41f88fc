//! Some companies of the demo tell more of themselves, and have more people than one.

use bytes::Bytes;
use chrono::NaiveDate;
use domain::{
    actor::Actor,
    company::{
        Address, AddressKind, BankDetails, Certificate, Country, Factory, NumberKind, Role, SpendingLimit,
    },
    identity::Password,
    money::Currency,
    notification::News,
    problem::Problem,
    text::{Bilingual, Locale},
};
use serde::Deserialize;

use super::{PASSWORD, cast::Cast, drawing};
use crate::{
    Ctx, Error, Result,
    company::{self, Invitation, Newcomer},
    notification,
};

/// What a company tells of itself beyond its registration.
#[derive(Debug, Deserialize)]
pub(super) struct Told {
    company: String,
    uscc: Option<String>,
    website: String,
    exports_to: Vec<Country>,
    founded: Option<u32>,
    staff: Option<u32>,
    floor_area: Option<u32>,
    products_zh: Option<String>,
    products_en: Option<String>,
    address: String,
    postcode: String,
    holder: Option<String>,
    bank: Option<String>,
    account: Option<String>,
    bic: Option<String>,
    pictures: Vec<Picture>,
    certificates: Vec<Paper>,
    people: Vec<Joiner>,
}

#[derive(Debug, Deserialize)]
struct Picture {
    /// Which drawing.
    scene: u32,
    alt_zh: String,
    alt_en: String,
}

#[derive(Debug, Deserialize)]
struct Paper {
    name_zh: String,
    name_en: String,
    issuer: String,
    number: Option<String>,
    valid_until: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Joiner {
    name: String,
    pub(super) email: String,
    role: Role,
    currency: Option<Currency>,
    per_order: Option<i64>,
    per_month: Option<i64>,
}

impl Told {
    /// Whose.
    #[cfg(test)]
    pub(super) fn company(&self) -> &str {
        &self.company
    }

    /// Its further people.
    #[cfg(test)]
    pub(super) fn people(&self) -> &[Joiner] {
        &self.people
    }
}

/// Lets every company that has more to tell tell it.
pub(super) async fn tell_all(ctx: &Ctx, cast: &Cast, all: Vec<Told>) -> Result<()> {
    for told in all {
        tell(ctx, cast.actor(&told.company)?, told).await?;
    }
    Ok(())
}

async fn tell(ctx: &Ctx, actor: &Actor, told: Told) -> Result<()> {
    let bad = |problem: Problem| Error::internal(format!("a demo profile: {}", problem.code));
    let own = company::own(ctx, actor).await?;
    let mut profile = own.profile;
    let country = profile.country.clone();
    profile.website = Some(told.website.parse().map_err(bad)?);
    profile.exports_to = told.exports_to;
    profile.factory = Factory {
        founded: told.founded,
        staff: told.staff,
        floor_area: told.floor_area,
        products: Bilingual {
            zh: told.products_zh,
            en: told.products_en,
        },
    };
    company::describe(ctx, actor, own.version, profile).await?;
    if let Some(uscc) = told.uscc {
        company::set_numbers(ctx, actor, &[(NumberKind::Uscc, uscc)].into()).await?;
    }
    let address = Address {
        kind: AddressKind::Registered,
        lines: told.address,
        postcode: Address::postcode(&told.postcode).map_err(bad)?,
        country,
    };
    company::add_address(ctx, actor, address).await?;
    if let (Some(holder), Some(bank), Some(account)) = (told.holder, told.bank, told.account) {
        let details = BankDetails {
            holder,
            bank,
            account: account.parse().map_err(bad)?,
            bic: told.bic.as_deref().map(str::parse).transpose().map_err(bad)?,
        };
        company::change_bank(ctx, actor, 0, details).await?;
    }
    // The last one added is shown first.
    for picture in told.pictures.into_iter().rev() {
        let alt = Bilingual::both(picture.alt_zh, picture.alt_en);
        company::add_picture(ctx, actor, drawn(picture.scene)?, alt).await?;
        ctx.clock.advance(chrono::TimeDelta::minutes(1));
    }
    for (paper, number) in told.certificates.into_iter().zip(0..) {
        let certificate = Certificate {
            name: Bilingual::both(paper.name_zh, paper.name_en),
            issuer: paper.issuer,
            number: paper.number,
            valid_until: paper.valid_until,
        };
        company::add_certificate(ctx, actor, certificate, drawing::paper(number)?).await?;
    }
    for joiner in told.people {
        join(ctx, actor, joiner).await?;
    }
    Ok(())
}

fn drawn(scene: u32) -> Result<Bytes> {
    drawing::scene(scene)
}

/// Invites somebody, who accepts by the link of the mail.
async fn join(ctx: &Ctx, leader: &Actor, joiner: Joiner) -> Result<()> {
    let bad = |problem: Problem| Error::internal(format!("a demo person: {}", problem.code));
    let limit = joiner.currency.map(|currency| SpendingLimit {
        currency,
        per_order: joiner.per_order,
        per_month: joiner.per_month,
    });
    let invitation = Invitation {
        email: joiner.email.parse().map_err(bad)?,
        role: joiner.role,
        limit,
    };
    let link = company::invite(ctx, leader, invitation).await?;
    let News::Link { token, .. } = notification::link_letter(ctx, link).await?.news else {
        return Err(Error::internal("a demo invitation brings no link"));
    };
    let newcomer = Newcomer {
        name: joiner.name,
        password: Password::new(PASSWORD).map_err(bad)?,
        locale: Locale::ZhCn,
        time_zone: chrono_tz::Asia::Shanghai,
    };
    company::join_as(ctx, &token, newcomer).await?;
    Ok(())
}
