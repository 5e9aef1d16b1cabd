//! Words of articles and readers made harmless for any format, and what of them may become a link.

/// `text` with single spaces for all white space.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` on one line, without what no document may hold.
pub fn line(text: &str) -> String {
    on_one_line(&printable(text))
}

/// `link`, where it is an address of the web: nothing else is ever made a link.
pub fn web_address(link: &str) -> Option<&str> {
    let link = link.trim();
    let (scheme, rest) = link.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !is_bidi(c) && !"\"'<>\\`{}|^".contains(c);
    (is_web && !rest.is_empty() && rest.chars().all(is_plain)).then_some(link)
}

/// Whether `c` is a character that turns the direction of what follows.
pub fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// `text` without what no document may hold: control characters become U+FFFD.
pub fn printable(text: &str) -> String {
    let is_bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{fdd0}'..='\u{fdef}')
            || (c as u32 & 0xfffe) == 0xfffe
    };
    text.replace("\r\n", "\n").chars().map(|c| if is_bad(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for link in ["https://vnexpress.net/a?b=c#d", " http://a.vn ", "HTTPS://A.VN/"] {
            assert_eq!(web_address(link), Some(link.trim()));
        }
        for link in
            ["javascript://a.vn/%0aalert(1)", "javascript:alert(1)", "a.vn", "https://", "https://a\"b", "https://a b"]
        {
            assert_eq!(web_address(link), None, "{link}");
        }
        assert_eq!(web_address("https://a.vn/\u{202e}gpj"), None);
    }

    #[test]
    fn control_characters_are_shown_as_unknown() {
        assert_eq!(printable("a\0b\r\nc\td\u{1b}[31m\u{fffe}"), "a\u{fffd}b\nc\td\u{fffd}[31m\u{fffd}");
    }
}
