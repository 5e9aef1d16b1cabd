//! Text folded for comparing: composed (NFC), lower case, one kind of quotation mark and dash, and the tone mark of a
//! Vietnamese syllable where the newer spelling puts it ("hòa" as "hoà", "thỏa" as "thoả", "qúy" as "quý").

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use super::{
    Span,
    cues::end_of_cue_head,
    letters::{is_letter, small},
    pieces::is_han,
    print::mark_of_print,
};

/// A folded text and the way back to the original. A line break inside a sentence is a space; none at all between Chinese
/// characters, nor with the hyphen before it in a word that the break divides ("opera-\ntion").
///
/// Characters that show nothing (soft hyphens, zero-width spaces, marks of direction) and the marks of Markdown and of
/// subtitles are left out; the number and times of a cue are a space.
///
/// Law: [`Folded::original`] of any part of [`Folded::text`] is a span of the original on character boundaries, and
/// folding the words there gives the part again, up to the characters that share one mark. It does not end with anything
/// that was left out.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text`: its first byte there, and the first byte in the original of what it was made of.
    starts: Vec<(u32, u32)>,
    /// What was left out of the original, in order, apart from each other.
    left_out: Vec<Span>,
    /// Bytes of the original.
    original_len: u32,
}

/// A character of the folded text, and where in the original what it was made of begins.
#[derive(Clone, Copy)]
struct Cell {
    ch: char,
    origin: u32,
}

impl Folded {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        let mut left_out = Vec::new();
        let mut cells = cells_of(text, &mut left_out);
        place_tones(&mut cells);
        let mut folded = Folded { original_len: text.len() as u32, left_out, ..Folded::default() };
        folded.text.reserve(text.len());
        folded.starts.reserve(cells.len());
        for cell in cells {
            folded.starts.push((folded.text.len() as u32, cell.origin));
            folded.text.push(cell.ch);
        }
        folded
    }

    /// The folded characters: where each begins in [`Folded::text`], itself, and where in the original it begins.
    pub fn chars(&self) -> impl Iterator<Item = (usize, char, usize)> {
        self.text.chars().zip(&self.starts).map(|(ch, &(at, origin))| (at as usize, ch, origin as usize))
    }

    /// The span of the original from which `span` of the folded text was made.
    pub fn original(&self, span: Span) -> Span {
        let first = self.starts.partition_point(|&(at, _)| at <= span.start).saturating_sub(1);
        let start = self.starts.get(first).map_or(self.original_len, |&(_, origin)| origin);
        if span.is_empty() {
            return Span { start, end: start };
        }
        let next = self.starts.partition_point(|&(at, _)| at < span.end);
        let last_origin = self.starts[next - 1].1; // `span` is not empty, so a character begins before its end
        let end = self.starts[next..].iter().map(|&(_, origin)| origin).find(|&origin| origin > last_origin);
        Span { start, end: self.end_of_kept(end.unwrap_or(self.original_len)) }
    }

    /// The last byte before `end` that was not left out, and one on.
    fn end_of_kept(&self, end: u32) -> u32 {
        let found = self.left_out.binary_search_by_key(&end, |part| part.end);
        found.map_or(end, |at| self.left_out[at].start)
    }
}

/// Folds one word: what two spellings of it have in common.
pub fn fold_word(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    if let Some(folded) = fold_plain_word(word) {
        return folded;
    }
    let mut cells = cells_of(word, &mut Vec::new());
    place_tones(&mut cells);
    let mut folded = String::with_capacity(word.len());
    folded.extend(cells.iter().map(|cell| cell.ch));
    folded
}

/// Folds a word letter by letter, as nearly all words of Vietnamese newspapers can be; `None` where a letter is composed of
/// several characters, a tone may have to be moved, or a mark stands that may be left out. Takes half the
/// instructions of [`cells_of`].
fn fold_plain_word(word: &str) -> Option<String> {
    let mut folded = String::with_capacity(word.len());
    let mut last = None;
    for ch in word.chars() {
        let letter = plain(small(ch).filter(|_| !may_be_left_out(ch))?);
        if last.and_then(|last| moved_tone(last, letter)).is_some() {
            return None;
        }
        folded.push(letter);
        last = Some(letter);
    }
    Some(folded)
}

