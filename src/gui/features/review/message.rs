//! What the reader can do to the program's judgement, beside the commands.

use super::model::{OverruleDialog, TextPlace};
use crate::{align::ClaimIndex, ingest::MarkKind};

/// What the reader does to the program's judgement, beside the commands.
#[derive(Clone, Debug, PartialEq)]
pub enum Overrule {
    /// Pick this passage, or let it go.
    PickPassage(ClaimIndex),
    /// Pick this group, or let it go.
    PickGroup(u32),
    /// Pick the groups of the list from the one picked last to this one.
    PickGroupsTo(u32),
    /// Let everything go that is picked.
    ClearPicks,
    /// These words are selected in a column, or none.
    SelectText(Option<TextPlace>),
    /// These words are what the mark says; none: what the program makes of them.
    Mark(TextPlace, Option<MarkKind>),
    /// This passage belongs to its group.
    Confirm(ClaimIndex),
    /// This passage does not belong to its group.
    TakeOut(ClaimIndex),
    /// Ask into which group this passage belongs.
    Move(ClaimIndex),
    /// Ask what is to be corrected in the article with this document id.
    Correct(String),
    /// The dialog, as it stands now.
    Dialog(OverruleDialog),
    /// What stands in the dialog is to be done.
    Done,
}
