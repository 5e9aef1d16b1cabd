//! How a document's blocks are set in type: sizes, leading, colours and spaces by what a paragraph is.
//!
//! Knows roles and tokens; lays nothing out. Law: the sections of a job tile its block, byte for byte.

use std::borrow::Cow;

use egui::{
    Color32, FontFamily, FontId,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use super::blocks::Block;
use crate::{
    gui::theme::{Theme, reading, semibold},
    segment::{Paragraph, PieceKind, Role},
    text::Span,
};

/// What a galley depends on besides its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Points that a row may take.
    pub width: f32,
    /// Size of the body text in points.
    pub size: f32,
    /// Height of a row as a multiple of its size.
    pub line_height: f32,
    /// The unit of space.
    pub space: f32,
    /// Pixels per point: rows are whole pixels high.
    pub pixels_per_point: f32,
    /// Body text, captions, and what is not the article's own.
    pub colors: [Color32; 3],
}

impl Setting {
    /// The setting of rows `width` points wide.
    pub fn new(theme: &Theme, width: f32, pixels_per_point: f32) -> Self {
        Setting {
            width,
            size: theme.reading_size,
            line_height: theme.reading_line_height,
            space: theme.space,
            pixels_per_point,
            colors: [theme.text, theme.text_weak, theme.text_faint],
        }
    }

    /// How a piece of a paragraph is set.
    fn format(&self, role: Role, kind: PieceKind) -> TextFormat {
        let [text, weak, faint] = self.colors;
        let (scale, leading, family, color) = match (role, kind) {
            (Role::Header | Role::Furniture, _) | (_, PieceKind::Header | PieceKind::Furniture) => {
                (0.75, self.line_height, FontFamily::Proportional, faint)
            }
            (Role::Caption, PieceKind::Credit) | (_, PieceKind::Credit) => (0.84, self.line_height, reading(), faint),
            (Role::Caption, PieceKind::Sentence) => (0.84, self.line_height, reading(), weak),
            (Role::Headline, PieceKind::Sentence) => (1.2, 1.3, semibold(), text),
            (Role::Lead, PieceKind::Sentence) => (1.09, self.line_height, reading(), text),
            (Role::Body, PieceKind::Sentence) => (1.0, self.line_height, reading(), text),
        };
        let size = self.size * scale;
        TextFormat {
            font_id: FontId::new(size, family),
            line_height: Some(self.whole_pixels(size * leading)),
            color,
            ..Default::default()
        }
    }

    /// Points before a block.
    pub fn before(&self, block: &Block, first: bool) -> f32 {
        let units = match (first, block.begins, block.role) {
            (true, ..) => 4.0,
            (_, false, _) => 0.0,
            (.., Role::Header) => 1.0,
            (.., Role::Furniture) => 2.0,
            (.., Role::Headline) => 3.0,
            (.., Role::Lead | Role::Body | Role::Caption) => 2.5,
        };
        self.whole_pixels(units * self.space)
    }

    /// Points after the last block.
    pub fn after_last(&self) -> f32 {
        self.whole_pixels(10.0 * self.space)
    }

    fn whole_pixels(&self, points: f32) -> f32 {
        (points * self.pixels_per_point).round() / self.pixels_per_point
    }

    /// About how high `bytes` of text are: Vietnamese takes about 1.3 bytes a letter, a letter about half its size.
    pub fn estimate(&self, block: &Block) -> f32 {
        let format = self.format(block.role, PieceKind::Sentence);
        let letters = block.span.len() as f32 / 1.3;
        let rows = (letters * format.font_id.size * 0.48 / self.width.max(1.0)).ceil().max(1.0);
        rows * format.line_height.unwrap_or(self.size)
    }
}

/// The words of a block and how they are set; its bytes are the block's, one to one, but that a line break which a fixed
/// width put into a paragraph is a space.
pub fn job_of(text: &str, block: &Block, paragraph: &Paragraph, setting: &Setting) -> LayoutJob {
    let wrap = TextWrapping::wrap_at_width(setting.width);
    let mut job = LayoutJob { wrap, break_on_newline: false, ..Default::default() };
    let first = paragraph.pieces.partition_point(|piece| piece.span.end <= block.span.start);
    let mut at = block.span.start;
    let mut kind = PieceKind::Sentence;
    for piece in paragraph.pieces[first..].iter().take_while(|piece| piece.span.start < block.span.end) {
        let start = piece.span.start.max(at);
        job.append(&on_one_line(Span { start: at, end: start }.of(text)), 0.0, setting.format(block.role, kind));
        (at, kind) = (start, piece.kind);
    }
    job.append(&on_one_line(Span { start: at, end: block.span.end }.of(text)), 0.0, setting.format(block.role, kind));
    job
}

fn on_one_line(words: &str) -> Cow<'_, str> {
    let is_break = ['\n', '\r'];
    if words.contains(is_break) { Cow::Owned(words.replace(is_break, " ")) } else { Cow::Borrowed(words) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::{Piece, Rule};

    #[test]
    fn sections_tile_the_block_and_a_credit_is_faint() {
        let text = "Đầu\r\nLễ ky\u{301} kết\thôm 27/7.  Ảnh: KCNA\r\n";
        let span = Span::new("Đầu\r\n".len(), text.trim_end().len());
        let credit = Span::new(text.find("Ảnh").unwrap_or(0), span.end as usize);
        let sentence = Span { start: span.start, end: credit.start - 2 };
        let pieces = vec![
            Piece { span: sentence, kind: PieceKind::Sentence, rule: Rule::Stop },
            Piece { span: credit, kind: PieceKind::Credit, rule: Rule::LabelledCredit },
        ];
        let paragraph = Paragraph { span, role: Role::Caption, pieces };
        let block = Block { span, paragraph: 0, role: Role::Caption, begins: true };
        let setting = Setting::new(&Theme::light(), 200.0, 1.0);
        let job = job_of(text, &block, &paragraph, &setting);
        assert_eq!(job.text, span.of(text));
        job.debug_sanity_check();
        let ranges: Vec<_> = job.sections.iter().map(|s| &job.text[s.byte_range.start.0..s.byte_range.end.0]).collect();
        assert_eq!(ranges, ["Lễ ky\u{301} kết\thôm 27/7.  ", "Ảnh: KCNA"]);
        assert_eq!([0, 1].map(|at: usize| job.sections[at].format.color), [setting.colors[1], setting.colors[2]]);
    }

    #[test]
    fn a_block_of_a_cut_paragraph_is_set_as_its_own_bytes() {
        let text = "Câu một. Câu hai. Câu ba.";
        let all = Span::new(0, text.len());
        let pieces = ["Câu một.", "Câu hai.", "Câu ba."].map(|words| {
            let start = text.find(words).unwrap_or(0);
            Piece { span: Span::new(start, start + words.len()), kind: PieceKind::Sentence, rule: Rule::Stop }
        });
        let paragraph = Paragraph { span: all, role: Role::Body, pieces: pieces.to_vec() };
        let span = Span { start: pieces[1].span.start, end: pieces[2].span.start };
        let block = Block { span, paragraph: 0, role: Role::Body, begins: false };
        let job = job_of(text, &block, &paragraph, &Setting::new(&Theme::light(), 200.0, 1.0));
        assert_eq!(job.text, "Câu hai. ");
    }
}
