//! What the evidence panel shows of one group, plain and made once for a selection: every detail that is not the same or is
//! written otherwise, every source's words and what they say, who does not have it, how many origins it has, and why the
//! passages were put together.
//!
//! Knows comparisons and no widgets.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use rustc_hash::FxHashMap;

use super::{
    cross_lingual::{self, Shared, are_foreign},
    details::{Detail, details},
    passage_details::{Line, says, speech},
    provenance::{Origins, origins},
    word_diff::differing_words,
};
use crate::{
    align::{self, Link},
    claims::{Certainty, Claim, Polarity},
    compare::{Comparison, Group},
    edits::{Decision, Hand, SetVerdict, Standing},
    gui::{
        features::{claims_list::fact_rows::FactRow, pairing::why::reason_words},
        wording::{
            counts::in_sources,
            names::outlet_of,
            quotation::{quotation, with_guess},
            relation::{Relation, aligned, verdict_word},
        },
        words::t,
    },
    ids::{ArticleId, ClaimId, DocumentId, GroupId},
    ingest::Document,
    text::Span,
};

/// A group with everything that speaks for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The group.
    pub group: GroupId,
    /// How it stands to other articles.
    pub relation: Relation,
    /// What the reader set it to and what the program says, where the reader did.
    pub ruling: Option<String>,
    /// In how many articles it is: "in 3 of 5".
    pub sources: String,
    /// The details that are not the same, then those that are written otherwise and can be the same.
    pub details: Vec<Detail>,
    /// Which articles are one origin; `None` where each is its own.
    pub origins: Option<Origins>,
    /// The articles that have it, with their words.
    pub cards: Vec<Card>,
    /// Where no other article makes the claim: what others say on the same part of the story.
    pub beside: Vec<Card>,
    /// The outlets that do not have it.
    pub absent: Vec<String>,
    /// Why its passages were put together, the strongest first; then those that the reader rejected.
    pub links: Vec<LinkLine>,
    /// The passages that the reader keeps out of it.
    pub rejected: Vec<Rejected>,
}

/// A passage that the reader keeps out of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The claim.
    pub claim: ClaimId,
    /// What to call its article.
    pub outlet: String,
    /// Its words.
    pub words: String,
    /// It with each passage of the group that it is kept apart from.
    pub pairs: Vec<[ClaimId; 2]>,
}

/// One article's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The document's id.
    pub document: DocumentId,
    /// What to call the article.
    pub outlet: String,
    /// Title and date, what is known of them.
    pub about: Vec<String>,
    /// Its passages.
    pub passages: Vec<Passage>,
}

/// One passage of the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The claim.
    pub claim: ClaimId,
    /// Its words.
    pub words: String,
    /// Which of its words, as ranges of bytes, are not those of the best wording; of that, and in
    /// another language, which have their like in others.
    pub marks: Vec<Range<usize>>,
    /// What it is, what matters most first: "Denies", "Hedged", "Best wording".
    pub badges: Vec<String>,
    /// Who says it, where that is said, and how: "ông Peskov, reported".
    pub speaker: Option<String>,
    /// Everything that was found in it.
    pub says: Vec<Line>,
    /// The passage for the clipboard.
    pub quotation: String,
    /// The other groups that it is in.
    pub other_claims: Vec<GroupId>,
    /// Who put it into the group; `None` where it is there alone.
    pub standing: Option<Standing>,
}

/// Why two passages were put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkLine {
    /// The two passages.
    pub pair: [ClaimId; 2],
    /// The outlets: "Alpha and Beta".
    pub between: String,
    /// The score as a whole percentage.
    pub percent: u32,
    /// What the score rests on.
    pub reasons: String,
    /// The rarest words that both have, as the first writes them.
    pub rarest: String,
    /// Whether the two were found by what they mean, and not by their words.
    pub by_meaning: bool,
    /// What the reader says of the two.
    pub decision: Option<Decision>,
}

