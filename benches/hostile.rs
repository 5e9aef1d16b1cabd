//! How long texts take that no newspaper prints: each is compared with another like it, at one size and at four times
//! that size. Prints the seconds of one core for both and how time grows with size (1: in proportion), the slowest last, for the
//! larger size also the seconds that finding what is in an article takes and those that all the rest takes.
//!
//! `SYNOPTIC_HOSTILE_BYTES` sets the larger size (5,000,000); a name after `--` leaves out texts without it in theirs.

#[path = "support/clock.rs"]
mod clock;
#[path = "../tests/support/hostile.rs"]
mod hostile;

use std::{ops::ControlFlow, sync::Arc};

use synoptic::{
    compare::{Comparer, Phase, Progress},
    ingest::{self, Document},
};

/// How many times the smaller size the larger one is.
const TIMES: usize = 4;

/// Seconds.
#[derive(Clone, Copy, Default)]
struct Taken {
    opening: f64,
    reading: f64,
    comparing: f64,
}

impl Taken {
    fn all(self) -> f64 {
        self.opening + self.reading + self.comparing
    }
}

fn main() {
    let bytes = std::env::var("SYNOPTIC_HOSTILE_BYTES").ok().and_then(|bytes| bytes.parse().ok()).unwrap_or(5_000_000);
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let pairs = hostile::texts(bytes / TIMES).into_iter().zip(hostile::texts(bytes));
    let mut rows: Vec<_> = pairs
        .filter(|((name, _), _)| name.contains(&wanted))
        .map(|((name, small), (_, large))| (name, taken(&small), taken(&large)))
        .collect();
    rows.sort_by(|x, y| x.2.all().total_cmp(&y.2.all()));
    println!("{:>34}  {:>8} {:>8} {:>6}   opening  reading  comparing", "", bytes / TIMES, bytes, "growth");
    for (name, small, large) in rows {
        let growth = (large.all() / small.all()).ln() / (TIMES as f64).ln();
        let Taken { opening, reading, comparing } = large;
        println!(
            "{name:>34}  {:8.3} {:8.3} {growth:6.2}  {opening:8.3} {reading:8.3}   {comparing:8.3}",
            small.all(),
            large.all()
        );
    }
}

/// Compares `text` with another like it.
fn taken(text: &str) -> Taken {
    let start = clock::secs();
    let texts = [text.to_owned(), format!("{text} b")];
    let documents: Vec<Arc<Document>> = texts.iter().filter_map(|text| ingest::pasted(text).ok()).collect();
    let opened = clock::secs();
    let mut read = None;
    let mut watch = |progress: Progress| {
        if progress.phase != Phase::Reading {
            read.get_or_insert_with(clock::secs);
        }
        ControlFlow::Continue(())
    };
    let comparison = Comparer::default().compare(&documents, &mut watch);
    let compared = clock::secs();
    drop(comparison);
    let read = read.unwrap_or(compared);
    Taken { opening: opened - start, reading: read - opened, comparing: compared - read }
}
