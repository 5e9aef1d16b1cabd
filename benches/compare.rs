//! How long a comparison takes, from the bytes of the files to the verdicts, and as a whole process.
//!
//! `SYNOPTIC_VIMS` names a folder of clusters (`Cluster_…/articles/*.txt`); without it those benchmarks are left out
//! with a line that says so.

use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
};

use divan::{Bencher, black_box};
use synoptic::{
    compare::{Comparer, Comparison},
    edits::{self, History, Pen, Reading, Subject},
    ids::GroupId,
    ingest::{self, Document, Origin},
};

fn main() {
    if clusters().is_empty() {
        println!("SYNOPTIC_VIMS names no folder of clusters: their benchmarks are left out");
    }
    divan::main();
}

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// The article folders of the clusters, in order.
fn clusters() -> Vec<PathBuf> {
    let Some(root) = std::env::var_os("SYNOPTIC_VIMS") else { return Vec::new() };
    let folders = fs::read_dir(root).map(|entries| entries.flatten().map(|entry| entry.path().join("articles")));
    let mut folders: Vec<PathBuf> =
        folders.map(|paths| paths.filter(|path| path.is_dir()).collect()).unwrap_or_default();
    folders.sort();
    folders
}

fn files(folders: &[PathBuf]) -> Vec<(PathBuf, Vec<u8>)> {
    let read = |folder: &PathBuf| {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        paths.sort();
        paths.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect::<Vec<_>>()
    };
    folders.iter().flat_map(read).collect()
}

fn from_bytes(files: &[(PathBuf, Vec<u8>)]) -> Comparison {
    let decoded = files.iter().filter_map(|(path, bytes)| ingest::decoded(Origin::File(path.clone()), bytes).ok());
    let mut documents: Vec<Arc<Document>> = Vec::new();
    ingest::admit(&mut documents, decoded.collect());
    Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[divan::bench]
fn seeds_from_bytes_to_verdicts(bencher: Bencher) {
    let files = files(&[seeds()]);
    bencher.bench(|| from_bytes(black_box(&files)));
}

/// What comparing costs where every article has been read before: adding an article costs this and reading it.
#[divan::bench]
fn seeds_known_already(bencher: Bencher) {
    let files = files(&[seeds()]);
    let decoded = files.iter().map(|(path, bytes)| ingest::decoded(Origin::File(path.clone()), bytes).unwrap());
    let documents: Vec<_> = decoded.collect();
    let mut comparer = Comparer::default();
    comparer.compare(&documents, &mut |_| ControlFlow::Continue(()));
    bencher.bench_local(|| comparer.compare(black_box(&documents), &mut |_| ControlFlow::Continue(())));
}

/// An article added to the five, which are known: it is read, and all six are compared.
#[divan::bench]
fn a_sixth_article(bencher: Bencher) {
    let mut files = files(&[seeds()]);
    let (_, first) = &files[0];
    files.push((PathBuf::from("sixth.txt"), String::from_utf8_lossy(first).replace("Kim", "Lee").into_bytes()));
    let decoded = files.iter().map(|(path, bytes)| ingest::decoded(Origin::File(path.clone()), bytes).unwrap());
    let documents: Vec<_> = decoded.collect();
    let five = &documents[..documents.len() - 1];
    let known = || {
        let mut comparer = Comparer::default();
        comparer.compare(five, &mut |_| ControlFlow::Continue(()));
        comparer
    };
    let (path, bytes) = &files[five.len()];
    bencher.with_inputs(known).bench_local_values(|mut comparer| {
        let sixth = ingest::decoded(Origin::File(path.clone()), black_box(bytes)).unwrap();
        let all: Vec<_> = five.iter().cloned().chain([sixth]).collect();
        comparer.compare(&all, &mut |_| ControlFlow::Continue(()))
    });
}

/// What an edit costs: the comparison is there, and is read with a group confirmed, a passage moved and a note.
fn edit(bencher: Bencher, machine: Comparison) {
    let reading = Reading::from(machine);
    let shared: Vec<GroupId> = reading.comparison.shared_groups().map(|(group, _)| group).take(2).collect();
    let pen = Pen::new(&reading.comparison, &reading.hand);
    let moved = reading.comparison.groups[shared[0]].members[0];
    let note = pen.note(Subject::Group(shared[1]), 1, "Hỏi lại.");
    let steps = [pen.confirm_groups(&shared[1..]), pen.join(&[moved], shared[1]), note].map(|draft| draft.at(0));
    let history = History::new(steps.to_vec(), steps.len());
    bencher.bench(|| edits::reading(&reading.comparison, black_box(&history)));
}

#[divan::bench]
fn an_edit_of_the_seeds(bencher: Bencher) {
    edit(bencher, from_bytes(&files(&[seeds()])));
}

#[divan::bench(sample_count = 30)]
fn an_edit_among_all_clusters(bencher: Bencher) {
    let folders = clusters();
    if !folders.is_empty() {
        edit(bencher, from_bytes(&files(&folders)));
    }
}

#[divan::bench(sample_count = 30)]
fn seeds_as_a_process(bencher: Bencher) {
    bencher.bench(|| process(&[seeds()]));
}

#[divan::bench(sample_count = 30)]
fn a_cluster_from_bytes_to_verdicts(bencher: Bencher) {
    if let Some(folder) = clusters().into_iter().nth(40) {
        let files = files(&[folder]);
        bencher.bench(|| from_bytes(black_box(&files)));
    }
}

#[divan::bench(sample_count = 30)]
fn a_cluster_as_a_process(bencher: Bencher) {
    if let Some(folder) = clusters().into_iter().nth(40) {
        bencher.bench(|| process(std::slice::from_ref(&folder)));
    }
}

#[divan::bench(sample_count = 5)]
fn all_clusters_from_bytes_to_verdicts(bencher: Bencher) {
    let folders = clusters();
    if !folders.is_empty() {
        let files = files(&folders);
        bencher.bench(|| from_bytes(black_box(&files)));
    }
}

#[divan::bench(sample_count = 5)]
fn all_clusters_as_a_process(bencher: Bencher) {
    let folders = clusters();
    if !folders.is_empty() {
        bencher.bench(|| process(&folders));
    }
}

/// Two files of a megabyte, each one line without a full stop.
#[divan::bench(sample_count = 10)]
fn two_lines_of_a_megabyte(bencher: Bencher) {
    let line = |words: &str| words.repeat(1_000_000 / words.len()).into_bytes();
    let files = [
        (PathBuf::from("a.txt"), line("Triều Tiên đã bác bỏ cáo buộc ngày 13/9 về khoảng 11.000 binh sĩ ")),
        (PathBuf::from("b.txt"), line("Nga phủ nhận hôm 14/9 rằng hơn 10 nghìn binh sĩ Triều Tiên đã tới ")),
    ];
    bencher.bench(|| from_bytes(black_box(&files)));
}

fn process(paths: &[PathBuf]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_synoptic"));
    let status = command
        .args(["compare", "--no-meaning", "--format", "json"])
        .args(paths)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
}
