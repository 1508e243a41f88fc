//! Configuration: environment variables, each with a default, a bad one named in one sentence (CONTRACTS.md).

use std::{fmt, net::IpAddr, path::PathBuf};

use domain::text::Locale;
use lettre::message::Mailbox;
use tracing_subscriber::EnvFilter;
use url::Url;

/// Everything that can be set. `.env.sample` lists the variables with their defaults.
#[derive(Clone, Debug)]
pub struct Config {
    /// `DATABASE_URL`: `sqlite:…` or `postgres://…`; by default a file in the data folder.
    pub database_url: String,
    /// `DATA_DIR`: where everything lies that is not in the database.
    pub data_dir: PathBuf,
    /// `BIND`: the address to listen on.
    pub bind: IpAddr,
    /// `PORT`: the port to listen on.
    pub port: u16,
    /// `PUBLIC_URL`: how the outside reaches the site; links in mails begin with it.
    pub public_url: Url,
    /// `TRUSTED_PROXIES`: the addresses of proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// `SMTP_URL`: `smtp://…` or `smtps://…`; without it mails are written to the data folder.
    pub smtp_url: Option<String>,
    /// `MAIL_FROM`: the sender of mails.
    pub mail_from: Mailbox,
    /// `MEILI_URL`: a Meilisearch server to search with; without it the search index lies in the data folder.
    pub meili_url: Option<Url>,
    /// `MEILI_KEY`: a key of that server which may do everything with this market's indexes.
    pub meili_key: Option<String>,
    /// `METRICS_TOKEN`: who may read `/metrics`; without it only a market whose address is this machine tells them.
    pub metrics_token: Option<String>,
    /// `SECRET_KEY`: what links in mails are made with; without it a key is made once and kept in the data folder.
    pub secret_key: Option<String>,
    /// `LOG`: a filter such as `info` or `info,server=debug`.
    pub log: String,
    /// `DEV_MODE`: `on` shows `/dev/ui` and `/dev/mail`.
    pub dev_mode: bool,
    /// `RATE_LIMIT`: `off` lets everyone try and ask as often as they like, for benchmarks on loopback.
    pub rate_limit: bool,
    /// `LC_ALL`, `LC_MESSAGES` or `LANG`: the language commands speak.
    pub locale: Locale,
}

/// A variable that can't be used as it is.
#[derive(Debug, PartialEq, Eq)]
pub struct BadValue {
    name: &'static str,
    value: String,
    wanted: &'static str,
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} is {:?}, but it must be {}.",
            self.name, self.value, self.wanted
        )
    }
}

impl Config {
    /// Reads the process's environment.
    pub fn from_env() -> Result<Self, BadValue> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the one place that reads the environment"
        )]
        Self::from_vars(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Reads the variables `get` knows.
    pub fn from_vars(get: impl Fn(&str) -> Option<String>) -> Result<Self, BadValue> {
        let data_dir = PathBuf::from(get("DATA_DIR").unwrap_or_else(|| "data".into()));
        let port = parsed(&get, "PORT", "3000", "a port number between 1 and 65535")?;
        let public_url = get("PUBLIC_URL").unwrap_or_else(|| format!("http://localhost:{port}"));
        Ok(Self {
            database_url: database_url(&get, &data_dir)?,
            bind: parsed(
                &get,
                "BIND",
                "127.0.0.1",
                "an IP address such as 127.0.0.1 or 0.0.0.0",
            )?,
            public_url: public_url
                .parse::<Url>()
                .ok()
                .filter(|url| url.has_host() && matches!(url.scheme(), "http" | "https"))
                .ok_or(BadValue {
                    name: "PUBLIC_URL",
                    value: public_url,
                    wanted: "an address such as https://market.example",
                })?,
            trusted_proxies: trusted_proxies(&get)?,
            smtp_url: smtp_url(&get)?,
            mail_from: parsed(
                &get,
                "MAIL_FROM",
                "Entrepot <market@localhost.localdomain>",
                "a sender such as Market <mail@market.example>",
            )?,
            meili_url: meili_url(&get)?,
            meili_key: get("MEILI_KEY"),
            metrics_token: get("METRICS_TOKEN"),
            secret_key: secret_key(&get)?,
            log: log(&get)?,
            dev_mode: switch(&get, "DEV_MODE", false)?,
            rate_limit: switch(&get, "RATE_LIMIT", true)?,
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .find_map(|name| get(name))
                .and_then(|tag| tag.parse().ok())
                .unwrap_or(Locale::En),
            port,
            data_dir,
        })
    }

    /// Scheme and host of the site, without a trailing slash.
    pub fn origin(&self) -> String {
        self.public_url.origin().ascii_serialization()
    }
}

fn parsed<T: std::str::FromStr>(
    get: &impl Fn(&str) -> Option<String>,
    name: &'static str,
    default: &str,
    wanted: &'static str,
) -> Result<T, BadValue> {
    let value = get(name).unwrap_or_else(|| default.into());
    value.parse().map_err(|_| BadValue { name, value, wanted })
}

