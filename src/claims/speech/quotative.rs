//! The speaker where the language ends what is said with a mark of quoting and lets its verb stand last: Korean.
//!
//! "다리가 무너졌다고 경찰이 말했다": who stands between what is said and the verb says it, not the subject of what is
//! said. "시장은 “…”고 말했다": where nobody stands there, the one before the quotation does.

use super::{
    sentence::Sentence,
    somebody::{Run, is_speaker, speaker_in},
    speaker::parts_before,
};

/// A number and its counter have fewer tokens ("7명") than somebody with a number before ("3개 단체").
const SHORTEST_NUMBERED: usize = 3;
/// What is said ends at most so many tokens before the verb.
const REACH: usize = 40;

/// The speaker before the verb at `verb`, where something quoted ends before it.
pub(super) fn subject(sentence: &Sentence, verb: usize) -> Option<Run> {
    if sentence.pack.cues.quotatives.is_empty() {
        return None;
    }
    after_what_is_said(sentence, verb)
        .or_else(|| before_quotation(sentence, verb))
        .or_else(|| marked_subject(sentence, verb))
}

/// "회사는 매출 3억원, 영업이익 2억원을 올렸다고 밝혔다": the nearest part between marks that begins with a marked subject.
fn marked_subject(sentence: &Sentence, verb: usize) -> Option<Run> {
    let is_subject = |at: usize| {
        let words = &sentence.pack.speakers;
        let (marked, other) = (sentence.auxiliary(at), sentence.starts(&words.obliques, at));
        marked.filter(|_| other.is_none()).is_some_and(|words| sentence.begins_word(at + words))
    };
    let subject = |part: Run| {
        let run = speaker_in(sentence, part)?;
        let is_quoted = sentence.starts(&sentence.pack.cues.quotes_after, run.1).is_some();
        let is_marked = if run.1 < part.1 { is_subject(run.1) } else { is_quoted || sentence.opens_bracket(run.1) };
        if !is_marked {
            return None;
        }
        let counts = sentence.is_number(run.0) && run.1 - run.0 <= SHORTEST_NUMBERED;
        (!counts && is_speaker(sentence, run)).then_some(run)
    };
    parts_before(sentence, verb).into_iter().find_map(subject)
}

/// "AP통신은 외교관을 인용해 …다고": the one whose words are quoted, between the one who quotes and what is quoted.
pub(super) fn quoted_source(sentence: &Sentence, (from, to): Run) -> Option<Run> {
    let quotes = |&at: &usize| sentence.starts(&sentence.pack.cues.quotes_after, at).is_some();
    let cue = (from + 1..to).find(quotes)?;
    let end = (cue..to).find(|&at| end_of_quotative(sentence, at).is_some())?;
    let ends_topic = |at: usize| {
        let words = sentence.starts(&sentence.pack.speakers.topics, at).and_then(|_| sentence.auxiliary(at))?;
        Some(at + words).filter(|&end| sentence.begins_word(end))
    };
    let speaks_itself = (cue..end).any(|at| ends_topic(at).is_some());
    let start = (from + 1..cue).find_map(ends_topic).filter(|&end| end < cue).unwrap_or(from);
    (!speaks_itself).then_some((start, cue))
}

/// "시장은 “…”며 지원을 요청했다": the one before a quotation with which the sentence goes on, whatever its verb.
pub(super) fn before_quotation_that_goes_on(sentence: &Sentence) -> Option<Run> {
    let opens = (1..sentence.len()).find(|&at| sentence.is_quoted(at))?;
    let closes = (opens..sentence.len()).find(|&at| !sentence.is_quoted(at))?;
    let goes_on =
        !sentence.is_after_space(closes) && sentence.starts(&sentence.pack.speakers.connectives, closes).is_some();
    let part = *parts_before(sentence, opens).last().filter(|_| goes_on)?;
    speaker_in(sentence, part).filter(|&run| run.1 < opens && is_speaker(sentence, run))
}

fn after_what_is_said(sentence: &Sentence, verb: usize) -> Option<Run> {
    let nearest = verb.saturating_sub(REACH)..verb;
    let mut from = nearest.rev().find_map(|at| end_of_quotative(sentence, at)).filter(|&from| from < verb)?;
    while from < verb && sentence.is_number(from) {
        from = (from + 1..verb).find(|&at| sentence.begins_word(at))?;
    }
    let is_parted = (from + 1..verb).any(|at| sentence.is_apart(at) || sentence.is_quoted(at));
    let run = speaker_in(sentence, (from, verb)).filter(|&(_, end)| !is_parted && end < verb)?;
    let words = &sentence.pack.speakers;
    let is_oblique = sentence.starts(&words.obliques, run.1).is_some();
    let is_circumstance = sentence.starts(&words.circumstances, run.0).is_some();
    (!is_circumstance && !is_oblique && !is_object(sentence, run.1)).then_some(run)
}

/// Where the word ends that a mark of quoting at `at` closes.
fn end_of_quotative(sentence: &Sentence, at: usize) -> Option<usize> {
    let end = at + sentence.starts(&sentence.pack.cues.quotatives, at)?;
    (!sentence.is_quoted(at) && sentence.begins_word(end)).then_some(end)
}

/// Whether the word that ends before `at` is the object of a verb: "협조를".
fn is_object(sentence: &Sentence, at: usize) -> bool {
    sentence.begins_word(at) && sentence.ends(&sentence.pack.speakers.objects, at).is_some()
}

/// Before the first quotation, where a joint follows it and no other subject stands between it and the verb.
fn before_quotation(sentence: &Sentence, verb: usize) -> Option<Run> {
    let opens = (0..verb).find(|&at| sentence.is_quoted(at)).filter(|&at| at > 0)?;
    let words = &sentence.pack.speakers;
    let mut at = opens;
    while at < verb {
        let subject = sentence.auxiliary(at).filter(|_| sentence.starts(&words.obliques, at).is_none());
        let ends_word = |words: usize| sentence.is_joined_hangul(at) && sentence.begins_word(at + words);
        let joint = sentence.starts(&words.connectives, at).filter(|_| sentence.is_quoted(at - 1));
        if !sentence.is_quoted(at) && joint.is_none() && subject.is_some_and(ends_word) {
            return None;
        }
        at += joint.unwrap_or(1);
    }
    let part = *parts_before(sentence, opens).last()?;
    speaker_in(sentence, part).filter(|&(_, end)| end < opens)
}
