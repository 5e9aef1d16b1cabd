//! What is drawn around the articles: bar, claims list, evidence, status, notices, dialogs.
//!
//! Panels draw from borrowed state and send actions; they change nothing themselves.

mod bar;
mod cards;
mod claims;
mod dialog;
mod drop;
mod evidence;
mod facts;
mod find;
mod history;
mod keys;
mod meaning;
pub mod matrix;
mod notices;
mod remarks;
mod overrule;
mod overrule_cards;
mod overrule_dialogs;
mod offers;
mod questions;
mod start;
mod status;
mod timeline;
mod traits;
mod why;
mod yours;

pub use claims::kept_offset;
pub use find::find_field;

use std::path::PathBuf;

use egui::{Button, CentralPanel, Frame, Key, KeyboardShortcut, Label, Response, RichText, Stroke, StrokeKind, Ui};

use self::matrix::MatrixInput;
use crate::{
    edits::Subject,
    gui::{
        command::Command,
        message::Action,
        pairing::Pairing,
        reader::{Reader, ReaderEvent, ReaderInput},
        remarks_message::Field,
        settings::{Side, ViewMode},
        state::State,
        theme::Theme,
        words::t,
    },
    workspace::is_workspace,
};

/// Widest that the words of an empty view are set, in points.
const EMPTY_WIDTH: f32 = 420.0;

/// What a frame is drawn from.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// What the window holds.
    pub state: &'a State,
    /// Tokens.
    pub theme: &'a Theme,
    /// What to do once, in this frame.
    pub hints: Hints,
}

/// What a change of state asks of the next frame, once.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hints {
    /// Let the claims list be scrolled so far.
    pub list_offset: Option<f32>,
    /// Scroll the claims list to the fact at this place.
    pub reveal_fact: Option<usize>,
    /// Scroll the claims list to this row.
    pub reveal_row: Option<usize>,
    /// Scroll the commands to the one that Enter runs.
    pub reveal_command: bool,
    /// Let the reader type into the find box.
    pub focus_find: bool,
    /// Let the reader type into the find bar.
    pub focus_find_bar: bool,
    /// Let the reader type into this field of the remarks.
    pub focus_remark: Option<(Subject, Field)>,
}

/// Draws the window and returns what the reader did.
pub fn window_ui(ui: &mut Ui, scene: Scene<'_>, reader: &mut Reader) -> Vec<Action> {
    let mut actions = Vec::new();
    bar::bar_ui(ui, scene, &reader.hidden(), &mut actions);
    offers::offers_ui(ui, scene, &mut actions);
    notices::notices_ui(ui, scene, &mut actions);
    let library = &scene.state.library;
    if library.comparison.articles.is_empty() {
        status::status_ui(ui, scene, &mut actions);
        start::start_ui(ui, scene, &mut actions);
    } else {
        status::status_ui(ui, scene, &mut actions);
        overrule::picks_ui(ui, scene, &mut actions);
        if scene.state.settings.claims.shown {
            claims::claims_ui(ui, scene, &mut actions);
        }
        evidence::evidence_ui(ui, scene, &mut actions);
        if scene.state.settings.view == ViewMode::Columns {
            find::find_bar_ui(ui, scene, &mut actions);
        }
        middle_ui(ui, scene, reader, &mut actions);
    }
    dialog::dialog_ui(ui, scene, &mut actions);
    drop::drop_ui(ui, scene);
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
        let order: Vec<&str> = reader.order().collect();
        match state.settings.view {
            ViewMode::Matrix => {
                let is_loose = |group| state.library.index.facets.is_loose(group);
                actions.extend(matrix::matrix_ui(ui, &matrix_input(scene, &order, &is_loose)));
            }
            _ => timeline::timeline_ui(ui, scene, &order, actions),
        }
    });
}

