//! What an article says of itself: declared by its header, or else guessed from its lines, and then marked as guessed, with
//! where it stands.
//!
//! A guess is made from a sure sign or not at all.

use super::{
    document::{Field, HeaderKey, HeaderLine, Metadata},
    header::{header_line, leading_key, lines},
    masthead::{Masthead, masthead},
    outlets::{is_outlet, name_in},
};
use crate::{
    lang,
    text::{Span, fold_word, is_han, is_letter, keys_of, said},
};

/// The longest guessed title, in characters.
const TITLE_CHARS: usize = 120;
/// The shortest first sentence that is a title by itself, in characters.
const SENTENCE_CHARS: usize = 30;
/// The longest guessed name of an outlet, in characters.
const OUTLET_CHARS: usize = 60;
/// How many lines at the top and at the end may hold the article's address.
const LINK_LINES: [usize; 2] = [6, 3];
/// A link of the page ("Skip to content") has at most so many words.
const LABEL_WORDS: usize = 6;

/// The metadata of `text` under its `header`.
pub(super) fn metadata(text: &str, header: &[HeaderLine]) -> Metadata {
    let declared = |key| {
        let line = header.iter().find(|line| line.key == key)?;
        field(line.value.of(text), line.value, false)
    };
    let from = text.len() - body(text, header).len();
    let head = masthead(text, from);
    let guessed = |span: Option<Span>| span.and_then(|span| field(span.of(text), span, true));
    let link = declared(HeaderKey::Link).or_else(|| guessed(link_line(text, from)));
    let host = link.as_ref().and_then(|link| Some((host(&link.value)?, link.at?)));
    let mut title = declared(HeaderKey::Title);
    let mut suffix = None;
    if title.is_none()
        && let Some(line) = title_line(text, from, &head)
    {
        let (words, outlet) = without_outlet(text, line, host.as_ref().map(|(host, _)| host.as_str()));
        title = field(&title_of(&said(words.of(text))), words, true);
        suffix = outlet;
    }
    let source = declared(HeaderKey::Source)
        .or_else(|| guessed(head.source.or(suffix)))
        .or_else(|| guessed(credited_outlet(text, from)))
        .or_else(|| host.and_then(|(host, at)| field(&host, at, true)))
        .or_else(|| guessed(head.dateline));
    let day_in_link = || link.as_ref().and_then(|link| field(&day_in(&link.value)?, link.at?, true));
    Metadata {
        title,
        source,
        published: declared(HeaderKey::Published)
            .or_else(|| guessed(head.published))
            .or_else(|| declared(HeaderKey::Updated))
            .or_else(day_in_link),
        author: declared(HeaderKey::Author).or_else(|| guessed(head.author)),
        link,
    }
}

/// `value` on one line, unless it is blank.
fn field(value: &str, at: Span, guessed: bool) -> Option<Field> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(Field { value, guessed, at: Some(at) })
}

/// What comes after the header.
pub(super) fn body<'a>(text: &'a str, header: &[HeaderLine]) -> &'a str {
    let start = header.last().map_or(0, |last| match last.key {
        HeaderKey::Content => last.value.start,
        _ => last.value.end,
    });
    &text[start as usize..]
}

/// The first line with words in it that is neither an address nor the page's or the masthead's, without the marks of
/// Markdown before it.
fn title_line(text: &str, from: usize, head: &Masthead) -> Option<Span> {
    let is_title = |line: &Span| {
        let words = line.of(text);
        words.contains(char::is_alphabetic) && !is_link(words) && !head.lines.contains(line) && !is_of_page(words)
    };
    let line = lines(&text[from..]).map(|line| line.shifted(from as u32)).find(is_title)?;
    let words = line.of(text);
    let marks = words.len() - words.trim_start_matches(['#', '>', ' ']).len();
    Some(Span { start: line.start + marks as u32, ..line })
}

