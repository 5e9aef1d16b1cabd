//! What a reader can change, as data: steps of a history, each of one or several changes.
//!
//! Changes name words ([`Anchor`]) and documents by the hash of their bytes, never a place in a comparison, so that they
//! hold for any comparison in which those words still stand.

use super::{Anchor, Decision};
use crate::{
    ids::ContentHash,
    ingest::{MarkKind, Property},
    judge::Verdict,
};

/// What a reader did at one time: undone and done again as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it was, in the reader's terms.
    pub act: Act,
    /// What it changed, in order.
    pub changes: Vec<Change>,
    /// When, in seconds since the start of 1970.
    pub at: u64,
}

/// One thing that was changed. What is said later counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// These articles, by their hashes, are compared; at the end, in this order.
    Open(Vec<ContentHash>),
    /// These are no longer.
    Close(Vec<ContentHash>),
    /// A file's text was read again: the new text takes the old one's place, and what was said of the old one is said of
    /// the new one.
    Replace {
        /// Hash of the text that was open.
        old: ContentHash,
        /// Hash of what is in the file now.
        new: ContentHash,
    },
    /// An article's title, outlet, date, address or language; `None` for what was read, empty for none.
    Correct {
        /// The document's hash.
        document: ContentHash,
        /// What is corrected.
        property: Property,
        /// What it is.
        value: Option<String>,
    },
    /// What these words are; `None` for what the program makes of them.
    Mark {
        /// The words.
        at: Anchor,
        /// What they are.
        kind: Option<MarkKind>,
    },
    /// These passages make one claim.
    Together(Vec<Anchor>),
    /// None of the first passages makes a claim that another of the second makes; the two may be the same.
    Apart(Vec<Anchor>, Vec<Anchor>),
    /// Whether the first passages make a claim of the second is the program's to say again.
    Undecided(Vec<Anchor>, Vec<Anchor>),
    /// Whether these values tell one fact; `None` for what the program says.
    Fact {
        /// The fact.
        on: FactAnchor,
        /// What was said of it.
        decision: Option<Decision>,
    },
    /// What a group amounts to and why; `None` for what the program says.
    Verdict {
        /// The group.
        on: GroupAnchor,
        /// What it amounts to.
        verdict: Option<Verdict>,
        /// Why, in the reader's words.
        reason: String,
    },
    /// A note; one with the number of an earlier one takes its place, and an empty text takes it away.
    Note {
        /// What it is about.
        on: Target,
        /// Which note: the numbers of a history's notes are all different.
        number: u32,
        /// Its text.
        text: String,
    },
    /// A tag, given or taken away.
    Tag {
        /// What has it.
        on: Target,
        /// The tag.
        tag: String,
        /// Whether it is given.
        given: bool,
    },
    /// How true a passage or group is.
    Rate {
        /// What is rated.
        on: Target,
        /// The rating; `None` takes it away.
        rating: Option<Rating>,
    },
    /// A colour to find a passage or group by.
    Colour {
        /// What is coloured.
        on: Target,
        /// The colour; `None` takes it away.
        colour: Option<Colour>,
    },
    /// The names of the ratings, from the truest to the falsest; none for the usual ones.
    Scale(Vec<String>),
    /// Who checks the facts: a name and an address on the web, either may be empty.
    Author {
        /// The person or house.
        name: String,
        /// The address.
        link: String,
        /// Which of the two it is.
        kind: AuthorKind,
    },
}

/// What a fact-checker is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AuthorKind {
    /// A newsroom, an agency, a house.
    #[default]
    Organization,
    /// A person.
    Person,
}

/// A group by passages that were in it, the best wording first.
pub type GroupAnchor = Vec<Anchor>;

/// A fact by the words of its values.
pub type FactAnchor = Vec<Anchor>;

/// What a remark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// One passage.
    Passage(Anchor),
    /// A group.
    Group(GroupAnchor),
    /// A fact.
    Fact(FactAnchor),
}

/// A fact-check verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Its name on the scale: one of [`USUAL_SCALE`], or of the reader's own.
    pub name: String,
    /// The evidence for it, in the reader's words.
    pub evidence: String,
}

/// A rating that there is where a reader made no scale of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum UsualRating {
    True,
    MostlyTrue,
    Mixed,
    /// It is not known how true it is.
    Unproven,
    False,
}

impl UsualRating {
    /// From the truest to the falsest.
    pub const ALL: [UsualRating; 5] =
        [UsualRating::True, UsualRating::MostlyTrue, UsualRating::Mixed, UsualRating::Unproven, UsualRating::False];

    /// Its name on the scale.
    pub const fn as_str(self) -> &'static str {
        match self {
            UsualRating::True => "true",
            UsualRating::MostlyTrue => "mostly-true",
            UsualRating::Mixed => "mixed",
            UsualRating::Unproven => "unproven",
            UsualRating::False => "false",
        }
    }

    /// The one of this `name`.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| rating.as_str() == name)
    }
}

/// The names of [`UsualRating::ALL`].
pub const USUAL_SCALE: [&str; 5] = {
    let [one, two, three, four, five] = UsualRating::ALL;
    [one.as_str(), two.as_str(), three.as_str(), four.as_str(), five.as_str()]
};

/// Colours that can be assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Colour {
    Red,
    Orange,
    Yellow,
    Green,
    Blue,
    Purple,
}

