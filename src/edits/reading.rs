//! A comparison with everything that the reader said of it: machine and human apart, both in sight.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Act, Anchor, AuthorKind, Change, Colour, Decision, Decisions, History, Lineage, Rating, Subject, Target,
    USUAL_SCALE, UsualRating, grouping::regrouped,
};
use crate::{
    compare::Comparison,
    facts::FactValue,
    ids::{ArticleId, ClaimId, ContentHash, FactId, FactKey, GroupId, IdVec, Ids},
    judge::{Difference, Verdict},
    text::Span,
};

/// A comparison after the edits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Its groups and verdicts are as the reader wants them.
    pub comparison: Arc<Comparison>,
    /// What the reader said, and what the machine says.
    pub hand: Arc<Hand>,
}

/// What the reader said, resolved to the places of a comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hand {
    /// What was said of groups.
    pub groups: BTreeMap<GroupId, OfGroup>,
    /// What was said of passages.
    pub passages: BTreeMap<ClaimId, Remarks>,
    /// What was said of facts.
    pub facts: BTreeMap<FactId, OfFact>,
    /// What was said of pairs, both ways round.
    decisions: BTreeMap<ClaimId, BTreeMap<ClaimId, Decision>>,
    /// For each claim, the group that the machine has it at home in.
    machine: IdVec<ClaimId, GroupId>,
    /// The claims that the machine has as guests, with the groups.
    guests: BTreeSet<(ClaimId, GroupId)>,
    /// What is fastened to words that are no longer there.
    pub orphans: Vec<Orphan>,
    /// The names of the ratings, from the truest to the falsest.
    pub scale: Vec<String>,
    /// Who checks the facts.
    pub author: Author,
}

/// What the reader said of a group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfGroup {
    /// The verdict that the reader set.
    pub verdict: Option<SetVerdict>,
    /// Notes and so on.
    pub remarks: Remarks,
}

/// What the reader said of a fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfFact {
    /// Whether its values tell one fact.
    pub decision: Option<Decision>,
    /// Notes and so on.
    pub remarks: Remarks,
}

/// A verdict in place of the machine's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetVerdict {
    /// What the machine says.
    pub machine: Verdict,
    /// What the reader says.
    pub verdict: Verdict,
    /// Why, in the reader's words.
    pub reason: String,
}

/// What the reader noted of a passage or group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Notes by their numbers.
    pub notes: BTreeMap<u32, String>,
    /// Tags.
    pub tags: BTreeSet<String>,
    /// How true it is.
    pub rating: Option<Rating>,
    /// When it was rated, in seconds since the start of 1970.
    pub rated_at: Option<u64>,
    /// A colour.
    pub colour: Option<Colour>,
}

/// Who checks the facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// Person or house; may be empty.
    pub name: String,
    /// Address on the web; may be empty.
    pub link: String,
    /// Whether it is a person or a house.
    pub kind: AuthorKind,
}

/// An edit of which words are no longer there. It is kept, and holds again when they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The index of its step in [`History::steps`].
    pub step: usize,
    /// What the reader did.
    pub act: Act,
    /// What was written, if anything was: a note, a reason, a tag.
    pub text: String,
    /// The words that are not found.
    pub quotes: Vec<Anchor>,
    /// Whether none of their documents is open; else the words are gone from it.
    pub closed: bool,
}

/// Who put a passage into its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The machine.
    Suggested,
    /// The machine, and the reader confirmed it.
    Confirmed,
    /// The reader.
    Joined,
}

impl Standing {
    /// The standing as files spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Suggested => "suggested",
            Standing::Confirmed => "confirmed",
            Standing::Joined => "joined",
        }
    }
}

impl From<Comparison> for Reading {
    /// A comparison of which nothing was said.
    fn from(comparison: Comparison) -> Self {
        reading(&Arc::new(comparison), &History::default())
    }
}

impl Remarks {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Remarks::default()
    }
}

impl Hand {
    /// What the reader said of two passages.
    pub fn decision(&self, a: ClaimId, b: ClaimId) -> Option<Decision> {
        self.decisions.get(&a)?.get(&b).copied()
    }

