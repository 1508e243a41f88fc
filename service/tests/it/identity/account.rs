//! One's own account: sessions, settings, passwords, and the links mailed for them.

use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use domain::{
    id::PersonId,
    identity::{Browser, Password, Settings},
    money::Currency,
    notification::News,
    text::Locale,
};
use entity::{identity::link, outbox::event};
use futures::future::join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use service::{
    Conflict, Ctx, Error,
    identity::{
        self, Tried,
        session::{self, Kept},
    },
    job::{self, Job},
    notification,
};

use crate::{
    story,
    support::{World, world::PASSWORD},
};

const NEW: &str = "quiet water runs deep";

fn person(world: &World) -> PersonId {
    world.buyer.member().unwrap().person
}

fn other(world: &World) -> PersonId {
    world.supplier.member().unwrap().person
}

fn password(text: &str) -> Password {
    Password::new(text).unwrap()
}

async fn open(world: &World, token: &str, person: PersonId) {
    let kept = Kept {
        data: "{}".into(),
        expires_at: world.ctx.now() + TimeDelta::days(14),
        person: Some(person),
        since: Some(world.ctx.now()),
        agent: Some("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0".into()),
        address: Some("203.0.113.9".into()),
    };
    session::create(&world.ctx, token, kept).await.unwrap();
}

async fn lives(world: &World, token: &str) -> bool {
    session::load(&world.ctx, token).await.unwrap().is_some()
}

async fn signs_in(world: &World, email: &str, password: &str) -> bool {
    let tried = identity::sign_in(&world.ctx, email, password, None).await;
    matches!(tried.unwrap(), Tried::Right(_))
}

/// Every mail of the outbox that is to be sent, as letters; those that nobody gets are not among them.
pub(super) async fn letters(world: &World) -> Vec<domain::notification::Letter> {
    let mut letters = Vec::new();
    while let Some(claimed) = job::claim(&world.ctx).await.unwrap() {
        let letter = match &claimed.job {
            Job::Link(id) => notification::link_letter(&world.ctx, *id).await,
            Job::Mail(mail) => notification::letter(&world.ctx, mail).await,
            _ => Err(Error::NotFound),
        };
        job::finish(&world.ctx, &claimed).await.unwrap();
        match letter {
            Ok(letter) => letters.push(letter),
            Err(Error::NotFound) => {}
            Err(other) => panic!("{other}"),
        }
    }
    letters
}

/// The one token that was mailed.
pub(super) async fn mailed(world: &World) -> String {
    let mut tokens: Vec<String> = letters(world)
        .await
        .into_iter()
        .filter_map(|letter| match letter.news {
            News::Link { token, .. } => Some(token),
            _ => None,
        })
        .collect();
    assert_eq!(tokens.len(), 1);
    tokens.remove(0)
}

/// A context that writes down what the database is asked to do.
pub(super) struct Observed {
    pub ctx: Ctx,
    asked: Arc<Mutex<Vec<String>>>,
}

pub(super) fn work_of(ctx: &Ctx) -> Observed {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = asked.clone();
    let mut ctx = ctx.clone();
    ctx.db = ctx.db.observed(move |info| {
        let words = info.statement.sql.split_whitespace().take(3);
        seen.lock().unwrap().push(words.collect::<Vec<_>>().join(" "));
    });
    Observed { ctx, asked }
}

