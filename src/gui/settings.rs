//! What the window remembers from one start to the next: theme, language, zoom, recent files.
//!
//! One JSON file in the platform's folder for settings, or in `SYNOPTIC_CONFIG_DIR`. Written beside its place and then
//! renamed, so that it is whole at any time; a file that cannot be read is set aside and costs a notice, not the start.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use mundy::{Contrast, Interest, Preferences, ReducedMotion};
use serde::{Deserialize, Serialize};

use super::reader::Choices;
use super::refining::Model;
use super::words::{Language, t};
use crate::notes::{Level, Note};

/// How many recent files are kept.
const RECENT: usize = 12;
/// Names the folder of the settings, before the platform's own.
const FOLDER_VARIABLE: &str = "SYNOPTIC_CONFIG_DIR";
const FILE: &str = "settings.json";
/// The folder of unsaved work, in that of the program's data.
const RECOVERY: &str = "recovery";

/// What is remembered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: ThemeChoice,
    /// The language of the window's words; `None`: as the system has it.
    pub language: Option<Language>,
    /// Everything's size: 1 is as designed.
    pub zoom: f32,
    /// Which view stands in the middle.
    pub view: ViewMode,
    /// How the columns are shown.
    pub columns: Choices,
    /// Whether and how it is used what the passages mean.
    pub meaning: MeaningSetting,
    /// Files and folders that were opened, the latest first.
    pub recent: Vec<PathBuf>,
    /// The claims list.
    pub claims: PanelSetting,
    /// The evidence under the columns.
    pub evidence: PanelSetting,
    /// Where the window was when it was closed.
    pub window: Option<WindowPlace>,
}

/// Where a window is on the screen, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Its left upper corner; `None` where the system does not tell (Wayland).
    pub position: Option<(f32, f32)>,
    /// Width and height of its inside.
    pub size: (f32, f32),
    /// Whether it fills the screen.
    pub maximized: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let (claims, evidence) = (PanelSetting::default(), PanelSetting::default());
        Settings {
            theme: ThemeChoice::System,
            language: None,
            zoom: 1.0,
            view: ViewMode::default(),
            columns: Choices::default(),
            meaning: MeaningSetting::default(),
            recent: Vec::new(),
            claims,
            evidence,
            window: None,
        }
    }
}

/// Whether and how it is used what the passages mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeaningSetting {
    /// Whether it is.
    pub on: bool,
    /// The folder of another encoder than the one that is part of the program.
    pub model: Option<PathBuf>,
}

impl Default for MeaningSetting {
    fn default() -> Self {
        MeaningSetting { on: true, model: None }
    }
}

impl MeaningSetting {
    /// The encoder that is to be used, if one is.
    pub fn wanted(&self) -> Option<Model> {
        self.on.then(|| self.model.clone().map_or(Model::Bundled, Model::Folder))
    }
}

/// How a panel is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelSetting {
    /// Whether it is.
    pub shown: bool,
    /// The width or height that the reader gave it, in points.
    pub size: Option<f32>,
}

impl Default for PanelSetting {
    fn default() -> Self {
        PanelSetting { shown: true, size: None }
    }
}

/// A panel whose setting is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The claims list.
    Claims,
    /// The evidence under the columns.
    Evidence,
}

impl Settings {
    /// How the panel is to be shown.
    pub fn panel_mut(&mut self, side: Side) -> &mut PanelSetting {
        match side {
            Side::Claims => &mut self.claims,
            Side::Evidence => &mut self.evidence,
        }
    }
}

impl Settings {
    /// Puts `path` in front of the recent files.
    pub fn remember(&mut self, path: &Path) {
        self.forget(path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
    }

    /// Takes `path` out of the recent files.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }
}

/// Which view stands in the middle, beside claims list and evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ViewMode {
    /// The articles side by side.
    #[default]
    Columns,
    /// Claims against articles.
    Matrix,
    /// Dated passages along a line of time.
    Timeline,
}

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

/// Where the settings and unsaved work are kept.
#[derive(Clone, Debug)]
pub struct SettingsStore {
    /// `None` where nothing is kept.
    folder: Option<PathBuf>,
    /// Of unsaved work; `None` where none is kept.
    recovery: Option<PathBuf>,
}

