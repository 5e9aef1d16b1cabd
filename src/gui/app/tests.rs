//! What actions do to the state, driven without a window or a worker.

use std::{path::PathBuf, sync::Arc};

use super::{
    command::Command,
    message::{Action, Effect},
    settings::Choices,
    state::{Dialog, State},
    worker::{Event, Source},
};
use crate::{
    compare::Comparison,
    edits::{self, Act, AuthorKind, Colour, Pen, Subject},
    gui::{
        features::{
            annotations::message::{Field, Question, Remark, ScaleForm},
            claims_list::{filter::Filter, search::SearchIndex},
            files::{
                message::{Deed, Errand, FileQuestion, Then},
                picker::Picked,
                save_worker,
            },
            history::model::Retraced,
            palette::model::offers,
        },
        fixture,
        theme::ThemeChoice,
        wording::relation::Relation,
    },
    ids::{ClaimId, GroupId, IdVec, ids},
    ingest::{Document, Intake},
    judge::Verdict,
    notes::{Level, Note},
    workspace::{self, Workspace},
};

/// A state that shows the hand-made comparison.
fn shown() -> State {
    let mut state = State::default();
    let comparison = fixture::comparison();
    let documents: Vec<_> = comparison.articles.iter().map(|article| Arc::clone(&article.document)).collect();
    state.bring_in(&documents);
    answer(&mut state, comparison);
    state
}

/// Has the state compare, and answers with `comparison`.
fn answer(state: &mut State, comparison: Comparison) {
    state.apply(Action::Run(Command::Compare));
    let epoch = state.library.asked;
    let reading = edits::reading(&Arc::new(comparison), &state.library.history);
    let result = Ok((reading.clone(), SearchIndex::of(&reading)));
    state.apply(Action::Worker(Event::Compared { epoch, result }));
}

fn intake(names: &[&str]) -> Intake {
    let documents = names.iter().map(|name| Arc::new(fixture::document(name, name))).collect();
    Intake { documents, notes: Vec::new() }
}

#[test]
fn stepping_selects_and_stops_at_the_ends() {
    let mut state = shown();
    state.list.facts.rows.clear();
    assert_eq!(state.list.rows, ids::<GroupId>(&[1, 0, 3]));
    let effects = state.apply(Action::Run(Command::NextClaim));
    assert_eq!(effects, [Effect::RevealInColumns(GroupId(1)), Effect::RevealRow(0)]);
    state.apply(Action::Run(Command::PreviousClaim));
    assert_eq!(state.selection.group, Some(GroupId(1)));
    for _ in 0..5 {
        state.apply(Action::Run(Command::NextClaim));
    }
    assert_eq!(state.selection.group, Some(GroupId(3)));
    assert_eq!(state.selection.evidence.as_ref().map(|evidence| evidence.group), Some(GroupId(3)));
}

#[test]
fn clearing_takes_the_letters_first_and_then_the_selection() {
    let mut state = shown();
    state.apply(Action::Select(Some(GroupId(0))));
    state.apply(Action::Find("binh si".to_owned()));
    assert_eq!(state.list.rows, [GroupId(0)]);
    state.apply(Action::Run(Command::Clear));
    assert_eq!((state.list.rows.len(), state.selection.group), (3, Some(GroupId(0))));
    state.apply(Action::Run(Command::Clear));
    assert_eq!((state.selection.group, state.selection.evidence.is_none()), (None, true));
}

#[test]
fn clearing_takes_the_newest_notice_when_nothing_else_is_open() {
    let mut state = shown();
    for subject in ["old.txt", "new.txt"] {
        state.notice(Note::new(Level::Error, subject, "It is empty."));
    }
    state.apply(Action::Select(Some(GroupId(0))));
    state.apply(Action::Run(Command::Clear));
    assert_eq!((state.selection.group, state.notices.list().len()), (None, 2));
    state.apply(Action::Run(Command::Clear));
    let left: Vec<_> = state.notices.list().iter().map(|notice| notice.note.subject.as_str()).collect();
    assert_eq!(left, ["old.txt"]);
}

