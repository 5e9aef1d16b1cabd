//! The command line: exit codes, messages, what it writes and where.

use std::{fs, io::Read, process::Stdio};

use serde_json::Value;

use crate::program::{SEEDS, program, stderr, synoptic};

#[test]
fn json_has_what_is_promised() {
    let output = synoptic(&["compare", "--no-meaning", "--format", "json", SEEDS]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&json["format"], &json["version"]), (&"synoptic-comparison".into(), &2.into()));
    let list = |key: &str| json[key].as_array().unwrap().clone();
    assert_eq!(list("documents").len(), 5);
    for claim in list("claims") {
        let document = list("documents").into_iter().find(|document| document["id"] == claim["document"]).unwrap();
        let text = fs::read(document["file"].as_str().unwrap()).unwrap();
        let at = |key: &str| claim[key].as_u64().unwrap() as usize;
        assert_eq!(&text[at("start")..at("end")], claim["text"].as_str().unwrap().as_bytes());
        assert!(["asserts", "denies", "alleges"].contains(&claim["polarity"].as_str().unwrap()));
    }
    for key in ["groups", "alignments"] {
        let members: usize = list(key).iter().map(|set| set["members"].as_array().unwrap().len()).sum();
        assert_eq!(members, list("claims").len(), "{key}");
    }
    for value in list("facts").iter().flat_map(|fact| fact["values"].as_array().unwrap()) {
        let claim = list("claims").into_iter().find(|claim| claim["id"] == value["claim"]).unwrap();
        assert!(claim["text"].as_str().unwrap().contains(value["text"].as_str().unwrap()), "{value}");
    }
    let probability = |link: &Value, key: &str| (0.0..=1.0).contains(&link[key].as_f64().unwrap());
    assert!(list("links").iter().all(|link| probability(link, "score") && probability(link, "related")));
    let troops = list("claims").into_iter().find(|claim| claim["text"].as_str().unwrap().contains("11.000")).unwrap();
    assert_eq!(troops["quantities"][0]["low"], 11000.0);
    assert_eq!((&troops["quantities"][0]["bound"], &troops["certainty"]), (&"about".into(), &"hedged".into()));
}

/// The links in the JSON of the seeds with these arguments: the two ends, the number of reasons, and how long the JSON is.
fn links(args: &[&str]) -> (Vec<([String; 2], usize)>, usize) {
    let output = synoptic(&[&["compare", "--no-meaning", "--format", "json", SEEDS], args].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let link = |link: &Value| {
        let ends = ["a", "b"].map(|end| link[end].as_str().unwrap().to_owned());
        (ends, link["why"].as_array().unwrap().len())
    };
    (json["links"].as_array().unwrap().iter().map(link).collect(), output.stdout.len())
}

#[test]
fn only_links_that_explain_something_are_written_unless_all_are_asked_for() {
    let ((kept, kept_bytes), (all, all_bytes)) = (links(&[]), links(&["--links", "all"]));
    assert_eq!(links(&["--links", "kept"]).0, kept);
    assert!(!kept.is_empty() && kept.len() < all.len() && kept_bytes < all_bytes, "{} of {}", kept.len(), all.len());
    for (ends, reasons) in &kept {
        let (_, of_all) = all.iter().find(|(other, _)| other == ends).unwrap();
        assert_eq!(*reasons, (*of_all).min(5), "{ends:?}");
    }
    assert_eq!(synoptic(&["compare", "--links", "some", SEEDS]).status.code(), Some(2));
}

#[test]
fn a_file_that_cannot_be_read_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("rỗng.txt");
    fs::write(&empty, "").unwrap();
    let output = synoptic(&["compare", "--no-meaning", SEEDS, empty.to_str().unwrap(), "no-such-file.txt"]);
    assert_eq!(output.status.code(), Some(0));
    let problems = stderr(&output);
    assert!(problems.contains("rỗng.txt") && problems.contains("no-such-file.txt"), "{problems}");
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("5 articles"));
}

