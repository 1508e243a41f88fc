//! Further people of the world's companies, who come by invitation as people do.

use domain::{
    actor::{Actor, Member},
    company::{Role, SpendingLimit},
    id::LinkId,
    identity::Password,
    notification::News,
    text::Locale,
};
use service::{
    company::{self, Invitation, Newcomer},
    identity, notification,
};

use super::{World, world::PASSWORD};

/// The same person, as if they had this role.
pub fn in_role(actor: &Actor, role: Role) -> Actor {
    let member = actor.member().unwrap().clone();
    Actor::Member(Member { role, ..member })
}

/// An invitation of this address.
pub fn invitation(email: &str, role: Role, limit: Option<SpendingLimit>) -> Invitation {
    Invitation {
        email: email.parse().unwrap(),
        role,
        limit,
    }
}

/// What a new person's form would hold.
pub fn newcomer(name: &str) -> Newcomer {
    Newcomer {
        name: name.into(),
        password: Password::new(PASSWORD).unwrap(),
        locale: Locale::En,
        time_zone: chrono_tz::Europe::Berlin,
    }
}

impl World {
    /// The token in the mail of a link.
    pub async fn token(&self, link: LinkId) -> String {
        let letter = notification::link_letter(&self.ctx, link).await.unwrap();
        let News::Link { token, .. } = letter.news else {
            panic!("{letter:?}")
        };
        token
    }

    /// A new person whom `leader` invites, and who accepts.
    pub async fn joins(&self, leader: &Actor, name: &str, role: Role, limit: Option<SpendingLimit>) -> Actor {
        let email = format!("{name}@example.com");
        let link = company::invite(&self.ctx, leader, invitation(&email, role, limit))
            .await
            .unwrap();
        let token = self.token(link).await;
        let (person, _) = company::join_as(&self.ctx, &token, newcomer(name)).await.unwrap();
        identity::actor_of(&self.ctx, person, None).await.unwrap()
    }

    /// The same person as things are now.
    pub async fn now(&self, actor: &Actor) -> Actor {
        let member = actor.member().unwrap();
        identity::actor_of(&self.ctx, member.person, Some(member.company))
            .await
            .unwrap()
    }
}
