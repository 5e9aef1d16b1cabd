//! What the reader did, in words: every step with what it concerns and how long ago it was, what was just taken back, and
//! what is fastened to words that are gone.
//!
//! Knows the history and no widgets.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use crate::{
    edits::{Act, Anchor, Change, History, Orphan, Step},
    gui::{
        features::annotations::model::{rating_words, scale_lines},
        wording::{dates::ago_words, names::outlet_of, quotation::shortened},
        words::{say, t},
    },
    ids::ContentHash,
    ingest::Document,
};

/// Seconds since the start of 1970; a clock before it tells none.
pub fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// What the reader did, as it follows "Undo".
pub fn act_words(act: Act) -> String {
    say(&format!("act-{}", act.as_str()), &[])
}

/// The same at the beginning of a line.
fn act_heading(act: Act) -> String {
    let words = act_words(act);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// How long before `now` something was done `at`, both in seconds.
fn passed(now: u64, at: u64) -> Duration {
    Duration::from_secs(now.saturating_sub(at))
}

/// What was taken back or done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retraced {
    /// One step was taken back.
    Undone(Act),
    /// One step was done again.
    Redone(Act),
    /// So many steps were taken back.
    Back(usize),
    /// So many steps were done again.
    Forward(usize),
}

impl Retraced {
    /// What going from the first `before` steps of `history` to the first `done` is.
    pub fn between(history: &History, before: usize, done: usize) -> Self {
        let act = |place: usize| history.steps()[place].act;
        match (before.checked_sub(done), done.saturating_sub(before)) {
            (None, 1) => Retraced::Redone(act(before)),
            (None, steps) => Retraced::Forward(steps),
            (Some(1), _) => Retraced::Undone(act(done)),
            (Some(steps), _) => Retraced::Back(steps),
        }
    }

    /// In words.
    pub fn words(self) -> String {
        match self {
            Retraced::Undone(act) => t!("history-undone", act = act_words(act)),
            Retraced::Redone(act) => t!("history-redone", act = act_words(act)),
            Retraced::Back(count) => t!("history-went-back", count = count),
            Retraced::Forward(count) => t!("history-went-forward", count = count),
        }
    }
}

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastRow {
    /// How many steps count once the reader goes there.
    pub done: usize,
    /// What was done.
    pub words: String,
    /// What it concerns: what was written, the first words of the quote, the article.
    pub about: String,
    /// How long ago.
    pub when: String,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether it is the last that counts.
    pub is_here: bool,
}

impl PastRow {
    /// The line for the first `done` steps of `history`; without any it is the beginning.
    pub fn of(history: &History, texts: &[Arc<Document>], done: usize, now: u64) -> Self {
        let here = history.done().len();
        let step = done.checked_sub(1).and_then(|place| history.steps().get(place));
        PastRow {
            done,
            words: step.map_or_else(|| t!("history-start"), |step| act_heading(step.act)),
            about: step.map(|step| about(step, texts)).unwrap_or_default(),
            when: step.map(|step| ago_words(passed(now, step.at))).unwrap_or_default(),
            undone: done > here,
            is_here: done == here,
        }
    }

    /// The line in words, for those who hear it.
    pub fn accessible_name(&self) -> String {
        let standing = match (self.is_here, self.undone) {
            (true, _) => t!("history-here"),
            (_, true) => t!("history-is-undone"),
            _ => String::new(),
        };
        let parts = [&self.words, &self.about, &self.when, &standing];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    }
}

/// What `step` concerns, in a line.
fn about(step: &Step, texts: &[Arc<Document>]) -> String {
    let written = step.changes.iter().rev().map(written).find(|text| !text.is_empty());
    let place = step.changes.iter().find_map(|change| {
        let bare = |anchor: &Anchor| shortened(anchor.quote.trim_matches(['“', '”', '"']));
        let anchor = change.anchors().into_iter().next().map(|anchor| format!("“{}”", bare(anchor)));
        anchor.or_else(|| articles(change, texts))
    });
    written.map(|text| shortened(&text)).into_iter().chain(place).collect::<Vec<_>>().join(" — ")
}

/// The outlets of the articles that `change` concerns as wholes.
fn articles(change: &Change, texts: &[Arc<Document>]) -> Option<String> {
    let hashes: Vec<&ContentHash> = match change {
        Change::Open(hashes) | Change::Close(hashes) => hashes.iter().collect(),
        Change::Replace { new, .. } => vec![new],
        Change::Correct { document, .. } => vec![document],
        _ => return None,
    };
    let outlets: Vec<String> = hashes.into_iter().map(|hash| outlet_with(hash, texts)).collect();
    Some(outlets.join(", "))
}

fn outlet_with(hash: &ContentHash, texts: &[Arc<Document>]) -> String {
    texts.iter().find(|text| text.sha256 == *hash).map_or_else(|| t!("history-lost-text"), |text| outlet_of(text))
}

/// What the reader wrote or chose in `change`.
fn written(change: &Change) -> String {
    match change {
        Change::Note { text, .. } => text.clone(),
        Change::Tag { tag, .. } => format!("#{tag}"),
        Change::Verdict { reason, .. } => reason.clone(),
        Change::Rate { rating: Some(rating), .. } => rating_words(&rating.name),
        Change::Correct { value: Some(value), .. } => value.clone(),
        Change::Scale(names) => scale_lines(names).replace('\n', ", "),
        Change::Author { name, .. } => name.clone(),
        _ => String::new(),
    }
}

/// An edit whose words are gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrphanRow {
    /// The index of its step.
    pub step: usize,
    /// What was done.
    pub words: String,
    /// What was written, if anything was.
    pub text: String,
    /// The words that are gone, each with its article.
    pub quotes: Vec<(String, String)>,
    /// Whether their articles are closed; else the words are gone from them.
    pub closed: bool,
}

