//! What can be had from a workspace that is cut short or altered: every line that is whole.

use super::{
    Workspace,
    file::{DocumentV1, SavedV1, StepV1},
};
use crate::{
    edits::{Act, Change, History, Step},
    ids::ContentHash,
};

/// The texts and steps of the lines of `bytes` that are whole, and how many lines were not, at least one; `None` where no line is.
pub fn rescued(bytes: &[u8]) -> Option<(SavedV1, usize)> {
    let text = String::from_utf8_lossy(bytes);
    let mut saved = SavedV1::default();
    let mut done = None;
    let (mut lost, mut among_steps) = (0, false);
    for line in text.lines().map(|line| line.trim().trim_end_matches(',')) {
        if let Ok(document) = serde_json::from_str::<DocumentV1>(line) {
            saved.documents.push(document);
        } else if let Ok(step) = serde_json::from_str::<StepV1>(line) {
            saved.steps.push(step);
        } else if let Some(number) = line.strip_prefix("\"done\":") {
            done = number.trim().parse::<usize>().ok();
        } else if line.starts_with("\"steps\":") {
            among_steps = true;
        } else if line.starts_with('{') && line.len() > 1 {
            lost += 1;
            // A step that is lost no longer counts.
            if let Some(done) = done.as_mut().filter(|done| among_steps && saved.steps.len() < **done) {
                *done -= 1;
            }
        }
    }
    if saved.documents.is_empty() && saved.steps.is_empty() {
        return None;
    }
    saved.done = done.unwrap_or(saved.steps.len());
    // What is not written line by line, or ends before its end, is damaged even where each line is whole.
    Some((saved, lost.max(1)))
}

/// Opens those texts of `workspace` that no step opens, since theirs is lost. That comes first: other steps speak of them.
pub fn reopen(workspace: &mut Workspace) {
    let history = &workspace.history;
    let changes = || history.steps().iter().flat_map(|step| &step.changes);
    let opens = |change: &Change, hash: &ContentHash| match change {
        Change::Open(hashes) => hashes.contains(hash),
        Change::Replace { new, .. } => new == hash,
        _ => false,
    };
    let hashes = workspace.texts.iter().map(|text| &text.sha256);
    let lost: Vec<ContentHash> = hashes.filter(|hash| !changes().any(|change| opens(change, hash))).cloned().collect();
    if lost.is_empty() {
        return;
    }
    let at = history.steps().first().map_or(0, |step| step.at);
    let mut steps = vec![Step { act: Act::Open, changes: vec![Change::Open(lost)], at }];
    steps.extend_from_slice(history.steps());
    workspace.history = History::new(steps, history.done().len() + 1);
}
