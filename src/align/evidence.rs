//! What tells whether two passages make the same claim, each a number that a person can check.

use rustc_hash::FxHashMap;

use super::{Feature, Grounds, Pair, ReasonKind, features::Placed};
use crate::{
    boosting::feature_row,
    claims::Claim,
    ids::{ClaimId, Id, IdVec},
    lang,
    segment::Role,
};

feature_row! {
    /// The features beyond those of the link model, with what each speaks of. Of two numbers, one for each passage, the lesser
    /// comes first.
    struct Own of ReasonKind {
        words_alike: RareWords,
        pairs_alike: RareWords,
        content_alike: RareWords,
        content_shared: Shared,
        words_held_least: Contained,
        words_held_most: Contained,
        content_held_least: Contained,
        content_held_most: Contained,
        rarest_missing_least: Missing,
        rarest_missing_most: Missing,
        missing_least: Missing,
        missing_most: Missing,
        sentences_alike: RareWords,
        names_shared: Names,
        names_missing_least: Names,
        names_missing_most: Names,
        rank_least: Closest,
        rank_most: Closest,
        lead_least: Closest,
        lead_most: Closest,
        caption: Heading,
        length_least: Length,
        length_most: Length,
        length_ratio: Length,
        numbers_shared: Quantities,
        numbers_missing_least: Quantities,
        numbers_missing_most: Quantities,
        dates_shared: Dates,
        dates_missing: Dates,
        negations: Accusation,
        related: Neighbours,
    }
}

feature_row! {
    /// Those by meaning.
    struct ByMeaning of ReasonKind {
        meaning_rank_least: Meaning,
        meaning_rank_most: Meaning,
        meaning_lead_least: Meaning,
        meaning_lead_most: Meaning,
    }
}

/// The names of the features of the first pass, in order.
pub(super) fn feature_names(by_meaning: bool) -> Vec<String> {
    let of_links = Feature::known(by_meaning).iter().map(|feature| feature.name());
    let of_meaning = ByMeaning::NAMES.iter().filter(|_| by_meaning);
    of_links.chain(Own::NAMES.iter().chain(of_meaning).map(|name| (*name).to_owned())).collect()
}

/// What the features of the first pass speak of, in order.
pub(super) fn feature_kinds(by_meaning: bool) -> Vec<ReasonKind> {
    let of_links = Feature::known(by_meaning).iter().map(|&feature| feature.into());
    let of_meaning = ByMeaning::KINDS.iter().filter(|_| by_meaning);
    of_links.chain(Own::KINDS.iter().chain(of_meaning).copied()).collect()
}

/// How a pair stands among the pairs of either passage with the other's article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rank {
    pub by_words: Standing,
    pub by_meaning: Standing,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Standing {
    /// How many are more alike, for the passage for which they are fewer, and for the other.
    pub least: f32,
    pub most: f32,
    /// How much more alike than the best of the others, for the passage for which that is less, and for the other.
    lead_least: f32,
    lead_most: f32,
}

impl From<Standing> for ByMeaning {
    fn from(Standing { least, most, lead_least, lead_most }: Standing) -> Self {
        ByMeaning {
            meaning_rank_least: least,
            meaning_rank_most: most,
            meaning_lead_least: lead_least,
            meaning_lead_most: lead_most,
        }
    }
}

/// A rank beyond this is as good as none.
const MOST_RANK: f32 = 20.0;

/// How each of `pairs`, which are in order, stands among the others.
pub(super) fn ranks(pairs: &[Pair], claims: &IdVec<ClaimId, Placed<'_>>) -> Vec<Rank> {
    let by_words = standings(pairs, claims, |pair| pair.features[Feature::RareWords]);
    let by_meaning = match pairs.iter().any(|pair| pair.grounds == Grounds::Meaning) {
        true => standings(pairs, claims, |pair| pair.features[Feature::Meaning]),
        false => vec![Standing::default(); pairs.len()],
    };
    by_words.into_iter().zip(by_meaning).map(|(by_words, by_meaning)| Rank { by_words, by_meaning }).collect()
}

