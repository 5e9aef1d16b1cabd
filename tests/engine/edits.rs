//! What a reader changes stays: undone and done again, through a file, a sixth article, another text.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

use proptest::prelude::*;
use synoptic::{
    compare::{Comparison, Group, SameClaim},
    edits::{
        self, Act, Change, Colour, Decision, Draft, History, Pen, Rating, Reading, Standing, Subject, documents,
        reading,
    },
    ids::{ArticleId, ClaimId, GroupId, IdVec},
    ingest::{self, Document, MarkKind, Origin, Property},
    judge::Verdict,
    text::Span,
    workspace::{self, Workspace},
};

use crate::support::compared::{compare, seeds};

static TEXTS: LazyLock<Vec<Arc<Document>>> = LazyLock::new(seeds);

/// What the machine makes of them.
static MACHINE: LazyLock<Arc<Comparison>> = LazyLock::new(|| Arc::new(compare(&TEXTS)));

/// A history that has `texts` open.
fn opened(texts: &[Arc<Document>]) -> History {
    let hashes = texts.iter().map(|text| text.sha256.clone()).collect();
    let mut history = History::default();
    history.record(Draft { act: Act::Open, changes: vec![Change::Open(hashes)] }.at(1));
    history
}

/// `texts` compared anew with everything in `history`.
fn read(texts: &[Arc<Document>], history: &History) -> Reading {
    reading(&Arc::new(compare(&documents(texts, history))), history)
}

/// A group of the seeds with members of at least `sources` articles.
fn group_of(reading: &Reading, sources: u32) -> GroupId {
    reading.comparison.shared_groups().find(|(_, group)| group.sources >= sources).unwrap().0
}

fn words(reading: &Reading, group: GroupId) -> BTreeSet<String> {
    let members = &reading.comparison.groups[group].members;
    members.iter().map(|&claim| reading.comparison.words(claim).to_owned()).collect()
}

#[test]
fn a_passage_that_is_taken_out_is_alone_and_kept_out() {
    let mut history = opened(&TEXTS);
    let before = reading(&MACHINE, &history);
    let group = group_of(&before, 3);
    let claim = before.comparison.groups[group].members[0];
    history.record(Pen::new(&before.comparison, &before.hand).take_out(&[claim], None).at(2));

    let after = reading(&MACHINE, &history);
    let alone = after.comparison.claims[claim].group;
    assert_eq!(after.comparison.groups[alone].members, [claim]);
    let other = before.comparison.groups[group].members[1];
    let rest = after.comparison.claims[other].group;
    assert_eq!(after.hand.kept_out(&after.comparison, rest), [claim]);
    let expected: BTreeSet<String> =
        words(&before, group).into_iter().filter(|words| *words != *after.comparison.words(claim)).collect();
    assert_eq!(words(&after, rest), expected);

    history.record(Pen::new(&after.comparison, &after.hand).join(&[claim], rest).at(3));
    let back = reading(&MACHINE, &history);
    assert_eq!(words(&back, back.comparison.claims[claim].group), words(&before, group));
}

#[test]
fn a_passage_moves_from_group_to_group() {
    let mut history = opened(&TEXTS);
    let before = reading(&MACHINE, &history);
    let (from, to) = {
        let mut shared = before.comparison.shared_groups().filter(|(_, group)| group.members.len() > 2);
        (shared.next().unwrap().0, shared.next().unwrap().0)
    };
    let claim = before.comparison.groups[from].members[1];
    let best = before.comparison.groups[to].best;
    history.record(Pen::new(&before.comparison, &before.hand).join(&[claim], to).at(2));

    let after = reading(&MACHINE, &history);
    let group = after.comparison.claims[claim].group;
    assert_eq!(group, after.comparison.claims[best].group);
    assert_eq!(after.hand.standing(&after.comparison, claim, group), Standing::Joined);
    assert_eq!(after.comparison.groups[group].members.len(), words(&before, to).len() + 1);
    assert_eq!(after.hand.decision(claim, best), Some(Decision::Confirmed));
}

