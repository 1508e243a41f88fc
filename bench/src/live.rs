//! People who look at one negotiation, a thousand at once: what their open lines cost a server, and how soon all of them
//! see what is written.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use crate::{
    Bench,
    browser::Browser,
    figure::{milliseconds, percentiles, print, say},
    market::Market,
};

/// How many look on.
const LINES: u32 = 1_000;
/// How many messages are written.
const MESSAGES: u32 = 20;

pub fn measure(bench: &Bench) -> Result<()> {
    let mut market = Market::demo(bench)?;
    market.serve()?;
    let mut supplier = market.browser();
    supplier.sign_in("supplier@demo.example")?;
    let thread = some_thread(&mut supplier)?;
    // The first one warms up.
    write(&mut supplier, &thread, 0)?;
    let before = market.used()?;
    say(format!("{LINES} lines to {thread} …"));
    let path = format!("{thread}/live");
    let lines: Result<Vec<_>> = (0..LINES).map(|_| Line::open(&supplier, &path)).collect();
    let mut lines = lines?;
    let open = market.used()?;
    let a_line = open.memory.saturating_sub(before.memory) / u64::from(LINES);
    print("live_1000_memory_a_line", a_line >> 10, "KB");
    let mut times = Vec::new();
    for message in 1..=MESSAGES {
        let begun = Instant::now();
        write(&mut supplier, &thread, message)?;
        for line in &mut lines {
            line.told()?;
        }
        times.push(begun.elapsed());
    }
    percentiles("live_1000_all_told", times);
    let told = market.used()?;
    let each = (told.processor - open.processor) / (LINES * MESSAGES);
    print("live_1000_cpu_a_message", milliseconds(each), "ms");
    print("live_1000_memory", told.memory >> 20, "MB");
    Ok(())
}

/// The address of a negotiation the demo's supplier sits at.
fn some_thread(supplier: &mut Browser) -> Result<String> {
    let page = supplier.get("/selling/rfqs")?.text;
    let (_, rest) = page
        .split_once("href=\"/negotiations/")
        .context("nobody asks the demo's supplier")?;
    let (id, _) = rest.split_once(['"', '?', '#']).context("the page is cut off")?;
    Ok(format!("/negotiations/{id}"))
}

fn write(supplier: &mut Browser, thread: &str, number: u32) -> Result<()> {
    let text = format!("Message {number}: the pallets are 1.20 m high, and 24 of them fit.");
    let status = supplier.post(
        &format!("{thread}/messages"),
        &[("text", &text), ("audience", "both")],
    )?;
    ensure!(status == 303, "a message is answered {status}");
    Ok(())
}

/// A line that is held open.
struct Line(BufReader<TcpStream>);

impl Line {
    fn open(browser: &Browser, path: &str) -> Result<Self> {
        let (host, session) = (browser.host(), browser.session());
        let mut stream = TcpStream::connect(host)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        let request = format!("GET {path} HTTP/1.0\r\nHost: {host}\r\nCookie: {session}\r\n\r\n");
        stream.write_all(request.as_bytes())?;
        let mut line = Self(BufReader::with_capacity(1 << 12, stream));
        line.until("retry:")?;
        Ok(line)
    }

    /// Reads on to the end of the next message.
    fn told(&mut self) -> Result<()> {
        self.until("event: message")?;
        self.until("\n")
    }

    /// Reads on to a line of text that begins so.
    fn until(&mut self, beginning: &str) -> Result<()> {
        let mut text = String::new();
        while !text.starts_with(beginning) {
            text.clear();
            ensure!(self.0.read_line(&mut text)? > 0, "a line was cut");
        }
        Ok(())
    }
}
