//! Gradient-boosted decision trees (Friedman 2001), read from data: features in, a probability and what it rests on out.
//!
//! Knows no texts and learns nothing: the trees are made by `assets/model/train`. What each feature adds to the log-odds is
//! the sum of what its splits add on the way to the leaves (Saabas 2014). Invariant: the same features give the same
//! probability on every machine, and the parts and the bias add up to its log-odds.
//!
//! Rows are told by bit vectors instead of by walks from the root (QuickScorer; Lucchese et al. 2015): each split that a
//! row does not pass strikes the leaves to its left out, and the first that is left over is where the walk would have ended.
//! That has no branches, so that the processor takes several rows at once.

use pulp::{Simd, WithSimd};
use rayon::prelude::*;
use serde::Deserialize;

use crate::simd::dispatch;

/// Trees whose leaves add up to log-odds.
#[derive(Clone, Debug, Default)]
pub struct BoostedTrees {
    /// The names of the features, in the order in which they are given.
    features: Vec<String>,
    bias: f32,
    /// The splits of all trees, tree by tree.
    splits: Vec<Split>,
    /// The leaves of all trees, from left to right, tree by tree.
    leaves: Vec<Leaf>,
    /// For each tree how many of the splits and of the leaves are its own or those of trees before it.
    ends: Vec<[u32; 2]>,
    /// What the steps on the way to each leaf add to the log-odds, with the feature that each split asks for.
    steps: Vec<(u16, f32)>,
}

/// A node of a tree as it stands in the file.
#[derive(Clone, Copy, Debug)]
enum Node {
    Leaf {
        value: f32,
    },
    /// A feature of at most `threshold` goes to the first of `children`, which are indices in the tree. `value` is what the tree
    /// adds on average for what reaches the node.
    Split {
        feature: u16,
        threshold: f32,
        children: [usize; 2],
        value: f32,
    },
}

impl Node {
    fn value(self) -> f32 {
        match self {
            Node::Leaf { value } | Node::Split { value, .. } => value,
        }
    }
}

/// A split as what it strikes out.
#[derive(Clone, Copy, Debug)]
struct Split {
    feature: u16,
    /// A feature of more than this goes to the right.
    threshold: f32,
    /// A bit for each leaf of the tree from left to right, the lowest first: 0 where the leaf is to the left of the split.
    to_the_right: u32,
}

#[derive(Clone, Copy, Debug)]
struct Leaf {
    /// The log-odds that it adds.
    value: f32,
    /// How many of the steps lead to it or to leaves before it.
    last_step: u32,
}

/// A tree has so many leaves at most: one a bit.
const MOST_LEAVES: usize = u32::BITS as usize;
/// So many rows are told at once.
const LANES: usize = 32;
/// How many times so many at least are told with one working memory.
const CHUNKS_A_MEMORY: usize = 16;

