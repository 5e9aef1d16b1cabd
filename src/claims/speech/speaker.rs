//! The words that name a speaker: before "nói", after "said", beside a quotation.

use super::{
    AttributionRule, Frame,
    closing::{self, closing_subject, names_somebody},
    quotative,
    sentence::Sentence,
    somebody::{
        Run, SPEAKER_WORDS, UNNAMED_WORDS, is_person, is_plain, is_speaker, is_unnamed_speaker, names_person,
        speaker_in, starts_person, starts_title, title_at, without_post,
    },
    source::body_within,
    verb::{is_name_or_other, is_saying},
};

/// The name is looked for in so many parts between marks, and so many words, before the word of saying.
const PARTS_BACK: usize = 5;
const WORDS_BACK: usize = 48;
/// Who does it, in a passive, is named in at most so many words ("bị cơ quan tình báo Mỹ cáo buộc").
const AGENT_WORDS: usize = 6;
/// A name alone has at most so many words.
const MOST_NAMES: usize = 4;

/// "X nói …", "… said X": the first word of saying that somebody says.
pub(super) fn of_verb(sentence: &Sentence) -> Option<Frame> {
    (0..sentence.len()).filter(|&at| !sentence.is_quoted(at)).find_map(|at| {
        let cues = &sentence.pack.cues;
        let saying = sentence.starts(&cues.says, at).filter(|&words| is_saying(sentence, at, words));
        let found = saying.map(|words| inverted(sentence, at, words).or_else(|| before(sentence, (at, at + words))));
        let relays = |frame: &Frame| sentence.is_led_by_source(frame.speaker.0);
        found.unwrap_or_else(|| before_last(sentence, at)).filter(|frame| !relays(frame))
    })
}

/// "X nói": the subject before the verb.
fn before(sentence: &Sentence, verb: Run) -> Option<Frame> {
    let speaker = subject(sentence, verb)?;
    Some(Frame { speaker, start: speaker.0, end: verb.1, rule: AttributionRule::BeforeVerb })
}

/// "…, geologists warn.", "Khương bảo: …": the subject of a verb that says something only before a mark or the end.
fn before_last(sentence: &Sentence, at: usize) -> Option<Frame> {
    let end = at + sentence.starts(&sentence.pack.cues.says_last, at)?;
    let ends = end >= sentence.len() || sentence.is_apart(end) || is_day(sentence, end);
    if !ends || is_name_or_other(sentence, at, end - at) {
        return None;
    }
    let leads_in = || {
        let run = (0, at);
        sentence.is_after_colon(end) || is_person(sentence, run) || sentence.is_piece(0) && is_speaker(sentence, run)
    };
    // "…, chị Sáu, chủ tiệm bánh, nghẹn ngào."
    let is_detached = || at > 0 && sentence.is_apart(at) && !sentence.is_quoted(at - 1);
    if (at > 0 && end < sentence.len() && leads_in()) || is_detached() {
        return before(sentence, (at, end)).filter(|frame| !is_detached() || is_person(sentence, frame.speaker));
    }
    let speaker = closing_subject(sentence, (at, end))?;
    Some(Frame { speaker, start: speaker.0, end, rule: AttributionRule::Closing })
}

/// "on Thursday", "in March": whether nothing but the day stands from the token on to the next mark.
fn is_day(sentence: &Sentence, from: usize) -> bool {
    let Some(words) = sentence.starts(&sentence.pack.speakers.circumstances, from) else { return false };
    let at = from + words;
    let Some(keys) = sentence.keys().get(at..) else { return false };
    let dates = &sentence.pack.dates;
    let day = dates.weekdays.starting(keys).is_some() || keys.first().is_some_and(|key| dates.months.contains_key(key));
    day && (at + 1 == sentence.len() || sentence.is_apart(at + 1))
}

/// "ông X ví von: “…”", "“…”, ông X hiến kế": the person named beside a quotation, whatever the verb.
pub(super) fn beside_quotation(sentence: &Sentence) -> Option<Frame> {
    titled_beside_quotation(sentence).or_else(|| named_after_quotation(sentence)).or_else(|| {
        let speaker = quotative::before_quotation_that_goes_on(sentence)?;
        Some(Frame { speaker, start: speaker.0, end: speaker.1, rule: AttributionRule::Quotative })
    })
}