/// Whether a line is a link or button of the page, in any language: a few words alone say little of their own.
fn is_of_page(words: &str) -> bool {
    if words.split_whitespace().take(LABEL_WORDS + 1).count() > LABEL_WORDS {
        return false;
    }
    let keys: Vec<u64> = words.split(|ch| !is_letter(ch)).filter(|word| !word.is_empty()).flat_map(keys_of).collect();
    lang::all().iter().any(|pack| pack.page.labels.starting(&keys) == Some(keys.len()))
}

/// A title line without the outlet that ends it ("… | Harbour Daily"), and that: after a bar, or after a dash where it
/// is named as outlets are, or the address of the article has the same letters.
fn without_outlet(text: &str, line: Span, host: Option<&str>) -> (Span, Option<Span>) {
    let words = line.of(text);
    let last = |marks: &[&str]| marks.iter().filter_map(|mark| Some((words.rfind(mark)?, mark.len()))).max();
    let squeezed = |words: &str| fold_word(words).chars().filter(|&ch| is_letter(ch)).collect::<String>();
    let is_host = |outlet: &str| {
        host.is_some_and(|host| host.split('.').any(|part| part.len() > 2 && squeezed(part) == squeezed(outlet)))
    };
    let split = |(at, len): (usize, usize)| {
        let title = Span::new(0, at).shifted(line.start).trimmed(text);
        let outlet = Span::new(at + len, words.len()).shifted(line.start).trimmed(text);
        (title, outlet)
    };
    let fits = |&(title, outlet): &(Span, Span)| {
        let name = outlet.of(text);
        !title.is_empty() && name.contains(is_letter) && name.chars().count() <= OUTLET_CHARS
    };
    let after_bar =
        || last(if words.contains(is_han) { &[" | ", " ｜ ", "｜", "_"] } else { &[" | "] }).map(split).filter(fits);
    let after_dash = || {
        last(&[" - ", " – ", " — "])
            .map(split)
            .filter(fits)
            .filter(|(_, outlet)| is_host(outlet.of(text)) || is_outlet(outlet.of(text)))
    };
    after_dash().or_else(after_bar).map_or((line, None), |(title, outlet)| (title, Some(name_in(text, outlet))))
}

