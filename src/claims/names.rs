//! Names, by their capitals: runs of capitalised words, with the small parts that a hyphen joins ("Kim Jong-un").

use super::tokens::{Gap, Kind, Tokens};
use crate::{lang::Pack, text::Span};

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// The name folded, its words with single spaces: what it is compared by.
    pub name: String,
}

/// The names of a claim, in order.
pub(super) fn names(tokens: &Tokens, pack: &Pack) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !is_capital_word(tokens, at) {
            at += 1;
            continue;
        }
        let end = end_of_run(tokens, at, pack);
        if let Some(from) = start_of_name(tokens, at, end, pack) {
            found.push(Name { span: tokens.span(from, end), name: tokens.joined(from, end) });
        }
        at = end;
    }
    found
}

fn is_capital_word(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.capital && matches!(token.kind, Kind::Word | Kind::Mixed))
}

fn end_of_run(tokens: &Tokens, start: usize, pack: &Pack) -> usize {
    let mut end = start + 1;
    while let Some(token) = tokens.get(end) {
        let goes_on = token.gap == Gap::Hyphen || (!tokens.is_apart(end, pack) && is_capital_word(tokens, end));
        if !goes_on {
            break;
        }
        end += 1;
    }
    end
}

/// Where the name in a run begins: a capital that only opens the sentence is no part of it.
fn start_of_name(tokens: &Tokens, start: usize, end: usize, pack: &Pack) -> Option<usize> {
    let opens = start == 0 || tokens.is_apart(start, pack);
    let lone_capital = end == start + 1 && tokens.get(start).is_some_and(|token| token.span.len() <= 1);
    let acronym = tokens.get(start).is_some_and(|token| token.kind == Kind::Mixed);
    if pack.is_common(tokens.keys()[start]) || (opens && pack.openers.contains(&tokens.keys()[start])) {
        return (start + 1 < end).then_some(start + 1);
    }
    let only_opens = start == 0 && end == start + 1 && !acronym;
    let is_name = !(only_opens || (opens && lone_capital));
    is_name.then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    fn check(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let found: Vec<String> = names(&tokens, pack(Some("vi"))).into_iter().map(|name| name.name).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn capitals_make_names() {
        check("Ông Kim Jong-un gặp Tổng thống Nga Vladimir Putin", &["kim jong un", "tổng", "nga vladimir putin"]);
        check("Theo KCNA, tàu USS Kentucky rời cảng Busan", &["kcna", "uss kentucky", "busan"]);
        check("Hôm qua V. Putin tới TP. Huế.", &["v putin", "tp huế"]);
        check("Song Triều Tiên đã bác bỏ", &["triều tiên"]);
        check("Chuyến thăm diễn ra hôm qua", &[]);
    }
}
