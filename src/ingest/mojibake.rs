//! Text that was decoded wrongly and saved again ("ferryâ€™s", "Viá»‡t Nam"), and the way back where it is certain.
//!
//! UTF-8 that was taken for windows-1252 or windows-1251 shows in runs of two to four characters that are the bytes of
//! one; hardly a text has such runs by chance, and none has nothing else. The other way round, a text that is nearly all
//! accented letters is another encoding read as windows-1252. Looked at and not taken: no crate undoes this (`ftfy` is a
//! library of Python); the tables are those of `encoding_rs`. Known limit: where a byte was lost on the way, its
//! character stays as it is.

use std::sync::LazyLock;

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, IBM866, MACINTOSH, UTF_8, WINDOWS_1251, WINDOWS_1252};
use rustc_hash::FxHashMap;

use crate::text::is_piece;

/// What was made of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mended {
    /// The text as it was meant, where that is certain in at least one place.
    pub text: Option<String>,
    /// In how many places it was mended.
    pub places: usize,
    /// In how many it looks wrongly decoded and was left alone.
    pub doubtful: usize,
}

/// Of so many characters beyond ASCII in a text that is all wrongly decoded, one at most is not part of a run.
const ODD_ONE_OF: usize = 10;
/// How often a text may have been decoded wrongly and saved again.
const TIMES: usize = 3;

/// What the bytes from 0x80 on show on an old PC, which `encoding_rs` does not know.
const CODE_PAGE_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The bytes beyond ASCII of the encodings that UTF-8 is taken for, by the characters that they show.
static WINDOWS: LazyLock<[FxHashMap<char, u8>; 2]> = LazyLock::new(|| [WINDOWS_1252, WINDOWS_1251].map(bytes_of));
/// The same of encodings that are rarely met: old Macintoshes and PCs.
static OLD: LazyLock<[FxHashMap<char, u8>; 3]> = LazyLock::new(|| {
    let pc = CODE_PAGE_437.chars().zip(0x80..=0xff).collect();
    [bytes_of(MACINTOSH), bytes_of(IBM866), pc]
});

/// Whether `text` has what UTF-8 shows as in one of the old encodings: lines of tables, signs of sums.
fn may_be_old(text: &str) -> bool {
    let is_sign =
        |ch: char| matches!(ch, '\u{2500}'..='\u{259f}' | 'Γ' | '√' | '∞' | '∏' | '∫' | '≈' | '∆' | '≤' | '≥' | '∂');
    text.contains(is_sign) || text.contains("‚Ä") || text.contains("тА")
}

fn bytes_of(encoding: &'static Encoding) -> FxHashMap<char, u8> {
    let shown = |byte: u8| encoding.decode_without_bom_handling(&[byte]).0.chars().next();
    let mut bytes: FxHashMap<char, u8> = (0x80..=0xff).filter_map(|byte| Some((shown(byte)?, byte))).collect();
    // Latin-1 shows the bytes as the control characters of the same number.
    (0x80..=0x9f).for_each(|byte| {
        bytes.entry(char::from(byte)).or_insert(byte);
    });
    bytes
}

/// Undoes what wrong decoding did to `text`.
pub(super) fn mend(text: &str) -> Mended {
    let mut mended = Mended::default();
    for _ in 0..TIMES {
        let current = mended.text.as_deref().unwrap_or(text);
        let old = if may_be_old(current) { &OLD[..] } else { &[] };
        let tried = WINDOWS.iter().chain(old).map(|bytes| undo(current, bytes)).filter(|undone| undone.runs > 0);
        let Some(undone) = tried.max_by_key(|undone| (undone.is_certain(), undone.inside)) else { break };
        if !undone.is_certain() {
            mended.doubtful = undone.runs;
            break;
        }
        mended.places += undone.runs;
        mended.text = Some(undone.text);
    }
    let current = mended.text.as_deref().unwrap_or(text);
    if let Some((text, places)) = with_print_marks(current) {
        mended.places += places;
        mended.text = Some(text);
    }
    mended
}

/// A text in which runs of characters are made the characters whose bytes they are.
#[derive(Default)]
struct Undone {
    text: String,
    runs: usize,
    /// Characters beyond ASCII in the runs, and outside.
    inside: usize,
    outside: usize,
    /// Runs of three or four characters, or in the middle of a word.
    telling: usize,
}

impl Undone {
    fn is_certain(&self) -> bool {
        self.outside * ODD_ONE_OF < self.inside + ODD_ONE_OF && (self.telling > 0 || self.runs > 2)
    }
}

