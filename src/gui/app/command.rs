//! Every command, once, with its keys; its words are in `assets/words` under its name. Menus, tooltips and keys are made
//! from here.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::settings::ViewMode;
use crate::gui::{
    theme::ThemeChoice,
    words::{Language, say, say_attribute, t},
};

/// Something that the reader can have done by a menu or a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Pick files.
    Open,
    /// Pick folders.
    OpenFolder,
    /// Type a path.
    OpenByPath,
    /// Text from the clipboard becomes an article.
    Paste,
    /// The five articles that are part of the program.
    OpenSample,
    /// The four articles in four languages that are part of the program.
    OpenLanguages,
    /// The same articles, worked through by a reader.
    OpenExample,
    /// Close every article.
    CloseAll,
    /// End the program.
    Quit,
    /// Take the last edit back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Compare what is open, again.
    Compare,
    /// End what is being read or compared.
    Cancel,
    /// Go to the next row of the claims list.
    NextClaim,
    /// Go to the row before.
    PreviousClaim,
    /// Scroll the columns to the selected claim.
    ShowClaim,
    /// Type into the find box.
    Find,
    /// Type into the find bar.
    FindInArticles,
    /// Go to the next words that were found.
    FindNext,
    /// Go to the words found before.
    FindPrevious,
    /// Clear what was typed, or else the selection, or else the newest notice.
    Clear,
    /// Choose a passage that the selected one is compared with.
    CompareWith,
    /// Fold or unfold what each passage of the evidence says.
    WhatItSays,
    /// Quotations of the selected claim to the clipboard.
    CopyQuotations,
    /// Go to the next claim of the list that the articles disagree on.
    NextDifference,
    /// Go to the one before.
    PreviousDifference,
    /// Go to the next article's passage of the selected claim.
    NextSource,
    /// Go to the one before.
    PreviousSource,
    /// Bring the column with this number, counted from one, into sight.
    Column(u8),
    /// Show or hide the claims list.
    ClaimsPanel,
    /// Show or hide the evidence.
    EvidencePanel,
    /// All commands by a few letters.
    Commands,
    /// The articles side by side.
    ShowColumns,
    /// Claims against articles.
    ShowMatrix,
    /// Dated passages along a line of time.
    ShowTimeline,
    /// A shorter part of the timeline, larger.
    TimelineZoomIn,
    /// A longer part of the timeline, smaller.
    TimelineZoomOut,
    /// The part of the timeline that most dates are in.
    TimelineFit,
    /// All keys.
    Keys,
    /// The system's theme.
    ThemeSystem,
    /// Warm paper.
    ThemeLight,
    /// Soft dark.
    ThemeDark,
    /// White on black.
    ThemeContrast,
    /// The window's words in the system's language.
    LanguageSystem,
    /// In English.
    LanguageEnglish,
    /// In Vietnamese.
    LanguageVietnamese,
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// Everything as designed.
    ZoomReset,
    /// Bands between the columns join the passages of a group, or do not.
    Ribbons,
    /// The other columns follow the one that is scrolled, or do not.
    ScrollTogether,
    /// What the passages mean is used beside their words, or is not.
    UseMeaning,
    /// Pick the folder of another sentence encoder.
    ChooseModel,
    /// The sentence encoder that is part of the program.
    BundledModel,
    /// Words that differ are marked in the columns, or are not.
    MarkDifferences,
    /// Larger letters in the articles.
    TextLarger,
    /// Smaller letters in the articles.
    TextSmaller,
    /// Letters in the articles as designed.
    TextNormal,
    /// The next of the line spacings.
    LineSpacing,
    /// Write a note on the selected group.
    Note,
    /// Tag the selected group.
    Tag,
    /// Rate the selected group.
    Rate,
    /// Give the selected group a colour.
    Colour,
    /// The names of the ratings, and who gives them.
    Scale,
    /// Everything that was done.
    History,
    /// What is fastened to words that are no longer there.
    Orphans,
    /// The program is right: the selected group, or what is picked, makes one claim.
    Confirm,
    /// The program is wrong: the selected passage, or what is picked, does not make that claim.
    Reject,
    /// Take the selected passage, or those picked, out of their groups.
    TakeOut,
    /// Make a group of the picked passages of a group.
    SplitOff,
    /// Make one group of what is picked.
    Merge,
    /// Bring what is picked into the selected group.
    AddToGroup,
    /// Choose a group for the selected passage, or those picked.
    MoveTo,
    /// The selected words are a claim.
    MarkClaim,
    /// The selected words are no part of what the article says.
    MarkFurniture,
    /// The selected words are what the program makes of them.
    Unmark,
    /// Say what the selected group amounts to.
    Verdict,
    /// Correct an article's title, outlet, date, address or language.
    Correct,
    /// Pick the selected passage, or let it go.
    PickPassage,
    /// Pick the selected group, or let it go.
    PickGroup,
    /// An empty workspace.
    NewWorkspace,
    /// The workspace into its file.
    Save,
    /// The workspace into another file.
    SaveAs,
    /// The reading for others.
    Export,
    /// Files that were changed on disk, again.
    ReadAgain,
    /// Work that was left unsaved, the latest.
    Restore,
}

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

