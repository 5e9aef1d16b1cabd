//! The inverted index: which claims use a word or a pair of neighbouring words, how rare each is, and which claims are
//! alike by that.
//!
//! A claim is compared by its own words, and with less weight by the rest of its sentence and by what its pointing words
//! point to ("thông tin này").

use rustc_hash::FxHashMap;

use crate::{
    claims::{Articles, Claim, claim_ids},
    ids::{ClaimId, IdVec, LocalClaimId},
};

/// Terms that more claims use than this find no candidates; they still count once two claims are compared.
const MOST_CLAIMS_PER_TERM: usize = 192;
/// A claim finds at least so many others by its words, where so many are alike enough.
const MOST_CANDIDATES: usize = 64;
/// Two claims find each other where they are at least so alike by their words.
pub(super) const LEAST_ALIKE: f32 = 0.04;
/// How much a word counts that stands elsewhere in the sentence.
const OF_SENTENCE: f32 = 0.1;
/// How much a word counts that stands in the claim pointed to.
const POINTED_TO: f32 = 0.6;
/// Concepts that a greater part of the claims has tell nothing.
const MOST_OF_CLAIMS: f32 = 0.1;

/// A term and its weight, which grows with its rarity.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Term {
    id: u32,
    /// Inverse document frequency (Spärck Jones, 1972), times how much the term belongs to the claim.
    weight: f32,
}

/// The terms of each claim, ascending by id, and the sum of the squares of their weights.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag {
    terms: Vec<Term>,
    total: f32,
}

/// The bag of each claim.
type Bags = IdVec<ClaimId, Bag>;

/// All claims by their terms.
pub(super) struct Index {
    /// Single words.
    words: Bags,
    /// Pairs of neighbouring words.
    pairs: Bags,
    /// What words and phrases stand for in the thesaurus.
    pub concepts: Bags,
    /// Names.
    pub names: Bags,
    /// For each word or pair, the claims that have it, ascending, with what it adds to how alike two of them are: the
    /// product of the two.
    postings: Vec<Vec<(ClaimId, f32)>>,
    /// How many of the postings are of words; those of pairs follow.
    word_terms: usize,
}

impl Index {
    pub fn new(articles: &Articles<'_>, claims: &IdVec<ClaimId, &Claim>) -> Self {
        let words = terms(claims, |claim| claim.words.iter().map(|word| word.key).collect());
        let pairs =
            terms(claims, |claim| claim.words.windows(2).map(|pair| pair_key(pair[0].key, pair[1].key)).collect());
        let concepts = terms(claims, |claim| claim.concepts.iter().map(|concept| concept.key).collect());
        let names = terms(claims, |claim| claim.names.iter().map(|name| crate::text::word_key(&name.name)).collect());
        let (concepts, names) = (concepts.without_common().into_bags(), names.into_bags());
        let (words, pairs) = (in_context(&words.into_bags(), articles), in_context(&pairs.into_bags(), articles));
        let (postings, word_terms) = postings(&words, &pairs);
        Index { words, pairs, concepts, names, postings, word_terms }
    }

    /// For comparing one claim after another with many.
    pub fn beside(&self) -> Beside<'_> {
        let [words, pairs] = [&self.words, &self.pairs].map(|bags| vec![0.0; highest(bags)]);
        Beside { index: self, words, pairs, of: None }
    }

    pub fn search(&self) -> Search<'_> {
        Search { index: self, shared: IdVec::filled(0.0, self.words.len()), touched: Vec::new() }
    }
}

/// The weights of the words of one claim, and of its pairs of words, each at the place of its term, so that many others
/// are quickly compared with it.
pub(super) struct Beside<'a> {
    index: &'a Index,
    words: Vec<f32>,
    pairs: Vec<f32>,
    of: Option<ClaimId>,
}

impl Beside<'_> {
    /// How alike the claims `a` and `b` are by their words; quick where `a` is that of the last call.
    pub fn alike(&mut self, a: ClaimId, b: ClaimId) -> Alike {
        if self.of != Some(a) {
            self.put(a);
        }
        let (one, other) = (&self.index.words[a], &self.index.words[b]);
        let shared = other.within(&self.words);
        let (pair, other_pair) = (&self.index.pairs[a], &self.index.pairs[b]);
        let of_pairs = pair.cosine_of(other_pair, other_pair.within(&self.pairs));
        Alike {
            alike: SHARE_OF[0] * one.cosine_of(other, shared) + SHARE_OF[1] * of_pairs,
            contained: (shared / one.total.min(other.total).max(f32::MIN_POSITIVE)).min(1.0),
            shared,
        }
    }

    fn put(&mut self, a: ClaimId) {
        for (weights, bags) in [(&mut self.words, &self.index.words), (&mut self.pairs, &self.index.pairs)] {
            let last = self.of.map_or(&[][..], |of| &bags[of].terms);
            last.iter().for_each(|term| weights[term.id as usize] = 0.0);
            bags[a].terms.iter().for_each(|term| weights[term.id as usize] = term.weight);
        }
        self.of = Some(a);
    }
}

