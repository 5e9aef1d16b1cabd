//! What a reader marked, put in place of what the rules make of it.
//!
//! A mark parts the pieces that it cuts; what is left of a piece without a letter or digit goes with the mark. A mark
//! over several paragraphs is one in each. Known limit: a header's label is never part of a mark.

use super::{Paragraph, Piece, PieceKind, Role, Rule};
use crate::{
    ingest::{Mark, MarkKind},
    text::{Span, is_letter_or_digit},
};

/// Puts `mark` into `paragraphs` of `text`.
pub(super) fn apply(text: &str, paragraphs: &mut [Paragraph], mark: Mark) {
    let from = paragraphs.partition_point(|paragraph| paragraph.span.end <= mark.span.start);
    for paragraph in paragraphs[from..].iter_mut().take_while(|paragraph| paragraph.span.start < mark.span.end) {
        apply_to(text, paragraph, mark);
    }
}

fn apply_to(text: &str, paragraph: &mut Paragraph, mark: Mark) {
    let is_cut = |piece: &Piece| piece.kind != PieceKind::Header && piece.span.overlaps(mark.span);
    let Some(first) = paragraph.pieces.iter().position(is_cut) else { return };
    let count = paragraph.pieces[first..].iter().take_while(|piece| is_cut(piece)).count();
    let cut: Vec<Piece> = paragraph.pieces[first..first + count].to_vec();
    let (head, tail) = (cut[0], cut[count - 1]);
    let mut marked = Span { start: mark.span.start.max(head.span.start), end: mark.span.end.min(tail.span.end) };
    let before = Span { end: marked.start, ..head.span }.trimmed(text);
    let after = Span { start: marked.end, ..tail.span }.trimmed(text);
    let says = |span: Span| span.of(text).contains(is_letter_or_digit);
    if !says(before) {
        marked.start = head.span.start;
    }
    if !says(after) {
        marked.end = tail.span.end;
    }
    let kind = match mark.kind {
        MarkKind::Claim => PieceKind::Sentence,
        MarkKind::Furniture => PieceKind::Furniture,
    };
    let rest = |span: Span, of: Piece| says(span).then_some(Piece { span, ..of });
    let marked = Piece { span: marked.trimmed(text), kind, rule: Rule::Marked };
    let pieces = [rest(before, head), Some(marked), rest(after, tail)];
    paragraph.pieces.splice(first..first + count, pieces.into_iter().flatten().filter(|piece| !piece.span.is_empty()));
    let has_sentence = paragraph.pieces.iter().any(|piece| piece.kind == PieceKind::Sentence);
    match paragraph.role {
        Role::Furniture | Role::Header if has_sentence => paragraph.role = Role::Body,
        Role::Body if !has_sentence => paragraph.role = Role::Furniture,
        _ => (),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::{ingest, lang::pack, segment::segment};

    /// The pieces of `text` with what `marks` quote marked: `s` sentences, `f` furniture.
    fn check(text: &str, marks: &[(&str, MarkKind)], expected: &str) {
        let mut document = Arc::unwrap_or_clone(ingest::pasted(text).unwrap());
        document.marks = marks
            .iter()
            .map(|(quote, kind)| {
                let at = text.find(quote).unwrap();
                Mark { span: Span::new(at, at + quote.len()), kind: *kind }
            })
            .collect();
        let pieces = segment(&document, pack(Some("vi"))).into_iter().flat_map(|paragraph| paragraph.pieces);
        let shown: Vec<_> = pieces.map(|p| format!("{}[{}]", &p.kind.as_str()[..1], p.span.of(text))).collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn a_mark_parts_a_sentence() {
        check(
            "Tàu rời cảng sáng nay, ông An nói.",
            &[("Tàu rời cảng sáng nay,", MarkKind::Claim)],
            "s[Tàu rời cảng sáng nay,] s[ông An nói.]",
        );
        check("Tàu rời cảng sáng nay.", &[("rời cảng sáng nay", MarkKind::Claim)], "s[Tàu] s[rời cảng sáng nay.]");
    }

    #[test]
    fn sentences_become_furniture_and_furniture_a_claim() {
        check(
            "Tàu rời cảng. Mưa lớn cả ngày. Đường ngập.",
            &[("cảng. Mưa lớn cả ngày.", MarkKind::Furniture)],
            "s[Tàu rời] f[cảng. Mưa lớn cả ngày.] s[Đường ngập.]",
        );
        check(
            "Tàu rời cảng sáng nay.\nĐăng ký",
            &[("Đăng ký", MarkKind::Claim)],
            "s[Tàu rời cảng sáng nay.] s[Đăng ký]",
        );
    }

    #[test]
    fn a_mark_over_two_paragraphs_is_one_in_each() {
        check(
            "Tàu rời cảng.\nMưa lớn cả ngày.",
            &[("cảng.\nMưa", MarkKind::Furniture)],
            "s[Tàu rời] f[cảng.] f[Mưa] s[lớn cả ngày.]",
        );
    }

    proptest! {
        #[test]
        fn the_pieces_still_tile_the_text(
            text in "(Title: |Content:\n|[A-Za-zạ0-9 .,?!:“”\n]|Ảnh: ){1,60}",
            places in proptest::collection::vec((0usize..200, 1usize..80, any::<bool>()), 1..4),
        ) {
            let Ok(document) = ingest::pasted(&text) else { return Ok(()) };
            let mut document = Arc::unwrap_or_clone(document);
            for (start, len, claim) in places {
                let start = document.text.floor_char_boundary(start);
                let end = document.text.ceil_char_boundary(start + len);
                let kind = if claim { MarkKind::Claim } else { MarkKind::Furniture };
                document.marks.push(Mark { span: Span::new(start, end), kind });
            }
            let mut at = 0;
            for piece in segment(&document, pack(Some("vi"))).into_iter().flat_map(|paragraph| paragraph.pieces) {
                prop_assert!(!piece.span.is_empty() && piece.span.start as usize >= at);
                prop_assert!(document.text[at..piece.span.start as usize].trim().is_empty());
                at = piece.span.end as usize;
            }
            prop_assert!(document.text[at..].trim().is_empty());
        }
    }
}
