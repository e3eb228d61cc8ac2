//! A workspace whose key this computer remembers, with a real key store.

use harness::{KeyStore, Setup, button, checkbox, field, heading, role};
use serde_json::json;

use super::locking::{PASSWORD, protected};

#[test]
fn a_remembered_workspace_opens_by_itself_until_it_is_locked_or_forgotten() {
    let Some(store) = KeyStore::start() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Mill.soundings");
    protected(&file);
    let start = || {
        let mut setup = Setup::new()
            .argument(&file)
            .home(folder.path().join("home"))
            .size(1280, 800);
        for (name, value) in store.variables() {
            setup = setup.variable(name, value);
        }
        setup.start()
    };
    let open = button("People").within(role("navigation", ""));

    let app = start();
    app.see(&heading("Mill.soundings"));
    app.read("Whoever uses this computer under your name");
    app.click(&checkbox("Remember on this computer"));
    app.expect_accessible("the unlock screen with the box ticked");
    app.fill(&field("Password"), PASSWORD);
    app.press("Enter");
    app.see(&open);
    app.eventually("the key to be remembered", || {
        (app.invoke("desk_state", json!({})).unwrap()["open"]["remembered"] == true).then_some(())
    });
    app.close();
    assert!(!store.shows(PASSWORD) && !store.shows("Mill"));

    let app = start();
    app.see(&open);
    app.read("Opened with the key that this computer remembers.");
    app.press("Control+Shift+l");
    app.see(&heading("Mill.soundings"));
    app.read("It was locked, so the password comes first this time.");
    app.close();

    let app = start();
    app.read("It was locked, so the password comes first this time.");
    app.fill(&field("Password"), PASSWORD);
    app.press("Enter");
    app.see(&open);
    app.click(&button("Settings").within(role("navigation", "")));
    app.read("This computer remembers the key");
    app.click(&button("Forget the key"));
    app.read("This computer does not remember the key.");
    app.expect_accessible("the settings of the password");
    app.close();

    let app = start();
    app.see(&checkbox("Remember on this computer"));
    assert_eq!(
        app.invoke("desk_state", json!({})).unwrap()["locked"]["remembered"],
        "no"
    );
}