#[test]
fn groups_are_merged_and_split() {
    let mut history = opened(&TEXTS);
    let before = reading(&MACHINE, &history);
    let groups: Vec<GroupId> = before.comparison.shared_groups().map(|(group, _)| group).take(2).collect();
    let both: BTreeSet<String> = groups.iter().flat_map(|&group| words(&before, group)).collect();
    history.record(Pen::new(&before.comparison, &before.hand).merge(&groups).at(2));
    let merged = reading(&MACHINE, &history);
    let first = before.comparison.groups[groups[0]].members.clone();
    let group = merged.comparison.claims[first[0]].group;
    assert_eq!(words(&merged, group), both);

    history.record(Pen::new(&merged.comparison, &merged.hand).split(&first).at(3));
    let split = reading(&MACHINE, &history);
    assert_eq!(words(&split, split.comparison.claims[first[0]].group), words(&before, groups[0]));
}

#[test]
fn what_is_said_of_a_guest_leaves_its_home_as_it_is() {
    let [first, second] = {
        let mut shared = MACHINE.groups.iter().filter(|group| group.members.len() > 2 && group.guests.is_empty());
        [shared.next().unwrap().clone(), shared.next().unwrap().clone()]
    };
    let guest = second.members[0];
    let groups = MACHINE.groups.iter().map(|group| SameClaim {
        home: group.home().collect(),
        guests: if group.key == first.key { vec![guest] } else { group.guests.clone() },
    });
    let machine = Arc::new(MACHINE.regrouped(&groups.collect()));
    let number = machine.claims[first.best].group;
    let before = reading(&machine, &opened(&TEXTS));
    let after = |draft: Draft| {
        let mut history = opened(&TEXTS);
        history.record(draft.at(2));
        reading(&machine, &history)
    };
    let (pen, has_guest) = (Pen::new(&before.comparison, &before.hand), |reading: &Reading| {
        reading.comparison.is_in(guest, reading.comparison.claims[first.best].group)
    });
    let at_home = |reading: &Reading| {
        let home = reading.comparison.claims[guest].group;
        reading.comparison.groups[home].home().eq(second.home())
    };
    assert!(has_guest(&before) && at_home(&before));

    let confirmed = after(pen.confirm_groups(&[number]));
    assert!(has_guest(&confirmed) && at_home(&confirmed) && confirmed.hand.is_confirmed(&confirmed.comparison, number));
    let out = after(pen.take_out(&[guest], Some(number)));
    assert!(!has_guest(&out) && at_home(&out));
    assert_eq!(out.hand.kept_out(&out.comparison, number), [guest]);
    let rejected = after(pen.reject_groups(&[number]));
    assert!(!has_guest(&rejected) && at_home(&rejected));
    let left = first.home().find(|&claim| claim != first.best).unwrap();
    let smaller = after(pen.take_out(&[left], None));
    assert!(has_guest(&smaller) && at_home(&smaller), "the guest stays with the best wording");
    let other = machine.claims[guest].group;
    let merged = after(pen.merge(&[number, other]));
    let home = merged.comparison.claims[guest].group;
    assert!(merged.comparison.groups[home].home().any(|claim| claim == first.best));
    check(&merged).unwrap();
}

#[test]
fn what_was_brought_together_stays_together_whichever_passage_leaves() {
    let history = opened(&TEXTS);
    let before = reading(&MACHINE, &history);
    let groups: Vec<GroupId> = before.comparison.shared_groups().map(|(group, _)| group).take(2).collect();
    let alone = before.comparison.groups.iter().find(|group| group.members.len() == 1).unwrap().members[0];
    let pen = Pen::new(&before.comparison, &before.hand);
    for draft in [pen.merge(&groups), pen.join(&[alone], groups[0])] {
        let mut history = history.clone();
        history.record(draft.at(2));
        let joined = reading(&MACHINE, &history);
        let best = before.comparison.groups[groups[0]].best;
        let members = joined.comparison.groups[joined.comparison.claims[best].group].members.clone();
        for &leaves in &members {
            let mut history = history.clone();
            history.record(Pen::new(&joined.comparison, &joined.hand).take_out(&[leaves], None).at(3));
            let after = reading(&MACHINE, &history);
            let stay: Vec<_> = members.iter().copied().filter(|&claim| claim != leaves).collect();
            let group = after.comparison.claims[stay[0]].group;
            assert_eq!(after.comparison.groups[group].members, stay, "{leaves:?} leaves");
        }
        let suggested = before.comparison.groups[groups[0]].members.iter();
        for &claim in suggested {
            assert_eq!(
                joined.hand.standing(&joined.comparison, claim, joined.comparison.claims[claim].group),
                Standing::Suggested,
                "nobody confirmed {claim:?}"
            );
        }
    }
}

