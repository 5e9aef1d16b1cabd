//! Ribbons on the screen: where the passages in sight meet the gaps between columns, and the bands drawn there.
//!
//! Reads the model and the laid-out rows; the geometry is `ribbons`'. Costs what is in sight.

use egui::{
    Color32, CursorIcon, Mesh, Painter, Rect, Shape, Stroke, Ui,
    emath::Rangef,
    epaint::{PathShape, PathStroke},
    pos2,
};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Reader, ReaderEvent,
    model::Column,
    place::{Frame, Place},
    ribbons::{End, Ribbon, Slice, Stop, ribbons},
};
use crate::{compare::Comparison, gui::theme::Theme};

/// Points over which a band's edge fades, so that it is not jagged.
const FEATHER: f32 = 0.75;

/// The columns in sight and where they are.
type Lanes = Vec<(usize, Place)>;

impl Reader {
    /// Draws what joins the columns `in_sight`, behind their text; a click on a ribbon selects its group.
    pub(super) fn ribbons_ui(&mut self, ui: &Ui, frame: &Frame<'_>, in_sight: &[usize], events: &mut Vec<ReaderEvent>) {
        if !frame.input.choices.ribbons || in_sight.len() < 2 {
            return;
        }
        let lanes: Lanes = in_sight.iter().map(|&index| (index, self.place(frame, index))).collect();
        let ribbons = ribbons(self.stops(frame, &lanes));
        let comparison = frame.input.comparison;
        if let Some(group) = pointed_at(ui, &lanes, &ribbons) {
            self.pointed = Some(group);
            ui.set_cursor_icon(CursorIcon::PointingHand);
            if ui.input(|input| input.pointer.primary_clicked()) {
                events.push(ReaderEvent::Select(Some(comparison.groups[group as usize].best)));
            }
        }
        let lit = [frame.input.selected, self.pointed.or(frame.input.hovered)];
        let (lit, quiet): (Vec<Ribbon>, Vec<Ribbon>) =
            ribbons.into_iter().partition(|ribbon| lit.contains(&Some(ribbon.group)));
        let brush = Brush { painter: ui.painter(), theme: frame.input.theme, lanes: &lanes };
        quiet.iter().for_each(|ribbon| brush.ribbon(comparison, ribbon, false));
        lit.iter().for_each(|ribbon| brush.ribbon(comparison, ribbon, true));
    }

    /// Where the groups that are in sight anywhere meet each of the columns in sight.
    fn stops(&self, frame: &Frame<'_>, lanes: &Lanes) -> Vec<Stop> {
        let comparison = frame.input.comparison;
        let mut stops = Vec::new();
        let mut groups = FxHashSet::default();
        for (number, (index, place)) in lanes.iter().enumerate() {
            let column = &self.columns.list()[*index];
            for (group, end) in column.in_view(comparison, place) {
                groups.insert(group);
                stops.push(Stop { group, column: number, end });
            }
        }
        let met: FxHashSet<(u32, usize)> = stops.iter().map(|stop| (stop.group, stop.column)).collect();
        let numbers: FxHashMap<u32, usize> = lanes
            .iter()
            .enumerate()
            .map(|(number, (index, _))| (self.columns.list()[*index].article, number))
            .collect();
        let mut beyond = FxHashMap::default();
        for group in groups {
            for &member in &comparison.groups[group as usize].members {
                let Some(&number) = numbers.get(&comparison.claims[member as usize].article) else { continue };
                if !met.contains(&(group, number)) {
                    let (index, place) = &lanes[number];
                    let column = &self.columns.list()[*index];
                    let start = comparison.claim(member).1.span.start;
                    beyond.entry((group, number)).or_insert_with(|| column.out_of_view(group, start, place));
                }
            }
        }
        stops.extend(beyond.into_iter().map(|((group, column), end)| Stop { group, column, end }));
        stops
    }
}

impl Column {
    /// The passages of shared groups that are in view, and where each begins and ends there.
    fn in_view(&self, comparison: &Comparison, place: &Place) -> Vec<(u32, End)> {
        let mut found: Vec<(u32, End)> = Vec::new();
        for &(block, top) in &self.sight {
            let Some(laid) = self.page.rows(block) else { continue };
            for passage in &laid.passages {
                let group = comparison.claims[self.claim(passage.claim) as usize].group;
                let (Some(first), Some(last)) = (passage.rects.first(), passage.rects.last()) else { continue };
                let end = End::within(place.body.y_range(), top + first.top(), top + last.bottom());
                if !end.beyond && comparison.groups[group as usize].sources > 1 {
                    found.push((group, end));
                }
            }
        }
        found
    }

    /// Where the way to the passage of `group` at byte `at` leaves the view; in a narrow column, its mark.
    fn out_of_view(&self, group: u32, at: u32, place: &Place) -> End {
        let view = place.body.y_range();
        if let Some(mark) = self.mark_of(group).filter(|_| self.narrow) {
            return End::thin(view.min + mark.center());
        }
        if self.page.block_of(at) > self.anchor.block { End::below(view) } else { End::above(view) }
    }
}

/// What ribbons are drawn with.
struct Brush<'a> {
    painter: &'a Painter,
    theme: &'a Theme,
    lanes: &'a Lanes,
}

impl Brush<'_> {
    fn ribbon(&self, comparison: &Comparison, ribbon: &Ribbon, lit: bool) {
        let tokens = self.theme.ribbons;
        let strong = self.theme.verdict(comparison.groups[ribbon.group as usize].verdict).strong;
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

    /// The line behind the text of a column that does not have the group.
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

/// The group of the ribbon under the pointer, the thinnest where several lie there.
fn pointed_at(ui: &Ui, lanes: &Lanes, ribbons: &[Ribbon]) -> Option<u32> {
    let at = ui.input(|input| input.pointer.hover_pos())?;
    let gap = lanes.array_windows().position(|[(_, left), (_, right)]| gap_between(left, right).contains(at.x))?;
    let ([(_, left), (_, right)], view) = ([lanes[gap], lanes[gap + 1]], lanes[gap].1.body.y_range());
    let x = gap_between(&left, &right);
    if !ui.rect_contains_pointer(Rect::from_x_y_ranges(x, view)) {
        return None;
    }
    let here = ribbons.iter().filter(|ribbon| ribbon.gaps().contains(&gap) && ribbon.band(gap).holds(x, at.x, at.y));
    let height = |ribbon: &&Ribbon| ribbon.ends.iter().map(|end| end.bottom - end.top).fold(0.0, f32::max);
    here.min_by(|a, b| height(a).total_cmp(&height(b))).map(|ribbon| ribbon.group)
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
