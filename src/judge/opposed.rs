//! Two passages that cannot both be so, though no number, day or name tells it: an outcome and its opposite, a thing and its
//! denial, and who did it to whom.
//!
//! Precision first: two outcomes exclude each other only where the passages are otherwise much alike and each tells one side
//! alone; a bare "not" only where hardly another word differs. Known limit: what happened after what is not known, so "closed"
//! and later "reopened" is a conflict unless the days of the reports explain it.

use std::ops::Range;

use super::{
    Aspect, Member, Place, across, dates,
    denials::{MIN_DENIED, denied, denied_outright},
    passage::{Pair, Passage},
    reworded,
    roles::roles,
};
use crate::{
    claims::{Claim, Name, NameKind, Polarity},
    lang::Outcome,
    text::{Span, has_all_words},
};

/// How likely two passages must be to make the same claim for their outcomes to be held against each other.
const MIN_SCORE: f32 = 0.4;
/// The parts of the shorter passage's words, outcomes apart, that the other must have too, and of the longer one's.
const MIN_SHARED: [f32; 2] = [0.6, 0.45];
/// The same where the outcomes are words that are often said of two things ("all", "some").
const MIN_SHARED_WEAK: [f32; 2] = [0.8, 0.75];
/// The same between passages that are not likely one claim, but for the outcome nearly the same words.
const MIN_SHARED_UNLIKELY: [f32; 2] = [0.9, 0.8];
/// The part of the longer passage's words, "not" apart, that the other must have too where only a "not" differs.
const MIN_ALIKE: f32 = 0.75;
/// Or, where the one says all that the other says and something more, of the shorter passage's words and of the longer one's.
const MIN_WITHIN: [f32; 2] = [0.9, 0.5];
/// A direction is that of a distance told so many bytes before it ("60 km east of"); any other may be of another thing.
const REACH_OF_DISTANCE: u32 = 24;
/// Of what is not so, so many words are told after the "not".
const MOST_WORDS_AFTER: usize = 5;
/// So many of the words that say something after a "not" tell what is not so.
const MOST_TURNED: usize = 2;
/// So near before an outcome a "not" turns it.
const NEGATION_REACH: usize = 3;

/// A passage with what it tells of outcomes and what it negates.
pub(crate) struct Opposable<'a> {
    passage: Passage<'a>,
    outcomes: Vec<Outcome>,
}

/// What of two passages cannot both be so.
pub(crate) struct Opposed {
    /// The kind of detail.
    pub aspect: Aspect,
    /// The two places that show it.
    pub sides: [Place; 2],
    /// Whether one denies what the other says.
    pub is_denial: bool,
}

impl<'a> Opposable<'a> {
    pub fn new(member: Member<'a>) -> Self {
        let passage = Passage::new(member);
        let outcomes = passage.pack.opposites().all_in(&passage.keys);
        Opposable { passage, outcomes }
    }

    /// Whether passages that make the same claim with the probability `score` and are `related` with another can be opposed.
    pub fn is_worth_asking(score: f32, related: f32) -> bool {
        score >= MIN_SCORE_OF_DENIAL || related >= MIN_RELATED_OF_DENIAL
    }

    /// What of this passage and `other`, which make the same claim with the probability `score` and are `related` with
    /// another, cannot both be so.
    pub fn opposed(&self, other: &Opposable<'_>, score: f32, related: f32) -> Option<Opposed> {
        let (a, b) = (&self.passage, &other.passage);
        if across::is_across(a, b) || a.keys.len().max(b.keys.len()) > MOST_WORDS {
            return None;
        }
        let found = |is_denial| move |Pair { aspect, sides }| Opposed { aspect, sides, is_denial };
        if !dates::are_apart(a, b) {
            let is_likely = score >= MIN_SCORE;
            let not_so = || negated(a, b).filter(|_| is_likely).map(found(true));
            let turned = || roles(a, b).filter(|_| is_likely).map(found(false));
            let opposed = outcomes(self, other, is_likely).or_else(not_so).or_else(turned);
            if opposed.is_some() {
                return opposed;
            }
        }
        let answered = || denied(a, b).or_else(|| denied_outright(a, b)).or_else(|| denied_outright(b, a));
        Self::is_worth_asking(score, related).then(answered).flatten().map(found(true))
    }
}

