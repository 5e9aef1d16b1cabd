//! Runs of words, and which sets of them overlap.

use rustc_hash::FxHashMap;

/// Words of a shingle.
const SHINGLE_WORDS: usize = 5;
/// A shingle of more sets than this pairs each with the next only, so that a text with hundreds of copies stays cheap.
const ALL_PAIRS: usize = 16;

/// The distinct shingles of words with these keys, as hashes, ascending.
pub(super) fn shingles(keys: impl Iterator<Item = u64>) -> Vec<u64> {
    let keys: Vec<u64> = keys.collect();
    let mut set: Vec<u64> = keys.windows(SHINGLE_WORDS).map(hash).collect();
    set.sort_unstable();
    set.dedup();
    set
}

fn hash(words: &[u64]) -> u64 {
    words.iter().fold(0, |hash: u64, key| (hash.rotate_left(23) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// The pairs of `sets`, each ascending, that share `least` shingles or more, and how many they share.
pub(super) fn overlaps(sets: &[Vec<u64>], least: u32) -> Vec<(usize, usize, u32)> {
    let mut entries: Vec<(u64, u32)> = Vec::with_capacity(sets.iter().map(Vec::len).sum());
    for (set, number) in sets.iter().zip(0..) {
        entries.extend(set.iter().map(|&shingle| (shingle, number)));
    }
    entries.sort_unstable();
    let mut counts: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for same in entries.chunk_by(|x, y| x.0 == y.0).filter(|same| same.len() > 1) {
        let reach = if same.len() <= ALL_PAIRS { same.len() } else { 1 };
        for (at, &(_, a)) in same.iter().enumerate() {
            for &(_, b) in same[at + 1..].iter().take(reach) {
                *counts.entry((a, b)).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<(u32, u32)> = counts.into_iter().filter(|&(_, n)| n >= least).map(|(pair, _)| pair).collect();
    pairs.sort_unstable();
    let pairs = pairs.into_iter().map(|(a, b)| (a as usize, b as usize));
    pairs.map(|(a, b)| (a, b, shared(&sets[a], &sets[b]))).collect()
}

/// How many elements two ascending lists have in common.
fn shared(mut a: &[u64], mut b: &[u64]) -> u32 {
    let mut count = 0;
    while let (Some(x), Some(y)) = (a.first(), b.first()) {
        count += u32::from(x == y);
        a = &a[usize::from(x <= y)..];
        b = &b[usize::from(y <= x)..];
    }
    count
}
