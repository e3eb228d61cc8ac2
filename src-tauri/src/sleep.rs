//! Locks before the computer sleeps, where the system says so beforehand: then no key is in what it writes to the disk.
//! Where it says nothing, the watch notices afterwards.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use gio::glib::{self, MainContext, ToVariant, VariantTy};
use gio::{BusType, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList};

use crate::shell::Shell;

const SERVICE: &str = "org.freedesktop.login1";
const OBJECT: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const PATIENCE_MS: i32 = 5_000;

/// Listens for as long as the program runs.
pub(crate) fn watch(shell: &Arc<Shell>) {
    let shell = Arc::downgrade(shell);
    MainContext::default().spawn_local(async move {
        if let Err(error) = listen(shell).await {
            tracing::debug!(kind = ?error.kind::<gio::IOErrorEnum>(), "nobody here says when the computer sleeps");
        }
    });
}

async fn listen(shell: Weak<Shell>) -> Result<(), glib::Error> {
    let bus = gio::bus_get_future(BusType::System).await?;
    // For as long as this is held, the system waits for us before it sleeps.
    let held = Rc::new(RefCell::new(delay(&bus).await));
    let kept = bus.clone();
    // From whomever it comes: locking once too often harms nobody.
    bus.signal_subscribe(
        None,
        Some(MANAGER),
        Some("PrepareForSleep"),
        Some(OBJECT),
        None,
        DBusSignalFlags::NONE,
        move |_, _, _, _, _, told| {
            let falls_asleep = told.get::<(bool,)>().is_some_and(|(falls_asleep,)| falls_asleep);
            let (shell, bus, held) = (shell.clone(), kept.clone(), Rc::clone(&held));
            MainContext::default().spawn_local(async move {
                let lock = move || {
                    if let Some(shell) = shell.upgrade() {
                        shell.lock_if_protected();
                    }
                };
                if gio::spawn_blocking(lock).await.is_err() {
                    tracing::error!("the workspace could not be locked before sleep");
                }
                let next = if falls_asleep { None } else { delay(&bus).await };
                held.replace(next);
            });
        },
    );
    Ok(())
}

/// Asks the system to wait for us before it sleeps. What comes back lets go of it when it is dropped.
async fn delay(bus: &DBusConnection) -> Option<UnixFDList> {
    let why = ("sleep", "Soundings", "Lock the workspace", "delay").to_variant();
    let asked = bus.call_with_unix_fd_list_future(
        Some(SERVICE),
        OBJECT,
        MANAGER,
        "Inhibit",
        Some(&why),
        VariantTy::new("(h)").ok(),
        DBusCallFlags::NO_AUTO_START,
        PATIENCE_MS,
        None::<&UnixFDList>,
    );
    asked.await.ok().map(|(_, descriptors)| descriptors)
}