/// What a reader did, in the reader's terms: by these words it is undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Articles were opened.
    Open,
    /// Articles were closed.
    Close,
    /// A file was read again.
    Reload,
    /// A link was confirmed.
    Confirm,
    /// A link was rejected.
    Reject,
    /// What was confirmed or rejected was left to the program again.
    Undecide,
    /// A fact was confirmed.
    ConfirmFact,
    /// A fact was rejected.
    RejectFact,
    /// What was said of a fact was left to the program again.
    UndecideFact,
    /// Passages were moved into a group.
    Join,
    /// Passages were taken out of their group.
    TakeOut,
    /// A group was divided.
    Split,
    /// Groups were made one.
    Merge,
    /// Text was marked as a claim.
    MarkClaim,
    /// Text was marked as furniture.
    MarkFurniture,
    /// A mark was taken away.
    Unmark,
    /// A group's verdict was set.
    Verdict,
    /// A group's verdict was left to the program again.
    NoVerdict,
    /// An article's title, outlet, date, address or language was corrected.
    Correct,
    /// A note was written.
    Note,
    /// A note was changed.
    EditNote,
    /// A note was taken away.
    DeleteNote,
    /// A tag was given.
    Tag,
    /// A tag was taken away.
    Untag,
    /// A rating was given.
    Rate,
    /// A rating was taken away.
    Unrate,
    /// A colour was given or taken away.
    Colour,
    /// The scale of ratings was changed.
    Scale,
    /// Who checks the facts was changed.
    Author,
}

impl AuthorKind {
    /// Both, in the order in which they are offered.
    pub const ALL: [AuthorKind; 2] = [AuthorKind::Organization, AuthorKind::Person];

    /// The kind as files spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            AuthorKind::Organization => "organization",
            AuthorKind::Person => "person",
        }
    }
}

impl Colour {
    /// All colours, in the order in which they are offered.
    pub const ALL: [Colour; 6] =
        [Colour::Red, Colour::Orange, Colour::Yellow, Colour::Green, Colour::Blue, Colour::Purple];

    /// The colour as files spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Colour::Red => "red",
            Colour::Orange => "orange",
            Colour::Yellow => "yellow",
            Colour::Green => "green",
            Colour::Blue => "blue",
            Colour::Purple => "purple",
        }
    }
}

impl Act {
    /// All acts.
    pub const ALL: [Act; 29] = [
        Act::Open,
        Act::Close,
        Act::Reload,
        Act::Confirm,
        Act::Reject,
        Act::Undecide,
        Act::ConfirmFact,
        Act::RejectFact,
        Act::UndecideFact,
        Act::Join,
        Act::TakeOut,
        Act::Split,
        Act::Merge,
        Act::MarkClaim,
        Act::MarkFurniture,
        Act::Unmark,
        Act::Verdict,
        Act::NoVerdict,
        Act::Correct,
        Act::Note,
        Act::EditNote,
        Act::DeleteNote,
        Act::Tag,
        Act::Untag,
        Act::Rate,
        Act::Unrate,
        Act::Colour,
        Act::Scale,
        Act::Author,
    ];

    /// The act as files spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Act::Open => "open",
            Act::Close => "close",
            Act::Reload => "reload",
            Act::Confirm => "confirm",
            Act::Reject => "reject",
            Act::Undecide => "undecide",
            Act::ConfirmFact => "confirm-fact",
            Act::RejectFact => "reject-fact",
            Act::UndecideFact => "undecide-fact",
            Act::Join => "join",
            Act::TakeOut => "take-out",
            Act::Split => "split",
            Act::Merge => "merge",
            Act::MarkClaim => "mark-claim",
            Act::MarkFurniture => "mark-furniture",
            Act::Unmark => "unmark",
            Act::Verdict => "verdict",
            Act::NoVerdict => "no-verdict",
            Act::Correct => "correct",
            Act::Note => "note",
            Act::EditNote => "edit-note",
            Act::DeleteNote => "delete-note",
            Act::Tag => "tag",
            Act::Untag => "untag",
            Act::Rate => "rate",
            Act::Unrate => "unrate",
            Act::Colour => "colour",
            Act::Scale => "scale",
            Act::Author => "author",
        }
    }

    /// Whether it only brings articles in or takes them away.
    pub fn is_of_files(self) -> bool {
        matches!(self, Act::Open | Act::Close | Act::Reload)
    }
}

impl Change {
    /// All words that the change is fastened to.
    pub fn anchors(&self) -> Vec<&Anchor> {
        match self {
            Change::Together(passages) => passages.iter().collect(),
            Change::Apart(some, others) | Change::Undecided(some, others) => some.iter().chain(others).collect(),
            Change::Mark { at, .. } => vec![at],
            Change::Verdict { on, .. } | Change::Fact { on, .. } => on.iter().collect(),
            Change::Note { on, .. } | Change::Tag { on, .. } | Change::Rate { on, .. } | Change::Colour { on, .. } => {
                on.anchors().iter().collect()
            }
            Change::Open(_)
            | Change::Close(_)
            | Change::Replace { .. }
            | Change::Correct { .. }
            | Change::Scale(_)
            | Change::Author { .. } => Vec::new(),
        }
    }
}

impl Target {
    /// The words that it is fastened to.
    pub fn anchors(&self) -> &[Anchor] {
        match self {
            Target::Passage(anchor) => std::slice::from_ref(anchor),
            Target::Group(anchors) | Target::Fact(anchors) => anchors,
        }
    }
}
