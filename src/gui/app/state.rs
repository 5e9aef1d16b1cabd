//! What the window holds, in nouns. Changed in `update` and the features' files of that name only; nothing here is a widget's.

use std::path::PathBuf;

use super::{command::Command, library::Library, settings::Settings};
use crate::{
    compare::Progress,
    edits::Subject,
    gui::{
        features::{
            annotations::{
                message::{Question, ScaleForm},
                model::Drafts,
            },
            claims_list::{fact_rows::FactSpot, model::ClaimsList},
            embedding::model::Meant,
            evidence::model::Evidence,
            files::{message::FileQuestion, model::Desk},
            find::model::FindBar,
            history::model::Retraced,
            matrix::model::Matrix,
            notices::model::Notices,
            pairing::model::Pairing,
            review::model::{OverruleDialog, Picks},
            timeline::model::Timeline,
        },
        theme::SystemLook,
    },
    ids::{ArticleId, ClaimId, GroupId},
};

/// Everything that the window holds.
#[derive(Default)]
pub struct State {
    /// The articles and what was found in them.
    pub library: Library,
    /// What the reader points at.
    pub selection: Selection,
    /// What the reader picked, to do one thing with all of it.
    pub picks: Picks,
    /// The claims list.
    pub list: ClaimsList,
    /// Claims against articles.
    pub matrix: Matrix,
    /// Dated passages along a line of time.
    pub timeline: Timeline,
    /// The bar in which words are found in the articles.
    pub find: FindBar,
    /// The articles as their columns stand, from left to right.
    pub columns: Vec<ArticleId>,
    /// What the worker is doing.
    pub work: Work,
    /// What the passages mean.
    pub meaning: Meant,
    /// Files: what the workspace is of, what is unsaved, asked and offered.
    pub desk: Desk,
    /// Notes that the reader has not dismissed.
    pub notices: Notices,
    /// The dialog over the window, if there is one.
    pub dialog: Option<Dialog>,
    /// Whether the evidence shows what each passage says.
    pub says_unfolded: bool,
    /// Whether copying was the last thing done: it leaves no other trace in the window.
    pub copied: bool,
    /// What was taken back or done again, where that was the last thing done.
    pub retraced: Option<Retraced>,
    /// What is being written of passages and groups and not kept yet.
    pub drafts: Drafts,
    /// The commands that were chosen from all, the latest first.
    pub recent_commands: Vec<Command>,
    /// What is remembered.
    pub settings: Settings,
    /// What the system wants of every window.
    pub system: SystemLook,
}

/// What the reader points at.
#[derive(Default)]
pub struct Selection {
    /// The selected group.
    pub group: Option<GroupId>,
    /// The passage of it that the reader picked, or else its best wording.
    pub passage: Option<ClaimId>,
    /// The passage that the reader went to from source to source.
    pub visited: Option<ClaimId>,
    /// The value of a fact that the reader went to; its claim is of the selected group.
    pub fact: Option<FactSpot>,
    /// The passages that are set against each other.
    pub pairing: Option<Pairing>,
    /// The group under the pointer in the columns.
    pub in_columns: Option<GroupId>,
    /// The group under the pointer in the claims list.
    pub in_list: Option<GroupId>,
    /// What is shown of the selected group.
    pub evidence: Option<Evidence>,
}

impl Selection {
    /// The group under the pointer, wherever that is.
    pub fn hovered(&self) -> Option<GroupId> {
        self.in_list.or(self.in_columns)
    }
}

/// What the worker is doing.
#[derive(Default)]
pub struct Work {
    /// The sources that it was given and has not answered.
    pub reading: Vec<Pending>,
    /// The comparison that it was asked for and has not answered.
    pub comparing: Option<u64>,
    /// How far it is.
    pub progress: Option<Progress>,
    /// The last ticket that was given out.
    pub last_ticket: u64,
}

/// A source that is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The ticket that the answer will have.
    pub ticket: u64,
    /// The files and folders that were asked for; none for other texts.
    pub paths: Vec<PathBuf>,
}

impl Work {
    /// Whether anything is being read or compared.
    pub fn is_running(&self) -> bool {
        !self.reading.is_empty() || self.comparing.is_some()
    }
}

/// A dialog over the window, with what was typed into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// A path is asked for.
    Path {
        /// The path so far.
        typed: String,
        /// Whether it stands in for a system dialog that could not be shown.
        stands_in: bool,
    },
    /// The folder of a sentence encoder is asked for, where the system has no dialogs.
    Model {
        /// The path so far.
        typed: String,
    },
    /// A command is asked for.
    Commands {
        /// A few of its letters.
        typed: String,
        /// Which of the commands that have them Enter runs.
        chosen: usize,
    },
    /// The keys of all commands.
    Keys,
    /// Something is asked for that is remarked of a passage or group.
    Remark {
        /// What it is about.
        on: Subject,
        /// What is asked for.
        question: Question,
    },
    /// The names of the ratings, and who gives them.
    Scale(ScaleForm),
    /// Everything that the reader did.
    History,
    /// What is fastened to words that are no longer there.
    Orphans,
    /// The reader overrules the program.
    Overrule(OverruleDialog),
    /// A question about files.
    Files(FileQuestion),
}
