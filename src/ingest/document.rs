//! One article as it was read.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::text::Span;

/// An article: its text, where it came from and what it says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Stable name of this content: the first twelve hexadecimal digits of [`Document::sha256`].
    pub id: String,
    /// Where it came from.
    pub origin: Origin,
    /// The decoded text: byte-order mark removed, line ends and normal form as in the file.
    pub text: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// The encoding it was decoded from, by its WHATWG name.
    pub encoding: &'static str,
    /// Code of the language it is written in, where a language pack knows it.
    pub language: Option<&'static str>,
    /// Title, outlet, date and so on.
    pub metadata: Metadata,
    /// The `Title:` … lines at the top, in order; empty where there are none.
    pub header: Vec<HeaderLine>,
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
    /// Where it is on the web.
    Link,
    /// Who wrote it.
    Author,
    /// Key words.
    Tags,
    /// The end of the header; what follows is the text.
    Content,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::File(path) => write!(f, "{}", path.display()),
            Origin::Pasted => f.write_str("pasted text"),
        }
    }
}

impl Document {
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
