//! The saved file in bad hands: killed while it is written, cut short, altered, changed elsewhere, made by a newer program.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use proptest::prelude::*;
use synoptic::{
    edits::{self, Act, Anchor, AuthorKind, Change, Draft, Rating, Target},
    ingest,
    notes::What,
    workspace::{self, Recovery, SaveProblem, Workspace, left},
};

/// A workspace with `articles` texts and as many notes.
fn workspace_of(articles: usize) -> Workspace {
    let mut workspace = Workspace::default();
    for number in 0..articles {
        let text =
            format!("Bài số {number}. Có {number}00 người tới dự.\r\nDòng thứ hai “trong ngoặc” \\ \u{2028}\u{1b}.");
        let document = ingest::pasted(&text).unwrap();
        let anchor = Anchor { document: document.sha256.clone(), quote: "Có".to_owned(), occurrence: 0 };
        let rating = Some(Rating { name: "mixed".to_owned(), evidence: "Hai nguồn.".to_owned() });
        let changes = vec![
            Change::Open(vec![document.sha256.clone()]),
            Change::Note {
                on: Target::Passage(anchor.clone()), number: number as u32, text: "Gọi lại.\n".to_owned()
            },
            Change::Rate { on: Target::Group(vec![anchor]), rating },
        ];
        workspace.texts.push(document);
        workspace.history.record(Draft { act: Act::Note, changes }.at(number as u64));
    }
    workspace.history.undo();
    workspace
}

#[test]
fn what_is_saved_is_opened_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bài.synoptic");
    let saved = workspace_of(3);
    let print = workspace::save(&path, &saved, None).unwrap();
    let opened = workspace::open(&path).unwrap();
    assert_eq!((opened.workspace, opened.print, opened.notes), (saved, Some(print), Vec::new()));
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["bài.synoptic"], "nothing else is left there");
}

#[test]
fn a_fact_checker_of_whom_an_older_file_says_no_more_is_a_house() {
    let saved = |kind| {
        let mut workspace = workspace_of(1);
        let change = Change::Author { name: "Bàn kiểm chứng".to_owned(), link: String::new(), kind };
        workspace.history.record(Draft { act: Act::Author, changes: vec![change] }.at(9));
        workspace
    };
    let (house, person) = (saved(AuthorKind::Organization), saved(AuthorKind::Person));
    let [of_house, of_person] = [&house, &person].map(|of| String::from_utf8(workspace::written(of)).unwrap());
    assert!(!of_house.contains("\"kind\":\"organization\"") && of_person.contains("person"), "{of_house}");
    for (text, expected) in [(&of_house, house), (&of_person, person)] {
        assert_eq!(workspace::opened(text.as_bytes(), "a.synoptic").unwrap().workspace, expected);
    }
}

#[test]
fn each_text_and_each_step_is_a_line() {
    let bytes = workspace::written(&workspace_of(3));
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.lines().filter(|line| line.contains("\"text_sha256\"")).count(), 3);
    assert_eq!(text.lines().filter(|line| line.contains("\"act\"")).count(), 3);
    assert!(text.contains("Có 200 người"), "people can read it");
}

#[test]
fn nothing_is_saved_over_what_somebody_else_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.synoptic");
    let print = workspace::save(&path, &workspace_of(1), None).unwrap();
    workspace::save(&path, &workspace_of(2), None).unwrap();
    assert_eq!(workspace::save(&path, &workspace_of(3), Some(print)), Err(SaveProblem::ChangedElsewhere));
    assert_eq!(workspace::open(&path).unwrap().workspace, workspace_of(2));
}

