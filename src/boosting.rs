//! Gradient-boosted decision trees (Friedman 2001), read from data: features in, a probability and what it rests on out.
//!
//! Knows no texts and learns nothing: the trees are made by `assets/model/train`. What each feature adds to the log-odds is
//! the sum of what its splits add on the way to the leaves (Saabas 2014). Invariant: the same features give the same
//! probability on every machine, and the parts and the bias add up to its log-odds.
//!
//! Many rows are told by bit vectors instead of by walks from the root (QuickScorer; Lucchese et al. 2015): each split that a
//! row does not pass strikes the leaves to its left out, and the first that is left over is where the walk would have ended.
//! That has no branches, so that the processor takes several rows at once.

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
    /// The splits of all trees, tree by tree.
    splits: Vec<Split>,
    /// What the leaves of all trees add to the log-odds, from left to right, tree by tree.
    leaves: Vec<f32>,
    /// For each tree how many of the splits and of the leaves are its own or those of trees before it.
    ends: Vec<[u32; 2]>,
}

/// A split, or a leaf where `feature` is [`LEAF`].
#[derive(Clone, Copy, Debug)]
struct Node {
    feature: u16,
    /// A feature of at most this goes to the left.
    threshold: f32,
    /// To the left, to the right.
    children: [u32; 2],
    /// The log-odds that the tree adds for what reaches this node, on average; for a leaf, exactly.
    value: f32,
}

const LEAF: u16 = u16::MAX;

/// A split as what it strikes out.
#[derive(Clone, Copy, Debug)]
struct Split {
    feature: u16,
    /// A feature of more than this goes to the right.
    threshold: f32,
    /// A bit for each leaf of the tree from left to right, the lowest first: 0 where the leaf is to the left of the split.
    to_the_right: u32,
}

/// A tree has so many leaves at most: one a bit.
const MOST_LEAVES: usize = u32::BITS as usize;
/// So many rows are told at once.
const LANES: usize = 16;

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
    /// Where the text is no such file, names other features, a tree has more than 32 leaves, or a split leads nowhere.
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
                [value] => Node { feature: LEAF, threshold: 0.0, children: [0; 2], value: value as f32 },
                [feature, threshold, left, right, value] => {
                    // Children come after their parent, so that every way ends.
                    let leads_on = |child: f64| child > at as f64 && child < nodes.len() as f64;
                    if !(leads_on(left) && leads_on(right) && (0.0..self.features.len() as f64).contains(&feature)) {
                        return Err(format!("node {at} of tree {} leads nowhere", self.roots.len()));
                    }
                    Node {
                        feature: feature as u16,
                        threshold: threshold as f32,
                        children: [left, right].map(|child| first + child as u32),
                        value: value as f32,
                    }
                }
                _ => return Err(format!("node {at} of tree {} is neither split nor leaf", self.roots.len())),
            });
        }
        let root = self.nodes.get(first as usize).ok_or("a tree without nodes")?;
        self.bias += root.value;
        self.roots.push(first);
        self.lay_out(first)
    }

    /// Adds the splits and leaves of the tree at `root`.
    fn lay_out(&mut self, root: u32) -> Result<(), String> {
        let first_leaf = self.leaves.len();
        self.lay_out_below(root, first_leaf);
        if self.leaves.len() - first_leaf > MOST_LEAVES {
            return Err(format!("tree {} has more than {MOST_LEAVES} leaves", self.ends.len()));
        }
        self.ends.push([self.splits.len() as u32, self.leaves.len() as u32]);
        Ok(())
    }

    fn lay_out_below(&mut self, at: u32, first_leaf: usize) {
        let Node { feature, threshold, children, value } = self.nodes[at as usize];
        if feature == LEAF {
            return self.leaves.push(value);
        }
        let bits_before = |leaves: usize| 1u32.checked_shl((leaves - first_leaf) as u32).map_or(u32::MAX, |bit| bit - 1);
        let before = bits_before(self.leaves.len());
        self.lay_out_below(children[0], first_leaf);
        let to_the_right = !bits_before(self.leaves.len()) | before;
        self.splits.push(Split { feature, threshold, to_the_right });
        self.lay_out_below(children[1], first_leaf);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// The probability for each of `rows` of features.
    pub fn probabilities(&self, rows: &[&[f32]]) -> Vec<f32> {
        let mut columns = vec![[0.0; LANES]; self.features.len()];
        let mut probabilities = Vec::with_capacity(rows.len());
        for rows in rows.chunks(LANES) {
            for (lane, row) in rows.iter().enumerate() {
                columns.iter_mut().zip(*row).for_each(|(column, &feature)| column[lane] = feature);
            }
            probabilities.extend(self.log_odds(&columns).into_iter().take(rows.len()).map(logistic));
        }
        probabilities
    }

    /// The log-odds of the rows of which `columns` has each feature.
    fn log_odds(&self, columns: &[[f32; LANES]]) -> [f32; LANES] {
        let mut sums = [0.0; LANES];
        let [mut split, mut leaf] = [0, 0];
        for &[last_split, last_leaf] in &self.ends {
            let mut open = [u32::MAX; LANES];
            for &Split { feature, threshold, to_the_right } in &self.splits[split..last_split as usize] {
                for (open, &feature) in open.iter_mut().zip(&columns[feature as usize]) {
                    // A feature that is no number goes to the right.
                    *open &= if feature <= threshold { u32::MAX } else { to_the_right };
                }
            }
            let leaves = &self.leaves[leaf..last_leaf as usize];
            for (sum, open) in sums.iter_mut().zip(open) {
                *sum += leaves[open.trailing_zeros() as usize];
            }
            [split, leaf] = [last_split as usize, last_leaf as usize];
        }
        sums
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
}

impl Node {
    fn child(&self, features: &[f32]) -> u32 {
        // A feature that is no number goes to the right.
        let goes_left = features[self.feature as usize] <= self.threshold;
        self.children[usize::from(!goes_left)]
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
            assert_eq!(trees.probabilities(&[&features]), [logistic(expected)]);
            let sum: f32 = trees.bias + trees.parts(&features).iter().sum::<f32>();
            assert!((sum - expected).abs() < 1e-6);
        }
        // Many rows are as each by itself.
        let rows: Vec<[f32; 2]> = (0..300).map(|at| [(at % 2) as f32, (at % 4) as f32]).collect();
        let together = trees.probabilities(&rows.iter().map(|row| &row[..]).collect::<Vec<_>>());
        assert!(rows.iter().zip(together).all(|(row, probability)| trees.probabilities(&[row]) == [probability]));
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
