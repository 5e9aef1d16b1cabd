//! Whether a text is the code of a web page rather than what the page says. Its tags would be words of claims.

/// How a web page begins.
const BEGINNINGS: [&str; 5] = ["<!doctype html", "<html", "<head", "<body", "<?xml"];
/// Elements that hold the text of a page; a piece of a page begins with one of them and closes it.
const ELEMENTS: [&str; 14] =
    ["p", "div", "article", "section", "main", "header", "table", "ul", "ol", "h1", "h2", "h3", "span", "blockquote"];
/// So many bytes are looked at for how the text begins.
const HEAD_BYTES: usize = 64;

/// Whether `text` is the code of a web page or a piece of one.
pub(super) fn is_code(text: &str) -> bool {
    let start = after_comments(text.trim_start_matches(['\u{feff}']).trim_start());
    if !start.starts_with('<') {
        return false;
    }
    let head = start[..start.floor_char_boundary(HEAD_BYTES)].to_ascii_lowercase();
    let opens = |name: &str| {
        let rest = head.strip_prefix('<').and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with(['>', ' ', '\n', '\r', '\t', '/']))
    };
    let closes = |name: &str| {
        let tag = format!("</{name}>");
        start.as_bytes().windows(tag.len()).any(|bytes| bytes.eq_ignore_ascii_case(tag.as_bytes()))
    };
    BEGINNINGS.iter().any(|beginning| head.starts_with(beginning))
        || ELEMENTS.iter().any(|name| opens(name) && closes(name))
}

/// `text` without the comments and white space before it.
fn after_comments(mut text: &str) -> &str {
    while let Some(inside) = text.strip_prefix("<!--")
        && let Some(end) = inside.find("-->")
    {
        text = inside[end + 3..].trim_start();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_pieces_of_pages_are_code() {
        for text in [
            "<!DOCTYPE html><html><body><p>A</p>",
            "\u{feff}\n <HTML lang=\"en\">",
            "<!-- saved from url=(0014)about:internet -->\n<html>",
            "<p>The ferry sank.</p>\n<p>Nine died.</p>",
            "<div class=\"a\">Паром</DIV>",
            "<?xml version=\"1.0\"?><rss><item/></rss>",
        ] {
            assert!(is_code(text), "{text}");
        }
    }

    #[test]
    fn articles_are_not() {
        for text in [
            "The ferry sank.\n<p>Nine died.</p>",
            "<< Back\nThe ferry sank.",
            "<p> is the tag of a paragraph.",
            "<Аврора> вышла в море.",
            "<v Ann>No.</v>",
            "<i>The ferry</i> sank off the coast.",
        ] {
            assert!(!is_code(text), "{text}");
        }
    }
}
