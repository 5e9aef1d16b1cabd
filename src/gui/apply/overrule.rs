//! What the reader does to the program's judgement: picked, confirmed, rejected, moved, marked, judged and corrected. Each
//! is one step, so that it is undone as a whole.

use crate::{
    align::ClaimIndex,
    compare::Comparison,
    edits::{Act, Decision, Draft, Pen},
    gui::{
        command::Command,
        message::Effect,
        overrule::{Aim, OverruleDialog, TextPlace, corrections, same_passage},
        overrule_message::Overrule,
        pairing::Pairing,
        state::{Dialog, State},
        why::Why,
    },
    ingest::MarkKind,
};

/// What the reader points at within a group, in another comparison.
pub(super) struct Pointed {
    passage: Option<ClaimIndex>,
    pair: Option<[ClaimIndex; 2]>,
}

impl State {
    /// Does what the reader wants done to the program's judgement.
    pub(super) fn overrule(&mut self, overrule: Overrule) -> Vec<Effect> {
        match overrule {
            Overrule::PickPassage(passage) => self.picks.toggle_passage(passage),
            Overrule::PickGroup(group) => self.picks.toggle_group(group),
            Overrule::PickGroupsTo(group) => self.pick_groups_to(group),
            Overrule::ClearPicks => _ = self.picks.clear(),
            Overrule::SelectText(place) => self.picks.text = place,
            Overrule::Mark(place, kind) => return self.mark(&[place], kind),
            Overrule::Confirm(passage) => return self.edit(self.confirmed(&[passage])),
            Overrule::TakeOut(passage) => return self.edit(self.pen().take_out(&[passage], self.selection.group)),
            Overrule::Move(passage) => self.ask_target(vec![passage]),
            Overrule::Correct(document) => self.ask_corrections(&document),
            Overrule::Dialog(dialog) => self.dialog = Some(Dialog::Overrule(dialog)),
            Overrule::Done => return self.overrule_done(),
        }
        Vec::new()
    }

    /// Runs a command that overrules, on what it is about now.
    pub(super) fn run_overrule(&mut self, command: Command) -> Vec<Effect> {
        let Some(aim) = self.aim(command) else { return Vec::new() };
        match (command, aim) {
            (Command::PickPassage, Aim::Passages(passages)) => {
                passages.into_iter().for_each(|passage| self.picks.toggle_passage(passage));
                Vec::new()
            }
            (Command::PickGroup, Aim::Groups(groups)) => {
                groups.into_iter().for_each(|group| self.picks.toggle_group(group));
                Vec::new()
            }
            (Command::MoveTo, Aim::Passages(passages)) => {
                self.ask_target(passages);
                Vec::new()
            }
            (Command::Verdict, Aim::Groups(groups)) => {
                let dialog = groups.first().map(|&group| OverruleDialog::verdict(&self.library.hand, group));
                self.dialog = dialog.map(Dialog::Overrule);
                Vec::new()
            }
            (Command::Correct, Aim::Article(article)) => {
                let id = self.library.comparison.articles[article as usize].document.id.clone();
                self.ask_corrections(&id);
                Vec::new()
            }
            (Command::MarkClaim, Aim::Text(places)) => self.mark(&places, Some(MarkKind::Claim)),
            (Command::MarkFurniture, Aim::Text(places)) => self.mark(&places, Some(MarkKind::Furniture)),
            (Command::Unmark, Aim::Text(places)) => self.mark(&places, None),
            (_, aim) => self.judge(command, aim),
        }
    }

    /// Confirms, rejects, takes out, splits or joins; what was picked for it is let go.
    fn judge(&mut self, command: Command, aim: Aim) -> Vec<Effect> {
        let pen = self.pen();
        let draft = match (command, aim) {
            (Command::Confirm, Aim::Pair(pair)) => pen.confirm(&[pair]),
            (Command::Confirm, Aim::Fact(fact)) => pen.judge_fact(fact, Some(Decision::Confirmed)),
            (Command::Reject, Aim::Fact(fact)) => pen.judge_fact(fact, Some(Decision::Rejected)),
            (Command::Confirm, Aim::Groups(groups)) => pen.confirm_groups(&groups),
            (Command::Confirm, Aim::Passages(passages)) => self.confirmed(&passages),
            (Command::Reject, Aim::Pair(pair)) => pen.reject(&[pair]),
            (Command::Reject, Aim::Groups(groups)) => pen.reject_groups(&groups),
            (Command::Reject, Aim::Passages(passages)) => {
                Draft { act: Act::Reject, ..pen.take_out(&passages, self.selection.group) }
            }
            (Command::TakeOut, Aim::Passages(passages)) => pen.take_out(&passages, self.selection.group),
            (Command::SplitOff, Aim::Passages(passages)) => pen.split(&passages),
            (Command::Merge | Command::AddToGroup, Aim::Groups(groups)) => pen.merge(&groups),
            (Command::Merge | Command::AddToGroup, Aim::Into(passages, group)) => pen.join(&passages, group),
            _ => return Vec::new(),
        };
        self.picks.clear();
        self.edit(draft)
    }

