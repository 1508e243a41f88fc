//! The plainest HTTP client there is, for talking to a serving process: one request a connection, its session kept.

use std::io::{Error, Result};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

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
        self.ask("GET", path, "").await
    }

    /// Posts a form; the status and where it leads.
    pub async fn post(&mut self, path: &str, form: &str) -> Result<(u16, String)> {
        self.ask("POST", path, form).await
    }

    async fn ask(&mut self, method: &str, path: &str, form: &str) -> Result<(u16, String)> {
        let (port, cookie, length) = (self.port, &self.cookie, form.len());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n\
             Cookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{form}"
        );
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.write_all(request.as_bytes()).await?;
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
