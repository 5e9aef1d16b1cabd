//! Reading in from a real file system: what is read, what is not, and what is said about it.

use std::{
    fs::{self, File},
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use proptest::prelude::*;
use synoptic::{
    ingest::{self, Document, Intake, MAX_BYTES, Origin},
    notes::{Level, Note, What},
};
use tempfile::TempDir;

fn read(paths: &[PathBuf]) -> Intake {
    ingest::read(paths, &mut |_, _| ControlFlow::Continue(()))
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a written file");
    }
    folder
}

fn names(documents: &[Arc<Document>]) -> Vec<String> {
    documents.iter().map(|document| document.name()).collect()
}

/// The bad `path` is refused with a note that names it and says `words`; the good file beside it is read all the same.
#[track_caller]
fn check_refused(path: &Path, words: &str) {
    let good = folder(&[("good.txt", "A good text.")]);
    let intake = read(&[path.to_owned(), good.path().join("good.txt")]);
    assert_eq!(names(&intake.documents), ["good.txt"]);
    let [Note { level: Level::Error, subject, what }] = &intake.notes[..] else { panic!("{:?}", intake.notes) };
    assert_eq!(subject, &path.display().to_string());
    assert!(what.to_string().contains(words), "{what}");
}

#[test]
fn the_seeds_are_read_in_order_with_guessed_titles() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let intake = read(std::slice::from_ref(&seeds));
    let left_out = What::LeftOut { files: Vec::new(), folders: vec!["van-sa-collision".to_owned()] };
    assert_eq!(intake.notes, [Note::new(Level::Info, seeds.display().to_string(), left_out)]);
    assert_eq!(intake.documents.len(), 5);
    assert!(intake.documents.is_sorted_by_key(|document| document.name()));
    for document in &intake.documents {
        assert_eq!(document.text.as_bytes(), fs::read(document.path().unwrap()).unwrap(), "plain UTF-8 is kept");
        assert_eq!(document.language, Some("vi"));
        assert_eq!(document.path().unwrap().parent(), Some(&*seeds));
        assert!(document.metadata.title.as_ref().is_some_and(|title| title.guessed), "{}", document.file());
    }
    assert_eq!(intake.documents[0].id.as_str(), &intake.documents[0].sha256.as_str()[..12]);
    assert!(intake.documents[2].title().starts_with("Nga và Triều Tiên tăng cường quan hệ đối tác"));
}

#[test]
fn a_folder_gives_its_own_texts_by_name() {
    let folder = folder(&[("b.txt", "Hai"), ("a.TXT", "Một"), ("c.md", "Ba"), (".d.txt", "hidden"), ("e.json", "{1}")]);
    fs::create_dir(folder.path().join("deeper.txt")).unwrap();
    fs::write(folder.path().join("deeper.txt/f.txt"), "not its own").unwrap();
    let intake = read(&[folder.path().to_owned()]);
    assert_eq!(names(&intake.documents), ["a.TXT", "b.txt", "c.md"]);
    let said = intake.notes.iter().map(Note::to_string).collect::<Vec<_>>().join("\n");
    assert!(said.contains("like those of texts: e.json. Save an article as plain text (.txt)"), "{said}");
    assert!(said.ends_with("Folders inside it were not opened: deeper.txt. To read one, open it by itself."), "{said}");
    assert!(said.starts_with(&folder.path().display().to_string()) && !said.contains(".d.txt"), "{said}");
}

#[test]
fn a_file_given_by_itself_may_have_any_name() {
    let folder = folder(&[(".hidden", "Một"), ("tin", "Hai")]);
    let intake = read(&[folder.path().join("tin"), folder.path().join(".hidden")]);
    assert_eq!(names(&intake.documents), ["tin", ".hidden"]);
}

