//! Searches people save: kept once, told of by mail what is new, stopped by a link, gone with the account.

use std::sync::atomic::Ordering;

use chrono::TimeDelta;
use domain::{
    Instant,
    actor::Actor,
    id::{PersonId, SavedSearchId},
    identity::Settings,
    money::Currency,
    notification::{Mail, News, Subject},
    page::PageRequest,
    search::{
        FilterForm,
        saved::{Alert, Every, MAX_SAVED, Sought},
    },
    text::Locale,
};
use futures::future::join_all;
use service::{
    Error, catalog, identity,
    job::{self, Job, Share},
    moderation, notification,
    search::{
        self,
        saved::{self, Saved, Stop},
    },
};

use crate::{story, support::World};

fn me(actor: &Actor) -> PersonId {
    actor.member().unwrap().person
}

fn sought(text: &str) -> Sought {
    Sought::new(text, &FilterForm::default(), Currency::EUR).unwrap()
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

impl World {
    async fn saves(&self, actor: &Actor, text: &str, every: Every) -> SavedSearchId {
        let saved = saved::save(&self.ctx, me(actor), text.parse().unwrap(), sought(text), every).await;
        match saved.unwrap() {
            Saved::Now(id) => id,
            Saved::Already(id) => panic!("{id} is there already"),
        }
    }

    /// A listing of the supplier's is on show from now on, and in the index.
    async fn puts_on_show(&self, sku: &str, title: &str) {
        self.publish(&format!("sku,title_en\n{sku},{title}\n")).await;
        self.indexes().await;
    }

    async fn indexes(&self) {
        self.index.finds.store(true, Ordering::Relaxed);
        search::rebuild(&self.ctx, |_| ()).await.unwrap();
        while let Some(claimed) = job::claim_of(&self.ctx, Share::Index).await.unwrap() {
            job::finish(&self.ctx, &claimed).await.unwrap();
        }
    }

    /// Moves the clock to an instant.
    fn until(&self, text: &str) {
        self.ctx.clock.advance(at(text) - self.ctx.now());
    }

    /// The mails about saved searches that wait to go.
    async fn alerts(&self) -> Vec<Mail> {
        let jobs = self.jobs().await.into_iter();
        jobs.filter_map(|job| match job {
            Job::Mail(mail) if matches!(mail.about, Subject::SavedSearches { .. }) => Some(mail),
            _ => None,
        })
        .collect()
    }

    /// Who is told, and what: the names of the listings of each search.
    async fn told_by(&self, mail: &Mail) -> Vec<Alert> {
        let letter = notification::letter(&self.ctx, mail).await.unwrap();
        let News::SavedSearches { alerts, .. } = letter.news else {
            panic!("{letter:?}")
        };
        alerts
    }

    async fn new_in(&self, actor: &Actor, id: SavedSearchId) -> usize {
        saved::count_new(&self.ctx, me(actor)).await.unwrap()[&id]
    }
}

fn titles(alert: &Alert) -> Vec<&str> {
    let titles = alert.named.iter().map(|new| new.title.get(Locale::En));
    titles.collect()
}

story!(a_search_is_saved_once, |world| async move {
    let (ctx, buyer) = (&world.ctx, &world.buyer);
    let id = world.saves(buyer, "Nylon net", Every::Daily).await;
    let again = saved::save(
        ctx,
        me(buyer),
        "Other".parse().unwrap(),
        sought(" nylon  NET "),
        Every::Off,
    )
    .await;
    assert_eq!(again.unwrap(), Saved::Already(id));
    let listed = saved::list(ctx, me(buyer)).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (listed[0].name.as_str(), listed[0].every),
        ("Nylon net", Every::Daily)
    );
    let there = saved::there(ctx, me(buyer), &sought("nylon net")).await.unwrap();
    assert_eq!(there, Some(id));
    // Another person's are their own.
    world.saves(&world.supplier, "nylon net", Every::Off).await;
    // Ten at once make one.
    let tries = (0..10).map(|_| {
        saved::save(
            ctx,
            me(buyer),
            "Rope".parse().unwrap(),
            sought("rope"),
            Every::Off,
        )
    });
    let made = join_all(tries).await.into_iter().map(Result::unwrap);
    assert_eq!(made.filter(|saved| matches!(saved, Saved::Now(_))).count(), 1);
});

