//! The way in from the page: every command comes through here, leaves the window's thread at once, and is answered when
//! it is done.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Instant;

use ops::domain::ProjectId;
use ops::{Code, Failure};
use serde_json::{Map, Value};
use tauri::ipc::{Invoke, InvokeBody};
use tauri::{Manager, Wry};

use crate::desk;
use crate::shell::{Shell, only_looks};

type Job = Box<dyn FnOnce() + Send>;

/// Where commands are worked on: reads and the desk side by side, changes one after another in the order they came.
pub(crate) struct Workers {
    shell: Arc<Shell>,
    changes: Sender<Job>,
}

impl Workers {
    /// Workers for this shell; they end with the program.
    pub(crate) fn new(shell: Arc<Shell>) -> Self {
        let (changes, queue) = channel::<Job>();
        std::thread::spawn(move || queue.into_iter().for_each(|job| job()));
        Self { shell, changes }
    }

    fn start(
        &self,
        command: String,
        asked: Asked,
        done: impl FnOnce(Result<Value, Failure>) + Send + 'static,
    ) {
        let side_by_side = desk::find(&command).is_some() || only_looks(&command);
        let shell = Arc::clone(&self.shell);
        let job = move || done(run(&shell, &command, asked));
        if side_by_side {
            tauri::async_runtime::spawn_blocking(job);
        } else if self.changes.send(Box::new(job)).is_err() {
            tracing::error!("the worker for changes is gone");
        }
    }
}

/// Answers a command of the page; false when there is none of this name.
pub(crate) fn answer(invoke: Invoke<Wry>) -> bool {
    let Invoke {
        message, resolver, ..
    } = invoke;
    let command = message.command().to_owned();
    if desk::find(&command).is_none() && !ops::OPERATIONS.iter().any(|operation| operation.name == command) {
        return false;
    }
    let webview = message.webview();
    match asked(message.payload()) {
        Ok(asked) => webview
            .state::<Workers>()
            .start(command, asked, move |answer| match answer {
                Ok(value) => resolver.resolve(value),
                Err(failure) => resolver.reject(failure),
            }),
        Err(failure) => resolver.reject(failure),
    }
    true
}

/// What a command is asked.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    request: Value,
    /// The project that is looked at; where it is role-only, nobody in the answer is named.
    within: Option<ProjectId>,
}

/// `request`, an empty one when left out; and `within`, a project or nothing.
fn asked(body: &InvokeBody) -> Result<Asked, Failure> {
    let malformed = || {
        Failure::new(
            Code::Invalid,
            "A command takes “request”, and “within” for the project looked at. Nothing was changed.",
        )
    };
    let InvokeBody::Json(Value::Object(arguments)) = body else {
        return Err(malformed());
    };
    let within = match arguments.get("within") {
        None | Some(Value::Null) => None,
        Some(Value::String(id)) => Some(id.parse().map_err(|_| malformed())?),
        Some(_) => return Err(malformed()),
    };
    let request = match arguments.get("request") {
        None | Some(Value::Null) => Value::Object(Map::new()),
        Some(request @ Value::Object(_)) => request.clone(),
        Some(_) => return Err(malformed()),
    };
    Ok(Asked { request, within })
}

/// Does the work, and says in the log how long it took.
fn run(shell: &Shell, command: &str, Asked { request, within }: Asked) -> Result<Value, Failure> {
    let begun = Instant::now();
    let answer = guarded(|| match desk::find(command) {
        Some(desk) => (desk.run)(shell, request),
        None => shell.operation_within(within, command, request),
    });
    let code = answer.as_ref().err().map(|failure| failure.code);
    tracing::debug!(command, took = ?begun.elapsed(), refused = ?code, "answered");
    answer
}

/// A fault of the program is an answer too, so that the page never waits for ever.
fn guarded(work: impl FnOnce() -> Result<Value, Failure>) -> Result<Value, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Failure::new(
            Code::Internal,
            "Something went wrong inside the program. What was saved before is kept; this change was not made.",
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_request_is_one_object() {
        let all = |body: Value| asked(&InvokeBody::Json(body));
        let read = |body: Value| all(body).unwrap().request;
        assert_eq!(read(json!({ "request": { "a": 1 } })), json!({ "a": 1 }));
        assert_eq!(read(json!({})), json!({}));
        assert_eq!(read(json!({ "request": null })), json!({}));
        assert_eq!(all(json!({ "request": [1] })).unwrap_err().code, Code::Invalid);
        assert_eq!(asked(&InvokeBody::Raw(vec![1])).unwrap_err().code, Code::Invalid);
    }

    #[test]
    fn the_project_looked_at_comes_with_it_and_is_no_other_word() {
        let read = |body: Value| asked(&InvokeBody::Json(body)).map(|asked| asked.within);
        let id = "019b0000-0000-7000-8000-000000000001";
        assert_eq!(read(json!({ "within": id })).unwrap(), Some(id.parse().unwrap()));
        assert_eq!(read(json!({ "within": null })).unwrap(), None);
        for wrong in [json!({ "within": "Meters" }), json!({ "within": 1 })] {
            assert_eq!(read(wrong).unwrap_err().code, Code::Invalid);
        }
    }

    #[test]
    fn a_fault_inside_a_call_is_answered_and_the_next_call_works() {
        let (_folder, shell) = crate::desk::tests::with_a_workspace();
        let fault = guarded(|| shell.with(|_, _| panic!("a fault, on purpose")));
        assert_eq!(fault.unwrap_err().code, Code::Internal);
        let ask = || {
            let request = json!({});
            run(
                &shell,
                "people_list",
                Asked {
                    request,
                    within: None,
                },
            )
        };
        assert_eq!(ask().unwrap()["total"], 0);
        shell.close().unwrap();
        assert_eq!(ask().unwrap_err().code, Code::NoWorkspace);
    }
}
