//! The questions that are asked.

use std::io::{BufRead, BufReader};

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
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    let lines: Vec<String> = match path.extension().is_some_and(|end| end == "gz") {
        true => BufReader::new(GzDecoder::new(file))
            .lines()
            .collect::<Result<_, _>>()?,
        false => BufReader::new(file).lines().collect::<Result<_, _>>()?,
    };
    let asked = lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty());
    Ok(asked.map(encoded).collect())
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
