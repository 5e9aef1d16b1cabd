//! Two passages that the reader sets against each other. Knows no widgets.

use super::why::{Quoted, Why};
use crate::{compare::Comparison, ids::ClaimId};

/// Two passages, or one and what may become the second.
#[derive(Clone, Debug, PartialEq)]
pub enum Pairing {
    /// The second is being chosen.
    Choosing {
        /// The first, and the second as it is now.
        pair: [ClaimId; 2],
        /// Their words.
        passages: [Quoted; 2],
    },
    /// Why the two are or are not joined.
    Explained(Box<Why>),
}

impl Pairing {
    pub(super) fn choosing(comparison: &Comparison, pair: [ClaimId; 2]) -> Self {
        Pairing::Choosing { pair, passages: pair.map(|claim| Quoted::of(comparison, claim)) }
    }

    /// The two passages.
    pub fn pair(&self) -> [ClaimId; 2] {
        match self {
            Pairing::Choosing { pair, .. } => *pair,
            Pairing::Explained(why) => why.pair,
        }
    }

    /// Makes the words anew.
    pub fn reword(&mut self, comparison: &Comparison) {
        let pair = self.pair();
        *self = match self {
            Pairing::Choosing { .. } => Pairing::choosing(comparison, pair),
            Pairing::Explained(_) => Pairing::Explained(Box::new(Why::of(comparison, pair))),
        };
    }

    /// Whether the second passage is being chosen.
    pub fn is_choosing(&self) -> bool {
        matches!(self, Pairing::Choosing { .. })
    }
}
