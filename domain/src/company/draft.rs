//! A company's profile as it is typed, in a form or by a program, before it is known to be one.

use super::{Country, Factory, Profile};
use crate::{
    actor::Trades,
    form,
    problem::{FieldErrors, Problem},
    text::Bilingual,
};

/// The fields of a profile as typed; the names of its errors are theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileDraft {
    /// Legal name in Chinese.
    pub name_zh: String,
    /// Legal name in English.
    pub name_en: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// City in Chinese.
    pub city_zh: String,
    /// City in English.
    pub city_en: String,
    /// What it says of itself in Chinese.
    pub about_zh: String,
    /// What it says of itself in English.
    pub about_en: String,
    /// What it does.
    pub trades: Trades,
    /// Its own pages elsewhere.
    pub website: String,
    /// Where it sells to, ISO 3166-1 alpha-2.
    pub exports_to: Vec<String>,
    /// The year it was founded in.
    pub founded: String,
    /// How many people work there.
    pub staff: String,
    /// Floor area in square metres.
    pub floor_area: String,
    /// Main products in Chinese.
    pub products_zh: String,
    /// Main products in English.
    pub products_en: String,
}

/// The most people and square metres that are meant.
const MAX_FIGURE: u32 = 9_999_999;

impl ProfileDraft {
    /// The profile, or all that is wrong with it. `year` is the present one: nothing was founded later.
    pub fn parse(&self, year: u32) -> Result<Profile, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = Bilingual {
            zh: line(&mut errors, "name_zh", &self.name_zh, Profile::MAX_NAME),
            en: line(&mut errors, "name_en", &self.name_en, Profile::MAX_NAME),
        };
        if name.is_empty() && errors.is_empty() {
            errors.add("name_zh", Problem::new("name-required"));
        }
        let country = errors.take("country", form::required(&self.country));
        let city = Bilingual {
            zh: line(&mut errors, "city_zh", &self.city_zh, Profile::MAX_CITY),
            en: line(&mut errors, "city_en", &self.city_en, Profile::MAX_CITY),
        };
        let about = Bilingual {
            zh: text(&mut errors, "about_zh", &self.about_zh),
            en: text(&mut errors, "about_en", &self.about_en),
        };
        let website = errors.take("website", form::optional(&self.website)).flatten();
        let exports_to = errors.take("exports_to", exports(&self.exports_to));
        let factory = Factory {
            founded: figure(&mut errors, "founded", &self.founded, Factory::FIRST_YEAR, year),
            staff: figure(&mut errors, "staff", &self.staff, 1, MAX_FIGURE),
            floor_area: figure(&mut errors, "floor_area", &self.floor_area, 1, MAX_FIGURE),
            products: Bilingual {
                zh: line(
                    &mut errors,
                    "products_zh",
                    &self.products_zh,
                    Factory::MAX_PRODUCTS,
                ),
                en: line(
                    &mut errors,
                    "products_en",
                    &self.products_en,
                    Factory::MAX_PRODUCTS,
                ),
            },
        };
        match (country, exports_to) {
            (Some(country), Some(exports_to)) if errors.is_empty() => Ok(Profile {
                name,
                country,
                city,
                about,
                trades: self.trades,
                website,
                exports_to,
                factory,
            }),
            _ => Err(errors),
        }
    }
}

fn line(errors: &mut FieldErrors, field: &str, raw: &str, max: usize) -> Option<String> {
    errors.take(field, form::optional_line(raw, max)).flatten()
}

fn text(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<String> {
    errors
        .take(field, form::optional_text(raw, Profile::MAX_ABOUT))
        .flatten()
}

fn figure(errors: &mut FieldErrors, field: &str, raw: &str, min: u32, max: u32) -> Option<u32> {
    if raw.trim().is_empty() {
        return None;
    }
    errors.take(field, form::whole_number(raw, min, max))
}

/// Each country once, in the order given.
fn exports(raw: &[String]) -> Result<Vec<Country>, Problem> {
    let mut countries: Vec<Country> = Vec::new();
    for code in raw {
        let country = code.parse()?;
        if !countries.contains(&country) {
            countries.push(country);
        }
    }
    if countries.len() > Profile::MAX_EXPORTS {
        return Err(Problem::new("too-many-countries").with("max", Profile::MAX_EXPORTS));
    }
    Ok(countries)
}

impl From<&Profile> for ProfileDraft {
    fn from(profile: &Profile) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let figure = |figure: Option<u32>| figure.map(|figure| figure.to_string()).unwrap_or_default();
        let Profile {
            name,
            city,
            about,
            factory,
            ..
        } = profile;
        Self {
            name_zh: text(&name.zh),
            name_en: text(&name.en),
            country: profile.country.code().to_owned(),
            city_zh: text(&city.zh),
            city_en: text(&city.en),
            about_zh: text(&about.zh),
            about_en: text(&about.en),
            trades: profile.trades,
            website: profile
                .website
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            exports_to: profile
                .exports_to
                .iter()
                .map(|country| country.code().to_owned())
                .collect(),
            founded: figure(factory.founded),
            staff: figure(factory.staff),
            floor_area: figure(factory.floor_area),
            products_zh: text(&factory.products.zh),
            products_en: text(&factory.products.en),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> ProfileDraft {
        ProfileDraft {
            name_zh: "洞庭渔具厂".into(),
            country: "cn".into(),
            about_en: "Nets.\n\nSince 1998.".into(),
            trades: Trades {
                supplies: true,
                ..Trades::default()
            },
            website: "nets.example".into(),
            exports_to: ["DE", "ng", "DE"].map(Into::into).into(),
            founded: "１９９８".into(),
            staff: "1,200".into(),
            ..ProfileDraft::default()
        }
    }

    #[test]
    fn what_is_read_is_what_was_meant_and_survives_being_typed_again() {
        let profile = draft().parse(2026).unwrap();
        assert_eq!(profile.factory.founded, Some(1998));
        assert_eq!(profile.factory.staff, Some(1200));
        assert_eq!(profile.exports_to.len(), 2);
        assert_eq!(profile.about.en.as_deref(), Some("Nets.\n\nSince 1998."));
        assert_eq!(ProfileDraft::from(&profile).parse(2026), Ok(profile));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once_under_the_fields_own_names() {
        let wrong = ProfileDraft {
            name_zh: "长".repeat(121),
            country: "ZZ".into(),
            city_en: "a\0b".into(),
            about_zh: "长".repeat(4_001),
            website: "javascript:alert(1)".into(),
            exports_to: vec!["XX".into()],
            founded: "2027".into(),
            staff: "0".into(),
            floor_area: "many".into(),
            products_en: "x".repeat(201),
            ..draft()
        };
        let errors = wrong.parse(2026).unwrap_err();
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        let expected = [
            "name_zh",
            "country",
            "city_en",
            "about_zh",
            "website",
            "exports_to",
            "founded",
            "staff",
            "floor_area",
            "products_en",
        ];
        assert_eq!(fields, expected);
        let nameless = ProfileDraft {
            name_zh: " ".into(),
            ..draft()
        };
        let errors = nameless.parse(2026).unwrap_err();
        assert_eq!(errors.0[0].problem.code, "name-required");
    }
}
