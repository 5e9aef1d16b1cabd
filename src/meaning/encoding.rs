//! Vectors for whoever compares: those that are remembered, and the making of those that are not.
//!
//! Opening costs nothing to speak of: the encoder is loaded when the first vector has to be made. A build without encoder has
//! all this too, and says that it has none, so that nobody else needs to ask how the program was built.

use std::{ops::ControlFlow, path::PathBuf, sync::Arc};

use rustc_hash::FxHashSet;

use super::{Problem, Sentence, Vectors, engine::Engine, sentences};
use crate::claims::Article;

/// What is asked of an [`Encoding`]; by default, what is installed and set.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder of the encoder.
    pub model: Option<PathBuf>,
    /// The folder in which vectors are kept.
    pub cache: Option<PathBuf>,
}

/// Hears how many of how many sentences are done, and may end the work by `ControlFlow::Break(())`.
pub type Watch<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

/// The vectors of sentences, from the cache or made.
pub struct Encoding {
    engine: Result<Engine, Problem>,
}

impl Encoding {
    /// Finds the encoder and what is remembered of it; loads nothing.
    pub fn open(options: &Options) -> Self {
        Encoding { engine: Engine::open(options) }
    }

    /// Why no vectors can be made, if so.
    pub fn problem(&self) -> Option<&Problem> {
        self.engine.as_ref().err()
    }

    /// What the encoder calls itself.
    pub fn model(&self) -> Option<&str> {
        self.engine.as_ref().ok().map(Engine::name)
    }

    /// Puts into `vectors` what is remembered of the sentences of `articles`.
    pub fn recall(&mut self, articles: &[Arc<Article>], vectors: &mut Vectors) {
        let wanted: Vec<_> = self.missing(articles, vectors).iter().map(Sentence::key).collect();
        if let Ok(engine) = &mut self.engine {
            engine.recall(&wanted, vectors);
        }
    }

    /// The sentences of `articles` that are not in `vectors` and could be, each once, in order.
    pub fn missing<'a>(&self, articles: &'a [Arc<Article>], vectors: &Vectors) -> Vec<Sentence<'a>> {
        if self.engine.is_err() {
            return Vec::new();
        }
        let mut seen = FxHashSet::default();
        let mut is_new = |sentence: &Sentence<'_>| {
            let key = sentence.key();
            !vectors.has(&key) && seen.insert(key)
        };
        articles.iter().flat_map(|article| sentences(article)).filter(|sentence| is_new(sentence)).collect()
    }

    /// Makes the vectors of those of `sentences` that `vectors` has not yet, in order, on all processors, and remembers them.
    /// Loads the encoder the first time. Where `watch` ends it, or something fails, what is done stays done.
    pub fn encode(
        &mut self,
        sentences: &[Sentence<'_>],
        vectors: &mut Vectors,
        watch: &mut Watch<'_>,
    ) -> Result<(), Problem> {
        match &mut self.engine {
            Ok(engine) => engine.encode(sentences, vectors, watch),
            Err(problem) => Err(problem.clone()),
        }
    }
}
