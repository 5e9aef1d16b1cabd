//! The lines around an article's head that say who published it when, without a header: "Published 14 September 2023",
//! "Thứ tư, 18/05/2016 - 07:32 (GMT+7)", "By Ann Lee", and the dateline before its first sentence ("(Dân trí) -").
//!
//! All of it is guessed, and only where the article's first paragraph follows. Known limit: a day without a year says
//! nothing.

use super::{
    document::HeaderKey,
    header::{header_line, leading_key, lines},
    vietnamese::reads_as_vietnamese,
};
use crate::{
    lang,
    text::{Span, fold_word, is_han, is_letter, is_piece, keys_of, word_key},
};

/// So many lines at the top are looked at.
const LINES: usize = 14;
/// A line of more characters is a paragraph, and so is a sentence of so many words.
const PARAGRAPH_CHARS: usize = 140;
const SENTENCE_WORDS: usize = 5;
/// A line with a day has so many characters at most, and so many words beside the day.
const DAY_CHARS: usize = 90;
const OTHER_WORDS: usize = 4;
/// The name of an outlet or an author has so many characters at most.
const NAME_CHARS: usize = 48;
/// A dateline ends within so many characters.
const DATELINE_CHARS: usize = 72;

/// What the head of an article says, each with where it stands.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Masthead {
    pub published: Option<Span>,
    pub source: Option<Span>,
    pub author: Option<Span>,
    /// The outlet or agency before the first sentence.
    pub dateline: Option<Span>,
    /// Lines that say nothing else, so that none of them is a title.
    pub lines: Vec<Span>,
}

/// The masthead of `text` from byte `from` on.
pub(super) fn masthead(text: &str, from: usize) -> Masthead {
    let mut head = Masthead::default();
    let (mut dated, mut updated) = (None, None);
    for line in lines(&text[from..]).map(|line| line.shifted(from as u32)).take(LINES) {
        let parts = parts(text, line);
        let declared: Vec<(HeaderKey, Span)> = parts.iter().filter_map(|&part| declared(text, part)).collect();
        let says_all = declared.len() == parts.len();
        // A line that was broken at a fixed width has no end yet.
        let found = dateline(text, line);
        let opens = found.is_some_and(|found| found.span.end < line.end && line.start > from as u32);
        if !says_all && (is_paragraph(line.of(text)) || opens) {
            head.dateline = found.map(|found| found.outlet);
            head.published = head.published.or(dated).or(updated);
            return head;
        }
        for (key, value) in declared {
            let place = match key {
                HeaderKey::Published => &mut head.published,
                HeaderKey::Updated => &mut updated,
                HeaderKey::Source => &mut head.source,
                HeaderKey::Author => &mut head.author,
                _ => &mut dated,
            };
            place.get_or_insert(value);
        }
        head.lines.extend(says_all.then_some(line));
    }
    Masthead::default()
}

/// The parts of a line that are set apart, or begin with a label: "Published … | Updated …", "… 来源：新华社".
fn parts(text: &str, line: Span) -> Vec<Span> {
    let words = line.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let marks = ["|", "·", "•", "｜", "\t", "   "];
    let mut ends: Vec<(usize, usize)> =
        marks.iter().flat_map(|mark| words.match_indices(mark).map(|(at, mark)| (at, mark.len()))).collect();
    let begins_label = |at: usize| {
        let rest = Span::new(at, words.len()).shifted(line.start).trimmed(text);
        let dated = |(key, end): (HeaderKey, usize)| {
            matches!(key, HeaderKey::Published | HeaderKey::Updated)
                && has_day(&words[..at])
                && is_day_line(&rest.of(text)[end..])
        };
        let named = |(key, end): (HeaderKey, usize)| {
            let name = rest.of(text)[end..].trim();
            key == HeaderKey::Author && has_day(&words[..at]) && is_name(name) && is_capitalised(name)
        };
        let before = Span::new(start_of_part(&words[..at]), at).shifted(line.start).trimmed(text);
        let is_day = || is_day_line(rest.of(text)) && begins_day(rest.of(text));
        let after_outlet = || {
            let outlet = header_line(text, before).filter(|line| line.key == HeaderKey::Source);
            outlet.is_some_and(|line| is_name(line.value.of(text)))
        };
        let after_person = || is_persons_name(without_marks(before.of(text)));
        header_line(text, rest).is_some()
            || leading_key(rest.of(text)).is_some_and(|label| dated(label) || named(label))
            || (is_day() && (after_outlet() || after_person()))
    };
    let spaces = words.match_indices(char::is_whitespace).map(|(at, space)| (at, space.len()));
    ends.extend(spaces.filter(|&(at, _)| begins_label(at)));
    ends.sort_unstable();
    for (at, len) in ends.into_iter().chain([(words.len(), 0)]).filter(|&(at, _)| at <= words.len()) {
        if at >= start {
            let part = Span::new(start, at).shifted(line.start).trimmed(text);
            found.extend((!part.is_empty()).then_some(part));
            start = at + len;
        }
    }
    found
}