story!(there_is_an_end_to_them, |world| async move {
    for number in 0..MAX_SAVED {
        world
            .saves(&world.buyer, &format!("net {number}"), Every::Off)
            .await;
    }
    let one_more = saved::save(
        &world.ctx,
        me(&world.buyer),
        "More".parse().unwrap(),
        sought("more"),
        Every::Off,
    );
    let Err(Error::Invalid(errors)) = one_more.await else {
        panic!("it was saved")
    };
    assert_eq!(errors.0[0].problem.code, "too-many-saved");
    let same = saved::save(
        &world.ctx,
        me(&world.buyer),
        "Same".parse().unwrap(),
        sought("net 3"),
        Every::Off,
    );
    assert!(
        matches!(same.await, Ok(Saved::Already(_))),
        "what is there is said first"
    );
});

story!(nobody_else_sees_or_changes_them, |world| async move {
    let ctx = &world.ctx;
    let id = world.saves(&world.buyer, "net", Every::Daily).await;
    let other = me(&world.supplier);
    assert!(matches!(saved::one(ctx, other, id).await, Err(Error::NotFound)));
    assert!(matches!(saved::see(ctx, other, id).await, Err(Error::NotFound)));
    assert!(matches!(
        saved::delete(ctx, other, id).await,
        Err(Error::NotFound)
    ));
    let changed = saved::change(ctx, other, id, "Mine".parse().unwrap(), Every::Off).await;
    assert!(matches!(changed, Err(Error::NotFound)));
    assert!(saved::list(ctx, other).await.unwrap().is_empty());
    saved::change(ctx, me(&world.buyer), id, "Nets".parse().unwrap(), Every::Weekly)
        .await
        .unwrap();
    let now = saved::one(ctx, me(&world.buyer), id).await.unwrap();
    assert_eq!((now.name.as_str(), now.every), ("Nets", Every::Weekly));
    saved::delete(ctx, me(&world.buyer), id).await.unwrap();
    assert!(saved::list(ctx, me(&world.buyer)).await.unwrap().is_empty());
});

story!(what_is_new_is_counted_until_it_is_looked_at, |world| async move {
    world.puts_on_show("OLD", "Old net").await;
    world.ctx.clock.advance(TimeDelta::hours(1));
    let id = world.saves(&world.buyer, "net", Every::Off).await;
    assert_eq!(world.new_in(&world.buyer, id).await, 0);
    world.ctx.clock.advance(TimeDelta::seconds(1));
    world.puts_on_show("NEW", "New net").await;
    world.puts_on_show("ROPE", "Rope").await;
    assert_eq!(world.new_in(&world.buyer, id).await, 1);
    let seen = saved::see(&world.ctx, me(&world.buyer), id).await.unwrap();
    assert!(seen.same(&sought("net")));
    assert_eq!(world.new_in(&world.buyer, id).await, 0);
});

// The world begins on Tuesday, 1 December 2026, at 08:00 UTC; its people live in Berlin, an hour ahead.
story!(a_mail_each_morning_tells_what_is_new, |world| async move {
    world.puts_on_show("OLD", "Old net").await;
    world.ctx.clock.advance(TimeDelta::hours(1));
    world.saves(&world.buyer, "net", Every::Daily).await;
    world.ctx.clock.advance(TimeDelta::hours(1));
    for number in 1..=7 {
        world
            .puts_on_show(&format!("N-{number}"), &format!("Net {number}"))
            .await;
        world.ctx.clock.advance(TimeDelta::minutes(1));
    }
    world.until("2026-12-02T06:59:00Z");
    assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 0);
    world.until("2026-12-02T07:00:00Z");
    assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 1);
    assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 0, "it was told");
    let mails = world.alerts().await;
    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(mail.to, me(&world.buyer));
    let told = world.told_by(mail).await;
    assert_eq!((told.len(), told[0].new), (1, 7));
    assert_eq!(titles(&told[0]), ["Net 7", "Net 6", "Net 5", "Net 4", "Net 3"]);
    // Nothing new: no mail, and the morning after it is looked again.
    world.until("2026-12-03T07:00:00Z");
    assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 0);
    assert!(world.alerts().await.is_empty());
    world.puts_on_show("LATE", "Late net").await;
    world.until("2026-12-04T07:00:00Z");
    assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 1);
    let mails = world.alerts().await;
    assert_eq!(titles(&world.told_by(&mails[0]).await[0]), ["Late net"]);
    // The old mail is sent late: what was told since is not told once more.
    let late = notification::letter(&world.ctx, mail).await;
    assert!(matches!(late, Err(Error::NotFound)));
});