impl Opposable<'_> {
    /// Whether this passage and `other` tell outcomes that exclude each other, or one says "not" of what the other says, be it of
    /// one thing or of two; of two languages, whether they tell it of two persons.
    pub fn tells_otherwise(&self, other: &Opposable<'_>) -> bool {
        let (a, b) = (&self.passage, &other.passage);
        let lists = a.pack.opposites();
        let counts = |(ours, theirs): (Told, Told)| {
            let is_sure = !lists.is_weak(ours.outcome.set) && !lists.is_of_place(ours.outcome.set);
            is_sure || are_alike_outside([a, b], [&ours.outcome, &theirs.outcome], MIN_SHARED_WEAK)
        };
        if across::is_across(a, b) {
            return across::persons(a, b).is_some();
        }
        self.excluding(other).any(counts) || Negation::is_possible(a, b)
    }

    /// Whether this passage and `other`, which are likely one claim, may yet say two things: in the same words but at one place (see
    /// [`reworded`](super::reworded)), or with little in common beside names.
    pub fn may_say_another(&self, other: &Opposable<'_>) -> bool {
        let (a, b) = (&self.passage, &other.passage);
        !across::is_across(a, b) && (reworded::are_reworded(a, b) || a.shares_little_beyond_names(b))
    }

    /// The places of both that say "not" of the same: "left nothing to his children", "không để lại tài sản cho con".
    pub fn negates_alike(&self, other: &Opposable<'_>) -> Vec<[Place; 2]> {
        let (a, b) = (&self.passage, &other.passage);
        let denies = |passage: &Passage<'_>| passage.member.claim.polarity == Polarity::Denies;
        if across::is_across(a, b) || name_others(a, b) || denies(a) != denies(b) {
            return Vec::new();
        }
        let place = |passage: &Passage<'_>, words: &Range<usize>| {
            let span = passage.span_of(passage.clause_around(words.clone(), 0, MOST_WORDS_AFTER));
            passage.words(span)
        };
        let share_a_word = |one: &Range<usize>, other: &Range<usize>| {
            let there: Vec<u64> = b.content_after(other.end).take(MOST_TURNED).collect();
            a.content_after(one.end).take(MOST_TURNED).any(|word| there.contains(&word))
        };
        let turns = a.turns().iter().flat_map(|one| b.turns().iter().map(move |other| (one, other)));
        let turned = turns.filter(|(one, other)| share_a_word(one, other));
        turned.map(|(one, other)| [place(a, one), place(b, other)]).collect()
    }

    /// The outcomes of both that exclude each other, set by set.
    fn excluding<'o>(&'o self, other: &'o Opposable<'_>) -> impl Iterator<Item = (Told, Told)> + 'o {
        let mut sets: Vec<usize> = self.outcomes.iter().map(|outcome| outcome.set).collect();
        sets.dedup();
        let of_set = move |set: usize| Some((Told::of(self, set)?, Told::of(other, set)?));
        let is_of_same = move |(ours, theirs): &(Told, Told)| {
            let lists = self.passage.pack.opposites();
            !lists.is_order(ours.outcome.set) || stand_beside_same([&self.passage, &other.passage], [ours, theirs])
        };
        sets.into_iter().filter_map(of_set).filter(|(ours, theirs)| ours.excludes(theirs)).filter(is_of_same)
    }
}

/// A denial answers an accusation wherever it stands: so likely the two must be on one thing at least.
const MIN_SCORE_OF_DENIAL: f32 = 0.25;
const MIN_RELATED_OF_DENIAL: f32 = 0.4;
/// Of an article so many claims are looked at to see whether it tells an outcome elsewhere.
const MOST_CLAIMS: usize = 400;
/// Longer passages say too much to be held against each other by a word.
const MOST_WORDS: usize = 80;

/// What a passage says of a set of outcomes: the one side that it tells, or that this is not so.
#[derive(Clone, Copy)]
struct Told {
    outcome: Outcome,
    is_negated: bool,
}

