//! What is on the page, found as a person or a screen reader would: by role and name.

use serde::Serialize;

/// Something on the page: a role, a name, and perhaps what it is inside of.
#[derive(Debug, Clone)]
pub struct Target {
    path: Vec<Step>,
}

#[derive(Debug, Clone, Serialize)]
struct Step {
    role: String,
    name: String,
    exact: bool,
    nth: Option<usize>,
}

impl Target {
    /// The same, where the name only has to contain the words, in whatever case.
    pub fn containing(mut self) -> Self {
        self.last().exact = false;
        self
    }

    /// The `index`th of those that fit, from 0.
    pub fn nth(mut self, index: usize) -> Self {
        self.last().nth = Some(index);
        self
    }

    /// The same, inside of `outer`.
    pub fn within(self, outer: Target) -> Self {
        Self {
            path: [outer.path, self.path].concat(),
        }
    }

    fn last(&mut self) -> &mut Step {
        self.path.last_mut().expect("a target has at least one step")
    }

    /// As the page's own finder takes it.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(&self.path).expect("a target is plain data")
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, step) in self.path.iter().rev().enumerate() {
            let inside = if index == 0 { "" } else { " in " };
            write!(f, "{inside}{} “{}”", step.role, step.name)?;
            if let Some(nth) = step.nth {
                write!(f, " ({nth})")?;
            }
        }
        Ok(())
    }
}

/// Something with this role and exactly this name; any name when empty.
pub fn role(role: &str, name: &str) -> Target {
    Target {
        path: vec![Step {
            role: role.to_owned(),
            name: name.to_owned(),
            exact: true,
            nth: None,
        }],
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $function:ident = $role:literal;)*) => {$(
        $(#[$doc])*
        pub fn $function(name: &str) -> Target {
            role($role, name)
        }
    )*};
}

roles! {
    /// A button.
    button = "button";
    /// A link.
    link = "link";
    /// A heading.
    heading = "heading";
    /// A text field.
    field = "textbox";
    /// A checkbox.
    checkbox = "checkbox";
    /// A tab.
    tab = "tab";
    /// An entry of a menu.
    menu_item = "menuitem";
    /// An entry of a menu of which one is chosen.
    menu_choice = "menuitemradio";
    /// An entry of a list to choose from.
    option = "option";
    /// A dialog.
    dialog = "dialog";
    /// A grid.
    grid = "grid";
    /// A row.
    row = "row";
    /// A cell.
    cell = "gridcell";
    /// A column's header.
    column = "columnheader";
}
