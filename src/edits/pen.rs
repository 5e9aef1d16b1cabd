//! The reader's pen: from what the reader points at in a comparison to the changes that say it.

use super::{Act, Anchor, AuthorKind, Change, Colour, Decision, Hand, Orphan, Rating, Step, Target};
use crate::{
    compare::Comparison,
    ids::{ClaimId, FactId, GroupId},
    ingest::{Document, MarkKind, Property},
    judge::Verdict,
    text::Span,
};

/// A step before it is known when it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What it is, in the reader's terms.
    pub act: Act,
    /// What it changes.
    pub changes: Vec<Change>,
}

impl Draft {
    /// The step, done `at` so many seconds after the start of 1970.
    pub fn at(self, at: u64) -> Step {
        Step { act: self.act, changes: self.changes, at }
    }
}

/// What a remark is about, in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A passage.
    Passage(ClaimId),
    /// A group.
    Group(GroupId),
    /// A fact.
    Fact(FactId),
}

/// Writes edits of one comparison, after the edits that are there.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    comparison: &'a Comparison,
    hand: &'a Hand,
}

impl<'a> Pen<'a> {
    /// A pen for `comparison`, of which `hand` was said.
    pub fn new(comparison: &'a Comparison, hand: &'a Hand) -> Self {
        Pen { comparison, hand }
    }

    /// The two passages of each pair make one claim.
    pub fn confirm(self, pairs: &[[ClaimId; 2]]) -> Draft {
        let changes = pairs.iter().map(|pair| Change::Together(self.anchors(pair))).collect();
        Draft { act: Act::Confirm, changes }
    }

    /// All passages of each of `groups` make one claim.
    pub fn confirm_groups(self, groups: &[GroupId]) -> Draft {
        let members = |group: GroupId| &self.comparison.groups[group].members;
        let changes = groups.iter().map(|&group| Change::Together(self.anchors(members(group)))).collect();
        Draft { act: Act::Confirm, changes }
    }

    /// The two passages of each pair do not make one claim.
    pub fn reject(self, pairs: &[[ClaimId; 2]]) -> Draft {
        let changes = pairs.iter().map(|&[a, b]| Change::Apart(self.anchors(&[a]), self.anchors(&[b]))).collect();
        Draft { act: Act::Reject, changes }
    }

    /// No two passages of any of `groups` make one claim; of two guests nothing is said.
    pub fn reject_groups(self, groups: &[GroupId]) -> Draft {
        let change = |&group: &GroupId| {
            let members = &self.comparison.groups[group].members;
            Change::Apart(self.anchors(&self.home(group)), self.anchors(members))
        };
        let changes = groups.iter().map(change).collect();
        Draft { act: Act::Reject, changes }
    }

    /// Whether the two passages of each pair make one claim is the machine's to say.
    pub fn undecide(self, pairs: &[[ClaimId; 2]]) -> Draft {
        let changes = pairs.iter().map(|&[a, b]| Change::Undecided(self.anchors(&[a]), self.anchors(&[b]))).collect();
        Draft { act: Act::Undecide, changes }
    }

    /// The values of `fact` tell one fact, or do not; `None` leaves that to the machine.
    pub fn judge_fact(self, fact: FactId, decision: Option<Decision>) -> Draft {
        let act = match decision {
            Some(Decision::Confirmed) => Act::ConfirmFact,
            Some(Decision::Rejected) => Act::RejectFact,
            None => Act::UndecideFact,
        };
        Draft { act, changes: vec![Change::Fact { on: self.fact_anchors(fact), decision }] }
    }

    /// `passages` make the claim of `group` and leave the groups that they are in.
    pub fn join(self, passages: &[ClaimId], group: GroupId) -> Draft {
        let members = &self.home(group)[..];
        let best = self.comparison.groups[group].best;
        let mut changes = Vec::new();
        let mut moved: Vec<ClaimId> = passages.iter().copied().filter(|claim| !members.contains(claim)).collect();
        moved.sort_unstable();
        moved.dedup();
        let mut left: Vec<GroupId> = moved.iter().map(|&claim| self.group_of(claim)).collect();
        left.sort_unstable();
        left.dedup();
        for from in left {
            let (leaving, staying): (Vec<_>, Vec<_>) =
                self.home(from).into_iter().partition(|claim| moved.contains(claim));
            changes.extend(self.apart(&leaving, &staying));
        }
        changes.extend(self.allowed(&moved, members));
        let rest = members.iter().copied().filter(|&claim| claim != best);
        let all: Vec<ClaimId> = std::iter::once(best).chain(moved).chain(rest).collect();
        changes.extend(self.together(&all, &[members]));
        Draft { act: Act::Join, changes }
    }

    /// Each of `passages` leaves its group and is by itself; of a guest in the group `seen`, that group.
    pub fn take_out(self, passages: &[ClaimId], seen: Option<GroupId>) -> Draft {
        let mut changes = Vec::new();
        for &claim in passages {
            let from = seen.filter(|&group| self.comparison.is_in(claim, group)).unwrap_or(self.group_of(claim));
            let others: Vec<ClaimId> = self.home(from).into_iter().filter(|&other| other != claim).collect();
            changes.extend(self.apart(&[claim], &others));
        }
        Draft { act: Act::TakeOut, changes }
    }

