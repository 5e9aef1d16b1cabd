//! The link model: a logistic regression whose weights are data, in `assets/model/link.toml`, made by
//! `assets/model/train`. Without that file, or where it cannot be read, a plain model over words alone is used.
//!
//! There are two sets of weights for words alone and two for words and meaning. Between two reports of one event much is
//! told by where a passage stands among the others; between articles about several events only what the two passages say
//! themselves counts. Between these ends the weights are mixed by how much the two articles have in common. A fifth set is
//! for passages in two languages, which share no words.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use super::{Feature, FeatureVector, Grounds, Link, Pair, Reason};
use crate::boosting::logistic;

/// The weights, bundled where there were any when the program was built.
pub static MODEL: LazyLock<Model> =
    LazyLock::new(|| BUNDLED.and_then(|text| Model::from_toml(text).ok()).unwrap_or_else(Model::plain));

/// Passages of two languages are put side by side with more caution than their likeness alone asks for; whether they make the
/// same claim is told without it.
const ACROSS_CAUTION: f32 = 2.36;
/// What adds less than this to the log-odds is no reason to tell.
const LEAST_REASON: f32 = 0.05;

/// The text of `assets/model/link.toml`, put here by `build.rs`.
const BUNDLED: Option<&str> = include!(concat!(env!("OUT_DIR"), "/link.rs"));

/// The weights of the features and the thresholds.
#[derive(Clone, Debug)]
pub struct Model {
    /// For words alone.
    words: Mixed,
    /// For words and meaning.
    meaning: Mixed,
    /// For passages in two languages.
    across: Weights,
    /// How much two articles have in common that are taken for `apart`, and such that are taken for `one_event`.
    related: [f32; 2],
    /// By language, what is added to the log-odds of [`Model::calibrated`]: in reports of one event, and in articles about several.
    shift: BTreeMap<String, [f32; 2]>,
    /// Pairs below this probability are not kept as links.
    pub floor: f32,
    join: f32,
    join_by_meaning: f32,
    /// When claims are in one group.
    pub grouping: Grouping,
}

/// Two sets of weights, between which there are others.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mixed {
    /// For reports of one event.
    one_event: Weights,
    /// For articles about several events.
    apart: Weights,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "WeightsData")]
struct Weights {
    bias: f32,
    of: FeatureVector,
}

/// When claims are in one group.
#[derive(Clone, Copy, Debug)]
pub struct Grouping {
    /// Two groups are merged while the mean probability between their claims is at least this.
    pub merge_threshold: f32,
    /// A group of a lesser mean probability loses its weakest members.
    pub min_probability: f32,
    /// A claim is a guest in a group where the mean probability with the claims at home there is at least this.
    pub min_of_guest: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelData {
    floor: f32,
    join: f32,
    join_by_meaning: f32,
    merge_threshold: f32,
    min_probability: f32,
    min_of_guest: f32,
    shift: BTreeMap<String, [f32; 2]>,
    related: [f32; 2],
    words: Mixed,
    meaning: Mixed,
    across: Weights,
}

#[derive(Deserialize)]
struct WeightsData {
    bias: f32,
    #[serde(flatten)]
    of: BTreeMap<String, f32>,
}

impl TryFrom<WeightsData> for Weights {
    type Error = String;

    /// A feature that is not named weighs nothing; a name that is none of theirs is refused.
    fn try_from(data: WeightsData) -> Result<Self, String> {
        let mut weights = Weights { bias: data.bias, of: FeatureVector::default() };
        for (name, weight) in data.of {
            let feature = Feature::ALL.iter().find(|feature| feature.name() == name);
            weights.of[*feature.ok_or_else(|| format!("there is no feature \"{name}\""))?] = weight;
        }
        Ok(weights)
    }
}

impl Mixed {
    /// The weights that are `share` those for one event.
    fn at(&self, share: f32) -> Weights {
        let mixed = |one_event: f32, apart: f32| share * one_event + (1.0 - share) * apart;
        Weights {
            bias: mixed(self.one_event.bias, self.apart.bias),
            of: self.one_event.of.zip_with(&self.apart.of, mixed),
        }
    }
}

impl Model {
    fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        let data: ModelData = toml::from_str(text)?;
        Ok(Model {
            words: data.words,
            meaning: data.meaning,
            across: data.across,
            shift: data.shift,
            related: data.related,
            floor: data.floor,
            join: data.join,
            join_by_meaning: data.join_by_meaning,
            grouping: Grouping {
                merge_threshold: data.merge_threshold,
                min_probability: data.min_probability,
                min_of_guest: data.min_of_guest,
            },
        })
    }

    /// Words alone, weighed by hand.
    fn plain() -> Self {
        let mut weights = Weights { bias: -3.0, of: FeatureVector::default() };
        weights.of[Feature::RareWords] = 8.0;
        let mixed = Mixed { one_event: weights.clone(), apart: weights.clone() };
        Model {
            words: mixed.clone(),
            meaning: mixed,
            across: weights,
            shift: BTreeMap::new(),
            related: [0.0, 1.0],
            floor: 0.05,
            join: 0.15,
            join_by_meaning: 0.15,
            grouping: Grouping { merge_threshold: 0.3, min_probability: 0.5, min_of_guest: 0.5 },
        }
    }

