//! What documents are called in the window: by what they say of themselves, or else by their file, or else by a word of
//! the reader's language.

use crate::{
    gui::words::{Language, spoken, t},
    ingest::{Document, Origin},
    lang,
};

/// The title, declared or guessed, or else the file's name.
pub fn title_of(document: &Document) -> String {
    document.metadata.title.as_ref().map_or_else(|| or_pasted(document, document.name()), |title| title.value.clone())
}

/// The outlet, declared or guessed, or else the file's name: what to call this source in a line.
pub fn outlet_of(document: &Document) -> String {
    document
        .metadata
        .source
        .as_ref()
        .map_or_else(|| or_pasted(document, document.name()), |source| source.value.clone())
}

/// The file as it was given, or that there is none.
pub fn file_of(document: &Document) -> String {
    or_pasted(document, document.file())
}

/// What the reader's language calls the place that is compared as `key`.
pub fn place_words(key: &str) -> String {
    let called = match spoken() {
        Language::English => None, // the keys are the English names
        other => lang::pack(Some(other.tag())).names().places.called(key),
    };
    called.map_or_else(|| capitalised(key), str::to_owned)
}

/// `name` with capitals at the beginning of its words.
pub fn capitalised(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    name.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

/// What the reader's language calls the language of `code`; its own name where there is none.
pub fn language_name(code: &str) -> String {
    let name = t!("language-name", code = code);
    if name == code { lang::pack(lang::known(code)).name.clone() } else { name }
}

fn or_pasted(document: &Document, name: String) -> String {
    if document.origin == Origin::Pasted { t!("pasted-text") } else { name }
}
