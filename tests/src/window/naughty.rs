//! Words that break programs, through every field and grid of the window: nothing is lost, nothing becomes markup.

mod fields;

use fields::{
    a_place_on_the_map, a_profile, cells_of_the_register, history, judgements, one_line_at_a_time, searches,
    support, units_and_a_project, your_name,
};
use harness::{App, Setup, Target, button, dialog, field, grid, menu_item, option, role, tab};
use naughty_strings::BLNS;
use serde_json::{Value, json};

const TODAY: &str = "2026-03-09";

/// The hardest of each kind, for the fields: what is typed there takes time.
const HARD: [&str; 24] = [
    "<script>window.__ran = 1</script>",
    "<img src=x onerror=\"window.__ran = 1\">",
    "\"><svg onload='window.__ran = 1'>",
    "<iframe src=\"javascript:window.__ran=1\"></iframe>",
    "</title><b>bold</b>&lt;i&gt;&amp;",
    "<a href=\"javascript:window.__ran=1\">press</a>",
    "'; DROP TABLE stakeholder; --",
    "\" OR \"\"=\"",
    "=HYPERLINK(\"http://example.org\")",
    "{name} {count} {{7*7}} ${7*7} %s%n",
    "$& $1 $` $'",
    "\\u0041 \\n \\\\",
    "null",
    "__proto__",
    "constructor",
    "0",
    "\u{202e}reversed\u{202c} \u{2066} isolated \u{2069}",
    "مريم الخطيب and יעל כהן־לוי",
    "田中さくら 김민준 王小明",
    "👨‍👩‍👧 👩🏽‍🚀 🏴‍☠️ 🇬🇧",
    "Z̗͇̱a̮ḽ̟g͚̣o̡ n̂ạ̈m̃ê",
    "zero\u{200b}width\u{2060}joined\u{ad}soft",
    "Ω≈ç√∫˜µ≤≥÷ ﷽ 𠀀",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
];

/// Keeps an eye on the page: anything that ran, and any element or attribute that only foreign markup would make.
const WATCH: &str = "
window.__wrong = [];
for (const ask of ['alert', 'confirm', 'prompt', 'open']) window[ask] = (said) => { window.__wrong.push(`${ask} ${said}`); };
const inspect = (element) => {
  const foreign = element.matches('script, iframe, object, embed, applet, base, meta, link, frame, b, marquee, video, audio, math')
    || [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^\\s*javascript:/i.test(value))
    || (element.matches('img') && !/^(blob|data):/.test(element.getAttribute('src') ?? ''));
  if (foreign) window.__wrong.push(element.outerHTML.slice(0, 200));
};
new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      inspect(node);
      node.querySelectorAll('*').forEach(inspect);
    }
  }
}).observe(document.body, { subtree: true, childList: true });
window.__title = document.title;";

/// A window that is being watched.
struct Watched {
    app: App,
    next: usize,
}

impl Watched {
    fn start(setup: Setup) -> Self {
        let app = setup.start();
        app.script(WATCH, &[]);
        Self { app, next: 0 }
    }

    /// The next of the hard ones, round and round.
    fn word(&mut self) -> &'static str {
        self.next += 1;
        HARD[(self.next - 1) % HARD.len()]
    }

    /// Puts the next of the hard ones into a field, and sees it there.
    fn fill_in(&mut self, target: &Target) -> &'static str {
        let text = self.word();
        self.app.put(target, text);
        self.app.eventually(&format!("{target} to hold {text:?}"), || {
            (self.app.script("return document.activeElement.value", &[]) == text).then_some(())
        });
        text
    }

    /// Waits until a piece of text on the page, or what a field holds, is just this.
    fn shows(&self, text: &str) {
        let script = "const [text] = arguments;
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) if (walk.currentNode.data.includes(text)) return true;
            return [...document.querySelectorAll('input, textarea')].some((field) => field.value === text);";
        self.app.eventually(&format!("the text {text:?}"), || {
            (self.app.script(script, &[text.into()]) == true).then_some(())
        });
    }

    fn ask(&self, op: &str, request: Value) -> Value {
        self.app
            .invoke(op, request)
            .unwrap_or_else(|refused| panic!("{op}: {refused}"))
    }

    fn go(&self, place: &str) {
        self.app
            .click(&button(place).within(role("navigation", "Places")));
        self.app.see(&role("heading", place));
    }

    /// Nothing ran, nothing was made, and nobody complained.
    fn expect_nothing_happened(&self, after: &str) {
        let script = "return [window.__wrong, window.__ran ?? null, document.title === window.__title]";
        assert_eq!(
            self.app.script(script, &[]),
            json!([[], null, true]),
            "after {after}"
        );
        assert_eq!(self.app.output().trim(), "", "the console after {after}");
    }
}

