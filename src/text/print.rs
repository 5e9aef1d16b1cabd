//! The marks of Markdown and of subtitles: how words are printed, and no words themselves.

use std::{borrow::Cow, ops::Range};

use super::{
    cues::{end_of_cue_head, tag_len},
    letters::{is_letter, is_letter_or_digit},
    pieces::is_piece,
};

/// Signs that may begin a mark, or a line that tells the times of a cue.
const SIGNS: [u8; 12] = [b'*', b'_', b'~', b'`', b'=', b'[', b'<', b'{', b'\\', b'>', b'#', b'\n'];
/// Signs that a backslash before them takes their meaning from.
const ESCAPED: [u8; 19] = *b"\\*_~`=[](){}<>#+-.!";

/// What is said in `words`: without the marks of print in them, and with a space for the number and times of a cue. `words`
/// themselves where nothing else would be left.
pub fn said(words: &str) -> Cow<'_, str> {
    said_within(words, 0..words.len())
}

/// What is said in `part` of `words`, of which a mark may begin before it: "Nine** people" of "**Nine** people".
pub fn said_within(words: &str, part: Range<usize>) -> Cow<'_, str> {
    let own = &words[part.clone()];
    if !words.bytes().any(|byte| SIGNS.contains(&byte)) {
        return Cow::Borrowed(own);
    }
    let mut said = String::with_capacity(own.len());
    let mut at = mark_of_line(words, 0);
    while let Some(ch) = words[at..].chars().next() {
        if matches!(ch, '\n' | '\r')
            && let Some(end) = end_of_cue_head(words, at)
        {
            said.extend(part.contains(&at).then_some(' '));
            at = end;
        } else if let Some(end) = mark_of_print(words, at).filter(|_| !is_censored(words, at)) {
            // What a backslash stands before is meant as it is.
            let meant = words[end..].chars().next().filter(|_| ch == '\\');
            said.extend(meant.filter(|_| part.contains(&at)));
            at = end + meant.map_or(0, char::len_utf8);
        } else if ch == '!' && link_bracket(&words[at + 1..]).is_some() {
            at += 1; // of a picture: "![The ferry](…)"
        } else {
            said.extend(part.contains(&at).then_some(ch));
            at += ch.len_utf8();
            at = if matches!(ch, '\n' | '\r') { mark_of_line(words, at) } else { at };
        }
    }
    let says_something = said.contains(is_letter_or_digit) && said != own;
    if says_something { Cow::Owned(said.trim().to_owned()) } else { Cow::Borrowed(own) }
}

/// Where the marks end that the line at `at` begins with: of quoted lines, headings and lists ("> ", "## ", "* ").
fn mark_of_line(text: &str, at: usize) -> usize {
    const MOST_HASHES: usize = 6;
    let mut rest = &text[at..];
    while let Some(quoted) = rest.strip_prefix('>').filter(|quoted| quoted.starts_with([' ', '>'])) {
        rest = quoted.trim_start_matches(' ');
    }
    let hashes = rest.bytes().take_while(|&byte| byte == b'#').count();
    let marks = if rest.starts_with("* ") || rest.starts_with("+ ") { 1 } else { hashes };
    let is_mark = (1..=MOST_HASHES).contains(&marks) && rest[marks..].starts_with(' ');
    let words = if is_mark { rest[marks..].trim_start_matches(' ') } else { rest };
    // "> 5 %" is a sum, and "# 5" a number.
    if words.starts_with(|ch: char| ch.is_ascii_digit()) { at } else { text.len() - words.len() }
}

/// Whether the stars at `at` stand for letters that are not printed ("f*** off").
fn is_censored(words: &str, at: usize) -> bool {
    const FEWEST_INSIDE: usize = 3;
    let (before, after) = (words[..at].trim_end_matches('*'), words[at..].trim_start_matches('*'));
    let run = words.len() - before.len() - after.len();
    let goes_on = after.starts_with(is_piece) && run < FEWEST_INSIDE;
    words[at..].starts_with('*')
        && !before.contains('*')
        && before.ends_with(is_letter)
        && after.chars().nth(1).is_some()
        && !goes_on
}

/// Where a mark of Markdown or subtitles ends that stands at `at` and is no part of what is said: the marks of bold,
/// slanted, struck and marked print, the bracket before the words of a link, the address or number after them
/// ("[Port Mara](https://…)"), the number of a note (`[^1]`), a backslash before such a sign.
pub(super) fn mark_of_print(text: &str, at: usize) -> Option<usize> {
    let rest = within_reach(&text[at..]);
    let len = match rest.as_bytes() {
        [b'<' | b'{', ..] => tag_len(rest)?,
        [b'*', b'*', ..] | [b'~', b'~', ..] => 2,
        [b'*' | b'_' | b'`', ..] => emphasis_len(text, at)?,
        [b'=', b'=', ..] => emphasis_len(text, at).filter(|&len| len == 2)?,
        [b'\\', sign, ..] => ESCAPED.contains(sign).then_some(1)?,
        [b'[', b'^', ..] => rest.find(']')? + 1,
        [b'[', ..] => link_bracket(rest)?,
        [b']', ..] => target_len(text, at)?,
        _ => return None,
    };
    Some(at + len)
}

fn within_reach(rest: &str) -> &str {
    const LONGEST_LINK: usize = 300; // bytes
    &rest[..rest.floor_char_boundary(LONGEST_LINK)]
}