/// Whether `ch` may be left out: an unseen sign, what may divide a word at the end of a line, a mark of print.
fn may_be_left_out(ch: char) -> bool {
    is_invisible(ch) || matches!(ch, '-' | '\n' | '\r' | '*' | '_' | '~' | '`' | '=' | '[' | ']' | '<' | '{' | '\\')
}

/// The characters of the folded `text`; what is left out of it goes to `left_out`.
fn cells_of(text: &str, left_out: &mut Vec<Span>) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        let origin = at as u32;
        if may_be_left_out(ch) {
            if let Some(end) = division(text, at).filter(|_| !cells.is_empty()) {
                while chars.next_if(|&(next, _)| next < end).is_some() {}
                continue;
            }
            if matches!(ch, '\n' | '\r')
                && let Some(end) = end_of_cue_head(text, at)
            {
                while chars.next_if(|&(next, _)| next < end).is_some() {}
                cells.push(Cell { ch: ' ', origin });
                continue;
            }
            if let Some(end) = end_of_invisible(text, at).or_else(|| mark_of_print(text, at)) {
                while chars.next_if(|&(next, _)| next < end).is_some() {}
                match left_out.last_mut().filter(|last| last.end == origin) {
                    Some(last) => last.end = end as u32,
                    None => left_out.push(Span::new(at, end)),
                }
                continue;
            }
        }
        if let Some(small) = small(ch)
            && chars.peek().is_none_or(|&(_, next)| !combines(next))
        {
            cells.push(Cell { ch: plain(small), origin });
            continue;
        }
        let mut end = at + ch.len_utf8();
        while let Some((_, mark)) = chars.next_if(|&(_, next)| combines(next)) {
            end += mark.len_utf8();
        }
        for composed in text[at..end].nfc() {
            cells.extend(plain(composed).to_lowercase().map(|ch| Cell { ch, origin }));
        }
    }
    cells
}

/// Where a line break ends that divides the word or the run of Chinese characters at `at`, with its hyphen and the white
/// space around it; `None` where what stands there divides nothing.
fn division(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let after = rest.strip_prefix(['-', '\u{ad}']).unwrap_or(rest);
    let hyphen = after.len() < rest.len();
    let next = after.trim_start();
    let is_break = after[..after.len() - next.len()].contains(['\n', '\r']);
    let before = text[..at].chars().next_back()?;
    let divides = match hyphen {
        true => is_letter(before) && next.starts_with(char::is_lowercase),
        false => is_han(before) && next.starts_with(is_han),
    };
    (is_break && divides).then_some(text.len() - next.len())
}

/// Whether `ch` shows nothing and parts no words: soft hyphens, zero-width spaces and joiners, marks of direction.
pub(crate) fn is_invisible(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn end_of_invisible(text: &str, at: usize) -> Option<usize> {
    text[at..].chars().next().filter(|&ch| is_invisible(ch)).map(|ch| at + ch.len_utf8())
}

/// Whether `ch` is a mark upon the letter before it.
fn combines(ch: char) -> bool {
    small(ch).is_none() && canonical_combining_class(ch) != 0
}

/// One kind of quotation mark, dash and space; letters, digits and signs of full width as those of half.
fn plain(ch: char) -> char {
    match ch {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' | '‚' => '\'',
        '‐' | '‑' | '–' | '—' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '＄' => {
            char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch)
        }
        '￥' => '¥',
        '．' => '.',
        '\u{2009}' => ' ',
        '～' | '∼' | '〜' => '~',
        other => other,
    }
}

/// Moves the tone mark of syllables that end in "oa", "oe" or "uy" to the last letter.
fn place_tones(cells: &mut [Cell]) {
    for end in 2..=cells.len() {
        if let Some((first, last)) = moved_tone(cells[end - 2].ch, cells[end - 1].ch)
            && !cells.get(end).is_some_and(|next| is_letter(next.ch))
        {
            cells[end - 2].ch = first;
            cells[end - 1].ch = last;
        }
    }
}

