//! The lines around an article's head that say who published it when, without a header: "Published 14 September 2023",
//! "Thứ tư, 18/05/2016 - 07:32 (GMT+7)", "By Ann Lee", "Harbour Daily | 6 March 2024".
//!
//! All of it is guessed, and only where the article's first paragraph follows. Known limit: a day without a year says
//! nothing.

use super::{
    dateline::dateline,
    document::HeaderKey,
    header::{header_line, leading_key, lines},
    outlets::{is_outlet, is_outlet_beside, is_writer, may_be_outlet, name_in, writer_of_paper},
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
    let mut is_titled = false;
    let mut lines = lines(&text[from..]).map(|line| line.shifted(from as u32)).take(LINES).peekable();
    while let Some(line) = lines.next() {
        let parts = parts(text, line);
        let next = lines.peek().map_or("", |next| next.of(text));
        let place = Beside::new(text, line, &parts, is_titled, next);
        let declared: Vec<(HeaderKey, Span)> = parts.iter().filter_map(|&part| declared(text, part, place)).collect();
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
        is_titled |= !says_all;
    }
    Masthead::default()
}

/// What stands with a part of a line.
#[derive(Clone, Copy)]
struct Beside {
    /// A day on the same line.
    day: bool,
    /// The name of an outlet in another part of it.
    outlet: bool,
    /// More than one part.
    others: bool,
    /// A line that may be the title, earlier.
    title: bool,
    /// The same, and a day on the next line.
    before_day: bool,
}

impl Beside {
    fn new(text: &str, line: Span, parts: &[Span], title: bool, next: &str) -> Self {
        let outlet = parts.len() > 1 && parts.iter().any(|part| is_outlet_beside(without_marks(part.of(text))));
        let before_day = title && is_day_line(next) && begins_day(next);
        Beside { day: has_day(line.of(text)), outlet, others: parts.len() > 1, title, before_day }
    }
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
        let head = without_marks(before.of(text));
        let tail = rest.of(text).split(is_bar).next().unwrap_or_default().trim();
        let is_name_before_day = || is_persons_name(head) || is_outlet_beside(head) || is_place(before.of(text));
        let outlet_after = || {
            let is_capitals = || {
                tail.starts_with(['«', '“', '"'])
                    || tail.split_whitespace().all(|word| !word.starts_with(char::is_lowercase))
            };
            is_outlet_beside(tail)
                && ((is_day_line(head) && begins_day(head))
                    || (is_capitals() && names_author(without_small_words(head))))
        };
        let writer_after = || is_writer(tail) && is_outlet_beside(head);
        header_line(text, rest).is_some()
            || leading_key(rest.of(text)).is_some_and(|label| dated(label) || named(label))
            || (is_day() && (after_outlet() || is_name_before_day()))
            || outlet_after()
            || writer_after()
    };
    let spaces = words.match_indices(char::is_whitespace).map(|(at, space)| (at, space.len()));
    ends.extend(spaces.filter(|&(at, _)| begins_label(at)));
    ends.extend(writer_of_paper(words).map(|at| (at, 0)));
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

/// Whether `ch` parts what a line says.
fn is_bar(ch: char) -> bool {
    matches!(ch, '|' | '·' | '•' | '｜' | '\t')
}

/// Where the part of a line begins that ends with `words`.
fn start_of_part(words: &str) -> usize {
    let mark = words.char_indices().rfind(|&(_, ch)| is_bar(ch));
    mark.map_or(0, |(at, ch)| at + ch.len_utf8())
}

/// `words` without the marks that part them from what stands beside them.
fn without_marks(words: &str) -> &str {
    words.trim_matches([',', '-', '–', '—', ' '])
}

/// `words` without the small words that part a name from what follows ("Jane Roe of the").
fn without_small_words(words: &str) -> &str {
    let mut words = without_marks(words);
    while let Some((head, _)) = words.rsplit_once(' ').filter(|(_, last)| last.starts_with(char::is_lowercase)) {
        words = without_marks(head);
    }
    words
}

/// Whether `words` name who wrote the article: with a label, or a person's name alone.
fn names_author(words: &str) -> bool {
    let declared = header_line(words, Span::new(0, words.len())).map(|line| (line.key, line.label.end as usize));
    let labelled = || declared.or_else(|| leading_key(words)).filter(|(key, _)| *key == HeaderKey::Author);
    let is_whole_name = |name: &str| name.split_whitespace().count() > 1 && is_name(name) && names_somebody(name);
    is_persons_name(words) || labelled().is_some_and(|(_, end)| is_whole_name(without_small_words(&words[end..])))
}

