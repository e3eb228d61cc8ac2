//! Killed at any moment, the program loses nothing it has acknowledged.

use std::env;
use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::Duration;

use store::Workspace;

use crate::kit::*;

const FILE: &str = "SOUNDINGS_STORE_CRASH_FILE";

/// Does nothing in an ordinary run. As the child of the next test, it writes until it is killed, and says of each
/// change that it is done.
#[test]
fn child_writes_until_it_is_killed() {
    let Ok(file) = env::var(FILE) else { return };
    let ws = Workspace::open(Path::new(&file), &opening()).unwrap();
    let mut out = std::io::stdout();
    for step in 0_u128.. {
        // A few undos among the changes, as they take another way through the journal, and changes as large as an import.
        let number = u128::from(1_000 + ws.journal(0, 0).unwrap().0);
        if step % 5 == 4 {
            ws.undo(&stamp()).unwrap();
        } else if step % 5 == 2 {
            ws.write(&stamp(), |change| {
                (1..200).try_for_each(|more| insert(change, (number << 32) + more, "Ben Oak"))
            })
            .unwrap();
        } else {
            add(&ws, number, "Ann Smith");
        }
        writeln!(out, "done {}", ws.journal(0, 0).unwrap().0).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let desk = Desk::new();
    desk.create().close().unwrap();
    let mut random = seeded(42);
    let (mut total, mut killed_with_a_log) = (0, 0);
    for round in 0..rounds(100) {
        let (mut child, mut lines) = child("crash::child_writes_until_it_is_killed", FILE, &desk.file());
        let acknowledged = |line: &str| {
            line.rsplit("done ")
                .next()
                .and_then(|number| number.trim().parse::<u64>().ok())
        };
        let mut last = total;
        let wanted = random(6);
        let mut heard = 0;
        while heard < wanted {
            if let Some(number) = acknowledged(&lines.next().unwrap().unwrap()) {
                last = number;
                heard += 1;
            }
        }
        // Somewhere within the next change.
        thread::sleep(Duration::from_micros(random(1_500)));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines.map_while(Result::ok) {
            last = acknowledged(&line).unwrap_or(last);
        }
        killed_with_a_log += usize::from(desk.names().len() > 1);

        let ws = desk.open();
        total = ws.journal(0, 0).unwrap().0;
        // The next change may have reached the disk without a chance to say so.
        assert!(
            total == last || total == last + 1,
            "round {round}: {last} acknowledged, {total} there"
        );
        assert_eq!(ws.integrity().unwrap(), [], "round {round}");
        ws.close().unwrap();
        assert_eq!(desk.names(), ["test.soundings"]);
    }
    assert!(
        killed_with_a_log > 50,
        "the kills came too late or too early: {killed_with_a_log}"
    );
    let ws = desk.open();
    while ws.undo(&stamp()).is_ok() {}
    assert_eq!(people(&ws), Vec::<String>::new());
}
