//! Excel workbooks: an archive as it is, or the parts of one (sheet, texts, styles, workbook) to be zipped.
#![no_main]

const RELATIONS: &[u8] =
    br#"<Relationships><Relationship Id="a" Type="/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="b" Type="/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#;
const WORKBOOK: &[u8] =
    br#"<workbook><sheets><sheet name="One" r:id="a"/><sheet name="Two" r:id="b" state="hidden"/></sheets></workbook>"#;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return fuzz::read(bytes);
    }
    let mut parts = fuzz::parts(bytes);
    let mut next = || parts.next().unwrap_or_default();
    let (sheet, strings, styles, second, workbook) = (next(), next(), next(), next(), next());
    fuzz::read(&fuzz::zipped([
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
        (
            "xl/worksheets/sheet2.xml",
            if second.is_empty() {
                b"<worksheet/>"
            } else {
                second
            },
        ),
        (
            "xl/workbook.xml",
            if workbook.is_empty() { WORKBOOK } else { workbook },
        ),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ]));
});
