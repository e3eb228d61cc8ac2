//! Which heading means what: headings matched by name and synonym, from tables.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::headings::LEFT_OUT;
use crate::mapping::synonyms::tables_of;
use crate::mapping::{About, Field, Layout};
use crate::text::key;

/// Words at the end of a heading that say how it is rated, not what it is about.
const RATING_WORDS: &[&str] = &[
    "score", "rating", "ratings", "level", "h", "m", "l", "hml", "high", "medium", "low", "1", "2", "3", "4",
    "5", "0", "10", "100", "to", "out", "of", "percent", "pct", "scale",
];

/// Words in front of a heading that only say whom it is about.
const SUBJECTS: &[&str] = &[
    "stakeholder",
    "stakeholders",
    "stakeholder s",
    "contact",
    "person",
    "the",
    "their",
];

/// The key of a heading, "e-mail" in one word.
fn normal(text: &str) -> String {
    format!(" {} ", key(text))
        .replace(" e mail", " email")
        .trim()
        .to_owned()
}

/// The keys a heading can be looked up by: all of it, then without what stands in brackets.
pub(crate) fn heading_keys(heading: &str) -> [String; 2] {
    let outside = heading.split(['(', '[']).next().unwrap_or_default();
    [normal(heading), normal(outside)]
}

/// What the headings known on a sheet mean: the field, and how good a name for it the heading is (0 is best).
fn known(about: About) -> &'static HashMap<&'static str, (Field, usize)> {
    static KNOWN: OnceLock<Vec<HashMap<&'static str, (Field, usize)>>> = OnceLock::new();
    let all = KNOWN.get_or_init(|| About::ALL.iter().map(|about| gathered(*about)).collect());
    &all[about as usize]
}

fn gathered(about: About) -> HashMap<&'static str, (Field, usize)> {
    let mut known = HashMap::new();
    for (field, names) in tables_of(about).iter().copied().flatten() {
        if about.fields().contains(field) {
            for (rank, name) in names.split(", ").enumerate() {
                known.entry(name).or_insert((*field, rank));
            }
        }
    }
    known
}

/// The field a heading stands for on a sheet about something, and how good a name it is (0 is best).
///
/// Tried in turn: the heading; without what stands in brackets; without words of the rating ("Power score", "Interest
/// 1-5"); without whom it is about ("Stakeholder e-mail"); in the singular; and of merged headings ("Engagement –
/// current") the other way round and the lower part alone.
pub(crate) fn field_of(about: About, heading: &str) -> Option<(Field, usize)> {
    let found = direct(about, heading);
    let Some((upper, lower)) = heading.split_once(JOINT).filter(|_| found.is_none()) else {
        return found;
    };
    direct(about, &format!("{lower} {upper}"))
        .or_else(|| direct(about, lower))
        .map(|(field, rank)| (field, rank + WORSE))
}

/// What stands between the parts of merged headings.
pub(crate) const JOINT: &str = " – ";

/// A heading that is only known after something was taken off is worse than any that is known as it is.
const WORSE: usize = 100;

fn direct(about: About, heading: &str) -> Option<(Field, usize)> {
    let known = known(about);
    let (as_it_is, changed) = candidates(heading);
    let found = as_it_is.iter().find_map(|key| known.get(key.as_str())).copied();
    found.or_else(|| {
        let found = changed.iter().find_map(|key| known.get(key.as_str()));
        found.map(|(field, rank)| (*field, rank + WORSE))
    })
}

/// The keys a heading can be known by: as it is, and with something taken off.
fn candidates(heading: &str) -> ([String; 2], Vec<String>) {
    let keys = heading_keys(heading);
    let mut tried: Vec<String> = Vec::new();
    for key in keys.iter().filter(|key| !key.is_empty()) {
        tried.push(unrated(key).to_owned());
        let subject = SUBJECTS
            .iter()
            .find_map(|word| key.strip_prefix(word)?.strip_prefix(' '));
        if let Some(rest) = subject {
            tried.push(rest.to_owned());
            tried.push(unrated(rest).to_owned());
        }
    }
    let singular: Vec<String> = tried
        .iter()
        .chain(&keys)
        .filter_map(|key| key.strip_suffix('s').map(str::to_owned))
        .collect();
    tried.extend(singular);
    // A single letter is only known as it stands.
    tried.retain(|key| key.len() > 1);
    (keys, tried)
}

