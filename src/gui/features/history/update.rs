//! What the reader changes: done, taken back and done again, shown as a list, and what of it waits for its words.

use std::sync::Arc;

use super::model::{Retraced, now};
use crate::{
    edits::{Draft, Pen},
    gui::app::{
        message::Effect,
        state::{Dialog, State},
    },
};

impl State {
    /// Writes edits of what is on screen.
    pub fn pen(&self) -> Pen<'_> {
        Pen::new(&self.library.comparison, &self.library.hand)
    }

    /// Does what `draft` says and has the comparison read anew.
    pub fn edit(&mut self, draft: Draft) -> Vec<Effect> {
        if draft.changes.is_empty() {
            return Vec::new();
        }
        self.library.record(draft.at(now()));
        self.compare()
    }

    pub fn undo(&mut self) -> Vec<Effect> {
        let Some(act) = Arc::make_mut(&mut self.library.history).undo() else { return Vec::new() };
        self.retraced = Some(Retraced::Undone(act));
        self.library.refresh_documents();
        self.compare()
    }

    pub fn redo(&mut self) -> Vec<Effect> {
        let Some(act) = Arc::make_mut(&mut self.library.history).redo() else { return Vec::new() };
        self.retraced = Some(Retraced::Redone(act));
        self.library.refresh_documents();
        self.compare()
    }

    /// Takes steps back or does them again until the first `done` count.
    pub fn go_to(&mut self, done: usize) -> Vec<Effect> {
        let history = &self.library.history;
        let (before, done) = (history.done().len(), done.min(history.steps().len()));
        if done == before {
            return Vec::new();
        }
        self.retraced = Some(Retraced::between(history, before, done));
        Arc::make_mut(&mut self.library.history).go(done);
        self.library.refresh_documents();
        self.compare()
    }

    // What is shown of it

    pub fn show_history(&mut self) -> Vec<Effect> {
        self.dialog = Some(Dialog::History);
        Vec::new()
    }

    pub fn show_orphans(&mut self) -> Vec<Effect> {
        self.dialog = Some(Dialog::Orphans);
        Vec::new()
    }

    /// Gives up what the step at `step` says of words that are no longer there.
    pub fn dismiss_orphan(&mut self, step: usize) -> Vec<Effect> {
        let orphan = self.library.hand.orphans.iter().find(|orphan| orphan.step == step);
        let done = self.library.history.steps().get(step);
        let draft = orphan.zip(done).map(|(orphan, done)| Pen::dismiss(orphan, done));
        draft.map_or_else(Vec::new, |draft| self.edit(draft))
    }
}
