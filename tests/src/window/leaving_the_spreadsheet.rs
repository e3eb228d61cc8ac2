//! Four hundred stakeholders from a sheet as somebody keeps it to the ten that matter: brought in, made one where they are
//! there twice, placed, and ranked. The test says how many keys and clicks that took (`--no-capture` shows it).

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::time::Instant;

use harness::{App, Setup, Target, button, dialog, grid, heading, option, role};
use serde_json::{Value, json};

const FIRST: [&str; 20] = [
    "Ann", "Beti", "Cai", "Dafydd", "Efa", "Ffion", "Gwen", "Huw", "Ines", "Jac", "Kofi", "Lena", "Mair",
    "Nia", "Owen", "Priya", "Rhys", "Siân", "Tomos", "Zoë",
];
const LAST: [&str; 20] = [
    "Adeyemi",
    "Bevan",
    "Clarke",
    "Davies",
    "Evans",
    "Fischer",
    "Griffiths",
    "Hughes",
    "Iqbal",
    "Jones",
    "Kaur",
    "Lewis",
    "Morgan",
    "Novák",
    "Parry",
    "Quinn",
    "Rees",
    "Smith",
    "Thomas",
    "Vaughan",
];
const DEPARTMENTS: [&str; 8] = [
    "Operations",
    "operations ",
    "Customer Services",
    "Finance",
    "Digital & Data",
    "People",
    "Field Services",
    "Control room",
];
const PEOPLE: usize = 380;
const TWICE: usize = 20;

/// Two lines above the headings, odd headings, names in two orders, ratings in letters and words, one in seven not rated,
/// blank lines between, and twenty of them once more at the end as another list had them.
fn messy() -> String {
    let mut sheet = String::from(
        "Stakeholder list v7 FINAL (2);;;;;;;;;;;;\r\nPlease do not sort!!;;;;;;;;;;;;\r\n;;;;;;;;;;;;\r\n\
         Stakeholder / contact;Job;Dept.;e-mail addr.;Tel;Infl (H/M/L);Interest level;Attitude now?;Want them at;\
         Last spoken to;RAG;Union member?;Comments\r\n",
    );
    let name = |at: usize| (FIRST[at % 20], LAST[at / 20 % 20]);
    let address = |at: usize| {
        let (first, last) = name(at);
        format!("{first}.{last}@afon.example")
            .replace('â', "a")
            .replace('ë', "e")
            .replace('á', "a")
    };
    for at in 0..PEOPLE {
        let (first, last) = name(at);
        let called = if at % 3 == 0 {
            format!("{last}, {first}")
        } else {
            format!("{first} {last}")
        };
        let mail = if at % 4 == 0 {
            String::new()
        } else {
            address(at).to_lowercase()
        };
        let (power, interest) = if at % 7 == 0 {
            ("", "")
        } else {
            (
                ["H", "M", "L", "high", "low"][at % 5],
                ["L", "H", "M", "Low", "High"][(at * 3 + 1) % 5],
            )
        };
        let now = ["supportive", "neutral", "resistant", "unaware", "leading", ""][at % 6];
        let wanted = if now.is_empty() {
            ""
        } else {
            ["supportive", "leading", "neutral"][at % 3]
        };
        let spoken = if at % 5 == 0 {
            format!("{:02}/{:02}/2026", at % 28 + 1, at % 2 + 1)
        } else {
            String::new()
        };
        sheet.push_str(&format!(
            "{called};Officer {};{};{mail};029 20{at:06};{power};{interest};{now};{wanted};{spoken};{};{};{}\r\n",
            at % 23,
            DEPARTMENTS[at % 8],
            ["green", "amber", "red"][at % 3],
            if at % 2 == 0 { "N" } else { "Y" },
            if at % 11 == 0 { "rings on Fridays" } else { "" },
        ));
        if at % 50 == 17 {
            sheet.push_str(";;;;;;;;;;;;\r\n");
        }
    }
    for at in (0..PEOPLE).step_by(PEOPLE / TWICE) {
        let (first, last) = name(at);
        let last = if at % 2 == 0 {
            last.to_owned()
        } else {
            last.to_uppercase()
        };
        let department = DEPARTMENTS[at % 8];
        sheet.push_str(&format!(
            "{first} {last};;{department};{};;;;;;;;;second sheet\r\n",
            address(at)
        ));
    }
    sheet
}

/// Somebody at work in the window, whose keys and clicks are counted.
struct Hands {
    app: App,
    used: Cell<usize>,
}

impl Hands {
    fn click(&self, target: &Target) {
        self.used.set(self.used.get() + 1);
        self.app.click(target);
    }

    fn press(&self, chord: &str) {
        self.used.set(self.used.get() + 1);
        self.app.press(chord);
    }

    /// Takes a column for something else.
    fn take(&self, column: &str, target: &str) {
        self.click(&button(&format!("{column} is taken for")).containing());
        self.click(&option(target).containing());
        self.app
            .see(&button(&format!("{column} is taken for: {target}")).containing());
    }

    fn ask(&self, op: &str, request: Value) -> Value {
        let answer = self.app.invoke(op, request);
        answer.unwrap_or_else(|refused| panic!("{op}: {refused}"))
    }

    fn people(&self) -> u64 {
        self.ask("people_list", json!({ "limit": 1 }))["total"]
            .as_u64()
            .unwrap()
    }
}

