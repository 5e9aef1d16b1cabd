//! Who says a claim, and whether it is asserted, denied, alleged or hedged, by the cues of the language pack.

use super::{Name, tokens::Tokens};
use crate::{
    lang::{Pack, Phrases},
    text::Span,
};

/// Who says a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker's words in the text.
    pub span: Span,
    /// Whether the claim is quoted word for word.
    pub direct: bool,
}

/// How a claim stands to what it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Says that it is so.
    Asserts,
    /// Says that it is not so.
    Denies,
    /// Reports that somebody accuses or suspects.
    Alleges,
}

/// Whether a claim is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// Said outright.
    Plain,
    /// Said with "about", "may", "is believed to".
    Hedged,
}

impl Polarity {
    /// The polarity as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Polarity::Asserts => "asserts",
            Polarity::Denies => "denies",
            Polarity::Alleges => "alleges",
        }
    }
}

impl Certainty {
    /// The certainty as the JSON spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Plain => "plain",
            Certainty::Hedged => "hedged",
        }
    }
}

/// A speaker is named in at most so many words.
const SPEAKER_WORDS: usize = 10;
/// Where no name is near, so many words before the verb stand for the speaker ("chuyên gia này").
const UNNAMED_SPEAKER_WORDS: usize = 3;

/// Whether the claim is asserted, denied or alleged, and the words that say so.
pub(super) fn polarity(tokens: &Tokens, pack: &Pack) -> (Polarity, Option<Span>) {
    let cue = |phrases: &Phrases| cue(tokens, phrases);
    match (cue(&pack.cues.denies), cue(&pack.cues.alleges)) {
        (Some(span), _) => (Polarity::Denies, Some(span)),
        (None, Some(span)) => (Polarity::Alleges, Some(span)),
        (None, None) => (Polarity::Asserts, None),
    }
}

/// The words by which a denial names the accusation that it answers.
pub(super) fn answered_accusation(tokens: &Tokens, polarity: Polarity, pack: &Pack) -> Option<Span> {
    cue(tokens, &pack.cues.alleges).filter(|_| polarity == Polarity::Denies)
}

/// Whether the claim is hedged, and the words that hedge it.
pub(super) fn certainty(tokens: &Tokens, pack: &Pack) -> (Certainty, Option<Span>) {
    match cue(tokens, &pack.cues.hedges) {
        Some(span) => (Certainty::Hedged, Some(span)),
        None => (Certainty::Plain, None),
    }
}

fn cue(tokens: &Tokens, phrases: &Phrases) -> Option<Span> {
    phrases.first_in(tokens.keys()).map(|(at, words)| tokens.span(at, at + words))
}

/// Who says the claim whose words are `claim`.
pub(super) fn attribution(tokens: &Tokens, names: &[Name], claim: &str, pack: &Pack) -> Option<Attribution> {
    let span = according_to(tokens, pack).or_else(|| speaker_of_verb(tokens, names, pack))?;
    let direct = claim.matches(['"', '“', '”', '«', '»']).count() >= 2 || claim.starts_with(['"', '“', '«']);
    Some(Attribution { span, direct })
}

/// "theo X, …": the words after the cue, up to the next mark or verb of saying.
fn according_to(tokens: &Tokens, pack: &Pack) -> Option<Span> {
    let (at, words) = pack.cues.according.first_in(tokens.keys())?;
    let from = at + words;
    let goes_on = |&at: &usize| {
        let marked = at > from && tokens.is_apart(at, pack);
        !marked && pack.cues.says.starting(&tokens.keys()[at..]).is_none()
    };
    let end = (from..tokens.len().min(from + SPEAKER_WORDS)).take_while(goes_on).last()? + 1;
    let named = (from..end).any(|at| tokens.get(at).is_some_and(|token| token.capital));
    named.then(|| tokens.span(from, end))
}

/// "X nói …": the name before the verb, or else the words right before it.
fn speaker_of_verb(tokens: &Tokens, names: &[Name], pack: &Pack) -> Option<Span> {
    let (verb, _) =
        (1..tokens.len()).find_map(|at| pack.cues.says.starting(&tokens.keys()[at..]).map(|words| (at, words)))?;
    let near = verb.saturating_sub(SPEAKER_WORDS);
    let in_clause = |&at: &usize| !tokens.is_apart(at + 1, pack) || at + 1 == verb;
    let from = (near..verb).rev().take_while(in_clause).last()?;
    let clause = tokens.span(from, verb);
    let name = names.iter().rev().find(|name| clause.contains(name.span)).map(|name| name.span);
    Some(name.unwrap_or_else(|| tokens.span(from.max(verb.saturating_sub(UNNAMED_SPEAKER_WORDS)), verb)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    fn said_by(code: &str, text: &str) -> Option<(String, bool)> {
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let pack = pack(Some(code));
        let names = super::super::names::names(&tokens, pack);
        attribution(&tokens, &names, text, pack).map(|said| (said.span.of(text).to_owned(), said.direct))
    }

    #[test]
    fn the_speaker_is_found() {
        for (code, text, speaker, direct) in [
            ("vi", "Theo hãng thông tấn KCNA, hai bên đã ký.", "hãng thông tấn KCNA", false),
            ("vi", "“Chúng tôi sẽ đi”, ông Shoigu nói", "Shoigu", true),
            ("vi", "Chuyên gia này cho biết giá sẽ tăng.", "Chuyên gia này", false),
            ("en", "According to the Kremlin, talks go on.", "the Kremlin", false),
            ("en", "It sank, according to Capt. R. Santos.", "Capt. R. Santos", false),
            ("en", "Mr Peskov said talks go on.", "Mr Peskov", false),
        ] {
            assert_eq!(said_by(code, text), Some((speaker.to_owned(), direct)), "{text}");
        }
        assert_eq!(said_by("vi", "Tàu rời cảng hôm qua."), None);
    }

    #[test]
    fn denials_and_hedges_name_their_cue() {
        let text = "Triều Tiên đã bác bỏ cáo buộc, có thể sai.";
        let tokens = Tokens::new(text, Span::new(0, text.len()));
        let (polarity, cue) = polarity(&tokens, pack(Some("vi")));
        assert_eq!((polarity, cue.map(|span| span.of(text))), (Polarity::Denies, Some("bác bỏ")));
        let answered = answered_accusation(&tokens, polarity, pack(Some("vi")));
        assert_eq!(answered.map(|span| span.of(text)), Some("cáo buộc"));
        let (certainty, cue) = certainty(&tokens, pack(Some("vi")));
        assert_eq!((certainty, cue.map(|span| span.of(text))), (Certainty::Hedged, Some("có thể")));
    }
}