    /// The passages that the reader said something of beside `claim`.
    pub fn decided(&self, claim: ClaimId) -> impl Iterator<Item = (ClaimId, Decision)> {
        self.decisions.get(&claim).into_iter().flatten().map(|(&other, &decision)| (other, decision))
    }

    /// What the reader decided on `fact`.
    pub fn fact_decision(&self, fact: FactId) -> Option<Decision> {
        self.facts.get(&fact)?.decision
    }

    /// Who put `claim` into `group` of `comparison`, at home or as a guest.
    pub fn standing(&self, comparison: &Comparison, claim: ClaimId, group: GroupId) -> Standing {
        let is_mate = |other: ClaimId| self.are_mates(claim, other);
        let is_confirmed = |&(other, decision): &(ClaimId, Decision)| {
            decision == Decision::Confirmed && comparison.is_in(other, group)
        };
        let confirmed: Vec<ClaimId> = self.decided(claim).filter(is_confirmed).map(|(other, _)| other).collect();
        let mut others = comparison.groups[group].members.iter().filter(|&&other| other != claim);
        if confirmed.iter().any(|&other| is_mate(other)) {
            Standing::Confirmed
        } else if !confirmed.is_empty() && !others.any(|&other| is_mate(other)) {
            Standing::Joined
        } else {
            Standing::Suggested
        }
    }

    /// Whether the reader stands for every passage of `group`, and there are several.
    pub fn is_confirmed(&self, comparison: &Comparison, group: GroupId) -> bool {
        let members = &comparison.groups[group].members;
        members.len() > 1 && members.iter().all(|&claim| self.standing(comparison, claim, group) != Standing::Suggested)
    }

    /// Whether the reader decided on `group` as it stands: confirmed every passage, set its verdict or rated it.
    pub fn is_decided(&self, comparison: &Comparison, group: GroupId) -> bool {
        let decides = |of: &OfGroup| of.verdict.is_some() || of.remarks.rating.is_some();
        self.groups.get(&group).is_some_and(decides) || self.is_confirmed(comparison, group)
    }

    /// Whether the passages of `group` only probably make the same claim, and the reader did not decide on it.
    pub fn is_loose(&self, comparison: &Comparison, group: GroupId) -> bool {
        comparison.groups[group].is_only_probable() && !self.is_decided(comparison, group)
    }

    /// The passages that the reader said are apart from one of `group`.
    pub fn kept_out(&self, comparison: &Comparison, group: GroupId) -> Vec<ClaimId> {
        let members = &comparison.groups[group].members;
        let rejected = members.iter().flat_map(|&claim| self.decided(claim));
        let others: BTreeSet<ClaimId> = rejected
            .filter(|&(other, decision)| decision == Decision::Rejected && !comparison.is_in(other, group))
            .map(|(other, _)| other)
            .collect();
        others.into_iter().collect()
    }

    /// Whether it is the machine that has both passages in one group.
    pub fn are_mates(&self, a: ClaimId, b: ClaimId) -> bool {
        let home = |claim: ClaimId| self.machine.get(claim);
        let all = |claim: ClaimId| (claim, GroupId(0))..=(claim, GroupId(u32::MAX));
        let visited = |claim: ClaimId| self.guests.range(all(claim)).map(|(_, group)| group);
        home(a) == home(b)
            || visited(a).any(|group| home(b) == Some(group))
            || visited(b).any(|group| home(a) == Some(group) || visited(a).any(|other| other == group))
    }

    /// What the machine says that `group` of `comparison` amounts to.
    pub fn machine_verdict(&self, comparison: &Comparison, group: GroupId) -> Verdict {
        let set = self.groups.get(&group).and_then(|of| of.verdict.as_ref());
        set.map_or(comparison.groups[group].verdict, |set| set.machine)
    }

    /// Whether the reader said anything of `group` or of its passages.
    pub fn is_touched(&self, comparison: &Comparison, group: GroupId) -> bool {
        let of_passage = |claim: &ClaimId| self.passages.contains_key(claim) || self.decisions.contains_key(claim);
        self.groups.contains_key(&group) || comparison.groups[group].members.iter().any(of_passage)
    }

