//! Whether a word of the lists of places is one where it stands: "Anh" opens a sentence more often as a pronoun,
//! "Mỹ Đình" is no part of the United States, and "Triều" is North Korea only beside a dash.

use super::{
    super::tokens::{Gap, Tokens},
    runs::Title,
};
use crate::{
    ingest::vietnamese::is_syllable,
    lang::{NameWords, Place, PlaceForm},
};

/// What is around the token that a place may begin with.
pub(super) struct Setting<'a> {
    pub tokens: &'a Tokens,
    pub words: &'a NameWords,
    /// Whether everything is set in capitals.
    pub shouting: bool,
}

/// What a place needs around it to be one.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// The title right before it.
    pub title: Option<Title>,
    /// Whether it opens a sentence or stands after a mark.
    pub opens: bool,
}

impl<'a> Setting<'a> {
    /// The place at token `at`, and how many tokens it has.
    pub fn place_at(&self, at: usize, before: Before) -> Option<(&'a Place, usize)> {
        let listed = self.listed(at).filter(|&(form, words)| self.is_place(at, form, words, before));
        listed.map(|(form, words)| (self.words.places.of(form), words)).or_else(|| Some((self.beside_dash(at)?, 1)))
    }

    /// The place that a run of capitals ends before: one of several words, or a country after a word that is no syllable.
    pub fn ends_run(&self, at: usize) -> bool {
        let asked = self.words.syllabic || self.words.places_end_names;
        let Some((form, words)) = self.listed(at).filter(|_| asked) else { return false };
        let country = self.words.places.of(form).country.is_some();
        if self.words.places_end_names {
            return country;
        }
        match words {
            1 => country && self.has_capitals_of(at, form, 1) && !is_syllable(self.tokens.text(at - 1)),
            _ => form.is_local() || country,
        }
    }

    /// The longest name of the lists at `at` with nothing but spaces and hyphens inside.
    fn listed(&self, at: usize) -> Option<(&'a PlaceForm, usize)> {
        let capital = self.tokens.get(at).map(|token| token.capital || token.is_piece)?;
        let (form, words) = self.words.places.starting(self.tokens.keys().get(at..)?).filter(|_| capital)?;
        let inside = |at: usize| self.tokens.get(at).is_some_and(|token| token.gap != Gap::Mark) || self.is_joint(at);
        (at + 1..at + words).all(inside).then_some((form, words))
    }

    /// Whether an apostrophe or a spaced dash joins the token to the one before ("Côte d’Ivoire").
    fn is_joint(&self, at: usize) -> bool {
        matches!(self.tokens.between(at).trim(), "'" | "-")
    }

    fn is_place(&self, at: usize, form: &PlaceForm, words: usize, before: Before) -> bool {
        let named_after_title = before.title.is_some_and(Title::is_of_person) && words == 1;
        if !self.has_capitals_of(at, form, words) || (named_after_title && !self.next_is_capital(at + words)) {
            return false;
        }
        if words == 1 && before.opens && self.words.weak_places.contains(&self.tokens.keys()[at]) {
            return self.is_in_row(at + 1);
        }
        self.may_stand_before(at, form, words, before)
    }

    /// An acronym needs its capitals, and where all are capitals it says nothing.
    fn has_capitals_of(&self, at: usize, form: &PlaceForm, words: usize) -> bool {
        let upper = |at: usize| self.tokens.get(at).is_some_and(|token| token.upper || (words > 1 && token.capital));
        !form.is_acronym || (!self.shouting && (at..at + words).all(upper))
    }

    /// Whether the word after a place of a list lets it stand by itself.
    fn may_stand_before(&self, at: usize, form: &PlaceForm, words: usize, before: Before) -> bool {
        let next = at + words;
        if !self.next_is_capital(next) || before.title.is_some() || self.begins_something(next) {
            return true;
        }
        if self.words.syllabic && words == 1 && is_syllable(self.tokens.text(at)) {
            return !is_syllable(self.tokens.text(next));
        }
        let place = self.words.places.of(form);
        let is_country = place.country == Some(place.key.as_str());
        // "North Korea", "Hàn Quốc", "Russian", "US": the next word begins another name. "Paris Hilton": it does not.
        place.is_seat
            || (words > 1 && form.is_local())
            || (is_country && (words > 1 || form.is_acronym || form.is_local()))
    }

    /// Whether the token goes on the run of capitals of the one before.
    fn next_is_capital(&self, next: usize) -> bool {
        !self.shouting && self.tokens.get(next).is_some_and(|token| token.capital && token.gap == Gap::Space)
    }

    /// Whether a title, a body or another place begins at the token.
    fn begins_something(&self, at: usize) -> bool {
        let keys = &self.tokens.keys()[at..];
        let words = self.words;
        let lists = [&words.titles.offices, &words.bodies, &words.heads, &words.titles.male, &words.titles.female];
        lists.iter().any(|list| list.starting(keys).is_some())
            || words.titles.prefixes.contains(&keys[0])
            || self.listed(at).is_some()
    }

    /// Whether the tokens from `next` on go on with a place: "Anh, Pháp và Đức".
    fn is_in_row(&self, next: usize) -> bool {
        let and = self.tokens.keys().get(next).is_some_and(|key| self.words.and.contains(key));
        let between = self.tokens.between(next).trim();
        let (other, joined) = if and { (next + 1, true) } else { (next, matches!(between, "," | "-")) };
        joined && (self.listed(other).is_some() || self.pair_form(other).is_some())
    }

    /// The place that a short form means between a dash and another place.
    fn beside_dash(&self, at: usize) -> Option<&'a Place> {
        let place = self.pair_form(at)?;
        let is_dash = |at: usize| self.tokens.between(at).trim() == "-";
        let is_one = |at: usize| self.listed(at).is_some() || self.pair_form(at).is_some();
        let before = is_dash(at) && self.ends_with_place(at);
        let after = is_dash(at + 1) && is_one(at + 1);
        (before || after).then_some(place)
    }

    fn pair_form(&self, at: usize) -> Option<&'a Place> {
        let capital = self.tokens.get(at).is_some_and(|token| token.capital);
        self.words.places.in_pair(*self.tokens.keys().get(at)?).filter(|_| capital)
    }

    /// Whether a place of at most two words ends before the token.
    fn ends_with_place(&self, at: usize) -> bool {
        let ends = |words: usize| {
            at.checked_sub(words).is_some_and(|from| self.listed(from).is_some_and(|(_, found)| found == words))
        };
        ends(1) || ends(2) || at.checked_sub(1).is_some_and(|before| self.pair_form(before).is_some())
    }
}
