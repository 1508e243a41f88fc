//! The texts that the cells of a workbook share, one after another in one piece of memory.

use domain::problem::Problem;
use quick_xml::events::Event;

use super::xml::Xml;

/// The shared texts.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Strings {
    /// Reads them all, however many the part says there are.
    pub fn read(part: Option<Xml>) -> Result<Self, Problem> {
        let mut strings = Self::default();
        let Some(mut xml) = part else {
            return Ok(strings);
        };
        loop {
            match xml.next_event()? {
                Event::Start(start) if start.local_name().as_ref() == "si" => {
                    let text = xml.text_of("si")?;
                    strings.text.push_str(&text);
                    let end = u32::try_from(strings.text.len());
                    strings.ends.push(end.map_err(|_| super::damaged())?);
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
        }
    }

    /// The text a cell names.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index
            .checked_sub(1)
            .map_or(Some(&0), |before| self.ends.get(before))?;
        let place = |at: u32| usize::try_from(at).ok();
        self.text.get(place(*start)?..place(end)?)
    }
}
