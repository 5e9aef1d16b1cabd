//! What a column remembers from frame to frame of how it was drawn and moved: made again where it does not fit.
//!
//! What is remembered belongs to `follow`, `header` and `overview`; the model only holds it.

use std::sync::Arc;

use egui::{Galley, emath::Rangef};

use super::{scroll::Anchor, sync::Pair};
use crate::{gui::wording::relation::Relation, ids::GroupId};

/// What a column remembers of following.
#[derive(Clone, Copy, Debug, Default)]
pub struct Follower {
    /// The last turn that it took part in.
    pub(super) turn: u64,
    /// Where that put it; somewhere else, the reader did.
    pub(super) put: Option<Anchor>,
    /// Points that it is behind, and since when.
    pub(super) behind: Option<(f32, f64)>,
    /// The first and last places that can be in the middle, for a setting of the page and a height of the view.
    pub(super) ends: Option<((u64, f32), Pair)>,
}

/// The words of a header as rows.
pub struct HeaderRows {
    pub(super) width: f32,
    pub(super) title: Arc<Galley>,
    /// Outlet and date; under it what is shared, and the language.
    pub(super) about: [Arc<Galley>; 2],
    /// How much the article says in two ways; beside what is shared.
    pub(super) doubts: Option<Arc<Galley>>,
}

/// Points beside a mark within which it is pointed at.
const REACH: f32 = 3.0;

/// A passage on the strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Its group.
    pub group: GroupId,
    /// How it stands to other articles.
    pub relation: Relation,
    /// Points from the strip's top.
    pub y: Rangef,
}

/// The marks of a column, for heights of its blocks and a length of its strip.
#[derive(Default)]
pub struct Overview {
    pub(super) made_for: Option<(u64, f32)>,
    pub(super) marks: Vec<Mark>,
    /// Whether the pointer is on it or holds it.
    pub(super) active: bool,
}

impl Overview {
    /// Forgets the marks.
    pub fn forget(&mut self) {
        self.made_for = None;
    }

    /// The mark at `y` points from the top, or the nearest that is in reach.
    pub(super) fn at(&self, y: f32) -> Option<&Mark> {
        let distance = |mark: &Mark| (mark.y.min - y).max(y - mark.y.max).max(0.0);
        let nearest = self.marks.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
        nearest.filter(|mark| distance(mark) <= REACH)
    }
}
