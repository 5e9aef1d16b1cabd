//! The source that is named after or before words like "theo" and "according to".

use super::{
    AttributionRule, Frame,
    sentence::Sentence,
    somebody::{
        Run, SPEAKER_WORDS, UNNAMED_WORDS, is_plain, is_unnamed_speaker, starts_body, starts_title, without_post,
    },
    speaker::{end_of_post, parts_before},
};

/// "theo X, …": the first source that somebody can be.
pub(super) fn according_to(sentence: &Sentence) -> Option<Frame> {
    let cues = &sentence.pack.cues;
    let mut at = 0;
    while at < sentence.len() {
        if let Some(words) = sentence.starts(&cues.according_pronouns, at).filter(|_| !sentence.is_quoted(at)) {
            let (speaker, rule) = ((at + 1, at + 2), AttributionRule::Source);
            return Some(Frame { speaker, start: at, end: at + words, rule });
        }
        let cue = sentence.starts(&cues.according, at).filter(|_| !sentence.is_quoted(at));
        let other = sentence.starts(&cues.not_according, at).filter(|&words| cue.is_none_or(|cue| words >= cue));
        match (other, cue) {
            (Some(words), _) => at += words,
            (None, Some(words)) => match source(sentence, at + words) {
                Some(speaker) => {
                    return Some(Frame { speaker, start: at, end: speaker.1, rule: AttributionRule::Source });
                }
                None => at += words,
            },
            (None, None) => at += 1,
        }
    }
    according_after(sentence)
}

/// "X에 따르면 …": the words before the cue, from the last mark on.
fn according_after(sentence: &Sentence) -> Option<Frame> {
    let cue =
        |&at: &usize| !sentence.is_quoted(at) && sentence.starts(&sentence.pack.cues.according_after, at).is_some();
    let at = (1..sentence.len()).find(cue)?;
    let words = sentence.starts(&sentence.pack.cues.according_after, at)?;
    let (from, to) = *parts_before(sentence, at).first()?;
    let other = sentence.ends(&sentence.pack.cues.not_according, to).is_some();
    let rule = AttributionRule::SourceBefore;
    (to - from <= SPEAKER_WORDS && !other).then_some(Frame { speaker: (from, to), start: from, end: at + words, rule })
}

/// The source named from `from` on, up to the next mark or word of saying.
fn source(sentence: &Sentence, start: usize) -> Option<Run> {
    let from = start;
    let report = sentence.starts(&sentence.pack.speakers.reports, from).unwrap_or(0);
    let from = after_occasion(sentence, from);
    let from = body_within(sentence, from + report).or_else(|| maker(sentence, from)).unwrap_or(from + report);
    let (cues, words) = (&sentence.pack.cues, &sentence.pack.speakers);
    let verbs = [&cues.says, &cues.that];
    let is_noun = |at: usize| {
        sentence.starts(&cues.not_says, at).is_some()
            || (sentence.is_piece(at) && sentence.ends(&words.not_saying_after, at).is_some())
    };
    let is_verb = |at: usize| verbs.iter().any(|list| sentence.starts(list, at).is_some()) && !is_noun(at);
    let relays = |at: usize| {
        let is_named = !sentence.is_piece(at) && (from..at).any(|at| sentence.is_capital(at));
        is_named && sentence.starts(&words.unnamed, at).is_some_and(|words| is_verb(at + words))
    };
    let stops = |at: usize| sentence.is_apart(at) || is_verb(at) || sentence.auxiliary(at).is_some() || relays(at);
    let head = sentence.starts(&words.unnamed, from).unwrap_or(1);
    let goes_on = |&at: &usize| !sentence.is_quoted_at_length(at) && (at < from + head || !stops(at));
    let end = (from..sentence.len().min(from + SPEAKER_WORDS)).take_while(goes_on).last()? + 1;
    let end = end_of_post(sentence, (from, end));
    let from = relayed(sentence, (from, end)).unwrap_or(from);
    let named = (from..end).any(|at| sentence.is_capital(at));
    let is_body = |at: usize| starts_title(sentence, at) || starts_body(sentence, at);
    let of_body = !sentence.pack.names().syllabic && end - from <= UNNAMED_WORDS && (from..end).any(is_body);
    let is_speaker =
        named || of_body || is_unnamed_speaker(sentence, (from, end)) || is_surely_source(sentence, start, (from, end));
    let is_rule =
        sentence.ends(&cues.not_sources, end).is_some() || sentence.starts(&words.nobody, from) == Some(end - from);
    let is_saying = sentence.is_piece(from) && (from..end).all(|at| sentence.is_quoted(at));
    (is_speaker && !is_rule && !is_saying).then(|| without_post(sentence, (from, end)))
}

/// "по данным порта, …", "…, по данным порта": whether any few words after the cue that ends before `start` are the source.
fn is_surely_source(sentence: &Sentence, start: usize, (from, end): Run) -> bool {
    let cue = sentence.ends(&sentence.pack.cues.surely_according, start);
    let closes = |cue: usize| end == sentence.len() && start > cue && sentence.is_apart(start - cue);
    let stands = cue.is_some_and(|cue| closes(cue) || (end < sentence.len() && sentence.is_apart(end)));
    stands && end - from <= UNNAMED_WORDS && is_plain(sentence, (from, end))
}

/// "как заявил в эфире радио депутат": the office or calling after the occasion that begins at `from`.
fn after_occasion(sentence: &Sentence, from: usize) -> usize {
    const REACH: usize = 6;
    let words = &sentence.pack.speakers;
    let within = sentence.starts(&words.within, from).unwrap_or(0);
    if within == 0 || sentence.starts(&words.not_within, from + within).is_none() {
        return from;
    }
    let near = (from + within + 1..sentence.len().min(from + REACH)).take_while(|&at| !sentence.is_apart(at));
    near.into_iter().find(|&at| starts_title(sentence, at)).unwrap_or(from)
}

/// "theo Reuters dẫn lời ông X": where the source begins that another one relays.
fn relayed(sentence: &Sentence, (from, end): Run) -> Option<usize> {
    let cues = &sentence.pack.cues;
    let relays = |at: usize| {
        let words = sentence.starts(&cues.according, at).filter(|_| !sentence.is_within(&cues.not_according, at))?;
        Some(at + words).filter(|&source| source < end)
    };
    (from + 1..end).rev().find_map(relays)
}

/// Who made the report that stands at `from`: "data released on Wednesday by the ministry".
pub(super) fn maker(sentence: &Sentence, from: usize) -> Option<usize> {
    let words = &sentence.pack.speakers;
    let noun = from + sentence.starts(&words.report_nouns, from)?;
    let near = (noun..sentence.len().min(noun + UNNAMED_WORDS)).take_while(|&at| !sentence.is_apart(at));
    near.into_iter().find_map(|at| Some(at + sentence.starts(&words.makers, at)?))
}

/// The body named from `at` on, after "в" or the like, where that opens no time or occasion.
pub(super) fn body_within(sentence: &Sentence, at: usize) -> Option<usize> {
    let words = &sentence.pack.speakers;
    let from = at + sentence.starts(&words.within, at)?;
    let dates = &sentence.pack.dates;
    let keys = sentence.keys().get(from..)?;
    let places = &sentence.pack.names().places;
    let is_other = sentence.is_number(from)
        || dates.weekdays.starting(keys).is_some()
        || places.starting(keys).is_some()
        || sentence.starts(&sentence.pack.cues.says, from).is_some();
    (!keys.is_empty() && !is_other && sentence.starts(&words.not_within, from).is_none()).then_some(from)
}