#[test]
fn what_was_brought_together_stays_together_when_an_article_is_closed() {
    let mut history = opened(&TEXTS);
    let before = read(&TEXTS, &history);
    let group = group_of(&before, 3);
    let found = &before.comparison.groups[group];
    let article = |claim: ClaimId| before.comparison.claims[claim].article;
    let is_elsewhere = |group: &&Group| group.members.len() == 1 && article(group.best) != article(found.best);
    let alone = before.comparison.groups.iter().find(is_elsewhere).unwrap().best;
    history.record(Pen::new(&before.comparison, &before.hand).join(&[alone], group).at(2));
    let closed = before.comparison.claim(found.best).0.document.sha256.clone();
    history.record(Draft { act: Act::Close, changes: vec![Change::Close(vec![closed])] }.at(3));
    let after = read(&TEXTS, &history);
    let rest = found.members.iter().copied().find(|&claim| article(claim) != article(found.best)).unwrap();
    let group_with = |words: &str| {
        let has = |claim: &ClaimId| after.comparison.words(*claim) == words;
        after.comparison.groups.position(|group| group.members.iter().any(has))
    };
    assert_eq!(group_with(before.comparison.words(alone)), group_with(before.comparison.words(rest)));
}

#[test]
fn a_verdict_covers_the_machines_and_does_not_erase_it() {
    let mut history = opened(&TEXTS);
    let before = reading(&MACHINE, &history);
    let (group, found) = before.comparison.shared_groups().find(|(_, g)| g.verdict == Verdict::Agree).unwrap();
    let claim = found.best;
    let pen = Pen::new(&before.comparison, &before.hand);
    history.record(pen.verdict(group, Some(Verdict::Disputed), "Bài 2 phủ nhận.").at(2));
    let after = reading(&MACHINE, &history);
    let group = after.comparison.claims[claim].group;
    assert_eq!(after.comparison.groups[group].verdict, Verdict::Disputed);
    assert_eq!(after.hand.machine_verdict(&after.comparison, group), Verdict::Agree);
    assert_eq!(after.hand.groups[&group].verdict.as_ref().unwrap().reason, "Bài 2 phủ nhận.");
}

#[test]
fn edits_survive_a_sixth_article_and_the_loss_of_one() {
    let sixth = ingest::pasted("Khoảng 11.000 binh sĩ Triều Tiên đang ở vùng Kursk, theo tình báo Hàn Quốc.").unwrap();
    let mut history = opened(&TEXTS);
    let before = read(&TEXTS, &history);
    let group = group_of(&before, 3);
    let pen = Pen::new(&before.comparison, &before.hand);
    history.record(pen.confirm_groups(&[group]).at(2));
    let pen = Pen::new(&before.comparison, &before.hand);
    history.record(pen.note(Subject::Group(group), 1, "Đã gọi bộ ngoại giao.").at(3));

    let texts: Vec<_> = TEXTS.iter().cloned().chain([Arc::clone(&sixth)]).collect();
    let hashes = vec![sixth.sha256.clone()];
    history.record(Draft { act: Act::Open, changes: vec![Change::Open(hashes)] }.at(4));
    let more = read(&texts, &history);
    let best = before.comparison.words(before.comparison.groups[group].best).to_owned();
    let has_best = |group: &Group| group.members.iter().any(|&claim| more.comparison.words(claim) == best);
    let now = more.comparison.groups.position(has_best).unwrap();
    assert!(words(&more, now).is_superset(&words(&before, group)));
    assert_eq!(more.hand.remarks(now).unwrap().notes[&1], "Đã gọi bộ ngoại giao.");

    // Without the articles that say it the note is kept, and waits.
    let closed = texts.iter().map(|text| text.sha256.clone()).filter(|hash| *hash != sixth.sha256).collect();
    history.record(Draft { act: Act::Close, changes: vec![Change::Close(closed)] }.at(5));
    let less = read(&texts, &history);
    assert!(less.hand.groups.is_empty());
    let texts_kept: Vec<&str> = less.hand.orphans.iter().map(|orphan| orphan.text.as_str()).collect();
    assert!(texts_kept.contains(&"Đã gọi bộ ngoại giao.") && less.hand.orphans.iter().all(|orphan| orphan.closed));
    history.undo();
    assert_eq!(read(&texts, &history), more);
}