#[test]
fn another_command_than_the_first_is_chosen_by_stepping() {
    let mut state = shown();
    let chosen = |state: &State| match &state.dialog {
        Some(Dialog::Commands { chosen, .. }) => Some(*chosen),
        _ => None,
    };
    state.apply(Action::Run(Command::Commands));
    for (by, expected) in [(-1, 0), (1, 1), (1, 2), (-1, 1), (99, Command::ALL.len() - 2)] {
        assert_eq!(state.apply(Action::DialogStep(by)), [Effect::RevealCommand]);
        assert_eq!(chosen(&state), Some(expected));
    }
    state.apply(Action::DialogTyped("theme".to_owned()));
    assert_eq!(chosen(&state), Some(0), "other letters begin anew");
    state.apply(Action::DialogStep(1));
    let expected = offers(&state, "theme")[1].command.theme();
    state.apply(Action::DialogDone);
    assert_eq!((Some(state.settings.theme), state.dialog), (expected, None));
}

#[test]
fn a_filter_changes_the_rows_and_keeps_the_counts() {
    let mut state = shown();
    state.apply(Action::Filter(Filter::Only(Relation::Judged(Verdict::SingleSource))));
    assert_eq!(
        (state.list.rows.as_slice(), state.list.counts.verdicts),
        ([GroupId(2)].as_slice(), [3, 1, 1, 0, 1, 0, 1])
    );
}

#[test]
fn the_selection_stays_on_its_passage_when_groups_are_numbered_anew() {
    let mut state = shown();
    state.apply(Action::Select(Some(GroupId(3))));
    let mut renumbered = fixture::comparison();
    let mut groups = renumbered.groups.into_vec();
    groups.swap(0, 3);
    renumbered.groups = groups.into();
    let numbers: IdVec<GroupId, GroupId> = ids(&[3, 1, 2, 0]).into();
    for place in &mut renumbered.claims {
        place.group = numbers[place.group];
    }
    answer(&mut state, renumbered);
    assert_eq!(state.selection.group, Some(GroupId(0)));
}

#[test]
fn a_stale_comparison_is_dropped() {
    let mut state = shown();
    state.apply(Action::Run(Command::Compare));
    let stale = state.library.asked;
    state.apply(Action::Run(Command::Compare));
    let before = state.library.epoch;
    let result = Ok(Default::default());
    state.apply(Action::Worker(Event::Compared { epoch: stale, result }));
    assert_eq!((state.library.epoch, state.work.is_running()), (before, true));
}

#[test]
fn what_is_read_is_compared_and_what_is_open_already_is_not_read_twice() {
    let mut state = State::default();
    let effects = state.apply(Action::Open(vec!["a.txt".into(), "b.txt".into()]));
    assert!(matches!(effects[..], [Effect::Read(1, Source::Paths(_))]));
    let effects = state.apply(Action::Worker(Event::Read { ticket: 1, intake: intake(&["a.txt", "b.txt"]) }));
    assert!(
        matches!(&effects[..], [Effect::SaveSettings, Effect::Compare(1, order)] if order.documents.len() == 2),
        "{effects:?}"
    );

    state.apply(Action::Run(Command::OpenSample));
    let effects = state.apply(Action::Worker(Event::Read { ticket: 2, intake: intake(&["a.txt"]) }));
    assert_eq!((effects, state.library.documents.len()), (Vec::new(), 2));
    assert_eq!(state.notices.list().len(), 1, "the reader hears that it is open already");
}

#[test]
fn only_what_holds_a_text_is_remembered() {
    let mut state = State::default();
    let mut open = |paths: &[&str], found: &[&str]| {
        state.apply(Action::Open(paths.iter().map(PathBuf::from).collect()));
        let answer = Event::Read { ticket: state.work.last_ticket, intake: intake(found) };
        state.apply(Action::Worker(answer));
        assert!(state.settings.recent.iter().all(|path| path.is_absolute()));
        let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
        state.settings.recent.iter().filter_map(name).collect::<Vec<_>>()
    };
    assert_eq!(open(&["a.txt", "folder", "empty.txt"], &["a.txt", "folder/b.txt"]), ["a.txt", "folder"]);
    assert_eq!(open(&["folder"], &[]), ["a.txt"], "what is gone is not offered again");
}

