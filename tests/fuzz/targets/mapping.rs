//! Mappings as JSON, and what they make of a file that they may not fit: a mapping and a text, separated by 0xFF.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut parts = fuzz::parts(bytes);
    let Ok(mapping) = serde_json::from_slice::<exchange::Mapping>(parts.next().unwrap_or_default()) else {
        return;
    };
    let text = parts
        .next()
        .unwrap_or(b"Name,Power,Since\nAnn,4,1/2/2026\nBo,High,\n");
    if let Ok(book) = exchange::open(text, "fuzz") {
        let _ = exchange::check(&mapping, &book);
        let _ = exchange::fit(&mapping, &book);
        fuzz::under(&book, &mapping);
    }
});
