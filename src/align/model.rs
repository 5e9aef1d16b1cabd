//! The link model: a logistic regression whose weights are data, in `assets/model/link.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{
    Link, Pair, Reason,
    features::{FEATURES, Features},
};

/// The bundled weights.
pub static MODEL: LazyLock<Model> = LazyLock::new(|| {
    // Proved by `the_bundled_weights_are_read`: the text is fixed when the program is built.
    Model::from_toml(include_str!("../../assets/model/link.toml")).expect("the bundled link model is valid")
});

/// The weights of the features and the two thresholds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    bias: f32,
    rare_words: f32,
    word_pairs: f32,
    contained: f32,
    quantities: f32,
    dates: f32,
    other_day: f32,
    accusation: f32,
    neighbours: f32,
    /// Pairs below this probability are not kept as links.
    pub floor: f32,
    /// Two groups are joined while the mean probability between their passages is at least this.
    pub join: f32,
}

impl Model {
    fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The link between the claims of `pair`, where it is not below the floor.
    pub(super) fn link(&self, pair: &Pair) -> Option<Link> {
        let weights = self.weights();
        let parts: Features = std::array::from_fn(|i| weights[i] * pair.features[i]);
        let score = 1.0 / (1.0 + (-(self.bias + parts.iter().sum::<f32>())).exp());
        if score < self.floor {
            return None;
        }
        let mut why: Vec<Reason> = FEATURES.iter().zip(parts).map(|(&kind, weight)| Reason { kind, weight }).collect();
        why.retain(|reason| reason.weight != 0.0);
        why.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()));
        Some(Link { a: pair.a, b: pair.b, score, why })
    }

    fn weights(&self) -> Features {
        [
            self.rare_words,
            self.word_pairs,
            self.contained,
            self.quantities,
            self.dates,
            self.other_day,
            self.accusation,
            self.neighbours,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_weights_are_read() {
        let model = Model::from_toml(include_str!("../../assets/model/link.toml")).unwrap();
        assert!(model.floor < model.join && model.join < 1.0);
    }
}
