//! One article as it was read.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{
    ids::{ContentHash, DocumentId},
    lang,
    text::Span,
};

/// An article: its text, where it came from and what it says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Stable name of this content: the first twelve hexadecimal digits of [`Document::sha256`].
    pub id: DocumentId,
    /// Where it came from.
    pub origin: Origin,
    /// The decoded text: byte-order mark removed, line ends and normal form as in the file.
    pub text: String,
    /// SHA-256 of the file's bytes.
    pub sha256: ContentHash,
    /// The encoding it was decoded from, by its WHATWG name.
    pub encoding: &'static str,
    /// Code of the language it is written in, where a language pack knows it.
    pub language: Option<&'static str>,
    /// Title, outlet, date and so on.
    pub metadata: Metadata,
    /// The `Title:` … lines at the top, in order; empty where there are none.
    pub header: Vec<HeaderLine>,
    /// What ends no paragraph though it parts two lines: the breaks of a text that was wrapped at a fixed width, with the white
    /// space around them, and the numbers and times of cues inside a sentence of subtitles. In order.
    pub joins: Vec<Span>,
    /// Of subtitles, the lines that tell when something is shown rather than what is said, in order; [`Document::joins`] may
    /// hold some of them.
    pub cues: Vec<Span>,
    /// What a reader corrected, with what was read.
    pub corrected: Vec<Correction>,
    /// What a reader said that places are; of two that overlap the later counts.
    pub marks: Vec<Mark>,
}

/// A value that a reader put in place of what was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Which value.
    pub property: Property,
    /// What was read, declared or guessed.
    pub read: Option<String>,
}

/// What is known of an article and can be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Property {
    /// Its headline.
    Title,
    /// Its outlet.
    Source,
    /// When it was published.
    Published,
    /// Its address on the web.
    Link,
    /// The language it is written in.
    Language,
}

/// A place and what a reader said that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it is.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
}

/// What a place can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// One claim.
    Claim,
    /// No part of what the article says.
    Furniture,
}

/// Where a document came from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A file, by the path that was given.
    File(PathBuf),
    /// The clipboard.
    Pasted,
}

/// What an article says of itself, or what was guessed from its first lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Headline.
    pub title: Option<Field>,
    /// Outlet.
    pub source: Option<Field>,
    /// Date of publication, as it is written there.
    pub published: Option<Field>,
    /// Address on the web.
    pub link: Option<Field>,
    /// By-line.
    pub author: Option<Field>,
}

/// A value and whether it was declared or guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The value, on one line.
    pub value: String,
    /// Guessed from the text rather than declared by it.
    pub guessed: bool,
    /// Where the text says it, or what it was guessed from; `None` where only a reader said it.
    pub at: Option<Span>,
}

/// One `Key: value` line of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderLine {
    /// What the line declares.
    pub key: HeaderKey,
    /// The key with its colon.
    pub label: Span,
    /// The value, without white space at its ends; may be empty.
    pub value: Span,
}

/// The keys of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeaderKey {
    /// The headline; its value is a passage.
    Title,
    /// The lead; its value is a passage.
    Summary,
    /// The outlet.
    Source,
    /// When it was published.
    Published,
    /// When it was changed.
    Updated,
    /// Where it is on the web.
    Link,
    /// Who wrote it.
    Author,
    /// Key words.
    Tags,
    /// The end of the header; what follows is the text.
    Content,
    /// A line of a header that declares something else.
    #[serde(skip)]
    Other,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::File(path) => write!(f, "{}", path.display()),
            Origin::Pasted => f.write_str("pasted text"),
        }
    }
}

impl Property {
    /// All properties, in the order in which they are shown.
    pub const ALL: [Property; 5] =
        [Property::Title, Property::Source, Property::Published, Property::Link, Property::Language];

    /// The property as files spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Property::Title => "title",
            Property::Source => "source",
            Property::Published => "published",
            Property::Link => "link",
            Property::Language => "language",
        }
    }
}

impl MarkKind {
    /// The kind as files spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            MarkKind::Claim => "claim",
            MarkKind::Furniture => "furniture",
        }
    }
}

impl Document {
    /// What is known of it under `property`, read or corrected.
    pub fn property(&self, property: Property) -> Option<&str> {
        let field = match property {
            Property::Title => &self.metadata.title,
            Property::Source => &self.metadata.source,
            Property::Published => &self.metadata.published,
            Property::Link => &self.metadata.link,
            Property::Language => return self.language,
        };
        field.as_ref().map(|field| field.value.as_str())
    }

    /// The document with `property` as a reader says that it is; an empty value says that there is none. A language that
    /// no pack knows is none.
    pub fn correct(&mut self, property: Property, value: &str) {
        let read = self.property(property).map(str::to_owned);
        let corrected = |field: &Option<Field>| {
            let at = field.as_ref().and_then(|field| field.at);
            (!value.is_empty()).then(|| Field { value: value.to_owned(), guessed: false, at })
        };
        let metadata = &mut self.metadata;
        match property {
            Property::Title => metadata.title = corrected(&metadata.title),
            Property::Source => metadata.source = corrected(&metadata.source),
            Property::Published => metadata.published = corrected(&metadata.published),
            Property::Link => metadata.link = corrected(&metadata.link),
            Property::Language => self.language = lang::known(value),
        }
        if !self.corrected.iter().any(|correction| correction.property == property) {
            self.corrected.push(Correction { property, read });
        }
    }

    /// The file as it was given, or "pasted text".
    pub fn file(&self) -> String {
        self.origin.to_string()
    }

    /// The file's name without its folder.
    pub fn name(&self) -> String {
        match &self.origin {
            Origin::File(path) => path.file_name().map_or_else(|| self.file(), |n| n.to_string_lossy().into_owned()),
            Origin::Pasted => self.file(),
        }
    }

    /// The path, where it came from a file.
    pub fn path(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) => Some(path),
            Origin::Pasted => None,
        }
    }

    /// The title, declared or guessed, or else the file's name.
    pub fn title(&self) -> String {
        self.metadata.title.as_ref().map_or_else(|| self.name(), |t| t.value.clone())
    }

    /// The outlet, declared or guessed, or else the file's name: what to call this source in a line.
    pub fn outlet(&self) -> String {
        self.metadata.source.as_ref().map_or_else(|| self.name(), |s| s.value.clone())
    }
}
