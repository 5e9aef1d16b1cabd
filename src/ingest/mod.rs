//! Bytes to [`Document`]s. The only room that reads articles from disk.
//!
//! Knows encodings, headers and what may be wrong with a file; knows no claims and no window. One bad file never costs
//! the others: what could not be read, or was read otherwise than expected, comes back as a [`Note`].

mod cyrillic;
mod dateline;
mod decode;
mod document;
mod entities;
mod files;
mod guess;
mod header;
mod masthead;
mod mojibake;
mod outlets;
mod refusal;
mod subtitles;
pub(crate) mod vietnamese;
mod vietnamese_legacy;
mod web_page;
mod wrapped;

use std::{
    collections::{HashMap, hash_map::Entry},
    ops::ControlFlow,
    path::PathBuf,
    sync::Arc,
};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use sha2::{Digest, Sha256};

pub(crate) use dateline::dateline;
pub use document::{Correction, Document, Field, HeaderKey, HeaderLine, Mark, MarkKind, Metadata, Origin, Property};

use self::{
    decode::{Decoded, Letters, decode},
    refusal::TOO_LARGE,
};
use crate::{
    ids::ContentHash,
    lang,
    notes::{Level, Note, What},
};

/// The largest file that is read. Byte offsets into its text fit a `u32` with much to spare.
pub const MAX_BYTES: u64 = 64 << 20;

/// Bytes of a hash.
const SHA256_BYTES: usize = 32;

/// Hexadecimal digits of the hash in a document's id.
const ID_DIGITS: usize = 12;

/// What came of reading some paths.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Intake {
    /// What could be read, in the order given; a folder's files by name. The same text twice is there once.
    pub documents: Vec<Arc<Document>>,
    /// What could not, or was read otherwise than expected.
    pub notes: Vec<Note>,
}

/// Reads files, and folders' text files. `watch` hears how many of the files are done and may end it.
pub fn read(paths: &[PathBuf], watch: &mut dyn FnMut(usize, usize) -> ControlFlow<()>) -> Intake {
    let mut notes = Vec::new();
    let mut files = Vec::new();
    for path in paths {
        match files::listed(path) {
            Ok(found) => {
                let note = |what| Note::new(Level::Info, path.display().to_string(), what);
                notes.extend(found.left_out.map(note));
                files.extend(found.texts);
            }
            Err(what) => notes.push(Note::new(Level::Error, path.display().to_string(), what)),
        }
    }
    let mut read = Vec::new();
    for (done, path) in files.iter().enumerate() {
        if watch(done, files.len()).is_break() {
            break;
        }
        let origin = Origin::File(path.clone());
        match files::bytes(path).and_then(|bytes| opened(origin, &bytes)) {
            Ok((document, remarks)) => {
                read.push(document);
                notes.extend(remarks);
            }
            Err(what) => notes.push(Note::new(Level::Error, path.display().to_string(), what)),
        }
    }
    let mut documents = Vec::new();
    notes.extend(admit(&mut documents, read));
    Intake { documents, notes }
}

/// An article from the clipboard.
pub fn pasted(text: &str) -> Result<Arc<Document>, Note> {
    decoded(Origin::Pasted, text.as_bytes())
}

/// An article from bytes that are in memory already: the bundled sample, or what was dropped. Only [`read`] says how
/// the encoding was found.
pub fn decoded(origin: Origin, bytes: &[u8]) -> Result<Arc<Document>, Note> {
    let subject = origin.to_string();
    opened(origin, bytes).map(|(document, _)| document).map_err(|what| Note::new(Level::Error, subject, what))
}

/// Adds `new` documents to those `open`, leaving out those whose text is open already, with a note for each. White
/// space at the ends makes no other text.
pub fn admit(open: &mut Vec<Arc<Document>>, new: Vec<Arc<Document>>) -> Vec<Note> {
    let mut notes = Vec::new();
    let earlier = open.clone();
    let mut first: HashMap<&str, &Document> =
        earlier.iter().map(|document| (document.text.trim(), &**document)).collect();
    for document in &new {
        match first.entry(document.text.trim()) {
            Entry::Occupied(same) => notes.push(opened_once(document, same.get())),
            Entry::Vacant(place) => {
                place.insert(document);
                open.push(Arc::clone(document));
            }
        }
    }
    notes
}

