//! The scoped finders, noun by noun: the only doors to rows that belong to someone. What an actor may not see is not found.

mod catalog;
mod company;
mod integration;
mod market;
mod moderation;
mod order;
mod price;
mod promotion;
mod rfq;

use domain::actor::{Actor, Member, Right};
use sea_orm::{Condition, entity::prelude::*, sea_query::IntoCondition};

/// A condition no row fulfils.
fn nothing() -> Condition {
    Condition::all().add(Expr::value(false))
}

/// Everything for the machine itself, what `of` says for a member, nothing for anyone else.
fn scoped(actor: &Actor, of: impl FnOnce(&Member) -> Condition) -> Condition {
    match actor {
        Actor::System => Condition::all(),
        Actor::Member(member) => of(member),
        Actor::Anyone => nothing(),
    }
}

/// The same, for those whose role, and whose key if they ask by one, lets them read such things.
fn readable(actor: &Actor, right: Right, of: impl FnOnce(&Member) -> Condition) -> Condition {
    if actor.may(right) {
        scoped(actor, of)
    } else {
        nothing()
    }
}

/// Of the member's own company.
fn of_company(company: impl ColumnTrait, member: &Member) -> Condition {
    company.eq(member.company.0).into_condition()
}

/// Of the markets the member operates.
fn in_markets(market: impl ColumnTrait, member: &Member) -> Condition {
    market.is_in(member.markets().map(|id| id.0)).into_condition()
}
