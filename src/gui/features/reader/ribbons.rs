//! Which passages ribbons join, and the shape of a ribbon.
//!
//! Pure: places are points down the screen, columns are numbered from the left among those in sight, and nothing here knows
//! of texts or colours. A strand is a group, or passages on the same part of the story; its columns are joined each with the
//! next that has it. What is beyond a column's view ends at
//! the view's edge; a ribbon of which both ends are beyond is not made.

use egui::emath::{Rangef, lerp};

use crate::ids::{AlignmentId, ClaimId, GroupId};

/// Half the height of what has no rows of its own: an end beyond the view, a line across a column between.
const THIN: f32 = 1.0;

/// So many pieces make a curve.
pub const PIECES: usize = 18;

/// Where a ribbon meets a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct End {
    /// Top of the passage.
    pub top: f32,
    /// Its bottom.
    pub bottom: f32,
    /// Whether the passage is beyond the view, so that only the way to it is shown.
    pub beyond: bool,
}

impl End {
    /// A passage from `top` to `bottom`, of which `view` shows what lies within.
    pub fn within(view: Rangef, top: f32, bottom: f32) -> Self {
        if bottom <= view.min {
            End::above(view)
        } else if top >= view.max {
            End::below(view)
        } else {
            End { top: top.max(view.min), bottom: bottom.min(view.max), beyond: false }
        }
    }

    /// A passage above the view.
    pub fn above(view: Rangef) -> Self {
        End { top: view.min, bottom: view.min + 2.0 * THIN, beyond: true }
    }

    /// A passage below the view.
    pub fn below(view: Rangef) -> Self {
        End { top: view.max - 2.0 * THIN, bottom: view.max, beyond: true }
    }

    /// A place without rows.
    pub fn thin(middle: f32) -> Self {
        End { top: middle - THIN, bottom: middle + THIN, beyond: false }
    }

    fn middle(self) -> f32 {
        (self.top + self.bottom) / 2.0
    }

    fn strength(self) -> f32 {
        if self.beyond { 0.0 } else { 1.0 }
    }
}

/// What runs through several columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strand {
    /// Passages that make one claim.
    Group(GroupId),
    /// Passages on the same part of the story.
    Alignment(AlignmentId),
}

/// A column in sight that has a passage of a strand, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// The strand.
    pub strand: Strand,
    /// The passage.
    pub claim: ClaimId,
    /// The column.
    pub column: usize,
    /// Where in it.
    pub end: End,
}

/// What joins two columns that have a strand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ribbon {
    /// The passages that it joins.
    pub claims: [ClaimId; 2],
    /// The column at its left and at its right.
    pub columns: [usize; 2],
    /// Where it meets them.
    pub ends: [End; 2],
}

/// The ribbons of `stops`. Where a column has several passages of a strand, each is joined, from the top down; but not where
/// it `is_joined` to the other column already.
pub fn ribbons(mut stops: Vec<Stop>, is_joined: &dyn Fn(&Stop, usize) -> bool) -> Vec<Ribbon> {
    stops.sort_by_key(|stop| (stop.strand, stop.column));
    let columns: Vec<&[Stop]> = stops.chunk_by(|a, b| (a.strand, a.column) == (b.strand, b.column)).collect();
    let neighbours = columns.array_windows().filter(|[one, other]| one[0].strand == other[0].strand);
    neighbours.flat_map(|[one, other]| between(one, other, is_joined)).collect()
}

/// The ribbons between two columns that have a strand: as many as the one with more passages has that are not joined yet.
fn between(one: &[Stop], other: &[Stop], is_joined: &dyn Fn(&Stop, usize) -> bool) -> Vec<Ribbon> {
    let loose = |stops: &[Stop], to: usize| stops.iter().copied().filter(|stop| !is_joined(stop, to)).collect();
    let rest: [Vec<Stop>; 2] = [loose(one, other[0].column), loose(other, one[0].column)];
    let number = rest.iter().map(Vec::len).max().unwrap_or_default();
    let sides = [(&rest[0], one), (&rest[1], other)].map(|(rest, all)| if rest.is_empty() { all } else { rest });
    let ribbon = |place: usize| {
        let [from, to] = sides.map(|stops| stops[place.min(stops.len() - 1)]);
        let seen = !(from.end.beyond && to.end.beyond);
        let claims = [from.claim, to.claim];
        seen.then_some(Ribbon { claims, columns: [from.column, to.column], ends: [from.end, to.end] })
    };
    (0..number).filter_map(ribbon).collect()
}

