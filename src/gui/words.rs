//! The words of the window, in the reader's language, from `assets/words/*.ftl` (Project Fluent).
//!
//! The language is that of the thread that draws, so that whatever makes words for the screen need not be handed it.
//! Invariant: every language has every string; a test holds the files and the code against each other.

use std::cell::{Cell, LazyCell};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Tiếng Việt.
    Vietnamese,
}

impl Language {
    /// In the order in which they are offered.
    pub const ALL: [Language; 2] = [Language::English, Language::Vietnamese];

    /// Its tag (BCP 47) and its strings.
    fn source(self) -> (&'static str, &'static str) {
        match self {
            Language::English => ("en", include_str!("../../assets/words/en.ftl")),
            Language::Vietnamese => ("vi", include_str!("../../assets/words/vi.ftl")),
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
    static BUNDLES: LazyCell<[Bundle; 2]> = LazyCell::new(|| Language::ALL.map(bundle));
}

/// From now on this thread's words are in `language`.
#[allow(dead_code)]
pub fn speak(language: Language) {
    LANGUAGE.set(language);
}

/// The language of this thread's words.
pub fn spoken() -> Language {
    LANGUAGE.get()
}

/// The string called `id` with `values` put in. One that is missing shows as its name.
pub fn say(id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
    let args: FluentArgs<'_> = values.iter().cloned().collect();
    BUNDLES.with(|bundles| {
        let bundle = &bundles[spoken() as usize];
        let pattern = bundle.get_message(id).and_then(|message| message.value());
        pattern.map_or_else(|| id.to_owned(), |p| bundle.format_pattern(p, Some(&args), &mut Vec::new()).into_owned())
    })
}

/// `t!("articles", count = 5)`: the words of that name in the reader's language.
macro_rules! t {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::gui::words::say($id, &[$((stringify!($name), fluent_bundle::FluentValue::from($value))),*])
    };
}
pub(crate) use t;

fn bundle(language: Language) -> Bundle {
    let (tag, source) = language.source();
    let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
    // What can be read of a broken file is used; a test keeps the bundled ones whole.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new(vec![tag]);
    bundle.set_use_isolating(false);
    let _duplicates = bundle.add_resource(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plural_forms_are_the_languages_own() {
        assert_eq!([t!("articles", count = 1), t!("articles", count = 5)], ["1 article", "5 articles"]);
        speak(Language::Vietnamese);
        assert_eq!(t!("articles", count = 1), "1 bài");
    }
}
