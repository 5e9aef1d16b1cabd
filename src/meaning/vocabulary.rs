//! A text into the tokens that an encoder knows, as `tokenizer.json` says: normalised, divided into words, each into pieces.
//!
//! The library `tokenizers` does all of it but one thing: of a Unigram vocabulary (Kudo 2018, arXiv:1804.10959) it makes a tree
//! of hash maps, which for 250,000 pieces takes most of a second and of the memory that a reader's computer has to spare. Here
//! they are one hash map, and the best division of a word is found in it.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::value::RawValue;
use tokenizers::{
    Model, ModelWrapper, NormalizedString, Normalizer, NormalizerWrapper, OffsetType, PostProcessor,
    PostProcessorWrapper, PreTokenizedString, PreTokenizer, PreTokenizerWrapper, Token, TruncationDirection,
};

/// Tokens for a text.
pub struct Vocabulary {
    normalizer: Option<NormalizerWrapper>,
    words: Option<PreTokenizerWrapper>,
    pieces: Pieces,
    around: Option<PostProcessorWrapper>,
}

/// What divides a word.
enum Pieces {
    Unigram(Unigram),
    /// Of another kind, as the library has it.
    Other(Box<ModelWrapper>),
}

/// The tokens of a text.
pub struct Tokens {
    /// What the encoder knows them by.
    pub ids: Vec<u32>,
    /// Where each is in the text, in bytes; empty for those that are around it.
    pub places: Vec<(usize, usize)>,
}

#[derive(Deserialize)]
struct File<'a> {
    normalizer: Option<NormalizerWrapper>,
    pre_tokenizer: Option<PreTokenizerWrapper>,
    post_processor: Option<PostProcessorWrapper>,
    #[serde(borrow)]
    model: &'a RawValue,
}

#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(rename = "type", default)]
    name: Cow<'a, str>,
    #[serde(default)]
    byte_fallback: bool,
}

#[derive(Deserialize)]
struct UnigramFile<'a> {
    unk_id: u32,
    #[serde(borrow)]
    vocab: Vec<(Cow<'a, str>, f64)>,
}

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

impl Vocabulary {
    /// The one that `json` describes.
    pub fn read(json: &str) -> Result<Self> {
        let file: File<'_> = serde_json::from_str(json)?;
        let model = file.model.get();
        let kind: Kind<'_> = serde_json::from_str(model)?;
        let pieces = if kind.name == "Unigram" && !kind.byte_fallback {
            Pieces::Unigram(Unigram::new(serde_json::from_str(model)?))
        } else {
            Pieces::Other(Box::new(serde_json::from_str(model)?))
        };
        Ok(Vocabulary { normalizer: file.normalizer, words: file.pre_tokenizer, pieces, around: file.post_processor })
    }

    /// The tokens of `text`, `longest` at most, with those that a model wants around a text.
    pub fn tokens(&self, text: &str, longest: usize) -> Result<Tokens> {
        let mut normalized = NormalizedString::from(text);
        if let Some(normalizer) = &self.normalizer {
            normalizer.normalize(&mut normalized)?;
        }
        let mut words = PreTokenizedString::from(normalized);
        if let Some(divider) = &self.words {
            divider.pre_tokenize(&mut words)?;
        }
        words.tokenize(|word| self.pieces.of(word.get()))?;
        let mut tokens = words.into_encoding(None, 0, OffsetType::Byte)?;
        let around = self.around.as_ref().map_or(0, |around| around.added_tokens(false));
        tokens.truncate(longest.saturating_sub(around), 0, TruncationDirection::Right);
        if let Some(around) = &self.around {
            tokens = around.process(tokens, None, true)?;
        }
        Ok(Tokens { ids: tokens.get_ids().to_vec(), places: tokens.get_offsets().to_vec() })
    }
}

impl Pieces {
    fn of(&self, word: &str) -> Result<Vec<Token>> {
        match self {
            Pieces::Unigram(unigram) => Ok(unigram.divided(word)),
            Pieces::Other(model) => model.tokenize(word),
        }
    }
}

/// Pieces, each with the logarithm of how likely it is; a word is divided so that the sum is greatest.
struct Unigram {
    pieces: FxHashMap<Box<str>, Piece>,
    unknown: Piece,
    /// Bytes of the longest piece.
    longest: usize,
}

#[derive(Clone, Copy)]
struct Piece {
    id: u32,
    score: f64,
}

/// How a word can best be divided up to some place.
#[derive(Clone, Copy)]
struct Best {
    /// Where its last piece begins.
    start: usize,
    id: u32,
    score: f64,
}

