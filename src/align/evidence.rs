//! What tells whether two passages make the same claim, each a number that a person can check.

use rustc_hash::FxHashMap;

use super::{
    Pair, ReasonKind,
    features::{BY_WORDS, FEATURES, Placed},
};
use crate::{claims::Claim, lang, segment::Role};

/// The features beyond those of the link model, with what each speaks of. Of two numbers, one for each passage, the lesser
/// comes first.
const OWN: &[(&str, ReasonKind)] = &[
    ("words_alike", ReasonKind::RareWords),
    ("pairs_alike", ReasonKind::RareWords),
    ("content_alike", ReasonKind::RareWords),
    ("content_shared", ReasonKind::Shared),
    ("words_held_least", ReasonKind::Contained),
    ("words_held_most", ReasonKind::Contained),
    ("content_held_least", ReasonKind::Contained),
    ("content_held_most", ReasonKind::Contained),
    ("rarest_missing_least", ReasonKind::Missing),
    ("rarest_missing_most", ReasonKind::Missing),
    ("missing_least", ReasonKind::Missing),
    ("missing_most", ReasonKind::Missing),
    ("sentences_alike", ReasonKind::RareWords),
    ("names_shared", ReasonKind::Names),
    ("names_missing_least", ReasonKind::Names),
    ("names_missing_most", ReasonKind::Names),
    ("rank_least", ReasonKind::Closest),
    ("rank_most", ReasonKind::Closest),
    ("lead_least", ReasonKind::Closest),
    ("lead_most", ReasonKind::Closest),
    ("caption", ReasonKind::Heading),
    ("length_least", ReasonKind::Length),
    ("length_most", ReasonKind::Length),
    ("length_ratio", ReasonKind::Length),
    ("numbers_shared", ReasonKind::Quantities),
    ("numbers_missing_least", ReasonKind::Quantities),
    ("numbers_missing_most", ReasonKind::Quantities),
    ("dates_shared", ReasonKind::Dates),
    ("dates_missing", ReasonKind::Dates),
    ("negations", ReasonKind::Accusation),
    ("related", ReasonKind::Neighbours),
];

/// Those by meaning.
const BY_MEANING: &[(&str, ReasonKind)] = &[
    ("meaning_rank_least", ReasonKind::Meaning),
    ("meaning_rank_most", ReasonKind::Meaning),
    ("meaning_lead_least", ReasonKind::Meaning),
    ("meaning_lead_most", ReasonKind::Meaning),
];

