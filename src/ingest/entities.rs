//! Characters that are written as in the code of a web page ("&rsquo;", "&#7897;"); the names are data
//! (`assets/entities.toml`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static NAMES: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    // Bundled with the program and parsed by a test below, so it cannot fail.
    toml::from_str(include_str!("../../assets/entities.toml")).expect("bundled names of characters")
});

/// `text` with the characters that are meant, and how many there were; `None` where there are none.
pub(super) fn read(text: &str) -> Option<(String, usize)> {
    let mut read = String::new();
    let (mut copied, mut count) = (0, 0);
    for (at, _) in text.match_indices('&').filter(|&(at, _)| text[at..].starts_with("&#") || is_name(&text[at + 1..])) {
        if let Some((len, meant)) = character(&text[at..]) {
            read.push_str(&text[copied..at]);
            read.push_str(&meant);
            copied = at + len;
            count += 1;
        }
    }
    (count > 0).then(|| (read + &text[copied..], count))
}

fn is_name(rest: &str) -> bool {
    rest.starts_with(|ch: char| ch.is_ascii_alphabetic())
}

/// The bytes of the character that `rest` begins with, and what is meant.
fn character(rest: &str) -> Option<(usize, String)> {
    const LONGEST: usize = 10; // bytes
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &rest[1..end];
    let number = |digits: &str, radix| char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    let meant = match name.strip_prefix('#') {
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => number(hexadecimal, 16)?,
            None => number(code, 10)?,
        }
        .to_string(),
        None => NAMES.get(name)?.clone(),
    };
    let shows = meant.chars().all(|ch| !ch.is_control() || ch == '\n' || ch == '\t');
    shows.then_some((end + 1, meant))
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
        check("Q&A; R&D; AT&T &unknown; &#0; &#xD800; & so;", None);
        check("", None);
    }
}
