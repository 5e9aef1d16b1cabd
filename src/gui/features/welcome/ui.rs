//! The page that is there before any article is: what this is, and the ways in.

use egui::{Align, Button, CentralPanel, Frame, Layout, Rect, RichText, ScrollArea, Ui, UiBuilder, Vec2};

use crate::gui::{
    app::{
        command::Command,
        message::Action,
        scene::{Scene, recent},
    },
    widgets::{
        button::focus_ring,
        command_button::{command_button, tooltip},
        dashed_frame::dashed_frame,
    },
    words::t,
};

/// Width of the page in points.
const WIDTH: f32 = 560.0;
/// Size of the place to drop files on.
const DROP_HEIGHT: f32 = 196.0;

/// Draws the page, or what is being waited for.
pub fn start_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    CentralPanel::default().frame(Frame::NONE.fill(theme.ground)).show(ui, |ui| {
        if scene.state.work.is_running() || scene.state.desk.errands.opening > 0 {
            ui.centered_and_justified(|ui| ui.label(RichText::new(t!("start-reading")).color(theme.text_weak)));
            return;
        }
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let width = WIDTH.min(ui.available_width() - theme.space * 8.0);
            let margin = ((ui.available_width() - width) / 2.0).max(0.0);
            let top = (ui.available_height() * 0.12).max(theme.space * 4.0);
            let place = Rect::from_min_size(ui.cursor().min + Vec2::new(margin, top), Vec2::new(width, 0.0));
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| page_ui(ui, scene, actions));
        });
    });
}

fn page_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    ui.label(RichText::new("Synoptic").heading().size(theme.interface_size * 2.0));
    ui.label(RichText::new(t!("start-what-it-is")).color(theme.text_weak).size(theme.interface_size + 1.0));
    ui.add_space(theme.space * 5.0);
    drop_place_ui(ui, scene, actions);
    ui.add_space(theme.space * 5.0);
    for workspaces in [true, false] {
        recent_ui(ui, scene, workspaces, actions);
    }
    ui.add_space(theme.space * 5.0);
}

fn drop_place_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), DROP_HEIGHT), egui::Sense::hover());
    dashed_frame(ui, rect, theme);
    let inside = rect.shrink2(Vec2::new(theme.space * 4.0, theme.space * 7.0));
    let place = UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Center));
    let ui = &mut ui.new_child(place);
    ui.label(RichText::new(t!("start-drop")).heading());
    ui.label(RichText::new(t!("start-ways")).color(theme.text_weak));
    ui.add_space(theme.space * 3.0);
    buttons_ui(ui, scene, actions);
    ui.add_space(theme.space * 3.0);
    samples_ui(ui, scene, actions);
}

fn buttons_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    centred(ui, "buttons", |ui| {
        let words = RichText::new(Command::Open.words()).color(theme.on_accent);
        let open = ui.add(Button::new(words).fill(theme.accent)).on_hover_text(tooltip(ui, Command::Open));
        focus_ring(ui, &open, 7, theme);
        if open.clicked() {
            actions.push(Action::Run(Command::Open));
        }
        if command_button(ui, Command::OpenFolder).clicked() {
            actions.push(Action::Run(Command::OpenFolder));
        }
    });
}

/// The articles that are part of the program.
fn samples_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    ui.label(RichText::new(t!("start-samples")).small().color(scene.theme.text_weak));
    centred(ui, "samples", |ui| {
        for command in [Command::OpenSample, Command::OpenLanguages, Command::OpenExample] {
            if ui.link(command.words()).on_hover_text(tooltip(ui, command)).clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
}

/// A row of widgets in the middle. That can only be where its width is known: it is measured in the frame before.
fn centred(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(name);
    let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0);
    ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::left_to_right(Align::Center), |ui| {
        contents(ui);
        let measured = ui.min_rect().width();
        if (measured - width).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, measured));
            ui.ctx().request_discard("centring the start page's buttons");
        }
    });
}

fn recent_ui(ui: &mut Ui, scene: Scene<'_>, workspaces: bool, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let mut recent = recent(scene, workspaces).peekable();
    if recent.peek().is_none() {
        return;
    }
    let heading = if workspaces { t!("file-recent-workspaces") } else { t!("start-recent") };
    ui.label(RichText::new(heading).font(theme.strong_font()));
    for path in recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        ui.horizontal(|ui| {
            if ui.link(name).on_hover_text(path.display().to_string()).clicked() {
                actions.push(Action::Open(vec![path.clone()]));
            }
            ui.add(egui::Label::new(RichText::new(folder).small().color(theme.text_faint)).truncate());
        });
    }
    ui.add_space(theme.space * 2.0);
}
