//! The XML of a workbook's parts, event by event. No entity but the five of XML itself is known, and a document type is
//! refused: a workbook has none, and expanding its entities is how small files become large ones.

use std::{
    io::{self, BufReader, Read},
    sync::Arc,
};

use domain::problem::Problem;
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use super::parts::damaged;
use crate::catalog::table::{MAX_ROW, bounded::Bounded, source::too_large};

/// A part being read.
pub(super) struct Xml {
    reader: Reader<BufReader<Bounded<Box<dyn Read + Send>>>>,
    buffer: Vec<u8>,
    max: u64,
}

impl Xml {
    /// Reads at most `max` bytes.
    pub fn new(bytes: Box<dyn Read + Send>, max: u64) -> Self {
        let bounded = Bounded::new(bytes, max, MAX_ROW);
        let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, bounded));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            max,
        }
    }

    /// The next event. One alone is never longer than a row may be.
    pub fn next_event(&mut self) -> Result<Event<'_>, Problem> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().renew(MAX_ROW);
        let max = self.max;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::DocType(_)) => Err(Problem::new("workbook-doctype")),
            Ok(event) => Ok(event),
            Err(quick_xml::Error::Io(error)) => Err(unread(&error, max)),
            Err(_) => Err(damaged()),
        }
    }

    /// The text up to the end of the element that was just begun: of a value all of it, of a text with parts (`si`,
    /// `is`) what stands in them (`t`), without the readings above East Asian text (`rPh`).
    pub fn text_of(&mut self, element: &str) -> Result<String, Problem> {
        let (mut text, mut reading) = (String::new(), false);
        let mut within = !matches!(element, "si" | "is");
        let whole = within;
        loop {
            match self.next_event()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "rPh" => reading = true,
                    "t" => within = !reading,
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "rPh" => reading = false,
                    "t" => within = whole,
                    name if name == element => return Ok(text),
                    _ => {}
                },
                Event::Text(part) if within => text.push_str(&part.xml10_content()),
                Event::CData(part) if within => text.push_str(&part.xml10_content()),
                Event::GeneralRef(name) if within => text.push(character(&name)?),
                Event::Eof => return Err(damaged()),
                _ => {}
            }
            if text.len() > MAX_ROW {
                return Err(too_large(MAX_ROW as u64));
            }
        }
    }
}

/// An attribute's value, by its local name.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Problem> {
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| damaged())?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(|_| damaged())?.into_owned()));
        }
    }
    Ok(None)
}

/// What a reference in a text stands for.
fn character(name: &BytesRef<'_>) -> Result<char, Problem> {
    if let Some(character) = name.resolve_char_ref().map_err(|_| damaged())? {
        return Ok(character);
    }
    match name.as_ref() {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(damaged()),
    }
}

fn unread(error: &Arc<io::Error>, max: u64) -> Problem {
    match error.kind() {
        io::ErrorKind::FileTooLarge => too_large(max),
        _ => damaged(),
    }
}

/// A text as the format writes it: what XML can't hold stands as `_xHHHH_` (ISO/IEC 29500-1, 22.9.2.19).
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("_x") {
        let (before, escape) = rest.split_at(start);
        out.push_str(before);
        let code = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let character = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        match character {
            Some(character) => {
                out.push(character);
                rest = &escape[7..];
            }
            None => {
                out.push_str("_x");
                rest = &escape[2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The same, for writing: what XML can't hold, and what would be read as such a thing. A carriage return is written so
/// too: a reader of XML takes it away.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, character) in text.char_indices() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '_' if reads_as_escape(&text[index..]) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(character),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                out.push_str(&format!("_x{:04X}_", u32::from(character)));
            }
            other => out.push(other),
        }
    }
    out
}

fn reads_as_escape(text: &str) -> bool {
    let code = text.strip_prefix("_x").and_then(|rest| rest.get(..4));
    code.is_some_and(|code| u32::from_str_radix(code, 16).is_ok()) && text.get(6..7) == Some("_")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_escaped_is_read_as_it_was(text in "(_x0[0-9A-F]{3}_|_|[<>&\r\n\t\u{FFFE}a\"'渔]){0,12}") {
            let xml = format!("<is>\n<rPh><t>x</t></rPh> <t>{}</t></is>", escaped(&text));
            let mut reader = Xml::new(Box::new(io::Cursor::new(xml.into_bytes())), 1 << 20);
            prop_assert!(matches!(reader.next_event(), Ok(Event::Start(_))));
            prop_assert_eq!(unescaped(&reader.text_of("is").unwrap()), text);
        }
    }

    #[test]
    fn a_document_type_and_unknown_entities_are_refused() {
        let read = |xml: &str| {
            let bytes = xml.as_bytes().to_vec();
            let mut reader = Xml::new(Box::new(io::Cursor::new(bytes)), 1 << 20);
            loop {
                match reader.next_event() {
                    Ok(Event::Start(start)) if start.local_name().as_ref() == "v" => {
                        return reader.text_of("v").map_err(|problem| problem.code);
                    }
                    Ok(_) => {}
                    Err(problem) => return Err(problem.code),
                }
            }
        };
        let laughs = "<!DOCTYPE v [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><v>&b;</v>";
        assert_eq!(read(laughs), Err("workbook-doctype".into()));
        assert_eq!(read("<v>&b;</v>"), Err("file-damaged".into()));
        assert_eq!(read("<v>a&#228;&lt;</v>"), Ok("aä<".into()));
    }
}
