//! A site on a database of its own, and a browser that keeps cookies.

pub mod catalogue;
pub mod command;
pub mod device;
pub mod multipart;
pub mod port;
pub mod program;
pub mod serving;
pub mod trade;
pub mod wire;
#[path = "../../../../service/tests/it/support/workbook.rs"]
pub mod workbook;

use std::{path::Path, sync::Arc};

use app::route::Route;
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::notification::News;
use http_body_util::BodyExt;
use sea_orm::{ConnectionTrait, Statement};
use server::{adapter::tantivy::TantivyIndex, config::Config, http, setup};
use service::{
    Ctx,
    ctx::Clock,
    job::{self, Job},
    port::search_index::SearchIndex,
};
use tempfile::TempDir;
use tower::ServiceExt;

/// How the site is known from outside.
pub const ORIGIN: &str = "http://market.example";

/// A site on SQLite in a folder that goes away with it.
pub struct Site {
    pub ctx: Ctx,
    pub folder: TempDir,
    /// Every route it has.
    pub table: Vec<Route>,
    router: Router,
}

impl Site {
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// A site with further variables set.
    pub async fn with(variables: &[(&str, &str)]) -> Self {
        let site = Self::open(tempfile::tempdir().unwrap(), variables, Clock::System).await;
        setup::migrate(&site.ctx).await.unwrap();
        site
    }

    /// A site over what lies in a folder already.
    pub async fn open(folder: TempDir, variables: &[(&str, &str)], clock: Clock) -> Self {
        let config = Arc::new(config(folder.path(), variables));
        let index: Arc<dyn SearchIndex> = if config.meili_url.is_some() {
            setup::index(&config).unwrap()
        } else {
            Arc::new(TantivyIndex::in_memory().unwrap())
        };
        let ctx = setup::with_index(&config, clock, index).await.unwrap();
        let routes = http::routes(&ctx, &config);
        Self {
            table: routes.table().to_vec(),
            router: routes.into_router(),
            ctx,
            folder,
        }
    }

    /// How it is configured.
    pub fn config(&self) -> Config {
        config(self.folder.path(), &[])
    }

    /// Where the last link that was mailed leads. Whatever waits in the outbox is taken out.
    pub async fn mailed_link(&self) -> Option<String> {
        let mut path = None;
        while let Some(claimed) = job::claim(&self.ctx).await.unwrap() {
            if let Job::Link(id) = claimed.job
                && let Ok(letter) = service::notification::link_letter(&self.ctx, id).await
                && let News::Link { purpose, token, .. } = letter.news
            {
                path = Some(format!("{}/{token}", purpose.path()));
            }
            job::finish(&self.ctx, &claimed).await.unwrap();
        }
        path
    }

    /// Registers by the link that is mailed to the form's address.
    pub async fn register(&self, browser: &mut Browser, form: &[(&str, &str)]) -> Answer {
        let email = form.iter().find(|(name, _)| *name == "email").copied();
        browser.post("/register", &[email.unwrap()]).await;
        let path = self.mailed_link().await.unwrap();
        browser.post(&path, form).await
    }

    /// What the trail holds of this kind, oldest first.
    pub async fn trail(&self, kind: &str) -> Vec<serde_json::Value> {
        let db = self.ctx.db.read();
        let sql = "SELECT data FROM event WHERE kind = ? ORDER BY id";
        let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [kind.into()]);
        let rows = db.query_all_raw(statement).await.unwrap();
        rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
    }

    /// A browser that has never been here.
    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: Vec::new(),
            language: "en",
        }
    }
}

fn config(folder: &Path, variables: &[(&str, &str)]) -> Config {
    let data_dir = folder.display().to_string();
    let own = [("DATA_DIR", data_dir.as_str()), ("PUBLIC_URL", ORIGIN)];
    let all = [variables, &own[..]].concat();
    Config::from_vars(|name| {
        all.iter()
            .find(|(n, _)| *n == name)
            .map(|(_, value)| (*value).to_owned())
    })
    .unwrap()
}

/// An answer, wholly read.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// Asserts that the page's main part shows this.
    #[track_caller]
    pub fn shows(&self, words: &str) {
        let main = self
            .text
            .split_once("<main")
            .map_or(self.text.as_str(), |(_, main)| main);
        let start: String = main.chars().take(2_000).collect();
        assert!(self.text.contains(words), "{words:?} is not in: {start}");
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// Asserts that it is a problem of this status, and reads it.
    #[track_caller]
    pub fn problem(&self, status: StatusCode) -> serde_json::Value {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json");
        self.json()
    }

    /// The page without the number its scripts are known by, which is another one each time.
    pub fn lasting(&self) -> String {
        let mut parts = self.text.split(" nonce=\"");
        let first = parts.next().unwrap_or_default().to_owned();
        let rest = parts.map(|part| part.split_once('"').map_or(part, |(_, rest)| rest));
        rest.fold(first, |page, rest| page + rest)
    }

    pub fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// Keeps cookies, sends its language, and `Origin` with every form.
pub struct Browser {
    router: Router,
    pub cookies: Vec<(String, String)>,
    pub language: &'static str,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap())
            .await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let request = self
            .request(Method::POST, path)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let cookies: Vec<_> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "market.example")
            .header(header::ACCEPT_LANGUAGE, self.language)
            .header(header::COOKIE, cookies.join("; "))
    }

    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
        // What goes on for as long as somebody looks is not waited for.
        let kind = parts.headers.get(header::CONTENT_TYPE);
        let bytes = match kind.is_some_and(|kind| kind == "text/event-stream") {
            true => Bytes::new(),
            false => body.collect().await.unwrap().to_bytes(),
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text,
        }
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}
