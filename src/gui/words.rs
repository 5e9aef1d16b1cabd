//! The words of the window, in the reader's language, from `assets/words/*.ftl` (Project Fluent).
//!
//! The language is that of the thread that draws, so that whatever makes words for the screen need not be handed it.
//! Invariant: every language has every string; a test holds the files and the code against each other.

use std::cell::{Cell, LazyCell};

use fluent_bundle::{
    FluentArgs, FluentBundle, FluentMessage, FluentResource, FluentValue,
    types::{FluentNumber, FluentNumberOptions},
};
use fluent_syntax::ast::Pattern;
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

    /// The language that the system is set to; English where it is another or not known.
    pub fn of_system() -> Self {
        sys_locale::get_locale().map_or(Language::English, |tag| Language::of_tag(&tag))
    }

    /// The language of a tag (BCP 47) like "vi-VN"; English where there is no other for it.
    fn of_tag(tag: &str) -> Self {
        let named = |language: &Language| tag.split(['-', '_', '.']).next() == Some(language.tag());
        Language::ALL.into_iter().find(named).unwrap_or_default()
    }

    /// What stands between groups of three digits.
    fn thousands(self) -> char {
        match self {
            Language::English => ',',
            Language::Vietnamese => '.',
        }
    }

    /// What stands before the digits that are less than one.
    fn point(self) -> &'static str {
        match self {
            Language::English => ".",
            Language::Vietnamese => ",",
        }
    }

    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Vietnamese => "vi",
        }
    }

    /// Its strings.
    fn source(self) -> &'static str {
        match self {
            Language::English => include_str!("../../assets/words/en.ftl"),
            Language::Vietnamese => include_str!("../../assets/words/vi.ftl"),
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
    static BUNDLES: LazyCell<[Bundle; 2]> = LazyCell::new(|| Language::ALL.map(bundle));
}

/// From now on this thread's words are in `language`.
pub fn speak(language: Language) {
    LANGUAGE.set(language);
}

/// The language of this thread's words.
pub fn spoken() -> Language {
    LANGUAGE.get()
}

/// The string called `id` with `values` put in. One that is missing shows as its name.
pub fn say(id: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
    find(id, values, |message| message.value()).unwrap_or_else(|| id.to_owned())
}

/// What is said under `.attribute` of the string called `id`, where it has that.
pub fn say_attribute(id: &str, attribute: &str) -> Option<String> {
    find(id, &[], |message| message.get_attribute(attribute).map(|found| found.value()))
}

fn find(
    id: &str,
    values: &[(&'static str, FluentValue<'_>)],
    pattern: impl for<'a> Fn(&FluentMessage<'a>) -> Option<&'a Pattern<&'a str>>,
) -> Option<String> {
    let args: FluentArgs<'_> = values.iter().cloned().collect();
    BUNDLES.with(|bundles| {
        let bundle = &bundles[spoken() as usize];
        let pattern = bundle.get_message(id).and_then(|message| pattern(&message));
        let mut problems = Vec::new();
        let words = pattern.map(|pattern| bundle.format_pattern(pattern, Some(&args), &mut problems).into_owned());
        debug_assert!(problems.is_empty(), "{id}: {problems:?}");
        words
    })
}

/// `t!("articles", count = 5)`: the words of that name in the reader's language.
macro_rules! t {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::gui::words::say($id, &[$((stringify!($name), fluent_bundle::FluentValue::from($value))),*])
    };
}
pub(crate) use t;

/// A number that is shown with so many digits after the point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decimals {
    /// The number.
    pub value: f32,
    /// Digits after the point.
    pub digits: usize,
}

impl From<Decimals> for FluentValue<'_> {
    fn from(Decimals { value, digits }: Decimals) -> Self {
        let options = FluentNumberOptions { minimum_fraction_digits: Some(digits), ..FluentNumberOptions::default() };
        FluentValue::Number(FluentNumber::new(f64::from(value), options))
    }
}

/// The digits of `plain` with `between` after every three before the point, and the language's own point.
pub fn grouped(plain: &str, between: char) -> String {
    let (whole, rest) = plain.find('.').map_or((plain, ""), |point| plain.split_at(point));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(between);
        }
        grouped.push(digit);
    }
    grouped + &rest.replace('.', spoken().point())
}

/// Numbers as the language writes them, wherever they are put into a string.
fn number_words(value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = match number.options.minimum_fraction_digits {
        Some(digits) => format!("{:.digits$}", number.value),
        None => number.value.to_string(),
    };
    Some(grouped(&plain, spoken().thousands()))
}

fn bundle(language: Language) -> Bundle {
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    // What can be read of a broken file is used; a test keeps the bundled ones whole.
    let resource = FluentResource::try_new(language.source().to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| number_words(value)));
    let _duplicates = bundle.add_resource(resource);
    bundle
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