#[test]
fn edits_stay_where_the_words_of_a_changed_file_are_still_there() {
    let file = |text: &str| ingest::decoded(Origin::File("a.txt".into()), text.as_bytes()).unwrap();
    let kept = "Bộ trưởng cho biết 120 xe tải đã qua cửa khẩu sáng thứ Hai.";
    let old = file(&format!("{kept} Không ai bị thương trong vụ va chạm ở cầu."));
    let new = file(&format!("Cập nhật lúc 15 giờ. {kept}"));
    let mut history = opened(std::slice::from_ref(&old));
    let before = read(std::slice::from_ref(&old), &history);
    for (claim, number) in [(ClaimId(0), 1), (ClaimId(1), 2)] {
        let pen = Pen::new(&before.comparison, &before.hand);
        history.record(pen.note(Subject::Passage(claim), number, "Hỏi lại.").at(2));
    }
    let replaced = Change::Replace { old: old.sha256.clone(), new: new.sha256.clone() };
    history.record(Draft { act: Act::Reload, changes: vec![replaced] }.at(3));
    let after = read(&[old, new], &history);
    let noted: Vec<&str> = after.hand.passages.keys().map(|&claim| after.comparison.words(claim)).collect();
    assert_eq!(noted, [kept]);
    let [orphan] = &after.hand.orphans[..] else { panic!("{:?}", after.hand.orphans) };
    assert_eq!((orphan.quotes[0].quote.as_str(), orphan.closed), ("Không ai bị thương trong vụ va chạm ở cầu.", false));
}

#[test]
fn what_is_marked_and_corrected_is_compared() {
    let text = ingest::pasted("Đăng ký\nXe tải qua cầu sáng nay.\nMột dòng nữa không có động từ").unwrap();
    let texts = [Arc::clone(&text)];
    let mut history = opened(&texts);
    let before = read(&texts, &history);
    let at = text.text.find("Xe tải").unwrap();
    let span = Span::new(at, at + "Xe tải qua cầu sáng nay.".len());
    history.record(Pen::mark(&text, span, Some(MarkKind::Furniture)).at(2));
    history.record(Pen::correct(&text, Property::Source, Some("Báo Mới")).at(3));
    let after = read(&texts, &history);
    assert_eq!(after.comparison.claims.len() + 1, before.comparison.claims.len());
    let document = &after.comparison.articles[ArticleId(0)].document;
    assert_eq!(document.outlet(), "Báo Mới");
    assert_eq!(document.corrected[0].read, text.property(Property::Source).map(str::to_owned));
    history.record(Pen::mark(&text, span, None).at(4));
    history.record(Pen::correct(&text, Property::Source, None).at(5));
    assert_eq!(read(&texts, &history).comparison, before.comparison);
}

/// Something that a reader can do, with numbers that are taken around what there is.
#[derive(Clone, Debug)]
enum Deed {
    Confirm(u32, u32),
    ConfirmGroup(u32),
    Reject(u32, u32),
    RejectGroup(u32),
    Undecide(u32, u32),
    Join(u32, u32),
    TakeOut(u32),
    Split(u32, usize),
    Merge(u32, u32),
    Verdict(u32, Option<u8>),
    Note(u32, String),
    DropNote(u32),
    Tag(u32, bool),
    Rate(u32, Option<u8>),
    Colour(u32, Option<u8>),
    Close(u32),
    Undo(u8),
    Redo(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (any::<u32>(), any::<u32>()).prop_map(|(a, b)| Deed::Confirm(a, b)),
        any::<u32>().prop_map(Deed::ConfirmGroup),
        (any::<u32>(), any::<u32>()).prop_map(|(a, b)| Deed::Reject(a, b)),
        any::<u32>().prop_map(Deed::RejectGroup),
        (any::<u32>(), any::<u32>()).prop_map(|(a, b)| Deed::Undecide(a, b)),
        (any::<u32>(), any::<u32>()).prop_map(|(a, b)| Deed::Join(a, b)),
        any::<u32>().prop_map(Deed::TakeOut),
        (any::<u32>(), any::<usize>()).prop_map(|(a, b)| Deed::Split(a, b)),
        (any::<u32>(), any::<u32>()).prop_map(|(a, b)| Deed::Merge(a, b)),
        (any::<u32>(), any::<Option<u8>>()).prop_map(|(a, b)| Deed::Verdict(a, b)),
        (any::<u32>(), "\\PC{1,12}").prop_map(|(a, b)| Deed::Note(a, b)),
        any::<u32>().prop_map(Deed::DropNote),
        (any::<u32>(), any::<bool>()).prop_map(|(a, b)| Deed::Tag(a, b)),
        (any::<u32>(), any::<Option<u8>>()).prop_map(|(a, b)| Deed::Rate(a, b)),
        (any::<u32>(), any::<Option<u8>>()).prop_map(|(a, b)| Deed::Colour(a, b)),
        any::<u32>().prop_map(Deed::Close),
        any::<u8>().prop_map(Deed::Undo),
        any::<u8>().prop_map(Deed::Redo),
    ]
}

