//! Ribbons on the screen: where the passages in sight meet the gaps between columns, and the bands drawn there.
//!
//! Reads the model and the laid-out rows; the geometry is `ribbons`'. Costs what is in sight.

use egui::{
    Color32, CursorIcon, Mesh, Painter, Pos2, Rect, RichText, Shape, Stroke, Ui, Vec2,
    containers::Tooltip,
    emath::Rangef,
    epaint::{PathShape, PathStroke},
    pos2,
};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Reader, ReaderEvent,
    model::Column,
    place::{Frame, Place},
    ribbons::{End, Ribbon, Slice, Stop, Strand, ribbons},
};
use crate::{
    compare::Comparison,
    gui::{
        theme::Theme,
        wording::relation::{Relation, aligned, is_aligned},
        words::t,
    },
    ids::{ArticleId, ClaimId, GroupId},
};

/// Points over which a band's edge fades, so that it is not jagged.
const FEATHER: f32 = 0.75;

/// The columns in sight and where they are.
type Lanes = Vec<(usize, Place)>;

/// What a claim is joined to others by: a strand's number and its passages, where several articles have it.
type StrandOf = fn(&Comparison, ClaimId) -> Option<(Strand, &[ClaimId])>;

/// A ribbon and what it stands for.
#[derive(Clone, Copy)]
struct Tie {
    ribbon: Ribbon,
    relation: Relation,
}

impl Tie {
    /// The group that it lights, and the passage that a click on it selects.
    fn aim(&self, comparison: &Comparison) -> (GroupId, ClaimId) {
        let group = |claim: ClaimId| comparison.claims[claim].group;
        let [first, second] = self.ribbon.claims;
        match self.relation {
            Relation::Judged(_) => (group(first), comparison.groups[group(first)].best),
            Relation::Related => {
                let claim = if Relation::of(comparison, first) == Relation::Related { first } else { second };
                (group(claim), claim)
            }
        }
    }

    fn is_of(&self, comparison: &Comparison, groups: [Option<GroupId>; 2]) -> bool {
        self.ribbon.claims.iter().any(|&claim| groups.contains(&Some(comparison.claims[claim].group)))
    }
}

/// The group of `claim`, where several articles have it.
fn shared_group(comparison: &Comparison, claim: ClaimId) -> Option<(Strand, &[ClaimId])> {
    let number = comparison.claims[claim].group;
    let group = &comparison.groups[number];
    (group.sources > 1).then_some((Strand::Group(number), &group.members))
}

/// The passages on the same part of the story as `claim`, where several articles have some.
fn shared_part(comparison: &Comparison, claim: ClaimId) -> Option<(Strand, &[ClaimId])> {
    let number = comparison.claims[claim].alignment;
    is_aligned(comparison, claim).then(|| (Strand::Alignment(number), aligned(comparison, claim)))
}

impl Reader {
    /// Draws what joins the columns `in_sight`, behind their text; a click on a ribbon selects its group.
    pub(super) fn ribbons_ui(&mut self, ui: &Ui, frame: &Frame<'_>, in_sight: &[usize], events: &mut Vec<ReaderEvent>) {
        if !frame.input.choices.ribbons || in_sight.len() < 2 {
            return;
        }
        let lanes: Lanes = in_sight.iter().map(|&index| (index, self.place(frame, index))).collect();
        let comparison = frame.input.comparison;
        let ties = self.ties(comparison, &lanes);
        if let Some((at, tie)) = pointed_at(ui, &lanes, &ties) {
            let (group, claim) = tie.aim(comparison);
            self.pointed = Some(group);
            ui.set_cursor_icon(CursorIcon::PointingHand);
            if ui.input(|input| input.pointer.primary_clicked()) {
                events.push(ReaderEvent::Select(Some(claim)));
            }
            tooltip_ui(ui, frame.input.theme, at, tie.relation);
        }
        let lit = [frame.input.selected, self.pointed.or(frame.input.hovered)];
        let (lit, quiet): (Vec<Tie>, Vec<Tie>) = ties.into_iter().partition(|tie| tie.is_of(comparison, lit));
        let brush = Brush { painter: ui.painter(), theme: frame.input.theme, lanes: &lanes };
        quiet.iter().for_each(|tie| brush.tie(tie, false));
        lit.iter().for_each(|tie| brush.tie(tie, true));
    }

