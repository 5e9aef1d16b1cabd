//! Whether a bundle of evidence holds: every file against its hash, every quote against its text.
//!
//! Reads a zip that anyone may have made: nothing is unpacked to the disk, and no more is read than [`MOST_TEXT`] and
//! [`MOST_BYTES`] allow. Known limit: a bundle that was made anew with other words holds in itself; who hands it on says
//! by its hash which one is meant.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    io::{self, Read, Seek},
};

use serde::Deserialize;
use zip::{ZipArchive, result::ZipError};

use super::bundle::{FORMAT, MANIFEST, VERSION};
use crate::{ids::ContentHash, ingest};

/// The largest text and the largest manifest that are read.
const MOST_TEXT: u64 = 64 << 20;
/// The most that is read of a bundle, unpacked.
const MOST_BYTES: u64 = 1 << 30;
/// The most files in a bundle.
const MOST_FILES: usize = 20_000;

/// What came of it.
#[derive(Debug, Default, PartialEq)]
pub struct Verified {
    /// How many documents there are.
    pub documents: usize,
    /// How many quotes were held against them.
    pub quotes: usize,
    /// What does not hold; nothing where all holds.
    pub failures: Vec<Failure>,
}

/// Something in a bundle that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A file of the manifest is not there, or cannot be read.
    Missing {
        /// Its name.
        file: String,
        /// Why it cannot be read.
        why: String,
    },
    /// A file of the manifest has a name that no bundle gives.
    Name {
        /// The name.
        file: String,
    },
    /// A file that the manifest does not name.
    Unlisted {
        /// Its name.
        file: String,
    },
    /// A file is not what it was.
    Hash {
        /// Its name.
        file: String,
        /// The hash in the manifest.
        expected: ContentHash,
        /// Its hash.
        found: ContentHash,
    },
    /// A text is not UTF-8.
    NotText {
        /// Its name.
        file: String,
    },
    /// A quote names a document, group or fact that the manifest does not have.
    Unknown {
        /// The document, group or fact.
        id: String,
        /// The quoted words.
        text: String,
    },
    /// Other words stand where a quote says that its own do.
    Quote {
        /// The file of the text.
        file: String,
        /// Where it begins, in bytes.
        start: u64,
        /// Where it ends.
        end: u64,
        /// The words of the quote.
        expected: String,
        /// The words that stand there; `None` where there is no such place.
        found: Option<String>,
    },
}

/// Why a file cannot be checked at all.
#[derive(Debug)]
pub enum Unreadable {
    /// It is no zip file, or one that is cut short.
    NotAZip(String),
    /// There is no manifest in it.
    NoManifest,
    /// The manifest is no manifest of a bundle.
    Manifest(String),
    /// A later program made it.
    Newer(u64),
    /// More files, or larger ones, than any bundle has.
    TooLarge,
    /// The system could not read it.
    Io(io::Error),
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

#[derive(Deserialize)]
struct Manifest {
    documents: Vec<Document>,
    #[serde(default)]
    facts: Vec<Named>,
    groups: Vec<Named>,
    quotes: Vec<Quote>,
    files: Vec<File>,
}

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
    text_sha256: ContentHash,
}

/// A fact or a group.
#[derive(Deserialize)]
struct Named {
    id: String,
}

#[derive(Deserialize)]
struct Quote {
    document: String,
    start: u64,
    end: u64,
    text: String,
    #[serde(flatten)]
    of: Of,
}

/// What something is quoted for, by its id.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Of {
    Group(String),
    Fact(String),
}

#[derive(Deserialize)]
struct File {
    name: String,
    sha256: ContentHash,
}

