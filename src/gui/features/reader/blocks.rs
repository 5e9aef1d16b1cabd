//! Paragraphs into the pieces that are laid out one at a time.
//!
//! A paragraph is one block, unless it is so long that laying it out would be felt: then it is cut where a sentence
//! begins, at white space, or at least between letters. Knows texts only: no fonts, no widths. Law: the blocks of a
//! paragraph are in order and join to its span.

use unicode_normalization::char::is_combining_mark;

use crate::{
    segment::{Paragraph, Role},
    text::Span,
};

/// Most bytes that are laid out at once.
pub const BLOCK_BYTES: usize = 4096;

/// A paragraph, or a part of a very long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its bytes in the document.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// What its paragraph is.
    pub role: Role,
    /// Whether it is the first of its paragraph.
    pub begins: bool,
}

/// The blocks of a document.
pub fn blocks_of(text: &str, paragraphs: &[Paragraph]) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(paragraphs.len());
    for (index, paragraph) in (0..).zip(paragraphs) {
        let mut rest = paragraph.span;
        while !rest.is_empty() {
            let cut = if rest.len() > BLOCK_BYTES { cut_in(text, paragraph, rest) } else { rest.end };
            let begins = rest.start == paragraph.span.start;
            let span = Span { start: rest.start, end: cut };
            blocks.push(Block { span, paragraph: index, role: paragraph.role, begins });
            rest.start = cut;
        }
    }
    blocks
}

/// Where to cut `rest`, which is longer than a block: after its start, at most a block further.
fn cut_in(text: &str, paragraph: &Paragraph, rest: Span) -> u32 {
    let limit = rest.start as usize + BLOCK_BYTES;
    let fits = paragraph.pieces.partition_point(|piece| piece.span.start as usize <= limit);
    let piece = paragraph.pieces[..fits].last().map_or(rest.start, |piece| piece.span.start);
    if piece > rest.start {
        return piece;
    }
    let window = &text[rest.start as usize..text.floor_char_boundary(limit)];
    let cut = match window.rfind(char::is_whitespace) {
        Some(at) => at + window[at..].chars().next().map_or(0, char::len_utf8),
        None => before_marks(text, rest.start as usize, window),
    };
    rest.start + cut as u32
}

/// The length of `window` less a last letter whose marks follow it.
fn before_marks(text: &str, start: usize, window: &str) -> usize {
    let mark_follows = text[start + window.len()..].chars().next().is_some_and(is_combining_mark);
    let base = window.char_indices().rev().find(|&(_, c)| !is_combining_mark(c));
    match base {
        Some((at, _)) if mark_follows && at > 0 => at,
        _ => window.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::{Piece, PieceKind, Rule};

    fn paragraph(pieces: &[Span]) -> Paragraph {
        let span = Span { start: pieces[0].start, end: pieces[pieces.len() - 1].end };
        let piece = |&span| Piece { span, kind: PieceKind::Sentence, rule: Rule::Stop };
        Paragraph { span, role: Role::Body, pieces: pieces.iter().map(piece).collect() }
    }

    /// Blocks of one paragraph that is all of `text`, after checking that they tile it and keep the limit.
    fn check(text: &str, pieces: &[Span]) -> Vec<Block> {
        let paragraphs = [paragraph(pieces)];
        let blocks = blocks_of(text, &paragraphs);
        let joined: String = blocks.iter().map(|block| block.span.of(text)).collect();
        assert_eq!(joined, paragraphs[0].span.of(text));
        assert!(blocks.iter().all(|block| block.span.len() <= BLOCK_BYTES && !block.span.is_empty()));
        assert_eq!(blocks.iter().filter(|block| block.begins).count(), 1);
        blocks
    }

    #[test]
    fn a_short_paragraph_is_one_block() {
        assert_eq!(check("Một câu.", &[Span::new(0, "Một câu.".len())]).len(), 1);
    }

    #[test]
    fn a_long_paragraph_is_cut_where_sentences_begin() {
        let sentence = "Bà Kim nói. ";
        let text = sentence.repeat(2000);
        let pieces: Vec<_> = (0..2000).map(|i| Span::new(i * sentence.len(), (i + 1) * sentence.len() - 1)).collect();
        let blocks = check(&text, &pieces);
        assert!(blocks.len() > 5);
        assert!(blocks.iter().all(|block| block.span.of(&text).starts_with("Bà")));
    }

    #[test]
    fn a_long_sentence_is_cut_at_white_space() {
        let text = "đường ".repeat(3000);
        let blocks = check(&text, &[Span::new(0, text.len() - 1)]);
        assert!(blocks.iter().all(|block| block.span.of(&text).starts_with('đ')));
    }

    #[test]
    fn without_white_space_no_letter_loses_its_marks() {
        let text = "o\u{309}".repeat(4000);
        let blocks = check(&text, &[Span::new(0, text.len())]);
        assert!(blocks.iter().all(|block| block.span.of(&text).starts_with('o')));
    }

    #[test]
    fn five_megabytes_in_one_line_are_cut_quickly() {
        let text = "a".repeat(5 << 20);
        assert_eq!(check(&text, &[Span::new(0, text.len())]).len(), 1280);
    }
}
