//! Gradient-boosted decision trees (Friedman 2001), read from data: features in, a probability and what it rests on out.
//!
//! Knows no texts and learns nothing: the trees are made by `assets/model/train`. What each feature adds to the log-odds is
//! the sum of what its splits add on the way to the leaves (Saabas 2014). Invariant: the same features give the same
//! probability on every machine, and the parts and the bias add up to its log-odds.

use serde::Deserialize;

/// Trees whose leaves add up to log-odds.
#[derive(Clone, Debug, Default)]
pub struct BoostedTrees {
    /// The names of the features, in the order in which they are given.
    features: Vec<String>,
    bias: f32,
    /// The nodes of all trees; a child is an index here.
    nodes: Vec<Node>,
    /// The root of each tree.
    roots: Vec<u32>,
}

/// A split, or a leaf where `feature` is [`LEAF`].
#[derive(Clone, Copy, Debug)]
struct Node {
    feature: u16,
    /// A feature of at most this goes to the left.
    threshold: f32,
    left: u32,
    right: u32,
    /// The log-odds that the tree adds for what reaches this node, on average; for a leaf, exactly.
    value: f32,
}

const LEAF: u16 = u16::MAX;

/// A file of trees: of each tree the nodes, root first, each `[feature, threshold, left, right, value]`; a leaf is `[value]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    features: Vec<String>,
    trees: Vec<Vec<Vec<f64>>>,
}

impl BoostedTrees {
    /// The trees that `text` tells, whose features are named `features` in this order.
    ///
    /// # Errors
    /// Where the text is no such file, names other features, or a split leads nowhere.
    pub fn from_json(text: &str, features: &[&str]) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.features != features {
            return Err("its features are not those of the program".to_owned());
        }
        let mut trees = BoostedTrees { features: file.features, ..BoostedTrees::default() };
        for nodes in &file.trees {
            trees.add(nodes)?;
        }
        Ok(trees)
    }

    fn add(&mut self, nodes: &[Vec<f64>]) -> Result<(), String> {
        let first = self.nodes.len() as u32;
        for (at, node) in nodes.iter().enumerate() {
            self.nodes.push(match node[..] {
                [value] => Node { feature: LEAF, threshold: 0.0, left: 0, right: 0, value: value as f32 },
                [feature, threshold, left, right, value] => {
                    // Children come after their parent, so that every way ends.
                    let leads_on = |child: f64| child > at as f64 && child < nodes.len() as f64;
                    if !(leads_on(left) && leads_on(right) && (0.0..self.features.len() as f64).contains(&feature)) {
                        return Err(format!("node {at} of tree {} leads nowhere", self.roots.len()));
                    }
                    Node {
                        feature: feature as u16,
                        threshold: threshold as f32,
                        left: first + left as u32,
                        right: first + right as u32,
                        value: value as f32,
                    }
                }
                _ => return Err(format!("node {at} of tree {} is neither split nor leaf", self.roots.len())),
            });
        }
        let root = self.nodes.get(first as usize).ok_or("a tree without nodes")?;
        self.bias += root.value;
        self.roots.push(first);
        Ok(())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// The log-odds for `features`.
    pub fn log_odds(&self, features: &[f32]) -> f32 {
        self.roots.iter().map(|&root| self.nodes[self.leaf(root, features)].value).sum()
    }

    /// The probability for `features`.
    pub fn probability(&self, features: &[f32]) -> f32 {
        logistic(self.log_odds(features))
    }

    /// What each feature adds to the log-odds beyond the bias.
    pub fn parts(&self, features: &[f32]) -> Vec<f32> {
        let mut parts = vec![0.0; self.features.len()];
        for &root in &self.roots {
            let mut node = self.nodes[root as usize];
            while node.feature != LEAF {
                let next = self.nodes[node.child(features) as usize];
                parts[node.feature as usize] += next.value - node.value;
                node = next;
            }
        }
        parts
    }

    fn leaf(&self, root: u32, features: &[f32]) -> usize {
        let mut at = root as usize;
        while self.nodes[at].feature != LEAF {
            at = self.nodes[at].child(features) as usize;
        }
        at
    }
}

impl Node {
    fn child(&self, features: &[f32]) -> u32 {
        if features[self.feature as usize] <= self.threshold { self.left } else { self.right }
    }
}

/// The probability of these log-odds.
pub fn logistic(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREES: &str = r#"{"features": ["a", "b"], "trees": [
        [[0, 0.5, 1, 2, -0.2], [-1.0], [1, 2.0, 3, 4, 0.6], [0.25], [1.5]],
        [[1, 1.0, 1, 2, 0.1], [-0.5], [0.5]]]}"#;

    #[test]
    fn leaves_add_up_and_so_do_the_parts() {
        let trees = BoostedTrees::from_json(TREES, &["a", "b"]).unwrap();
        for (features, expected) in [([0.0, 0.0], -1.5), ([1.0, 1.5], 0.75), ([1.0, 3.0], 2.0), ([0.5, 9.0], -0.5)] {
            assert_eq!(trees.log_odds(&features), expected);
            let sum: f32 = trees.bias + trees.parts(&features).iter().sum::<f32>();
            assert!((sum - expected).abs() < 1e-6);
        }
        assert_eq!(trees.probability(&[1.0, 3.0]), logistic(2.0));
    }

    #[test]
    fn what_leads_nowhere_is_refused() {
        for wrong in [
            r#"{"features": ["b", "a"], "trees": []}"#,
            r#"{"features": ["a", "b"], "trees": [[[0, 0.5, 0, 1, 0.0], [1.0]]]}"#,
            r#"{"features": ["a", "b"], "trees": [[[2, 0.5, 1, 2, 0.0], [1.0], [2.0]]]}"#,
            r#"{"features": ["a", "b"], "trees": [[[0, 0.5, 1, 7, 0.0], [1.0]]]}"#,
            r#"{"features": ["a", "b"], "trees": [[]]}"#,
            r#"{"features": ["a", "b"], "trees": [[[1.0, 2.0]]]}"#,
            "",
        ] {
            assert!(BoostedTrees::from_json(wrong, &["a", "b"]).is_err(), "{wrong}");
        }
    }
}
