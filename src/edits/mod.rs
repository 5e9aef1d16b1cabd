//! What a reader changes: overrules, notes, corrections, undone and done again.
//!
//! A [`History`] of [`Step`]s is all that is kept. From it and the texts come the [`documents`] that are compared, and from
//! the comparison the [`reading`]: the same comparison with the reader's groups and verdicts, and a [`Hand`] that tells
//! what was said by the reader and what by the machine. Edits are fastened to words ([`Anchor`]); those whose words are
//! gone are kept and listed as orphans. Knows no files and no window.
//!
//! Invariants: undoing and doing again is the same state; a machine's judgement is never erased, only covered.

mod anchor;
mod change;
mod documents;
mod grouping;
mod history;
mod pen;
mod reading;

pub use anchor::Anchor;
pub use change::{
    Act, AuthorKind, Change, Colour, FactAnchor, GroupAnchor, Rating, Step, Target, USUAL_SCALE, UsualRating,
};
pub use documents::{Lineage, documents, open};
pub use grouping::{Decision, Decisions};
pub use history::History;
pub use pen::{Draft, Pen, Subject};
pub use reading::{Author, Hand, OfFact, OfGroup, Orphan, Reading, Remarks, SetVerdict, Standing, reading, subjects};
