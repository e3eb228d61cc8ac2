//! A file between being read and being brought in: looked at, mapped, planned, run.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use exchange::write::REASON_HEADING;
use exchange::{Book, Draft, Mapping, Question, Reason, Target};

use super::engine::{Meaning, import};
use super::look::{ImportLook, MappingOrigin};
use super::looking::{self, known_fields};
use super::mend::{self, RefusedFile};
use super::plan::{ImportChoices, ImportPlan, ImportRow, ImportRowsQuery};
use super::reader::{Reader, unreadable};
use super::rows::Rows;
use super::{ImportOutcome, Progress, saved};
use crate::door::Page;
use crate::{Code, Context, Failure, Session, Work, session};

/// A file that was read and is being looked at.
#[derive(Debug)]
pub struct Staged {
    book: Book,
    state: Mutex<State>,
}

/// What is said of the file at the moment.
#[derive(Debug)]
struct State {
    mapping: Arc<Mapping>,
    from: MappingOrigin,
    saved_as: Option<String>,
    /// Why the proposed mapping took its columns for what it did.
    proposed: Arc<Vec<Vec<Reason>>>,
    /// What the file means under the mapping; made when it is first needed.
    draft: Option<Arc<Draft>>,
    /// What the last plan, or the run, came to.
    last: Option<Arc<Rows>>,
}

impl Staged {
    /// Reads a file. It is looked at under what was last used for files of its shape; else as its headings and cells
    /// propose.
    ///
    /// # Errors
    /// `invalid` when the file cannot be read; the message names the place and the remedy.
    pub fn open(
        session: &Session,
        context: &Context,
        bytes: &[u8],
        file_name: &str,
        reader: &Reader,
    ) -> Result<Self, Failure> {
        let book = reader.read(bytes, file_name)?;
        session.read(context, |look| Self::of(book, look.conn))
    }

    /// Looks at a book under what was last used for its shape; else as proposed.
    fn of(book: Book, conn: &store::rusqlite::Connection) -> Result<Self, Failure> {
        let known = known_fields(conn)?;
        let suggested = exchange::suggest(&book, &known);
        let remembered = saved::remembered(conn, &exchange::shape(&book))?
            .and_then(|mapping| exchange::fit(&mapping, &book));
        let (mut mapping, from) = match remembered {
            Some(mapping) => (mapping, MappingOrigin::Remembered),
            None => (suggested.mapping, MappingOrigin::Proposed),
        };
        leave_reasons_out(&mut mapping);
        Ok(Self {
            book,
            state: Mutex::new(State {
                mapping: Arc::new(mapping),
                from,
                saved_as: None,
                proposed: Arc::new(suggested.reasons),
                draft: None,
                last: None,
            }),
        })
    }

    /// The file's name, without its folder.
    pub fn file_name(&self) -> &str {
        self.book.file_name()
    }

    /// The mapping the file is looked at under.
    pub fn mapping(&self) -> Mapping {
        self.state().mapping.as_ref().clone()
    }

    /// What the file looks like.
    ///
    /// # Errors
    /// What the workspace refuses.
    pub fn look(&self, session: &Session, context: &Context) -> Result<ImportLook, Failure> {
        let (mapping, from, saved_as, proposed) = {
            let state = self.state();
            (
                Arc::clone(&state.mapping),
                state.from,
                state.saved_as.clone(),
                Arc::clone(&state.proposed),
            )
        };
        let told = looking::Told {
            mapping: &mapping,
            from,
            saved_as,
            proposed: &proposed,
        };
        session.read(context, |look| looking::look(&self.book, told, look))
    }

    /// Looks at the file under a mapping mended by hand. Where another row of headings was chosen, or another thing that
    /// rows are about, the columns of that sheet are proposed anew.
    ///
    /// # Errors
    /// `invalid` when the mapping is of a version that is not known.
    pub fn map(&self, session: &Session, context: &Context, mapping: Mapping) -> Result<ImportLook, Failure> {
        let known = session.read(context, |look| known_fields(look.conn))?;
        let renewed = exchange::renew(&mapping, &self.book, &known);
        self.put(renewed, MappingOrigin::ByHand, None)?;
        self.look(session, context)
    }

