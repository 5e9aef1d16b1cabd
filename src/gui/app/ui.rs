//! The window, drawn: every feature at its place, and in the middle columns, matrix or timeline.
//!
//! Everything is drawn from borrowed state and sends actions; nothing is changed by drawing.

use egui::{CentralPanel, Frame, Ui};

use super::{
    App, command::Command, dialogs::dialog_ui, glyphs::lacking, message::Action, scene::Scene, settings::ViewMode,
};
use crate::gui::features::{
    claims_list::ui::claims_ui,
    evidence::ui::evidence_ui,
    files::{drop_ui::drop_ui, offers_ui::offers_ui},
    find::ui::{find_bar_ui, find_field},
    matrix::ui::{MatrixInput, matrix_ui},
    menu_bar::ui::bar_ui,
    notices::ui::notices_ui,
    pairing::model::Pairing,
    reader::{Reader, ReaderEvent, ReaderInput},
    review::ui::picks_ui,
    status::ui::status_ui,
    timeline::ui::timeline_ui,
    welcome::ui::start_ui,
};
use crate::ids::{DocumentId, GroupId};

/// Draws the window and returns what the reader did.
pub fn window_ui(ui: &mut Ui, scene: Scene<'_>, reader: &mut Reader) -> Vec<Action> {
    let mut actions = Vec::new();
    bar_ui(ui, scene, &reader.hidden(), &mut actions);
    offers_ui(ui, scene, &mut actions);
    notices_ui(ui, scene, &mut actions);
    let library = &scene.state.library;
    if library.comparison.articles.is_empty() {
        status_ui(ui, scene, &mut actions);
        start_ui(ui, scene, &mut actions);
    } else {
        status_ui(ui, scene, &mut actions);
        picks_ui(ui, scene, &mut actions);
        if scene.state.settings.claims.shown {
            claims_ui(ui, scene, &mut actions);
        }
        evidence_ui(ui, scene, &mut actions);
        if scene.state.settings.view == ViewMode::Columns {
            find_bar_ui(ui, scene, &mut actions);
        }
        middle_ui(ui, scene, reader, &mut actions);
    }
    dialog_ui(ui, scene, &mut actions);
    drop_ui(ui, scene);
    actions
}

/// The view in the middle: columns, matrix or timeline.
fn middle_ui(ui: &mut Ui, scene: Scene<'_>, reader: &mut Reader, actions: &mut Vec<Action>) {
    let Scene { state, theme, .. } = scene;
    let visited = state.selection.visited.map(|passage| [passage; 2]);
    let choices = state.settings.columns;
    let theme = &choices.set_in(theme);
    let input = ReaderInput {
        comparison: &state.library.comparison,
        epoch: state.library.epoch,
        selected: state.selection.group,
        fact: state.selection.fact.map(|spot| spot.fact),
        hovered: state.selection.hovered(),
        passage: state.selection.passage,
        pair: state.selection.pairing.as_ref().map(Pairing::pair).or(visited),
        hand: &state.library.hand,
        picked: state.picks.passages(),
        found: Some(&state.find.matches),
        choices,
        theme,
    };
    CentralPanel::default().frame(Frame::NONE.fill(theme.ground)).show(ui, |ui| {
        if state.settings.view == ViewMode::Columns {
            return actions.extend(reader.ui(ui, &input).into_iter().map(action_from_event));
        }
        // The columns are not drawn, but know what there is to go to, and in which order.
        reader.keep_up(ui, &input);
        let order: Vec<&DocumentId> = reader.order().collect();
        match state.settings.view {
            ViewMode::Matrix => {
                let is_loose = |group| state.library.index.facets.is_loose(group);
                actions.extend(matrix_ui(ui, &matrix_input(scene, &order, &is_loose)));
            }
            _ => timeline_ui(ui, scene, &order, actions),
        }
    });
}

fn matrix_input<'a>(
    scene: Scene<'a>,
    order: &'a [&'a DocumentId],
    is_loose: &'a dyn Fn(GroupId) -> bool,
) -> MatrixInput<'a> {
    let Scene { state, theme, hints } = scene;
    MatrixInput {
        comparison: &state.library.comparison,
        matrix: &state.matrix,
        order,
        selected: (state.selection.group, state.selection.passage),
        hovered: (state.selection.hovered(), state.selection.in_columns),
        is_loose,
        hand: &state.library.hand,
        reveal: hints.reveal_row.is_some(),
        theme,
    }
}

fn action_from_event(event: ReaderEvent) -> Action {
    match event {
        ReaderEvent::Select(passage) => Action::Pick(passage),
        ReaderEvent::CompareWith(passage) => Action::CompareWith(passage),
        ReaderEvent::Explain(passage) => Action::Explain(passage),
        ReaderEvent::Hover(group) => Action::HoverColumns(group),
        ReaderEvent::Close(document) => Action::Close(document),
        ReaderEvent::Copy(text) => Action::Copy(text),
        ReaderEvent::CopyQuotation(claim) => Action::CopyQuotation(claim),
        ReaderEvent::Overrule(overrule) => Action::Overrule(overrule),
        ReaderEvent::PickSelected => Action::Run(Command::PickPassage),
    }
}

impl App {
    /// Draws the window.
    pub fn draw(&mut self, ui: &mut Ui) {
        let theme = self.themes.current(ui.ctx()).clone();
        let scene = Scene { state: &self.state, theme: &theme, hints: std::mem::take(&mut self.hints) };
        let actions = window_ui(ui, scene, &mut self.reader);
        if self.drawn != self.state.library.epoch {
            let lacking = lacking(ui.ctx(), &self.state.library.comparison, &mut self.unseen);
            lacking.into_iter().for_each(|note| self.state.notice(note));
        }
        self.drawn = self.state.library.epoch;
        // The find bar closes by Escape.
        let in_find_bar = ui.memory(|memory| memory.has_focus(find_field()));
        self.typing = ui.ctx().text_edit_focused() && !in_find_bar;
        self.tell_sight();
        let ctx = ui.ctx().clone();
        for action in actions {
            self.act(&ctx, action);
        }
        if !self.reader.articles().eq(self.state.columns.iter().copied()) {
            self.act(&ctx, Action::Columns(self.reader.articles().collect()));
        }
    }
}
