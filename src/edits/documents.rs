//! Which articles are compared, and as what: those that the history has open, with what was corrected and marked.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Anchor, Change, History};
use crate::{
    ids::ContentHash,
    ingest::{Document, Mark, MarkKind, Property},
    text::Span,
};

/// Which text stands today where another stood: files that were read again.
#[derive(Debug, Default)]
pub struct Lineage<'a> {
    /// By hash, that of the text that took its place last.
    today: FxHashMap<&'a ContentHash, &'a ContentHash>,
}

impl<'a> Lineage<'a> {
    /// What the files of `history` became.
    pub fn of(history: &'a History) -> Self {
        let mut today: FxHashMap<&ContentHash, &ContentHash> = FxHashMap::default();
        for change in history.changes() {
            if let Change::Replace { old, new } = change {
                today.values_mut().filter(|hash| **hash == old).for_each(|hash| *hash = new);
                today.insert(old, new);
                // A file can get an earlier text back.
                today.remove(new);
            }
        }
        Lineage { today }
    }

    /// The hash of the text that stands where the one with `hash` stood.
    pub fn today<'h>(&'h self, hash: &'h ContentHash) -> &'h ContentHash {
        self.today.get(hash).copied().unwrap_or(hash)
    }
}

/// The articles that `history` has open, of all `texts` that were ever opened, as the reader says that they are.
pub fn documents(texts: &[Arc<Document>], history: &History) -> Vec<Arc<Document>> {
    let lineage = Lineage::of(history);
    let by_hash: FxHashMap<&ContentHash, &Arc<Document>> = texts.iter().map(|text| (&text.sha256, text)).collect();
    let mut opened: Vec<(&ContentHash, Arc<Document>)> =
        open(history).into_iter().filter_map(|hash| Some((hash, Arc::clone(by_hash.get(hash)?)))).collect();
    for ((hash, property), value) in corrections(history, &lineage) {
        if let Some((_, document)) = opened.iter_mut().find(|(open, _)| *open == hash) {
            Arc::make_mut(document).correct(property, value);
        }
    }
    for (anchor, kind) in marks(history) {
        let today = lineage.today(&anchor.document);
        if let Some((_, document)) = opened.iter_mut().find(|(open, _)| *open == today) {
            mark(document, anchor, kind);
        }
    }
    opened.into_iter().map(|(_, document)| document).collect()
}

/// The hashes of what is open, in order.
pub fn open(history: &History) -> Vec<&ContentHash> {
    let mut open: Vec<&ContentHash> = Vec::new();
    for change in history.changes() {
        match change {
            Change::Open(hashes) => {
                for hash in hashes {
                    if !open.contains(&hash) {
                        open.push(hash);
                    }
                }
            }
            Change::Close(hashes) => open.retain(|hash| !hashes.contains(hash)),
            Change::Replace { old, new } => {
                open.iter_mut().filter(|hash| **hash == old).for_each(|hash| *hash = new);
            }
            _ => (),
        }
    }
    open
}

/// What is corrected, by what each text is today; what was read again is no longer corrected.
fn corrections<'a>(history: &'a History, lineage: &'a Lineage<'a>) -> Vec<((&'a ContentHash, Property), &'a str)> {
    let mut corrections: Vec<((&ContentHash, Property), &str)> = Vec::new();
    for change in history.changes() {
        if let Change::Correct { document, property, value } = change {
            let key = (lineage.today(document), *property);
            corrections.retain(|(other, _)| *other != key);
            corrections.extend(value.as_deref().map(|value| (key, value)));
        }
    }
    corrections
}

fn marks(history: &History) -> impl Iterator<Item = (&Anchor, Option<MarkKind>)> {
    history.changes().filter_map(|change| match change {
        Change::Mark { at, kind } => Some((at, *kind)),
        _ => None,
    })
}

/// Marks the words of `anchor`, or takes away every mark on them.
fn mark(document: &mut Arc<Document>, anchor: &Anchor, kind: Option<MarkKind>) {
    let Some(span) = anchor.find(&document.text) else { return };
    let is_other = |mark: &Mark, span: Span| !mark.span.overlaps(span);
    let document = Arc::make_mut(document);
    match kind {
        Some(kind) => {
            document.marks.retain(|mark| !span.contains(mark.span));
            document.marks.push(Mark { span, kind });
        }
        None => document.marks.retain(|mark| is_other(mark, span)),
    }
}
