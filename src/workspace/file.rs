//! The workspace as JSON, version 1: structs of its own, so that files do not change when the program inside does.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::Workspace;
use crate::{
    edits::{Act, Anchor, AuthorKind, Change, Colour, Decision, History, Rating, Step, Target},
    ids::ContentHash,
    ingest::{self, Document, MarkKind, Origin, Property},
    judge::Verdict,
    notes::{Level, Note, What},
};

/// What the first line of a workspace says.
const FORMAT: &str = "synoptic-workspace";
/// The version that is written and the latest that is understood.
const VERSION: u32 = 1;

/// Everything in a file.
#[derive(Debug, Default, Deserialize)]
pub struct SavedV1 {
    /// The texts.
    pub documents: Vec<DocumentV1>,
    /// How many of the steps count.
    pub done: usize,
    /// What the reader did.
    pub steps: Vec<StepV1>,
}

/// One text.
#[derive(Debug, Serialize, Deserialize)]
pub struct DocumentV1 {
    /// The path that it was read from; `null` where it was pasted.
    file: Option<String>,
    /// Of the file's bytes.
    sha256: ContentHash,
    /// What it was decoded from.
    encoding: String,
    /// Of the text as UTF-8.
    text_sha256: ContentHash,
    text: String,
}

/// One step.
#[derive(Debug, Serialize, Deserialize)]
pub struct StepV1 {
    act: String,
    /// Seconds since the start of 1970.
    at: u64,
    changes: Vec<ChangeV1>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ChangeV1 {
    Open(Vec<ContentHash>),
    Close(Vec<ContentHash>),
    Replace {
        old: ContentHash,
        new: ContentHash,
    },
    Correct {
        document: ContentHash,
        property: String,
        value: Option<String>,
    },
    Mark {
        at: AnchorV1,
        kind: Option<String>,
    },
    Together(Vec<AnchorV1>),
    Apart(Vec<AnchorV1>, Vec<AnchorV1>),
    Undecided(Vec<AnchorV1>, Vec<AnchorV1>),
    Verdict {
        on: Vec<AnchorV1>,
        verdict: Option<String>,
        reason: String,
    },
    Note {
        on: TargetV1,
        number: u32,
        text: String,
    },
    Tag {
        on: TargetV1,
        tag: String,
        given: bool,
    },
    Rate {
        on: TargetV1,
        rating: Option<RatingV1>,
    },
    Colour {
        on: TargetV1,
        colour: Option<String>,
    },
    Fact {
        on: Vec<AnchorV1>,
        decision: Option<String>,
    },
    Scale(Vec<String>),
    Author {
        name: String,
        link: String,
        /// What older files do not say is a house.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<String>,
    },
}

#[derive(Debug, Serialize, Deserialize)]
struct AnchorV1 {
    document: ContentHash,
    quote: String,
    #[serde(default, skip_serializing_if = "is_zero")]
    occurrence: u32,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum TargetV1 {
    Passage(AnchorV1),
    Group(Vec<AnchorV1>),
    Fact(Vec<AnchorV1>),
}

#[derive(Debug, Serialize, Deserialize)]
struct RatingV1 {
    name: String,
    evidence: String,
}

/// What a file says of itself before all else.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u32>,
    kept_of: Option<PathBuf>,
}

/// Why a file is not read as it is.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// A later version, this one.
    Newer(u32),
    /// JSON of another kind.
    Foreign,
    /// No whole workspace.
    Broken,
}

/// What is in the file of these `bytes`.
pub fn parse(bytes: &[u8]) -> Result<SavedV1, Fault> {
    let head: Head = serde_json::from_slice(bytes).map_err(|_| Fault::Broken)?;
    match (head.format.as_deref(), head.version) {
        (Some(FORMAT), Some(version)) if version > VERSION => Err(Fault::Newer(version)),
        (Some(FORMAT), Some(_)) => serde_json::from_slice(bytes).map_err(|_| Fault::Broken),
        (Some(FORMAT), None) => Err(Fault::Broken),
        _ => Err(Fault::Foreign),
    }
}

/// The workspace that the kept work in `bytes` is of.
pub fn kept_of(bytes: &[u8]) -> Option<PathBuf> {
    serde_json::from_slice::<Head>(bytes).ok()?.kept_of
}

/// `workspace` as the bytes of a file, every text and step on a line of its own; `of` is the file that kept work is of.
pub fn written(workspace: &Workspace, of: Option<&Path>) -> Vec<u8> {
    let line = |name: &str, value: String| format!("  \"{name}\": {value},\n");
    let documents = workspace.texts.iter().map(|document| json(&DocumentV1::of(document)));
    let steps = workspace.history.steps().iter().map(|step| json(&StepV1::of(step)));
    let mut out = "{\n".to_owned();
    out += &line("format", json(&FORMAT));
    out += &line("version", json(&VERSION));
    out += &line("program", json(&env!("CARGO_PKG_VERSION")));
    out += &of.map_or_else(String::new, |path| line("kept_of", json(&path.to_string_lossy())));
    out += &line("documents", lines(documents));
    out += &line("done", json(&workspace.history.done().len()));
    out += &format!("  \"steps\": {}\n}}\n", lines(steps));
    out.into_bytes()
}