impl Command {
    /// All commands, as the palette lists them.
    pub const ALL: [Command; 94] = [
        Command::NewWorkspace,
        Command::Open,
        Command::OpenFolder,
        Command::OpenByPath,
        Command::Paste,
        Command::OpenSample,
        Command::OpenLanguages,
        Command::OpenExample,
        Command::Save,
        Command::SaveAs,
        Command::Export,
        Command::ReadAgain,
        Command::Restore,
        Command::CloseAll,
        Command::Quit,
        Command::Compare,
        Command::Cancel,
        Command::NextClaim,
        Command::PreviousClaim,
        Command::ShowClaim,
        Command::Find,
        Command::FindInArticles,
        Command::FindNext,
        Command::FindPrevious,
        Command::Clear,
        Command::CompareWith,
        Command::WhatItSays,
        Command::CopyQuotations,
        Command::NextDifference,
        Command::PreviousDifference,
        Command::NextSource,
        Command::PreviousSource,
        Command::ClaimsPanel,
        Command::EvidencePanel,
        Command::Commands,
        Command::ShowColumns,
        Command::ShowMatrix,
        Command::ShowTimeline,
        Command::TimelineZoomIn,
        Command::TimelineZoomOut,
        Command::TimelineFit,
        Command::Keys,
        Command::ThemeSystem,
        Command::ThemeLight,
        Command::ThemeDark,
        Command::ThemeContrast,
        Command::LanguageSystem,
        Command::LanguageEnglish,
        Command::LanguageVietnamese,
        Command::ZoomIn,
        Command::ZoomOut,
        Command::ZoomReset,
        Command::Column(1),
        Command::Column(2),
        Command::Column(3),
        Command::Column(4),
        Command::Column(5),
        Command::Column(6),
        Command::Column(7),
        Command::Column(8),
        Command::Column(9),
        Command::Ribbons,
        Command::ScrollTogether,
        Command::UseMeaning,
        Command::ChooseModel,
        Command::BundledModel,
        Command::MarkDifferences,
        Command::TextLarger,
        Command::TextSmaller,
        Command::TextNormal,
        Command::LineSpacing,
        Command::Note,
        Command::Tag,
        Command::Rate,
        Command::Colour,
        Command::Scale,
        Command::Undo,
        Command::Redo,
        Command::History,
        Command::Orphans,
        Command::Confirm,
        Command::Reject,
        Command::TakeOut,
        Command::SplitOff,
        Command::Merge,
        Command::AddToGroup,
        Command::MoveTo,
        Command::MarkClaim,
        Command::MarkFurniture,
        Command::Unmark,
        Command::Verdict,
        Command::Correct,
        Command::PickPassage,
        Command::PickGroup,
    ];

    /// What it is called.
    pub fn words(self) -> String {
        match self {
            Command::Column(number) => t!("command-column", number = number),
            _ => say(&self.name(), &[]),
        }
    }

