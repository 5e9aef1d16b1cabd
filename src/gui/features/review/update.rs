//! What the reader does to the program's judgement: picked, confirmed, rejected, moved, marked, judged and corrected. Each
//! is one step, so that it is undone as a whole.

use super::{
    command_target::Aim,
    message::Overrule,
    model::{OverruleDialog, TextPlace, corrections, same_passage},
};
use crate::{
    compare::Comparison,
    edits::{Act, Decision, Draft, Pen},
    gui::{
        app::{
            command::Command,
            message::Effect,
            state::{Dialog, State},
        },
        features::pairing::{model::Pairing, why::Why},
    },
    ids::{ClaimId, DocumentId, GroupId},
    ingest::MarkKind,
};

/// What the reader points at within a group, in another comparison.
pub struct Pointed {
    passage: Option<ClaimId>,
    pair: Option<[ClaimId; 2]>,
}

impl State {
    /// Does what the reader wants done to the program's judgement.
    pub fn overrule(&mut self, overrule: Overrule) -> Vec<Effect> {
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
    pub fn run_overrule(&mut self, command: Command) -> Vec<Effect> {
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
                let id = self.library.comparison.articles[article].document.id.clone();
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
    pub fn carry_dialog_over(&mut self, new: &Comparison) {
        if let Some(Dialog::Overrule(dialog)) = self.dialog.take_if(|dialog| matches!(dialog, Dialog::Overrule(_))) {
            self.dialog = dialog.carried_over(&self.library.comparison, new).map(Dialog::Overrule);
        }
    }

    /// The selected passage and the two that are set against each other, where another comparison has them.
    pub fn carry_pointed_over(&self, new: &Comparison) -> Pointed {
        let there = |claim: ClaimId| same_passage(&self.library.comparison, claim, new);
        let explained = self.selection.pairing.as_ref().filter(|pairing| !pairing.is_choosing()).map(Pairing::pair);
        Pointed {
            passage: self.selection.passage.and_then(there),
            pair: explained.and_then(|[one, other]| Some([there(one)?, there(other)?])),
        }
    }

    /// Points at a passage of the selected group again, and at two that are set against each other.
    pub fn point_further(&mut self, Pointed { passage, pair }: Pointed) {
        let comparison = &self.library.comparison;
        let is_selected = |claim: &ClaimId| self.selection.group.is_some_and(|group| comparison.is_in(*claim, group));
        if let Some(passage) = passage.filter(is_selected) {
            self.selection.passage = Some(passage);
        }
        self.selection.pairing = pair.map(|pair| Pairing::Explained(Box::new(Why::of(comparison, pair))));
    }

    /// That each of `passages` belongs to its group: with its best wording, or the best with what it is linked to most.
    fn confirmed(&self, passages: &[ClaimId]) -> Draft {
        let comparison = &self.library.comparison;
        let pair = |&passage: &ClaimId| {
            let group = &comparison.groups[self.group_in_sight(passage)];
            let others = group.members.iter().copied().filter(|&other| other != passage);
            let score = |other: ClaimId| comparison.link(passage, other).map_or(0.0, |link| link.score);
            let nearest = others.max_by(|&one, &other| score(one).total_cmp(&score(other)));
            let with = if group.best == passage { nearest } else { Some(group.best) };
            Some([passage, with?])
        };
        self.pen().confirm(&passages.iter().filter_map(pair).collect::<Vec<_>>())
    }

    fn pick_groups_to(&mut self, group: GroupId) {
        let from = self.picks.groups().last().copied().or(self.selection.group).unwrap_or(group);
        let row = |group: GroupId| self.list.rows.iter().position(|row| *row == group);
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

    fn ask_target(&mut self, passages: Vec<ClaimId>) {
        let dialog = OverruleDialog::Move { passages, typed: String::new(), chosen: 0 };
        self.dialog = Some(Dialog::Overrule(dialog));
    }

    fn ask_corrections(&mut self, document: &DocumentId) {
        let found = self.library.documents.iter().find(|open| open.id == *document);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::SameClaim,
        edits::{self, Standing},
        gui::{
            app::{message::Action, worker::Event},
            features::{
                claims_list::search::SearchIndex,
                evidence::model::Evidence,
                review::model::{Signs, as_read, corrected_words, date_understood, same_group},
            },
            fixture,
        },
        ids::ids,
        ingest::Property,
        judge::Verdict,
        text::Span,
    };

    /// The hand-made comparison with its articles open.
    fn state() -> State {
        let mut state = fixture::state();
        let documents: Vec<_> =
            state.library.comparison.articles.iter().map(|article| article.document.clone()).collect();
        state.library.shelve(&documents);
        let hashes = documents.iter().map(|document| document.sha256.clone()).collect();
        state.apply(Action::Edit(Draft { act: Act::Open, changes: vec![edits::Change::Open(hashes)] }));
        answer(&mut state);
        state
    }

    /// Reads the comparison anew as the worker would.
    fn answer(state: &mut State) {
        let machine = std::sync::Arc::new(fixture::comparison());
        let reading = edits::reading(&machine, &state.library.history);
        let index = SearchIndex::of(&reading);
        let epoch = state.library.asked;
        state.apply(Action::Worker(Event::Compared { epoch, result: Ok((reading, index)) }));
    }

    fn run(state: &mut State, command: Command) {
        state.apply(Action::Run(command));
        answer(state);
    }

    /// The numbers of the passages of the group of a passage.
    fn members(state: &State, passage: u32) -> Vec<u32> {
        state.members(state.group_of(ClaimId(passage))).iter().map(|claim| claim.0).collect()
    }

    fn evidence(state: &State) -> &Evidence {
        state.selection.evidence.as_ref().unwrap()
    }

    fn acts(state: &State) -> Vec<Act> {
        state.library.history.done()[1..].iter().map(|step| step.act).collect()
    }

    #[test]
    fn confirming_the_selected_group_confirms_every_passage_and_is_undone() {
        let mut state = state();
        state.apply(Action::Select(Some(GroupId(0))));
        run(&mut state, Command::Confirm);
        let standings = |state: &State| {
            let passages = evidence(state).cards.iter().flat_map(|card| &card.passages);
            passages.map(|passage| passage.standing).collect::<Vec<_>>()
        };
        assert_eq!(standings(&state), [Some(Standing::Confirmed); 2]);
        let signs = |state: &State| Signs::of(&state.library.comparison, &state.library.hand, GroupId(0));
        assert!(signs(&state).confirmed && !signs(&state).words().is_empty());
        run(&mut state, Command::Undo);
        assert_eq!((standings(&state), signs(&state)), (vec![Some(Standing::Suggested); 2], Signs::default()));
    }

    #[test]
    fn a_rejected_passage_is_listed_with_the_group_and_put_back() {
        let mut state = state();
        state.apply(Action::Pick(Some(ClaimId(3))));
        run(&mut state, Command::Reject);
        assert_eq!((members(&state, 3), members(&state, 0)), (vec![3], vec![0]));
        assert_eq!(state.library.history.undoable().map(|step| step.act), Some(Act::Reject));
        state.apply(Action::Select(Some(state.group_of(ClaimId(0)))));
        let rejected = evidence(&state).rejected[0].clone();
        assert_eq!((rejected.claim, rejected.outlet.as_str(), rejected.pairs.len()), (ClaimId(3), "Beta", 1));
        assert_eq!(evidence(&state).links[0].decision, Some(crate::edits::Decision::Rejected));
        let back = Pen::new(&state.library.comparison, &state.library.hand).undecide(&rejected.pairs);
        state.apply(Action::Edit(back));
        answer(&mut state);
        assert_eq!(members(&state, 0), [0, 3]);
        assert!(evidence(&state).rejected.is_empty());
    }

    #[test]
    fn what_is_picked_comes_before_what_is_selected_and_is_let_go_when_done() {
        let mut state = state();
        state.apply(Action::Select(Some(GroupId(0))));
        assert_eq!(state.aim(Command::Merge), None);
        for group in [1, 3] {
            state.apply(Action::Overrule(Overrule::PickGroup(GroupId(group))));
        }
        assert_eq!(state.aim(Command::Confirm), Some(Aim::Groups(ids(&[1, 3]))));
        assert_eq!(state.aim(Command::AddToGroup), Some(Aim::Groups(ids(&[0, 1, 3]))));
        run(&mut state, Command::Merge);
        assert_eq!(members(&state, 1), [1, 4, 5, 6]);
        assert!(state.picks.is_empty());
        run(&mut state, Command::Undo);
        assert_eq!(members(&state, 1), [1, 4]);
    }

    #[test]
    fn picked_passages_are_joined_split_and_taken_out() {
        let mut state = state();
        for passage in [0, 2] {
            state.apply(Action::Overrule(Overrule::PickPassage(ClaimId(passage))));
        }
        assert_eq!(state.picks.words(), "2 passages picked");
        run(&mut state, Command::Merge);
        assert_eq!(members(&state, 0), [0, 2, 3]);
        state.apply(Action::Select(Some(state.group_of(ClaimId(0)))));
        let of = |passage| {
            let passage = ClaimId(passage);
            state.library.hand.standing(&state.library.comparison, passage, state.group_of(passage))
        };
        assert_eq!((of(2), of(3)), (Standing::Joined, Standing::Suggested));
        for passage in [0, 3] {
            state.apply(Action::Overrule(Overrule::PickPassage(ClaimId(passage))));
        }
        run(&mut state, Command::SplitOff);
        assert_eq!((members(&state, 0), members(&state, 2)), (vec![0, 3], vec![2]));
        state.apply(Action::Pick(Some(ClaimId(3))));
        run(&mut state, Command::TakeOut);
        assert_eq!(members(&state, 0), [0]);
        assert_eq!(acts(&state), [Act::Join, Act::Split, Act::TakeOut]);
        (0..3).for_each(|_| run(&mut state, Command::Undo));
        assert_eq!((members(&state, 0), members(&state, 2)), (vec![0, 3], vec![2]));
    }

    #[test]
    fn two_passages_that_are_set_against_each_other_are_decided_on() {
        let mut state = state();
        state.apply(Action::ExplainPair([ClaimId(0), ClaimId(3)]));
        run(&mut state, Command::Reject);
        assert_eq!(members(&state, 0), [0]);
        assert!(state.selection.pairing.is_some(), "they stay against each other");
        run(&mut state, Command::Confirm);
        assert_eq!(members(&state, 0), [0, 3]);
        state.apply(Action::EndPairing);
    }

    #[test]
    fn a_verdict_is_set_with_a_reason_and_the_programs_stays_in_sight() {
        let mut state = state();
        state.apply(Action::Select(Some(GroupId(2))));
        assert_eq!(state.aim(Command::Verdict), None, "what one article says alone is not judged");
        state.apply(Action::Select(Some(GroupId(0))));
        state.apply(Action::Run(Command::Verdict));
        let dialog =
            |verdict, reason: &str| OverruleDialog::Verdict { group: GroupId(0), verdict, reason: reason.to_owned() };
        assert_eq!(state.dialog, Some(Dialog::Overrule(dialog(None, ""))));
        state.apply(Action::Overrule(Overrule::Dialog(dialog(Some(Verdict::Agree), " rounded "))));
        state.apply(Action::Overrule(Overrule::Done));
        answer(&mut state);
        assert_eq!(state.library.comparison.groups[GroupId(0)].verdict, Verdict::Agree);
        assert_eq!(evidence(&state).ruling.as_deref(), Some("You: Agree (rounded) · Program: Differ"));
        state.apply(Action::Run(Command::Verdict));
        assert!(state.apply(Action::Overrule(Overrule::Done)).is_empty(), "nothing was changed");
        run(&mut state, Command::Undo);
        assert_eq!(
            (state.library.comparison.groups[GroupId(0)].verdict, &evidence(&state).ruling),
            (Verdict::Differ, &None)
        );
    }

    #[test]
    fn a_passage_is_moved_into_the_group_that_is_found() {
        let mut state = state();
        state.apply(Action::Overrule(Overrule::Move(ClaimId(2))));
        assert_eq!(state.targets(&[ClaimId(2)], "hiep uoc"), [GroupId(3)]);
        assert_eq!(
            state.targets(&[ClaimId(0)], "")[0],
            GroupId(1),
            "with no letters, what is in more articles comes first"
        );
        let found = OverruleDialog::Move { passages: vec![ClaimId(2)], typed: "hiep uoc".to_owned(), chosen: 0 };
        state.apply(Action::Overrule(Overrule::Dialog(found)));
        state.apply(Action::Overrule(Overrule::Done));
        answer(&mut state);
        assert_eq!(members(&state, 2), [2, 5, 6]);
    }

    #[test]
    fn selected_words_are_marked_and_the_mark_is_taken_away() {
        let mut state = state();
        let document = state.library.documents[0].clone();
        let place = TextPlace { document: document.id.clone(), span: Span::new(0, 9) };
        assert_eq!(state.aim(Command::MarkClaim), None);
        state.apply(Action::Overrule(Overrule::SelectText(Some(place.clone()))));
        let effects = state.apply(Action::Run(Command::MarkClaim));
        assert_eq!(effects[0], Effect::ForgetText);
        let mark = |state: &State| state.library.documents[0].marks.first().map(|mark| (mark.span, mark.kind));
        assert_eq!(mark(&state), Some((Span::new(0, 8), MarkKind::Claim)), "without the space at its end");
        assert_eq!(state.aim(Command::Unmark), None, "no words are selected any more");
        state.apply(Action::Overrule(Overrule::SelectText(Some(place.clone()))));
        assert_eq!(state.aim(Command::Unmark), Some(Aim::Text(vec![place.clone()])));
        state.apply(Action::Overrule(Overrule::Mark(place.clone(), None)));
        assert_eq!(mark(&state), None);
        assert!(state.apply(Action::Overrule(Overrule::Mark(place, None))).is_empty(), "no mark is there");
        state.apply(Action::Run(Command::Undo));
        assert!(mark(&state).is_some());
    }

    #[test]
    fn an_article_is_corrected_in_one_step_and_goes_back_to_what_was_read() {
        let mut state = state();
        let now = |state: &State| state.library.documents[0].clone();
        let OverruleDialog::Correct { document, mut typed } = OverruleDialog::correct(&now(&state)) else {
            unreachable!("it is that dialog")
        };
        assert_eq!(typed[Property::Source as usize], "Alpha");
        typed[Property::Source as usize] = " The Alpha ".to_owned();
        typed[Property::Language as usize] = "vi".to_owned();
        state.apply(Action::Overrule(Overrule::Correct(document.clone())));
        state.apply(Action::Overrule(Overrule::Dialog(OverruleDialog::Correct { document, typed })));
        state.apply(Action::Overrule(Overrule::Done));
        assert_eq!(now(&state).property(Property::Source), Some("The Alpha"));
        assert_eq!(acts(&state), [Act::Correct]);
        assert_eq!(as_read(&now(&state), Property::Source), Some("Alpha"));
        let told: Vec<String> = now(&state).corrected.iter().map(corrected_words).collect();
        assert_eq!(told, ["Outlet corrected by you; read: Alpha", "Language corrected by you; read: another"]);
        let mut typed = Property::ALL.map(|property| now(&state).property(property).unwrap_or_default().to_owned());
        typed[Property::Source as usize] = "Alpha".to_owned();
        let back = corrections(&now(&state), &typed);
        state.apply(Action::Edit(back));
        assert_eq!(now(&state).corrected.len(), 1);
    }

    #[test]
    fn a_date_that_cannot_be_read_is_said() {
        assert_eq!(date_understood("03/05/2024", "vi"), ("Understood as 2024-05-03".to_owned(), true));
        assert!(!date_understood("one fine day", "en").1);
    }

    #[test]
    fn the_selection_stays_with_most_of_its_group() {
        let comparison = fixture::comparison();
        let homes = [[0, 3].as_slice(), &[1], &[2], &[4], &[5, 6]];
        let merged = comparison.regrouped(&homes.iter().map(|home| SameClaim::from(ids(home))).collect());
        assert_eq!(same_group(&comparison, GroupId(1), &merged), Some(GroupId(1)));
        assert_eq!(same_passage(&comparison, ClaimId(1), &merged), Some(ClaimId(1)));
        assert_eq!(same_group(&merged, GroupId(4), &comparison), Some(GroupId(3)));
        assert_eq!(same_group(&comparison, GroupId(9), &comparison), None);
    }
}
