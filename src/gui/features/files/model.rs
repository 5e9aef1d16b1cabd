//! What the window knows of files: which one the workspace is of, what of it is not saved, what is asked and offered.
//!
//! Plain; changed in `update` only. Whether something is unsaved is worked out when the history changes, never by a frame.

use std::{path::PathBuf, sync::Arc};

use super::{
    autosave::LeftWork,
    file_watcher::{Change, Watched},
    message::Then,
    paths::stem,
};
use crate::{
    compare::Comparison,
    edits::History,
    gui::{app::library::Library, wording::counts, words::t},
    ingest::Origin,
    workspace::Fingerprint,
};

/// What the window knows of files.
#[derive(Default)]
pub struct Desk {
    /// The file that the workspace is of.
    pub file: Option<PathBuf>,
    /// What that file held when it was read or written; `None` where this window did not read it whole.
    pub print: Option<Fingerprint>,
    /// Changes whenever something is to be kept or watched anew.
    pub turn: u64,
    /// What runs beside the frames.
    pub errands: Errands,
    /// What was done last and leaves no other trace in the window.
    pub said: Option<Said>,
    /// Work of programs that ended without saving.
    pub left: Vec<LeftWork>,
    /// Files of articles that are no longer as they were read.
    pub stale: Vec<Stale>,
    /// Whether another program changed the workspace's file.
    pub changed_elsewhere: bool,
    /// Whether the window may close without asking.
    pub leaving: bool,
    /// The history as it was saved.
    saved: Arc<History>,
    /// The library's revision that was looked at last.
    seen: u64,
    /// Whether the history is another than what was saved.
    changed: bool,
    /// Whether the reader did more than open and close articles from files.
    has_work: bool,
    /// Whether an article is in no file.
    has_pasted: bool,
}

/// What runs beside the frames.
#[derive(Default)]
pub struct Errands {
    /// What is being saved.
    pub saving: Option<Saving>,
    /// How many workspaces are being opened.
    pub opening: usize,
    /// What was done when the last of them was asked for: what is done since is not given up.
    pub opened_over: Arc<History>,
    /// How many exports are being written.
    pub exporting: usize,
}

/// A workspace that is being saved.
pub struct Saving {
    /// Where to.
    pub path: PathBuf,
    /// What will then be saved.
    pub history: Arc<History>,
    /// Whether the reader asked to save while this was being done.
    pub again: bool,
    /// What comes after it.
    pub then: Option<Then>,
}

/// What was done and leaves no other trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The workspace was saved.
    Saved,
    /// This file was exported.
    Exported(PathBuf),
}

/// A file that is no longer as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The file, as the article has it.
    pub path: PathBuf,
    /// Whether it is gone.
    pub gone: bool,
}

impl Desk {
    /// Looks at what changed in the library since the last time.
    pub fn look(&mut self, library: &Library) {
        if self.seen == library.revision {
            return;
        }
        self.seen = library.revision;
        self.has_work = library.history.has_work();
        self.has_pasted = library.documents.iter().any(|document| document.origin == Origin::Pasted);
        self.weigh(&library.history);
        let open = |stale: &Stale| library.documents.iter().any(|document| document.path() == Some(&stale.path));
        self.stale.retain(open);
        self.said = None;
    }

    /// The workspace is from now on of `file`, which holds what `print` says. What was `saved` of it is what is unchanged.
    pub fn belongs_to(
        &mut self,
        file: Option<PathBuf>,
        print: Option<Fingerprint>,
        saved: Arc<History>,
        now: &History,
    ) {
        (self.file, self.print, self.saved) = (file, print, saved);
        self.changed_elsewhere = false;
        self.weigh(now);
    }

    fn weigh(&mut self, history: &History) {
        self.changed = *history != *self.saved;
        self.turn += 1;
    }

    /// Whether work would be lost that the reader may want.
    pub fn is_unsaved(&self) -> bool {
        self.changed && (self.has_work || self.has_pasted || self.file.is_some())
    }

    /// Whether anything is done beside the frames.
    pub fn is_busy(&self) -> bool {
        let Errands { saving, opening, exporting, .. } = &self.errands;
        saving.is_some() || opening + exporting > 0
    }

    /// The window's title: "troops — Synoptic", with a mark where it is not saved.
    pub fn title(&self, comparison: &Comparison) -> String {
        let title = match &self.file {
            Some(file) => t!("file-title", name = stem(file)),
            None => counts::title(comparison),
        };
        if self.is_unsaved() { t!("file-title-unsaved", title = title) } else { title }
    }

