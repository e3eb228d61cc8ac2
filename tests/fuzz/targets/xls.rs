//! Old Excel workbooks: a file as it is, or the stream of one to be put into a file.
#![no_main]

use std::io::{Cursor, Write as _};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"\xD0\xCF") {
        return fuzz::read(bytes);
    }
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file in memory");
    let mut stream = file.create_stream("Workbook").expect("a stream in memory");
    stream.write_all(bytes).expect("bytes in memory");
    drop(stream);
    file.flush().expect("bytes in memory");
    fuzz::read(&file.into_inner().into_inner());
});