/// How alike two claims are by their words.
pub(super) struct Alike {
    /// The cosine of the bags, to two thirds of single words and to one of pairs, 0 to 1.
    pub alike: f32,
    /// How much of the words of the lesser one is in the other, 0 to 1.
    pub contained: f32,
    /// The weight of the words that both have.
    pub shared: f32,
}

/// The terms of one kind of all claims.
struct Terms {
    of_claims: IdVec<ClaimId, Vec<u32>>,
    /// In how many claims each is.
    usage: Vec<u32>,
}

fn terms(claims: &IdVec<ClaimId, &Claim>, keys: impl Fn(&Claim) -> Vec<u64>) -> Terms {
    let mut ids: FxHashMap<u64, u32> = FxHashMap::default();
    let mut usage = Vec::new();
    let mut of_claim = |claim: &&Claim| {
        let mut list: Vec<u32> = keys(claim)
            .into_iter()
            .map(|key| {
                *ids.entry(key).or_insert_with(|| {
                    usage.push(0);
                    usage.len() as u32 - 1
                })
            })
            .collect();
        list.sort_unstable();
        list.dedup();
        list.iter().for_each(|&id| usage[id as usize] += 1);
        list
    };
    let of_claims = claims.iter().map(&mut of_claim).collect();
    Terms { of_claims, usage }
}

impl Terms {
    /// Leaves out what many claims have.
    fn without_common(mut self) -> Self {
        let most = (self.of_claims.len() as f32 * MOST_OF_CLAIMS).max(2.0);
        let usage = &self.usage;
        self.of_claims.iter_mut().for_each(|list| list.retain(|&id| usage[id as usize] as f32 <= most));
        self
    }

    fn into_bags(self) -> Bags {
        let count = self.of_claims.len() as f32;
        let idf: Vec<f32> = self.usage.iter().map(|&claims| (1.0 + count / claims as f32).ln()).collect();
        let bag = |ids: Vec<u32>| Bag::new(ids.into_iter().map(|id| Term { id, weight: idf[id as usize] }).collect());
        self.of_claims.into_iter().map(bag).collect()
    }
}

fn pair_key(a: u64, b: u64) -> u64 {
    a.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b
}

/// The bags with what stands around each claim.
fn in_context(own: &Bags, articles: &Articles<'_>) -> Bags {
    let mut bags = Bags::with_capacity(own.len());
    for (article, claims) in articles.iter().zip(claim_ids(articles.iter().copied())) {
        let of = |claim: LocalClaimId| &own[claims.of_local(claim)];
        for (at, claim) in article.claims.iter_enumerated() {
            let mates = article.sentence_of(at).filter(|&mate| mate != at).map(|mate| (mate, OF_SENTENCE));
            let pointed = claim.refers.iter().filter(|to| to.kind.is_about_it()).map(|to| (to.claim, POINTED_TO));
            let around: Vec<(&Bag, f32)> = mates.chain(pointed).map(|(other, weight)| (of(other), weight)).collect();
            bags.push(of(at).with(&around));
        }
    }
    bags
}

/// The postings, first of words, then of pairs, and how many are of words.
fn postings(words: &Bags, pairs: &Bags) -> (Vec<Vec<(ClaimId, f32)>>, usize) {
    let word_terms = highest(words);
    let mut postings = vec![Vec::new(); word_terms + highest(pairs)];
    for (kind, (bags, offset)) in [(words, 0), (pairs, word_terms)].into_iter().enumerate() {
        for (claim, bag) in bags.iter_enumerated() {
            let scale = SHARE_OF[kind].sqrt() / bag.total.max(f32::MIN_POSITIVE).sqrt();
            for term in &bag.terms {
                postings[offset + term.id as usize].push((claim, term.weight * scale));
            }
        }
    }
    (postings, word_terms)
}

/// How many terms the bags number, those in between included.
fn highest(bags: &Bags) -> usize {
    bags.iter().flat_map(|bag| &bag.terms).map(|term| term.id as usize + 1).max().unwrap_or(0)
}

/// The parts that words and pairs of words have in how alike two claims are.
const SHARE_OF: [f32; 2] = [2.0 / 3.0, 1.0 / 3.0];

impl Bag {
    fn new(terms: Vec<Term>) -> Self {
        Bag { total: terms.iter().map(|term| term.weight * term.weight).sum(), terms }
    }