fn lines(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.map(|item| format!("    {item}")).collect();
    if items.is_empty() { "[]".to_owned() } else { format!("[\n{}\n  ]", items.join(",\n")) }
}

fn json(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them: only a map whose keys are no strings, or a writer that fails, would be an error.
    serde_json::to_string(value).unwrap_or_default()
}

/// The workspace of `saved`, what does not hold in it, and how many of its texts and steps say nothing that is understood.
pub fn workspace(saved: SavedV1) -> (Workspace, Vec<Note>, usize) {
    let mut notes = Vec::new();
    let mut texts: Vec<Arc<Document>> = Vec::new();
    let mut lost = 0;
    for document in saved.documents {
        let sha256 = document.sha256.clone();
        match document.read() {
            Ok((document, altered)) if !texts.iter().any(|text| text.sha256 == sha256) => {
                notes.extend(altered.then(|| Note::new(Level::Warning, document.file(), What::AlteredText)));
                texts.push(Arc::new(document));
            }
            Ok(_) => (),
            Err(note) => {
                lost += 1;
                notes.push(note);
            }
        }
    }
    let (mut steps, mut done) = (Vec::new(), saved.done);
    for (number, step) in saved.steps.into_iter().enumerate() {
        match step.read() {
            Some(step) => steps.push(step),
            None => {
                lost += 1;
                done -= usize::from(number < saved.done);
            }
        }
    }
    (Workspace { texts, history: History::new(steps, done) }, notes, lost)
}

impl DocumentV1 {
    fn of(document: &Document) -> Self {
        DocumentV1 {
            file: document.path().map(|path| path.to_string_lossy().into_owned()),
            sha256: document.sha256.clone(),
            encoding: document.encoding.to_owned(),
            text_sha256: ingest::hash(document.text.as_bytes()),
            text: document.text.clone(),
        }
    }

    /// The document, and whether its text is another than was saved.
    fn read(self) -> Result<(Document, bool), Note> {
        let altered = ingest::hash(self.text.as_bytes()) != self.text_sha256;
        let origin = self.file.map_or(Origin::Pasted, |path| Origin::File(path.into()));
        let document = ingest::restored(origin, &self.sha256, &self.encoding, self.text)?;
        Ok((document, altered))
    }
}

impl StepV1 {
    fn of(step: &Step) -> Self {
        let changes = step.changes.iter().map(ChangeV1::of).collect();
        StepV1 { act: step.act.as_str().to_owned(), at: step.at, changes }
    }

    /// The step; `None` where a word in it is none of this version's.
    fn read(self) -> Option<Step> {
        let act = Act::ALL.into_iter().find(|act| act.as_str() == self.act)?;
        let changes: Option<Vec<Change>> = self.changes.into_iter().map(ChangeV1::read).collect();
        Some(Step { act, changes: changes?, at: self.at })
    }
}

impl ChangeV1 {
    fn of(change: &Change) -> Self {
        match change.clone() {
            Change::Open(hashes) => ChangeV1::Open(hashes),
            Change::Close(hashes) => ChangeV1::Close(hashes),
            Change::Replace { old, new } => ChangeV1::Replace { old, new },
            Change::Correct { document, property, value } => {
                ChangeV1::Correct { document, property: property.as_str().to_owned(), value }
            }
            Change::Mark { at, kind } => {
                ChangeV1::Mark { at: AnchorV1::of(at), kind: kind.map(|kind| kind.as_str().to_owned()) }
            }
            Change::Together(passages) => ChangeV1::Together(AnchorV1::all_of(passages)),
            Change::Apart(some, others) => ChangeV1::Apart(AnchorV1::all_of(some), AnchorV1::all_of(others)),
            Change::Undecided(some, others) => ChangeV1::Undecided(AnchorV1::all_of(some), AnchorV1::all_of(others)),
            Change::Verdict { on, verdict, reason } => {
                let verdict = verdict.map(|verdict| verdict.as_str().to_owned());
                ChangeV1::Verdict { on: AnchorV1::all_of(on), verdict, reason }
            }
            Change::Fact { on, decision } => {
                let decision = decision.map(|decision| decision.as_str().to_owned());
                ChangeV1::Fact { on: AnchorV1::all_of(on), decision }
            }
            Change::Note { on, number, text } => ChangeV1::Note { on: TargetV1::of(on), number, text },
            Change::Tag { on, tag, given } => ChangeV1::Tag { on: TargetV1::of(on), tag, given },
            Change::Rate { on, rating } => {
                let rating = rating.map(|Rating { name, evidence }| RatingV1 { name, evidence });
                ChangeV1::Rate { on: TargetV1::of(on), rating }
            }
            Change::Colour { on, colour } => {
                ChangeV1::Colour { on: TargetV1::of(on), colour: colour.map(|colour| colour.as_str().to_owned()) }
            }
            Change::Scale(names) => ChangeV1::Scale(names),
            Change::Author { name, link, kind } => {
                // The usual one is left out, as in older files.
                let kind = (kind != AuthorKind::default()).then(|| kind.as_str().to_owned());
                ChangeV1::Author { name, link, kind }
            }
        }
    }

