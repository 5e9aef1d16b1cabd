//! How the reader wants the columns: what is drawn between and over the text, how it moves and how it is set.
//!
//! Plain and remembered in the settings; knows tokens, draws nothing.

use serde::{Deserialize, Serialize};

use crate::gui::theme::Theme;

/// How much larger a step makes the letters, in parts of a hundred.
const TEXT_STEP: i32 = 10;
/// The smallest and the largest letters.
const TEXT_PERCENT: std::ops::RangeInclusive<i32> = 70..=200;

/// How the columns are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Whether bands between the columns join the passages of a group.
    pub ribbons: bool,
    /// Whether the other columns follow the one that is scrolled.
    pub together: bool,
    /// Whether words that differ are marked in passages of the selected group.
    pub marks: bool,
    /// Size of the letters, in parts of a hundred of the theme's.
    pub text_percent: i32,
    /// Space between the lines.
    pub spacing: Spacing,
}

impl Default for Choices {
    fn default() -> Self {
        Choices { ribbons: true, together: true, marks: false, text_percent: 100, spacing: Spacing::Normal }
    }
}

impl Choices {
    /// Makes the letters so many steps larger.
    pub fn resize_text(&mut self, steps: i32) {
        self.text_percent = (self.text_percent + steps * TEXT_STEP).clamp(*TEXT_PERCENT.start(), *TEXT_PERCENT.end());
    }

    /// Sets the text as the theme does.
    pub fn reset_text(&mut self) {
        (self.text_percent, self.spacing) = (100, Spacing::Normal);
    }

    /// The theme with the reading text as it was chosen.
    pub fn set_in(&self, theme: &Theme) -> Theme {
        let percent = self.text_percent.clamp(*TEXT_PERCENT.start(), *TEXT_PERCENT.end());
        Theme {
            reading_size: theme.reading_size * percent as f32 / 100.0,
            reading_line_height: theme.reading_line_height * self.spacing.factor(),
            ..theme.clone()
        }
    }
}

/// Space between the lines of the articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Spacing {
    /// More lines in sight.
    Tight,
    /// As the theme has it.
    #[default]
    Normal,
    /// More air.
    Wide,
}

impl Spacing {
    /// The one that comes after it; the first after the last.
    pub fn next(self) -> Self {
        match self {
            Spacing::Normal => Spacing::Wide,
            Spacing::Wide => Spacing::Tight,
            Spacing::Tight => Spacing::Normal,
        }
    }

    fn factor(self) -> f32 {
        match self {
            Spacing::Tight => 0.87,
            Spacing::Normal => 1.0,
            Spacing::Wide => 1.2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_grows_within_bounds_and_goes_back() {
        let theme = Theme::light();
        let mut choices = Choices::default();
        assert_eq!(choices.set_in(&theme), theme);
        choices.resize_text(2);
        assert!((choices.set_in(&theme).reading_size - theme.reading_size * 1.2).abs() < 0.01);
        choices.resize_text(-99);
        assert_eq!(choices.text_percent, 70);
        choices.spacing = choices.spacing.next();
        assert!(choices.set_in(&theme).reading_line_height > theme.reading_line_height);
        choices.reset_text();
        assert_eq!(choices, Choices::default());
    }

    #[test]
    fn a_size_that_no_step_reaches_is_brought_within_bounds() {
        let broken = Choices { text_percent: 90_000, ..Choices::default() };
        assert_eq!(broken.set_in(&Theme::dark()).reading_size, Theme::dark().reading_size * 2.0);
    }
}
