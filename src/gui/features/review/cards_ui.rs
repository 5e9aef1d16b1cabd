//! Overruling in the evidence panel: who put each passage into the group, and what can be done about it.

use egui::{Label, RichText, Sense, Stroke, Ui, Vec2, containers::menu::MenuButton};

use super::{
    message::Overrule,
    model::{Signs, standing_words},
    ui::{self as review_ui, paint_signs},
};
use crate::{
    edits::{Decision, Pen, Standing},
    gui::{
        app::{command::Command, message::Action, scene::Scene},
        features::evidence::model::{Card, Evidence, LinkLine, Passage, Rejected},
        widgets::{button::name_button, card::card_ui, command_button::tooltip},
        wording::quotation::shortened,
        words::t,
    },
    ids::ClaimId,
};

/// Below this width, what is done to a whole group is behind one button.
const ROOM_FOR_BUTTONS: f32 = 680.0;

fn pen(scene: Scene<'_>) -> Pen<'_> {
    let library = &scene.state.library;
    Pen::new(&library.comparison, &library.hand)
}

/// The tools at the head of the panel: verdict, and confirming or rejecting the whole group. Drawn from right to left.
pub fn head_tools_ui(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence, actions: &mut Vec<Action>) {
    let members = scene.state.library.comparison.groups.get(evidence.group).map_or(0, |of| of.members.len());
    if members < 2 {
        return;
    }
    if ui.available_width() >= ROOM_FOR_BUTTONS {
        group_tools(ui, scene, evidence, actions);
    } else {
        let (button, _) = MenuButton::new(t!("overrule-judge")).ui(ui, |ui| group_tools(ui, scene, evidence, actions));
        button.on_hover_text(t!("overrule-judge-tip"));
    }
}

fn group_tools(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence, actions: &mut Vec<Action>) {
    let can_judge = scene.state.aim(Command::Verdict).is_some();
    let verdict = ui.add_enabled(can_judge, egui::Button::new(Command::Verdict.words()));
    if verdict.on_hover_text(tooltip(ui, Command::Verdict)).clicked() {
        actions.push(Action::Run(Command::Verdict));
    }
    if ui.button(t!("overrule-reject-all")).on_hover_text(t!("overrule-reject-all-tip")).clicked() {
        actions.push(Action::Edit(pen(scene).reject_groups(&[evidence.group])));
    }
    let confirmed = scene.state.library.hand.is_confirmed(&scene.state.library.comparison, evidence.group);
    let confirm = ui.add_enabled(!confirmed, egui::Button::new(t!("overrule-confirm-all")));
    if confirm.on_hover_text(t!("overrule-confirm-all-tip")).clicked() {
        actions.push(Action::Edit(pen(scene).confirm_groups(&[evidence.group])));
    }
}

/// The signs of what the reader said of the group, beside its verdict.
pub fn signs_ui(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence) {
    let (library, theme) = (&scene.state.library, scene.theme);
    let signs = Signs::of(&library.comparison, &library.hand, evidence.group);
    if signs.is_empty() {
        return;
    }
    let number = f32::from(u8::from(signs.verdict) + u8::from(signs.confirmed));
    let size = Vec2::new(number * theme.space * 3.5, theme.space * 3.5);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint_signs(ui.painter(), theme, signs, rect.left_center());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, signs.words()));
    response.on_hover_text(signs.words());
}

/// What the reader set the verdict to and what the program says.
pub fn ruling_ui(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence) {
    if let Some(ruling) = &evidence.ruling {
        let words = RichText::new(ruling).small().color(review_ui::ink(scene.theme));
        ui.add(Label::new(words).truncate()).on_hover_text(ruling);
    }
}

/// Who put the passage into the group.
pub fn standing(scene: Scene<'_>, passage: &Passage) -> Option<RichText> {
    let standing = passage.standing?;
    let color = match standing {
        Standing::Suggested => scene.theme.text_weak,
        Standing::Confirmed | Standing::Joined => review_ui::ink(scene.theme),
    };
    Some(RichText::new(standing_words(standing)).small().color(color))
}

/// A line beside the passage that keys are about, which was drawn from `top` down.
pub fn selected_ui(ui: &Ui, scene: Scene<'_>, passage: &Passage, top: f32) {
    if scene.state.selection.passage == Some(passage.claim) && passage.standing.is_some() {
        let left = ui.min_rect().left() - scene.theme.space * 1.5;
        let line = Stroke::new(scene.theme.space * 0.5, scene.theme.accent);
        ui.painter().vline(left, top..=ui.min_rect().bottom(), line);
    }
}