    /// Looks at the file under a mapping that was made for another file of its kind: columns are found again by their
    /// headings.
    ///
    /// # Errors
    /// `invalid` when it does not fit the file, or is of a version that is not known.
    pub fn fit(
        &self,
        session: &Session,
        context: &Context,
        mapping: &Mapping,
    ) -> Result<ImportLook, Failure> {
        let fitting = exchange::fit(mapping, &self.book).ok_or_else(|| self.misfit("This mapping"))?;
        self.put(fitting, MappingOrigin::Saved, None)?;
        self.look(session, context)
    }

    fn misfit(&self, mapping: &str) -> Failure {
        Failure::new(
            Code::Invalid,
            format!(
                "{mapping} does not fit {}: columns it needs are missing. Choose another, or map the columns by hand.",
                self.file_name()
            ),
        )
    }

    /// Looks at the file under a saved mapping.
    ///
    /// # Errors
    /// `not_found` when there is none of that name, `invalid` when it does not fit the file.
    pub fn use_saved(&self, session: &Session, context: &Context, name: &str) -> Result<ImportLook, Failure> {
        let saved = session.read(context, |look| saved::named(look, name))?;
        let fitting = exchange::fit(&saved.mapping, &self.book)
            .ok_or_else(|| self.misfit(&format!("The mapping “{}”", saved.name)))?;
        self.put(fitting, MappingOrigin::Saved, Some(saved.name))?;
        self.look(session, context)
    }

    fn put(&self, mapping: Mapping, from: MappingOrigin, saved_as: Option<String>) -> Result<(), Failure> {
        if mapping.version != 1 {
            return Err(Failure::field(
                "mapping.version",
                "is not known; this version reads mappings of version 1.",
            ));
        }
        let mut state = self.state();
        state.mapping = Arc::new(mapping);
        state.from = from;
        state.saved_as = saved_as;
        state.draft = None;
        state.last = None;
        Ok(())
    }

    /// Finds out what bringing the file in would do, by doing it and taking it back. `Break` stops it.
    ///
    /// # Errors
    /// `invalid` while the mapping has faults, `cancelled` when stopped, or what the workspace refuses.
    pub fn plan(
        &self,
        session: &Session,
        context: &Context,
        choices: &ImportChoices,
        progress: &dyn Fn(Progress) -> ControlFlow<()>,
    ) -> Result<ImportPlan, Failure> {
        let (mapping, draft) = self.draft()?;
        let meaning = self.meaning(&mapping, &draft);
        let account = session.rehearse(context, |work| import(work, meaning, choices, progress))?;
        let plan = account.plan();
        self.state().last = Some(Arc::new(Rows::of(account)));
        Ok(plan)
    }

    /// Rows of the last plan.
    ///
    /// # Errors
    /// `invalid` when nothing was planned under this mapping yet, or for a window that is too large.
    pub fn rows(&self, query: &ImportRowsQuery) -> Result<Page<ImportRow>, Failure> {
        match &self.last() {
            Some(rows) => rows.page(query),
            None => Err(Failure::new(
                Code::Invalid,
                "Nothing is planned for this file yet; ask for the plan first.",
            )),
        }
    }

    /// What the last plan, or the run, came to, with every refused row; none when there was none under this mapping.
    pub fn outcome(&self) -> Option<ImportOutcome> {
        self.last().map(|rows| rows.account.outcome())
    }

    /// Brings the file in as one change, telling `progress` how far it is; `Break` stops it without a trace.
    ///
    /// # Errors
    /// `invalid` while the mapping has faults, `cancelled` when stopped, or what the workspace refuses.
    pub fn run(
        &self,
        session: &Session,
        context: &Context,
        choices: &ImportChoices,
        progress: &dyn Fn(Progress) -> ControlFlow<()>,
    ) -> Result<ImportOutcome, Failure> {
        let (mapping, draft) = self.draft()?;
        let meaning = self.meaning(&mapping, &draft);
        let operation = session::operation("import_text")?;
        let (account, change_set) = session.write(context, operation, |work| {
            import(work, meaning, choices, progress)
        })?;
        // The file is in; that its mapping could not be remembered takes nothing of that back.
        let _ = saved::remember(&session.workspace, &mapping, context.today);
        let outcome = ImportOutcome {
            change_set,
            ..account.outcome()
        };
        self.state().last = Some(Arc::new(Rows::of(account)));
        Ok(outcome)
    }

