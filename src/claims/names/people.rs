//! One spelling for a person's name.
//!
//! Folds only what no two well-known people are told apart by: transliteration ("Sergey"), a father's name, an initial
//! in the middle, the order of a Japanese name, a reading in the language of the report ("Tập Cận Bình"). Knows no
//! article.

use crate::{
    lang::{NameWords, Spellings},
    text::{fold_word, word_key},
};

/// The most words that a person's name has.
const MOST_WORDS: usize = 6;

/// The name that the folded `words` are compared by.
pub(super) fn canonical(words: &[&str], known: &NameWords) -> String {
    let spelled = spelled(words);
    let whole = words.join(" ");
    known
        .people
        .get(&whole)
        .or_else(|| known.people.get(&spelled.join(" ")))
        .cloned()
        .unwrap_or_else(|| spelled.join(" "))
}

/// The words of a name in the one spelling, without what is left out as often as not, given name first.
pub(super) fn spelled(words: &[&str]) -> Vec<String> {
    let spellings = Spellings::bundled();
    let mut spelled: Vec<String> = words.iter().map(|word| spell(word, spellings)).collect();
    if (3..=MOST_WORDS).contains(&spelled.len()) {
        drop_middle(&mut spelled, spellings);
    }
    if spelled.len() == 2 && spellings.japanese.contains(&spelled[0]) && !spellings.japanese.contains(&spelled[1]) {
        spelled.swap(0, 1);
    }
    spelled
}

/// Whether `words` begin with a family name, as Vietnamese, Chinese and Korean names do.
pub(super) fn family_comes_first(words: &[&str], known: &NameWords) -> bool {
    let Some(key) = words.first().map(|word| word_key(word)) else { return false };
    let latin = Spellings::bundled().families_first.contains(&key);
    let own = known.families.contains(&key);
    match words.len() {
        2 => latin && words[1].is_ascii(),
        3..=5 => latin || own,
        _ => false,
    }
}

/// The folded words of a name as it is written.
pub(super) fn words_of(written: &str) -> Vec<String> {
    words_of_folded(&fold_word(written))
}

/// The words of a folded name; an apostrophe parts none ("O’Brien").
pub(super) fn words_of_folded(folded: &str) -> Vec<String> {
    let parts = folded.split(|ch: char| !ch.is_alphanumeric() && ch != '\'');
    parts.map(|word| word.replace('\'', "")).filter(|word| !word.is_empty()).collect()
}

fn spell(word: &str, spellings: &Spellings) -> String {
    if let Some(shown) = spellings.words.get(word) {
        return shown.clone();
    }
    let by_ending =
        spellings.endings.iter().find_map(|(ending, read)| Some((word.strip_suffix(ending.as_str())?, read)));
    by_ending.map_or_else(|| word.to_owned(), |(stem, read)| format!("{stem}{read}"))
}

/// Leaves out initials and fathers' names between the first word and the last.
fn drop_middle(words: &mut Vec<String>, spellings: &Spellings) {
    let outer = format!("{} {}", words[0], words[words.len() - 1]);
    let initials_matter = spellings.with_initials.contains(&outer);
    let last = words.len() - 1;
    let mut at = 0;
    words.retain(|word| {
        let inner = (1..last).contains(&at);
        at += 1;
        let initial = word.chars().count() == 1 && word.starts_with(char::is_alphabetic) && !initials_matter;
        let fathers =
            spellings.patronymics.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending.as_str()));
        !(inner && (initial || fathers))
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    #[test]
    fn spellings_meet_and_people_do_not() {
        let name = |text: &str| {
            let words = words_of(text);
            canonical(&words.iter().map(String::as_str).collect::<Vec<_>>(), pack(Some("vi")).names())
        };
        for (a, b) in [
            ("Sergey Shoigu", "Sergei Shoigu"),
            ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
            ("Vladimir Vladimirovich Putin", "Vladimir Putin"),
            ("Donald J. Trump", "Donald Trump"),
            ("Abe Shinzo", "Shinzo Abe"),
            ("Tập Cận Bình", "Xi Jinping"),
        ] {
            assert_eq!(name(a), name(b));
        }
        for (a, b) in [
            ("Kim Jong-un", "Kim Jong Il"),
            ("George W. Bush", "George Bush"),
            ("Slobodan Milosevic", "Slobodan"),
            ("Donald Trump Jr", "Donald Trump"),
        ] {
            assert_ne!(name(a), name(b));
        }
    }
}
