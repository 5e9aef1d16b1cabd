//! A paragraph into sentences, by rules that hold for all scripts and the words of the language pack.
//!
//! A mark ends a sentence unless it stands inside a number, an address or a name with dots ("11.000", "13.09.2023"),
//! after an initial or a short form ("V. Putin", "TP. Hồ Chí Minh"), before a small letter, or inside a quotation or
//! brackets after which the sentence goes on; it does so also where the space after it is missing ("Ukraine.Nước").
//!
//! Looked at and not taken: the sentence breaks of Unicode (UAX #29, `icu_segmenter`), which know no short forms, and
//! end a sentence inside “…” and after an initial.

mod enclosed;
mod items;
mod short_forms;
mod stops;

use super::Rule;
use crate::{
    lang::Pack,
    text::{Span, is_letter_or_digit},
};
use enclosed::Enclosures;
use stops::Stop;

/// The sentences of `span`, in order, without white space at their ends, each with the rule by which it ends there.
pub(super) fn sentences(text: &str, span: Span, pack: &Pack) -> Vec<(Span, Rule)> {
    let mut found = Vec::new();
    for item in items::items(span.of(text)) {
        let is_last = item.end as usize == span.len();
        push_sentences(item.shifted(span.start).of(text), pack, &mut |sentence: Span, rule: Rule| {
            let sentence = sentence.shifted(span.start + item.start).trimmed(text);
            let rule = if rule == Rule::LineEnd && !is_last { Rule::Item } else { rule };
            found.extend((!sentence.is_empty()).then_some((sentence, rule)));
        });
    }
    found
}

/// Hands the sentences of `part` to `push`; the end of `part` counts as that of a line.
fn push_sentences(part: &str, pack: &Pack, push: &mut dyn FnMut(Span, Rule)) {
    let enclosures = Enclosures::new(part, pack);
    let (mut start, mut at) = (0, 0);
    let mut says_something = false;
    while let Some(stop) = Stop::next(part, at, &enclosures) {
        says_something |= part[at..stop.start].contains(is_letter_or_digit);
        at = stop.end;
        if says_something && !enclosures.hold(stop.start) && stop.ends_sentence(start, pack) {
            push(Span::new(start, stop.end), Rule::Stop);
            start = part.len() - part[stop.end..].trim_start().len();
            says_something = false;
        }
    }
    push(Span::new(start, part.len()), Rule::LineEnd);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::pack;

    /// `marked` has a `|` at each end of a sentence.
    fn check(code: &str, marked: &str) {
        let text = marked.replace('|', "");
        let spans = sentences(&text, Span::new(0, text.len()), pack(Some(code)));
        let found: Vec<&str> = spans.iter().map(|(span, _)| span.of(&text)).collect();
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

    proptest! {
        #[test]
        fn the_sentences_tile_any_text(
            text in "([A-Za-zĐạЖж가说 0-9.,?!:;…。！“”\"«»()\\[\\]《》•–\u{301}-]|1\\) |2\\) |\\. \\. |etc\\. |U\\.S\\. |다\\.){0,60}",
            code in prop::sample::select(vec!["en", "vi", "ru", "ko", "zh"]),
        ) {
            let mut at = 0;
            for (sentence, _) in sentences(&text, Span::new(0, text.len()), pack(Some(code))) {
                prop_assert!(!sentence.is_empty() && sentence.start as usize >= at);
                prop_assert!(text[at..sentence.start as usize].trim().is_empty());
                at = sentence.end as usize;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
