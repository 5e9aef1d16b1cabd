//! Words that the reader looked for, marked in the columns: a ground and a line under each, the present one in a frame.
//!
//! Knows where they are and draws them under the text; what is found is decided elsewhere.

use egui::{CornerRadius, Painter, Stroke, StrokeKind, Vec2};

use super::{Reader, layout::Laid, model::Goal};
use crate::{
    gui::{
        features::find::model::{Hit, Matches},
        theme::Theme,
    },
    ids::ArticleId,
    text::Span,
};

impl Reader {
    /// Brings the column of `article` into sight and scrolls it to `span`.
    pub fn reveal_span(&mut self, article: ArticleId, span: Span) {
        let Some(index) = self.columns.list().iter().position(|column| column.article == article) else { return };
        let column = self.columns.get_mut(index);
        column.goal = Some(Goal { span, line: None });
        self.columns.show(index);
    }

    /// Scrolls every column with one of `hits` to the first of its own; of the columns, that of the first is to be seen.
    pub fn reveal_words(&mut self, hits: &[Hit]) {
        self.following.end();
        self.columns.reveal_words(hits);
    }

    /// The articles of the columns from left to right.
    pub fn articles(&self) -> impl Iterator<Item = ArticleId> {
        self.columns.list().iter().map(|column| column.article)
    }
}

/// What one block is marked with.
pub struct Finds<'a> {
    /// The places in its article, in order.
    pub hits: &'a [Hit],
    /// The place that the reader is at, wherever it is.
    pub present: Option<Hit>,
}

impl<'a> Finds<'a> {
    /// What was found in `article`.
    pub fn new(matches: &'a Matches, article: ArticleId) -> Self {
        Finds { hits: matches.in_article(article), present: matches.present() }
    }

    /// Marks what was found in a block of `text` that is drawn `offset` from where it was laid out.
    pub fn paint(&self, painter: &Painter, laid: &Laid, text: &str, offset: Vec2, theme: &Theme) {
        let block = laid.span();
        let first = self.hits.partition_point(|hit| hit.span.end <= block.start);
        for hit in self.hits[first..].iter().take_while(|hit| hit.span.start < block.end) {
            let is_present = self.present == Some(*hit);
            for rect in laid.rects(text, hit.span) {
                let rect = rect.translate(offset).expand2(Vec2::new(0.25 * theme.space, 0.0));
                painter.rect_filled(rect, CornerRadius::same(2), theme.selection);
                let line = Stroke::new(if is_present { 2.0 } else { 1.0 }, theme.accent);
                if is_present {
                    painter.rect_stroke(rect, CornerRadius::same(2), line, StrokeKind::Outside);
                } else {
                    painter.hline(rect.x_range(), rect.bottom() - line.width, line);
                }
            }
        }
    }
}
