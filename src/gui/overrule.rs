//! Overruling the program: what the reader has picked, what a command is then about, and the dialogs that ask for more.
//!
//! Plain: knows comparisons and the reader's hand, no widgets. What is done about it stands in `apply`.

use super::{command::Command, dates::published_words, library::Library, names::language_name, state::State, words::t};
use crate::{
    align::ClaimIndex,
    claims::Published,
    compare::Comparison,
    edits::{Act, Draft, Hand, Pen, Standing},
    ingest::{Correction, Document, Property},
    judge::Verdict,
    lang,
    text::Span,
};

/// So many groups are offered where a passage is to be moved to another.
const MOST_TARGETS: usize = 60;

/// Words of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPlace {
    /// The document's id.
    pub document: String,
    /// Where the words are.
    pub span: Span,
}

/// What the reader picked, to do one thing with all of it: passages or groups, in the order in which they were picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    passages: Vec<ClaimIndex>,
    groups: Vec<u32>,
    /// The words that are selected in a column.
    pub text: Option<TextPlace>,
}

impl Picks {
    /// The passages.
    pub fn passages(&self) -> &[ClaimIndex] {
        &self.passages
    }

    /// The groups.
    pub fn groups(&self) -> &[u32] {
        &self.groups
    }

    /// Whether neither a passage nor a group is picked.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty() && self.groups.is_empty()
    }

    /// Picks `passage` or lets it go; groups are let go.
    pub fn toggle_passage(&mut self, passage: ClaimIndex) {
        self.groups.clear();
        toggle(&mut self.passages, passage);
    }

    /// Picks `group` or lets it go; passages are let go.
    pub fn toggle_group(&mut self, group: u32) {
        self.passages.clear();
        toggle(&mut self.groups, group);
    }

    /// Picks those of `groups` too that are not picked.
    pub fn add_groups(&mut self, groups: &[u32]) {
        self.passages.clear();
        for group in groups {
            if !self.groups.contains(group) {
                self.groups.push(*group);
            }
        }
    }

    /// Lets passages and groups go. Whether there were any.
    pub fn clear(&mut self) -> bool {
        let had = !self.is_empty();
        self.passages.clear();
        self.groups.clear();
        had
    }

    /// How many are picked, in words.
    pub fn words(&self) -> String {
        match self.groups.is_empty() {
            true => t!("overrule-picked-passages", count = self.passages.len()),
            false => t!("overrule-picked-groups", count = self.groups.len()),
        }
    }

    /// The same passages and groups in another comparison; those that it does not have are let go.
    pub fn carry_over(&mut self, old: &Comparison, new: &Comparison) {
        let passages = std::mem::take(&mut self.passages);
        self.passages = passages.into_iter().filter_map(|claim| same_passage(old, claim, new)).collect();
        let mut groups: Vec<u32> = Vec::new();
        for group in std::mem::take(&mut self.groups) {
            groups.extend(same_group(old, group, new).filter(|group| !groups.contains(group)));
        }
        self.groups = groups;
        self.text.take_if(|text| new.articles.iter().all(|article| article.document.id != text.document));
    }
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    match list.iter().position(|other| *other == item) {
        Some(at) => _ = list.remove(at),
        None => list.push(item),
    }
}

/// The passage of `new` that stands where `claim` stood in `old`.
pub fn same_passage(old: &Comparison, claim: ClaimIndex, new: &Comparison) -> Option<ClaimIndex> {
    old.claims.get(claim as usize)?;
    let (article, claim) = old.claim(claim);
    let stands_there = |place: &crate::compare::ClaimPlace| {
        let other = &new.articles[place.article as usize];
        other.document.id == article.document.id && other.claims[place.claim as usize].span == claim.span
    };
    new.claims.iter().position(stands_there).map(|at| at as ClaimIndex)
}

/// The group of `new` that holds most of what was at home in `group` of `old`; of equals that with its best wording.
pub fn same_group(old: &Comparison, group: u32, new: &Comparison) -> Option<u32> {
    let found = old.groups.get(group as usize)?;
    let group_of = |claim: ClaimIndex| Some(new.claims[same_passage(old, claim, new)? as usize].group);
    let best = group_of(found.best);
    let groups: Vec<u32> = found.home().filter_map(group_of).collect();
    let count = |group: u32| groups.iter().filter(|&&other| other == group).count();
    groups.iter().copied().max_by_key(|&group| (count(group), Some(group) == best, std::cmp::Reverse(group)))
}

