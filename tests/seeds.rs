//! The five seed articles as a snapshot that a person can read: `tests/snapshots/seeds.txt` is what `synoptic compare
//! seeds` prints. After a change that is meant, run with `UPDATE_SNAPSHOTS=1` and read the difference.

use std::{ops::ControlFlow, path::PathBuf};

use synoptic::{compare::Comparer, export, ingest};

#[test]
fn the_seeds_compare_as_kept() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let documents = ingest::read(&[root.join("seeds")], &mut |_, _| ControlFlow::Continue(())).documents;
    let comparison = Comparer::default().compare(&documents, &mut |_| ControlFlow::Continue(())).unwrap();
    let mut text = Vec::new();
    export::write_text(&comparison.into(), &mut text).unwrap();
    let found = String::from_utf8(text).unwrap().replace(&format!("{}/", root.display()), "");
    let kept = root.join("tests/snapshots/seeds.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&kept, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&kept).unwrap();
    assert_eq!(found, expected, "read the difference; if it is meant, run again with UPDATE_SNAPSHOTS=1");
}
