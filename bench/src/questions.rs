//! The questions that are asked.

use std::{
    io::{BufRead, BufReader, Read},
    path::Path,
};

use anyhow::{Context, Result};
use flate2::read::GzDecoder;

use crate::{Bench, goods};

/// Those of the file there is, one a line, or those made up; as they stand in an address.
pub fn all(bench: &Bench) -> Result<Vec<String>> {
    let Some(path) = &bench.queries else {
        return Ok(goods::questions()
            .iter()
            .map(|question| encoded(question))
            .collect());
    };
    Ok(lines(path)?.iter().map(|line| encoded(line)).collect())
}

/// The lines of a file that say anything.
pub fn lines(path: &Path) -> Result<Vec<String>> {
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    let packed = path.extension().is_some_and(|end| end == "gz");
    let text: Box<dyn Read> = match packed {
        true => Box::new(GzDecoder::new(file)),
        false => Box::new(file),
    };
    let mut lines = Vec::new();
    for line in BufReader::new(text).lines() {
        lines.push(line?.trim().to_owned());
    }
    lines.retain(|line| !line.is_empty());
    Ok(lines)
}

/// Every byte that might mean something in an address, as `%XX`.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric();
    text.bytes()
        .map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}
