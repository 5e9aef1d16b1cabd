//! Where an edit is fastened: to words, not to a place, so that it holds when the text around them changes.

use crate::{ids::ContentHash, ingest::Document, text::Span};

/// Words of a document: found again wherever they stand by then.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// [`Document::sha256`] of the text that the words were in.
    pub document: ContentHash,
    /// The words.
    pub quote: String,
    /// How often the words stand earlier in that text.
    pub occurrence: u32,
}

impl Anchor {
    /// The words at `span` of `document`.
    pub fn of(document: &Document, span: Span) -> Self {
        let quote = span.of(&document.text);
        let occurrence = document.text[..span.start as usize].matches(quote).count() as u32;
        Anchor { document: document.sha256.clone(), quote: quote.to_owned(), occurrence }
    }

    /// Where the words stand in `text`: as many times as before stand earlier, or the last time where there are fewer.
    /// White space within the words may be another by now.
    pub fn find(&self, text: &str) -> Option<Span> {
        let places = |at: usize| Span::new(at, at + self.quote.len());
        let mut exact = text.match_indices(&self.quote).map(|(at, _)| places(at));
        nth_or_last(&mut exact, self.occurrence).or_else(|| self.find_respaced(text)).filter(|span| !span.is_empty())
    }

    /// Where the words stand in `text` with other white space between them.
    fn find_respaced(&self, text: &str) -> Option<Span> {
        let words: Vec<&str> = self.quote.split_whitespace().collect();
        let first = words.first()?;
        let mut places = text.match_indices(first).filter_map(|(at, _)| {
            let end = words[1..].iter().try_fold(at + first.len(), |end, word| {
                let rest = &text[end..];
                let gap = rest.len() - rest.trim_start().len();
                (gap > 0 && rest[gap..].starts_with(word)).then_some(end + gap + word.len())
            })?;
            Some(Span::new(at, end))
        });
        nth_or_last(&mut places, self.occurrence)
    }
}

fn nth_or_last(places: &mut dyn Iterator<Item = Span>, n: u32) -> Option<Span> {
    places.take(n as usize + 1).last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest;

    fn check(quote: &str, occurrence: u32, text: &str, expected: Option<(usize, &str)>) {
        let anchor = Anchor { document: ContentHash::default(), quote: quote.to_owned(), occurrence };
        let found = anchor.find(text).map(|span| (span.start as usize, span.of(text)));
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_found_where_they_moved_to() {
        check("tàu rời cảng", 0, "Sáng nay tàu rời cảng.", Some((10, "tàu rời cảng")));
        check("một", 1, "một, một, một", Some((7, "một")));
        check("một", 5, "một, một", Some((7, "một")));
        check("hai", 0, "một", None);
        check("", 0, "một", None);
    }

    #[test]
    fn other_white_space_is_no_other_text() {
        check("tàu rời\ncảng", 0, "Sáng nay tàu  rời cảng.", Some((10, "tàu  rời cảng")));
        check("tàu rời cảng", 0, "tàurời cảng", None);
    }

    #[test]
    fn an_anchor_finds_the_words_it_was_made_of() {
        let document = ingest::pasted("Không. Có. Không. Có lẽ không.").unwrap();
        for (at, words) in document.text.match_indices("Không") {
            let span = Span::new(at, at + words.len());
            assert_eq!(Anchor::of(&document, span).find(&document.text), Some(span));
        }
    }
}
