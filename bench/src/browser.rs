//! A browser that keeps its connection and its session, and shows nothing.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use ureq::{Agent, http::HeaderMap};

/// A browser.
pub struct Browser {
    agent: Agent,
    origin: String,
    session: Option<String>,
}

/// What it was answered.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The page.
    pub text: String,
    /// From asking to having all of it.
    pub time: Duration,
    /// What the search engine took of it, where it was asked.
    pub engine: Option<Duration>,
}

impl Browser {
    /// One that visits this site.
    pub fn at(origin: String) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self {
            agent: config.into(),
            origin,
            session: None,
        }
    }

    /// Opens a page.
    pub fn get(&mut self, path: &str) -> Result<Answer> {
        let begun = Instant::now();
        let request = self.agent.get(format!("{}{path}", self.origin));
        let request = match &self.session {
            Some(session) => request.header("cookie", session),
            None => request,
        };
        let mut answer = request.call()?;
        let text = answer.body_mut().read_to_string()?;
        Ok(Answer {
            status: answer.status().as_u16(),
            engine: engine(answer.headers()),
            text,
            time: begun.elapsed(),
        })
    }

    /// Sends a form as those with files are sent; the status of the answer.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<u16> {
        let field = |(name, value): &(&str, &str)| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body = fields.iter().map(field).collect::<String>() + "--edge--\r\n";
        let answer = self
            .agent
            .post(format!("{}{path}", self.origin))
            .header("origin", &self.origin)
            .header("cookie", self.session())
            .header("content-type", "multipart/form-data; boundary=edge")
            .send(&body)?;
        Ok(answer.status().as_u16())
    }

    /// The site's name and port.
    pub fn host(&self) -> &str {
        self.origin.trim_start_matches("http://")
    }

    /// The cookie of whoever signed in; empty for a guest.
    pub fn session(&self) -> &str {
        self.session.as_deref().unwrap_or_default()
    }

    /// Signs in somebody of the demo.
    pub fn sign_in(&mut self, email: &str) -> Result<()> {
        let answer = self
            .agent
            .post(format!("{}/sign-in", self.origin))
            .header("origin", &self.origin)
            .send_form([("email", email), ("password", "entrepot-demo")])?;
        self.session = session(answer.headers());
        self.session.as_ref().context("the demo lets nobody in")?;
        Ok(())
    }
}

fn session(headers: &HeaderMap) -> Option<String> {
    let cookies = headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|cookie| cookie.to_str().ok());
    let mut pairs = cookies.filter_map(|cookie| cookie.split(';').next());
    pairs.find(|pair| pair.starts_with("session=")).map(str::to_owned)
}

/// `server-timing: search;dur=1.234`: milliseconds, and thousandths of them.
fn engine(headers: &HeaderMap) -> Option<Duration> {
    let timing = headers.get("server-timing")?.to_str().ok()?;
    let (whole, thousandths) = timing.strip_prefix("search;dur=")?.split_once('.')?;
    let (whole, thousandths): (u64, u64) = (whole.parse().ok()?, thousandths.parse().ok()?);
    Some(Duration::from_micros(whole * 1_000 + thousandths))
}
