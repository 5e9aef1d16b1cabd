//! The encoder, loaded when it is needed, on all processors, and its cache.

use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

use rustc_hash::FxHashSet;

use super::{
    Encoder, Key, Problem, Sentence, Vector, Vectors,
    cache::{self, Cache},
    encoding::{Options, Watch},
    folder,
    print::Print,
};

/// As many sentences are remembered at once: what a program that is ended loses.
const STORED_AT_ONCE: usize = 64;

/// The encoder reads sentences of so many bytes at once, some 250 tokens: twice as many would gain a thirtieth, and a slow
/// processor takes 0.3 s for these, in which nobody hears anything.
const BATCH_BYTES: usize = 1024;

/// An encoder that is there, loaded or not.
pub struct Engine {
    folder: PathBuf,
    print: Print,
    encoder: Option<Encoder>,
    cache: Option<Cache>,
}

/// A sentence without vectors.
type Wanted<'a> = (Key, &'a Sentence<'a>);

/// A sentence with its vectors.
type Made = (Key, Arc<[Vector]>);

impl Engine {
    pub fn open(options: &Options) -> Result<Self, Problem> {
        let folder = folder::find(options.model.as_deref());
        let print = Print::of(&folder)?;
        let cache = options
            .cache
            .clone()
            .or_else(cache::folder)
            .map(|folder| Cache::open(&folder, print.hash, print.dimensions));
        Ok(Engine { folder, print, encoder: None, cache })
    }

    pub fn name(&self) -> &str {
        &self.print.name
    }

    pub fn recall(&mut self, wanted: &[Key], vectors: &mut Vectors) {
        vectors.made_by(&self.print.name);
        let known = self.cache.as_mut().map(|cache| cache.recall(wanted)).unwrap_or_default();
        known.into_iter().for_each(|(key, known)| vectors.insert(key, known));
    }

    pub fn encode(
        &mut self,
        sentences: &[Sentence<'_>],
        vectors: &mut Vectors,
        watch: &mut Watch<'_>,
    ) -> Result<(), Problem> {
        vectors.made_by(&self.print.name);
        let mut seen = FxHashSet::default();
        let keyed = sentences.iter().map(|sentence| (sentence.key(), sentence));
        let wanted: Vec<Wanted<'_>> = keyed.filter(|(key, _)| !vectors.has(key) && seen.insert(*key)).collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let encoder = match &mut self.encoder {
            Some(encoder) => encoder,
            none => none.insert(Encoder::load(&self.folder)?),
        };
        let mut new: Vec<Made> = Vec::new();
        let mut keep = |made: &mut Vec<Made>| {
            if let Some(cache) = &mut self.cache {
                cache.store(made);
            }
            made.clear();
        };
        let known = sentences.len() - wanted.len();
        let mut done = known;
        let result = each(encoder, &wanted, &mut |made| {
            vectors.insert(made.0, Arc::clone(&made.1));
            new.push(made);
            if new.len() == STORED_AT_ONCE {
                keep(&mut new);
            }
            done += 1;
            watch(done, sentences.len())
        });
        keep(&mut new);
        result
    }
}

/// Encodes `wanted` in order, as many batches at a time as there are processors, and has `take` take each as it is done,
/// until it is enough.
fn each(
    encoder: &Encoder,
    wanted: &[Wanted<'_>],
    take: &mut dyn FnMut(Made) -> ControlFlow<()>,
) -> Result<(), Problem> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let batches = &batches(wanted, processors);
    let (next, (done, made)) = (AtomicUsize::new(0), mpsc::channel());
    // It ends when all is done, or when nobody listens any more.
    let work = &|done: mpsc::Sender<Result<Vec<Made>, Problem>>| {
        while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
            if done.send(make(encoder, batch)).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..processors.min(batches.len()) {
            let done = done.clone();
            scope.spawn(move || work(done));
        }
        drop(done);
        for batch in made {
            if batch?.into_iter().try_for_each(&mut *take).is_break() {
                break;
            }
        }
        Ok(())
    })
}

/// `wanted` in runs of [`BATCH_BYTES`], or of less where some of the `processors` would have nothing to do; each ends with
/// the sentence that fills it.
fn batches<'a, 'b>(wanted: &'a [Wanted<'b>], processors: usize) -> Vec<&'a [Wanted<'b>]> {
    let all: usize = wanted.iter().map(|(_, sentence)| sentence.text.len()).sum();
    let enough = all.div_ceil(processors).min(BATCH_BYTES);
    let mut bytes = 0;
    let goes_on = |(_, last): &Wanted<'_>, _: &Wanted<'_>| {
        bytes += last.text.len();
        let goes_on = bytes < enough;
        if !goes_on {
            bytes = 0;
        }
        goes_on
    };
    wanted.chunk_by(goes_on).collect()
}

fn make(encoder: &Encoder, batch: &[Wanted<'_>]) -> Result<Vec<Made>, Problem> {
    let sentences: Vec<&Sentence<'_>> = batch.iter().map(|&(_, sentence)| sentence).collect();
    let vectors = encoder.encode_all(&sentences)?;
    Ok(batch.iter().zip(vectors).map(|(&(key, _), vectors)| (key, vectors.into())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_are_full_and_no_processor_is_without_one() {
        let sentence = |text| Sentence { text, claims: Vec::new() };
        let (short, long) = ("a".repeat(BATCH_BYTES / 4), "b".repeat(3 * BATCH_BYTES));
        let (short, long) = (sentence(&short), sentence(&long));
        let lengths = |wanted: &[&Sentence<'_>], processors: usize| -> Vec<usize> {
            let wanted: Vec<_> = wanted.iter().map(|&sentence| (Key::default(), sentence)).collect();
            batches(&wanted, processors).iter().map(|batch| batch.len()).collect()
        };
        assert_eq!(lengths(&[&short; 10], 1), [4, 4, 2]);
        assert_eq!(lengths(&[&short, &long, &short, &short], 1), [2, 2]);
        assert_eq!(lengths(&[&short; 6], 2), [3, 3]);
        assert_eq!(lengths(&[&short; 3], 8), [1, 1, 1]);
        assert!(lengths(&[], 2).is_empty());
    }
}
