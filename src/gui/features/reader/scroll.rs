//! Where a column's view begins, and how it moves.
//!
//! A position is an [`Anchor`]: a block and a distance into it. What is above the anchor never matters to what is
//! seen, so correcting an estimated height there cannot make the visible text jump. Pure: heights come from
//! [`Extents`], times as seconds.

/// Seconds that a glide takes.
const GLIDE_SECS: f64 = 0.14;

/// Longest way that is glided through, in heights of the view; what lies before it is skipped.
const GLIDE_VIEWS: f32 = 0.8;

/// The top of the view: `offset` points below the top of `block`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// Index of a block.
    pub block: usize,
    /// Points from the block's top down to the view's top.
    pub offset: f32,
}

/// How high the blocks of a column are, with the space before each.
pub trait Extents {
    /// Number of blocks.
    fn count(&self) -> usize;
    /// The height of a block, estimated where it was never laid out.
    fn estimate(&self, block: usize) -> f32;
    /// The height of a block, which is laid out for it.
    fn exact(&mut self, block: usize) -> f32;
}

impl Anchor {
    /// The same place with `offset` inside its block, and the view not beyond either end.
    pub fn settled(self, view: f32, extents: &mut impl Extents) -> Anchor {
        let Some(last) = extents.count().checked_sub(1) else { return Anchor::default() };
        let mut anchor = Anchor { block: self.block.min(last), ..self };
        while anchor.offset < 0.0 && anchor.block > 0 {
            anchor.block -= 1;
            anchor.offset += extents.exact(anchor.block);
        }
        anchor.offset = anchor.offset.max(0.0);
        while anchor.block < last && anchor.offset >= extents.exact(anchor.block) {
            anchor.offset -= extents.exact(anchor.block);
            anchor.block += 1;
        }
        anchor.before_end(view, extents)
    }

    /// The same place, or the last from which the view is filled.
    fn before_end(self, view: f32, extents: &mut impl Extents) -> Anchor {
        let mut below = -self.offset;
        for block in self.block..extents.count() {
            below += extents.exact(block);
            if below >= view {
                return self;
            }
        }
        Anchor::at_end(view, extents)
    }

    /// The place from which the view ends with the text.
    pub fn at_end(view: f32, extents: &mut impl Extents) -> Anchor {
        let mut missing = view;
        for block in (0..extents.count()).rev() {
            missing -= extents.exact(block);
            if missing <= 0.0 {
                return Anchor { block, offset: -missing };
            }
        }
        Anchor::default()
    }

    /// The place `points` further down; not yet settled.
    pub fn moved(self, points: f32) -> Anchor {
        Anchor { offset: self.offset + points, ..self }
    }

    /// Points from the top of the text, as far as heights are known.
    pub fn points_down(self, extents: &impl Extents) -> f32 {
        (0..self.block).map(|block| extents.estimate(block)).sum::<f32>() + self.offset
    }

    /// The place about `points` from the top of the text; lays nothing out.
    pub fn near(points: f32, extents: &impl Extents) -> Anchor {
        let mut offset = points.max(0.0);
        for block in 0..extents.count() {
            let height = extents.estimate(block);
            if offset < height {
                return Anchor { block, offset };
            }
            offset -= height;
        }
        Anchor { block: extents.count().saturating_sub(1), offset }
    }
}

/// A short way to a place, taken over a few frames.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glide {
    to: Anchor,
    way: f32,
    start_secs: f64,
}

impl Glide {
    /// From one place to another, beginning at `now_secs`.
    pub fn new(from: Anchor, to: Anchor, view: f32, now_secs: f64, extents: &impl Extents) -> Glide {
        let way = to.points_down(extents) - from.points_down(extents);
        let longest = view * GLIDE_VIEWS;
        Glide { to, way: way.clamp(-longest, longest), start_secs: now_secs }
    }

