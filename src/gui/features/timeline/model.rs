//! What the timeline shows, plain and made before drawing: a mark for every date that a passage names, which days are shown,
//! the ticks of the axis, and how marks are stacked in the lane of their article.
//!
//! Knows comparisons and no widgets. Days are numbers of which 0 is 1 January 1970; a date that is only a month or a year is
//! as long as that. Invariant: what has no place on the axis is counted, never guessed.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, BinaryHeap},
    ops::Range,
};

use crate::{
    claims::{Date, Inferred, PartialDate},
    compare::Comparison,
    gui::{
        wording::{dates::day_words, names::outlet_of, quotation::shortened, relation::Relation},
        words::t,
    },
    ids::{ArticleId, ClaimId, GroupId, IdVec},
    text::Span,
};

/// The shortest and the longest part of the axis that is shown, in days.
const LENGTHS: Range<f64> = 3.0..1_000_000.0;
/// Dates within a fortnight are not spread out further when the middle of the dates is sought.
const LEAST_SPREAD: f64 = 14.0;
/// What lies further from the middle half of the dates than so many times its length lies beyond the first view.
const FENCE: f64 = 2.0;
/// What is left free at both ends, as a part of the days that are shown.
const MARGIN: f64 = 0.06;

/// A part of the axis, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Days {
    /// The days from `from` to `to`, of a length that can be shown.
    pub fn new(from: f64, to: f64) -> Self {
        let half = ((to - from) / 2.0).clamp(LENGTHS.start / 2.0, LENGTHS.end / 2.0);
        let middle = f64::midpoint(from, to);
        Days { from: middle - half, to: middle + half }
    }

    /// How many there are.
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// The day in the middle.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.from, self.to)
    }

    /// `factor` times as many, with `about` staying where it is.
    pub fn scaled(self, factor: f64, about: f64) -> Self {
        let length = (self.length() * factor).clamp(LENGTHS.start, LENGTHS.end);
        let from = about - (about - self.from) / self.length() * length;
        Days { from, to: from + length }
    }

    /// So many days later.
    pub fn moved(self, days: f64) -> Self {
        Days { from: self.from + days, to: self.to + days }
    }

    /// Moved so far that the days of `mark` are in it, and no further.
    pub fn showing(self, mark: &Mark) -> Self {
        let (from, to) = (f64::from(mark.from), f64::from(mark.to));
        let room = self.length() * MARGIN;
        if to <= self.from + room {
            self.moved(to - self.from - 3.0 * room)
        } else if from >= self.to - room {
            self.moved(from - self.to + 3.0 * room)
        } else {
            self
        }
    }
}

/// A date that a passage names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The passage.
    pub claim: ClaimId,
    /// Its group.
    pub group: GroupId,
    /// Its article.
    pub article: ArticleId,
    /// How its group stands to other articles.
    pub relation: Relation,
    /// The first day that the date can mean.
    pub from: i32,
    /// The day after the last.
    pub to: i32,
    /// Where the date is written.
    pub written: Span,
    /// Whether part of it is inferred.
    pub guessed: bool,
}

/// Dated passages along a line of time.
#[derive(Default)]
pub struct Timeline {
    /// Every date that has a place, article by article, the earliest first.
    pub marks: Vec<Mark>,
    /// How many of the passages name no date.
    pub undated: usize,
    /// How many name only days of which the year is not known.
    pub yearless: usize,
    /// By article: the day on which it came out.
    pub published: IdVec<ArticleId, Option<i32>>,
    /// The days that the reader wants to see; none: those that most dates are in.
    pub shown: Option<Days>,
    /// The mark that the keyboard is on, as an index of `marks`.
    pub mark: Option<usize>,
    /// Changes whenever the marks do.
    pub made: u64,
    fitting: Option<Days>,
}

impl Timeline {
    /// Makes the marks anew from the groups of the claims list.
    pub fn refresh(&mut self, comparison: &Comparison, list: &[GroupId]) {
        *self = Timeline { shown: self.shown, made: self.made + 1, ..Timeline::default() };
        for &number in list {
            for &claim in &comparison.groups[number].members {
                self.add(comparison, number, claim);
            }
        }
        self.marks.sort_by_key(|mark| (mark.article, mark.from, mark.to, mark.claim));
        let day = |date: PartialDate| date.days().map(|days| days.start);
        self.published = comparison.articles.iter().map(|article| article.published.and_then(|p| day(p.day))).collect();
        self.fitting = fitting(&self.marks, self.published.as_slice());
    }

