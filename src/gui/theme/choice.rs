//! Which theme the reader wants, and what the system wants of every window.

use std::time::Duration;

use mundy::{Contrast, Interest, Preferences, ReducedMotion};
use serde::{Deserialize, Serialize};

/// Which theme the reader wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Warm paper.
    Light,
    /// Soft dark.
    Dark,
    /// White on black.
    Contrast,
}

/// What the system wants of every window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemLook {
    /// More contrast than usual.
    pub more_contrast: bool,
    /// Nothing that slides or fades.
    pub less_motion: bool,
}

impl SystemLook {
    /// Asks the system; nothing is wanted where it does not answer soon.
    pub fn of_this_machine() -> Self {
        const PATIENCE: Duration = Duration::from_secs(2);
        let wanted = Interest::ReducedMotion | Interest::Contrast;
        let Some(told) = Preferences::once_blocking(wanted, PATIENCE) else { return SystemLook::default() };
        SystemLook {
            more_contrast: matches!(told.contrast, Contrast::More),
            less_motion: matches!(told.reduced_motion, ReducedMotion::Reduce),
        }
    }
}

impl From<ThemeChoice> for egui::ThemePreference {
    fn from(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark | ThemeChoice::Contrast => egui::ThemePreference::Dark,
        }
    }
}