/// How much less likely a letter that is in no piece is than the least likely piece (as SentencePiece has it).
const UNKNOWN: f64 = 10.0;

impl Unigram {
    fn new(file: UnigramFile<'_>) -> Self {
        let least = file.vocab.iter().map(|&(_, score)| score).fold(f64::INFINITY, f64::min);
        let longest = file.vocab.iter().map(|(piece, _)| piece.len()).max().unwrap_or_default();
        let pieces = file.vocab.into_iter().zip(0..).map(|((piece, score), id)| (piece.into(), Piece { id, score }));
        Unigram { pieces: pieces.collect(), unknown: Piece { id: file.unk_id, score: least - UNKNOWN }, longest }
    }

    /// The pieces of `word`; letters in a row that are in none are one.
    fn divided(&self, word: &str) -> Vec<Token> {
        let best = self.best(word);
        let mut tokens: Vec<Token> = Vec::new();
        let mut end = word.len();
        while let Some(Best { start, id, .. }) = best[end] {
            match tokens.last_mut() {
                Some(after) if id == self.unknown.id && after.id == id => after.offsets.0 = start,
                _ => tokens.push(Token::new(id, String::new(), (start, end))),
            }
            end = start;
        }
        tokens.reverse();
        tokens
    }

    /// How each beginning of `word` can best be divided (Viterbi 1967).
    fn best(&self, word: &str) -> Vec<Option<Best>> {
        let mut best: Vec<Option<Best>> = vec![None; word.len() + 1];
        for (start, letter) in word.char_indices() {
            let before = best[start].map_or(0.0, |best| best.score);
            let mut reach = |end: usize, piece: Piece| {
                let score = before + piece.score;
                if best[end].is_none_or(|best| score > best.score) {
                    best[end] = Some(Best { start, id: piece.id, score });
                }
            };
            let rest = &word[start..];
            let ends = rest.char_indices().map(|(at, letter)| at + letter.len_utf8());
            for end in ends.take_while(|&end| end <= self.longest) {
                match self.pieces.get(&rest[..end]) {
                    Some(&piece) => reach(start + end, piece),
                    None if end == letter.len_utf8() => reach(start + end, self.unknown),
                    None => (),
                }
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tokenizers::Tokenizer;

    use super::*;

    fn file(name: &str) -> String {
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
    }

    #[test]
    fn tokens_are_those_of_the_library() {
        let json = file("assets/model/e5/tokenizer.json");
        let (ours, theirs) = (Vocabulary::read(&json).unwrap(), json.parse::<Tokenizer>().unwrap());
        let sentences = file("tests/meaning/sentences.tsv");
        let odd = [
            "",
            " ",
            "\u{0}\u{feff}",
            "𓀀𓀁 ꙮ a",
            "ｆｕｌｌ　ｗｉｄｔｈ ﬁ",
            "a\u{300}\u{301} e\u{302}\u{301}",
            "中文没有空格所以一个词很长",
        ];
        for text in sentences.lines().map(|line| line.split_once('\t').unwrap().1).chain(odd) {
            let expected = theirs.encode(text, true).unwrap();
            let tokens = ours.tokens(text, 512).unwrap();
            assert_eq!(tokens.ids, expected.get_ids(), "{text}");
            assert_eq!(tokens.places, expected.get_offsets(), "{text}");
        }
    }

    #[test]
    fn a_long_text_is_cut_and_keeps_what_is_around_it() {
        let vocabulary = Vocabulary::read(&file("assets/model/e5/tokenizer.json")).unwrap();
        let tokens = vocabulary.tokens(&"dài ".repeat(40), 12).unwrap();
        assert_eq!((tokens.ids.len(), tokens.ids[0], tokens.ids[11]), (12, 0, 2));
    }

    #[test]
    fn a_vocabulary_of_words_is_taken_too() {
        let json = r###"{"normalizer":{"type":"Lowercase"},"pre_tokenizer":{"type":"Whitespace"},"post_processor":null,
            "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":9,
            "vocab":{"[UNK]":0,"two":1,"hurt":2,"##s":3}}}"###;
        let tokens = Vocabulary::read(json).unwrap().tokens("Two hurts x", 9).unwrap();
        assert_eq!((tokens.ids, tokens.places), (vec![1, 2, 3, 0], vec![(0, 3), (4, 8), (8, 9), (10, 11)]));
        assert!(Vocabulary::read("{}").is_err());
    }
}
