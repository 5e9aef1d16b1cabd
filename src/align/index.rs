//! The inverted index: which claims use a word or a pair of neighbouring words, and how rare each is.

use rustc_hash::FxHashMap;

use crate::claims::Claim;

/// Terms that more claims use than this find no candidates; they still count once two claims are compared.
const MOST_CLAIMS_PER_TERM: usize = 192;
/// A claim is compared with at least so many others, where it has as many candidates.
const MOST_CANDIDATES: usize = 40;
/// Two claims are compared where the rare words that they share are at least this part of what either says.
const LEAST_SHARED: f32 = 0.03;

/// A term and its weight, which grows with its rarity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Term {
    pub id: u32,
    /// Square of the inverse document frequency (Spärck Jones, 1972).
    pub weight: f32,
}

/// The terms of each claim, ascending by id, and the sums of their weights.
#[derive(Debug, Default)]
pub(super) struct Bag {
    pub terms: Vec<Term>,
    pub total: f32,
}

/// All claims by their terms.
pub(super) struct Index {
    /// Single words.
    pub words: Vec<Bag>,
    /// Pairs of neighbouring words.
    pub pairs: Vec<Bag>,
    /// For each term, the claims that use it, ascending.
    postings: Vec<Vec<u32>>,
}

impl Index {
    pub fn new(claims: &[&Claim]) -> Self {
        let mut ids = FxHashMap::default();
        let mut postings: Vec<Vec<u32>> = Vec::new();
        let mut id_lists = Vec::with_capacity(claims.len());
        for (claim, number) in claims.iter().zip(0u32..) {
            let mut ids_of = |keys: &mut dyn Iterator<Item = u64>| -> Vec<u32> {
                let mut list: Vec<u32> = keys.map(|key| id_of(key, &mut ids, &mut postings)).collect();
                list.sort_unstable();
                list.dedup();
                list.iter().for_each(|&id| postings[id as usize].push(number));
                list
            };
            let words = ids_of(&mut claim.words.iter().map(|word| word.key));
            let pairs = ids_of(&mut claim.words.windows(2).map(|pair| pair_key(pair[0].key, pair[1].key)));
            id_lists.push((words, pairs));
        }
        let count = claims.len() as f32;
        let idf: Vec<f32> = postings.iter().map(|list| (1.0 + count / list.len() as f32).ln()).collect();
        let (words, pairs) = id_lists.iter().map(|(words, pairs)| (bag(words, &idf), bag(pairs, &idf))).unzip();
        Index { words, pairs, postings }
    }

    pub fn search(&self) -> Search<'_> {
        Search { index: self, shared: vec![0.0; self.words.len()], touched: Vec::new() }
    }
}

fn id_of(key: u64, ids: &mut FxHashMap<u64, u32>, postings: &mut Vec<Vec<u32>>) -> u32 {
    *ids.entry(key).or_insert_with(|| {
        postings.push(Vec::new());
        (postings.len() - 1) as u32
    })
}

fn pair_key(a: u64, b: u64) -> u64 {
    a.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b
}

fn bag(ids: &[u32], idf: &[f32]) -> Bag {
    let terms: Vec<Term> = ids.iter().map(|&id| Term { id, weight: idf[id as usize].powi(2) }).collect();
    Bag { total: terms.iter().map(|term| term.weight).sum(), terms }
}

impl Bag {
    /// The sum of the weights of the terms that both have.
    pub fn shared(&self, other: &Bag) -> f32 {
        let (mut a, mut b) = (self.terms.as_slice(), other.terms.as_slice());
        let mut sum = 0.0;
        while let (Some(x), Some(y)) = (a.first(), b.first()) {
            if x.id == y.id {
                sum += x.weight;
            }
            a = &a[usize::from(x.id <= y.id)..];
            b = &b[usize::from(y.id <= x.id)..];
        }
        sum
    }
}

/// Two claims that may speak of the same thing, `a` before `b`, and how much of the lesser one they share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub a: u32,
    pub b: u32,
    shared: f32,
}

/// Keeps, for each of `claims` claims, the candidates that share most, so that their number grows with the number of
/// claims and not with its square.
pub(super) fn keep_best(mut candidates: Vec<Candidate>, claims: usize) -> Vec<Candidate> {
    candidates.sort_unstable_by(|x, y| y.shared.total_cmp(&x.shared).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    let mut kept = vec![0usize; claims];
    candidates.retain(|pair| {
        let (a, b) = (pair.a as usize, pair.b as usize);
        let keep = kept[a] < MOST_CANDIDATES || kept[b] < MOST_CANDIDATES;
        kept[a] += usize::from(keep);
        kept[b] += usize::from(keep);
        keep
    });
    candidates
}

/// Finds candidates claim by claim; keeps its working memory.
pub(super) struct Search<'a> {
    index: &'a Index,
    shared: Vec<f32>,
    touched: Vec<u32>,
}

impl Search<'_> {
    /// Adds to `found` the claims before `b` that share enough rare terms with it, ascending.
    pub fn candidates_before(&mut self, b: usize, found: &mut Vec<Candidate>) {
        let index = self.index;
        for term in index.words[b].terms.iter().chain(&index.pairs[b].terms) {
            let postings = &index.postings[term.id as usize];
            if postings.len() > MOST_CLAIMS_PER_TERM {
                continue;
            }
            for &a in postings.iter().take_while(|&&a| (a as usize) < b) {
                if self.shared[a as usize] == 0.0 {
                    self.touched.push(a);
                }
                self.shared[a as usize] += term.weight;
            }
        }
        self.touched.sort_unstable();
        let total = |claim: usize| index.words[claim].total + index.pairs[claim].total;
        for a in self.touched.drain(..) {
            let shared = std::mem::take(&mut self.shared[a as usize]) / total(a as usize).min(total(b));
            if shared >= LEAST_SHARED {
                found.push(Candidate { a, b: b as u32, shared });
            }
        }
    }
}
