//! What the real program exports: files of every format, refusals, bundles that hold and bundles that do not.

use std::{
    fs,
    io::{Cursor, Read, Write},
    path::{Path, PathBuf},
};

use calamine::{Reader, Xlsx};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::program::{SEEDS, program, stderr, synoptic};

/// The seeds written to a file of this name, of which the end tells the format.
fn exported(folder: &Path, name: &str, more: &[&str]) -> PathBuf {
    let file = folder.join(name);
    let args = [&["compare", "--no-meaning", "-o", file.to_str().unwrap(), SEEDS], more].concat();
    let output = synoptic(&args);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0), "{}", stderr(&output));
    file
}

#[test]
fn the_end_of_the_name_tells_the_format() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begin) in [
        ("a.html", "<!DOCTYPE html>\n<html lang=\"en\">"),
        ("a.md", "# Comparison of articles\n\nMade on 2024-05-04"),
        ("a.csv", "\u{feff}\"Kind\",\"No.\",\"Verdict\",\"Claim\""),
        ("a.json", "{\"format\":\"synoptic-comparison\""),
        ("a.txt", "5 articles"),
        ("a.jsonld", "{\n  \"@context\": \"https://schema.org\""),
        ("a.xlsx", "PK"),
        ("a.zip", "PK"),
    ] {
        let bytes = fs::read(exported(folder.path(), name, &[])).unwrap();
        assert!(bytes.starts_with(begin.as_bytes()), "{name}: {}", String::from_utf8_lossy(&bytes[..80]));
    }
    let file = exported(folder.path(), "b.html", &["--format", "md"]);
    assert!(fs::read_to_string(file).unwrap().starts_with("# "));
}

#[test]
fn the_language_is_the_one_asked_for_or_the_systems() {
    let folder = tempfile::tempdir().unwrap();
    let asked = fs::read_to_string(exported(folder.path(), "a.md", &["--language", "vi"])).unwrap();
    assert!(asked.starts_with("# So sánh các bài viết"));
    let mut command = program();
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "vi_VN.UTF-8");
    let systems = command.args(["compare", "--no-meaning", "--format", "md", SEEDS]).output().unwrap().stdout;
    assert!(String::from_utf8(systems).unwrap().starts_with("# So sánh các bài viết"));
    assert_eq!(synoptic(&["compare", "--no-meaning", "--language", "xx", SEEDS]).status.code(), Some(2));
}

/// What the program prints of `path` in `format`.
fn printed(path: &str, format: &str) -> String {
    let output = synoptic(&["compare", "--no-meaning", "--format", format, path]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// The numbers and words of the rows of this kind in a table.
fn numbered(table: &str, kind: &str) -> Vec<(u32, String)> {
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader.records().map(Result::unwrap).filter(|row| &row[0] == kind);
    rows.map(|row| (row[1].parse().unwrap(), row[3].to_owned())).collect()
}

#[test]
fn a_claim_has_the_same_number_in_every_format() {
    let worked = format!("{SEEDS}/russia-north-korea.synoptic");
    // As many claims are told by several articles; the reader of the worked example stands for the more.
    for (path, shared) in [(SEEDS, 10), (&worked, 15)] {
        let claims = numbered(&printed(path, "csv"), "Claim");
        let (markdown, html, text) = (printed(path, "md"), printed(path, "html"), printed(path, "text"));
        let told = markdown.lines().filter(|line| line.starts_with("### ") && line.contains(". ")).count();
        assert!(told >= shared, "{path}: {told}");
        for (number, words) in &claims[..told] {
            // What Markdown or HTML escapes stands in few of them.
            assert!(markdown.contains(&format!("### {number}. ")), "{number}");
            let begin: String = words.split(['\'', '"', '&', '_', '/']).next().unwrap().to_owned();
            assert!(markdown.contains(&format!("### {number}. {begin}")), "{number} {words}");
            let (_, article) = html.split_once(&format!("id=\"g{number}\"")).unwrap();
            assert!(article.split_once("</article>").unwrap().0.contains(&begin), "{number} {words}");
            let (_, group) = text.split_once(&format!("\n{number}. ")).unwrap();
            assert!(group.split("\n\n").next().unwrap().contains(words.as_str()), "{number} {words}");
        }
    }
}

#[test]
fn a_fact_has_the_same_number_and_words_in_every_format() {
    let facts = numbered(&printed(SEEDS, "csv"), "Fact");
    let (markdown, html, text) = (printed(SEEDS, "md"), printed(SEEDS, "html"), printed(SEEDS, "text"));
    let json: serde_json::Value = serde_json::from_str(&printed(SEEDS, "json")).unwrap();
    assert_eq!(facts.len(), json["facts"].as_array().unwrap().len());
    for (number, title) in facts {
        let line = text.lines().find(|line| line.starts_with(&format!("  {number}. "))).unwrap();
        assert!(line.ends_with(&title), "{title} in {line}");
        assert!(markdown.contains(&format!("\n{number}. **")), "{number}");
        assert!(html.contains(&format!("id=\"f{number}\"")), "{number}");
    }
}

#[test]
fn what_the_reader_decided_is_never_loose() {
    let loose = |path: &str| {
        let json: serde_json::Value = serde_json::from_str(&printed(path, "json")).unwrap();
        let groups = json["groups"].as_array().unwrap();
        for group in groups.iter().filter(|group| group["loose"] == true) {
            assert!(group["probability"].as_f64().unwrap() <= 0.8 && group.get("confirmed").is_none(), "{group}");
        }
        groups.iter().filter(|group| group["loose"] == true).count()
    };
    let worked = format!("{SEEDS}/russia-north-korea.synoptic");
    let in_seeds = loose(SEEDS) > 0;
    assert_eq!(loose(&worked), 0);
    let page = printed(SEEDS, "html");
    let (sheet, rest) = page.split_once("</section>").unwrap();
    assert_eq!(sheet.contains("listed apart, not counted here"), in_seeds);
    assert_eq!(rest.contains("id=\"loose\""), in_seeds);
    assert!(!printed(&worked, "html").contains("id=\"loose\""));
}

#[test]
fn a_workbook_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = fs::read(exported(folder.path(), "a.xlsx", &["--language", "vi"])).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Dữ kiện", "Nhận định", "Điểm khác nhau", "Các bài", "Ghi chú"]);
    let claims = book.worksheet_range("Nhận định").unwrap();
    let verdict = claims.get((1, 1)).unwrap().to_string();
    assert!(["Tranh cãi", "Khác nhau", "Đã thay đổi", "Thống nhất"].contains(&verdict.as_str()), "{verdict}");
    assert_eq!(book.worksheet_range("Các bài").unwrap().height(), 6);
}

#[test]
fn without_ratings_a_claim_review_says_what_to_do() {
    let output = synoptic(&["compare", "--no-meaning", "--format", "claimreview", SEEDS]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout.clone()).unwrap().contains("\"@graph\": []"));
    assert!(stderr(&output).contains("Rate a claim in the window"), "{}", stderr(&output));
}

