//! Excel workbooks (XLSX, XLSM): which sheets there are, and what their cells need from the rest of the file.
//!
//! Read by a reader of our own on `quick-xml`, in one pass over each part while it is unpacked: limits hold before
//! memory is taken, nothing that a file declares about its size is believed, and a cell goes straight into the sheet.

mod cells;
mod strings;
mod styles;

use std::collections::HashMap;

use quick_xml::events::Event;

use super::fill::Filling;
use super::package::Package;
use super::xml::{attribute, damaged, flag, raw};
use super::{Book, Format};
use crate::error::ReadError;
use strings::Strings;
use styles::Styles;

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    part: String,
}

/// What the cells of all sheets share.
struct Shared {
    strings: Strings,
    styles: Styles,
    from_1904: bool,
}

/// Reads an Excel workbook whose main part is `workbook`.
pub(super) fn read(mut package: Package<'_>, workbook: &str, file: &str) -> Result<Book, ReadError> {
    let relations = Relations::of(&mut package, workbook)?;
    let (listed, from_1904) = sheets(&mut package, workbook, &relations)?;
    let part = |kind: &str, usual: &str| relations.of_kind(kind).unwrap_or_else(|| beside(workbook, usual));
    let shared = Shared {
        strings: Strings::read(&mut package, &part("sharedStrings", "sharedStrings.xml"), file)?,
        styles: Styles::read(&mut package, &part("styles", "styles.xml"))?,
        from_1904,
    };
    let mut filling = Filling::new(file);
    for sheet in listed {
        let mut filler = filling.sheet(&sheet.name, sheet.hidden)?;
        let part = package.needed(&sheet.part)?;
        cells::read(part, &shared, &mut filler)?;
        filler.finish()?;
    }
    let mut book = Book::new(file.to_owned(), Format::Xlsx, filling.into_sheets());
    if package.has_folder("xl/externallinks/") {
        book.remarks.push(super::LINKS_NOT_FOLLOWED.to_owned());
    }
    Ok(book)
}

/// The main part of an Excel workbook; none where the archive is something else.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<Option<String>, ReadError> {
    let mut main = None;
    if let Some(mut part) = package.part("_rels/.rels")? {
        loop {
            match part.event()? {
                Event::Start(start) if start.local_name().as_ref() == "Relationship" => {
                    let is_main = raw(&start, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
                    if is_main {
                        main = attribute(&start, "Target").map(|target| resolved("", &target));
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
    if main.as_ref().is_some_and(|main| package.has(main)) {
        return Ok(main);
    }
    let usual = "xl/workbook.xml";
    Ok(package.has(usual).then(|| usual.to_owned()))
}

/// Which parts the workbook is made of.
struct Relations {
    /// By id: kind (the last step of its type) and target.
    by_id: HashMap<String, (String, String)>,
}

impl Relations {
    fn of(package: &mut Package<'_>, workbook: &str) -> Result<Self, ReadError> {
        let (folder, name) = workbook.rsplit_once('/').unwrap_or(("", workbook));
        let mut part = package.needed(format!("{folder}/_rels/{name}.rels").trim_start_matches('/'))?;
        let mut by_id = HashMap::new();
        loop {
            match part.event()? {
                Event::Start(start) if start.local_name().as_ref() == "Relationship" => {
                    let outside = raw(&start, "TargetMode") == Some("External");
                    let (Some(id), Some(kind), Some(target)) = (
                        raw(&start, "Id"),
                        raw(&start, "Type"),
                        attribute(&start, "Target"),
                    ) else {
                        continue;
                    };
                    if !outside {
                        let kind = kind.rsplit('/').next().unwrap_or(kind);
                        by_id.insert(id.to_owned(), (kind.to_owned(), resolved(folder, &target)));
                    }
                }
                Event::Eof => return Ok(Self { by_id }),
                _ => {}
            }
        }
    }

    /// The part of a kind of which there is one.
    fn of_kind(&self, kind: &str) -> Option<String> {
        let mut found = self.by_id.values().filter(|(other, _)| other == kind);
        found.next().map(|(_, target)| target.clone())
    }
}

/// A part's name beside another.
fn beside(workbook: &str, name: &str) -> String {
    let folder = workbook.rsplit_once('/').map_or("", |(folder, _)| folder);
    resolved(folder, name)
}

/// A target, seen from a folder, as a name from the top.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "" | "." => {}
            _ => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/").to_lowercase()
}

/// The sheets in their order, and whether days are counted from 1904.
fn sheets(
    package: &mut Package<'_>,
    workbook: &str,
    relations: &Relations,
) -> Result<(Vec<Listed>, bool), ReadError> {
    let mut part = package.needed(workbook)?;
    let file = part.file();
    let mut listed = Vec::new();
    let mut from_1904 = false;
    loop {
        match part.event()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "sheet" => {
                    let (Some(name), Some(id)) = (attribute(&start, "name"), raw(&start, "id")) else {
                        return Err(damaged(file, "its list of sheets is incomplete"));
                    };
                    match relations.by_id.get(id) {
                        Some((kind, target)) if kind == "worksheet" => listed.push(Listed {
                            name: name.into_owned(),
                            hidden: raw(&start, "state").is_some_and(|state| state != "visible"),
                            part: target.clone(),
                        }),
                        // Charts and dialogs hold no rows.
                        Some(_) => {}
                        None => return Err(damaged(file, "a sheet that it lists is missing")),
                    }
                }
                "workbookPr" => from_1904 |= flag(&start, "date1904").unwrap_or(false),
                _ => {}
            },
            Event::Eof => return Ok((listed, from_1904)),
            _ => {}
        }
    }
}
