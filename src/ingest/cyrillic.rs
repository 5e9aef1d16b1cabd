//! The Cyrillic of old Macintoshes, which has the small letters of windows-1251 at the same places, but for one, and the
//! capitals elsewhere: so it is told by whether a text has capitals where words begin and nowhere inside them. And Russian
//! that was decoded as another of its encodings and saved so.

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

/// `text` as it was before its bytes in one encoding of Russian were taken for another ("рБТПН" for "Паром"), where it reads as
/// no Russian and then does.
pub(super) fn undo(text: &str) -> Option<String> {
    /// The share of the commonest letters, in hundredths of the characters beyond ASCII, from which on a text is Russian, and
    /// how much better another encoding must be.
    const LEAST: i64 = 55;
    const BETTER_BY: i64 = 15;
    const ENCODINGS: [&Encoding; 3] = [WINDOWS_1251, KOI8_U, IBM866];
    let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES / 4)];
    let is_bytes_of_russian = |ch: char| matches!(ch, 'А'..='я' | '\u{2500}'..='\u{259f}');
    let current = sample.contains(is_bytes_of_russian).then(|| common(sample))?.filter(|&score| score < LEAST)?;
    let read = |text: &str, shown: &'static Encoding, meant: &'static Encoding| {
        let (bytes, _, had_errors) = shown.encode(text);
        let meant = meant.decode_without_bom_handling(&bytes).0.into_owned();
        (!had_errors).then_some(meant)
    };
    let pairs = ENCODINGS.iter().flat_map(|&shown| ENCODINGS.iter().map(move |&meant| (shown, meant)));
    let tried = pairs.filter(|(shown, meant)| shown != meant);
    let scored = tried.filter_map(|(shown, meant)| Some((common(&read(sample, shown, meant)?)?, shown, meant)));
    let (score, shown, meant) = scored.max_by_key(|&(score, ..)| score)?;
    if score >= LEAST.max(current + BETTER_BY) { read(text, shown, meant) } else { None }
}

/// How many in a hundred characters of `text` beyond ASCII are the ten commonest letters of Russian, less what capitals
/// inside words cost; `None` of a short text.
fn common(text: &str) -> Option<i64> {
    const FEWEST: i64 = 20;
    let (mut all, mut common, mut capitals_inside) = (0, 0, 0);
    let mut before = ' ';
    for ch in text.chars() {
        let small = ch.to_lowercase().next().unwrap_or(ch);
        all += i64::from(!ch.is_ascii());
        common += i64::from("оеаинтсрвл".contains(small));
        capitals_inside += i64::from(before.is_lowercase() && ch.is_uppercase());
        before = ch;
    }
    (all >= FEWEST).then(|| (common - COST_OF_A_CAPITAL as i64 * capitals_inside) * 100 / all)
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
    fn russian_in_another_encoding_is_read() {
        let text = "Паром вышел из порта в понедельник утром и затонул у острова";
        for shown in [WINDOWS_1251, KOI8_U, IBM866] {
            for meant in [WINDOWS_1251, KOI8_U, IBM866] {
                let wrong = shown.decode_without_bom_handling(&meant.encode(text).0).0.into_owned();
                assert_eq!(undo(&wrong), (shown != meant).then(|| text.to_owned()), "{wrong}");
            }
        }
        for text in ["ПАРОМ ЗАТОНУЛ У ОСТРОВА РАНО УТРОМ", "Пором затонув біля порту вчора вранці", "Ъгъл", "渡轮沉没"]
        {
            assert_eq!(undo(text), None, "{text}");
        }
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