fn standings(pairs: &[Pair], claims: &IdVec<ClaimId, Placed<'_>>, alike: impl Fn(&Pair) -> f32) -> Vec<Standing> {
    let article = |claim: ClaimId| claims[claim].article;
    // For either passage of each pair its rank and its lead.
    let mut seen = vec![[(0.0, 0.0); 2]; pairs.len()];
    let sides = Sides::new(pairs, claims.len());
    let mut of_one: Vec<(f32, u32)> = Vec::new();
    for claim in claims.ids() {
        let other = |number: u32| article(pairs[number as usize].other(claim));
        for pairs_with_one in sides.of(claim).chunk_by(|&x, &y| other(x) == other(y)) {
            of_one.clear();
            of_one.extend(pairs_with_one.iter().map(|&number| (alike(&pairs[number as usize]), number)));
            of_one.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            let (best, next) = (of_one[0].0, of_one.get(1).map_or(0.0, |second| second.0));
            for (rank, &(alike, number)) in of_one.iter().enumerate() {
                let rival = if rank == 0 { next } else { best };
                let side = usize::from(pairs[number as usize].a != claim);
                seen[number as usize][side] = ((rank as f32).min(MOST_RANK), alike - rival);
            }
        }
    }
    let standing = |[(rank, lead), (other_rank, other_lead)]: [(f32, f32); 2]| Standing {
        least: rank.min(other_rank),
        most: rank.max(other_rank),
        lead_least: lead.min(other_lead),
        lead_most: lead.max(other_lead),
    };
    seen.into_iter().map(standing).collect()
}

/// The numbers of the pairs of each passage, by the other passage.
struct Sides {
    numbers: Vec<u32>,
    /// Where those of each passage begin; one more for the end of the last.
    starts: IdVec<ClaimId, u32>,
}

impl Sides {
    /// `pairs` are in order.
    fn new(pairs: &[Pair], claims: usize) -> Self {
        let mut starts = vec![0; claims + 2];
        for claim in pairs.iter().flat_map(|pair| [pair.a, pair.b]) {
            starts[claim.index() + 2] += 1;
        }
        for claim in 2..starts.len() {
            starts[claim] += starts[claim - 1];
        }
        let mut numbers = vec![0; 2 * pairs.len()];
        for (pair, number) in pairs.iter().zip(0..) {
            for claim in [pair.a, pair.b] {
                let next = &mut starts[claim.index() + 1];
                numbers[*next as usize] = number;
                *next += 1;
            }
        }
        Sides { numbers, starts: starts.into() }
    }

    fn of(&self, claim: ClaimId) -> &[u32] {
        &self.numbers[self.starts[claim] as usize..self.starts[claim.after()] as usize]
    }
}

/// Terms with their weights, ascending by number.
#[derive(Clone, Debug, Default)]
struct Bag {
    terms: Vec<Term>,
    /// The sums of the weights and of their squares: of all terms, and of those that say something.
    all: Sums,
    content: Sums,
}

#[derive(Clone, Copy, Debug)]
struct Term {
    id: u32,
    /// Inverse document frequency among the claims of all articles.
    weight: f32,
    /// Whether it says something, rather than holding the sentence together.
    is_content: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    weights: f32,
    squares: f32,
}

impl Sums {
    fn add(&mut self, weight: f32) {
        self.weights += weight;
        self.squares += weight * weight;
    }
}

impl Bag {
    fn new(terms: Vec<Term>) -> Self {
        let mut bag = Bag { terms, ..Bag::default() };
        for term in &bag.terms {
            bag.all.add(term.weight);
            if term.is_content {
                bag.content.add(term.weight);
            }
        }
        bag
    }
}

/// What is asked of each claim again and again.
pub(super) struct Profiles {
    claims: IdVec<ClaimId, Profile>,
    /// The words of each sentence, at the place of its first claim.
    sentences: IdVec<ClaimId, Bag>,
    /// The first claim of the sentence of each.
    sentence_of: IdVec<ClaimId, ClaimId>,
    /// How many words and how many pairs of words there are.
    words: usize,
    pairs: usize,
}

struct Profile {
    words: Bag,
    pairs: Bag,
    /// The words that say something, the rarest first.
    rarest: Vec<Term>,
    length: f32,
    content_length: f32,
    numbers: Vec<u64>,
    dates: Vec<(Option<i32>, Option<u8>, Option<u8>)>,
    names: Vec<u64>,
}

