//! Going about the window by keyboard alone.

use crate::App;

/// Goes on with Tab until what has the focus is called something with these words.
pub fn tab_to(app: &App, words: &str) {
    tab_until(app, words, |said| said.contains(words));
}

/// Goes on with Tab until what has the focus is called just this.
pub fn tab_to_exactly(app: &App, name: &str) {
    tab_until(app, name, |said| said.trim() == name);
}

fn tab_until(app: &App, what: &str, fits: impl Fn(&str) -> bool) {
    for _ in 0..80 {
        if focused(app).iter().any(|said| fits(said)) {
            return;
        }
        app.press("Tab");
    }
    panic!("Tab does not lead to {what}; it is on {:?}", focused(app));
}

/// Role, own name, labels and the group around it: what a screen reader would say on arriving.
fn focused(app: &App) -> Vec<String> {
    let script = "const e = document.activeElement; if (e === document.body) return [];\
        const by = (e.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');\
        const group = e.closest('[role=radiogroup],[role=group],[role=toolbar]')?.getAttribute('aria-label') ?? '';\
        const own = e.matches('button, a, [role=button], [role=tab]') ? e.textContent : '';\
        return [e.getAttribute('role') ?? e.tagName.toLowerCase(), e.getAttribute('aria-label') ?? '', ...by, \
        ...[...(e.labels ?? [])].map((label) => label.textContent), own, group]";
    let said = app.script(script, &[]);
    said.as_array()
        .into_iter()
        .flatten()
        .filter_map(|word| word.as_str().map(str::to_owned))
        .collect()
}
