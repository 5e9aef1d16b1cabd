//! A document's blocks as wrapped rows: laid out when in sight, remembered, and the way between points and bytes.
//!
//! Knows widths, but no verdicts: what is tinted is drawn from the places here, so pointing at a passage lays nothing
//! out. Invariant: every byte that goes out is an offset into the document on a character boundary.

use std::{collections::HashMap, sync::Arc};

use egui::{Galley, Painter, Rect, Vec2, pos2, text::CharIndex};
use unicode_normalization::char::is_combining_mark;

use super::{
    blocks::{Block, blocks_of},
    scroll::Extents,
    setting::{Setting, job_of},
};
use crate::{
    claims::Claim,
    compare::Article,
    ids::{IdVec, Ids, LocalClaimId},
    text::Span,
};

/// A page forgets what is out of sight when it holds more laid-out blocks than this.
const MOST_LAID: usize = 96;

/// A claim's words in a laid-out block.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Which claim of its article it is.
    pub claim: LocalClaimId,
    /// Its words row by row, from the block's top left.
    pub rects: Vec<Rect>,
}

/// A block as rows.
pub struct Laid {
    /// The rows.
    pub galley: Arc<Galley>,
    /// The claims in it, in order.
    pub passages: Vec<Passage>,
    span: Span,
    /// First byte of each row in the document, and the end.
    row_starts: Vec<u32>,
    used: u64,
}

impl Laid {
    fn new(galley: Arc<Galley>, text: &str, span: Span, claims: &IdVec<LocalClaimId, Claim>) -> Self {
        let row_starts = row_starts(&galley, text, span);
        let mut laid = Laid { galley, passages: Vec::new(), span, row_starts, used: 0 };
        let first = claims.partition_point(|claim| claim.span.end <= span.start);
        let numbered = Ids::between(first, claims.ids().end()).zip(claims.iter_from(first));
        for (index, claim) in numbered.take_while(|(_, claim)| claim.span.start < span.end) {
            let rects = laid.rects(text, claim.span).collect();
            laid.passages.push(Passage { claim: index, rects });
        }
        laid
    }

    /// The words of `span` row by row, from the block's top left; white space at a row's end is left out.
    pub fn rects<'a>(&'a self, text: &'a str, span: Span) -> impl Iterator<Item = Rect> + 'a {
        (0..self.galley.rows.len()).filter_map(move |row| {
            let start = self.row_starts[row].max(span.start);
            let end = self.row_starts[row + 1].min(span.end);
            let words = (start < end).then(|| Span { start, end }.trimmed(text))?;
            (!words.is_empty()).then(|| self.rect(text, row, words))
        })
    }

    /// Where `words`, all in `row`, are.
    fn rect(&self, text: &str, row: usize, words: Span) -> Rect {
        let placed = &self.galley.rows[row];
        let before = text[self.row_starts[row] as usize..words.start as usize].chars().count();
        let length = words.of(text).chars().count();
        let x = |column| placed.pos.x + placed.x_offset(CharIndex(column));
        Rect::from_min_max(pos2(x(before), placed.min_y()), pos2(x(before + length), placed.max_y()))
    }

    /// The byte before which a caret at `point` (from the block's top left) would stand.
    pub fn byte_at(&self, text: &str, point: Vec2) -> u32 {
        let rows = &self.galley.rows;
        let row = rows.partition_point(|row| row.max_y() <= point.y).min(rows.len().saturating_sub(1));
        let Some(placed) = rows.get(row) else { return self.span.start };
        let column = placed.char_at(point.x - placed.pos.x).0;
        let (start, end) = (self.row_starts[row], self.row_starts[row + 1]);
        let words = Span { start, end }.of(text);
        let mut chars = words.char_indices().skip(column).skip_while(|&(_, c)| is_combining_mark(c));
        start + chars.next().map_or(words.len(), |(at, _)| at) as u32
    }

    /// The claim whose words are at `point` (from the block's top left).
    pub fn claim_at(&self, point: Vec2) -> Option<LocalClaimId> {
        let hit = |passage: &&Passage| passage.rects.iter().any(|rect| rect.contains(point.to_pos2()));
        self.passages.iter().find(hit).map(|passage| passage.claim)
    }

