//! What a market tells those who want to visit it, and what it is known for: kept by its operators.

use serde::{Deserialize, Serialize};

use super::hours::OpeningHours;
use crate::{
    catalog::content::CategoryPath,
    form,
    identity::Email,
    problem::{FieldErrors, Problem},
    text::Bilingual,
};

/// The most characters of an address in one language.
pub const MAX_ADDRESS: usize = 200;
/// The most characters of a telephone number.
pub const MAX_PHONE: usize = 40;
/// The most categories a market is known for.
pub const MAX_FOCUS: usize = 6;

/// A market as a place: all of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Premises {
    /// Where it is.
    pub address: Bilingual,
    /// The telephone number of its office.
    pub phone: Option<String>,
    /// The mail address of its office.
    pub email: Option<String>,
    /// When it is open.
    pub hours: OpeningHours,
    /// The categories it is known for, the first ones first.
    pub focus: Vec<CategoryPath>,
}

/// The strings of a market's premises as typed.
#[derive(Clone, Debug, Default)]
pub struct PremisesDraft {
    /// Where it is, in Chinese.
    pub address_zh: String,
    /// Where it is, in English.
    pub address_en: String,
    /// The telephone number of its office.
    pub phone: String,
    /// The mail address of its office.
    pub email: String,
    /// When it is open on each day, Monday first.
    pub hours: [String; 7],
    /// The categories it is known for, `A > B`.
    pub focus: Vec<String>,
}

impl PremisesDraft {
    /// The premises, or all that is wrong with them.
    pub fn parse(&self) -> Result<Premises, FieldErrors> {
        let mut errors = FieldErrors::default();
        let zh = errors.take("address_zh", form::optional_line(&self.address_zh, MAX_ADDRESS));
        let en = errors.take("address_en", form::optional_line(&self.address_en, MAX_ADDRESS));
        let phone = errors.take("phone", phone(&self.phone));
        let email = errors.take("email", form::optional::<Email>(&self.email));
        let hours = OpeningHours::parse(&self.hours)
            .map_err(|wrong| errors.0.extend(wrong.0))
            .ok();
        let focus = errors.take("focus", focus(&self.focus));
        let premises = (|| {
            Some(Premises {
                address: Bilingual { zh: zh?, en: en? },
                phone: phone?,
                email: email?.map(|email| email.as_str().to_owned()),
                hours: hours?,
                focus: focus?,
            })
        })();
        premises.filter(|_| errors.0.is_empty()).ok_or(errors)
    }
}

/// Digits with what stands between them: `+86 (0730) 888-1234`.
fn phone(raw: &str) -> Result<Option<String>, Problem> {
    let Some(text) = form::optional_line(&form::half_width(raw), MAX_PHONE)? else {
        return Ok(None);
    };
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let known = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ' | '/');
    match digits >= 3 && text.chars().all(known) {
        true => Ok(Some(text)),
        false => Err(Problem::new("not-a-phone")),
    }
}

/// Each once, in their order; empty ones are left out.
fn focus(raw: &[String]) -> Result<Vec<CategoryPath>, Problem> {
    let mut paths = Vec::new();
    for text in raw {
        if let Some(path) = CategoryPath::parse(text)?.filter(|path| !paths.contains(path)) {
            paths.push(path);
        }
    }
    match paths.len() > MAX_FOCUS {
        true => Err(Problem::new("premises-focus-many").with("max", MAX_FOCUS)),
        false => Ok(paths),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_it_may_be_missing() {
        assert_eq!(PremisesDraft::default().parse().unwrap(), Premises::default());
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let mut draft = PremisesDraft {
            phone: "call us".into(),
            email: "office".into(),
            ..PremisesDraft::default()
        };
        draft.hours[6] = "always".into();
        let errors = draft.parse().unwrap_err();
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["phone", "email", "hours_sunday"]);
    }

    #[test]
    fn numbers_and_categories_are_read_as_written() {
        let draft = PremisesDraft {
            phone: "＋86（0730）888-1234".into(),
            focus: ["Nets", "", "Nets", "Gear > Hooks"].map(str::to_owned).to_vec(),
            ..PremisesDraft::default()
        };
        let premises = draft.parse().unwrap();
        assert_eq!(premises.phone.as_deref(), Some("+86(0730)888-1234"));
        let focus: Vec<_> = premises.focus.iter().map(ToString::to_string).collect();
        assert_eq!(focus, ["Nets", "Gear > Hooks"]);
    }
}
