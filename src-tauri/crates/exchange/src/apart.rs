//! Reading a file in a process of its own, so that no file can hang or kill the program that a person works in.
//!
//! The process is the same program, started with [`ARGUMENT`] alone: its `main` then calls [`serve`] and nothing else.
//! The file goes in on its standard input, the book comes out on its standard output; it opens no file, and writes
//! none. Before it looks at the file it limits itself: memory (address space), processor time, and no files, core
//! dumps or processes of its own. The program that started it allows it a time by the clock, kills it after that, and
//! turns every way in which it can end into an error that says what to do.
//!
//! On systems without these limits (Windows; memory on macOS) the time by the clock and the limits inside the readers
//! hold: on the size of a file, on what it unpacks to, and on rows, cells and text.

use std::io::{self, BufWriter, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::book::limits::{KIB, MAX_BYTES, MAX_TEXT_BYTES, MIB};
use crate::book::{Book, MAX_CELLS, base_name, open};
use crate::error::ReadError;

/// The single argument with which a program is started to read a file apart.
pub const ARGUMENT: &str = "--read-apart";

/// The first bytes of a request; the last one counts its versions.
const REQUEST: &[u8; 8] = b"sndread1";
/// The first bytes of an answer.
const ANSWER: &[u8; 8] = b"sndbook1";
/// Longest file name that is handed over, in bytes.
const MAX_NAME_BYTES: usize = 64 * KIB;
/// Largest answer: all text, and at most six bytes about each cell.
const MAX_ANSWER_BYTES: u64 = (MAX_TEXT_BYTES + 6 * MAX_CELLS + 64 * MIB) as u64;

/// What reading a file apart may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Time by the clock, from the start of the process to its whole answer.
    pub time: Duration,
    /// Address space, in MiB.
    pub memory_mib: u64,
}

impl Default for Limits {
    /// 30 seconds and 1 GiB.
    fn default() -> Self {
        Self {
            time: Duration::from_secs(30),
            memory_mib: 1024,
        }
    }
}

/// Reads a file as [`open`] does, in a process of its own. `program` is the program to start with [`ARGUMENT`]: the
/// running one, as a rule.
///
/// # Errors
/// Those of [`open`], and where the process cannot be started, takes too long, takes too much memory or breaks.
pub fn open_apart(program: &Path, bytes: &[u8], file_name: &str, limits: Limits) -> Result<Book, ReadError> {
    let file = base_name(file_name);
    if bytes.len() > MAX_BYTES {
        // Too large is told without starting anything.
        return open(bytes, &file);
    }
    let child = Command::new(program)
        .arg(ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|fault| ReadError::NoReader {
            file: file.clone(),
            reason: fault.to_string(),
        })?;
    let mut child = Reaped(child);
    let answer = ask(&mut child.0, bytes, &file, limits);
    let in_time = answer.is_some();
    let status = child.end();
    let answer = match answer {
        Some(Ok(answer)) => understood(&answer),
        Some(Err(_)) | None => None,
    };
    match (answer, in_time) {
        (Some(answer), _) => answer,
        (None, false) => Err(too_long(file, limits)),
        (None, true) => Err(death(file, status, limits)),
    }
}

/// Sends the request and collects the answer; none where that took too long.
fn ask(child: &mut Child, bytes: &[u8], file: &str, limits: Limits) -> Option<io::Result<Vec<u8>>> {
    let stdin = child.stdin.take();
    let stdout = child.stdout.take();
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A process that ends early breaks the pipe; how it ended says more than that.
            let _ = stdin.map_or(Ok(()), |stdin| request(stdin, bytes, file, limits));
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = stdout.map_or(Ok(0), |stdout| {
                stdout.take(MAX_ANSWER_BYTES).read_to_end(&mut answer)
            });
            let _ = sender.send(read.map(|_| answer));
        });
        let answer = receiver.recv_timeout(limits.time).ok();
        // Ends both pipes, whatever state the process is in, and with them both threads.
        let _ = child.kill();
        answer
    })
}

fn request(mut to: impl Write, bytes: &[u8], file: &str, limits: Limits) -> io::Result<()> {
    let name = &file.as_bytes()[..file.floor_char_boundary(MAX_NAME_BYTES)];
    to.write_all(REQUEST)?;
    for number in [
        limits.memory_mib,
        limits.time.as_secs() + 1,
        name.len() as u64,
        bytes.len() as u64,
    ] {
        to.write_all(&number.to_le_bytes())?;
    }
    to.write_all(name)?;
    to.write_all(bytes)?;
    to.flush()
}

/// The answer, if it is one.
fn understood(answer: &[u8]) -> Option<Result<Book, ReadError>> {
    let answer = answer.strip_prefix(ANSWER)?;
    let (answer, rest) = postcard::take_from_bytes::<Result<Book, ReadError>>(answer).ok()?;
    let sound = answer.as_ref().map_or(true, Book::is_sound);
    (rest.is_empty() && sound).then_some(answer)
}

