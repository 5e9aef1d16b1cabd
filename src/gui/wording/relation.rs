//! How passages stand to those of other articles: by the verdict of their group, or only on the same part of the story, which
//! is no verdict.

use super::names::outlet_of;
use crate::{
    compare::{Comparison, Group},
    gui::words::t,
    ids::{ArticleId, ClaimId},
    judge::Verdict,
};

/// `relation` in words, with that it is only probably one claim where that is so.
pub fn relation_words(relation: Relation, loose: bool) -> String {
    let word = relation.words();
    if loose { t!("list-probably", verdict = word) } else { word }
}

/// How a passage, or a group, stands to other articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// By the verdict of its group.
    Judged(Verdict),
    /// Other articles have passages on the same part of the story; none makes the same claim.
    Related,
}

impl Relation {
    /// All relations; the number of one is its place here.
    pub const ALL: [Relation; 6] = [
        Relation::Judged(Verdict::Disputed),
        Relation::Judged(Verdict::Differ),
        Relation::Judged(Verdict::Changed),
        Relation::Judged(Verdict::Agree),
        Relation::Judged(Verdict::SingleSource),
        Relation::Related,
    ];

    /// The relation of the passage `claim`.
    pub fn of(comparison: &Comparison, claim: ClaimId) -> Self {
        let group = &comparison.groups[comparison.claims[claim].group];
        Relation::new(group, || is_aligned(comparison, claim))
    }

    /// The relation of `group`: related where one of its passages is.
    pub fn of_group(comparison: &Comparison, group: &Group) -> Self {
        Relation::new(group, || group.members.iter().any(|&claim| is_aligned(comparison, claim)))
    }

    fn new(group: &Group, is_aligned: impl FnOnce() -> bool) -> Self {
        let alone = group.sources < 2 && group.verdict == Verdict::SingleSource;
        if alone && is_aligned() { Relation::Related } else { Relation::Judged(group.verdict) }
    }

    /// Its place in [`Relation::ALL`].
    pub fn number(self) -> usize {
        match self {
            Relation::Judged(verdict) => verdict as usize,
            Relation::Related => Relation::ALL.len() - 1,
        }
    }

    /// Whether other articles have anything to set beside it.
    pub fn is_beside(self) -> bool {
        self != Relation::Judged(Verdict::SingleSource)
    }

    /// Whether there is a verdict over several articles.
    pub fn is_judged(self) -> bool {
        self.is_beside() && self != Relation::Related
    }

    /// Whether the articles conflict, or what they say changed.
    pub fn is_conflict(self) -> bool {
        self.is_judged() && self != Relation::Judged(Verdict::Agree)
    }

    /// The symbol that stands beside its colour, which is never the only sign.
    pub fn symbol(self) -> &'static str {
        match self {
            Relation::Judged(verdict) => verdict.symbol(),
            Relation::Related => "‖",
        }
    }

    /// The words on screen.
    pub fn words(self) -> String {
        match self {
            Relation::Judged(verdict) => verdict_word(verdict),
            Relation::Related => t!("related"),
        }
    }
}

/// Whether passages of other articles are on the same part of the story as `claim`.
pub fn is_aligned(comparison: &Comparison, claim: ClaimId) -> bool {
    let members = aligned(comparison, claim);
    let article = |claim: Option<&ClaimId>| claim.map(|&claim| comparison.claims[claim].article);
    // Claims are in the order of their articles.
    article(members.first()) != article(members.last())
}

/// The passages on the same part of the story as `claim`, with itself.
pub fn aligned(comparison: &Comparison, claim: ClaimId) -> &[ClaimId] {
    &comparison.alignments[comparison.claims[claim].alignment]
}

/// The outlets of the other articles that have passages on the same part of the story as `claim`.
pub fn beside(comparison: &Comparison, claim: ClaimId) -> Vec<String> {
    let article = |claim: ClaimId| comparison.claims[claim].article;
    let mut articles: Vec<ArticleId> = aligned(comparison, claim).iter().map(|&other| article(other)).collect();
    articles.dedup();
    articles.retain(|&other| other != article(claim));
    articles.into_iter().map(|other| outlet_of(&comparison.articles[other].document)).collect()
}

/// The word for `verdict` on screen.
pub fn verdict_word(verdict: Verdict) -> String {
    match verdict {
        Verdict::Disputed => t!("verdict-disputed"),
        Verdict::Differ => t!("verdict-differ"),
        Verdict::Changed => t!("verdict-changed"),
        Verdict::Agree => t!("verdict-agree"),
        Verdict::SingleSource => t!("verdict-single-source"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{gui::fixture, ids::GroupId};

    #[test]
    fn a_shared_topic_is_related_and_never_agrees() {
        let comparison = fixture::related();
        let relations: Vec<Relation> = comparison.claims.ids().map(|claim| Relation::of(&comparison, claim)).collect();
        let [differ, disputed, agree] = [Verdict::Differ, Verdict::Disputed, Verdict::Agree].map(Relation::Judged);
        assert_eq!(relations, [differ, disputed, Relation::Related, differ, disputed, agree, agree]);
        assert_eq!(Relation::of_group(&comparison, &comparison.groups[GroupId(2)]), Relation::Related);
        let alone = fixture::comparison();
        assert_eq!(Relation::of(&alone, ClaimId(2)), Relation::Judged(Verdict::SingleSource));
    }

    #[test]
    fn who_has_something_beside_it_is_named() {
        let comparison = fixture::related();
        assert_eq!(beside(&comparison, ClaimId(2)), ["Beta", "Gamma"]);
        assert_eq!(beside(&comparison, ClaimId(1)), ["Beta"]);
    }

    #[test]
    fn every_relation_has_its_number() {
        let numbers: Vec<usize> = Relation::ALL.iter().map(|relation| relation.number()).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
    }
}