impl Told {
    /// Of the outcomes of `set`; `None` where the passage tells several. What is not so counts only where nothing is told to be
    /// so ("remains closed and will not reopen").
    fn of(one: &Opposable<'_>, set: usize) -> Option<Self> {
        let of_set = one.outcomes.iter().filter(|outcome| outcome.set == set);
        let told = of_set.map(|outcome| Told { outcome: *outcome, is_negated: is_negated(&one.passage, outcome) });
        let (negated, plain): (Vec<Told>, Vec<Told>) = told.partition(|told| told.is_negated);
        let said = if plain.is_empty() { negated } else { plain };
        let first = *said.first()?;
        said.iter().all(|told| told.outcome.side == first.outcome.side).then_some(first)
    }

    /// Whether the two cannot both be so.
    fn excludes(&self, other: &Told) -> bool {
        let same_side = self.outcome.side == other.outcome.side;
        if same_side { self.is_negated != other.is_negated } else { !self.is_negated && !other.is_negated }
    }
}

/// Two outcomes of one set, of passages that are likely one claim or else nearly in the same words.
fn outcomes(one: &Opposable<'_>, other: &Opposable<'_>, is_likely: bool) -> Option<Opposed> {
    let (a, b) = (&one.passage, &other.passage);
    // "All opened", "none opened": what is negated in one of the two is no second outcome.
    let is_turned = |(ours, theirs): &(Told, Told)| ours.is_negated != theirs.is_negated;
    let (turned, plain): (Vec<_>, Vec<_>) = one.excluding(other).partition(is_turned);
    // Two outcomes that are both otherwise ("the north gate closed", "the south gate open") are of two things.
    let [(ours, theirs)] = if plain.is_empty() { turned } else { plain }[..] else { return None };
    let lists = a.pack.opposites();
    let set = ours.outcome.set;
    let (our_span, their_span) = (span(a, &ours.outcome), span(b, &theirs.outcome));
    let min_shared = match (is_likely, lists.is_weak(set)) {
        (false, _) => MIN_SHARED_UNLIKELY,
        (true, true) => MIN_SHARED_WEAK,
        (true, false) => MIN_SHARED,
    };
    let is_near = are_alike_outside([a, b], [&ours.outcome, &theirs.outcome], min_shared);
    let of_place = lists.is_of_place(set);
    let is_apart = of_place && !(at_a_distance(a, our_span) && at_a_distance(b, their_span));
    let told_too = || tells(a, &theirs.outcome) || tells(b, &ours.outcome);
    let told_too = ours.outcome.side != theirs.outcome.side && told_too();
    if !is_near || is_apart || told_too {
        return None;
    }
    let aspect = if of_place { Aspect::Place } else { Aspect::Polarity };
    let are_negated =
        [(a, &ours), (b, &theirs)].map(|(passage, told)| told.is_negated || has_negation(passage, &told.outcome));
    let is_denial = are_negated[0] != are_negated[1];
    let side = |passage: &Passage<'_>, place: Span, is_negated: bool| {
        if is_denial && is_negated { passage.place(place, Polarity::Denies) } else { passage.words(place) }
    };
    Some(Opposed { aspect, sides: [side(a, our_span, are_negated[0]), side(b, their_span, are_negated[1])], is_denial })
}

