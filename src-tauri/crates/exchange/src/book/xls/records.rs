//! The records that an old workbook is made of, and the texts in them.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

use crate::book::limits::{MAX_CELLS, MAX_TEXT_BYTES, MIB};
use crate::book::xml::damaged;
use crate::error::ReadError;

/// One record, with the records that continue it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    /// Its data, and that of each record that continues it.
    parts: Vec<&'a [u8]>,
}

impl Record<'_> {
    pub(super) const BOF: u16 = 0x0809;
    pub(super) const EOF: u16 = 0x000A;
    pub(super) const FILEPASS: u16 = 0x002F;
    pub(super) const CODEPAGE: u16 = 0x0042;
    pub(super) const DATEMODE: u16 = 0x0022;
    pub(super) const FORMAT: u16 = 0x041E;
    pub(super) const XF: u16 = 0x00E0;
    pub(super) const BOUNDSHEET: u16 = 0x0085;
    pub(super) const SST: u16 = 0x00FC;
    pub(super) const CONTINUE: u16 = 0x003C;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const MULRK: u16 = 0x00BD;
    pub(super) const LABEL: u16 = 0x0204;
    pub(super) const RSTRING: u16 = 0x00D6;
    pub(super) const LABELSST: u16 = 0x00FD;
    pub(super) const BOOLERR: u16 = 0x0205;
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const STRING: u16 = 0x0207;
    pub(super) const MERGECELLS: u16 = 0x00E5;

    fn bytes<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.parts.first()?.get(at..at + N)?.try_into().ok()
    }

    pub(super) fn u8(&self, at: usize) -> Option<u8> {
        self.bytes::<1>(at).map(|[byte]| byte)
    }

    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        self.bytes(at).map(u16::from_le_bytes)
    }

    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        self.bytes(at).map(u32::from_le_bytes)
    }

    pub(super) fn f64(&self, at: usize) -> Option<f64> {
        self.bytes(at).map(f64::from_le_bytes)
    }

    /// The eight bytes of a formula's result.
    pub(super) fn result(&self, at: usize) -> Option<[u8; 8]> {
        self.bytes(at)
    }

    /// The length of its own data.
    pub(super) fn len(&self) -> usize {
        self.parts.first().map_or(0, |part| part.len())
    }
}

/// The records of a stream, up to its end or to a record that is cut off.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let [kind_low, kind_high, len_low, len_high, rest @ ..] = self.rest else {
            return None;
        };
        let len = usize::from(u16::from_le_bytes([*len_low, *len_high]));
        let data = rest.get(..len)?;
        self.rest = &rest[len..];
        Some((u16::from_le_bytes([*kind_low, *kind_high]), data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut parts = vec![data];
        while self.rest.starts_with(&Record::CONTINUE.to_le_bytes()) {
            let Some((_, data)) = self.one() else { break };
            parts.push(data);
        }
        Some(Record { kind, parts })
    }
}

/// How texts are written in a workbook.
pub(super) struct Texts {
    /// True from Excel 97 on: UTF-16, or its lower halves alone. Before, texts are in a code page.
    pub(super) wide: bool,
    page: &'static Encoding,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            wide: false,
            page: WINDOWS_1252,
        }
    }
}

impl Texts {
    pub(super) fn set_code_page(&mut self, number: u16) {
        self.page = match number {
            874 => WINDOWS_874,
            932 => SHIFT_JIS,
            936 => GBK,
            949 => EUC_KR,
            950 => BIG5,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            1253 => WINDOWS_1253,
            1254 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            10_000 => MACINTOSH,
            _ => WINDOWS_1252,
        };
    }

    /// The name in a record that lists a sheet.
    pub(super) fn sheet_name(&self, record: &Record<'_>) -> String {
        let mut name = String::new();
        let mut bytes = Chain::at(record, 6);
        if let Some(count) = bytes.u8() {
            self.push(&mut bytes, usize::from(count), &mut name);
        }
        name
    }

    /// The code in a record that lists a number format.
    pub(super) fn format_code(&self, record: &Record<'_>) -> Option<String> {
        let mut bytes = Chain::at(record, 2);
        let count = if self.wide {
            usize::from(bytes.u16()?)
        } else {
            usize::from(bytes.u8()?)
        };
        let mut code = String::new();
        self.push(&mut bytes, count, &mut code);
        Some(code)
    }

    /// Adds the text that starts at a byte of a record with its length.
    pub(super) fn text(&self, record: &Record<'_>, at: usize, into: &mut String) {
        let mut bytes = Chain::at(record, at);
        if let Some(count) = bytes.u16() {
            self.push(&mut bytes, usize::from(count), into);
        }
    }

