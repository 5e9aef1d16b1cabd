//! Bytes to text: which encoding, and whether this is text at all. Knows no files and no news.
//!
//! The text is what the bytes say: the byte-order mark is removed, line ends and normal form stay as they are. Only letters
//! that were spoilt before, by a wrong decoding or an encoding from before Unicode, are mended where that is certain.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use super::{cyrillic, entities, mojibake, vietnamese::reads_as_vietnamese, vietnamese_legacy, web_page};
use crate::notes::{Format, What};

/// How many bytes are looked at where a guess does not need them all.
const SAMPLE_BYTES: usize = 1 << 16;

/// First bytes of formats that people take for text files, and which these are.
const SIGNATURES: [(&[u8], Format); 14] = [
    (b"%PDF-", Format::Pdf),
    (b"PK\x03\x04", Format::Office),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::OldOffice),
    (b"{\\rtf", Format::Rtf),
    (b"\x89PNG", Format::Picture),
    (b"\xFF\xD8\xFF", Format::Picture),
    (b"GIF8", Format::Picture),
    (b"RIFF", Format::Medium),
    (b"\x1F\x8B", Format::Compressed),
    (b"Rar!\x1A", Format::Compressed),
    (b"7z\xBC\xAF\x27\x1C", Format::Compressed),
    (b"\x7FELF", Format::Program),
    (b"SQLite format 3\0", Format::Database),
    (b"bplist00", Format::WebArchive),
];

/// A text and how it was made from bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Decoded {
    /// The text, without its byte-order mark.
    pub text: String,
    /// What it was decoded from.
    pub encoding: &'static Encoding,
    /// How many invalid sequences show as U+FFFD.
    pub replaced: usize,
    /// What was done to letters that were spoilt before.
    pub letters: Letters,
}

/// Whether the letters of a text are as the bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    AsTheyAre,
    /// Wrongly decoded and saved so; mended in so many places.
    Mended(usize),
    /// Wrongly decoded and saved so, it seems, in so many places; left alone.
    Doubtful(usize),
    /// Of the encoding with this name.
    Legacy(&'static str),
}

/// Decodes `bytes`, by their byte-order mark or else by what they look like.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, What> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(What::Foreign(*kind));
    }
    let (encoding, mark_len) = Encoding::for_bom(bytes).unwrap_or_else(|| (guessed(bytes), 0));
    let (text, had_errors) = encoding.decode_without_bom_handling(&bytes[mark_len..]);
    let replaced = if had_errors { text.matches('\u{fffd}').count() } else { 0 };
    let (text, letters) = mended(text.into_owned());
    let letters = match text.matches('\u{fffd}').count() {
        // They stood in the file as such: letters that were lost before it was saved.
        lost if lost > 0 && !had_errors && letters == Letters::AsTheyAre => Letters::Doubtful(lost),
        _ => letters,
    };
    if looks_binary(&text) {
        return Err(What::Binary);
    }
    if !text.contains(char::is_alphanumeric) {
        return Err(What::Blank);
    }
    if web_page::is_code(&text) {
        return Err(What::WebPage);
    }
    Ok(Decoded { text, encoding, replaced, letters })
}

/// `text` with its letters mended where that is certain.
fn mended(text: String) -> (String, Letters) {
    if let Some((text, name)) = vietnamese_legacy::read(&text) {
        return (text, Letters::Legacy(name));
    }
    let behind = mojibake::bytes_behind(&text).and_then(|bytes| mojibake::read_as(&bytes, guessed(&bytes)));
    if let Some(meant) = behind {
        let places = text.chars().filter(|ch| !ch.is_ascii()).count();
        return (meant, Letters::Mended(places));
    }
    if let Some(meant) = mojibake::undo_wide(&text).or_else(|| cyrillic::undo(&text)) {
        let places = text.chars().filter(|ch| !ch.is_ascii()).count();
        return (meant, Letters::Mended(places));
    }
    let (text, entities) = entities::read(&text).unwrap_or((text, 0));
    let mended = mojibake::mend(&text);
    let doubtful = mended.doubtful + mojibake::lost(&text);
    let text = mended.text.unwrap_or(text);
    match mended.places + entities {
        0 if doubtful > 0 => (text, Letters::Doubtful(doubtful)),
        0 => (text, Letters::AsTheyAre),
        places => (text, Letters::Mended(places)),
    }
}

