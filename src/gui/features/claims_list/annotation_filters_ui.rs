//! The menu of what is asked of a claim by what the reader did with it.

use std::collections::BTreeSet;

use egui::{RichText, Ui};

use super::filter::Traits;
use crate::{
    edits::Colour,
    gui::{
        app::{message::Action, scene::Scene},
        features::annotations::{
            filters::Yours,
            model::{colour_symbol, colour_words, rating_words},
        },
        widgets::menu::menu_ui,
        words::t,
    },
};

/// Draws the menu, once the reader did anything.
pub fn yours_ui(ui: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let asked = &scene.state.list.traits.yours;
    if scene.state.library.index.facets.said.is_empty() && *asked == Yours::default() {
        return;
    }
    let words = match asked_words(asked).as_slice() {
        [] => t!("remarks-filter"),
        asked => t!("remarks-filter-on", asked = asked.join(", ")),
    };
    menu_ui(ui, scene.theme, &words, &t!("remarks-filter-means"), |ui| {
        let mut wants = |yours: Yours| {
            actions.push(Action::Traits(Traits { yours, ..scene.state.list.traits.clone() }));
        };
        if ui.selectable_label(*asked == Yours::default(), t!("remarks-filter-any")).clicked() {
            wants(Yours::default());
        }
        ui.separator();
        toggles_ui(ui, scene, &mut wants);
        tags_ui(ui, scene, &mut wants);
        ratings_ui(ui, scene, &mut wants);
        colours_ui(ui, scene, &mut wants);
    });
}

/// What is asked, in words.
fn asked_words(asked: &Yours) -> Vec<String> {
    let toggles = [
        asked.confirmed.then(|| t!("remarks-filter-confirmed")),
        asked.judged.then(|| t!("remarks-filter-judged")),
        asked.noted.then(|| t!("remarks-filter-noted")),
        asked.untouched.then(|| t!("remarks-filter-untouched")),
    ];
    let tag = asked.tag.as_ref().map(|tag| format!("#{tag}"));
    let choices = [tag, asked.rating.as_deref().map(rating_words), asked.colour.map(colour_words)];
    toggles.into_iter().chain(choices).flatten().collect()
}

fn entry_ui(ui: &mut Ui, chosen: bool, words: String, count: usize) -> bool {
    let tick = if chosen { "✓ " } else { "" };
    let words = t!("remarks-filter-entry", words = format!("{tick}{words}"), count = count);
    ui.selectable_label(chosen, words).clicked()
}

fn heading_ui(ui: &mut Ui, scene: Scene<'_>, words: String) {
    ui.separator();
    ui.label(RichText::new(words).small().color(scene.theme.text_weak));
}

fn toggles_ui(ui: &mut Ui, scene: Scene<'_>, wants: &mut impl FnMut(Yours)) {
    let (asked, counts) = (&scene.state.list.traits.yours, &scene.state.list.counts.yours);
    let confirmed = Yours { confirmed: !asked.confirmed, ..asked.clone() };
    let judged = Yours { judged: !asked.judged, ..asked.clone() };
    let noted = Yours { noted: !asked.noted, ..asked.clone() };
    let untouched = Yours { untouched: !asked.untouched, ..asked.clone() };
    for (chosen, words, count, then) in [
        (asked.confirmed, t!("remarks-filter-confirmed"), counts.confirmed, confirmed),
        (asked.judged, t!("remarks-filter-judged"), counts.judged, judged),
        (asked.noted, t!("remarks-filter-noted"), counts.noted, noted),
        (asked.untouched, t!("remarks-filter-untouched"), counts.untouched, untouched),
    ] {
        if entry_ui(ui, chosen, words, count) {
            wants(then);
        }
    }
}

fn tags_ui(ui: &mut Ui, scene: Scene<'_>, wants: &mut impl FnMut(Yours)) {
    let (asked, counts) = (&scene.state.list.traits.yours, &scene.state.list.counts.yours.tags);
    let tags: BTreeSet<&String> = counts.keys().chain(&asked.tag).collect();
    if !tags.is_empty() {
        heading_ui(ui, scene, t!("remarks-filter-tags"));
    }
    for tag in tags {
        let chosen = asked.tag.as_ref() == Some(tag);
        if entry_ui(ui, chosen, format!("#{tag}"), counts.get(tag).copied().unwrap_or(0)) {
            wants(Yours { tag: (!chosen).then(|| tag.clone()), ..asked.clone() });
        }
    }
}

/// The ratings that were given, in the order of the scale.
fn ratings_ui(ui: &mut Ui, scene: Scene<'_>, wants: &mut impl FnMut(Yours)) {
    let (asked, counts) = (&scene.state.list.traits.yours, &scene.state.list.counts.yours.ratings);
    let mut names: Vec<&String> = counts.keys().chain(&asked.rating).collect();
    let place = |name: &String| scene.state.library.hand.scale.iter().position(|other| other == name);
    names.sort_by_key(|name| (place(name).unwrap_or(usize::MAX), *name));
    names.dedup();
    if !names.is_empty() {
        heading_ui(ui, scene, t!("remarks-filter-ratings"));
    }
    for name in names {
        let chosen = asked.rating.as_ref() == Some(name);
        if entry_ui(ui, chosen, rating_words(name), counts.get(name).copied().unwrap_or(0)) {
            wants(Yours { rating: (!chosen).then(|| name.clone()), ..asked.clone() });
        }
    }
}

fn colours_ui(ui: &mut Ui, scene: Scene<'_>, wants: &mut impl FnMut(Yours)) {
    let (asked, counts) = (&scene.state.list.traits.yours, &scene.state.list.counts.yours.colours);
    let colours: BTreeSet<Colour> = counts.keys().copied().chain(asked.colour).collect();
    if !colours.is_empty() {
        heading_ui(ui, scene, t!("remarks-filter-colours"));
    }
    for colour in colours {
        let chosen = asked.colour == Some(colour);
        let words = format!("{} {}", colour_symbol(colour), colour_words(colour));
        if entry_ui(ui, chosen, words, counts.get(&colour).copied().unwrap_or(0)) {
            wants(Yours { colour: (!chosen).then_some(colour), ..asked.clone() });
        }
    }
}
