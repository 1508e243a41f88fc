//! Workbooks as spreadsheets save them, and as nobody should: made part by part.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A workbook of one sheet; format 1 shows dates, format 2 six digits.
#[derive(Clone)]
pub struct Workbook {
    /// What stands in the sheet, `<sheetData>` and after.
    pub sheet: String,
    /// The items of the shared texts, and how many the part says there are.
    pub strings: String,
    pub strings_said: String,
    /// What stands before the root elements.
    pub prologue: String,
    /// The sheets listed before this one: name and state.
    pub others: Vec<(&'static str, &'static str)>,
}

/// A sheet of these rows: `<row>` elements or whatever else.
pub fn workbook(rows: &str) -> Workbook {
    Workbook {
        sheet: format!("<sheetData>{rows}</sheetData>"),
        strings: String::new(),
        strings_said: "0".into(),
        prologue: String::new(),
        others: Vec::new(),
    }
}

/// A row of text cells; what begins with `<` stands as it is.
pub fn row(number: u32, cells: &[&str]) -> String {
    let cell = |(index, text): (usize, &&str)| {
        let name = format!("{}{number}", char::from(b'A' + u8::try_from(index).unwrap()));
        match text.strip_prefix("<c") {
            Some(rest) => format!("<c r=\"{name}\"{rest}"),
            None if text.is_empty() => String::new(),
            None => format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    };
    let cells: String = cells.iter().enumerate().map(cell).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

impl Workbook {
    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in self.parts() {
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
            zip.start_file(name, options).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn parts(&self) -> Vec<(String, String)> {
        let Self {
            sheet,
            strings,
            strings_said,
            prologue,
            others,
        } = self;
        let listed: String = others
            .iter()
            .map(|(name, state)| {
                format!("<sheet name=\"{name}\" sheetId=\"7\" state=\"{state}\" r:id=\"rId2\"/>")
            })
            .collect();
        let part = |name: &str, content: String| (name.to_owned(), format!("{prologue}{content}"));
        vec![
            part(
                "_rels/.rels",
                format!(
                    "<Relationships><Relationship Id=\"r\" Type=\"{RELATIONS}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
                ),
            ),
            part(
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{listed}<sheet name=\"Goods\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            part(
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships><Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                     <Relationship Id=\"rId2\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/other.xml\"/>\
                     <Relationship Id=\"rId3\" Type=\"{RELATIONS}/sharedStrings\" Target=\"sharedStrings.xml\"/>\
                     <Relationship Id=\"rId4\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>"
                ),
            ),
            part(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"000000\"/></numFmts>\
                 <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
                 <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
                    .into(),
            ),
            part(
                "xl/sharedStrings.xml",
                format!("<sst count=\"{strings_said}\" uniqueCount=\"{strings_said}\">{strings}</sst>"),
            ),
            part(
                "xl/worksheets/sheet1.xml",
                format!("<worksheet xmlns=\"{MAIN}\"><dimension ref=\"A1:XFD1048576\"/>{sheet}</worksheet>"),
            ),
            part("xl/worksheets/other.xml", "<worksheet><sheetData/></worksheet>".into()),
        ]
    }
}
