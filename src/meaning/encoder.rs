//! The sentence encoder: multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672), or another of the same make, that lies
//! in a folder as `model.gguf` and `tokenizer.json`.
//!
//! A sentence is read whole, and each claim in it has the mean of what its own tokens became (late chunking, Günther et al.
//! 2024, arXiv:2409.04701): a clause alone means less than the same clause in its sentence.

use std::{fs, ops::Range, path::Path};

use super::{MODEL, Problem, Sentence, TOKENIZER, Vector, bert::Bert, vocabulary::Vocabulary};
use candle_core::{Device, Error, Tensor};

/// Said before a text that is compared with others like it; the model was trained so.
const PREFIX: &str = "query: ";

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
        let (_, states) = self.read(text)?;
        states.mean(0).and_then(unit).map_err(failed)
    }

    /// The vectors of the claims of `sentence`, in order, each of length 1. A claim of which the model reads no token, since
    /// it is beyond the model's longest text, has the vector of the whole.
    pub fn encode(&self, sentence: &Sentence<'_>) -> Result<Vec<Vector>, Problem> {
        let (offsets, states) = self.read(sentence.text)?;
        let of_claim = |claim: &Range<usize>| {
            let within = |&(start, end): &(usize, usize)| start < end && claim.contains(&((start + end) / 2));
            let mut share: Vec<f32> = offsets.iter().map(|token| f32::from(u8::from(within(token)))).collect();
            if !share.contains(&1.0) {
                share.fill(1.0);
            }
            let tokens = share.len();
            Tensor::from_vec(share, (1, tokens), &Device::Cpu)?.matmul(&states)?.get(0).and_then(unit)
        };
        sentence.claims.iter().map(of_claim).collect::<candle_core::Result<_>>().map_err(failed)
    }

    /// The place of each token in `text`, and what it became: a row each.
    fn read(&self, text: &str) -> Result<(Vec<(usize, usize)>, Tensor), Problem> {
        let tokens = self.vocabulary.tokens(&format!("{PREFIX}{text}"), self.bert.positions());
        let tokens = tokens.map_err(|error| Problem::Failed(error.to_string()))?;
        let in_text =
            |&(start, end): &(usize, usize)| (start.saturating_sub(PREFIX.len()), end.saturating_sub(PREFIX.len()));
        let states = self.bert.states(&tokens.ids).map_err(failed)?;
        Ok((tokens.places.iter().map(in_text).collect(), states))
    }
}

/// `vector`, made 1 long.
fn unit(vector: Tensor) -> candle_core::Result<Vector> {
    let length = vector.sqr()?.sum_all()?.sqrt()?;
    vector.broadcast_div(&length)?.to_vec1()
}

fn failed(error: Error) -> Problem {
    Problem::Failed(first_line(&error))
}

/// What an error of the library says, without where it happened.
pub fn first_line(error: &Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}
