//! Searches a demo buyer saved before the listings came that are new in them.

use domain::{
    problem::Problem,
    search::{
        FilterForm,
        saved::{Every, Name, Sought},
    },
    text::Locale,
};

use super::cast::Cast;
use crate::{Ctx, Error, Result, search};

/// Whose they are.
const BUYER: &str = "demo-buyer";
/// Name, words, category, how often.
const SEARCHES: [(&str, &str, &str, Every); 2] = [
    ("鲤鱼浮漂", "浮漂 鲤鱼", "", Every::Daily),
    (
        "安全劳保用品",
        "",
        "Port supplies > Safety and workwear",
        Every::Weekly,
    ),
];

pub(super) async fn save_all(ctx: &Ctx, cast: &Cast) -> Result<()> {
    let person = cast.actor(BUYER)?.member().ok_or(Error::Forbidden)?.person;
    let currency = search::currency_of(ctx, Some(person), Locale::ZhCn).await;
    for (name, text, category, every) in SEARCHES {
        let mut filters = FilterForm::default();
        filters.take("category", category);
        let sought = Sought::new(text, &filters, currency).map_err(broken)?;
        let name: Name = name.parse().map_err(broken)?;
        search::saved::save(ctx, person, name, sought, every).await?;
    }
    Ok(())
}

fn broken(problem: Problem) -> Error {
    Error::internal(format!("the demo's saved searches: {}", problem.code))
}