    /// Where it is at `now_secs` (not settled), and whether it has arrived.
    pub fn at(&self, now_secs: f64) -> (Anchor, bool) {
        let part = ((now_secs - self.start_secs) / GLIDE_SECS).clamp(0.0, 1.0) as f32;
        let left = (1.0 - part).powi(3);
        (self.to.moved(-self.way * left), part >= 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks that are estimated at 100 points each until laid out.
    struct Blocks {
        exact: Vec<f32>,
        laid: Vec<bool>,
    }

    impl Blocks {
        fn new(exact: &[f32]) -> Self {
            Blocks { exact: exact.to_vec(), laid: vec![false; exact.len()] }
        }
    }

    impl Extents for Blocks {
        fn count(&self) -> usize {
            self.exact.len()
        }
        fn estimate(&self, block: usize) -> f32 {
            if self.laid[block] { self.exact[block] } else { 100.0 }
        }
        fn exact(&mut self, block: usize) -> f32 {
            self.laid[block] = true;
            self.exact[block]
        }
    }

    /// Where the top of `block` is on the screen, for a view that begins at `anchor`.
    fn top_of(block: usize, anchor: Anchor, blocks: &Blocks) -> f32 {
        assert!(block >= anchor.block);
        (anchor.block..block).map(|i| blocks.exact[i]).sum::<f32>() - anchor.offset
    }

    #[test]
    fn text_in_sight_does_not_jump_when_estimates_above_are_corrected() {
        let mut blocks = Blocks::new(&[30.0, 480.0, 60.0, 200.0, 500.0]);
        let mut anchor = Anchor { block: 3, offset: 20.0 }.settled(200.0, &mut blocks);
        for _ in 0..12 {
            let before = top_of(4, anchor, &blocks);
            anchor = anchor.moved(-40.0).settled(200.0, &mut blocks);
            assert_eq!(top_of(4, anchor, &blocks) - before, 40.0);
        }
        assert!(blocks.laid[1], "the way led through a block whose estimate was wrong");
    }

    #[test]
    fn the_view_stays_between_the_ends() {
        let mut blocks = Blocks::new(&[50.0; 10]);
        assert_eq!(Anchor::default().moved(-70.0).settled(120.0, &mut blocks), Anchor::default());
        let end = Anchor::default().moved(9000.0).settled(120.0, &mut blocks);
        assert_eq!(end, Anchor { block: 7, offset: 30.0 });
        assert_eq!(end, Anchor::at_end(120.0, &mut blocks));
    }

    #[test]
    fn a_text_that_fits_does_not_scroll() {
        let mut blocks = Blocks::new(&[50.0, 20.0]);
        assert_eq!(Anchor { block: 1, offset: 5.0 }.settled(300.0, &mut blocks), Anchor::default());
        assert_eq!(Anchor { block: 7, offset: 5.0 }.settled(300.0, &mut Blocks::new(&[])), Anchor::default());
    }

    #[test]
    fn settling_lays_out_only_what_is_in_sight() {
        let mut blocks = Blocks::new(&[50.0; 1000]);
        Anchor { block: 500, offset: 10.0 }.settled(200.0, &mut blocks);
        assert!(blocks.laid.iter().filter(|&&laid| laid).count() <= 6);
    }

    #[test]
    fn distances_from_the_top_go_there_and_back() {
        let blocks = Blocks::new(&[30.0; 40]);
        let anchor = Anchor { block: 12, offset: 33.0 };
        assert_eq!(Anchor::near(anchor.points_down(&blocks), &blocks), anchor);
    }

    #[test]
    fn a_glide_ends_at_its_place_and_on_time() {
        let blocks = Blocks::new(&[50.0; 100]);
        let (from, to) = (Anchor::default(), Anchor { block: 60, offset: 4.0 });
        let glide = Glide::new(from, to, 400.0, 7.0, &blocks);
        assert_eq!(glide.at(7.15), (to, true));
        let (first, arrived) = glide.at(7.0);
        assert!(!arrived);
        assert_eq!(first, to.moved(-320.0), "what lies further than most of a view is skipped");
    }
}