    fn push(&self, bytes: &mut Chain<'_, '_>, count: usize, into: &mut String) {
        if self.wide {
            let wide = bytes.u8().is_some_and(|flags| flags & 1 != 0);
            let _ = bytes.characters(count, wide, into);
        } else {
            let (text, _) = self.page.decode_without_bom_handling(bytes.here(count));
            into.push_str(&text);
        }
    }
}

/// The texts that the cells of a workbook share.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub(super) fn read(record: &Record<'_>, file: &str) -> Result<Self, ReadError> {
        let mut strings = Self::default();
        let mut bytes = Chain::at(record, 8);
        while !bytes.is_done() {
            bytes
                .rich_text(&mut strings.text)
                .ok_or_else(|| damaged(file, "its list of texts ends too early"))?;
            strings
                .ends
                .push(u32::try_from(strings.text.len()).unwrap_or(u32::MAX));
            if strings.text.len() > MAX_TEXT_BYTES {
                return Err(ReadError::TooMuchText {
                    file: file.to_owned(),
                    limit_mib: MAX_TEXT_BYTES / MIB,
                });
            }
            if strings.ends.len() > MAX_CELLS {
                return Err(ReadError::TooManyCells {
                    file: file.to_owned(),
                    limit: MAX_CELLS,
                });
            }
        }
        Ok(strings)
    }

    /// A text by its number.
    pub(super) fn get(&self, index: u32) -> Option<&str> {
        let index = index as usize;
        let end = *self.ends.get(index)? as usize;
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => self.ends[before] as usize,
        };
        self.text.get(start..end)
    }
}

/// The bytes of a record and of those that continue it, one after the other.
struct Chain<'r, 'a> {
    record: &'r Record<'a>,
    part: usize,
    at: usize,
}

impl<'r, 'a> Chain<'r, 'a> {
    fn at(record: &'r Record<'a>, at: usize) -> Self {
        Self { record, part: 0, at }
    }

    /// What is left of the part being read; moves on to the next where nothing is.
    fn left(&mut self) -> &'a [u8] {
        while let Some(part) = self.record.parts.get(self.part) {
            if let Some(left) = part.get(self.at..).filter(|left| !left.is_empty()) {
                return left;
            }
            self.part += 1;
            self.at = 0;
        }
        &[]
    }

    fn is_done(&mut self) -> bool {
        self.left().is_empty()
    }

    fn u8(&mut self) -> Option<u8> {
        let byte = *self.left().first()?;
        self.at += 1;
        Some(byte)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([
            self.u8()?,
            self.u8()?,
            self.u8()?,
            self.u8()?,
        ]))
    }

    /// Up to `count` bytes of the part being read.
    fn here(&mut self, count: usize) -> &'a [u8] {
        let left = self.left();
        let taken = &left[..left.len().min(count)];
        self.at += taken.len();
        taken
    }

    fn pass_over(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let taken = self.here(count).len();
            if taken == 0 {
                return None;
            }
            count -= taken;
        }
        Some(())
    }

    /// Adds characters. Where they go on in the next part, that part says anew whether they are wide.
    fn characters(&mut self, mut count: usize, mut wide: bool, into: &mut String) -> Option<()> {
        let mut units: Vec<u16> = Vec::new();
        while count > 0 {
            let part = self.part;
            let left = self.left();
            if left.is_empty() {
                push_units(&units, into);
                return None;
            }
            if self.part != part {
                wide = self.u8()? & 1 != 0;
                continue;
            }
            let size = if wide { 2 } else { 1 };
            let taken = (left.len() / size).min(count);
            if taken == 0 {
                // Half a character at a part's end.
                self.at += left.len();
                continue;
            }
            if wide {
                let pairs = left[..taken * 2].as_chunks::<2>().0;
                units.extend(pairs.iter().map(|pair| u16::from_le_bytes(*pair)));
            } else {
                push_units(&units, into);
                units.clear();
                into.extend(left[..taken].iter().map(|byte| char::from(*byte)));
            }
            self.at += taken * size;
            count -= taken;
        }
        push_units(&units, into);
        Some(())
    }

    /// Adds a text of the shared list, without its formats and readings.
    fn rich_text(&mut self, into: &mut String) -> Option<()> {
        let count = usize::from(self.u16()?);
        let flags = self.u8()?;
        let runs = if flags & 0x08 != 0 {
            usize::from(self.u16()?)
        } else {
            0
        };
        let extension = if flags & 0x04 != 0 {
            self.u32()? as usize
        } else {
            0
        };
        self.characters(count, flags & 1 != 0, into)?;
        self.pass_over(runs * 4)?;
        self.pass_over(extension)
    }
}

fn push_units(units: &[u16], into: &mut String) {
    into.extend(
        char::decode_utf16(units.iter().copied()).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)),
    );
}