/// A key without the words at its end that say how it is rated.
fn unrated(key: &str) -> &str {
    let mut rest = key;
    while let Some((head, last)) = rest.rsplit_once(' ') {
        if !RATING_WORDS.contains(&last) {
            break;
        }
        rest = head;
    }
    rest
}

/// True for a heading that is known on some sheet.
pub(crate) fn is_known(heading: &str) -> bool {
    static KNOWN: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let all = About::ALL.iter().flat_map(|about| known(*about).keys().copied());
        all.chain(LEFT_OUT.split(", "))
            .filter(|name| name.len() > 1)
            .collect()
    });
    let (as_it_is, changed) = candidates(heading);
    as_it_is
        .iter()
        .chain(&changed)
        .any(|key| known.contains(key.as_str()))
}

/// True for a heading of an organogram that is known and left alone.
pub(crate) fn left_out(heading: &str, layout: Layout) -> bool {
    let known = |key: &String| LEFT_OUT.split(", ").any(|name| name == key);
    match layout {
        Layout::PlainList => false,
        Layout::StaffGroups => heading_keys(heading).iter().any(known),
        // A single post's working time is no headcount.
        Layout::PostsAndHolders => {
            heading_keys(heading).iter().any(known)
                || matches!(
                    field_of(About::Stakeholders, heading),
                    Some((Field::Headcount, _))
                )
        }
    }
}

/// The layout that a row of headings announces.
pub(crate) fn layout_of<'a>(headings: impl Iterator<Item = &'a str>) -> Layout {
    let keys: Vec<String> = headings.flat_map(heading_keys).collect();
    let has = |name: &str| keys.iter().any(|key| key == name);
    if has("post unique reference") && has("name") && has("reports to senior post") {
        Layout::PostsAndHolders
    } else if has("reporting senior post") && has("unit") && (has("number of posts in fte") || has("fte")) {
        Layout::StaffGroups
    } else {
        Layout::PlainList
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{field_of, heading_keys};
    use crate::mapping::synonyms::tables_of;
    use crate::mapping::{About, Field};

    #[test]
    fn no_heading_means_two_things_and_each_can_be_reached() {
        for about in About::ALL {
            let mut seen = BTreeMap::new();
            for (field, names) in tables_of(*about).iter().copied().flatten() {
                if !about.fields().contains(field) {
                    continue;
                }
                for name in names.split(", ") {
                    let before = seen.insert(name, *field);
                    assert!(
                        before.is_none_or(|one| one == *field) || *about == About::Units,
                        "{name} is listed twice for {about:?}"
                    );
                    assert_eq!(heading_keys(name)[0], name, "{name} is not written as a key");
                }
            }
        }
    }

    #[test]
    fn the_label_of_a_field_is_a_heading_for_it_wherever_it_is_offered() {
        for about in About::ALL {
            for field in about.fields() {
                let found = field_of(*about, field.label()).map(|(field, _)| field);
                assert_eq!(found, Some(*field), "{} on {about:?}", field.label());
            }
        }
    }

    #[test]
    fn case_punctuation_and_brackets_do_not_matter() {
        for (heading, field) in [
            ("E-mail", Field::Email),
            ("CONTACT E-MAIL", Field::Email),
            ("e_mail address:", Field::Email),
            ("Job-Title", Field::Role),
            ("Power (1–5)", Field::Power),
            ("Group(s)", Field::Groups),
            ("Line manager's e-mail", Field::ReportsTo),
            ("Grade (or equivalent)", Field::Grade),
            ("Employee #", Field::Name),
            ("Level of Influence", Field::Power),
            ("Influence/Power", Field::Power),
            ("Impact", Field::Interest),
            ("Interest 1-5", Field::Interest),
            ("Power H/M/L", Field::Power),
            ("Stakeholder power score", Field::Power),
            ("Stakeholder organisation", Field::Organisation),
            ("Engagement – current", Field::CurrentEngagement),
            ("Contact details – E-mail", Field::Email),
            ("Names", Field::Name),
            ("* Name", Field::Name),
            ("Prénom", Field::FirstName),
            ("Abteilung", Field::Department),
            ("Correo electrónico", Field::Email),
            ("Sefydliad", Field::Organisation),
        ] {
            let found = field_of(About::Stakeholders, heading).map(|(field, _)| field);
            assert_eq!(found, Some(field), "{heading}");
        }
        for heading in ["Salary (£)", "", "Power – Project A", "Score", "P2"] {
            assert_eq!(field_of(About::Stakeholders, heading), None, "{heading}");
        }
    }
}
