//! The form of a company's profile: strings as typed, and what they mean.

use crate::{
    i18n::{country, country_named, error_of},
    t,
    ui::{Checkbox, Field, FieldKind, Panel, Select, Textarea},
};
use chrono::Datelike;
use domain::{
    Instant,
    actor::Trades,
    company::{Factory, Profile, ProfileDraft},
    form,
    problem::{FieldErrors, Problem},
    text::{Bilingual, Locale},
};
use leptos::prelude::*;
use serde::Deserialize;

use super::area::country_options;

/// As the browser sends it.
#[derive(Default, Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct ProfileForm {
    pub company: String,
    /// The version its author had read.
    pub seen: String,
    pub name_zh: String,
    pub name_en: String,
    pub country: String,
    pub city_zh: String,
    pub city_en: String,
    pub about_zh: String,
    pub about_en: String,
    pub buys: String,
    pub supplies: String,
    pub carries: String,
    pub procures: String,
    pub website: String,
    pub exports_to: String,
    pub founded: String,
    pub staff: String,
    pub floor_area: String,
    pub products_zh: String,
    pub products_en: String,
}

/// What was typed into one field.
type Typed = fn(&ProfileForm) -> &String;

impl ProfileForm {
    /// Filled with what stands now.
    pub(super) fn of(company: &str, profile: &Profile, version: i32, locale: Locale) -> Self {
        let tick = |does: bool| if does { "on" } else { "" }.to_owned();
        let words = |text: &Bilingual| {
            (
                text.zh.clone().unwrap_or_default(),
                text.en.clone().unwrap_or_default(),
            )
        };
        let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
        let exports: Vec<_> = profile
            .exports_to
            .iter()
            .map(|one| country(locale, one))
            .collect();
        let (name_zh, name_en) = words(&profile.name);
        let (city_zh, city_en) = words(&profile.city);
        let (about_zh, about_en) = words(&profile.about);
        let (products_zh, products_en) = words(&profile.factory.products);
        Self {
            company: company.to_owned(),
            seen: version.to_string(),
            name_zh,
            name_en,
            country: profile.country.code().to_owned(),
            city_zh,
            city_en,
            about_zh,
            about_en,
            buys: tick(profile.trades.buys),
            supplies: tick(profile.trades.supplies),
            carries: tick(profile.trades.carries),
            procures: tick(profile.trades.procures),
            website: profile
                .website
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            exports_to: exports.join(t!(in locale, "company-own-comma").as_str()),
            founded: number(profile.factory.founded),
            staff: number(profile.factory.staff),
            floor_area: number(profile.factory.floor_area),
            products_zh,
            products_en,
        }
    }

    /// What was typed, or all that is wrong with it.
    pub(super) fn parse(&self, now: Instant) -> Result<(i32, Profile), FieldErrors> {
        let exports_to = exports(&self.exports_to);
        let draft = ProfileDraft {
            name_zh: self.name_zh.clone(),
            name_en: self.name_en.clone(),
            country: self.country.clone(),
            city_zh: self.city_zh.clone(),
            city_en: self.city_en.clone(),
            about_zh: self.about_zh.clone(),
            about_en: self.about_en.clone(),
            trades: Trades {
                buys: !self.buys.is_empty(),
                supplies: !self.supplies.is_empty(),
                carries: !self.carries.is_empty(),
                procures: !self.procures.is_empty(),
            },
            website: self.website.clone(),
            exports_to: exports_to.clone().unwrap_or_default(),
            founded: self.founded.clone(),
            staff: self.staff.clone(),
            floor_area: self.floor_area.clone(),
            products_zh: self.products_zh.clone(),
            products_en: self.products_en.clone(),
        };
        let year = u32::try_from(now.year()).unwrap_or(Factory::FIRST_YEAR);
        let parsed = draft.parse(year);
        let mut errors = parsed.as_ref().err().cloned().unwrap_or_default();
        if draft.trades == Trades::default() {
            errors.add("buys", Problem::new("company-does-nothing"));
        }
        errors.take("exports_to", exports_to);
        errors.into_result()?;
        parsed.map(|profile| (self.seen.parse().unwrap_or_default(), profile))
    }

