//! What a fact is about, in the words of an article.

use super::pairs::{Site, Sites};
use crate::{
    claims::{Article, Articles, Value},
    ids::DetailId,
    text::Span,
};

/// The words that head a fact.
pub(super) struct Words {
    pub subject: String,
    pub attribute: String,
    pub label: String,
}

/// So many words before a value and after it tell what it is of.
const BEFORE: usize = 6;
const AFTER: usize = 5;

/// The words of the fact of `members`: of the passage whose words are most like those around the other values.
pub(super) fn of(articles: &Articles<'_>, sites: &Sites<'_>, members: &[DetailId]) -> Words {
    let likeness = |&member: &DetailId| {
        let site = &sites[member];
        members.iter().map(|&other| site.words_shared(&sites[other])).sum::<usize>()
    };
    let Some(&best) = members.iter().max_by_key(|member| (likeness(member), std::cmp::Reverse(**member))) else {
        return Words { subject: String::new(), attribute: String::new(), label: String::new() };
    };
    let site = &sites[best];
    let article = articles[site.article];
    let subject = site.owner.map_or_else(String::new, |owner| owner.span.of(&article.document.text).to_owned());
    let attribute = match &site.detail.value {
        Value::Quantity(quantity) => quantity.unit.clone(),
        _ => String::new(),
    };
    Words { subject, attribute, label: around(article, site) }
}

/// The clause around a value, with the value left out: "killed … people in the harbour".
fn around(article: &Article, site: &Site<'_>) -> String {
    let text = &article.document.text;
    let claim = &article.claims[site.detail.claim];
    let span = site.detail.span;
    let first = claim.words.partition_point(|word| word.span.end <= span.start);
    let last = claim.words.partition_point(|word| word.span.start < span.end).max(first);
    let from = claim.words[first.saturating_sub(BEFORE)..first].first().map_or(span.start, |word| word.span.start);
    let from = whole_word_from(text, claim.span.start, from);
    let to = claim.words[last..claim.words.len().min(last + AFTER)].last().map_or(span.end, |word| word.span.end);
    let unit = match &site.detail.value {
        Value::Quantity(quantity) if !quantity.unit.is_empty() => format!(" {}", quantity.unit),
        _ => String::new(),
    };
    let before = after_stop(Span { start: from, end: span.start }.of(text));
    let after = before_stop(Span { start: span.end, end: to }.of(text));
    let whole = format!("{before} …{unit} {after}");
    whole.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",")
}

/// Where the word that has byte `at` begins, though a hyphen divides it ("Jong-un"), but not before `least`.
fn whole_word_from(text: &str, least: u32, at: u32) -> u32 {
    let before = Span { start: least.min(at), end: at }.of(text);
    let cut = before
        .rfind(|ch: char| !ch.is_alphanumeric() && ch != '-')
        .map_or(0, |cut| cut + before[cut..].chars().next().map_or(0, char::len_utf8));
    least.min(at) + cut as u32
}

const STOPS: [char; 8] = ['.', ';', ':', '“', '”', '"', '(', ')'];

fn after_stop(words: &str) -> &str {
    words.rsplit(STOPS).next().unwrap_or_default()
}

fn before_stop(words: &str) -> &str {
    words.split(STOPS).next().unwrap_or_default()
}