/// "“…,” countered Ann Lee": the name after a quotation, a comma and a verb, in a language that turns them round.
fn named_after_quotation(sentence: &Sentence) -> Option<Frame> {
    let is_verb = |at: usize| !sentence.is_capital(at) && !sentence.is_common(at) && !sentence.is_quoted(at);
    let closes = |&at: &usize| sentence.is_quoted(at - 1) && sentence.is_after_comma(at) && is_verb(at);
    let at = (1..sentence.len()).find(closes).filter(|_| !sentence.pack.cues.inverted.is_empty())?;
    let end = (at + 2..=sentence.len()).find(|&at| at == sentence.len() || sentence.is_apart(at))?;
    let name = (at + 1, end);
    let is_name = (2..=MOST_NAMES).contains(&(end - at - 1)) && (name.0..end).all(|at| sentence.is_name_word(at));
    is_name.then_some(Frame { speaker: name, start: at, end, rule: AttributionRule::AfterQuotation })
}

/// The person with a title beside a quotation.
fn titled_beside_quotation(sentence: &Sentence) -> Option<Frame> {
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
    let rule = AttributionRule::BesideQuotation;
    (!is_title_alone).then_some(Frame { speaker, start: speaker.0, end, rule })
}

/// "…, said X": the words after the verb, where it stands right after a mark.
fn inverted(sentence: &Sentence, at: usize, words: usize) -> Option<Frame> {
    let cues = &sentence.pack.cues;
    let led_in = at > 0 && is_led_in(sentence, at);
    let after_mark = at > 0 && sentence.is_apart(at) && !sentence.is_after_colon(at);
    let surely = sentence.starts(&cues.surely_inverted, at).is_some();
    let announces = || (at..sentence.len()).any(|at| sentence.is_after_colon(at) && sentence.is_quoted(at));
    let opens = at == 0 && surely && announces();
    sentence.starts(&cues.inverted, at).filter(|_| led_in || after_mark || opens)?;
    let from = at + words;
    let words = &sentence.pack.speakers;
    let from = after_date(sentence, from);
    let from = [&words.hearers, &words.reports].into_iter().fold(from, |from, list| {
        let Some(words) = sentence.starts(list, from) else { return from };
        let end = after_date(sentence, from + words);
        let goes_on = end < sentence.len() && (end > from + words || !sentence.is_apart(end));
        if goes_on { end } else { from }
    });
    let impersonal = sentence.starts(&words.impersonal, at).is_some();
    let body = body_within(sentence, from).filter(|_| impersonal);
    let from = body.unwrap_or(from);
    let opens_circumstance = |at: usize| sentence.starts(&words.circumstances, at).is_some();
    let states = |at: usize| sentence.auxiliary(at).is_some();
    let head = sentence.starts(&words.unnamed, from).unwrap_or(1);
    let ends = |at: usize| at >= from + head && (states(at) || opens_circumstance(at));
    let goes_on =
        |&at: &usize| !sentence.is_quoted_at_length(at) && (at == from || (!sentence.is_apart(at) && !ends(at)));
    let end = (from..sentence.len().min(from + SPEAKER_WORDS)).take_while(goes_on).last()? + 1;
    let pronoun = sentence.starts(&words.personal, from).map(|words| from + words);
    let named = if surely { end_of_post(sentence, (from, end)) } else { end };
    let has_post = named > end;
    let end = pronoun.unwrap_or(named);
    // "…, added a porch and painted the walls" goes on with what somebody does.
    let does = |at: usize| sentence.starts(&words.joins, at).is_some() && at + 1 < end && !sentence.is_capital(at + 1);
    let is_object = !surely && !opens && !sentence.is_quoted(at - 1) && (from..end).any(does);
    let is_speaker = body.is_some()
        || has_post
        || sentence.is_capital(from)
        || is_unnamed_speaker(sentence, (from, end))
        || (surely && is_plain(sentence, (from, end)) && !explains_name(sentence, at));
    // "Her father, a teacher, says she called every evening": a pronoun that goes on with a verb says nothing.
    let goes_on_after = |end: usize| {
        let other = [&words.circumstances, &words.auxiliaries, &words.hearers];
        let closes = end >= sentence.len() || sentence.is_apart(end) || sentence.is_quoted(at - 1);
        !closes && other.iter().all(|list| sentence.starts(list, end).is_none())
    };
    if pronoun.is_some_and(goes_on_after) {
        return None;
    }
    if let Some(name) = named_after(sentence, (from, end)) {
        return Some(Frame { speaker: name, start: at, end: name.1, rule: AttributionRule::Inverted });
    }
    let stands = opens || sentence.is_quoted(at - 1) || end >= sentence.len();
    let speaks = is_speaker
        && !is_object
        && (stands || sentence.is_apart(end) || !states(end) || (surely && opens_circumstance(end)));
    // "Об этом сообщает X со ссылкой на Y": the second is the source.
    let is_source = |at: usize| sentence.starts(&cues.according, at).is_some();
    let speaks = speaks && !is_source(from) && !is_source(end);
    speaks.then_some(Frame { speaker: (from, end), start: at, end, rule: AttributionRule::Inverted })
}

