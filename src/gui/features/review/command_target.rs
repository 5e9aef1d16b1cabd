//! What a command that overrules is about: the passages, groups or words that are picked or selected.

use super::model::TextPlace;
use crate::{
    gui::app::{command::Command, library::Library, state::State},
    ids::{ArticleId, ClaimId, FactId, GroupId, IdVec},
    judge::Verdict,
};

/// So many groups are offered where a passage is to be moved to another.
const MOST_TARGETS: usize = 60;

/// The passages or groups that a command is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Two passages that are set against each other.
    Pair([ClaimId; 2]),
    /// A fact.
    Fact(FactId),
    /// Groups.
    Groups(Vec<GroupId>),
    /// Passages.
    Passages(Vec<ClaimId>),
    /// Words.
    Text(Vec<TextPlace>),
    /// Passages and the group that they are to be in.
    Into(Vec<ClaimId>, GroupId),
    /// An article.
    Article(ArticleId),
}

impl State {
    /// What `command` is about now; `None` where there is nothing that it could be about.
    pub fn aim(&self, command: Command) -> Option<Aim> {
        match command {
            Command::Confirm => self.aim_told().or_else(|| self.aim_group()),
            Command::Reject => self.aim_told().or_else(|| self.aim_passage()),
            Command::TakeOut => self.aim_picked_passages().or_else(|| self.aim_passage()),
            Command::SplitOff => self.aim_part(),
            Command::Merge => self.aim_together(),
            Command::AddToGroup => self.aim_into(),
            Command::MoveTo => self.picked_or_selected().map(Aim::Passages),
            Command::MarkClaim => self.aim_text(),
            Command::MarkFurniture => self.aim_text().or_else(|| self.aim_words()),
            Command::Unmark => self.aim_text().or_else(|| self.aim_words()).filter(|aim| self.is_marked(aim)),
            Command::Verdict => {
                let was_set =
                    |group: &GroupId| self.library.hand.groups.get(group).is_some_and(|of| of.verdict.is_some());
                let group = self.selection.group.filter(|group| !self.is_single() || was_set(group));
                group.map(|group| Aim::Groups(vec![group]))
            }
            Command::Correct => self.aim_article(),
            Command::PickPassage => self.selection.passage.map(|passage| Aim::Passages(vec![passage])),
            Command::PickGroup => self.selection.group.map(|group| Aim::Groups(vec![group])),
            _ => None,
        }
    }

    pub(super) fn members(&self, group: GroupId) -> &[ClaimId] {
        self.library.comparison.groups.get(group).map_or(&[], |group| &group.members)
    }

    pub(super) fn group_of(&self, claim: ClaimId) -> GroupId {
        self.library.comparison.claims[claim].group
    }

    fn has_company(&self, claim: ClaimId) -> bool {
        self.members(self.group_in_sight(claim)).len() > 1
    }

    /// The selected group, where `claim` is in it; else the one that it is at home in.
    pub(super) fn group_in_sight(&self, claim: ClaimId) -> GroupId {
        let selected = self.selection.group.filter(|&group| self.library.comparison.is_in(claim, group));
        selected.unwrap_or_else(|| self.group_of(claim))
    }

    fn aim_pair(&self) -> Option<Aim> {
        let pairing = self.selection.pairing.as_ref().filter(|pairing| !pairing.is_choosing())?;
        Some(Aim::Pair(pairing.pair()))
    }

    /// Two passages that are set against each other, what is picked, or the selected fact.
    fn aim_told(&self) -> Option<Aim> {
        let fact = || self.selection.fact.filter(|_| self.picks.is_empty()).map(|spot| Aim::Fact(spot.fact));
        self.aim_pair().or_else(|| self.aim_picked()).or_else(fact)
    }

    fn aim_picked(&self) -> Option<Aim> {
        let several = |group: &GroupId| self.members(*group).len() > 1;
        let groups: Vec<GroupId> = self.picks.groups().iter().copied().filter(several).collect();
        if groups.is_empty() { self.aim_picked_passages() } else { Some(Aim::Groups(groups)) }
    }

    fn aim_picked_passages(&self) -> Option<Aim> {
        let passages = self.picks.passages().iter().copied().filter(|&claim| self.has_company(claim));
        let passages: Vec<ClaimId> = passages.collect();
        (!passages.is_empty()).then_some(Aim::Passages(passages))
    }

    fn aim_group(&self) -> Option<Aim> {
        let group = self.selection.group.filter(|_| self.picks.is_empty())?;
        (self.members(group).len() > 1).then(|| Aim::Groups(vec![group]))
    }

    fn aim_passage(&self) -> Option<Aim> {
        let passage = self.selection.passage.filter(|&passage| self.picks.is_empty() && self.has_company(passage))?;
        Some(Aim::Passages(vec![passage]))
    }