story!(one_mail_gathers_all_that_is_due, |world| async move {
    world.indexes().await;
    let net = world.saves(&world.buyer, "net", Every::Daily).await;
    world.saves(&world.buyer, "rope", Every::Weekly).await;
    world.saves(&world.buyer, "trap", Every::Off).await;
    world.saves(&world.buyer, "buoy", Every::Daily).await;
    world.saves(&world.supplier, "net", Every::Daily).await;
    world.ctx.clock.advance(TimeDelta::hours(1));
    world.puts_on_show("N", "Net").await;
    world.puts_on_show("R", "Rope").await;
    world.puts_on_show("T", "Trap").await;
    world.until("2026-12-02T07:00:00Z");
    assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 2, "two people");
    let mut mails = world.alerts().await;
    assert_eq!(mails.len(), 2);
    mails.retain(|mail| mail.to == me(&world.buyer));
    let told = world.told_by(&mails[0]).await;
    assert_eq!(
        told.iter().map(|alert| alert.id).collect::<Vec<_>>(),
        [net],
        "neither what is not due nor what is off"
    );
    // On Monday both are.
    world.puts_on_show("N-2", "Net 2").await;
    world.until("2026-12-07T07:00:00Z");
    saved::tell_due(&world.ctx).await.unwrap();
    let mut mails = world.alerts().await;
    mails.retain(|mail| mail.to == me(&world.buyer));
    assert_eq!(mails.len(), 1);
    let told = world.told_by(&mails[0]).await;
    let told: Vec<_> = told.iter().map(titles).collect();
    assert_eq!(told, [["Net 2"], ["Rope"]]);
});

story!(many_workers_tell_once, |world| async move {
    world.indexes().await;
    world.saves(&world.buyer, "net", Every::Daily).await;
    world.ctx.clock.advance(TimeDelta::hours(1));
    world.puts_on_show("N", "Net").await;
    world.until("2026-12-02T07:00:00Z");
    let told = join_all((0..8).map(|_| saved::tell_due(&world.ctx))).await;
    assert_eq!(told.into_iter().map(Result::unwrap).sum::<u32>(), 1);
    assert_eq!(world.alerts().await.len(), 1);
});

story!(an_engine_that_fails_leaves_what_is_due_due, |world| async move {
    world.indexes().await;
    world.saves(&world.buyer, "net", Every::Daily).await;
    world.ctx.clock.advance(TimeDelta::hours(1));
    world.puts_on_show("N", "Net").await;
    world.until("2026-12-02T07:00:00Z");
    world.index.finds.store(false, Ordering::Relaxed);
    assert!(saved::tell_due(&world.ctx).await.is_err());
    let counted = saved::count_new(&world.ctx, me(&world.buyer)).await;
    assert!(matches!(counted, Err(Error::SearchDown)), "{counted:?}");
    world.index.finds.store(true, Ordering::Relaxed);
    assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 1);
});

