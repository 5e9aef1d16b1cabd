//! What the window looks like while files hover over it.

use egui::{Area, Order, Rect, RichText, Ui, Vec2};

use crate::gui::{app::scene::Scene, widgets::dashed_frame::dashed_frame, words::t};

/// Draws the drop state over everything while files hover.
pub fn drop_ui(ui: &Ui, scene: Scene<'_>) {
    let files = ui.input(|input| input.raw.hovered_files.len());
    if files == 0 {
        return;
    }
    let theme = scene.theme;
    let screen = ui.ctx().content_rect();
    let area = Area::new(egui::Id::unique("drop")).order(Order::Foreground).interactable(false);
    area.fixed_pos(screen.min).show(ui.ctx(), |ui| {
        ui.painter().rect_filled(screen, 0.0, theme.ground.gamma_multiply(0.97));
        dashed_frame(ui, screen.shrink(theme.space * 5.0), theme);
        let text = RichText::new(t!("drop-to-open")).heading().color(theme.accent);
        let hint = RichText::new(t!("items", count = files)).color(theme.text_weak);
        let place = Rect::from_center_size(screen.center(), Vec2::new(320.0, 80.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
            ui.vertical_centered(|ui| {
                ui.label(text);
                ui.label(hint);
            });
        });
    });
}