/// Does `deed` on what `reading` shows.
fn does(deed: &Deed, reading: &Reading, history: &mut History) {
    let comparison = &reading.comparison;
    let (claims, groups) = (comparison.claims.len() as u32, comparison.groups.len() as u32);
    let pen = Pen::new(comparison, &reading.hand);
    // Shared groups come first, so that deeds meet.
    let shared: Vec<GroupId> = comparison.shared_groups().map(|(group, _)| group).collect();
    let group = |n: u32| if shared.is_empty() { GroupId(n % groups) } else { shared[n as usize % shared.len()] };
    let member = |n: u32| {
        let members = &comparison.groups[group(n)].members;
        members[(n >> 8) as usize % members.len()]
    };
    let subject = |n: u32| if n.is_multiple_of(2) { Subject::Group(group(n)) } else { Subject::Passage(member(n)) };
    let draft = match *deed {
        _ if claims == 0 => return,
        Deed::Confirm(a, b) => pen.confirm(&[[member(a), member(b)]]),
        Deed::ConfirmGroup(a) => pen.confirm_groups(&[group(a)]),
        Deed::Reject(a, b) => pen.reject(&[[member(a), member(b)]]),
        Deed::RejectGroup(a) => pen.reject_groups(&[group(a)]),
        Deed::Undecide(a, b) => pen.undecide(&[[member(a), member(b)]]),
        Deed::Join(a, b) => pen.join(&[member(a)], group(b)),
        Deed::TakeOut(a) => pen.take_out(&[member(a)], None),
        Deed::Split(a, b) => {
            let members = &comparison.groups[group(a)].members;
            pen.split(&members[..=b % members.len()])
        }
        Deed::Merge(a, b) => pen.merge(&[group(a), group(b)]),
        Deed::Verdict(a, b) => pen.verdict(group(a), b.map(|b| Verdict::ALL[usize::from(b % 5)]), "vì thế"),
        Deed::Note(a, ref text) => pen.note(subject(a), history.next_note(), text),
        Deed::DropNote(a) => pen.edit_note(subject(a), history.next_note() / 2, ""),
        Deed::Tag(a, given) => pen.tag(&[subject(a)], "khẩn", given),
        Deed::Rate(a, b) => {
            let name = |b: u8| edits::USUAL_SCALE[usize::from(b % 5)].to_owned();
            pen.rate(subject(a), b.map(|b| Rating { name: name(b), evidence: "tài liệu".to_owned() }))
        }
        Deed::Colour(a, b) => pen.colour(&[subject(a)], b.map(|b| Colour::ALL[usize::from(b % 6)])),
        Deed::Close(a) => {
            let hash = comparison.articles[ArticleId(a % comparison.articles.len() as u32)].document.sha256.clone();
            Draft { act: Act::Close, changes: vec![Change::Close(vec![hash])] }
        }
        Deed::Undo(times) => {
            (0..times % 4).for_each(|_| _ = history.undo());
            return;
        }
        Deed::Redo(times) => {
            (0..times % 4).for_each(|_| _ = history.redo());
            return;
        }
    };
    history.record(draft.at(2));
}

