//! The bar at the top: four menus and the two ways in that are used most.

use egui::{Align, Button, CornerRadius, Frame, Layout, Margin, MenuBar, Panel, RichText, Role, Ui, Vec2, WidgetInfo};

use crate::gui::{
    app::{
        command::Command,
        message::Action,
        scene::{Scene, recent},
    },
    features::{embedding::ui::meaning_menu, history::ui::edit_menu, review::ui::judge_menu},
    theme::Theme,
    widgets::{
        button::focus_ring,
        command_button::{command_button, menu_entry, tooltip},
    },
    words::t,
};
use crate::ids::DocumentId;

/// The views in the middle, from the left.
const VIEWS: [Command; 3] = [Command::ShowColumns, Command::ShowMatrix, Command::ShowTimeline];

/// Draws the bar. `hidden`: document ids and titles of the columns that are not shown.
pub fn bar_ui(ui: &mut Ui, scene: Scene<'_>, hidden: &[(DocumentId, String)], actions: &mut Vec<Action>) {
    let frame = bar_frame(scene.theme);
    Panel::top("bar").frame(frame).show(ui, |ui| {
        let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            for command in [Command::Paste, Command::Open] {
                if command_button(ui, command).clicked() {
                    actions.push(Action::Run(command));
                }
            }
            if !scene.state.library.comparison.articles.is_empty() {
                ui.add_space(scene.theme.space * 2.0);
                views_ui(ui, scene, actions);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| menus_ui(ui, scene, hidden, actions));
        });
    });
}

/// The switch between the views in the middle, drawn from right to left.
fn views_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let corner = 6;
        let sides = [
            CornerRadius { ne: corner, se: corner, ..CornerRadius::ZERO },
            CornerRadius::ZERO,
            CornerRadius { nw: corner, sw: corner, ..CornerRadius::ZERO },
        ];
        for (command, rounded) in VIEWS.into_iter().rev().zip(sides) {
            let chosen = command.view() == Some(scene.state.settings.view);
            let (fill, ink) = if chosen {
                (scene.theme.selection, scene.theme.text)
            } else {
                (scene.theme.control, scene.theme.text_weak)
            };
            let button = Button::new(RichText::new(command.words()).color(ink)).fill(fill).corner_radius(rounded);
            let response = ui.add(button).on_hover_text(tooltip(ui, command));
            focus_ring(ui, &response, corner, scene.theme);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, command.words()));
            if response.clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
}

fn menus_ui(ui: &mut Ui, scene: Scene<'_>, hidden: &[(DocumentId, String)], actions: &mut Vec<Action>) {
    MenuBar::new().ui(ui, |ui| {
        ui.menu_button(t!("menu-file"), |ui| file_menu(ui, scene, actions));
        ui.menu_button(t!("history-menu"), |ui| edit_menu(ui, scene, actions));
        ui.menu_button(t!("overrule-menu"), |ui| judge_menu(ui, scene, actions));
        ui.menu_button(t!("menu-claim"), |ui| claim_menu(ui, scene, actions));
        ui.menu_button(t!("menu-view"), |ui| view_menu(ui, scene, hidden, actions));
    });
}

fn bar_frame(theme: &Theme) -> Frame {
    let (x, y) = ((theme.space * 2.0) as i8, (theme.space * 1.25) as i8);
    Frame::NONE.fill(theme.panel).inner_margin(Margin::symmetric(x, y))
}