#[test]
fn what_was_cancelled_is_not_taken_in() {
    let mut state = State::default();
    state.apply(Action::Open(vec!["a.txt".into()]));
    assert_eq!(state.apply(Action::Run(Command::Cancel)), [Effect::CancelWork]);
    state.apply(Action::Worker(Event::Read { ticket: 1, intake: intake(&["a.txt"]) }));
    assert!(state.library.documents.is_empty() && !state.work.is_running());
}

#[test]
fn closing_the_last_article_leaves_nothing_on_screen() {
    let mut state = shown();
    state.apply(Action::Select(Some(GroupId(0))));
    let first = state.library.documents[0].id.clone();
    assert!(
        matches!(&state.apply(Action::Close(first))[..], [Effect::Compare(_, order)] if order.documents.len() == 2)
    );
    state.apply(Action::Run(Command::CloseAll));
    assert!(state.library.comparison.articles.is_empty() && state.list.rows.is_empty());
    assert!(state.selection.evidence.is_none() && !state.work.is_running());
    state.apply(Action::Run(Command::Undo));
    assert_eq!(state.library.documents.len(), 2, "closing is undone like anything else");
}

#[test]
fn an_edit_is_undone_and_done_again() {
    let mut state = shown();
    let pen = Pen::new(&state.library.comparison, &state.library.hand);
    let draft = pen.take_out(&[ClaimId(0)], None);
    let effects = state.apply(Action::Edit(draft));
    assert!(matches!(&effects[..], [Effect::Compare(..)]));
    answer(&mut state, fixture::comparison());
    assert_eq!(state.library.comparison.groups.len(), 5);
    for (command, groups) in [(Command::Undo, 4), (Command::Redo, 5)] {
        state.apply(Action::Run(command));
        answer(&mut state, fixture::comparison());
        assert_eq!(state.library.comparison.groups.len(), groups);
    }
}

#[test]
fn a_file_that_is_opened_with_another_text_takes_the_place_of_the_first() {
    let mut state = shown();
    let first = Arc::clone(&state.library.documents[0]);
    let changed = Document { text: "Khác.".to_owned(), sha256: "other".into(), ..(*first).clone() };
    state.bring_in(&[Arc::new(changed)]);
    assert_eq!((state.library.documents.len(), state.library.documents[0].sha256.as_str()), (3, "other"));
    state.apply(Action::Run(Command::Undo));
    assert_eq!(state.library.documents[0], first);
}

#[test]
fn a_failed_comparison_leaves_the_last_one_and_a_notice() {
    let mut state = shown();
    state.apply(Action::Run(Command::Compare));
    let result = Err(Note::new(Level::Error, "", "Comparing failed."));
    let epoch = state.library.asked;
    state.apply(Action::Worker(Event::Compared { epoch, result }));
    assert_eq!((state.library.comparison.groups.len(), state.notices.list().len()), (4, 1));
    assert!(!state.work.is_running());
}

#[test]
fn without_system_dialogs_a_path_is_asked_for() {
    let mut state = State::default();
    state.apply(Action::Picked(Picked::Unavailable));
    assert_eq!(state.dialog, Some(Dialog::Path { typed: String::new(), stands_in: true }));
    state.apply(Action::DialogTyped(" \"/tmp/a b.txt\" ".to_owned()));
    let effects = state.apply(Action::DialogDone);
    assert_eq!(effects[0], Effect::Read(1, Source::Paths(vec!["/tmp/a b.txt".into()])));
    assert_eq!(state.dialog, None);
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    let mut state = State::default();
    assert_eq!(state.apply(Action::Picked(Picked::Paths(Vec::new()))), []);
    assert!(!state.work.is_running());
}

#[test]
fn a_command_is_run_by_a_few_letters() {
    let mut state = State::default();
    state.apply(Action::Run(Command::Commands));
    state.apply(Action::DialogTyped("dark".to_owned()));
    state.apply(Action::DialogDone);
    assert_eq!(state.settings.theme, ThemeChoice::Dark);
}

#[test]
fn zoom_goes_in_steps_and_stays_within_bounds() {
    let mut state = State::default();
    state.apply(Action::Run(Command::ZoomIn));
    assert!((state.settings.zoom - 1.1).abs() < 1e-4);
    for _ in 0..40 {
        state.apply(Action::Run(Command::ZoomOut));
    }
    assert!((state.settings.zoom - 0.6).abs() < 1e-4);
}