fn too_long(file: String, limits: Limits) -> ReadError {
    ReadError::TookTooLong {
        file,
        seconds: limits.time.as_secs(),
    }
}

/// What the end of a process without an answer means.
fn death(file: String, status: Option<ExitStatus>, limits: Limits) -> ReadError {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;

        /// Given up by itself, as it does when it gets no memory, and ended by the system for want of memory.
        const OUT_OF_MEMORY: [i32; 2] = [6, 9];
        /// Out of processor time, under Linux and under macOS alike.
        const OUT_OF_TIME: i32 = 24;
        match status.and_then(|status| status.signal()) {
            Some(signal) if OUT_OF_MEMORY.contains(&signal) => {
                return ReadError::TooMuchMemory {
                    file,
                    limit_mib: limits.memory_mib,
                };
            }
            Some(OUT_OF_TIME) => return too_long(file, limits),
            Some(signal) => {
                return ReadError::Broke {
                    file,
                    how: format!("ended by signal {signal}"),
                };
            }
            None => {}
        }
    }
    #[cfg(not(unix))]
    let _ = limits;
    let how = match status.and_then(|status| status.code()) {
        Some(0) => "an answer that makes no sense".to_owned(),
        Some(code) => format!("ended with code {code}"),
        None => "ended in an unknown way".to_owned(),
    };
    ReadError::Broke { file, how }
}

/// A process that is never left behind.
struct Reaped(Child);

impl Reaped {
    /// Waits for its end, which [`ask`] has brought about.
    fn end(&mut self) -> Option<ExitStatus> {
        self.0.wait().ok()
    }
}

impl Drop for Reaped {
    fn drop(&mut self) {
        // Both do nothing where it has ended and was waited for.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Reads the file that is on standard input, and answers on standard output. What a program does that was started
/// with [`ARGUMENT`], before anything else.
#[must_use]
pub fn serve() -> ExitCode {
    serve_with(open)
}

/// As [`serve`], with another reader: so that a test can take the place of a file that loops or devours memory.
#[doc(hidden)]
#[must_use]
pub fn serve_with(read: impl FnOnce(&[u8], &str) -> Result<Book, ReadError>) -> ExitCode {
    // What goes wrong is told by the answer or its absence; a panic's message could name what is in a file.
    std::panic::set_hook(Box::new(|_| {}));
    match answer(read, io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn answer(
    read: impl FnOnce(&[u8], &str) -> Result<Book, ReadError>,
    mut from: impl Read,
    to: impl Write,
) -> io::Result<()> {
    let invalid = || io::Error::from(io::ErrorKind::InvalidData);
    let mut first = [0; 8];
    from.read_exact(&mut first)?;
    if first != *REQUEST {
        return Err(invalid());
    }
    let mut numbers = [0_u64; 4];
    for number in &mut numbers {
        let mut bytes = [0; 8];
        from.read_exact(&mut bytes)?;
        *number = u64::from_le_bytes(bytes);
    }
    let [memory_mib, seconds, name, size] = numbers;
    if name > MAX_NAME_BYTES as u64 || size > MAX_BYTES as u64 {
        return Err(invalid());
    }
    confine(memory_mib, seconds);
    let mut text = String::new();
    from.by_ref().take(name).read_to_string(&mut text)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).map_err(|_| invalid())?);
    from.take(size).read_to_end(&mut bytes)?;
    if text.len() as u64 != name || bytes.len() as u64 != size {
        return Err(invalid());
    }
    let book = catch_unwind(AssertUnwindSafe(|| read(&bytes, &text))).unwrap_or_else(|_| {
        Err(ReadError::Broke {
            file: text.clone(),
            how: "it met something that it was not made for".to_owned(),
        })
    });
    drop(bytes);
    let mut to = BufWriter::with_capacity(64 * KIB, to);
    to.write_all(ANSWER)?;
    let mut to = postcard::to_io(&book, to).map_err(io::Error::other)?;
    to.flush()?;
    // The process ends now; giving back the memory piece by piece would only take time.
    std::mem::forget(book);
    Ok(())
}

/// Limits this process for good. A limit that the system does not know is left out.
#[cfg(unix)]
fn confine(memory_mib: u64, seconds: u64) {
    use rlimit::Resource;

    let memory = memory_mib.saturating_mul(MIB as u64);
    for (resource, limit) in [
        (Resource::AS, memory),
        (Resource::CORE, 0),
        (Resource::FSIZE, 0),
        (Resource::NOFILE, 3),
    ] {
        let _ = rlimit::setrlimit(resource, limit, limit);
    }
    // Time by the clock ends it before; this holds where the program that would see to that is gone. At the first limit
    // the process is told that its time is over, which tells it apart from one that took too much memory.
    let _ = rlimit::setrlimit(Resource::CPU, seconds, seconds.saturating_add(1));
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    let _ = rlimit::setrlimit(Resource::NPROC, 0, 0);
}

#[cfg(not(unix))]
fn confine(_memory_mib: u64, _seconds: u64) {}
