//! Words that tell whether a stop ends a sentence: short forms that are written with one, and words that open a sentence.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::text::{fold_word, word_key};

/// How a short form stands in its sentence ("Mr.", "Inc.", "etc.", "p.").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortForm {
    /// It goes with what follows, so that its stop never ends a sentence ("Mr.", "ул.").
    GoesOn,
    /// Its stop ends a sentence as well where a word follows that opens one ("U.S.", "г.").
    MayEnd,
    /// It closes a list or an amount: its stop ends a sentence as well where a capital follows ("etc.", "и т. д.").
    Closes,
    /// It is a short form where a figure follows, and else a word ("p. 5", "No. 5").
    BeforeNumber,
}

/// Words about the ends of sentences.
#[derive(Debug, Default)]
pub struct SentenceWords {
    /// Each short form, folded and without its last stop, and whether it is one only with a capital.
    short_forms: FxHashMap<String, (ShortForm, bool)>,
    starters: FxHashSet<u64>,
    /// What goes on with the sentence after a quotation that ends with its own mark; compared as written.
    pub after_quotation: Vec<String>,
    /// The last letters of a sentence before an ellipsis, where the script has no capitals to tell it by.
    pub finals: Vec<char>,
}

/// The table `[sentences]` of a language pack.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SentencesData {
    may_end: Vec<String>,
    closes: Vec<String>,
    before_numbers: Vec<String>,
    starters: Vec<String>,
    after_quotation: Vec<String>,
    finals: String,
}

impl SentenceWords {
    /// The words of `data`, and the short forms of `goes_on`.
    pub(super) fn new(goes_on: &[String], data: SentencesData) -> Self {
        let kinds = [
            (goes_on, ShortForm::GoesOn),
            (&data.may_end, ShortForm::MayEnd),
            (&data.closes, ShortForm::Closes),
            (&data.before_numbers, ShortForm::BeforeNumber),
        ];
        let short_form = |word: &String, kind| (fold_word(word), (kind, word.starts_with(char::is_uppercase)));
        let short_forms =
            kinds.into_iter().flat_map(|(words, kind)| words.iter().map(move |word| short_form(word, kind)));
        SentenceWords {
            short_forms: short_forms.collect(),
            starters: data.starters.iter().map(|word| word_key(&fold_word(word))).collect(),
            after_quotation: data.after_quotation,
            finals: data.finals.chars().collect(),
        }
    }

    /// The short form that is `folded` without its last stop; `capital` tells whether it is written with one.
    pub fn short_form(&self, folded: &str, capital: bool) -> Option<ShortForm> {
        let &(kind, only_capital) = self.short_forms.get(folded)?;
        (capital || !only_capital).then_some(kind)
    }

    /// Whether `word` opens a sentence and seldom a name.
    pub fn is_starter(&self, word: &str) -> bool {
        self.starters.contains(&word_key(&fold_word(word)))
    }
}
