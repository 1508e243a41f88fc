//! The outbox: nothing lost, nothing taken twice, nothing tried for ever.

use chrono::TimeDelta;
use domain::{
    id::PersonId,
    notification::{Mail, Subject},
};
use sea_orm::ConnectionTrait;
use service::job::{self, Job, MAX_ATTEMPTS};

use crate::story;

fn mail() -> Job {
    let id = uuid::Uuid::now_v7();
    Job::Mail(Mail {
        to: PersonId(id),
        company: Some(id.into()),
        about: Subject::Accepted(id.into()),
    })
}

story!(workers_never_take_the_same_job, |world| async move {
    for _ in 0..20 {
        job::enqueue_now(&world.ctx, mail()).await.unwrap();
    }
    let worker = || async {
        let mut taken = Vec::new();
        while let Some(claimed) = job::claim(&world.ctx).await.unwrap() {
            job::finish(&world.ctx, &claimed).await.unwrap();
            taken.push(claimed.id);
        }
        taken
    };
    let (one, two, three) = tokio::join!(worker(), worker(), worker());
    let mut all: Vec<_> = [one, two, three].concat();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 20);
});

story!(
    a_failing_job_pauses_and_dies_and_can_be_replayed,
    |world| async move {
        job::enqueue_now(&world.ctx, mail()).await.unwrap();
        for _ in 0..MAX_ATTEMPTS {
            let claimed = job::claim(&world.ctx).await.unwrap().expect("due");
            job::fail(&world.ctx, &claimed, "no route to host").await.unwrap();
            assert!(job::claim(&world.ctx).await.unwrap().is_none(), "it pauses");
            world.ctx.clock.advance(TimeDelta::minutes(11));
        }
        assert!(job::claim(&world.ctx).await.unwrap().is_none());
        assert_eq!(job::backlog(&world.ctx).await.unwrap(), (0, 1));
        assert_eq!(job::replay_dead(&world.ctx).await.unwrap(), 1);
        assert!(job::claim(&world.ctx).await.unwrap().is_some());
    }
);

story!(a_job_whose_worker_died_is_taken_up_again, |world| async move {
    job::enqueue_now(&world.ctx, mail()).await.unwrap();
    let lost = job::claim(&world.ctx).await.unwrap().unwrap();
    assert!(job::claim(&world.ctx).await.unwrap().is_none());
    world.ctx.clock.advance(TimeDelta::minutes(6));
    let again = job::claim(&world.ctx).await.unwrap().unwrap();
    assert_eq!(lost.id, again.id);
    // The worker believed dead reports late: it no longer owns the job.
    job::fail(&world.ctx, &lost, "late").await.unwrap();
    job::finish(&world.ctx, &again).await.unwrap();
    assert_eq!(job::backlog(&world.ctx).await.unwrap(), (0, 0));
});

story!(
    a_job_this_version_can_not_read_is_dead_and_holds_up_nobody,
    |world| async move {
        job::enqueue_now(&world.ctx, mail()).await.unwrap();
        let tx = world.ctx.db.begin().await.unwrap();
        tx.execute_unprepared("UPDATE job SET kind = 'from_the_future'")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        world.ctx.clock.advance(TimeDelta::seconds(1));
        job::enqueue_now(&world.ctx, mail()).await.unwrap();
        let claimed = job::claim(&world.ctx).await.unwrap().expect("the one behind it");
        job::finish(&world.ctx, &claimed).await.unwrap();
        assert_eq!(job::backlog(&world.ctx).await.unwrap(), (0, 1));
    }
);

story!(
    a_job_that_takes_its_worker_down_each_time_is_given_up,
    |world| async move {
        job::enqueue_now(&world.ctx, mail()).await.unwrap();
        for _ in 0..MAX_ATTEMPTS {
            assert!(job::claim(&world.ctx).await.unwrap().is_some());
            world.ctx.clock.advance(TimeDelta::minutes(6));
        }
        assert!(job::claim(&world.ctx).await.unwrap().is_none());
        assert_eq!(job::backlog(&world.ctx).await.unwrap(), (0, 1));
    }
);

story!(
    what_the_index_misses_is_tried_for_as_long_as_it_takes,
    |world| async move {
        job::enqueue_now(&world.ctx, Job::RebuildIndex).await.unwrap();
        for _ in 0..3 * MAX_ATTEMPTS {
            let claimed = job::claim(&world.ctx).await.unwrap().expect("never dead");
            job::fail(&world.ctx, &claimed, "the engine is down")
                .await
                .unwrap();
            world.ctx.clock.advance(TimeDelta::minutes(10));
        }
    }
);
