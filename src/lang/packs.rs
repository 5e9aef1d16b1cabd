//! The packs there are: those built into the program, and the reader's own, from the folder that the environment
//! variable `SYNOPTIC_LANG_DIR` names. Both are folders of one shape: `<code>/language.toml`, and where there are any,
//! `names.toml`, `places.tsv`, `judging.toml`, `details.toml`, `opposites.toml` and `thesaurus.toml` beside it; without one, that of the unknown language is taken.
//!
//! Invariant: there is always a pack for texts in an unknown language. A reader's pack that cannot be read is left out
//! and told in a note; one with the code of a bundled pack takes its place.

use std::{env, fmt, fs, io, path::Path, sync::LazyLock};

use super::{DetailWords, Judging, NameWords, Opposites, Pack, Places, Thesaurus};
use crate::notes::{Level, Note};

/// The folder of the reader's own packs.
const OWN_PACKS: &str = "SYNOPTIC_LANG_DIR";

/// The code of the pack for texts in a language without one ("undetermined", ISO 639-2).
pub(super) const UNKNOWN: &str = "und";

/// A bundled pack: its code and its files, each with name and text.
type Files = (&'static str, &'static [(&'static str, &'static str)]);

/// The bundled packs, written by `build.rs`.
const BUNDLED: &[Files] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// A reader's file of more bytes than this is no word list.
const MOST_BYTES: u64 = 16 << 20;

/// All packs, and what went wrong with the reader's own.
pub(super) struct Packs {
    pub list: Vec<Pack>,
    /// Where in `list` the pack for unknown languages is.
    pub unknown: usize,
    pub notes: Vec<Note>,
}

impl Packs {
    /// The bundled packs and those in the folder that the environment names.
    pub fn load() -> Self {
        let mut packs = Packs::bundled();
        if let Some(folder) = env::var_os(OWN_PACKS).filter(|folder| !folder.is_empty()) {
            packs.add_own(Path::new(&folder));
        }
        packs
    }

    fn bundled() -> Self {
        // Both proved by `every_bundled_pack_is_read`: the texts are fixed when the program is built.
        let list: Vec<Pack> =
            BUNDLED.iter().map(|files| bundled_pack(files).expect("a bundled language pack is valid")).collect();
        let unknown =
            list.iter().position(|pack| pack.code == UNKNOWN).expect("a pack for unknown languages is bundled");
        Packs { list, unknown, notes: Vec::new() }
    }

    /// Adds the packs in `folder`, in the order of their names.
    fn add_own(&mut self, folder: &Path) {
        let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
        let mut languages = match entries {
            Ok(entries) => entries.into_iter().map(|entry| entry.path()).filter(|path| path.is_dir()).collect(),
            Err(error) => {
                self.note(folder, format!("{error}; name a folder of language packs in {OWN_PACKS}, or unset it."));
                Vec::new()
            }
        };
        languages.sort();
        for language in &languages {
            match own_pack(language) {
                Ok(pack) => self.add(pack),
                Err(problem) => self.note(language, format!("{problem}; this language pack is left out.")),
            }
        }
    }

    fn add(&mut self, pack: Pack) {
        match self.list.iter_mut().find(|known| known.code == pack.code) {
            Some(known) => *known = pack,
            None => self.list.push(pack),
        }
    }

    fn note(&mut self, path: &Path, text: String) {
        self.notes.push(Note::new(Level::Warning, path.display().to_string(), text));
    }
}

/// What a pack holds that is read when the first article in its language asks for it: by far the largest part.
pub(super) struct More {
    pub details: Later<DetailWords>,
    pub judging: Later<Judging>,
    pub names: Later<NameWords>,
    pub opposites: Later<Opposites>,
    pub thesaurus: Later<Thesaurus>,
}

impl fmt::Debug for More {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("More")
    }
}

type Later<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send>>;

fn later<T>(make: impl FnOnce() -> T + Send + 'static) -> Later<T> {
    LazyLock::new(Box::new(make))
}

/// A bundled pack.
fn bundled_pack(&(code, files): &Files) -> Result<Pack, String> {
    let text = |name: &str| text_of(files, name).unwrap_or_else(|| text_for_unknown(name));
    let (names, places) = (text(NameWords::FILE), text(Places::FILE));
    let (judging, thesaurus) = (text(Judging::FILE), text(Thesaurus::FILE));
    let (details, opposites) = (text(DetailWords::FILE), text(Opposites::FILE));
    // All proved by `every_bundled_pack_is_read`, like the rest of a bundled pack.
    let more = More {
        details: later(|| DetailWords::from_toml(details).expect("bundled words around details are valid")),
        opposites: later(|| Opposites::from_toml(opposites).expect("bundled opposites are valid")),
        judging: later(|| Judging::from_toml(judging).expect("bundled words for judging are valid")),
        names: later(|| NameWords::new(names, places).expect("bundled words around names are valid")),
        thesaurus: later(|| Thesaurus::from_toml(thesaurus).expect("a bundled thesaurus is valid")),
    };
    Pack::new(code, format!("assets/lang/{code}"), text(Pack::LANGUAGE), more)
}

