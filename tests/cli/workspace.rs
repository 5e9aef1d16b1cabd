//! The workspace and the real program: killed while it writes one, and told to compare one with another article.

use std::{
    fs,
    ops::ControlFlow,
    path::Path,
    process::{Child, Stdio},
    thread,
    time::Instant,
};

use synoptic::{
    edits::{Act, Change, Draft, History},
    ingest,
    workspace::{self, Workspace},
};

use crate::program::{SEEDS, program};

/// The real program, told to write a workspace of the articles in `folder` to `path`.
fn saving(folder: &Path, path: &Path) -> Child {
    program()
        .args(["compare", "--no-meaning", "--format", "workspace", "-o"])
        .args([path, folder])
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_program_that_is_killed_while_saving_never_costs_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.synoptic");
    let articles = [1, 2].map(|number| {
        let articles = folder.path().join(number.to_string());
        fs::create_dir(&articles).unwrap();
        for name in 0..2 {
            let text = format!("Đợt {number}, bài {name}: có 11.000 binh sĩ ở Kursk.");
            fs::write(articles.join(format!("{name}.txt")), text).unwrap();
        }
        articles
    });
    let started = Instant::now();
    assert!(saving(&articles[0], &path).wait().unwrap().success());
    let whole_run = started.elapsed();
    let written = fs::read(&path).unwrap();
    let (mut killed, mut saved) = (0, 0);
    for round in 0..100_u32 {
        let mut program = saving(&articles[1 - round as usize % 2], &path);
        // From its first moment to a little after its last.
        thread::sleep(whole_run * round / 80);
        killed += u32::from(program.try_wait().unwrap().is_none());
        program.kill().unwrap();
        program.wait().unwrap();
        let opened = workspace::open(&path).unwrap();
        assert!(opened.print.is_some() && opened.notes.is_empty(), "round {round}");
        assert_eq!(opened.workspace.texts.len(), 2);
        saved += u32::from(fs::read(&path).unwrap() != written);
    }
    assert!(killed > 20, "only {killed} of 100 were killed at work");
    assert!(saved > 0, "none saved before it was killed");
}

#[test]
fn the_program_compares_a_workspace_with_another_article() {
    let folder = tempfile::tempdir().unwrap();
    let (path, more) = (folder.path().join("a.synoptic"), folder.path().join("b.txt"));
    let seed = Path::new(SEEDS).join("000_a9fb59c4d4ae0512.txt");
    let texts = ingest::read(&[seed], &mut |_, _| ControlFlow::Continue(())).documents;
    let open = vec![Change::Open(vec![texts[0].sha256.clone()])];
    let history = History::new(vec![Draft { act: Act::Open, changes: open }.at(1)], 1);
    let workspace = Workspace { texts, history };
    workspace::save(&path, &workspace, None).unwrap();
    fs::write(&more, "Có 11.000 binh sĩ ở vùng Kursk, theo tình báo Hàn Quốc hôm thứ Hai.").unwrap();
    let output = program().args(["compare", "--no-meaning"]).args([&path, &more]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.starts_with("2 articles\n"), "{text}");
}
