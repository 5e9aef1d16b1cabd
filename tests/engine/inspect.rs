//! What is read from the samples, claim by claim with carets under the words: `tests/snapshots/inspect/` holds what `synoptic
//! inspect` prints of each, of those in several languages with `--explain`. After a change that is meant, run with
//! `UPDATE_SNAPSHOTS=1` and read the difference.

use synoptic::{claims::Article, export, ingest::Document, inspect::Inspection};

use crate::support::{
    compared::{read, root, seeds},
    snapshots,
};

fn check(document: std::sync::Arc<Document>, explained: bool) {
    let kept = format!("inspect/{}", document.name());
    let article = Article::new(document);
    let mut out = Vec::new();
    export::write_inspections(&[Inspection::new(&article)], &[], explained, &mut out).unwrap();
    let found = String::from_utf8(out).unwrap().replace(&format!("{}/", root().display()), "");
    snapshots::check(&kept, &found);
}

#[test]
fn the_seeds_are_read_as_kept() {
    let documents = seeds();
    assert_eq!(documents.len(), 5);
    documents.into_iter().for_each(|document| check(document, false));
}

#[test]
fn the_reports_in_four_languages_are_read_by_the_rules_that_are_kept() {
    let documents = read(&[root().join("seeds/van-sa-collision")]).documents;
    assert_eq!(documents.len(), 4);
    documents.into_iter().for_each(|document| check(document, true));
}