/// Checks the bundle in `zip`.
pub fn verify(zip: impl Read + Seek) -> Result<Verified, Unreadable> {
    let mut bundle = Bundle { zip: ZipArchive::new(zip)?, left: MOST_BYTES };
    if bundle.zip.len() > MOST_FILES {
        return Err(Unreadable::TooLarge);
    }
    let manifest = bundle.manifest()?;
    let mut failures = Vec::new();
    let mut texts: BTreeMap<&str, (&str, String)> = BTreeMap::new();
    for document in &manifest.documents {
        let named = document.text.strip_prefix("texts/").is_some_and(is_plain_name);
        if let Some(bytes) = bundle.checked(&document.text, named, &document.text_sha256, &mut failures)? {
            match String::from_utf8(bytes) {
                Ok(text) => drop(texts.insert(&document.id, (&document.text, text))),
                Err(_) => failures.push(Failure::NotText { file: document.text.clone() }),
            }
        }
    }
    for File { name, sha256 } in &manifest.files {
        bundle.checked(name, is_plain_name(name), sha256, &mut failures)?;
    }
    failures.extend(bundle.unlisted(&manifest));
    let documents: BTreeSet<&str> = manifest.documents.iter().map(|document| document.id.as_str()).collect();
    let [groups, facts] =
        [&manifest.groups, &manifest.facts].map(|all| all.iter().map(|of| of.id.as_str()).collect::<BTreeSet<&str>>());
    for quote in &manifest.quotes {
        let of = match &quote.of {
            Of::Group(id) => (id, &groups),
            Of::Fact(id) => (id, &facts),
        };
        let ids = [(&quote.document, &documents), of];
        let unknown = ids.into_iter().find(|(id, known)| !known.contains(id.as_str()));
        match (unknown, texts.get(quote.document.as_str())) {
            (Some((id, _)), _) => failures.push(Failure::Unknown { id: id.clone(), text: quote.text.clone() }),
            (None, Some((file, text))) => failures.extend(held_against(quote, file, text)),
            (None, None) => (), // its text was told of above
        }
    }
    Ok(Verified { documents: manifest.documents.len(), quotes: manifest.quotes.len(), failures })
}

/// What does not hold of `quote` in `text`.
fn held_against(quote: &Quote, file: &str, text: &str) -> Option<Failure> {
    let place = usize::try_from(quote.start).ok().zip(usize::try_from(quote.end).ok());
    let found = place.and_then(|(start, end)| text.get(start..end));
    (found != Some(quote.text.as_str())).then(|| Failure::Quote {
        file: file.to_owned(),
        start: quote.start,
        end: quote.end,
        expected: quote.text.clone(),
        found: found.map(str::to_owned),
    })
}

/// Whether `name` is that of a file and of no folder, here or above.
fn is_plain_name(name: &str) -> bool {
    !name.starts_with('.') && !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c))
}

/// A zip file, and how much of it may still be read.
struct Bundle<R> {
    zip: ZipArchive<R>,
    left: u64,
}

impl<R: Read + Seek> Bundle<R> {
    fn manifest(&mut self) -> Result<Manifest, Unreadable> {
        let bytes = self.read(MANIFEST)?.map_err(|why| match why {
            ZipError::FileNotFound => Unreadable::NoManifest,
            other => Unreadable::NotAZip(other.to_string()),
        })?;
        let unknown = |error: serde_json::Error| Unreadable::Manifest(error.to_string());
        let head: Head = serde_json::from_slice(&bytes).map_err(unknown)?;
        if head.format != FORMAT {
            return Err(Unreadable::Manifest(format!("its format is {:?}", head.format)));
        }
        if head.version > VERSION {
            return Err(Unreadable::Newer(head.version));
        }
        serde_json::from_slice(&bytes).map_err(unknown)
    }

    /// The bytes of a file; what does not hold of it goes to `failures`.
    fn checked(
        &mut self,
        name: &str,
        is_named_well: bool,
        expected: &ContentHash,
        failures: &mut Vec<Failure>,
    ) -> Result<Option<Vec<u8>>, Unreadable> {
        let file = name.to_owned();
        if !is_named_well {
            failures.push(Failure::Name { file });
            return Ok(None);
        }
        let bytes = match self.read(name)? {
            Ok(bytes) => bytes,
            Err(why) => {
                failures.push(Failure::Missing { file, why: why.to_string() });
                return Ok(None);
            }
        };
        let found = ingest::hash(&bytes);
        if found != *expected {
            failures.push(Failure::Hash { file, expected: expected.clone(), found });
        }
        Ok(Some(bytes))
    }