story!(
    what_waited_for_the_operator_is_new_when_it_is_shown,
    |world| async move {
        world.submit("sku,title_en\nW,Waiting net\n").await;
        world.ctx.clock.advance(TimeDelta::hours(1));
        let id = world.saves(&world.buyer, "net", Every::Daily).await;
        world.ctx.clock.advance(TimeDelta::hours(1));
        let (all, page) = (Default::default(), PageRequest::default());
        let queue = moderation::queue(&world.ctx, &world.operator, &all, page).await;
        let case = queue.unwrap().items.remove(0);
        let ruling = domain::moderation::Ruling::parse("approve", "").unwrap();
        moderation::decide(&world.ctx, &world.operator, case.id, ruling, case.opened_at)
            .await
            .unwrap();
        world.indexes().await;
        assert_eq!(world.new_in(&world.buyer, id).await, 1);
        world.until("2026-12-02T07:00:00Z");
        assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 1);
    }
);

story!(
    what_came_late_to_the_index_is_told_the_next_time,
    |world| async move {
        world.indexes().await;
        world.saves(&world.buyer, "net", Every::Daily).await;
        // On show since five minutes when the mail is due.
        world.until("2026-12-02T06:55:00Z");
        world.publish("sku,title_en\nN,Net\n").await;
        world.until("2026-12-02T07:00:00Z");
        assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 0);
        world.indexes().await;
        world.until("2026-12-03T07:00:00Z");
        assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 1);
    }
);

story!(
    nobody_is_told_while_the_index_is_being_built_or_far_behind,
    |world| async move {
        world.saves(&world.buyer, "net", Every::Daily).await;
        world.ctx.clock.advance(TimeDelta::hours(1));
        world.publish("sku,title_en\nN,Net\n").await;
        world.index.finds.store(true, Ordering::Relaxed);
        world.until("2026-12-02T07:00:00Z");
        assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 0, "it is empty");
        search::rebuild(&world.ctx, |_| ()).await.unwrap();
        world.publish("sku,title_en\nM,Mesh\n").await;
        world.ctx.clock.advance(TimeDelta::hours(1));
        let told = saved::tell_due(&world.ctx).await.unwrap();
        assert_eq!(told, 0, "a job for the later one waits");
        world.indexes().await;
        assert_eq!(saved::tell_due(&world.ctx).await.unwrap(), 1);
    }
);

story!(
    what_was_taken_off_show_meanwhile_is_not_told,
    |world| async move {
        world.indexes().await;
        world.saves(&world.buyer, "net", Every::Daily).await;
        world.ctx.clock.advance(TimeDelta::hours(1));
        world.puts_on_show("N", "Net").await;
        world.until("2026-12-02T07:00:00Z");
        saved::tell_due(&world.ctx).await.unwrap();
        let listing = world.own().await[0].id;
        catalog::pause(&world.ctx, &world.supplier, listing)
            .await
            .unwrap();
        let mails = world.alerts().await;
        let told = notification::letter(&world.ctx, &mails[0]).await;
        assert!(matches!(told, Err(Error::NotFound)), "{told:?}");
    }
);

story!(
    what_was_seen_and_what_came_while_mails_were_off_is_not_told,
    |world| async move {
        let (ctx, buyer) = (&world.ctx, me(&world.buyer));
        world.indexes().await;
        let net = world.saves(&world.buyer, "net", Every::Daily).await;
        let rope = world.saves(&world.buyer, "rope", Every::Off).await;
        ctx.clock.advance(TimeDelta::hours(1));
        world.puts_on_show("N", "Net").await;
        world.puts_on_show("R", "Rope").await;
        ctx.clock.advance(TimeDelta::hours(1));
        saved::see(ctx, buyer, net).await.unwrap();
        saved::change(ctx, buyer, rope, "Rope".parse().unwrap(), Every::Daily)
            .await
            .unwrap();
        world.until("2026-12-02T07:00:00Z");
        assert_eq!(saved::tell_due(ctx).await.unwrap(), 0);
    }
);

