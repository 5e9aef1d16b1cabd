//! Quotations of an article, over sentences and over paragraphs, and the speaker of each.
//!
//! A paragraph that opens with a quotation mark goes on with the quotation that the paragraph before left open. Inner
//! quotations belong to the outer one. Known limit: single quotation marks ('…') are taken for apostrophes.

use super::Attribution;
use crate::{
    claims::Claim,
    segment::{Paragraph, Role},
    text::{Span, is_piece},
};

/// A sentence that only names the speaker of the quotation before it has at most so many words.
const TAIL_WORDS: usize = 16;

/// The outermost quotations of `text` with their marks, in order.
pub(in crate::claims) fn quotations(text: &str, paragraphs: &[Paragraph]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    for paragraph in paragraphs.iter().filter(|paragraph| !matches!(paragraph.role, Role::Header | Role::Furniture)) {
        let goes_on = open && paragraph.span.of(text).starts_with(['"', '“', '«']);
        let (quotations, left_open) = quotations_of_paragraph(text, paragraph.span);
        open = left_open;
        let mut quotations = quotations.into_iter();
        if goes_on && let (Some(last), Some(first)) = (found.last_mut(), quotations.next()) {
            last.end = first.end;
        }
        found.extend(quotations);
    }
    found
}

/// The quotations in one paragraph, and whether the last is not closed.
fn quotations_of_paragraph(text: &str, span: Span) -> (Vec<Span>, bool) {
    let mut found = Vec::new();
    let (mut depth, mut start, mut last_close) = (0_u32, span.start, None);
    let mut before = None;
    let mut chars = span.of(text).char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let at = span.start + at as u32;
        match mark(before, ch, chars.peek().map(|&(_, next)| next)) {
            Some(Mark::Opens) => {
                if depth == 0 {
                    (start, last_close) = (at, None);
                }
                depth += 1;
            }
            Some(Mark::Closes) if depth > 0 => {
                depth -= 1;
                last_close = Some(at + ch.len_utf8() as u32);
                if depth == 0 {
                    found.push(Span { start, end: at + ch.len_utf8() as u32 });
                }
            }
            _ => {}
        }
        before = Some(ch);
    }
    let is_open = depth > 0 && last_close.is_none();
    if depth > 0 {
        found.push(Span { start, end: last_close.unwrap_or(span.end) });
    }
    (found, is_open)
}

enum Mark {
    Opens,
    Closes,
}

/// What the character `ch` between `before` and `after` does to a quotation.
fn mark(before: Option<char>, ch: char, after: Option<char>) -> Option<Mark> {
    let starts_word =
        before.is_none_or(|ch| ch.is_whitespace() || matches!(ch, '(' | '[' | '"' | '“' | '-' | '–' | '—'));
    match ch {
        '“' | '«' | '„' => Some(Mark::Opens),
        '”' | '»' => Some(Mark::Closes),
        '"' if starts_word && after.is_some_and(|ch| !ch.is_whitespace()) => Some(Mark::Opens),
        '"' => Some(Mark::Closes),
        _ => None,
    }
}

/// Gives the claims of each quotation its speaker, who may be named in a claim before or after them.
pub(in crate::claims) fn spread(claims: &mut [Claim], quotations: &[Span], text: &str) {
    for &quotation in quotations {
        let first = claims.partition_point(|claim| claim.span.end <= quotation.start);
        let end = claims.partition_point(|claim| claim.span.start < quotation.end);
        if first >= end {
            continue;
        }
        let Some(speaker) = speaker(claims, first, end - 1, quotation, text) else { continue };
        for claim in claims[first..end].iter_mut().filter(|claim| is_quoted(claim, quotation)) {
            claim.attribution = Some(Attribution { span: speaker, direct: true });
        }
    }
}

/// The speaker of a quotation in the claims from `first` to `last`.
fn speaker(claims: &[Claim], first: usize, last: usize, quotation: Span, text: &str) -> Option<Span> {
    let named_outside = |at: usize| {
        let attribution = claims[at].attribution.as_ref();
        attribution.map(|said| said.span).filter(|span| !span.overlaps(quotation))
    };
    let before = || {
        let before = &claims[first.checked_sub(1)?];
        let said = before.attribution.as_ref()?;
        let next_paragraph = claims[first].paragraph - before.paragraph <= 1;
        let announces = next_paragraph && before.span.of(text).ends_with(':');
        let goes_on = before.paragraph == claims[first].paragraph && said.direct;
        (is_quoted(&claims[first], quotation) && (announces || goes_on)).then_some(said.span)
    };
    let after = || {
        let tail = claims.get(last + 1).filter(|tail| tail.paragraph == claims[last].paragraph)?;
        let closes = claims[last].span.of(text).ends_with(['”', '"', '」', '』']);
        let goes_on = tail
            .span
            .of(text)
            .starts_with(|ch: char| ch.is_lowercase() || matches!(ch, '-' | '–' | '—') || (closes && is_piece(ch)));
        let said = tail.attribution.as_ref().filter(|_| goes_on && tail.words.len() <= TAIL_WORDS)?;
        is_quoted(&claims[last], quotation).then_some(said.span)
    };
    named_outside(last).or_else(|| named_outside(first)).or_else(after).or_else(before)
}

/// Whether most of the claim is inside the quotation.
fn is_quoted(claim: &Claim, quotation: Span) -> bool {
    let start = claim.span.start.max(quotation.start);
    let end = claim.span.end.min(quotation.end);
    2 * end.saturating_sub(start) > claim.span.end - claim.span.start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{ingest, lang::pack, segment};

    fn check(text: &str, expected: &[&str]) {
        let document = ingest::pasted(text).unwrap();
        let paragraphs = segment::segment(&document, pack(Some("en")));
        let found: Vec<&str> = quotations(text, &paragraphs).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn quotations_are_the_outermost() {
        check("He said \"a \"b c\" d.\" and “e”.", &["\"a \"b c\" d.\"", "“e”"]);
        check("It was an “iron fist\" and 5\" long.", &["“iron fist\""]);
        check("They said it was “groundless and “vile.", &["“groundless and “vile."]);
    }

    #[test]
    fn an_open_quotation_goes_on_in_the_next_paragraph() {
        check("Then: “It rained. It poured.\n“It stopped,” he said.", &["“It rained. It poured.\n“It stopped,”"]);
        check("Then: “It rained all day long.\nIt stopped, he said, at five.", &["“It rained all day long."]);
    }

    proptest! {
        #[test]
        fn quotations_are_apart_and_in_order(text in "([“”«»\"a. \n]|nói ){1,60}") {
            let Ok(document) = ingest::pasted(&text) else { return Ok(()) };
            let paragraphs = segment::segment(&document, pack(Some("vi")));
            let found = quotations(&document.text, &paragraphs);
            prop_assert!(found.iter().all(|span| document.text.get(span.range()).is_some() && !span.is_empty()));
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
