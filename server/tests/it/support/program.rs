//! Companies with people in every role, and programs that ask with their keys.

use axum::{
    body::Body,
    http::{HeaderName, Method, Request, header},
};
use domain::{
    actor::{Actor, Trades},
    company::Role,
    identity::Password,
    notification::News,
    text::{Bilingual, Locale},
};
use serde_json::Value;
use service::{
    company::{self, Invitation, NewCompany, Newcomer},
    identity::{self, Registration},
    integration::{self, NewKey},
    notification,
};

use super::{
    Answer, Browser, Site,
    multipart::{self, Part},
};

/// Everyone's password.
const PASSWORD: &str = "harbour office 7";

impl Site {
    /// A company that buys and supplies, and its owner.
    pub async fn trader(&self, code: &str) -> Actor {
        let registration = Registration {
            company: NewCompany {
                code: code.parse().unwrap(),
                name: Bilingual::both(format!("{code}公司"), format!("{code} Ltd")),
                country: "CN".parse().unwrap(),
                city: Bilingual::default(),
                about: Bilingual::default(),
                trades: Trades {
                    buys: true,
                    supplies: true,
                    ..Trades::default()
                },
                uscc: None,
            },
            email: format!("{code}@example.com").parse().unwrap(),
            password: Password::new(PASSWORD).unwrap(),
            person_name: format!("{code} person"),
            locale: Locale::En,
            time_zone: chrono_tz::Asia::Shanghai,
        };
        let (person, _) = identity::register(&self.ctx, registration).await.unwrap();
        identity::actor_of(&self.ctx, person, None).await.unwrap()
    }

    /// A new person in the leader's company.
    pub async fn joins(&self, leader: &Actor, name: &str, role: Role) -> Actor {
        let invitation = Invitation {
            email: format!("{name}@example.com").parse().unwrap(),
            role,
            limit: None,
        };
        let link = company::invite(&self.ctx, leader, invitation).await.unwrap();
        let letter = notification::link_letter(&self.ctx, link).await.unwrap();
        let News::Link { token, .. } = letter.news else {
            panic!("{letter:?}")
        };
        let newcomer = Newcomer {
            name: name.into(),
            password: Password::new(PASSWORD).unwrap(),
            locale: Locale::En,
            time_zone: chrono_tz::Asia::Shanghai,
        };
        let (person, _) = company::join_as(&self.ctx, &token, newcomer).await.unwrap();
        identity::actor_of(&self.ctx, person, None).await.unwrap()
    }

    /// A key of theirs.
    pub async fn key(&self, actor: &Actor, scopes: &str) -> String {
        let new = NewKey {
            name: None,
            scopes: scopes.parse().unwrap(),
            expires_at: None,
        };
        let made = integration::make(&self.ctx, actor, new).await.unwrap();
        made.key.reveal().to_owned()
    }

    /// A program that sends a key of theirs.
    pub async fn program(&self, actor: &Actor, scopes: &str) -> Program {
        Program {
            browser: self.browser(),
            key: self.key(actor, scopes).await,
        }
    }

    /// A program whose maker may do this much by now: only those who lead make keys, and may have become less since.
    pub async fn program_of(&self, owner: &Actor, role: Role, scopes: &str) -> Program {
        let maker = self
            .joins(
                owner,
                &format!("{role}-of-{}", owner.member().unwrap().company_code),
                Role::Manager,
            )
            .await;
        let program = self.program(&maker, scopes).await;
        let person = maker.member().unwrap().person;
        company::appoint(&self.ctx, owner, person, role, None)
            .await
            .unwrap();
        program
    }

    /// A program that sends this as its key.
    pub fn program_with(&self, key: &str) -> Program {
        Program {
            browser: self.browser(),
            key: key.to_owned(),
        }
    }
}

/// Sends a key with whatever it asks, and no cookies.
pub struct Program {
    browser: Browser,
    pub key: String,
}

impl Program {
    /// Reads.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], None).await
    }

    /// Reads what must be there.
    pub async fn read(&mut self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert!(answer.status.is_success(), "{path}: {}", answer.text);
        answer.json()
    }

    /// The tag something is shown under.
    pub async fn tag(&mut self, path: &str) -> String {
        let answer = self.get(path).await;
        answer.headers[header::ETAG].to_str().unwrap().to_owned()
    }

    /// Posts.
    pub async fn post(&mut self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, &[], Some(body)).await
    }

    /// Posts a form with files.
    pub async fn upload(&mut self, path: &str, headers: &[(HeaderName, &str)], parts: &[Part<'_>]) -> Answer {
        let mut request = self
            .browser
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, multipart::KIND);
        if !self.key.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.key));
        }
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let body = Body::from(multipart::body(parts));
        self.browser.send(request.body(body).unwrap()).await
    }

    /// Asks anything, with further headers.
    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
        body: Option<Value>,
    ) -> Answer {
        let mut request = self.browser.request(method, path);
        if !self.key.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.key));
        }
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let request: Request<Body> = match body {
            None => request.body(Body::empty()).unwrap(),
            Some(body) => request
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(body.to_string()))
                .unwrap(),
        };
        self.browser.send(request).await
    }
}