fn required(name: &str) -> Target {
    field(name).containing()
}

/// A new workspace with such a name, from the first screen on.
fn begun(folder: &std::path::Path) -> Watched {
    let mut window = Watched::start(
        Setup::new()
            .today(TODAY)
            .size(1280, 800)
            .answer(folder.join("Naughty.soundings")),
    );
    let app = &window.app;
    app.click(&button("Start empty").containing());
    let name = window.fill_in(&field("Name of the workspace"));
    window.app.click(&button("Choose where to keep it…"));
    window.app.see(&button("Add the first person"));
    window.shows(name);
    assert_eq!(window.ask("workspace_overview", json!({}))["name"], name);
    window.app.script("window.__title = document.title", &[]);
    window
}

/// The names in the register, as they are to be read there.
fn names(app: &App) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[role=grid] :is([role=rowheader], th[scope=row])')].map((cell) => cell.textContent)";
    texts(&app.script(script, &[]))
}

#[test]
fn what_is_typed_into_any_field_is_shown_as_it_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = begun(folder.path());
    one_line_at_a_time(&window);
    cells_of_the_register(&mut window);
    units_and_a_project(&mut window);
    window.expect_nothing_happened("the register");
    a_profile(&mut window);
    window.expect_nothing_happened("a profile");
    a_place_on_the_map(&mut window);
    judgements(&mut window);
    window.expect_nothing_happened("the map and readiness");
    support(&mut window);
    window.expect_nothing_happened("support");
    searches(&window);
    your_name(&mut window);
    history(&window);
    window.go("Reports");
    window.app.see(&role("img", "Page 1 of").containing());
    window.expect_nothing_happened("all of it");
}

#[test]
fn the_whole_list_is_to_be_read_in_every_place() {
    let folder = tempfile::tempdir().unwrap();
    let window = begun(folder.path());
    let project = window.ask("project_add", json!({ "name": HARD[4] }))["id"].clone();
    // Where nothing listens, bringing them in one by one takes the shortest.
    window.go("Settings");
    let (all, groups) = fed(&window, &project);

    window.go("People");
    expect_same("the register", &walked(&window, all.len()), &all);
    window.expect_nothing_happened("the register");

    window.go("Map");
    window.app.click(&button(&format!("Look at {}", HARD[4])));
    window.app.click(&role("radio", "Table"));
    expect_same("the table of the map", &walked(&window, all.len()), &all);
    window.app.click(&role("radio", "Map"));
    let marks = "return [...document.querySelectorAll('[role=option]')].map((mark) => mark.getAttribute('aria-label'))";
    let marks = texts(&window.app.eventually("the marks", || {
        Some(window.app.script(marks, &[]))
            .filter(|marks| marks.as_array().is_some_and(|all| !all.is_empty()))
    }));
    for mark in marks.iter().filter(|mark| !mark.contains(" more, ")) {
        let of = |name: &String| {
            mark.starts_with(&format!("{name}, person, ")) || mark.starts_with(&format!("{name}, group, "))
        };
        assert!(all.iter().any(of), "nobody is called as the mark {mark:?} says");
    }
    window.expect_nothing_happened("the map");

    window.go("Readiness");
    window.app.see(&grid("Readiness of groups"));
    let mut shown = names(&window.app);
    shown.sort();
    expect_same("readiness", &shown, &groups);
    window.go("Support");
    window.go("History");
    window.expect_nothing_happened("all of it");
}