fn file_menu(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    menu_entry(ui, Command::NewWorkspace, false, actions);
    for command in [Command::Open, Command::OpenFolder, Command::OpenByPath, Command::Paste] {
        menu_entry(ui, command, false, actions);
    }
    for command in [Command::OpenSample, Command::OpenLanguages, Command::OpenExample] {
        menu_entry(ui, command, false, actions);
    }
    let (workspaces, articles): (Vec<_>, Vec<_>) = (recent(scene, true).collect(), recent(scene, false).collect());
    ui.add_enabled_ui(!scene.state.settings.recent.is_empty(), |ui| {
        ui.menu_button(t!("menu-recent"), |ui| {
            let between = workspaces.len();
            for (place, path) in workspaces.into_iter().chain(articles).enumerate() {
                if place == between && place > 0 {
                    ui.separator();
                }
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
                    actions.push(Action::Open(vec![path.clone()]));
                }
            }
        });
    });
    ui.separator();
    for command in [Command::Save, Command::SaveAs, Command::Export] {
        menu_entry(ui, command, false, actions);
    }
    ui.separator();
    for command in [Command::CloseAll, Command::Quit] {
        menu_entry(ui, command, false, actions);
    }
}

fn claim_menu(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    for command in [Command::NextClaim, Command::PreviousClaim, Command::ShowClaim, Command::Find, Command::Clear] {
        menu_entry(ui, command, false, actions);
    }
    for command in [Command::NextDifference, Command::PreviousDifference, Command::NextSource, Command::PreviousSource]
    {
        menu_entry(ui, command, false, actions);
    }
    ui.separator();
    for command in [Command::FindInArticles, Command::FindNext, Command::FindPrevious] {
        menu_entry(ui, command, false, actions);
    }
    ui.separator();
    menu_entry(ui, Command::CompareWith, false, actions);
    menu_entry(ui, Command::WhatItSays, scene.state.says_unfolded, actions);
    ui.separator();
    for command in [Command::CopyQuotations, Command::Compare] {
        menu_entry(ui, command, false, actions);
    }
}

fn view_menu(ui: &mut Ui, scene: Scene<'_>, hidden: &[(DocumentId, String)], actions: &mut Vec<Action>) {
    for command in VIEWS {
        menu_entry(ui, command, command.view() == Some(scene.state.settings.view), actions);
    }
    ui.separator();
    for command in [Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark, Command::ThemeContrast] {
        menu_entry(ui, command, command.theme() == Some(scene.state.settings.theme), actions);
    }
    ui.separator();
    ui.menu_button(t!("menu-language"), |ui| {
        for command in [Command::LanguageSystem, Command::LanguageEnglish, Command::LanguageVietnamese] {
            menu_entry(ui, command, command.language() == Some(scene.state.settings.language), actions);
        }
    });
    ui.separator();
    for command in [Command::ZoomIn, Command::ZoomOut, Command::ZoomReset] {
        menu_entry(ui, command, false, actions);
    }
    ui.separator();
    menu_entry(ui, Command::ClaimsPanel, scene.state.settings.claims.shown, actions);
    menu_entry(ui, Command::EvidencePanel, scene.state.settings.evidence.shown, actions);
    ui.separator();
    columns_menu(ui, scene, actions);
    ui.menu_button(t!("menu-meaning"), |ui| meaning_menu(ui, scene, actions));
    hidden_menu(ui, hidden, actions);
    ui.separator();
    menu_entry(ui, Command::Commands, false, actions);
    menu_entry(ui, Command::Keys, false, actions);
}

/// How the columns are shown.
fn columns_menu(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let columns = &scene.state.settings.columns;
    for (command, chosen) in [
        (Command::Ribbons, columns.ribbons),
        (Command::ScrollTogether, columns.together),
        (Command::MarkDifferences, columns.marks),
    ] {
        menu_entry(ui, command, chosen, actions);
    }
    for command in [Command::TextLarger, Command::TextSmaller, Command::TextNormal, Command::LineSpacing] {
        menu_entry(ui, command, false, actions);
    }
}

/// The columns that are not shown, each to be shown again.
fn hidden_menu(ui: &mut Ui, hidden: &[(DocumentId, String)], actions: &mut Vec<Action>) {
    ui.add_enabled_ui(!hidden.is_empty(), |ui| {
        ui.menu_button(t!("reader-hidden", count = hidden.len()), |ui| {
            for (document, title) in hidden {
                if ui.button(title).clicked() {
                    actions.push(Action::ShowColumn(document.clone()));
                }
            }
        });
    });
}
