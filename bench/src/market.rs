//! A market of its own: the program with a data folder that goes when it goes.

use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

use crate::{
    Bench,
    browser::Browser,
    figure::{print, say, seconds},
    goods, titles,
};

/// A data folder, and the program to use it with.
pub struct Market {
    entrepot: std::path::PathBuf,
    folder: TempDir,
    port: u16,
    serving: Option<Child>,
}

/// What a command took.
pub struct Took {
    /// From its start to its end.
    pub time: Duration,
    /// The most memory it held, in bytes; 0 where the system does not say.
    pub memory: u64,
    /// What it said.
    pub said: String,
}

/// What a process uses, as Linux counts it.
pub struct Used {
    /// The memory it holds, in bytes.
    pub memory: u64,
    /// The time it has spent on processors so far.
    pub processor: Duration,
}

impl Market {
    /// One with the demo's markets and companies.
    pub fn demo(bench: &Bench) -> Result<Self> {
        let market = Self {
            entrepot: bench.entrepot.clone(),
            folder: tempfile::tempdir()?,
            port: TcpListener::bind("127.0.0.1:0")?.local_addr()?.port(),
            serving: None,
        };
        market.run(&["seed", "--demo"])?;
        Ok(market)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.entrepot);
        command
            .args(arguments)
            .env_clear()
            .env("DATA_DIR", self.folder.path())
            .env("PORT", self.port.to_string())
            .env("RATE_LIMIT", "off")
            .env("LOG", "warn");
        command
    }

    /// Runs a command of the program to its end, which must be a good one.
    pub fn run(&self, arguments: &[&str]) -> Result<Took> {
        say(format!("entrepot {} …", arguments.join(" ")));
        let begun = Instant::now();
        let mut child = self
            .command(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .context("the program does not start")?;
        let mut output = child.stdout.take().context("no output")?;
        let reading = std::thread::spawn(move || {
            let mut said = String::new();
            std::io::Read::read_to_string(&mut output, &mut said).map(|_| said)
        });
        let mut memory = 0;
        let status = loop {
            memory = memory.max(peak_memory(child.id()));
            match child.try_wait()? {
                Some(status) => break status,
                None => sleep(Duration::from_millis(20)),
            }
        };
        let time = begun.elapsed();
        let said = reading.join().ok().context("its output could not be read")??;
        ensure!(
            status.success(),
            "entrepot {} failed: {said}",
            arguments.join(" ")
        );
        Ok(Took { time, memory, said })
    }

    /// Imports a catalogue for the demo's supplier and shows it at once.
    pub fn import(&self, file: &Path) -> Result<Took> {
        let file = file.to_str().context("the file's name is no text")?;
        let whose = ["--company", "demo-supplier", "--market", "demo", "--publish"];
        self.run(&[&["import", "catalog", file][..], &whose].concat())
    }

    /// Serves, and waits until it can be used.
    pub fn serve(&mut self) -> Result<()> {
        say("entrepot serve …");
        self.serving = Some(self.command(&["serve"]).spawn()?);
        let mut browser = self.browser();
        for _ in 0..600 {
            if browser.get("/readyz").is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        anyhow::bail!("the market is not ready after a minute")
    }

    /// The memory the server has held at most, in bytes.
    pub fn memory(&self) -> u64 {
        self.serving.as_ref().map_or(0, |child| peak_memory(child.id()))
    }

    /// What the server uses now.
    pub fn used(&self) -> Result<Used> {
        let process = self.serving.as_ref().context("nothing serves")?.id();
        Ok(Used {
            memory: memory(process, "VmRSS:"),
            processor: processor(process)?,
        })
    }

    /// How large what is kept below this folder is, in bytes.
    pub fn size(&self, folder: &str) -> Result<u64> {
        size(&self.folder.path().join(folder))
    }

    /// A browser that visits it.
    pub fn browser(&self) -> Browser {
        Browser::at(format!("http://127.0.0.1:{}", self.port))
    }
}

/// A market with as many listings as wanted, served; what it took to make is printed.
pub fn filled(bench: &Bench, listings: usize) -> Result<Market> {
    let mut market = Market::demo(bench)?;
    let file = tempfile::Builder::new().suffix(".csv").tempfile()?;
    goods::write(file.path(), listings, &titles::all(bench)?)?;
    let took = market.import(file.path())?;
    let figure = |what: &str| format!("market_{listings}_{what}");
    print(&figure("import"), seconds(took.time), "s");
    print(&figure("import_memory"), took.memory >> 20, "MB");
    let indexed = market.run(&["reindex"])?;
    let rate = (listings as u128 * 1_000) / indexed.time.as_millis().max(1);
    print(&figure("index_rate"), rate, "listings/s");
    print(&figure("index_memory"), indexed.memory >> 20, "MB");
    print(&figure("index_size"), market.size("search")? >> 20, "MB");
    market.serve()?;
    Ok(market)
}

impl Drop for Market {
    fn drop(&mut self) {
        if let Some(child) = &mut self.serving {
            // It ends with its data: nothing there is to be kept.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// The most memory a process has held, in bytes.
fn peak_memory(process: u32) -> u64 {
    memory(process, "VmHWM:")
}

/// A figure of a process's memory, as Linux counts it, in bytes; 0 where the system does not say.
fn memory(process: u32, figure: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(figure));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// The time a process has spent on processors: fields 14 and 15 of its `stat`, in hundredths of a second (proc(5)).
fn processor(process: u32) -> Result<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The second field is a name in brackets, which may hold anything.
    let (_, fields) = stat.rsplit_once(')').context("not a stat of a process")?;
    let spent = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
    let hundredths: u64 = spent.sum::<Result<u64, _>>()?;
    Ok(Duration::from_millis(hundredths * 10))
}

fn size(path: &Path) -> Result<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        sum += match entry.file_type()?.is_dir() {
            true => size(&entry.path())?,
            false => entry.metadata()?.len(),
        };
    }
    Ok(sum)
}