/// A dialog in which the reader overrules, with what was typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverruleDialog {
    /// What a group amounts to, and why.
    Verdict {
        /// The group.
        group: u32,
        /// What it amounts to; `None` for what the program says.
        verdict: Option<Verdict>,
        /// Why.
        reason: String,
    },
    /// What an article's title, outlet and so on are.
    Correct {
        /// The document's id.
        document: String,
        /// What they are, by [`Property::ALL`]; the language by its code.
        typed: [String; Property::ALL.len()],
    },
    /// The group that passages are moved into.
    Move {
        /// The passages.
        passages: Vec<ClaimIndex>,
        /// A few letters of the group.
        typed: String,
        /// Which of the groups that have them it is.
        chosen: usize,
    },
}

impl OverruleDialog {
    /// What `group` amounts to now.
    pub fn verdict(hand: &Hand, group: u32) -> Self {
        let set = hand.groups.get(&group).and_then(|of| of.verdict.as_ref());
        let (verdict, reason) = set.map_or((None, String::new()), |set| (Some(set.verdict), set.reason.clone()));
        OverruleDialog::Verdict { group, verdict, reason }
    }

    /// What is known of `document` now.
    pub fn correct(document: &Document) -> Self {
        let typed = Property::ALL.map(|property| document.property(property).unwrap_or_default().to_owned());
        OverruleDialog::Correct { document: document.id.clone(), typed }
    }

    /// The dialog after another comparison took the place of `old`; `None` where that has not what it is about.
    pub fn carried_over(self, old: &Comparison, new: &Comparison) -> Option<Self> {
        match self {
            OverruleDialog::Verdict { group, verdict, reason } => {
                Some(OverruleDialog::Verdict { group: same_group(old, group, new)?, verdict, reason })
            }
            OverruleDialog::Move { passages, typed, .. } => {
                let passages: Vec<_> = passages.into_iter().filter_map(|claim| same_passage(old, claim, new)).collect();
                (!passages.is_empty()).then_some(OverruleDialog::Move { passages, typed, chosen: 0 })
            }
            OverruleDialog::Correct { ref document, .. } => {
                new.articles.iter().any(|article| article.document.id == *document).then_some(self)
            }
        }
    }
}

/// The verdicts that a reader can set, in the order in which they are offered; `None` is the program's.
pub const VERDICTS: [Option<Verdict>; 5] =
    [None, Some(Verdict::Disputed), Some(Verdict::Differ), Some(Verdict::Changed), Some(Verdict::Agree)];

/// What was read in `document` under `property`, before the reader corrected it.
pub fn as_read(document: &Document, property: Property) -> Option<&str> {
    let corrected = document.corrected.iter().find(|correction| correction.property == property);
    corrected.map_or_else(|| document.property(property), |correction| correction.read.as_deref())
}

/// The step that makes `document` say what was `typed`; nothing to do where it does.
pub fn corrections(document: &Document, typed: &[String; Property::ALL.len()]) -> Draft {
    let mut changes = Vec::new();
    for (property, typed) in Property::ALL.into_iter().zip(typed) {
        let (typed, read) = (typed.trim(), as_read(document, property).unwrap_or_default());
        if typed != document.property(property).unwrap_or_default() {
            let value = (typed != read).then_some(typed);
            changes.extend(Pen::correct(document, property, value).changes);
        }
    }
    Draft { act: Act::Correct, changes }
}

/// What `property` is called.
pub fn property_words(property: Property) -> String {
    match property {
        Property::Title => t!("overrule-title"),
        Property::Source => t!("overrule-source"),
        Property::Published => t!("overrule-published"),
        Property::Link => t!("overrule-link"),
        Property::Language => t!("overrule-language"),
    }
}

/// `value` of `property` as the reader is shown it: a language by its name, nothing by a word.
pub fn value_words(property: Property, value: Option<&str>) -> String {
    let value = value.unwrap_or_default();
    match property {
        Property::Language => lang::known(value).map_or_else(|| t!("overrule-language-other"), language_name),
        _ if value.is_empty() => t!("overrule-nothing-read"),
        _ => value.to_owned(),
    }
}

