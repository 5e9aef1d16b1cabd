//! The vectors that were made before, on disk, so that no sentence is encoded twice.
//!
//! Kept by model and sentence in one SQLite file of the platform's cache folder, at most [`LARGEST`]; what was not used for
//! longest goes first. Several programs may use it at once. Nothing here can fail for the caller: each entry has a checksum, a
//! file that makes no sense is thrown away and begun anew, and where none can be written nothing is remembered.

use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use rusqlite::{Connection, ErrorCode, OptionalExtension, Result, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::{Key, Vector};

/// Names a folder to take instead of the platform's; `off` or nothing: nothing is kept.
const VARIABLE: &str = "SYNOPTIC_CACHE";

/// The file; its number is that of the format.
const FILE: &str = "vectors-1.sqlite";

/// How much may be on disk, in bytes.
const LARGEST: u64 = 256 << 20;

const PAGE: u64 = 8192;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(2);

/// Rollback journal without waiting for the disk: what a power cut damages is found by its checksum and made anew.
const SET_UP: &str = "
    PRAGMA page_size = 8192;
    PRAGMA journal_mode = TRUNCATE;
    PRAGMA synchronous = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF;
    CREATE TABLE IF NOT EXISTS sentence (name BLOB PRIMARY KEY, vectors BLOB NOT NULL, used INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS by_use ON sentence (used);
";

/// The bytes of a checksum, before the vectors of an entry.
const CHECK: usize = 16;

/// What one model made of sentences.
pub struct Cache {
    path: PathBuf,
    /// `None` once no file can be used.
    open: Option<Connection>,
    model: [u8; 16],
    /// How many numbers a vector has.
    dimensions: usize,
    largest: u64,
}

/// The folder that is set, or else the platform's for what can be made anew.
pub fn folder() -> Option<PathBuf> {
    match env::var_os(VARIABLE) {
        Some(set) if set.is_empty() || set == "off" => None,
        Some(set) => Some(set.into()),
        None => directories::ProjectDirs::from("", "", "synoptic").map(|dirs| dirs.cache_dir().to_owned()),
    }
}

impl Cache {
    /// What the model with this print, whose vectors have so many `dimensions`, made, in the file of `folder`.
    pub fn open(folder: &Path, model: [u8; 16], dimensions: usize) -> Self {
        Cache::bounded(folder, model, dimensions, LARGEST)
    }

    fn bounded(folder: &Path, model: [u8; 16], dimensions: usize, largest: u64) -> Self {
        let _ = fs::create_dir_all(folder);
        let mut cache = Cache { path: folder.join(FILE), open: None, model, dimensions, largest };
        match connect(&cache.path, largest) {
            Ok(connection) => cache.open = Some(connection),
            Err(error) => cache.after(&error),
        }
        cache
    }

    /// The vectors of those of `keys` that are known.
    pub fn recall(&mut self, keys: &[Key]) -> Vec<(Key, Arc<[Vector]>)> {
        let Some(connection) = &mut self.open else { return Vec::new() };
        let known = known(connection, keys.iter().map(|key| (*key, name(&self.model, key))), self.dimensions);
        self.heard(known).unwrap_or_default()
    }

    /// Remembers the vectors of sentences.
    pub fn store(&mut self, made: &[(Key, Arc<[Vector]>)]) {
        let Some(connection) = &mut self.open else { return };
        let entries = made.iter().map(|(key, vectors)| (name(&self.model, key), &**vectors));
        let stored = write(connection, entries, self.largest);
        self.heard(stored);
    }

    /// What came of something, or what is to be done since it failed.
    fn heard<T>(&mut self, result: Result<T>) -> Option<T> {
        result.map_err(|error| self.after(&error)).ok()
    }

    /// Another program may be writing for long, then this once is lost. Anything else may mean that the file makes no sense, also
    /// that it seems too large or not to be written, and another takes its place; where that fails too, there is no cache.
    fn after(&mut self, error: &rusqlite::Error) {
        if matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) {
            return;
        }
        self.open = None;
        for end in ["-journal", "-wal", "-shm", ""] {
            let mut file = self.path.clone().into_os_string();
            file.push(end);
            let _ = fs::remove_file(file);
        }
        self.open = connect(&self.path, self.largest).ok();
    }
}

fn connect(path: &Path, largest: u64) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute_batch(SET_UP)?;
    // Room for what goes over the bound before the oldest goes.
    connection.pragma_update(None, "max_page_count", (largest / PAGE + largest / PAGE / 4) as i64)?;
    Ok(connection)
}

