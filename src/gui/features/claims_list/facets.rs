//! What filters ask of every group, found once per comparison. Knows no widgets.

use std::collections::BTreeMap;

use crate::{
    compare::{Comparison, Group},
    edits::Reading,
    gui::{features::annotations::filters::Said, wording::relation::Relation},
    ids::{GroupId, IdVec},
};

/// What is known of every group before anything is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    groups: IdVec<GroupId, Facet>,
    /// What the reader said, by group.
    pub said: BTreeMap<GroupId, Said>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Facet {
    pub(super) relation: Relation,
    pub(super) numbers: bool,
    pub(super) quotes: bool,
    /// See [`Hand::is_loose`](crate::edits::Hand::is_loose).
    pub(super) is_loose: bool,
    /// Whether no two of its articles are linked by their words.
    pub(super) is_by_meaning: bool,
}

impl Facets {
    /// The facets of the groups of `reading`.
    pub fn of(reading: &Reading) -> Self {
        let comparison = &*reading.comparison;
        let by_meaning = by_meaning(comparison);
        let facet = |(number, group): (GroupId, &Group)| {
            let has = |asked: fn(&crate::claims::Claim) -> bool| {
                group.members.iter().any(|&claim| asked(comparison.claim(claim).1))
            };
            Facet {
                relation: Relation::of_group(comparison, group),
                numbers: has(|claim| !claim.quantities.is_empty()),
                quotes: has(|claim| claim.attribution.as_ref().is_some_and(|said| said.direct)),
                is_loose: reading.hand.is_loose(comparison, number),
                is_by_meaning: by_meaning[number],
            }
        };
        Facets { groups: comparison.groups.iter_enumerated().map(facet).collect(), said: Said::of(reading) }
    }

    pub(super) fn facet(&self, group: GroupId) -> Option<Facet> {
        self.groups.get(group).copied()
    }

    /// Whether the passages of `group` only probably make the same claim.
    pub fn is_loose(&self, group: GroupId) -> bool {
        self.facet(group).is_some_and(|facet| facet.is_loose)
    }

    /// Whether the articles of `group` were brought together by what they mean alone, and not by their words.
    pub fn is_by_meaning(&self, group: GroupId) -> bool {
        self.facet(group).is_some_and(|facet| facet.is_by_meaning)
    }
}

/// For each group, whether all links between its articles are by meaning, and there is one.
fn by_meaning(comparison: &Comparison) -> IdVec<GroupId, bool> {
    let mut of_groups: IdVec<GroupId, Option<bool>> = IdVec::filled(None, comparison.groups.len());
    if comparison.vectors.is_empty() {
        return IdVec::filled(false, of_groups.len());
    }
    for link in comparison.links.iter() {
        let [one, other] = [link.a, link.b].map(|claim| comparison.claims[claim]);
        if one.group == other.group && one.article != other.article {
            let all = &mut of_groups[one.group];
            *all = Some(all.unwrap_or(true) && link.is_by_meaning());
        }
    }
    of_groups.into_iter().map(Option::unwrap_or_default).collect()
}
