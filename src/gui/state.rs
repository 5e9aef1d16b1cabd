//! What the window holds, in nouns. Changed in `apply` only; nothing here is a widget's.

use std::{path::PathBuf, sync::Arc};

use super::{
    command::Command,
    desk::Desk,
    evidence::Evidence,
    fact_rows::FactSpot,
    files_message::FileQuestion,
    filter::{Asked, Filter, Sort, Traits},
    find::FindBar,
    listing::{Counts, Listed, ListedFacts, listed},
    matrix::Matrix,
    overrule::{OverruleDialog, Picks},
    pairing::Pairing,
    past::Retraced,
    refining::Meaning,
    remarks::Drafts,
    remarks_message::{Question, ScaleForm},
    search::SearchIndex,
    settings::Settings,
    theme::SystemLook,
    timeline::Timeline,
};
use crate::{
    align::ClaimIndex,
    compare::{Comparison, Progress},
    edits::{self, Hand, History, Step, Subject},
    ingest::Document,
    notes::Note,
};

/// Everything that the window holds.
#[derive(Default)]
pub struct State {
    /// The articles and what was found in them.
    pub library: Library,
    /// What the reader points at.
    pub selection: Selection,
    /// What the reader picked, to do one thing with all of it.
    pub picks: Picks,
    /// The claims list.
    pub list: ClaimsList,
    /// Claims against articles.
    pub matrix: Matrix,
    /// Dated passages along a line of time.
    pub timeline: Timeline,
    /// The bar in which words are found in the articles.
    pub find: FindBar,
    /// The articles as their columns stand, from left to right.
    pub columns: Vec<u32>,
    /// What the worker is doing.
    pub work: Work,
    /// What the passages mean.
    pub meaning: Meant,
    /// Files: what the workspace is of, what is unsaved, asked and offered.
    pub desk: Desk,
    /// Notes that the reader has not dismissed.
    pub notices: Notices,
    /// The dialog over the window, if there is one.
    pub dialog: Option<Dialog>,
    /// Whether the evidence shows what each passage says.
    pub says_unfolded: bool,
    /// Whether copying was the last thing done: it leaves no other trace in the window.
    pub copied: bool,
    /// What was taken back or done again, where that was the last thing done.
    pub retraced: Option<Retraced>,
    /// What is being written of passages and groups and not kept yet.
    pub drafts: Drafts,
    /// The commands that were chosen from all, the latest first.
    pub recent_commands: Vec<Command>,
    /// What is remembered.
    pub settings: Settings,
    /// What the system wants of every window.
    pub system: SystemLook,
}

/// The articles and what was found in them.
#[derive(Default)]
pub struct Library {
    /// Every text that was opened, as it was read; those that were closed too, so that closing can be undone.
    pub texts: Vec<Arc<Document>>,
    /// Everything that the reader did.
    pub history: Arc<History>,
    /// The open articles, as the reader says that they are.
    pub documents: Vec<Arc<Document>>,
    /// The last complete comparison, after the edits; it stays on screen while the next is made.
    pub comparison: Arc<Comparison>,
    /// What the reader said of it, and what the machine says.
    pub hand: Arc<Hand>,
    /// Changes whenever `comparison` does.
    pub epoch: u64,
    /// Changes whenever `history` does.
    pub revision: u64,
    /// Counts what was asked of the worker; an answer to anything older is stale.
    pub asked: u64,
    /// The wordings in which claims are found.
    pub index: SearchIndex,
}

impl Library {
    /// Keeps `documents` among the texts.
    pub fn shelve(&mut self, documents: &[Arc<Document>]) {
        for document in documents {
            if !self.texts.iter().any(|text| text.sha256 == document.sha256) {
                self.texts.push(Arc::clone(document));
            }
        }
    }

    /// Records `step` and takes its changes of the articles in.
    pub fn record(&mut self, step: Step) {
        Arc::make_mut(&mut self.history).record(step);
        self.refresh_documents();
    }

    /// Makes the open articles anew from texts and history; those that are as before keep their pointers.
    pub fn refresh_documents(&mut self) {
        self.revision += 1;
        let before = std::mem::take(&mut self.documents);
        let kept = |document: Arc<Document>| before.iter().find(|same| **same == document).cloned().unwrap_or(document);
        self.documents = edits::documents(&self.texts, &self.history).into_iter().map(kept).collect();
    }
}

/// What the reader points at.
#[derive(Default)]
pub struct Selection {
    /// The selected group, as an index into the comparison's.
    pub group: Option<u32>,
    /// The passage of it that the reader picked, or else its best wording.
    pub passage: Option<ClaimIndex>,
    /// The passage that the reader went to from source to source.
    pub visited: Option<ClaimIndex>,
    /// The value of a fact that the reader went to; its claim is of the selected group.
    pub fact: Option<FactSpot>,
    /// The passages that are set against each other.
    pub pairing: Option<Pairing>,
    /// The group under the pointer in the columns.
    pub in_columns: Option<u32>,
    /// The group under the pointer in the claims list.
    pub in_list: Option<u32>,
    /// What is shown of the selected group.
    pub evidence: Option<Evidence>,
}