story!(
    a_link_stops_the_mails_it_came_with_and_nothing_else,
    |world| async move {
        let (ctx, buyer) = (&world.ctx, me(&world.buyer));
        world.indexes().await;
        let net = world.saves(&world.buyer, "net", Every::Daily).await;
        let rope = world.saves(&world.buyer, "rope", Every::Weekly).await;
        let one = saved::stop_token(ctx, Stop::One(net));
        assert_eq!(saved::stoppable(ctx, &one).await.unwrap(), ["net"]);
        saved::stop(ctx, &one).await.unwrap();
        saved::stop(ctx, &one).await.unwrap();
        assert!(saved::stoppable(ctx, &one).await.unwrap().is_empty());
        assert_eq!(saved::one(ctx, buyer, net).await.unwrap().every, Every::Off);
        assert_eq!(saved::one(ctx, buyer, rope).await.unwrap().every, Every::Weekly);
        let all = saved::stop_token(ctx, Stop::All(buyer));
        saved::stop(ctx, &all).await.unwrap();
        assert_eq!(saved::one(ctx, buyer, rope).await.unwrap().every, Every::Off);
        // One of a search that is gone does no harm; one that nobody made does nothing.
        saved::delete(ctx, buyer, net).await.unwrap();
        saved::stop(ctx, &one).await.unwrap();
        let forged = all.replace(&all[30..], &one[30..]);
        for odd in ["", "net", &forged, &one[..32], &format!("{one}00")] {
            assert!(
                matches!(saved::stop(ctx, odd).await, Err(Error::Forbidden)),
                "{odd}"
            );
            assert!(
                matches!(saved::stoppable(ctx, odd).await, Err(Error::NotFound)),
                "{odd}"
            );
        }
    }
);

story!(mails_stopped_before_they_go_do_not_go, |world| async move {
    world.indexes().await;
    let id = world.saves(&world.buyer, "net", Every::Daily).await;
    world.ctx.clock.advance(TimeDelta::hours(1));
    world.puts_on_show("N", "Net").await;
    world.until("2026-12-02T07:00:00Z");
    saved::tell_due(&world.ctx).await.unwrap();
    let mails = world.alerts().await;
    saved::stop(&world.ctx, &saved::stop_token(&world.ctx, Stop::One(id)))
        .await
        .unwrap();
    let told = notification::letter(&world.ctx, &mails[0]).await;
    assert!(matches!(told, Err(Error::NotFound)));
});

story!(mails_go_by_the_clock_of_where_one_lives, |world| async move {
    let ctx = &world.ctx;
    world.indexes().await;
    let settings = identity::settings(ctx, me(&world.buyer)).await.unwrap();
    let moved = Settings {
        time_zone: chrono_tz::America::New_York,
        ..settings
    };
    identity::change_settings(ctx, me(&world.buyer), moved)
        .await
        .unwrap();
    world.saves(&world.buyer, "net", Every::Daily).await;
    world.puts_on_show("N", "Net").await;
    world.until("2026-12-01T12:59:00Z");
    assert_eq!(saved::tell_due(ctx).await.unwrap(), 0);
    world.until("2026-12-01T13:00:00Z");
    assert_eq!(saved::tell_due(ctx).await.unwrap(), 1);
});

story!(they_are_taken_along_and_go_with_the_account, |world| async move {
    let ctx = &world.ctx;
    let leaver = world
        .joins(&world.buyer, "leaver", domain::company::Role::Viewer, None)
        .await;
    world.indexes().await;
    world.saves(&leaver, "secret net", Every::Daily).await;
    let export = identity::export(ctx, me(&leaver)).await.unwrap();
    let searches = export["saved_searches"].as_array().unwrap();
    assert_eq!((searches.len(), &searches[0]["text"]), (1, &"secret net".into()));
    ctx.clock.advance(TimeDelta::hours(1));
    world.puts_on_show("N", "Secret net").await;
    world.until("2026-12-02T07:00:00Z");
    saved::tell_due(ctx).await.unwrap();
    let mails = world.alerts().await;
    identity::erase(ctx, me(&leaver)).await.unwrap();
    assert!(saved::list(ctx, me(&leaver)).await.unwrap().is_empty());
    assert!(notification::letter(ctx, &mails[0]).await.is_err());
    world.until("2026-12-03T07:00:00Z");
    assert_eq!(saved::tell_due(ctx).await.unwrap(), 0);
    let left = saved::save(
        ctx,
        me(&leaver),
        "Net".parse().unwrap(),
        sought("net"),
        Every::Daily,
    )
    .await;
    assert!(matches!(left, Err(Error::NotFound)));
});