impl OrphanRow {
    /// The line for `orphan`.
    pub fn of(orphan: &Orphan, texts: &[Arc<Document>]) -> Self {
        let quote = |anchor: &Anchor| (anchor.quote.clone(), outlet_with(&anchor.document, texts));
        OrphanRow {
            step: orphan.step,
            words: act_heading(orphan.act),
            text: orphan.text.clone(),
            quotes: orphan.quotes.iter().map(quote).collect(),
            closed: orphan.closed,
        }
    }

    /// Everything of it, for the clipboard.
    pub fn copied(&self) -> String {
        let quotes = self.quotes.iter().map(|(quote, outlet)| format!("“{quote}” — {outlet}"));
        let written = (!self.text.is_empty()).then(|| self.text.clone());
        [self.words.clone()].into_iter().chain(written).chain(quotes).collect::<Vec<_>>().join("\n")
    }
}

/// That edits wait for words that are gone from open articles; none where none do.
pub fn waiting_words(orphans: &[Orphan]) -> Option<String> {
    let count = orphans.iter().filter(|orphan| !orphan.closed).count();
    (count > 0).then(|| t!("history-waiting", count = count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edits::{self, Pen, Reading, Subject},
        gui::fixture,
        ids::{ArticleId, ClaimId, GroupId},
    };

    fn worked() -> (Reading, History, Vec<Arc<Document>>) {
        let reading: Reading = fixture::comparison().into();
        let texts: Vec<_> = reading.comparison.articles.iter().map(|article| Arc::clone(&article.document)).collect();
        let mut history = History::default();
        let opened = Change::Open(texts.iter().map(|text| text.sha256.clone()).collect());
        history.record(Step { act: Act::Open, changes: vec![opened], at: 0 });
        let pen = Pen::new(&reading.comparison, &reading.hand);
        history.record(pen.note(Subject::Passage(ClaimId(3)), 1, "Ask the press office.").at(3_600));
        history.record(pen.reject_groups(&[GroupId(1)]).at(7_000));
        history.undo();
        (reading, history, texts)
    }

    #[test]
    fn every_step_says_what_it_was_and_what_it_concerns() {
        let (_, history, texts) = worked();
        let rows: Vec<_> = (0..=3).map(|done| PastRow::of(&history, &texts, done, 7_300)).collect();
        let names: Vec<_> = rows.iter().map(PastRow::accessible_name).collect();
        assert_eq!(
            names,
            [
                "The beginning",
                "Open articles, Alpha, Beta, Gamma, 2 hours ago",
                "Add note, Ask the press office. — “Có 12.000 binh sĩ ở Kursk.”, 1 hour ago, you are here",
                "Reject link, “Triều Tiên đã bán vũ khí.”, 5 minutes ago, undone",
            ]
        );
    }

    #[test]
    fn going_several_steps_is_one_move() {
        let (_, history, _) = worked();
        let check = |before, done, expected: &str| {
            assert_eq!(Retraced::between(&history, before, done).words(), expected);
        };
        check(2, 1, "Undone: add note");
        check(2, 3, "Done again: reject link");
        check(3, 1, "Went back 2 steps");
        check(0, 3, "Went forward 3 steps");
    }

    #[test]
    fn a_pair_of_which_one_is_gone_is_given_up_without_the_others() {
        let (reading, mut history, texts) = worked();
        history.redo();
        let closed = Change::Close(vec![texts[1].sha256.clone()]);
        let mut without = (*reading.comparison).clone();
        let mut beta = (*without.articles[ArticleId(1)]).clone();
        beta.document = Arc::new(fixture::document("other", &beta.document.text.replace("không", "chưa")));
        without.articles[ArticleId(1)] = Arc::new(beta);
        history.record(Step { act: Act::Close, changes: vec![closed], at: 0 });
        let after = edits::reading(&Arc::new(without), &history);
        let rejected = after.hand.orphans.iter().find(|orphan| orphan.act == Act::Reject).unwrap();
        let row = OrphanRow::of(rejected, &texts);
        assert_eq!((row.quotes.len(), row.closed), (1, true));
        assert_eq!(waiting_words(&after.hand.orphans), None, "what is closed is not missed");
        history.record(Pen::dismiss(rejected, &history.steps()[rejected.step]).at(0));
        let left = edits::reading(&after.comparison, &history);
        assert!(left.hand.orphans.iter().all(|orphan| orphan.act != Act::Reject));
    }

    #[test]
    fn what_is_fastened_to_words_that_are_gone_can_be_copied() {
        let (mut reading, history, texts) = worked();
        let mut changed = (*reading.comparison).clone();
        let mut beta = (*changed.articles[ArticleId(1)]).clone();
        let mut text = (*beta.document).clone();
        text.text = text.text.replace("12.000", "15.000");
        beta.document = Arc::new(text);
        changed.articles[ArticleId(1)] = Arc::new(beta);
        reading = edits::reading(&Arc::new(changed), &history);
        assert_eq!(waiting_words(&reading.hand.orphans).as_deref(), Some("1 edit waits for its words"));
        let row = OrphanRow::of(&reading.hand.orphans[0], &texts);
        assert_eq!(row.copied(), "Add note\nAsk the press office.\n“Có 12.000 binh sĩ ở Kursk.” — Beta");

        let mut dismissed = history.clone();
        dismissed.record(Pen::dismiss(&reading.hand.orphans[0], &history.steps()[row.step]).at(0));
        let after = edits::reading(&reading.comparison, &dismissed);
        assert_eq!((after.hand.orphans.len(), dismissed.undoable().map(|step| step.act)), (0, Some(Act::DeleteNote)));
    }
}