/// Where the part of a line begins that ends with `words`.
fn start_of_part(words: &str) -> usize {
    let mark = words.char_indices().rfind(|(_, ch)| matches!(ch, '|' | '·' | '•' | '｜' | '\t'));
    mark.map_or(0, |(at, ch)| at + ch.len_utf8())
}

/// `words` without the marks that part them from what follows.
fn without_marks(words: &str) -> &str {
    words.trim_end_matches([',', '-', '–', '—', ' '])
}

/// Whether `words` are a person's name: two to four capitals, the first a given name, or in Vietnamese a family name.
fn is_persons_name(words: &str) -> bool {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    let parts: Vec<&str> = words.split_whitespace().take(WORDS.end() + 1).collect();
    let is_part =
        |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(|ch| is_letter(ch) || ch == '-');
    if !WORDS.contains(&parts.len()) || !parts.iter().all(is_part) {
        return false;
    }
    let key = word_key(&fold_word(parts[0]));
    lang::all()
        .iter()
        .map(lang::Pack::names)
        .any(|names| names.given_names.contains(&key) || (names.syllabic && names.families.contains(&key)))
}

/// What `part` declares, and where; a day without a label counts as [`HeaderKey::Other`].
fn declared(text: &str, part: Span) -> Option<(HeaderKey, Span)> {
    let words = part.of(text);
    if let Some(line) = header_line(text, part) {
        let value = line.value.of(text);
        let fits = match line.key {
            HeaderKey::Published | HeaderKey::Updated => is_day_line(value),
            HeaderKey::Source | HeaderKey::Author => is_name(value),
            // «Текст: Ида Хольм» names the author under a title.
            HeaderKey::Content if is_persons_name(value) => return Some((HeaderKey::Author, line.value)),
            _ => false,
        };
        return fits.then_some((line.key, line.value));
    }
    if let Some((key, end)) = leading_key(words) {
        let rest = Span { start: part.start + end as u32, ..part }.trimmed(text);
        match key {
            HeaderKey::Published | HeaderKey::Updated if is_day_line(rest.of(text)) => return Some((key, rest)),
            HeaderKey::Updated if begins_day(rest.of(text)) => return Some((key, rest)),
            HeaderKey::Author if is_name(rest.of(text)) && names_somebody(rest.of(text)) => return Some((key, rest)),
            _ => {}
        }
    }
    if is_persons_name(without_marks(words)) && has_day_beside(text, part) {
        return Some((HeaderKey::Author, Span { end: part.start + without_marks(words).len() as u32, ..part }));
    }
    if words.ends_with("기자") && words.chars().count() <= 12 {
        return Some((HeaderKey::Author, part));
    }
    (is_day_line(words) && begins_day(words)).then_some((HeaderKey::Other, part))
}

/// Whether a day stands on the line of `part`.
fn has_day_beside(text: &str, part: Span) -> bool {
    let ends = |ch: char| matches!(ch, '\n' | '\r');
    let rest = &text[part.end as usize..];
    has_day(&rest[..rest.find(ends).unwrap_or(rest.len())])
}

/// Whether `words` are a whole day, with its weekday, time and zone perhaps, and little else.
pub(super) fn is_day_line(words: &str) -> bool {
    if words.chars().count() > DAY_CHARS || words.contains("://") || !has_day(words) {
        return false;
    }
    let others = words.split_whitespace().filter(|word| {
        let bare = word.trim_matches(|ch: char| !ch.is_alphanumeric());
        bare.chars().all(|ch| is_letter(ch) && !is_han(ch)) && !bare.is_empty() && !is_month(bare)
    });
    // "… 9:12 p.m." ends none.
    let ends_sentence = words.trim_end().strip_suffix('.').is_some_and(|head| {
        let mut letters = head.chars().rev();
        letters.by_ref().take(2).all(is_letter)
    });
    others.count() <= OTHER_WORDS && !ends_sentence
}

