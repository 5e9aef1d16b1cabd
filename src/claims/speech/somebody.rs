//! Which words can be somebody who says something: a name, an office, a body, words for one without a name.

use super::{sentence::Sentence, source::maker, verb::ends_longer_word};

/// A speaker is named in at most so many words.
pub(super) const SPEAKER_WORDS: usize = 20;
/// Without a name, a speaker has at most so many words ("vị chuyên gia này").
pub(super) const UNNAMED_WORDS: usize = 8;

/// A run of tokens: the first, and the one after the last.
pub(super) type Run = (usize, usize);

/// The speaker at the head of a part: up to its verb, and a person's name without what follows it.
pub(super) fn speaker_in(sentence: &Sentence, (from, to): Run) -> Option<Run> {
    let auxiliary = |&at: &usize| {
        let words = sentence.auxiliary(at);
        let goes_on =
            |words: usize| sentence.is_inside_word(at, at + words) || ends_longer_word(sentence, at + words, words);
        words.is_some_and(|words| !goes_on(words)) || sentence.is_day_among_pieces(at)
    };
    if let Some(words) = sentence.starts(&sentence.pack.speakers.personal, from) {
        let joined = sentence.starts(&sentence.pack.speakers.joins, from + words).is_some();
        return (!joined && from + words <= to).then_some((from, from + words)).or(Some((from, to)));
    }
    let unnamed = sentence.starts(&sentence.pack.speakers.unnamed, from).unwrap_or(1);
    let end = (from + unnamed..to).find(auxiliary).unwrap_or(to);
    let from = maker(sentence, from).filter(|&maker| maker < end).unwrap_or(from);
    (from < end).then(|| without_post(sentence, (from, end)))
}

/// "chuyên gia Xiao Bin tại Viện …": a person's title and name alone; "官员的话": the one whose words they are.
pub(super) fn without_post(sentence: &Sentence, (from, to): Run) -> Run {
    let report = sentence.ends(&sentence.pack.speakers.reports_after, to).filter(|words| from + words < to);
    let to = to - report.unwrap_or(0);
    let Some(title) = sentence.starts(&sentence.pack.speakers.persons, from) else { return (from, to) };
    let name = (from + title..to).take_while(|&at| sentence.is_name_word(at)).last();
    (from, name.map_or(to, |last| last + 1))
}

pub(super) fn starts_person(sentence: &Sentence, at: usize) -> bool {
    sentence.starts(&sentence.pack.speakers.persons, at).is_some()
}

pub(super) fn names_person(sentence: &Sentence, at: usize) -> bool {
    let title = sentence.starts(&sentence.pack.speakers.persons, at);
    title.is_some_and(|words| sentence.is_capital(at + words))
}

/// Whether the part is a person's title and name and nothing else.
pub(super) fn is_person(sentence: &Sentence, part: Run) -> bool {
    names_person(sentence, part.0) && without_post(sentence, part) == part
}

/// Whether such words can be somebody: a name, or words for one who has none.
pub(super) fn is_speaker(sentence: &Sentence, (from, to): Run) -> bool {
    let words = &sentence.pack.speakers;
    let unnamed = sentence.starts(&words.unnamed, from);
    let nobody =
        sentence.starts(&words.nobody, from).filter(|&words| unnamed.is_none_or(|unnamed| words >= unnamed)).is_some();
    let named = (from..to).any(|at| at > 0 && sentence.is_capital(at));
    let short = to - from <= if named { SPEAKER_WORDS } else { UNNAMED_WORDS };
    let is_name = (from..to).all(|at| sentence.is_name_word(at) && !sentence.is_common(at));
    let opens_with_name = from == 0 && to <= 2 && is_name;
    !nobody && short && (named || opens_with_name || is_unnamed_speaker(sentence, (from, to)))
}

pub(super) fn is_unnamed_speaker(sentence: &Sentence, (from, to): Run) -> bool {
    let unnamed = sentence.starts(&sentence.pack.speakers.unnamed, from).is_some();
    let one = from + 1 < to && sentence.is_common(from) && starts_title(sentence, from + 1);
    let prefix = from + 1 < to && sentence.pack.names().titles.prefixes.contains(&sentence.keys()[from]);
    let former = prefix && starts_title(sentence, from + 1);
    to - from <= UNNAMED_WORDS
        && (unnamed || one || former || starts_title(sentence, from) || starts_body(sentence, from))
}

/// Whether an office, a calling or a form of address stands at the token.
pub(super) fn starts_title(sentence: &Sentence, at: usize) -> bool {
    title_at(sentence, at).is_some()
}

/// How many words the longest office, calling or form of address at the token has.
pub(super) fn title_at(sentence: &Sentence, at: usize) -> Option<usize> {
    let titles = &sentence.pack.names().titles;
    let lists = [&titles.offices, &titles.callings, &sentence.pack.speakers.persons];
    lists.into_iter().filter_map(|list| sentence.starts(list, at)).max()
}

pub(super) fn starts_body(sentence: &Sentence, at: usize) -> bool {
    let words = sentence.pack.names();
    [&words.heads, &words.bodies].into_iter().any(|list| sentence.starts(list, at).is_some())
}

/// Whether a few words can be somebody without a name: no verb, no clause, nothing that is nobody.
pub(super) fn is_plain(sentence: &Sentence, (from, to): Run) -> bool {
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
