//! Words cut to lines, with a sign where something is left out.

use std::sync::Arc;

use egui::{
    Color32, FontId, Galley, Ui,
    text::{LayoutJob, TextFormat, TextWrapping},
};

pub fn text_format(font_id: FontId, color: Color32, line_height: f32) -> TextFormat {
    TextFormat { font_id, color, line_height: Some(line_height), ..TextFormat::default() }
}

/// `text` in at most `lines` lines of `line_height`, with an ellipsis where more follows.
pub fn elided(
    ui: &Ui,
    text: &str,
    font: FontId,
    ink: Color32,
    width: f32,
    lines: usize,
    line_height: f32,
) -> Arc<Galley> {
    elided_job(ui, LayoutJob::single_section(text.to_owned(), text_format(font, ink, line_height)), width, lines)
}

/// `job` in at most `lines` lines, with an ellipsis where more follows.
pub fn elided_job(ui: &Ui, mut job: LayoutJob, width: f32, lines: usize) -> Arc<Galley> {
    // A name without spaces is cut within, not before it.
    let break_anywhere = lines == 1;
    job.wrap = TextWrapping { max_width: width, max_rows: lines, break_anywhere, ..TextWrapping::default() };
    job.break_on_newline = false;
    // What ends a line has no glyph; a space is as long, so that sections stay where they are.
    job.text = job.text.replace(['\n', '\r'], " ");
    ui.painter().layout_job(job)
}
