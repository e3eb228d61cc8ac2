//! The fonts the report carries, opened only as far as a text needs them.

use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::{ReportError, woff};

/// How far down the list of fonts a text has to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// IBM Plex Sans has every letter.
    Plex,
    /// DejaVu Sans is needed too.
    Wide,
    /// The last resort is needed too.
    Last,
}

/// Opened fonts and their catalogue.
#[derive(Debug)]
pub(super) struct FontSet {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

/// All weights of Plex go by this one name; their own name tables give each a family of its own.
const PLEX_FAMILY: &str = "IBM Plex Sans";
const PLEX: [(&str, &[u8]); 3] = [
    (
        "IBM Plex Sans",
        include_bytes!("../../fonts/IBMPlexSans-Regular.woff"),
    ),
    (
        "IBM Plex Sans Medium",
        include_bytes!("../../fonts/IBMPlexSans-Medium.woff"),
    ),
    (
        "IBM Plex Sans SemiBold",
        include_bytes!("../../fonts/IBMPlexSans-SemiBold.woff"),
    ),
];
const WIDE: (&str, &[u8]) = ("DejaVu Sans", include_bytes!("../../fonts/DejaVuSans.ttf"));
const LAST: (&str, &[u8]) = ("UnifontExMono", include_bytes!("../../fonts/UnifontEX.woff"));

type Opened = Result<Arc<FontSet>, &'static str>;

static PLEX_SET: LazyLock<Opened> = LazyLock::new(|| {
    let fonts: Result<Vec<Font>, _> = PLEX.iter().map(|&(name, bytes)| open(name, bytes)).collect();
    fonts.map(catalogued)
});
static WIDE_SET: LazyLock<Opened> = LazyLock::new(|| extended(&PLEX_SET, WIDE));
static LAST_SET: LazyLock<Opened> = LazyLock::new(|| extended(&WIDE_SET, LAST));

/// The fonts up to `reach`, opened once and kept.
pub(super) fn set(reach: Reach) -> Result<Arc<FontSet>, ReportError> {
    let opened: &Opened = match reach {
        Reach::Plex => &PLEX_SET,
        Reach::Wide => &WIDE_SET,
        Reach::Last => &LAST_SET,
    };
    opened.clone().map_err(ReportError::Font)
}

impl FontSet {
    /// The families, the text font first.
    pub(super) fn families(&self) -> Vec<&'static str> {
        [PLEX_FAMILY, WIDE.0, LAST.0]
            .into_iter()
            .filter(|family| self.book.contains_family(&family.to_lowercase()))
            .collect()
    }

    /// Whether the widest font, the last in the set, has this character.
    pub(super) fn last_has(&self, letter: char) -> bool {
        self.fonts.last().is_some_and(|font| has(font, letter))
    }

    /// Whether the text font has this character.
    pub(super) fn first_has(&self, letter: char) -> bool {
        self.fonts.first().is_some_and(|font| has(font, letter))
    }
}

fn has(font: &Font, letter: char) -> bool {
    font.info().coverage.contains(letter.into())
}

fn open(name: &'static str, bytes: &'static [u8]) -> Result<Font, &'static str> {
    let plain = match woff::unwrap(bytes) {
        Some(plain) => Bytes::new(plain),
        None => Bytes::new(bytes),
    };
    Font::new(plain, 0).ok_or(name)
}

fn catalogued(fonts: Vec<Font>) -> Arc<FontSet> {
    let infos = fonts.iter().map(|font| {
        let mut info = font.info().clone();
        if info.family.starts_with(PLEX_FAMILY) {
            info.family = PLEX_FAMILY.to_owned();
        }
        info
    });
    let book = LazyHash::new(FontBook::from_infos(infos));
    Arc::new(FontSet { book, fonts })
}

fn extended(base: &Opened, (name, bytes): (&'static str, &'static [u8])) -> Opened {
    let mut fonts = base.clone()?.fonts.clone();
    fonts.push(open(name, bytes)?);
    Ok(catalogued(fonts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use typst::text::{FontVariant, FontWeight};

    #[test]
    fn every_font_opens_under_the_family_name_the_pages_ask_for() {
        let set = set(Reach::Last).unwrap();
        let families: Vec<&str> = set.book.families().map(|(name, _)| name).collect();
        assert_eq!(families, ["DejaVu Sans", "IBM Plex Sans", "UnifontExMono"]);
        assert_eq!(set.families(), ["IBM Plex Sans", "DejaVu Sans", "UnifontExMono"]);
        let weights = |weight| {
            let variant = FontVariant {
                weight: FontWeight::from_number(weight),
                ..FontVariant::default()
            };
            set.book.select("ibm plex sans", variant)
        };
        assert_eq!(
            [weights(400), weights(500), weights(600)],
            [Some(0), Some(1), Some(2)]
        );
    }

    #[test]
    fn plex_alone_has_every_latin_greek_and_cyrillic_letter_in_common_use() {
        let set = set(Reach::Plex).unwrap();
        let common = "ÀÉÎÕÜßæøåçñđłžșțőűğışĦŊþ ΑΒΓΔΩάέήίόύώϊϋ АБВГДЯабвёіїєґљњћџ";
        let missing: String = common.chars().filter(|&letter| !set.first_has(letter)).collect();
        assert_eq!(missing, "");
    }
}
