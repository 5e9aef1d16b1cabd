//! The dateline before an article's first sentence: "PORT MAREN, March 6 (Meridian Wire) –", "(Dân trí) -", "МОСКВА, 6 мар — РИА
//! Новости.", "(서울=연합뉴스) 김민수 기자 =", "新华社北京3月6日电".

use super::{
    masthead::{is_capitalised, is_month, is_name},
    outlets::{is_outlet_beside, is_writer, writer_of_paper},
    vietnamese::reads_as_vietnamese,
};
use crate::text::{Span, is_letter};

/// A dateline ends within so many characters.
const DATELINE_CHARS: usize = 72;

/// The dateline before the first sentence of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// The outlet or agency that it names.
    pub outlet: Span,
    /// All of it, the mark after it included.
    pub span: Span,
}

/// The dateline of the paragraph `line`, where it has one.
pub(crate) fn dateline(text: &str, line: Span) -> Option<Dateline> {
    let words = line.of(text);
    let limit = words.char_indices().nth(DATELINE_CHARS).map_or(words.len(), |(at, _)| at);
    let head = &words[..limit];
    let (name, end) =
        bracketed(head).or_else(|| after_dash(head)).or_else(|| before_dash(head)).or_else(|| chinese(head))?;
    let outlet = name.shifted(line.start).trimmed(text);
    let span = Span { start: line.start, end: line.start + end as u32 };
    is_name(outlet.of(text)).then_some(Dateline { outlet, span })
}

/// Where the marks end that part a dateline from the sentence after it.
fn after_marks(head: &str, from: usize) -> usize {
    let marks =
        |ch: char| ch.is_whitespace() || matches!(ch, '-' | '–' | '—' | '.' | ',' | '=' | '】' | '）' | ')' | ':');
    from + head[from..].find(|ch| !marks(ch)).unwrap_or(head.len() - from)
}

/// "(Dân trí) -", "PORT MAREN, March 6 (Meridian Wire) –", "(서울=연합뉴스) 김민수 기자 =", "/ТАСС/": the name, and where the dateline ends.
fn bracketed(head: &str) -> Option<(Span, usize)> {
    if let Some(open) = head.find(" /") {
        let close = open + 2 + head[open + 2..].find('/')?;
        let inside = Span::new(open + 2, close);
        let place = &head[..open];
        let is_agency = (is_dated(place) || is_place_and_day(place)) && is_capitalised(inside.of(head));
        return is_agency.then(|| (without_correspondent(head, inside), after_marks(head, close + 1)));
    }
    let open = head.find(['(', '['])?;
    let close = open + head[open..].find([')', ']'])?;
    let after = head[close + 1..].trim_start();
    let inside = Span::new(open + 1, close);
    if let Some(paper) = paper_of_writer(inside.of(head)).filter(|_| open == 0) {
        return Some((Span::new(open + 1, open + 1 + paper), after_marks(head, close + 1)));
    }
    if let Some(equals) = head[open..close].find('=') {
        let reporter = head[close + 1..].find(" = ").map_or(close + 1, |at| close + 1 + at);
        return Some((Span::new(open + equals + 1, close), after_marks(head, reporter)));
    }
    // "Hà Nội (TTXVN 6/3) -" has the day beside the agency.
    let dated = inside.of(head).rsplit_once(' ').filter(|(_, day)| is_dated(day));
    let inside = dated.map_or(inside, |(name, _)| Span::new(open + 1, open + 1 + name.len()));
    let is_place = |words: &str| words.chars().filter(|&ch| is_letter(ch)).nth(1).is_some() && is_upper(words);
    let in_country = || head[..open].split_once(',').is_some_and(|(place, _)| is_place(place));
    let place_before = dated.is_some() || is_upper(&head[..open]) || is_dated(&head[..open]) || in_country();
    let dashed = after.starts_with(['-', '–', '—']);
    let is_agency = dashed && place_before && inside.of(head).starts_with(char::is_uppercase);
    is_agency.then(|| (inside, after_marks(head, close + 1)))
}

/// "МОСКВА, 6 мар — РИА Новости.".
fn after_dash(head: &str) -> Option<(Span, usize)> {
    let (dash, mark) = [" — ", " – ", " - "].iter().filter_map(|mark| Some((head.find(mark)?, mark.len()))).min()?;
    let is_place = head[..dash].split_once(',').is_some_and(|(place, _)| is_upper(place));
    let start = dash + mark;
    let end = start + head[start..].find(['.', ','])?;
    let name = Span::new(start, end);
    let is_short = name.of(head).split_whitespace().count() <= 3;
    (is_place && is_short && is_capitalised(name.of(head))).then(|| (name, after_marks(head, end)))
}

