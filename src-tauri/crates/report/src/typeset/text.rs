//! Words as they will be printed: names are data, whatever they contain.
//!
//! Every string of the figures goes through here once: invisible control characters go, a long run without a
//! space gets places to break, and each letter is matched to a font. A character that no font has is printed
//! as "�" and listed in the method note.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::ReportError;
use super::fonts::{self, FontSet, Reach};

/// Words up to this length fit the narrowest column or are hyphenated.
const ORDINARY: usize = 14;
/// Words above this length are no words: they may break anywhere.
const ENDLESS: usize = 24;
/// Rows of texts up to this length are kept whole; a longer one might not fit on a page.
const WHOLE: usize = 1_200;
/// A word between the two breaks after so many letters.
const STEP: usize = 7;
const BREAK: char = '\u{200b}';
const UNKNOWN: char = '\u{fffd}';

/// Prepares all strings of the figures in place and opens the fonts they need. Adds `unprintable`, the
/// characters that had to be replaced, and `fonts`, the families to look in, in that order,
/// and `long_texts`, whether a row may have to break over pages.
pub(super) fn prepare(figures: &mut Value) -> Result<Arc<FontSet>, ReportError> {
    let mut longest = 0;
    each_string(figures, &mut |text| {
        *text = tidy(text);
        longest = longest.max(text.len());
    });

    let plex = fonts::set(Reach::Plex)?;
    let mut beyond = BTreeSet::new();
    each_string(figures, &mut |text| {
        if !text.is_ascii() {
            beyond.extend(
                clusters(text)
                    .filter(|one| !one.chars().all(|c| plex.first_has(c)))
                    .map(String::from),
            );
        }
    });
    let mut unprintable = BTreeSet::new();
    let mut fonts = plex;
    if !beyond.is_empty() {
        fonts = fonts::set(Reach::Wide)?;
        if !beyond.iter().all(|one| one.chars().all(|c| fonts.last_has(c))) {
            fonts = fonts::set(Reach::Last)?;
            let hopeless = |one: &String| !printable(one, &fonts);
            let hopeless: BTreeSet<String> = beyond.into_iter().filter(hopeless).collect();
            if !hopeless.is_empty() {
                each_string(figures, &mut |text| {
                    *text = replaced(text, &hopeless, &fonts, &mut unprintable)
                });
            }
        }
    }
    let listed: Vec<String> = unprintable
        .iter()
        .map(|c| format!("U+{:04X}", u32::from(*c)))
        .collect();
    if let Value::Object(map) = figures {
        map.insert("unprintable".into(), json!(listed));
        map.insert("long_texts".into(), json!(longest > WHOLE));
        map.insert("fonts".into(), json!(fonts.families()));
    }
    Ok(fonts)
}

/// Whether one font has the whole cluster: the typesetter cannot put a letter and its mark together from two.
fn printable(cluster: &str, fonts: &FontSet) -> bool {
    fonts
        .fonts
        .iter()
        .any(|font| cluster.chars().all(|c| font.info().coverage.contains(c.into())))
}

fn replaced(text: &str, hopeless: &BTreeSet<String>, fonts: &FontSet, lost: &mut BTreeSet<char>) -> String {
    let mut out = String::with_capacity(text.len());
    for cluster in clusters(text) {
        if !hopeless.contains(cluster) {
            out.push_str(cluster);
            continue;
        }
        for letter in cluster.chars() {
            // A last resort that has the letter keeps it, if only beside its mark instead of under it.
            if fonts.last_has(letter) {
                out.push(letter);
            } else if letter != '\u{200d}' {
                out.push(UNKNOWN);
                lost.insert(letter);
            }
        }
    }
    out
}

fn clusters(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
}

fn each_string(value: &mut Value, work: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => work(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_string(item, work)),
        Value::Object(map) => map.values_mut().for_each(|item| each_string(item, work)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Without control and invisible format characters, composed, and with places to break.
fn tidy(text: &str) -> String {
    if text.is_ascii() && text.len() <= ORDINARY && !text.bytes().any(|b| b.is_ascii_control()) {
        return text.to_owned();
    }
    let plain: String = text.chars().filter_map(visible).nfc().collect();
    let mut out = String::with_capacity(plain.len() + 8);
    for piece in plain.split_inclusive(' ') {
        broken(piece, &mut out);
    }
    out
}

fn visible(letter: char) -> Option<char> {
    match letter {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        // Marks for direction, joins of words, variants of glyphs, tags: they carry no letter.
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}' => None,
        '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' => None,
        '\u{e0000}'..='\u{e0fff}' => None,
        c if c.is_control() => None,
        c if (u32::from(c) & 0xfffe) == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c) => None,
        c => Some(c),
    }
}

/// Lower-case letters with at most a capital at the front: the hyphenation knows what to do.
fn is_word(piece: &str) -> bool {
    piece
        .chars()
        .skip(1)
        .all(|c| c.is_lowercase() || matches!(c, '’' | '\'' | ',' | '.' | ';' | ':' | ')' | ' '))
}

fn broken(piece: &str, out: &mut String) {
    let long = piece.len() > ORDINARY && clusters(piece).count() > ORDINARY;
    if !long {
        out.push_str(piece);
        return;
    }
    let count = clusters(piece).count();
    if count <= ENDLESS && is_word(piece) {
        out.push_str(piece);
        return;
    }
    let step = if count > ENDLESS { 1 } else { STEP };
    let mut since = 0;
    for (at, cluster) in clusters(piece).enumerate() {
        let room = at > 2 && cluster != " " && at + 1 < count;
        if room && (since >= step) {
            out.push(BREAK);
            since = 0;
        }
        out.push_str(cluster);
        since += 1;
        if matches!(cluster, "-" | "/" | "_" | "." | "@" | "\\" | "," | "&" | "|") && room {
            out.push(BREAK);
            since = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (String, Vec<String>) {
        let mut figures = json!({ "text": text });
        prepare(&mut figures).unwrap();
        let lost = figures["unprintable"].as_array().unwrap();
        let lost = lost.iter().map(|c| c.as_str().unwrap().to_owned()).collect();
        (figures["text"].as_str().unwrap().to_owned(), lost)
    }

    #[test]
    fn ordinary_names_stay_as_they_are() {
        for name in [
            "Ann Smith",
            "#1 $project *bold* _it_ <script>alert(1)</script>",
            "Ζωή Παπαδοπούλου",
            "Юрий Щербаков",
            "Đặng Thị Hằng",
            "Þórður Ægisson",
            "مريم الخطيب",
            "יעל כהן",
            "田中さくら",
            "김민준",
        ] {
            let (out, lost) = one(name);
            assert_eq!(out.replace(BREAK, ""), name);
            assert!(lost.is_empty(), "{name}: {lost:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_goes_and_what_cannot_be_printed_is_named() {
        assert_eq!(one("a\u{202e}b\u{feff}c\u{0}d\te").0, "abcd e");
        assert_eq!(one("e\u{301}").0, "é");
        let (out, lost) = one("x\u{20000}y");
        assert_eq!(out, "x\u{fffd}y");
        assert_eq!(lost, ["U+20000"]);
    }

    #[test]
    fn an_endless_word_may_break_anywhere_and_an_ordinary_one_nowhere() {
        assert!(!one("Organisationsentwicklung").0.contains(BREAK));
        let endless = one(&"W".repeat(60)).0;
        assert!(endless.matches(BREAK).count() > 50);
        assert!(one("first.second@example.org").0.contains(BREAK));
    }
}
