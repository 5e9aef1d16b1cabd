//! What a passage means, as a vector: passages that say the same in other words, or in another language, point the same way.
//!
//! A claim's vector is made from its whole sentence, so a sentence is what is encoded, kept and looked up. How it is encoded
//! is `encoder`'s, which is there with the build feature `meaning`; without it nobody makes vectors, and nothing else changes.
//! Knows articles, one at a time. Known limit: a denial and an assertion of one thing have nearly the same vector.

#[cfg(feature = "meaning")]
mod attention;
#[cfg(feature = "meaning")]
mod bert;
#[cfg(feature = "meaning")]
mod cache;
#[cfg(feature = "meaning")]
mod encoder;
mod encoding;
#[cfg_attr(not(feature = "meaning"), path = "no_engine.rs")]
mod engine;
#[cfg_attr(not(feature = "meaning"), allow(dead_code, reason = "who encodes nothing looks for no encoder"))]
mod folder;
#[cfg(feature = "meaning")]
mod print;
mod problem;
#[cfg(feature = "meaning")]
mod steps;
#[cfg(feature = "meaning")]
mod vocabulary;

use std::{ops::Range, sync::Arc};

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::claims::{Article, Claim};
#[cfg(feature = "meaning")]
pub use encoder::Encoder;
pub use encoding::{Encoding, Options};
pub use folder::{MODEL, TOKENIZER};
pub use problem::Problem;

/// What a claim means: a direction, of length 1.
pub type Vector = Vec<f32>;

/// A sentence with the claims in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// Its words, from its first claim to its last.
    pub text: &'a str,
    /// Where its claims are in the text, in order: byte offsets.
    pub claims: Vec<Range<usize>>,
}

/// Stands for a sentence and how it is divided: the hash of both.
pub type Key = [u8; 16];

impl<'a> Sentence<'a> {
    /// The sentence of these `claims` of `article`: all that are in it, one at least.
    fn new(article: &'a Article, claims: &[Claim]) -> Self {
        let start = claims.first().map_or(0, |claim| claim.span.start);
        let end = claims.last().map_or(start, |claim| claim.span.end);
        let within = |claim: &Claim| (claim.span.start - start) as usize..(claim.span.end - start) as usize;
        Sentence {
            text: &article.document.text[start as usize..end as usize],
            claims: claims.iter().map(within).collect(),
        }
    }

    /// What it is kept by.
    pub fn key(&self) -> Key {
        let mut hash = Sha256::new_with_prefix(self.text);
        for claim in &self.claims {
            hash.update((claim.start as u64).to_le_bytes());
            hash.update((claim.end as u64).to_le_bytes());
        }
        let mut key = Key::default();
        key.copy_from_slice(&hash.finalize()[..16]);
        key
    }
}

/// The sentences of `article`, in order.
pub fn sentences(article: &Article) -> impl Iterator<Item = Sentence<'_>> {
    article.claims.as_slice().chunk_by(|a, b| a.sentence == b.sentence).map(|claims| Sentence::new(article, claims))
}

/// The vectors that are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vectors {
    /// What the encoder that made them calls itself.
    model: Arc<str>,
    of: FxHashMap<Key, Arc<[Vector]>>,
}

impl Vectors {
    /// Keeps the vectors of the claims of a sentence, one for each.
    pub fn insert(&mut self, key: Key, vectors: Arc<[Vector]>) {
        self.of.insert(key, vectors);
    }

    /// Keeps what the encoder that makes them calls itself.
    pub fn made_by(&mut self, model: &str) {
        if *self.model != *model {
            self.model = Arc::from(model);
        }
    }

    /// What the encoder that made them calls itself; empty where it is not known.
    pub fn model(&self) -> &str {
        &self.model
    }

    /// Whether none is known.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Whether the sentence of `key` is known.
    pub fn has(&self, key: &Key) -> bool {
        self.of.contains_key(key)
    }

    /// The vector of each claim of `article`, in order, where it is known.
    pub fn of_claims(&self, article: &Article) -> Vec<Option<&[f32]>> {
        if self.of.is_empty() {
            return vec![None; article.claims.len()];
        }
        let of_sentence = |sentence: Sentence<'_>| {
            let known = self.of.get(&sentence.key()).filter(|vectors| vectors.len() == sentence.claims.len());
            (0..sentence.claims.len()).map(move |claim| known.map(|vectors| &vectors[claim][..]))
        };
        sentences(article).flat_map(of_sentence).collect()
    }
}

/// How alike two vectors of length 1 are: the cosine of the angle between them.
pub fn likeness(a: &[f32], b: &[f32]) -> f32 {
    const LANES: usize = 8;
    let (one, other) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f32 = one.remainder().iter().zip(other.remainder()).map(|(a, b)| a * b).sum();
    // Sums side by side, which the processor makes at once.
    let mut sums = [0.0; LANES];
    for (a, b) in one.zip(other) {
        sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
    }
    sums.iter().sum::<f32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest;

    #[test]
    fn a_sentence_has_its_claims_and_is_known_by_them() {
        let text = "Nước lũ đã rút khỏi ba xã; người dân đang trở về nhà. Không ai bị thương.";
        let article = Article::new(ingest::pasted(text).unwrap());
        let all: Vec<Sentence<'_>> = sentences(&article).collect();
        assert_eq!(all.len(), 2);
        assert_eq!(all.iter().map(|sentence| sentence.claims.len()).sum::<usize>(), article.claims.len());
        let words = all.iter().flat_map(|sentence| sentence.claims.iter().map(|claim| &sentence.text[claim.clone()]));
        assert!(words.eq(article.claims.iter().map(|claim| claim.span.of(text))));
        let whole = Sentence { text: all[0].text, claims: std::iter::once(0..all[0].text.len()).collect() };
        assert!(all[0].claims.len() > 1 && whole.key() != all[0].key() && all[0].key() != all[1].key());
        let mut vectors = Vectors::default();
        vectors.insert(all[1].key(), Arc::from([vec![1.0]]));
        let known = vectors.of_claims(&article);
        assert_eq!(known.iter().flatten().count(), 1);
        assert_eq!(known.last(), Some(&Some(&[1.0][..])));
    }
}