impl Observed {
    /// The beginnings of its statements since the last time.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

pub(super) fn dead<T: std::fmt::Debug>(answer: Result<T, Error>) {
    match answer {
        Err(Error::Conflict(conflict)) => assert_eq!(*conflict, Conflict::Link),
        other => panic!("{other:?}"),
    }
}

story!(
    sessions_are_ones_own_to_see_and_an_ended_one_is_dead,
    |world| async move {
        let (ctx, me) = (&world.ctx, person(&world));
        for (token, person) in [
            ("here", me),
            ("there", me),
            ("lost", me),
            ("theirs", other(&world)),
        ] {
            open(&world, token, person).await;
        }
        ctx.clock.advance(TimeDelta::minutes(4));
        assert!(lives(&world, "here").await);
        let rows = session::list(ctx, me, "here").await.unwrap();
        assert_eq!(rows.len(), 3);
        assert!(
            rows.iter().all(|row| row.seen_at == row.started_at),
            "not every look is written down"
        );
        ctx.clock.advance(TimeDelta::minutes(1));
        assert!(lives(&world, "here").await);
        let rows = session::list(ctx, me, "here").await.unwrap();
        assert_eq!((rows[0].current, rows[0].seen_at), (true, ctx.now()));
        assert_eq!(rows[0].device.browser, Some(Browser::Firefox));
        assert_eq!(rows[0].address.unwrap().to_string(), "203.0.113.9");

        let lost = rows[1].id.clone();
        let stranger = session::end(ctx, other(&world), &lost).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
        session::end(ctx, me, &lost).await.unwrap();
        let again = session::end(ctx, me, &lost).await;
        assert!(matches!(again, Err(Error::NotFound)));
        session::end_others(ctx, me, "here").await.unwrap();
        assert!(lives(&world, "here").await && lives(&world, "theirs").await);
        assert!(!lives(&world, "there").await && !lives(&world, "lost").await);
        // A request that was under way when its session was ended does not bring it back.
        let kept = Kept {
            data: "{}".into(),
            expires_at: ctx.now() + TimeDelta::days(14),
            person: Some(me),
            since: None,
            agent: None,
            address: None,
        };
        session::save(ctx, "lost", kept).await.unwrap();
        assert!(!lives(&world, "lost").await);
    }
);

story!(
    settings_are_kept_and_leave_no_name_in_the_trail,
    |world| async move {
        let (ctx, me) = (&world.ctx, person(&world));
        let before = identity::settings(ctx, me).await.unwrap();
        assert_eq!((before.locale, before.currency), (Locale::En, Currency::USD));
        let new = Settings {
            name: "Wang Haiyan".into(),
            locale: Locale::ZhCn,
            time_zone: chrono_tz::Asia::Shanghai,
            currency: Currency::EUR,
        };
        identity::change_settings(ctx, me, new.clone()).await.unwrap();
        assert_eq!(identity::settings(ctx, me).await.unwrap(), new);
        assert_eq!(
            world.now(&world.buyer).await.member().unwrap().name,
            "Wang Haiyan"
        );
        let trail = event::Entity::find()
            .filter(event::Column::Kind.eq("person.settings_changed"))
            .one(ctx.db.read())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(trail.person_id, Some(me.0));
        assert!(!trail.data.to_string().contains("Wang"));
    }
);

story!(
    a_changed_password_ends_every_other_session_and_is_told,
    |world| async move {
        let (ctx, me) = (&world.ctx, person(&world));
        open(&world, "here", me).await;
        open(&world, "there", me).await;
        identity::forgot_password(ctx, &"reef-gmbh@example.com".parse().unwrap())
            .await
            .unwrap();
        let link = mailed(&world).await;
        let change = |present: &'static str, new: &'static str| {
            identity::change_password(ctx, me, "here", present, password(new), None)
        };
        assert_eq!(change("not this one", NEW).await.unwrap(), Tried::Wrong);
        assert!(lives(&world, "there").await);
        let personal = change(PASSWORD, "reef-gmbh person 1").await;
        assert!(
            matches!(personal, Err(Error::Invalid(errors)) if errors.0[0].problem.code == "password-personal")
        );
        assert_eq!(change(PASSWORD, NEW).await.unwrap(), Tried::Right(()));
        assert!(lives(&world, "here").await && !lives(&world, "there").await);
        assert!(signs_in(&world, "reef-gmbh@example.com", NEW).await);
        assert!(!signs_in(&world, "reef-gmbh@example.com", PASSWORD).await);
        dead(identity::reset_password(ctx, &link, password("another one of mine")).await);
        let told = letters(&world).await;
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].news, News::PasswordChanged { at: ctx.now() });
        assert_eq!(told[0].to, "reef-gmbh@example.com");
    }
);

