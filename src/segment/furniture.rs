//! Lines that are not the article's own text, told by general signs: shape, place, script, no verb.
//!
//! A line that ends with a mark is the article's own unless it is plainly a link, a label or a notice of the page. What
//! is told by having no verb rests on the language pack's list of common verbs, so a heading with a verb stays.

use super::{
    Role, Rule,
    page::{End, Line, Page, Place},
    words::{LIST_MARKS, is_labelled, is_note, leads_elsewhere, states},
};

use crate::text::is_letter;

/// In a list, a line of at most so many letters is a button rather than an item.
const BUTTON_CHARS: usize = 30;
/// A by-line has at most so many words.
const BYLINE_WORDS: usize = 12;
/// A date line has at most so many words, and so many of them may be other than numbers.
const DATE_WORDS: usize = 10;
const DATE_OTHER_WORDS: usize = 3;

/// What the line with index `at` is in its article, but for captions; of furniture, by which rule.
pub(super) fn role(page: &Page<'_>, at: usize) -> (Role, Option<Rule>) {
    if page.line(at).place == Place::Title {
        return (Role::Headline, None);
    }
    let rule = rule(page, at);
    (if rule.is_some() { Role::Furniture } else { Role::Body }, rule)
}

/// The first rule by which the line with index `at` is furniture.
fn rule(page: &Page<'_>, at: usize) -> Option<Rule> {
    let line = page.line(at);
    let words = line.span.of(page.text);
    let is_item = words.starts_with(LIST_MARKS) && line.place == Place::Inside;
    Some(match () {
        () if !words.contains(is_letter) => Rule::NoLetters,
        () if page.is_foreign(words) => Rule::OtherScript,
        () if leads_elsewhere(words) && !is_item => Rule::LeadsElsewhere,
        () if is_note(words) => Rule::Note,
        () if is_row(words) => Rule::TableRow,
        () if is_labelled(words, page.pack) => Rule::PageLabel,
        () if line.place == Place::Edge && page.is_notice(line) => Rule::Notice,
        () if page.is_under_label(at) => Rule::UnderLabel,
        () if is_date_line(words, line) => Rule::DateLine,
        () if is_byline(words, line) => Rule::Byline,
        () if is_heading(page, line) => Rule::Heading,
        () => return None,
    })
}

/// The row of a table, as Markdown writes it: "| North | 12,400 |".
fn is_row(words: &str) -> bool {
    const FEWEST_BARS: usize = 3;
    words.starts_with('|') && words.ends_with('|') && words.matches('|').take(FEWEST_BARS).count() == FEWEST_BARS
}

/// A line that is hardly more than a date: anywhere if nothing else is in it, at the page's edge with a few words more.
fn is_date_line(words: &str, line: Line) -> bool {
    let mut list = words.split_whitespace();
    let words: Vec<&str> = list.by_ref().take(DATE_WORDS).collect();
    let numbers = words.iter().filter(|word| word.contains(|ch: char| ch.is_ascii_digit())).count();
    let is_date = words.iter().any(|word| has_date_shape(word)) && line.end == End::Open && list.next().is_none();
    let others = words.len() - numbers;
    is_date && (others == 0 || (line.place == Place::Edge && others <= DATE_OTHER_WORDS))
}

/// "13/09/2023", "2023-09-13", "13.9.2023", "10:15".
fn has_date_shape(word: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.chars().all(|ch| ch.is_ascii_digit());
    let word = word.trim_matches(|ch: char| !ch.is_ascii_digit());
    let parts_by = |mark| word.split(mark).take(4).filter(|part| digits(part)).count();
    parts_by(':') == 2 || ['/', '-', '.'].into_iter().any(|mark| parts_by(mark) == 3)
}

/// Names, most of them capitalised, before or after the text.
fn is_byline(line_words: &str, line: Line) -> bool {
    let words = line_words.split([' ', '/']).take(BYLINE_WORDS + 1);
    let initials: Vec<char> = words.filter_map(|word| word.chars().find(|&ch| is_letter(ch))).collect();
    let capitals = initials.iter().filter(|ch| ch.is_uppercase()).count();
    let is_item = stands_for_itself(line_words);
    let names = initials.len() <= BYLINE_WORDS && capitals * 3 >= initials.len() * 2;
    names && line.place == Place::Edge && line.end == End::Open && !is_item
}

/// A heading or a button: short, without an end mark, without a verb, at the page's edge or alone.
fn is_heading(page: &Page<'_>, line: Line) -> bool {
    let words = line.span.of(page.text);
    if line.end == End::Closed || words.contains(|ch: char| ch.is_ascii_digit()) || stands_for_itself(words) {
        return false;
    }
    if line.end == End::Question {
        return line.place == Place::Alone && page.may_be_heading(line);
    }
    let is_button = words.chars().take(BUTTON_CHARS + 1).count() <= BUTTON_CHARS;
    let is_heading = line.place != Place::Inside && page.may_be_heading(line);
    let is_notice = line.place == Place::Edge && page.names_the_page(words);
    (is_button || is_heading) && (is_notice || !states(words, page.pack))
}

/// A quotation, an item of a list, or a name with its value ("Best song: Hello"): it says something without a verb.
fn stands_for_itself(words: &str) -> bool {
    let quoted = words.starts_with(['"', '“', '«']) && words.ends_with(['"', '”', '»']);
    let item = words.starts_with(['-', '–', '•', '*', '+']);
    quoted || item || words.contains(": ")
}
