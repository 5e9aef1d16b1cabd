//! The name of an outlet in the first lines of an article, known by a word of its own (`assets/outlets.toml`).

use std::{collections::HashSet, sync::LazyLock};

use serde::Deserialize;

use super::{
    masthead::{is_name, is_persons_name},
    vietnamese::reads_as_vietnamese,
};
use crate::text::{Span, fold_word, is_cyrillic, is_letter, is_piece};

/// A name has so many words at most.
const MOST_WORDS: usize = 6;
/// One word of Korean or Chinese that is a name has so many characters.
const PIECES: std::ops::RangeInclusive<usize> = 3..=12;

static WORDS: LazyLock<OutletWords> = LazyLock::new(|| {
    // Bundled with the program and parsed by a test below, so it cannot fail.
    toml::from_str(include_str!("../../assets/outlets.toml")).expect("bundled words of outlets")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutletWords {
    last: HashSet<String>,
    first: HashSet<String>,
    ends: Vec<String>,
    last_beside: HashSet<String>,
    ends_beside: Vec<String>,
    first_beside: HashSet<String>,
    writers: Vec<String>,
    of_paper: Vec<String>,
}

/// Whether `words` are the name of an outlet, wherever they stand.
pub(super) fn is_outlet(words: &str) -> bool {
    let all_capitals = || parts(words).filter(|part| part.chars().count() > 3).all(begins_name);
    is_one_name(words)
        && match piece_name(words) {
            Some(name) => ends_in(name, &WORDS.ends),
            None => begins_with(words, &WORDS.first, begins_name) || (ends_with(words, &WORDS.last) && all_capitals()),
        }
}

/// Whether `words` are the name of an outlet where they stand beside a day or the name of who wrote the article.
pub(super) fn is_outlet_beside(words: &str) -> bool {
    let is_other = || match piece_name(words) {
        Some(name) => ends_in(name, &WORDS.ends_beside),
        None => {
            begins_with(words, &WORDS.first_beside, |_| true)
                || [&WORDS.last, &WORDS.last_beside].iter().any(|last| ends_with(words, last))
                || inner_of_quotes(words).is_some() && words.starts_with(['«', '“', '"'])
        }
    };
    is_outlet(words) || (is_one_name(words) && is_other())
}

/// Whether `words` may be the name of an outlet that a bar parts from a day: in Russian a capital and a small word
/// ("Вечерний порт"), in Vietnamese capitals that are no person's ("Sông Xanh").
pub(super) fn may_be_outlet(words: &str) -> bool {
    const SHORTEST: usize = 3; // characters
    if !(2..=MOST_WORDS).contains(&parts(words).count()) || !is_name(words) || !words.starts_with(char::is_uppercase) {
        return false;
    }
    let russian = words.chars().filter(|&ch| is_letter(ch)).skip(1).all(is_cyrillic)
        && parts(words).all(|part| part.chars().count() >= SHORTEST);
    let vietnamese = || reads_as_vietnamese(words) && parts(words).all(begins_name) && !is_persons_name(words);
    russian || vietnamese()
}

/// The name in `span` of `text`: what is in quotation marks, where it is ("Газета «Маяк»"), or all of it.
pub(super) fn name_in(text: &str, span: Span) -> Span {
    let inside = inner_of_quotes(span.of(text)).filter(|(from, to)| from < to);
    inside.map_or(span, |(from, to)| Span::new(from, to).shifted(span.start).trimmed(text))
}

/// Whether `words` are a name with the word for who writes after it ("김민수 기자").
pub(super) fn is_writer(words: &str) -> bool {
    const MOST: usize = 14; // characters
    let name = WORDS.writers.iter().find_map(|writer| words.strip_suffix(writer.as_str()));
    name.is_some_and(|name| name.trim_end().chars().filter(|&ch| is_piece(ch)).nth(1).is_some())
        && words.chars().count() <= MOST
}

/// Where the word for who writes begins in `words`, with the name of an outlet before it ("港湾日报记者王明").
pub(super) fn writer_of_paper(words: &str) -> Option<usize> {
    let first = WORDS.of_paper.iter().filter_map(|word| words.find(word.as_str())).min()?;
    is_outlet_beside(words[..first].trim()).then_some(first)
}

/// A name with nothing beside it.
fn is_one_name(words: &str) -> bool {
    is_name(words) && !words.contains([',', '|', '，', '、'])
}

/// What stands in the quotation marks that end `words`, where they hold no others.
fn inner_of_quotes(words: &str) -> Option<(usize, usize)> {
    const PAIRS: [(char, char); 3] = [('«', '»'), ('“', '”'), ('"', '"')];
    PAIRS.iter().find_map(|&(open, close)| {
        let from = words.find(open)? + open.len_utf8();
        let to = words.rfind(close).filter(|&to| to >= from && words.ends_with(close))?;
        Some((from, to))
    })
}

/// The one word of Korean or Chinese that `words` are.
fn piece_name(words: &str) -> Option<&str> {
    let is_one = words.starts_with(is_piece) && !words.contains(char::is_whitespace);
    (is_one && PIECES.contains(&words.chars().count())).then_some(words)
}

fn ends_in(name: &str, ends: &[String]) -> bool {
    let name = fold_word(name);
    ends.iter().any(|end| name.len() > end.len() && name.ends_with(end.as_str()))
}

fn parts(words: &str) -> impl DoubleEndedIterator<Item = &str> {
    words.split_whitespace()
}

fn begins_name(word: &str) -> bool {
    word.trim_start_matches(['«', '“', '"']).starts_with(char::is_uppercase)
}

fn ends_with(words: &str, last: &HashSet<String>) -> bool {
    let is_last = || parts(words).next_back().is_some_and(|word| last.contains(&fold_word(word)));
    (2..=MOST_WORDS).contains(&parts(words).count()) && begins_name(words) && is_last()
}

/// Whether `words` begin with one of `first`, and with what `goes_on` after it.
fn begins_with(words: &str, first: &HashSet<String>, goes_on: fn(&str) -> bool) -> bool {
    const LONGEST: usize = 3; // words
    let all: Vec<&str> = parts(words).take(MOST_WORDS + 1).collect();
    let is_first = |count: usize| {
        let head = all[..count].iter().map(|word| fold_word(word)).collect::<Vec<_>>().join(" ");
        first.contains(&head) && goes_on(all[count])
    };
    all.len() <= MOST_WORDS && begins_name(words) && (1..all.len().min(LONGEST + 1)).any(is_first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_outlets_are_known_by_a_word() {
        for name in
            ["The Harbour Times", "Báo Cảng Mới", "Đài Tiếng nói Maren", "Газета «Маяк»", "새벽일보", "港湾日报"]
        {
            assert!(is_outlet(name), "{name}");
        }
        for name in ["Coast News", "Вечерний порт", "«Вечерний порт»", "바다경제", "海岸网"]
        {
            assert!(!is_outlet(name) && is_outlet_beside(name), "{name}");
        }
        assert!(may_be_outlet("Морской голос") && may_be_outlet("Sông Xanh"));
    }

    #[test]
    fn other_words_are_none() {
        for words in [
            "Times",
            "hard times",
            "Báo động khẩn cấp",
            "Báo cáo của tỉnh",
            "Đài Loan",
            "Агентство не отвечает",
            "뉴스",
            "오늘의 날씨와 뉴스",
            "日报社大楼起火",
            "Anna Berg",
            "",
        ] {
            assert!(!is_outlet(words), "{words}");
        }
        for words in ["В порту", "Иван Петров", "Наука и техника", "Thế giới", "Nguyễn Văn An"]
        {
            assert!(!may_be_outlet(words), "{words}");
        }
    }

    #[test]
    fn a_name_stands_in_its_quotation_marks() {
        let text = "Газета «Вечерний порт»";
        assert_eq!(name_in(text, Span::new(0, text.len())).of(text), "Вечерний порт");
        assert_eq!(name_in("«»", Span::new(0, 4)).of("«»"), "«»");
    }
}
