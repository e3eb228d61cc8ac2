//! A table of text cells, with the line in the file that each row starts on.

/// How the bytes of a file became text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little-endian, told by its byte order mark.
    Utf16Le,
    /// UTF-16, big-endian, told by its byte order mark.
    Utf16Be,
    /// Windows-1252: assumed where the bytes are not UTF-8.
    Windows1252,
}

impl Encoding {
    /// The name people know it by.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Where a row's cells are, in the sheet's list of cells.
#[derive(Debug, Clone, Copy)]
struct Place {
    line: u64,
    first: usize,
    width: usize,
}

/// A file read as a table: the header row, and the rows below it that are not blank.
///
/// All text lies in one buffer, so that a wide file of mostly empty cells stays small.
#[derive(Debug, Clone)]
pub struct Sheet {
    file_name: String,
    encoding: Encoding,
    delimiter: char,
    text: String,
    ends: Vec<u32>,
    places: Vec<Place>,
    header: usize,
    blank: Vec<u64>,
}

impl Sheet {
    /// A sheet without rows.
    pub(crate) fn new(file_name: &str, encoding: Encoding, delimiter: char) -> Self {
        Self {
            file_name: file_name.to_owned(),
            encoding,
            delimiter,
            text: String::new(),
            ends: Vec::new(),
            places: Vec::new(),
            header: 0,
            blank: Vec::new(),
        }
    }

    /// Adds text to the cell being read.
    pub(crate) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Bytes of the cell being read so far.
    pub(crate) fn open_cell_len(&self) -> usize {
        self.text.len() - self.ends.last().map_or(0, |end| *end as usize)
    }

    /// Ends the cell being read.
    pub(crate) fn end_cell(&mut self) {
        // The text of a file within the size limit is far below 4 GiB.
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// Cells read since the last row ended.
    pub(crate) fn open_row_width(&self) -> usize {
        self.ends.len() - self.places.last().map_or(0, |place| place.first + place.width)
    }

    /// Ends the row being read, which started on `line`. A row whose cells are all blank is counted and dropped.
    pub(crate) fn end_row(&mut self, line: u64) {
        let first = self.places.last().map_or(0, |place| place.first + place.width);
        let start = if first == 0 {
            0
        } else {
            self.ends[first - 1] as usize
        };
        if self.text[start..].trim().is_empty() {
            self.text.truncate(start);
            self.ends.truncate(first);
            if !self.places.is_empty() {
                self.blank.push(line);
            }
        } else {
            self.places.push(Place {
                line,
                first,
                width: self.ends.len() - first,
            });
        }
    }

    /// The file's name, without its folder.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// How its bytes became text.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What separates its cells.
    #[must_use]
    pub fn delimiter(&self) -> char {
        self.delimiter
    }

    /// The header row: for now the first row that is not blank.
    #[must_use]
    pub fn header(&self) -> Row<'_> {
        self.row(self.header)
    }

    /// The rows below the header that are not blank, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        (self.header + 1..self.places.len()).map(|at| self.row(at))
    }

    /// Lines of the blank rows that were passed over below the first row; trailing ones are left out.
    #[must_use]
    pub fn blank_lines(&self) -> &[u64] {
        let last = self.places.last().map_or(0, |place| place.line);
        &self.blank[..self.blank.partition_point(|line| *line < last)]
    }

    /// Number of rows, the header included.
    pub(crate) fn height(&self) -> usize {
        self.places.len()
    }

    fn row(&self, at: usize) -> Row<'_> {
        Row {
            sheet: self,
            place: self.places[at],
        }
    }
}

/// One row of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    place: Place,
}

impl<'a> Row<'a> {
    /// The line in the file the row starts on, counted from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.place.line
    }

    /// Number of cells in the row as written.
    #[must_use]
    pub fn width(&self) -> usize {
        self.place.width
    }

    /// The cell at a column, counted from 0, as written; empty beyond the row's end.
    #[must_use]
    pub fn cell(&self, column: usize) -> &'a str {
        if column >= self.place.width {
            return "";
        }
        let at = self.place.first + column;
        let start = if at == 0 {
            0
        } else {
            self.sheet.ends[at - 1] as usize
        };
        &self.sheet.text[start..self.sheet.ends[at] as usize]
    }

    /// All cells, in order.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        let row = *self;
        (0..row.width()).map(move |column| row.cell(column))
    }
}