/// Makes a row of features that trees read, a number under a name each: the names in the model's file, their order, and the
/// row itself are this one list. What a feature speaks of is told after its name, where somebody wants to know.
macro_rules! feature_row {
    ($(#[$meta:meta])* $vis:vis struct $Row:ident { $($feature:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        $vis struct $Row {
            $(pub $feature: f32),*
        }

        impl $Row {
            /// The names of the features, in order.
            pub const NAMES: &[&str] = &[$(stringify!($feature)),*];

            /// The numbers, in order.
            pub fn values(&self) -> [f32; Self::NAMES.len()] {
                [$(self.$feature),*]
            }
        }
    };
    ($(#[$meta:meta])* $vis:vis struct $Row:ident of $Kind:ident { $($feature:ident: $kind:ident),* $(,)? }) => {
        $crate::boosting::feature_row! {
            $(#[$meta])*
            $vis struct $Row { $($feature),* }
        }

        impl $Row {
            /// What each of the features speaks of, in order.
            pub const KINDS: &[$Kind] = &[$($Kind::$kind),*];
        }
    };
}
pub(crate) use feature_row;

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
    pub fn from_json(text: &str, features: &[impl AsRef<str>]) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if !file.features.iter().eq(features.iter().map(AsRef::as_ref)) {
            return Err("its features are not those of the program".to_owned());
        }
        let mut trees = BoostedTrees { features: file.features, ..BoostedTrees::default() };
        for nodes in &file.trees {
            trees.add(nodes)?;
        }
        Ok(trees)
    }

    fn add(&mut self, nodes: &[Vec<f64>]) -> Result<(), String> {
        let tree = self.ends.len();
        let node = |(at, node): (usize, &Vec<f64>)| match node[..] {
            [value] => Ok(Node::Leaf { value: value as f32 }),
            [feature, threshold, left, right, value] => {
                // Children come after their parent, so that every way ends.
                let leads_on = |child: f64| child > at as f64 && child < nodes.len() as f64;
                if !(leads_on(left) && leads_on(right) && (0.0..self.features.len() as f64).contains(&feature)) {
                    return Err(format!("node {at} of tree {tree} leads nowhere"));
                }
                let children = [left, right].map(|child| child as usize);
                Ok(Node::Split { feature: feature as u16, threshold: threshold as f32, children, value: value as f32 })
            }
            _ => Err(format!("node {at} of tree {tree} is neither split nor leaf")),
        };
        let nodes = nodes.iter().enumerate().map(node).collect::<Result<Vec<Node>, String>>()?;
        self.bias += nodes.first().ok_or("a tree without nodes")?.value();
        let first_leaf = self.leaves.len();
        self.lay_out(&nodes, 0, first_leaf, &mut Vec::new());
        if self.leaves.len() - first_leaf > MOST_LEAVES {
            return Err(format!("tree {tree} has more than {MOST_LEAVES} leaves"));
        }
        self.ends.push([self.splits.len() as u32, self.leaves.len() as u32]);
        Ok(())
    }

    /// Adds what is at and below the node `at` of a tree, `way` being the steps there.
    fn lay_out(&mut self, nodes: &[Node], at: usize, first_leaf: usize, way: &mut Vec<(u16, f32)>) {
        let (feature, threshold, children, value) = match nodes[at] {
            Node::Leaf { value } => {
                self.steps.extend_from_slice(way);
                return self.leaves.push(Leaf { value, last_step: self.steps.len() as u32 });
            }
            Node::Split { feature, threshold, children, value } => (feature, threshold, children, value),
        };
        let bits_before =
            |leaves: usize| 1u32.checked_shl((leaves - first_leaf) as u32).map_or(u32::MAX, |bit| bit - 1);
        let before = bits_before(self.leaves.len());
        for (side, child) in children.into_iter().enumerate() {
            way.push((feature, nodes[child].value() - value));
            self.lay_out(nodes, child, first_leaf, way);
            way.pop();
            if side == 0 {
                let to_the_right = !bits_before(self.leaves.len()) | before;
                self.splits.push(Split { feature, threshold, to_the_right });
            }
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The probability for each of `rows` of features.
    pub fn probabilities<Row: AsRef<[f32]> + Sync>(&self, rows: &[Row]) -> Vec<f32> {
        let of_some = |lanes: &mut Lanes, rows: &[Row]| {
            let mut log_odds = [0.0; LANES];
            self.reach(rows, lanes, |lane, leaf| log_odds[lane] += self.leaves[leaf].value);
            log_odds.map(logistic)
        };
        let of_all: Vec<[f32; LANES]> =
            rows.par_chunks(LANES).with_min_len(CHUNKS_A_MEMORY).map_init(Lanes::default, of_some).collect();
        of_all.into_iter().flatten().take(rows.len()).collect()
    }

    /// What each feature adds to the log-odds beyond the bias, for each of `rows`.
    pub fn parts(&self, rows: &[impl AsRef<[f32]>]) -> Vec<Vec<f32>> {
        let mut parts = vec![vec![0.0; self.features.len()]; rows.len()];
        let mut lanes = Lanes::default();
        for (rows, parts) in rows.chunks(LANES).zip(parts.chunks_mut(LANES)) {
            self.reach(rows, &mut lanes, |lane, leaf| {
                if let Some(parts) = parts.get_mut(lane) {
                    self.steps_to(leaf).iter().for_each(|&(feature, adds)| parts[feature as usize] += adds);
                }
            });
        }
        parts
    }

    fn steps_to(&self, leaf: usize) -> &[(u16, f32)] {
        let first = leaf.checked_sub(1).map_or(0, |before| self.leaves[before].last_step);
        &self.steps[first as usize..self.leaves[leaf].last_step as usize]
    }

    /// Calls `on_leaf` with the lane of each of `rows`, which are [`LANES`] at most, and the leaf that it reaches, tree by tree.
    fn reach(&self, rows: &[impl AsRef<[f32]>], lanes: &mut Lanes, mut on_leaf: impl FnMut(usize, usize)) {
        lanes.columns.resize(self.features.len(), [0.0; LANES]);
        for (lane, row) in rows.iter().enumerate() {
            lanes.columns.iter_mut().zip(row.as_ref()).for_each(|(column, &feature)| column[lane] = feature);
        }
        lanes.reached.resize(self.ends.len(), [0; LANES]);
        dispatch(Reach { trees: self, columns: &lanes.columns, reached: &mut lanes.reached });
        let mut first = 0;
        for (reached, &[_, end]) in lanes.reached.iter().zip(&self.ends) {
            reached.iter().enumerate().for_each(|(lane, &leaf)| on_leaf(lane, first + usize::from(leaf)));
            first = end as usize;
        }
    }
}

/// Working memory for some rows.
#[derive(Default)]
struct Lanes {
    /// What each feature is in each of the rows.
    columns: Vec<[f32; LANES]>,
    /// Of each tree the leaf that each of the rows reaches.
    reached: Vec<[u8; LANES]>,
}

/// Finds the leaves that rows reach. By itself, apart from what is done with each leaf, so that the compiler takes the rows as
/// vectors as wide as the processor has them: with AVX-512 that takes half as long as with what every processor has.
struct Reach<'a> {
    trees: &'a BoostedTrees,
    columns: &'a [[f32; LANES]],
    reached: &'a mut [[u8; LANES]],
}

impl WithSimd for Reach<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let mut first = 0;
        for (reached, &[end, _]) in self.reached.iter_mut().zip(&self.trees.ends) {
            let open = left_open(&self.trees.splits[first..end as usize], self.columns);
            reached.iter_mut().zip(open).for_each(|(leaf, open)| *leaf = open.trailing_zeros() as u8);
            first = end as usize;
        }
    }
}