/// A title line cut at a sentence's end or between two words where it is long.
fn title_of(line: &str) -> String {
    let Some((limit, _)) = line.char_indices().nth(TITLE_CHARS) else { return line.to_owned() };
    if let Some(end) = sentence_end(&line[..limit]) {
        return line[..end].to_owned();
    }
    let cut = line[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    format!("{}…", line[..cut].trim_end_matches([' ', ',', ';', ':', '-', '–']))
}

/// Where the first sentence of `line` ends, where that is plain: a stop after a word in small letters ("Ukraine. Nước"
/// and "Ukraine.Nước", not "TP. Hồ", "V. Putin" or "11.000"), and a capital or a quotation after it.
fn sentence_end(line: &str) -> Option<usize> {
    let is_end = |&(at, stop): &(usize, char)| {
        let word: Vec<char> = line[..at].chars().rev().take(2).collect();
        let next = line[at + stop.len_utf8()..].trim_start().chars().next();
        word.len() == 2
            && word.iter().all(|ch| ch.is_lowercase() || matches!(ch, '”' | '"' | ')'))
            && next.is_some_and(|next| next.is_uppercase() || matches!(next, '“' | '"' | '‘'))
    };
    let stops = line.char_indices().skip(SENTENCE_CHARS).filter(|(_, ch)| matches!(ch, '.' | '!' | '?'));
    stops.filter(is_end).map(|(at, stop)| if stop == '.' { at } else { at + 1 }).next()
}

/// An address that stands on a line of its own at the top or at the end.
fn link_line(text: &str, from: usize) -> Option<Span> {
    let body = &text[from..];
    let ends = lines(body).take(LINK_LINES[0]).chain(lines(body).rev().take(LINK_LINES[1]));
    ends.map(|line| line.shifted(from as u32)).find(|line| is_link(line.of(text)))
}

fn is_link(line: &str) -> bool {
    (line.starts_with("https://") || line.starts_with("http://")) && !line.contains(char::is_whitespace)
}

/// The outlet that the very last line names as the source ("Nguồn: …", "(Theo …)").
fn credited_outlet(text: &str, from: usize) -> Option<Span> {
    let last = lines(&text[from..]).next_back()?.shifted(from as u32);
    let words = last.of(text);
    let inside = words.strip_prefix('(').and_then(|words| words.strip_suffix(')'));
    let inside = inside.map_or(last, |inside| Span::new(1, 1 + inside.len()).shifted(last.start).trimmed(text));
    let bracketed = || {
        let (key, end) = leading_key(inside.of(text)).filter(|_| inside != last)?;
        Some((key, Span { start: inside.start + end as u32, ..inside }.trimmed(text)))
    };
    let (key, value) = header_line(text, inside).map(|line| (line.key, line.value)).or_else(bracketed)?;
    let outlet = value.of(text);
    let is_name = outlet.chars().count() <= OUTLET_CHARS && !is_link(outlet);
    (key == HeaderKey::Source && is_name).then_some(value)
}

/// The day in the path of `link` ("/2023/09/14/"), in ISO 8601.
fn day_in(link: &str) -> Option<String> {
    let parts: Vec<&str> = link.split('/').skip(3).collect();
    let number = |part: &str, digits: usize| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = |parts: &&[&str]| {
        let [year, month, day] = parts[..] else { return false };
        let is_year = number(year, 4) && (year.starts_with("19") || year.starts_with("20"));
        let within =
            |part: &str, most: u8| number(part, 2) && part.parse::<u8>().is_ok_and(|value| (1..=most).contains(&value));
        is_year && within(month, 12) && within(day, 31)
    };
    parts.windows(3).find(is_day).map(|day| day.join("-"))
}

/// The host of `link`, without "www.": "vtv.vn".
fn host(link: &str) -> Option<String> {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let is_host = host.contains('.') && host.chars().all(|ch| ch.is_alphanumeric() || matches!(ch, '.' | '-'));
    is_host.then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::header::header, *};

    /// Title, source, link and date, a guess marked by "?".
    #[track_caller]
    fn check(text: &str, expected: [&str; 4]) {
        let Metadata { title, source, link, published, .. } = metadata(text, &header(text));
        let shown = |field: Option<Field>| {
            field.map_or(String::new(), |field| format!("{}{}", field.value, if field.guessed { "?" } else { "" }))
        };
        assert_eq!([title, source, link, published].map(shown), expected);
    }

    #[test]
    fn a_header_declares() {
        check(
            "Title: Một  hai\nSource: Thanh Niên\nLink: http://thanhnien.vn/a\nPublished Date: 20/05/2016\nContent:\nBa",
            ["Một hai", "Thanh Niên", "http://thanhnien.vn/a", "20/05/2016"],
        );
        check(
            "Title:\nSource:\nLink: http://www.VTV.vn:80/a?b\nContent: Ba bốn\n",
            ["Ba bốn?", "vtv.vn?", "http://www.VTV.vn:80/a?b", ""],
        );
    }

    #[test]
    fn titles_are_guessed_from_the_first_line() {
        check("\n\n# Một tin\nHai", ["Một tin?", "", "", ""]);
        check("***\nhttps://vtv.vn/x\nMột tin", ["Một tin?", "vtv.vn?", "https://vtv.vn/x?", ""]);
        let long = "Triều Tiên đã ủng hộ chiến dịch của Nga tại TP. Donetsk.Nước này từ chối ".repeat(3);
        check(&long, ["Triều Tiên đã ủng hộ chiến dịch của Nga tại TP. Donetsk?", "", "", ""]);
        let endless = "một hai, ".repeat(30);
        check(&endless, [&format!("{}…?", "một hai, ".repeat(13).trim_end_matches([',', ' '])), "", "", ""]);
    }

    #[test]
    fn outlets_are_guessed_from_sure_signs_only() {
        check("Một\nHai\nNguồn: Báo Tin tức", ["Một?", "Báo Tin tức?", "", ""]);
        check("Một\nHai\nhttps://www.euronews.com/a", ["Một?", "euronews.com?", "https://www.euronews.com/a?", ""]);
        check("Một\nHai\nDũng Phan (Euronews) /Nhà báo", ["Một?", "", "", ""]);
        check("Một\nNguồn: Reuters\nHai, ngày 13/9/2023", ["Một?", "", "", ""]);
    }

    #[test]
    fn lines_under_the_title_say_who_and_when() {
        check(
            "Skip to content\nFerry sinks - Harbour Daily\nhttps://harbourdaily.example/a\nBy Ann Lee\nPublished 14 September 2023, 07:00 BST | Updated 2 hours ago\n\nA ferry sank off the coast on Wednesday, and 14 people died.",
            ["Ferry sinks?", "Harbour Daily?", "https://harbourdaily.example/a?", "14 September 2023, 07:00 BST?"],
        );
        check(
            "Phà chìm\nThứ tư, 18/05/2016 - 07:32 (GMT+7)\n(Dân trí) - Một chiếc phà chở 120 khách chìm sáng nay ngoài khơi.",
            ["Phà chìm?", "Dân trí?", "", "Thứ tư, 18/05/2016 - 07:32 (GMT+7)?"],
        );
        check(
            "渡轮沉没\n2023年9月14日 10:15\n来源：甲报\n新华社北京9月14日电 一艘载有120名乘客的渡轮在港外沉没。",
            ["渡轮沉没?", "甲报?", "", "2023年9月14日 10:15?"],
        );
        check(
            "여객선 침몰\n입력 2023.09.14. 10:15\n(서울=연합뉴스) 김민수 기자 = 여객선이 오늘 아침 섬 앞바다에서 침몰했다고 밝혔다.",
            ["여객선 침몰?", "연합뉴스?", "", "2023.09.14. 10:15?"],
        );
        check(
            "Паром затонул\n14 сентября 2023, 10:15\nМОСКВА, 14 сен — РИА Новости. Паром затонул у порта Тора рано утром в среду.",
            ["Паром затонул?", "РИА Новости?", "", "14 сентября 2023, 10:15?"],
        );
        check(
            "Ferry sinks\nhttps://h.example/2023/09/14/a\nText",
            ["Ferry sinks?", "h.example?", "https://h.example/2023/09/14/a?", "2023-09-14?"],
        );
    }

    #[test]
    fn what_only_looks_like_a_masthead_says_nothing() {
        check("Ferry sinks\nOn 14 September 2023 the ferry left the port.", ["Ferry sinks?", "", "", ""]);
        check(
            "Ferry sinks\nPhoto: taken on 14 September 2023\nThe ferry left early on Wednesday.",
            ["Ferry sinks?", "", "", ""],
        );
        check(
            "The year 2023 in 14 pictures\nThe ferry left early on Wednesday.",
            ["The year 2023 in 14 pictures?", "", "", ""],
        );
        check(
            "Storm - the sequel\nThe mayor (Labour) - who was away - did not comment on the matter at all.",
            ["Storm - the sequel?", "", "", ""],
        );
    }

    #[test]
    fn hosts() {
        let check = |link: &str, expected: Option<&str>| assert_eq!(host(link).as_deref(), expected, "{link}");
        check("https://user@www.bbc.co.uk/news#x", Some("bbc.co.uk"));
        check("vnexpress.net/tin", Some("vnexpress.net"));
        check("(không có)", None);
        check("https://", None);
    }

    proptest! {
        #[test]
        fn what_is_read_of_any_text_stands_in_it(
            text in "(---\n|By |Source: |来源：|Ngày đăng: |14 September 2023|2023年9月14日|\\(서울=연합뉴스\\)|МОСКВА, 6 мар — |新华社|日电|https://a.b/2023/09/14/c|[A-Za-zạЖ가说Ã€™\u{301} .,:|()=—\r\n-]){0,40}",
        ) {
            let header = header(&text);
            let Metadata { title, source, published, link, author } = metadata(&text, &header);
            for field in [title, source, published, link, author].into_iter().flatten() {
                let at = field.at.expect("it is read from the text");
                prop_assert!(!at.of(&text).trim().is_empty() && !field.value.is_empty());
            }
        }
    }
}
