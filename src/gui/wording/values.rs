//! How passages are meant and in what they differ, in words.

use super::names::place_name;
use crate::{
    claims::{Bound, Certainty, Polarity},
    gui::words::t,
    judge::Aspect,
};

/// What a kind of detail is called.
pub fn aspect_words(aspect: Aspect) -> String {
    match aspect {
        Aspect::Quantity => t!("aspect-quantity"),
        Aspect::Date => t!("aspect-date"),
        Aspect::Polarity => t!("aspect-polarity"),
        Aspect::Place => t!("aspect-place"),
        Aspect::Name => t!("aspect-name"),
        Aspect::Certainty => t!("aspect-certainty"),
        Aspect::Attribution => t!("aspect-attribution"),
        Aspect::Wording => t!("aspect-wording"),
    }
}

/// How a passage stands to what it speaks of.
pub fn polarity_words(polarity: Polarity) -> String {
    match polarity {
        Polarity::Asserts => t!("stance-asserts"),
        Polarity::Denies => t!("stance-denies"),
        Polarity::Alleges => t!("stance-alleges"),
    }
}

/// Whether a passage is hedged.
pub fn certainty_words(certainty: Certainty) -> String {
    match certainty {
        Certainty::Plain => t!("certainty-plain"),
        Certainty::Hedged => t!("certainty-hedged"),
    }
}

/// `number` within its bound: "about 11 000 binh sĩ".
pub fn bounded(bound: Bound, number: String) -> String {
    match bound {
        Bound::Exact | Bound::Range => number,
        Bound::About => t!("number-about", number = number),
        Bound::Nearly => t!("number-nearly", number = number),
        Bound::AtLeast => t!("number-at-least", number = number),
        Bound::AtMost => t!("number-at-most", number = number),
    }
}

/// `value` of a judged detail: what of it is a word of the judge is worded, the rest is as it is compared.
pub fn value_words(aspect: Aspect, value: &str) -> String {
    match aspect {
        Aspect::Polarity | Aspect::Certainty => stance_words(value),
        Aspect::Quantity => quantity_words(value),
        Aspect::Place => place_name(value).map(str::to_owned),
        _ => None,
    }
    .unwrap_or_else(|| value.to_owned())
}

fn stance_words(value: &str) -> Option<String> {
    let polarity = [Polarity::Asserts, Polarity::Denies, Polarity::Alleges].into_iter().find(|p| p.as_str() == value);
    let certainty = [Certainty::Plain, Certainty::Hedged].into_iter().find(|c| c.as_str() == value);
    polarity.map(polarity_words).or_else(|| certainty.map(certainty_words))
}

fn quantity_words(value: &str) -> Option<String> {
    let (first, number) = value.split_once(' ')?;
    let bound = [Bound::About, Bound::AtLeast, Bound::AtMost].into_iter().find(|bound| bound.as_str() == first)?;
    Some(bounded(bound, number.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::words::{Language, speak};

    #[test]
    fn words_of_the_judge_are_worded_and_values_are_not() {
        let check = |aspect, value: &str, expected: &str| assert_eq!(value_words(aspect, value), expected);
        check(Aspect::Quantity, "at-least 10000 binh sĩ", "at least 10000 binh sĩ");
        speak(Language::Vietnamese);
        check(Aspect::Polarity, "denies", "phủ nhận");
        check(Aspect::Certainty, "alleges", "cáo buộc");
        check(Aspect::Quantity, "at-least 10000 binh sĩ", "ít nhất 10000 binh sĩ");
        check(Aspect::Quantity, "10000 binh sĩ", "10000 binh sĩ");
        check(Aspect::Attribution, "denies", "denies");
        speak(Language::English);
    }
}