    fn read(self) -> Option<Change> {
        Some(match self {
            ChangeV1::Open(hashes) => Change::Open(hashes),
            ChangeV1::Close(hashes) => Change::Close(hashes),
            ChangeV1::Replace { old, new } => Change::Replace { old, new },
            ChangeV1::Correct { document, property, value } => {
                let property = Property::ALL.into_iter().find(|known| known.as_str() == property)?;
                Change::Correct { document, property, value }
            }
            ChangeV1::Mark { at, kind } => {
                let kinds = [MarkKind::Claim, MarkKind::Furniture];
                Change::Mark { at: at.read(), kind: known(kind, kinds, MarkKind::as_str)? }
            }
            ChangeV1::Together(passages) => Change::Together(AnchorV1::read_all(passages)),
            ChangeV1::Apart(some, others) => Change::Apart(AnchorV1::read_all(some), AnchorV1::read_all(others)),
            ChangeV1::Undecided(some, others) => {
                Change::Undecided(AnchorV1::read_all(some), AnchorV1::read_all(others))
            }
            ChangeV1::Verdict { on, verdict, reason } => {
                let verdict = known(verdict, Verdict::ALL, Verdict::as_str)?;
                Change::Verdict { on: AnchorV1::read_all(on), verdict, reason }
            }
            ChangeV1::Fact { on, decision } => {
                let decision = known(decision, Decision::ALL, Decision::as_str)?;
                Change::Fact { on: AnchorV1::read_all(on), decision }
            }
            ChangeV1::Note { on, number, text } => Change::Note { on: on.read(), number, text },
            ChangeV1::Tag { on, tag, given } => Change::Tag { on: on.read(), tag, given },
            ChangeV1::Rate { on, rating } => Change::Rate {
                on: on.read(),
                rating: rating.map(|RatingV1 { name, evidence }| Rating { name, evidence }),
            },
            ChangeV1::Colour { on, colour } => {
                Change::Colour { on: on.read(), colour: known(colour, Colour::ALL, Colour::as_str)? }
            }
            ChangeV1::Scale(names) => Change::Scale(names),
            ChangeV1::Author { name, link, kind } => {
                let kind = known(kind, AuthorKind::ALL, AuthorKind::as_str)?.unwrap_or_default();
                Change::Author { name, link, kind }
            }
        })
    }
}

/// The one of `all` that `spelt` names, if it names any; `None` where it names something else.
fn known<T: Copy, const N: usize>(
    spelt: Option<String>,
    all: [T; N],
    as_str: fn(T) -> &'static str,
) -> Option<Option<T>> {
    match spelt {
        None => Some(None),
        Some(spelt) => all.into_iter().find(|&one| as_str(one) == spelt).map(Some),
    }
}

impl AnchorV1 {
    fn of(Anchor { document, quote, occurrence }: Anchor) -> Self {
        AnchorV1 { document, quote, occurrence }
    }

    fn all_of(anchors: Vec<Anchor>) -> Vec<Self> {
        anchors.into_iter().map(AnchorV1::of).collect()
    }

    fn read(self) -> Anchor {
        Anchor { document: self.document, quote: self.quote, occurrence: self.occurrence }
    }

    fn read_all(anchors: Vec<AnchorV1>) -> Vec<Anchor> {
        anchors.into_iter().map(AnchorV1::read).collect()
    }
}

impl TargetV1 {
    fn of(target: Target) -> Self {
        match target {
            Target::Passage(anchor) => TargetV1::Passage(AnchorV1::of(anchor)),
            Target::Group(anchors) => TargetV1::Group(AnchorV1::all_of(anchors)),
            Target::Fact(anchors) => TargetV1::Fact(AnchorV1::all_of(anchors)),
        }
    }

    fn read(self) -> Target {
        match self {
            TargetV1::Passage(anchor) => Target::Passage(anchor.read()),
            TargetV1::Group(anchors) => Target::Group(AnchorV1::read_all(anchors)),
            TargetV1::Fact(anchors) => Target::Fact(AnchorV1::read_all(anchors)),
        }
    }
}