/// Brings in the whole list, each as a name, a role and a note, placed; what cannot be a name is refused by name.
/// Answers with everybody there is, and with the groups among them, each sorted.
fn fed(window: &Watched, project: &Value) -> (Vec<String>, Vec<String>) {
    let script = "const [list, project, done] = arguments;
        const ask = (command, request) => window.__TAURI_INTERNALS__.invoke(command, { request });
        const feed = async ([text, kind, power, interest]) => {
          const { id } = await ask('stakeholder_add', { name: text, kind, role: [...text].slice(0, 100).join(''), notes: text, projects: [project] });
          await ask('place', { stakeholder: id, project, power, interest, note: text });
        };
        (async () => {
          const answers = [];
          for (const each of list) answers.push(await feed(each).then(() => null, (refused) => refused));
          done(answers);
        })()";
    let (mut all, mut groups) = (Vec::new(), Vec::new());
    let list: Vec<(usize, &str)> = BLNS.iter().copied().chain(HARD).enumerate().collect();
    for some in list.chunks(60) {
        let asked: Vec<Value> = some
            .iter()
            .map(|(at, text)| {
                let kind = if at % 9 == 0 { "group" } else { "person" };
                json!([text, kind, at % 5 + 1, at / 5 % 5 + 1])
            })
            .collect();
        let answers = window.app.script_async(script, &[asked.into(), project.clone()]);
        for ((at, text), refused) in some.iter().zip(answers.as_array().unwrap()) {
            let name = text.trim();
            let fits = !name.is_empty() && name.chars().count() <= 300 && !name.contains('\0');
            if fits {
                assert_eq!(refused, &Value::Null, "{text:?}");
                all.push(name.to_owned());
                if at % 9 == 0 {
                    groups.push(name.to_owned());
                }
            } else {
                assert_eq!(refused["fields"][0]["field"], "name", "{text:?}: {refused}");
            }
        }
    }
    all.sort();
    groups.sort();
    (all, groups)
}

/// Scrolls through the grid from its first row to its last, and answers with the names read on the way, sorted.
fn walked(window: &Watched, total: usize) -> Vec<String> {
    let app = &window.app;
    app.eventually("the whole list to be there", || {
        let grid = app.script(
            "const grid = document.querySelector('[role=grid]'); return grid && [grid.getAttribute('aria-rowcount'), grid.getAttribute('aria-busy')]",
            &[],
        );
        (grid == json!([(total + 1).to_string(), "false"])).then_some(())
    });
    app.script(
        "window.__seen = new Map(); document.querySelector('[role=grid]').scrollTop = 0",
        &[],
    );
    let script = "const grid = document.querySelector('[role=grid]');
        const heads = [...grid.querySelectorAll('[role=row]:not([aria-busy=true]) > [role=rowheader]')].filter((head) => !head.textContent.startsWith('Loading row'));
        for (const head of heads) window.__seen.set(head.closest('[role=row]').getAttribute('aria-rowindex'), head.textContent);
        if (heads.length > 0) grid.scrollTop += grid.clientHeight / 2;
        if (grid.scrollTop + grid.clientHeight > grid.scrollHeight - 2 && window.__seen.size < arguments[0]) grid.scrollTop = 0;
        return window.__seen.size";
    app.eventually(&format!("all {total} rows"), || {
        (app.script(script, &[total.into()]) == total).then_some(())
    });
    let mut seen = texts(&app.script("return [...window.__seen.values()]", &[]));
    seen.sort();
    seen
}

/// The same names, sorted; says only which differ.
fn expect_same(place: &str, shown: &[String], kept: &[String]) {
    let lost: Vec<_> = kept.iter().filter(|name| !shown.contains(name)).collect();
    let foreign: Vec<_> = shown.iter().filter(|name| !kept.contains(name)).collect();
    assert!(
        lost.is_empty() && foreign.is_empty() && shown.len() == kept.len(),
        "in {place} {lost:?} are not shown as they are, and {foreign:?} are shown"
    );
}

fn texts(found: &Value) -> Vec<String> {
    let found = found.as_array().into_iter().flatten();
    found
        .filter_map(|text| text.as_str().map(str::to_owned))
        .collect()
}