story!(two_changes_of_a_password_at_once_are_one, |world| async move {
    let (ctx, me) = (&world.ctx, person(&world));
    let tries = (0..4).map(|number| {
        let new = Password::new(&format!("{NEW} {number} {number}")).unwrap();
        identity::change_password(ctx, me, "here", PASSWORD, new, None)
    });
    let outcomes = join_all(tries).await;
    let changed = outcomes
        .iter()
        .filter(|one| matches!(one, Ok(Tried::Right(()))))
        .count();
    assert_eq!(changed, 1, "{outcomes:?}");
});

story!(
    a_forgotten_password_is_set_once_by_the_newest_link_within_its_time,
    |world| async move {
        let (ctx, me) = (&world.ctx, person(&world));
        let address = "reef-gmbh@example.com".parse().unwrap();
        open(&world, "there", me).await;
        identity::forgot_password(ctx, &address).await.unwrap();
        let first = mailed(&world).await;
        ctx.clock.advance(TimeDelta::minutes(2));
        identity::forgot_password(ctx, &address).await.unwrap();
        let second = mailed(&world).await;
        dead(identity::reset_link(ctx, &first).await);
        dead(identity::reset_password(ctx, &first, password(NEW)).await);
        identity::reset_link(ctx, &second).await.unwrap();
        assert!(lives(&world, "there").await);

        let tries = (0..4).map(|_| identity::reset_password(ctx, &second, password(NEW)));
        let outcomes = join_all(tries).await;
        assert_eq!(
            outcomes.iter().filter(|one| one.is_ok()).count(),
            1,
            "{outcomes:?}"
        );
        dead(identity::reset_password(ctx, &second, password("yet another one")).await);
        assert!(!lives(&world, "there").await);
        assert!(signs_in(&world, address.as_str(), NEW).await);
        assert_eq!(letters(&world).await.len(), 1, "they are told");

        ctx.clock.advance(TimeDelta::minutes(2));
        identity::forgot_password(ctx, &address).await.unwrap();
        let late = mailed(&world).await;
        ctx.clock.advance(TimeDelta::minutes(30));
        dead(identity::reset_password(ctx, &late, password("too late for this")).await);
        // A link for something else sets no password.
        dead(identity::registration(ctx, &late).await);
    }
);

story!(whoever_asks_for_many_links_floods_nobody, |world| async move {
    let ctx = &world.ctx;
    let address = "reef-gmbh@example.com".parse().unwrap();
    let mut last = None;
    let mut sent = 0;
    for _ in 0..20 {
        identity::forgot_password(ctx, &address).await.unwrap();
        identity::forgot_password(ctx, &address).await.unwrap();
        for letter in letters(&world).await {
            let News::Link { token, .. } = letter.news else {
                panic!()
            };
            last = Some(token);
            sent += 1;
        }
        ctx.clock.advance(TimeDelta::minutes(1));
    }
    assert_eq!(sent, 5);
    // Those that were not sent withdrew nothing: a stranger can't keep somebody from their link.
    identity::reset_link(ctx, &last.unwrap()).await.unwrap();
    ctx.clock.advance(TimeDelta::hours(24));
    identity::forgot_password(ctx, &address).await.unwrap();
    assert_eq!(letters(&world).await.len(), 1);
});

story!(
    an_address_nobody_has_costs_the_same_work_and_is_not_kept,
    |world| async move {
        let observed = work_of(&world.ctx);
        let mut work = Vec::new();
        for address in [
            "reef-gmbh@example.com",
            "nobody@example.com",
            "reef-gmbh@example.com",
        ] {
            identity::forgot_password(&observed.ctx, &address.parse().unwrap())
                .await
                .unwrap();
            work.push(observed.take());
        }
        assert!(work[0].len() > 3, "{work:?}");
        assert_eq!(work[0], work[1], "unknown");
        assert_eq!(work[0], work[2], "too soon");
        assert_eq!(letters(&world).await.len(), 1);
        let nowhere = || {
            link::Entity::find()
                .filter(link::Column::Address.eq(""))
                .count(observed.ctx.db.read())
        };
        assert_eq!(nowhere().await.unwrap(), 2);
        world.ctx.clock.advance(TimeDelta::minutes(30));
        identity::forget_expired_links(&world.ctx).await.unwrap();
        assert_eq!(nowhere().await.unwrap(), 0);
    }
);
