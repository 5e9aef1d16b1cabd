//! Sentences in the same words but at one place: whether what stands there is another thing is not to be called agreed.

use std::collections::BTreeMap;

use serde::Deserialize;
use synoptic::{compare::Group, facts::Fact, ids::ClaimId, judge::Verdict};

use super::contradictions::{Context, compared};
use crate::table;

#[derive(Deserialize)]
struct Table {
    place: Vec<Place>,
}

/// The keys are explained at the top of the table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    lang: String,
    text: String,
    #[serde(default)]
    other: Vec<[String; 2]>,
    #[serde(default)]
    same: Vec<[String; 2]>,
}

/// Of the sentences that tell another thing at most so many surely agree, and at least so many of those that do not.
const MOST_AGREED: usize = 2;
const LEAST_AGREED: usize = 17;

#[test]
fn another_word_at_one_place_does_not_surely_agree() {
    let contexts: BTreeMap<String, Context> = table::read("cases/contexts.toml");
    let (mut agreed, mut same) = (0, 0);
    for Place { lang, text, other, same: alike } in table::read::<Table>("cases/one_place.toml").place {
        let agree = |words: &[String; 2]| {
            surely_agree(&lang, &words.each_ref().map(|word| filled(&text, word)), &contexts[&lang])
        };
        for words in other.iter().filter(|words| agree(words)) {
            println!("surely agreed: {lang} {text} {words:?}");
            agreed += 1;
        }
        for words in &alike {
            let agree = agree(words);
            same += usize::from(agree);
            if !agree {
                println!("not surely agreed: {lang} {text} {words:?}");
            }
        }
    }
    assert!(agreed <= MOST_AGREED && same >= LEAST_AGREED, "{agreed} agreed, {same} the same");
}

/// The sentence with `word` at its place, beginning with a capital.
fn filled(text: &str, word: &str) -> String {
    let text = text.replace("{}", word);
    let first = text.chars().next().map_or(0, char::len_utf8);
    text[..first].to_uppercase() + &text[first..]
}

/// Whether the two sentences, amid a `context`, are in one group that surely agrees, and no fact sets them against each other.
fn surely_agree(language: &str, [one, other]: &[String; 2], context: &Context) -> bool {
    let (comparison, own) = compared(language, [one, other], context);
    let has_both = |claims: &[ClaimId]| own.iter().all(|own| claims.iter().any(|claim| own.contains(claim)));
    let agrees =
        |group: &Group| group.verdict == Verdict::Agree && !group.is_only_probable() && has_both(&group.members);
    let opposes = |fact: &Fact| {
        fact.verdict != Verdict::Agree
            && has_both(&fact.values.iter().map(|value| value.place.claim).collect::<Vec<_>>())
    };
    comparison.groups.iter().any(agrees) && !comparison.facts.iter().any(opposes)
}
