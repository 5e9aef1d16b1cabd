//! Words that tell who says a claim, how it is meant and what it points back to. A list that a language leaves out is
//! empty. Each `not_…` list has the look-alikes of the list beside it: longer phrases in which a cue means something else.

use serde::Deserialize;

use super::Phrases;

/// Words that tell who says a claim and how it is meant.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cues {
    /// It is not so.
    pub denies: Phrases,
    /// Look-alikes of `denies`.
    pub not_denies: Phrases,
    /// Those of `denies` that turn down a proposal as well.
    pub refuses: Phrases,
    /// What is proposed or asked for, and can be turned down.
    pub proposals: Phrases,
    /// Somebody accuses or suspects.
    pub alleges: Phrases,
    /// Look-alikes of `alleges`.
    pub not_alleges: Phrases,
    /// Not sure.
    pub hedges: Phrases,
    /// Not sure, where a number follows.
    pub hedges_number: Phrases,
    /// Look-alikes of `hedges` and `hedges_number`.
    pub not_hedges: Phrases,
    /// Plain negation.
    pub negates: Phrases,
    /// Negation where it opens the clause: "no ship may …", "neither …".
    pub negates_first: Phrases,
    /// Look-alikes of `negates` and `negates_first`.
    pub not_negates: Phrases,
    /// Say, after a negation, when it came about after all: "not reopened until May".
    pub until: Phrases,
    /// Look-alikes of `until`.
    pub not_until: Phrases,
    /// Endings of words that, after a mark and a negation, only say more of the name before.
    pub participles: Vec<String>,
    /// What they lead in with a word of `that` is the statement: "it turned out that …".
    pub presents: Phrases,
    /// What follows was not there or was not done: "without", "no".
    pub lacks: Phrases,
    /// It was at no time so, or not at all: what somebody denies.
    pub never: Phrases,
    /// With what the word right before a negation ends that it turns, where the verb stands before ("알지 못했다").
    pub negated_endings: Phrases,
    /// Nouns between such a word and its negation ("받은 사실이 없다").
    pub negated_nouns: Phrases,
    /// Before the one who says it.
    pub according: Phrases,
    /// Those of `according` after which any few words before a mark are the source ("по данным порта, …").
    pub surely_according: Phrases,
    /// A source that is told by a pronoun, the second of the words ("по его словам").
    pub according_pronouns: Phrases,
    /// After the one who says it, where such words stand there.
    pub according_after: Phrases,
    /// Those of `according_after` after the one whose words a paper or an agency quotes.
    pub quotes_after: Phrases,
    /// Look-alikes of `according`.
    pub not_according: Phrases,
    /// With what the words after `according` end that are no source ("按照…的原则").
    pub not_sources: Phrases,
    /// After the one who says it.
    pub says: Phrases,
    /// Look-alikes of `says`.
    pub not_says: Phrases,
    /// Endings of forms of a word of `says` that say nothing: «подтвердить», «признан».
    pub not_saying_endings: Vec<String>,
    /// Those of `says` that may stand before the one who says it.
    pub inverted: Phrases,
    /// Those of `inverted` after which any few words at the end are the one who says it.
    pub surely_inverted: Phrases,
    /// After the one who says it, but only where they close the sentence ("…, geologists say").
    pub says_last: Phrases,
    /// Those of `says` that the one who is told follows.
    pub tells: Phrases,
    /// End what is said, where the one who says it may follow ("~다고").
    pub quotatives: Phrases,
    /// Right after a word of saying: what follows is left open ("did not say whether").
    pub asks: Phrases,
    /// Between a word of saying and what is said.
    pub that: Phrases,
    /// What follows belongs to a clause under the main one.
    pub subordinates: Phrases,
    /// Open a clause that the main one stands against.
    pub concedes: Phrases,
    /// Open the main clause after one that concedes.
    pub contrasts: Phrases,
    /// Open a clause about the one just named.
    pub relatives: Phrases,
}

/// Words around those who say it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpeakerWords {
    /// Open a sentence and are no part of the speaker.
    pub connectives: Phrases,
    /// Stand between a speaker and the word of saying.
    pub auxiliaries: Phrases,
    /// Those of `auxiliaries` that name what the sentence is about.
    pub topics: Phrases,
    /// Those of `auxiliaries` after what is no subject.
    pub obliques: Phrases,
    /// End an object, which says nothing ("협조를 당부했다").
    pub objects: Phrases,
    /// Look-alikes of `auxiliaries` and `passives`.
    pub not_auxiliaries: Phrases,
    /// Stand right before a word of saying that is a noun, a passive or not meant as said.
    pub not_saying_after: Phrases,
    /// Stand between the one spoken of and the speaker.
    pub passives: Phrases,
    /// Open the time, place or occasion of saying.
    pub circumstances: Phrases,
    /// Open what explains the name before.
    pub appositions: Phrases,
    /// Stand before a person's name.
    pub persons: Phrases,
    /// Begin a speaker without a name.
    pub unnamed: Phrases,
    /// Begin what is no speaker.
    pub nobody: Phrases,
    /// Lead from a report to the one who made it.
    pub reports: Phrases,
    /// Reports whose maker may follow further on, after one of `makers`.
    pub report_nouns: Phrases,
    /// Stand before the maker of a report.
    pub makers: Phrases,
    /// Pronouns that alone are the speaker after a turned verb.
    pub personal: Phrases,
    /// "I" and "we".
    pub first_person: Phrases,
    /// Lead from a source back to what it gave ("的话").
    pub reports_after: Phrases,
    /// Join the last name of a list.
    pub joins: Phrases,
    /// Before a colon: who speaks in a transcript, apart from titles and callings.
    pub labels: Phrases,
    /// Verbs of saying without a subject, which stand with `within` ("сообщили в …").
    pub impersonal: Phrases,
    /// Before the body in which it is said.
    pub within: Phrases,
    /// Before the region of an office ("по Самарской области").
    pub of_region: Phrases,
    /// Time or occasion after `within`.
    pub not_within: Phrases,
    /// Open a clause whose speaker stands after its verb ("об этом").
    pub before_inverted: Phrases,
    /// Those who are told, or when, between verb and speaker.
    pub hearers: Phrases,
    /// Open a clause that names a speaker ("as the minister put it").
    pub like: Phrases,
}

/// Words that point back to an earlier claim.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReferenceWords {
    /// To an accusation.
    pub accusation: Phrases,
    /// To what somebody made known or said.
    pub information: Phrases,
    /// To what happened.
    pub event: Phrases,
    /// By a pronoun that also stands before nouns, so that a verb has to follow.
    pub pronoun: Phrases,
    /// The claim confirms what it points to.
    pub confirms: Phrases,
    /// The claim takes a stand on what it points to.
    pub comments: Phrases,
}