/// "You corrected the title; read was: …".
pub fn corrected_words(correction: &Correction) -> String {
    let read = value_words(correction.property, correction.read.as_deref());
    t!("overrule-corrected-from", property = property_words(correction.property), read = read)
}

/// What the words of a date are understood as, and whether they are: an article whose date is not understood has none.
pub fn date_understood(words: &str, language: &str) -> (String, bool) {
    match Published::read(words, lang::pack(lang::known(language))) {
        Some(published) => (t!("overrule-date-read", date = published_words(published)), true),
        None => (t!("overrule-date-unread"), false),
    }
}

/// The sign of who put a passage into its group, and its words.
pub fn standing_words(standing: Standing) -> String {
    match standing {
        Standing::Suggested => t!("overrule-suggested"),
        Standing::Confirmed => t!("overrule-confirmed"),
        Standing::Joined => t!("overrule-joined"),
    }
}

/// What the reader said of a group, as its row tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// The verdict is the reader's.
    pub verdict: bool,
    /// The reader stands for every passage.
    pub confirmed: bool,
}

impl Signs {
    /// The signs of `group`.
    pub fn of(comparison: &Comparison, hand: &Hand, group: u32) -> Self {
        if comparison.groups.len() <= group as usize {
            return Signs::default();
        }
        Signs {
            verdict: hand.groups.get(&group).is_some_and(|of| of.verdict.is_some()),
            confirmed: hand.is_confirmed(comparison, group),
        }
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self == Signs::default()
    }

    /// What they mean.
    pub fn words(self) -> String {
        match (self.verdict, self.confirmed) {
            (true, true) => t!("overrule-sign-both"),
            (true, false) => t!("overrule-sign-verdict"),
            (false, true) => t!("overrule-sign-confirmed"),
            (false, false) => String::new(),
        }
    }
}

/// The passages or groups that a command is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Two passages that are set against each other.
    Pair([ClaimIndex; 2]),
    /// A fact.
    Fact(u32),
    /// Groups.
    Groups(Vec<u32>),
    /// Passages.
    Passages(Vec<ClaimIndex>),
    /// Words.
    Text(Vec<TextPlace>),
    /// Passages and the group that they are to be in.
    Into(Vec<ClaimIndex>, u32),
    /// An article, by its place in the comparison.
    Article(u32),
}

impl State {
    /// What `command` is about now; `None` where there is nothing that it could be about.
    pub fn aim(&self, command: Command) -> Option<Aim> {
        match command {
            Command::Confirm => self.aim_told().or_else(|| self.aim_group()),
            Command::Reject => self.aim_told().or_else(|| self.aim_passage()),
            Command::TakeOut => self.aim_picked_passages().or_else(|| self.aim_passage()),
            Command::SplitOff => self.aim_part(),
            Command::Merge => self.aim_together(),
            Command::AddToGroup => self.aim_into(),
            Command::MoveTo => self.picked_or_selected().map(Aim::Passages),
            Command::MarkClaim => self.aim_text(),
            Command::MarkFurniture => self.aim_text().or_else(|| self.aim_words()),
            Command::Unmark => self.aim_text().or_else(|| self.aim_words()).filter(|aim| self.is_marked(aim)),
            Command::Verdict => {
                let was_set = |group: &u32| self.library.hand.groups.get(group).is_some_and(|of| of.verdict.is_some());
                let group = self.selection.group.filter(|group| !self.is_single() || was_set(group));
                group.map(|group| Aim::Groups(vec![group]))
            }
            Command::Correct => self.aim_article(),
            Command::PickPassage => self.selection.passage.map(|passage| Aim::Passages(vec![passage])),
            Command::PickGroup => self.selection.group.map(|group| Aim::Groups(vec![group])),
            _ => None,
        }
    }

    fn members(&self, group: u32) -> &[ClaimIndex] {
        self.library.comparison.groups.get(group as usize).map_or(&[], |group| &group.members)
    }

    fn group_of(&self, claim: ClaimIndex) -> u32 {
        self.library.comparison.claims[claim as usize].group
    }

    fn has_company(&self, claim: ClaimIndex) -> bool {
        self.members(self.group_in_sight(claim)).len() > 1
    }

    /// The selected group, where `claim` is in it; else the one that it is at home in.
    pub(super) fn group_in_sight(&self, claim: ClaimIndex) -> u32 {
        let selected = self.selection.group.filter(|&group| self.library.comparison.is_in(claim, group));
        selected.unwrap_or_else(|| self.group_of(claim))
    }