fn undo(text: &str, bytes: &FxHashMap<char, u8>) -> Undone {
    let mut undone = Undone::default();
    // Where what was not copied yet begins: a text without runs is not copied at all.
    let mut copied = 0;
    let mut at = 0;
    let mut after_letter = false;
    while let Some(ch) = text[at..].chars().next() {
        let rest = &text[at..];
        if ch.is_ascii() {
            at += rest.bytes().take_while(u8::is_ascii).count();
            after_letter = text[..at].ends_with(|ch: char| ch.is_ascii_alphabetic());
        } else if let Some((meant, shown, count)) = run(rest, bytes) {
            undone.text.push_str(&text[copied..at]);
            undone.text.push(meant);
            undone.runs += 1;
            undone.inside += count;
            undone.telling += usize::from(count > 2 || (after_letter && meant.is_lowercase()));
            after_letter = meant.is_alphabetic();
            at += shown;
            copied = at;
        } else {
            undone.outside += 1;
            after_letter = true;
            at += ch.len_utf8();
        }
    }
    undone.text.push_str(if undone.runs > 0 { &text[copied..] } else { "" });
    undone
}

/// The character that `rest` begins with the bytes of, how many bytes of `rest` show it, and in how many characters.
fn run(rest: &str, bytes: &FxHashMap<char, u8>) -> Option<(char, usize, usize)> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    if chars.clone().next()?.is_ascii() && first != 'Ã' {
        return None;
    }
    let lead = *bytes.get(&first)?;
    let count = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut sequence = [lead, 0, 0, 0];
    let mut shown = first.len_utf8();
    for byte in &mut sequence[1..count] {
        let ch = chars.next()?;
        // A hard space that was made a plain one on the way: "Ã " for "à".
        *byte = if ch == ' ' && lead == 0xc3 { 0xa0 } else { *bytes.get(&ch)? };
        shown += ch.len_utf8();
    }
    let meant = std::str::from_utf8(&sequence[..count]).ok()?.chars().next()?;
    Some((meant, shown, count))
}

/// `text` with the control characters from U+0080 to U+009F as the marks of print that windows-1252 has there, and how
/// many there were; `None` where there are none.
fn with_print_marks(text: &str) -> Option<(String, usize)> {
    if !text.as_bytes().contains(&0xc2) {
        return None;
    }
    let is_mark = |ch: char| matches!(ch, '\u{80}'..='\u{9f}') && ch != '\u{85}';
    let places = text.chars().filter(|&ch| is_mark(ch)).count();
    let shown = |ch: char| {
        if is_mark(ch) { WINDOWS_1252.decode_without_bom_handling(&[ch as u8]).0.chars().next() } else { Some(ch) }
    };
    (places > 0).then(|| (text.chars().filter_map(shown).collect(), places))
}

/// `text` as it was before its UTF-8 was taken for an encoding of Chinese or Korean ("袩邪褉芯屑" for "Паром"), where all of it
/// was. Text that is meant as it stands has hardly ever bytes there that are UTF-8.
pub(super) fn undo_wide(text: &str) -> Option<String> {
    const SAMPLE_BYTES: usize = 2_000;
    const FEWEST: usize = 3; // characters beyond ASCII
    let sample = &text[..text.floor_char_boundary(SAMPLE_BYTES)];
    let behind = |text: &str, encoding: &'static Encoding| {
        let (bytes, _, had_errors) = encoding.encode(text);
        (!had_errors && !bytes.is_ascii()).then(|| bytes.into_owned())
    };
    let is_utf8 = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Ok(meant) => meant.chars().filter(|ch| !ch.is_ascii()).count() >= FEWEST,
        Err(error) => error.error_len().is_none() && error.valid_up_to() > SAMPLE_BYTES / 2,
    };
    let wide = [GBK, BIG5, EUC_KR].into_iter();
    let found = wide.filter(|encoding| behind(sample, encoding).is_some_and(|bytes| is_utf8(&bytes)));
    sample
        .contains(is_piece)
        .then(|| found.filter_map(|encoding| String::from_utf8(behind(text, encoding)?).ok()).next())?
}

/// How many letters of `text` seem to be lost, with a question mark where they were ("Vi?t Nam", "?????? ?????").
pub(super) fn lost(text: &str) -> usize {
    const FEWEST: usize = 6;
    const ONE_WORD_IN: usize = 8;
    if text.bytes().filter(|&byte| byte == b'?').count() < FEWEST {
        return 0;
    }
    let words = text.split_whitespace().filter(|word| !word.contains("://"));
    let is_lost = |word: &&str| {
        let inside = word.trim_matches(|ch: char| ch.is_ascii_punctuation() && ch != '?').trim_end_matches('?');
        let run = word.bytes().filter(|&byte| byte == b'?').count();
        inside.contains('?') || (run > 1 && run == word.len())
    };
    let (lost, all) = words.fold((0, 0), |(lost, all), word| (lost + usize::from(is_lost(&word)), all + 1));
    if lost >= FEWEST && lost * ONE_WORD_IN >= all { lost } else { 0 }
}

