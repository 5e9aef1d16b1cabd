//! A document's text into paragraphs and sentences, with what is not the article's own text marked.
//!
//! Law: the pieces of all paragraphs are in order, do not overlap, lie on character boundaries, and with the white
//! space between them are the whole text. This room knows languages but compares nothing. Known limit: furniture is
//! known by its shape, its place and the lack of a verb; nothing is learnt from other articles of the same outlet, and a
//! heading that makes a statement is taken for one.

mod credits;
mod furniture;
mod marks;
mod page;
mod pull_quotes;
mod repeats;
mod rule;
mod sentences;
mod stamps;
mod words;

use crate::{
    ingest::{Document, HeaderKey, HeaderLine, dateline},
    lang::Pack,
    text::{Span, is_letter_or_digit},
};
use page::{End, Page};
use repeats::{Look, Repeats};
pub use rule::Rule;
pub(crate) use stamps::name_before_stamp;

/// One line of the text that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The line without white space at its ends.
    pub span: Span,
    /// What it is in the article.
    pub role: Role,
    /// Its parts, in order; white space lies between them.
    pub pieces: Vec<Piece>,
}

/// What a paragraph is in its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// A header line that is only metadata (`Link: …`).
    Header,
    /// The value of `Title:`, or a first line that stands as a title.
    Headline,
    /// The value of `Summary:`.
    Lead,
    /// The article's own text.
    #[default]
    Body,
    /// The words under a picture.
    Caption,
    /// A line of the page around the article.
    Furniture,
}

/// A part of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: PieceKind,
    /// By which rule it is that, or ends there.
    pub rule: Rule,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// A sentence, from which claims are made.
    Sentence,
    /// A header's key, a whole header line that is only metadata, or the dateline before the first sentence.
    Header,
    /// Who made a picture.
    Credit,
    /// A line of the page around the article.
    Furniture,
}

impl Role {
    /// The role as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Header => "header",
            Role::Headline => "headline",
            Role::Lead => "lead",
            Role::Body => "body",
            Role::Caption => "caption",
            Role::Furniture => "furniture",
        }
    }
}

impl PieceKind {
    /// The kind as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            PieceKind::Sentence => "sentence",
            PieceKind::Header => "header",
            PieceKind::Credit => "credit",
            PieceKind::Furniture => "furniture",
        }
    }
}

/// Divides `document` into paragraphs by the rules of its language, and by what a reader marked.
pub fn segment(document: &Document, pack: &Pack) -> Vec<Paragraph> {
    let text = &document.text;
    let header_of = |line: Span| document.header.iter().find(|header| line.contains(header.label));
    let lines = lines(text, &document.joins);
    if !document.cues.is_empty() {
        let mut paragraphs = lines.into_iter().map(|line| cue_paragraph(document, line, pack)).collect::<Vec<_>>();
        document.marks.iter().for_each(|&mark| marks::apply(text, &mut paragraphs, mark));
        return paragraphs;
    }
    let body: Vec<Span> = lines.iter().copied().filter(|&line| header_of(line).is_none()).collect();
    let title = document.metadata.title.as_ref().and_then(|title| title.at);
    let page = Page::new(text, &body, title, pack);
    let mut repeats = Repeats::default();
    let mut body_at = 0..;
    let mut paragraph = |line| match header_of(line) {
        Some(header) => header_paragraph(text, line, header, pack),
        None => body_paragraph(&page, body_at.next().unwrap_or_default(), &mut repeats),
    };
    let mut paragraphs: Vec<Paragraph> = lines.into_iter().map(&mut paragraph).collect();
    stamps::take_off(text, &mut paragraphs);
    pull_quotes::take_out(text, &mut paragraphs);
    document.marks.iter().for_each(|&mark| marks::apply(text, &mut paragraphs, mark));
    paragraphs
}

