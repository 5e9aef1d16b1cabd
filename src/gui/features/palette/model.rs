//! What the list of all commands offers for a few letters: the best first, with the letters that match; what cannot be done
//! now comes last and says why.
//!
//! Knows the state and no widgets.

use std::ops::Range;

use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};

use crate::gui::{
    app::{
        command::{Command, Topic},
        state::State,
    },
    features::history::model::act_words,
    wording::fold_search::{Plain, joined, plain},
    words::t,
};

/// So many of the commands that were chosen last are offered first.
pub(super) const RECENT: usize = 5;

/// A command that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The command.
    pub command: Command,
    /// What it is called now.
    pub words: String,
    /// Which of its words' bytes the letters match, in order.
    pub marks: Vec<Range<usize>>,
    /// Why it cannot be done now, where it cannot.
    pub why_not: Option<String>,
}

/// The commands that `typed` finds, the best first; where nothing is typed all, those that were chosen last first.
pub fn offers(state: &State, typed: &str) -> Vec<Offer> {
    let matcher = SkimMatcherV2::default().ignore_case();
    let terms = plain(typed);
    let mut found: Vec<((bool, usize, i64), Offer)> = Command::ALL
        .iter()
        .filter(|command| **command != Command::Commands)
        .filter_map(|&command| {
            let words = state.words_of(command);
            let (score, marks) = matched(&matcher, &terms, &words)?;
            let why_not = state.why_not(command);
            let recent = state.recent_commands.iter().position(|recent| *recent == command);
            let recent = recent.filter(|_| terms.trim().is_empty()).unwrap_or(RECENT);
            Some(((why_not.is_some(), recent, -score), Offer { command, words, marks, why_not }))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, offer)| offer).collect()
}

/// How well `words` match every one of `terms`, and where.
fn matched(matcher: &SkimMatcherV2, terms: &str, words: &str) -> Option<(i64, Vec<Range<usize>>)> {
    let words = Plain::of(words);
    let (mut score, mut marks) = (0, Vec::new());
    for term in terms.split_whitespace() {
        let (own, letters) = matcher.fuzzy_indices(&words.text, term)?;
        score += own;
        let chars = words.text.char_indices().enumerate().filter(|(number, _)| letters.contains(number));
        let spans = chars.map(|(_, (at, ch))| words.original(at..at + ch.len_utf8()));
        marks.extend(spans.map(|span| span.start as usize..span.end as usize));
    }
    Some((score, joined(marks)))
}

impl State {
    /// What `command` is called now: undoing says what it undoes.
    pub fn words_of(&self, command: Command) -> String {
        let history = &self.library.history;
        let step = match command {
            Command::Undo => history.undoable(),
            Command::Redo => history.redoable(),
            _ => None,
        };
        match step {
            Some(step) => t!("history-command-act", command = command.words(), act = act_words(step.act)),
            None => command.words(),
        }
    }

    /// Why `command` cannot be done now, in a few words, where it cannot.
    pub fn why_not(&self, command: Command) -> Option<String> {
        let (articles, selected) = (self.library.comparison.articles.len(), self.selection.group.is_some());
        let (possible, why) = match command {
            Command::CloseAll
            | Command::Export
            | Command::Compare
            | Command::FindInArticles
            | Command::FindNext
            | Command::FindPrevious
            | Command::Find
            | Command::ClaimsPanel
            | Command::EvidencePanel => (articles > 0, t!("palette-no-articles")),
            Command::Column(number) => (articles >= usize::from(number), t!("palette-no-column")),
            Command::NextClaim
            | Command::PreviousClaim
            | Command::ShowClaim
            | Command::NextDifference
            | Command::PreviousDifference => (!self.list.rows.is_empty(), t!("palette-no-claims")),
            Command::CompareWith
            | Command::WhatItSays
            | Command::CopyQuotations
            | Command::Note
            | Command::Tag
            | Command::Rate
            | Command::Colour
            | Command::NextSource
            | Command::PreviousSource => (selected, t!("palette-no-selection")),
            Command::Scale => (articles > 0, t!("palette-no-articles")),
            Command::Undo => (self.library.history.undoable().is_some(), t!("history-nothing-to-undo")),
            Command::Redo => (self.library.history.redoable().is_some(), t!("history-nothing-to-redo")),
            Command::History => (!self.library.history.steps().is_empty(), t!("history-nothing-done")),
            Command::Orphans => (!self.library.hand.orphans.is_empty(), t!("history-no-orphans")),
            _ if command.topic() == Topic::Edits => (self.aim(command).is_some(), t!("overrule-nothing")),
            Command::Save | Command::SaveAs => (!self.is_blank(), t!("palette-no-articles")),
            Command::Restore => (!self.desk.left.is_empty(), t!("recovery-nothing-left")),
            Command::ReadAgain => (!self.desk.readable().is_empty(), t!("file-nothing-changed")),
            Command::Cancel => (self.work.is_running(), t!("palette-no-work")),
            _ => return None,
        };
        (!possible).then_some(why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::app::message::Action;

    fn found(state: &State, typed: &str) -> Vec<Command> {
        offers(state, typed).into_iter().map(|offer| offer.command).collect()
    }

    #[test]
    fn a_few_letters_in_any_order_of_words_find_a_command() {
        let state = State::default();
        assert_eq!(found(&state, "").len(), Command::ALL.len() - 1);
        assert_eq!(found(&state, "zmin").first(), Some(&Command::ZoomIn));
        assert_eq!(found(&state, "theme dark").first(), Some(&Command::ThemeDark));
        assert_eq!(found(&state, "Ópẹn fòl").first(), Some(&Command::OpenFolder), "marks do not matter");
        assert!(found(&state, "xyzzy").is_empty());
    }

    #[test]
    fn the_letters_that_match_are_known() {
        let offer = offers(&State::default(), "op pa").remove(0);
        let words = offer.command.words();
        let marked: Vec<&str> = offer.marks.iter().map(|mark| &words[mark.clone()]).collect();
        assert_eq!((offer.command, marked), (Command::OpenByPath, vec!["Op", "pa"]));
    }

    #[test]
    fn what_cannot_be_done_comes_last_says_why_and_is_not_run() {
        let mut state = State::default();
        let all = offers(&state, "");
        let first_impossible = all.iter().position(|offer| offer.why_not.is_some()).unwrap();
        assert!(all[first_impossible..].iter().all(|offer| offer.why_not.is_some()));
        assert_eq!(state.why_not(Command::CopyQuotations).as_deref(), Some("no claim is selected"));
        assert_eq!(state.why_not(Command::Open), None);
        state.apply(Action::Run(Command::Commands));
        assert!(state.apply(Action::Chosen(Command::CloseAll)).is_empty() && state.dialog.is_some());
    }

    #[test]
    fn what_was_chosen_last_comes_first_while_nothing_is_typed() {
        let mut state = State::default();
        for command in [Command::ZoomIn, Command::ThemeDark, Command::ZoomIn] {
            state.apply(Action::Run(Command::Commands));
            state.apply(Action::Chosen(command));
        }
        assert_eq!(found(&state, "")[..2], [Command::ZoomIn, Command::ThemeDark]);
        assert_eq!(found(&state, "open").first(), Some(&Command::Open));
    }
}
