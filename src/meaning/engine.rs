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
const BATCH: usize = 64;

/// An encoder that is there, loaded or not.
pub struct Engine {
    folder: PathBuf,
    print: Print,
    encoder: Option<Encoder>,
    cache: Option<Cache>,
}

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
        let wanted: Vec<_> = keyed.filter(|(key, _)| !vectors.has(key) && seen.insert(*key)).collect();
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
            if new.len() == BATCH {
                keep(&mut new);
            }
            done += 1;
            watch(done, sentences.len())
        });
        keep(&mut new);
        result
    }
}

/// Encodes `wanted` in order, as many at a time as there are processors, and has `take` take each as it is done, until it is
/// enough.
fn each(
    encoder: &Encoder,
    wanted: &[(Key, &Sentence<'_>)],
    take: &mut dyn FnMut(Made) -> ControlFlow<()>,
) -> Result<(), Problem> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(wanted.len());
    let (next, (done, made)) = (AtomicUsize::new(0), mpsc::channel());
    // It ends when all is done, or when nobody listens any more.
    let work = &|done: mpsc::Sender<Result<Made, Problem>>| {
        while let Some((key, sentence)) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            let vectors = encoder.encode(sentence).map(|vectors| (*key, vectors.into()));
            if done.send(vectors).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            let done = done.clone();
            scope.spawn(move || work(done));
        }
        drop(done);
        for result in made {
            if take(result?).is_break() {
                break;
            }
        }
        Ok(())
    })
}
