//! A frame before it is drawn: what happened since the last one is taken in, and what follows from it is done.

use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::{App, launch::LEAST, message::Action, settings::WindowPlace, state::State, worker};
use crate::{
    gui::features::{claims_list::search::group_with, embedding::encode_queue::Sight, files::message::Deed},
    ids::ClaimId,
};

/// So long after the reader last did anything a refined comparison comes on screen.
const PAUSE_SECS: f64 = 1.0;

impl App {
    /// Takes in what happened since the last frame.
    pub fn take_in(&mut self, ctx: &Context) {
        while let Some(event) = self.worker.poll() {
            match event {
                refined @ worker::Event::Refined { .. } => self.refined = Some(refined),
                event => self.act(ctx, Action::Worker(event)),
            }
        }
        self.take_refined(ctx);
        while let Ok(action) = self.inbox.try_recv() {
            self.act(ctx, action);
        }
        for action in self.input_actions(ctx) {
            self.act(ctx, action);
        }
        if self.is_idle() && self.drawn == self.state.library.epoch {
            self.when_idle(ctx);
        }
        self.tend_files();
        self.tell_title(ctx);
        self.stay_if_asked(ctx);
        self.see_place(ctx);
        self.fit_zoom(ctx);
    }

    /// Puts a refined comparison on screen, unless the reader is in the middle of something.
    fn take_refined(&mut self, ctx: &Context) {
        let (now, stirs, is_held) = ctx.input(|input| {
            let moved = input.smooth_scroll_delta() != egui::Vec2::ZERO || input.zoom_delta() != 1.0;
            (input.time, moved || input.events.iter().any(is_deed), input.pointer.any_down())
        });
        if stirs || is_held {
            self.stirred = now;
        }
        if self.refined.is_none() || self.state.dialog.is_some() || egui::Popup::is_any_open(ctx) {
            return;
        }
        let left = self.stirred + PAUSE_SECS - now;
        if left > 0.0 {
            return ctx.request_repaint_after_secs(left as f32);
        }
        if let Some(refined) = self.refined.take() {
            self.act(ctx, Action::Worker(refined));
        }
    }

    /// Tells the worker where the reader looks, as long as it finds out what the passages there mean.
    pub(super) fn tell_sight(&mut self) {
        if !self.is_encoding() {
            return;
        }
        let comparison = &self.state.library.comparison;
        let selected = self.state.selection.group.and_then(|group| comparison.groups.get(group));
        let place = |claim: &ClaimId| {
            let (article, claim) = comparison.claim(*claim);
            (article.document.id.clone(), claim.span.start)
        };
        let selected = selected.map(|group| group.members.iter().map(place).collect()).unwrap_or_default();
        let sight = Sight { selected, columns: self.reader.sight() };
        if sight != self.looked {
            self.looked = sight.clone();
            self.worker.look(sight);
        }
    }

    /// Draws as large as the reader wants, or as leaves room for everything.
    pub(super) fn fit_zoom(&self, ctx: &Context) {
        let room = ctx.content_rect().size() * ctx.zoom_factor();
        let most = (room.x / LEAST[0]).min(room.y / LEAST[1]).max(1.0);
        let fits = self.state.settings.zoom.min(most);
        // What room there is, is only known to a fraction of a point.
        if (fits - ctx.zoom_factor()).abs() > 0.005 {
            ctx.set_zoom_factor(fits);
        }
    }

    /// Looks where the window is; its size is not asked for while it fills the screen, nor anything while it is away.
    fn see_place(&mut self, ctx: &Context) {
        // The system's points are those without zoom.
        let zoom = ctx.zoom_factor();
        let seen = ctx.input(|input| {
            let window = input.viewport();
            let away = window.minimized == Some(true) || window.fullscreen == Some(true);
            let inner = window.inner_rect.filter(|_| !away)?;
            let maximized = window.maximized == Some(true);
            let corner = window.outer_rect.map(|outer| (outer.min * zoom).into());
            Some(WindowPlace { position: corner, size: (inner.size() * zoom).into(), maximized })
        });
        if let Some(seen) = seen {
            let before = self.place.or(self.state.settings.window);
            self.place = Some(match before {
                Some(before) if seen.maximized => WindowPlace { maximized: true, ..before },
                _ => seen,
            });
        }
    }

    /// Keeps unsaved work aside and watches files, when there is anything new.
    fn tend_files(&mut self) {
        let State { desk, library, drafts, .. } = &self.state;
        let (turn, typed) = std::mem::replace(&mut self.tended, (desk.turn, drafts.turn()));
        if (turn, typed) == self.tended {
            return;
        }
        let unkept = drafts.unkept(&library.history);
        if desk.is_unsaved() || unkept.is_some() {
            self.keeper.keep(library.texts.clone(), Arc::clone(&library.history), unkept, desk.file.clone());
        } else {
            self.keeper.clear();
        }
        if turn != desk.turn {
            self.watcher.watch(desk.watched(library));
        }
    }

    /// Lets the window close only when nothing is unsaved or the reader said so.
    fn stay_if_asked(&mut self, ctx: &Context) {
        let desk = &self.state.desk;
        let is_at_work = desk.is_unsaved() || desk.errands.saving.is_some() || self.is_typing_note();
        let free = desk.leaving || self.shot.is_some() || !is_at_work;
        if !free && ctx.input(|input| input.viewport().close_requested()) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.act(ctx, Action::Files(Deed::CloseRequested));
        }
    }

    /// Whether a note is being written that is not kept.
    pub(super) fn is_typing_note(&self) -> bool {
        self.state.drafts.unkept(&self.state.library.history).is_some()
    }

    /// Tells the system the window's title when it changed.
    fn tell_title(&mut self, ctx: &Context) {
        let title = self.state.desk.title(&self.state.library.comparison);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// What was to be done once everything is compared: the selection that was asked for, then the picture.
    fn when_idle(&mut self, ctx: &Context) {
        // A picture shows what it comes to.
        if self.shot.is_some() && !self.is_refined() {
            return;
        }
        let wanted = self.select.take().and_then(|words| group_with(&self.state.library.comparison, &words));
        if wanted.is_some() {
            self.act(ctx, Action::Select(wanted));
        }
        if let Some(shot) = &mut self.shot {
            shot.count_frame(ctx);
        }
    }
}

/// Whether by `event` the reader does something, and does not only move the pointer.
fn is_deed(event: &egui::Event) -> bool {
    use egui::Event;
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Paste(_)
            | Event::MouseWheel { .. }
            | Event::Touch { .. }
    )
}
