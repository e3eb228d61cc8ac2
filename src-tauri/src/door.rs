//! The way in from the page: every command comes through here, leaves the window's thread at once, and is answered when
//! it is done.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Instant;

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
        request: Value,
        done: impl FnOnce(Result<Value, Failure>) + Send + 'static,
    ) {
        let side_by_side = desk::find(&command).is_some() || only_looks(&command);
        let shell = Arc::clone(&self.shell);
        let job = move || done(run(&shell, &command, request));
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
    match request(message.payload()) {
        Ok(request) => webview
            .state::<Workers>()
            .start(command, request, move |answer| match answer {
                Ok(value) => resolver.resolve(value),
                Err(failure) => resolver.reject(failure),
            }),
        Err(failure) => resolver.reject(failure),
    }
    true
}

/// The one argument, `request`; an empty one when left out.
fn request(body: &InvokeBody) -> Result<Value, Failure> {
    let malformed = || {
        Failure::new(
            Code::Invalid,
            "A command takes one argument, “request”. Nothing was changed.",
        )
    };
    let InvokeBody::Json(Value::Object(arguments)) = body else {
        return Err(malformed());
    };
    match arguments.get("request") {
        None | Some(Value::Null) => Ok(Value::Object(Map::new())),
        Some(request @ Value::Object(_)) => Ok(request.clone()),
        Some(_) => Err(malformed()),
    }
}

/// Does the work, and says in the log how long it took.
fn run(shell: &Shell, command: &str, request: Value) -> Result<Value, Failure> {
    let begun = Instant::now();
    let answer = guarded(|| match desk::find(command) {
        Some(desk) => (desk.run)(shell, request),
        None => shell.operation(command, request),
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
        let read = |body: Value| request(&InvokeBody::Json(body));
        assert_eq!(read(json!({ "request": { "a": 1 } })).unwrap(), json!({ "a": 1 }));
        assert_eq!(read(json!({})).unwrap(), json!({}));
        assert_eq!(read(json!({ "request": null })).unwrap(), json!({}));
        assert_eq!(read(json!({ "request": [1] })).unwrap_err().code, Code::Invalid);
        assert_eq!(
            request(&InvokeBody::Raw(vec![1])).unwrap_err().code,
            Code::Invalid
        );
    }

    #[test]
    fn a_fault_inside_a_call_is_answered_and_the_next_call_works() {
        let (_folder, shell) = crate::desk::tests::with_a_workspace();
        let fault = guarded(|| shell.with(|_, _| panic!("a fault, on purpose")));
        assert_eq!(fault.unwrap_err().code, Code::Internal);
        assert_eq!(run(&shell, "people_list", json!({})).unwrap()["total"], 0);
        shell.close().unwrap();
        assert_eq!(
            run(&shell, "people_list", json!({})).unwrap_err().code,
            Code::NoWorkspace
        );
    }
}
