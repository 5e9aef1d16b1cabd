//! The Cyrillic of old Macintoshes, which has the small letters of windows-1251 at the same places, but for one, and the
//! capitals elsewhere: so it is told by whether a text has capitals where words begin and nowhere inside them.

use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_U, WINDOWS_1251, X_MAC_CYRILLIC};

/// So many bytes are looked at.
const SAMPLE_BYTES: usize = 1 << 14;
/// A capital inside a word speaks against an encoding as loudly as so many letters for it.
const COST_OF_A_CAPITAL: usize = 3;

/// What `bytes` are in that were `guessed` to be in a Cyrillic encoding: that, or the one of the Macintosh where it reads
/// better.
pub(super) fn better_of(guessed: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    let is_cyrillic = [WINDOWS_1251, IBM866, ISO_8859_5, KOI8_U].contains(&guessed);
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    let likelihood = |encoding: &'static Encoding| likelihood(&encoding.decode_without_bom_handling(sample).0);
    if is_cyrillic && likelihood(X_MAC_CYRILLIC) > likelihood(guessed) { X_MAC_CYRILLIC } else { guessed }
}

/// How many letters of `text` are Russian, less what capitals inside words cost.
fn likelihood(text: &str) -> usize {
    let (mut letters, mut capitals_inside) = (0, 0);
    let mut before = ' ';
    for ch in text.chars() {
        letters += usize::from(matches!(ch, 'А'..='я' | 'Ё' | 'ё'));
        capitals_inside += usize::from(before.is_lowercase() && ch.is_uppercase());
        before = ch;
    }
    letters.saturating_sub(COST_OF_A_CAPITAL * capitals_inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` as the encoding of the Macintosh writes it, of which `encoding_rs` has the decoder alone.
    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let byte = |ch: char| {
            let shown = |byte: &u8| encoding.decode_without_bom_handling(&[*byte]).0.starts_with(ch);
            (0..=u8::MAX).find(shown).expect("a character of the encoding")
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn capitals_tell_the_encoding() {
        for text in [
            "Паром вышел из Мары в понедельник. Владелец «Авроры» отрицает, что судно было перегружено.",
            "Мэр объявил об отставке",
            "МОСКВА. Погибли 14 человек — сообщила Береговая охрана",
            "Яхта затонула, заявил Юрий Яковлев",
        ] {
            for encoding in [WINDOWS_1251, X_MAC_CYRILLIC] {
                let bytes = encoded(text, encoding);
                assert_eq!(better_of(WINDOWS_1251, &bytes), encoding, "{text}");
            }
            for encoding in [IBM866, KOI8_U] {
                let bytes = encoded(&text.replace(['«', '»'], "\"").replace('—', "-"), encoding);
                assert_eq!(better_of(encoding, &bytes), encoding, "{text}");
            }
        }
    }
}