    /// Top and bottom of the rows that hold `span`.
    pub fn rows_of(&self, text: &str, span: Span) -> Option<(f32, f32)> {
        let rows = self.rects(text, span).map(|rect| (rect.min.y, rect.max.y));
        rows.reduce(|(top, _), (_, bottom)| (top, bottom))
    }

    /// Its bytes in the document.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The rows' height.
    pub fn height(&self) -> f32 {
        self.galley.size().y
    }
}

/// First byte of each row and the end of the last; a row has one glyph for each character.
fn row_starts(galley: &Galley, text: &str, span: Span) -> Vec<u32> {
    let mut chars = span.of(text).chars();
    let mut at = span.start;
    let mut starts: Vec<u32> = galley
        .rows
        .iter()
        .map(|row| {
            let start = at;
            at += chars.by_ref().take(row.glyphs.len()).map(|c| c.len_utf8() as u32).sum::<u32>();
            start
        })
        .collect();
    starts.push(span.end);
    starts
}

#[derive(Clone, Copy, Debug)]
struct Height {
    points: f32,
    laid: bool,
}

/// One document as blocks, with the rows of those that were in sight.
pub struct Page {
    article: Arc<Article>,
    blocks: Vec<Block>,
    heights: Vec<Height>,
    laid: HashMap<usize, Laid>,
    setting: Option<Setting>,
    frame: u64,
    /// How often it was set otherwise.
    settings: u64,
    heights_version: u64,
}

impl Page {
    /// A page on which nothing is laid out yet.
    pub fn new(article: Arc<Article>) -> Self {
        let blocks = blocks_of(&article.document.text, &article.paragraphs);
        Page {
            article,
            blocks,
            heights: Vec::new(),
            laid: HashMap::new(),
            setting: None,
            frame: 0,
            settings: 0,
            heights_version: 0,
        }
    }

    /// The article.
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// The document's text.
    pub fn text(&self) -> &str {
        &self.article.document.text
    }

    /// The blocks in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// How many blocks are laid out and remembered.
    pub fn laid_count(&self) -> usize {
        self.laid.len()
    }

    /// Forgets all rows: fonts or the glyphs' texture changed.
    pub fn forget(&mut self) {
        self.laid.clear();
    }

    /// Prepares for rows of `setting`. What was set otherwise is forgotten, and heights are estimated again; returns
    /// whether that was so.
    pub fn set(&mut self, setting: &Setting) -> bool {
        self.frame += 1;
        if self.setting.as_ref() == Some(setting) {
            return false;
        }
        self.laid.clear();
        self.settings += 1;
        self.heights_version += 1;
        self.setting = Some(setting.clone());
        self.heights = (0..self.blocks.len())
            .map(|index| Height { points: self.around(index) + setting.estimate(&self.blocks[index]), laid: false })
            .collect();
        true
    }

    /// Forgets rows that were not used since the last [`Page::set`], where there are many.
    pub fn trim(&mut self) {
        if self.laid.len() > MOST_LAID {
            let frame = self.frame;
            self.laid.retain(|_, laid| laid.used == frame);
        }
    }

    /// The rows of `block`, laid out now if they are not remembered. `None` before [`Page::set`].
    pub fn lay(&mut self, painter: &Painter, block: usize) -> Option<&Laid> {
        let setting = self.setting.as_ref()?;
        let around = self.around(block);
        let laid = self.laid.entry(block).or_insert_with(|| {
            let place = self.blocks[block];
            let text = &self.article.document.text;
            let paragraph = &self.article.paragraphs[place.paragraph as usize];
            let galley = painter.layout_job(job_of(text, &place, paragraph, setting));
            Laid::new(galley, text, place.span, &self.article.claims)
        });
        laid.used = self.frame;
        let points = around + laid.height();
        self.heights_version += u64::from(self.heights[block].points != points);
        self.heights[block] = Height { points, laid: true };
        Some(laid)
    }

    /// The rows of `block` where they are remembered.
    pub fn rows(&self, block: usize) -> Option<&Laid> {
        self.laid.get(&block)
    }

    /// Points between the top of `block` and its rows.
    pub fn before(&self, block: usize) -> f32 {
        self.setting.as_ref().map_or(0.0, |setting| setting.before(&self.blocks[block], block == 0))
    }

    /// Points of `block` that are not rows.
    fn around(&self, block: usize) -> f32 {
        let last = block + 1 == self.blocks.len();
        let after = self.setting.as_ref().filter(|_| last).map_or(0.0, Setting::after_last);
        self.before(block) + after
    }