    /// Lets the dialog that is open be about the same in another comparison, or closes it.
    pub(super) fn carry_dialog_over(&mut self, new: &Comparison) {
        if let Some(Dialog::Overrule(dialog)) = self.dialog.take_if(|dialog| matches!(dialog, Dialog::Overrule(_))) {
            self.dialog = dialog.carried_over(&self.library.comparison, new).map(Dialog::Overrule);
        }
    }

    /// The selected passage and the two that are set against each other, where another comparison has them.
    pub(super) fn carry_pointed_over(&self, new: &Comparison) -> Pointed {
        let there = |claim: ClaimIndex| same_passage(&self.library.comparison, claim, new);
        let explained = self.selection.pairing.as_ref().filter(|pairing| !pairing.is_choosing()).map(Pairing::pair);
        Pointed {
            passage: self.selection.passage.and_then(there),
            pair: explained.and_then(|[one, other]| Some([there(one)?, there(other)?])),
        }
    }

    /// Points at a passage of the selected group again, and at two that are set against each other.
    pub(super) fn point_further(&mut self, Pointed { passage, pair }: Pointed) {
        let comparison = &self.library.comparison;
        let is_selected =
            |claim: &ClaimIndex| self.selection.group.is_some_and(|group| comparison.is_in(*claim, group));
        if let Some(passage) = passage.filter(is_selected) {
            self.selection.passage = Some(passage);
        }
        self.selection.pairing = pair.map(|pair| Pairing::Explained(Box::new(Why::of(comparison, pair))));
    }

    /// That each of `passages` belongs to its group: with its best wording, or the best with what it is linked to most.
    fn confirmed(&self, passages: &[ClaimIndex]) -> Draft {
        let comparison = &self.library.comparison;
        let pair = |&passage: &ClaimIndex| {
            let group = &comparison.groups[self.group_in_sight(passage) as usize];
            let others = group.members.iter().copied().filter(|&other| other != passage);
            let score = |other: ClaimIndex| comparison.link(passage, other).map_or(0.0, |link| link.score);
            let nearest = others.max_by(|&one, &other| score(one).total_cmp(&score(other)));
            let with = if group.best == passage { nearest } else { Some(group.best) };
            Some([passage, with?])
        };
        self.pen().confirm(&passages.iter().filter_map(pair).collect::<Vec<_>>())
    }

    fn pick_groups_to(&mut self, group: u32) {
        let from = self.picks.groups().last().copied().or(self.selection.group).unwrap_or(group);
        let row = |group: u32| self.list.rows.iter().position(|row| *row == group);
        let groups = match (row(from), row(group)) {
            (Some(from), Some(to)) => self.list.rows[from.min(to)..=from.max(to)].to_vec(),
            _ => vec![group],
        };
        self.picks.add_groups(&groups);
    }

    /// Marks the words of `places`, or takes the marks on them away.
    fn mark(&mut self, places: &[TextPlace], kind: Option<MarkKind>) -> Vec<Effect> {
        let mut draft: Option<Draft> = None;
        for place in places {
            let Some(document) = self.library.documents.iter().find(|document| document.id == place.document) else {
                continue;
            };
            let span = place.span.trimmed(&document.text);
            let is_marked = || document.marks.iter().any(|mark| mark.span.overlaps(span));
            if !span.is_empty() && (kind.is_some() || is_marked()) {
                let marked = Pen::mark(document, span, kind);
                match &mut draft {
                    Some(draft) => draft.changes.extend(marked.changes),
                    None => draft = Some(marked),
                }
            }
        }
        let Some(draft) = draft else { return Vec::new() };
        self.picks.clear();
        self.picks.text = None;
        std::iter::once(Effect::ForgetText).chain(self.edit(draft)).collect()
    }

    fn ask_target(&mut self, passages: Vec<ClaimIndex>) {
        let dialog = OverruleDialog::Move { passages, typed: String::new(), chosen: 0 };
        self.dialog = Some(Dialog::Overrule(dialog));
    }

    fn ask_corrections(&mut self, document: &str) {
        let found = self.library.documents.iter().find(|open| open.id == document);
        self.dialog = found.map(|document| Dialog::Overrule(OverruleDialog::correct(document)));
    }

    /// Does what stands in the dialog.
    fn overrule_done(&mut self) -> Vec<Effect> {
        let dialog = match self.dialog.take() {
            Some(Dialog::Overrule(dialog)) => dialog,
            other => {
                self.dialog = other;
                return Vec::new();
            }
        };
        match &dialog {
            OverruleDialog::Verdict { group, verdict, reason } => {
                let reason = if verdict.is_some() { reason.trim() } else { "" };
                let changes = dialog != OverruleDialog::verdict(&self.library.hand, *group);
                let draft = self.pen().verdict(*group, *verdict, reason);
                if changes { self.edit(draft) } else { Vec::new() }
            }
            OverruleDialog::Correct { document, typed } => {
                let found = self.library.documents.iter().find(|open| open.id == *document);
                let draft = found.map(|document| corrections(document, typed));
                draft.map_or_else(Vec::new, |draft| self.edit(draft))
            }
            OverruleDialog::Move { passages, typed, chosen } => {
                let Some(group) = self.targets(passages, typed).get(*chosen).copied() else {
                    self.dialog = Some(Dialog::Overrule(dialog));
                    return Vec::new();
                };
                let draft = self.pen().join(passages, group);
                self.picks.clear();
                self.edit(draft)
            }
        }
    }
}