impl Profiles {
    pub fn new(claims: &IdVec<ClaimId, Placed<'_>>) -> Self {
        let words = |placed: &Placed<'_>| placed.claim.words.iter().map(|word| word.key).collect::<Vec<u64>>();
        let pairs = |placed: &Placed<'_>| {
            let joined = |pair: &[crate::claims::Word]| pair[0].key.rotate_left(17) ^ pair[1].key;
            placed.claim.words.windows(2).map(joined).collect::<Vec<u64>>()
        };
        let ((word_bags, words), (pair_bags, pairs)) = (bags(claims, words), bags(claims, pairs));
        let mut sentences: IdVec<ClaimId, Vec<Term>> = IdVec::with_capacity(claims.len());
        let mut sentence_of = IdVec::with_capacity(claims.len());
        for ((at, placed), bag) in claims.iter_enumerated().zip(&word_bags) {
            let leader = ClaimId(at.0 - (placed.at.0 - placed.claim.sentence.0));
            sentence_of.push(leader);
            sentences.push(Vec::new());
            sentences[leader].extend(&bag.terms);
        }
        let sentence = |mut terms: Vec<Term>| {
            terms.sort_unstable_by_key(|term| term.id);
            terms.dedup_by_key(|term| term.id);
            Bag::new(terms)
        };
        let sentences = sentences.into_iter().map(sentence).collect();
        let profile = |((placed, words), pairs): ((&Placed<'_>, Bag), Bag)| Profile {
            length: placed.claim.words.len() as f32,
            content_length: words.terms.iter().filter(|term| term.is_content).count() as f32,
            rarest: rarest_first(&words),
            words,
            pairs,
            numbers: numbers(placed.claim),
            dates: placed.claim.dates.iter().map(|date| (date.from.year, date.from.month, date.from.day)).collect(),
            names: names(placed.claim),
        };
        let claims = claims.iter().zip(word_bags).zip(pair_bags).map(profile).collect();
        Profiles { claims, sentences, sentence_of, words, pairs }
    }

    fn sentence(&self, claim: ClaimId) -> &Bag {
        &self.sentences[self.sentence_of[claim]]
    }
}

fn rarest_first(words: &Bag) -> Vec<Term> {
    let mut content: Vec<Term> = words.terms.iter().copied().filter(|term| term.is_content).collect();
    content.sort_by(|x, y| y.weight.total_cmp(&x.weight));
    content
}

/// The bags of the claims, and how many terms there are.
fn bags(claims: &IdVec<ClaimId, Placed<'_>>, keys: impl Fn(&Placed<'_>) -> Vec<u64>) -> (Vec<Bag>, usize) {
    let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
    let mut usage: Vec<u32> = Vec::new();
    let mut of_claims: Vec<Vec<(u32, bool)>> = Vec::with_capacity(claims.len());
    for placed in claims {
        let pack = lang::pack(placed.language);
        let mut list: Vec<(u32, bool)> = Vec::new();
        for key in keys(placed) {
            let id = *ids.entry(key).or_insert_with(|| {
                usage.push(0);
                usage.len() as u32 - 1
            });
            list.push((id, !pack.is_common(key)));
        }
        list.sort_unstable();
        list.dedup_by_key(|(id, _)| *id);
        list.iter().for_each(|&(id, _)| usage[id as usize] += 1);
        of_claims.push(list);
    }
    let count = claims.len() as f32;
    let weight = |id: u32| (1.0 + count / usage[id as usize] as f32).ln();
    let bag = |list: Vec<(u32, bool)>| {
        Bag::new(list.into_iter().map(|(id, is_content)| Term { id, weight: weight(id), is_content }).collect())
    };
    (of_claims.into_iter().map(bag).collect(), usage.len())
}

/// The numbers that tell something: a small one only with what it counts.
fn numbers(claim: &Claim) -> Vec<u64> {
    const LEAST_TELLING: f64 = 10.0;
    let telling = claim.quantities.iter().filter(|q| !q.unit.is_empty() || q.low >= LEAST_TELLING);
    distinct(telling.map(|quantity| quantity.low.to_bits()))
}