/// What can be done to a passage.
pub fn passage_menu(ui: &mut Ui, scene: Scene<'_>, card: &Card, passage: &Passage, actions: &mut Vec<Action>) {
    let name = t!("overrule-passage-menu", outlet = card.outlet.as_str(), words = passage.words.as_str());
    small_menu(ui, &name, |ui| {
        let mut entry = |ui: &mut Ui, words: String, action: Action| {
            if ui.button(words).clicked() {
                actions.push(action);
            }
        };
        let claim = passage.claim;
        match passage.standing {
            Some(Standing::Suggested) => {
                entry(ui, t!("overrule-confirm"), Action::Overrule(Overrule::Confirm(claim)));
            }
            Some(_) => entry(ui, t!("overrule-undecide"), Action::Edit(pen(scene).undecide(&confirmed(scene, claim)))),
            None => (),
        }
        if passage.standing.is_some() {
            entry(ui, t!("overrule-take-out"), Action::Overrule(Overrule::TakeOut(claim)));
        }
        entry(ui, t!("overrule-move"), Action::Overrule(Overrule::Move(claim)));
        for &group in &passage.other_claims {
            let comparison = &scene.state.library.comparison;
            let words = shortened(comparison.words(comparison.groups[group].best));
            entry(ui, t!("passage-other-claim", words = words.as_str()), Action::Select(Some(group)));
        }
        let picked = scene.state.picks.passages().contains(&claim);
        if picked && scene.state.aim(Command::SplitOff).is_some() {
            entry(ui, t!("overrule-split"), Action::Run(Command::SplitOff));
        }
        let pick = if picked { t!("overrule-let-go") } else { t!("overrule-pick") };
        entry(ui, pick, Action::Overrule(Overrule::PickPassage(claim)));
    });
}

/// `claim` with each passage of its group that the reader confirmed it with.
fn confirmed(scene: Scene<'_>, claim: ClaimId) -> Vec<[ClaimId; 2]> {
    let library = &scene.state.library;
    let group = scene.state.group_in_sight(claim);
    let others = library.comparison.groups[group].members.iter().copied();
    let said = others.filter(|&other| library.hand.decision(claim, other) == Some(Decision::Confirmed));
    said.map(|other| [claim, other]).collect()
}

/// A small button that opens a menu.
fn small_menu(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    let button = egui::Button::new(RichText::new("…").small()).small();
    let (response, _) = MenuButton::from_button(button).ui(ui, contents);
    name_button(&response, name);
    response.on_hover_text(t!("overrule-menu-tip"));
}

/// What can be done to a link.
pub fn link_menu(ui: &mut Ui, link: &LinkLine, scene: Scene<'_>, actions: &mut Vec<Action>) {
    small_menu(ui, &t!("overrule-link-menu", pair = link.between.as_str()), |ui| {
        decision_buttons(ui, scene, link.pair, actions);
    });
}

/// The ways to decide on two passages that are not the one that was taken.
fn decision_buttons(ui: &mut Ui, scene: Scene<'_>, pair: [ClaimId; 2], actions: &mut Vec<Action>) {
    let decision = scene.state.library.hand.decision(pair[0], pair[1]);
    let pen = pen(scene);
    if decision != Some(Decision::Confirmed) && ui.button(t!("overrule-confirm")).clicked() {
        actions.push(Action::Edit(pen.confirm(&[pair])));
    }
    if decision != Some(Decision::Rejected) && ui.button(t!("overrule-reject")).clicked() {
        actions.push(Action::Edit(pen.reject(&[pair])));
    }
    if decision.is_some() && ui.button(t!("overrule-undecide")).clicked() {
        actions.push(Action::Edit(pen.undecide(&[pair])));
    }
}

/// What the reader said of a link.
pub fn decision_ui(ui: &mut Ui, scene: Scene<'_>, decision: Option<Decision>) {
    if let Some(decision) = decision {
        ui.label(RichText::new(decision_words(decision)).small().color(review_ui::ink(scene.theme)));
    }
}

fn decision_words(decision: Decision) -> String {
    match decision {
        Decision::Confirmed => t!("overrule-confirmed"),
        Decision::Rejected => t!("overrule-rejected"),
    }
}

/// What the reader can say of two passages that are set against each other. Drawn from right to left.
pub fn pair_tools_ui(ui: &mut Ui, scene: Scene<'_>, pair: [ClaimId; 2], actions: &mut Vec<Action>) {
    if ui.available_width() >= ROOM_FOR_BUTTONS {
        decision_buttons(ui, scene, pair, actions);
    } else {
        let menu = MenuButton::new(t!("overrule-judge"));
        let (button, _) = menu.ui(ui, |ui| decision_buttons(ui, scene, pair, actions));
        button.on_hover_text(t!("overrule-menu-tip"));
    }
}

/// The passages that the reader keeps out of the group.
pub fn rejected_ui(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence, width: f32, actions: &mut Vec<Action>) {
    card_ui(ui, scene.theme, width, &t!("overrule-rejected"), |ui| {
        for rejected in &evidence.rejected {
            rejected_passage_ui(ui, scene, rejected, actions);
        }
    });
}

fn rejected_passage_ui(ui: &mut Ui, scene: Scene<'_>, rejected: &Rejected, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    ui.add_space(theme.space);
    ui.horizontal(|ui| {
        let back = ui.small_button(t!("overrule-put-back")).on_hover_text(t!("overrule-put-back-tip"));
        let (outlet, words) = (rejected.outlet.as_str(), rejected.words.as_str());
        name_button(&back, &t!("overrule-put-back-named", outlet = outlet, words = words));
        if back.clicked() {
            actions.push(Action::Edit(pen(scene).undecide(&rejected.pairs)));
        }
        ui.add(Label::new(RichText::new(outlet).small().color(theme.text_weak)).truncate());
    });
    ui.label(RichText::new(&rejected.words).font(theme.quote_font()).color(theme.text_weak).strikethrough());
}