/// Whether the word before or after two outcomes is the same in both passages: "before the fire", "after the fire".
fn stand_beside_same(passages: [&Passage<'_>; 2], told: [&Told; 2]) -> bool {
    let [before, after] = [Passage::content_before, Passage::content_next].map(|beside| {
        let [one, other] = [0, 1].map(|side| {
            let Outcome { at, words, .. } = told[side].outcome;
            beside(passages[side], at..at + words)
        });
        one.is_some() && one == other
    });
    before || after
}

/// Whether the two passages share at least these parts of the shorter one's and of the longer one's words, their `outcomes` apart.
fn are_alike_outside([a, b]: [&Passage<'_>; 2], outcomes: [&Outcome; 2], [of_shorter, of_longer]: [f32; 2]) -> bool {
    let (mine, yours) =
        (a.content_outside_all(&[span(a, outcomes[0])]), b.content_outside_all(&[span(b, outcomes[1])]));
    let shared = mine.intersection(&yours).count() as f32;
    let (shorter, longer) = (mine.len().min(yours.len()) as f32, mine.len().max(yours.len()) as f32);
    shared >= 2.0 && shared >= of_shorter * shorter && shared >= of_longer * longer
}

/// Whether a distance stands right before the direction at `place`, or right after it: "북쪽 2km".
fn at_a_distance(passage: &Passage<'_>, place: Span) -> bool {
    const REACH_AFTER: u32 = 4;
    let is_near = |span: Span| {
        let is_before = span.end <= place.start && place.start - span.end <= REACH_OF_DISTANCE;
        let is_after = span.end > place.end && span.start.saturating_sub(place.end) <= REACH_AFTER;
        is_before || is_after
    };
    passage.member.claim.quantities.iter().any(|quantity| is_near(quantity.span))
}

/// Whether the article of `passage` tells the same outcome in another claim: then it is of another thing, or of another time.
fn tells(passage: &Passage<'_>, outcome: &Outcome) -> bool {
    let own = passage.member.claim.span;
    let others = passage.member.source.claims.iter().filter(|claim| claim.span != own);
    let keys = |claim: &Claim| claim.words.iter().map(|word| word.key).collect::<Vec<u64>>();
    others.take(MOST_CLAIMS).any(|claim| passage.pack.opposites().has(&keys(claim), outcome))
}

fn span(passage: &Passage<'_>, outcome: &Outcome) -> Span {
    passage.span_of(outcome.at..outcome.at + outcome.words)
}

/// Whether the words of an outcome say "not" themselves: "chưa thông qua".
fn has_negation(passage: &Passage<'_>, outcome: &Outcome) -> bool {
    let words = outcome.at..outcome.at + outcome.words;
    passage.negators().iter().any(|negator| negator.start >= words.start && negator.end <= words.end)
}

fn is_negated(passage: &Passage<'_>, outcome: &Outcome) -> bool {
    let near = outcome.at.saturating_sub(NEGATION_REACH)..outcome.at;
    passage.negators().iter().any(|negator| near.contains(&negator.start))
}

/// The same said with and without "not", or denied.
fn negated(a: &Passage<'_>, b: &Passage<'_>) -> Option<Pair> {
    let Negation { negating, plain, turn } = Negation::between(a, b)?;
    let not = negating.span_of(turn.clone());
    let (ours, theirs) = (negating.content_outside_all(&[not]), plain.content_outside_all(&[]));
    let shared = ours.intersection(&theirs).count() as f32;
    let (shorter, longer) = (ours.len().min(theirs.len()) as f32, ours.len().max(theirs.len()) as f32);
    let is_one_within_other = shared >= MIN_WITHIN[0] * shorter
        && shared >= MIN_WITHIN[1] * longer
        && negating.content_after(turn.end).all(|key| theirs.contains(&key));
    if shared < 2.0 || shared < MIN_ALIKE * longer && !is_one_within_other {
        return None;
    }
    let side = |passage: &Passage<'_>| {
        if std::ptr::eq(passage, negating) {
            passage.place(not, Polarity::Denies)
        } else {
            passage.whole(Polarity::Asserts)
        }
    };
    Some(Pair { aspect: Aspect::Polarity, sides: [side(a), side(b)] })
}

/// Of two passages the one that says "not", or denies, and the other, which says some of the same without.
struct Negation<'p, 'a> {
    negating: &'p Passage<'a>,
    plain: &'p Passage<'a>,
    /// The words that turn it.
    turn: Range<usize>,
}

impl<'p, 'a> Negation<'p, 'a> {
    fn between(a: &'p Passage<'a>, b: &'p Passage<'a>) -> Option<Self> {
        let turns = [a, b].map(Passage::turns);
        let (negating, plain, turn) = match turns {
            [[turn], []] => (a, b, turn.clone()),
            [[], [turn]] => (b, a, turn.clone()),
            _ => return None,
        };
        // A clause that begins after its "not" would look as if it had none.
        let is_cut_off = turn.start == 0 && plain.opens_amid_sentence();
        let is_denial = negating.member.claim.polarity == Polarity::Denies;
        let is_so = !stops(a) && !stops(b) && !is_cut_off && (is_denial || is_said_without(negating, &turn, plain));
        is_so.then_some(Negation { negating, plain, turn })
    }

    /// Whether one of the two says "not" of a word that the other has without a "not": "never ordered any crack to be painted
    /// over". A denial is no such doubt: it is of one claim with what it denies, and is told as a dispute.
    fn is_possible(a: &Passage<'_>, b: &Passage<'_>) -> bool {
        // A denial of what the other tells in other words, so that no dispute is seen: "denied that he had taken 90,000 crowns".
        let answers = |denial: &Passage<'_>, other: &Passage<'_>| {
            denial.member.claim.polarity == Polarity::Denies
                && other.member.claim.polarity == Polarity::Asserts
                && other.turns().is_empty()
                && denial.contained_beyond_names(other) < MIN_DENIED
        };
        let is_turned = |negating: &Passage<'_>, plain: &Passage<'_>| {
            let of_plain = |turn: &Range<usize>| {
                let next = negating.content_after(turn.end).next();
                let is_plain = next.is_none_or(|word| !plain.turns_word(word));
                let is_only_turn = negating.turns().len() == 1 && plain.turns().is_empty();
                is_only_turn && next.is_some_and(|word| plain.has(word))
                    || is_plain && is_said_without(negating, turn, plain)
            };
            negating.member.claim.polarity != Polarity::Denies && negating.turns().iter().any(of_plain)
        };
        is_turned(a, b) || is_turned(b, a) || answers(a, b) || answers(b, a)
    }
}

/// Whether both name persons, and none of them is in both: "Ms Strand will not appeal", "Mr Vance will not appeal".
fn name_others(a: &Passage<'_>, b: &Passage<'_>) -> bool {
    fn persons<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = &'p Name> {
        passage.member.claim.names.iter().filter(|name| name.kind == NameKind::Person)
    }
    let is_same =
        |one: &Name, other: &Name| has_all_words(&other.name, &one.name) || has_all_words(&one.name, &other.name);
    let have_both = persons(a).next().is_some() && persons(b).next().is_some();
    have_both && !persons(a).any(|one| persons(b).any(|other| is_same(one, other)))
}

