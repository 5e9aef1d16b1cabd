//! What can be had from a workspace that is cut short or altered: every line that is whole.

use super::file::{DocumentV1, SavedV1, StepV1};

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
