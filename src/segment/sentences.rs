//! A paragraph into sentences, by rules that hold for Vietnamese and English and the short forms of the language pack.
//!
//! A full stop ends a sentence unless it stands inside a number ("11.000", "13.09.2023"), after an initial or a short
//! form ("V. Putin", "TP. Hồ Chí Minh"), or before a small letter; it does so also where the space after it is missing
//! ("Ukraine.Nước").

use crate::{
    lang::Pack,
    text::{Span, fold_word, is_hangul, is_piece},
};

/// The sentences of `span`, in order, without white space at their ends.
pub(super) fn sentences(text: &str, span: Span, pack: &Pack) -> Vec<Span> {
    let part = span.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = part[at..].find(is_terminator) {
        let stop = at + stop;
        let end = end_of_marks(part, stop);
        at = end;
        if ends_sentence(part, start, stop, end, pack) {
            found.push(Span::new(start, end));
            start = part.len() - part[end..].trim_start().len();
        }
    }
    found.push(Span::new(start, part.len()));
    found.into_iter().map(|s| s.shifted(span.start).trimmed(text)).filter(|s| !s.is_empty()).collect()
}

fn is_terminator(ch: char) -> bool {
    matches!(ch, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// The end mark of Chinese, which no space follows.
fn is_wide_terminator(ch: char) -> bool {
    matches!(ch, '。' | '！' | '？')
}

fn is_closer(ch: char) -> bool {
    matches!(ch, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '》')
}

/// Where the run of terminators at `stop`, and the quotes and brackets that close after it, end.
fn end_of_marks(part: &str, stop: usize) -> usize {
    let rest = &part[stop..];
    let after = rest.trim_start_matches(is_terminator);
    // A quotation mark right before a letter opens the next sentence rather than closing this one, but for Chinese, which
    // sets no spaces.
    let closed = after.trim_start_matches(is_closer);
    let spaced = !rest.starts_with(is_wide_terminator);
    let after = if spaced && closed.starts_with(char::is_alphanumeric) { after } else { closed };
    part.len() - after.len()
}

/// Whether the marks from `stop` to `end` end the sentence that began at `start`.
fn ends_sentence(part: &str, start: usize, stop: usize, end: usize, pack: &Pack) -> bool {
    let before = &part[start..stop];
    let after = &part[end..];
    let Some(next) = after.chars().next() else { return true };
    let full_stop = &part[stop..end] == ".";
    if part[stop..].starts_with(is_wide_terminator) {
        return !after.starts_with(['，', '、', '；']);
    }
    if full_stop && is_short_form(before, pack) {
        return false;
    }
    if next.is_whitespace() {
        let next = after.trim_start().chars().next();
        return next.is_none_or(|ch| !ch.is_lowercase() && !matches!(ch, ',' | ';'));
    }
    begins_without_space(before, after)
}

/// Whether a sentence begins right after the mark: "Ukraine.Nước", "19/5.Ngày", but not "TP.HCM" or "11.000".
fn begins_without_space(before: &str, after: &str) -> bool {
    let ended = before.chars().next_back().is_some_and(|ch| ch.is_lowercase() || ch.is_numeric() || is_closer(ch));
    let mut next = after.trim_start_matches(['"', '“', '‘', '(']).chars();
    if before.ends_with(is_hangul) && next.clone().next().is_some_and(is_piece) {
        return true;
    }
    ended && next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(|ch| ch.is_lowercase() || ch == ' ')
}

/// Whether the word before a full stop is an initial, a short form or the number of a list.
fn is_short_form(before: &str, pack: &Pack) -> bool {
    let Some(word) = short_word_at_end(before) else { return false };
    let first_of_line = word.len() == before.trim_start().len();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let list_number = first_of_line && word.chars().all(|ch| ch.is_ascii_digit());
    let folded = fold_word(word);
    let last = folded.rsplit('.').next().unwrap_or_default();
    initial || list_number || pack.abbreviations.contains(&folded) || pack.abbreviations.contains(last)
}

/// The last word of `before`, where it is short. Looks back no further than that, so that a line of a million full
/// stops stays cheap.
fn short_word_at_end(before: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    let is_end = |ch: char| ch.is_whitespace() || matches!(ch, '(' | '"' | '“' | ',' | '/');
    let letters = || before.chars().rev().take(LONGEST + 1).take_while(|&ch| !is_end(ch));
    let bytes: usize = letters().map(char::len_utf8).sum();
    (1..=LONGEST).contains(&letters().count()).then(|| &before[before.len() - bytes..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    /// `marked` has a `|` at each end of a sentence.
    fn check(code: &str, marked: &str) {
        let text = marked.replace('|', "");
        let spans = sentences(&text, Span::new(0, text.len()), pack(Some(code)));
        let found: Vec<&str> = spans.iter().map(|span| span.of(&text)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_inside_numbers_and_names_do_not_end_it() {
        check(
            "vi",
            "Khoảng 11.000 binh sĩ đến ngày 13.09.2023.| Họ ở TP. Hồ Chí Minh và TP.HCM.| Ông V. Putin nói vậy.",
        );
        check("vi", "Theo PGS.TS Lê An, giá là 1.5 triệu.| Lý do... có mưa.| Hết");
        check("en", "Mr. Smith of the U.S. Army said so.| It rose 3.5 percent.| \"No.\"| He left at 5 p.m. on Monday.");
        check("vi", "1. Mở đầu thế này.| Rồi sang phần hai.");
    }

    #[test]
    fn a_missing_space_does_not_join_two() {
        check("vi", "Phi phát xít hóa Ukraine.|Nước này từ chối ngày 19/5.|Hôm sau thì nhận.");
        check("vi", "Ông nói “vô căn cứ”.|Bà nói khác.| Đọc tại VnExpress.net và SOHA.VN nhé.");
    }

    #[test]
    fn quotations_close_with_their_sentence() {
        check("vi", "“Tôi sẽ đi. |Còn anh?”| Ông hỏi.| \"Vâng!\", bà đáp.| Xong…");
    }

    #[test]
    fn russian_korean_and_chinese_sentences() {
        check(
            "ru",
            "Ущерб составил 1,2 млн руб. и 5 тыс. долл. США.| В 2024 г. Россия купила больше.| Им. Кирова, т.е. завод.",
        );
        check("ru", "По словам А. С. Иванова, ул. Ленина закрыта.| «Мы готовы!»| Так он сказал.");
        check("ko", "정부는 3.5% 올렸다.| “우리는 안 했다.”| 그는 말했다.|이에 대해 답이 없었다.");
        check("zh", "外交部否认了此事。|他说：“没有这回事。”|记者问：为什么？|无人回答！");
        check("zh", "“我们不会去。”，他说。|价格上涨3.5%。");
    }
}