    /// This bag with the terms of others, each weighed; a term counts once at most.
    fn with(&self, others: &[(&Bag, f32)]) -> Bag {
        if others.is_empty() {
            return self.clone();
        }
        let scaled = |&(bag, by): &(&Bag, f32)| {
            bag.terms.iter().map(move |&Term { id, weight }| (id, (weight * by, weight))).collect::<Vec<_>>()
        };
        let own = self.terms.iter().map(|&Term { id, weight }| (id, (weight, weight)));
        let mut all: Vec<(u32, (f32, f32))> = own.chain(others.iter().flat_map(scaled)).collect();
        all.sort_unstable_by_key(|&(id, _)| id);
        let merged = all.chunk_by(|a, b| a.0 == b.0).map(|same| Term {
            id: same[0].0,
            weight: same.iter().map(|(_, (part, _))| part).sum::<f32>().min(same[0].1.1),
        });
        Bag::new(merged.collect())
    }

    /// The sum of the products of the weights of the terms that both have.
    fn shared(&self, other: &Bag) -> f32 {
        let (mut a, mut b) = (self.terms.as_slice(), other.terms.as_slice());
        let mut sum = 0.0;
        while let (Some(x), Some(y)) = (a.first(), b.first()) {
            if x.id == y.id {
                sum += x.weight * y.weight;
            }
            a = &a[usize::from(x.id <= y.id)..];
            b = &b[usize::from(y.id <= x.id)..];
        }
        sum
    }

    /// The sum of the products of its weights and `weights`, which are at the places of their terms.
    fn within(&self, weights: &[f32]) -> f32 {
        self.terms.iter().map(|term| term.weight * weights[term.id as usize]).sum()
    }

    /// The cosine of the two, 0 to 1.
    pub fn cosine(&self, other: &Bag) -> f32 {
        self.cosine_of(other, self.shared(other))
    }

    /// The cosine of the two, of which `shared` is known.
    fn cosine_of(&self, other: &Bag, shared: f32) -> f32 {
        if shared > 0.0 { shared / (self.total * other.total).sqrt() } else { 0.0 }
    }
}

/// Two claims that may speak of the same thing, `a` before `b`, and how alike they are by their words, 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub a: ClaimId,
    pub b: ClaimId,
    pub alike: f32,
}

/// Keeps, for each of `claims` claims, the candidates that are most alike, so that their number grows with the number
/// of claims and not with its square.
pub(super) fn keep_best(mut candidates: Vec<Candidate>, claims: usize) -> Vec<Candidate> {
    candidates.sort_unstable_by(|x, y| y.alike.total_cmp(&x.alike).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    let mut kept: IdVec<ClaimId, usize> = IdVec::filled(0, claims);
    candidates.retain(|&Candidate { a, b, .. }| {
        let keep = kept[a] < MOST_CANDIDATES || kept[b] < MOST_CANDIDATES;
        kept[a] += usize::from(keep);
        kept[b] += usize::from(keep);
        keep
    });
    candidates.sort_unstable_by_key(|pair| (pair.a, pair.b));
    candidates
}

/// Finds candidates claim by claim; keeps its working memory.
pub(super) struct Search<'a> {
    index: &'a Index,
    shared: IdVec<ClaimId, f32>,
    touched: Vec<ClaimId>,
}

impl Search<'_> {
    /// The claims before `b` that are alike enough, ascending.
    pub fn candidates_before(&mut self, b: ClaimId) -> Vec<Candidate> {
        self.share(b, b);
        self.take(b)
    }

    /// All claims that are like `claim` enough, ascending.
    pub fn candidates_of(&mut self, claim: ClaimId) -> Vec<Candidate> {
        self.share(claim, self.index.words.ids().end());
        self.shared[claim] = 0.0;
        self.touched.retain(|&other| other != claim);
        self.take(claim)
    }

    /// Sets how alike `claim` is to the claims before `end`.
    fn share(&mut self, claim: ClaimId, end: ClaimId) {
        let index = self.index;
        let words = index.words[claim].terms.iter().map(|term| term.id as usize);
        let pairs = index.pairs[claim].terms.iter().map(|term| index.word_terms + term.id as usize);
        for term in words.chain(pairs) {
            let postings = &index.postings[term];
            if postings.len() > MOST_CLAIMS_PER_TERM {
                continue;
            }
            let place = |claim: ClaimId| postings.partition_point(|&(other, _)| other < claim);
            let Some(&(_, own)) = postings.get(place(claim)) else { continue };
            for &(other, weight) in &postings[..place(end)] {
                if self.shared[other] == 0.0 {
                    self.touched.push(other);
                }
                self.shared[other] += own * weight;
            }
        }
    }

    /// Takes out those that are alike enough to `claim`.
    fn take(&mut self, claim: ClaimId) -> Vec<Candidate> {
        self.touched.sort_unstable();
        let mut found = Vec::new();
        for other in self.touched.drain(..) {
            let alike = std::mem::take(&mut self.shared[other]);
            if alike >= LEAST_ALIKE {
                found.push(Candidate { a: other.min(claim), b: other.max(claim), alike });
            }
        }
        found
    }
}