/// So many of the rarest words are named.
const RAREST_WORDS: usize = 5;

impl Evidence {
    /// Everything about `group` of `comparison`, of which `hand` was said; `None` where there is no such group.
    pub fn of(comparison: &Comparison, group: GroupId, hand: &Hand) -> Option<Self> {
        let found = comparison.groups.get(group)?;
        Some(Evidence {
            group,
            relation: Relation::of_group(comparison, found),
            ruling: hand.groups.get(&group).and_then(|of| of.verdict.as_ref()).map(ruling),
            sources: in_sources(comparison, found),
            details: details(comparison, found),
            origins: origins(comparison, found),
            cards: cards(comparison, group, hand),
            beside: beside(comparison, group, hand),
            absent: comparison.absent(found).map(|article| outlet_of(&comparison.articles[article].document)).collect(),
            links: links(comparison, group, hand),
            rejected: rejected(comparison, group, hand),
        })
    }

    /// The same with the other passages that tell a value of the fact of `row`, in place of what is only on the same part of the
    /// story.
    pub fn with_fact(self, comparison: &Comparison, row: &FactRow, hand: &Hand) -> Self {
        let Some(group) = comparison.groups.get(self.group) else { return self };
        let told = row.values.iter().flat_map(|value| value.places.iter().map(|(claim, _)| (*claim, &value.words)));
        let told: BTreeMap<ClaimId, &String> =
            told.filter(|(claim, _)| group.members.binary_search(claim).is_err()).collect();
        let beside =
            compared_with_nothing(comparison, self.group, hand, told.keys().copied(), |claim| told[&claim].clone());
        let evidence = Evidence { beside, ..self };
        // A passage that is in no claim of others is shown for the fact alone.
        if group.sources < 2 && row.counts() { evidence.headed_by(comparison, row) } else { evidence }
    }

    /// The same with what the fact of `row` amounts to, and who tells a value of it, for its head.
    fn headed_by(self, comparison: &Comparison, row: &FactRow) -> Self {
        let places = row.values.iter().flat_map(|value| &value.places);
        let told: BTreeSet<ArticleId> = places.map(|(claim, _)| comparison.claims[*claim].article).collect();
        let all = comparison.articles.ids();
        let absent = all.filter(|article| !told.contains(article));
        let outlet = |article: ArticleId| outlet_of(&comparison.articles[article].document);
        Evidence {
            relation: Relation::Judged(row.verdict),
            sources: t!("sources", sources = told.len(), articles = comparison.articles.len()),
            absent: absent.map(outlet).collect(),
            ..self
        }
    }

