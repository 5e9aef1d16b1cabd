//! Who says a claim: "theo KCNA, …", "ông Peskov nói rằng …", "“…”, said X", and quotations over several sentences.
//!
//! Reads one sentence at a time ([`said`]) and leaves to [`spread`] what is quoted over more. Words inside a quotation
//! never name its speaker. Where an agency relays what somebody says ("theo KCNA, ông Kim nói …") the one who says it is
//! the speaker. Known limit: of two who speak in one sentence only the first is found.

mod closing;
mod quotations;
mod quotative;
mod rule;
mod sentence;
mod somebody;
mod source;
mod speaker;
mod transcript;
mod verb;

use super::tokens::Tokens;
use crate::{lang::Pack, text::Span};
pub(super) use quotations::{quotations, spread};
pub use rule::AttributionRule;
use sentence::Sentence;
pub(super) use transcript::transcribe;

/// Who says a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker's words in the text: the name with its title. They may stand in another claim of the article.
    pub span: Span,
    /// Whether the claim is quoted word for word.
    pub direct: bool,
    /// By which rule the speaker is told.
    pub rule: AttributionRule,
    /// The words beside the speaker by which it is told ("nói rằng", "theo"); none where their place alone tells.
    pub cue: Option<Span>,
}

/// Who says it, and what of a sentence is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub attribution: Attribution,
    /// What is said: a clause inside it has the attribution.
    pub scope: Span,
}

/// The words of a sentence that name the speaker: "theo KCNA", "ông Peskov nói rằng".
#[derive(Clone, Copy, Debug)]
struct Frame {
    /// The speaker, as tokens.
    speaker: (usize, usize),
    /// All of it, as tokens.
    start: usize,
    end: usize,
    rule: AttributionRule,
}

impl Frame {
    /// What of it is not the speaker, as tokens: after the speaker, or else before.
    fn cue(&self) -> Option<(usize, usize)> {
        let [before, after] = [(self.start, self.speaker.0), (self.speaker.1, self.end)];
        [after, before].into_iter().find(|(from, to)| from < to)
    }
}

/// Fewer words than this after the frame are no statement ("…, ông Peskov nói với TASS").
const SHORTEST_STATEMENT: usize = 3;

/// Who says what in the sentence at `span` of `text`. `quotations` are those of the article, in order.
pub(super) fn said(text: &str, span: Span, tokens: &Tokens, quotations: &[Span], pack: &Pack) -> Option<Said> {
    let sentence = Sentence::new(text, tokens, quotations, pack);
    let frame = frame(&sentence)?;
    let (from, to) = scope(&sentence, frame);
    let scope = Span {
        start: if from == 0 { span.start } else { tokens.span(from, from + 1).start },
        end: if to == tokens.len() { span.end } else { tokens.span(to - 1, to).end },
    };
    let quoted = (from..to).filter(|&at| sentence.is_quoted(at)).count();
    let attribution = Attribution {
        span: sentence.speaker_span(frame.speaker),
        direct: 2 * quoted > to - from,
        rule: frame.rule,
        cue: frame.cue().map(|(from, to)| tokens.span(from, to)),
    };
    Some(Said { attribution, scope })
}

/// The frame of the sentence: somebody named who says it, before a source that relays it, before somebody unnamed.
fn frame(sentence: &Sentence) -> Option<Frame> {
    let verb = speaker::of_verb(sentence);
    let named = |frame: &Frame| (frame.speaker.0..frame.speaker.1).any(|at| at > 0 && sentence.is_capital(at));
    match verb {
        Some(frame) if named(&frame) => Some(frame),
        _ => source::according_to(sentence).or(verb).or_else(|| speaker::beside_quotation(sentence)),
    }
}

