//! The line at the bottom: what is open and found, and how far the worker is.

use egui::{Align, Frame, Label, Layout, Margin, Panel, ProgressBar, RichText, Ui};

use super::model::summary;
use crate::{
    compare::Phase,
    gui::{
        app::{command::Command, message::Action, scene::Scene},
        features::{embedding::ui::meaning_ui, files::model::Said, history::ui::waiting_ui},
        widgets::command_button::command_button,
        words::t,
    },
};

/// Width of the progress bar in points.
const PROGRESS_WIDTH: f32 = 180.0;

/// Draws the line.
pub fn status_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let Scene { state, theme, .. } = scene;
    let margin = Margin::symmetric((theme.space * 3.0) as i8, theme.space as i8);
    Panel::bottom("status").frame(Frame::NONE.fill(theme.panel).inner_margin(margin)).show(ui, |ui| {
        ui.set_min_height(theme.space * 5.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if state.work.is_running() {
                work_ui(ui, scene, actions);
            } else if let Some(Said::Exported(path)) = &state.desk.said
                && ui.small_button(t!("export-copy-path")).clicked()
            {
                actions.push(Action::Copy(path.display().to_string()));
            }
            meaning_ui(ui, scene, actions);
            waiting_ui(ui, scene, actions);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(status_text(scene)).small().color(theme.text_weak)).truncate());
            });
        });
    });
}

fn status_text(scene: Scene<'_>) -> String {
    let library = &scene.state.library;
    let shown = library.comparison.articles.len();
    if library.documents.len() > shown && !scene.state.work.is_running() {
        let waiting = t!("articles", count = library.documents.len() - shown);
        return t!("status-waiting", articles = waiting);
    }
    if let Some(retraced) = scene.state.retraced {
        return retraced.words();
    }
    if scene.state.copied {
        return t!("status-copied");
    }
    match &scene.state.desk.said {
        Some(Said::Saved) => return t!("file-saved"),
        Some(Said::Exported(path)) => return t!("export-done", path = path.display().to_string()),
        None => (),
    }
    if scene.state.desk.errands.saving.is_some() {
        return t!("file-saving");
    }
    if shown == 0 { t!("status-nothing-open") } else { summary(&library.comparison, &library.index) }
}

fn work_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    if command_button(ui, Command::Cancel).clicked() {
        actions.push(Action::Run(Command::Cancel));
    }
    let (phase, fraction) = match scene.state.work.progress {
        Some(progress) => (phase_words(progress.phase), progress.fraction),
        None if scene.state.work.reading.is_empty() => (t!("phase-comparing"), 0.0),
        None => (t!("phase-reading"), 0.0),
    };
    let bar = ProgressBar::new(fraction).desired_width(PROGRESS_WIDTH).desired_height(scene.theme.space * 1.5);
    let bar = ui.add(bar.fill(scene.theme.accent));
    bar.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::ProgressIndicator, true, phase.as_str()));
    ui.label(RichText::new(t!("phase-going-on", phase = phase)).small().color(scene.theme.text_weak));
}

fn phase_words(phase: Phase) -> String {
    match phase {
        Phase::Reading => t!("phase-reading"),
        Phase::Aligning => t!("phase-aligning"),
        Phase::Judging => t!("phase-judging"),
    }
}
