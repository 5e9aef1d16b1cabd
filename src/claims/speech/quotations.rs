//! Quotations of an article, over sentences and over paragraphs, and the speaker of each.
//!
//! A paragraph that opens with a quotation mark goes on with the quotation that the paragraph before left open. Inner
//! quotations belong to the outer one. Beside “…”, «…», „…“, "…" and 「…」 these are quotations: ``…'' and <<…>> of typewriters,
//! and ‘…’ and '…' where they close with the mark of a sentence or a comma ('No,' he said), since else they are apostrophes or
//! set a word apart.

use super::{Attribution, AttributionRule};
use crate::{
    claims::Claim,
    lang::Pack,
    segment::{Paragraph, Role},
    text::{Span, is_invisible, is_letter_or_digit, is_piece, keys_of},
};

/// A sentence that only names the speaker of the quotation before it has at most so many words.
const TAIL_WORDS: usize = 16;
/// So many words after a dash tell who speaks.
const ASIDE_WORDS: usize = 4;

/// The outermost quotations of `text` with their marks, in order.
pub(in crate::claims) fn quotations(text: &str, paragraphs: &[Paragraph], pack: &Pack) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    for paragraph in paragraphs.iter().filter(|paragraph| !matches!(paragraph.role, Role::Header | Role::Furniture)) {
        let goes_on = open && paragraph.span.of(text).starts_with(['"', '“', '«', '„', '「', '‘', '`', '\'']);
        if let Some(speech) = dashed_speech(text, paragraph.span, pack) {
            found.push(speech);
            open = false;
            continue;
        }
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

/// A paragraph that is speech after a dash, its speaker between two others: "— Мы устали, — сказал он. — Пора домой.". What
/// the speaker's words are is told sentence by sentence.
fn dashed_speech(text: &str, span: Span, pack: &Pack) -> Option<Span> {
    let is_dash = |ch: char| matches!(ch, '—' | '–');
    let words = span.of(text).strip_prefix(is_dash)?;
    let mut asides = words.match_indices([',', '!', '?', '…', '.']).filter_map(|(at, mark)| {
        let aside = words[at + mark.len()..].trim_start().strip_prefix(is_dash)?;
        Some(
            aside
                .split(|ch| !is_letter_or_digit(ch))
                .filter(|word| !word.is_empty())
                .take(ASIDE_WORDS)
                .flat_map(keys_of),
        )
    });
    let is_speech = words.starts_with(char::is_whitespace)
        && asides.any(|aside| pack.cues.inverted.starting(&aside.collect::<Vec<u64>>()).is_some());
    is_speech.then(|| Span { start: span.end - words.len() as u32, ..span }.trimmed(text))
}

/// The quotations in one paragraph, and whether the last is not closed.
fn quotations_of_paragraph(text: &str, span: Span) -> (Vec<Span>, bool) {
    let words = span.of(text);
    let mut found = Vec::new();
    // What closes the quotations that are open, the outermost first.
    let mut open: Vec<Closer> = Vec::new();
    let (mut start, mut last_close) = (0, None);
    let mut at = 0;
    while let Some(ch) = words[at..].chars().next() {
        let next = at + ch.len_utf8();
        let Some((mark, len)) = mark(words, at, open.last().copied()) else {
            at = next;
            continue;
        };
        match mark {
            Mark::Opens(closer) => {
                if open.is_empty() {
                    (start, last_close) = (at, None);
                }
                open.push(closer);
            }
            Mark::Closes if !open.is_empty() => {
                open.pop();
                last_close = Some(at + len);
                if open.is_empty() {
                    found.push(Span::new(start, at + len).shifted(span.start));
                }
            }
            Mark::Closes => (),
        }
        at += len;
    }
    let is_open = !open.is_empty() && last_close.is_none();
    if !open.is_empty() {
        found.push(Span::new(start, last_close.unwrap_or(words.len())).shifted(span.start));
    }
    (found, is_open)
}

/// What a mark does to a quotation.
enum Mark {
    Opens(Closer),
    Closes,
}

/// What closes a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closer {
    /// Any double mark.
    Double,
    /// “ as well, after „.
    Low,
    /// A single mark.
    Single,
    /// 」 or 』.
    Corner,
}