    /// All of a file, or why it cannot be read. Ends where more would be read than is allowed, whatever the zip says of
    /// its size.
    fn read(&mut self, name: &str) -> Result<Result<Vec<u8>, ZipError>, Unreadable> {
        let most = if name == MANIFEST || name.starts_with("texts/") { self.left.min(MOST_TEXT) } else { self.left };
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(why) => return Ok(Err(why)),
        };
        let mut bytes = Vec::new();
        if let Err(error) = file.take(most + 1).read_to_end(&mut bytes) {
            return Ok(Err(error.into()));
        }
        let read = bytes.len() as u64;
        self.left = self.left.checked_sub(read).filter(|_| read <= most).ok_or(Unreadable::TooLarge)?;
        Ok(Ok(bytes))
    }

    fn unlisted(&self, manifest: &Manifest) -> Vec<Failure> {
        let texts = manifest.documents.iter().map(|document| document.text.as_str());
        let files = manifest.files.iter().map(|file| file.name.as_str());
        let listed: BTreeSet<&str> = texts.chain(files).chain([MANIFEST]).collect();
        let names = self.zip.file_names_raw().map(String::from_utf8_lossy);
        let names: BTreeSet<_> = names.filter(|name| !listed.contains(&**name)).collect();
        names.into_iter().map(|name| Failure::Unlisted { file: name.into_owned() }).collect()
    }
}

impl From<ZipError> for Unreadable {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => Unreadable::Io(error),
            other => Unreadable::NotAZip(other.to_string()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Missing { file, why } => {
                write!(f, "{file:?}: the manifest names it, but it cannot be read ({why})")
            }
            Failure::Name { file } => write!(f, "{file:?}: no bundle has a file of this name"),
            Failure::Unlisted { file } => write!(f, "{file:?}: the manifest does not name it"),
            Failure::Hash { file, expected, found } => {
                write!(f, "{file:?}: changed; its SHA-256 should be {expected} and is {found}")
            }
            Failure::NotText { file } => write!(f, "{file:?}: no text in UTF-8"),
            Failure::Unknown { id, text } => {
                write!(f, "the quote {:?} names {id:?}, which is not there", shortened(text))
            }
            Failure::Quote { file, start, end, expected, found: Some(found) } => {
                let (expected, found) = (shortened(expected), shortened(found));
                write!(f, "{file:?}, bytes {start} to {end}: expected {expected:?}, found {found:?}")
            }
            Failure::Quote { file, start, end, expected, found: None } => {
                let expected = shortened(expected);
                write!(f, "{file:?}, bytes {start} to {end}: expected {expected:?}, but there is no such place")
            }
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::NotAZip(why) => {
                write!(f, "no zip file, or damaged ({why}); get it again from where it came from")
            }
            Unreadable::NoManifest => {
                write!(f, "no evidence bundle: it has no {MANIFEST}; name a file that `--format bundle` wrote")
            }
            Unreadable::Manifest(why) => {
                write!(f, "its {MANIFEST} is none of an evidence bundle ({why}); get it again from where it came from")
            }
            Unreadable::Newer(version) => {
                write!(
                    f,
                    "of version {version}, made by a newer Synoptic; this one reads version {VERSION}; get the newer one"
                )
            }
            Unreadable::TooLarge => f.write_str("larger than any evidence bundle; it was not read to its end"),
            Unreadable::Io(error) => write!(f, "could not be read ({error})"),
        }
    }
}

