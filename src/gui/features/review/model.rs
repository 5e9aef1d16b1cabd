//! Overruling the program: what the reader has picked, and the dialogs that ask for more.
//!
//! Plain: knows comparisons and the reader's hand, no widgets. What is done about it stands in `update`.

use crate::{
    claims::Published,
    compare::Comparison,
    edits::{Act, Draft, Hand, Pen, Standing},
    gui::{
        wording::{dates::published_words, names::language_name},
        words::t,
    },
    ids::{ClaimId, DocumentId, GroupId},
    ingest::{Correction, Document, Property},
    judge::Verdict,
    lang,
    text::Span,
};

/// Words of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPlace {
    /// The document's id.
    pub document: DocumentId,
    /// Where the words are.
    pub span: Span,
}

/// What the reader picked, to do one thing with all of it: passages or groups, in the order in which they were picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    passages: Vec<ClaimId>,
    groups: Vec<GroupId>,
    /// The words that are selected in a column.
    pub text: Option<TextPlace>,
}

impl Picks {
    /// The passages.
    pub fn passages(&self) -> &[ClaimId] {
        &self.passages
    }

    /// The groups.
    pub fn groups(&self) -> &[GroupId] {
        &self.groups
    }

    /// Whether neither a passage nor a group is picked.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty() && self.groups.is_empty()
    }

    /// Picks `passage` or lets it go; groups are let go.
    pub fn toggle_passage(&mut self, passage: ClaimId) {
        self.groups.clear();
        toggle(&mut self.passages, passage);
    }

    /// Picks `group` or lets it go; passages are let go.
    pub fn toggle_group(&mut self, group: GroupId) {
        self.passages.clear();
        toggle(&mut self.groups, group);
    }

    /// Picks those of `groups` too that are not picked.
    pub fn add_groups(&mut self, groups: &[GroupId]) {
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
        let mut groups: Vec<GroupId> = Vec::new();
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
pub fn same_passage(old: &Comparison, claim: ClaimId, new: &Comparison) -> Option<ClaimId> {
    old.claims.get(claim)?;
    let (article, claim) = old.claim(claim);
    let stands_there = |place: &crate::compare::ClaimPlace| {
        let other = &new.articles[place.article];
        other.document.id == article.document.id && other.claims[place.claim].span == claim.span
    };
    new.claims.position(stands_there)
}

/// The group of `new` that holds most of what was at home in `group` of `old`; of equals that with its best wording.
pub fn same_group(old: &Comparison, group: GroupId, new: &Comparison) -> Option<GroupId> {
    let found = old.groups.get(group)?;
    let group_of = |claim: ClaimId| Some(new.claims[same_passage(old, claim, new)?].group);
    let best = group_of(found.best);
    let groups: Vec<GroupId> = found.home().filter_map(group_of).collect();
    let count = |group: GroupId| groups.iter().filter(|&&other| other == group).count();
    groups.iter().copied().max_by_key(|&group| (count(group), Some(group) == best, std::cmp::Reverse(group)))
}

/// A dialog in which the reader overrules, with what was typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverruleDialog {
    /// What a group amounts to, and why.
    Verdict {
        /// The group.
        group: GroupId,
        /// What it amounts to; `None` for what the program says.
        verdict: Option<Verdict>,
        /// Why.
        reason: String,
    },
    /// What an article's title, outlet and so on are.
    Correct {
        /// The document's id.
        document: DocumentId,
        /// What they are, by [`Property::ALL`]; the language by its code.
        typed: [String; Property::ALL.len()],
    },
    /// The group that passages are moved into.
    Move {
        /// The passages.
        passages: Vec<ClaimId>,
        /// A few letters of the group.
        typed: String,
        /// Which of the groups that have them it is.
        chosen: usize,
    },
}

impl OverruleDialog {
    /// What `group` amounts to now.
    pub fn verdict(hand: &Hand, group: GroupId) -> Self {
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
    pub fn of(comparison: &Comparison, hand: &Hand, group: GroupId) -> Self {
        if comparison.groups.get(group).is_none() {
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