    /// What was remarked of `group` itself.
    pub fn remarks(&self, group: GroupId) -> Option<&Remarks> {
        self.groups.get(&group).map(|of| &of.remarks)
    }

    /// How true `rating` is on the scale, from 1 for the falsest, and what the truest has; `None` where it is not on the
    /// scale or says that this is not known.
    pub fn grade(&self, rating: &Rating) -> Option<(usize, usize)> {
        let grades = || self.scale.iter().filter(|name| UsualRating::of(name) != Some(UsualRating::Unproven));
        let place = grades().position(|name| *name == rating.name)?;
        let best = grades().count();
        Some((best - place, best))
    }
}

/// `machine` with everything that `history` says of it.
pub fn reading(machine: &Arc<Comparison>, history: &History) -> Reading {
    let lineage = Lineage::of(history);
    let mut finder = Finder::new(machine, &lineage);
    let decisions = decisions(history, &mut finder);
    let mut comparison = Arc::clone(machine);
    if !decisions.is_empty() {
        comparison = Arc::new(machine.regrouped(&regrouped(machine, &decisions)));
    }
    let mut hand = Hand {
        machine: machine.claims.iter().map(|place| place.group).collect(),
        guests: machine
            .groups
            .iter_enumerated()
            .flat_map(|(number, group)| group.guests.iter().map(move |&claim| (claim, number)))
            .collect(),
        scale: USUAL_SCALE.map(str::to_owned).to_vec(),
        orphans: orphans(history, &mut finder),
        ..Hand::default()
    };
    for ((a, b), decision) in decisions.iter() {
        hand.decisions.entry(a).or_default().insert(b, decision);
        hand.decisions.entry(b).or_default().insert(a, decision);
    }
    for step in history.done() {
        for change in &step.changes {
            remark(change, step.at, &comparison, &mut finder, &mut hand);
        }
    }
    hand.groups.retain(|_, of| of.verdict.is_some() || !of.remarks.is_empty());
    hand.passages.retain(|_, remarks| !remarks.is_empty());
    hand.facts.retain(|_, of| of.decision.is_some() || !of.remarks.is_empty());
    strike_facts(&mut comparison, &hand);
    set_verdicts(&mut comparison, &hand);
    Reading { comparison, hand: Arc::new(hand) }
}

/// What each of `targets` is about in `comparison`, where its words are found there.
pub fn subjects<'t>(
    comparison: &Comparison,
    history: &History,
    targets: impl IntoIterator<Item = &'t Target>,
) -> Vec<Option<Subject>> {
    let lineage = Lineage::of(history);
    let mut finder = Finder::new(comparison, &lineage);
    let subject = |target: &Target| match target {
        Target::Passage(anchor) => finder.claim(anchor).map(Subject::Passage),
        Target::Group(anchors) => group_of(comparison, &finder.claims(anchors)).map(Subject::Group),
        Target::Fact(anchors) => finder.fact(anchors).map(Subject::Fact),
    };
    targets.into_iter().map(subject).collect()
}

fn decisions(history: &History, finder: &mut Finder<'_>) -> Decisions {
    let mut decisions = Decisions::default();
    for change in history.changes() {
        match change {
            Change::Together(passages) => decisions.together(&finder.claims(passages)),
            Change::Apart(some, others) => {
                decisions.between(&finder.claims(some), &finder.claims(others), Some(Decision::Rejected));
            }
            Change::Undecided(some, others) => {
                decisions.between(&finder.claims(some), &finder.claims(others), None);
            }
            _ => (),
        }
    }
    decisions
}

