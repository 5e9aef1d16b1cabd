//! The strings of every language against each other and against the code that says them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast::{self, Expression, InlineExpression, PatternElement};

use super::*;
use crate::{align::ReasonKind, edits::Act, gui::app::command::Command};

/// What `probe` gives while `language` is spoken.
fn spoken_in<R>(language: Language, probe: impl FnOnce() -> R) -> R {
    speak(language);
    let found = probe();
    speak(Language::default());
    found
}

/// The names of the strings of `language`, "name.attribute" among them, each with the values that it wants.
fn strings(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let (tag, source) = (language.tag(), language.source());
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(_, problems)| panic!("{tag}: {problems:?}"));
    let mut strings = BTreeMap::new();
    let mut add = |name: String, pattern: &Pattern<&str>| {
        let mut values = BTreeSet::new();
        values_of(pattern, &mut values);
        let twice = strings.insert(name.clone(), values);
        assert_eq!(twice, None, "{tag}: {name} is there twice");
    };
    for entry in resource.entries() {
        match entry {
            ast::Entry::Message(message) => {
                let name = message.id.name;
                add(name.to_owned(), message.value.as_ref().unwrap_or_else(|| panic!("{tag}: {name} has no words")));
                message
                    .attributes
                    .iter()
                    .for_each(|attribute| add(format!("{name}.{}", attribute.id.name), &attribute.value));
            }
            ast::Entry::Comment(_) => (),
            other => panic!("{tag}: {other:?}"),
        }
    }
    strings
}

fn values_of(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            values_in(expression, values);
        }
    }
}

fn values_in(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| values_of(&variant.value, values));
            selector
        }
        Expression::Inline(inline) => inline,
    };
    match inline {
        InlineExpression::VariableReference { id } => _ = values.insert(id.name.to_owned()),
        InlineExpression::Placeable { expression } => values_in(expression, values),
        _ => (),
    }
}

/// The source files of the window.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The names after `t!(` in the window's source, and the values that are given there.
fn said() -> BTreeMap<String, BTreeSet<String>> {
    let mut said = BTreeMap::new();
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/gui")) {
        if path.ends_with("words.rs") || path.ends_with("words_tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for (at, call) in text.match_indices("t!(").map(|(at, call)| (at, &text[at + call.len()..])) {
            if text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
                continue; // assert!( and its like
            }
            let Some(rest) = call.trim_start().strip_prefix('"') else { continue };
            let (name, arguments) = rest.split_once('"').unwrap();
            said.entry(name.to_owned()).or_insert_with(BTreeSet::new).extend(given(arguments));
        }
    }
    said
}

/// The names of the arguments up to the bracket that closes the call.
fn given(arguments: &str) -> Vec<String> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, letter) in arguments.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' | ',' if depth == 0 => {
                parts.push(&arguments[from..at]);
                from = at + 1;
                if letter == ')' {
                    break;
                }
            }
            _ => (),
        }
    }
    parts.iter().filter_map(|part| part.split_once('=')).map(|(name, _)| name.trim().to_owned()).collect()
}

/// Names the strings that are on one side only, or want other values there.
fn check_same(one: &BTreeMap<String, BTreeSet<String>>, other: &BTreeMap<String, BTreeSet<String>>) {
    let names: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let differ: Vec<_> = names.into_iter().filter(|name| one.get(*name) != other.get(*name)).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn every_language_has_the_same_strings_with_the_same_values() {
    let english = strings(Language::English);
    assert!(english.len() > 100);
    check_same(&english, &strings(Language::Vietnamese));
}

#[test]
fn what_is_said_is_there_and_what_is_there_is_said() {
    let mut strings = strings(Language::English);
    let commands: BTreeSet<String> = Command::ALL.map(Command::name).into();
    for name in &commands {
        let values = strings.remove(name);
        // That of a column is said with its number.
        if values != Some(BTreeSet::new()) {
            strings.extend(values.map(|values| (name.clone(), values)));
        }
        assert_eq!(strings.remove(&format!("{name}.tip")), Some(BTreeSet::new()), "{name}");
    }
    // What was done is said by the name that files give it.
    for act in Act::ALL {
        assert_eq!(strings.remove(&format!("act-{}", act.as_str())), Some(BTreeSet::new()), "{act:?}");
    }
    // So are reasons; only some have words of their own against it.
    for kind in ReasonKind::ALL {
        let name = format!("reason-{}", kind.key());
        assert_eq!(strings.remove(&name), Some(BTreeSet::new()), "{kind:?}");
        strings.remove(&format!("{name}.against"));
    }
    check_same(&strings, &said());
}

#[test]
fn every_command_has_words_of_its_own_in_every_language() {
    for language in Language::ALL {
        let words: BTreeSet<_> = spoken_in(language, || Command::ALL.map(Command::words)).into();
        let tips: BTreeSet<_> = spoken_in(language, || Command::ALL.map(Command::tooltip)).into();
        let names: BTreeSet<_> = Command::ALL.map(Command::name).into();
        assert_eq!((words.len(), tips.len()), (Command::ALL.len(), names.len()), "{language:?}");
        assert!(words.iter().chain(&tips).all(|words| !words.starts_with("command-")), "{language:?}");
    }
}

#[test]
fn plural_forms_are_the_languages_own() {
    assert_eq!([t!("articles", count = 1), t!("articles", count = 5)], ["1 article", "5 articles"]);
    assert_eq!(spoken_in(Language::Vietnamese, || t!("articles", count = 1)), "1 bài");
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    let written = || {
        let counts = [7, 999, 1_234, 1_234_567].map(|count| t!("articles", count = count));
        let weight = t!("why-weight-for", weight = Decimals { value: 2.5, digits: 2 });
        (counts.join(" "), weight, grouped("12345.5", '\u{a0}'))
    };
    let english = "7 articles 999 articles 1,234 articles 1,234,567 articles";
    assert_eq!(written(), (english.to_owned(), "+2.50".to_owned(), "12\u{a0}345.5".to_owned()));
    let vietnamese = "7 bài 999 bài 1.234 bài 1.234.567 bài";
    let expected = (vietnamese.to_owned(), "+2,50".to_owned(), "12\u{a0}345,5".to_owned());
    assert_eq!(spoken_in(Language::Vietnamese, written), expected);
}

#[test]
fn the_systems_language_is_told_by_its_tag() {
    let check = |tag, expected| assert_eq!(Language::of_tag(tag), expected, "{tag}");
    for tag in ["vi", "vi-VN", "vi_VN.UTF-8"] {
        check(tag, Language::Vietnamese);
    }
    for tag in ["en-GB", "C", "", "vid", "de-DE"] {
        check(tag, Language::English);
    }
}
