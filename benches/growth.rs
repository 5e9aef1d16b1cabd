//! How time and memory grow with the number of articles, in two series. Many events: 100, 300 and all articles of the clusters
//! that `SYNOPTIC_VIMS` names, and all of them with two altered copies of each. One event: 50 to 1,000 reports that tell parts
//! of what the articles of the largest cluster tell, in another order and with words and numbers changed. From bytes to
//! verdicts, in seconds that all cores worked, with what each part takes, and in seconds that passed; the growth from size to
//! size and over all sizes is the slope of log work over log articles (1: in proportion). The memory is the most that the process of a series has held so far, so a
//! row's own is exact where it is more than the row's before.
//!
//! A number after `--` leaves out the sizes above it; `many` or `one` before it leaves out the other series.

#[path = "support/clock.rs"]
mod clock;

use std::{
    env, fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::Instant,
};

use synoptic::{
    compare::{Comparer, Comparison, Phase, Progress},
    ingest::{self, Document, Origin},
};

/// The sizes of many events below that of all articles.
const SIZES: [usize; 2] = [100, 300];
/// Altered copies of each article at the largest size.
const COPIES: usize = 2;
/// How many reports of one event there are.
const REPORTS: [usize; 4] = [50, 100, 200, 1000];
/// Each size is compared so often, and the fastest counts,
const TIMES: usize = 3;
/// but no further once so many seconds are spent.
const ENOUGH_SECS: f64 = 20.0;

type File = (PathBuf, Vec<u8>);

/// One size and the seconds that it took.
struct Row {
    articles: usize,
    claims: usize,
    opening: f64,
    reading: f64,
    aligning: f64,
    judging: f64,
    passed: f64,
    mib: u64,
}

impl Row {
    fn all(&self) -> f64 {
        self.opening + self.reading + self.aligning + self.judging
    }
}

fn main() {
    let Some(root) = env::var_os("SYNOPTIC_VIMS") else {
        return println!("SYNOPTIC_VIMS names no folder of clusters: nothing to measure");
    };
    let given = |series: &str| env::args().any(|argument| argument == series);
    let most = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(usize::MAX);
    let clusters = clusters(Path::new(&root));
    match (given("many"), given("one")) {
        (true, false) => table("many events", &many_events(&clusters, most)),
        (false, true) => table("one event", &one_event(&clusters, most)),
        _ => {
            by_itself("many");
            by_itself("one");
        }
    }
}

/// Measures a series in a process of its own, so that its memory is its own.
fn by_itself(series: &str) {
    let program = env::current_exe().expect("this program has a path");
    let status = Command::new(program).args(env::args().skip(1)).arg(series).status();
    assert!(status.is_ok_and(|status| status.success()), "the series of {series} failed");
}

fn table(series: &str, sets: &[Vec<File>]) {
    println!("{series}\narticles   claims  opening  reading  aligning  judging   all (s)  passed  growth   MiB so far");
    let mut rows: Vec<Row> = Vec::new();
    for set in sets {
        let row = fastest(set);
        let growth = rows.last().map(|before| slope([before, &row].into_iter()));
        println!(
            "{:8} {:8} {:8.3} {:8.3} {:9.3} {:8.3}  {:8.3} {:7.3}  {:6.2}   {:10}",
            row.articles,
            row.claims,
            row.opening,
            row.reading,
            row.aligning,
            row.judging,
            row.all(),
            row.passed,
            growth.unwrap_or(f64::NAN),
            row.mib
        );
        rows.push(row);
    }
    println!("growth over all sizes (least squares): n^{:.2}", slope(rows.iter()));
}

/// The articles at each size of at most `most`.
fn many_events(clusters: &[Vec<File>], most: usize) -> Vec<Vec<File>> {
    let all: Vec<File> = clusters.concat();
    let copies: Vec<File> = (0..=COPIES).flat_map(|copy| all.iter().map(move |file| altered(file, copy))).collect();
    let sizes = SIZES.map(|size| size.min(all.len())).into_iter().chain([all.len(), copies.len()]);
    sizes.filter(|&size| size <= most).map(|size| copies[..size].to_vec()).collect()
}

/// The reports at each size of at most `most`.
fn one_event(clusters: &[Vec<File>], most: usize) -> Vec<Vec<File>> {
    let size = |cluster: &&Vec<File>| cluster.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    let largest = clusters.iter().max_by_key(size).expect("there are clusters");
    let sizes = REPORTS.into_iter().filter(|&size| size <= most);
    sizes.map(|size| (0..size).map(|number| report(largest, number)).collect()).collect()
}

/// A report of the event that `cluster` is about: one of its articles without some of its sentences, in another order, with some
/// of two others between them; words and numbers are changed.
fn report(cluster: &[File], number: usize) -> File {
    const FILES: [usize; 3] = [0, 3, 7];
    let (path, bytes) = &cluster[number % cluster.len()];
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (head, _) = text.split_once("Content:").expect("an article has a head");
    let mut told: Vec<(usize, String)> = Vec::new();
    for (nth, further) in FILES.into_iter().enumerate() {
        let text = String::from_utf8_lossy(&cluster[(number + further) % cluster.len()].1).into_owned();
        let body = text.split_once("Content:").map_or("", |(_, body)| body);
        for (at, sentence) in body.split_inclusive(['\n', '.']).filter(|sentence| sentence.len() > 20).enumerate() {
            let chance = mixed(number, nth, at);
            if chance % 10 < [6, 2, 1][nth] {
                told.push((at + chance / 16 % 8, sentence.trim().to_owned()));
            }
        }
    }
    told.sort();
    let body = told.into_iter().map(|(_, sentence)| sentence).collect::<Vec<_>>().join("\n");
    let file = (path.with_extension(format!("{number}.txt")), format!("{head}Content:\n{body}\n").into_bytes());
    altered(&file, 1 + number)
}

/// A number that looks like chance and is the same for the same three.
fn mixed(a: usize, b: usize, c: usize) -> usize {
    let mut mixed = (a * 1_000_003 + b * 10_007 + c) as u64;
    for _ in 0..2 {
        mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
    (mixed >> 33) as usize
}

/// The articles of each cluster.
fn clusters(root: &Path) -> Vec<Vec<File>> {
    let sorted = |folder: &Path| {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.sort();
        paths
    };
    let read = |path: PathBuf| fs::read(&path).ok().map(|bytes| (path, bytes));
    let of_cluster = |cluster: &PathBuf| sorted(&cluster.join("articles")).into_iter().filter_map(read).collect();
    sorted(root).iter().map(of_cluster).collect()
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
    let mut spent = 0.0;
    let mut rows: Vec<Row> = Vec::new();
    while rows.len() < TIMES && spent < ENOUGH_SECS {
        rows.push(measured(files));
        spent += rows[rows.len() - 1].all();
    }
    rows.into_iter().min_by(|x, y| x.all().total_cmp(&y.all())).expect("measured once at least")
}

fn measured(files: &[File]) -> Row {
    let (start, begun) = (clock::secs(), Instant::now());
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
        passed: begun.elapsed().as_secs_f64(),
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
