//! Notes that the reader has not dismissed.

use crate::notes::Note;

/// Notes that the reader has not dismissed, each once.
#[derive(Default)]
pub struct Notices {
    /// The oldest first.
    list: Vec<Notice>,
}

/// A note on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub note: Note,
    /// How often.
    pub times: usize,
}

impl Notices {
    /// Shows `note`; one that is on screen already is counted instead.
    pub fn add(&mut self, note: Note) {
        match self.list.iter_mut().find(|notice| notice.note == note) {
            Some(notice) => notice.times += 1,
            None => self.list.push(Notice { note, times: 1 }),
        }
    }

    /// Takes away the notice at `place`.
    pub fn dismiss(&mut self, place: usize) {
        if place < self.list.len() {
            self.list.remove(place);
        }
    }

    /// Takes away the notice that came last.
    pub fn dismiss_newest(&mut self) {
        self.list.pop();
    }

    /// The notices, the oldest first.
    pub fn list(&self) -> &[Notice] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::Level;

    #[test]
    fn a_notice_that_is_repeated_is_counted() {
        let mut notices = Notices::default();
        let note = |name: &str| Note::new(Level::Error, name, "It is empty.");
        for name in ["a.txt", "b.txt", "a.txt"] {
            notices.add(note(name));
        }
        let times: Vec<_> = notices.list().iter().map(|notice| (notice.note.subject.as_str(), notice.times)).collect();
        assert_eq!(times, [("a.txt", 2), ("b.txt", 1)]);
        notices.dismiss(0);
        notices.dismiss(7);
        assert_eq!(notices.list().len(), 1);
    }
}