#[test]
fn the_quotations_of_the_selection_are_copied() {
    let mut state = shown();
    assert_eq!(state.apply(Action::Run(Command::CopyQuotations)), []);
    state.apply(Action::Select(Some(GroupId(3))));
    assert!(!state.copied);
    let effects = state.apply(Action::Run(Command::CopyQuotations));
    assert!(state.copied, "the status line says so");
    state.apply(Action::HoverList(None));
    assert!(state.copied, "until something else is done");
    assert!(matches!(&effects[..], [Effect::Copy(text)] if text.contains("“Hai nước ký hiệp ước.”\n— Gamma")));
}

#[test]
fn how_the_columns_are_shown_is_chosen_by_commands_and_kept() {
    let mut state = State::default();
    for command in [Command::Ribbons, Command::ScrollTogether, Command::MarkDifferences, Command::TextLarger] {
        assert_eq!(state.apply(Action::Run(command)), [Effect::SaveSettings]);
    }
    let columns = state.settings.columns;
    assert_eq!((columns.ribbons, columns.together, columns.marks, columns.text_percent), (false, false, true, 110));
    state.apply(Action::Run(Command::LineSpacing));
    state.apply(Action::Run(Command::TextNormal));
    assert_eq!(state.settings.columns, Choices { text_percent: 100, spacing: Default::default(), ..columns });
}

#[test]
fn a_hidden_column_is_shown_again() {
    let shown = State::default().apply(Action::ShowColumn("a".into()));
    assert_eq!(shown, [Effect::ShowColumn("a".into())]);
}

/// Answers what the state asked the worker for last.
fn read_anew(state: &mut State) {
    let comparison = fixture::comparison();
    let epoch = state.library.asked;
    let reading = edits::reading(&Arc::new(comparison), &state.library.history);
    let result = Ok((reading.clone(), SearchIndex::of(&reading)));
    state.apply(Action::Worker(Event::Compared { epoch, result }));
}

#[test]
fn a_note_is_begun_in_a_panel_that_was_hidden_and_kept_without_white_space() {
    let mut state = shown();
    assert!(state.apply(Action::Run(Command::Note)).is_empty(), "nothing is selected");
    state.apply(Action::Select(Some(GroupId(0))));
    state.settings.evidence.shown = false;
    let on = Subject::Group(GroupId(0));
    let effects = state.apply(Action::Run(Command::Note));
    assert!(state.settings.evidence.shown && effects.contains(&Effect::FocusRemark(on, Field::Note)));
    state.apply(Action::Remark(on, Remark::Typed(Field::Note, "  ask again \n".to_owned())));
    state.apply(Action::Remark(on, Remark::Keep(Field::Note)));
    read_anew(&mut state);
    assert_eq!(state.library.hand.groups[&GroupId(0)].remarks.notes[&1], "ask again");
    assert_eq!(state.drafts.get(on, Field::Note), None);

    let steps = state.library.history.steps().len();
    state.apply(Action::Run(Command::Note));
    state.apply(Action::Remark(on, Remark::Keep(Field::Note)));
    assert_eq!(state.library.history.steps().len(), steps, "an empty note is none");
}

#[test]
fn choosing_what_is_so_already_is_no_step() {
    let mut state = shown();
    let on = Subject::Passage(ClaimId(0));
    for _ in 0..2 {
        for remark in [
            Remark::Colour(Some(Colour::Blue)),
            Remark::Typed(Field::Tag, " #army ".to_owned()),
            Remark::Keep(Field::Tag),
            Remark::Typed(Field::Rating, "mixed".to_owned()),
            Remark::Keep(Field::Rating),
        ] {
            state.apply(Action::Remark(on, remark));
            read_anew(&mut state);
        }
    }
    let acts: Vec<Act> = state.library.history.steps().iter().map(|step| step.act).collect();
    assert_eq!(acts, [Act::Open, Act::Colour, Act::Tag, Act::Rate]);
    assert!(state.library.hand.passages[&ClaimId(0)].tags.contains("army"));
}

#[test]
fn a_dialog_about_a_group_that_is_gone_closes() {
    let mut state = shown();
    state.apply(Action::Remark(Subject::Group(GroupId(1)), Remark::Ask(Question::Tag)));
    read_anew(&mut state);
    assert!(matches!(state.dialog, Some(Dialog::Remark { on: Subject::Group(GroupId(1)), .. })));
    state.close(|_| true);
    assert_eq!(state.dialog, None);
}

