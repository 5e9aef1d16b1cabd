//! Characters that are written as in the code of a web page ("&rsquo;", "&#7897;").

use html_escape::decode_html_entities;

/// `text` with the characters that are meant, and how many there were; `None` where there are none.
pub(super) fn read(text: &str) -> Option<(String, usize)> {
    let mut read = String::new();
    let (mut copied, mut count) = (0, 0);
    for (at, _) in text.match_indices('&') {
        if let Some((len, meant)) = character(&text[at..]) {
            read.push_str(&text[copied..at]);
            read.push_str(&meant);
            copied = at + len;
            count += 1;
        }
    }
    (count > 0).then(|| (read + &text[copied..], count))
}

/// The bytes of the character that `rest` begins with, and what is meant.
fn character(rest: &str) -> Option<(usize, String)> {
    const LONGEST: usize = 33; // bytes: "&CounterClockwiseContourIntegral;"
    let len = rest.bytes().take(LONGEST).position(|byte| byte == b';')? + 1;
    let meant = decode_html_entities(&rest[..len]);
    let shows = meant.chars().all(|ch| !ch.is_control() || ch == '\n' || ch == '\t');
    (shows && meant != rest[..len]).then(|| (len, meant.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_read() {
        let check = |text: &str, expected: Option<(&str, usize)>| {
            assert_eq!(read(text), expected.map(|(text, count)| (text.to_owned(), count)), "{text}");
        };
        check("The ferry&rsquo;s &ldquo;owner&rdquo; &amp; crew", Some(("The ferry’s “owner” & crew", 4)));
        check("M&#7897;t chi&#x1EBF;c", Some(("Một chiếc", 2)));
        check("Q&A; R&D; AT&T &unknown; &#0; &#xD800; & so; a & b&c;", None);
        check("", None);
    }
}
