//! Vietnamese in the encodings from before Unicode, as windows-1252 shows it ("ViÖt Nam", "Vieät Nam"). Knows their
//! letters (`assets/vietnamese-legacy.toml`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::vietnamese::is_syllable;

/// An encoding, by name, and what the letters that it shows mean.
struct Legacy {
    name: &'static str,
    meant: FxHashMap<String, String>,
}

#[derive(Deserialize)]
struct File {
    tcvn3: Table,
    vni: Table,
}

#[derive(Deserialize)]
struct Table {
    shown: String,
    meant: String,
}

/// So many of a text's words are looked at.
const SAMPLE_WORDS: usize = 2_000;
/// So many words with accents tell an encoding.
const FEWEST_ACCENTED: usize = 3;

static LEGACY: LazyLock<[Legacy; 2]> = LazyLock::new(|| {
    // Bundled with the program and parsed by a test below, so it cannot fail.
    let file: File = toml::from_str(include_str!("../../assets/vietnamese-legacy.toml")).expect("bundled letters");
    [("TCVN3", file.tcvn3), ("VNI", file.vni)].map(|(name, table)| {
        let pairs = table.shown.split(' ').zip(table.meant.split(' '));
        Legacy { name, meant: pairs.map(|(shown, meant)| (shown.to_owned(), meant.to_owned())).collect() }
    })
});

/// `text` in Unicode, and the name of the encoding, where it is Vietnamese in one of them.
pub(super) fn read(text: &str) -> Option<(String, &'static str)> {
    let could_be = text.chars().all(|ch| ch <= '\u{ff}' || matches!(ch, '\u{2010}'..='\u{2122}'));
    if !could_be || text.is_ascii() {
        return None;
    }
    LEGACY.iter().find(|legacy| legacy.reads(text)).map(|legacy| (legacy.unicode(text), legacy.name))
}

impl Legacy {
    /// Whether a third of the words have letters beyond ASCII, as in hardly a language but Vietnamese, and nine in ten of
    /// those are syllables of it by this encoding, and not half as many as they stand.
    fn reads(&self, text: &str) -> bool {
        let words = text.split(|ch: char| ch.is_ascii() && !ch.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        let (mut plain, mut accented, mut sound, mut as_shown) = (0, 0, 0, 0);
        for word in words.take(SAMPLE_WORDS) {
            if word.is_ascii() {
                plain += 1;
                continue;
            }
            accented += 1;
            sound += usize::from(is_syllable(self.unicode(word).trim_matches(|ch: char| !ch.is_alphabetic())));
            as_shown += usize::from(is_syllable(word));
        }
        accented >= FEWEST_ACCENTED && accented * 2 >= plain && sound * 10 >= accented * 9 && as_shown * 2 < sound
    }

    fn unicode(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() * 2);
        let mut rest = text;
        while let Some(ch) = rest.chars().next() {
            let one = ch.len_utf8();
            let two = one + rest[one..].chars().next().map_or(0, char::len_utf8);
            let found = [two, one].into_iter().find_map(|len| Some((len, self.meant.get(&rest[..len])?)));
            let (len, meant) = found.map_or((one, &rest[..one]), |(len, meant)| (len, meant.as_str()));
            out.push_str(meant);
            rest = &rest[len..];
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Một chiếc phà chở 120 hành khách chìm ngoài khơi cảng Tora, ít nhất 14 người chết.";

    /// `text` as an encoding shows it.
    fn shown(text: &str, legacy: &Legacy) -> String {
        let shown =
            |ch: char| legacy.meant.iter().find(|(_, meant)| **meant == ch.to_string()).map(|(shown, _)| shown.clone());
        text.chars().map(|ch| shown(ch).unwrap_or(ch.to_string())).collect()
    }

    #[test]
    fn both_encodings_are_read() {
        for legacy in &*LEGACY {
            assert_eq!(read(&shown(TEXT, legacy)), Some((TEXT.to_owned(), legacy.name)));
        }
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in [
            TEXT,
            "São Paulo: ações não são más",
            "Déjà vu à l’école, où l’été coûte cher à tous",
            "Così fan tutte, però è più facile, perché è già là",
            "Für die Fähre gab es keine Prüfung, sagte Müller",
            "Hà Nội",
            "plain",
            "một hai ba bốn: à, á, là, và, có",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_bundled_letters_are_in_pairs() {
        let file: File = toml::from_str(include_str!("../../assets/vietnamese-legacy.toml")).expect("bundled letters");
        for table in [file.tcvn3, file.vni] {
            assert_eq!(table.shown.split(' ').count(), table.meant.split(' ').count());
        }
    }
}
