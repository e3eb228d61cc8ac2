//! Reading in a process of its own: the same books, and a clear error for every way in which the process can end.

#![allow(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use exchange::apart::{Limits, open_apart};
use exchange::{ReadError, open};
use support::{Xlsx, rows};

const PROGRAM: &str = env!("CARGO_BIN_EXE_read-apart");

/// The program under a name that says how it misbehaves.
fn that(folder: &Path, misbehaves: &str) -> PathBuf {
    let program = folder
        .join(misbehaves)
        .with_extension(std::env::consts::EXE_EXTENSION);
    fs::copy(PROGRAM, &program).unwrap();
    program
}

fn fault(misbehaves: &str, limits: Limits) -> ReadError {
    let folder = tempfile::tempdir().unwrap();
    let program = that(folder.path(), misbehaves);
    // Another test may be starting a process while the copy is still open for writing, which the system then refuses.
    for _ in 0..50 {
        match open_apart(&program, b"a,b\n1,2\n", "folder/people.csv", limits) {
            Err(ReadError::NoReader { .. }) => std::thread::sleep(Duration::from_millis(20)),
            Err(fault) => return fault,
            Ok(_) => panic!("a book from a program that {misbehaves}"),
        }
    }
    panic!("the program that {misbehaves} cannot be started");
}

fn file() -> String {
    "people.csv".to_owned()
}

#[test]
fn a_book_is_the_same_from_a_process_of_its_own() {
    let mut workbook = Xlsx::of(
        r#"<row r="2"><c><v>1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row><row r="9"><c t="inlineStr"><is><t>Zoë 🧑‍🚀</t></is></c></row>"#,
    );
    workbook.sheets[0].2 += r#"<mergeCells><mergeCell ref="A1:C1"/></mergeCells>"#;
    for bytes in [workbook.bytes(), b"Name;Role\n\nAnn;\"a\nb\"\n".to_vec()] {
        let here = open(&bytes, "people.xlsx").unwrap();
        let apart = open_apart(
            Path::new(PROGRAM),
            &bytes,
            "folder/people.xlsx",
            Limits::default(),
        )
        .unwrap();
        assert_eq!(
            (apart.file_name(), apart.format()),
            (here.file_name(), here.format())
        );
        assert_eq!(rows(&apart, 0), rows(&here, 0));
        assert_eq!(apart.sheets()[0].merged(), here.sheets()[0].merged());
        let blank = |book: &exchange::Book| book.sheets()[0].blank_lines().collect::<Vec<_>>();
        assert_eq!(blank(&apart), blank(&here));
    }
}

#[test]
fn errors_come_back_as_they_are() {
    for bytes in [&b""[..], b"%PDF-1.7", b"a\n\"b"] {
        let here = open(bytes, "people.csv").unwrap_err();
        let apart = open_apart(Path::new(PROGRAM), bytes, "people.csv", Limits::default()).unwrap_err();
        assert_eq!(apart, here);
    }
    let large = vec![b'\n'; exchange::MAX_BYTES + 1];
    let fault = open_apart(Path::new("nowhere"), &large, "people.csv", Limits::default()).unwrap_err();
    assert!(matches!(fault, ReadError::TooLarge { .. }));
}

#[test]
fn a_program_that_cannot_be_started_is_told() {
    let fault = open_apart(
        Path::new("/nowhere/at/all"),
        b"a",
        "people.csv",
        Limits::default(),
    )
    .unwrap_err();
    assert!(matches!(fault, ReadError::NoReader { .. }), "{fault}");
}

#[test]
fn reading_that_takes_too_long_is_killed() {
    let limits = Limits {
        time: Duration::from_secs(1),
        ..Limits::default()
    };
    for misbehaves in ["sleeps", "loops"] {
        let started = Instant::now();
        assert_eq!(
            fault(misbehaves, limits),
            ReadError::TookTooLong {
                file: file(),
                seconds: 1
            }
        );
        assert!(started.elapsed() < Duration::from_secs(10), "{misbehaves}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn processor_time_is_limited_where_nobody_looks_at_the_clock() {
    use std::io::Write as _;
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{Command, Stdio};

    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(that(folder.path(), "loops"));
    command.arg(exchange::apart::ARGUMENT).stdin(Stdio::piped());
    // The copy may still be open for writing in a process that another test is starting.
    let started = (0..50).find_map(|_| {
        let child = command.spawn();
        child
            .map_err(|_| std::thread::sleep(Duration::from_millis(20)))
            .ok()
    });
    let mut child = started.unwrap();
    // Memory in MiB, seconds, and the lengths of name and file, neither of which has any.
    let numbers = [1_024_u64, 1, 0, 0].map(u64::to_le_bytes).concat();
    let request = [&b"sndread1"[..], &numbers].concat();
    child.stdin.take().unwrap().write_all(&request).unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(24));
}

#[cfg(target_os = "linux")]
#[test]
fn reading_that_takes_too_much_memory_ends_itself() {
    let limits = Limits {
        memory_mib: 256,
        ..Limits::default()
    };
    assert_eq!(
        fault("devours", limits),
        ReadError::TooMuchMemory {
            file: file(),
            limit_mib: 256
        }
    );
    // A sound file under a limit that is too small for it.
    let text = "x,".repeat(20_000_000);
    let text = text.as_bytes().chunks(1_000).collect::<Vec<_>>().join(&b'\n');
    let limits = Limits {
        memory_mib: 80,
        ..Limits::default()
    };
    let fault = open_apart(Path::new(PROGRAM), &text, "people.csv", limits).unwrap_err();
    assert_eq!(
        fault,
        ReadError::TooMuchMemory {
            file: file(),
            limit_mib: 80
        }
    );
}

#[test]
fn every_other_end_is_told_without_a_word_from_the_file() {
    for (misbehaves, how) in [
        ("panics", "it met something that it was not made for"),
        ("quits", "ended with code 3"),
        ("chatters", "an answer that makes no sense"),
    ] {
        let how = how.to_owned();
        assert_eq!(
            fault(misbehaves, Limits::default()),
            ReadError::Broke { file: file(), how }
        );
    }
    let fault = fault("aborts", Limits::default());
    assert!(fault.to_string().starts_with("people.csv "), "{fault}");
}

#[cfg(target_os = "linux")]
#[test]
fn no_process_is_left_behind() {
    let children = || {
        let own = std::process::id().to_string();
        let all = fs::read_dir("/proc")
            .unwrap()
            .filter_map(|entry| fs::read_to_string(entry.ok()?.path().join("stat")).ok());
        // "pid (name) state parent …", where a name may hold anything.
        all.filter(|stat| {
            let rest = stat.rsplit(')').next().unwrap_or_default();
            stat.contains("(orphans)") && rest.split_whitespace().nth(1) == Some(own.as_str())
        })
        .count()
    };
    let folder = tempfile::tempdir().unwrap();
    let program = that(folder.path(), "orphans");
    let limits = Limits {
        time: Duration::ZERO,
        ..Limits::default()
    };
    for _ in 0..10 {
        let _ = open_apart(&program, b"a,b\n1,2\n", "people.csv", limits);
    }
    assert_eq!(children(), 0);
}
