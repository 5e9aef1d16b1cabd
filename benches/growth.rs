//! How time and memory grow with the number of articles: 100, 300 and all articles of the clusters that `SYNOPTIC_VIMS`
//! names, and all of them with two altered copies of each. From bytes to verdicts, in seconds of one core, with what each part takes;
//! the growth from size to size and over all sizes is the slope of log time over log articles (1: in proportion). The
//! memory is the most that the process has held so far, so a row's own is exact where it is more than the row's before.
//!
//! A number after `--` leaves out the sizes above it.

#[path = "support/clock.rs"]
mod clock;

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use synoptic::{
    compare::{Comparer, Comparison, Phase, Progress},
    ingest::{self, Document, Origin},
};

/// The sizes below that of all articles.
const SIZES: [usize; 2] = [100, 300];
/// Altered copies of each article at the largest size.
const COPIES: usize = 2;
/// Each size is compared so often, and the fastest counts.
const TIMES: usize = 3;

type File = (PathBuf, Vec<u8>);

/// One size and the seconds that it took.
struct Row {
    articles: usize,
    claims: usize,
    opening: f64,
    reading: f64,
    aligning: f64,
    judging: f64,
    mib: u64,
}

impl Row {
    fn all(&self) -> f64 {
        self.opening + self.reading + self.aligning + self.judging
    }
}

fn main() {
    let Some(root) = std::env::var_os("SYNOPTIC_VIMS") else {
        return println!("SYNOPTIC_VIMS names no folder of clusters: nothing to measure");
    };
    let most = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(usize::MAX);
    let all = articles(Path::new(&root));
    let with_copies: Vec<File> =
        (0..=COPIES).flat_map(|copy| all.iter().map(move |file| altered(file, copy))).collect();
    let sets = SIZES.iter().map(|&size| &all[..size.min(all.len())]).chain([&all[..], &with_copies]);
    println!("articles   claims  opening  reading  aligning  judging   all (s)  growth   MiB so far");
    let mut rows: Vec<Row> = Vec::new();
    for set in sets.filter(|set| set.len() <= most) {
        let row = fastest(set);
        let growth = rows.last().map(|before| slope([before, &row].into_iter()));
        println!(
            "{:8} {:8} {:8.3} {:8.3} {:9.3} {:8.3}  {:8.3}  {:6.2}   {:10}",
            row.articles,
            row.claims,
            row.opening,
            row.reading,
            row.aligning,
            row.judging,
            row.all(),
            growth.unwrap_or(f64::NAN),
            row.mib
        );
        rows.push(row);
    }
    println!("growth over all sizes (least squares): n^{:.2}", slope(rows.iter()));
}

/// All articles, cluster by cluster.
fn articles(root: &Path) -> Vec<File> {
    let sorted = |folder: &Path| {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths
    };
    let files = sorted(root).into_iter().flat_map(|cluster| sorted(&cluster.join("articles")));
    files.filter_map(|path| fs::read(&path).ok().map(|bytes| (path, bytes))).collect()
}

/// The article as it is for copy 0; else with each tenth word dropped or put for another, and each third number changed.
fn altered((path, bytes): &File, copy: usize) -> File {
    if copy == 0 {
        return (path.clone(), bytes.clone());
    }
    let text = String::from_utf8_lossy(bytes);
    let words: Vec<&str> = text.split(' ').collect();
    let (mut changed, mut numbers) = (Vec::with_capacity(words.len()), 0);
    for (at, &word) in words.iter().enumerate() {
        let is_number = word.contains(|ch: char| ch.is_ascii_digit());
        numbers += usize::from(is_number);
        let other = words[(at * 7 + copy * 13) % words.len()];
        match (at + copy * 3) % 10 {
            _ if word.contains('\n') => changed.push(word.to_owned()),
            0 if at % 20 < 10 => {}
            0 if !other.contains('\n') => changed.push(other.to_owned()),
            _ if is_number && numbers % 3 == 0 => changed.push(other_digits(word, copy)),
            _ => changed.push(word.to_owned()),
        }
    }
    (path.with_extension(format!("{copy}.txt")), changed.join(" ").into_bytes())
}

fn other_digits(word: &str, by: usize) -> String {
    let other = |ch: char| ch.to_digit(10).and_then(|digit| char::from_digit((digit + by as u32) % 10, 10));
    word.chars().map(|ch| other(ch).unwrap_or(ch)).collect()
}

fn fastest(files: &[File]) -> Row {
    let rows = (0..TIMES).map(|_| measured(files));
    rows.min_by(|x, y| x.all().total_cmp(&y.all())).expect("measured more than once")
}

fn measured(files: &[File]) -> Row {
    let start = clock::secs();
    let decoded = files.iter().filter_map(|(path, bytes)| ingest::decoded(Origin::File(path.clone()), bytes).ok());
    let mut documents: Vec<Arc<Document>> = Vec::new();
    ingest::admit(&mut documents, decoded.collect());
    let opened = clock::secs();
    let (comparison, [read, aligned]) = compared(&documents);
    let judged = clock::secs();
    Row {
        articles: documents.len(),
        claims: comparison.claims.len(),
        opening: opened - start,
        reading: read - opened,
        aligning: aligned - read,
        judging: judged - aligned,
        mib: peak_mib(),
    }
}

/// The comparison, and when reading and aligning were done: when the first phase after them was heard of.
fn compared(documents: &[Arc<Document>]) -> (Comparison, [f64; 2]) {
    let mut done = [None; 2];
    let mut watch = |progress: Progress| {
        if progress.phase != Phase::Reading {
            done[0].get_or_insert_with(clock::secs);
        }
        if progress.phase == Phase::Judging {
            done[1].get_or_insert_with(clock::secs);
        }
        ControlFlow::Continue(())
    };
    let comparison = Comparer::default().compare(documents, &mut watch).expect("nobody ended it");
    let now = clock::secs();
    (comparison, done.map(|time| time.unwrap_or(now)))
}

/// The most memory that this process has held (Linux); 0 where that is not known.
fn peak_mib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() / 1024
}

/// The slope of log time over log articles, by least squares.
fn slope<'a>(rows: impl Iterator<Item = &'a Row>) -> f64 {
    let points: Vec<(f64, f64)> = rows.map(|row| ((row.articles as f64).ln(), row.all().ln())).collect();
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let both: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    both / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
}
