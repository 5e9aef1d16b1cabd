//! From paths to a workspace: one that is given, and the articles beside it.

use std::{ops::ControlFlow, path::PathBuf, time::SystemTime};

use crate::{
    edits::{self, Act, Change, Draft},
    ingest, lang,
    notes::{Level, Note},
    workspace::{self, Workspace},
};

/// Everything that `paths` name, and what there is to say of it.
pub fn read(paths: &[PathBuf]) -> (Workspace, Vec<Note>) {
    let (workspaces, articles): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| workspace::is_workspace(path));
    let mut notes = lang::notes().to_vec();
    let mut read = Workspace::default();
    for (path, number) in workspaces.iter().zip(0..) {
        match workspace::open(path) {
            Ok(_) if number > 0 => notes.push(second(path)),
            Ok(opened) => {
                read = opened.workspace;
                notes.extend(opened.notes);
            }
            Err(note) => notes.push(note),
        }
    }
    notes.extend(add(&mut read, &articles));
    (read, notes)
}

fn second(path: &std::path::Path) -> Note {
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
        let unknown = |document: &std::sync::Arc<ingest::Document>| {
            !workspace.texts.iter().any(|text| text.sha256 == document.sha256)
        };
        let new: Vec<_> = new.into_iter().filter(unknown).collect();
        workspace.texts.extend(new);
    }
    notes
}
