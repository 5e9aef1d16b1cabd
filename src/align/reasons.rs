//! What two claims are compared by, and what is told of that: the table of the link model's features and of the reasons
//! that are shown.

use std::ops::{Index, IndexMut};

/// Makes [`Feature`] and [`ReasonKind`] of one table. A line of it is all that the engine needs to know a new one by name;
/// whoever computes it writes its place in a [`FeatureVector`].
macro_rules! reasons {
    (
        by_words { $($(#[$word_doc:meta])* $word:ident = $word_key:literal,)* }
        by_meaning { $($(#[$meaning_doc:meta])* $meaning:ident = $meaning_key:literal,)* }
        of_trees_alone { $($(#[$tree_doc:meta])* $tree:ident = $tree_key:literal,)* }
    ) => {
        /// What the link model compares two claims by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Feature {
            $($(#[$word_doc])* $word,)*
            $($(#[$meaning_doc])* $meaning,)*
        }

        impl Feature {
            /// All of them, in the order of a [`FeatureVector`].
            pub const ALL: &[Feature] = &[$(Feature::$word,)* $(Feature::$meaning,)*];
            /// Those that are told without what the claims mean. They come first.
            pub const BY_WORDS: &[Feature] = &[$(Feature::$word,)*];
        }

        /// What speaks for a link or against it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ReasonKind {
            $($(#[$word_doc])* $word,)*
            $($(#[$meaning_doc])* $meaning,)*
            $($(#[$tree_doc])* $tree,)*
        }

        impl ReasonKind {
            /// All of them.
            pub const ALL: &[ReasonKind] =
                &[$(ReasonKind::$word,)* $(ReasonKind::$meaning,)* $(ReasonKind::$tree,)*];

            /// Its name in the JSON, and after `reason-` in the words of the window.
            pub fn key(self) -> &'static str {
                match self {
                    $(ReasonKind::$word => $word_key,)*
                    $(ReasonKind::$meaning => $meaning_key,)*
                    $(ReasonKind::$tree => $tree_key,)*
                }
            }
        }

        impl From<Feature> for ReasonKind {
            fn from(feature: Feature) -> Self {
                match feature {
                    $(Feature::$word => ReasonKind::$word,)*
                    $(Feature::$meaning => ReasonKind::$meaning,)*
                }
            }
        }
    };
}

reasons! {
    by_words {
        /// Words, and pairs of neighbouring words, that few passages of the open articles use: the cosine of the weighted bags,
        /// to two thirds of single words and to one of pairs, 0 to 1.
        RareWords = "rare-words",
        /// One says nearly all that the other says: the shared weight over the lesser weight, 0 to 1.
        Contained = "contained",
        /// Many rare words in common, however long the two are: the logarithm of the shared weight.
        Shared = "shared",
        /// Other words for the same thing: the cosine of the weighted bags, 0 to 1.
        Concepts = "concepts",
        /// Persons, places and bodies: the cosine of the weighted bags, 0 to 1.
        Names = "names",
        /// Numbers of the same value: how many have an equal on the other side, 0 to 2.
        Quantities = "quantities",
        /// Dates that can be the same day: how many have an equal on the other side, 0 to 2.
        Dates = "dates",
        /// 1 where each names one day, or years, and they cannot be the same. Between two languages 0.5 where one tells of
        /// years that were past when the other, which writes none, came out.
        OtherTime = "other-time",
        /// 1 where both report an accusation or a denial, whichever.
        Accusation = "accusation",
        /// 1 where the one points back to the other ("thông tin này").
        PointsTo = "points-to",
        /// Headlines and summaries, which repeat what their article says: how many of the two are one.
        Heading = "heading",
        /// How far apart they stand in the order of their articles, 0 to 1.
        Order = "order",
        /// How alike the passages around the two are, 0 to 1.
        Neighbours = "neighbours",
        /// 1 where each is the most like the other in its article. Between two languages, which share no words, by what they
        /// mean.
        Closest = "closest",
        /// How far both are like the same other passages, 0 to 1.
        Company = "company",
        /// How like they are to the other passages that they are like at all.
        Busy = "busy",
        /// They are like many passages: to what part of the claims they are.
        Widespread = "widespread",
    }
    by_meaning {
        /// How far they mean the same, in whatever words, -1 to 1.
        Meaning = "meaning",
        /// The one means what stands around the other: the most that it is so like a claim beside that one.
        MeaningAround = "meaning-around",
    }
    of_trees_alone {
        /// Words that only one of them has.
        Missing = "missing",
        /// How long the two are.
        Length = "length",
    }
}

impl Feature {
    /// Those that are told of two claims, of which it is known what they mean, or not. They are the first.
    pub(super) fn known(by_meaning: bool) -> &'static [Feature] {
        if by_meaning { Feature::ALL } else { Feature::BY_WORDS }
    }

    /// Its name in the files of the models.
    pub fn name(self) -> String {
        ReasonKind::from(self).key().replace('-', "_")
    }
}

/// One ground for a link or against it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// What was compared.
    pub kind: ReasonKind,
    /// What it adds to the log-odds of the score; negative where it speaks against.
    pub weight: f32,
}

/// A number for each [`Feature`]; 0 until it is set.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FeatureVector([f32; Feature::ALL.len()]);

impl Index<Feature> for FeatureVector {
    type Output = f32;

    fn index(&self, feature: Feature) -> &f32 {
        &self.0[feature as usize]
    }
}

impl IndexMut<Feature> for FeatureVector {
    fn index_mut(&mut self, feature: Feature) -> &mut f32 {
        &mut self.0[feature as usize]
    }
}

impl FeatureVector {
    /// Those of [`Feature::known`].
    pub(super) fn known(&self, by_meaning: bool) -> &[f32] {
        &self.0[..Feature::known(by_meaning).len()]
    }

    /// What `both` makes of the numbers of this one and of `other` for each feature.
    pub(super) fn zip_with(&self, other: &Self, both: impl Fn(f32, f32) -> f32) -> Self {
        FeatureVector(std::array::from_fn(|i| both(self.0[i], other.0[i])))
    }

    pub(super) fn sum(&self) -> f32 {
        self.0.iter().sum()
    }

    /// Each feature with its number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Feature, f32)> + '_ {
        Feature::ALL.iter().copied().zip(self.0.iter().copied())
    }
}
