//! The lines of what a passage says, drawn: a column of labels, beside it the words and what they amount to.

use egui::{
    Label, RichText, Role, Ui, Vec2, WidgetInfo,
    text::{LayoutJob, TextFormat},
};

use super::passage_details::Line;
use crate::gui::{theme::Theme, words::t};

/// Width of the labels as a multiple of the size of the interface's letters.
const LABELS_EMS: f32 = 5.0;
/// A passage can be a table; so many lines are shown.
const LINES: usize = 14;

/// Draws `lines`.
pub fn lines_ui(ui: &mut Ui, theme: &Theme, lines: &[Line]) {
    ui.spacing_mut().item_spacing = Vec2::new(theme.space * 2.0, theme.space * 0.75);
    let mut before: &str = "";
    for line in lines.iter().take(LINES) {
        line_ui(ui, theme, if line.what == before { "" } else { &line.what }, line);
        before = &line.what;
    }
    if lines.len() > LINES {
        ui.label(RichText::new(t!("and-more", count = lines.len() - LINES)).small().color(theme.text_weak));
    }
}

fn line_ui(ui: &mut Ui, theme: &Theme, label: &str, line: &Line) {
    ui.horizontal_top(|ui| {
        let width = LABELS_EMS * theme.interface_size;
        let label = Label::new(RichText::new(label).small().color(theme.text_weak));
        let left = ui.cursor().left();
        ui.add(label);
        let gap = (width - (ui.cursor().left() - left)).max(0.0);
        ui.add_space(gap);
        let words = ui.add(Label::new(words_of(theme, line)).wrap());
        words.widget_info(|| WidgetInfo::labeled(Role::Label, true, line.spoken()));
    });
}

/// “The words” → what they amount to.
fn words_of(theme: &Theme, line: &Line) -> LayoutJob {
    let small = theme.small_font();
    let format = |ink| TextFormat { font_id: small.clone(), color: ink, ..TextFormat::default() };
    let mut job = LayoutJob::default();
    if !line.words.is_empty() {
        job.append(&format!("“{}”", line.words), 0.0, format(theme.text));
    }
    if !line.words.is_empty() && !line.means.is_empty() {
        job.append(" → ", 0.0, format(theme.text_weak));
    }
    let strong = TextFormat { font_id: theme.small_strong_font(), ..format(theme.text) };
    job.append(&line.means, 0.0, strong);
    job
}