/// The leaves that the splits of a tree leave open to each row of `columns`, the lowest of which it reaches.
#[inline(always)]
fn left_open(splits: &[Split], columns: &[[f32; LANES]]) -> [u32; LANES] {
    let mut open = [u32::MAX; LANES];
    for &Split { feature, threshold, to_the_right } in splits {
        for (open, &feature) in open.iter_mut().zip(&columns[feature as usize]) {
            // All bits where it goes to the left; a feature that is no number goes to the right.
            let to_the_left = u32::from(feature <= threshold).wrapping_neg();
            *open &= to_the_left | to_the_right;
        }
    }
    open
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
            assert_eq!(trees.probabilities(&[features]), [logistic(expected)]);
            let sum: f32 = trees.bias + trees.parts(&[features])[0].iter().sum::<f32>();
            assert!((sum - expected).abs() < 1e-6);
        }
        // Many rows are as each by itself.
        let rows: Vec<[f32; 2]> = (0..300).map(|at| [(at % 2) as f32, (at % 4) as f32]).collect();
        let together = trees.probabilities(&rows);
        assert!(rows.iter().zip(together).all(|(row, probability)| trees.probabilities(&[*row]) == [probability]));
    }

    /// A file of one tree with so many leaves, each but the last to the left of a split.
    fn chain(leaves: usize) -> String {
        let split = |at: usize| format!("[0, {at}, {}, {}, 0.0], [{at}]", 2 * at + 1, 2 * at + 2);
        let splits: Vec<String> = (0..leaves - 1).map(split).collect();
        format!(r#"{{"features": ["a", "b"], "trees": [[{}, [{}]]]}}"#, splits.join(", "), leaves - 1)
    }

    #[test]
    fn a_tree_has_a_leaf_a_bit() {
        let trees = BoostedTrees::from_json(&chain(32), &["a", "b"]).unwrap();
        for (a, leaf) in [(-1.0, 0.0), (0.5, 1.0), (30.0, 30.0), (30.5, 31.0), (f32::NAN, 31.0)] {
            assert_eq!(trees.probabilities(&[[a, 0.0]]), [logistic(leaf)]);
        }
    }

    #[test]
    fn what_leads_nowhere_is_refused() {
        for wrong in [
            r#"{"features": ["b", "a"], "trees": []}"#,
            r#"{"features": ["a", "b"], "trees": [[[0, 0.5, 0, 1, 0.0], [1.0]]]}"#,
            r#"{"features": ["a", "b"], "trees": [[[2, 0.5, 1, 2, 0.0], [1.0], [2.0]]]}"#,
            r#"{"features": ["a", "b"], "trees": [[[0, 0.5, 1, 7, 0.0], [1.0]]]}"#,
            r#"{"features": ["a", "b"], "trees": [[]]}"#,
            &chain(33),
            r#"{"features": ["a", "b"], "trees": [[[1.0, 2.0]]]}"#,
            "",
        ] {
            assert!(BoostedTrees::from_json(wrong, &["a", "b"]).is_err(), "{wrong}");
        }
    }
}
