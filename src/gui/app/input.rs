//! What keys, clipboard and drag bring, as actions: who has the keyboard, and which commands its keys run.

use std::path::PathBuf;

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::{App, command::Command, message::Action};
use crate::gui::features::pairing::{message as pairing_message, model::Pairing};

/// What has the keyboard, beside the commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Nothing: every key is a command's.
    Free,
    /// A button, row or column, which Enter and the arrows belong to.
    Widget,
    /// The second of two passages that is being chosen, which arrows and Enter belong to.
    Choice,
    /// A text field, menu or dialog, which every bare key belongs to.
    Text,
}

impl Focus {
    /// Whether `keys` may run a command.
    fn leaves(self, keys: &KeyboardShortcut) -> bool {
        let belongs_to_widgets = matches!(keys.logical_key, Key::Enter | Key::Space | Key::ArrowDown | Key::ArrowUp);
        match self {
            Focus::Free | Focus::Choice => true,
            Focus::Widget => !(keys.modifiers.is_none() && belongs_to_widgets),
            Focus::Text => (!keys.modifiers.is_none() && !is_of_text_fields(keys)) || types_nothing(keys.logical_key),
        }
    }
}

/// Whether text fields have a use of their own for `keys`.
fn is_of_text_fields(keys: &KeyboardShortcut) -> bool {
    keys.modifiers.command && [Key::A, Key::C, Key::V, Key::X, Key::Z, Key::Y].contains(&keys.logical_key)
}

/// Whether `key` has no use in a text field.
fn types_nothing(key: Key) -> bool {
    (Key::F1..=Key::F12).contains(&key)
}

/// The commands whose keys were pressed and are not `focus`'s own.
pub fn pressed(input: &mut egui::InputState, focus: Focus) -> Vec<Command> {
    let mut commands: Vec<(usize, Command, KeyboardShortcut)> = Command::ALL
        .iter()
        .flat_map(|command| command.keys().iter().map(|keys| (*command, *keys)))
        .filter(|(_, keys)| focus.leaves(keys))
        .map(|(command, keys)| (modifier_count(keys.modifiers), command, keys))
        .collect();
    // Egui lets Ctrl+Shift+O match Ctrl+O, so those with more modifiers are asked first.
    commands.sort_by_key(|(modifiers, ..)| usize::MAX - modifiers);
    // A key that is held comes several times in a slow frame.
    let mut times = |keys: KeyboardShortcut| input.count_and_consume_key(keys.modifiers, keys.logical_key);
    commands.into_iter().flat_map(|(_, command, keys)| std::iter::repeat_n(command, times(keys))).collect()
}

fn modifier_count(modifiers: Modifiers) -> usize {
    [modifiers.alt, modifiers.shift, modifiers.command || modifiers.ctrl].iter().filter(|held| **held).count()
}

impl App {
    /// What keys, clipboard and drag brought.
    pub(super) fn input_actions(&mut self, ctx: &Context) -> Vec<Action> {
        let focus = self.focus(ctx);
        let takes_paste = std::mem::take(&mut self.paste_wanted) || focus != Focus::Text;
        ctx.input_mut(|input| {
            let choices = if focus == Focus::Choice { pairing_message::choices(input) } else { Vec::new() };
            let mut actions: Vec<Action> = choices.into_iter().map(Action::Choose).collect();
            actions.extend(pressed(input, focus).into_iter().map(Action::Run));
            if takes_paste {
                actions.extend(take_pastes(input));
            }
            let dropped: Vec<PathBuf> = input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect();
            if !dropped.is_empty() {
                actions.push(Action::Open(dropped));
            }
            actions
        })
    }

    /// What has the keyboard.
    fn focus(&self, ctx: &Context) -> Focus {
        // A field has lost the keyboard by Escape before anybody is asked.
        let leaves_text = self.typing && ctx.input(|input| input.key_pressed(egui::Key::Escape));
        if leaves_text || ctx.text_edit_focused() || self.state.dialog.is_some() || egui::Popup::is_any_open(ctx) {
            Focus::Text
        } else if ctx.memory(|memory| memory.focused().is_some()) {
            Focus::Widget
        } else if self.state.selection.pairing.as_ref().is_some_and(Pairing::is_choosing) {
            Focus::Choice
        } else {
            Focus::Free
        }
    }
}

/// Takes pasted texts out of the input, so that no text field gets them too.
fn take_pastes(input: &mut egui::InputState) -> Vec<Action> {
    let is_paste = |event: &mut egui::Event| matches!(event, egui::Event::Paste(_));
    let pastes = input.events.extract_if(.., is_paste);
    pastes
        .filter_map(|event| if let egui::Event::Paste(text) = event { Some(Action::PasteText(text)) } else { None })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_command_takes_a_key_that_text_fields_need() {
        let held = Modifiers { ctrl: true, ..Modifiers::COMMAND };
        check_pressed(held, Key::Z, Focus::Text, &[]);
        check_pressed(held, Key::Z, Focus::Free, &[Command::Undo]);
        for keys in Command::ALL.iter().flat_map(|command| command.keys()) {
            let taken =
                [Key::A, Key::C, Key::V, Key::X].contains(&keys.logical_key) && keys.modifiers == Modifiers::COMMAND;
            assert!(!taken, "a command takes {keys:?}");
        }
    }

    fn check_pressed(modifiers: Modifiers, pressed_key: Key, focus: Focus, expected: &[Command]) {
        check_pressed_times(1, (modifiers, pressed_key), focus, expected);
    }

    fn check_pressed_times(times: usize, keys: (Modifiers, Key), focus: Focus, expected: &[Command]) {
        let ctx = egui::Context::default();
        let (modifiers, key) = keys;
        let event = egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let raw = egui::RawInput { events: vec![event; times], ..Default::default() };
        let mut found = Vec::new();
        let mut output = ctx.run_ui(raw, |ui| found.extend(ui.input_mut(|input| pressed(input, focus))));
        output.textures_delta.clear();
        assert_eq!(found, expected);
    }

    #[test]
    fn keys_with_more_modifiers_are_not_taken_for_those_with_fewer() {
        let shift = Modifiers { shift: true, ..Modifiers::COMMAND };
        let held = Modifiers { ctrl: true, ..shift };
        check_pressed(held, Key::O, Focus::Free, &[Command::OpenFolder]);
        check_pressed(Modifiers { ctrl: true, ..Modifiers::COMMAND }, Key::O, Focus::Free, &[Command::Open]);
    }

    #[test]
    fn a_key_that_comes_several_times_in_a_frame_counts_each_time() {
        check_pressed_times(3, (Modifiers::NONE, Key::J), Focus::Free, &[Command::NextClaim; 3]);
    }

    #[test]
    fn bare_keys_belong_to_text_while_typing() {
        check_pressed(Modifiers::NONE, Key::J, Focus::Free, &[Command::NextClaim]);
        check_pressed(Modifiers::NONE, Key::J, Focus::Text, &[]);
        check_pressed(Modifiers { ctrl: true, ..Modifiers::COMMAND }, Key::F, Focus::Text, &[Command::FindInArticles]);
        check_pressed(Modifiers::NONE, Key::F3, Focus::Text, &[Command::FindNext]);
    }

    #[test]
    fn enter_and_arrows_belong_to_the_widget_that_has_the_focus() {
        check_pressed(Modifiers::NONE, Key::Enter, Focus::Widget, &[]);
        check_pressed(Modifiers::NONE, Key::ArrowDown, Focus::Widget, &[]);
        check_pressed(Modifiers::NONE, Key::J, Focus::Widget, &[Command::NextClaim]);
    }
}
