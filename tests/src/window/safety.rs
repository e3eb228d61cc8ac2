//! What the page may and may not do.

use harness::{Setup, button, heading, role};
use serde_json::json;

#[test]
fn the_page_reaches_nothing_but_its_own_commands() {
    let app = Setup::new().start();
    for command in [
        "plugin:fs|read_file",
        "plugin:shell|execute",
        "plugin:dialog|open",
        "plugin:window|close",
        "made_up",
    ] {
        app.invoke(command, json!({})).unwrap_err();
    }
    assert_eq!(app.script("return typeof window.__TAURI__", &[]), "undefined");
    assert_eq!(app.script("return Object.isFrozen(Object.prototype)", &[]), true);
    let own = "const o = {}; o.toString = 1; return [o.toString, typeof {}.toString, Object.keys(o)]";
    assert_eq!(app.script(own, &[]), json!([1, "function", ["toString"]]));
    let all = "try { Object.prototype.toString = 1 } catch {} Object.prototype.added = 1; return [typeof {}.toString, {}.added]";
    assert_eq!(app.script(all, &[]), json!(["function", null]));
}

#[test]
fn a_refusal_names_its_code_and_field() {
    let app = Setup::new().start();
    let refused = app.invoke("people_list", json!({})).unwrap_err();
    assert_eq!(refused["code"], "no_workspace");
    let refused = app
        .invoke("desk_preferences", json!({ "text_size": 7 }))
        .unwrap_err();
    assert_eq!(
        (refused["code"].as_str(), refused["fields"][0]["field"].as_str()),
        (Some("invalid"), Some("text_size"))
    );
}

#[test]
fn the_page_runs_no_text_as_program_and_fetches_nothing() {
    let app = Setup::new().start();
    let script = "
const done = arguments[arguments.length - 1];
const blocked = [];
document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
const own = document.createElement('script');
own.textContent = 'window.ran = true';
document.head.append(own);
fetch('https://example.com/').then(() => done('fetched'), () => setTimeout(() => done([window.ran === true, blocked]), 50));";
    let told = app.script_async(script, &[]);
    assert_eq!(told[0], false, "{told}");
    let blocked = told[1].to_string();
    assert!(
        blocked.contains("connect-src") && blocked.contains("script-src"),
        "{told}"
    );
}

#[test]
fn the_pages_console_stays_empty_in_every_place() {
    let app = Setup::new().argument("--sample").start();
    for place in [
        "People",
        "Map",
        "Readiness",
        "Support",
        "Reports",
        "History",
        "Health",
        "Privacy",
        "Settings",
    ] {
        app.click(&button(place).within(role("navigation", "")));
        app.see(&heading(place).containing());
    }
    let output = app.output();
    assert!(!output.contains("CONSOLE"), "{output}");
}
