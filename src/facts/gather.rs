//! Details that are of one thing, gathered, and what their values amount to.

use crate::claims::Article;

use super::{Fact, pairs::Site};

/// The facts of `sites`, by the pairs `scored` with the probability that both are of one thing.
pub(super) fn facts(_articles: &[&Article], _sites: &[Site<'_>], _scored: &[(u32, u32, f32)]) -> Vec<Fact> {
    Vec::new()
}