/// Whether a day, a month and a year stand in `words`.
fn has_day(words: &str) -> bool {
    let numbers: Vec<&str> = words.split(|ch: char| !ch.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let is_year = |number: &str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let small = numbers.iter().filter(|number| number.len() <= 2).count();
    if !numbers.iter().any(|number| is_year(number)) || small == 0 {
        return false;
    }
    let joined = words.replace(". ", ".");
    let in_numbers = joined.split_whitespace().any(|word| {
        let word = word.trim_start_matches(|ch: char| !ch.is_ascii_digit());
        let end = word.find(|ch: char| !ch.is_ascii_digit() && !matches!(ch, '/' | '-' | '.')).unwrap_or(word.len());
        let parts_by = |mark: char| word[..end].split(mark).filter(|part| !part.is_empty()).take(4).count();
        word[..end].len() >= 8 && ['/', '-', '.'].into_iter().any(|mark| parts_by(mark) >= 3)
    });
    let counted = || small >= 2 && words.contains(['年', '년']) && words.contains(['月', '월']);
    let named = || words.split(|ch: char| !is_letter(ch)).any(is_month);
    in_numbers || counted() || named()
}

/// Whether `word` names a month, or stands before the number of one.
fn is_month(word: &str) -> bool {
    let key = word_key(&fold_word(word));
    lang::all().iter().any(|pack| pack.dates.months.contains_key(&key) || pack.dates.month.starting(&[key]) == Some(1))
}

/// Whether `words` begin with a figure, a month, a day of the week, or a word that stands before a day.
fn begins_day(words: &str) -> bool {
    let keys: Vec<u64> =
        words.split(|ch| !is_letter(ch)).filter(|word| !word.is_empty()).take(3).flat_map(keys_of).collect();
    let is_weekday =
        |pack: &lang::Pack| pack.dates.weekdays.starting(&keys).is_some() || pack.dates.day.starting(&keys).is_some();
    let first = words.trim_start_matches(|ch: char| !ch.is_alphanumeric());
    let word = first.split(|ch| !is_letter(ch)).next().unwrap_or_default();
    first.starts_with(|ch: char| ch.is_ascii_digit()) || is_month(word) || lang::all().iter().any(is_weekday)
}

/// A line that is the article's own text.
fn is_paragraph(words: &str) -> bool {
    let long = words.chars().take(PARAGRAPH_CHARS + 1).count() > PARAGRAPH_CHARS;
    let closed = words.trim_end_matches(['"', '”', '»', ')']).ends_with(['.', '!', '?', '。', '！', '？']);
    let wide = words.chars().filter(|&ch| is_han(ch)).count();
    long || (closed && words.split_whitespace().count() + wide / 2 >= SENTENCE_WORDS)
}

/// A few words without a figure and without the mark of a sentence.
fn is_name(words: &str) -> bool {
    let long = words.chars().count() > NAME_CHARS;
    !words.is_empty()
        && !long
        && !words.contains("://")
        && !words.contains(|ch: char| ch.is_ascii_digit() || matches!(ch, '?' | '!' | '。' | ';'))
}

/// Whether `words` can be a person's name: with capitals, or a few characters of a script without.
fn names_somebody(words: &str) -> bool {
    const MOST_CHARACTERS: usize = 4;
    let is_uncased = || {
        let is_name = |name: &str| name.chars().all(is_piece) && (2..=MOST_CHARACTERS).contains(&name.chars().count());
        words.split([' ', '、', '\u{3000}']).filter(|name| !name.is_empty()).all(is_name)
    };
    is_capitalised(words) || is_uncased()
}

/// Whether most words of `words` begin with a capital.
fn is_capitalised(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().filter(|word| word.contains(is_letter)).collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    capitals > 0 && capitals * 3 >= words.len() * 2
}

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
        let is_agency = is_dated(&head[..open]) && is_capitalised(inside.of(head));
        return is_agency.then(|| (inside, after_marks(head, close + 1)));
    }
    let open = head.find(['(', '['])?;
    let close = open + head[open..].find([')', ']'])?;
    let after = head[close + 1..].trim_start();
    let inside = Span::new(open + 1, close);
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
    let (wire, mark) = head.match_indices(['电', '電', '讯', '訊']).next()?;
    let before = &head[..wire];
    let (at, last) = before.match_indices(['社', '网', '網', '报', '報']).next()?;
    let name = Span::new(start, at + last.len());
    (before.ends_with('日') && at > start).then(|| (name, after_marks(head, wire + mark.len())))
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