/// Whether a word says without a "not" that something does not happen: "dừng lấy rừng", "failed to stop".
pub(super) fn stops(passage: &Passage<'_>) -> bool {
    passage.pack.details().stops.first_in(&passage.keys).is_some()
}

/// Whether the words to both sides of `not` stand near each other in `plain` ("was not overloaded", "was overloaded"); where a
/// mark stands before it, whether those after it do. What the negating passage tells without the "not" too is no conflict.
pub(super) fn is_said_without(negating: &Passage<'_>, not: &Range<usize>, plain: &Passage<'_>) -> bool {
    let has_stem = |stem: &[u64]| plain.keys.windows(stem.len()).any(|words| words == stem);
    if negating.stem_before(not.start).is_some_and(has_stem) {
        return true;
    }
    /// So many words to each side are looked at: "并不知道", "매각하지 않았다".
    const REACH: usize = 2;
    const MOST_APART: usize = 3;
    let keys = &negating.keys;
    let before = (0..REACH).map_while(|back| {
        let at = not.start.checked_sub(back + 1)?;
        (!negating.is_apart(at + 1)).then_some(keys[at])
    });
    let after = (0..REACH).map_while(|ahead| {
        let at = not.end + ahead;
        (at < keys.len() && !negating.is_apart(at)).then(|| keys[at])
    });
    let (before, after): (Vec<u64>, Vec<u64>) = (before.collect(), after.collect());
    let around = not.start.saturating_sub(REACH)..not.end + REACH;
    let are_near = |one: u64, other: u64, most: usize| {
        let elsewhere: Vec<u64> = keys[..around.start].iter().chain(keys.iter().skip(around.end)).copied().collect();
        near_each_other(&plain.keys, one, other, most) && !near_each_other(&elsewhere, one, other, most)
    };
    match (&before[..], &after[..]) {
        ([], [one, other]) => are_near(*one, *other, 1),
        _ => before.iter().any(|&one| after.iter().any(|&other| are_near(one, other, MOST_APART))),
    }
}

