//! What an article says of itself: declared by its header, or else guessed from its lines, and then marked as guessed.
//!
//! A guess is made from a sure sign or not at all; dates of publication are never guessed.

use super::{
    document::{Field, HeaderKey, HeaderLine, Metadata},
    header::{header_line, lines},
};

/// The longest guessed title, in characters.
const TITLE_CHARS: usize = 120;
/// The shortest first sentence that is a title by itself, in characters.
const SENTENCE_CHARS: usize = 30;
/// The longest guessed name of an outlet, in characters.
const OUTLET_CHARS: usize = 60;
/// How many lines at either end may hold the article's address.
const LINK_LINES: usize = 3;

/// The metadata of `text` under its `header`.
pub(super) fn metadata(text: &str, header: &[HeaderLine]) -> Metadata {
    let declared = |key| {
        let line = header.iter().find(|line| line.key == key)?;
        field(line.value.of(text), false)
    };
    let body = body(text, header);
    let guessed = |value: Option<String>| value.and_then(|value| field(&value, true));
    let link = declared(HeaderKey::Link).or_else(|| guessed(link_line(body)));
    let source = declared(HeaderKey::Source)
        .or_else(|| guessed(credited_outlet(body)))
        .or_else(|| guessed(link.as_ref().and_then(|link| host(&link.value))));
    Metadata {
        title: declared(HeaderKey::Title).or_else(|| guessed(title(body))),
        source,
        published: declared(HeaderKey::Published),
        link,
        author: declared(HeaderKey::Author),
    }
}

/// `value` on one line, unless it is blank.
fn field(value: &str, guessed: bool) -> Option<Field> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then_some(Field { value, guessed })
}

/// What comes after the header.
pub(super) fn body<'a>(text: &'a str, header: &[HeaderLine]) -> &'a str {
    let start = header.last().map_or(0, |last| match last.key {
        HeaderKey::Content => last.value.start,
        _ => last.value.end,
    });
    &text[start as usize..]
}

/// The first line with words in it, cut at a sentence's end or between two words where it is long.
fn title(body: &str) -> Option<String> {
    let line =
        lines(body).map(|line| line.of(body)).find(|line| line.contains(char::is_alphabetic) && !is_link(line))?;
    let line = line.trim_start_matches(['#', '*', '>', '_', ' ']);
    let Some((limit, _)) = line.char_indices().nth(TITLE_CHARS) else { return Some(line.to_owned()) };
    if let Some(end) = sentence_end(&line[..limit]) {
        return Some(line[..end].to_owned());
    }
    let cut = line[..limit].rfind(char::is_whitespace).unwrap_or(limit);
    Some(format!("{}…", line[..cut].trim_end_matches([' ', ',', ';', ':', '-', '–'])))
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
fn link_line(body: &str) -> Option<String> {
    let ends = lines(body).take(LINK_LINES).chain(lines(body).rev().take(LINK_LINES));
    ends.map(|line| line.of(body)).find(|line| is_link(line)).map(str::to_owned)
}

fn is_link(line: &str) -> bool {
    (line.starts_with("https://") || line.starts_with("http://")) && !line.contains(char::is_whitespace)
}

/// The outlet that the very last line names as the source ("Nguồn: …").
fn credited_outlet(body: &str) -> Option<String> {
    let line = header_line(body, lines(body).next_back()?)?;
    let outlet = line.value.of(body);
    let is_name = outlet.chars().count() <= OUTLET_CHARS && !is_link(outlet);
    (line.key == HeaderKey::Source && is_name).then(|| outlet.to_owned())
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
    fn hosts() {
        let check = |link: &str, expected: Option<&str>| assert_eq!(host(link).as_deref(), expected, "{link}");
        check("https://user@www.bbc.co.uk/news#x", Some("bbc.co.uk"));
        check("vnexpress.net/tin", Some("vnexpress.net"));
        check("(không có)", None);
        check("https://", None);
    }
}
