//! What the reader can do to the program's judgement, beside the commands.

use super::model::{OverruleDialog, TextPlace};
use crate::{
    ids::{ClaimId, DocumentId, GroupId},
    ingest::MarkKind,
};

/// What the reader does to the program's judgement, beside the commands.
#[derive(Clone, Debug, PartialEq)]
pub enum Overrule {
    /// Pick this passage, or let it go.
    PickPassage(ClaimId),
    /// Pick this group, or let it go.
    PickGroup(GroupId),
    /// Pick the groups of the list from the one picked last to this one.
    PickGroupsTo(GroupId),
    /// Let everything go that is picked.
    ClearPicks,
    /// These words are selected in a column, or none.
    SelectText(Option<TextPlace>),
    /// These words are what the mark says; none: what the program makes of them.
    Mark(TextPlace, Option<MarkKind>),
    /// This passage belongs to its group.
    Confirm(ClaimId),
    /// This passage does not belong to its group.
    TakeOut(ClaimId),
    /// Ask into which group this passage belongs.
    Move(ClaimId),
    /// Ask what is to be corrected in the article with this document id.
    Correct(DocumentId),
    /// The dialog, as it stands now.
    Dialog(OverruleDialog),
    /// What stands in the dialog is to be done.
    Done,
}
