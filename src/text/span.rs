//! A place in a text.

use std::ops::Range;

/// A range of bytes of a text, on character boundaries. Texts are at most 64 MiB, so `u32` is enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` up to byte `end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end && end <= u32::MAX as usize);
        Span { start: start as u32, end: end as u32 }
    }

    /// The same as a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words it points at.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The same span in a text that begins `bytes` earlier.
    pub fn shifted(self, bytes: u32) -> Span {
        Span { start: self.start + bytes, end: self.end + bytes }
    }

    /// The span without white space at its ends.
    pub fn trimmed(self, text: &str) -> Span {
        let part = self.of(text);
        let start = self.start as usize + (part.len() - part.trim_start().len());
        Span::new(start, start + part.trim().len())
    }
}