impl Selection {
    /// The group under the pointer, wherever that is.
    pub fn hovered(&self) -> Option<u32> {
        self.in_list.or(self.in_columns)
    }
}

/// The claims list.
#[derive(Default)]
pub struct ClaimsList {
    /// Which groups are shown.
    pub filter: Filter,
    /// The letters in the find box.
    pub typed: String,
    /// What else is asked of a group.
    pub traits: Traits,
    /// In which order they are shown.
    pub sort: Sort,
    /// The facts that are shown before them.
    pub facts: ListedFacts,
    /// Whether of the facts only their number is shown.
    pub facts_folded: bool,
    /// The groups that are shown, in order. Made anew when comparison, filter or letters change, never by a frame.
    pub rows: Vec<u32>,
    /// How many groups each filter has beside the others.
    pub counts: Counts,
}

impl ClaimsList {
    /// Asks no more for what an article leaves out, or for its order, once it is closed.
    pub fn forget_closed(&mut self, library: &Library) {
        let is_closed = |id: &String| library.comparison.articles.iter().all(|article| article.document.id != *id);
        self.traits.left_out_by.take_if(|id| is_closed(id));
        if matches!(&self.sort, Sort::Article(id) if is_closed(id)) {
            self.sort = Sort::default();
        }
        self.traits.yours.forget_gone(&library.index.facets.said);
    }

    /// Makes the rows anew.
    pub fn refresh(&mut self, library: &Library) {
        let asked = Asked { filter: self.filter, traits: &self.traits, sort: &self.sort, typed: &self.typed };
        let Listed { facts, rows, counts } = listed(&library.comparison, &library.index, asked);
        (self.facts, self.rows, self.counts) = (facts, rows, counts);
    }
}

/// What the worker is doing.
#[derive(Default)]
pub struct Work {
    /// The sources that it was given and has not answered.
    pub reading: Vec<Pending>,
    /// The comparison that it was asked for and has not answered.
    pub comparing: Option<u64>,
    /// How far it is.
    pub progress: Option<Progress>,
    /// The last ticket that was given out.
    pub last_ticket: u64,
}

/// How far it is known what the passages mean.
#[derive(Default)]
pub struct Meant {
    /// What the worker told of it last.
    pub known: Option<Meaning>,
    /// Why it is not known, as the reader was told.
    pub told: Option<Note>,
}

/// A source that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The ticket that the answer will have.
    pub ticket: u64,
    /// The files and folders that were asked for; none for other texts.
    pub paths: Vec<PathBuf>,
}

impl Work {
    /// Whether anything is being read or compared.
    pub fn is_running(&self) -> bool {
        !self.reading.is_empty() || self.comparing.is_some()
    }
}

/// Notes that the reader has not dismissed, each once.
#[derive(Default)]
pub struct Notices {
    /// The oldest first.
    list: Vec<Notice>,
}

/// A note on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub note: Note,
    /// How often.
    pub times: usize,
}

impl Notices {
    /// Shows `note`; one that is on screen already is counted instead.
    pub fn add(&mut self, note: Note) {
        match self.list.iter_mut().find(|notice| notice.note == note) {
            Some(notice) => notice.times += 1,
            None => self.list.push(Notice { note, times: 1 }),
        }
    }

    /// Takes away the notice at `place`.
    pub fn dismiss(&mut self, place: usize) {
        if place < self.list.len() {
            self.list.remove(place);
        }
    }

    /// Takes away the notice that came last.
    pub fn dismiss_newest(&mut self) {
        self.list.pop();
    }

    /// The notices, the oldest first.
    pub fn list(&self) -> &[Notice] {
        &self.list
    }
}

/// A dialog over the window, with what was typed into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// A path is asked for.
    Path {
        /// The path so far.
        typed: String,
        /// Whether it stands in for a system dialog that could not be shown.
        stands_in: bool,
    },
    /// The folder of a sentence encoder is asked for, where the system has no dialogs.
    Model {
        /// The path so far.
        typed: String,
    },
    /// A command is asked for.
    Commands {
        /// A few of its letters.
        typed: String,
        /// Which of the commands that have them Enter runs.
        chosen: usize,
    },
    /// The keys of all commands.
    Keys,
    /// Something is asked for that is remarked of a passage or group.
    Remark {
        /// What it is about.
        on: Subject,
        /// What is asked for.
        question: Question,
    },
    /// The names of the ratings, and who gives them.
    Scale(ScaleForm),
    /// Everything that the reader did.
    History,
    /// What is fastened to words that are no longer there.
    Orphans,
    /// The reader overrules the program.
    Overrule(OverruleDialog),
    /// A question about files.
    Files(FileQuestion),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::Level;

    #[test]
    fn a_notice_that_is_repeated_is_counted() {
        let mut notices = Notices::default();
        let note = |name: &str| Note::new(Level::Error, name, "It is empty.");
        for name in ["a.txt", "b.txt", "a.txt"] {
            notices.add(note(name));
        }
        let times: Vec<_> = notices.list().iter().map(|notice| (notice.note.subject.as_str(), notice.times)).collect();
        assert_eq!(times, [("a.txt", 2), ("b.txt", 1)]);
        notices.dismiss(0);
        notices.dismiss(7);
        assert_eq!(notices.list().len(), 1);
    }
}
