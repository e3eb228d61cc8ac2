//! All the typesetter can see: our templates, one file of figures, our fonts, and the report's date.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::FontSet;

macro_rules! templates {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../templates/", $name)))),+]
    };
}

const TEMPLATES: &[(&str, &str)] = templates![
    "main.typ",
    "style.typ",
    "parts.typ",
    "page-one.typ",
    "heatmap.typ",
    "blockers.typ",
    "support.typ",
    "map.typ",
    "engagement.typ",
    "groups.typ",
    "method.typ",
    "appendix.typ",
    "brief.typ",
    "pack.typ",
    "paper.typ",
    "picture.typ",
    "picture-matrix.typ",
    "picture-network.typ",
    "picture-organisation.typ",
    "picture-parts.typ",
    "picture-planes.typ",
    "picture-salience.typ",
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));
static SOURCES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    TEMPLATES
        .iter()
        .map(|&(name, text)| (id(name), Source::new(id(name), text.to_owned())))
        .collect()
});
static FIGURES: LazyLock<FileId> = LazyLock::new(|| id("figures.json"));

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).unwrap_or_else(|_| unreachable!("template names are plain"));
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// The typesetter's world for one report.
pub(super) struct Pages {
    main: FileId,
    figures: Bytes,
    fonts: Arc<FontSet>,
    today: Option<Datetime>,
}

impl Pages {
    pub(super) fn new(main: &str, figures: Vec<u8>, fonts: Arc<FontSet>, today: Option<Datetime>) -> Self {
        Self {
            main: id(main),
            figures: Bytes::new(figures),
            fonts,
            today,
        }
    }
}

impl World for Pages {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *FIGURES {
            Ok(self.figures.clone())
        } else {
            Err(missing(id))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}