    fn aim_pair(&self) -> Option<Aim> {
        let pairing = self.selection.pairing.as_ref().filter(|pairing| !pairing.is_choosing())?;
        Some(Aim::Pair(pairing.pair()))
    }

    /// Two passages that are set against each other, what is picked, or the selected fact.
    fn aim_told(&self) -> Option<Aim> {
        let fact = || self.selection.fact.filter(|_| self.picks.is_empty()).map(|spot| Aim::Fact(spot.fact));
        self.aim_pair().or_else(|| self.aim_picked()).or_else(fact)
    }

    fn aim_picked(&self) -> Option<Aim> {
        let several = |group: &u32| self.members(*group).len() > 1;
        let groups: Vec<u32> = self.picks.groups().iter().copied().filter(several).collect();
        if groups.is_empty() { self.aim_picked_passages() } else { Some(Aim::Groups(groups)) }
    }

    fn aim_picked_passages(&self) -> Option<Aim> {
        let passages = self.picks.passages().iter().copied().filter(|&claim| self.has_company(claim));
        let passages: Vec<ClaimIndex> = passages.collect();
        (!passages.is_empty()).then_some(Aim::Passages(passages))
    }

    fn aim_group(&self) -> Option<Aim> {
        let group = self.selection.group.filter(|_| self.picks.is_empty())?;
        (self.members(group).len() > 1).then(|| Aim::Groups(vec![group]))
    }

    fn aim_passage(&self) -> Option<Aim> {
        let passage = self.selection.passage.filter(|&passage| self.picks.is_empty() && self.has_company(passage))?;
        Some(Aim::Passages(vec![passage]))
    }

    /// The picked passages of the group of the first of them, where that has others too; without any, the selected one.
    fn aim_part(&self) -> Option<Aim> {
        let Some(&first) = self.picks.passages().first() else { return self.aim_passage() };
        let group = self.group_of(first);
        let part: Vec<ClaimIndex> =
            self.picks.passages().iter().copied().filter(|&claim| self.group_of(claim) == group).collect();
        (part.len() < self.members(group).len()).then_some(Aim::Passages(part))
    }

    /// Picked groups, or the picked passages with the group of the first of them.
    fn aim_together(&self) -> Option<Aim> {
        if self.picks.groups().len() > 1 {
            return Some(Aim::Groups(self.picks.groups().to_vec()));
        }
        let (first, rest) = self.picks.passages().split_first()?;
        self.aim_others(rest, self.group_of(*first))
    }

    /// What is picked with the selected group.
    fn aim_into(&self) -> Option<Aim> {
        let group = self.selection.group?;
        let others: Vec<u32> = self.picks.groups().iter().copied().filter(|&other| other != group).collect();
        if !others.is_empty() {
            return Some(Aim::Groups(std::iter::once(group).chain(others).collect()));
        }
        self.aim_others(self.picks.passages(), group)
    }

    /// Those of `passages` that are not in `group`, into it.
    fn aim_others(&self, passages: &[ClaimIndex], group: u32) -> Option<Aim> {
        let others: Vec<ClaimIndex> = passages.iter().copied().filter(|&claim| self.group_of(claim) != group).collect();
        (!others.is_empty()).then_some(Aim::Into(others, group))
    }

    fn aim_text(&self) -> Option<Aim> {
        Some(Aim::Text(vec![self.picks.text.clone()?]))
    }

    /// The words of the passages that are picked or selected.
    fn aim_words(&self) -> Option<Aim> {
        let place = |claim: ClaimIndex| {
            let (article, found) = self.library.comparison.claim(claim);
            TextPlace { document: article.document.id.clone(), span: found.span }
        };
        Some(Aim::Text(self.picked_or_selected()?.into_iter().map(place).collect()))
    }

    /// Whether the reader marked any of the words.
    fn is_marked(&self, aim: &Aim) -> bool {
        let Aim::Text(places) = aim else { return false };
        let documents = &self.library.documents;
        let is_marked = |place: &TextPlace| {
            let document = documents.iter().find(|document| document.id == place.document);
            document.is_some_and(|document| document.marks.iter().any(|mark| mark.span.overlaps(place.span)))
        };
        places.iter().any(is_marked)
    }

