//! The rules by which numbers are read, each by its name.

/// By which rule a quantity is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityRule {
    /// A part of a whole ("two thirds", "one in five").
    Share,
    /// A part of a word of another kind, or a word that is a number and its unit at once ("трёхлетний", "полчаса").
    Compound,
    /// Feet and inches by their marks ("5'10\"").
    FeetAndInches,
    /// Digits with the letters of a unit right behind them ("12km").
    Glued,
    /// A number that a hyphen joins to its unit ("12-year-old").
    Hyphened,
    /// One amount with its unit, or two that bound a range.
    Range,
    /// An amount behind its unit ("человек тридцать").
    Inverted,
}

impl QuantityRule {
    /// The rule's name: its module and function.
    pub fn as_str(self) -> &'static str {
        match self {
            QuantityRule::Share => "quantities::share::share",
            QuantityRule::Compound => "quantities::compound::compound",
            QuantityRule::FeetAndInches => "quantities::lesser::feet_and_inches",
            QuantityRule::Glued => "quantities::unit::glued",
            QuantityRule::Hyphened => "quantities::read::hyphened",
            QuantityRule::Range => "quantities::read::range",
            QuantityRule::Inverted => "quantities::compound::inverted",
        }
    }
}