    /// `passages` of one group become a group of their own.
    pub fn split(self, passages: &[ClaimId]) -> Draft {
        let rest: Vec<ClaimId> = passages.first().map_or_else(Vec::new, |&first| {
            let home = self.home(self.group_of(first));
            home.into_iter().filter(|claim| !passages.contains(claim)).collect()
        });
        let mut changes: Vec<Change> = self.apart(passages, &rest).into_iter().collect();
        changes.push(Change::Together(self.anchors(passages)));
        Draft { act: Act::Split, changes }
    }

    /// `groups` become one.
    pub fn merge(self, groups: &[GroupId]) -> Draft {
        let mut changes = Vec::new();
        for (at, &group) in groups.iter().enumerate() {
            for &other in &groups[at + 1..] {
                changes.extend(self.allowed(&self.home(group), &self.home(other)));
            }
        }
        let homes: Vec<Vec<ClaimId>> = groups.iter().map(|&group| self.home(group)).collect();
        changes.extend(self.together(&homes.concat(), &homes.iter().map(Vec::as_slice).collect::<Vec<_>>()));
        Draft { act: Act::Merge, changes }
    }

    /// `span` of `document` is what `kind` says; `None` leaves that to the machine.
    pub fn mark(document: &Document, span: Span, kind: Option<MarkKind>) -> Draft {
        let act = match kind {
            Some(MarkKind::Claim) => Act::MarkClaim,
            Some(MarkKind::Furniture) => Act::MarkFurniture,
            None => Act::Unmark,
        };
        Draft { act, changes: vec![Change::Mark { at: Anchor::of(document, span), kind }] }
    }

    /// The `property` of `document` is `value`; `None` is what was read, and empty that there is none.
    pub fn correct(document: &Document, property: Property, value: Option<&str>) -> Draft {
        let change = Change::Correct { document: document.sha256.clone(), property, value: value.map(str::to_owned) };
        Draft { act: Act::Correct, changes: vec![change] }
    }

    /// `group` amounts to `verdict`; `None` leaves that to the machine.
    pub fn verdict(self, group: GroupId, verdict: Option<Verdict>, reason: &str) -> Draft {
        let act = if verdict.is_some() { Act::Verdict } else { Act::NoVerdict };
        let change = Change::Verdict { on: self.group_anchors(group), verdict, reason: reason.to_owned() };
        Draft { act, changes: vec![change] }
    }

    /// A new note with `number`, which none has.
    pub fn note(self, on: Subject, number: u32, text: &str) -> Draft {
        let change = Change::Note { on: self.target(on), number, text: text.to_owned() };
        Draft { act: Act::Note, changes: vec![change] }
    }

    /// The note with `number` says `text`; nothing takes it away.
    pub fn edit_note(self, on: Subject, number: u32, text: &str) -> Draft {
        let act = if text.is_empty() { Act::DeleteNote } else { Act::EditNote };
        Draft { act, ..self.note(on, number, text) }
    }

    /// Gives each of `subjects` the `tag`, or takes it away.
    pub fn tag(self, subjects: &[Subject], tag: &str, given: bool) -> Draft {
        let change = |&on: &Subject| Change::Tag { on: self.target(on), tag: tag.to_owned(), given };
        Draft { act: if given { Act::Tag } else { Act::Untag }, changes: subjects.iter().map(change).collect() }
    }

    /// How true `on` is; `None` takes the rating away.
    pub fn rate(self, on: Subject, rating: Option<Rating>) -> Draft {
        let act = if rating.is_some() { Act::Rate } else { Act::Unrate };
        Draft { act, changes: vec![Change::Rate { on: self.target(on), rating }] }
    }

    /// A colour for each of `subjects`; `None` takes it away.
    pub fn colour(self, subjects: &[Subject], colour: Option<Colour>) -> Draft {
        let change = |&on: &Subject| Change::Colour { on: self.target(on), colour };
        Draft { act: Act::Colour, changes: subjects.iter().map(change).collect() }
    }

    /// The names of the ratings, from the truest to the falsest; none for the usual ones.
    pub fn scale(names: Vec<String>) -> Draft {
        Draft { act: Act::Scale, changes: vec![Change::Scale(names)] }
    }

    /// Who checks the facts.
    pub fn author(name: &str, link: &str, kind: AuthorKind) -> Draft {
        let change = Change::Author { name: name.to_owned(), link: link.to_owned(), kind };
        Draft { act: Act::Author, changes: vec![change] }
    }