    fn picked_or_selected(&self) -> Option<Vec<ClaimIndex>> {
        match self.picks.passages() {
            [] => Some(vec![self.selection.passage.filter(|_| self.picks.is_empty())?]),
            picked => Some(picked.to_vec()),
        }
    }

    /// Whether the selected group is in one article alone, so that there is nothing to judge.
    fn is_single(&self) -> bool {
        let Library { comparison, hand, .. } = &self.library;
        self.selection.group.is_some_and(|group| hand.machine_verdict(comparison, group) == Verdict::SingleSource)
    }

    /// The article of the words that are selected, or of the selected passage, or the one at the left.
    fn aim_article(&self) -> Option<Aim> {
        let comparison = &self.library.comparison;
        let of_text = self.picks.text.as_ref().and_then(|text| {
            comparison.articles.iter().position(|article| article.document.id == text.document).map(|at| at as u32)
        });
        let of_passage = self.selection.passage.map(|claim| comparison.claims[claim as usize].article);
        let first = || self.columns.first().copied().or((!comparison.articles.is_empty()).then_some(0));
        of_text.or(of_passage).or_else(first).map(Aim::Article)
    }

    /// The groups that have `typed` and into which a passage can be moved, the best first.
    pub fn targets(&self, passages: &[ClaimIndex], typed: &str) -> Vec<u32> {
        let query = self.library.index.query(typed);
        let own = passages.first().map(|&claim| self.group_of(claim)).filter(|_| passages.len() == 1);
        let comparison = &self.library.comparison;
        let groups = (0..comparison.groups.len() as u32).filter(|&group| Some(group) != own);
        let mut found: Vec<(i64, u32)> = groups.filter_map(|group| Some((query.score(group)?, group))).collect();
        let scores = self.likenesses(passages);
        found.sort_by_key(|&(score, group)| {
            let alike = scores[group as usize];
            (std::cmp::Reverse((score, alike)), std::cmp::Reverse(comparison.groups[group as usize].sources), group)
        });
        found.truncate(MOST_TARGETS);
        found.into_iter().map(|(_, group)| group).collect()
    }

    /// For each group, how strongly any of `passages` is linked to it, in millionths.
    fn likenesses(&self, passages: &[ClaimIndex]) -> Vec<i64> {
        let comparison = &self.library.comparison;
        let mut scores = vec![0; comparison.groups.len()];
        for link in comparison.links.iter() {
            for (end, other) in [(link.a, link.b), (link.b, link.a)] {
                if passages.contains(&end) {
                    let score = &mut scores[self.group_of(other) as usize];
                    *score = (*score).max((link.score * 1e6) as i64);
                }
            }
        }
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        compare::SameClaim,
        edits,
        gui::{
            evidence::Evidence,
            fixture,
            message::{Action, Effect},
            overrule_message::Overrule,
            state::Dialog,
        },
        ingest::MarkKind,
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
        let index = crate::gui::search::SearchIndex::of(&reading);
        let epoch = state.library.asked;
        state.apply(Action::Worker(crate::gui::worker::Event::Compared { epoch, result: Ok((reading, index)) }));
    }

    fn run(state: &mut State, command: Command) {
        state.apply(Action::Run(command));
        answer(state);
    }

    fn members(state: &State, passage: ClaimIndex) -> Vec<ClaimIndex> {
        state.members(state.group_of(passage)).to_vec()
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
        state.apply(Action::Select(Some(0)));
        run(&mut state, Command::Confirm);
        let standings = |state: &State| {
            let passages = evidence(state).cards.iter().flat_map(|card| &card.passages);
            passages.map(|passage| passage.standing).collect::<Vec<_>>()
        };
        assert_eq!(standings(&state), [Some(Standing::Confirmed); 2]);
        let signs = |state: &State| Signs::of(&state.library.comparison, &state.library.hand, 0);
        assert!(signs(&state).confirmed && !signs(&state).words().is_empty());
        run(&mut state, Command::Undo);
        assert_eq!((standings(&state), signs(&state)), (vec![Some(Standing::Suggested); 2], Signs::default()));
    }