#[test]
fn going_back_several_steps_is_one_move_and_is_told_until_something_else_is_done() {
    let mut state = shown();
    for colour in [Colour::Red, Colour::Blue] {
        state.apply(Action::Remark(Subject::Group(GroupId(0)), Remark::Colour(Some(colour))));
        read_anew(&mut state);
    }
    assert!(state.apply(Action::GoTo(3)).is_empty(), "that is where it is");
    state.apply(Action::GoTo(1));
    read_anew(&mut state);
    assert_eq!((state.retraced, state.library.hand.remarks(GroupId(0))), (Some(Retraced::Back(2)), None));
    assert_eq!(state.words_of(Command::Redo), "Redo set colour");
    state.apply(Action::Select(Some(GroupId(0))));
    assert_eq!(state.retraced, None);
}

#[test]
fn scale_and_fact_checker_are_steps_of_their_own_where_they_are_others_than_before() {
    let mut state = shown();
    let typed = |names: &str, author: &str| ScaleForm {
        names: names.to_owned(),
        author: author.to_owned(),
        ..ScaleForm::default()
    };
    for form in [typed("True\nSatire", "Alpha desk"), typed("True\nSatire\n", " Alpha desk ")] {
        state.apply(Action::Run(Command::Scale));
        state.apply(Action::ScaleTyped(form));
        state.apply(Action::DialogDone);
        read_anew(&mut state);
    }
    assert_eq!(
        (&state.library.hand.scale[..], state.library.hand.author.name.as_str()),
        (&["true".to_owned(), "Satire".to_owned()][..], "Alpha desk")
    );
    let person = ScaleForm { kind: AuthorKind::Person, ..typed("True\nSatire", "Alpha desk") };
    state.apply(Action::Run(Command::Scale));
    state.apply(Action::ScaleTyped(person));
    state.apply(Action::DialogDone);
    read_anew(&mut state);
    assert_eq!(state.library.hand.author.kind, AuthorKind::Person);
    let acts: Vec<Act> = state.library.history.steps().iter().map(|step| step.act).collect();
    assert_eq!(acts, [Act::Open, Act::Scale, Act::Author, Act::Author]);
}

#[test]
fn what_is_done_while_a_workspace_is_being_opened_is_not_given_up() {
    let mut state = shown();
    let workspace = PathBuf::from("/there/other.synoptic");
    let asked = state.apply(Action::Open(vec![workspace.clone()]));
    assert!(matches!(asked[..], [Effect::Files(Errand::Order(_))]), "nothing was unsaved");
    state.apply(Action::Edit(state.pen().reject_groups(&[GroupId(0)])));
    let opened = workspace::opened(&workspace::written(&Workspace::default()), "other.synoptic");
    let told = save_worker::Told::Opened { path: workspace.clone(), articles: Vec::new(), result: opened };
    state.apply(Action::Files(Deed::Saver(told)));
    assert!(state.library.history.has_work(), "the edit is still there");
    let then = Then::Open { workspace, articles: Vec::new() };
    assert_eq!(state.dialog, Some(Dialog::Files(FileQuestion::Unsaved(then))));
}

#[test]
fn edits_show_while_other_articles_are_compared() {
    let mut state = shown();
    let draft = Pen::new(&state.library.comparison, &state.library.hand).take_out(&[ClaimId(0)], None);
    state.bring_in(&[Arc::new(fixture::document("more.txt", "more"))]);
    state.apply(Action::Edit(draft));
    let epoch = state.library.asked;
    let edited = |epoch, state: &State| {
        let reading = edits::reading(&Arc::new(fixture::comparison()), &state.library.history);
        let index = SearchIndex::of(&reading);
        Action::Worker(Event::Edited { epoch, read: (reading, index) })
    };
    let stale = edited(epoch - 1, &state);
    state.apply(stale);
    assert_eq!(state.library.comparison.groups.len(), 4, "a later edit is on its way");
    let latest = edited(epoch, &state);
    state.apply(latest);
    assert_eq!(state.library.comparison.groups.len(), 5);
    assert!(state.work.is_running(), "the comparison goes on");
}