#[test]
fn what_is_no_article_is_refused_with_a_way_out() {
    let folder = folder(&[
        ("empty.txt", ""),
        ("blank.txt", " \r\n\t\n"),
        ("a.pdf", "%PDF-1.4\n"),
        ("nul.txt", "a\0b"),
        ("page.txt", "\n<!DOCTYPE html><html><p>A"),
    ]);
    let nothing = folder.path().join("nothing");
    fs::create_dir(&nothing).unwrap();
    for (name, words) in [
        ("empty.txt", "There are no words in it."),
        ("blank.txt", "There are no words in it."),
        ("a.pdf", "This is a PDF, not plain text. Open it in its program"),
        ("nul.txt", "This is not text."),
        ("page.txt", "This is the code of a web page, not plain text. Open it in a browser"),
        ("nothing", "No .txt, .text or .md file in this folder"),
        ("gone.txt", "Not found."),
        ("empty.txt/below", "Not found."),
    ] {
        check_refused(&folder.path().join(name), words);
    }
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let folder = folder(&[]);
    let path = folder.path().join("huge.txt");
    File::create(&path).unwrap().set_len(MAX_BYTES + 1).unwrap();
    check_refused(&path, "Larger than 64 MiB");
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_broken_links_are_refused_at_once() {
    let folder = folder(&[]);
    let pipe = folder.path().join("pipe.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    check_refused(&pipe, "Neither a file nor a folder.");
    check_refused(Path::new("/dev/zero"), "Neither a file nor a folder.");
    let link = folder.path().join("link.txt");
    std::os::unix::fs::symlink("nowhere.txt", &link).unwrap();
    check_refused(&link, "A link to a file that is gone.");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("secret.txt", "A secret.")]);
    let path = folder.path().join("secret.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything; then the message is tested beside the code only.
    if File::open(&path).is_err() {
        check_refused(&path, "You may not read it.");
    } else {
        assert_eq!(names(&read(&[path]).documents), ["secret.txt"]);
    }
}

#[test]
fn the_same_text_twice_is_opened_once() {
    let folder = folder(&[("a.txt", "\u{feff}Một tin"), ("b.txt", "Một tin\n"), ("c.txt", "Tin khác")]);
    let (a, b) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    let intake = read(&[folder.path().to_owned(), a.clone()]);
    assert_eq!(names(&intake.documents), ["a.txt", "c.txt"]);
    let same = What::SameText(a.display().to_string());
    assert_eq!(
        intake.notes,
        [
            Note::new(Level::Warning, b.display().to_string(), same),
            Note::new(Level::Warning, a.display().to_string(), What::GivenTwice),
        ]
    );
    let mut open = intake.documents;
    let notes = ingest::admit(&mut open, vec![ingest::pasted("Một tin").unwrap(), ingest::pasted("Mới").unwrap()]);
    assert_eq!(names(&open), ["a.txt", "c.txt", "pasted text"]);
    assert_eq!(notes.len(), 1);
    assert!(notes[0].to_string().starts_with("pasted text: The same text as "), "{}", notes[0]);
}

#[test]
fn guessed_encodings_and_damage_are_said() {
    let folder = folder(&[]);
    fs::write(folder.path().join("a.txt"), b"Ch\xF9a v\xE0ng ng\xE0y m\xF2a n\xE3ng").unwrap();
    fs::write(folder.path().join("b.txt"), b"\xEF\xBB\xBFM\xE1\xBB\x99t b\xC3\xA0i b\xC3\xA1o \xFF d\xC3\xA0i")
        .unwrap();
    let intake = read(&[folder.path().to_owned()]);
    let said: Vec<_> = intake.notes.iter().map(|note| (note.level, note.what.to_string())).collect();
    let guessed = "Read as windows-1258, by a guess. If its letters look wrong, save it as UTF-8 and open it again.";
    let damaged = "Damaged UTF-8: 1 × “\u{fffd}” where bytes made no sense. Check these places elsewhere.";
    assert_eq!(said, [(Level::Info, guessed.to_owned()), (Level::Warning, damaged.to_owned())]);
    assert_eq!(intake.documents[0].encoding, "windows-1258");
}

#[test]
fn watch_hears_of_each_file_and_may_end_it() {
    let folder = folder(&[("a.txt", "Một"), ("b.txt", "Hai"), ("c.txt", "Ba")]);
    let mut heard = Vec::new();
    let intake = ingest::read(&[folder.path().to_owned()], &mut |done, total| {
        heard.push((done, total));
        if done == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(heard, [(0, 3), (1, 3), (2, 3)]);
    assert_eq!(names(&intake.documents), ["a.txt", "b.txt"]);
}

#[test]
fn pasted_text_is_an_article_unless_blank() {
    let document = ingest::pasted("Title: Một tin\nHai").unwrap();
    assert_eq!((document.title(), document.file()), ("Một tin".into(), "pasted text".into()));
    let note = ingest::pasted(" \n").unwrap_err();
    assert_eq!(
        note.to_string(),
        "pasted text: There are no words in it. Copy or save the article's text, and open that."
    );
}

/// Pieces that make headers, encodings and damage likely.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let likely = vec!["Title:", "Nguồn: ", "Nội dung:", "\r\n", "\n", "\u{feff}", "http://a.vn", " \u{301}"];
    let piece = prop_oneof![
        any::<Vec<u8>>(),
        any::<String>().prop_map(String::into_bytes),
        prop::sample::select(likely).prop_map(|piece| piece.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_panic_and_headers_lie_in_the_text_in_order(bytes in pieces()) {
        let Ok(document) = ingest::decoded(Origin::Pasted, &bytes) else { return Ok(()) };
        let mut end = 0;
        for line in &document.header {
            prop_assert!(end <= line.label.start && line.label.end <= line.value.start);
            prop_assert!(document.text.get(line.label.range()).is_some_and(|label| label.ends_with(':')));
            prop_assert!(document.text.get(line.value.range()).is_some_and(|value| value == value.trim()));
            end = line.value.end;
        }
        prop_assert!(!document.title().contains('\n'));
    }

    #[test]
    fn utf8_is_kept_to_the_byte(text in "[ -~à-ỹ\r\n]{0,40}[a-z]") {
        prop_assert_eq!(&ingest::pasted(&text).unwrap().text, &text);
    }
}
