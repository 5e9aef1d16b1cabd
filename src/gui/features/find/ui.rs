//! The bar over the columns in which words are found in all of them.

use egui::{
    Align, Button, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, RichText, TextEdit, Ui, Vec2,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use crate::gui::{
    app::{command::Command, message::Action, scene::Scene},
    widgets::{button::name_button, command_button::tooltip},
    words::t,
};

/// Greatest width of the field in points.
const FIELD_WIDTH: f32 = 320.0;

/// The text field, so that the keyboard can be given to it and taken from it.
pub fn find_field() -> Id {
    Id::unique("find bar")
}

/// Draws the bar where it is open.
pub fn find_bar_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    if !scene.state.find.open {
        return;
    }
    let theme = scene.theme;
    let margin = Margin::symmetric((theme.space * 2.0) as i8, (theme.space * 1.5) as i8);
    Panel::top("find bar").frame(Frame::NONE.fill(theme.panel).inner_margin(margin)).show(ui, |ui| {
        let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            buttons_ui(ui, scene, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                field_ui(ui, scene, actions);
                count_ui(ui, scene);
            });
        });
    });
}

fn field_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    keys(ui, actions);
    let mut typed = scene.state.find.typed.clone();
    let field = TextEdit::singleline(&mut typed).id(find_field()).hint_text(t!("find-field"));
    let width = FIELD_WIDTH.min(ui.available_width() * 0.42);
    let field = ui.add(field.desired_width(width).margin(Margin::symmetric(8, 5)));
    ui.ctx().accesskit_node_builder(find_field(), |node| node.set_label(t!("find-field")));
    if scene.hints.focus_find_bar {
        field.request_focus();
        select_all(ui, &typed);
    }
    if field.changed() {
        actions.push(Action::FindTyped(typed));
    }
}

/// What was typed before is selected, so that other letters take its place.
fn select_all(ui: &Ui, typed: &str) {
    let mut state = TextEditState::load(ui.ctx(), find_field()).unwrap_or_default();
    let end = CCursor::new(typed.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ui.ctx(), find_field());
}

/// Enter and Shift+Enter go from place to place while the reader types.
fn keys(ui: &Ui, actions: &mut Vec<Action>) {
    if !ui.memory(|memory| memory.has_focus(find_field())) {
        return;
    }
    let times = |modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
    let back = times(Modifiers::SHIFT, Key::Enter);
    let on = times(Modifiers::NONE, Key::Enter);
    actions.extend((0..back).map(|_| Action::Run(Command::FindPrevious)));
    actions.extend((0..on).map(|_| Action::Run(Command::FindNext)));
}

/// "3 of 17 in 4 articles", in a word for those who hear it as well.
fn count_ui(ui: &mut Ui, scene: Scene<'_>) {
    let find = &scene.state.find;
    let words = match find.matches.count() {
        Some((present, all, articles)) => {
            t!("find-count", present = present, all = all, articles = articles)
        }
        None if find.typed.trim().is_empty() => return,
        None => t!("find-nothing"),
    };
    let count = ui.add(Label::new(RichText::new(words).color(scene.theme.text_weak)).truncate());
    ui.ctx().accesskit_node_builder(count.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// From the right: close, exact marks, next, previous.
fn buttons_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let find = &scene.state.find;
    let close = ui.button("×").on_hover_text(t!("find-close-means"));
    name_button(&close, &t!("find-close"));
    if close.clicked() {
        actions.push(Action::FindClosed);
    }
    let mut exact = find.exact;
    if ui.checkbox(&mut exact, t!("find-exact")).on_hover_text(t!("find-exact-means")).changed() {
        actions.push(Action::FindExact(exact));
    }
    let found = find.matches.present().is_some();
    for (symbol, command) in [("↓", Command::FindNext), ("↑", Command::FindPrevious)] {
        let step = ui.add_enabled(found, Button::new(symbol)).on_hover_text(tooltip(ui, command));
        step.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, found, command.words()));
        if step.clicked() {
            actions.push(Action::Run(command));
        }
    }
}
