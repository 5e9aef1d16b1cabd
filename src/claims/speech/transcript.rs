//! Lines of a transcript: "MINISTER: Fourteen people died.", and of subtitles: "<v Ann Lee>Fourteen people died."
//!
//! The words before a colon at the start of a paragraph speak it, where they are a title, a calling or a person's name, or
//! where capitals before a colon come again and again in the article. A time stamp may stand before them. In a transcript
//! a paragraph between two such lines goes on with the first. Known limit: a name in small letters needs its title.

use rustc_hash::FxHashMap;

use super::{Attribution, AttributionRule};
use crate::{
    claims::{Claim, Word},
    lang::{Pack, Phrases},
    segment::{self, Role},
    text::{Span, fold_word},
};

/// The words before the colon end within so many bytes.
const LONGEST: usize = 80;
/// They are at most so many; in a script without spaces, so many characters.
const MOST_WORDS: usize = 6;
const MOST_PIECES: usize = 14;
/// A person's name without a title has at most so many words.
const MOST_NAMES: usize = 3;
/// So many lines by speakers in capitals make a transcript.
const FEWEST_LINES: usize = 3;
/// A paragraph so far from the last line with a speaker does not go on with it.
const LONGEST_SPEECH: u32 = 12;

/// The speaker of a line.
struct Line {
    /// Its first claim.
    claim: usize,
    speaker: Span,
    /// Where what is said begins; between it and the speaker stands a time stamp at most.
    said_from: u32,
    /// Whether the name stands on the line above.
    is_above: bool,
    /// Whether the words are somebody's title or name wherever they stand, not just capitals.
    sure: bool,
}

/// Gives the claims of each line of a transcript its speaker.
pub(in crate::claims) fn transcribe(claims: &mut [Claim], text: &str, pack: &Pack) {
    let starts = (0..claims.len()).filter(|&at| at == 0 || claims[at - 1].paragraph != claims[at].paragraph);
    let lines: Vec<Line> = starts.filter_map(|at| line(claims, at, text, pack)).collect();
    let mut times: FxHashMap<String, usize> = FxHashMap::default();
    for line in &lines {
        *times.entry(fold_word(line.speaker.of(text))).or_default() += 1;
    }
    let is_transcript = lines.len() >= FEWEST_LINES && times.len() < lines.len();
    // One name with a stamp on a line of its own may be the row of a table.
    let has_names_above = lines.iter().filter(|line| line.is_above).count() > 1;
    let is_kept = |line: &&Line| is_transcript || if line.is_above { has_names_above } else { line.sure };
    let kept: Vec<&Line> = lines.iter().filter(is_kept).collect();
    for (at, line) in kept.iter().enumerate() {
        let next = kept.get(at + 1).filter(|_| is_transcript);
        let paragraph = claims[line.claim].paragraph;
        let last = next.map_or(paragraph, |next| (claims[next.claim].paragraph - 1).min(paragraph + LONGEST_SPEECH));
        let end = line.claim + claims[line.claim..].partition_point(|claim| claim.paragraph <= last);
        for claim in claims[line.claim..end].iter_mut().filter(|claim| speaks_for_itself(claim, pack)) {
            let rule = AttributionRule::Transcript;
            claim.attribution = Some(Attribution { span: line.speaker, direct: true, rule, cue: None });
        }
        let stamp = Span { start: line.speaker.end, end: line.said_from.max(line.speaker.end) };
        claims[line.claim].times.retain(|time| !stamp.contains(time.span));
        claims[line.claim].quantities.retain(|quantity| !stamp.contains(quantity.span));
    }
}

/// Whether nobody else says the claim: nobody at all, or "I" and "we".
fn speaks_for_itself(claim: &Claim, pack: &Pack) -> bool {
    let Some(said) = &claim.attribution else { return true };
    let keys: Vec<u64> = claim.words.iter().filter(|word| said.span.contains(word.span)).map(|word| word.key).collect();
    pack.speakers.first_person.starting(&keys) == Some(keys.len())
}