#[test]
fn a_bundle_holds_until_it_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = exported(folder.path(), "a.zip", &[]);
    let whole = synoptic(&["verify", bundle.to_str().unwrap()]);
    assert_eq!(whole.status.code(), Some(0), "{}", stderr(&whole));
    assert!(String::from_utf8(whole.stdout).unwrap().contains("5 documents"));

    let changed = folder.path().join("changed.zip");
    fs::write(&changed, with_other_words(&fs::read(&bundle).unwrap())).unwrap();
    let told = synoptic(&["verify", changed.to_str().unwrap()]);
    assert_eq!((told.status.code(), told.stdout.len()), (Some(1), 0));
    for part in ["SHA-256", "expected", "found", "bác bỏ", "thừa nhận"] {
        assert!(stderr(&told).contains(part), "{part} in {}", stderr(&told));
    }
}

/// The bundle with "thừa nhận" wherever its texts say "bác bỏ".
fn with_other_words(bundle: &[u8]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bundle)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.starts_with("texts/") {
            bytes = String::from_utf8(bytes).unwrap().replace("bác bỏ", "thừa nhận").into_bytes();
        }
        to.start_file(name, SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn what_is_no_bundle_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = fs::read(exported(folder.path(), "a.zip", &[])).unwrap();
    let cases: [(&str, &[u8], &str); 3] = [
        ("empty.zip", b"", "no zip file"),
        ("text.zip", b"Title: x", "no zip file"),
        ("cut.zip", &bundle[..9000], "no zip file"),
    ];
    for (name, bytes, message) in cases {
        let file = folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        let output = synoptic(&["verify", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said = stderr(&output);
        assert!(said.contains(name) && said.contains(message) && said.lines().count() == 1, "{said}");
    }
    assert_eq!(synoptic(&["verify", "no-such.zip"]).status.code(), Some(1));
    assert_eq!(synoptic(&["verify"]).status.code(), Some(2));
}

#[test]
fn the_same_articles_give_the_same_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let [one, other] = ["a.zip", "b.zip"].map(|name| fs::read(exported(folder.path(), name, &[])).unwrap());
    assert!(one == other);
}

#[test]
fn completions_and_the_manual_name_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = String::from_utf8(synoptic(&["completions", shell]).stdout).unwrap();
        assert!(script.contains("claimreview") && script.contains("verify"), "{shell}");
    }
    let manual = String::from_utf8(synoptic(&["man"]).stdout).unwrap();
    for part in [".TH synoptic", "SYNOPTIC COMPARE", "SYNOPTIC VERIFY", "\\-\\-format", "\\-\\-language"] {
        assert!(manual.contains(part), "{part} in {manual}");
    }
}