/// Whether `words` are a person's name: two to four capitals, the first a given name, or in Vietnamese a family name.
pub(super) fn is_persons_name(words: &str) -> bool {
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
fn declared(text: &str, part: Span, beside: Beside) -> Option<(HeaderKey, Span)> {
    let words = part.of(text);
    if let Some(line) = header_line(text, part) {
        let value = bare(text, line.value);
        let value = if line.key == HeaderKey::Author { of_author(text, value) } else { value };
        let fits = match line.key {
            HeaderKey::Published | HeaderKey::Updated => is_day_line(value.of(text)),
            HeaderKey::Source | HeaderKey::Author => is_name(value.of(text)),
            // «Текст: Ида Хольм» names the author under a title.
            HeaderKey::Content if is_persons_name(value.of(text)) => return Some((HeaderKey::Author, value)),
            _ => false,
        };
        return fits.then_some((line.key, if line.key == HeaderKey::Source { name_in(text, value) } else { value }));
    }
    if let Some((key, end)) = leading_key(words) {
        let rest = bare(text, Span { start: part.start + end as u32, ..part });
        let author = of_author(text, rest);
        match key {
            HeaderKey::Published | HeaderKey::Updated if is_day_line(rest.of(text)) => return Some((key, rest)),
            HeaderKey::Updated if begins_day(rest.of(text)) => return Some((key, rest)),
            HeaderKey::Author if is_name(author.of(text)) && names_somebody(author.of(text)) => {
                return Some((key, author));
            }
            HeaderKey::Source if beside.title && !is_outlet(without_marks(words)) && is_named_alone(rest.of(text)) => {
                return Some((key, name_in(text, rest)));
            }
            _ => {}
        }
    }
    unlabelled(text, bare(text, part), beside)
}

/// What a part without a label declares by its form and what stands beside it.
fn unlabelled(text: &str, part: Span, beside: Beside) -> Option<(HeaderKey, Span)> {
    let words = part.of(text);
    if is_persons_name(words) && (beside.day || beside.outlet) {
        return Some((HeaderKey::Author, part));
    }
    let without_mail = words.rsplit_once(' ').filter(|(_, last)| last.contains('@')).map_or(words, |(head, _)| head);
    if is_writer(without_mail) {
        return Some((HeaderKey::Author, Span { end: part.start + without_mail.len() as u32, ..part }.trimmed(text)));
    }
    let has_company = (beside.others && (beside.day || beside.outlet)) || beside.before_day;
    let is_beside = has_company && is_outlet_beside(words);
    let is_parted_from_day = || beside.others && beside.day && may_be_outlet(words);
    if is_beside || (beside.title && is_outlet(words)) || is_parted_from_day() {
        return Some((HeaderKey::Source, name_in(text, part)));
    }
    (is_day_line(words) && begins_day(words)).then_some((HeaderKey::Other, part))
}

/// `span` without the marks that part it from what stands beside it.
fn bare(text: &str, span: Span) -> Span {
    let span = span.trimmed(text);
    let words = span.of(text);
    let inside = without_marks(words);
    let start = span.start + (inside.as_ptr() as usize - words.as_ptr() as usize) as u32;
    if inside.is_empty() { span } else { Span { start, end: start + inside.len() as u32 } }
}

/// "Port Maren,": a word or two in capitals and a comma, as a place stands before a day.
fn is_place(words: &str) -> bool {
    const MOST_WORDS: usize = 2;
    let name = words.strip_suffix(',').unwrap_or_default();
    let mut parts = name.split_whitespace();
    let are_capitals = parts.by_ref().take(MOST_WORDS).all(|word| word.starts_with(char::is_uppercase));
    !name.is_empty() && are_capitals && parts.next().is_none() && is_name(name) && !begins_day(name)
}

/// The name of who wrote the article, without the small words after it.
fn of_author(text: &str, span: Span) -> Span {
    let name = without_small_words(span.of(text));
    if name.is_empty() { span } else { Span { end: span.start + name.len() as u32, ..span } }
}

/// Whether `words` after "according to" are the name of an outlet and no sentence: capitals, and no person's name.
pub(super) fn is_named_alone(words: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let is_short = words.split_whitespace().count() <= MOST_WORDS && is_name(words);
    let is_all = || words.split_whitespace().all(|word| word.starts_with(|ch: char| ch.is_uppercase() || ch == '«'));
    is_outlet_beside(words) || (is_short && is_all() && !is_persons_name(words))
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
pub(super) fn is_month(word: &str) -> bool {
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
pub(super) fn is_name(words: &str) -> bool {
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
pub(super) fn is_capitalised(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().filter(|word| word.contains(is_letter)).collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    capitals > 0 && capitals * 3 >= words.len() * 2
}