impl SettingsStore {
    /// The folder that `SYNOPTIC_CONFIG_DIR` names, or else the platform's.
    pub fn of_this_machine() -> Self {
        let named = std::env::var_os(FOLDER_VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
        if let Some(folder) = named {
            return SettingsStore::in_folder(folder);
        }
        let dirs = directories::ProjectDirs::from("", "", "synoptic");
        SettingsStore {
            folder: dirs.as_ref().map(|dirs| dirs.config_dir().to_owned()),
            recovery: dirs.map(|dirs| dirs.data_local_dir().join(RECOVERY)),
        }
    }

    /// A folder of the caller's.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        SettingsStore { recovery: Some(folder.join(RECOVERY)), folder: Some(folder) }
    }

    /// Nothing is read or kept.
    pub fn nowhere() -> Self {
        SettingsStore { folder: None, recovery: None }
    }

    /// The same settings, and no unsaved work.
    pub fn without_recovery(self) -> Self {
        SettingsStore { recovery: None, ..self }
    }

    /// The folder of unsaved work.
    pub fn recovery(&self) -> Option<&Path> {
        self.recovery.as_deref()
    }

    /// The settings, and a note where there were some that cannot be used.
    pub fn load(&self) -> (Settings, Option<Note>) {
        let Some(path) = self.path() else { return (Settings::default(), None) };
        let problem = match fs::read(&path) {
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(settings) => return (settings, None),
                Err(problem) => problem.to_string(),
            },
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => return (Settings::default(), None),
            Err(problem) => problem.to_string(),
        };
        (Settings::default(), Some(set_aside(&path, &problem)))
    }

    /// Writes the settings, or says why they could not be kept.
    pub fn save(&self, settings: &Settings) -> Result<(), Note> {
        let Some(path) = self.path() else { return Ok(()) };
        write_whole(&path, settings).map_err(|problem| {
            let text = t!("notice-settings-unsaved", problem = problem.to_string());
            Note::new(Level::Warning, path.display().to_string(), text)
        })
    }

    fn path(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(FILE))
    }
}

/// Moves a file that cannot be used out of the way, so that its words are not lost to the next save.
fn set_aside(path: &Path, problem: &str) -> Note {
    let aside = path.with_extension("json.broken");
    let text = match fs::rename(path, &aside) {
        Ok(()) => t!("notice-settings-set-aside", problem = problem, aside = aside.display().to_string()),
        Err(_) => t!("notice-settings-broken", problem = problem),
    };
    Note::new(Level::Warning, path.display().to_string(), text)
}

fn write_whole(path: &Path, settings: &Settings) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension(format!("json.{}", std::process::id()));
    fs::write(&beside, serde_json::to_vec_pretty(settings)?)?;
    fs::rename(&beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let store = SettingsStore::in_folder(folder.path().join("new"));
        let mut settings = Settings {
            theme: ThemeChoice::Dark,
            zoom: 1.2,
            window: Some(WindowPlace { position: Some((10.0, 20.0)), size: (900.0, 600.0), maximized: true }),
            ..Settings::default()
        };
        settings.remember(Path::new("a.txt"));
        *settings.panel_mut(Side::Claims) = PanelSetting { shown: false, size: Some(300.5) };
        store.save(&settings).unwrap();
        assert_eq!(store.load(), (settings, None));
        let names: Vec<_> = fs::read_dir(folder.path().join("new")).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, [FILE], "nothing is left beside the settings");
    }

    #[test]
    fn without_a_file_nothing_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(SettingsStore::in_folder(folder.path()).load(), (Settings::default(), None));
        assert_eq!(SettingsStore::nowhere().load(), (Settings::default(), None));
    }

    #[test]
    fn a_broken_file_costs_a_note_and_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "{ theme").unwrap();
        let (settings, note) = SettingsStore::in_folder(folder.path()).load();
        assert_eq!(settings, Settings::default());
        assert!(
            note.is_some_and(
                |note| note.subject.ends_with(FILE) && note.what.to_string().contains("settings.json.broken")
            )
        );
        assert_eq!(fs::read_to_string(folder.path().join("settings.json.broken")).unwrap(), "{ theme");
    }

    #[test]
    fn a_folder_that_cannot_be_made_costs_a_note() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let note = SettingsStore::in_folder(file.path().join("below")).save(&Settings::default()).unwrap_err();
        assert!(note.what.to_string().contains("could not be saved"), "{note}");
    }

    #[test]
    fn recent_files_are_few_and_the_latest_is_first() {
        let mut settings = Settings::default();
        for number in 0..20 {
            settings.remember(&PathBuf::from(format!("{number}.txt")));
        }
        settings.remember(Path::new("15.txt"));
        assert_eq!(settings.recent.len(), RECENT);
        assert_eq!(settings.recent[..3], ["15.txt", "19.txt", "18.txt"].map(PathBuf::from));
    }
}