    /// The picked passages of the group of the first of them, where that has others too; without any, the selected one.
    fn aim_part(&self) -> Option<Aim> {
        let Some(&first) = self.picks.passages().first() else { return self.aim_passage() };
        let group = self.group_of(first);
        let part: Vec<ClaimId> =
            self.picks.passages().iter().copied().filter(|&claim| self.group_of(claim) == group).collect();
        (part.len() < self.members(group).len()).then_some(Aim::Passages(part))
    }

    /// Picked groups, or the picked passages with the group of the first of them.
    fn aim_together(&self) -> Option<Aim> {
        if self.picks.groups().len() > 1 {
            return Some(Aim::Groups(self.picks.groups().to_vec()));
        }
        let (first, rest) = self.picks.passages().split_first()?;
        self.aim_others(rest, self.group_of(*first))
    }

    /// What is picked with the selected group.
    fn aim_into(&self) -> Option<Aim> {
        let group = self.selection.group?;
        let others: Vec<GroupId> = self.picks.groups().iter().copied().filter(|&other| other != group).collect();
        if !others.is_empty() {
            return Some(Aim::Groups(std::iter::once(group).chain(others).collect()));
        }
        self.aim_others(self.picks.passages(), group)
    }

    /// Those of `passages` that are not in `group`, into it.
    fn aim_others(&self, passages: &[ClaimId], group: GroupId) -> Option<Aim> {
        let others: Vec<ClaimId> = passages.iter().copied().filter(|&claim| self.group_of(claim) != group).collect();
        (!others.is_empty()).then_some(Aim::Into(others, group))
    }

    fn aim_text(&self) -> Option<Aim> {
        Some(Aim::Text(vec![self.picks.text.clone()?]))
    }

    /// The words of the passages that are picked or selected.
    fn aim_words(&self) -> Option<Aim> {
        let place = |claim: ClaimId| {
            let (article, found) = self.library.comparison.claim(claim);
            TextPlace { document: article.document.id.clone(), span: found.span }
        };
        Some(Aim::Text(self.picked_or_selected()?.into_iter().map(place).collect()))
    }

    /// Whether the reader marked any of the words.
    fn is_marked(&self, aim: &Aim) -> bool {
        let Aim::Text(places) = aim else { return false };
        let documents = &self.library.documents;
        let is_marked = |place: &TextPlace| {
            let document = documents.iter().find(|document| document.id == place.document);
            document.is_some_and(|document| document.marks.iter().any(|mark| mark.span.overlaps(place.span)))
        };
        places.iter().any(is_marked)
    }

    fn picked_or_selected(&self) -> Option<Vec<ClaimId>> {
        match self.picks.passages() {
            [] => Some(vec![self.selection.passage.filter(|_| self.picks.is_empty())?]),
            picked => Some(picked.to_vec()),
        }
    }

    /// Whether the selected group is in one article alone, so that there is nothing to judge.
    fn is_single(&self) -> bool {
        let Library { comparison, hand, .. } = &self.library;
        self.selection.group.is_some_and(|group| hand.machine_verdict(comparison, group) == Verdict::SingleSource)
    }

    /// The article of the words that are selected, or of the selected passage, or the one at the left.
    fn aim_article(&self) -> Option<Aim> {
        let comparison = &self.library.comparison;
        let of_text = self
            .picks
            .text
            .as_ref()
            .and_then(|text| comparison.articles.position(|article| article.document.id == text.document));
        let of_passage = self.selection.passage.map(|claim| comparison.claims[claim].article);
        let first = || self.columns.first().copied().or(comparison.articles.ids().next());
        of_text.or(of_passage).or_else(first).map(Aim::Article)
    }

    /// The groups that have `typed` and into which a passage can be moved, the best first.
    pub fn targets(&self, passages: &[ClaimId], typed: &str) -> Vec<GroupId> {
        let query = self.library.index.query(typed);
        let own = passages.first().map(|&claim| self.group_of(claim)).filter(|_| passages.len() == 1);
        let comparison = &self.library.comparison;
        let groups = comparison.groups.ids().filter(|&group| Some(group) != own);
        let mut found: Vec<(i64, GroupId)> = groups.filter_map(|group| Some((query.score(group)?, group))).collect();
        let scores = self.likenesses(passages);
        found.sort_by_key(|&(score, group)| {
            let alike = scores[group];
            (std::cmp::Reverse((score, alike)), std::cmp::Reverse(comparison.groups[group].sources), group)
        });
        found.truncate(MOST_TARGETS);
        found.into_iter().map(|(_, group)| group).collect()
    }

    /// For each group, how strongly any of `passages` is linked to it, in millionths.
    fn likenesses(&self, passages: &[ClaimId]) -> IdVec<GroupId, i64> {
        let comparison = &self.library.comparison;
        let mut scores = IdVec::filled(0, comparison.groups.len());
        for link in comparison.links.iter() {
            for (end, other) in [(link.a, link.b), (link.b, link.a)] {
                if passages.contains(&end) {
                    let score = &mut scores[self.group_of(other)];
                    *score = (*score).max((link.score * 1e6) as i64);
                }
            }
        }
        scores
    }
}
