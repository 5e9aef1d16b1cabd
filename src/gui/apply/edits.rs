//! What the reader changes: done, taken back and done again.

use std::{sync::Arc, time::SystemTime};

use crate::{
    edits::Draft,
    gui::state::{Effect, State},
};

impl State {
    /// Does what `draft` says and has the comparison read anew.
    pub(super) fn edit(&mut self, draft: Draft) -> Vec<Effect> {
        if draft.changes.is_empty() {
            return Vec::new();
        }
        self.library.record(draft.at(now()));
        self.compare()
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        if Arc::make_mut(&mut self.library.history).undo().is_none() {
            return Vec::new();
        }
        self.library.refresh_documents();
        self.compare()
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        if Arc::make_mut(&mut self.library.history).redo().is_none() {
            return Vec::new();
        }
        self.library.refresh_documents();
        self.compare()
    }
}

/// Seconds since the start of 1970; a clock before it tells none.
fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
