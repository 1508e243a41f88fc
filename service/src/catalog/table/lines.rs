//! One JSON object a line (NDJSON). Its names are the columns: all that occur, in the order they first do.

use std::{
    collections::HashMap,
    fmt,
    io::{BufRead, BufReader, Read},
};

use domain::{
    catalog::header::{MAX_COLUMNS, tidy},
    problem::Problem,
};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::Value;

use super::{CatalogueFile, Flaw, MAX_ROW, Row, separated::endless};

/// An open file.
pub(super) struct Lines {
    header: Vec<String>,
    places: HashMap<String, usize>,
    text: Numbered,
}

impl Lines {
    /// Opens a file and reads it once for its columns; answers the encoding too, when it was not UTF-8.
    pub fn open(file: &CatalogueFile) -> Result<(Self, Option<String>), Problem> {
        let mut header = Vec::new();
        let mut places = HashMap::new();
        let mut first = Numbered::new(file.text()?.0);
        while let Some((_, line)) = first.next_line()? {
            let Ok(Object(pairs)) = serde_json::from_slice(line) else {
                continue;
            };
            for (name, _) in pairs {
                let name = tidy(&name);
                if !places.contains_key(&name) {
                    places.insert(name.clone(), header.len());
                    header.push(name);
                }
            }
            if header.len() > MAX_COLUMNS {
                break;
            }
        }
        let (text, encoding) = file.text()?;
        let lines = Self {
            header,
            places,
            text: Numbered::new(text),
        };
        Ok((lines, encoding))
    }

    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The next row.
    pub fn next_row(&mut self) -> Result<Option<Row>, Problem> {
        let Some((line, text)) = self.text.next_line()? else {
            return Ok(None);
        };
        let mut row = Row {
            line,
            cells: vec![String::new(); self.header.len().max(1)],
            flaws: Vec::new(),
        };
        let flaw = |column, problem| Flaw {
            column,
            problem,
            in_fields_only: false,
        };
        match serde_json::from_slice(text) {
            Ok(Object(pairs)) => {
                for (name, value) in pairs {
                    let Some(place) = self.places.get(&tidy(&name)) else {
                        continue;
                    };
                    if !row.cells[*place].is_empty() {
                        row.flaws.push(flaw(Some(*place), Problem::new("row-name-twice")));
                    }
                    row.cells[*place] = cell(value);
                }
            }
            Err(_) => {
                // What can't be understood is kept as it came, so that it can be found again.
                row.cells[0] = String::from_utf8_lossy(text).into_owned();
                row.flaws.push(flaw(None, Problem::new("row-not-json")));
            }
        }
        Ok(Some(row))
    }
}

/// A value as the text of a cell: a list of texts as a file has several pictures, anything nested as JSON.
fn cell(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Array(parts) if parts.iter().all(Value::is_string) => {
            let parts: Vec<_> = parts.iter().filter_map(Value::as_str).collect();
            parts.join(";")
        }
        other => other.to_string(),
    }
}

/// The lines of a text that are not empty, with their numbers.
struct Numbered {
    text: BufReader<Box<dyn Read + Send>>,
    line: u64,
    bytes: Vec<u8>,
}

impl Numbered {
    fn new(text: Box<dyn Read + Send>) -> Self {
        Self {
            text: BufReader::with_capacity(64 << 10, text),
            line: 0,
            bytes: Vec::new(),
        }
    }

    fn next_line(&mut self) -> Result<Option<(u64, &[u8])>, Problem> {
        loop {
            self.bytes.clear();
            self.line += 1;
            let most = MAX_ROW as u64 + 1;
            let read = self.text.by_ref().take(most).read_until(b'\n', &mut self.bytes);
            match read {
                Ok(0) => return Ok(None),
                Ok(length) if length > MAX_ROW => return Err(endless(self.line)),
                Ok(_) if self.bytes.trim_ascii().is_empty() => {}
                Ok(_) => break,
                Err(_) => return Err(Problem::new("file-breaks-off").with("line", self.line)),
            }
        }
        Ok(Some((self.line, self.bytes.trim_ascii())))
    }
}

/// A JSON object with its names in their order, and whatever stands twice.
struct Object(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Object;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Object(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_rows_under_all_their_names() {
        let text = "{\"sku\":\"A\",\"moq\":5,\"images\":[\"a.jpg\",\"b.jpg\"]}\n\n\
            {\"attributes\":{\"mesh\":35},\" sku\":\"B\",\"moq\":null,\"ok\":true}\nnonsense\n{\"sku\":\"C\",\"sku\":\"D\"}";
        let file = CatalogueFile::uploaded("a.ndjson", text.as_bytes().to_vec());
        let (mut lines, encoding) = Lines::open(&file).unwrap();
        assert_eq!(encoding, None);
        assert_eq!(lines.header(), ["sku", "moq", "images", "attributes", "ok"]);
        let mut rows = Vec::new();
        while let Some(row) = lines.next_row().unwrap() {
            rows.push(row);
        }
        assert_eq!(rows[0].cells, ["A", "5", "a.jpg;b.jpg", "", ""]);
        assert_eq!(
            (rows[1].line, &rows[1].cells[3]),
            (3, &"{\"mesh\":35}".to_owned())
        );
        assert_eq!(rows[1].cells[4], "true");
        assert_eq!(rows[2].flaws[0].problem.code, "row-not-json");
        assert_eq!(rows[2].cells[0], "nonsense");
        assert_eq!((rows[3].flaws[0].column, rows[3].line), (Some(0), 5));
    }

    #[test]
    fn a_line_without_an_end_ends_the_file() {
        let text = format!("{{\"sku\":\"A\"}}\n\"{}", "x".repeat(MAX_ROW + 5));
        let file = CatalogueFile::uploaded("a.ndjson", text.into_bytes());
        assert_eq!(Lines::open(&file).err().unwrap().code, "row-endless");
    }
}
