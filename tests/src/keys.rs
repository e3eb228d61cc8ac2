//! Keys as a person names them: `Control+Shift+z`, `Escape`, `ArrowDown`.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// The presses and releases of one chord.
pub(crate) fn chord(text: &str) -> KeyActions {
    let parts: Vec<&str> = if text == "+" {
        vec!["+"]
    } else {
        text.split('+').collect()
    };
    let keys: Vec<char> = parts.iter().map(|part| key(part)).collect();
    let mut actions = KeyActions::new("keyboard".to_owned());
    for value in &keys {
        actions = actions.then(KeyAction::Down { value: *value });
    }
    for value in keys.iter().rev() {
        actions = actions.then(KeyAction::Up { value: *value });
    }
    actions
}

/// The presses and releases that write a text.
pub(crate) fn typing(text: &str) -> KeyActions {
    text.chars()
        .fold(KeyActions::new("keyboard".to_owned()), |actions, value| {
            actions
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value })
        })
}

fn key(name: &str) -> char {
    let named = match name {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => return ' ',
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F10" => Key::F10,
        _ => {
            let mut letters = name.chars();
            return match (letters.next(), letters.next()) {
                (Some(letter), None) => letter,
                _ => panic!("there is no key called “{name}”"),
            };
        }
    };
    named.into()
}