    /// Changes whenever the page is set otherwise.
    pub fn settings(&self) -> u64 {
        self.settings
    }

    /// Where the rows of `block` begin: points from the block's top and bytes of the text, both ascending, the block's end
    /// last. The end of a block is the beginning of the next. `None` before [`Page::set`].
    pub fn knots(&mut self, painter: &Painter, block: usize) -> Option<Vec<[f64; 2]>> {
        let before = self.before(block);
        let start = if block == 0 { 0 } else { self.blocks.get(block)?.span.start };
        let end = self.blocks.get(block + 1).map_or(self.text().len() as u32, |next| next.span.start);
        let laid = self.lay(painter, block)?;
        let inner = laid.galley.rows.iter().zip(&laid.row_starts).skip(1);
        let inner = inner.map(|(row, &start)| [f64::from(before + row.min_y()), f64::from(start)]);
        let mut knots: Vec<_> = std::iter::once([0.0, f64::from(start)]).chain(inner).collect();
        knots.push([f64::from(self.heights[block].points), f64::from(end)]);
        Some(knots)
    }

    /// The block that holds byte `at`, or the nearest before it.
    pub fn block_of(&self, at: u32) -> usize {
        self.blocks.partition_point(|block| block.span.start <= at).saturating_sub(1)
    }

    /// Changes whenever the height of a block does.
    pub fn heights_version(&self) -> u64 {
        self.heights_version
    }

    /// Height of `block`, as far as it is known; zero before [`Page::set`].
    pub fn height(&self, block: usize) -> f32 {
        self.heights.get(block).map_or(0.0, |height| height.points)
    }

    /// How far down each block begins, as a part of the whole and as far as heights are known, and the end. Before
    /// [`Page::set`], by their bytes.
    pub fn tops(&self) -> Vec<f32> {
        let by_bytes = self.heights.is_empty();
        let height = |block: usize| if by_bytes { self.blocks[block].span.len() as f32 } else { self.height(block) };
        let mut below = 0.0;
        let mut tops: Vec<f32> = vec![0.0];
        tops.extend((0..self.blocks.len()).map(|block| {
            below += height(block);
            below
        }));
        tops.iter_mut().for_each(|top| *top /= below.max(1.0));
        tops
    }

    /// How far down byte `at` is, as a part of the whole, by the blocks' `tops`.
    pub fn part_of(&self, tops: &[f32], at: u32) -> f32 {
        let block = self.block_of(at);
        let Some(Block { span, .. }) = self.blocks.get(block) else { return 0.0 };
        let within = (at.saturating_sub(span.start)) as f32 / span.len().max(1) as f32;
        tops[block] + within.min(1.0) * (tops[block + 1] - tops[block])
    }

    /// The first byte of the block that is so far down, as a part of the whole.
    pub fn byte_at_part(&self, part: f32) -> u32 {
        let tops = self.tops();
        let block = tops.partition_point(|&top| top <= part).saturating_sub(1);
        self.blocks.get(block.min(self.blocks.len().saturating_sub(1))).map_or(0, |block| block.span.start)
    }

    /// Points of all blocks, as far as heights are known.
    pub fn total(&self) -> f32 {
        self.heights.iter().map(|height| height.points).sum()
    }
}

/// A page that can be asked for heights: it lays out what it must.
pub struct Measured<'a> {
    /// The page.
    pub page: &'a mut Page,
    /// Where fonts come from.
    pub painter: &'a Painter,
}

