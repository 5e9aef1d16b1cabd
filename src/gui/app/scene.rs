//! What a frame is drawn from, and what a change of state asks of it.

use std::path::PathBuf;

use super::state::State;
use crate::{
    edits::Subject,
    gui::{features::annotations::message::Field, theme::Theme},
    workspace::is_workspace,
};

/// What a frame is drawn from.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// What the window holds.
    pub state: &'a State,
    /// Tokens.
    pub theme: &'a Theme,
    /// What to do once, in this frame.
    pub hints: Hints,
}

/// What a change of state asks of the next frame, once.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hints {
    /// Let the claims list be scrolled so far.
    pub list_offset: Option<f32>,
    /// Scroll the claims list to the fact at this place.
    pub reveal_fact: Option<usize>,
    /// Scroll the claims list to this row.
    pub reveal_row: Option<usize>,
    /// Scroll the commands to the one that Enter runs.
    pub reveal_command: bool,
    /// Let the reader type into the find box.
    pub focus_find: bool,
    /// Let the reader type into the find bar.
    pub focus_find_bar: bool,
    /// Let the reader type into this field of the remarks.
    pub focus_remark: Option<(Subject, Field)>,
}

/// The recent workspaces, or else the recent articles and their folders.
pub fn recent(scene: Scene<'_>, workspaces: bool) -> impl Iterator<Item = &PathBuf> {
    let recent = &scene.state.settings.recent;
    recent.iter().filter(move |path| is_workspace(path) == workspaces)
}