#[test]
fn where_nothing_can_be_written_the_reader_hears_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none/a.synoptic");
    let Err(SaveProblem::Unwritable(note)) = workspace::save(&path, &workspace_of(1), None) else { panic!() };
    assert!(note.to_string().contains("a.synoptic: It could not be written (entity not found)"), "{note}");
    let Err(SaveProblem::Unwritable(again)) = workspace::save(&path, &workspace_of(1), None) else { panic!() };
    assert_eq!(note, again, "what is told twice is the same, so that it is shown once");
    let there = folder.path().join("b.synoptic");
    fs::create_dir(&there).unwrap();
    assert!(matches!(workspace::save(&there, &workspace_of(1), None), Err(SaveProblem::Unwritable(_))));
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.synoptic"), folder.path().join("link.synoptic"));
    workspace::save(&real, &workspace_of(1), None).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, &link).unwrap();
    workspace::save(&link, &workspace_of(2), None).unwrap();
    assert!(link.is_symlink());
    assert_eq!(workspace::open(&real).unwrap().workspace, workspace_of(2));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
    let refused = workspace::save(&real, &workspace_of(3), None);
    assert!(matches!(refused, Err(SaveProblem::Unwritable(_))), "what may not be written is not replaced");
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.synoptic");
    let text = String::from_utf8(workspace::written(&workspace_of(1))).unwrap();
    fs::write(&path, text.replace("\"version\": 1", "\"version\": 2")).unwrap();
    assert_eq!(workspace::open(&path).unwrap_err().what, What::NewerWorkspace(2));
}

#[test]
fn other_files_are_no_workspaces() {
    let refused = |bytes: &[u8]| workspace::opened(bytes, "a.synoptic").unwrap_err().what;
    for bytes in [&b""[..], b"{}", b"[]", b"null", b"\xff\xfe", b"{\"format\":\"other\",\"version\":1}", b"hello"] {
        assert_eq!(refused(bytes), What::NotAWorkspace, "{bytes:?}");
    }
    let deep = "[".repeat(1 << 20);
    assert_eq!(refused(deep.as_bytes()), What::NotAWorkspace);
    assert_eq!(workspace::open(Path::new("/there/is/none.synoptic")).unwrap_err().what, What::Gone);
    assert_eq!(workspace::open(Path::new("/")).unwrap_err().what, What::NotAWorkspace, "a folder");
    #[cfg(unix)]
    assert_eq!(workspace::open(Path::new("/dev/null")).unwrap_err().what, What::NotAFile);
}

#[test]
fn a_file_that_is_cut_short_gives_what_is_whole_and_is_not_saved_over() {
    let saved = workspace_of(4);
    let bytes = workspace::written(&saved);
    for cut in (0..bytes.len()).step_by(7) {
        match workspace::opened(&bytes[..cut], "a.synoptic") {
            Ok(opened) => {
                let texts = &opened.workspace.texts;
                assert!(texts.len() <= 4 && texts[..] == saved.texts[..texts.len()]);
                // Texts whose own steps are lost are opened by one before all others.
                let open = edits::open(&opened.workspace.history).len();
                assert!(open + 1 >= texts.len(), "{cut}: {open} of {} are open", texts.len());
                let rescued = opened.workspace.history.steps();
                let is_reopened = rescued.first().is_some_and(|step| step.act == Act::Open);
                let steps = &rescued[usize::from(is_reopened)..];
                assert!(steps == &saved.history.steps()[..steps.len()]);
                // All but white space is the whole file.
                assert!(opened.print.is_none() || bytes[cut..].trim_ascii().is_empty());
            }
            Err(note) => {
                let no_line_is_whole = !bytes[..cut].windows(4).any(|end| end == b"\"},\n");
                assert!(note.what == What::NotAWorkspace && no_line_is_whole, "{cut}: {note}");
            }
        }
    }
}

