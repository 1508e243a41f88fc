//! A row of the table: a route, how it is asked for, and what each role is answered.

use std::fmt;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};

use super::world::Things;
use crate::support::{Answer, Browser, ORIGIN};

/// Who asks, in the order of a row's marks: `anyone stranger | buyer's six | supplier's six | operators | admin`.
pub const COLUMNS: [&str; 18] = [
    "anyone",
    "a stranger",
    "the buyer's owner",
    "the buyer's manager",
    "the buyer's sales",
    "the buyer's purchaser",
    "the buyer's finance",
    "the buyer's viewer",
    "the supplier's owner",
    "the supplier's manager",
    "the supplier's sales",
    "the supplier's purchaser",
    "the supplier's finance",
    "the supplier's viewer",
    "another market's operator",
    "the market's operator",
    "a viewer of the market's company",
    "the administrator",
];

/// The code of the company each of them acts for.
pub fn acts_for(column: usize) -> &'static str {
    match column {
        0 => "",
        1 => "stranger",
        2..8 => "reef",
        8..14 => "nets-co",
        14 => "far-harbour",
        15 | 16 => "harbour",
        _ => "platform",
    }
}

/// One request, and what comes of it for each role.
pub struct Row {
    /// `POST /orders/{id}/{verb}`, as the router knows it.
    pub route: &'static str,
    marks: &'static str,
    at: Option<&'static str>,
    body: Content,
    /// Why a success leaves no event.
    pub silent: Option<&'static str>,
    /// Whether it asks for a fresh proof.
    pub fresh: bool,
    /// Whether there is nothing to do for who has not signed in: they leave no event.
    pub idle_for_guests: bool,
}

/// What is sent. Texts may hold the names of things in braces.
#[derive(Clone, Copy)]
enum Content {
    Form(&'static [(&'static str, &'static str)]),
    File {
        field: &'static str,
        name: &'static str,
        content: &'static [u8],
        beside: &'static [(&'static str, &'static str)],
    },
    #[allow(dead_code, reason = "for routes that take a document")]
    Json(&'static str),
}

/// A request that is answered to each role as the marks say.
pub const fn row(route: &'static str, marks: &'static str) -> Row {
    Row {
        route,
        marks,
        at: None,
        body: Content::Form(&[]),
        silent: None,
        fresh: false,
        idle_for_guests: false,
    }
}

/// A request that anyone may make.
pub const fn everyone(route: &'static str) -> Row {
    row(route, "+ + | ++++++ | ++++++ | +++ | +")
}

/// A request about one's own company that its owners and managers may make.
pub const fn leaders(route: &'static str) -> Row {
    row(route, "s + | ++---- | ++---- | ++- | +")
}

/// A request that anyone may make who has signed in.
pub const fn members(route: &'static str) -> Row {
    row(route, "s + | ++++++ | ++++++ | +++ | +")
}

/// A request that only an administrator of the platform may make.
pub const fn administrators(route: &'static str) -> Row {
    row(route, "s - | ------ | ------ | --- | +")
}

impl Row {
    /// The address, where the usual thing of its kind will not do: `/orders/{order shipped}/deliver`.
    pub const fn at(self, address: &'static str) -> Self {
        Self {
            at: Some(address),
            ..self
        }
    }

    /// The fields of a form that is right.
    pub const fn form(self, fields: &'static [(&'static str, &'static str)]) -> Self {
        Self {
            body: Content::Form(fields),
            ..self
        }
    }

    /// A form with a file.
    pub const fn file(
        self,
        field: &'static str,
        name: &'static str,
        content: &'static [u8],
        beside: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self {
            body: Content::File {
                field,
                name,
                content,
                beside,
            },
            ..self
        }
    }

    /// A JSON body that is right.
    #[allow(dead_code, reason = "for routes that take a document")]
    pub const fn json(self, body: &'static str) -> Self {
        Self {
            body: Content::Json(body),
            ..self
        }
    }

    /// For who has not signed in there is nothing to do, and no event.
    pub const fn idle_for_guests(self) -> Self {
        Self {
            idle_for_guests: true,
            ..self
        }
    }

    /// Its success leaves no event, for this reason.
    pub const fn silent(self, reason: &'static str) -> Self {
        Self {
            silent: Some(reason),
            ..self
        }
    }

    /// It binds or opens doors: after twelve hours it asks for a fresh proof.
    pub const fn fresh(self) -> Self {
        Self { fresh: true, ..self }
    }

    /// Which row, in messages.
    pub fn name(&self) -> String {
        match self.at {
            Some(address) => format!("{} at {address}", self.route),
            None => self.route.to_owned(),
        }
    }

    /// The expected answers, one a column.
    pub fn expected(&self) -> Vec<Mark> {
        let marks = self.marks.chars().filter(|c| !matches!(c, ' ' | '|'));
        let marks: Vec<_> = marks.map(Mark::Told).collect();
        assert_eq!(marks.len(), COLUMNS.len(), "{}: a mark a column", self.route);
        marks
    }

    /// How.
    pub fn method(&self) -> Method {
        let (method, _) = self.route.split_once(' ').unwrap();
        method.parse().unwrap()
    }

    /// Whether it may change something.
    pub fn is_unsafe(&self) -> bool {
        !self.method().is_safe()
    }

    /// The request of this browser.
    pub fn request(&self, browser: &Browser, things: &Things) -> Request<Body> {
        self.request_with(self.body, browser, things)
    }

    /// The same with nothing filled in.
    pub fn bare_request(&self, browser: &Browser, things: &Things) -> Request<Body> {
        let bare = match self.body {
            Content::Form(_) => Content::Form(&[]),
            Content::File { field, .. } => Content::File {
                field,
                name: "",
                content: b"",
                beside: &[],
            },
            Content::Json(_) => Content::Json("{}"),
        };
        self.request_with(bare, browser, things)
    }

    fn request_with(&self, body: Content, browser: &Browser, things: &Things) -> Request<Body> {
        let (_, path) = self.route.split_once(' ').unwrap();
        let address = match self.at {
            Some(address) => things.fill(address),
            None => things.usual(path),
        };
        let request = browser.request(self.method(), &address);
        if !self.is_unsafe() {
            return request.body(Body::empty()).unwrap();
        }
        let (kind, body) = body.written(things);
        request
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body))
            .unwrap()
    }
}

