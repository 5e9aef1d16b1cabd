//! The words that name a speaker: after "theo", before "nói", after "said".

use super::{Frame, quotative, sentence::Sentence};
use crate::lang::Phrases;

/// A speaker is named in at most so many words.
const SPEAKER_WORDS: usize = 20;
/// Without a name, a speaker has at most so many words ("vị chuyên gia này").
const UNNAMED_WORDS: usize = 8;
/// The name is looked for in so many parts between marks, and so many words, before the word of saying.
const PARTS_BACK: usize = 5;
const WORDS_BACK: usize = 48;
/// Who does it, in a passive, is named in at most so many words ("bị cơ quan tình báo Mỹ cáo buộc").
const AGENT_WORDS: usize = 6;
/// Who is told is named in at most so many words ("told the Herald").
const HEARER_WORDS: usize = 4;
/// A name alone has at most so many words.
const MOST_NAMES: usize = 4;
/// The time or occasion of saying has at most so many words.
const CIRCUMSTANCE_WORDS: usize = 12;
/// Where a word of saying is a part of another phrase, that begins at most so many tokens before ("小说").
const LONGEST_LOOK_ALIKE: usize = 3;

/// A run of tokens: the first, and the one after the last.
pub(super) type Run = (usize, usize);

/// "theo X, …": the first source that somebody can be.
pub(super) fn according_to(sentence: &Sentence) -> Option<Frame> {
    let cues = &sentence.pack.cues;
    let mut at = 0;
    while at < sentence.len() {
        let cue = sentence.starts(&cues.according, at).filter(|_| !sentence.is_quoted(at));
        let other = sentence.starts(&cues.not_according, at).filter(|&words| cue.is_none_or(|cue| words >= cue));
        match (other, cue) {
            (Some(words), _) => at += words,
            (None, Some(words)) => match source(sentence, at + words) {
                Some(speaker) => return Some(Frame { speaker, start: at, end: speaker.1 }),
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
    (to - from <= SPEAKER_WORDS).then_some(Frame { speaker: (from, to), start: from, end: at + words })
}

/// The source named from `from` on, up to the next mark or word of saying.
fn source(sentence: &Sentence, from: usize) -> Option<Run> {
    let report = sentence.starts(&sentence.pack.speakers.reports, from).unwrap_or(0);
    let from = body_within(sentence, from + report).or_else(|| maker(sentence, from)).unwrap_or(from + report);
    let (cues, words) = (&sentence.pack.cues, &sentence.pack.speakers);
    let verbs = [&cues.says, &cues.that, &words.auxiliaries];
    let stops = |at: usize| sentence.is_apart(at) || verbs.iter().any(|list| sentence.starts(list, at).is_some());
    let goes_on = |&at: &usize| !sentence.is_quoted_at_length(at) && (at == from || !stops(at));
    let end = (from..sentence.len().min(from + SPEAKER_WORDS)).take_while(goes_on).last()? + 1;
    let named = (from..end).any(|at| sentence.is_capital(at));
    let is_speaker = named || is_unnamed_speaker(sentence, (from, end));
    is_speaker.then(|| without_post(sentence, (from, end)))
}

/// Who made the report that stands at `from`: "data released on Wednesday by the ministry".
fn maker(sentence: &Sentence, from: usize) -> Option<usize> {
    let words = &sentence.pack.speakers;
    let noun = from + sentence.starts(&words.report_nouns, from)?;
    let near = (noun..sentence.len().min(noun + UNNAMED_WORDS)).take_while(|&at| !sentence.is_apart(at));
    near.into_iter().find_map(|at| Some(at + sentence.starts(&words.makers, at)?))
}

/// The body named from `at` on, after "в" or the like, where that opens no time or occasion.
fn body_within(sentence: &Sentence, at: usize) -> Option<usize> {
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

/// "X nói …", "… said X": the first word of saying that somebody says.
pub(super) fn of_verb(sentence: &Sentence) -> Option<Frame> {
    (0..sentence.len()).filter(|&at| !sentence.is_quoted(at)).find_map(|at| {
        let cues = &sentence.pack.cues;
        let Some(words) = sentence.starts(&cues.says, at).filter(|&words| is_saying(sentence, at, words)) else {
            let words = sentence.starts(&cues.says_last, at)?;
            let ends = at + words >= sentence.len() || sentence.is_apart(at + words);
            if !ends || is_name_or_other(sentence, at, words) {
                return None;
            }
            let speaker = closing_subject(sentence, (at, at + words))?;
            return Some(Frame { speaker, start: speaker.0, end: at + words });
        };
        inverted(sentence, at, words).or_else(|| {
            let speaker = subject(sentence, (at, at + words))?;
            Some(Frame { speaker, start: speaker.0, end: at + words })
        })
    })
}

/// "ông X ví von: “…”", "“…”, ông X hiến kế": the person named beside a quotation, whatever the verb.
pub(super) fn beside_quotation(sentence: &Sentence) -> Option<Frame> {
    let opens = (0..sentence.len()).find(|&at| sentence.is_quoted_at_length(at))?;
    let before = || {
        let part = *parts_before(sentence, opens).first().filter(|_| sentence.is_after_colon(opens))?;
        Some((part, opens))
    };
    let after = || {
        let closes = (opens..sentence.len()).rev().find(|&at| sentence.is_quoted(at))? + 1;
        let short = (1..=UNNAMED_WORDS).contains(&(sentence.len() - closes));
        short.then(|| ((closes, sentence.len()), sentence.len()))
    };
    let (part, end) = before().or_else(after).filter(|(part, _)| starts_title(sentence, part.0))?;
    let speaker = speaker_in(sentence, part)?;
    let is_title_alone = !sentence.is_name_word(speaker.1 - 1);
    (!is_title_alone).then_some(Frame { speaker, start: speaker.0, end })
}

/// Whether the word of saying at `at` is a verb, active and not negated.
fn is_saying(sentence: &Sentence, at: usize, words: usize) -> bool {
    if is_name_or_other(sentence, at, words) {
        return false;
    }
    let signs = &sentence.pack.speakers.not_saying_after;
    let is_part = sentence.pack.cues.says.ending(&sentence.keys()[..at]).is_some() && !sentence.is_apart(at);
    let opens_part = at > 0 && sentence.is_apart(at);
    let has_sign = sentence.ends(signs, at).is_some_and(|words| !is_other_word(sentence, at, words));
    opens_part || (!has_sign && !is_part)
}

/// Whether the words that end before `at` are the end of a longer one that negates nothing ("hàng không").
fn ends_longer_word(sentence: &Sentence, at: usize, words: usize) -> bool {
    sentence.ends(&sentence.pack.cues.not_negates, at).is_some_and(|longer| longer > words)
}

/// Whether the words that end before `at` belong to a name, a bracket or a longer word ("Nhật Bản", "hàng không").
fn is_other_word(sentence: &Sentence, at: usize, words: usize) -> bool {
    let name = at > 1 && sentence.is_capital(at - 1) && !sentence.is_piece(at - 1);
    ends_longer_word(sentence, at, words) || name || sentence.closes_bracket(at)
}

/// Whether the words at `at` are the end of a name ("Nguyễn Ngọc Bảo") or a part of another phrase.
fn is_name_or_other(sentence: &Sentence, at: usize, words: usize) -> bool {
    let not_says = &sentence.pack.cues.not_says;
    let inside = |from: usize| sentence.starts(not_says, from).is_some_and(|words| from + words > at);
    let around = !sentence.is_apart(at) && (at.saturating_sub(LONGEST_LOOK_ALIKE)..at).any(inside);
    let other = sentence.starts(not_says, at).is_some_and(|other| other >= words);
    let is_name = at > 0
        && !sentence.is_apart(at)
        && !sentence.is_piece(at)
        && sentence.is_capital(at)
        && (sentence.is_capital(at - 1) || sentence.is_capital(at + 1));
    let after_title = at > 0 && sentence.is_capital(at) && !sentence.is_piece(at) && starts_person(sentence, at - 1);
    around || other || is_name || after_title
}

/// "…, said X": the words after the verb, where it stands right after a mark.
fn inverted(sentence: &Sentence, at: usize, words: usize) -> Option<Frame> {
    let cues = &sentence.pack.cues;
    let led_in = at > 0 && sentence.ends(&sentence.pack.speakers.before_inverted, at) == Some(at);
    let after_mark = at > 0 && sentence.is_apart(at) && !sentence.is_after_colon(at);
    sentence.starts(&cues.inverted, at).filter(|_| led_in || after_mark)?;
    let surely = sentence.starts(&cues.surely_inverted, at).is_some();
    let from = at + words;
    let words = &sentence.pack.speakers;
    let goes_on = |words: &usize| from + words < sentence.len() && !sentence.is_apart(from + words);
    let from = from + sentence.starts(&words.hearers, from).filter(goes_on).unwrap_or(0);
    let impersonal = sentence.starts(&words.impersonal, at).is_some();
    let body = body_within(sentence, from).filter(|_| impersonal);
    let from = body.unwrap_or(from);
    let states = |at: usize| sentence.starts(&words.auxiliaries, at).is_some();
    let ends = |at: usize| at > from && (states(at) || sentence.starts(&words.circumstances, at).is_some());
    let goes_on =
        |&at: &usize| !sentence.is_quoted_at_length(at) && (at == from || (!sentence.is_apart(at) && !ends(at)));
    let end = (from..sentence.len().min(from + SPEAKER_WORDS)).take_while(goes_on).last()? + 1;
    let is_speaker = body.is_some()
        || sentence.is_capital(from)
        || is_unnamed_speaker(sentence, (from, end))
        || (surely && is_plain(sentence, (from, end)) && !explains_name(sentence, at));
    if let Some(name) = named_after(sentence, (from, end)) {
        return Some(Frame { speaker: name, start: at, end: name.1 });
    }
    let speaks = is_speaker && (sentence.is_quoted(at - 1) || end >= sentence.len() || !states(end));
    speaks.then_some(Frame { speaker: (from, end), start: at, end })
}

/// "said the mayor, Ann Lee": the name between two marks after the one whom it names.
fn named_after(sentence: &Sentence, (from, end): Run) -> Option<Run> {
    let unnamed = is_unnamed_speaker(sentence, (from, end)) && !sentence.is_capital(end - 1);
    let stop = (end + 1..=sentence.len()).find(|&at| at == sentence.len() || sentence.is_apart(at))?;
    let is_name = (2..=MOST_NAMES).contains(&(stop - end)) && (end..stop).all(|at| sentence.is_name_word(at));
    (unnamed && is_name && !sentence.is_quoted(end)).then_some((end, stop))
}

/// Whether what stands between two marks before the verb only explains a name: "Ann Lee, a resident, said …".
fn explains_name(sentence: &Sentence, verb: usize) -> bool {
    let parts = parts_before(sentence, verb);
    let explained = |&part: &Run| explains(sentence, part, true);
    parts.first().is_some_and(explained) && parts.get(1).is_some_and(|&part| names_somebody(sentence, part))
}

/// The speaker before the verb at `verb`: the part between marks right before it, unless that only explains or dates
/// the name in a part further left.
fn subject(sentence: &Sentence, (verb, end): Run) -> Option<Run> {
    if let Some(speaker) = quotative::subject(sentence, verb).or_else(|| closing_subject(sentence, (verb, end))) {
        return Some(speaker);
    }
    let parts = parts_before(sentence, verb);
    if let Some(speaker) = body_before(sentence, &parts, verb).or_else(|| likened(sentence, &parts, end)) {
        return Some(speaker);
    }
    let detached = sentence.is_apart(verb);
    if !detached && parts.first().is_some_and(|&part| is_under_another_clause(sentence, part)) {
        return None;
    }
    let stands = |&(index, part): &(usize, Run)| {
        let last = index + 1 == parts.len();
        !sentence.is_quoted(part.0)
            && !is_circumstance(sentence, part)
            && (last || !explains(sentence, part, detached || index > 0))
    };
    let (index, part) = parts.iter().copied().enumerate().find(stands)?;
    let person = parts.iter().copied().skip(index + 1).take(2).find(|&part| is_person(sentence, part));
    let part = if names_person(sentence, part.0) { part } else { person.unwrap_or(part) };
    let agent = if index == 0 && !detached { agent(sentence, part) } else { None };
    agent.or_else(|| speaker_in(sentence, part)).filter(|&run| is_speaker(sentence, run))
}

/// "…, the harbour office said.": the part right before a verb that closes the sentence or stands between two marks.
fn closing_subject(sentence: &Sentence, (verb, end): Run) -> Option<Run> {
    if sentence.is_apart(verb) || !closes(sentence, (verb, end)) {
        return None;
    }
    let parts = parts_before(sentence, verb);
    let part = *parts.first().filter(|part| part.0 > 0 && sentence.is_apart(part.0))?;
    if sentence.is_quoted(part.0) || is_circumstance(sentence, part) || is_under_another_clause(sentence, part) {
        return None;
    }
    if let Some(name) = described(sentence, &parts) {
        return speaker_in(sentence, name);
    }
    let run = speaker_in(sentence, part)?;
    let inverts = !sentence.pack.cues.surely_inverted.is_empty();
    (is_speaker(sentence, run) || (inverts && run == part && is_plain(sentence, run))).then_some(run)
}

/// The name that the part before the verb only says more of: "Ann Lee, the mayor, …", "ông A, giám đốc công ty B …".
fn described(sentence: &Sentence, parts: &[Run]) -> Option<Run> {
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

/// "в порту заявили": the body in which it is said, before a verb without a subject.
fn body_before(sentence: &Sentence, parts: &[Run], verb: usize) -> Option<Run> {
    sentence.starts(&sentence.pack.speakers.impersonal, verb).filter(|_| !sentence.is_apart(verb))?;
    let &(from, to) = parts.first()?;
    let body = body_within(sentence, from)?;
    (body < to).then(|| speaker_in(sentence, (body, to))).flatten()
}

/// "As the minister put it, …": the speaker after a word that likens.
fn likened(sentence: &Sentence, parts: &[Run], end: usize) -> Option<Run> {
    let &(from, to) = parts.first().filter(|_| end < sentence.len() && sentence.is_apart(end))?;
    let words = sentence.starts(&sentence.pack.speakers.like, from)?;
    speaker_in(sentence, (from + words, to)).filter(|&run| is_speaker(sentence, run))
}

/// The parts between marks before the verb, nearest first, without the words that only lead in and without what stands
/// in brackets.
pub(super) fn parts_before(sentence: &Sentence, verb: usize) -> Vec<Run> {
    let mut parts = Vec::new();
    let (mut end, mut in_brackets) = (verb, false);
    for at in (verb.saturating_sub(WORDS_BACK)..verb).rev() {
        if sentence.is_quoted_at_length(at) || parts.len() == PARTS_BACK {
            break;
        }
        let ends_name = end == at + 1 || sentence.starts(&sentence.pack.speakers.auxiliaries, at + 1).is_some();
        in_brackets |= ends_name && sentence.closes_bracket(at + 1);
        if in_brackets {
            in_brackets = !sentence.opens_bracket(at);
            end = at;
            continue;
        }
        let source = sentence.starts(&sentence.pack.cues.according, at).filter(|_| at > 0);
        if at == 0 || sentence.is_apart(at) || source.is_some() {
            let from = at + source.unwrap_or(0);
            parts.extend(Some(without_lead(sentence, (from, end))).filter(|part| part.0 < part.1));
            end = at;
        }
    }
    parts
}

fn without_lead(sentence: &Sentence, (mut from, to): Run) -> Run {
    while from < to
        && let Some(words) = sentence.starts(&sentence.pack.speakers.connectives, from)
    {
        from += words;
    }
    let from = from.min(to);
    let relays = |at: usize| Some(at + sentence.starts(&sentence.pack.cues.according_after, at)?);
    let relayed = (from..to).find_map(relays).and_then(|end| (end..to).find(|&at| sentence.begins_word(at)));
    (relayed.unwrap_or(from), to)
}

fn is_under_another_clause(sentence: &Sentence, (from, to): Run) -> bool {
    let opens = |at: usize| sentence.starts(&sentence.pack.cues.subordinates, at).is_some();
    (from..to).any(|at| !sentence.is_capital(at) && opens(at))
}

/// Whether the part only says more of the name in the part before it. `loose`: marks part it from the verb.
fn explains(sentence: &Sentence, (from, to): Run, loose: bool) -> bool {
    let titled = title_at(sentence, from)
        .is_some_and(|words| from + words < to && (from + words..to).all(|at| sentence.is_name_word(at)));
    let opens =
        sentence.starts(&sentence.pack.speakers.appositions, from).is_some() && sentence.is_apart(from) && !titled;
    let loose = loose && !starts_person(sentence, from);
    !sentence.is_capital(from) && !names_person(sentence, from) && (loose || opens)
}

/// Whether the part can say more of the name in the part before it: an office, a body, an apposition, no person's name.
fn describes(sentence: &Sentence, part: Run) -> bool {
    let opens = |list: &Phrases| sentence.starts(list, part.0).is_some();
    let prefix = sentence.pack.names().titles.prefixes.contains(&sentence.keys()[part.0]);
    let office = prefix || starts_title(sentence, part.0) || starts_body(sentence, part.0);
    (office || opens(&sentence.pack.speakers.appositions)) && !names_person(sentence, part.0)
}

/// Whether the part is only the time, place or occasion of saying.
fn is_circumstance(sentence: &Sentence, (from, _): Run) -> bool {
    sentence.starts(&sentence.pack.speakers.circumstances, from).is_some()
}

/// "bị Mỹ cáo buộc": who does it stands between the passive and the verb.
fn agent(sentence: &Sentence, (from, to): Run) -> Option<Run> {
    let passive = (from + 1..to).rev().find(|&at| sentence.starts(&sentence.pack.speakers.passives, at).is_some())?;
    (2..=AGENT_WORDS + 1).contains(&(to - passive)).then_some((passive + 1, to))
}

/// The speaker at the head of a part: up to its verb, and a person's name without what follows it.
pub(super) fn speaker_in(sentence: &Sentence, (from, to): Run) -> Option<Run> {
    let auxiliary = |&at: &usize| {
        let words = sentence.starts(&sentence.pack.speakers.auxiliaries, at);
        let goes_on =
            |words: usize| sentence.is_inside_word(at, at + words) || ends_longer_word(sentence, at + words, words);
        words.is_some_and(|words| !goes_on(words)) || sentence.is_number_among_pieces(at)
    };
    let end = (from + 1..to).find(auxiliary).unwrap_or(to);
    (from < end).then(|| without_post(sentence, (from, end)))
}

/// "chuyên gia Xiao Bin tại Viện …": a person's title and name alone; "官员的话": the one whose words they are.
fn without_post(sentence: &Sentence, (from, to): Run) -> Run {
    let report = sentence.ends(&sentence.pack.speakers.reports_after, to).filter(|words| from + words < to);
    let to = to - report.unwrap_or(0);
    let Some(title) = sentence.starts(&sentence.pack.speakers.persons, from) else { return (from, to) };
    let name = (from + title..to).take_while(|&at| sentence.is_name_word(at)).last();
    (from, name.map_or(to, |last| last + 1))
}

fn starts_person(sentence: &Sentence, at: usize) -> bool {
    sentence.starts(&sentence.pack.speakers.persons, at).is_some()
}

fn names_person(sentence: &Sentence, at: usize) -> bool {
    let title = sentence.starts(&sentence.pack.speakers.persons, at);
    title.is_some_and(|words| sentence.is_capital(at + words))
}

/// Whether the part is a person's title and name and nothing else.
fn is_person(sentence: &Sentence, part: Run) -> bool {
    names_person(sentence, part.0) && without_post(sentence, part) == part
}

/// Whether such words can be somebody: a name, or words for one who has none.
fn is_speaker(sentence: &Sentence, (from, to): Run) -> bool {
    let nobody = sentence.starts(&sentence.pack.speakers.nobody, from).is_some();
    let named = (from..to).any(|at| at > 0 && sentence.is_capital(at));
    let short = to - from <= if named { SPEAKER_WORDS } else { UNNAMED_WORDS };
    let is_name = (from..to).all(|at| sentence.is_name_word(at) && !sentence.is_common(at));
    let opens_with_name = from == 0 && to <= 2 && is_name;
    !nobody && short && (named || opens_with_name || is_unnamed_speaker(sentence, (from, to)))
}

fn is_unnamed_speaker(sentence: &Sentence, (from, to): Run) -> bool {
    let unnamed = sentence.starts(&sentence.pack.speakers.unnamed, from).is_some();
    let one = from + 1 < to && sentence.is_common(from) && starts_title(sentence, from + 1);
    to - from <= UNNAMED_WORDS && (unnamed || one || starts_title(sentence, from) || starts_body(sentence, from))
}

/// Whether an office, a calling or a form of address stands at the token.
fn starts_title(sentence: &Sentence, at: usize) -> bool {
    title_at(sentence, at).is_some()
}

/// How many words the longest office, calling or form of address at the token has.
fn title_at(sentence: &Sentence, at: usize) -> Option<usize> {
    let titles = &sentence.pack.names().titles;
    let lists = [&titles.offices, &titles.callings, &sentence.pack.speakers.persons];
    lists.into_iter().filter_map(|list| sentence.starts(list, at)).max()
}

fn starts_body(sentence: &Sentence, at: usize) -> bool {
    let words = sentence.pack.names();
    [&words.heads, &words.bodies].into_iter().any(|list| sentence.starts(list, at).is_some())
}

/// Whether a few words can be somebody without a name: no verb, no clause, nothing that is nobody.
fn is_plain(sentence: &Sentence, (from, to): Run) -> bool {
    let (pack, words) = (sentence.pack, &sentence.pack.speakers);
    let other = [&words.auxiliaries, &words.circumstances, &pack.cues.that, &pack.cues.says, &pack.page.verbs];
    let is_verb = |at: usize| {
        other.iter().any(|list| sentence.starts(list, at).is_some())
            || pack.clauses.predicates.contains(&sentence.keys()[at])
    };
    let joined = sentence.ends(&words.joins, to).is_some() || sentence.starts(&words.joins, from).is_some();
    let nobody = sentence.starts(&words.nobody, from).is_some();
    to - from <= UNNAMED_WORDS && !joined && !nobody && !(from..to).any(is_verb)
}

/// Whether a part is somebody's name, perhaps with a title, and no clause.
fn names_somebody(sentence: &Sentence, (from, to): Run) -> bool {
    let titled = starts_title(sentence, from) && (from + 1..to).any(|at| sentence.is_capital(at));
    let name = (from..to).all(|at| sentence.is_name_word(at));
    name || (titled && speaker_in(sentence, (from, to)) == Some(without_post(sentence, (from, to))))
}