    /// Its fields.
    pub(super) fn view(&self, errors: &FieldErrors) -> impl IntoView + use<> {
        let (who, what, factory) = (self.who(errors), self.what(errors), self.factory(errors));
        view! {
            <Panel title=t!("company-own-who")>{who}</Panel>
            <Panel title=t!("company-own-what")>{what}</Panel>
            <Panel title=t!("company-factory")>{factory}</Panel>
        }
    }

    fn who(&self, errors: &FieldErrors) -> impl IntoView + use<> {
        let error = |field: &str| error_of(errors, field);
        view! {
            <div class="form">
                <Field
                    name="name_zh" label=label("name_zh") value=self.name_zh.clone() error=error("name_zh")
                    hint=t!("company-own-name-hint")
                />
                <Field name="name_en" label=label("name_en") value=self.name_en.clone() error=error("name_en")/>
                <Select
                    name="country" label=label("country") options=country_options() value=self.country.clone()
                    error=error("country") required=true
                />
                <Field name="city_zh" label=label("city_zh") value=self.city_zh.clone() error=error("city_zh")/>
                <Field name="city_en" label=label("city_en") value=self.city_en.clone() error=error("city_en")/>
                <Field
                    name="website" label=label("website") value=self.website.clone() error=error("website")
                    autocomplete="url"
                />
            </div>
        }
    }

    fn what(&self, errors: &FieldErrors) -> impl IntoView + use<> {
        let error = |field: &str| error_of(errors, field);
        let about = t!("company-own-about-hint", max = Profile::MAX_ABOUT);
        view! {
            <div class="form">
                <fieldset>
                    <legend class="field-label">{t!("company-trades")}</legend>
                    {error("buys").map(|words| view! { <p class="field-error">{words}</p> })}
                    <Checkbox name="buys" label=t!("company-own-buys") checked=!self.buys.is_empty()/>
                    <Checkbox name="supplies" label=t!("company-own-supplies") checked=!self.supplies.is_empty()/>
                    <Checkbox name="carries" label=t!("company-own-carries") checked=!self.carries.is_empty()/>
                    <Checkbox name="procures" label=t!("company-own-procures") checked=!self.procures.is_empty()/>
                </fieldset>
                <Textarea
                    name="about_zh" label=label("about_zh") value=self.about_zh.clone() error=error("about_zh")
                    hint=about.clone() rows=6
                />
                <Textarea
                    name="about_en" label=label("about_en") value=self.about_en.clone() error=error("about_en")
                    hint=about rows=6
                />
                <Textarea
                    name="exports_to" label=label("exports_to") value=self.exports_to.clone()
                    error=error("exports_to") hint=t!("company-own-exports-hint") rows=3
                />
            </div>
        }
    }

    fn factory(&self, errors: &FieldErrors) -> impl IntoView + use<> {
        let error = |field: &str| error_of(errors, field);
        view! {
            <div class="form">
                <Field
                    name="products_zh" label=label("products_zh") value=self.products_zh.clone()
                    error=error("products_zh")
                />
                <Field
                    name="products_en" label=label("products_en") value=self.products_en.clone()
                    error=error("products_en")
                />
                <div class="form-row">
                    <Field
                        name="founded" label=label("founded") value=self.founded.clone() error=error("founded")
                        kind=FieldKind::Whole
                    />
                    <Field
                        name="staff" label=label("staff") value=self.staff.clone() error=error("staff")
                        kind=FieldKind::Whole
                    />
                    <Field
                        name="floor_area" label=label("floor_area") value=self.floor_area.clone()
                        error=error("floor_area") kind=FieldKind::Whole suffix="m²"
                    />
                </div>
            </div>
        }
    }

