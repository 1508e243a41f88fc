//! What buyers looked for in the last days, so that operators see what is missing.

use std::{iter, time::Duration};

use super::data;
use crate::{Ctx, Result, search};

pub(super) async fn count_all(ctx: &Ctx) -> Result<()> {
    let days = iter::successors(Some(ctx.now().date_naive()), chrono::NaiveDate::pred_opt);
    for sought in data::searches()? {
        let took = Duration::from_millis(sought.milliseconds);
        for (day, times) in days.clone().zip(sought.times.iter().rev()) {
            for _ in 0..*times {
                ctx.counts
                    .add(day, sought.locale, &sought.text, sought.found, took);
            }
        }
    }
    search::keep_counts(ctx).await
}
