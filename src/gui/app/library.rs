//! The articles, everything that the reader did with them, and what was found in them.

use std::sync::Arc;

use crate::{
    compare::Comparison,
    edits::{self, Hand, History, Step},
    gui::features::claims_list::search::SearchIndex,
    ingest::Document,
};

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
