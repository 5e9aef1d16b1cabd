//! Under the verdicts in the claims list: what else is asked of a claim, and in which order the claims stand.

use egui::{Ui, Vec2};

use super::{
    annotation_filters_ui::yours_ui,
    filter::{Sort, Traits},
};
use crate::gui::{
    app::{message::Action, scene::Scene},
    widgets::{menu::menu_ui, pill::pill_ui},
    wording::names::outlet_of,
    words::t,
};
use crate::ids::DocumentId;

/// Draws the filters that combine with the verdict, and the order.
pub fn traits_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(scene.theme.space);
        toggles_ui(ui, scene, actions);
        left_out_ui(ui, scene, actions);
        yours_ui(ui, scene, actions);
        sort_ui(ui, scene, actions);
    });
}

fn toggles_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let (asked, counts) = (&scene.state.list.traits, &scene.state.list.counts);
    let numbers = Traits { numbers: !asked.numbers, ..asked.clone() };
    let quotes = Traits { quotes: !asked.quotes, ..asked.clone() };
    let sure = Traits { sure: !asked.sure, ..asked.clone() };
    for (words, tooltip, count, then) in [
        (t!("list-numbers"), t!("list-numbers-means"), counts.numbers, numbers),
        (t!("list-quotes"), t!("list-quotes-means"), counts.quotes, quotes),
        (t!("list-sure"), t!("list-sure-means"), counts.sure, sure),
    ] {
        let chosen = is_on(asked, &then);
        let tick = if chosen { "✓ " } else { "" };
        if trait_pill(ui, scene, &format!("{tick}{words} {count}"), chosen).on_hover_text(tooltip).clicked() {
            actions.push(Action::Traits(then));
        }
    }
}

/// Whether what `then` takes away is asked now.
fn is_on(asked: &Traits, then: &Traits) -> bool {
    (asked.numbers && !then.numbers) || (asked.quotes && !then.quotes) || (asked.sure && !then.sure)
}

fn trait_pill(ui: &mut Ui, scene: Scene<'_>, words: &str, chosen: bool) -> egui::Response {
    let theme = scene.theme;
    let (ink, fill) = if chosen { (theme.accent, theme.page) } else { (theme.text, theme.control) };
    pill_ui(ui, theme, words, ink, fill, chosen)
}

/// A menu of the articles: what they leave out.
fn left_out_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let (asked, articles) = (&scene.state.list.traits, &scene.state.library.comparison.articles);
    let chosen = asked.left_out_by.as_ref();
    let outlet = articles.iter().find(|article| chosen == Some(&article.document.id));
    let words = match outlet {
        Some(article) => t!("list-left-out-by", outlet = outlet_of(&article.document)),
        None => t!("list-left-out"),
    };
    menu_ui(ui, scene.theme, &words, &t!("list-left-out-means"), |ui| {
        let wants =
            |document: Option<&DocumentId>| Action::Traits(Traits { left_out_by: document.cloned(), ..asked.clone() });
        if ui.selectable_label(chosen.is_none(), t!("list-left-out-any")).clicked() {
            actions.push(wants(None));
        }
        for (article, count) in articles.iter().zip(&scene.state.list.counts.left_out) {
            let document = &article.document;
            let words = t!("list-left-out-entry", outlet = outlet_of(document), count = *count);
            let entry = ui.selectable_label(chosen == Some(&document.id), words);
            if entry.on_hover_text(title_of(document)).clicked() {
                actions.push(wants(Some(&document.id)));
            }
        }
    });
}

/// A menu of the orders.
fn sort_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let (sort, articles) = (&scene.state.list.sort, &scene.state.library.comparison.articles);
    let words = |sort: &Sort| match sort {
        Sort::Disagreement => t!("list-sort-disagreement"),
        Sort::Sources => t!("list-sort-sources"),
        Sort::Sure => t!("list-sort-sure"),
        Sort::Article(id) => {
            let article = articles.iter().find(|article| article.document.id == *id);
            t!("list-sort-article", outlet = article.map(|article| outlet_of(&article.document)).unwrap_or_default())
        }
    };
    menu_ui(ui, scene.theme, &t!("list-sort", by = words(sort)), &t!("list-sort-means"), |ui| {
        let orders = articles.iter().map(|article| Sort::Article(article.document.id.clone()));
        for (place, order) in [Sort::Disagreement, Sort::Sources, Sort::Sure].into_iter().chain(orders).enumerate() {
            if place == 3 {
                ui.separator();
            }
            if ui.selectable_label(order == *sort, words(&order)).clicked() {
                actions.push(Action::Sort(order));
            }
        }
    });
}

fn title_of(document: &crate::ingest::Document) -> String {
    document.metadata.title.as_ref().map(|title| title.value.clone()).unwrap_or_else(|| outlet_of(document))
}
