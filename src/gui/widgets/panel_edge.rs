//! The edges by which panels are resized.

use egui::Ui;

use crate::gui::{
    app::{message::Action, settings::Side},
    words::t,
};

/// Tells the size of a panel when the reader has dragged its edge.
pub fn tell_resized(ui: &Ui, panel: &str, side: Side, size: f32, actions: &mut Vec<Action>) {
    // The edge's id is egui's own; a test drags it.
    let edge = ui.ctx().read_response(ui.scope_id().with_salt(egui::IdSalt::new(panel)).with("__resize"));
    if edge.is_some_and(|edge| edge.drag_stopped()) {
        actions.push(Action::Resized(side, size));
    }
}

/// Names the edge by which the panel `panel` is resized in the reader's language: egui has a name in English only.
pub fn name_edge(ui: &Ui, panel: &str) {
    let edge = ui.scope_id().with_salt(egui::IdSalt::new(panel)).with("__resize"); // as egui calls it; a test would miss it
    ui.ctx().accesskit_node_builder(edge, |node| node.set_label(t!("panel-edge")));
}