    /// All passages as quotations, one after the other.
    pub fn quotations(&self) -> String {
        let passages = self.cards.iter().flat_map(|card| &card.passages);
        passages.map(|passage| passage.quotation.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}

/// One card for every article that has the group; members are in the order of the articles.
fn cards(comparison: &Comparison, number: GroupId, hand: &Hand) -> Vec<Card> {
    let group = &comparison.groups[number];
    let mut cards: Vec<Card> = Vec::new();
    let shared = cross_lingual::shared(comparison, group);
    for claim in &group.members {
        let document = &comparison.claim(*claim).0.document;
        if cards.last().is_none_or(|card| card.document != document.id) {
            cards.push(card(document));
        }
        if let Some(card) = cards.last_mut() {
            card.passages.push(passage(comparison, number, *claim, hand, &shared));
        }
    }
    cards
}

/// What other articles say on the same part of the story as a group that no other makes.
fn beside(comparison: &Comparison, number: GroupId, hand: &Hand) -> Vec<Card> {
    let group = &comparison.groups[number];
    if Relation::of_group(comparison, group) != Relation::Related {
        return Vec::new();
    }
    let own = comparison.claims[group.best].article;
    let mut members: Vec<ClaimId> =
        group.members.iter().flat_map(|&claim| aligned(comparison, claim)).copied().collect();
    members.retain(|&claim| comparison.claims[claim].article != own);
    members.sort_unstable();
    members.dedup();
    compared_with_nothing(comparison, number, hand, members.into_iter(), |_| t!("related"))
}

/// The passages `claims`, ascending, with a badge each, by article. Nothing is compared between them and the group, so no words
/// are marked and nobody put them together.
fn compared_with_nothing(
    comparison: &Comparison,
    group: GroupId,
    hand: &Hand,
    claims: impl Iterator<Item = ClaimId>,
    badge: impl Fn(ClaimId) -> String,
) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for claim in claims {
        let document = &comparison.claim(claim).0.document;
        if cards.last().is_none_or(|card| card.document != document.id) {
            cards.push(card(document));
        }
        if let Some(card) = cards.last_mut() {
            let passage = passage(comparison, group, claim, hand, &[]);
            let badges = vec![badge(claim)];
            card.passages.push(Passage { marks: Vec::new(), standing: None, badges, ..passage });
        }
    }
    cards
}

fn card(document: &Document) -> Card {
    let metadata = &document.metadata;
    Card {
        document: document.id.clone(),
        outlet: outlet_of(document),
        about: [metadata.title.as_ref(), metadata.published.as_ref()].into_iter().flatten().map(with_guess).collect(),
        passages: Vec::new(),
    }
}

/// The words of `index` to be marked.
fn marks(comparison: &Comparison, group: &Group, index: ClaimId, shared: &[Shared]) -> Vec<Range<usize>> {
    let claim = comparison.claim(index).1;
    let is_best = index == group.best;
    if !is_best && !are_foreign(comparison, group.best, index) {
        return differing_words(comparison.claim(group.best).1, claim);
    }
    let places = shared.iter().flat_map(|shared| &shared.places).filter(|(of, _)| *of == index);
    let from_start = |span: Span| (span.start - claim.span.start) as usize..(span.end - claim.span.start) as usize;
    let mut marks: Vec<Range<usize>> = places.map(|&(_, span)| from_start(span)).collect();
    marks.sort_unstable_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let mut done = 0;
    marks.retain(|mark| {
        let is_after = done <= mark.start;
        done = done.max(mark.end);
        is_after
    });
    marks
}

fn passage(comparison: &Comparison, number: GroupId, index: ClaimId, hand: &Hand, shared: &[Shared]) -> Passage {
    let group = &comparison.groups[number];
    let (article, claim) = comparison.claim(index);
    let text = &article.document.text;
    let mut badges = Vec::new();
    match claim.polarity {
        Polarity::Asserts => (),
        Polarity::Denies => badges.push(t!("badge-denies")),
        Polarity::Alleges => badges.push(t!("badge-alleges")),
    }
    if claim.certainty == Certainty::Hedged {
        badges.push(t!("badge-hedged"));
    }
    if index == group.best && group.members.len() > 1 {
        badges.push(t!("badge-best"));
    }
    let other_claims: Vec<GroupId> = comparison.groups_of(index).into_iter().filter(|&other| other != number).collect();
    if !other_claims.is_empty() {
        badges.push(t!("badge-other-claim"));
    }
    Passage {
        claim: index,
        words: claim.said_in(text).to_owned(),
        // Where the words are not as they stand, none of them is marked.
        marks: if claim.said.is_none() { marks(comparison, group, index, shared) } else { Vec::new() },
        badges,
        speaker: claim
            .attribution
            .as_ref()
            .map(|said| t!("says-speaker", speaker = said.span.of(text), speech = speech(said.direct))),
        says: says(comparison, index),
        quotation: quotation(&article.document, claim.said_in(text)),
        other_claims,
        standing: (group.members.len() > 1).then(|| hand.standing(comparison, index, number)),
    }
}

/// The links between members of `group`, the strongest first, and after them those to passages that are kept out.
fn links(comparison: &Comparison, group: GroupId, hand: &Hand) -> Vec<LinkLine> {
    let group = &comparison.groups[group];
    let is_member = |claim: ClaimId| group.members.binary_search(&claim).is_ok();
    let is_rejected = |link: &Link| hand.decision(link.a, link.b) == Some(Decision::Rejected);
    let is_shown = |link: &&Link| match [is_member(link.a), is_member(link.b)] {
        [true, true] => true,
        [false, false] => false,
        _ => is_rejected(link),
    };
    let mut inside: Vec<&Link> = comparison.links.iter().filter(is_shown).collect();
    inside.sort_by(|one, other| is_rejected(one).cmp(&is_rejected(other)).then(other.score.total_cmp(&one.score)));
    let claims: Vec<&Claim> = group.members.iter().map(|&member| comparison.claim(member).1).collect();
    let usage = align::usage(&comparison.articles, &claims);
    let line = |link: &Link| {
        let decision = hand.decision(link.a, link.b);
        LinkLine { decision, ..link_line(comparison, link, &usage) }
    };
    inside.into_iter().map(line).collect()
}

/// The passages that the reader keeps out of `group`.
fn rejected(comparison: &Comparison, group: GroupId, hand: &Hand) -> Vec<Rejected> {
    let members = &comparison.groups[group].members;
    let line = |claim: ClaimId| {
        let is_apart = |member: &&ClaimId| hand.decision(**member, claim) == Some(Decision::Rejected);
        Rejected {
            claim,
            outlet: outlet_of(&comparison.claim(claim).0.document),
            words: comparison.words(claim).to_owned(),
            pairs: members.iter().filter(is_apart).map(|&member| [member, claim]).collect(),
        }
    };
    hand.kept_out(comparison, group).into_iter().map(line).collect()
}

/// "You: Agree (one counts the dead) · Program: Differ".
fn ruling(set: &SetVerdict) -> String {
    let [yours, machine] = [set.verdict, set.machine].map(verdict_word);
    match set.reason.as_str() {
        "" => t!("overrule-ruling", yours = yours, machine = machine),
        reason => t!("overrule-ruling-reasoned", yours = yours, machine = machine, reason = reason),
    }
}

fn link_line(comparison: &Comparison, link: &Link, usage: &FxHashMap<u64, usize>) -> LinkLine {
    let [(one, claim), (other, other_claim)] = [link.a, link.b].map(|claim| comparison.claim(claim));
    let [a, b] = [one, other].map(|article| &article.document);
    let rarest = align::rarest_shared(claim, other_claim, usage, RAREST_WORDS);
    let rarest: Vec<&str> = rarest.into_iter().map(|span| span.of(&a.text)).collect();
    let [one, other] = [a, b].map(|document| outlet_of(document));
    LinkLine {
        pair: [link.a, link.b],
        between: if a.id == b.id { t!("within", outlet = one) } else { t!("pair", one = one, other = other) },
        percent: (link.score * 100.0).round() as u32,
        reasons: reasons(link),
        rarest: rarest.join(", "),
        by_meaning: link.is_by_meaning(),
        decision: None,
    }
}

/// What speaks for the link, then what speaks against it.
fn reasons(link: &Link) -> String {
    let words = |against: bool| {
        let side = link.why.iter().filter(|reason| (reason.weight < 0.0) == against);
        side.map(reason_words).collect::<Vec<_>>().join(", ")
    };
    match (words(false), words(true)) {
        (pro, against) if against.is_empty() => pro,
        (pro, against) if pro.is_empty() => t!("reasons-against", against = against),
        (pro, against) => t!("reasons-for-and-against", for = pro, against = against),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        gui::{features::claims_list::search::SearchIndex, fixture},
        ids::FactId,
        judge::Verdict,
    };

    fn evidence(group: u32) -> Evidence {
        Evidence::of(&fixture::comparison(), GroupId(group), &Hand::default()).unwrap()
    }

    #[test]
    fn words_that_are_not_those_of_the_best_wording_are_marked() {
        let evidence = evidence(0);
        let marked = |card: usize| {
            let passage = &evidence.cards[card].passages[0];
            passage.marks.iter().map(|mark| &passage.words[mark.clone()]).collect::<Vec<_>>()
        };
        assert!(marked(0).is_empty());
        assert_eq!(marked(1), ["Có 12.000"]);
    }

    #[test]
    fn badges_say_what_a_passage_is() {
        assert_eq!(evidence(0).cards[0].passages[0].badges, ["Best wording"]);
        assert_eq!(evidence(0).cards[1].passages[0].badges, ["Hedged"]);
        assert_eq!(evidence(1).cards[1].passages[0].badges, ["Denies"]);
        assert!(evidence(2).cards[0].passages[0].badges.is_empty(), "a lone passage is not the best of any");
    }

    #[test]
    fn what_others_say_beside_a_related_passage_is_shown_and_compared_with_nothing() {
        let related = Evidence::of(&fixture::related(), GroupId(2), &Hand::default()).unwrap();
        assert_eq!((related.relation, related.cards.len()), (Relation::Related, 1));
        let beside: Vec<&str> = related.beside.iter().map(|card| card.outlet.as_str()).collect();
        assert_eq!(beside, ["Beta", "Gamma"]);
        let passage = &related.beside[0].passages[0];
        assert_eq!((passage.badges.as_slice(), passage.marks.len()), (["Related".to_owned()].as_slice(), 0));
        assert!(evidence(3).beside.is_empty());
    }

    #[test]
    fn of_a_fact_the_passages_with_its_other_values_are_shown() {
        let mut comparison = fixture::comparison();
        let group = &mut comparison.groups[GroupId(0)];
        *group = Group { members: vec![ClaimId(0)], sources: 1, verdict: Verdict::SingleSource, ..group.clone() };
        let index = SearchIndex::of(&comparison.clone().into());
        let evidence = Evidence::of(&comparison, GroupId(0), &Hand::default()).unwrap();
        let evidence = evidence.with_fact(&comparison, index.fact(FactId(0)).unwrap(), &Hand::default());
        let beside: Vec<(ClaimId, &[String])> = evidence
            .beside
            .iter()
            .flat_map(|card| card.passages.iter().map(|passage| (passage.claim, passage.badges.as_slice())))
            .collect();
        assert_eq!(beside, [(ClaimId(3), ["12.000".to_owned()].as_slice())]);
        // The fact stands at the head of a passage that is in no claim of others.
        assert_eq!(evidence.relation, Relation::Judged(Verdict::Differ));
        assert_eq!(evidence.sources, "in 2 of 3");
        assert_eq!(evidence.absent, ["Gamma"]);
    }

    #[test]
    fn who_does_not_have_it_is_named() {
        assert_eq!(evidence(0).absent, ["Gamma"]);
        assert_eq!(evidence(2).absent, ["Beta", "Gamma"]);
    }

    #[test]
    fn links_are_explained_in_words() {
        let line = &evidence(0).links[0];
        assert_eq!((line.between.as_str(), line.percent), ("Alpha and Beta", 91));
        assert_eq!(line.reasons, "rare words in common; against: other dates");
        assert!(evidence(2).links.is_empty());
        let mut within = fixture::comparison();
        Arc::make_mut(&mut within.links)[0].b = ClaimId(1);
        let usage = FxHashMap::default();
        assert_eq!(link_line(&within, &within.links[0], &usage).between, "Within Alpha");
    }

    #[test]
    fn all_quotations_are_copied_together() {
        let expected = "“Khoảng 10.000 binh sĩ ở Kursk.”\n— Alpha\n\n“Có 12.000 binh sĩ ở Kursk.”\n— Beta";
        assert_eq!(evidence(0).quotations(), expected);
    }

    #[test]
    fn a_group_that_is_gone_has_no_evidence() {
        assert_eq!(Evidence::of(&fixture::comparison(), GroupId(99), &Hand::default()), None);
    }
}
