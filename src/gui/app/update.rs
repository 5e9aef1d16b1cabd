//! The single door through which state changes: an [`Action`] in, what is to be done outside out. What is a feature's own
//! stands in its `update`.
//!
//! Knows no widgets and does no work of its own that takes time, so it can be driven without a window.

use std::{path::PathBuf, sync::Arc};

use super::{
    command::Command,
    library::Library,
    message::{Action, Effect},
    sample::Sample,
    settings::{Choices, Side, ViewMode},
    state::{Dialog, Pending, State},
    worker::{Event, Order, Source},
};
use crate::{
    edits::{Act, Change, Draft, Reading},
    gui::{
        features::{
            annotations::message::{Question, Remark},
            claims_list::search::SearchIndex,
            evidence::model::Evidence,
            files::{
                message::{FileQuestion, Then},
                paths::absolute,
                picker::{Pick, Picked},
                update::goes_on,
            },
            notices::model::Notices,
            palette::model::offers,
            review::model::same_group,
            timeline::update::TIMELINE_STEP,
        },
        theme::ThemeChoice,
        wording::quotation::quotation,
        words::Language,
    },
    ids::{ContentHash, DocumentId},
    ingest::{self, Document, Intake},
    notes::Note,
    workspace::is_workspace,
};

/// How much a step of zoom adds.
const ZOOM_STEP: f32 = 0.1;
/// The least and the greatest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.6..=2.5;

impl State {
    /// Does `action` and returns what is to be done outside.
    pub fn apply(&mut self, action: Action) -> Vec<Effect> {
        let goes_by_itself = matches!(action, Action::Worker(Event::Meaning(_) | Event::Refined { .. }));
        self.copied &= goes_by_itself || matches!(action, Action::HoverColumns(_) | Action::HoverList(_));
        if goes_on(&action) {
            (self.retraced, self.desk.said) = Default::default();
        }
        let effects = self.applied(action);
        self.desk.look(&self.library);
        effects
    }