    fn add(&mut self, comparison: &Comparison, group: GroupId, claim: ClaimId) {
        let dates = &comparison.claim(claim).1.dates;
        let article = comparison.claims[claim].article;
        let relation = Relation::of_group(comparison, &comparison.groups[group]);
        let before = self.marks.len();
        for date in dates {
            let Some(days) = days_of(date) else { continue };
            let (written, guessed) = (date.span, date.inferred != Inferred::Nothing);
            self.marks.push(Mark { claim, group, article, relation, from: days.start, to: days.end, written, guessed });
        }
        self.undated += usize::from(dates.is_empty());
        self.yearless += usize::from(!dates.is_empty() && self.marks.len() == before);
    }

    /// The days that are shown.
    pub fn days(&self) -> Days {
        self.shown.or(self.fitting).unwrap_or(Days::new(0.0, 365.0))
    }

    /// The marks that lie wholly before and wholly after `days`, as indices: how many, and the one that is nearest.
    pub fn beyond(&self, days: Days) -> [Option<(usize, usize)>; 2] {
        let numbered = || self.marks.iter().enumerate();
        let before = numbered().filter(|(_, mark)| f64::from(mark.to) <= days.from);
        let after = numbered().filter(|(_, mark)| f64::from(mark.from) >= days.to);
        let nearest_before = before.clone().max_by_key(|(_, mark)| mark.to).map(|(index, _)| index);
        let nearest_after = after.clone().min_by_key(|(_, mark)| mark.from).map(|(index, _)| index);
        [nearest_before.map(|index| (before.count(), index)), nearest_after.map(|index| (after.count(), index))]
    }

    /// The marks of `article`, as indices.
    pub fn lane(&self, article: ArticleId) -> Range<usize> {
        let start = self.marks.partition_point(|mark| mark.article < article);
        start..self.marks.partition_point(|mark| mark.article <= article)
    }

    /// The mark `by` places further on in its article.
    pub fn beside(&self, mark: usize, by: isize) -> Option<usize> {
        let lane = self.lane(self.marks.get(mark)?.article);
        mark.checked_add_signed(by).filter(|next| lane.contains(next))
    }

    /// The mark of the lane `by` places further on in `lanes` that is nearest in time; lanes without marks are passed over.
    pub fn across(&self, mark: usize, by: isize, lanes: &[ArticleId]) -> Option<usize> {
        let here = self.marks.get(mark)?;
        let mut at = lanes.iter().position(|article| *article == here.article)?;
        loop {
            at = at.checked_add_signed(by)?;
            let lane = self.lane(*lanes.get(at)?);
            let nearest = lane.min_by_key(|index| (self.marks[*index].from - here.from).abs());
            if nearest.is_some() {
                return nearest;
            }
        }
    }
}

/// The days that `date` can mean; `None` where its year is not known.
fn days_of(date: &Date) -> Option<Range<i32>> {
    let days = date.from.days()?.start..date.to.days()?.end;
    (!days.is_empty()).then_some(days)
}

/// The days that most of the marks and days of publication are in.
fn fitting(marks: &[Mark], published: &[Option<i32>]) -> Option<Days> {
    let middle = |mark: &Mark| (f64::from(mark.from) + f64::from(mark.to)) / 2.0;
    let came_out = published.iter().flatten().map(|day| f64::from(*day) + 0.5);
    let mut middles: Vec<f64> = marks.iter().map(middle).chain(came_out).collect();
    middles.sort_by(f64::total_cmp);
    let (low, high) = (*middles.get(middles.len() / 4)?, *middles.get(middles.len() * 3 / 4)?);
    let spread = (high - low).max(LEAST_SPREAD);
    let fence = low - FENCE * spread..=high + FENCE * spread;
    let inside = middles.iter().copied().filter(|day| fence.contains(day));
    let ends = marks.iter().filter(|mark| fence.contains(&middle(mark)) && f64::from(mark.to - mark.from) <= spread);
    let ends = ends.flat_map(|mark| [f64::from(mark.from), f64::from(mark.to)]);
    let (mut from, mut to) = (low, high);
    for day in inside.chain(ends) {
        (from, to) = (from.min(day), to.max(day));
    }
    let margin = (to - from).max(1.0) * MARGIN;
    Some(Days::new(from - margin, to + margin))
}

