//! The speaker right before a verb that closes the sentence: "…, the harbour office said."

use super::{
    sentence::Sentence,
    somebody::{
        Run, is_person, is_plain, is_speaker, is_unnamed_speaker, names_person, speaker_in, starts_body, starts_title,
        without_post,
    },
    speaker::{is_circumstance, is_under_another_clause, parts_before},
};
use crate::lang::Phrases;

/// Who is told is named in at most so many words ("told the Herald").
const HEARER_WORDS: usize = 4;
/// The time or occasion of saying has at most so many words.
const CIRCUMSTANCE_WORDS: usize = 12;

/// "…, the harbour office said.": the part right before a verb that closes the sentence or stands between two marks.
pub(super) fn closing_subject(sentence: &Sentence, (verb, end): Run) -> Option<Run> {
    if sentence.is_apart(verb) || !closes(sentence, (verb, end)) {
        return None;
    }
    let parts = parts_before(sentence, verb);
    let part = *parts.first().filter(|part| part.0 > 0 && sentence.is_apart(part.0))?;
    if sentence.is_quoted(part.0) || is_circumstance(sentence, part) {
        return None;
    }
    if let Some(somebody) = before_relative(sentence, part) {
        return Some(somebody);
    }
    if is_under_another_clause(sentence, part) {
        return None;
    }
    if let Some(name) = described(sentence, &parts) {
        return speaker_in(sentence, name);
    }
    let run = speaker_in(sentence, part)?;
    let inverts = !sentence.pack.cues.surely_inverted.is_empty();
    (is_speaker(sentence, run) || (inverts && run == part && is_plain(sentence, run))).then_some(run)
}

/// "a neighbour who asked not to be named": somebody before a clause that says more of them, as long as nobody else speaks in it.
pub(super) fn before_relative(sentence: &Sentence, (from, to): Run) -> Option<Run> {
    const FARTHEST: usize = 4;
    let opens = |&at: &usize| sentence.starts(&sentence.pack.cues.relatives, at).is_some();
    let clause = (from + 1..to.min(from + FARTHEST + 1)).find(opens)?;
    let says_more =
        to - clause > 2 && (clause..to).all(|at| sentence.auxiliary(at).is_none() || sentence.is_common(at));
    let run = (from, clause);
    (says_more && is_unnamed_speaker(sentence, run) && !is_capital_in(sentence, (clause, to))).then_some(run)
}

fn is_capital_in(sentence: &Sentence, (from, to): Run) -> bool {
    (from..to).any(|at| sentence.is_capital(at))
}

/// The name that the part before the verb only says more of: "Ann Lee, the mayor, …", "ông A, giám đốc công ty B …".
pub(super) fn described(sentence: &Sentence, parts: &[Run]) -> Option<Run> {
    let &part = parts.first().filter(|part| !names_person(sentence, part.0) && !sentence.is_piece(part.0))?;
    let is_source = |run: &Run| sentence.ends(&sentence.pack.cues.according, run.0).is_some();
    let person = parts.iter().copied().skip(1).take(2).find(|&part| is_person(sentence, part));
    let name = || parts.get(1).copied().filter(|&before| describes(sentence, part) && names_somebody(sentence, before));
    person.or_else(name).filter(|run| !is_source(run))
}

/// Whether nothing that is said follows the verb: the end, a mark, who is told, the time or occasion.
pub(super) fn closes(sentence: &Sentence, (verb, end): Run) -> bool {
    let is_end = |at: usize| {
        at >= sentence.len()
            || (sentence.is_apart(at) && !sentence.is_after_colon(at))
            || sentence.starts(&sentence.pack.speakers.circumstances, at).is_some()
    };
    let tells = sentence.starts(&sentence.pack.cues.tells, verb).is_some();
    let hearer = end..=end + if tells { HEARER_WORDS } else { 0 };
    let states = |to: usize| {
        (end..sentence.len().min(to + CIRCUMSTANCE_WORDS))
            .any(|at| sentence.starts(&sentence.pack.cues.that, at).is_some())
    };
    hearer.into_iter().find(|&at| is_end(at)).is_some_and(|at| !states(at))
}

/// Whether the part can say more of the name in the part before it: an office, a body, an apposition, no person's name.
fn describes(sentence: &Sentence, part: Run) -> bool {
    let opens = |list: &Phrases| sentence.starts(list, part.0).is_some();
    let prefix = sentence.pack.names().titles.prefixes.contains(&sentence.keys()[part.0]);
    let office = prefix || starts_title(sentence, part.0) || starts_body(sentence, part.0);
    (office || opens(&sentence.pack.speakers.appositions)) && !names_person(sentence, part.0)
}

/// Whether a part is somebody's name, perhaps with a title, and no clause.
pub(super) fn names_somebody(sentence: &Sentence, (from, to): Run) -> bool {
    let titled = starts_title(sentence, from) && (from + 1..to).any(|at| sentence.is_capital(at));
    let name = (from..to).all(|at| sentence.is_name_word(at));
    name || (titled && speaker_in(sentence, (from, to)) == Some(without_post(sentence, (from, to))))
}