    /// What a file is called that is to be written: "troops.synoptic".
    pub fn offered_name(&self, extension: &str) -> String {
        let name = self.file.as_deref().map_or_else(|| t!("file-untitled"), stem);
        format!("{name}.{extension}")
    }

    /// What is to be watched on the disk: the open articles' files, and the workspace's own.
    pub fn watched(&self, library: &Library) -> Watched {
        let of_article = |document: &Arc<crate::ingest::Document>| {
            document.path().map(|path| (path.to_owned(), document.sha256.clone()))
        };
        let articles = library.documents.iter().filter_map(of_article).collect();
        Watched { articles, workspace: self.file.clone().zip(self.print) }
    }

    /// Takes in that a watched file is otherwise than it was read.
    pub fn hear(&mut self, change: Change) {
        match change {
            Change::Article { path, gone, same } => {
                self.stale.retain(|stale| stale.path != path);
                if !same {
                    self.stale.push(Stale { path, gone });
                }
            }
            // One that is gone is written anew by the next saving.
            Change::Workspace(print) => self.changed_elsewhere = print.is_some() && print != self.print,
        }
    }

    /// The files that can be read again.
    pub fn readable(&self) -> Vec<PathBuf> {
        self.stale.iter().filter(|stale| !stale.gone).map(|stale| stale.path.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::{Act, Change as Edit, Step};

    fn step(act: Act) -> Step {
        Step { act, changes: vec![Edit::Scale(vec!["so".to_owned()])], at: 0 }
    }

    /// A desk that has seen a library in which `acts` were done.
    fn after(acts: &[Act]) -> (Desk, Library) {
        let (mut desk, mut library) = (Desk::default(), Library::default());
        acts.iter().for_each(|act| library.record(step(*act)));
        desk.look(&library);
        (desk, library)
    }

    #[test]
    fn opening_articles_is_no_unsaved_work_but_an_edit_is() {
        assert!(!after(&[]).0.is_unsaved());
        assert!(!after(&[Act::Open]).0.is_unsaved());
        assert!(after(&[Act::Open, Act::Scale]).0.is_unsaved());
    }

    #[test]
    fn a_pasted_text_is_in_no_file_and_so_it_is_unsaved() {
        let (mut desk, mut library) = after(&[]);
        let text = crate::ingest::pasted("Hai mươi người tới.").unwrap();
        let opened = Edit::Open(vec![text.sha256.clone()]);
        library.shelve(&[text]);
        library.record(Step { act: Act::Open, changes: vec![opened], at: 0 });
        desk.look(&library);
        assert!(desk.is_unsaved());
    }

    #[test]
    fn what_is_saved_is_unchanged_until_the_next_edit_and_again_after_undo() {
        let (mut desk, mut library) = after(&[Act::Scale]);
        let history = Arc::clone(&library.history);
        desk.belongs_to(Some("a/troops.synoptic".into()), None, Arc::clone(&history), &history);
        assert_eq!((desk.is_unsaved(), desk.title(&Comparison::default())), (false, "troops — Synoptic".to_owned()));
        library.record(step(Act::Open));
        desk.look(&library);
        assert_eq!((desk.is_unsaved(), desk.title(&Comparison::default())), (true, "• troops — Synoptic".to_owned()));
        library.history = history;
        library.refresh_documents();
        desk.look(&library);
        assert!(!desk.is_unsaved());
    }

    #[test]
    fn of_a_file_the_latest_is_offered_until_it_is_as_it_was_or_closed() {
        let (mut desk, mut library) = after(&[]);
        library.documents = vec![Arc::new(crate::gui::fixture::document("a.txt", "Hai."))];
        let path = library.documents[0].path().unwrap().to_owned();
        let hear = |desk: &mut Desk, gone, same| desk.hear(Change::Article { path: path.clone(), gone, same });
        hear(&mut desk, false, false);
        assert_eq!(desk.readable().len(), 1);
        hear(&mut desk, true, false);
        assert_eq!((desk.readable().len(), desk.stale.len()), (0, 1), "what is gone cannot be read");
        hear(&mut desk, false, true);
        assert_eq!(desk.stale, []);
        hear(&mut desk, false, false);
        library.documents.clear();
        library.record(step(Act::Close));
        desk.look(&library);
        assert_eq!(desk.stale, []);
    }
}
