//! What passages mean, to the real program: kept for the next comparison, named in the result, and done without.

use std::{fs, path::Path};

use serde_json::Value;
use synoptic::meaning::MODEL;

use crate::program::program;

/// `synoptic compare --format json` of two short articles, with a cache in `cache`.
fn compared(cache: &Path, more: &[&str]) -> (Value, String) {
    let folder = tempfile::tempdir().unwrap();
    let texts = [
        "Bộ Quốc phòng bác bỏ cáo buộc bán đạn dược. Hai bên ký thỏa thuận ngày 3/5.",
        "The ministry of defence denied that it had supplied arms. Two people were hurt on Monday.",
    ];
    for (text, name) in texts.iter().zip(["a.txt", "b.txt"]) {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut command = program();
    command.env("SYNOPTIC_CACHE", cache).args(["compare", "--format", "json"]).args(more).arg(folder.path());
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let mut json: Value = serde_json::from_slice(&output.stdout).unwrap();
    for document in json["documents"].as_array_mut().unwrap() {
        document["file"].take();
    }
    (json, String::from_utf8(output.stderr).unwrap())
}

#[test]
fn the_first_comparison_and_the_next_are_the_same_and_say_by_what_they_were_made() {
    let cache = tempfile::tempdir().unwrap();
    let (cold, said) = compared(cache.path(), &[]);
    assert_eq!(said, "");
    assert_eq!(cold["meaning"]["model"], "multilingual-e5-small");
    assert_eq!(cold["meaning"]["claims"], cold["claims"].as_array().unwrap().len());
    assert!(cache.path().join("vectors-1.sqlite").is_file());
    assert_eq!(compared(cache.path(), &[]), (cold.clone(), String::new()));
    assert_eq!(compared(Path::new("off"), &[]).0, cold);
}

#[test]
fn without_a_model_it_says_so_and_compares_words() {
    let folder = tempfile::tempdir().unwrap();
    let (words, said) = compared(folder.path(), &["--no-meaning"]);
    assert_eq!((&words["meaning"], said.as_str()), (&Value::Null, ""));
    let (mut without, said) = compared(folder.path(), &["--model", folder.path().to_str().unwrap()]);
    let missing = folder.path().join(MODEL);
    assert!(said.contains("Only words were compared") && said.contains(missing.to_str().unwrap()), "{said}");
    assert_eq!(without["notes"].as_array().unwrap().len(), 1);
    without["notes"] = words["notes"].clone();
    assert_eq!(without, words);
}
