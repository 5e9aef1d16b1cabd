//! What the program makes of the samples, kept as files that a person can read.

use std::fs;

use crate::support::compared::root;

/// Holds `found` against the file `name` of `tests/snapshots`; with `UPDATE_SNAPSHOTS=1`, writes it there first.
pub fn check(name: &str, found: &str) {
    let kept = root().join("tests/snapshots").join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        fs::create_dir_all(kept.parent().expect("it is in a folder")).unwrap();
        fs::write(&kept, found).unwrap();
    }
    let expected = fs::read_to_string(&kept).unwrap_or_default();
    assert_eq!(found, expected, "read the difference in {name}; if it is meant, run again with UPDATE_SNAPSHOTS=1");
}
