//! Titles that goods are made of.

use anyhow::Result;

use crate::{Bench, questions};

/// Those of the file there is, without what a catalogue file would have to quote; none without one.
pub fn all(bench: &Bench) -> Result<Vec<String>> {
    let Some(path) = &bench.titles else {
        return Ok(Vec::new());
    };
    let title = |line: String| -> Result<String> {
        let line: serde_json::Value = serde_json::from_str(&line)?;
        let title = line["title"].as_str().unwrap_or_default();
        Ok(title.replace([',', '"', '\n', '\r'], " "))
    };
    questions::lines(path)?.into_iter().map(title).collect()
}