fn opened_once(document: &Document, first: &Document) -> Note {
    let what = if document.origin == first.origin { What::GivenTwice } else { What::SameText(first.file()) };
    Note::new(Level::Warning, document.file(), what)
}

/// The document in `bytes`, and what its reader should know of how it was decoded.
fn opened(origin: Origin, bytes: &[u8]) -> Result<(Arc<Document>, Vec<Note>), What> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(TOO_LARGE);
    }
    let decoded = decode(bytes)?;
    let subject = origin.to_string();
    let mut remarks = remarks(&subject, &decoded);
    let sha256 = hash(bytes);
    let document = document(origin, sha256, decoded.encoding, decoded.text);
    if !document.cues.is_empty() {
        remarks.push(Note::new(Level::Info, subject, What::Subtitles));
    } else if !document.joins.is_empty() {
        remarks.push(Note::new(Level::Info, subject, What::JoinedLines(document.joins.len())));
    }
    Ok((Arc::new(document), remarks))
}

/// SHA-256 of `bytes`: by this a document knows its file.
pub fn hash(bytes: &[u8]) -> ContentHash {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()
}

/// The document of `text`, with what it says of itself.
fn document(origin: Origin, sha256: ContentHash, encoding: &'static Encoding, text: String) -> Document {
    let header = header::header(&text);
    let body = guess::body(&text, &header);
    let language = lang::detect(body);
    let cues = subtitles::cues(&text);
    let metadata = if cues.is_some() { Metadata::default() } else { guess::metadata(&text, &header) };
    let joins = cues.as_ref().map(|cues| cues.joins.clone());
    Document {
        id: sha256.as_str()[..ID_DIGITS].into(),
        origin,
        sha256,
        encoding: encoding.name(),
        language,
        metadata,
        joins: joins.unwrap_or_else(|| wrapped::breaks(&text, text.len() - body.len())),
        cues: cues.map(|cues| cues.heads).unwrap_or_default(),
        header,
        corrected: Vec::new(),
        marks: Vec::new(),
        text,
    }
}

/// The document with `text`, which was read before from bytes with this `sha256` in this `encoding`.
pub fn restored(origin: Origin, sha256: &ContentHash, encoding: &str, text: String) -> Result<Document, Note> {
    let refused = |what: What| Note::new(Level::Error, origin.to_string(), what);
    if text.len() as u64 > MAX_BYTES {
        return Err(refused(TOO_LARGE));
    }
    let digits = sha256.as_str();
    if digits.len() != 2 * SHA256_BYTES || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(refused(What::NoHash));
    }
    let encoding = Encoding::for_label(encoding.as_bytes()).unwrap_or(UTF_8);
    Ok(document(origin, sha256.clone(), encoding, text))
}

fn remarks(subject: &str, decoded: &Decoded) -> Vec<Note> {
    let name = decoded.encoding.name();
    let mut remarks = Vec::new();
    match decoded.letters {
        Letters::AsTheyAre => {}
        Letters::Mended(places) => remarks.push(Note::new(Level::Info, subject, What::MendedLetters(places))),
        Letters::Doubtful(places) => remarks.push(Note::new(Level::Warning, subject, What::DoubtfulLetters(places))),
        Letters::Legacy(name) => remarks.push(Note::new(Level::Info, subject, What::LegacyLetters(name))),
    }
    let is_legacy = matches!(decoded.letters, Letters::Legacy(_));
    if !is_legacy && ![UTF_8, UTF_16LE, UTF_16BE].contains(&decoded.encoding) {
        remarks.push(Note::new(Level::Info, subject, What::GuessedEncoding(name)));
    }
    if decoded.replaced > 0 {
        let what = What::Damaged { encoding: name, places: decoded.replaced };
        remarks.push(Note::new(Level::Warning, subject, what));
    }
    remarks
}