#[test]
fn nothing_to_compare_is_1_and_wrong_usage_2() {
    let nothing = synoptic(&["compare", "--no-meaning", "no-such-file.txt"]);
    assert_eq!((nothing.status.code(), nothing.stdout.len()), (Some(1), 0));
    assert!(stderr(&nothing).contains("nothing to compare"));
    let one = synoptic(&["compare", "--no-meaning", &format!("{SEEDS}/000_a9fb59c4d4ae0512.txt")]);
    assert_eq!(one.status.code(), Some(1));
    assert!(stderr(&one).contains("a comparison needs two"));
    for wrong in [&["compare"][..], &["compare", "--no-meaning", "--format", "pdf", SEEDS], &["--no-such-option"]] {
        assert_eq!(synoptic(wrong).status.code(), Some(2), "{wrong:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("result.docm");
    let unknown = synoptic(&["compare", "--no-meaning", "-o", file.to_str().unwrap(), SEEDS]);
    assert_eq!((unknown.status.code(), file.exists()), (Some(2), false));
    assert!(stderr(&unknown).contains(".docm"), "{}", stderr(&unknown));
}

#[test]
fn help_and_version_are_printed() {
    let help = String::from_utf8(synoptic(&["--help"]).stdout).unwrap();
    assert!(help.contains("compare") && help.contains("PATHS"), "{help}");
    let version = String::from_utf8(synoptic(&["--version"]).stdout).unwrap();
    assert_eq!(version.trim(), concat!("synoptic ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_result_goes_to_the_file_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("result.json");
    let output = synoptic(&["compare", "--no-meaning", "--format", "json", "-o", file.to_str().unwrap(), SEEDS]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    let printed = synoptic(&["compare", "--no-meaning", "--format", "json", SEEDS]).stdout;
    assert_eq!(fs::read(&file).unwrap(), printed);
    let nowhere = synoptic(&["compare", "--no-meaning", "-o", "/no/such/folder/out.txt", SEEDS]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(stderr(&nowhere).contains("/no/such/folder/out.txt"));
}

#[test]
fn a_broken_pipe_ends_it_quietly() {
    let mut child = program()
        .args(["compare", "--no-meaning", "--format", "json", SEEDS])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap(); // and the pipe is closed here
    let output = child.wait_with_output().unwrap();
    // The folder in it that is left out is told before.
    assert_eq!((output.status.code(), stderr(&output).lines().count()), (Some(0), 1), "{}", stderr(&output));
}

#[test]
fn without_a_display_it_names_the_other_way() {
    let output = synoptic(&[SEEDS]);
    assert_eq!(output.status.code(), Some(1));
    let problem = stderr(&output);
    assert!(problem.contains("synoptic compare") && problem.lines().count() == 1, "{problem}");
}

#[test]
fn what_is_read_is_shown_and_a_bad_file_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("ferry.txt"), "Ông Lê bác bỏ cáo buộc hôm 3/5/2024.\n").unwrap();
    fs::write(path("empty.txt"), "").unwrap();
    let (ferry, empty, gone) = (path("ferry.txt"), path("empty.txt"), path("gone.txt"));
    let output = synoptic(&["inspect", "--explain", &empty, &ferry, &gone]);
    let shown = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(shown.starts_with(&ferry) && shown.contains("^ stance denies (cue “bác bỏ”)\n"), "{shown}");
    assert!(shown.contains("assets/lang/vi/language.toml: cues.denies “bác bỏ”\n"), "{shown}");
    assert!(stderr(&output).contains("empty.txt: ") && stderr(&output).contains("gone.txt: Not found"));
    let none = synoptic(&["inspect", &empty]);
    assert_eq!((none.status.code(), none.stdout.len()), (Some(1), 0));
    assert!(stderr(&none).contains("nothing to inspect"), "{}", stderr(&none));
}

#[test]
fn what_is_read_is_written_as_json_with_the_offsets_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("read.json");
    assert_eq!(synoptic(&["inspect", SEEDS, "-o", out.to_str().unwrap()]).status.code(), Some(0));
    let json: Value = serde_json::from_slice(&fs::read(out).unwrap()).unwrap();
    assert_eq!((&json["format"], &json["version"]), (&"synoptic-inspection".into(), &1.into()));
    for document in json["documents"].as_array().unwrap() {
        let text = fs::read(document["file"].as_str().unwrap()).unwrap();
        let passages = document["passages"].as_array().unwrap().iter();
        let features = passages.clone().flat_map(|passage| passage["features"].as_array().into_iter().flatten());
        for part in passages.clone().chain(features) {
            let at = |key: &str| part[key].as_u64().unwrap() as usize;
            assert_eq!(&text[at("start")..at("end")], part["text"].as_str().unwrap().as_bytes());
            assert!(part.get("reason").is_none());
        }
    }
}
