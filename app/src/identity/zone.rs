//! Time zones to choose from.

use crate::ui::SelectOption;

/// The zones of the IANA database that are named after places; its aliases (`US/Eastern`) are left out.
pub(crate) fn options() -> Vec<SelectOption> {
    const REGIONS: [&str; 9] = [
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    ];
    let places = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    let places = places.filter(|name| {
        name.split_once('/')
            .is_some_and(|(region, _)| REGIONS.contains(&region))
    });
    places
        .map(|name| SelectOption {
            label: name.replace('_', " "),
            value: name.to_owned(),
        })
        .collect()
}