/// A line of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub day: i32,
    /// What it is called.
    pub words: String,
    /// Whether a larger unit begins here.
    pub strong: bool,
}

/// How far ticks are apart.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Days(u8),
    Months(u8),
    Years(i32),
}

impl Step {
    const ALL: [Step; 17] = [
        Step::Days(1),
        Step::Days(2),
        Step::Days(5),
        Step::Days(10),
        Step::Months(1),
        Step::Months(2),
        Step::Months(3),
        Step::Months(6),
        Step::Years(1),
        Step::Years(2),
        Step::Years(5),
        Step::Years(10),
        Step::Years(20),
        Step::Years(50),
        Step::Years(100),
        Step::Years(500),
        Step::Years(1000),
    ];

    fn days(self) -> f64 {
        match self {
            Step::Days(days) => f64::from(days),
            Step::Months(months) => f64::from(months) * 30.0,
            Step::Years(years) => f64::from(years) * 365.0,
        }
    }
}

/// The ticks of `days`, of which at most `most` fit.
pub fn ticks(days: Days, most: f64) -> Vec<Tick> {
    let step = Step::ALL.into_iter().find(|step| days.length() / step.days() <= most).unwrap_or(Step::Years(1000));
    let (first, last) = (days.from.floor() as i32, days.to.ceil() as i32);
    let year_of = |day| PartialDate::of_day(day).year.unwrap_or_default();
    let mut ticks = Vec::new();
    let step_years = if let Step::Years(years) = step { years } else { 1 };
    let mut year = year_of(first).div_euclid(step_years) * step_years;
    while year <= year_of(last) {
        add_year(year, step, &mut ticks);
        year += step_years;
    }
    ticks.retain(|tick| (first..=last).contains(&tick.day));
    ticks
}

/// Adds the ticks of `year`.
fn add_year(year: i32, step: Step, ticks: &mut Vec<Tick>) {
    let months = if let Step::Months(months) = step { months } else { 1 };
    for month in (1..=12).step_by(usize::from(months)) {
        let date = PartialDate { year: Some(year), month: Some(month), day: None };
        let Some(days) = date.days() else { continue };
        match step {
            Step::Years(_) if month > 1 => (),
            Step::Years(_) => ticks.push(Tick { day: days.start, words: year.to_string(), strong: false }),
            Step::Months(_) => {
                ticks.push(Tick { day: days.start, words: month_words(year, month), strong: month == 1 })
            }
            Step::Days(step) => {
                let steps = (0..days.len() as i32).step_by(usize::from(step));
                // A month's last tick gives way to the next month's first.
                let steps = steps.filter(|day| *day == 0 || days.len() as i32 - day >= i32::from(step).min(3));
                ticks.extend(steps.map(|day| {
                    let words = t!("timeline-day", day = day + 1, month = month_name(month));
                    Tick { day: days.start + day, words, strong: day == 0 }
                }));
            }
        }
    }
}

fn month_name(month: u8) -> String {
    t!("timeline-month", month = month)
}

fn month_words(year: i32, month: u8) -> String {
    t!("timeline-month-of-year", month = month_name(month), year = year.to_string())
}

/// The day with this number, in words.
pub fn numbered_day(day: i32) -> String {
    day_words(PartialDate::of_day(day))
}

/// The days that are shown, in words: "2023-07-13 – 2023-10-02".
pub fn days_words(days: Days) -> String {
    format!("{} – {}", numbered_day(days.from.floor() as i32), numbered_day(days.to.floor() as i32))
}

/// What a mark means, in words: a day, a month, a year or from when to when.
pub fn mark_words(mark: &Mark) -> String {
    let first = PartialDate::of_day(mark.from);
    let parts = [first, PartialDate { day: None, ..first }, PartialDate { day: None, month: None, ..first }];
    let whole = parts.into_iter().find(|date| date.days() == Some(mark.from..mark.to));
    let from_to = || format!("{} – {}", numbered_day(mark.from), numbered_day(mark.to - 1));
    let meant = whole.map_or_else(from_to, day_words);
    if mark.guessed { t!("timeline-guessed", date = meant) } else { meant }
}

