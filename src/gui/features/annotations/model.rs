//! What a reader notes of passages and groups, as the window needs it: what is being typed and not kept yet, and the words and
//! symbols for ratings and colours.
//!
//! Knows comparisons and what the reader said of them, and no widgets. Invariant: what is typed stays with the words that it
//! is about, whatever is selected, opened or edited meanwhile, until it is kept or put away.

use std::collections::{BTreeMap, BTreeSet};

use super::message::Field;
use crate::{
    compare::Comparison,
    edits::{
        self, Act, AuthorKind, Change, Colour, Draft, Hand, History, Remarks, Subject, Target, USUAL_SCALE, UsualRating,
    },
    gui::words::t,
    ids::{ClaimId, GroupId},
};

/// What is being typed, by what it is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts {
    list: Vec<Typing>,
    /// Changes whenever anything is typed or taken out.
    turn: u64,
}

#[derive(Clone, Debug, PartialEq)]
struct Typing {
    /// The words that it is about.
    on: Target,
    /// What that is in the comparison on screen; none while the words are not there.
    subject: Option<Subject>,
    fields: BTreeMap<Field, String>,
}

impl Drafts {
    /// What is in `field` of `subject`; none where it is not open.
    pub fn get(&self, subject: Subject, field: Field) -> Option<&str> {
        let mut of_subject = self.list.iter().filter(|typing| typing.subject == Some(subject));
        of_subject.find_map(|typing| typing.fields.get(&field)).map(String::as_str)
    }

    /// Puts `text` into `field` of `subject`, which is fastened to `on`.
    pub fn set(&mut self, subject: Subject, on: impl FnOnce() -> Target, field: Field, text: String) {
        let place = self.list.iter().position(|typing| typing.subject == Some(subject));
        let place = place.unwrap_or_else(|| {
            self.list.push(Typing { on: on(), subject: Some(subject), fields: BTreeMap::new() });
            self.list.len() - 1
        });
        self.list[place].fields.insert(field, text);
        self.turn += 1;
    }

    /// Changes whenever anything is typed or taken out.
    pub fn turn(&self) -> u64 {
        self.turn
    }

    /// The notes that are being written or changed after `history`, as a step that keeps them; none where nothing is.
    pub fn unkept(&self, history: &History) -> Option<Draft> {
        let mut new = history.next_note();
        let mut draft = Draft { act: Act::EditNote, changes: Vec::new() };
        for (on, field, text) in self.notes() {
            let number = match field {
                Field::Edit(number) if history.note(number) == Some(text) => continue,
                Field::Edit(number) => number,
                _ => {
                    draft.act = Act::Note;
                    new += 1;
                    new - 1
                }
            };
            draft.changes.push(Change::Note { on: on.clone(), number, text: text.to_owned() });
        }
        (!draft.changes.is_empty()).then_some(draft)
    }

    /// Closes the fields in which notes are written or changed.
    pub fn close_notes(&mut self) {
        self.list.iter_mut().for_each(|typing| typing.fields.retain(|field, _| !field.is_note()));
        self.list.retain(|typing| !typing.fields.is_empty());
        self.turn += 1;
    }

    /// What is typed of notes, where it is anything.
    fn notes(&self) -> impl Iterator<Item = (&Target, Field, &str)> {
        self.list
            .iter()
            .flat_map(|typing| typing.fields.iter().map(move |(&field, text)| (&typing.on, field, text.trim())))
            .filter(|(_, field, text)| field.is_note() && !text.is_empty())
    }

    /// Takes what is in `field` of `subject` out and closes it.
    pub fn take(&mut self, subject: Subject, field: Field) -> Option<String> {
        let mut of_subject = self.list.iter_mut().filter(|typing| typing.subject == Some(subject));
        let text = of_subject.find_map(|typing| typing.fields.remove(&field));
        self.list.retain(|typing| !typing.fields.is_empty());
        self.turn += 1;
        text
    }

