//! Everything that can happen to the window's state, and everything that it can want done outside.
//!
//! Knows the messages of every feature and what they are about; does nothing itself.

use std::path::PathBuf;

use super::{
    command::Command,
    settings::{Side, WindowPlace},
    worker::{Event, Order, Source},
};
use crate::{
    edits::{Draft, Subject},
    gui::{
        features::{
            annotations::message::{Field, Remark, ScaleForm},
            claims_list::{
                fact_rows::FactSpot,
                filter::{Filter, Sort, Traits},
            },
            files::{
                message::{Deed, Errand},
                picker::{Pick, Picked},
            },
            find::model::Hit,
            matrix::model::{ColumnOrder, RowOrder, Spot},
            pairing::message::Choice,
            review::message::Overrule,
            timeline::model::Days,
        },
        theme::SystemLook,
    },
    ids::{ArticleId, ClaimId, DocumentId, GroupId},
};

/// Everything that can change the window's state.
#[derive(Debug)]
pub enum Action {
    /// A command.
    Run(Command),
    /// Open files and folders.
    Open(Vec<PathBuf>),
    /// An article from text of the clipboard.
    PasteText(String),
    /// The language of the window's words changed: what holds words is made anew.
    Reword,
    /// A dialog ended.
    Picked(Picked),
    /// The dialog for the folder of a sentence encoder ended.
    ModelPicked(Picked),
    /// What the system wants of every window.
    System(SystemLook),
    /// The window is about to close, from here.
    Closing(WindowPlace),
    /// The worker tells something.
    Worker(Event),
    /// Do what a draft says.
    Edit(Draft),
    /// Do this to the remarks on a passage or group.
    Remark(Subject, Remark),
    /// This is in the dialog of the ratings' names now.
    ScaleTyped(ScaleForm),
    /// Of everything that was done, this many steps are to count.
    GoTo(usize),
    /// What this step says of words that are no longer there is to be given up.
    DismissOrphan(usize),
    /// Do this to the program's judgement.
    Overrule(Overrule),
    /// Close the article with this document id.
    Close(DocumentId),
    /// Show the hidden column of the article with this document id.
    ShowColumn(DocumentId),
    /// Select a group, or none.
    Select(Option<GroupId>),
    /// Show of the facts only their number, or all of them again.
    FoldFacts,
    /// Go to the words of a value of a fact.
    SelectFact(FactSpot),
    /// A passage of the columns was clicked; none: beside every passage.
    Pick(Option<ClaimId>),
    /// Choose a passage that this one is compared with.
    CompareWith(ClaimId),
    /// Show why the passage picked before and this one are or are not joined.
    Explain(ClaimId),
    /// Show why these two are or are not joined.
    ExplainPair([ClaimId; 2]),
    /// Another second passage, or the one that is it now.
    Choose(Choice),
    /// Two passages are no longer to be set against each other.
    EndPairing,
    /// The pointer is over a passage of the group in the columns, or over none.
    HoverColumns(Option<GroupId>),
    /// The pointer is over the group's row in the claims list, or over none.
    HoverList(Option<GroupId>),
    /// Show these groups.
    Filter(Filter),
    /// Of these, show those with all of this.
    Traits(Traits),
    /// Show the groups in this order.
    Sort(Sort),
    /// Find these letters.
    Find(String),
    /// Read the columns at this passage, or without one at the group.
    ReadAt(GroupId, Option<ClaimId>),
    /// The place of the matrix that the keyboard is on.
    MatrixSpot(Spot),
    /// Sort the matrix's rows so.
    SortRows(RowOrder),
    /// Sort the matrix's columns so.
    SortColumns(ColumnOrder),
    /// Show these days of the timeline; none: those that most dates are in.
    TimelineRange(Option<Days>),
    /// The mark of the timeline that the keyboard is on.
    TimelineMark(usize),
    /// Find these words in the articles.
    FindTyped(String),
    /// Marks of the words have to be the same, or not.
    FindExact(bool),
    /// The find bar is to be closed.
    FindClosed,
    /// The columns stand in this order of articles.
    Columns(Vec<ArticleId>),
    /// The notice at this place is read.
    Dismiss(usize),
    /// All notices are read.
    DismissAll,
    /// This text to the clipboard.
    Copy(String),
    /// The passage as a quotation to the clipboard.
    CopyQuotation(ClaimId),
    /// What was typed into the dialog that is open.
    DialogTyped(String),
    /// Another of the commands that the dialog found is to be chosen, so many places further on.
    DialogStep(isize),
    /// The dialog's text is to be used.
    DialogDone,
    /// The dialog is to be closed.
    DialogClosed,
    /// This command of those that the dialog found is to be run.
    Chosen(Command),
    /// The reader gave a panel this width or height, in points.
    Resized(Side, f32),
    /// Something about files that are not articles.
    Files(Deed),
}

/// Something that is to be done outside the state, by whoever changed it.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Have the worker read the source with this ticket.
    Read(u64, Source),
    /// Have the worker compare the articles with the edits, for this epoch.
    Compare(u64, Order),
    /// Have the worker end.
    CancelWork,
    /// Ask for files.
    Pick(Pick),
    /// Ask for the clipboard's text.
    RequestPaste,
    /// Text to the clipboard.
    Copy(String),
    /// Scroll the columns to the group.
    RevealInColumns(GroupId),
    /// Scroll the columns to these words, in each to the first of its own; the first of all is to be seen.
    RevealWords(Vec<Hit>),
    /// Scroll the columns to these two passages.
    RevealPassages([ClaimId; 2]),
    /// Show the hidden column of this document again.
    ShowColumn(DocumentId),
    /// Take the keyboard from the widget that has it.
    ReleaseKeyboard,
    /// Bring the column at this place into sight and give it the keyboard.
    FocusColumn(usize),
    /// No words are selected in the columns any more.
    ForgetText,
    /// Let the list stay where it is, now that its rows are at these places.
    KeepRows {
        /// Where each row is now, if it still is.
        moved: Vec<Option<usize>>,
        /// Where the row of the selected group was.
        selected: Option<usize>,
    },
    /// Ask for the folder of a sentence encoder.
    PickModel,
    /// Scroll the list to the fact at this place.
    RevealFact(usize),
    /// Scroll the list to the row at this place.
    RevealRow(usize),
    /// Scroll the commands to the one that Enter runs.
    RevealCommand,
    /// Let the reader type into the find box.
    FocusFind,
    /// Let the reader type into this field of the remarks.
    FocusRemark(Subject, Field),
    /// Let the reader type into the find bar.
    FocusFindBar,
    /// Give the keyboard back to what had it before the find bar.
    LeaveFindBar,
    /// Scroll the columns to words that were found.
    RevealHit(Hit),
    /// Draw with the theme and zoom of the settings.
    ApplyLook,
    /// Let the window's words be in the language of the settings.
    Speak,
    /// Write the settings.
    SaveSettings,
    /// Close the window.
    Quit,
    /// Something with files that are not articles.
    Files(Errand),
}
