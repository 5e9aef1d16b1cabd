//! Overruling around the articles: the bar of what is picked, the Judge menu, and the signs that tell what the reader said.

use egui::{
    Align2, Color32, Frame, Id, Key, Margin, Modifiers, Painter, Panel, Pos2, Rect, Response, RichText, Sense, Stroke,
    StrokeKind, Ui, Vec2,
};

use super::{message::Overrule, model::Signs};
use crate::gui::{
    app::{command::Command, message::Action, scene::Scene},
    theme::Theme,
    widgets::{
        button::name_button,
        command_button::{menu_entry, tooltip},
        pen::pen,
    },
    words::t,
};
use crate::ids::GroupId;

/// What can be done with picked passages, and with picked groups.
const WITH_PASSAGES: [Command; 7] = [
    Command::Merge,
    Command::AddToGroup,
    Command::Confirm,
    Command::Reject,
    Command::SplitOff,
    Command::TakeOut,
    Command::MoveTo,
];
const WITH_GROUPS: [Command; 4] = [Command::Confirm, Command::Reject, Command::Merge, Command::AddToGroup];

/// The entries of the Judge menu, in parts.
const MENU: [&[Command]; 4] = [
    &[Command::Confirm, Command::Reject, Command::Verdict],
    &[Command::PickPassage, Command::PickGroup, Command::Merge, Command::AddToGroup],
    &[Command::SplitOff, Command::TakeOut, Command::MoveTo],
    &[Command::MarkClaim, Command::MarkFurniture, Command::Unmark],
];

/// Draws the Judge menu.
pub fn judge_menu(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    for (number, part) in MENU.iter().enumerate() {
        if number > 0 {
            ui.separator();
        }
        for &command in *part {
            let can = scene.state.why_not(command).is_none();
            ui.add_enabled_ui(can, |ui| menu_entry(ui, command, false, actions));
        }
    }
}

/// Draws the bar of what is picked, where anything is.
pub fn picks_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let (theme, picks) = (scene.theme, &scene.state.picks);
    if picks.is_empty() {
        return;
    }
    let margin = Margin::symmetric((theme.space * 3.0) as i8, (theme.space * 1.5) as i8);
    let frame = Frame::NONE.fill(theme.selection).inner_margin(margin);
    Panel::bottom("picks").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(theme.space * 1.5);
            ui.spacing_mut().interact_size.y = theme.space * 5.0;
            ui.label(RichText::new(picks.words()).font(theme.strong_font()));
            let commands: &[Command] = if picks.groups().is_empty() { &WITH_PASSAGES } else { &WITH_GROUPS };
            for &command in commands {
                command_ui(ui, scene, command, actions);
            }
            if let [one, other] = picks.passages() {
                let why = ui.small_button(t!("card-why")).on_hover_text(t!("card-why-tip"));
                name_button(&why, &t!("overrule-why-picked"));
                if why.clicked() {
                    actions.push(Action::ExplainPair([*one, *other]));
                }
            }
            if !picks.passages().is_empty() {
                command_ui(ui, scene, Command::MarkFurniture, actions);
            }
            let clear = ui.small_button(t!("overrule-clear")).on_hover_text(t!("overrule-clear-tip"));
            if clear.clicked() {
                actions.push(Action::Overrule(Overrule::ClearPicks));
            }
        });
    });
}

/// A small button that runs `command`, where that is about anything now.
fn command_ui(ui: &mut Ui, scene: Scene<'_>, command: Command, actions: &mut Vec<Action>) {
    let can = scene.state.aim(command).is_some();
    let button = egui::Button::new(command.words()).small();
    if can && ui.add(button).on_hover_text(tooltip(ui, command)).clicked() {
        actions.push(Action::Run(command));
    }
}

/// Space on a row of the list that has the keyboard picks it, in place of selecting it.
pub fn row_keys(ui: &Ui, row: Id, group: GroupId, actions: &mut Vec<Action>) {
    if ui.memory(|memory| memory.has_focus(row)) && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Space))
    {
        actions.push(Action::Overrule(Overrule::PickGroup(group)));
    }
}

/// What a click on the row of `group` does: picks it with Ctrl, the rows up to it with Shift, and else selects it.
pub fn row_click(ui: &Ui, group: GroupId) -> Action {
    let held = ui.input(|input| input.modifiers);
    match (held.command, held.shift) {
        (true, _) => Action::Overrule(Overrule::PickGroup(group)),
        (false, true) => Action::Overrule(Overrule::PickGroupsTo(group)),
        (false, false) => Action::Select(Some(group)),
    }
}

/// What the reader said of the group of a row in the list, after its head, and whether it is picked.
pub fn row_signs_ui(ui: &Ui, scene: Scene<'_>, group: GroupId, (rect, head): (Rect, Rect), response: &Response) {
    let Scene { state, theme, .. } = scene;
    let picked = state.picks.groups().contains(&group);
    let signs = Signs::of(&state.library.comparison, &state.library.hand, group);
    if picked {
        ui.painter().rect_stroke(rect.shrink(1.0), 3.0, Stroke::new(1.5, theme.accent), StrokeKind::Inside);
    }
    let said = [if picked { t!("overrule-row-picked") } else { String::new() }, signs.words()];
    let said: Vec<String> = said.into_iter().filter(|words| !words.is_empty()).collect();
    if !said.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(said.join(" ")));
    }
    let shown = paint_signs(ui.painter(), theme, signs, head.right_center() + Vec2::new(theme.space * 1.5, 0.0));
    if !signs.is_empty() {
        ui.interact(shown, response.id.with("signs"), Sense::hover()).on_hover_text(signs.words());
    }
}

/// Draws `signs` from `left` to the right, and returns where they are.
pub fn paint_signs(painter: &Painter, theme: &Theme, signs: Signs, left: Pos2) -> Rect {
    let step = theme.space * 3.5;
    let mut at = left + Vec2::new(step / 2.0, 0.0);
    if signs.verdict {
        pen(painter, at, theme.space * 2.5, theme.accent);
        at.x += step;
    }
    if signs.confirmed {
        painter.text(at, Align2::CENTER_CENTER, "✓", theme.small_strong_font(), theme.accent);
        at.x += step;
    }
    Rect::from_min_max(left - Vec2::new(0.0, step / 2.0), Pos2::new(at.x - step / 2.0, at.y + step / 2.0))
}

/// Draws the sign that the reader said something into the corner of a small mark.
pub fn paint_corner(painter: &Painter, theme: &Theme, mark: Rect) {
    let center = mark.right_top() + Vec2::new(-0.5, 0.5) * theme.space;
    painter.circle_filled(center, theme.space, theme.page);
    painter.circle_filled(center, 0.75 * theme.space, theme.accent);
}

/// The colour of what the reader said.
pub fn ink(theme: &Theme) -> Color32 {
    theme.accent
}