/// A line of subtitles: what tells when something is shown is furniture, and all else is said. Inside a sentence it stays
/// with the sentence.
fn cue_paragraph(document: &Document, line: Span, pack: &Pack) -> Paragraph {
    let text = &document.text;
    let head_at =
        |start: u32| document.cues.binary_search_by_key(&start, |head| head.start).map(|at| document.cues[at]);
    let (mut pieces, mut found) = (Vec::new(), Vec::new());
    push_sentences(text, line, pack, &mut found);
    for Piece { mut span, kind, rule } in found {
        while let Ok(head) = head_at(span.start) {
            pieces.push(Piece::new(head, PieceKind::Furniture, Rule::Cue));
            span = Span { start: head.end.min(span.end), ..span }.trimmed(text);
        }
        pieces.extend((!span.is_empty()).then_some(Piece { span, kind, rule }));
    }
    let says = pieces.iter().any(|piece| piece.kind == PieceKind::Sentence);
    Paragraph { span: line, role: if says { Role::Body } else { Role::Furniture }, pieces }
}

/// The lines of `text` that are not blank, without white space at their ends; those that `joins` parts are one, with the
/// lines in between.
fn lines(text: &str, joins: &[Span]) -> Vec<Span> {
    let mut joins = joins.iter().peekable();
    let mut joined_up_to = 0;
    let is_end = |ch| matches!(ch, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut spans: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(is_end) {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if span.is_empty() {
            continue;
        }
        let join = joins.next_if(|join| join.start < span.start);
        joined_up_to = join.map_or(joined_up_to, |join| join.end);
        match spans.last_mut() {
            _ if span.start < joined_up_to => (),
            Some(last) if span.start == joined_up_to => last.end = span.end,
            _ => spans.push(span),
        }
    }
    spans
}

fn header_paragraph(text: &str, line: Span, header: &HeaderLine, pack: &Pack) -> Paragraph {
    let role = match header.key {
        HeaderKey::Title => Role::Headline,
        HeaderKey::Summary => Role::Lead,
        HeaderKey::Content if !header.value.is_empty() => Role::Body,
        _ => {
            let pieces = vec![Piece::new(line, PieceKind::Header, Rule::Header)];
            return Paragraph { span: line, role: Role::Header, pieces };
        }
    };
    let label = Span { start: line.start, end: header.label.end };
    let value = Span { start: label.end, end: line.end }.trimmed(text);
    let mut pieces = vec![Piece::new(label, PieceKind::Header, Rule::Header)];
    push_sentences(text, value, pack, &mut pieces);
    Paragraph { span: line, role, pieces }
}

/// A dateline stands behind so few lines at most: a title, a summary, who wrote it.
const MOST_BEFORE_DATELINE: usize = 4;

/// The line with index `at` among those of the body.
fn body_paragraph(page: &Page<'_>, at: usize, repeats: &mut Repeats) -> Paragraph {
    let (text, pack, line) = (page.text, page.pack, page.line(at));
    let span = line.span;
    let before = credits::leading(text, span);
    let rest = Span { start: before.map_or(span.start, |credit| credit.end), ..span }.trimmed(text);
    let after = credits::trailing(text, rest, pack);
    let words = Span { end: after.map_or(rest.end, |(credit, _)| credit.start), ..rest }.trimmed(text);
    let caption = before.is_some() || after.is_some();
    let (role, rule) = if caption { (Role::Caption, None) } else { furniture::role(page, at) };
    let repeated = repeats.note(words.of(text), Look { caption, open: line.end == End::Open });
    let (role, rule) = match repeated && role != Role::Headline {
        true => (Role::Furniture, rule.or(Some(Rule::Repeat))),
        false => (role, rule),
    };
    let credit = |span: Span, rule: Rule| Piece::new(span, PieceKind::Credit, rule);
    let mut pieces: Vec<Piece> = before.map(|before| credit(before, Rule::LeadingCredit)).into_iter().collect();
    match (role, rule) {
        (Role::Furniture, Some(rule)) if !words.is_empty() => {
            pieces.push(Piece::new(words, PieceKind::Furniture, rule));
        }
        (Role::Body, _) if at < MOST_BEFORE_DATELINE => {
            // "(사진=연합뉴스)" names the maker of a picture.
            let is_credit = |line: Span| pack.credits.starting(&words::keys(line.of(text))).is_some();
            let dateline = dateline(text, words).filter(|line| line.span.end < words.end && !is_credit(line.span));
            let line = dateline.map(|dateline| dateline.span.trimmed(text));
            pieces.extend(line.map(|line| Piece::new(line, PieceKind::Header, Rule::Dateline)));
            let rest = Span { start: line.map_or(words.start, |line| line.end), ..words }.trimmed(text);
            push_sentences(text, rest, pack, &mut pieces);
        }
        _ => push_sentences(text, words, pack, &mut pieces),
    }
    if page.is_near_an_end(at) {
        pieces
            .iter_mut()
            .filter(|piece| words::is_superseded(piece.span.of(text), pack))
            .for_each(|piece| (piece.kind, piece.rule) = (PieceKind::Furniture, Rule::Superseded));
    }
    pieces.extend(after.map(|(after, rule)| credit(after, rule)));
    Paragraph { span, role, pieces }
}

/// Adds the sentences of `span`; one without a letter or digit says nothing and is furniture.
fn push_sentences(text: &str, span: Span, pack: &Pack, pieces: &mut Vec<Piece>) {
    pieces.extend(sentences::sentences(text, span, pack).into_iter().map(|(sentence, rule)| {
        let says_something = sentence.of(text).contains(is_letter_or_digit);
        match says_something {
            true => Piece::new(sentence, PieceKind::Sentence, rule),
            false => Piece::new(sentence, PieceKind::Furniture, Rule::NoWords),
        }
    }));
}

impl Piece {
    fn new(span: Span, kind: PieceKind, rule: Rule) -> Self {
        Piece { span, kind, rule }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{ingest, lang::pack};

    /// The paragraphs of `text`, one a line: role, then the pieces with a mark of their kind.
    fn check(text: &str, expected: &[&str]) {
        let document = ingest::pasted(text).unwrap();
        let shown: Vec<String> = segment(&document, pack(Some("vi")))
            .iter()
            .map(|paragraph| {
                let piece = |piece: &Piece| format!(" {}[{}]", &piece.kind.as_str()[..1], piece.span.of(text));
                format!("{}{}", paragraph.role.as_str(), paragraph.pieces.iter().map(piece).collect::<String>())
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_header_gives_headline_and_lead() {
        check(
            "Title: Tàu chìm ở Hạ Long\nLink: http://a.vn/b\nSummary: Có 3 người. Tất cả an toàn.\nContent:\nSáng nay tàu chìm.",
            &[
                "headline h[Title:] s[Tàu chìm ở Hạ Long]",
                "header h[Link: http://a.vn/b]",
                "lead h[Summary:] s[Có 3 người.] s[Tất cả an toàn.]",
                "header h[Content:]",
                "body s[Sáng nay tàu chìm.]",
            ],
        );
    }

    #[test]
    fn a_header_in_latin_letters_makes_no_other_text_foreign() {
        check(
            "Source: Harbour Daily\nPublished Date: 2024-03-06\nContent:\n渡轮沉没\n九人受伤。",
            &[
                "header h[Source: Harbour Daily]",
                "header h[Published Date: 2024-03-06]",
                "header h[Content:]",
                "headline s[渡轮沉没]",
                "body s[九人受伤。]",
            ],
        );
    }

    #[test]
    fn a_dateline_is_no_part_of_the_first_sentence() {
        check(
            "Ferry rams pilot boat\nPORT MAREN, March 6 (Meridian Wire) - The ferry Astrid rammed a pilot boat, the harbour said.",
            &[
                "headline s[Ferry rams pilot boat]",
                "body h[PORT MAREN, March 6 (Meridian Wire) -] s[The ferry Astrid rammed a pilot boat, the harbour said.]",
            ],
        );
        check(
            "Tàu chìm ở Hạ Long\n(Dân Báo) - Sáng nay một tàu du lịch chìm ở vịnh.",
            &["headline s[Tàu chìm ở Hạ Long]", "body h[(Dân Báo) -] s[Sáng nay một tàu du lịch chìm ở vịnh.]"],
        );
        check(
            "Tàu chìm ở Hạ Long\nTàu Hạ Long 5 (Quảng Ninh) chìm sáng nay.",
            &["headline s[Tàu chìm ở Hạ Long]", "body s[Tàu Hạ Long 5 (Quảng Ninh) chìm sáng nay.]"],
        );
    }

    #[test]
    fn captions_lose_their_credit() {
        check(
            "Hai bên đã ký kết thỏa thuận sáng nay.\nBản đồ khu vực biên giới hai nước. Ảnh: VOA\nÔng Lê dự lễ ở Huế - Báo Mới, 1920, 13.09.2023\nSân bay nhìn từ trên cao (Ảnh: An Ninh)",
            &[
                "body s[Hai bên đã ký kết thỏa thuận sáng nay.]",
                "caption s[Bản đồ khu vực biên giới hai nước.] c[Ảnh: VOA]",
                "caption s[Ông Lê dự lễ ở Huế] c[- Báo Mới, 1920, 13.09.2023]",
                "caption s[Sân bay nhìn từ trên cao] c[(Ảnh: An Ninh)]",
            ],
        );
    }

    #[test]
    fn the_page_around_the_article_is_furniture() {
        check(
            "Tàu du lịch dừng hoạt động sáu tháng\nĐội tàu bị đình chỉ từ hôm qua.\n>> Đọc thêm: Vì sao giá vé tăng mạnh ở miền Trung?\nĐăng ký\nЗаголовок открываемого материала сегодня\n* * *\nNguyễn Văn An (Tổng hợp) /Báo Mới",
            &[
                "headline s[Tàu du lịch dừng hoạt động sáu tháng]",
                "body s[Đội tàu bị đình chỉ từ hôm qua.]",
                "furniture f[>> Đọc thêm: Vì sao giá vé tăng mạnh ở miền Trung?]",
                "furniture f[Đăng ký]",
                "furniture f[Заголовок открываемого материала сегодня]",
                "furniture f[* * *]",
                "furniture f[Nguyễn Văn An (Tổng hợp) /Báo Mới]",
            ],
        );
    }

    #[test]
    fn a_credit_before_a_caption_ends_where_the_caption_is_glued_to_it() {
        check(
            "Hai bên đã ký kết thỏa thuận sáng nay.\n© POOL / Chuyển đến kho ảnhTàu rời cảng Huế sáng 3/5\nTàu rời cảng Huế sáng 3/5 - Báo Mới, 1920, 03.05.2023\n© 2023 VnExpress",
            &[
                "body s[Hai bên đã ký kết thỏa thuận sáng nay.]",
                "caption c[© POOL / Chuyển đến kho ảnh] s[Tàu rời cảng Huế sáng 3/5]",
                "furniture f[Tàu rời cảng Huế sáng 3/5] c[- Báo Mới, 1920, 03.05.2023]",
                "caption c[© 2023 VnExpress]",
            ],
        );
    }

    proptest! {
        #[test]
        fn the_pieces_tile_the_text(text in "([A-ZĐa-zạ0-9 .,?!:“”()|>\r\n\t-]|Ảnh: |© |ảnhB|Xem thêm: |TP\\.|\u{2028}){1,80}") {
            let Ok(document) = ingest::pasted(&text) else { return Ok(()) };
            let mut at = 0;
            for paragraph in segment(&document, pack(Some("vi"))) {
                prop_assert!(!paragraph.pieces.is_empty());
                for piece in paragraph.pieces {
                    prop_assert!(!piece.span.is_empty() && piece.span.start as usize >= at);
                    prop_assert!(document.text[at..piece.span.start as usize].trim().is_empty());
                    prop_assert!(paragraph.span.contains(piece.span));
                    at = piece.span.end as usize;
                }
            }
            prop_assert!(document.text[at..].trim().is_empty());
        }
    }
}