/// "17 декабря", "в понедельник, 3 марта, …": the token after the date that begins at `at`, or `at`.
fn after_date(sentence: &Sentence, at: usize) -> usize {
    let month = sentence.keys().get(at + 1).is_some_and(|key| sentence.pack.dates.months.contains_key(key));
    if month && sentence.is_number(at) { at + 2 } else { at }
}

/// "сообщил глава управления в области Иван Петров": where the name ends that follows the place of a post, or where the run does.
pub(super) fn end_of_post(sentence: &Sentence, (from, end): Run) -> usize {
    const SHORTEST_NAME: usize = 2;
    let names_post = !sentence.is_capital(end - 1) || starts_title(sentence, from);
    // "по Самарской области"
    let is_region = |at: usize| {
        let names = sentence.starts(&sentence.pack.speakers.of_region, at).map(|words| at + words);
        names.is_some_and(|at| sentence.is_capital(at))
    };
    let is_post_place = |at: usize| body_within(sentence, at).is_some() || is_region(at);
    if !names_post || !is_post_place(end) {
        return end;
    }
    let last = sentence.len().min(from + SPEAKER_WORDS);
    let to = (end + 1..last).find(|&at| sentence.is_apart(at)).unwrap_or(last);
    let name = (end..to).rev().take_while(|&at| sentence.is_name_word(at)).count();
    let is_place = |at: usize| {
        let other = sentence.auxiliary(at).or(sentence.starts(&sentence.pack.speakers.circumstances, at)).is_some();
        !other || is_post_place(at)
    };
    let is_post = (end..to - name).all(is_place);
    if name >= SHORTEST_NAME && name < to - end && is_post { to } else { end }
}

/// "Об этом журналистам сообщил X": words that lead in to the verb at `at`, perhaps with who is told or when between.
fn is_led_in(sentence: &Sentence, at: usize) -> bool {
    const BETWEEN: usize = 5;
    let words = &sentence.pack.speakers;
    let between = |from: usize| {
        let opens = [&words.hearers, &words.circumstances].iter().any(|list| sentence.starts(list, from).is_some());
        from == at || (opens && (from + 1..=from + BETWEEN).contains(&at))
    };
    sentence.starts(&words.before_inverted, 0).is_some_and(between)
}

/// "said the mayor, Ann Lee": the name between two marks after the one whom it names.
fn named_after(sentence: &Sentence, (from, end): Run) -> Option<Run> {
    let unnamed = is_unnamed_speaker(sentence, (from, end)) && !sentence.is_capital(end - 1);
    let stop = (end + 1..=sentence.len()).find(|&at| at == sentence.len() || sentence.is_apart(at))?;
    let is_name = (2..=MOST_NAMES).contains(&(stop - end)) && (end..stop).all(|at| sentence.is_name_word(at));
    (unnamed && is_name && !sentence.is_quoted(end)).then_some((end, stop))
}

