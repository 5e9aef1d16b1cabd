//! What passages mean, found while the reader reads: which sentences have no vector yet, and which of them come first.
//!
//! Where the reader looks comes first: the passages of the selected claim, then what is in sight, then what is nearest to it.
//! Knows articles and no widgets; the worker does the work.

use std::{
    collections::HashMap,
    ops::ControlFlow,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use rustc_hash::FxHashSet;

use crate::{
    claims::Article,
    ids::{ArticleId, DocumentId, IdVec},
    meaning::{Encoding, Key, Options, Problem, Sentence, Vectors, sentences},
    notes::Note,
    text::Span,
};

/// The articles are not compared anew sooner after the last time.
const PATIENCE: Duration = Duration::from_millis(1500);

/// Makes vectors of sentences, and remembers them.
pub trait Encode: Send {
    /// Puts into `vectors` what is remembered of the sentences of `articles`.
    fn recall(&mut self, articles: &[Arc<Article>], vectors: &mut Vectors);

    /// Puts the vectors of `sentences` into `vectors`; asks `goes_on` between sentences. What is done stays done.
    fn encode(
        &mut self,
        sentences: &[Sentence<'_>],
        vectors: &mut Vectors,
        goes_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<(), Note>;

    /// Why no vectors can be made, where that is known already.
    fn problem(&self) -> Option<Note>;
}

impl Encode for Encoding {
    fn recall(&mut self, articles: &[Arc<Article>], vectors: &mut Vectors) {
        Encoding::recall(self, articles, vectors);
    }

    fn encode(
        &mut self,
        sentences: &[Sentence<'_>],
        vectors: &mut Vectors,
        goes_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<(), Note> {
        Encoding::encode(self, sentences, vectors, &mut |_, _| goes_on()).map_err(|problem| problem.note())
    }

    fn problem(&self) -> Option<Note> {
        Encoding::problem(self).map(Problem::note)
    }
}

/// The encoders of this machine.
pub fn installed() -> Encoders {
    Box::new(|model| {
        let model = if let Model::Folder(folder) = model { Some(folder.clone()) } else { None };
        Box::new(Encoding::open(&Options { model, ..Options::default() }))
    })
}

/// Opens the encoder of a model.
pub type Encoders = Box<dyn Fn(&Model) -> Box<dyn Encode> + Send>;

/// A sentence encoder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Model {
    /// The one that is part of the program.
    #[default]
    Bundled,
    /// The one in this folder.
    Folder(PathBuf),
}

/// How far it is known what the passages mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// So many sentences are known, and the others are being encoded.
    Encoding {
        /// How many are known.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// All are known.
    Complete,
    /// Words alone are compared, and why.
    Unavailable(Note),
}

/// Where the reader looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// The selected passages: the document's id and where they begin.
    pub selected: Vec<(DocumentId, u32)>,
    /// What is in sight of each column: the document's id and its bytes.
    pub columns: Vec<(DocumentId, Span)>,
}

/// A sentence without a vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Missing {
    /// Its article.
    article: ArticleId,
    /// Which sentence of it, counted from zero.
    sentence: u32,
    /// Where its claims stand in the text.
    span: Span,
    key: Key,
}

/// The articles that are compared, and what is not known of them.
pub struct Refining {
    articles: IdVec<ArticleId, Arc<Article>>,
    missing: Vec<Missing>,
    total: usize,
    /// How many sentences were known when the articles were compared last, and when that was.
    compared: (usize, Instant),
}

impl Refining {
    /// The sentences of `articles` that are not among the `vectors` by which they were just compared.
    pub fn new(articles: &IdVec<ArticleId, Arc<Article>>, vectors: &Vectors) -> Self {
        let (mut all, mut missing) = (FxHashSet::default(), Vec::new());
        for (number, article) in articles.iter_enumerated() {
            let spans = article.claims.as_slice().chunk_by(|a, b| a.sentence == b.sentence);
            for ((sentence, claims), at) in sentences(article).zip(spans).zip(0..) {
                let key = sentence.key();
                if all.insert(key) && !vectors.has(&key) {
                    let span = Span { start: claims[0].span.start, end: claims[claims.len() - 1].span.end };
                    missing.push(Missing { article: number, sentence: at, span, key });
                }
            }
        }
        let (articles, total) = (articles.clone(), all.len());
        let compared = (total - missing.len(), Instant::now());
        Refining { articles, missing, total, compared }
    }

    /// Whether every sentence is known.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// How far it is.
    pub fn meaning(&self) -> Meaning {
        match self.is_complete() {
            true => Meaning::Complete,
            false => Meaning::Encoding { done: self.done(), total: self.total },
        }
    }

    fn done(&self) -> usize {
        self.total - self.missing.len()
    }

    /// Whether more is known than when the articles were compared last, and enough more to compare them anew.
    pub fn is_worth_comparing(&self) -> bool {
        let (known, when) = self.compared;
        let is_more = self.done() > known && self.done() * 4 >= known * 5;
        (self.is_complete() && self.done() > known) || (is_more && when.elapsed() >= PATIENCE)
    }

    /// The articles were compared with what is known now.
    pub fn was_compared(&mut self) {
        self.compared = (self.done(), Instant::now());
    }

    /// Has the next `number` sentences encoded, as `sight` wants them.
    pub fn encode_some(
        &mut self,
        number: usize,
        sight: &Sight,
        encoder: &mut dyn Encode,
        vectors: &mut Vectors,
        goes_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<(), Note> {
        let next = self.take_next(number, sight);
        let wanted: Vec<Sentence<'_>> = next.iter().filter_map(|missing| self.sentence(missing)).collect();
        let mut was_ended = false;
        let mut watch = || {
            let flow = goes_on();
            was_ended |= flow.is_break();
            flow
        };
        let result = encoder.encode(&wanted, vectors, &mut watch);
        // What an encoder leaves out without a word is not asked for again.
        let again = next.into_iter().filter(|missing| was_ended && !vectors.has(&missing.key));
        self.missing.extend(again);
        result
    }

    fn sentence(&self, missing: &Missing) -> Option<Sentence<'_>> {
        sentences(&self.articles[missing.article]).nth(missing.sentence as usize)
    }

    /// Takes the `number` sentences out of the missing ones that are wanted first.
    fn take_next(&mut self, number: usize, sight: &Sight) -> Vec<Missing> {
        let eyes = Eyes::of(&self.articles, sight);
        let rank = |missing: &Missing| (eyes.rank(missing), missing.article);
        if self.missing.len() > number {
            self.missing.select_nth_unstable_by_key(number, rank);
        }
        let mut next: Vec<Missing> = self.missing.drain(..number.min(self.missing.len())).collect();
        next.sort_unstable_by_key(rank);
        next
    }
}

/// Where the reader looks, by articles.
struct Eyes {
    selected: Vec<(ArticleId, u32)>,
    columns: HashMap<ArticleId, Span>,
}

impl Eyes {
    fn of(articles: &IdVec<ArticleId, Arc<Article>>, sight: &Sight) -> Self {
        let numbers: HashMap<&DocumentId, ArticleId> =
            articles.iter_enumerated().map(|(number, article)| (&article.document.id, number)).collect();
        let number = |id: &DocumentId| numbers.get(id).copied();
        Eyes {
            selected: sight.selected.iter().filter_map(|(id, at)| Some((number(id)?, *at))).collect(),
            columns: sight.columns.iter().filter_map(|(id, span)| Some((number(id)?, *span))).collect(),
        }
    }

    /// What is wanted sooner is less: what is selected, then columns by how far it is from what is in sight, what stands
    /// before that twice as far, then other articles from the top.
    fn rank(&self, missing: &Missing) -> (u8, u32) {
        let Missing { article, span, .. } = *missing;
        if self.selected.iter().any(|&(of, at)| of == article && span.start <= at && at < span.end) {
            return (0, 0);
        }
        match self.columns.get(&article) {
            Some(view) if span.start >= view.end => (1, span.start - view.end),
            Some(view) => (1, view.start.saturating_sub(span.end).saturating_mul(2)),
            None => (2, span.start),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::thread;

    use super::*;
    use crate::{ids::LocalClaimId, ingest, meaning::Vector};

    /// An encoder that is slow, knows nothing of before, and tells what it was asked for.
    pub struct Fake {
        pub takes: Duration,
        pub asked: std::sync::mpsc::Sender<String>,
        /// The sentence with these words makes it panic.
        pub trap: Option<&'static str>,
    }

    /// A direction that depends on the words alone.
    fn vector(text: &str) -> Vector {
        let mut vector = [0.0_f32; 8];
        text.split_whitespace().for_each(|word| vector[word.len() % 8] += 1.0);
        let length = vector.iter().map(|part| part * part).sum::<f32>().sqrt().max(1.0);
        vector.iter().map(|part| part / length).collect()
    }

    impl Encode for Fake {
        fn recall(&mut self, _articles: &[Arc<Article>], _vectors: &mut Vectors) {}

        fn encode(
            &mut self,
            sentences: &[Sentence<'_>],
            vectors: &mut Vectors,
            goes_on: &mut dyn FnMut() -> ControlFlow<()>,
        ) -> Result<(), Note> {
            for sentence in sentences {
                if goes_on().is_break() {
                    break;
                }
                assert!(!self.trap.is_some_and(|trap| sentence.text.contains(trap)), "a trap");
                thread::sleep(self.takes);
                // Nobody may be left to hear it.
                let _unheard = self.asked.send(sentence.text.to_owned());
                vectors.insert(sentence.key(), sentence.claims.iter().map(|_| vector(sentence.text)).collect());
            }
            Ok(())
        }

        fn problem(&self) -> Option<Note> {
            None
        }
    }

    fn articles() -> IdVec<ArticleId, Arc<Article>> {
        let text = |name: &str| {
            let line = |number: usize| format!("{name} counted {number} ships in the harbour on Friday.\n");
            (1..=9).map(line).collect::<String>()
        };
        ["Alpha", "Beta", "Gamma"]
            .map(|name| Arc::new(Article::new(ingest::pasted(&text(name)).unwrap())))
            .into_iter()
            .collect()
    }

    /// The first words of what is encoded first, `number` at a time.
    fn order(sight: &Sight, number: usize) -> Vec<String> {
        let (asked, told) = std::sync::mpsc::channel();
        let mut fake = Fake { takes: Duration::ZERO, asked, trap: None };
        let mut vectors = Vectors::default();
        let mut refining = Refining::new(&articles(), &vectors);
        while !refining.is_complete() {
            let before = refining.done();
            refining.encode_some(number, sight, &mut fake, &mut vectors, &mut || ControlFlow::Continue(())).unwrap();
            assert!(refining.done() > before);
        }
        assert!(matches!(refining.meaning(), Meaning::Complete) && refining.is_worth_comparing());
        told.try_iter().map(|text| text.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn what_is_selected_comes_first_then_what_is_in_sight_and_near() {
        let articles = articles();
        let [_, beta, gamma] = articles.as_slice() else { panic!() };
        let place = |article: &Article, number| article.claims[LocalClaimId(number)].span;
        let view = Span { start: place(beta, 4).start, end: place(beta, 5).end };
        let sight = Sight {
            selected: vec![(gamma.document.id.clone(), place(gamma, 7).start)],
            columns: vec![(beta.document.id.clone(), view)],
        };
        let order = order(&sight, 2);
        assert_eq!(order.len(), 27, "each once");
        assert_eq!(order[0], "Gamma counted 8");
        assert!(order[1..3].iter().all(|words| ["Beta counted 5", "Beta counted 6"].contains(&words.as_str())));
        assert_eq!(order[3], "Beta counted 7", "what comes next is nearer than what was read");
        assert!(order[1..10].iter().all(|words| words.starts_with("Beta")), "{order:?}");
    }

    #[test]
    fn where_nobody_looks_articles_are_read_side_by_side_from_the_top() {
        let order = order(&Sight::default(), 4);
        assert_eq!(order[..4], ["Alpha counted 1", "Beta counted 1", "Gamma counted 1", "Beta counted 2"]);
    }

    #[test]
    fn an_encoder_that_is_ended_is_asked_for_the_rest_again() {
        let (asked, told) = std::sync::mpsc::channel();
        let mut fake = Fake { takes: Duration::ZERO, asked, trap: None };
        let mut vectors = Vectors::default();
        let mut refining = Refining::new(&articles(), &vectors);
        let mut left = 3;
        let mut ends = || {
            left -= 1;
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        refining.encode_some(8, &Sight::default(), &mut fake, &mut vectors, &mut ends).unwrap();
        assert_eq!((told.try_iter().count(), refining.meaning()), (2, Meaning::Encoding { done: 2, total: 27 }));
        assert!(!refining.is_worth_comparing(), "not so soon");
    }
}