/// The line that begins with the claim at `at`.
fn line(claims: &[Claim], at: usize, text: &str, pack: &Pack) -> Option<Line> {
    let claim = &claims[at];
    if matches!(claim.role, Role::Header | Role::Furniture | Role::Caption) {
        return None;
    }
    let whole = claim.span.of(text);
    if let Some(voice) = voice(whole) {
        let speaker = voice.shifted(claim.span.start).trimmed(text);
        return Some(Line { claim: at, speaker, said_from: speaker.end, is_above: false, sure: true });
    }
    if let Some(speaker) = name_above(text, claim.span.start) {
        return Some(Line { claim: at, speaker, said_from: speaker.end, is_above: true, sure: true });
    }
    let start = whole.find(char::is_alphabetic)?;
    let stamp = &whole[..start];
    let colon = start + colon_outside_brackets(&whole[start..])?;
    let name = whole[start..colon].split(['(', '（', '[']).next().unwrap_or_default().trim_end();
    let is_stamp = stamp.chars().all(|ch| ch.is_ascii_digit() || ch.is_whitespace() || "[]():.,-–".contains(ch));
    let plain = !name.is_empty() && !name.contains([',', ';', '?', '!', '"', '“', '«', '，', '。', '、', '/']);
    let goes_on =
        whole[colon..].chars().nth(1).is_some_and(|ch| ch.is_whitespace() || whole[colon..].starts_with('：'));
    if !is_stamp || !plain || !goes_on {
        return None;
    }
    if lists_names(whole[colon..].trim_start_matches([':', '：'])) {
        return None;
    }
    let from = claim.span.start + start as u32;
    let speaker = Span { start: from, end: from + name.len() as u32 };
    let words: Vec<Word> = claim.words.iter().copied().filter(|word| speaker.contains(word.span)).collect();
    let is_stamped = segment::name_before_stamp(&whole[start..colon]) == Some(name.len());
    let sure = is_somebody(&words, text, pack).or(is_stamped.then_some(true))?;
    Some(Line { claim: at, speaker, said_from: claim.span.start + colon as u32, is_above: false, sure })
}

/// The name in the tag that a line of subtitles begins with: "<v Ann Lee>", "<v.loud Ann Lee>".
fn voice(line: &str) -> Option<Span> {
    let inside = line.trim_start_matches(['-', ' ']).strip_prefix("<v")?.split('>').next()?;
    let name = inside.find(' ').map(|space| &inside[space..]).filter(|name| !name.trim().is_empty())?;
    let start = name.as_ptr() as usize - line.as_ptr() as usize;
    (name.len() <= LONGEST).then(|| Span::new(start, start + name.len()))
}

/// The first colon of `words` that stands in reach and in no brackets, as the parts of a time stamp do: "MINISTER [00:15]: …".
fn colon_outside_brackets(words: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, ch) in words.char_indices().take_while(|&(at, _)| at <= LONGEST) {
        match ch {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            ':' | '：' if depth == 0 => return Some(at),
            _ => (),
        }
    }
    None
}

/// The name on the line above byte `at`, where nothing but a time stamp follows it: "Ann Lee  00:15".
fn name_above(text: &str, at: u32) -> Option<Span> {
    let above = text[..at as usize].trim_end();
    text[above.len()..at as usize].find(['\n', '\r'])?;
    let start = above.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let name = segment::name_before_stamp(&above[start..])?;
    Some(Span::new(start, start + name))
}

/// Whether most words have capitals, as in the line-up of a team.
fn lists_names(rest: &str) -> bool {
    let words = || rest.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    let capitals = words().skip(1).filter(|word| word.starts_with(char::is_uppercase)).count();
    2 * capitals > words().count()
}