/// The pack in the folder `language`, or why there is none.
fn own_pack(language: &Path) -> Result<Pack, String> {
    let code = language.file_name().and_then(|name| name.to_str()).filter(|code| is_code(code));
    let code = code.ok_or("the folder's name is no language code like “fr” or “pt-br”")?;
    // A pack is read once and kept for as long as the program runs, so its texts may be as well.
    let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let text = |name: &str| read(language, name).map(|text| text.map_or_else(|| text_for_unknown(name), leak));
    let own = read(language, Pack::LANGUAGE)?.ok_or_else(|| format!("it has no {}", Pack::LANGUAGE))?;
    let names = NameWords::new(text(NameWords::FILE)?, text(Places::FILE)?)?;
    let thesaurus = Thesaurus::from_toml(text(Thesaurus::FILE)?)?;
    let judging = Judging::from_toml(text(Judging::FILE)?)?;
    let details = DetailWords::from_toml(text(DetailWords::FILE)?)?;
    let opposites = Opposites::from_toml(text(Opposites::FILE)?)?;
    let more = More {
        details: later(|| details),
        judging: later(|| judging),
        names: later(|| names),
        opposites: later(|| opposites),
        thesaurus: later(|| thesaurus),
    };
    Pack::new(leak(code.to_owned()), language.display().to_string(), &own, more)
}

/// The text of the file `name` of the pack for unknown languages; empty where there is none.
fn text_for_unknown(name: &str) -> &'static str {
    BUNDLED.iter().find(|(code, _)| *code == UNKNOWN).and_then(|(_, files)| text_of(files, name)).unwrap_or_default()
}

/// The text of the file `name` in `folder`; `None` where there is none.
fn read(folder: &Path, name: &str) -> Result<Option<String>, String> {
    let path = folder.join(name);
    let text = match fs::metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(file) if file.len() > MOST_BYTES => Err(io::Error::other("too large for a word list")),
        Ok(_) => fs::read_to_string(&path),
        Err(error) => Err(error),
    };
    text.map(Some).map_err(|error| format!("{name}: {error}"))
}

fn is_code(name: &str) -> bool {
    let plain = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-';
    name.starts_with(|ch: char| ch.is_ascii_lowercase()) && name.chars().all(plain)
}

fn text_of<'a>(files: &[(&str, &'a str)], name: &str) -> Option<&'a str> {
    files.iter().find(|(file, _)| *file == name).map(|&(_, text)| text)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::lang::thesaurus::ThesaurusData;

    #[test]
    fn every_bundled_pack_is_read() {
        for files in BUNDLED {
            let pack = bundled_pack(files).unwrap_or_else(|error| panic!("{}: {error}", files.0));
            assert!(!pack.name.is_empty());
            LazyLock::force(&pack.more.details);
            LazyLock::force(&pack.more.judging);
            LazyLock::force(&pack.more.opposites);
            LazyLock::force(&pack.more.thesaurus);
            assert!(!pack.names().places.is_empty(), "{}", files.0);
        }
        assert!(BUNDLED.iter().any(|(code, _)| *code == UNKNOWN));
    }

    #[test]
    fn a_phrase_stands_for_one_concept() {
        for (code, files) in BUNDLED {
            let Some(text) = text_of(files, Thesaurus::FILE) else { continue };
            let data: ThesaurusData = toml::from_str(text).unwrap();
            let (mut concept_of, mut domain_of) = (HashMap::new(), HashMap::new());
            for (domain, concepts) in &data {
                for (concept, phrases) in concepts {
                    assert_eq!(domain_of.insert(concept, domain), None, "{code}: {concept} stands in two domains");
                    for phrase in phrases {
                        let before = concept_of.insert(phrase, concept);
                        assert_eq!(before, None, "{code}: {phrase:?} stands twice, now for {concept}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_readers_pack_is_added_and_a_broken_one_told() {
        let folder = tempfile::tempdir().unwrap();
        let write = |code: &str, text: &str| {
            fs::create_dir(folder.path().join(code)).unwrap();
            fs::write(folder.path().join(code).join(Pack::LANGUAGE), text).unwrap();
        };
        write("xx", "name = 'Example'\ncommon = ['foo']");
        write("yy", "name = 'Broken'\ncomon = ['foo']");
        write("Not A Code", "name = 'Example'");
        fs::create_dir(folder.path().join("zz")).unwrap();
        let mut packs = Packs::bundled();
        let bundled = packs.list.len();
        packs.add_own(folder.path());
        assert_eq!((packs.list.len(), packs.list[bundled].code), (bundled + 1, "xx"));
        let notes: Vec<String> = packs.notes.iter().map(Note::to_string).collect();
        assert_eq!(notes.len(), 3, "{notes:?}");
        assert!(notes[1].contains("yy: language.toml, line 2: unknown field `comon`"), "{notes:?}");
        assert!(notes[2].contains("zz: it has no language.toml"), "{notes:?}");
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let mut packs = Packs::bundled();
        packs.add_own(Path::new("/no/such/folder"));
        assert_eq!(packs.notes.len(), 1);
    }
}