    /// What it does, in a sentence.
    pub fn tooltip(self) -> String {
        say_attribute(&self.name(), "tip").unwrap_or_else(|| self.name())
    }

    /// The name of its words in `assets/words`: that of the variant, "command-open-folder".
    pub fn name(self) -> String {
        let mut name = "command".to_owned();
        for letter in format!("{self:?}").chars().take_while(|letter| letter.is_alphabetic()) {
            if letter.is_uppercase() {
                name.push('-');
            }
            name.extend(letter.to_lowercase());
        }
        name
    }

    /// The keys that are shown beside it.
    pub fn shown_keys(self) -> Option<KeyboardShortcut> {
        const PASTE: KeyboardShortcut = key(COMMAND, Key::V);
        if self == Command::Paste { Some(PASTE) } else { self.keys().first().copied() }
    }

    /// The keys that run it. Ctrl+V arrives as a paste, not as a key, so it is not listed here.
    pub fn keys(self) -> &'static [KeyboardShortcut] {
        match self {
            Command::Open => const { &[key(COMMAND, Key::O)] },
            Command::OpenFolder => const { &[key(COMMAND_SHIFT, Key::O)] },
            Command::OpenByPath => const { &[key(COMMAND, Key::L)] },
            Command::CloseAll => const { &[key(COMMAND_SHIFT, Key::W)] },
            Command::Quit => const { &[key(COMMAND, Key::Q)] },
            Command::Undo => const { &[key(COMMAND, Key::Z)] },
            Command::Redo => const { &[key(COMMAND_SHIFT, Key::Z), key(COMMAND, Key::Y)] },
            Command::Compare => const { &[key(NONE, Key::F5)] },
            Command::Cancel => const { &[key(COMMAND, Key::Period)] },
            Command::NextClaim => const { &[key(NONE, Key::ArrowDown), key(NONE, Key::J)] },
            Command::PreviousClaim => const { &[key(NONE, Key::ArrowUp), key(NONE, Key::K)] },
            Command::ShowClaim => const { &[key(NONE, Key::Enter)] },
            Command::Find => const { &[key(COMMAND_SHIFT, Key::F), key(NONE, Key::Slash)] },
            Command::Clear => const { &[key(NONE, Key::Escape)] },
            Command::CompareWith => const { &[key(NONE, Key::W)] },
            Command::WhatItSays => const { &[key(NONE, Key::S)] },
            Command::CopyQuotations => const { &[key(NONE, Key::C)] },
            Command::Commands => const { &[key(COMMAND_SHIFT, Key::P), key(COMMAND, Key::K)] },
            Command::ZoomIn => const { &[key(COMMAND, Key::Plus), key(COMMAND, Key::Equals)] },
            Command::ZoomOut => const { &[key(COMMAND, Key::Minus)] },
            Command::ZoomReset => const { &[key(COMMAND, Key::Num0)] },
            Command::ShowColumns => const { &[key(NONE, Key::F6)] },
            Command::ShowMatrix => const { &[key(NONE, Key::F7)] },
            Command::ShowTimeline => const { &[key(NONE, Key::F8)] },
            Command::TimelineZoomIn => const { &[key(NONE, Key::Plus), key(NONE, Key::Equals)] },
            Command::TimelineZoomOut => const { &[key(NONE, Key::Minus)] },
            Command::TimelineFit => const { &[key(NONE, Key::Num0)] },
            Command::FindInArticles => const { &[key(COMMAND, Key::F)] },
            Command::FindNext => const { &[key(NONE, Key::F3)] },
            Command::FindPrevious => const { &[key(SHIFT, Key::F3)] },
            Command::NextDifference => const { &[key(NONE, Key::N)] },
            Command::PreviousDifference => const { &[key(NONE, Key::P)] },
            Command::NextSource => const { &[key(NONE, Key::CloseBracket)] },
            Command::PreviousSource => const { &[key(NONE, Key::OpenBracket)] },
            Command::ClaimsPanel => const { &[key(NONE, Key::F9), key(COMMAND, Key::B)] },
            Command::EvidencePanel => const { &[key(COMMAND, Key::E)] },
            Command::Keys => const { &[key(NONE, Key::F1), key(NONE, Key::Questionmark)] },
            Command::Column(number) => column_keys(number),
            Command::Ribbons => const { &[key(NONE, Key::R)] },
            Command::ScrollTogether => const { &[key(NONE, Key::L)] },
            Command::MarkDifferences => const { &[key(NONE, Key::D)] },
            Command::TextLarger => const { &[key(Modifiers::ALT, Key::Plus), key(Modifiers::ALT, Key::Equals)] },
            Command::TextSmaller => const { &[key(Modifiers::ALT, Key::Minus)] },
            Command::TextNormal => const { &[key(Modifiers::ALT, Key::Num0)] },
            Command::LineSpacing => const { &[key(Modifiers::ALT, Key::L)] },
            Command::Note => const { &[key(NONE, Key::O)] },
            Command::Tag => const { &[key(NONE, Key::H)] },
            Command::Rate => const { &[key(NONE, Key::Q)] },
            Command::Colour => const { &[key(NONE, Key::Y)] },
            Command::History => const { &[key(COMMAND_SHIFT, Key::H)] },
            Command::Confirm => const { &[key(NONE, Key::A)] },
            Command::Reject => const { &[key(NONE, Key::X)] },
            Command::TakeOut => const { &[key(NONE, Key::T)] },
            Command::SplitOff => const { &[key(SHIFT, Key::T)] },
            Command::Merge => const { &[key(NONE, Key::G)] },
            Command::AddToGroup => const { &[key(SHIFT, Key::G)] },
            Command::MarkClaim => const { &[key(NONE, Key::M)] },
            Command::MarkFurniture => const { &[key(NONE, Key::U)] },
            Command::Unmark => const { &[key(SHIFT, Key::M)] },
            Command::Verdict => const { &[key(NONE, Key::V)] },
            Command::Correct => const { &[key(COMMAND, Key::I)] },
            Command::PickPassage => const { &[key(NONE, Key::Space)] },
            Command::PickGroup => const { &[key(SHIFT, Key::Space)] },
            Command::NewWorkspace => const { &[key(COMMAND, Key::N)] },
            Command::Save => const { &[key(COMMAND, Key::S)] },
            Command::SaveAs => const { &[key(COMMAND_SHIFT, Key::S)] },
            Command::Export => const { &[key(COMMAND_SHIFT, Key::E)] },
            Command::ReadAgain => const { &[key(COMMAND, Key::R)] },
            _ => &[],
        }
    }

    /// The view that the command shows, if it shows one.
    pub fn view(self) -> Option<ViewMode> {
        match self {
            Command::ShowColumns => Some(ViewMode::Columns),
            Command::ShowMatrix => Some(ViewMode::Matrix),
            Command::ShowTimeline => Some(ViewMode::Timeline),
            _ => None,
        }
    }

    /// The theme that the command chooses, if it chooses one.
    pub fn theme(self) -> Option<ThemeChoice> {
        match self {
            Command::ThemeSystem => Some(ThemeChoice::System),
            Command::ThemeLight => Some(ThemeChoice::Light),
            Command::ThemeDark => Some(ThemeChoice::Dark),
            Command::ThemeContrast => Some(ThemeChoice::Contrast),
            _ => None,
        }
    }

    /// The language that the command chooses, if it chooses one: `Some(None)` is the system's.
    pub fn language(self) -> Option<Option<Language>> {
        match self {
            Command::LanguageSystem => Some(None),
            Command::LanguageEnglish => Some(Some(Language::English)),
            Command::LanguageVietnamese => Some(Some(Language::Vietnamese)),
            _ => None,
        }
    }
}