/// The name of a mark, for those who hear it.
pub fn mark_name(comparison: &Comparison, mark: &Mark) -> String {
    let outlet = outlet_of(&comparison.articles[mark.article].document);
    let (date, verdict) = (mark_words(mark), mark.relation.words());
    let words = shortened(comparison.words(mark.claim));
    t!("timeline-mark-name", outlet = outlet, date = date, verdict = verdict, words = words)
}

/// A mark in its lane, in points from where day 0 stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Index in [`Timeline::marks`].
    pub mark: usize,
    /// Left edge.
    pub left: f64,
    /// Its own width.
    pub width: f64,
    /// The row of the lane, from above.
    pub row: usize,
    /// Free points between it and the next one of its row.
    pub room: f64,
}

/// The marks of a lane so stacked that none covers another, and how many rows that takes: `scale` points are a day, and no
/// mark is narrower than `least`.
pub fn pack(marks: &[Mark], lane: Range<usize>, scale: f64, least: f64) -> (Vec<Placed>, usize) {
    let mut placed: Vec<Placed> = Vec::with_capacity(lane.len());
    let mut ending: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
    let (mut free, mut rows): (BTreeSet<usize>, usize) = (BTreeSet::new(), 0);
    let mut last_of_row: Vec<usize> = Vec::new();
    for index in lane {
        let mark = &marks[index];
        let (left, length) = (f64::from(mark.from) * scale, f64::from(mark.to - mark.from) * scale);
        // A day that is narrower than a mark has the mark over its middle.
        let (left, width) = if length < least { (left + (length - least) / 2.0, least) } else { (left, length) };
        while let Some(Reverse((end, row))) = ending.peek().copied().filter(|Reverse((end, _))| *end <= left as i64) {
            ending.pop();
            free.insert(row);
            debug_assert!(end <= left as i64);
        }
        let row = free.pop_first().unwrap_or(rows);
        if row == rows {
            rows += 1;
            last_of_row.push(placed.len());
        } else {
            let before = &mut placed[last_of_row[row]];
            before.room = left - before.left - before.width;
            last_of_row[row] = placed.len();
        }
        ending.push(Reverse(((left + width).ceil() as i64 + 1, row)));
        placed.push(Placed { mark: index, left, width, row, room: f64::INFINITY });
    }
    (placed, rows)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        claims::{DateRule, Published},
        gui::fixture,
        ids::{LocalClaimId, ids},
    };

    fn date(year: i32, month: Option<u8>, day: Option<u8>) -> PartialDate {
        PartialDate { year: Some(year), month, day }
    }

    fn dated(from: PartialDate, to: PartialDate, inferred: Inferred) -> Date {
        Date { span: Span::new(0, 3), from, to, inferred, rule: DateRule::Numeric }
    }

    /// The troops on 13 September 2023 (Alpha, the year guessed) and in September 2023 (Beta), the treaty in 1950 (Beta) and
    /// on a day without a year (Gamma); Beta came out on 20 September.
    fn comparison() -> Comparison {
        let mut comparison = fixture::comparison();
        let day = date(2023, Some(9), Some(13));
        let month = date(2023, Some(9), None);
        let yearless = PartialDate { year: None, month: Some(7), day: Some(27) };
        let mut change = |article, claim, dates: Vec<Date>| {
            let (article, claim) = (ArticleId(article), LocalClaimId(claim));
            let mut changed = (*comparison.articles[article]).clone();
            changed.claims[claim].dates = dates;
            if article == ArticleId(1) {
                changed.published = Some(Published { day: date(2023, Some(9), Some(20)), clock: None });
            }
            comparison.articles[article] = Arc::new(changed);
        };
        change(0, 0, vec![dated(day, day, Inferred::Year)]);
        change(1, 0, vec![dated(month, month, Inferred::Nothing)]);
        change(1, 2, vec![dated(date(1950, None, None), date(1953, None, None), Inferred::Nothing)]);
        change(2, 0, vec![dated(yearless, yearless, Inferred::Nothing)]);
        comparison
    }

    fn timeline(list: &[u32]) -> Timeline {
        let mut timeline = Timeline::default();
        timeline.refresh(&comparison(), &ids(list));
        timeline
    }

    #[test]
    fn what_has_no_place_is_counted() {
        let timeline = timeline(&[1, 0, 3]);
        assert_eq!((timeline.marks.len(), timeline.undated, timeline.yearless), (3, 2, 1));
        assert_eq!(timeline.published.iter().filter(|day| day.is_some()).count(), 1);
    }

    #[test]
    fn a_mark_is_as_long_as_its_date() {
        let timeline = timeline(&[0, 3]);
        let words: Vec<String> = timeline.marks.iter().map(mark_words).collect();
        assert_eq!(words, ["2023-09-13 (partly guessed)", "1950-01-01 – 1953-12-31", "2023-09"]);
        assert_eq!(timeline.marks[2].to - timeline.marks[2].from, 30);
    }

    #[test]
    fn only_what_the_list_shows_is_marked() {
        assert!(timeline(&[1, 2]).marks.is_empty());
        assert_eq!(timeline(&[3]).marks.len(), 1);
    }

    #[test]
    fn a_date_long_ago_does_not_squash_the_rest() {
        let mut timeline = timeline(&[0, 3]);
        let first = timeline.marks[0];
        timeline.marks.extend([first; 8]);
        timeline.fitting = fitting(&timeline.marks, timeline.published.as_slice());
        let days = timeline.days();
        assert!(days.length() < 60.0, "{days:?}");
        assert_eq!(timeline.beyond(days), [Some((1, 1)), None]);
        let moved = days.showing(&timeline.marks[1]);
        assert_eq!(moved.length(), days.length());
        assert!(timeline.beyond(moved)[0].is_none() && timeline.beyond(moved)[1].is_some());
    }

    #[test]
    fn the_keyboard_goes_along_a_lane_and_across() {
        let timeline = timeline(&[0, 3]);
        assert_eq!([timeline.beside(1, 1), timeline.beside(2, 1), timeline.beside(1, -1)], [Some(2), None, None]);
        assert_eq!(timeline.across(0, 1, &ids(&[0, 2, 1])), Some(2), "the lane without marks is passed over");
        assert_eq!(timeline.across(0, -1, &ids(&[0, 2, 1])), None);
    }

    fn check_ticks(from: &str, days: f64, most: f64, expected: &[&str]) {
        let parts: Vec<i32> = from.split('-').map(|part| part.parse().unwrap()).collect();
        let start = date(parts[0], Some(parts[1] as u8), Some(parts[2] as u8)).days().unwrap().start;
        let found = ticks(Days { from: f64::from(start), to: f64::from(start) + days }, most);
        assert_eq!(found.iter().map(|tick| tick.words.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn ticks_are_days_months_or_years() {
        check_ticks("2023-09-29", 4.0, 6.0, &["29 Sep", "30 Sep", "1 Oct", "2 Oct", "3 Oct"]);
        check_ticks("2023-09-20", 15.0, 4.0, &["21 Sep", "26 Sep", "1 Oct"]);
        check_ticks("2023-11-15", 90.0, 4.0, &["Dec 2023", "Jan 2024", "Feb 2024"]);
        check_ticks("1949-06-01", 8000.0, 6.0, &["1950", "1955", "1960", "1965", "1970"]);
    }

    #[test]
    fn marks_of_a_lane_never_cover_each_other() {
        let timeline = timeline(&[0, 3]);
        let mut marks = vec![timeline.marks[0]; 3];
        marks.push(Mark { from: marks[0].from + 30, to: marks[0].to + 30, ..marks[0] });
        let (placed, rows) = pack(&marks, 0..4, 2.0, 18.0);
        assert_eq!(placed.iter().map(|placed| placed.row).collect::<Vec<_>>(), [0, 1, 2, 0]);
        assert_eq!((rows, placed[0].room, placed[0].width), (3, 60.0 - 18.0, 18.0));
    }

    #[test]
    fn scaling_keeps_the_day_under_the_pointer_in_its_place() {
        let days = Days { from: 100.0, to: 200.0 }.scaled(0.5, 120.0);
        assert_eq!(days, Days { from: 110.0, to: 160.0 });
        assert_eq!(days.scaled(0.000_1, 110.0), Days { from: 110.0, to: 113.0 });
    }
}