/// What an entry is found by.
fn name(model: &[u8; 16], key: &Key) -> [u8; 32] {
    let mut name = [0; 32];
    name[..16].copy_from_slice(model);
    name[16..].copy_from_slice(key);
    name
}

fn checksum(name: &[u8; 32], numbers: &[u8]) -> [u8; CHECK] {
    let hash = Sha256::new_with_prefix(name).chain_update(numbers).finalize();
    let mut check = [0; CHECK];
    check.copy_from_slice(&hash[..CHECK]);
    check
}

/// An entry: its checksum, then the numbers of one vector after the other.
fn packed(name: &[u8; 32], vectors: &[Vector]) -> Vec<u8> {
    let numbers: Vec<u8> = vectors.iter().flatten().flat_map(|number| number.to_le_bytes()).collect();
    [&checksum(name, &numbers)[..], &numbers].concat()
}

/// The vectors of an entry, if it is whole.
fn unpacked(name: &[u8; 32], entry: &[u8], dimensions: usize) -> Option<Arc<[Vector]>> {
    let (check, numbers) = entry.split_at_checked(CHECK)?;
    let is_whole = numbers.len().is_multiple_of(4 * dimensions) && checksum(name, numbers) == check;
    let number = |four: &[u8; 4]| f32::from_le_bytes(*four);
    let vector = |bytes: &[u8]| bytes.as_chunks().0.iter().map(number).collect();
    is_whole.then(|| numbers.chunks_exact(4 * dimensions).map(vector).collect())
}

/// Days since 1970, by which use is counted: finer would write at each reading.
fn today() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    (since.as_secs() / 86_400) as i64
}

fn known(
    connection: &mut Connection,
    wanted: impl Iterator<Item = (Key, [u8; 32])>,
    dimensions: usize,
) -> Result<Vec<(Key, Arc<[Vector]>)>> {
    let (mut found, mut old) = (Vec::new(), Vec::new());
    let today = today();
    let reading = connection.transaction()?;
    {
        let mut look_up = reading.prepare_cached("SELECT vectors, used FROM sentence WHERE name = ?1")?;
        for (key, name) in wanted {
            let row: Option<(Vec<u8>, i64)> =
                look_up.query_row([&name], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            let Some((entry, used)) = row else { continue };
            if let Some(vectors) = unpacked(&name, &entry, dimensions) {
                found.push((key, vectors));
                old.extend((used != today).then_some(name));
            }
        }
    }
    drop(reading);
    if !old.is_empty() {
        let writing = begin(connection)?;
        for name in old {
            writing.prepare_cached("UPDATE sentence SET used = ?1 WHERE name = ?2")?.execute(params![today, name])?;
        }
        writing.commit()?;
    }
    Ok(found)
}

fn begin(connection: &mut Connection) -> Result<Transaction<'_>> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate)
}