/// The features of the first pass in their order, with what each speaks of.
pub(super) fn features(by_meaning: bool) -> Vec<(&'static str, ReasonKind)> {
    let known = if by_meaning { FEATURES.len() } else { BY_WORDS };
    let of_links = FEATURES[..known].iter().map(|&kind| (kind.key(), kind));
    of_links.chain(OWN.iter().copied()).chain(BY_MEANING.iter().copied().filter(|_| by_meaning)).collect()
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

/// A rank beyond this is as good as none.
const MOST_RANK: f32 = 20.0;

/// How each of `pairs`, which are in order, stands among the others.
pub(super) fn ranks(pairs: &[Pair], claims: &[Placed<'_>]) -> Vec<Rank> {
    let by_words = standings(pairs, claims, |pair| pair.features[0]);
    let by_meaning = standings(pairs, claims, |pair| pair.features[BY_WORDS]);
    by_words.into_iter().zip(by_meaning).map(|(by_words, by_meaning)| Rank { by_words, by_meaning }).collect()
}

fn standings(pairs: &[Pair], claims: &[Placed<'_>], alike: impl Fn(&Pair) -> f32) -> Vec<Standing> {
    let mut seen: Vec<Vec<(f32, f32)>> = vec![Vec::with_capacity(2); pairs.len()];
    let article = |claim: u32| claims[claim as usize].article;
    // Each pair once for either passage: (passage, article of the other), how alike, pair.
    let mut sides: Vec<(u32, u32, f32, u32)> = Vec::with_capacity(2 * pairs.len());
    for (pair, number) in pairs.iter().zip(0..) {
        let alike = alike(pair);
        sides.push((pair.a, article(pair.b), alike, number));
        sides.push((pair.b, article(pair.a), alike, number));
    }
    sides.sort_unstable_by(|x, y| (x.0, x.1).cmp(&(y.0, y.1)).then(y.2.total_cmp(&x.2)).then(x.3.cmp(&y.3)));
    for of_one in sides.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)) {
        let (best, next) = (of_one[0].2, of_one.get(1).map_or(0.0, |side| side.2));
        for (rank, &(_, _, alike, number)) in of_one.iter().enumerate() {
            let other = if rank == 0 { next } else { best };
            seen[number as usize].push(((rank as f32).min(MOST_RANK), alike - other));
        }
    }
    let standing = |sides: Vec<(f32, f32)>| match sides[..] {
        [(rank, lead), (other_rank, other_lead)] => Standing {
            least: rank.min(other_rank),
            most: rank.max(other_rank),
            lead_least: lead.min(other_lead),
            lead_most: lead.max(other_lead),
        },
        _ => Standing::default(),
    };
    seen.into_iter().map(standing).collect()
}

/// The words of a passage with their weights, ascending by number.
type Bag = Vec<Term>;

#[derive(Clone, Copy, Debug)]
struct Term {
    id: u32,
    /// Inverse document frequency among the claims of all articles.
    weight: f32,
    /// Whether it says something, rather than holding the sentence together.
    is_content: bool,
}

/// What is asked of each claim again and again.
pub(super) struct Profiles {
    claims: Vec<Profile>,
    /// The words of each sentence, at the place of its first claim.
    sentences: Vec<Bag>,
    sentence_of: Vec<u32>,
}

struct Profile {
    words: Bag,
    pairs: Bag,
    length: f32,
    content_length: f32,
    numbers: Vec<u64>,
    dates: Vec<(Option<i32>, Option<u8>, Option<u8>)>,
    names: Vec<u64>,
}

impl Profiles {
    pub fn new(claims: &[Placed<'_>]) -> Self {
        let words = |placed: &Placed<'_>| placed.claim.words.iter().map(|word| word.key).collect::<Vec<u64>>();
        let pairs = |placed: &Placed<'_>| {
            let joined = |pair: &[crate::claims::Word]| pair[0].key.rotate_left(17) ^ pair[1].key;
            placed.claim.words.windows(2).map(joined).collect::<Vec<u64>>()
        };
        let (word_bags, pair_bags) = (bags(claims, words), bags(claims, pairs));
        let mut sentences = Vec::with_capacity(claims.len());
        let mut sentence_of = Vec::with_capacity(claims.len());
        let mut first = 0;
        for (at, placed) in claims.iter().enumerate() {
            first = if placed.at == 0 { at } else { first };
            let leader = first + placed.claim.sentence as usize;
            sentence_of.push(leader as u32);
            sentences.push(Bag::new());
            let mut all: Bag = std::mem::take(&mut sentences[leader]);
            all.extend(&word_bags[at]);
            sentences[leader] = all;
        }
        for bag in &mut sentences {
            bag.sort_unstable_by_key(|term| term.id);
            bag.dedup_by_key(|term| term.id);
        }
        let profile = |((placed, words), pairs): ((&Placed<'_>, Bag), Bag)| Profile {
            length: placed.claim.words.len() as f32,
            content_length: words.iter().filter(|term| term.is_content).count() as f32,
            words,
            pairs,
            numbers: numbers(placed.claim),
            dates: placed.claim.dates.iter().map(|date| (date.from.year, date.from.month, date.from.day)).collect(),
            names: names(placed.claim),
        };
        let claims = claims.iter().zip(word_bags).zip(pair_bags).map(profile).collect();
        Profiles { claims, sentences, sentence_of }
    }

    fn sentence(&self, claim: u32) -> &Bag {
        &self.sentences[self.sentence_of[claim as usize] as usize]
    }
}

fn bags(claims: &[Placed<'_>], keys: impl Fn(&Placed<'_>) -> Vec<u64>) -> Vec<Bag> {
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
        list.into_iter().map(|(id, is_content)| Term { id, weight: weight(id), is_content }).collect()
    };
    of_claims.into_iter().map(bag).collect()
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

/// What two bags have in common, and what only one has.
#[derive(Default)]
struct Overlap {
    /// Sums of the weights, and of their squares, of the terms of both.
    shared: f32,
    shared_squares: f32,
    /// The same of each.
    mass: [f32; 2],
    squares: [f32; 2],
    /// The greatest weight that the other lacks.
    rarest: [f32; 2],
}

impl Overlap {
    fn of<'t>(a: impl Iterator<Item = &'t Term>, b: impl Iterator<Item = &'t Term>) -> Self {
        let (mut a, mut b) = (a.peekable(), b.peekable());
        let mut found = Overlap::default();
        loop {
            match (a.peek(), b.peek()) {
                (Some(x), Some(y)) if x.id == y.id => {
                    found.shared += x.weight;
                    found.shared_squares += x.weight * x.weight;
                    found.add(0, x, false);
                    found.add(1, y, false);
                    a.next();
                    b.next();
                }
                (Some(x), other) if other.is_none_or(|y| x.id < y.id) => {
                    found.add(0, x, true);
                    a.next();
                }
                (_, Some(y)) => {
                    found.add(1, y, true);
                    b.next();
                }
                _ => return found,
            }
        }
    }

    fn add(&mut self, side: usize, term: &Term, is_alone: bool) {
        self.mass[side] += term.weight;
        self.squares[side] += term.weight * term.weight;
        if is_alone {
            self.rarest[side] = self.rarest[side].max(term.weight);
        }
    }

    fn cosine(&self) -> f32 {
        if self.shared_squares > 0.0 { self.shared_squares / (self.squares[0] * self.squares[1]).sqrt() } else { 0.0 }
    }

    /// The part of each that the other has too.
    fn held(&self) -> [f32; 2] {
        self.mass.map(|mass| if mass > 0.0 { (self.shared / mass).min(1.0) } else { 0.0 })
    }

    fn missing(&self) -> [f32; 2] {
        self.mass.map(|mass| mass - self.shared)
    }
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

/// Two passages, and all that is known of them.
pub(super) struct Evidence<'e, 'a> {
    pub pair: &'e Pair,
    pub profiles: &'e Profiles,
    pub claims: &'e [Placed<'a>],
    pub rank: &'e Rank,
}

impl Evidence<'_, '_> {
    /// The features in the order of [`features`].
    pub fn features(&self, by_meaning: bool) -> Vec<f32> {
        let known = if by_meaning { FEATURES.len() } else { BY_WORDS };
        let mut features = self.pair.features[..known].to_vec();
        features.extend(self.own());
        if by_meaning {
            let Standing { least, most, lead_least, lead_most } = self.rank.by_meaning;
            features.extend([least, most, lead_least, lead_most]);
        }
        features
    }

    fn own(&self) -> [f32; OWN.len()] {
        let [one, other] = [self.pair.a, self.pair.b].map(|claim| &self.profiles.claims[claim as usize]);
        let words = Overlap::of(one.words.iter(), other.words.iter());
        let says_something = |term: &&Term| term.is_content;
        let content = Overlap::of(one.words.iter().filter(says_something), other.words.iter().filter(says_something));
        let pairs = Overlap::of(one.pairs.iter(), other.pairs.iter());
        let [sentence, other_sentence] = [self.pair.a, self.pair.b].map(|claim| self.profiles.sentence(claim));
        let sentences = Overlap::of(sentence.iter(), other_sentence.iter());
        let ([held, held_most], [content_held, content_held_most]) = (sorted(words.held()), sorted(content.held()));
        let ([rarest, rarest_most], [missing, missing_most]) = (sorted(content.rarest), sorted(content.missing()));
        let (names, [names_missing, names_missing_most]) = common(&one.names, &other.names);
        let (numbers, [numbers_missing, numbers_missing_most]) = common(&one.numbers, &other.numbers);
        let (dates, [dates_missing, _]) = common(&one.dates, &other.dates);
        let [length, length_most] = sorted([one.content_length, other.content_length]);
        let [shorter, longer] = sorted([one.length, other.length]);
        let Standing { least, most, lead_least, lead_most } = self.rank.by_words;
        let placed = [self.pair.a, self.pair.b].map(|claim| self.claims[claim as usize].claim);
        let count = |asked: fn(&Claim) -> bool| placed.iter().filter(|claim| asked(claim)).count() as f32;
        [
            words.cosine(),
            pairs.cosine(),
            content.cosine(),
            content.shared.ln_1p(),
            held,
            held_most,
            content_held,
            content_held_most,
            rarest,
            rarest_most,
            missing,
            missing_most,
            sentences.cosine(),
            names,
            names_missing,
            names_missing_most,
            least,
            most,
            lead_least,
            lead_most,
            count(|claim| claim.role == Role::Caption),
            length,
            length_most,
            shorter / longer.max(1.0),
            numbers.min(3.0),
            numbers_missing,
            numbers_missing_most,
            dates,
            dates_missing,
            count(|claim| claim.negated.is_some()),
            self.pair.related,
        ]
    }
}
