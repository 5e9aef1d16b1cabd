//! How long the sentence encoder takes, on one processor; `benches/meaning.py` sets it beside the package of its weights.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use divan::{Bencher, black_box, counter::ItemsCount};
use synoptic::meaning::Encoder;

fn main() {
    divan::main();
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// From the files to an encoder that can be asked.
#[divan::bench(sample_count = 10)]
fn loading() -> Encoder {
    Encoder::load(&root().join("assets/model/e5")).unwrap()
}

/// A hundred sentences in five languages: one after the other, and twelve at a time, which is what the program reads at once of
/// sentences like these.
#[divan::bench(sample_count = 5, sample_size = 1, args = [1, 12])]
fn sentences(bencher: Bencher, at_once: usize) {
    let texts = std::fs::read_to_string(root().join("tests/meaning/sentences.tsv")).unwrap();
    let texts: Vec<&str> = texts.lines().map(|line| line.split_once('\t').unwrap().1).collect();
    let encoder = loading();
    bencher.counter(ItemsCount::new(texts.len())).bench(|| {
        texts.chunks(at_once).flat_map(|texts| encoder.encode_texts(black_box(texts)).unwrap()).collect::<Vec<_>>()
    });
}

/// The five samples as a whole process, with every vector in the cache.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn seeds_with_a_full_cache(bencher: Bencher) {
    let cache = tempfile::tempdir().unwrap();
    let compare = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_synoptic"));
        command.env("SYNOPTIC_CACHE", cache.path()).args(["compare", "--format", "json"]).arg(root().join("seeds"));
        assert!(command.stdout(Stdio::null()).status().unwrap().success());
    };
    compare();
    bencher.bench_local(compare);
}