/// The digit that brings the column with this number into sight.
fn column_keys(number: u8) -> &'static [KeyboardShortcut] {
    match number {
        1 => const { &[key(NONE, Key::Num1)] },
        2 => const { &[key(NONE, Key::Num2)] },
        3 => const { &[key(NONE, Key::Num3)] },
        4 => const { &[key(NONE, Key::Num4)] },
        5 => const { &[key(NONE, Key::Num5)] },
        6 => const { &[key(NONE, Key::Num6)] },
        7 => const { &[key(NONE, Key::Num7)] },
        8 => const { &[key(NONE, Key::Num8)] },
        _ => const { &[key(NONE, Key::Num9)] },
    }
}

/// What a command is about, as the page of keys has them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Opening and closing.
    Files,
    /// The claims list, the selected claim and its evidence.
    Claims,
    /// What the reader does to the program's judgement.
    Edits,
    /// The columns.
    Articles,
    /// What is on screen and how large.
    View,
}

impl Topic {
    /// In the order in which they are shown.
    pub const ALL: [Topic; 5] = [Topic::Files, Topic::Claims, Topic::Edits, Topic::Articles, Topic::View];
}

impl Command {
    /// What it is about.
    pub fn topic(self) -> Topic {
        match self {
            Command::NewWorkspace
            | Command::Save
            | Command::SaveAs
            | Command::Export
            | Command::ReadAgain
            | Command::Restore
            | Command::Open
            | Command::OpenFolder
            | Command::OpenByPath
            | Command::Paste
            | Command::OpenSample
            | Command::OpenLanguages
            | Command::OpenExample
            | Command::CloseAll
            | Command::Quit
            | Command::Compare
            | Command::Cancel => Topic::Files,
            Command::NextClaim
            | Command::PreviousClaim
            | Command::NextDifference
            | Command::PreviousDifference
            | Command::NextSource
            | Command::PreviousSource
            | Command::ShowClaim
            | Command::Find
            | Command::Clear
            | Command::CompareWith
            | Command::WhatItSays
            | Command::CopyQuotations
            | Command::Note
            | Command::Tag
            | Command::Rate
            | Command::Colour
            | Command::Scale => Topic::Claims,
            Command::FindInArticles | Command::FindNext | Command::FindPrevious | Command::Column(_) => Topic::Articles,
            Command::Undo
            | Command::Redo
            | Command::History
            | Command::Orphans
            | Command::Confirm
            | Command::Reject
            | Command::TakeOut
            | Command::SplitOff
            | Command::Merge
            | Command::AddToGroup
            | Command::MoveTo
            | Command::MarkClaim
            | Command::MarkFurniture
            | Command::Unmark
            | Command::Verdict
            | Command::Correct
            | Command::PickPassage
            | Command::PickGroup => Topic::Edits,
            Command::ClaimsPanel
            | Command::EvidencePanel
            | Command::Commands
            | Command::Keys
            | Command::Ribbons
            | Command::ScrollTogether
            | Command::UseMeaning
            | Command::ChooseModel
            | Command::BundledModel
            | Command::MarkDifferences
            | Command::TextLarger
            | Command::TextSmaller
            | Command::TextNormal
            | Command::LineSpacing
            | Command::ThemeSystem
            | Command::ThemeLight
            | Command::ThemeDark
            | Command::ThemeContrast
            | Command::LanguageSystem
            | Command::LanguageEnglish
            | Command::LanguageVietnamese
            | Command::ShowColumns
            | Command::ShowMatrix
            | Command::ShowTimeline
            | Command::TimelineZoomIn
            | Command::TimelineZoomOut
            | Command::TimelineFit
            | Command::ZoomIn
            | Command::ZoomOut
            | Command::ZoomReset => Topic::View,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    #[test]
    fn no_two_commands_have_the_same_keys() {
        let mut owners: HashMap<KeyboardShortcut, Command> = HashMap::new();
        for command in Command::ALL {
            for keys in command.keys() {
                let other = owners.insert(*keys, command);
                assert_eq!(other, None, "{command:?} has the keys of {other:?}: {keys:?}");
            }
        }
    }

    #[test]
    fn all_holds_every_command_once_and_each_has_its_own_words() {
        let words: HashSet<_> = Command::ALL.iter().map(|command| command.words()).collect();
        assert_eq!(words.len(), Command::ALL.len());
        assert!(Command::ALL.iter().all(|command| !command.tooltip().is_empty()));
    }
}
