//! The evidence panel under the columns: what the selected group amounts to, and every source's words side by side.

use egui::{Align, Frame, Label, Layout, Margin, Panel, RichText, ScrollArea, Ui, Vec2};

use super::{
    cards_ui::{details_ui, links_ui, origins_ui, source_ui},
    model::Evidence,
};
use crate::{
    edits::Subject,
    gui::{
        app::{command::Command, message::Action, scene::Scene, settings::Side},
        features::{
            annotations::ui::{self as annotations_ui, group_menu_ui},
            claims_list::facts_ui::fact_card_ui,
            pairing::{
                model::Pairing,
                ui::{choosing_ui, why_ui},
            },
            review::cards_ui::{head_tools_ui, rejected_ui, ruling_ui, signs_ui},
        },
        widgets::{
            button::name_button,
            card,
            command_button::command_button,
            panel_edge::{name_edge, tell_resized},
        },
        wording::relation::{Relation, relation_words},
        words::t,
    },
};

/// Heights of the panel in points, and as parts of what the columns and it have together.
const LEAST_HEIGHT: f32 = 96.0;
const USUAL_HEIGHT: f32 = 320.0;
const USUAL_PART: f32 = 0.42;
const GREATEST_PART: f32 = 0.7;
/// In less than this the articles that leave the claim out are not named.
const LEAST_ABSENT: f32 = 48.0;
/// In less than this the verdict takes the place of the button that copies the quotations, which has a key.
const LEAST_COPY: f32 = 280.0;
/// In how many articles a claim is, is told where there is room for so much.
const LEAST_SOURCES: f32 = 48.0;
/// What is left to the columns, where there is room: a head and some rows.
const LEAST_COLUMNS: f32 = 264.0;

/// Draws the panel, or one line where nothing is selected.
pub fn evidence_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let margin = Margin::symmetric((theme.space * 3.0) as i8, (theme.space * 2.0) as i8);
    let frame = Frame::NONE.fill(theme.panel).inner_margin(margin);
    let selection = &scene.state.selection;
    let shown = scene.state.settings.evidence.shown;
    let panel = sized(ui, scene);
    let response = match (&selection.pairing, &selection.evidence) {
        // Two passages that are set against each other were asked for just now.
        (None, _) if !shown => return,
        (None, None) if scene.state.library.comparison.articles.len() < 2 => return,
        (None, None) => {
            Panel::bottom("no evidence").resizable(false).frame(frame).show(ui, |ui| empty_ui(ui, scene));
            return;
        }
        (Some(Pairing::Choosing { passages, .. }), _) => {
            panel.frame(frame).show(ui, |ui| choosing_ui(ui, scene, passages, actions)).response
        }
        (Some(Pairing::Explained(why)), _) => {
            panel.frame(frame).show(ui, |ui| why_ui(ui, scene, why, actions)).response
        }
        (None, Some(evidence)) => {
            let contents = |ui: &mut Ui| {
                head_ui(ui, scene, evidence, actions);
                ruling_ui(ui, scene, evidence);
                cards_ui(ui, scene, evidence, actions);
            };
            panel.frame(frame).show(ui, contents).response
        }
    };
    name_edge(ui, "evidence");
    tell_resized(ui, "evidence", Side::Evidence, response.rect.height(), actions);
}

/// The panel, whose height the reader can change, within what leaves room for the columns.
fn sized(ui: &Ui, scene: Scene<'_>) -> Panel {
    let height = ui.available_height();
    let usual = (height * USUAL_PART).clamp(LEAST_HEIGHT, USUAL_HEIGHT);
    let first = scene.state.settings.evidence.size.unwrap_or(usual);
    let most = (height * GREATEST_PART).min(height - LEAST_COLUMNS).max(LEAST_HEIGHT);
    Panel::bottom("evidence").default_size(first).size_range(LEAST_HEIGHT..=most).resizable(true)
}