/// The encoding of `bytes` without a byte-order mark. Strict before lenient: what is valid UTF-8 is UTF-8, while every
/// byte is valid in windows-1258 and its sisters.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf16) = utf16_by_zeros(bytes) {
        return utf16;
    }
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    // chardetng knows windows-1258, but not in capitals and not in a line or two (measured on the seeds).
    let sample = &bytes[..bytes.len().min(SAMPLE_BYTES)];
    if reads_as_vietnamese(&WINDOWS_1258.decode_without_bom_handling(sample).0) {
        return WINDOWS_1258;
    }
    if vietnamese_legacy::read(&WINDOWS_1252.decode_without_bom_handling(sample).0).is_some() {
        return WINDOWS_1252;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    cyrillic::better_of(detector.guess(None, Utf8Detection::Allow), bytes)
}

/// UTF-16 by its zero bytes: every ASCII character has one, and all of them on the same side.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let (units, rest) = bytes[..bytes.len().min(SAMPLE_BYTES)].as_chunks::<2>();
    if !rest.is_empty() && bytes.len() < SAMPLE_BYTES {
        return None;
    }
    let zeros = |side: usize| units.iter().filter(|unit| unit[side] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let is_side = |many: usize, few: usize| many * 5 >= units.len() && few * 20 <= many && many > 0;
    if is_side(second, first) {
        Some(UTF_16LE)
    } else if is_side(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8, also where a few places are damaged: fewer than one for every four good characters beyond ASCII. ISO-2022-JP
/// is valid UTF-8 too, but has escapes.
fn mostly_utf8(bytes: &[u8]) -> bool {
    if bytes.contains(&0x1b) {
        return false;
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|ch| !ch.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 4 <= good
}

/// A NUL, or more than one character in twenty (and than one at all) that no text has.
fn looks_binary(text: &str) -> bool {
    let (mut all, mut odd) = (0, 0);
    for ch in text.chars() {
        match ch {
            '\0' => return true,
            '\t' | '\n' | '\r' | '\u{c}' | '\u{85}' => {}
            '\u{fffd}' => odd += 1,
            ch if ch.is_control() => odd += 1,
            _ => {}
        }
        all += 1;
    }
    odd > 1 + all / 20
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    const SEED: &str = include_str!("../../seeds/004_4676e60b1241503e.txt");
    const TONES: &str = "\u{300}\u{301}\u{303}\u{309}\u{323}";

    #[track_caller]
    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes).expect("a text");
        assert_eq!(decoded.encoding.name(), encoding);
        assert_eq!(decoded.text, text);
        assert_eq!((decoded.replaced, decoded.letters), (0, Letters::AsTheyAre));
    }

    /// What windows-1258 can hold: letters as they are where it has them, else the base and then the tone mark.
    fn spread(text: &str) -> String {
        let spread_char = |ch: char| {
            if !WINDOWS_1258.encode(ch.encode_utf8(&mut [0; 4])).2 {
                return ch.to_string();
            }
            let (tones, base): (String, String) = ch.nfd().partition(|&part| TONES.contains(part));
            base.nfc().chain(tones.chars()).collect()
        };
        text.nfc().map(spread_char).collect()
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf8_with_and_without_mark_keeps_line_ends_and_form() {
        check("Một\r\nhai\r".as_bytes(), "UTF-8", "Một\r\nhai\r");
        check(b"\xEF\xBB\xBFM\xE1\xBB\x99t", "UTF-8", "Một");
        check("bo\u{309}".as_bytes(), "UTF-8", "bo\u{309}");
        check(b"plain", "UTF-8", "plain");
    }

    #[test]
    fn utf16_with_and_without_mark() {
        for (bytes, name) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")] {
            check(&utf16(SEED, bytes), name, SEED);
            check(&utf16(&format!("\u{feff}{SEED}"), bytes), name, SEED);
            check(&utf16("hi", bytes), name, "hi");
        }
    }

    #[test]
    fn windows_1258_in_whole_by_line_and_in_capitals() {
        let lines = SEED.lines().chain(["Tuy nhiên,", "ĐỌC BÁO", "giá vàng hôm nay tăng"]);
        for text in lines.chain([SEED]).flat_map(|line| [spread(line), spread(&line.to_uppercase())]) {
            let (bytes, _, unmappable) = WINDOWS_1258.encode(&text);
            assert!(!unmappable, "{text}");
            check(&bytes, "windows-1258", &text);
        }
    }

    #[test]
    fn windows_1252_and_what_chardetng_finds() {
        for text in ["Così fan tutte, però è più facile", "São Paulo: ações não são más", "Déjà vu à l’école"]
        {
            check(&WINDOWS_1252.encode(text).0, "windows-1252", text);
        }
        let russian = "Заголовок открываемого материала";
        check(&encoding_rs::WINDOWS_1251.encode(russian).0, "windows-1251", russian);
        let japanese = "これは日本語の新聞記事です。";
        check(&encoding_rs::SHIFT_JIS.encode(japanese).0, "Shift_JIS", japanese);
        check(&encoding_rs::ISO_2022_JP.encode(japanese).0, "ISO-2022-JP", japanese);
    }

    #[test]
    fn damaged_utf8_stays_utf8_and_is_counted() {
        let mut bytes = SEED.as_bytes().to_vec();
        bytes.insert(0, 0xff);
        bytes.truncate(bytes.len() - 2);
        let decoded = decode(&bytes).expect("a text");
        assert_eq!(
            (decoded.encoding, decoded.replaced),
            (UTF_8, 1 + usize::from(!SEED.is_char_boundary(SEED.len() - 2)))
        );
    }

    #[test]
    fn spoilt_letters_are_mended() {
        let tcvn3 =
            b"M\xe9t chi\xd5c ph\xb5 ch\xeb 120 h\xb5nh kh\xb8ch \xae\xb7 ch\xd7m ngo\xb5i kh\xac\x69 c\xb6ng Mara";
        let decoded = decode(tcvn3).expect("a text");
        assert_eq!(decoded.text, "Một chiếc phà chở 120 hành khách đã chìm ngoài khơi cảng Mara");
        assert_eq!(decoded.letters, Letters::Legacy("TCVN3"));
        let russian = "Паром затонул у порта Тора рано утром в среду";
        let shown =
            WINDOWS_1252.decode_without_bom_handling(&encoding_rs::WINDOWS_1251.encode(russian).0).0.into_owned();
        let decoded = decode(shown.as_bytes()).expect("a text");
        assert_eq!((decoded.text.as_str(), decoded.encoding), (russian, UTF_8));
        assert!(matches!(decoded.letters, Letters::Mended(_)));
    }

    #[test]
    fn what_is_no_text_is_refused_by_its_kind() {
        let check = |bytes: &[u8], expected: What| assert_eq!(decode(bytes), Err(expected), "{bytes:?}");
        check(b"", What::Blank);
        check(b"\xEF\xBB\xBF \r\n\t", What::Blank);
        check(b"-- \n", What::Blank);
        check(b"%PDF-1.7 text", What::Foreign(Format::Pdf));
        check(b"\x89PNG\r\n\x1a\n", What::Foreign(Format::Picture));
        check(b"some text\0\0\0 and more of it, and more of it", What::Binary);
        check(b"\x01\x02\x03\x04\x05 abc", What::Binary);
        check(b"\xFF\xFE\0\0a\0\0\0", What::Binary);
    }
}