impl Content {
    /// The media type and the bytes.
    fn written(self, things: &Things) -> (&'static str, Vec<u8>) {
        match self {
            Self::Form(fields) => {
                let fields = fields.iter().map(|(name, value)| (*name, things.fill(value)));
                let body = url::form_urlencoded::Serializer::new(String::new())
                    .extend_pairs(fields)
                    .finish();
                ("application/x-www-form-urlencoded", body.into_bytes())
            }
            Self::File {
                field,
                name,
                content,
                beside,
            } => {
                let mut body = Vec::new();
                for (name, value) in beside {
                    let value = things.fill(value);
                    let part = format!(
                        "--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                    );
                    body.extend_from_slice(part.as_bytes());
                }
                let head = format!(
                    "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                );
                body.extend_from_slice(head.as_bytes());
                body.extend_from_slice(content);
                body.extend_from_slice(b"\r\n--edge--\r\n");
                ("multipart/form-data; boundary=edge", body)
            }
            Self::Json(body) => ("application/json", things.fill(body).into_bytes()),
        }
    }
}

/// What came of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A mark of the table.
    Told(char),
    /// An answer no row can expect.
    Odd(StatusCode),
}

impl Mark {
    /// It was shown, or done.
    pub const DONE: Self = Self::Told('+');
    /// A fresh proof is asked for.
    pub const PROVE: Self = Self::Told('p');

    /// Reads an answer.
    pub fn of(answer: &Answer) -> Self {
        let to = answer.location();
        match answer.status.as_u16() {
            303 if to.starts_with("/sign-in/again") => Self::PROVE,
            // A form that comes late is carried through the proof: its page says so.
            403 if answer.text.contains("action=\"/sign-in/again\"") => Self::PROVE,
            303 if to == "/sign-in" || to.starts_with("/sign-in?next=") => Self::Told('s'),
            200..=399 => Self::DONE,
            401 => Self::Told('k'),
            403 => Self::Told('-'),
            404 => Self::Told('.'),
            409 => Self::Told('='),
            422 => Self::Told('!'),
            _ => Self::Odd(answer.status),
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Told(mark) => write!(f, "{mark}"),
            Self::Odd(status) => write!(f, "[{}]", status.as_u16()),
        }
    }
}

/// Marks as a row has them.
pub fn shown(marks: &[Mark]) -> String {
    let group = |from: usize, to: usize| marks[from..to].iter().map(Mark::to_string).collect::<String>();
    format!(
        "{} {} | {} | {} | {} | {}",
        marks[0],
        marks[1],
        group(2, 8),
        group(8, 14),
        group(14, 17),
        marks[17]
    )
}
