//! Years that no word names as such: "the 2012 election", "nhiệm kỳ 2015 – 2020".

use super::Reader;
use crate::claims::tokens::Gap;

/// The years that plain digits are taken for.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

impl Reader<'_> {
    /// "2015 – 2020", "2002 to 2009": how many tokens stand between the year `from` at token `at` and the last of several,
    /// where both are years and count nothing.
    pub(super) fn until_last_year(&self, at: usize, from: u32) -> Option<usize> {
        const MOST_YEARS: u32 = 100;
        let is_year = |year: &u32| YEARS.contains(year);
        let words = self.tokens.is_after_dash(at + 1).then_some(0);
        let words = words.or_else(|| self.pack.bounds.to.starting(self.keys_from(at + 1)))?;
        let to = self.plain_number(at + 1 + words).filter(is_year)?;
        let rises = from < to && to - from <= MOST_YEARS;
        (is_year(&from) && rises && !self.counts_at(at + 2 + words)).then_some(words)
    }

    /// "her 1997 book", "the 2012 election": a year that stands between a word of [`DateWords::year_before_noun`] and a noun
    /// that is no plural.
    pub(super) fn is_year_of_noun(&self, at: usize, value: u32) -> bool {
        let cued = self.pack.dates.year_before_noun.ending(self.keys_before(at)).is_some();
        let is_name = || self.tokens.get(at + 1).is_some_and(|next| next.capital && next.gap == Gap::Space);
        let is_plural = || self.pack.numbers.is_plural(self.tokens.text(at + 1));
        let stands_so = |year: u32| YEARS.contains(&year) && (self.is_noun(at + 1) || is_name());
        cued && stands_so(value) && !is_plural() && !self.counts_at(at + 1)
    }

    /// Whether a unit or a noun of the language pack begins at token `at`.
    fn counts_at(&self, at: usize) -> bool {
        let numbers = &self.pack.numbers;
        let is_near = !matches!(self.gap(at), Some(Gap::Mark | Gap::Stop) | None);
        is_near && [&numbers.measures, &numbers.nouns].into_iter().any(|of| of.starting(self.keys_from(at)).is_some())
    }
}
