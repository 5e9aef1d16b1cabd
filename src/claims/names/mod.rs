//! Names of persons, places and bodies, each with the one name that its spellings and short forms have in common.
//!
//! `runs` reads a claim word by word: titles, places and bodies are known by the lists of the language, what else has
//! capitals is a run. `people` brings the spellings of a person together; `resolve` looks over the whole article, for
//! whom "ông Kim" or "Putin" means there. `uncased` finds persons where no capitals tell them, and `sound` compares what is
//! written in different scripts, `families` whether two are surely two persons. Invariants: names are in order and do not overlap; a place has the same name
//! in every language; a short form that could be two people stays as it is. Known limits: a run of capitals in a
//! headline that capitalises every word is one name; a lone capital that opens a sentence is a name only where the
//! lists or the article know it.

mod families;
mod people;
mod places;
mod resolve;
mod rule;
mod runs;
mod sound;
mod surnames;
mod uncased;

use super::tokens::Tokens;
use crate::{
    lang::{Gender, Pack},
    text::Span,
};
pub(super) use resolve::resolve;
pub use rule::NameRule;
pub use sound::Sound;

/// A name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands, without titles.
    pub span: Span,
    /// What it is compared by: folded words with single spaces; a place's English name.
    pub name: String,
    /// What it names, where that is known.
    pub kind: NameKind,
    /// For a country, a capital or a seat of government, the country whose government it can stand for.
    pub country: Option<&'static str>,
    /// What the title before it tells of the person.
    pub title_gender: Option<Gender>,
    /// What its consonants sound like, for a name that is not a place of the lists.
    pub sound: Sound,
    /// By which rule it is found.
    pub rule: NameRule,
    /// Whether the words are short for the full name, which stands elsewhere in the article.
    pub is_short_form: bool,
}

impl Name {
    /// A name at `span` of which nothing is known but the rule that found it.
    fn new(span: Span, rule: NameRule) -> Self {
        Name {
            span,
            name: String::new(),
            kind: NameKind::Other,
            country: None,
            title_gender: None,
            sound: Sound::default(),
            rule,
            is_short_form: false,
        }
    }

    /// Whether both are one name: spelled alike, or in different scripts and sounding alike.
    pub fn is_same(&self, other: &Name) -> bool {
        self.name == other.name || self.sound.is_same(&other.sound)
    }

    /// Whether both are surely names of two persons, as far as one can tell across languages.
    pub fn is_surely_other(&self, other: &Name) -> bool {
        families::are_others(self, other)
    }
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A person: by the title, the family name or another mention in the article.
    Person,
    /// A country, city, region or seat of government of the lists.
    Place,
    /// A body, a thing, or not known.
    Other,
}

impl NameKind {
    /// The kind as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            NameKind::Person => "person",
            NameKind::Place => "place",
            NameKind::Other => "other",
        }
    }
}

/// The names of a claim, in order, before the rest of the article is looked at.
pub(super) fn names(tokens: &Tokens, pack: &Pack) -> Vec<Name> {
    runs::Scanner::new(tokens, pack).names()
}

/// Whether a text of these words is set in capitals throughout, so that capitals say nothing: for each word that has
/// more than one letter, whether it is.
fn shouts(words: impl Iterator<Item = bool>) -> bool {
    const FEWEST_WORDS: usize = 3;
    let (upper, all) = words.fold((0, 0), |(upper, all), word| (upper + usize::from(word), all + 1));
    all >= FEWEST_WORDS && upper * 5 >= all * 4
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::pack;

    fn check(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let found: Vec<String> = names(&tokens, pack(Some("vi"))).into_iter().map(|name| name.name).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn capitals_make_names() {
        check("Ông Kim Jong-un gặp Tổng thống Nga Vladimir Putin", &["kim jong un", "russia", "vladimir putin"]);
        check("Theo KCNA, tàu USS Kentucky rời cảng Busan", &["kcna", "uss kentucky", "busan"]);
        check("Hôm qua V. Putin tới TP. Huế.", &["v putin", "huế"]);
        check("Song Triều Tiên đã bác bỏ", &["north korea"]);
        check("Chuyến thăm diễn ra hôm qua", &[]);
    }

    #[test]
    fn long_runs_are_read_once() {
        let texts = ["Nga-".repeat(50_000), "Ông ".repeat(50_000), "Bộ Công ".repeat(50_000), "A.".repeat(50_000)];
        for text in texts {
            let tokens = Tokens::new(&text, Span::new(0, text.len()));
            names(&tokens, pack(Some("vi")));
        }
    }

    proptest! {
        #[test]
        fn names_are_in_order_and_on_boundaries(
            words in prop::collection::vec(
                prop::sample::select(vec![
                    "Kim", "Jong-un", "ông", "Tổng thống", "Nga", "-", "Triều Tiên", "Mỹ-Hàn", ",", ".", "Bộ", "Quốc phòng",
                    "của", "of", "Bank", "US", "'s", "O’Brien", "\u{1f1fb}", "PUTIN", "V.", "Mr", "é", "ấ\u{301}", "—", "Anh", "푸틴은", "김민수", "시장", "总统", "普京", "王小明说", "伊万·彼得罗夫", "Путина",
                ]),
                0..24,
            ),
            code in prop::sample::select(vec!["vi", "en", "und", "ru", "ko", "zh"]),
        ) {
            let text = words.join(" ");
            let tokens = Tokens::new(&text, Span::new(0, text.len()));
            let mut end = 0;
            for name in names(&tokens, pack(Some(code))) {
                prop_assert!(name.span.start >= end && !name.span.is_empty());
                prop_assert!(text.get(name.span.range()).is_some());
                end = name.span.end;
            }
        }

        #[test]
        fn names_of_an_article_do_not_overlap(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "Ông Kim Jong-un", "bà Kim Yo-jong", "Kim", "ông Kim", "PUTIN", "Vladimir Putin", "V. Putin", "Putin",
                    "tới Nga.", "nói.", "\n\n", ",", "NGA - TRIỀU",
                ]),
                1..24,
            ),
        ) {
            let Ok(document) = crate::ingest::pasted(&parts.join(" ")) else { return Ok(()) };
            let article = crate::claims::Article::new(document);
            for claim in &article.claims {
                prop_assert!(claim.names.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
                prop_assert!(claim.names.iter().all(|name| claim.span.contains(name.span)));
            }
        }

        #[test]
        fn any_text_is_read(text in "\\PC{0,80}") {
            let tokens = Tokens::new(&text, Span::new(0, text.len()));
            names(&tokens, pack(Some("vi")));
        }
    }
}
