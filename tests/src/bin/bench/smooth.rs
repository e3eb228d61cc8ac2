//! How smoothly the real window draws: the grid and the network as they are panned, the register as it is wheeled through
//! and jumped in. Drawn by software; the window has 1,280 × 800 points, of which a picture gets about 900 × 500.

use std::path::Path;

use harness::{App, Setup, button, menu_choice, role};
use serde_json::json;

use crate::made::{assessed, must, workspace};
use crate::network::tied;
use crate::table::{Line, Table, quantile};

const RUNS: usize = 3;
const MANY: usize = 100_000;

/// Presses a key of the element with a role once a frame, there and back again, and tells how long a frame took on
/// average, in milliseconds. Fails where the picture does not change.
const PAN: &str = "
const [selector, frames, done] = arguments;
const target = document.querySelector(selector);
target.focus();
const canvases = [...document.querySelectorAll('canvas')];
const look = () => canvases.map((canvas) => canvas.toDataURL()).join();
const press = (key, shiftKey) => target.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
const before = look();
let frame = -12, begun = 0, after = '';
const step = (now) => {
  if (frame === 0) begun = now;
  if (frame === frames) {
    const took = (now - begun) / frames;
    done({ took, moved: before !== after });
    return;
  }
  // Reading a picture back takes time of its own: it is done before the frames that count.
  if (frame === -1) after = look();
  // To the middle first, since it may lie at either end.
  const right = frame < -6 || (frame >= 0 && Math.floor(frame / 3) % 2 === 1);
  if (frame < -2 || frame >= 0) press(right ? 'ArrowRight' : 'ArrowLeft', true);
  frame += 1;
  requestAnimationFrame(step);
};
requestAnimationFrame(step);
";

/// Draws the picture along by its ground with the pointer, a little each frame, and tells the same.
const DRAG: &str = "
const [selector, frames, done] = arguments;
const list = document.querySelector(selector);
const canvases = [...document.querySelectorAll('canvas')];
const look = () => canvases.map((canvas) => canvas.toDataURL()).join();
const before = look();
const box = canvases[0].getBoundingClientRect();
const at = (dx) => ({ clientX: box.left + 12 + dx, clientY: box.top + 12, button: 0, buttons: 1, bubbles: true, cancelable: true, view: window });
const host = canvases[0].parentElement;
host.dispatchEvent(new MouseEvent('mousedown', at(0)));
let frame = 0, begun = 0;
const step = (now) => {
  if (frame === 6) begun = now;
  if (frame === frames + 6) {
    const took = (now - begun) / frames;
    const after = look();
    window.dispatchEvent(new MouseEvent('mouseup', at(0)));
    done({ took, moved: before !== after });
    return;
  }
  frame += 1;
  window.dispatchEvent(new MouseEvent('mousemove', at(200 - Math.abs(200 - (frame * 9) % 400))));
  requestAnimationFrame(step);
};
requestAnimationFrame(step);
";

/// How long a frame takes where nothing changes.
const REST: &str = "
const [frames, done] = arguments;
let frame = 0, begun = 0;
const step = (now) => {
  if (frame === 0) begun = now;
  if (frame === frames) { done((now - begun) / frames); return; }
  frame += 1;
  requestAnimationFrame(step);
};
requestAnimationFrame(step);
";

/// Wheels through the register, a notch of 100 points a frame, and counts in every frame the rows in sight that are not
/// there yet, and the part of the frame no row covers. Looked at after the frame was laid out.
const WHEEL: &str = "
const [frames, done] = arguments;
const grid = document.querySelector('[role=grid]');
let frame = 0, blank = 0, begun = 0;
const waiting = () => {
  const box = grid.getBoundingClientRect();
  const rows = [...grid.querySelectorAll('[role=row][aria-rowindex]')].filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return row.ariaRowIndex !== '1' && bottom > box.top + 40 && top < box.bottom - 2;
  });
  const heights = rows.reduce((sum, row) => sum + row.getBoundingClientRect().height, 0);
  const empty = rows.filter((row) => (row.querySelector('[role=rowheader]')?.textContent ?? '').trim().startsWith('Loading')
    || (row.querySelector('[role=rowheader]')?.textContent ?? '').trim() === '').length;
  return empty + (heights < grid.clientHeight - 120 ? 1 : 0);
};
const step = (now) => {
  if (frame === 0) begun = now;
  if (frame > 0 && waiting() > 0) blank += 1;
  if (frame === frames) { done({ took: (now - begun) / frames, blank }); return; }
  grid.scrollTop += 100;
  frame += 1;
  requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(step)));
};
requestAnimationFrame(step);
";

/// Jumps to a share of the way down, and tells after how many milliseconds every row in sight is there.
const JUMP: &str = "
const [share, done] = arguments;
const grid = document.querySelector('[role=grid]');
const wanted = Math.floor(grid.scrollHeight * share);
let begun = 0;
const look = () => {
  const box = grid.getBoundingClientRect();
  const rows = [...grid.querySelectorAll('[role=row][aria-rowindex]')].filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return row.ariaRowIndex !== '1' && bottom > box.top + 40 && top < box.bottom - 2;
  });
  const there = rows.filter((row) => {
    const name = (row.querySelector('[role=rowheader]')?.textContent ?? '').trim();
    return name !== '' && !name.startsWith('Loading');
  });
  if (rows.length > 5 && there.length === rows.length) { done(performance.now() - begun); return; }
  requestAnimationFrame(look);
};
// Whoever jumps has looked at something before.
setTimeout(() => {
  begun = performance.now();
  grid.scrollTop = wanted;
  requestAnimationFrame(look);
}, 400);
";

