//! From paths to a workspace: one that is given, and the articles beside it.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use crate::{
    edits::{self, Act, Change, Draft},
    ingest::{self, Document},
    lang,
    notes::{Level, Note},
    workspace::{self, Workspace},
};

/// What came of reading paths.
pub struct Intake {
    /// The workspace, with the articles beside it.
    pub workspace: Workspace,
    /// What there is to say of it.
    pub notes: Vec<Note>,
    /// Whether every workspace that was given is in it, and all of it.
    pub is_whole: bool,
}

/// Everything that `paths` name.
pub fn read(paths: &[PathBuf]) -> Intake {
    let (workspaces, articles): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| workspace::is_workspace(path));
    let mut notes = lang::notes().to_vec();
    let mut read = Workspace::default();
    let mut is_whole = workspaces.len() < 2;
    match workspaces.first().map(|path| workspace::open(path)) {
        Some(Ok(opened)) => {
            is_whole &= opened.print.is_some();
            notes.extend(opened.notes);
            read = opened.workspace;
        }
        Some(Err(note)) => {
            is_whole = false;
            notes.push(note);
        }
        None => (),
    }
    notes.extend(workspaces.iter().skip(1).map(|path| second(path)));
    notes.extend(add(&mut read, &articles));
    Intake { workspace: read, notes, is_whole }
}

fn second(path: &Path) -> Note {
    let text = "a second workspace, which is left out; compare one at a time";
    Note::new(Level::Warning, path.display().to_string(), text)
}

/// Opens the articles of `paths` beside what is open in `workspace`.
fn add(workspace: &mut Workspace, paths: &[PathBuf]) -> Vec<Note> {
    let intake = ingest::read(paths, &mut |_, _| ControlFlow::Continue(()));
    let mut open = edits::documents(&workspace.texts, &workspace.history);
    let before = open.len();
    let mut notes = intake.notes;
    notes.extend(ingest::admit(&mut open, intake.documents));
    let new = open.split_off(before);
    if !new.is_empty() {
        let hashes = new.iter().map(|document| document.sha256.clone()).collect();
        let draft = Draft { act: Act::Open, changes: vec![Change::Open(hashes)] };
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
        workspace.history.record(draft.at(now));
        let unknown = |document: &Arc<Document>| !workspace.texts.iter().any(|text| text.sha256 == document.sha256);
        let new: Vec<_> = new.into_iter().filter(unknown).collect();
        workspace.texts.extend(new);
    }
    notes
}