/// "Дунайск. 6 марта. ИНТЕРФАКС -", and in Vietnamese "TTO -".
fn before_dash(head: &str) -> Option<(Span, usize)> {
    const SHORTEST: usize = 2; // letters
    let dash = [" — ", " – ", " - "].iter().filter_map(|mark| head.find(mark)).min()?;
    let start = head[..dash].rfind(' ').map_or(0, |at| at + 1);
    let name = Span::new(start, dash);
    let is_name = is_upper(name.of(head)) && name.of(head).chars().filter(|&ch| is_letter(ch)).count() >= SHORTEST;
    let is_known = is_dated(&head[..start]) || (start == 0 && reads_as_vietnamese(&head[dash..]));
    (is_name && is_known).then(|| (name, after_marks(head, dash)))
}

/// "新华社北京3月6日电", "【甲报3月6日讯】".
fn chinese(head: &str) -> Option<(Span, usize)> {
    let start = head.len() - head.trim_start_matches(['【', '（', '(']).len();
    let closed = || Some(start + head[start..].find(['】', '）', ')'])?).filter(|_| start > 0);
    if let Some(end) = closed()
        && let Some(writer) = writer_of_paper(&head[start..end])
    {
        return Some((Span::new(start, start + writer), after_marks(head, end)));
    }
    let (wire, mark) = head.match_indices(['电', '電', '讯', '訊']).next()?;
    let before = &head[..wire];
    let (at, last) = before.match_indices(['社', '网', '網', '报', '報']).next()?;
    let name = Span::new(start, at + last.len());
    // "海岸晚报讯 …"
    let is_own_news = wire == name.end as usize && head[wire + mark.len()..].starts_with(char::is_whitespace);
    ((before.ends_with('日') || is_own_news) && at > start).then(|| (name, after_marks(head, wire + mark.len())))
}

/// The bytes of the paper's name in "새벽일보 김민수 기자".
fn paper_of_writer(words: &str) -> Option<usize> {
    let (paper, writer) = words.split_once(' ')?;
    (is_outlet_beside(paper) && is_writer(writer)).then_some(paper.len())
}

/// "ВЛАДИВОСТОК, 6 мар": a place in capitals, and a figure after it.
fn is_place_and_day(words: &str) -> bool {
    words.split_once(',').is_some_and(|(place, day)| {
        is_upper(place) && place.contains(is_letter) && day.trim_start().starts_with(|ch: char| ch.is_ascii_digit())
    })
}

/// The agency in "Корр. МАЯК Иван Петров": the word in capitals, or what follows the short form.
fn without_correspondent(head: &str, inside: Span) -> Span {
    const SHORTEST: usize = 2; // letters
    let words = inside.of(head);
    let at = |part: &str| {
        let start = inside.start as usize + (part.as_ptr() as usize - words.as_ptr() as usize);
        Span::new(start, start + part.len())
    };
    let is_capitals = |word: &&str| is_upper(word) && word.chars().filter(|&ch| is_letter(ch)).count() >= SHORTEST;
    let after_short_form =
        || words.split_once(". ").filter(|(short, _)| !short.contains(' ')).map(|(_, rest)| at(rest));
    words.split_whitespace().find(is_capitals).map(at).or_else(after_short_form).unwrap_or(inside)
}

/// Whether all letters are capitals.
fn is_upper(words: &str) -> bool {
    words.chars().filter(|&ch| is_letter(ch)).all(char::is_uppercase)
}

/// Whether a day stands in `words`, as it does before the name of an agency: a figure and a month, or two figures.
fn is_dated(words: &str) -> bool {
    let is_digit = |ch: char| ch.is_ascii_digit();
    let joined = |(at, _): (usize, &str)| words[..at].ends_with(is_digit) && words[at + 1..].starts_with(is_digit);
    let by_mark = || words.match_indices(['/', '.', '-']).any(joined);
    let named = || words.split(|ch| !is_letter(ch)).any(|word| !word.is_empty() && is_month(word));
    words.contains(is_digit) && (by_mark() || named() || words.contains(['日', '일']))
}