    /// What joins the passages: first that which is on the same part of the story and no more, so that it lies behind.
    fn ties(&self, comparison: &Comparison, lanes: &Lanes) -> Vec<Tie> {
        let same = self.stops(comparison, lanes, shared_group);
        let met: FxHashSet<(Strand, usize)> = same.iter().map(|stop| (stop.strand, stop.column)).collect();
        let is_joined =
            |stop: &Stop, column: usize| met.contains(&(Strand::Group(comparison.claims[stop.claim].group), column));
        let related = ribbons(self.stops(comparison, lanes, shared_part), &is_joined);
        let judged = |ribbon: Ribbon| {
            let group = comparison.claims[ribbon.claims[0]].group;
            Tie { ribbon, relation: Relation::Judged(comparison.groups[group].verdict) }
        };
        let related = related.into_iter().map(|ribbon| Tie { ribbon, relation: Relation::Related });
        related.chain(ribbons(same, &|_, _| false).into_iter().map(judged)).collect()
    }

    /// Where the strands that are in sight anywhere meet each of the columns in sight.
    fn stops(&self, comparison: &Comparison, lanes: &Lanes, strand_of: StrandOf) -> Vec<Stop> {
        let mut stops = Vec::new();
        let mut strands = FxHashMap::default();
        for (number, (index, place)) in lanes.iter().enumerate() {
            let column = &self.columns.list()[*index];
            for (claim, end) in column.in_view(place) {
                let Some((strand, members)) = strand_of(comparison, claim) else { continue };
                strands.insert(strand, members);
                stops.push(Stop { strand, claim, column: number, end });
            }
        }
        let met: FxHashSet<(Strand, usize)> = stops.iter().map(|stop| (stop.strand, stop.column)).collect();
        let numbers: FxHashMap<ArticleId, usize> = lanes
            .iter()
            .enumerate()
            .map(|(number, (index, _))| (self.columns.list()[*index].article, number))
            .collect();
        let mut beyond = FxHashMap::default();
        for (strand, members) in strands {
            for &claim in members {
                let Some(&column) = numbers.get(&comparison.claims[claim].article) else { continue };
                if !met.contains(&(strand, column)) {
                    let (index, place) = &lanes[column];
                    let end = || self.columns.list()[*index].out_of_view(comparison, claim, place);
                    beyond.entry((strand, column)).or_insert_with(|| Stop { strand, claim, column, end: end() });
                }
            }
        }
        stops.extend(beyond.into_values());
        stops
    }
}

impl Column {
    /// The passages that are in view, and where each begins and ends there.
    fn in_view(&self, place: &Place) -> Vec<(ClaimId, End)> {
        let mut found: Vec<(ClaimId, End)> = Vec::new();
        for &(block, top) in &self.sight {
            let Some(laid) = self.page.rows(block) else { continue };
            for passage in &laid.passages {
                let (Some(first), Some(last)) = (passage.rects.first(), passage.rects.last()) else { continue };
                let end = End::within(place.body.y_range(), top + first.top(), top + last.bottom());
                if !end.beyond {
                    found.push((self.claim(passage.claim), end));
                }
            }
        }
        found
    }

    /// Where the way to the passage `claim` leaves the view; in a narrow column, its mark.
    fn out_of_view(&self, comparison: &Comparison, claim: ClaimId, place: &Place) -> End {
        let view = place.body.y_range();
        let group = comparison.claims[claim].group;
        if let Some(mark) = self.mark_of(group).filter(|_| self.narrow) {
            return End::thin(view.min + mark.center());
        }
        if self.page.block_of(comparison.claim(claim).1.span.start) > self.anchor.block {
            End::below(view)
        } else {
            End::above(view)
        }
    }
}

/// What ribbons are drawn with.
struct Brush<'a> {
    painter: &'a Painter,
    theme: &'a Theme,
    lanes: &'a Lanes,
}