/// Puts one change, made `at` this time, into `hand`, where its words are found.
fn remark(change: &Change, at: u64, comparison: &Comparison, finder: &mut Finder<'_>, hand: &mut Hand) {
    match change {
        Change::Note { on, number, text } => {
            let of_groups = hand.groups.values_mut().map(|of| &mut of.remarks);
            let of_facts = hand.facts.values_mut().map(|of| &mut of.remarks);
            let all = of_groups.chain(of_facts).chain(hand.passages.values_mut());
            all.for_each(|remarks| {
                remarks.notes.remove(number);
            });
            if let Some(remarks) = remarks(on, comparison, finder, hand).filter(|_| !text.is_empty()) {
                remarks.notes.insert(*number, text.clone());
            }
        }
        Change::Tag { on, tag, given } => {
            if let Some(remarks) = remarks(on, comparison, finder, hand) {
                if *given {
                    remarks.tags.insert(tag.clone())
                } else {
                    remarks.tags.remove(tag)
                };
            }
        }
        Change::Rate { on, rating } => {
            if let Some(remarks) = remarks(on, comparison, finder, hand) {
                remarks.rating.clone_from(rating);
                remarks.rated_at = rating.as_ref().map(|_| at);
            }
        }
        Change::Colour { on, colour } => {
            if let Some(remarks) = remarks(on, comparison, finder, hand) {
                remarks.colour = *colour;
            }
        }
        Change::Fact { on, decision } => {
            if let Some(fact) = finder.fact(on) {
                hand.facts.entry(fact).or_default().decision = *decision;
            }
        }
        Change::Verdict { on, verdict, reason } => {
            if let Some(group) = group_of(comparison, &finder.claims(on)) {
                let machine = comparison.groups[group].verdict;
                let set = verdict.map(|verdict| SetVerdict { machine, verdict, reason: reason.clone() });
                hand.groups.entry(group).or_default().verdict = set;
            }
        }
        Change::Scale(names) if names.is_empty() => hand.scale = USUAL_SCALE.map(str::to_owned).to_vec(),
        Change::Scale(names) => hand.scale.clone_from(names),
        Change::Author { name, link, kind } => {
            hand.author = Author { name: name.clone(), link: link.clone(), kind: *kind };
        }
        _ => (),
    }
}

/// Where remarks on `on` are kept, where its words are found.
fn remarks<'h>(
    on: &Target,
    comparison: &Comparison,
    finder: &mut Finder<'_>,
    hand: &'h mut Hand,
) -> Option<&'h mut Remarks> {
    match on {
        Target::Passage(anchor) => Some(hand.passages.entry(finder.claim(anchor)?).or_default()),
        Target::Group(anchors) => {
            let group = group_of(comparison, &finder.claims(anchors))?;
            Some(&mut hand.groups.entry(group).or_default().remarks)
        }
        Target::Fact(anchors) => Some(&mut hand.facts.entry(finder.fact(anchors)?).or_default().remarks),
    }
}

/// The group that has most of `claims`; of equals the one whose claim comes first among them.
fn group_of(comparison: &Comparison, claims: &[ClaimId]) -> Option<GroupId> {
    let groups: Vec<GroupId> = claims.iter().map(|&claim| comparison.claims[claim].group).collect();
    let count = |group: GroupId| groups.iter().filter(|&&other| other == group).count();
    let first = |group: GroupId| groups.iter().position(|&other| other == group);
    groups.iter().copied().max_by_key(|&group| (count(group), std::cmp::Reverse(first(group))))
}

/// Lets facts that the reader rejected count no more in the groups of `comparison`: what conflicted by them alone agrees.
fn strike_facts(comparison: &mut Arc<Comparison>, hand: &Hand) {
    let rejected: FxHashSet<FactKey> = hand
        .facts
        .iter()
        .filter(|(_, of)| of.decision == Some(Decision::Rejected))
        .map(|(&fact, _)| comparison.facts[fact].key.clone())
        .collect();
    let is_struck = |difference: &Difference| difference.fact.as_ref().is_some_and(|fact| rejected.contains(fact));
    for group in comparison.groups.ids() {
        if !comparison.groups[group].differences.iter().any(is_struck) {
            continue;
        }
        let group = &mut Arc::make_mut(comparison).groups[group];
        group.differences.retain(|difference| !is_struck(difference));
        if !group.differences.iter().any(|difference| difference.aspect.is_conflict()) {
            group.verdict = Verdict::Agree;
        }
    }
}

/// Lets the groups of `comparison` amount to what the reader says. What is in one article alone stays so.
fn set_verdicts(comparison: &mut Arc<Comparison>, hand: &Hand) {
    let set = hand.groups.iter().filter_map(|(&group, of)| Some((group, of.verdict.as_ref()?)));
    for (group, SetVerdict { machine, verdict, .. }) in set {
        let now = comparison.groups[group].verdict;
        if *machine != Verdict::SingleSource && *verdict != Verdict::SingleSource && now != *verdict {
            Arc::make_mut(comparison).groups[group].verdict = *verdict;
        }
    }
}