#[test]
fn altered_lines_cost_themselves_and_an_altered_text_is_said() {
    let text = String::from_utf8(workspace::written(&workspace_of(3))).unwrap();
    let opened = |text: String| workspace::opened(text.as_bytes(), "a.synoptic").unwrap();

    let broken = opened(text.replacen("{\"act\":\"note\",\"at\":0", "{\"act\":\"note\",at:0", 1));
    assert_eq!((broken.workspace.texts.len(), broken.workspace.history.steps().len()), (3, 3));
    assert_eq!(broken.workspace.history.done().len(), 2, "the lost step no longer counts, the undone one stays undone");
    assert_eq!(edits::open(&broken.workspace.history).len(), 2, "the text of the lost step is open all the same");
    assert_eq!(broken.notes[0].what, What::Rescued { articles: 3, steps: 2, lines: 1 });
    assert_eq!(broken.print, None);

    let unknown = opened(text.replacen("\"act\":\"note\"", "\"act\":\"sing\"", 1));
    assert_eq!((unknown.workspace.history.steps().len(), unknown.workspace.history.done().len()), (3, 2));
    assert_eq!(unknown.print, None, "saving would lose what this version does not know");

    let altered = opened(text.replacen("100 người", "900 người", 1));
    assert_eq!((altered.notes.len(), &altered.notes[0].what), (1, &What::AlteredText));
    assert!(altered.print.is_some());

    let done = opened(text.replace("\"done\": 2", "\"done\": 4000000000"));
    assert_eq!(done.workspace.history.done().len(), 3);
    let no_hash = opened(text.replacen("\"sha256\":\"", "\"sha256\":\"ÿ", 1));
    assert_eq!((no_hash.workspace.texts.len(), &no_hash.notes[1].what), (2, &What::NoHash));
    assert_eq!(no_hash.print, None, "saving would lose the text that is not understood");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)) {
        let mut bytes = workspace::written(&workspace_of(2));
        for (place, byte) in places {
            *place.get_mut(&mut bytes) = byte;
        }
        if let Ok(opened) = workspace::opened(&bytes, "a.synoptic") {
            synoptic::edits::documents(&opened.workspace.texts, &opened.workspace.history);
            workspace::written(&opened.workspace);
        }
    }
}

/// Where the child of the next test keeps its work, when this program is that child.
const KEEPS_IN: &str = "SYNOPTIC_TEST_KEEPS_IN";

#[test]
fn work_of_a_killed_program_is_offered_and_that_of_a_running_one_is_not() {
    if let Some(folder) = std::env::var_os(KEEPS_IN) {
        let recovery = Recovery::start(Path::new(&folder)).unwrap();
        for number in 1.. {
            recovery.keep(&workspace_of(1 + number % 40), Some(Path::new("/home/an/bài.synoptic"))).unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    for round in 0..10 {
        let name = "workspace::work_of_a_killed_program_is_offered_and_that_of_a_running_one_is_not";
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([name, "--exact", "--nocapture"])
            .env(KEEPS_IN, folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let kept = || fs::read_dir(folder.path()).unwrap().any(|entry| workspace::is_workspace(&entry.unwrap().path()));
        while !kept() {
            assert!(child.try_wait().unwrap().is_none(), "the child ended by itself");
            thread::sleep(Duration::from_millis(2));
        }
        assert!(left(folder.path()).is_empty(), "it still runs");
        thread::sleep(Duration::from_millis(3 * round));
        child.kill().unwrap();
        child.wait().unwrap();

        let [work] = <[_; 1]>::try_from(left(folder.path())).unwrap();
        assert_eq!(work.of, Some(PathBuf::from("/home/an/bài.synoptic")));
        let opened = work.open().unwrap();
        assert!(opened.print.is_some(), "it is whole");
        assert_eq!(opened.workspace, workspace_of(opened.workspace.texts.len()));
        assert!(left(folder.path()).is_empty(), "no other program is offered it meanwhile");
        work.discard();
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(names.iter().all(|name| name.to_string_lossy().ends_with(".tmp")), "{names:?}");
    }
}

#[test]
fn a_program_that_ends_well_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let recovery = Recovery::start(&folder.path().join("recovery")).unwrap();
    recovery.keep(&workspace_of(2), None).unwrap();
    recovery.clear();
    drop(recovery);
    assert_eq!(fs::read_dir(folder.path().join("recovery")).unwrap().count(), 0);
    assert!(left(&folder.path().join("nowhere")).is_empty());
}