/// The bytes of `text` before they were taken for windows-1252, where it is nearly all accented letters, as no language
/// is written ("Ïàðîì çàòîíóë").
pub(super) fn bytes_behind(text: &str) -> Option<Vec<u8>> {
    let [latin, _] = &*WINDOWS;
    let (mut accented, mut plain) = (0, 0);
    for ch in text.chars() {
        match ch {
            'a'..='z' | 'A'..='Z' => plain += 1,
            '\0'..='\x7f' => {}
            '\u{80}'..='\u{ff}' => accented += 1,
            _ if latin.contains_key(&ch) => {}
            _ => return None,
        }
    }
    if accented < 8 || accented < plain * 2 {
        return None;
    }
    text.chars().map(|ch| if ch.is_ascii() { Some(ch as u8) } else { latin.get(&ch).copied() }).collect()
}

/// What `bytes` say in `encoding`, where all of them say something and it is not UTF-8 or windows-1252 again.
pub(super) fn read_as(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    (!had_errors && ![UTF_8, WINDOWS_1252].contains(&encoding)).then(|| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` as it is after its UTF-8 was read as `encoding`.
    fn spoilt(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn wrong_decoding_is_undone() {
        for text in [
            "The ferry’s owner denied it.",
            "Chìm phà ở cảng Mara, 14 người chết, lực lượng tuần duyên cho biết.",
            "Паром затонул у порта Тора рано утром в среду.",
            "여객선이 토라항 앞바다에서 침몰했다.",
            "渡轮星期三清晨在托拉港外沉没。",
            "a café in Orléans",
            "5 € — “so”",
        ] {
            let once = spoilt(text, WINDOWS_1252);
            let twice = spoilt(&once, WINDOWS_1252);
            for wrong in [&once, &twice] {
                assert_eq!(mend(wrong).text.as_deref(), Some(text), "{wrong}");
            }
        }
        for (wrong, text) in [
            ("The ferry‚Äôs caf√© wasn‚Äôt open.", "The ferry’s café wasn’t open."),
            ("The ferryΓÇÖs caf├⌐ wasnΓÇÖt open.", "The ferry’s café wasn’t open."),
            ("The ferryтАЩs pier wasnтАЩt damaged.", "The ferry’s pier wasn’t damaged."),
            ("╨Я╨░╤А╨╛╨╝ ╨╖╨░╤В╨╛╨╜╤Г╨╗", "Паром затонул"),
        ] {
            assert_eq!(mend(wrong).text.as_deref(), Some(text), "{wrong}");
        }
        let russian = "Паром затонул у порта Тора — 14 погибших.";
        assert_eq!(mend(&spoilt(russian, WINDOWS_1251)).text.as_deref(), Some(russian));
        assert_eq!(mend("it\u{92}s \u{93}so\u{94}").text.as_deref(), Some("it’s “so”"));
        assert_eq!(mend("ThÃ nh phá»‘").text.as_deref(), Some("Thành phố"));
    }

    #[test]
    fn what_is_right_stays() {
        for text in [
            "plain",
            "Chìm phà ở cảng Mara, “ĐÔNG ĐÃ”",
            "São Paulo: ações não são más",
            "À L’ÉTÉ, DÉJÀ «VU»",
            "Паром затонул у порта. «Россия» — США",
            "“NÃO”, “AMANHÔ",
            "여객선이 침몰했다. 渡轮沉没。",
            "25 °C, £5, §3 ± 2 µm",
        ] {
            assert_eq!(mend(text).text, None, "{text}");
        }
    }

    #[test]
    fn text_behind_chinese_characters_is_found() {
        assert_eq!(undo_wide("袩邪褉芯屑 蟹邪褌芯薪褍谢").as_deref(), Some("Паром затонул"));
        for text in
            ["渡轮星期三清晨在托拉港外沉没。", "여객선이 토라항 앞바다에서 침몰했다.", "渡輪沉沒", "plain", "été"]
        {
            assert_eq!(undo_wide(text), None, "{text}");
        }
    }

    #[test]
    fn lost_letters_are_counted() {
        assert_eq!(lost("M?t chi?c phà ch? 120 hành khách chìm ngoài kh?i c?ng, ít nh?t 14 ng??i ch?t."), 7);
        assert_eq!(lost("????? ?? 120 ?????????? ??????? ? ????? ???? ???? ?????"), 8);
        assert_eq!(lost("Who? What? Where? When? Why? How? “Really?” he asked. What?! No???"), 0);
    }

    #[test]
    fn a_run_in_a_sound_text_is_doubtful() {
        let mended = mend("Phà chìm ở cảng Mara; “Ã©tÃ©” là tên tàu.");
        assert_eq!((mended.text, mended.doubtful), (None, 2));
    }
}