/// Whether the words are surely somebody; `None` where they cannot be.
fn is_somebody(words: &[Word], text: &str, pack: &Pack) -> Option<bool> {
    let keys: Vec<u64> = words.iter().map(|word| word.key).collect();
    let of_pieces = words.first()?.span.of(text).starts_with(crate::text::is_piece);
    let most = if of_pieces { MOST_PIECES } else { MOST_WORDS };
    let names = pack.names();
    let lists: [&Phrases; 4] =
        [&names.titles.offices, &names.titles.callings, &pack.speakers.persons, &pack.speakers.labels];
    // "기자" asks in a transcript and labels the by-line of a page.
    let is_title = lists.iter().any(|list| list.starting(&keys) == Some(keys.len()));
    let no_name = !is_title && pack.page.labels.starting(&keys).is_some() || pack.cues.says.first_in(&keys).is_some();
    if keys.len() > most || no_name {
        return None;
    }
    if of_pieces {
        let titled = lists.iter().any(|list| list.first_in(&keys).is_some());
        return titled.then_some(true);
    }
    let capital = |word: &Word| word.span.of(text).starts_with(char::is_uppercase);
    let upper = |word: &Word| !word.span.of(text).contains(char::is_lowercase);
    let title =
        (0..keys.len()).find_map(|at| Some((at, lists.iter().filter_map(|list| list.starting(&keys[at..])).max()?)));
    let titled = title
        .is_some_and(|(at, count)| words[at + count..].iter().all(capital) && (at == 0 || words.iter().all(capital)));
    let is_name = words.iter().all(upper) || keys.len() > 1;
    let named =
        is_name && keys.len() <= MOST_NAMES && names.given_names.contains(&keys[0]) && words.iter().all(capital);
    match titled || named {
        true => Some(true),
        false => words.iter().all(upper).then_some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{claims::Article, ingest};

    fn speakers(text: &str) -> Vec<String> {
        let article = Article::new(ingest::pasted(text).unwrap());
        let words = |claim: &Claim| {
            claim.attribution.as_ref().map_or("", |said| said.span.of(&article.document.text)).to_owned()
        };
        article.claims.iter().map(words).collect()
    }

    #[test]
    fn a_line_is_said_by_the_one_before_its_colon() {
        let text = "The press met at noon in the town hall.\n\n00:00:15 MINISTER: We think that fourteen people died. \
                    It is sad.\n\n00:00:21 OKORO: Was the ferry full when it left the port?\n\n00:00:24 MINISTER: It was not full.";
        assert_eq!(speakers(text), ["", "MINISTER", "MINISTER", "OKORO", "MINISTER"]);
    }

    #[test]
    fn a_stamp_may_stand_after_the_name() {
        let text = "The press met at noon in the town hall.\n\nMINISTER (00:15): Fourteen people died.\n\nAnn Lee  00:21\nWas the ferry full?\n\n\
                    Minister Ruiz [0:24]\nIt was not full.";
        assert_eq!(speakers(text), ["", "MINISTER", "Ann Lee", "Minister Ruiz"]);
        let article = Article::new(ingest::pasted(text).unwrap());
        assert!(article.claims.iter().skip(1).all(|claim| claim.times.is_empty()));
    }

    #[test]
    fn subtitles_name_who_speaks_in_a_tag() {
        let text = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann Lee>Fourteen people\n\n00:04.000 --> 00:06.000\ndied.</v>\n\n\
                    00:06.000 --> 00:09.000\n<v.loud Minister>It was not full.";
        assert_eq!(speakers(text), ["Ann Lee", "Minister"]);
    }

    #[test]
    fn a_heading_before_a_colon_speaks_no_line() {
        let text = "The press met at noon in the town hall.\n\nUPDATE: The ferry has been found off the coast.\n\n\
                    Weather: The rain will stop by noon on Sunday.";
        assert_eq!(speakers(text), ["", "", ""]);
    }
}