/// What is said, as tokens: what follows the frame, or else what stands before it, or both around it.
fn scope(sentence: &Sentence, frame: Frame) -> (usize, usize) {
    let len = sentence.len();
    let after = sentence.skip_that(frame.end);
    let quoted_before = frame.start > 0 && sentence.is_quoted(frame.start - 1);
    let statement_after =
        len - after >= SHORTEST_STATEMENT && !is_circumstance(sentence, after) && !only_tells(sentence, frame);
    let quoted_after = (after..len).any(|at| sentence.is_quoted(at));
    match (frame.start > 0, statement_after) {
        (true, true) if quoted_before && quoted_after => (0, len),
        (true, true) if quoted_before => (0, frame.start),
        (_, true) => (after, len),
        (true, false) => (0, frame.start),
        (false, false) => (0, len),
    }
}

/// Whether nothing follows the frame but who is told ("…, the bank told the Herald").
fn only_tells(sentence: &Sentence, frame: Frame) -> bool {
    let tells = sentence.ends(&sentence.pack.cues.tells, frame.end);
    tells.is_some_and(|words| closing::closes(sentence, (frame.end - words, frame.end)))
}

/// Whether what follows the frame is only the time or occasion of saying it.
fn is_circumstance(sentence: &Sentence, from: usize) -> bool {
    const NEAR: usize = 12;
    let quoted = from < sentence.len() && sentence.is_quoted(from);
    let opens = !quoted && sentence.starts(&sentence.pack.speakers.circumstances, from).is_some();
    let states =
        (from..sentence.len().min(from + NEAR)).any(|at| sentence.starts(&sentence.pack.cues.that, at).is_some());
    opens && !states && sentence.len() - from <= NEAR
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::pack;

    fn said_in(code: &str, text: &str) -> Option<(String, String)> {
        let span = Span::new(0, text.len());
        let marks: Vec<Span> = text
            .match_indices('“')
            .map(|(at, _)| Span::new(at, at + text[at..].find('”').unwrap() + '”'.len_utf8()))
            .collect();
        let said = said(text, span, &Tokens::new(text, span), &marks, pack(Some(code)))?;
        Some((said.attribution.span.of(text).to_owned(), said.scope.of(text).to_owned()))
    }

    #[test]
    fn what_is_said_stands_around_who_says_it() {
        for (code, text, speaker, scope) in [
            ("vi", "Theo KCNA, hai bên đã ký kết.", "KCNA", "hai bên đã ký kết."),
            ("vi", "Hai bên đã ký kết, theo hãng tin KCNA.", "hãng tin KCNA", "Hai bên đã ký kết"),
            ("vi", "Ông Lê nói rằng giá sẽ tăng, lương thì không.", "Ông Lê", "giá sẽ tăng, lương thì không."),
            ("vi", "“Giá sẽ tăng mạnh”, ông Lê nói với phóng viên.", "ông Lê", "“Giá sẽ tăng mạnh"),
            (
                "en",
                "“Prices rose,” said Ann Lee, “and wages fell.”",
                "Ann Lee",
                "“Prices rose,” said Ann Lee, “and wages fell.”",
            ),
            ("en", "It sank, according to Capt. R. Santos.", "Capt. R. Santos", "It sank"),
        ] {
            assert_eq!(said_in(code, text), Some((speaker.to_owned(), scope.to_owned())), "{text}");
        }
        assert_eq!(said_in("vi", "Tàu rời cảng hôm qua."), None);
    }

    proptest! {
        #[test]
        fn any_sentence_has_spans_within_it(
            text in "(theo |nói |Ông Lê|, |\\(|\\)|“|”|và |bị |rằng |said |according to |the |에 따르면 |말했다|据|称|сказал |по словам |3日|[A-Za-z.&']{0,3} ?){0,40}",
            at in 0_usize..40,
        ) {
            let span = Span::new(0, text.len());
            let start = text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(text.len());
            for code in ["vi", "en", "und", "ru", "ko", "zh"] {
                let tokens = Tokens::new(&text, span);
                let Some(said) = said(&text, span, &tokens, &[Span::new(start, text.len())], pack(Some(code))) else { continue };
                prop_assert!(text.get(said.scope.range()).is_some());
                prop_assert!(text.get(said.attribution.span.range()).is_some() && !said.attribution.span.is_empty());
            }
        }
    }
}