    /// Takes back what `step` said of words that are no longer there, which `orphan` names.
    pub fn dismiss(orphan: &Orphan, step: &Step) -> Draft {
        let changes: Vec<Change> = step.changes.iter().filter_map(|change| dismissed(orphan, change)).collect();
        let act = match step.act {
            Act::Note | Act::EditNote => Act::DeleteNote,
            Act::Tag => Act::Untag,
            Act::Rate => Act::Unrate,
            Act::Verdict => Act::NoVerdict,
            Act::MarkClaim | Act::MarkFurniture => Act::Unmark,
            Act::Colour => Act::Colour,
            Act::ConfirmFact | Act::RejectFact => Act::UndecideFact,
            _ => Act::Undecide,
        };
        Draft { act, changes }
    }

    /// What `subject` is fastened to.
    pub fn target(self, subject: Subject) -> Target {
        match subject {
            Subject::Passage(claim) => Target::Passage(self.anchor(claim)),
            Subject::Group(group) => Target::Group(self.group_anchors(group)),
            Subject::Fact(fact) => Target::Fact(self.fact_anchors(fact)),
        }
    }

    fn home(self, group: GroupId) -> Vec<ClaimId> {
        self.comparison.groups[group].home().collect()
    }

    fn group_of(self, claim: ClaimId) -> GroupId {
        self.comparison.claims[claim].group
    }

    fn anchor(self, claim: ClaimId) -> Anchor {
        let (article, found) = self.comparison.claim(claim);
        Anchor::of(&article.document, found.span)
    }

    fn anchors(self, claims: &[ClaimId]) -> Vec<Anchor> {
        claims.iter().map(|&claim| self.anchor(claim)).collect()
    }

    /// The passages at home in `group`, the best wording first.
    fn group_anchors(self, group: GroupId) -> Vec<Anchor> {
        let found = &self.comparison.groups[group];
        let others = found.home().filter(|&claim| claim != found.best);
        std::iter::once(found.best).chain(others).map(|claim| self.anchor(claim)).collect()
    }

    /// The words of the values of `fact`.
    fn fact_anchors(self, fact: FactId) -> Vec<Anchor> {
        let places = self.comparison.facts[fact].values.iter().map(|value| &value.place);
        places.map(|place| Anchor::of(&self.comparison.claim(place.claim).0.document, place.span)).collect()
    }

    fn apart(self, some: &[ClaimId], others: &[ClaimId]) -> Option<Change> {
        let both = !some.is_empty() && !others.is_empty();
        both.then(|| Change::Apart(self.anchors(some), self.anchors(others)))
    }

    /// Every passage of `all` makes one claim with every other, so that they stay together whichever leaves or is closed;
    /// but of two passages of one of `groups` nothing is said that was not said before.
    fn together(self, all: &[ClaimId], groups: &[&[ClaimId]]) -> Vec<Change> {
        let mut changes = vec![Change::Together(self.anchors(all))];
        for members in groups {
            for (at, &claim) in members.iter().enumerate() {
                let unsaid =
                    |other: &ClaimId| self.hand.are_mates(claim, *other) && self.hand.decision(claim, *other).is_none();
                let others: Vec<ClaimId> = members[at + 1..].iter().copied().filter(unsaid).collect();
                let undecided = || Change::Undecided(self.anchors(&[claim]), self.anchors(&others));
                changes.extend((!others.is_empty()).then(undecided));
            }
        }
        changes
    }

    /// Takes back what keeps any of `some` apart from `others`.
    fn allowed(self, some: &[ClaimId], others: &[ClaimId]) -> Option<Change> {
        let is_apart = |&a: &ClaimId| others.iter().any(|&b| self.hand.decision(a, b) == Some(Decision::Rejected));
        some.iter().any(is_apart).then(|| Change::Undecided(self.anchors(some), self.anchors(others)))
    }
}

/// What takes `change` back as far as it is about words that are gone.
fn dismissed(orphan: &Orphan, change: &Change) -> Option<Change> {
    let is_lost = |anchor: &Anchor| orphan.quotes.contains(anchor);
    let (lost, others): (Vec<Anchor>, Vec<Anchor>) =
        change.anchors().into_iter().cloned().partition(|anchor| is_lost(anchor));
    match change {
        Change::Together(_) | Change::Apart(..) if !lost.is_empty() => {
            let all = [lost.as_slice(), &others].concat();
            Some(Change::Undecided(lost, all))
        }
        _ if lost.is_empty() || !others.is_empty() => None,
        Change::Mark { at, .. } => Some(Change::Mark { at: at.clone(), kind: None }),
        Change::Verdict { on, .. } => Some(Change::Verdict { on: on.clone(), verdict: None, reason: String::new() }),
        Change::Fact { on, .. } => Some(Change::Fact { on: on.clone(), decision: None }),
        Change::Note { on, number, .. } => Some(Change::Note { on: on.clone(), number: *number, text: String::new() }),
        Change::Tag { on, tag, .. } => Some(Change::Tag { on: on.clone(), tag: tag.clone(), given: false }),
        Change::Rate { on, .. } => Some(Change::Rate { on: on.clone(), rating: None }),
        Change::Colour { on, .. } => Some(Change::Colour { on: on.clone(), colour: None }),
        _ => None,
    }
}