    #[test]
    fn a_rejected_passage_is_listed_with_the_group_and_put_back() {
        let mut state = state();
        state.apply(Action::Pick(Some(3)));
        run(&mut state, Command::Reject);
        assert_eq!((members(&state, 3), members(&state, 0)), (vec![3], vec![0]));
        assert_eq!(state.library.history.undoable().map(|step| step.act), Some(Act::Reject));
        state.apply(Action::Select(Some(state.group_of(0))));
        let rejected = evidence(&state).rejected[0].clone();
        assert_eq!((rejected.claim, rejected.outlet.as_str(), rejected.pairs.len()), (3, "Beta", 1));
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
        state.apply(Action::Select(Some(0)));
        assert_eq!(state.aim(Command::Merge), None);
        for group in [1, 3] {
            state.apply(Action::Overrule(Overrule::PickGroup(group)));
        }
        assert_eq!(state.aim(Command::Confirm), Some(Aim::Groups(vec![1, 3])));
        assert_eq!(state.aim(Command::AddToGroup), Some(Aim::Groups(vec![0, 1, 3])));
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
            state.apply(Action::Overrule(Overrule::PickPassage(passage)));
        }
        assert_eq!(state.picks.words(), "2 passages picked");
        run(&mut state, Command::Merge);
        assert_eq!(members(&state, 0), [0, 2, 3]);
        state.apply(Action::Select(Some(state.group_of(0))));
        let of = |passage| state.library.hand.standing(&state.library.comparison, passage, state.group_of(passage));
        assert_eq!((of(2), of(3)), (Standing::Joined, Standing::Suggested));
        for passage in [0, 3] {
            state.apply(Action::Overrule(Overrule::PickPassage(passage)));
        }
        run(&mut state, Command::SplitOff);
        assert_eq!((members(&state, 0), members(&state, 2)), (vec![0, 3], vec![2]));
        state.apply(Action::Pick(Some(3)));
        run(&mut state, Command::TakeOut);
        assert_eq!(members(&state, 0), [0]);
        assert_eq!(acts(&state), [Act::Join, Act::Split, Act::TakeOut]);
        (0..3).for_each(|_| run(&mut state, Command::Undo));
        assert_eq!((members(&state, 0), members(&state, 2)), (vec![0, 3], vec![2]));
    }

    #[test]
    fn two_passages_that_are_set_against_each_other_are_decided_on() {
        let mut state = state();
        state.apply(Action::ExplainPair([0, 3]));
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
        state.apply(Action::Select(Some(2)));
        assert_eq!(state.aim(Command::Verdict), None, "what one article says alone is not judged");
        state.apply(Action::Select(Some(0)));
        state.apply(Action::Run(Command::Verdict));
        let dialog = |verdict, reason: &str| OverruleDialog::Verdict { group: 0, verdict, reason: reason.to_owned() };
        assert_eq!(state.dialog, Some(Dialog::Overrule(dialog(None, ""))));
        state.apply(Action::Overrule(Overrule::Dialog(dialog(Some(Verdict::Agree), " rounded "))));
        state.apply(Action::Overrule(Overrule::Done));
        answer(&mut state);
        assert_eq!(state.library.comparison.groups[0].verdict, Verdict::Agree);
        assert_eq!(evidence(&state).ruling.as_deref(), Some("You: Agree (rounded) · Program: Differ"));
        state.apply(Action::Run(Command::Verdict));
        assert!(state.apply(Action::Overrule(Overrule::Done)).is_empty(), "nothing was changed");
        run(&mut state, Command::Undo);
        assert_eq!((state.library.comparison.groups[0].verdict, &evidence(&state).ruling), (Verdict::Differ, &None));
    }

    #[test]
    fn a_passage_is_moved_into_the_group_that_is_found() {
        let mut state = state();
        state.apply(Action::Overrule(Overrule::Move(2)));
        assert_eq!(state.targets(&[2], "hiep uoc"), [3]);
        assert_eq!(state.targets(&[0], "")[0], 1, "with no letters, what is in more articles comes first");
        let found = OverruleDialog::Move { passages: vec![2], typed: "hiep uoc".to_owned(), chosen: 0 };
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
        let merged = comparison.regrouped(&[vec![0, 3], vec![1], vec![2], vec![4], vec![5, 6]].map(SameClaim::from));
        assert_eq!(same_group(&comparison, 1, &merged), same_passage(&comparison, 1, &merged).map(|_| 1));
        assert_eq!(same_group(&merged, 4, &comparison), Some(3));
        assert_eq!(same_group(&comparison, 9, &comparison), None);
    }
}