fn matrix_input<'a>(scene: Scene<'a>, order: &'a [&'a str], is_loose: &'a dyn Fn(u32) -> bool) -> MatrixInput<'a> {
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

/// What a view says that has nothing to show, and what to do about it.
fn empty_board(ui: &mut Ui, theme: &Theme, words: String) {
    let width = (ui.available_width() - theme.space * 16.0).clamp(0.0, EMPTY_WIDTH);
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.set_max_width(width);
        ui.add(Label::new(RichText::new(words).color(theme.text_weak)).wrap());
    });
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

/// The recent workspaces, or else the recent articles and their folders.
fn recent(scene: Scene<'_>, workspaces: bool) -> impl Iterator<Item = &PathBuf> {
    let recent = &scene.state.settings.recent;
    recent.iter().filter(move |path| is_workspace(path) == workspaces)
}

/// A button that runs `command`, with its words, and its sentence and keys as tooltip.
fn command_button(ui: &mut Ui, command: Command) -> Response {
    ui.button(command.words()).on_hover_text(tooltip(ui, command))
}

/// An entry of a menu that runs `command`, with its keys at the right.
fn menu_entry(ui: &mut Ui, command: Command, chosen: bool, actions: &mut Vec<Action>) {
    let button = with_keys(ui, Button::selectable(chosen, command.words()), command);
    if ui.add(button).on_hover_text(command.tooltip()).clicked() {
        actions.push(Action::Run(command));
    }
}

/// `button` with the keys of `command` at its right.
fn with_keys<'a>(ui: &Ui, button: Button<'a>, command: Command) -> Button<'a> {
    match command.shown_keys() {
        Some(keys) => button.shortcut_text(keys_text(ui, &keys)),
        None => button,
    }
}

/// The keys as they stand on a keyboard: "Ctrl+O", "?", "↓".
fn keys_text(ui: &Ui, keys: &KeyboardShortcut) -> String {
    let text = ui.ctx().format_shortcut(keys);
    if keys.logical_key == Key::Space {
        return text.replace(Key::Space.name(), &t!("overrule-key-space"));
    }
    let symbol = match keys.logical_key {
        Key::ArrowDown => "↓",
        Key::ArrowUp => "↑",
        Key::Slash => "/",
        Key::Questionmark => "?",
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Period => ".",
        Key::Plus => "+",
        Key::Equals => "=",
        Key::Minus => "−",
        _ => return text,
    };
    let before = text.strip_suffix(keys.logical_key.name()).map(str::to_owned);
    before.map_or(text, |before| before + symbol)
}

/// What `command` does, with its keys: "Open articles from files (Ctrl+O)".
fn tooltip(ui: &Ui, command: Command) -> String {
    match command.shown_keys() {
        Some(keys) => format!("{} ({})", command.tooltip(), keys_text(ui, &keys)),
        None => command.tooltip(),
    }
}

/// Tells the size of a panel when the reader has dragged its edge.
fn tell_resized(ui: &Ui, panel: &str, side: Side, size: f32, actions: &mut Vec<Action>) {
    // The edge's id is egui's own; a test drags it.
    let edge = ui.ctx().read_response(ui.scope_id().with_salt(egui::IdSalt::new(panel)).with("__resize"));
    if edge.is_some_and(|edge| edge.drag_stopped()) {
        actions.push(Action::Resized(side, size));
    }
}

/// A line around a widget that has the keyboard's focus and a ground of its own, which would not show it.
fn focus_ring(ui: &Ui, response: &Response, corner: u8, theme: &Theme) {
    if response.has_focus() {
        let line = Stroke::new(2.0, theme.accent);
        ui.painter().rect_stroke(response.rect.expand(1.0), corner, line, StrokeKind::Outside);
    }
}

/// Names the edge by which the panel `panel` is resized in the reader's language: egui has a name in English only.
fn name_edge(ui: &Ui, panel: &str) {
    let edge = ui.scope_id().with_salt(egui::IdSalt::new(panel)).with("__resize"); // as egui calls it; a test would miss it
    ui.ctx().accesskit_node_builder(edge, |node| node.set_label(t!("panel-edge")));
}

/// Gives `response` a name of its own for those who hear the window.
fn name_button(response: &Response, name: &str) {
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name));
}