/// Finds the claims that words became.
struct Finder<'a> {
    machine: &'a Comparison,
    lineage: &'a Lineage<'a>,
    /// Each article by the hash of its document.
    articles: FxHashMap<&'a ContentHash, ArticleId>,
    /// What was found before.
    found: FxHashMap<Anchor, Option<ClaimId>>,
}

impl<'a> Finder<'a> {
    fn new(machine: &'a Comparison, lineage: &'a Lineage<'a>) -> Self {
        let by_hash = machine.articles.iter_enumerated().map(|(number, article)| (&article.document.sha256, number));
        let articles = by_hash.collect();
        Finder { machine, lineage, articles, found: FxHashMap::default() }
    }

    fn is_open(&self, anchor: &Anchor) -> bool {
        self.articles.contains_key(self.lineage.today(&anchor.document))
    }

    /// Where the words of `anchor` stand, in which article.
    fn place(&self, anchor: &Anchor) -> Option<(ArticleId, Span)> {
        let &article = self.articles.get(self.lineage.today(&anchor.document))?;
        Some((article, anchor.find(&self.machine.articles[article].document.text)?))
    }

    /// The claim that has most of the words of `anchor`.
    fn claim(&mut self, anchor: &Anchor) -> Option<ClaimId> {
        if let Some(found) = self.found.get(anchor) {
            return *found;
        }
        let found = self.place(anchor).and_then(|(article, span)| {
            let claims = &self.machine.articles[article].claims;
            let from = claims.partition_point(|claim| claim.span.end <= span.start);
            let near = claims.iter_from(from).take_while(|claim| claim.span.start < span.end);
            let shared = |other: Span| other.end.min(span.end) - other.start.max(span.start);
            let numbered = near.zip(Ids::between(from, claims.ids().end()));
            let (_, at) = numbered.map(|(claim, at)| (shared(claim.span), std::cmp::Reverse(at))).max()?;
            Some(self.machine.claims_of(article).of_local(at.0))
        });
        self.found.insert(anchor.clone(), found);
        found
    }

    /// The fact that has most of the values at `anchors`; of equals the first.
    fn fact(&self, anchors: &[Anchor]) -> Option<FactId> {
        let places: Vec<(ArticleId, Span)> = anchors.iter().filter_map(|anchor| self.place(anchor)).collect();
        let is_there = |value: &&FactValue| {
            let article = self.machine.claims[value.place.claim].article;
            places.iter().any(|&(other, span)| other == article && span.overlaps(value.place.span))
        };
        let shared = self.machine.facts.iter().map(|fact| fact.values.iter().filter(is_there).count());
        let most = shared.zip(self.machine.facts.ids()).max_by_key(|&(count, fact)| (count, std::cmp::Reverse(fact)));
        most.filter(|&(count, _)| count > 0).map(|(_, fact)| fact)
    }

    /// The claims of `anchors` that are found, each once, in this order.
    fn claims(&mut self, anchors: &[Anchor]) -> Vec<ClaimId> {
        let mut claims = Vec::new();
        for anchor in anchors {
            claims.extend(self.claim(anchor).filter(|claim| !claims.contains(claim)));
        }
        claims
    }
}

/// The edits of which words are not found and that no later one made void.
fn orphans(history: &History, finder: &mut Finder<'_>) -> Vec<Orphan> {
    let mut void: FxHashSet<Key<'_>> = FxHashSet::default();
    let mut orphans = Vec::new();
    for (number, step) in history.done().iter().enumerate().rev() {
        let mut lost: BTreeSet<Anchor> = BTreeSet::new();
        let mut text = String::new();
        for change in step.changes.iter().rev() {
            let keys = Key::of(change);
            let is_of_pairs = matches!(change, Change::Together(_) | Change::Apart(..));
            let is_void = !is_of_pairs && keys.iter().any(|key| void.contains(key));
            if !is_void && says_something(change) {
                let mut missing = missing(change, finder);
                // Of passages it is each by itself that may have been taken back.
                let counts = |anchor: &Anchor| keys.iter().any(|key| key.is_of(anchor) && !void.contains(key));
                missing.retain(|anchor| !is_of_pairs || counts(anchor));
                if !missing.is_empty() {
                    text = text_of(change);
                    lost.extend(missing.into_iter().cloned());
                }
            }
            void.extend(keys);
        }
        if !lost.is_empty() {
            let closed = !lost.iter().any(|anchor| finder.is_open(anchor));
            orphans.push(Orphan { step: number, act: step.act, text, quotes: lost.into_iter().collect(), closed });
        }
    }
    orphans.reverse();
    orphans
}

