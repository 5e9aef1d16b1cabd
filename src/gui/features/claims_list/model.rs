//! What the claims list holds.

use super::{
    filter::{Asked, Filter, Sort, Traits},
    listing::{Counts, Listed, ListedFacts, listed},
};
use crate::{
    gui::app::library::Library,
    ids::{DocumentId, GroupId},
};

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
    pub rows: Vec<GroupId>,
    /// How many groups each filter has beside the others.
    pub counts: Counts,
}

impl ClaimsList {
    /// Asks no more for what an article leaves out, or for its order, once it is closed.
    pub fn forget_closed(&mut self, library: &Library) {
        let is_closed = |id: &DocumentId| library.comparison.articles.iter().all(|article| article.document.id != *id);
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
