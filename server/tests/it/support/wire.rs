//! The plainest HTTP client there is, for talking to a serving process: one request a connection, its session kept.

use std::{
    io::{Error, Result},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::timeout,
};

use super::multipart::{self, Part};

/// The media type of a form without files.
const FORM: &str = "application/x-www-form-urlencoded";

/// A port nobody listens on just now.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// A browser without a screen.
#[derive(Clone)]
pub struct Wire {
    port: u16,
    cookie: String,
}

impl Wire {
    pub fn to(port: u16) -> Self {
        Self {
            port,
            cookie: String::new(),
        }
    }

    /// The status and where it leads.
    pub async fn get(&mut self, path: &str) -> Result<(u16, String)> {
        self.ask("GET", path, FORM, b"").await
    }

    /// Posts a form; the status and where it leads.
    pub async fn post(&mut self, path: &str, form: &str) -> Result<(u16, String)> {
        self.ask("POST", path, FORM, form.as_bytes()).await
    }

    /// Posts a form with files; the status and where it leads.
    pub async fn upload(&mut self, path: &str, parts: &[Part<'_>]) -> Result<(u16, String)> {
        self.ask("POST", path, multipart::KIND, &multipart::body(parts))
            .await
    }

    /// Holds a line open on which the server tells what is new.
    pub async fn line(&self, path: &str, last: Option<&str>) -> Line {
        let (port, cookie) = (self.port, &self.cookie);
        let last = last.map_or_else(String::new, |last| format!("Last-Event-ID: {last}\r\n"));
        let request =
            format!("GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n{last}\r\n");
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut line = Line {
            stream: BufReader::new(stream),
            status: 0,
            said: String::new(),
        };
        let status = line.read().await.unwrap_or_default();
        line.status = status
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap();
        while line.read().await.is_some_and(|header| !header.is_empty()) {}
        line
    }

    /// The same person at another server.
    pub fn at(&self, other: &Self) -> Self {
        Self {
            port: other.port,
            cookie: self.cookie.clone(),
        }
    }

    async fn ask(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> Result<(u16, String)> {
        let (port, cookie, length) = (self.port, &self.cookie, body.len());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n\
             Cookie: {cookie}\r\nContent-Type: {kind}\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.write_all(&[request.as_bytes(), body].concat()).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let head = answer.split("\r\n\r\n").next().unwrap_or_default();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .ok_or_else(|| Error::other("the answer was cut off"))?;
        let headers = |name: &'static str| {
            let lines = head.lines().filter_map(|line| line.split_once(": "));
            lines
                .filter(move |(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.to_owned())
        };
        let session = headers("set-cookie").find(|set| set.starts_with("session="));
        if let Some(set) = session {
            self.cookie = set.split(';').next().unwrap_or_default().to_owned();
        }
        Ok((status, headers("location").next().unwrap_or_default()))
    }
}

/// What a server tells as it comes (HTML Standard, 9.2).
pub struct Line {
    stream: BufReader<TcpStream>,
    /// The status it began with.
    pub status: u16,
    /// Everything that came over it.
    pub said: String,
}

/// One event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    pub id: String,
    pub kind: String,
    pub data: String,
}

impl Line {
    /// How long is waited for anything.
    const LONG: Duration = Duration::from_secs(20);

    /// One line of text; `None` at the end.
    async fn read(&mut self) -> Option<String> {
        let mut text = String::new();
        let read = timeout(Self::LONG, self.stream.read_line(&mut text));
        let read = read.await.expect("nothing comes");
        self.said.push_str(&text);
        (read.unwrap_or(0) > 0).then(|| text.trim_end().to_owned())
    }

    /// The next event that says something; `None` at the end.
    pub async fn next(&mut self) -> Option<Told> {
        let mut told = Told::default();
        loop {
            let text = self.read().await?;
            match text.split_once(": ") {
                Some(("id", id)) => told.id = id.to_owned(),
                Some(("event", kind)) => told.kind = kind.to_owned(),
                Some(("data", data)) => told.data += data,
                _ if text.is_empty() && !told.data.is_empty() => return Some(told),
                _ => {}
            }
        }
    }
}