    /// The probability that the two passages of `link`, in these languages, make the same claim, of which the trees say its score.
    pub fn calibrated(&self, link: &Link, languages: [Option<&str>; 2]) -> f32 {
        let of_one = languages[0].filter(|_| languages[0] == languages[1]);
        let [of_one_event, apart] = of_one.and_then(|language| self.shift.get(language)).copied().unwrap_or_default();
        let share = self.share_of_one_event(link.in_common);
        let shift = share * of_one_event + (1.0 - share) * apart;
        if shift == 0.0 { link.score } else { logistic((link.score / (1.0 - link.score)).ln() + shift) }
    }

    /// How far two articles are taken for reports of one event, 0 to 1.
    fn share_of_one_event(&self, in_common: f32) -> f32 {
        let [apart, together] = self.related;
        ((in_common - apart) / (together - apart)).clamp(0.0, 1.0)
    }

    /// Two alignments are joined while the mean of how related they are, less what chance would give, is at least this: other where it is
    /// known what passages mean.
    pub fn join(&self, by_meaning: bool) -> f32 {
        if by_meaning { self.join_by_meaning } else { self.join }
    }

    /// What the features of `pair` add to the log-odds, and the bias.
    fn parts(&self, pair: &Pair) -> (FeatureVector, f32) {
        let share = self.share_of_one_event(pair.related);
        let Weights { bias, of } = match pair.grounds {
            Grounds::Words => self.words.at(share),
            Grounds::Meaning => self.meaning.at(share),
            Grounds::Across => self.across.clone(),
        };
        (of.zip_with(&pair.features, |weight, feature| weight * feature), bias)
    }

    /// The link between the claims of `pair`, without its reasons.
    pub(super) fn link(&self, pair: &Pair) -> Link {
        let (parts, bias) = self.parts(pair);
        let log_odds = bias + parts.sum();
        let related = logistic(log_odds);
        let points = pair.features[Feature::PointsTo] > 0.0;
        let score = match pair.grounds {
            Grounds::Across => logistic(log_odds + ACROSS_CAUTION),
            _ if points => related,
            _ => 0.0,
        };
        Link { a: pair.a, b: pair.b, score, related, points, in_common: pair.related, why: Vec::new() }
    }

    /// What makes the claims of `pair` related, or not.
    pub(super) fn reasons(&self, pair: &Pair) -> Vec<Reason> {
        let (parts, _) = self.parts(pair);
        heaviest_first(parts.iter().map(|(feature, weight)| Reason { kind: feature.into(), weight }).collect())
    }
}

/// The reasons that are worth telling, heaviest first.
pub(super) fn heaviest_first(mut why: Vec<Reason>) -> Vec<Reason> {
    why.retain(|reason| reason.weight.abs() >= LEAST_REASON);
    why.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()));
    why
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ClaimId;

    #[test]
    fn the_bundled_weights_are_read() {
        let model = Model::from_toml(BUNDLED.unwrap()).unwrap();
        assert!(model.floor < model.join_by_meaning && model.join_by_meaning < model.join && model.join < 1.0);
    }

    #[test]
    fn a_weight_of_no_feature_is_refused() {
        let misspelt = BUNDLED.unwrap().replacen("rare_words", "rare_word", 1);
        let refused = Model::from_toml(&misspelt).unwrap_err().to_string();
        assert!(refused.contains("no feature \"rare_word\""), "{refused}");
    }

    #[test]
    fn only_what_is_in_one_language_with_a_shift_is_calibrated() {
        let model = Model::from_toml(BUNDLED.unwrap()).unwrap();
        let link = |score, in_common| {
            let link = Model::plain().link(&Pair {
                a: ClaimId(0),
                b: ClaimId(1),
                features: FeatureVector::default(),
                related: in_common,
                grounds: Grounds::Words,
            });
            Link { score, ..link }
        };
        let half = |one, other, in_common| model.calibrated(&link(0.5, in_common), [Some(one), Some(other)]);
        assert!(half("en", "en", 0.0) > 0.55);
        // In Vietnamese only what is of one event.
        assert!(half("vi", "vi", 1.0) > 0.55);
        assert_eq!([half("vi", "vi", 0.0), half("ru", "ru", 1.0), half("en", "vi", 1.0)], [0.5; 3]);
        assert_eq!([0.0, 1.0].map(|score| model.calibrated(&link(score, 1.0), [Some("en"); 2])), [0.0, 1.0]);
    }

    #[test]
    fn without_weights_more_words_in_common_still_score_higher() {
        let score = |rare_words| {
            let mut features = FeatureVector::default();
            features[Feature::RareWords] = rare_words;
            Model::plain()
                .link(&Pair { a: ClaimId(0), b: ClaimId(1), features, related: 1.0, grounds: Grounds::Words })
                .related
        };
        assert!(score(0.1) < Model::plain().join && Model::plain().join < score(0.4));
    }
}