/// Whether what stands between two marks before the verb only explains a name, or names the one before: "Ann Lee, a resident,
/// said …", "her lawyer, Ann Lee, said …".
fn explains_name(sentence: &Sentence, verb: usize) -> bool {
    let parts = parts_before(sentence, verb);
    let Some((&part, &before)) = parts.first().zip(parts.get(1)) else { return false };
    let is_name = names_somebody(sentence, part) && is_unnamed_speaker(sentence, before);
    is_name || (explains(sentence, part, true) && names_somebody(sentence, before))
}

/// The speaker before the verb at `verb`: the part between marks right before it, unless that only explains or dates
/// the name in a part further left.
fn subject(sentence: &Sentence, (verb, end): Run) -> Option<Run> {
    if let Some(speaker) = quotative::subject(sentence, verb).or_else(|| closing_subject(sentence, (verb, end))) {
        return Some(speaker);
    }
    if !sentence.pack.cues.quotatives.is_empty() {
        return None; // its subjects are marked
    }
    let parts = parts_before(sentence, verb);
    if let Some(speaker) = body_before(sentence, &parts, verb).or_else(|| likened(sentence, &parts, end)) {
        return Some(speaker);
    }
    let detached = sentence.is_apart(verb);
    if let Some(&part) = parts.first().filter(|&&part| !detached && is_under_another_clause(sentence, part)) {
        return closing::before_relative(sentence, part);
    }
    let stands = |&(index, part): &(usize, Run)| {
        let last = parts[index + 1..].iter().all(|&part| is_circumstance(sentence, part));
        !sentence.is_quoted(part.0)
            && !is_circumstance(sentence, part)
            && (last || !explains(sentence, part, detached || index > 0))
    };
    let Some((index, part)) = parts.iter().copied().enumerate().find(stands) else {
        return parts.first().filter(|_| !detached).and_then(|&part| after_circumstance(sentence, part));
    };
    let person = parts.iter().copied().skip(index + 1).take(2).find(|&part| is_person(sentence, part));
    let part = if names_person(sentence, part.0) { part } else { person.unwrap_or(part) };
    let part = named_before_post(sentence, &parts, index).unwrap_or(part);
    let agent = if index == 0 && !detached { agent(sentence, part) } else { None };
    // "зоопарк утверждает": in such languages any few words before such a verb say it.
    let surely = index == 0 && !detached && sentence.starts(&sentence.pack.cues.inverted, verb).is_some();
    let is_whole = |run: Run| run.0 == part.0 && (run.1..part.1).all(|at| sentence.auxiliary(at).is_some());
    let names_somebody = |run: Run| is_speaker(sentence, run) || (surely && is_whole(run) && is_plain(sentence, run));
    agent.or_else(|| speaker_in(sentence, part)).filter(|&run| names_somebody(run))
}

/// "Ann Lee, the lawyer for the only prisoner, Omar Haddad, said": the first of two names, where what stands between them
/// explains it.
fn named_before_post(sentence: &Sentence, parts: &[Run], index: usize) -> Option<Run> {
    let &[last, between, first] = parts.get(index..index + 3)? else { return None };
    let is_between = sentence.starts(&sentence.pack.speakers.appositions, between.0).is_some();
    (is_between && names_somebody(sentence, last) && names_somebody(sentence, first)).then_some(first)
}

/// "В понедельник министр заявил": who stands between a time or an occasion and the verb, without a mark.
fn after_circumstance(sentence: &Sentence, (from, to): Run) -> Option<Run> {
    const SHORTEST: usize = 2;
    let is_source = sentence.starts(&sentence.pack.cues.according, from).is_some();
    if sentence.is_piece(from) || sentence.is_quoted(from) || is_source {
        return None;
    }
    let is_place = |at: usize| sentence.pack.names().places.starting(&sentence.keys()[at..]).is_some();
    let names = (from + SHORTEST..to).rev().take_while(|&at| sentence.is_capital(at) && !is_place(at)).last();
    let begins = |&at: &usize| {
        let run = (at, to);
        is_unnamed_speaker(sentence, run)
            && !is_circumstance(sentence, run)
            && (at + 1..to).all(|at| sentence.auxiliary(at).is_none())
    };
    let run = ((from + SHORTEST..to).find(begins).or(names)?, to);
    is_speaker(sentence, run).then(|| without_post(sentence, run))
}

