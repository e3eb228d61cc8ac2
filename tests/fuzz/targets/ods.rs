//! OpenDocument spreadsheets: an archive as it is, or the parts of one (content, manifest) to be zipped.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return fuzz::read(bytes);
    }
    let mut parts = fuzz::parts(bytes);
    let content = parts.next().unwrap_or_default();
    fuzz::read(&fuzz::zipped([
        ("mimetype", &b"application/vnd.oasis.opendocument.spreadsheet"[..]),
        ("content.xml", content),
        ("META-INF/manifest.xml", parts.next().unwrap_or(b"<manifest/>")),
    ]));
});