    /// Looks for what everything is about in another comparison. What was of two groups that became one is put together.
    pub fn follow(&mut self, comparison: &Comparison, history: &History) {
        let subjects = edits::subjects(comparison, history, self.list.iter().map(|typing| &typing.on));
        let mut followed: Vec<Typing> = Vec::new();
        for (mut typing, subject) in std::mem::take(&mut self.list).into_iter().zip(subjects) {
            typing.subject = subject;
            match followed.iter_mut().find(|other| subject.is_some() && other.subject == subject) {
                Some(other) => other.add(typing.fields),
                None => followed.push(typing),
            }
        }
        self.list = followed;
    }
}

impl Typing {
    fn add(&mut self, fields: BTreeMap<Field, String>) {
        for (field, text) in fields {
            let before = self.fields.entry(field).or_default();
            match field {
                Field::Note | Field::Edit(_) | Field::Evidence if !before.is_empty() && !text.is_empty() => {
                    *before = format!("{before}\n\n{text}");
                }
                _ if before.is_empty() => *before = text,
                _ => (),
            }
        }
    }
}

/// What the reader remarked of `subject`.
pub fn remarks_on(hand: &Hand, subject: Subject) -> Option<&Remarks> {
    match subject {
        Subject::Passage(claim) => hand.passages.get(&claim),
        Subject::Group(group) => hand.remarks(group),
        Subject::Fact(fact) => hand.facts.get(&fact).map(|of| &of.remarks),
    }
}

/// All tags that were given, in the order of their letters.
pub fn tags_given(hand: &Hand) -> BTreeSet<&str> {
    let of_groups = hand.groups.values().map(|of| &of.remarks);
    let of_facts = hand.facts.values().map(|of| &of.remarks);
    of_groups
        .chain(of_facts)
        .chain(hand.passages.values())
        .flat_map(|remarks| &remarks.tags)
        .map(String::as_str)
        .collect()
}

/// The name of a rating on screen: one of the usual in the reader's language, another as it was called.
pub fn rating_words(name: &str) -> String {
    match UsualRating::of(name) {
        Some(UsualRating::True) => t!("remarks-rating-true"),
        Some(UsualRating::MostlyTrue) => t!("remarks-rating-mostly-true"),
        Some(UsualRating::Mixed) => t!("remarks-rating-mixed"),
        Some(UsualRating::Unproven) => t!("remarks-rating-unproven"),
        Some(UsualRating::False) => t!("remarks-rating-false"),
        None => name.to_owned(),
    }
}

/// The names of a scale, one a line, as they are edited.
pub fn scale_lines(scale: &[String]) -> String {
    scale.iter().map(|name| rating_words(name)).collect::<Vec<_>>().join("\n")
}

/// The scale that `lines` say, each name once; none where it is the usual one, or there are no names.
pub fn scale_from(lines: &str) -> Vec<String> {
    let mut scale: Vec<String> = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let usual = USUAL_SCALE.into_iter().find(|name| rating_words(name) == line);
        let name = usual.unwrap_or(line).to_owned();
        if !scale.contains(&name) {
            scale.push(name);
        }
    }
    if scale == USUAL_SCALE { Vec::new() } else { scale }
}

/// What a fact-checker is, on screen.
pub fn author_kind_words(kind: AuthorKind) -> String {
    match kind {
        AuthorKind::Organization => t!("exports-author-organization"),
        AuthorKind::Person => t!("exports-author-person"),
    }
}

/// The name of `colour` on screen.
pub fn colour_words(colour: Colour) -> String {
    match colour {
        Colour::Red => t!("remarks-red"),
        Colour::Orange => t!("remarks-orange"),
        Colour::Yellow => t!("remarks-yellow"),
        Colour::Green => t!("remarks-green"),
        Colour::Blue => t!("remarks-blue"),
        Colour::Purple => t!("remarks-purple"),
    }
}

