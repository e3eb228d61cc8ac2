//! Which heading means what: headings matched by name and synonym, from tables.

use crate::headings::{HEADINGS, LEFT_OUT};
use crate::mapping::{About, Field, Layout};
use crate::text::key;

/// The keys a heading can be looked up by: all of it, then without what stands in brackets.
pub(crate) fn heading_keys(heading: &str) -> [String; 2] {
    let normal = |text: &str| {
        format!(" {} ", key(text))
            .replace(" e mail", " email")
            .trim()
            .to_owned()
    };
    let outside = heading.split(['(', '[']).next().unwrap_or_default();
    [normal(heading), normal(outside)]
}

/// The field a heading stands for on a sheet about something, and how good a name it is (0 is best).
pub(crate) fn field_of(about: About, heading: &str) -> Option<(Field, usize)> {
    heading_keys(heading)
        .iter()
        .filter(|key| !key.is_empty())
        .find_map(|wanted| {
            HEADINGS.iter().find_map(|(field, names)| {
                names
                    .split(", ")
                    .position(|name| name == wanted)
                    .filter(|_| about.fields().contains(field))
                    .map(|rank| (*field, rank))
            })
        })
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
                || matches!(field_of(About::Stakeholders, heading), Some((Field::Headcount, _)))
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
