//! Languages, and texts that exist in one or both of them.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Locale {
    /// Simplified Chinese, the default.
    #[default]
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Locale {
    /// Both languages, the default first.
    pub const ALL: [Self; 2] = [Self::ZhCn, Self::En];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// The other language.
    pub fn other(self) -> Self {
        match self {
            Self::ZhCn => Self::En,
            Self::En => Self::ZhCn,
        }
    }
}

/// Any Chinese or English tag (`zh`, `zh-Hant-HK`, `en-GB`).
impl FromStr for Locale {
    type Err = Problem;
    fn from_str(tag: &str) -> Result<Self, Problem> {
        match tag
            .trim()
            .split(['-', '_'])
            .next()
            .map(str::to_ascii_lowercase)
            .as_deref()
        {
            Some("zh") => Ok(Self::ZhCn),
            Some("en") => Ok(Self::En),
            _ => Err(Problem::new("unknown-language")),
        }
    }
}

/// A text in Chinese, in English, or in both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    /// 中文.
    pub zh: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Bilingual {
    /// Both languages.
    pub fn both(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: Some(zh.into()),
            en: Some(en.into()),
        }
    }

    /// The text in one language only.
    pub fn exact(&self, locale: Locale) -> Option<&str> {
        match locale {
            Locale::ZhCn => self.zh.as_deref(),
            Locale::En => self.en.as_deref(),
        }
    }

    /// The text in this language, or in the other with that language named, so that the fallback can be marked.
    pub fn shown(&self, locale: Locale) -> (&str, Locale) {
        let fallback = || self.exact(locale.other()).map(|text| (text, locale.other()));
        self.exact(locale)
            .map(|text| (text, locale))
            .or_else(fallback)
            .unwrap_or(("", locale))
    }

    /// The text in this language, else in the other, else empty.
    pub fn get(&self, locale: Locale) -> &str {
        self.shown(locale).0
    }

    /// Whether there is no text in either language.
    pub fn is_empty(&self) -> bool {
        self.zh.is_none() && self.en.is_none()
    }
}

/// Why somebody ends or refuses something, as the other side is told: 1 to [`Reason::MAX`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// The most characters.
    pub const MAX: usize = 1000;

    /// The words.
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl FromStr for Reason {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        crate::form::required_text(text, Self::MAX).map(Self)
    }
}