fn start(folder: &Path) -> Hands {
    let app = Setup::new()
        .today("2026-03-09")
        .size(1280, 800)
        .answer(folder.join("Depot.soundings"))
        .answer(folder.join("list.csv"))
        .start();
    let hands = Hands {
        app,
        used: Cell::new(0),
    };
    hands.ask("desk_new_dialog", json!({ "name": "Depot" }));
    hands.app.see(&grid("Register of stakeholders"));
    let purpose = json!({ "name": "Depot", "purpose": "To know whom the move touches" });
    hands.ask("workspace_rename", purpose);
    hands.ask("project_add", json!({ "name": "Depot move" }));
    hands
}

#[test]
fn four_hundred_rows_of_a_messy_sheet_become_the_ten_that_matter() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("list.csv"), messy()).unwrap();
    let hands = start(folder.path());
    let begun = Instant::now();

    // Bring it in: three headings mean something the sheet does not say.
    hands.press("Control+i");
    hands.click(&button("Choose a file…").within(dialog("Bring in a spreadsheet")));
    hands.app.see(&dialog("Bring in list.csv"));
    hands.take("Infl (H/M/L)", "Power");
    hands.take("Attitude now?", "Current engagement");
    hands.take("Want them at", "Desired engagement");
    hands.click(&button("Check the rows"));
    hands.app.see(&grid("Rows of the file"));
    hands.click(&button("Rows that name no project belong to").containing());
    hands.click(&option("Depot move").containing());
    hands.app.eventually("the rows to be looked at anew", || {
        (!hands.app.text().contains("ratings were left out")).then_some(())
    });
    // Ten have an address that is there already, and are left as they are.
    let come = button("Bring in 390 rows");
    hands.app.see(&come);
    hands.click(&come);
    hands.app.see(&heading("rows brought in").containing());
    hands.click(&button("Show the register"));
    let came = hands.people();
    assert!((PEOPLE as u64..=400).contains(&came), "{came}");

    // Make one of those who are there twice.
    hands.press("Control+k");
    hands.app.see(&dialog("Go to or do"));
    hands.app.write("find who is here");
    hands.app.read("Find who is here twice");
    hands.press("Enter");
    let pairs = came - PEOPLE as u64;
    for left in (1..=pairs).rev() {
        hands.app.read(&if left == 1 {
            "1 pair".to_owned()
        } else {
            format!("{left} pairs")
        });
        hands.click(&button("Merge into one"));
        hands.app.eventually("one fewer", || {
            (hands.people() == PEOPLE as u64 + left - 1).then_some(())
        });
    }
    hands.app.read("Nobody seems to be here twice");
    hands.press("Escape");
    assert_eq!(hands.people(), PEOPLE as u64);

    // Place those whom the sheet did not rate, one after another.
    hands.click(&button("Map").within(role("navigation", "Places")));
    hands.click(&button("Look at Depot move"));
    hands
        .app
        .see(&role("listbox", "Power–interest map of Depot move"));
    let map = || {
        let project = hands.ask("projects_list", json!({}))["items"][0]["id"].clone();
        hands.ask("map_view", json!({ "project": project }))
    };
    let unplaced = PEOPLE as u64 - map()["placed"].as_u64().unwrap();
    assert_eq!(unplaced, PEOPLE.div_ceil(7) as u64);
    hands.click(&button("People").within(role("navigation", "Places")));
    hands.click(&button("Filter"));
    hands.click(&button("Change the condition: Name").containing());
    hands.click(&button("Field").containing());
    hands.click(&option("Power"));
    hands.click(&button("Test").containing());
    hands.click(&option("is empty"));
    hands.app.see_no(&option("is empty"));
    hands.press("Escape");
    hands.app.read(&format!("{unplaced} found"));
    hands.click(&role("columnheader", "Select all"));
    hands.click(&button("Assess one after another…"));
    let pass = grid("Assessments in Depot move");
    hands.app.see(&pass);
    for at in 0..unplaced {
        hands.press(&(at % 5 + 1).to_string());
        hands.press(&(at * 3 % 5 + 1).to_string());
        hands.press("ArrowDown");
        hands.press("Home");
    }
    hands.app.see(&button(&format!("Keep {unplaced}")));
    hands.press("Control+Enter");
    hands.app.see_no(&pass);
    assert_eq!(map()["placed"], PEOPLE);

    // The ten whose engagement matters most are the first rows of the table.
    hands.click(&button("Map").within(role("navigation", "Places")));
    hands.click(&role("radio", "Table"));
    let table = grid("Stakeholders of Depot move by power and interest");
    hands.app.see(&table);
    let mut priorities: Vec<f64> = map()["marks"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|mark| mark["standing"]["priority"].as_f64())
        .collect();
    priorities.sort_by(|a, b| b.total_cmp(a));
    let shown = "return [...document.querySelectorAll('[role=grid] [role=row]')].slice(1, 11)\
                 .map((row) => Number([...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent)\
                 .filter((text) => /^[0-9.]+$/.test(text)).pop()))";
    hands.app.eventually("the ten that matter", || {
        let ten = hands.app.script(shown, &[]);
        (ten.as_array()?
            .iter()
            .filter_map(Value::as_f64)
            .collect::<Vec<_>>()
            == priorities[..10])
            .then_some(())
    });
    eprintln!(
        "400 rows to the ten that matter: {} keys and clicks, {:.0} s with a driver's hands",
        hands.used.get(),
        begun.elapsed().as_secs_f64()
    );
    hands.app.close();
}
