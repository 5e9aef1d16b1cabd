//! The steps in which a second passage is chosen, and their keys.

use egui::{Key, Modifiers};

/// A step while a second passage is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The one after it in its article.
    NextPassage,
    /// The one before it.
    PreviousPassage,
    /// One of the next article.
    NextArticle,
    /// One of the article before.
    PreviousArticle,
    /// This one it is.
    Done,
}

impl Choice {
    /// The steps and their keys, which belong to them as long as a second passage is chosen.
    const KEYS: [(Key, Choice); 5] = [
        (Key::ArrowDown, Choice::NextPassage),
        (Key::ArrowUp, Choice::PreviousPassage),
        (Key::ArrowRight, Choice::NextArticle),
        (Key::ArrowLeft, Choice::PreviousArticle),
        (Key::Enter, Choice::Done),
    ];
}

/// The steps whose keys were pressed.
pub fn choices(input: &mut egui::InputState) -> Vec<Choice> {
    let mut times = |key| input.count_and_consume_key(Modifiers::NONE, key);
    Choice::KEYS.into_iter().flat_map(|(key, choice)| std::iter::repeat_n(choice, times(key))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn arrows_choose_before_they_step_through_the_claims() {
        let keys: HashSet<Key> = Choice::KEYS.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys.len(), Choice::KEYS.len());
        assert!(keys.iter().all(|key| !Key::Escape.eq(key)), "Escape ends the choice");
    }
}
