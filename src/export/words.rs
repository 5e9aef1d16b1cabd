//! The words of what is exported, in the languages of `assets/export/words/`: a file each, which anyone can add.

use std::{collections::BTreeMap, sync::OnceLock};

/// The code of the language that has every word.
const ENGLISH: &str = "en";

/// By language code, the bundled files.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/export_words.rs"));

/// The words of one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Words {
    code: &'static str,
    own: BTreeMap<String, String>,
}

impl Words {
    /// The languages that there are words in, by their codes.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        FILES.iter().map(|(code, _)| *code)
    }

    /// The words of the language with this code.
    pub fn of(code: &str) -> Option<&'static Words> {
        all().iter().find(|words| words.code == code)
    }

    /// The words of the language that a locale ("vi_VN.UTF-8") names, or else the English ones.
    pub fn of_locale(locale: &str) -> &'static Words {
        let code = locale.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        Words::of(&code).unwrap_or_else(english)
    }

    /// The language's code.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The words under `id`; without any in this language or in English, `id` itself.
    pub fn say<'a>(&'a self, id: &'a str) -> &'a str {
        self.own.get(id).or_else(|| english().own.get(id)).map_or(id, String::as_str)
    }

    /// The words under `id`, with what is in braces filled in.
    pub fn fill(&self, id: &str, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.say(id);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { break };
            filled.push_str(before);
            filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
            rest = after;
        }
        filled + rest
    }
}

fn all() -> &'static [Words] {
    static ALL: OnceLock<Vec<Words>> = OnceLock::new();
    ALL.get_or_init(|| {
        // A test reads every file, so that none is left out in a program that is handed out.
        let read = |&(code, text): &(&'static str, &str)| Some(Words { code, own: toml::from_str(text).ok()? });
        FILES.iter().filter_map(read).collect()
    })
}

fn english() -> &'static Words {
    static NONE: Words = Words { code: ENGLISH, own: BTreeMap::new() };
    Words::of(ENGLISH).unwrap_or(&NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_with_the_same_places_to_fill() {
        let places = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names
        };
        assert_eq!(all().len(), FILES.len());
        for words in all() {
            assert!(words.own.keys().eq(english().own.keys()), "{}", words.code);
            for (id, text) in &words.own {
                assert_eq!(places(text), places(english().say(id)), "{} {id}", words.code);
            }
        }
    }

    #[test]
    fn places_are_filled_and_only_once() {
        let words = Words::of("en").unwrap();
        assert_eq!(words.fill("and-more", &[("count", "{count}")]), "and {count} more");
        assert_eq!(words.say("no-such-id"), "no-such-id");
    }

    #[test]
    fn a_locale_names_its_language() {
        for (locale, code) in [("vi_VN.UTF-8", "vi"), ("VI", "vi"), ("C", "en"), ("", "en"), ("fr_FR", "en")] {
            assert_eq!(Words::of_locale(locale).code(), code, "{locale}");
        }
    }
}
