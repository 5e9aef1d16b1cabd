//! Text in plain letters, in which things are found: small, without marks, "đ" as "d", one space for any white space, and
//! the way back to the text that it was made of. Composed and decomposed text (NFC, NFD) are alike here.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::text::{Folded, Span};

/// `text` in plain letters.
pub fn plain(text: &str) -> String {
    Plain::of(text).text
}

/// `ranges` in order, those that touch as one.
pub fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// A text in plain letters.
///
/// Law: [`Plain::original`] of any part that begins and ends between characters is a span of the original on character
/// boundaries, and the plain letters of the words there hold that part, but for marks of print ("*"), which are read by what stands
/// beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    /// The plain letters.
    pub text: String,
    /// For each byte of `text` the first byte in the original of what it was made of, and the original's end.
    origins: Vec<u32>,
}

impl Plain {
    /// The plain letters of `text`.
    pub fn of(text: &str) -> Self {
        let mut plain = Plain { text: String::with_capacity(text.len()), origins: Vec::with_capacity(text.len() + 1) };
        for (_, ch, origin) in Folded::new(text).chars() {
            if ch.is_ascii() && !ch.is_ascii_whitespace() {
                plain.push(ch, origin);
            } else if ch.is_whitespace() {
                plain.push_space(origin);
            } else {
                decompose_canonical(ch, |part| plain.push_letter(part, origin));
            }
        }
        plain.origins.push(text.len() as u32);
        plain
    }

    fn push(&mut self, ch: char, origin: usize) {
        self.text.push(ch);
        self.origins.resize(self.text.len(), origin as u32);
    }

    fn push_space(&mut self, origin: usize) {
        if !self.text.ends_with(' ') {
            self.push(' ', origin);
        }
    }

    fn push_letter(&mut self, ch: char, origin: usize) {
        match ch {
            'đ' => self.push('d', origin),
            mark if is_combining_mark(mark) => (),
            other => self.push(other, origin),
        }
    }

    /// The span of the original of which the bytes of `part` were made.
    pub fn original(&self, part: Range<usize>) -> Span {
        let start = self.origins[part.start];
        if part.is_empty() {
            return Span { start, end: start };
        }
        let last = self.origins[part.end - 1];
        let end = self.origins[part.end..].iter().copied().find(|&origin| origin > last);
        Span { start, end: end.unwrap_or(last) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    fn check(text: &str, part: &str, expected: &str) {
        let plain = Plain::of(text);
        let at = plain.text.find(part).unwrap_or_else(|| panic!("{part} is not in {}", plain.text));
        assert_eq!(plain.original(at..at + part.len()).of(text), expected);
    }

    #[test]
    fn plain_letters_lead_back_to_the_words_in_either_normal_form() {
        check("Ở Triều  Tiên", "trieu tien", "Triều  Tiên");
        check("ĐẠN đạo", "dan dao", "ĐẠN đạo");
        let decomposed: String = "Ở Triều Tiên".nfd().collect();
        let name: String = "Triều".nfd().collect();
        check(&decomposed, "trieu", &name);
        assert_eq!(Plain::of(&decomposed).text, Plain::of("Ở Triều Tiên").text);
        check("“Dân” chủ", "\"dan\"", "“Dân”");
        check("hết bò\u{309}", "bo", "bò\u{309}");
    }

    proptest! {
        #[test]
        fn every_part_has_its_words(text in "[a-zđĐàỏ \u{300}\u{309}가]{0,24}\\PC{0,12}") {
            let plain = Plain::of(&text);
            for (at, ch) in plain.text.char_indices() {
                let part = at..at + ch.len_utf8();
                let span = plain.original(part.clone());
                prop_assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize));
                let is_mark_of_print = matches!(ch, '*' | '_' | '~' | '`' | '=' | '[' | ']' | '<' | '{');
                let has_it = is_mark_of_print || Plain::of(span.of(&text)).text.contains(ch);
                prop_assert!(!span.is_empty() && has_it, "{ch:?} of {text:?}");
            }
        }
    }
}
