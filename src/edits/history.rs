//! Everything that a reader did, in order, with a cursor: what is behind it counts, what is before it can be done again.

use super::{Act, Change, Step};

/// The steps of a reader, undone and done again by moving a cursor over them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    steps: Vec<Step>,
    done: usize,
}

impl History {
    /// A history of `steps` of which the first `done` count; more than there are means all.
    pub fn new(steps: Vec<Step>, done: usize) -> Self {
        let done = done.min(steps.len());
        History { steps, done }
    }

    /// Does `step`. What was undone before is forgotten.
    pub fn record(&mut self, step: Step) {
        self.steps.truncate(self.done);
        self.steps.push(step);
        self.done += 1;
    }

    /// Takes the last step that counts back, and says what it was.
    pub fn undo(&mut self) -> Option<Act> {
        self.done = self.done.checked_sub(1)?;
        Some(self.steps[self.done].act)
    }

    /// Does the step again that was undone last, and says what it was.
    pub fn redo(&mut self) -> Option<Act> {
        let act = self.steps.get(self.done)?.act;
        self.done += 1;
        Some(act)
    }

    /// Takes steps back or does them again until the first `done` count; more than there are means all.
    pub fn go(&mut self, done: usize) {
        self.done = done.min(self.steps.len());
    }

    /// What [`History::undo`] would take back.
    pub fn undoable(&self) -> Option<&Step> {
        self.done().last()
    }

    /// What [`History::redo`] would do again.
    pub fn redoable(&self) -> Option<&Step> {
        self.steps.get(self.done)
    }

    /// The steps that count.
    pub fn done(&self) -> &[Step] {
        &self.steps[..self.done]
    }

    /// All steps; the first [`History::done`] count.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The changes that count, in order.
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = &Change> {
        self.done().iter().flat_map(|step| &step.changes)
    }

    /// Whether a reader did more than open and close articles.
    pub fn has_work(&self) -> bool {
        self.done().iter().any(|step| !step.act.is_of_files())
    }

    /// What the note with `number` says.
    pub fn note(&self, number: u32) -> Option<&str> {
        self.changes().rev().find_map(|change| match change {
            Change::Note { number: other, text, .. } if *other == number => Some(text.as_str()),
            _ => None,
        })
    }

    /// A number that no note has.
    pub fn next_note(&self) -> u32 {
        let numbers = self.steps.iter().flat_map(|step| &step.changes).filter_map(|change| match change {
            Change::Note { number, .. } => Some(*number),
            _ => None,
        });
        numbers.max().map_or(1, |last| last.saturating_add(1))
    }
}