/// The colour of a passage: its own, or else that of its group.
pub fn colour_of(hand: &Hand, passage: ClaimId, group: GroupId) -> Option<Colour> {
    let own = hand.passages.get(&passage).and_then(|remarks| remarks.colour);
    own.or_else(|| hand.remarks(group)?.colour)
}

/// The shape that `colour` has: colour is never the only sign. Inter has them all.
pub fn colour_symbol(colour: Colour) -> &'static str {
    match colour {
        Colour::Red => "▲",
        Colour::Orange => "◆",
        Colour::Yellow => "★",
        Colour::Green => "●",
        Colour::Blue => "■",
        Colour::Purple => "▼",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edits::{Anchor, Pen, Reading},
        gui::fixture::{self, history},
        ids::ids,
    };

    #[test]
    fn what_is_typed_follows_the_words_that_it_is_about() {
        let before: Reading = fixture::comparison().into();
        let pen = Pen::new(&before.comparison, &before.hand);
        let mut drafts = Drafts::default();
        for (group, text) in [(0, "troops"), (1, "arms")] {
            let subject = Subject::Group(GroupId(group));
            drafts.set(subject, || pen.target(subject), Field::Note, text.to_owned());
        }
        let history = history([pen.reject_groups(&[GroupId(0)])]);
        let after = edits::reading(&before.comparison, &history);
        drafts.follow(&after.comparison, &history);
        let group_of = |claim| Subject::Group(after.comparison.claims[ClaimId(claim)].group);
        assert_eq!(drafts.get(group_of(0), Field::Note), Some("troops"));
        assert_eq!(drafts.get(group_of(1), Field::Note), Some("arms"));
        assert_eq!(drafts.get(group_of(3), Field::Note), None);
    }

    #[test]
    fn what_was_typed_of_two_groups_that_become_one_is_kept_together() {
        let before: Reading = fixture::comparison().into();
        let pen = Pen::new(&before.comparison, &before.hand);
        let mut drafts = Drafts::default();
        for (group, text) in [(0, "one"), (1, "two")] {
            let subject = Subject::Group(GroupId(group));
            drafts.set(subject, || pen.target(subject), Field::Note, text.to_owned());
        }
        let history = history([pen.merge(&ids(&[0, 1]))]);
        let after = edits::reading(&before.comparison, &history);
        drafts.follow(&after.comparison, &history);
        let merged = Subject::Group(after.comparison.claims[ClaimId(0)].group);
        assert_eq!(drafts.take(merged, Field::Note).as_deref(), Some("one\n\ntwo"));
        assert_eq!(drafts.list, [], "what is taken is gone");
    }

    #[test]
    fn what_is_about_words_that_are_gone_waits_for_them() {
        let comparison = fixture::comparison();
        let mut drafts = Drafts::default();
        let (beta, troops) = comparison.claim(ClaimId(3));
        let on = || Target::Passage(Anchor::of(&beta.document, troops.span));
        drafts.set(Subject::Passage(ClaimId(3)), on, Field::Note, "waits".to_owned());
        drafts.follow(&Comparison::default(), &History::default());
        assert_eq!(drafts.get(Subject::Passage(ClaimId(3)), Field::Note), None);
        drafts.follow(&comparison, &History::default());
        assert_eq!(drafts.get(Subject::Passage(ClaimId(3)), Field::Note), Some("waits"));
    }

    #[test]
    fn a_scale_is_read_line_by_line_and_the_usual_one_is_none() {
        let check = |lines: &str, expected: &[&str]| assert_eq!(scale_from(lines), expected, "{lines}");
        check("True\nMostly true\nMixed\nUnproven\nFalse\n", &[]);
        check(" True \n\nSatire\nSatire\nFalse", &["true", "Satire", "false"]);
        check("", &[]);
        assert_eq!(scale_lines(&scale_from("False\nSatire")), "False\nSatire");
        assert_eq!(scale_from(&scale_lines(&USUAL_SCALE.map(str::to_owned))), Vec::<String>::new());
    }
}