fn trusted_proxies(get: &impl Fn(&str) -> Option<String>) -> Result<Vec<IpAddr>, BadValue> {
    let value = get("TRUSTED_PROXIES").unwrap_or_default();
    let named = value.split(',').map(str::trim).filter(|name| !name.is_empty());
    named
        .map(str::parse)
        .collect::<Result<_, _>>()
        .map_err(|_| BadValue {
            name: "TRUSTED_PROXIES",
            value: value.clone(),
            wanted: "IP addresses separated by commas, such as 127.0.0.1,::1",
        })
}

fn switch(
    get: &impl Fn(&str) -> Option<String>,
    name: &'static str,
    default: bool,
) -> Result<bool, BadValue> {
    match get(name).as_deref() {
        None => Ok(default),
        Some("off" | "false" | "0") => Ok(false),
        Some("on" | "true" | "1") => Ok(true),
        Some(other) => Err(BadValue {
            name,
            value: other.into(),
            wanted: "on or off",
        }),
    }
}

fn database_url(
    get: &impl Fn(&str) -> Option<String>,
    data_dir: &std::path::Path,
) -> Result<String, BadValue> {
    let url =
        get("DATABASE_URL").unwrap_or_else(|| format!("sqlite:{}", data_dir.join("entrepot.db").display()));
    let known = ["sqlite:", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| url.starts_with(scheme));
    let wanted = "sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE";
    // A password may stand in it: a wrong URL is named, never printed.
    if known {
        Ok(url)
    } else {
        Err(BadValue {
            name: "DATABASE_URL",
            value: "(hidden)".into(),
            wanted,
        })
    }
}

fn log(get: &impl Fn(&str) -> Option<String>) -> Result<String, BadValue> {
    let value = get("LOG").unwrap_or_else(|| "info".into());
    match EnvFilter::try_new(&value) {
        Ok(_) => Ok(value),
        Err(_) => Err(BadValue {
            name: "LOG",
            value,
            wanted: "a level such as info, or info,server=debug",
        }),
    }
}

fn secret_key(get: &impl Fn(&str) -> Option<String>) -> Result<Option<String>, BadValue> {
    match get("SECRET_KEY") {
        Some(key) if key.chars().count() < 32 => Err(BadValue {
            name: "SECRET_KEY",
            value: "(hidden)".into(),
            wanted: "at least 32 characters that nobody can guess",
        }),
        key => Ok(key),
    }
}

fn meili_url(get: &impl Fn(&str) -> Option<String>) -> Result<Option<Url>, BadValue> {
    let Some(value) = get("MEILI_URL") else {
        return Ok(None);
    };
    let url = value.parse::<Url>().ok();
    let url = url.filter(|url| url.has_host() && matches!(url.scheme(), "http" | "https"));
    url.map(Some).ok_or(BadValue {
        name: "MEILI_URL",
        value,
        wanted: "an address such as http://127.0.0.1:7700",
    })
}

fn smtp_url(get: &impl Fn(&str) -> Option<String>) -> Result<Option<String>, BadValue> {
    let Some(url) = get("SMTP_URL") else {
        return Ok(None);
    };
    let sound = url
        .parse::<Url>()
        .is_ok_and(|url| matches!(url.scheme(), "smtp" | "smtps") && url.has_host());
    let wanted = "an address such as smtps://user:password@mail.example";
    if sound {
        Ok(Some(url))
    } else {
        Err(BadValue {
            name: "SMTP_URL",
            value: "(hidden)".into(),
            wanted,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, BadValue> {
        Config::from_vars(|name| {
            pairs
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn nothing_set_is_a_market_on_this_machine() {
        let config = read(&[]).unwrap();
        assert_eq!(config.database_url, "sqlite:data/entrepot.db");
        assert_eq!(config.origin(), "http://localhost:3000");
        assert!(!config.dev_mode && config.rate_limit && config.smtp_url.is_none());
    }

    #[test]
    fn a_bad_value_names_its_variable_and_hides_secrets() {
        for (name, value) in [
            ("PORT", "70000"),
            ("BIND", "here"),
            ("TRUSTED_PROXIES", "127.0.0.1;::1"),
            ("PUBLIC_URL", "market"),
            ("DEV_MODE", "maybe"),
            ("RATE_LIMIT", "100"),
            ("PUBLIC_URL", "foo://market"),
            ("MEILI_URL", "127.0.0.1:7700"),
            ("LOG", "info,=,loud"),
            ("MAIL_FROM", "nobody"),
            ("DATABASE_URL", "mysql://u:secret@h/d"),
            ("SMTP_URL", "u:secret@h"),
            ("SECRET_KEY", "a secret too short"),
        ] {
            let sentence = read(&[(name, value)]).unwrap_err().to_string();
            assert!(
                sentence.starts_with(name) && !sentence.contains("secret"),
                "{sentence}"
            );
        }
    }
    #[test]
    fn the_sample_says_what_nothing_set_means() {
        let sample = include_str!("../../.env.sample").as_bytes();
        let pairs: Vec<(String, String)> = dotenvy::from_read_iter(sample)
            .collect::<Result<_, _>>()
            .expect("each line can be read");
        let get = |name: &str| {
            pairs
                .iter()
                .find(|(n, _)| n == name)
                .map(|(_, value)| value.clone())
        };
        let sample = Config::from_vars(|name| get(name).filter(|value| !value.is_empty())).unwrap();
        assert_eq!(format!("{sample:?}"), format!("{:?}", read(&[]).unwrap()));
    }
}