    /// Where what was typed differs from what stands now: field, stands, typed.
    pub(super) fn differs(&self, stands: &Self) -> Vec<(String, String, String)> {
        let fields: [(&str, Typed); 18] = [
            ("name_zh", |form| &form.name_zh),
            ("name_en", |form| &form.name_en),
            ("country", |form| &form.country),
            ("city_zh", |form| &form.city_zh),
            ("city_en", |form| &form.city_en),
            ("website", |form| &form.website),
            ("buys", |form| &form.buys),
            ("supplies", |form| &form.supplies),
            ("carries", |form| &form.carries),
            ("procures", |form| &form.procures),
            ("about_zh", |form| &form.about_zh),
            ("about_en", |form| &form.about_en),
            ("exports_to", |form| &form.exports_to),
            ("products_zh", |form| &form.products_zh),
            ("products_en", |form| &form.products_en),
            ("founded", |form| &form.founded),
            ("staff", |form| &form.staff),
            ("floor_area", |form| &form.floor_area),
        ];
        // Browsers send line breaks as CR LF, whatever was there before.
        let same = |one: &str, other: &str| one.replace('\r', "").trim() == other.replace('\r', "").trim();
        let differing = fields.into_iter().filter(|(_, of)| !same(of(self), of(stands)));
        differing
            .map(|(name, of)| (label(name), of(stands).clone(), of(self).clone()))
            .collect()
    }
}

/// The label of a field.
pub(super) fn label(field: &str) -> String {
    match field {
        "name_zh" => t!("company-own-name-zh"),
        "name_en" => t!("company-own-name-en"),
        "country" => t!("company-own-country"),
        "city_zh" => t!("company-own-city-zh"),
        "city_en" => t!("company-own-city-en"),
        "website" => t!("company-website"),
        "supplies" => t!("company-own-supplies"),
        "carries" => t!("company-own-carries"),
        "procures" => t!("company-own-procures"),
        "buys" => t!("company-own-buys"),
        "about_zh" => t!("company-own-about-zh"),
        "about_en" => t!("company-own-about-en"),
        "exports_to" => t!("company-exports"),
        "products_zh" => t!("company-own-products-zh"),
        "products_en" => t!("company-own-products-en"),
        "founded" => t!("company-founded"),
        "staff" => t!("company-own-staff"),
        _ => t!("company-floor-area"),
    }
}

/// One line in each language.
pub(crate) fn both(errors: &mut FieldErrors, field: &str, (zh, en): (&str, &str), max: usize) -> Bilingual {
    Bilingual {
        zh: errors
            .take(format!("{field}_zh"), form::optional_line(zh, max))
            .flatten(),
        en: errors
            .take(format!("{field}_en"), form::optional_line(en, max))
            .flatten(),
    }
}

/// The codes of countries, by their names in either language or by their codes, with anything between them.
fn exports(typed: &str) -> Result<Vec<String>, Problem> {
    let names = typed.split([',', '，', '、', ';', '；', '\n']).map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(|name| {
            let country = country_named(name).ok_or_else(|| {
                let name: String = name.chars().take(40).collect();
                Problem::new("unknown-country-name").with("name", name)
            })?;
            Ok(country.code().to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_read_by_name_in_either_language_and_by_code() {
        let codes = |typed| exports(typed).unwrap();
        assert_eq!(
            codes("Nigeria, 德国；vn\n Côte d’Ivoire、nigeria"),
            ["NG", "DE", "VN", "CI", "NG"]
        );
        assert_eq!(codes(" ,\n"), Vec::<String>::new());
        assert_eq!(exports("Atlantis").unwrap_err().code, "unknown-country-name");
    }

    #[test]
    fn what_stands_survives_the_form() {
        let profile = Profile {
            name: Bilingual::both("网", "Nets"),
            country: "CN".parse().unwrap(),
            city: Bilingual::default(),
            about: Bilingual::both("一\n二", "One\nTwo"),
            trades: Trades {
                supplies: true,
                ..Trades::default()
            },
            website: Some("https://nets.example/".parse().unwrap()),
            exports_to: vec!["NG".parse().unwrap(), "HK".parse().unwrap()],
            factory: Factory {
                founded: Some(1998),
                ..Factory::default()
            },
        };
        for locale in Locale::ALL {
            let form = ProfileForm::of("nets-co", &profile, 3, locale);
            let now = "2026-11-27T00:00:00Z".parse().unwrap();
            assert_eq!(form.parse(now), Ok((3, profile.clone())));
        }
    }
}