/// What the character at `at` of `words` does to a quotation, of which the innermost closes with `open`, and the bytes of the
/// mark.
fn mark(words: &str, at: usize, open: Option<Closer>) -> Option<(Mark, usize)> {
    let rest = &words[at..];
    let ch = rest.chars().next()?;
    let len = ch.len_utf8();
    let before = words[..at].chars().next_back();
    let starts_word = || {
        before.is_none_or(|ch| {
            ch.is_whitespace() || matches!(ch, '(' | '[' | '"' | '“' | '-' | '–' | '—') || is_invisible(ch)
        })
    };
    let opens = |closer: Closer, len: usize| Some((Mark::Opens(closer), len));
    let closes = |len: usize| Some((Mark::Closes, len));
    match ch {
        '“' if open == Some(Closer::Low) => closes(len),
        '“' | '«' => opens(Closer::Double, len),
        '„' => opens(Closer::Low, len),
        '”' | '»' => closes(len),
        '「' | '『' => opens(Closer::Corner, len),
        '」' | '』' if open == Some(Closer::Corner) => closes(len),
        '"' if starts_word() && rest[len..].starts_with(|ch: char| !ch.is_whitespace()) => opens(Closer::Double, len),
        '"' => closes(len),
        '`' if rest.starts_with("``") => opens(Closer::Double, 2),
        '\'' if rest.starts_with("\'\'") && open.is_some() => closes(2),
        '<' if rest.starts_with("<<") && rest[2..].starts_with(is_letter_or_digit) => opens(Closer::Double, 2),
        '>' if rest.starts_with(">>") && open.is_some() => closes(2),
        '\'' | '‘' if starts_word() && opens_single(&rest[len..], ch) => opens(Closer::Single, len),
        '\'' | '’' if open == Some(Closer::Single) && closes_single(words, at, len) => closes(len),
        _ => None,
    }
}

/// Whether a single mark opens a quotation before `rest`: it closes in reach, after the mark of a sentence or a comma.
fn opens_single(rest: &str, mark: char) -> bool {
    const REACH: usize = 600; // bytes
    let reach = &rest[..rest.floor_char_boundary(REACH)];
    let closer = if mark == '‘' { '’' } else { '\'' };
    let begins = reach.starts_with(|ch: char| is_letter_or_digit(ch) && !is_piece(ch));
    begins && reach.match_indices(closer).any(|(at, _)| closes_single(reach, at, closer.len_utf8()))
}

/// Whether the single mark of `len` bytes at `at` closes a quotation.
fn closes_single(words: &str, at: usize, len: usize) -> bool {
    words[..at].ends_with([',', '.', '!', '?', '…']) && !words[at + len..].starts_with(is_letter_or_digit)
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
            match &mut claim.attribution {
                Some(said) if said.span == speaker => said.direct = true,
                said => {
                    let rule = AttributionRule::Spread;
                    *said = Some(Attribution { span: speaker, direct: true, rule, cue: None });
                }
            }
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
        let closes = claims[last].span.of(text).ends_with(['”', '"', '」', '』', '’', '\'']);
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
        let found: Vec<&str> =
            quotations(text, &paragraphs, pack(Some("en"))).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn quotations_are_the_outermost() {
        check("He said \"a \"b c\" d.\" and “e”.", &["\"a \"b c\" d.\"", "“e”"]);
        check("It was an “iron fist\" and 5\" long.", &["“iron fist\""]);
        check("They said it was “groundless and “vile.", &["“groundless and “vile."]);
    }

    #[test]
    fn marks_of_any_kind() {
        check("``It was not full,'' said the owner.", &["``It was not full,''"]);
        check("<<It was not full>>, said the owner.", &["<<It was not full>>"]);
        check("„It was not full“, said the owner, and “so it was”.", &["„It was not full“", "“so it was”"]);
        check("‘It wasn’t full,’ said the owner. ‘I’d know.’", &["‘It wasn’t full,’", "‘I’d know.’"]);
        check("'It wasn't full,' said the owner of the boys' club.", &["'It wasn't full,'"]);
        check("「船没有超载」，船主说。", &["「船没有超载」"]);
        check("He was “told ‘No.’ twice”, he said.", &["“told ‘No.’ twice”"]);
    }

    #[test]
    fn apostrophes_are_no_quotations() {
        for text in [
            "The '90s were the owners' best years, the boys' club's too.",
            "The ferry ‘Aurora’ sank.",
            "They'd sail 'em on, rock 'n' roll was playing.",
            "It was 5' 10\" and no more.",
            "1 << 2 is 4 >> 0.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn an_open_quotation_goes_on_in_the_next_paragraph() {
        check("Then: “It rained. It poured.\n“It stopped,” he said.", &["“It rained. It poured.\n“It stopped,”"]);
        check("Then: “It rained all day long.\nIt stopped, he said, at five.", &["“It rained all day long."]);
    }

    proptest! {
        #[test]
        fn quotations_are_apart_and_in_order(text in "([“”«»„‘’「」『』\"'`<>a., \n]|nói ){1,60}") {
            let Ok(document) = ingest::pasted(&text) else { return Ok(()) };
            let paragraphs = segment::segment(&document, pack(Some("vi")));
            let found = quotations(&document.text, &paragraphs, pack(Some("vi")));
            prop_assert!(found.iter().all(|span| document.text.get(span.range()).is_some() && !span.is_empty()));
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
