//! Writing a workbook of one sheet whose cells are all text, so that nothing is taken for a number, a date or a formula.
//! It is written as it comes, in the memory of one row.

use std::io::{self, Write};

use zip::{
    CompressionMethod, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use super::{reference::letters, xml::escaped};

/// The most characters a cell can hold, in UTF-16 code units (Excel's own limit).
pub(crate) const MAX_CELL: usize = 32_767;

/// The parts beside the sheet, smallest first: what they are, which is the main one, and that the sheet is its only one.
const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>\
         <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>\
         </Types>",
    ),
    (
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>\
         </Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"catalogue\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
         </Relationships>",
    ),
    // Format 1 is text (number 49), format 2 the same in bold.
    (
        "xl/styles.xml",
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
         <xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
         <xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
    ),
];
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The header stays in sight; columns are wide enough to read.
const SHEET_HEAD: &str = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
    <sheetFormatPr defaultColWidth=\"18\" defaultRowHeight=\"15\"/><sheetData>";
const SHEET_FOOT: &str = "</sheetData></worksheet>";

/// A workbook being written.
pub(crate) struct WorkbookWriter<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    rows: u32,
    xml: String,
}

impl<W: Write> WorkbookWriter<W> {
    /// Begins a workbook with this header.
    pub fn new(out: W, header: &[String]) -> io::Result<Self> {
        let mut zip = ZipWriter::new_stream(out);
        let options = || SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, content) in PARTS {
            zip.start_file(name, options())?;
            zip.write_all(DECLARATION.as_bytes())?;
            zip.write_all(content.as_bytes())?;
        }
        zip.start_file("xl/worksheets/sheet1.xml", options().large_file(true))?;
        zip.write_all(DECLARATION.as_bytes())?;
        zip.write_all(SHEET_HEAD.as_bytes())?;
        let mut writer = Self {
            zip,
            rows: 0,
            xml: String::new(),
        };
        writer.write(header, 2)?;
        Ok(writer)
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.write(cells, 1)
    }

    fn write(&mut self, cells: &[String], style: u8) -> io::Result<()> {
        self.rows += 1;
        self.xml.clear();
        self.xml.push_str(&format!("<row r=\"{}\">", self.rows));
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let (letters, row, text) = (letters(column), self.rows, escaped(text));
            self.xml.push_str(&format!(
                "<c r=\"{letters}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            ));
        }
        self.xml.push_str("</row>");
        self.zip.write_all(self.xml.as_bytes())
    }

    /// Ends it.
    pub fn finish(mut self) -> io::Result<W> {
        self.zip.write_all(SHEET_FOOT.as_bytes())?;
        Ok(self.zip.finish()?.into_inner())
    }
}