fn names(claim: &Claim) -> Vec<u64> {
    distinct(claim.names.iter().map(|name| crate::text::word_key(&name.name)))
}

fn distinct(keys: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut keys: Vec<u64> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What two bags have in common: sums over the terms of both.
struct Overlap {
    shared: Sums,
    /// Those of each.
    own: [Sums; 2],
}

impl Overlap {
    fn cosine(&self) -> f32 {
        let [one, other] = self.own.map(|sums| sums.squares);
        if self.shared.squares > 0.0 { self.shared.squares / (one * other).sqrt() } else { 0.0 }
    }

    /// The part of each that the other has too.
    fn held(&self) -> [f32; 2] {
        let held = |all: f32| if all > 0.0 { (self.shared.weights / all).min(1.0) } else { 0.0 };
        self.own.map(|sums| held(sums.weights))
    }

    fn missing(&self) -> [f32; 2] {
        self.own.map(|sums| sums.weights - self.shared.weights)
    }
}

/// The words, the pairs of words and the words of the sentence of one claim, each weight at the place of its term and 0
/// elsewhere, so that many others are quickly compared with it.
struct Spread {
    of: Option<ClaimId>,
    words: Vec<f32>,
    content: Vec<f32>,
    pairs: Vec<f32>,
    sentence: Vec<f32>,
}

impl Spread {
    fn new(profiles: &Profiles) -> Self {
        let [words, content, sentence] = [(); 3].map(|()| vec![0.0; profiles.words]);
        Spread { of: None, words, content, pairs: vec![0.0; profiles.pairs], sentence }
    }

    /// Spreads `claim`, quickly where it was spread last.
    fn set(&mut self, profiles: &Profiles, claim: ClaimId) {
        if self.of == Some(claim) {
            return;
        }
        if let Some(last) = self.of {
            self.put(profiles, last, |_| 0.0);
        }
        self.put(profiles, claim, |term| term.weight);
        self.of = Some(claim);
    }

    fn put(&mut self, profiles: &Profiles, claim: ClaimId, weight: impl Fn(&Term) -> f32) {
        let Profile { words, pairs, rarest, .. } = &profiles.claims[claim];
        let put = |weights: &mut [f32], terms: &[Term]| {
            terms.iter().for_each(|term| weights[term.id as usize] = weight(term));
        };
        put(&mut self.words, &words.terms);
        put(&mut self.content, rarest);
        put(&mut self.pairs, &pairs.terms);
        put(&mut self.sentence, &profiles.sentence(claim).terms);
    }
}

/// The sums over those of `terms` that have a weight in `spread`.
fn shared(spread: &[f32], terms: impl Iterator<Item = Term>) -> Sums {
    let mut shared = Sums::default();
    terms.filter(|term| spread[term.id as usize] > 0.0).for_each(|term| shared.add(term.weight));
    shared
}

fn sorted<const N: usize>(mut pair: [f32; N]) -> [f32; N] {
    pair.sort_unstable_by(f32::total_cmp);
    pair
}

/// How many of two ascending lists are in both, and how many only in each.
fn common<T: PartialEq>(a: &[T], b: &[T]) -> (f32, [f32; 2]) {
    let shared = a.iter().filter(|x| b.contains(x)).count() as f32;
    let others = |one: &[T], other: &[T]| one.iter().filter(|x| !other.contains(x)).count() as f32;
    (shared, sorted([others(a, b), others(b, a)]))
}

/// Tells what is known of two passages; quickly where the first is that of the last call.
pub(super) struct Evidence<'e, 'a> {
    profiles: &'e Profiles,
    claims: &'e IdVec<ClaimId, Placed<'a>>,
    spread: Spread,
}

impl<'e, 'a> Evidence<'e, 'a> {
    pub fn new(profiles: &'e Profiles, claims: &'e IdVec<ClaimId, Placed<'a>>) -> Self {
        Evidence { profiles, claims, spread: Spread::new(profiles) }
    }

    /// The features of `pair` in the order of [`feature_names`], with room for `more`.
    pub fn features(&mut self, pair: &Pair, rank: &Rank, by_meaning: bool, more: usize) -> Vec<f32> {
        self.spread.set(self.profiles, pair.a);
        let known = pair.features.known(by_meaning);
        let mut features = Vec::with_capacity(known.len() + Own::NAMES.len() + ByMeaning::NAMES.len() + more);
        features.extend(known);
        features.extend(self.own(pair, rank).values());
        if by_meaning {
            features.extend(ByMeaning::from(rank.by_meaning).values());
        }
        features
    }

    /// What the words that say something have in common, of passages with these profiles, of which the first is spread.
    fn content(&self, one: &Profile, other: &Profile) -> Overlap {
        let says_something = other.words.terms.iter().copied().filter(|term| term.is_content);
        let shared = shared(&self.spread.content, says_something);
        Overlap { shared, own: [one.words.content, other.words.content] }
    }

    /// The greatest weight of a word of either that says something and that the other has not.
    fn rarest_missing(&self, one: &Profile, other: &Profile) -> [f32; 2] {
        let says = |id: u32| {
            let found = other.words.terms.binary_search_by_key(&id, |term| term.id);
            found.is_ok_and(|at| other.words.terms[at].is_content)
        };
        let ours = one.rarest.iter().find(|term| !says(term.id));
        let theirs = other.rarest.iter().find(|term| self.spread.content[term.id as usize] == 0.0);
        [ours, theirs].map(|term| term.map_or(0.0, |term| term.weight))
    }

    /// Of a pair of which the first claim is spread.
    fn own(&self, pair: &Pair, rank: &Rank) -> Own {
        let [one, other] = [pair.a, pair.b].map(|claim| &self.profiles.claims[claim]);
        let overlap = |spread: &[f32], one: &Bag, other: &Bag| Overlap {
            shared: shared(spread, other.terms.iter().copied()),
            own: [one.all, other.all],
        };
        let words = overlap(&self.spread.words, &one.words, &other.words);
        let content = self.content(one, other);
        let pairs = overlap(&self.spread.pairs, &one.pairs, &other.pairs);
        let [sentence, other_sentence] = [pair.a, pair.b].map(|claim| self.profiles.sentence(claim));
        let sentences = overlap(&self.spread.sentence, sentence, other_sentence);
        let ([held, held_most], [content_held, content_held_most]) = (sorted(words.held()), sorted(content.held()));
        let ([rarest, rarest_most], [missing, missing_most]) =
            (sorted(self.rarest_missing(one, other)), sorted(content.missing()));
        let (names, [names_missing, names_missing_most]) = common(&one.names, &other.names);
        let (numbers, [numbers_missing, numbers_missing_most]) = common(&one.numbers, &other.numbers);
        let (dates, [dates_missing, _]) = common(&one.dates, &other.dates);
        let [length, length_most] = sorted([one.content_length, other.content_length]);
        let [shorter, longer] = sorted([one.length, other.length]);
        let Standing { least, most, lead_least, lead_most } = rank.by_words;
        let placed = [pair.a, pair.b].map(|claim| self.claims[claim].claim);
        let count = |asked: fn(&Claim) -> bool| placed.iter().filter(|claim| asked(claim)).count() as f32;
        Own {
            words_alike: words.cosine(),
            pairs_alike: pairs.cosine(),
            content_alike: content.cosine(),
            content_shared: content.shared.weights.ln_1p(),
            words_held_least: held,
            words_held_most: held_most,
            content_held_least: content_held,
            content_held_most,
            rarest_missing_least: rarest,
            rarest_missing_most: rarest_most,
            missing_least: missing,
            missing_most,
            sentences_alike: sentences.cosine(),
            names_shared: names,
            names_missing_least: names_missing,
            names_missing_most,
            rank_least: least,
            rank_most: most,
            lead_least,
            lead_most,
            caption: count(|claim| claim.role == Role::Caption),
            length_least: length,
            length_most,
            length_ratio: shorter / longer.max(1.0),
            numbers_shared: numbers.min(3.0),
            numbers_missing_least: numbers_missing,
            numbers_missing_most,
            dates_shared: dates,
            dates_missing,
            negations: count(|claim| claim.negated.is_some()),
            related: pair.related,
        }
    }
}