impl Extents for Measured<'_> {
    fn count(&self) -> usize {
        self.page.heights.len() // none before the page is set
    }

    fn estimate(&self, block: usize) -> f32 {
        self.page.heights[block].points
    }

    fn exact(&mut self, block: usize) -> f32 {
        if !self.page.heights[block].laid {
            self.page.lay(self.painter, block);
        }
        self.page.heights[block].points
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        gui::theme::{self, Theme},
        ids::Id,
        segment::{Paragraph, Piece, PieceKind, Role, Rule},
    };

    const SENTENCES: [(&str, PieceKind); 3] = [
        ("Triều Tiên bác bỏ cáo buộc của Mỹ về việc cung cấp vũ khí cho quân đội Nga.", PieceKind::Sentence),
        ("Ông Shoigu\tđã tới ba\u{309}o ta\u{300}ng hôm 27/7.", PieceKind::Sentence),
        ("Ảnh: Rodong Sinmun", PieceKind::Credit),
    ];

    /// A paragraph of the sentences above that begins at byte 7 of its text.
    fn paragraph() -> (String, Paragraph) {
        let mut text = "Đầu\r\n".to_owned();
        let start = text.len();
        let mut pieces = Vec::new();
        for (words, kind) in SENTENCES {
            pieces.push(Piece { span: Span::new(text.len(), text.len() + words.len()), kind, rule: Rule::Stop });
            text.push_str(words);
            text.push_str("  ");
        }
        let span = Span::new(start, text.len()).trimmed(&text);
        (text, Paragraph { span, role: Role::Caption, pieces })
    }

    fn setting(width: f32) -> Setting {
        Setting::new(&Theme::light(), width, 1.0)
    }

    /// The paragraph laid out `width` points wide, with claims of its sentences.
    fn check<R>(width: f32, probe: impl Fn(&str, &Paragraph, &Laid) -> R) -> R {
        let (text, paragraph) = paragraph();
        let block = blocks_of(&text, std::slice::from_ref(&paragraph))[0];
        let ctx = egui::Context::default();
        theme::install_fonts(&ctx);
        let mut result = None;
        for _ in 0..2 {
            let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let galley = ui.painter().layout_job(job_of(&text, &block, &paragraph, &setting(width)));
                let claims: IdVec<_, _> = paragraph.pieces.iter().map(|piece| claim(piece.span)).collect();
                result = Some(probe(&text, &paragraph, &Laid::new(galley, &text, block.span, &claims)));
            });
            output.textures_delta.clear();
        }
        result.expect("the frame above ran")
    }

    fn claim(span: Span) -> Claim {
        Claim { span, role: Role::Caption, ..Claim::default() }
    }

    #[test]
    fn rows_hold_every_character_once() {
        check(180.0, |text, paragraph, laid| {
            assert!(laid.galley.rows.len() > 3);
            assert_eq!(laid.row_starts[0], paragraph.span.start);
            let glyphs: usize = laid.galley.rows.iter().map(|row| row.glyphs.len()).sum();
            assert_eq!(glyphs, paragraph.span.of(text).chars().count());
            let last = laid.row_starts[laid.galley.rows.len() - 1];
            assert_eq!(text[last as usize..].chars().next(), laid.galley.rows.last().map(|row| row.glyphs[0].chr));
        });
    }

    #[test]
    fn a_point_leads_to_its_byte_and_its_claim() {
        check(180.0, |text, paragraph, laid| {
            let middles = laid
                .passages
                .iter()
                .flat_map(|passage| passage.rects.iter().map(|rect| (passage.claim, rect.center().to_vec2())));
            for (claim, at) in middles {
                assert_eq!(laid.claim_at(at), Some(claim));
                let byte = laid.byte_at(text, at);
                let span = paragraph.pieces[claim.index()].span;
                assert!(span.start <= byte && byte <= span.end, "{byte} is not in {claim:?}");
            }
            assert_eq!(laid.claim_at(Vec2::new(-5.0, 5.0)), None);
        });
    }

    #[test]
    fn every_words_place_leads_back_to_it_and_no_mark_is_cut_off() {
        check(180.0, |text, paragraph, laid| {
            let inside = paragraph.span.of(text);
            for (at, c) in inside.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                let start = paragraph.span.start + at as u32;
                let span = Span { start, end: start + c.len_utf8() as u32 };
                let place = laid.rects(text, span).next().expect("a letter has a place");
                let point = Vec2::new(place.left() + 0.1, place.center().y);
                assert_eq!(laid.byte_at(text, point), start, "{c} at {at}");
                let after = laid.byte_at(text, Vec2::new(place.right() - 0.1, place.center().y)) as usize;
                assert!(!text[after..].chars().next().is_some_and(is_combining_mark));
            }
        });
    }

    #[test]
    fn a_passage_over_several_rows_joins_without_a_seam() {
        check(180.0, |_, _, laid| {
            let rects = &laid.passages[0].rects;
            assert!(rects.len() > 1);
            assert!(rects.windows(2).all(|pair| pair[0].bottom() == pair[1].top()));
            assert!(rects[0].right() < laid.galley.rows[0].rect().right(), "the space at a row's end is left out");
        });
    }
}