/// The bytes of the bracket at the start of `rest`, where it stands before the words of a link.
fn link_bracket(rest: &str) -> Option<usize> {
    let close = within_reach(rest).strip_prefix('[')?.find(']')? + 1;
    target_len(rest, close).map(|_| 1)
}

/// The bytes of "](https://…)" and "][1]" at `at`. A number or address in brackets without a word before is none
/// ("[3][4]").
fn target_len(text: &str, at: usize) -> Option<usize> {
    const LONGEST_NAME: usize = 24; // bytes
    let rest = within_reach(&text[at..]);
    if let Some(target) = rest.strip_prefix("](") {
        let end = target.find([')', ' ', '\n']).filter(|&end| target[end..].starts_with(')'))?;
        return Some(2 + end + 1);
    }
    let name = rest.strip_prefix("][").filter(|_| text[..at].ends_with(is_letter))?;
    let end = name.find([']', '[', '\n']).filter(|&end| end <= LONGEST_NAME && name[end..].starts_with(']'))?;
    Some(2 + end + 1)
}

/// The bytes of the star or line at `at` that begins or ends slanted print: a word touches it on one side only ("*120*", not
/// "3*4" or "so * and").
fn emphasis_len(text: &str, at: usize) -> Option<usize> {
    const LONGEST: usize = 3;
    let mark = text.as_bytes()[at];
    let run = text.as_bytes()[at..].iter().take(LONGEST + 1).take_while(|&&byte| byte == mark).count();
    let touches_before = text[..at].ends_with(is_letter_or_digit);
    let touches_after = text[at + run..].starts_with(is_letter_or_digit);
    let is_mark = touches_before != touches_after || (touches_before && is_paired_in_pieces(text, at, run));
    (run <= LONGEST && is_mark).then_some(run)
}

/// Whether the mark of `run` bytes at `at` has its like near by, where no spaces part the words: "在*北侧*桥墩".
fn is_paired_in_pieces(text: &str, at: usize, run: usize) -> bool {
    const REACH: usize = 60; // bytes
    let (before, mark, after) = (&text[..at], &text[at..at + run], &text[at + run..]);
    let is_in_pieces = |before: &str, after: &str| before.ends_with(is_piece) || after.starts_with(is_piece);
    if !is_in_pieces(before, after) {
        return false;
    }
    let ahead = &after[..after.floor_char_boundary(REACH)];
    let behind = &before[before.ceil_char_boundary(before.len().saturating_sub(REACH))..];
    let closes = ahead.find(mark).is_some_and(|next| is_in_pieces(&ahead[..next], &ahead[next + run..]));
    closes || behind.rfind(mark).is_some_and(|last| is_in_pieces(&behind[..last], &behind[last + run..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_part_is_said_without_a_mark_that_begins_before_it() {
        let words = "**Nine** people were [hurt](https://a.example/x).";
        let within = |part: &str| {
            let start = words.find(part).unwrap();
            said_within(words, start..start + part.len())
        };
        assert_eq!((within("Nine** people"), within("hurt](https")), ("Nine people".into(), "hurt".into()));
        assert_eq!(within("people were"), "people were");
    }

    #[test]
    fn marks_are_not_said() {
        for (words, expected) in [
            ("**120 passengers** and *nine* of the __crew__", "120 passengers and nine of the crew"),
            ("off [Port Mara](https://a.example/b) today.[^1]", "off Port Mara today."),
            ("to [the shore][1] and [the port][]", "to the shore and the port"),
            ("![The ferry in port](https://a.example/b.jpg)", "The ferry in port"),
            ("it rose \\*twice\\* to 5\\_000 in 1998\\.", "it rose *twice* to 5_000 in 1998."),
            ("> \"It was full,\" he\n> said.", "\"It was full,\" he\nsaid."),
            ("## What comes next", "What comes next"),
            ("* The port was `closed`.", "The port was closed."),
            ("<i>Nine died</i> when <font color=\"#fff\">it</font> sank.", "Nine died when it sank."),
            ("{\\an8}The ferry\n\n2\n00:00:15,500 --> 00:00:19,000\nsank.", "The ferry sank."),
            ("<v Ann Lee>No.</v>", "No."),
            ("在*北侧*桥墩、기둥 *둘*을", "在北侧桥墩、기둥 둘을"),
            ("Паром **«Астра»** затонул", "Паром «Астра» затонул"),
        ] {
            assert_eq!(said(words), expected);
        }
    }

    #[test]
    fn other_signs_are() {
        for words in [
            "3*4 is 12, and 5 * 6 = 30",
            "a_b is a name",
            "f*** off, she said",
            "the s**t of the dog",
            "[sic] he said [3][4]",
            "> 5 % of them",
            "# 5 of the list",
            "a < b and b > c",
            "C:\\news\\a.txt",
            "***",
            "船*的票价是3*4元",
            "x == y",
            "#metoo goes on",
        ] {
            assert_eq!(said(words), words);
        }
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_of_words_without_links(words in "[a-zẠж说 .*_~`=>#\\\\\n!-]{0,40}") {
            let letters = |words: &str| words.chars().filter(|&ch| is_letter_or_digit(ch)).collect::<String>();
            prop_assert_eq!(letters(&said(&words)), letters(&words));
        }

        #[test]
        fn any_words_can_be_said(words in "(\\PC|[*_\\[\\]()<>{}\\\\\n^!]|--> |00:01:02,000|\n){0,40}") {
            said(&words);
        }
    }
}