impl Ribbon {
    /// The gaps it goes through, each called by the column at its left.
    pub fn gaps(&self) -> std::ops::Range<usize> {
        self.columns[0]..self.columns[1]
    }

    /// Its part in the gap at the right of the column `left`.
    pub fn band(&self, left: usize) -> Band {
        let ends = [left, left + 1].map(|column| self.at(column));
        Band { ends, strengths: [left, left + 1].map(|column| self.strength(column)) }
    }

    /// Where it meets `column`, which need not have the strand.
    pub fn at(&self, column: usize) -> End {
        let [first, last] = self.columns;
        match column {
            _ if column == first => self.ends[0],
            _ if column == last => self.ends[1],
            _ => End::thin(lerp(self.ends[0].middle()..=self.ends[1].middle(), self.part(column))),
        }
    }

    /// How strong it is at `column`, from 0 to 1: it fades towards what is beyond the view.
    pub fn strength(&self, column: usize) -> f32 {
        lerp(self.ends[0].strength()..=self.ends[1].strength(), self.part(column))
    }

    /// How far along it `column` is.
    fn part(&self, column: usize) -> f32 {
        let [first, last] = self.columns;
        (column - first) as f32 / (last - first).max(1) as f32
    }
}

/// A ribbon's part in one gap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// At the left and at the right edge of the gap.
    pub ends: [End; 2],
    /// How strong it is there.
    pub strengths: [f32; 2],
}

impl Band {
    /// Whether the band between `gap`'s edges holds the point.
    pub fn holds(&self, gap: Rangef, x: f32, y: f32) -> bool {
        let slices: Vec<Slice> = self.slices(gap).collect();
        let around = |pair: &[Slice; 2]| {
            let [before, after] = pair;
            let part = (x - before.x) / (after.x - before.x).max(f32::EPSILON);
            let top = lerp(before.top..=after.top, part);
            (before.x..=after.x).contains(&x) && (top..=lerp(before.bottom..=after.bottom, part)).contains(&y)
        };
        slices.array_windows().any(around)
    }
}

/// A cut through a band.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slice {
    /// Points from the left of the screen.
    pub x: f32,
    /// Upper edge.
    pub top: f32,
    /// Lower edge.
    pub bottom: f32,
    /// From 0 to 1.
    pub strength: f32,
}