impl Brush<'_> {
    fn tie(&self, Tie { ribbon, relation }: &Tie, lit: bool) {
        let tokens = self.theme.ribbons;
        let strong = self.theme.relation(*relation).strong;
        let fill = strong.gamma_multiply(if lit { tokens.lit } else { tokens.quiet });
        for gap in ribbon.gaps() {
            let (left, right) = (&self.lanes[gap].1, &self.lanes[gap + 1].1);
            let x = gap_between(left, right);
            let painter = self.painter.with_clip_rect(Rect::from_x_y_ranges(x, left.body.y_range()));
            let slices: Vec<Slice> = ribbon.band(gap).slices(x).collect();
            painter.add(band(&slices, fill));
            if lit {
                painter.add(edge(&slices, strong, |slice| slice.top));
                painter.add(edge(&slices, strong, |slice| slice.bottom));
            }
        }
        for column in ribbon.columns[0] + 1..ribbon.columns[1] {
            self.passing(ribbon, column, strong.gamma_multiply(if lit { 0.7 } else { tokens.quiet * 2.0 }));
        }
        if lit {
            self.landings(ribbon, fill);
        }
    }

    /// The line behind the text of a column that does not have the strand.
    fn passing(&self, ribbon: &Ribbon, column: usize, color: Color32) {
        let (_, place) = &self.lanes[column];
        let end = ribbon.at(column);
        let line = Stroke::new(1.0, color.gamma_multiply(ribbon.strength(column)));
        let painter = self.painter.with_clip_rect(place.body.intersect(place.clip));
        painter.hline(place.column.x_range(), (end.top + end.bottom) / 2.0, line);
    }

    /// The band from the rows of a passage to the edge of its column.
    fn landings(&self, ribbon: &Ribbon, fill: Color32) {
        for (side, column) in ribbon.columns.into_iter().enumerate() {
            let (_, place) = &self.lanes[column];
            let end = ribbon.ends[side];
            let x = match side {
                0 => Rangef::new(place.text_left + place.text_width, place.column.right()),
                _ => Rangef::new(place.column.left(), place.text_left),
            };
            if !end.beyond {
                let rect = Rect::from_x_y_ranges(x, end.top..=end.bottom);
                self.painter.with_clip_rect(place.clip.intersect(place.body)).rect_filled(rect, 0.0, fill);
            }
        }
    }
}

/// Where the gap between two columns is.
fn gap_between(left: &Place, right: &Place) -> Rangef {
    Rangef::new(left.column.right(), right.column.left().max(right.clip.left()))
}

/// Where the pointer is and the ribbon there, the thinnest where several lie there.
fn pointed_at(ui: &Ui, lanes: &Lanes, ties: &[Tie]) -> Option<(Pos2, Tie)> {
    let at = ui.input(|input| input.pointer.hover_pos())?;
    let gap = lanes.array_windows().position(|[(_, left), (_, right)]| gap_between(left, right).contains(at.x))?;
    let ([(_, left), (_, right)], view) = ([lanes[gap], lanes[gap + 1]], lanes[gap].1.body.y_range());
    let x = gap_between(&left, &right);
    if !ui.rect_contains_pointer(Rect::from_x_y_ranges(x, view)) {
        return None;
    }
    let is_here = |tie: &&Tie| tie.ribbon.gaps().contains(&gap) && tie.ribbon.band(gap).holds(x, at.x, at.y);
    let height = |tie: &Tie| tie.ribbon.ends.iter().map(|end| end.bottom - end.top).fold(0.0, f32::max);
    let thinnest = ties.iter().filter(is_here).min_by(|a, b| height(a).total_cmp(&height(b)));
    thinnest.map(|tie| (at, *tie))
}

/// Says at the pointer what a ribbon stands for.
fn tooltip_ui(ui: &Ui, theme: &Theme, at: Pos2, relation: Relation) {
    let id = ui.scope_id().with("what a ribbon stands for");
    let around = Rect::from_center_size(at, Vec2::splat(4.0 * theme.space));
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, around).show(|ui| {
        let words = format!("{} {}", relation.symbol(), relation.words());
        ui.label(RichText::new(words).font(theme.strong_font()).color(theme.relation(relation).strong));
        if relation == Relation::Related {
            ui.label(RichText::new(t!("related-means")).small());
        }
    });
}

/// A band as triangles whose edges are soft.
fn band(slices: &[Slice], fill: Color32) -> Shape {
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(4 * slices.len());
    mesh.reserve_triangles(6 * slices.len());
    for (number, slice) in (0_u32..).zip(slices) {
        let color = fill.gamma_multiply(slice.strength);
        let soft = [(-FEATHER, Color32::TRANSPARENT), (FEATHER, color)];
        soft.iter().for_each(|&(by, color)| mesh.colored_vertex(pos2(slice.x, slice.top + by), color));
        soft.iter().for_each(|&(by, _)| {
            let color = if by < 0.0 { color } else { Color32::TRANSPARENT };
            mesh.colored_vertex(pos2(slice.x, slice.bottom + by), color);
        });
        for row in (0..3).filter(|_| number > 0) {
            let (before, after) = (4 * (number - 1) + row, 4 * number + row);
            mesh.add_triangle(before, before + 1, after);
            mesh.add_triangle(before + 1, after + 1, after);
        }
    }
    Shape::mesh(mesh)
}

/// The line along an edge of a band.
fn edge(slices: &[Slice], color: Color32, y: impl Fn(&Slice) -> f32) -> Shape {
    let points = slices.iter().map(|slice| pos2(slice.x, y(slice))).collect();
    let strength = slices.iter().map(|slice| slice.strength).fold(1.0, f32::min).max(0.25);
    Shape::Path(PathShape::line(points, PathStroke::new(1.0, color.gamma_multiply(strength * 0.8))))
}