/// "в порту заявили": the body in which it is said, before a verb without a subject.
fn body_before(sentence: &Sentence, parts: &[Run], verb: usize) -> Option<Run> {
    sentence.starts(&sentence.pack.speakers.impersonal, verb).filter(|_| !sentence.is_apart(verb))?;
    let &(from, to) = parts.first()?;
    // "В Москве заявили": a place alone stands for those who speak there.
    let place = || {
        let place = from + sentence.starts(&sentence.pack.speakers.within, from)?;
        let known = sentence.pack.names().places.starting(sentence.keys().get(place..)?);
        let known = known.is_some_and(|(_, words)| words == to - place);
        (place < to && (known || (place..to).all(|at| sentence.is_name_word(at)))).then_some(place)
    };
    let body = body_within(sentence, from).or_else(place)?;
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
        let ends_name = end == at + 1 || sentence.auxiliary(at + 1).is_some();
        in_brackets |= ends_name && sentence.closes_bracket(at + 1);
        if in_brackets {
            in_brackets = !sentence.opens_bracket(at);
            end = at;
            continue;
        }
        let other = sentence.is_within(&sentence.pack.cues.not_according, at);
        let source = sentence.starts(&sentence.pack.cues.according, at).filter(|_| at > 0 && !other);
        if at == 0 || sentence.is_apart(at) || source.is_some() {
            let from = at + source.unwrap_or(0);
            parts.extend(Some(without_lead(sentence, (from, end))).filter(|part| part.0 < part.1));
            end = at;
        }
    }
    parts
}

fn without_lead(sentence: &Sentence, (mut from, to): Run) -> Run {
    let leads_in = |at: usize| sentence.starts(&sentence.pack.speakers.connectives, at);
    while from < to
        && let Some(words) = leads_in(from).filter(|words| !sentence.is_joined_hangul(from + words))
    {
        from += words;
    }
    let from = after_day(sentence, (from, to)).min(to);
    if let Some(quoted) = quotative::quoted_source(sentence, (from, to)) {
        return quoted;
    }
    let relays = |at: usize| Some(at + sentence.starts(&sentence.pack.cues.according_after, at)?);
    let relayed = (from..to).find_map(relays).and_then(|end| (end..to).find(|&at| sentence.begins_word(at)));
    (relayed.unwrap_or(from), to)
}

/// "18일 세종소방본부": what follows the number of a day that opens a part, where the language marks it so.
fn after_day(sentence: &Sentence, (from, to): Run) -> usize {
    let unit = |at: usize| sentence.starts(&sentence.pack.dates.day_after, at).map(|words| at + words);
    let end = if from + 1 < to && sentence.is_number(from) { unit(from + 1) } else { None };
    end.filter(|&end| sentence.begins_word(end)).unwrap_or(from)
}

pub(super) fn is_under_another_clause(sentence: &Sentence, (from, to): Run) -> bool {
    let opens = |at: usize| sentence.starts(&sentence.pack.cues.subordinates, at).is_some();
    let unnamed = sentence.starts(&sentence.pack.speakers.unnamed, from).unwrap_or(0);
    (from + unnamed..to).any(|at| !sentence.is_capital(at) && opens(at))
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

/// Whether the part is only the time, place or occasion of saying.
pub(super) fn is_circumstance(sentence: &Sentence, (from, _): Run) -> bool {
    sentence.starts(&sentence.pack.speakers.circumstances, from).is_some()
}

/// "bị Mỹ cáo buộc": who does it stands between the passive and the verb.
fn agent(sentence: &Sentence, (from, to): Run) -> Option<Run> {
    let words = &sentence.pack.speakers;
    let is_passive =
        |&at: &usize| sentence.starts(&words.passives, at).is_some() && !sentence.is_within(&words.not_auxiliaries, at);
    let passive = (from + 1..to).rev().find(is_passive)?;
    let names = passive + 1 < to && sentence.auxiliary(passive + 1).is_none();
    (names && (2..=AGENT_WORDS + 1).contains(&(to - passive))).then_some((passive + 1, to))
}
