//! An open workspace file for the length of one command.

use std::path::Path;

use ops::{Code, Context, Failure, OpenOptions, Session, Unlock};
use serde_json::{Value, json};

use crate::refusal::Refusal;
use crate::{moment, secret};

/// Opens the file, does the work, and closes it again, whatever came of the work.
pub(crate) fn with<T>(
    file: &Path,
    context: &Context,
    work: impl FnOnce(&Session) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let session = open(file, context)?;
    let done = work(&session);
    let closed = session.close();
    let value = done?;
    closed?;
    Ok(value)
}

/// Opens the file, with the password that was given, or that the person at the terminal types when the file asks for it.
pub(crate) fn open(file: &Path, context: &Context) -> Result<Session, Refusal> {
    let open = |unlock: Option<Unlock>| {
        let options = OpenOptions {
            unlock,
            backups: moment::backups(),
            ..OpenOptions::default()
        };
        Session::open(file, options, context)
    };
    match open(secret::opens(file)?) {
        Err(failure) if failure.code == Code::Locked => match secret::asked_for(file)? {
            Some(password) => Ok(open(Some(Unlock::Password(password))).map_err(secret::told)?),
            None => Err(secret::told(failure).into()),
        },
        opened => Ok(opened.map_err(secret::told)?),
    }
}

/// Every project, in the order of the house.
pub(crate) fn projects(session: &Session, context: &Context) -> Result<Vec<Value>, Refusal> {
    let listed = session.call(context, "projects_list", json!({}))?;
    Ok(listed["items"].as_array().cloned().unwrap_or_default())
}

/// A project by its name, whatever its case, or by its id.
pub(crate) fn project(session: &Session, context: &Context, name: &str) -> Result<Value, Refusal> {
    let projects = projects(session, context)?;
    match find(&projects, name) {
        Some(project) => Ok(project.clone()),
        None => {
            let names: Vec<&str> = projects
                .iter()
                .filter_map(|project| project["name"].as_str())
                .collect();
            let known = if names.is_empty() {
                "The workspace has no projects yet.".to_owned()
            } else {
                format!("Its projects are: {}.", names.join(", "))
            };
            let message = format!("There is no project “{name}” in this workspace. {known}");
            Err(Failure::new(Code::NotFound, message).into())
        }
    }
}

fn find<'a>(projects: &'a [Value], name: &str) -> Option<&'a Value> {
    let wanted = name.trim();
    let exact = projects
        .iter()
        .find(|project| project["name"] == wanted || project["id"] == wanted);
    exact.or_else(|| {
        let folded = wanted.to_lowercase();
        projects.iter().find(|project| {
            project["name"]
                .as_str()
                .is_some_and(|name| name.to_lowercase() == folded)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_found_by_name_by_name_in_any_case_and_by_id() {
        let projects = [
            json!({"id": "1", "name": "Leak desk"}),
            json!({"id": "2", "name": "leak desk"}),
        ];
        assert_eq!(find(&projects, " leak desk ").unwrap()["id"], "2");
        assert_eq!(find(&projects, "LEAK DESK").unwrap()["id"], "1");
        assert_eq!(find(&projects, "1").unwrap()["id"], "1");
        assert!(find(&projects, "Leak").is_none());
    }
}
