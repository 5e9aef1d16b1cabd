//! What is asked of the claims list: which claims and facts, with what, in which order. Plain: knows no comparison.

use crate::{
    gui::{features::annotations::filters::Yours, wording::relation::Relation, words::t},
    ids::DocumentId,
    judge::Verdict,
};

/// Which groups the claims list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// All that are in more than one article.
    #[default]
    Shared,
    /// Those that stand to other articles in one way.
    Only(Relation),
}

impl Filter {
    /// In the order in which they are offered.
    pub const ALL: [Filter; 7] = [
        Filter::Shared,
        Filter::Only(Relation::Judged(Verdict::Disputed)),
        Filter::Only(Relation::Judged(Verdict::Differ)),
        Filter::Only(Relation::Judged(Verdict::Changed)),
        Filter::Only(Relation::Judged(Verdict::Agree)),
        Filter::Only(Relation::Related),
        Filter::Only(Relation::Judged(Verdict::SingleSource)),
    ];

    /// The words on screen.
    pub fn words(self) -> String {
        match self {
            Filter::Shared => t!("filter-shared"),
            Filter::Only(relation) => relation.words(),
        }
    }

    /// Whether what stands so to other articles is to be shown.
    pub fn admits(self, relation: Relation) -> bool {
        match self {
            Filter::Shared => relation.is_judged(),
            Filter::Only(only) => relation == only,
        }
    }
}

/// What is asked of a group beside its verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// Some passage has a number.
    pub numbers: bool,
    /// Some passage is direct speech.
    pub quotes: bool,
    /// The passages make the same claim, and not only probably.
    pub sure: bool,
    /// The document with this id does not have it.
    pub left_out_by: Option<DocumentId>,
    /// What the reader did with it.
    pub yours: Yours,
}

/// In which order the groups are listed, those that conflict always before the others; of equals, what more articles have
/// comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What matches best, then what conflicts.
    #[default]
    Disagreement,
    /// What the most articles have.
    Sources,
    /// What is most surely one claim.
    Sure,
    /// As the document with this id has them; what it does not have comes last.
    Article(DocumentId),
}

/// Everything that is asked of the list.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The verdict.
    pub filter: Filter,
    /// The rest.
    pub traits: &'a Traits,
    /// In which order.
    pub sort: &'a Sort,
    /// A few letters.
    pub typed: &'a str,
}