/// The beginning of long words.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 160;
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use proptest::prelude::*;
    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;
    use crate::export::{
        Format,
        fixture::{HOSTILE, documents, hostile_documents, worked_through, written},
    };

    fn bundle() -> Vec<u8> {
        written(Format::Bundle, &worked_through(&documents(), "xem lại"))
    }

    /// The bundle's files, with what `change` makes of each; without those of which it makes nothing.
    fn altered(change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
        let mut from = ZipArchive::new(Cursor::new(bundle())).unwrap();
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..from.len() {
            let mut file = from.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            if let Some(bytes) = change(&name, bytes) {
                to.start_file(name, SimpleFileOptions::default()).unwrap();
                to.write_all(&bytes).unwrap();
            }
        }
        to.finish().unwrap().into_inner()
    }

    fn replaced(bytes: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
        String::from_utf8(bytes).unwrap().replace(from, to).into_bytes()
    }

    fn in_manifest(from: &str, to: &str) -> Vec<u8> {
        altered(|name, bytes| Some(if name == MANIFEST { replaced(bytes, from, to) } else { bytes }))
    }

    fn check(bytes: Vec<u8>) -> Result<Verified, Unreadable> {
        verify(Cursor::new(bytes))
    }

    #[test]
    fn an_untouched_bundle_holds() {
        let verified = check(bundle()).unwrap();
        assert_eq!((verified.documents, verified.failures), (2, Vec::new()));
        assert!(verified.quotes >= 4);
        let hostile = written(Format::Bundle, &worked_through(&hostile_documents(), HOSTILE));
        assert_eq!(check(hostile).unwrap().failures, Vec::new());
    }

    #[test]
    fn a_changed_text_is_told_with_its_place() {
        let changed = |name: &str, bytes| {
            Some(if name.ends_with(".txt") { replaced(bytes, "12 people", "13 people") } else { bytes })
        };
        let failures = check(altered(changed)).unwrap().failures;
        assert!(matches!(&failures[0], Failure::Hash { file, .. } if file.starts_with("texts/001-")), "{failures:?}");
        let is_told = |failure: &Failure| matches!(failure, Failure::Quote { expected, found: Some(found), .. } if expected == "12 people" && found == "13 people");
        assert!(failures.iter().any(is_told), "{failures:?}");
        let shown = failures[1].to_string();
        assert!(shown.contains("bytes") && shown.contains("expected") && shown.contains("found"), "{shown}");
    }

    #[test]
    fn a_changed_quote_and_a_place_that_is_not_there_are_told() {
        let failures = check(in_manifest("\"text\": \"12 people\"", "\"text\": \"no people\"")).unwrap().failures;
        let is_told = |failure: &Failure| matches!(failure, Failure::Quote { expected, .. } if expected == "no people");
        // Of the group's difference and of its fact.
        assert!(failures.len() == 2 && failures.iter().all(is_told), "{failures:?}");
        let failures = check(in_manifest("\"fact\": \"fact:date\"", "\"fact\": \"other\"")).unwrap().failures;
        assert!(
            failures.len() == 2
                && failures.iter().all(|failure| matches!(failure, Failure::Unknown { id, .. } if id == "other"))
        );
        let failures = check(in_manifest("\"start\": ", "\"start\": 99999")).unwrap().failures;
        assert!(failures.iter().all(|failure| matches!(failure, Failure::Quote { found: None, .. })), "{failures:?}");
        assert!(!failures.is_empty());
    }

    #[test]
    fn files_missing_added_or_named_beyond_the_bundle_are_told() {
        let without = altered(|name, bytes| (name != "report.html").then_some(bytes));
        assert!(
            matches!(&check(without).unwrap().failures[..], [Failure::Missing { file, .. }] if file == "report.html")
        );
        let failures = check(in_manifest("report.html", "../../etc/passwd")).unwrap().failures;
        assert!(matches!(&failures[..], [Failure::Name { .. }, Failure::Unlisted { .. }]), "{failures:?}");
    }

    #[test]
    fn what_is_no_bundle_is_refused_with_the_reason() {
        let of = |bytes| check(bytes).unwrap_err();
        assert!(matches!(of(Vec::new()), Unreadable::NotAZip(_)));
        assert!(matches!(of(b"Title: no zip".to_vec()), Unreadable::NotAZip(_)));
        let whole = bundle();
        assert!(matches!(of(whole[..whole.len() / 2].to_vec()), Unreadable::NotAZip(_)));
        assert!(matches!(of(altered(|name, bytes| (name != MANIFEST).then_some(bytes))), Unreadable::NoManifest));
        assert!(matches!(of(in_manifest("\"version\": 2", "\"version\": 3")), Unreadable::Newer(3)));
        assert!(matches!(of(in_manifest("synoptic-bundle", "other")), Unreadable::Manifest(_)));
        assert!(matches!(of(in_manifest("\"quotes\"", "\"quots\"")), Unreadable::Manifest(_)));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let zeros =
            |name: &str, bytes| Some(if name.ends_with(".txt") { vec![b' '; MOST_TEXT as usize + 2] } else { bytes });
        assert!(matches!(check(altered(zeros)).unwrap_err(), Unreadable::TooLarge));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_damage_makes_it_panic(at in 0usize..4000, with in 1u8..=255) {
            let mut bytes = bundle();
            let at = at % bytes.len();
            bytes[at] ^= with;
            let _ = check(bytes);
        }
    }
}