impl Band {
    /// The band between `gap`'s edges, cut into pieces: cubic curves that leave and arrive level.
    pub fn slices(&self, gap: Rangef) -> impl Iterator<Item = Slice> + use<> {
        let Band { ends: [from, to], strengths: [first, last] } = *self;
        (0..=PIECES).map(move |piece| {
            let along = piece as f32 / PIECES as f32;
            let part = along * along * (3.0 - 2.0 * along);
            Slice {
                x: lerp(gap.min..=gap.max, along),
                top: lerp(from.top..=to.top, part),
                bottom: lerp(from.bottom..=to.bottom, part),
                strength: lerp(first..=last, along),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: Rangef = Rangef { min: 100.0, max: 600.0 };

    /// The only passage of `strand` in `column`, called by both.
    fn stop(strand: u32, column: usize, top: f32) -> Stop {
        let claim = ClaimId(10 * strand + column as u32);
        Stop { strand: Strand::Group(GroupId(strand)), claim, column, end: End::within(VIEW, top, top + 50.0) }
    }

    fn all(stops: Vec<Stop>) -> Vec<Ribbon> {
        ribbons(stops, &|_, _| false)
    }

    /// Which columns are joined for which strand.
    fn check(stops: &[Stop], expected: &[(u32, [usize; 2])]) {
        let joined: Vec<_> =
            all(stops.to_vec()).iter().map(|ribbon| (ribbon.claims[0].0 / 10, ribbon.columns)).collect();
        assert_eq!(joined, expected);
    }

    #[test]
    fn what_is_joined_already_is_not_joined_again_and_the_rest_is() {
        let at = |claim, column, top| Stop { claim: ClaimId(claim), ..stop(1, column, top) };
        let stops = vec![at(0, 0, 200.0), at(1, 0, 300.0), at(2, 1, 200.0), at(3, 1, 300.0), at(4, 1, 400.0)];
        let joined = |pairs: &[u32]| {
            let made = ribbons(stops.clone(), &|stop, _| pairs.contains(&stop.claim.0));
            made.iter().map(|ribbon| ribbon.claims.map(|claim| claim.0)).collect::<Vec<_>>()
        };
        assert_eq!(joined(&[0, 3]), [[1, 2], [1, 4]]);
        assert_eq!(joined(&[0, 1, 3]), [[0, 2], [1, 4]], "what is left over is joined to what there is");
        assert_eq!(joined(&[0, 1, 2, 3, 4]), Vec::<[u32; 2]>::new());
    }

    #[test]
    fn each_column_is_joined_with_the_next_that_has_the_strand() {
        check(
            &[stop(7, 2, 200.0), stop(7, 0, 300.0), stop(4, 1, 150.0), stop(4, 2, 400.0)],
            &[(4, [1, 2]), (7, [0, 2])],
        );
        check(&[stop(7, 0, 200.0), stop(8, 1, 200.0)], &[]);
    }

    #[test]
    fn every_passage_of_a_strand_is_joined() {
        check(&[stop(7, 0, 200.0), stop(7, 0, 400.0), stop(7, 1, 300.0)], &[(7, [0, 1]), (7, [0, 1])]);
        let joined = all(vec![stop(7, 0, 200.0), stop(7, 1, 300.0), stop(7, 1, 400.0)]);
        assert_eq!(joined.iter().map(|ribbon| ribbon.ends[1].top).collect::<Vec<_>>(), [300.0, 400.0]);
    }

    #[test]
    fn a_band_holds_what_lies_between_its_edges() {
        let gap = Rangef::new(40.0, 80.0);
        let band = all(vec![stop(1, 0, 200.0), stop(1, 1, 400.0)])[0].band(0);
        assert!(band.holds(gap, 41.0, 225.0) && band.holds(gap, 60.0, 325.0) && band.holds(gap, 79.0, 425.0));
        assert!(!band.holds(gap, 41.0, 425.0) && !band.holds(gap, 60.0, 225.0) && !band.holds(gap, 90.0, 425.0));
    }

    #[test]
    fn what_is_beyond_the_view_on_both_sides_is_not_joined() {
        check(&[stop(1, 0, 900.0), stop(1, 1, 20.0), stop(1, 2, 300.0)], &[(1, [1, 2])]);
    }

    #[test]
    fn an_end_beyond_the_view_lies_at_its_edge_and_fades() {
        let made = all(vec![stop(1, 0, 20.0), stop(1, 1, 300.0)]);
        let band = made[0].band(0);
        assert_eq!((band.ends[0].top, band.strengths), (VIEW.min, [0.0, 1.0]));
        assert_eq!(End::within(VIEW, 700.0, 750.0).bottom, VIEW.max);
        let cut = End::within(VIEW, 580.0, 640.0);
        assert_eq!((cut.top, cut.bottom, cut.beyond), (580.0, 600.0, false));
    }

    #[test]
    fn over_the_columns_between_a_ribbon_is_a_line_and_its_bands_meet() {
        let made = all(vec![stop(1, 0, 200.0), stop(1, 3, 500.0)]);
        let bands: Vec<_> = made[0].gaps().map(|gap| made[0].band(gap)).collect();
        assert_eq!(bands.len(), 3);
        for pair in bands.windows(2) {
            assert_eq!(pair[0].ends[1], pair[1].ends[0]);
        }
        let heights: Vec<_> = bands.iter().map(|band| band.ends[1].bottom - band.ends[1].top).collect();
        assert_eq!(heights, [2.0, 2.0, 50.0]);
        assert_eq!(bands[0].ends[1].middle(), 325.0, "a third of the way");
    }

    #[test]
    fn a_band_begins_and_ends_at_its_ends_and_never_leaves_them() {
        let made = all(vec![stop(1, 0, 500.0), stop(1, 1, 120.0)]);
        let slices: Vec<_> = made[0].band(0).slices(Rangef::new(40.0, 80.0)).collect();
        assert_eq!((slices[0].x, slices[0].top, slices[0].bottom), (40.0, 500.0, 550.0));
        assert_eq!((slices[PIECES].x, slices[PIECES].top, slices[PIECES].bottom), (80.0, 120.0, 170.0));
        assert!(slices.windows(2).all(|pair| pair[0].x < pair[1].x && pair[0].top >= pair[1].top));
        assert!(slices.iter().all(|slice| slice.bottom > slice.top));
    }
}