fn empty_ui(ui: &mut Ui, scene: Scene<'_>) {
    ui.add(Label::new(RichText::new(t!("evidence-empty")).color(scene.theme.text_weak)).truncate());
}

fn head_ui(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence, actions: &mut Vec<Action>) {
    let theme = scene.theme;
    let look = theme.relation(evidence.relation);
    let line = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
        let close = ui.button("×").on_hover_text(t!("close-by-key"));
        name_button(&close, &t!("evidence-close"));
        if close.clicked() {
            actions.push(Action::Select(None));
        }
        group_menu_ui(ui, scene, actions);
        head_tools_ui(ui, scene, evidence, actions);
        if ui.available_width() > LEAST_COPY && command_button(ui, Command::CopyQuotations).clicked() {
            actions.push(Action::Run(Command::CopyQuotations));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let loose = scene.state.library.index.facets.is_loose(evidence.group);
            let verdict = format!("{} {}", evidence.relation.symbol(), relation_words(evidence.relation, loose));
            let verdict = ui.label(RichText::new(verdict).font(theme.strong_font()).color(look.strong));
            if evidence.relation == Relation::Related {
                verdict.on_hover_text(t!("related-means"));
            } else if loose {
                verdict.on_hover_text(t!("list-probably-means"));
            }
            if scene.state.library.index.facets.is_by_meaning(evidence.group) {
                ui.add(Label::new(RichText::new(t!("meaning-found")).small().color(theme.accent)).truncate());
            }
            signs_ui(ui, scene, evidence);
            if ui.available_width() > LEAST_SOURCES {
                ui.add(Label::new(RichText::new(&evidence.sources).color(theme.text_weak)).truncate());
            }
            if !evidence.absent.is_empty() && ui.available_width() > LEAST_ABSENT {
                let absent = t!("evidence-absent", outlets = evidence.absent.join(", "));
                ui.add(Label::new(RichText::new(absent).color(theme.text_weak)).truncate());
            }
        });
    });
}

/// The cards in a row: what was found, every source, why they were put together.
fn cards_ui(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence, actions: &mut Vec<Action>) {
    let gap = scene.theme.space * 2.0;
    let has_findings = !evidence.details.is_empty() || evidence.origins.is_some();
    let on = Subject::Group(evidence.group);
    let has_remarks = annotations_ui::has_any(scene, on);
    let fact = scene.state.selection.fact.map(|spot| spot.fact);
    let beside = [fact.is_some(), has_remarks, has_findings, !evidence.links.is_empty(), !evidence.rejected.is_empty()];
    let number = evidence.cards.len() + evidence.beside.len() + beside.into_iter().filter(|&shown| shown).count();
    let width = card::width(ui.available_width(), gap, number);
    // Another group's cards start at their beginning.
    let area = ScrollArea::both().auto_shrink(false).id_salt(("cards", evidence.group));
    area.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(gap, scene.theme.space);
            if let Some(fact) = fact {
                fact_card_ui(ui, scene, fact, width, actions);
            }
            if has_remarks {
                annotations_ui::card(ui, scene, on, width, actions);
            }
            if has_findings {
                ui.vertical(|ui| findings_ui(ui, scene, evidence, width));
            }
            for card in evidence.cards.iter().chain(&evidence.beside) {
                source_ui(ui, scene, evidence, card, width, actions);
            }
            if !evidence.rejected.is_empty() {
                rejected_ui(ui, scene, evidence, width, actions);
            }
            if !evidence.links.is_empty() {
                links_ui(ui, scene, &evidence.links, width, actions);
            }
        });
    });
}

/// The details, and under them which sources are one origin.
fn findings_ui(ui: &mut Ui, scene: Scene<'_>, evidence: &Evidence, width: f32) {
    ui.spacing_mut().item_spacing.y = scene.theme.space * 2.0;
    if !evidence.details.is_empty() {
        details_ui(ui, scene, evidence, width);
    }
    if let Some(origins) = &evidence.origins {
        origins_ui(ui, scene, origins, width);
    }
}