fn write<'a>(
    connection: &mut Connection,
    entries: impl Iterator<Item = ([u8; 32], &'a [Vector])>,
    largest: u64,
) -> Result<()> {
    let writing = begin(connection)?;
    let put = "INSERT OR REPLACE INTO sentence (name, vectors, used) VALUES (?1, ?2, ?3)";
    for (name, vectors) in entries {
        let entry = packed(&name, vectors);
        writing.prepare_cached(put)?.execute(params![name, entry, today()])?;
        // In a damaged index it may not be found again: then there is no such row, which is an error.
        let is_there = "SELECT 1 FROM sentence WHERE name = ?1 AND vectors = ?2";
        writing.prepare_cached(is_there)?.query_row(params![name, entry], |_| Ok(()))?;
    }
    let pages = |name: &str| writing.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if (pages("page_count")? - pages("freelist_count")?) as u64 > largest / PAGE {
        let oldest = "SELECT rowid FROM sentence ORDER BY used, rowid LIMIT (SELECT count(*) / 8 + 1 FROM sentence)";
        writing.execute(&format!("DELETE FROM sentence WHERE rowid IN ({oldest})"), [])?;
    }
    writing.commit()
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    const MODEL: [u8; 16] = [7; 16];
    const DIMENSIONS: usize = 24;

    fn open(folder: &Path) -> Cache {
        Cache::open(folder, MODEL, DIMENSIONS)
    }

    /// A sentence of one to three claims and its vectors, other for each number.
    fn entry(number: u32) -> (Key, Arc<[Vector]>) {
        let mut key = Key::default();
        key[..4].copy_from_slice(&number.to_le_bytes());
        let vector = |claim: u32| (0..DIMENSIONS).map(|at| (number + claim) as f32 / (at + 1) as f32).collect();
        (key, (0..=number % 3).map(vector).collect())
    }

    fn entries(numbers: std::ops::Range<u32>) -> Vec<(Key, Arc<[Vector]>)> {
        numbers.map(entry).collect()
    }

    fn recalled(cache: &mut Cache, numbers: std::ops::Range<u32>) -> Vec<(Key, Arc<[Vector]>)> {
        cache.recall(&numbers.map(|number| entry(number).0).collect::<Vec<_>>())
    }

    #[test]
    fn what_is_stored_is_known_to_the_next_program_and_to_no_other_model() {
        let folder = tempfile::tempdir().unwrap();
        open(folder.path()).store(&entries(0..100));
        assert_eq!(recalled(&mut open(folder.path()), 50..150), entries(50..100));
        assert_eq!(recalled(&mut Cache::open(folder.path(), [8; 16], DIMENSIONS), 0..100), []);
    }

    #[test]
    fn the_oldest_goes_where_the_bound_is_reached() {
        let folder = tempfile::tempdir().unwrap();
        let mut cache = Cache::bounded(folder.path(), MODEL, DIMENSIONS, 64 * PAGE);
        for batch in 0..60 {
            cache.store(&entries(batch * 50..batch * 50 + 50));
        }
        assert!(fs::metadata(&cache.path).unwrap().len() <= 80 * PAGE);
        assert_eq!(recalled(&mut cache, 2950..3000), entries(2950..3000));
        assert_eq!(recalled(&mut cache, 0..50), []);
        // What is used again is the youngest.
        let first = recalled(&mut cache, 0..2950)[0].0;
        cache.open.as_ref().unwrap().execute("UPDATE sentence SET used = 1", []).unwrap();
        assert_eq!(cache.recall(&[first]).len(), 1);
        for batch in 60..63 {
            cache.store(&entries(batch * 50..batch * 50 + 50));
        }
        assert_eq!(cache.recall(&[first]).len(), 1);
    }

    #[test]
    fn a_damaged_file_gives_no_wrong_vector_and_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        open(folder.path()).store(&entries(0..200));
        let whole = fs::read(folder.path().join(FILE)).unwrap();
        let mut places = 12_345_usize;
        for round in 0..150 {
            let mut bytes = whole.clone();
            for _ in 0..1 + round % 20 {
                places = places.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                // Every other time in the first pages, which say what the others are.
                let among = if round % 2 == 0 { bytes.len() } else { 2 * PAGE as usize };
                bytes[(places >> 20) % among] ^= 1 << (places >> 10 & 7);
            }
            if round % 5 == 0 {
                bytes.truncate((places >> 20) % whole.len());
            }
            fs::write(folder.path().join(FILE), &bytes).unwrap();
            let mut cache = open(folder.path());
            for (key, vectors) in recalled(&mut cache, 0..200) {
                let number = u32::from_le_bytes(key[..4].try_into().unwrap());
                assert_eq!(vectors, entry(number).1, "round {round}");
            }
            // What is damaged may be met late.
            let is_sound = (0..3).any(|_| {
                cache.store(&entries(200..220));
                recalled(&mut cache, 200..220) == entries(200..220)
            });
            assert!(is_sound, "round {round}");
        }
    }

    #[test]
    fn eight_at_once_lose_nothing() {
        let folder = tempfile::tempdir().unwrap();
        thread::scope(|scope| {
            for program in 0..8 {
                let folder = folder.path();
                scope.spawn(move || {
                    for batch in 0..5 {
                        let first = program * 1000 + batch * 20;
                        open(folder).store(&entries(first..first + 20));
                        assert_eq!(recalled(&mut open(folder), first..first + 20), entries(first..first + 20));
                    }
                });
            }
        });
        assert_eq!(
            (0..8)
                .map(|program| recalled(&mut open(folder.path()), program * 1000..program * 1000 + 100).len())
                .sum::<usize>(),
            800
        );
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a file");
        fs::write(&file, "").unwrap();
        let mut cache = open(&file);
        cache.store(&entries(0..3));
        assert_eq!(recalled(&mut cache, 0..3), []);
        assert_eq!(fs::read(&file).unwrap(), b"");
    }
}
