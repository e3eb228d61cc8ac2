//! Words that break programs, in every place where a report has words.

use report::model::Report;

/// Words that break programs which take names for markup, or for Latin.
const NAUGHTY: &[&str] = &[
    "#import \"x.typ\": * #panic()",
    "$ sum_(i=0)^n $",
    "*bold* _it_ `raw` = Heading",
    "<script>alert(1)</script>",
    "<label> @reference [content] \\u{1f600} // comment /* more */",
    "' OR 1=1; DROP TABLE stakeholder; --",
    "Zoë Ångström-Đặng",
    "Ζωή Παπαδοπούλου",
    "Щербакова Юлія Її",
    "مريم الخطيب",
    "יעל כהן־לוי",
    "田中さくら 김민준 王小明",
    "น้ำ हिन्दी தமிழ்",
    "👨‍👩‍👧 😀 ☃ ✓ 🏴‍☠️ 👍🏽",
    "Z̗͇̱a̮ḽ̟g͚̣o̡ n̂ạ̈m̃ê",
    "zero\u{200b}width\u{feff}join\u{200d}er\u{2060}",
    "\u{202e}reversed\u{202c} \u{2066}isolated\u{2069}",
    "\u{0}\u{1}\u{7f}\u{fffe}control",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "a.very.long.mailbox.name.indeed@department.of.changes.example.org",
    "https://example.org/a/very/long/path?with=queries&and=more#fragment",
    "𠀀 \u{e000} \u{10ffff}",
    "",
    "   ",
    "line\nbreak\ttab",
    "=HYPERLINK(\"http://example.org\")",
    "ﷺ ﷽",
];

/// A project whose every text is such a word.
pub(crate) fn naughty() -> Report {
    let mut next = NAUGHTY.iter().cycle().map(|text| (*text).to_owned());
    let mut word = move || next.next().unwrap_or_default();
    let mut report = super::rich(10, 40);
    report.header.project = NAUGHTY[0].into();
    report.header.workspace = NAUGHTY[18].into();
    report.header.change = Some(NAUGHTY[19].into());
    report.header.classification = word();
    report.summary.headline = NAUGHTY.join(" ");
    report.summary.proposal.reasons = vec![word(), word(), word()];
    report.summary.overall.lowest_group = Some(NAUGHTY[19].into());
    report.asks = vec![word(), word()];
    for group in &mut report.groups {
        group.name = word();
        group.unit = Some(word());
        group.notes = vec![word()];
        group.index.reasons = vec![word()];
        group
            .judgements
            .iter_mut()
            .for_each(|line| line.reason = Some(word()));
        group
            .index
            .components
            .iter_mut()
            .for_each(|line| line.basis = Some(word()));
    }
    for blocker in &mut report.blockers {
        blocker.group = word();
        blocker.consequence = word();
        blocker.owner = Some(word());
        blocker.workaround = Some(word());
    }
    for line in &mut report.support.requests {
        (line.service, line.asked_by, line.for_whom) = (word(), Some(word()), Some(word()));
        (line.why, line.value) = (Some(word()), Some(word()));
    }
    for line in &mut report.support.plan {
        (line.what, line.owner, line.outcome) = (word(), Some(word()), Some(word()));
    }
    report.map.marks.iter_mut().for_each(|mark| mark.label = word());
    report.engagement.iter_mut().for_each(|line| line.role = word());
    for line in &mut report.stakeholders {
        (line.label, line.unit) = (word(), Some(word()));
    }
    report.method.not_assessed = NAUGHTY.iter().map(|text| (*text).to_owned()).collect();
    report.sealed()
}
