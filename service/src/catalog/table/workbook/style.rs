//! Which cells of a workbook show a number as a date, or with zeros before it.

use std::collections::HashMap;

use domain::problem::Problem;
use quick_xml::events::Event;

use super::xml::{Xml, attribute};

/// The most formats a workbook may have (Excel's own limit).
const MAX_FORMATS: usize = 65_490;

/// How a number is shown, as far as it changes what is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// As a number.
    Number,
    /// As a day, a time or both.
    Date,
    /// With zeros before it, up to this many digits: `000000`.
    Padded(u8),
}

/// The formats of the cells, by the number cells name.
pub(super) fn formats(styles: Option<Xml>) -> Result<Vec<Format>, Problem> {
    let Some(mut xml) = styles else {
        return Ok(Vec::new());
    };
    let (mut codes, mut formats) = (HashMap::new(), Vec::new());
    let mut of_cells = false;
    loop {
        match xml.next_event()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "numFmt" if codes.len() < MAX_FORMATS => {
                    let id = attribute(&start, "numFmtId")?;
                    let code = attribute(&start, "formatCode")?.unwrap_or_default();
                    codes.insert(id.unwrap_or_default(), of_code(&code));
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells && formats.len() < MAX_FORMATS => {
                    let id = attribute(&start, "numFmtId")?.unwrap_or_default();
                    formats.push(codes.get(&id).copied().unwrap_or_else(|| built_in(&id)));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => of_cells = false,
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

/// The formats that have a number and no code (ISO/IEC 29500-1, 18.8.30; 27 to 36 and 50 to 58 are East Asian dates).
fn built_in(id: &str) -> Format {
    match id.parse::<u32>() {
        Ok(14..=22 | 27..=36 | 45..=47 | 50..=58) => Format::Date,
        _ => Format::Number,
    }
}

/// A code such as `yyyy"年"m"月"d"日"`, `[$-804]h:mm`, `#,##0.00_);[Red]`, `000000`. Its first section counts.
fn of_code(code: &str) -> Format {
    let mut shown = String::new();
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            ';' => break,
            '"' => {
                characters.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                characters.next();
            }
            '[' => {
                let within: String = characters.by_ref().take_while(|c| *c != ']').collect();
                // Hours, minutes and seconds that go on beyond a day.
                if !within.is_empty()
                    && within
                        .chars()
                        .all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S'))
                {
                    shown.push('h');
                }
            }
            other => shown.push(other.to_ascii_lowercase()),
        }
    }
    let zeros = shown.chars().all(|c| c == '0');
    match u8::try_from(shown.len()) {
        Ok(length @ 2..=20) if zeros => Format::Padded(length),
        _ if shown.contains(['y', 'm', 'd', 'h', 's']) => Format::Date,
        _ => Format::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_show_dates_are_known() {
        for code in [
            "yyyy-mm-dd",
            "yyyy\"年\"m\"月\"",
            "[$-409]d-mmm-yy;@",
            "[h]:mm:ss",
            "h:mm AM/PM",
        ] {
            assert_eq!(of_code(code), Format::Date, "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0.00_);[Red](#,##0.00)",
            "0%",
            "\"days\" 0",
            "@",
            "0",
            "[Red]0.0",
        ] {
            assert_eq!(of_code(code), Format::Number, "{code}");
        }
        assert_eq!(of_code("000000"), Format::Padded(6));
        assert_eq!(
            (built_in("14"), built_in("31"), built_in("2")),
            (Format::Date, Format::Date, Format::Number)
        );
    }
}
