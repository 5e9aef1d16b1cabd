//! The link model: a logistic regression whose weights are data, in `assets/model/link.toml`, made by
//! `examples/train.rs`. Without that file, or where it cannot be read, a plain model over words alone is used.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use super::{
    Link, Pair, Reason,
    features::{FEATURES, Features},
};

/// The weights, bundled where there were any when the program was built.
pub static MODEL: LazyLock<Model> =
    LazyLock::new(|| BUNDLED.and_then(|text| Model::from_toml(text).ok()).unwrap_or_else(Model::plain));

/// What adds less than this to the log-odds is no reason to tell.
const LEAST_REASON: f32 = 0.05;

/// The text of `assets/model/link.toml`, put here by `build.rs`.
const BUNDLED: Option<&str> = include!(concat!(env!("OUT_DIR"), "/link.rs"));

/// The weights of the features and the thresholds.
#[derive(Clone, Debug)]
pub struct Model {
    bias: f32,
    weights: Features,
    /// Pairs below this probability are not kept as links.
    pub floor: f32,
    /// Two groups are joined while the mean of their scores, less what chance would give, is at least this.
    pub join: f32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModelData {
    bias: f32,
    floor: f32,
    join: f32,
    weights: BTreeMap<String, f32>,
}

impl Model {
    fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        let data: ModelData = toml::from_str(text)?;
        let weights = FEATURES.map(|kind| data.weights.get(kind.key()).copied().unwrap_or_default());
        Ok(Model { bias: data.bias, weights, floor: data.floor, join: data.join })
    }

    /// Words alone, weighed by hand.
    fn plain() -> Self {
        let mut weights = Features::default();
        weights[0] = 8.0;
        Model { bias: -3.0, weights, floor: 0.05, join: 0.15 }
    }

    /// The link between the claims of `pair`.
    pub(super) fn link(&self, pair: &Pair) -> Link {
        let parts: Features = std::array::from_fn(|i| self.weights[i] * pair.features[i]);
        let score = 1.0 / (1.0 + (-(self.bias + parts.iter().sum::<f32>())).exp());
        let mut why: Vec<Reason> = FEATURES.iter().zip(parts).map(|(&kind, weight)| Reason { kind, weight }).collect();
        why.retain(|reason| reason.weight.abs() >= LEAST_REASON);
        why.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()));
        Link { a: pair.a, b: pair.b, score, why, related: pair.related }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_weights_are_read() {
        let model = Model::from_toml(BUNDLED.unwrap()).unwrap();
        assert!(model.floor < model.join && model.join < 1.0);
    }

    #[test]
    fn without_weights_more_words_in_common_still_score_higher() {
        let score = |rare_words| {
            let mut features = Features::default();
            features[0] = rare_words;
            Model::plain().link(&Pair { a: 0, b: 1, features, related: 1.0 }).score
        };
        assert!(score(0.1) < Model::plain().join && Model::plain().join < score(0.4));
    }
}
