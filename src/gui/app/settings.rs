//! What the window remembers from one start to the next: theme, language, zoom, recent files.
//!
//! One JSON file in the platform's folder for settings, or in `SYNOPTIC_CONFIG_DIR`. Written beside its place and then
//! renamed, so that it is whole at any time; a file that cannot be read is set aside and costs a notice, not the start.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use crate::{
    gui::{
        features::embedding::encode_queue::Model,
        theme::{Theme, ThemeChoice},
        words::{Language, t},
    },
    notes::{Level, Note},
};

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