    /// The rows that were refused, or would be, as a file of the same shape with a column that says why: ready to mend
    /// and bring in again. None when no row is refused.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn refused(&self) -> Result<Option<RefusedFile>, Failure> {
        let mapping = Arc::clone(&self.state().mapping);
        match &self.last() {
            Some(rows) => mend::refused(&self.book, &mapping, &rows.account),
            None => Ok(None),
        }
    }

    /// What the file means under its mapping.
    fn draft(&self) -> Result<(Arc<Mapping>, Arc<Draft>), Failure> {
        let (mapping, known) = {
            let state = self.state();
            (Arc::clone(&state.mapping), state.draft.clone())
        };
        if let Some(draft) = known {
            return Ok((mapping, draft));
        }
        let draft = Arc::new(interpret(&self.book, &mapping)?);
        let mut state = self.state();
        if Arc::ptr_eq(&state.mapping, &mapping) {
            state.draft = Some(Arc::clone(&draft));
        }
        Ok((mapping, draft))
    }

    fn meaning<'m>(&'m self, mapping: &'m Mapping, draft: &'m Draft) -> Meaning<'m> {
        Meaning {
            file_name: self.book.file_name(),
            mapping,
            draft,
        }
    }

    fn last(&self) -> Option<Arc<Rows>> {
        self.state().last.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The reasons why rows were refused once are for who mends them; they stay out.
fn leave_reasons_out(mapping: &mut Mapping) {
    let columns = mapping.sheets.iter_mut().flat_map(|sheet| &mut sheet.columns);
    for column in columns.filter(|column| column.header == REASON_HEADING) {
        column.target = Target::LeaveOut;
    }
}

/// What a book means under a mapping without faults.
fn interpret(book: &Book, mapping: &Mapping) -> Result<Draft, Failure> {
    if let Some(fault) = exchange::check(mapping, book).into_iter().next() {
        let sheet = mapping
            .sheets
            .get(fault.sheet)
            .map_or("", |sheet| sheet.sheet.as_str());
        let place = if sheet.is_empty() {
            book.file_name().to_owned()
        } else {
            format!("{}, sheet {sheet}", book.file_name())
        };
        return Err(Failure::new(
            Code::Invalid,
            format!("{place}: {} Nothing was changed.", fault.reason),
        ));
    }
    if let Some(asked) = exchange::questions(book, mapping)
        .into_iter()
        .find_map(date_order)
    {
        let (sheet, column, sample) = asked;
        let columns = mapping.sheets.get(sheet).map_or(&[][..], |sheet| &sheet.columns);
        let heading = columns
            .iter()
            .find(|mapped| mapped.index as usize == column)
            .map_or("", |mapped| mapped.header.as_str());
        return Err(Failure::new(
            Code::Invalid,
            format!(
                "The date order of “{heading}” is not clear: {sample} could be read both ways. Say whether the day or the month \
                 comes first. Nothing was changed."
            ),
        ));
    }
    exchange::interpret(book, mapping).map_err(unreadable)
}

fn date_order(question: Question) -> Option<(usize, usize, String)> {
    match question {
        Question::DateOrder {
            sheet,
            column,
            sample,
        } => Some((sheet, column, sample)),
        Question::Scale { .. } => None,
    }
}

/// `import_text`, within a change that is already under way.
pub(super) fn bring_in_text(
    work: &mut Work<'_, '_>,
    bytes: &[u8],
    file_name: &str,
    mapping: Option<Mapping>,
    choices: &ImportChoices,
    dry_run: bool,
) -> Result<ImportOutcome, Failure> {
    let book = exchange::open(bytes, file_name).map_err(unreadable)?;
    let staged = Staged::of(book, work)?;
    if let Some(mapping) = mapping {
        staged.put(mapping, MappingOrigin::ByHand, None)?;
    }
    let (mapping, draft) = staged.draft()?;
    let meaning = staged.meaning(&mapping, &draft);
    let act = |work: &mut Work<'_, '_>| import(work, meaning, choices, &|_| ControlFlow::Continue(()));
    let account = if dry_run {
        crate::door::rehearse(work, act)?
    } else {
        act(work)?
    };
    Ok(account.outcome())
}