/// What must hold of every reading.
fn check(reading: &Reading) -> Result<(), TestCaseError> {
    let comparison = &reading.comparison;
    let mut seen: IdVec<ClaimId, bool> = IdVec::filled(false, comparison.claims.len());
    for (number, group) in comparison.groups.iter_enumerated() {
        for claim in group.home() {
            prop_assert!(!std::mem::replace(&mut seen[claim], true));
            prop_assert_eq!(comparison.claims[claim].group, number);
            for (other, decision) in reading.hand.decided(claim) {
                let apart = comparison.claims[other].group != number;
                prop_assert!(decision == Decision::Confirmed || apart, "{:?} and {:?} are rejected", claim, other);
            }
        }
        prop_assert!(group.members.contains(&group.best) && group.members.is_sorted());
    }
    prop_assert!(seen.into_iter().all(|seen| seen));
    Ok(())
}

proptest! {
#![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

#[test]
fn any_sequence_of_edits_is_undone_done_again_and_saved(deeds in proptest::collection::vec(deed(), 1..14)) {
    let mut history = opened(&TEXTS);
    let mut readings = vec![reading(&MACHINE, &history)];
    for deed in &deeds {
        does(deed, &readings[readings.len() - 1], &mut history);
        // What is closed is only seen where articles are compared anew; what is edited needs no new comparison.
        readings.push(reading(&MACHINE, &history));
        check(&readings[readings.len() - 1])?;
    }
    let last = readings.pop().unwrap();
    let whole = history.clone();
    let mut undone = Vec::new();
    while history.undo().is_some() {
        undone.push(reading(&MACHINE, &history));
    }
    let first = undone.last().unwrap_or(&last);
    prop_assert_eq!(&first.comparison.groups, &MACHINE.groups);
    for before in undone.iter().rev().skip(1) {
        history.redo();
        prop_assert_eq!(&reading(&MACHINE, &history), before);
    }
    while history.done().len() < whole.done().len() {
        history.redo();
    }
    prop_assert_eq!(&history, &whole);
    prop_assert_eq!(&reading(&MACHINE, &history), &last);

    let saved = Workspace { texts: TEXTS.clone(), history };
    let opened = workspace::opened(&workspace::written(&saved), "a.synoptic").unwrap();
    prop_assert_eq!(&opened.workspace, &saved);
    prop_assert!(opened.notes.is_empty() && opened.print.is_some());
}}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn any_words_can_be_marked_and_unmarked(
        marks in proptest::collection::vec((0..5usize, any::<prop::sample::Index>(), 1..900usize, 0..3u8), 1..12),
    ) {
        let mut history = opened(&TEXTS);
        for (article, from, length, kind) in marks {
            let text = &TEXTS[article];
            let at = |at: usize| (0..=at.min(text.text.len())).rev().find(|&at| text.text.is_char_boundary(at)).unwrap();
            let start = at(from.index(text.text.len()));
            let span = Span::new(start, at(start + length)).trimmed(&text.text);
            let kind = [Some(MarkKind::Claim), Some(MarkKind::Furniture), None][usize::from(kind)];
            if !span.is_empty() {
                history.record(Pen::mark(text, span, kind).at(2));
            }
        }
        let documents = documents(&TEXTS, &history);
        let after = read(&TEXTS, &history);
        for (document, article) in documents.iter().zip(&after.comparison.articles) {
            for claim in &article.claims {
                prop_assert!(!claim.span.of(&document.text).trim().is_empty());
            }
            let apart = article.claims.as_slice().windows(2).all(|two| two[0].span.end <= two[1].span.start);
            prop_assert!(apart, "claims overlap");
            let furniture = document.marks.iter().filter(|mark| mark.kind == MarkKind::Furniture);
            for mark in furniture {
                let later = document.marks.iter().any(|other| other != mark && other.span.overlaps(mark.span));
                let inside = article.claims.iter().any(|claim| claim.span.overlaps(mark.span));
                prop_assert!(later || !inside, "{:?} is marked as furniture and a claim", mark.span.of(&document.text));
            }
            let claimed = document.marks.iter().filter(|mark| mark.kind == MarkKind::Claim);
            for mark in claimed {
                let later = document.marks.iter().any(|other| other != mark && other.span.overlaps(mark.span));
                let found = article.claims.iter().any(|claim| claim.span.overlaps(mark.span));
                prop_assert!(later || found, "{:?} is marked as a claim and none", mark.span.of(&document.text));
            }
        }
        while history.done().len() > 1 {
            history.undo();
        }
        prop_assert_eq!(&read(&TEXTS, &history).comparison.groups, &MACHINE.groups);
    }
}