    fn applied(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Run(command) => self.run(command),
            Action::Open(paths) => self.open(paths),
            Action::PasteText(text) => vec![self.read(Source::Pasted(text))],
            Action::Reword => self.reword(),
            Action::Picked(picked) => self.picked(picked),
            Action::ModelPicked(picked) => self.model_picked(picked),
            Action::System(system) => {
                self.system = system;
                vec![Effect::ApplyLook]
            }
            Action::Closing(place) => {
                self.settings.window = Some(place);
                vec![Effect::SaveSettings]
            }
            Action::Worker(event) => self.hear(event),
            Action::Close(document) => self.close(|id| *id == document),
            Action::Edit(draft) => self.edit(draft),
            Action::Remark(on, remark) => self.remark(on, remark),
            Action::ScaleTyped(form) => self.scale_typed(form),
            Action::GoTo(done) => self.go_to(done),
            Action::DismissOrphan(step) => self.dismiss_orphan(step),
            Action::Overrule(overrule) => self.overrule(overrule),
            Action::ShowColumn(document) => vec![Effect::ShowColumn(document)],
            Action::Select(group) => self.select(group),
            Action::FoldFacts => {
                self.list.facts_folded = !self.list.facts_folded;
                Vec::new()
            }
            Action::SelectFact(spot) => self.select_fact(spot),
            Action::Pick(passage) => self.pick(passage),
            Action::CompareWith(passage) => self.compare_with(Some(passage)),
            Action::Explain(second) => self.explain(second),
            Action::ExplainPair(pair) => self.explain_pair(pair),
            Action::Choose(choice) => self.choice(choice),
            Action::EndPairing => {
                self.selection.pairing = None;
                Vec::new()
            }
            Action::HoverColumns(group) => {
                self.selection.in_columns = group;
                Vec::new()
            }
            Action::HoverList(group) => {
                self.selection.in_list = group;
                Vec::new()
            }
            Action::Filter(filter) => {
                self.list.filter = filter;
                self.refresh_list()
            }
            Action::Traits(traits) => {
                self.list.traits = traits;
                self.refresh_list()
            }
            Action::Sort(sort) => {
                self.list.sort = sort;
                self.refresh_list()
            }
            Action::Find(typed) => {
                self.list.typed = typed;
                self.refresh_list()
            }
            Action::ReadAt(group, passage) => self.read_at(group, passage),
            Action::MatrixSpot(spot) => {
                self.matrix.spot = Some(spot);
                Vec::new()
            }
            Action::SortRows(order) => {
                self.matrix.row_order = order;
                self.refresh_boards();
                Vec::new()
            }
            Action::SortColumns(order) => {
                self.matrix.column_order = order;
                Vec::new()
            }
            Action::TimelineRange(days) => {
                self.timeline.shown = days;
                Vec::new()
            }
            Action::TimelineMark(mark) => {
                self.timeline.mark = Some(mark);
                Vec::new()
            }
            Action::FindTyped(typed) => self.find_typed(typed),
            Action::FindExact(exact) => self.find_exact(exact),
            Action::FindClosed => self.close_find(),
            Action::Columns(columns) => self.order_columns(columns),
            Action::Dismiss(place) => {
                self.notices.dismiss(place);
                Vec::new()
            }
            Action::DismissAll => {
                self.notices = Notices::default();
                Vec::new()
            }
            Action::Copy(text) => self.copy(text),
            Action::CopyQuotation(claim) => {
                let (article, claim) = self.library.comparison.claim(claim);
                let text = quotation(&article.document, claim.said_in(&article.document.text));
                self.copy(text)
            }
            Action::DialogTyped(text) => self.dialog_typed(text),
            Action::DialogStep(by) => self.dialog_step(by),
            Action::DialogDone => self.dialog_done(),
            Action::DialogClosed => {
                self.leave_dialog();
                Vec::new()
            }
            Action::Chosen(command) => self.choose_command(command),
            Action::Resized(side, size) => {
                self.settings.panel_mut(side).size = Some(size);
                vec![Effect::SaveSettings]
            }
            Action::Files(deed) => self.deal(deed),
        }
    }

    fn copy(&mut self, text: String) -> Vec<Effect> {
        self.copied = true;
        vec![Effect::Copy(text)]
    }

    /// Shows `note` to the reader.
    pub fn notice(&mut self, note: Note) {
        self.notices.add(note);
    }

    pub fn run(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Open => vec![Effect::Pick(Pick::Files)],
            Command::OpenFolder => vec![Effect::Pick(Pick::Folders)],
            Command::OpenByPath => self.ask_path(false),
            Command::Paste => vec![Effect::RequestPaste],
            Command::OpenSample => vec![self.read(Source::Sample(Sample::FiveReports))],
            Command::OpenLanguages => vec![self.read(Source::Sample(Sample::FourLanguages))],
            Command::OpenExample => self.leave(Then::Example),
            Command::CloseAll => self.close(|_| true),
            Command::Quit => self.leave(Then::Quit),
            Command::Compare if self.library.documents.is_empty() => Vec::new(),
            Command::Compare => self.compare(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Cancel => self.cancel(),
            Command::NextClaim => self.step(1),
            Command::PreviousClaim => self.step(-1),
            Command::ShowClaim => self.show_claim(),
            Command::Find => self.find_claim(),
            Command::FindInArticles => self.open_find(),
            Command::FindNext => self.find_step(1),
            Command::FindPrevious => self.find_step(-1),
            Command::Clear => self.clear(),
            Command::CompareWith => self.compare_with(self.selection.passage),
            Command::WhatItSays => {
                self.says_unfolded = !self.says_unfolded;
                Vec::new()
            }
            Command::CopyQuotations => {
                let quotations = self.selection.evidence.as_ref().map(Evidence::quotations);
                quotations.map_or_else(Vec::new, |text| self.copy(text))
            }
            Command::Commands => {
                self.dialog = Some(Dialog::Commands { typed: String::new(), chosen: 0 });
                Vec::new()
            }
            Command::ShowColumns => self.show_view(ViewMode::Columns),
            Command::ShowMatrix => self.show_view(ViewMode::Matrix),
            Command::ShowTimeline => self.show_view(ViewMode::Timeline),
            Command::TimelineZoomIn => self.zoom_timeline(1.0 / TIMELINE_STEP),
            Command::TimelineZoomOut => self.zoom_timeline(TIMELINE_STEP),
            Command::TimelineFit => {
                self.timeline.shown = None;
                Vec::new()
            }
            Command::Keys => {
                self.dialog = Some(Dialog::Keys);
                Vec::new()
            }
            Command::NextDifference => self.step_difference(1),
            Command::PreviousDifference => self.step_difference(-1),
            Command::NextSource => self.step_source(1),
            Command::PreviousSource => self.step_source(-1),
            Command::Column(number) => vec![Effect::FocusColumn(usize::from(number).saturating_sub(1))],
            Command::ClaimsPanel => self.toggle_panel(Side::Claims),
            Command::EvidencePanel => self.toggle_panel(Side::Evidence),
            Command::ThemeSystem => self.choose_theme(ThemeChoice::System),
            Command::ThemeLight => self.choose_theme(ThemeChoice::Light),
            Command::ThemeDark => self.choose_theme(ThemeChoice::Dark),
            Command::ThemeContrast => self.choose_theme(ThemeChoice::Contrast),
            Command::LanguageSystem => self.choose_language(None),
            Command::LanguageEnglish => self.choose_language(Some(Language::English)),
            Command::LanguageVietnamese => self.choose_language(Some(Language::Vietnamese)),
            Command::ZoomIn => self.zoom(self.settings.zoom + ZOOM_STEP),
            Command::ZoomOut => self.zoom(self.settings.zoom - ZOOM_STEP),
            Command::ZoomReset => self.zoom(1.0),
            Command::Ribbons => self.set_columns(|columns| columns.ribbons = !columns.ribbons),
            Command::UseMeaning => self.use_meaning(),
            Command::ChooseModel => self.ask_model(),
            Command::BundledModel => self.use_model(None),
            Command::ScrollTogether => self.set_columns(|columns| columns.together = !columns.together),
            Command::MarkDifferences => self.set_columns(|columns| columns.marks = !columns.marks),
            Command::TextLarger => self.set_columns(|columns| columns.resize_text(1)),
            Command::TextSmaller => self.set_columns(|columns| columns.resize_text(-1)),
            Command::TextNormal => self.set_columns(Choices::reset_text),
            Command::LineSpacing => self.set_columns(|columns| columns.spacing = columns.spacing.next()),
            Command::Note => self.remark_selected(Remark::WriteNote),
            Command::Tag => self.remark_selected(Remark::Ask(Question::Tag)),
            Command::Rate => self.remark_selected(Remark::Ask(Question::Rating)),
            Command::Colour => self.remark_selected(Remark::Ask(Question::Colour)),
            Command::Scale => self.ask_scale(),
            Command::History => self.show_history(),
            Command::Orphans => self.show_orphans(),
            Command::Confirm
            | Command::Reject
            | Command::TakeOut
            | Command::SplitOff
            | Command::Merge
            | Command::AddToGroup
            | Command::MoveTo
            | Command::MarkClaim
            | Command::MarkFurniture
            | Command::Unmark
            | Command::Verdict
            | Command::Correct
            | Command::PickPassage
            | Command::PickGroup => self.run_overrule(command),
            Command::NewWorkspace => self.leave(Then::New),
            Command::Save => self.save(None),
            Command::SaveAs => self.save_as(),
            Command::Export => self.ask_format(),
            Command::ReadAgain => self.read_again(),
            Command::Restore => self.restore_latest(),
        }
    }

    // Reading in

    fn open(&mut self, paths: Vec<PathBuf>) -> Vec<Effect> {
        if paths.is_empty() {
            return Vec::new();
        }
        let (workspaces, articles): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| is_workspace(path));
        match workspaces.split_first() {
            Some((workspace, others)) => self.open_workspace(workspace.clone(), others, articles),
            None => vec![self.read(Source::Paths(articles))],
        }
    }

    pub fn read(&mut self, source: Source) -> Effect {
        self.work.last_ticket += 1;
        let paths = if let Source::Paths(paths) = &source { paths.clone() } else { Vec::new() };
        self.work.reading.push(Pending { ticket: self.work.last_ticket, paths });
        Effect::Read(self.work.last_ticket, source)
    }

    fn picked(&mut self, picked: Picked) -> Vec<Effect> {
        match picked {
            Picked::Paths(paths) => self.open(paths),
            Picked::Unavailable => self.ask_path(true),
        }
    }

    fn ask_path(&mut self, stands_in: bool) -> Vec<Effect> {
        self.dialog = Some(Dialog::Path { typed: String::new(), stands_in });
        Vec::new()
    }

    pub fn close(&mut self, closes: impl Fn(&DocumentId) -> bool) -> Vec<Effect> {
        let closed = self.library.documents.iter().filter(|document| closes(&document.id));
        let hashes: Vec<ContentHash> = closed.map(|document| document.sha256.clone()).collect();
        if hashes.is_empty() {
            return Vec::new();
        }
        self.edit(Draft { act: Act::Close, changes: vec![Change::Close(hashes)] })
    }

    // What the worker tells

    fn hear(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Progress(progress) => {
                self.work.progress = self.work.is_running().then_some(progress);
                Vec::new()
            }
            Event::Read { ticket, intake } => self.take_in(ticket, intake),
            Event::Edited { epoch, read: (reading, index) } if self.work.comparing == Some(epoch) => {
                self.show(reading, index)
            }
            Event::Edited { .. } => Vec::new(),
            Event::Compared { epoch, result } => self.compared(epoch, result),
            Event::Meaning(meaning) => self.hear_meaning(meaning),
            Event::Refined { epoch, read } => self.refined(epoch, read),
        }
    }

    fn take_in(&mut self, ticket: u64, intake: Intake) -> Vec<Effect> {
        let Some(place) = self.work.reading.iter().position(|waiting| waiting.ticket == ticket) else {
            return Vec::new();
        };
        let paths = self.work.reading.remove(place).paths;
        let remembered = self.remember(&paths, &intake.documents);
        let mut open = self.library.documents.clone();
        let before = open.len();
        let twice = ingest::admit(&mut open, intake.documents);
        intake.notes.into_iter().chain(twice).for_each(|note| self.notices.add(note));
        self.settle();
        let compared = self.bring_in(&open[before..]);
        remembered.into_iter().chain(compared).collect()
    }

    /// Opens `new` articles; one from a file that is open already takes the earlier text's place.
    pub fn bring_in(&mut self, new: &[Arc<Document>]) -> Vec<Effect> {
        self.library.shelve(new);
        let mut changes = Vec::new();
        let mut opened = Vec::new();
        for document in new {
            let of_file = |open: &&Arc<Document>| open.path().is_some() && open.origin == document.origin;
            match self.library.documents.iter().find(of_file) {
                Some(old) => {
                    changes.push(Change::Replace { old: old.sha256.clone(), new: document.sha256.clone() });
                }
                None => opened.push(document.sha256.clone()),
            }
        }
        let act = if opened.is_empty() { Act::Reload } else { Act::Open };
        changes.extend((!opened.is_empty()).then_some(Change::Open(opened)));
        self.edit(Draft { act, changes })
    }

    /// Keeps those of `paths` in which a text was found for the next time, and no others.
    fn remember(&mut self, paths: &[PathBuf], found: &[Arc<Document>]) -> Option<Effect> {
        let before = self.settings.recent.clone();
        for path in paths.iter().rev() {
            let known = absolute(path.clone());
            let holds = |document: &Arc<Document>| {
                document.path().is_some_and(|file| absolute(file.to_owned()).starts_with(&known))
            };
            self.settings.forget(&known);
            if found.iter().any(holds) {
                self.settings.remember(&known);
            }
        }
        (self.settings.recent != before).then_some(Effect::SaveSettings)
    }

    fn compared(&mut self, epoch: u64, result: Result<(Reading, SearchIndex), Note>) -> Vec<Effect> {
        if self.work.comparing != Some(epoch) {
            return Vec::new();
        }
        self.work.comparing = None;
        self.settle();
        match result {
            Ok((reading, index)) => self.show(reading, index),
            Err(note) => {
                self.notices.add(note);
                Vec::new()
            }
        }
    }

    /// Takes the progress away when nothing runs.
    fn settle(&mut self) {
        if !self.work.is_running() {
            self.work.progress = None;
        }
    }

    pub fn compare(&mut self) -> Vec<Effect> {
        self.library.asked += 1;
        if self.library.documents.is_empty() {
            self.work.comparing = None;
            self.meaning.known = None;
            return self.show(Reading::default(), SearchIndex::default());
        }
        self.work.comparing = Some(self.library.asked);
        let Library { documents, history, .. } = &self.library;
        let model = self.settings.meaning.wanted();
        let order = Order { documents: documents.clone(), history: Arc::clone(history), model };
        vec![Effect::Compare(self.library.asked, order)]
    }

    pub fn cancel(&mut self) -> Vec<Effect> {
        self.work.reading.clear();
        self.work.comparing = None;
        self.work.progress = None;
        self.meaning.known = None;
        vec![Effect::CancelWork]
    }

    /// Puts a comparison on screen. The selection stays on the passage that it was on.
    pub fn show(&mut self, reading: Reading, index: SearchIndex) -> Vec<Effect> {
        let Reading { comparison, hand } = reading;
        let kept = self.selection.group.and_then(|group| same_group(&self.library.comparison, group, &comparison));
        let asked = self.asked_about();
        let fact = self.same_fact(&index);
        let pointed = self.carry_pointed_over(&comparison);
        self.picks.carry_over(&self.library.comparison, &comparison);
        self.carry_dialog_over(&comparison);
        self.library.comparison = comparison;
        self.library.hand = hand;
        self.library.index = index;
        self.library.epoch += 1;
        (self.selection.in_columns, self.selection.in_list) = (None, None);
        (self.matrix.spot, self.timeline.mark) = (None, None);
        self.point_at(kept);
        self.selection.fact = fact.filter(|_| kept.is_some());
        self.gather_evidence();
        self.follow_remarks(asked);
        self.point_further(pointed);
        self.list.forget_closed(&self.library);
        self.refresh_find();
        self.refresh_list()
    }

    // The views in the middle

    /// Makes what matrix and timeline show of the claims list anew.
    pub fn refresh_boards(&mut self) {
        let comparison = &self.library.comparison;
        self.matrix.refresh(comparison, &self.library.hand, &self.list.rows);
        self.timeline.refresh(comparison, &self.list.rows);
    }

    fn clear(&mut self) -> Vec<Effect> {
        if self.leave_dialog() {
            return Vec::new();
        }
        if self.find.open {
            return self.close_find();
        }
        if self.selection.pairing.take().is_some() {
            return Vec::new();
        }
        if self.picks.clear() {
            return Vec::new();
        }
        if !self.list.typed.is_empty() {
            self.list.typed.clear();
            return self.refresh_list();
        }
        if self.selection.group.is_some() {
            return self.select(None);
        }
        self.notices.dismiss_newest();
        Vec::new()
    }

    // Dialogs and looks

    fn dialog_typed(&mut self, text: String) -> Vec<Effect> {
        match &mut self.dialog {
            Some(Dialog::Path { typed, .. } | Dialog::Model { typed }) => *typed = text,
            Some(Dialog::Commands { typed, chosen }) => (*typed, *chosen) = (text, 0),
            Some(Dialog::Files(FileQuestion::Path { typed, .. })) => *typed = text,
            _ => (),
        }
        Vec::new()
    }

    fn dialog_step(&mut self, by: isize) -> Vec<Effect> {
        let Some(Dialog::Commands { typed, .. }) = &self.dialog else { return Vec::new() };
        let last = offers(self, typed).len().saturating_sub(1);
        if let Some(Dialog::Commands { chosen, .. }) = &mut self.dialog {
            *chosen = chosen.saturating_add_signed(by).min(last);
        }
        vec![Effect::RevealCommand]
    }

    fn dialog_done(&mut self) -> Vec<Effect> {
        match self.dialog.take() {
            Some(Dialog::Scale(form)) => self.set_scale(&form),
            Some(Dialog::Path { typed, .. }) if !typed.trim().is_empty() => self.open(vec![typed_path(&typed)]),
            Some(Dialog::Model { typed }) if !typed.trim().is_empty() => self.use_model(Some(typed_path(&typed))),
            Some(Dialog::Commands { typed, chosen }) => {
                let chosen_command = offers(self, &typed).get(chosen).map(|offer| offer.command);
                self.dialog = Some(Dialog::Commands { typed, chosen });
                chosen_command.map_or_else(Vec::new, |command| self.choose_command(command))
            }
            Some(Dialog::Files(FileQuestion::Path { typed, what })) if !typed.trim().is_empty() => {
                self.write_to(typed_path(&typed), what)
            }
            _ => Vec::new(),
        }
    }

    fn choose_theme(&mut self, theme: ThemeChoice) -> Vec<Effect> {
        self.settings.theme = theme;
        vec![Effect::ApplyLook, Effect::SaveSettings]
    }

    fn choose_language(&mut self, language: Option<Language>) -> Vec<Effect> {
        self.settings.language = language;
        vec![Effect::Speak, Effect::SaveSettings]
    }

    /// Makes what holds words anew; everything else is worded as it is drawn.
    fn reword(&mut self) -> Vec<Effect> {
        self.gather_evidence();
        let comparison = &self.library.comparison;
        if let Some(pairing) = &mut self.selection.pairing {
            pairing.reword(comparison);
        }
        Vec::new()
    }

    /// Shows the columns otherwise.
    fn set_columns(&mut self, change: impl FnOnce(&mut Choices)) -> Vec<Effect> {
        change(&mut self.settings.columns);
        vec![Effect::SaveSettings]
    }

    fn zoom(&mut self, zoom: f32) -> Vec<Effect> {
        let steps = (zoom / ZOOM_STEP).round() * ZOOM_STEP;
        self.settings.zoom = steps.clamp(*ZOOM.start(), *ZOOM.end());
        vec![Effect::ApplyLook, Effect::SaveSettings]
    }
}

/// A path as people type or paste it: quotation marks and `~` are understood.
fn typed_path(typed: &str) -> PathBuf {
    let bare = typed.trim().trim_matches(['"', '\'']);
    let bare = bare.strip_prefix("file://").unwrap_or(bare);
    match (bare.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(bare),
    }
}