pub(crate) fn measure(table: &mut Table) {
    let folder = must(tempfile::tempdir());
    let path = |name: &str| folder.path().join(name);
    for (people, limit) in [(2_000, 1000.0 / 50.0), (10_000, 1000.0 / 30.0)] {
        let file = path(&format!("{people}.soundings"));
        must(assessed(&file, 0, people).close());
        let app = shown(&file, Some("Grid"));
        let list = role("listbox", "Power–interest map").containing();
        app.see(&list);
        app.click(&button("Zoom in"));
        app.click(&button("Zoom in"));
        let picture = "[role=listbox][aria-label^='Power–interest map']";
        frames(
            table,
            &app,
            (
                &format!("a frame of the grid panned, {people} marks"),
                picture,
                PAN,
            ),
            limit,
        );
    }
    let file = path("tied.soundings");
    must(tied(&file, 2_000, 6_000).close());
    let app = shown(&file, None);
    app.see(&role("listbox", "Influence network").containing());
    let what = "a frame of the network panned, 2,000 people, 6,000 ties";
    let picture = "[role=listbox][aria-label^='Influence network']";
    frames(table, &app, (what, picture, DRAG), 1000.0 / 30.0);
    let what = "the same by keys, which draw every tie";
    frames(table, &app, (what, picture, PAN), f64::INFINITY);
    drop(app);
    register(table, &path("many.soundings"));
}

/// The map of a workspace: of its one project, or the network of all.
fn shown(file: &Path, lens: Option<&str>) -> App {
    let app = Setup::new().argument(file).size(1280, 800).start();
    app.click(&button("Map").within(role("navigation", "Places")));
    if lens.is_some() {
        app.click(&button("Look at Meters"));
    } else {
        app.click(&button("Lens: Grid"));
        app.click(&menu_choice("Network").containing());
    }
    app
}

fn frames(table: &mut Table, app: &App, (what, picture, pan): (&str, &str, &str), limit: f64) {
    let mut took = Vec::new();
    let mut rest = Vec::new();
    for _ in 0..RUNS {
        rest.push(app.script_async(REST, &[json!(60)]).as_f64().unwrap_or(f64::NAN));
        let panned = app.script_async(pan, &[json!(picture), json!(90)]);
        assert!(
            panned["moved"] == true,
            "{what}: the picture stays as it is: {panned}"
        );
        took.push(panned["took"].as_f64().unwrap_or(f64::NAN));
    }
    table.add(Line {
        what: what.to_owned(),
        took: quantile(&mut took, 0.5),
        unit: "ms",
        limit: limit.is_finite().then_some(limit),
        baseline: ("at rest".to_owned(), quantile(&mut rest, 0.5)),
    });
}

/// A register of a hundred thousand with all its thirty columns.
fn register(table: &mut Table, file: &Path) {
    must(workspace(file, MANY).close());
    let app = Setup::new()
        .argument(file)
        .size(1280, 800)
        .start_until("[role=grid] [aria-rowindex='2'] [role=gridcell]");
    let columns = every_column(&app);
    let mut blank = Vec::new();
    let mut frame = Vec::new();
    let mut jump = Vec::new();
    for run in 0..RUNS {
        let wheeled = app.script_async(WHEEL, &[json!(120)]);
        blank.push(wheeled["blank"].as_f64().unwrap_or(f64::NAN));
        frame.push(wheeled["took"].as_f64().unwrap_or(f64::NAN));
        for at in [0.9, 0.1, 0.5, 0.02, 0.75] {
            let share = at + 0.003 * run as f64;
            jump.push(
                app.script_async(JUMP, &[json!(share)])
                    .as_f64()
                    .unwrap_or(f64::NAN),
            );
        }
    }
    let frame = quantile(&mut frame, 0.5);
    table.add(Line {
        what: format!("frames with rows missing of 120 wheeled, {MANY} people, {columns} columns"),
        took: quantile(&mut blank, 0.5),
        unit: "frames",
        limit: Some(0.0),
        baseline: ("ms between them".to_owned(), frame),
    });
    table.add(Line {
        what: format!("rows there after a jump, {MANY} people, {columns} columns"),
        took: quantile(&mut jump, 0.5),
        unit: "ms",
        limit: Some(100.0),
        baseline: ("between two wheeled frames".to_owned(), frame),
    });
}

/// Shows every column there is; how many they are.
fn every_column(app: &App) -> u64 {
    let script = "
const wanted = [...document.querySelectorAll('[role=menuitemcheckbox][aria-checked=false]')]
  .filter((item) => (item.getAttribute('data-key') ?? '').startsWith('column-'));
wanted[0]?.click();
return wanted.length;";
    loop {
        app.click(&button("View"));
        app.see(&role("menuitemcheckbox", "").nth(0));
        if app.script(script, &[]).as_u64() == Some(0) {
            break;
        }
        app.see_no(&role("menuitemcheckbox", ""));
    }
    app.press("Escape");
    app.see_no(&role("menuitemcheckbox", ""));
    app.count(&role("columnheader", ""))
}
