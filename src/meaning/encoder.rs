//! The sentence encoder: multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672), or another of the same make, that lies
//! in a folder as `model.gguf` and `tokenizer.json`.
//!
//! A sentence is read whole, and each claim in it has the mean of what its own tokens became (late chunking, Günther et al.
//! 2024, arXiv:2409.04701): a clause alone means less than the same clause in its sentence.

use std::{fs, ops::Range, path::Path};

use candle_core::Error;

use super::{
    MODEL, Problem, Sentence, TOKENIZER, Vector,
    bert::Bert,
    likeness,
    vocabulary::{Tokens, Vocabulary},
};

/// Said before a text that is compared with others like it; the model was trained so.
const PREFIX: &str = "query: ";

/// So many tokens are enough to be read at once: bounds the memory that a batch takes, some 20 KB a token.
const BATCH_TOKENS: usize = 512;

/// Turns texts into vectors.
pub struct Encoder {
    bert: Bert,
    vocabulary: Vocabulary,
}

impl Encoder {
    /// The encoder of `folder`.
    pub fn load(folder: &Path) -> Result<Self, Problem> {
        let present = |name: &str| {
            let path = folder.join(name);
            if path.is_file() { Ok(path) } else { Err(Problem::Missing(path)) }
        };
        let (model, vocabulary) = (present(MODEL)?, present(TOKENIZER)?);
        let reading = std::thread::spawn({
            let vocabulary = vocabulary.clone();
            move || Vocabulary::read(&fs::read_to_string(vocabulary)?)
        });
        let bert = Bert::load(&model).map_err(|error| Problem::Unusable(model, first_line(&error)))?;
        match reading.join() {
            Ok(Ok(vocabulary)) => Ok(Encoder { bert, vocabulary }),
            Ok(Err(error)) => Err(Problem::Unusable(vocabulary, error.to_string())),
            Err(_) => Err(Problem::Unusable(vocabulary, "reading it failed".to_owned())),
        }
    }

    /// How many numbers a vector has.
    pub fn dimensions(&self) -> usize {
        self.bert.dimensions()
    }

    /// The vector of a whole text, of length 1. What is beyond the model's longest text is left out.
    pub fn encode_text(&self, text: &str) -> Result<Vector, Problem> {
        self.encode_texts(&[text]).map(|vectors| vectors.concat())
    }

    /// The vector of each of `texts`, in order, as of [`Encoder::encode_text`] but for rounding.
    pub fn encode_texts(&self, texts: &[&str]) -> Result<Vec<Vector>, Problem> {
        self.each(texts, |_, states| states.mean(|_| true))
    }

    /// The vectors of the claims of `sentence`, in order, each of length 1. A claim of which the model reads no token, since
    /// it is beyond the model's longest text, has the vector of the whole.
    pub fn encode(&self, sentence: &Sentence<'_>) -> Result<Vec<Vector>, Problem> {
        self.encode_all(&[sentence]).map(|vectors| vectors.concat())
    }

    /// The vectors of the claims of each of `sentences`, in order, as of [`Encoder::encode`] but for rounding.
    pub fn encode_all(&self, sentences: &[&Sentence<'_>]) -> Result<Vec<Vec<Vector>>, Problem> {
        let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text).collect();
        self.each(&texts, |at, states| sentences[at].claims.iter().map(|claim| states.of_claim(claim)).collect())
    }

    /// Reads `texts`, several in a batch, and has `of` make something of what each became, told which it is.
    fn each<T>(&self, texts: &[&str], of: impl Fn(usize, &States<'_>) -> T) -> Result<Vec<T>, Problem> {
        let tokens = texts.iter().map(|text| self.tokens(text)).collect::<Result<Vec<_>, _>>()?;
        let mut made = Vec::with_capacity(texts.len());
        for batch in batches(&tokens) {
            let ids: Vec<&[u32]> = batch.iter().map(|tokens| &tokens.ids[..]).collect();
            let rows = self.bert.states(&ids).map_err(failed)?;
            let mut rest = &rows[..];
            for Tokens { places, .. } in batch {
                let (rows, after) = rest.split_at(places.len() * self.dimensions());
                made.push(of(made.len(), &States { places, rows, dimensions: self.dimensions() }));
                rest = after;
            }
        }
        Ok(made)
    }

    /// The tokens of `text`, with their places in it.
    fn tokens(&self, text: &str) -> Result<Tokens, Problem> {
        let tokens = self.vocabulary.tokens(&format!("{PREFIX}{text}"), self.bert.positions());
        let mut tokens = tokens.map_err(|error| Problem::Failed(error.to_string()))?;
        for (start, end) in &mut tokens.places {
            (*start, *end) = (start.saturating_sub(PREFIX.len()), end.saturating_sub(PREFIX.len()));
        }
        Ok(tokens)
    }
}

/// `texts` in runs of [`BATCH_TOKENS`]; each ends with the text that fills it.
fn batches(texts: &[Tokens]) -> impl Iterator<Item = &[Tokens]> {
    let mut count = 0;
    texts.chunk_by(move |last, _| {
        count += last.ids.len();
        let goes_on = count < BATCH_TOKENS;
        if !goes_on {
            count = 0;
        }
        goes_on
    })
}

/// What the tokens of a text became.
struct States<'a> {
    /// Where each token is in the text.
    places: &'a [(usize, usize)],
    /// Tokens x dimensions.
    rows: &'a [f32],
    dimensions: usize,
}

impl States<'_> {
    /// The vector of a claim: of the tokens whose middle is in it, or of all where none is.
    fn of_claim(&self, claim: &Range<usize>) -> Vector {
        let within = |&(start, end): &(usize, usize)| start < end && claim.contains(&((start + end) / 2));
        let none = !self.places.iter().any(within);
        self.mean(|place| none || within(place))
    }

    /// The mean of the tokens whose place is `wanted`, made 1 long.
    fn mean(&self, wanted: impl Fn(&(usize, usize)) -> bool) -> Vector {
        let mut sum = vec![0.0; self.dimensions];
        let rows = self.places.iter().zip(self.rows.chunks_exact(self.dimensions));
        for (_, row) in rows.filter(|(place, _)| wanted(place)) {
            sum.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
        }
        let length = likeness(&sum, &sum).sqrt();
        sum.iter_mut().for_each(|number| *number /= length);
        sum
    }
}

fn failed(error: Error) -> Problem {
    Problem::Failed(first_line(&error))
}

/// What an error of the library says, without where it happened.
pub fn first_line(error: &Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}