/// By what a later change takes the place of an earlier one.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Note(u32),
    Tag(&'a Anchor, &'a str),
    Mark(&'a Anchor),
    Verdict(&'a Anchor),
    Fact(&'a Anchor),
    Rate(&'a Anchor),
    Colour(&'a Anchor),
    /// The lesser first.
    Pair(&'a Anchor, &'a Anchor),
}

impl<'a> Key<'a> {
    fn of(change: &'a Change) -> Vec<Self> {
        match change {
            Change::Together(passages) => Key::pairs(passages, passages),
            Change::Apart(some, others) | Change::Undecided(some, others) => Key::pairs(some, others),
            Change::Note { number, .. } => vec![Key::Note(*number)],
            Change::Tag { on, tag, .. } => on.anchors().iter().map(|anchor| Key::Tag(anchor, tag)).collect(),
            Change::Mark { at, .. } => vec![Key::Mark(at)],
            Change::Verdict { on, .. } => on.iter().map(Key::Verdict).collect(),
            Change::Fact { on, .. } => on.iter().map(Key::Fact).collect(),
            Change::Rate { on, .. } => on.anchors().iter().map(Key::Rate).collect(),
            Change::Colour { on, .. } => on.anchors().iter().map(Key::Colour).collect(),
            _ => Vec::new(),
        }
    }

    fn pairs(some: &'a [Anchor], others: &'a [Anchor]) -> Vec<Self> {
        let beside = |one: &'a Anchor| others.iter().filter(move |other| *other != one).map(move |other| (one, other));
        some.iter().flat_map(beside).map(|(one, other)| Key::Pair(one.min(other), one.max(other))).collect()
    }

    /// Whether it is a pair of which `anchor` is one.
    fn is_of(&self, anchor: &Anchor) -> bool {
        matches!(self, Key::Pair(a, b) if *a == anchor || *b == anchor)
    }
}

/// Whether `change` says something of its own, rather than taking back what another said.
fn says_something(change: &Change) -> bool {
    match change {
        Change::Undecided(..) => false,
        Change::Mark { kind, .. } => kind.is_some(),
        Change::Note { text, .. } => !text.is_empty(),
        Change::Tag { given, .. } => *given,
        Change::Verdict { verdict, .. } => verdict.is_some(),
        Change::Fact { decision, .. } => decision.is_some(),
        Change::Rate { rating, .. } => rating.is_some(),
        Change::Colour { colour, .. } => colour.is_some(),
        _ => true,
    }
}

/// The words of `change` that are not found; a group is lost only where none of its passages is found.
fn missing<'c>(change: &'c Change, finder: &mut Finder<'_>) -> Vec<&'c Anchor> {
    if let Change::Mark { at, .. } = change {
        return if finder.place(at).is_some() { Vec::new() } else { vec![at] };
    }
    let anchors = change.anchors();
    let lost: Vec<&Anchor> = anchors.iter().copied().filter(|anchor| finder.claim(anchor).is_none()).collect();
    let of_passages = matches!(change, Change::Together(_) | Change::Apart(..));
    if of_passages || lost.len() == anchors.len() { lost } else { Vec::new() }
}

/// What the reader wrote in `change`.
fn text_of(change: &Change) -> String {
    match change {
        Change::Note { text, .. } => text.clone(),
        Change::Verdict { reason, .. } => reason.clone(),
        Change::Tag { tag, .. } => tag.clone(),
        Change::Rate { rating: Some(rating), .. } => rating.evidence.clone(),
        _ => String::new(),
    }
}