/// Whether two words stand among `keys` with fewer than `most` others between them.
fn near_each_other(keys: &[u64], one: u64, other: u64, most: usize) -> bool {
    let places = |key: u64| keys.iter().enumerate().filter(move |(_, word)| **word == key).map(|(at, _)| at);
    places(one).any(|one| places(other).any(|other| one != other && one.abs_diff(other) <= most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        claims::Article,
        ids::{ArticleId, ClaimId, LocalClaimId},
        judge::tests::article,
    };

    /// `score`: how likely the two make one claim, as the links would say.
    #[track_caller]
    fn check(language: &str, one: &str, other: &str, score: f32, expected: Option<Aspect>) {
        let [a, b] = [one, other].map(|text| article(language, text));
        fn member(number: u32, source: &Article) -> Member<'_> {
            let claim = &source.claims[LocalClaimId(0)];
            Member { index: ClaimId(number), article: ArticleId(number), claim, source }
        }
        let (a, b) = (Opposable::new(member(0, &a)), Opposable::new(member(1, &b)));
        let found = [a.opposed(&b, score, 0.5), b.opposed(&a, score, 0.5)].map(|found| found.map(|found| found.aspect));
        assert_eq!(found, [expected; 2], "{one} | {other}");
    }

    #[test]
    fn what_is_denied_in_the_same_words_is_disputed_whoever_tells_it() {
        let denied = Some(Aspect::Polarity);
        let denial = "The company denied that the ferry was overloaded.";
        check("en", denial, "Inspectors found that the ferry was overloaded.", 0.27, denied);
        check("en", denial, "Inspectors found that the ferry was not overloaded.", 0.27, None);
        check("en", denial, "Inspectors found that the ferry was old.", 0.27, None);
        let never = "The company said it had never received a warning from the port.";
        check("en", never, "The company received three warnings from the port, a former employee said.", 0.25, denied);
        check("en", never, "The company received three letters from the port, a former employee said.", 0.25, None);
        let not = "The vessel was not overloaded.";
        check("en", not, "Survivors said that the vessel was overloaded.", 0.27, denied);
        check("en", not, "Survivors said that the vessel was old.", 0.27, None);
        let taken = "Dorrin Vale denied that he had taken 90,000 crowns from the builder.";
        check("en", taken, "Prosecutors say Dorrin Vale took 90,000 crowns from the builder.", 0.28, denied);
    }

    #[test]
    fn a_negation_after_the_verb_turns_it() {
        let denied = Some(Aspect::Polarity);
        let known = "한별시는 도림교의 균열을 알고 있었다.";
        check("ko", known, "한별시는 도림교의 균열을 전혀 알지 못했다.", 0.97, denied);
        check("ko", known, "한별시는 도림교의 균열을 이미 알고 있었다.", 0.97, None);
        let sold = "누보람그룹은 3일 남촌공장을 이미 매각했다고 밝혔다.";
        check("ko", sold, "누보람그룹은 3일 남촌공장을 아직 매각하지 않았다고 밝혔다.", 0.97, denied);
        let taken = "검찰은 한별 전 시장이 건설업자에게서 9억 원을 받았다고 밝혔다.";
        check("ko", taken, "한별 전 시장은 건설업자에게서 9억 원을 받은 사실이 없다고 밝혔다.", 0.97, denied);
        let agreed = "누보람그룹은 주주 동의를 받아 미르셀전자 지분을 사들였다.";
        check("ko", agreed, "누보람그룹은 주주 동의 없이 미르셀전자 지분을 사들였다.", 0.97, denied);
        check("ko", taken, "한별 전 시장은 건설업자에게서 9억 원을 받은 사실이 없다고 반박했다.", 0.97, denied);
    }

    #[test]
    fn two_outcomes_in_their_forms_exclude_each_other() {
        let opposite = Some(Aspect::Polarity);
        check("ru", "Сторожа цеха нашли в подвале живым.", "Сторож цеха найден в подвале мёртвым.", 0.66, opposite);
        check(
            "en",
            "The share of tenants doubled in a year.",
            "The share of tenants tripled in a year.",
            0.9,
            opposite,
        );
    }

    #[test]
    fn all_and_none_exclude_each_other_in_nearly_the_same_words() {
        let opposite = Some(Aspect::Polarity);
        let all = "All the polling stations in Vessara opened on time.";
        check("en", all, "None of the polling stations in Vessara opened on time.", 0.27, opposite);
        check(
            "vi",
            "Giá cổ phiếu Vĩnh Hưng tăng 5% sau tin mua lại.",
            "Giá cổ phiếu Vĩnh Hưng giảm 5% sau tin mua lại.",
            0.9,
            opposite,
        );
        check(
            "vi",
            "Hai xe tăng chạy qua cầu Vĩnh Hưng sáng nay.",
            "Hai xe giảm tốc qua cầu Vĩnh Hưng sáng nay.",
            0.9,
            None,
        );
    }
}
