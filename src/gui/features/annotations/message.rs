//! What the reader can do to the remarks on a passage or group.

use crate::edits::{AuthorKind, Colour};

/// A field that is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A new note.
    Note,
    /// The note with this number.
    Edit(u32),
    /// A tag.
    Tag,
    /// The name of the rating that is chosen.
    Rating,
    /// The evidence for it.
    Evidence,
}

impl Field {
    /// Whether a note is in it, new or changed.
    pub fn is_note(self) -> bool {
        matches!(self, Field::Note | Field::Edit(_))
    }
}

/// What is asked for in a dialog of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Tags.
    Tag,
    /// A rating and the evidence for it.
    Rating,
    /// A colour.
    Colour,
}

/// What the reader does to the remarks on a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// This is in a field now.
    Typed(Field, String),
    /// What is in a field counts from now on.
    Keep(Field),
    /// What is in a field is put away.
    PutAway(Field),
    /// A new note is to be written.
    WriteNote,
    /// The note with this number is to be changed.
    EditNote(u32),
    /// The note with this number is to go.
    DeleteNote(u32),
    /// A tag is given or taken away.
    Tag(String, bool),
    /// The rating goes.
    Unrate,
    /// A colour is given, or taken away.
    Colour(Option<Colour>),
    /// A dialog asks for something.
    Ask(Question),
}

/// The names of the ratings, and who gives them, as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScaleForm {
    /// The names, one a line.
    pub names: String,
    /// Who checks the facts.
    pub author: String,
    /// An address on the web.
    pub link: String,
    /// Whether that is a person or a house.
    pub kind: AuthorKind,
}
