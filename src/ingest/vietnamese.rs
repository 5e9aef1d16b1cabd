//! Whether a text reads as Vietnamese, by the build of its syllables. Knows no vocabulary; used to tell encodings apart.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// The five tone marks: grave, acute, tilde, hook above, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Onsets and rhymes, from `assets/syllables.toml`.
struct Syllables {
    onsets: FxHashSet<String>,
    rhymes: FxHashSet<String>,
}

#[derive(Deserialize)]
struct File {
    onsets: String,
    rhymes: String,
}

static SYLLABLES: LazyLock<Syllables> = LazyLock::new(|| {
    // Bundled with the program and parsed by a test below, so it cannot fail.
    let file: File = toml::from_str(include_str!("../../assets/syllables.toml")).expect("bundled syllables");
    let set = |words: &str| words.split_whitespace().map(str::to_owned).collect();
    Syllables { onsets: set(&file.onsets), rhymes: set(&file.rhymes) }
});

/// Whether four in five of the words with accents are Vietnamese syllables. Words without accents say nothing.
pub(super) fn reads_as_vietnamese(text: &str) -> bool {
    let words = text.split(|ch: char| !ch.is_alphabetic() && !TONES.contains(&ch));
    let (mut accented, mut syllables) = (0, 0);
    for word in words.filter(|word| !word.is_ascii()) {
        accented += 1;
        syllables += usize::from(is_syllable(word));
    }
    accented > 0 && syllables * 5 >= accented * 4
}

/// Whether `word` is built as a Vietnamese syllable, tones aside.
pub(crate) fn is_syllable(word: &str) -> bool {
    let toneless: String = word.to_lowercase().nfd().filter(|ch| !TONES.contains(ch)).nfc().collect();
    let Syllables { onsets, rhymes } = &*SYLLABLES;
    let cuts = toneless.char_indices().map(|(at, _)| at);
    cuts.take(4).any(|at| (at == 0 || onsets.contains(&toneless[..at])) && rhymes.contains(&toneless[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_is_told_from_its_neighbours_in_windows_125x() {
        for text in ["Đọc báo", "TUY NHIÊN, CÁC NHÀ QUAN SÁT", "giá vàng hôm nay tăng", "Việt Nam thắng, ông Putin nói"]
        {
            assert!(reads_as_vietnamese(text), "{text}");
        }
        for text in ["Săo Paulo: açơes năo săo más", "Déjà vu, où l'été coûte cher", "plain", "", "Íåò, íå çíàþ"]
        {
            assert!(!reads_as_vietnamese(text), "{text}");
        }
    }

    #[test]
    fn the_bundled_syllables_are_read() {
        assert!(SYLLABLES.onsets.contains("ngh") && SYLLABLES.rhymes.contains("ương"));
        assert!(SYLLABLES.rhymes.iter().all(|rhyme| rhyme.nfc().eq(rhyme.chars())));
    }
}