/// The two letters with the tone on the second, where it stands on the first.
fn moved_tone(first: char, last: char) -> Option<(char, char)> {
    let (plain, toned) = match last {
        'a' => ('o', "àáảãạ"),
        'e' => ('o', "èéẻẽẹ"),
        'y' => ('u', "ỳýỷỹỵ"),
        _ => return None,
    };
    let tones = if plain == 'o' { "òóỏõọ" } else { "ùúủũụ" };
    let tone = tones.chars().position(|ch| ch == first)?;
    toned.chars().nth(tone).map(|last| (plain, last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for (a, b) in [("hoà", "hòa"), ("Thoả", "THỎA"), ("qúy", "quý"), ("khoẻ", "khỏe"), ("bỏ", "bo\u{309}")]
        {
            assert_eq!(fold_word(a), fold_word(b), "{a} and {b}");
        }
        for (a, b) in [("hoàn", "hoan"), ("của", "cua"), ("hoà", "hoá")] {
            assert_ne!(fold_word(a), fold_word(b), "{a} and {b}");
        }
    }

    #[test]
    fn a_part_leads_back_to_its_words() {
        let text = "Cộng Ho\u{300}a “Dân” chủ";
        let folded = Folded::new(text);
        let at = folded.text.find("hoà").unwrap();
        assert_eq!(folded.original(Span::new(at, at + "hoà".len())).of(text), "Ho\u{300}a");
        let at = folded.text.find("chủ").unwrap();
        assert_eq!(folded.original(Span::new(at, at + "chủ".len())).of(text), "chủ");
    }

    #[test]
    fn a_line_break_divides_no_word() {
        for (text, folded) in
            [("opera-\n  tion", "operation"), ("北\r\n京", "北京"), ("a\nb", "a\nb"), ("so -\nhe", "so -\nhe")]
        {
            assert_eq!(Folded::new(text).text, folded);
        }
        let folded = Folded::new("an opera-\ntion");
        assert_eq!(folded.original(Span::new(3, 12)).of("an opera-\ntion"), "opera-\ntion");
        assert_eq!(folded.original(Span::new(7, 8)).of("an opera-\ntion"), "a-\n");
    }

    #[test]
    fn what_shows_nothing_parts_no_word() {
        let text = "120 pas\u{ad}sen\u{200b}gers of Port\u{2060} Mara\u{feff}, 1\u{200b}4 dead";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "120 passengers of port mara, 14 dead");
        let word = |word: &str| {
            let at = folded.text.find(word).unwrap();
            folded.original(Span::new(at, at + word.len())).of(text)
        };
        assert_eq!(
            ["passengers", "port", "mara", "14"].map(word),
            ["pas\u{ad}sen\u{200b}gers", "Port", "Mara", "1\u{200b}4"]
        );
        assert_eq!(fold_word("\u{feff}Ti\u{ad}tle"), "title");
    }

    #[test]
    fn marks_of_markdown_are_no_words() {
        let text = "off [Port Mara](https://a.example/b) and **14 people** died.[^1] [so] 3*4";
        assert_eq!(Folded::new(text).text, "off port mara and 14 people died. [so] 3*4");
        let folded = Folded::new(text);
        let at = folded.text.find("14 people").unwrap();
        assert_eq!(folded.original(Span::new(at, at + 9)).of(text), "14 people");
        assert_eq!(
            Folded::new("an *old* _and_ ~~new~~ `x` ==ship== a_b 5 * 6 = c==d").text,
            "an old and new x ship a_b 5 * 6 = c==d"
        );
    }

    proptest! {
        #[test]
        fn the_map_covers_the_original_in_order(text in "(\\PC|[*_~a \u{ad}\u{200b}\u{feff}\n-]|\\[\\^1\\]){0,40}") {
            let folded = Folded::new(&text);
            let kept_from = |at: u32| folded.left_out.iter().find(|part| part.start == at).map_or(at, |part| part.end);
            let mut covered = kept_from(0);
            for (at, ch) in folded.text.char_indices() {
                let span = folded.original(Span::new(at, at + ch.len_utf8()));
                prop_assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize));
                let end = kept_from(span.end);
                prop_assert!(span.start <= covered && end >= covered && !span.is_empty());
                covered = end;
            }
            prop_assert_eq!(covered as usize, text.len());
        }

        #[test]
        fn folding_is_done_once(text in "[a-zA-ZàáòỏÒụ yoaeu\u{300}\u{309}]{0,24}") {
            let once = fold_word(&text);
            prop_assert_eq!(&once, &Folded::new(&text).text);
            prop_assert_eq!(fold_word(&once), once);
        }
    }
}
