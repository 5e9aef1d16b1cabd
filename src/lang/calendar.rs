//! The words of days, months and years: as a pack's file has them, and as they are looked up.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{
    Lexicon, Phrases,
    data::{key, meanings},
};
use crate::text::fold_word;

/// Words around days, months and years.
#[derive(Debug)]
pub struct DateWords {
    /// Before a day.
    pub day: Phrases,
    /// Before a month's number.
    pub month: Phrases,
    /// Before a year.
    pub year: Phrases,
    /// Those of [`DateWords::year`] after which the year is not that of the day or month before ("the wettest July since 1912").
    pub year_apart: Phrases,
    /// After a day's number ("3일").
    pub day_after: Phrases,
    /// After a month's number ("5월").
    pub month_after: Phrases,
    /// After a year ("2024년", "2024 года").
    pub year_after: Phrases,
    /// Which of "3/4/2024" is the day; `None` where nobody knows.
    pub order: Option<DayOrder>,
    /// Whether articles of the language do it either way.
    pub order_varies: bool,
    /// Days of a month in words, 1 to 31.
    pub days: Lexicon<u8>,
    /// Before a year that stands before its noun ("her 1997 book").
    pub year_before_noun: Phrases,
    /// Letters right after a day's digits, perhaps with a hyphen between ("9th", "18-го").
    pub day_endings: Vec<String>,
    /// Between a day and its month ("the 4th of July").
    pub day_of: Phrases,
    /// Months by their number in words, 1 to 12.
    pub month_words: Lexicon<u8>,
    /// Names of months, by key.
    pub months: FxHashMap<u64, u8>,
    /// Whether they are written with a capital.
    pub capital_months: bool,
    /// Words after which a month's name may stand alone.
    pub month_alone: Phrases,
    /// The same, where the name may also be a person's ("by August Wilson").
    pub month_unless_name: Phrases,
    /// Days of the week: 0 is Monday.
    pub weekdays: Lexicon<u8>,
    /// Quarters of a year, 1 to 4.
    pub quarters: Lexicon<u8>,
    /// Halves of a year, 1 and 2.
    pub halves: Lexicon<u8>,
    /// Other parts of a year: first and last month.
    pub stretches: Lexicon<(u8, u8)>,
    /// After a number of months from the start of a year ("9 tháng đầu năm").
    pub months_from_start: Phrases,
    /// Before the first year of a decade.
    pub decade_before: Phrases,
    /// After it.
    pub decade_after: Phrases,
    /// Letters right after its digits ("1990s", "90-х").
    pub decade_endings: Vec<String>,
    /// Before a decade: its century, by a number before the word (0) or as so many after that of the publication.
    pub centuries: Lexicon<i32>,
    /// Decades of a century in words, 20 to 90.
    pub decades: Lexicon<u8>,
    /// Parts of a month or a year, before it.
    pub parts: Lexicon<Part>,
    /// The same, after it.
    pub parts_after: Lexicon<Part>,
    /// Between the first and the last day, besides [`super::Bounds::to`].
    pub until: Phrases,
    /// Before a day, for the night that ends with it.
    pub eve: Phrases,
    /// After a day that is to come.
    pub coming: Phrases,
    /// Before a day that is to come.
    pub next: Phrases,
    /// Before a day of the week that has been.
    pub last: Phrases,
    /// What puts the days of a clause after the publication ("will").
    pub future: Phrases,
    /// Last letters of a verb of what has been, where it has the stem of one in [`DateWords::future`].
    pub past_endings: Vec<String>,
    /// Before a day of the week that is every one.
    pub every: Phrases,
    /// After it.
    pub every_after: Phrases,
    /// Before words of [`DateWords::relative`] that mean several.
    pub plural: Phrases,
    /// Words that lean on the day of publication: what of the calendar, and how many after it.
    pub relative: Lexicon<(CalendarUnit, i32)>,
    /// Words that lean on the day last named: how many days after it.
    pub named_day: Lexicon<i32>,
    /// After a number: what of the calendar it counts from the publication, and the way ("days ago", -1).
    pub ago: Lexicon<(CalendarUnit, i32)>,
    /// Before a number with one of [`DateWords::units`]: the way to count from the publication ("cách đây", -1).
    pub ago_before: Lexicon<i32>,
    /// The same two from the day named last ("days later", 1).
    pub later: Lexicon<(CalendarUnit, i32)>,
    /// See there.
    pub later_before: Lexicon<i32>,
    /// After a number, where what it counts is counted from what follows ("ngày trước khi").
    pub uncounted: Phrases,
    /// What of the calendar a number counts.
    pub units: Lexicon<CalendarUnit>,
    /// Events that are called by their day: year, month, day.
    pub events: Lexicon<(i32, u8, u8)>,
    /// Beside a day of the lunar calendar.
    pub lunar: Phrases,
    /// Words that lean on the year of the day last named, beside a month or a day: how many years after it.
    pub named_year: Lexicon<i32>,
    /// Between a day of the week and its day of the month, besides [`DateWords::day`]: the part of the day.
    pub day_parts: Phrases,
    /// What looks like a day and is none ("24/7").
    pub not_days: Phrases,
    /// Words with the stem of the name of a day or month that are none ("среди").
    pub look_alikes: Vec<String>,
}

/// Which of the two numbers of a day comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayOrder {
    /// 3/4 is the third of April.
    Day,
    /// 3/4 is the fourth of March.
    Month,
}

/// A third of a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its beginning.
    Early,
    /// Its middle.
    Mid,
    /// Its end.
    Late,
}

/// What of the calendar a word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CalendarUnit {
    /// A day.
    Day,
    /// A week, from Monday to Sunday.
    Week,
    /// Saturday and Sunday of a week.
    Weekend,
    /// A month.
    Month,
    /// A year.
    Year,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DatesData {
    day: Vec<String>,
    month: Vec<String>,
    year: Vec<String>,
    year_apart: Vec<String>,
    day_after: Vec<String>,
    month_after: Vec<String>,
    year_after: Vec<String>,
    order: Option<DayOrder>,
    order_varies: bool,
    year_before_noun: Vec<String>,
    days: Vec<Vec<String>>,
    day_endings: Vec<String>,
    day_of: Vec<String>,
    month_words: Vec<Vec<String>>,
    months: Vec<Vec<String>>,
    capital_months: bool,
    month_alone: Vec<String>,
    month_unless_name: Vec<String>,
    weekdays: Vec<Vec<String>>,
    quarters: Vec<Vec<String>>,
    halves: Vec<Vec<String>>,
    stretches: Vec<StretchData>,
    months_from_start: Vec<String>,
    decade_before: Vec<String>,
    decade_after: Vec<String>,
    decade_endings: Vec<String>,
    centuries: Vec<CountData>,
    decades: Vec<Vec<String>>,
    early: Vec<String>,
    mid: Vec<String>,
    late: Vec<String>,
    early_after: Vec<String>,
    mid_after: Vec<String>,
    late_after: Vec<String>,
    until: Vec<String>,
    eve: Vec<String>,
    coming: Vec<String>,
    next: Vec<String>,
    last: Vec<String>,
    future: Vec<String>,
    past_endings: Vec<String>,
    every: Vec<String>,
    every_after: Vec<String>,
    plural: Vec<String>,
    relative: Vec<RelativeData>,
    named_day: Vec<CountData>,
    ago: Vec<RelativeData>,
    ago_before: Vec<CountData>,
    later: Vec<RelativeData>,
    later_before: Vec<CountData>,
    uncounted: Vec<String>,
    units: Vec<UnitData>,
    events: Vec<EventData>,
    lunar: Vec<String>,
    named_year: Vec<CountData>,
    day_parts: Vec<String>,
    not_days: Vec<String>,
    look_alikes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelativeData {
    unit: CalendarUnit,
    by: i32,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StretchData {
    /// First and last month, 1 to 12.
    from: u8,
    to: u8,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitData {
    unit: CalendarUnit,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountData {
    by: i32,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventData {
    /// Year, month, day.
    day: (i32, u8, u8),
    words: Vec<String>,
}

/// The months of a year.
const MONTHS: u8 = 12;

impl From<DatesData> for DateWords {
    fn from(data: DatesData) -> Self {
        let mut months = FxHashMap::default();
        for (names, month) in data.months.iter().zip(1..=MONTHS) {
            months.extend(names.iter().map(|name| (key(name), month)));
        }
        DateWords {
            day: Phrases::new(&data.day),
            month: Phrases::new(&data.month),
            year: Phrases::new(&data.year),
            year_apart: Phrases::new(&data.year_apart),
            day_after: Phrases::new(&data.day_after),
            month_after: Phrases::new(&data.month_after),
            year_after: Phrases::new(&data.year_after),
            order: data.order,
            order_varies: data.order_varies,
            year_before_noun: Phrases::new(&data.year_before_noun),
            days: meanings(data.days.into_iter().zip(1..)),
            day_endings: folded(data.day_endings),
            day_of: Phrases::new(&data.day_of),
            month_words: meanings(data.month_words.into_iter().zip(1..=MONTHS)),
            months,
            capital_months: data.capital_months,
            month_alone: Phrases::new(&data.month_alone),
            month_unless_name: Phrases::new(&data.month_unless_name),
            weekdays: meanings(data.weekdays.into_iter().zip(0..)),
            quarters: meanings(data.quarters.into_iter().zip(1..)),
            halves: meanings(data.halves.into_iter().zip(1..)),
            stretches: meanings(data.stretches.into_iter().map(|data| (data.words, (data.from, data.to)))),
            months_from_start: Phrases::new(&data.months_from_start),
            decade_before: Phrases::new(&data.decade_before),
            decade_after: Phrases::new(&data.decade_after),
            decade_endings: folded(data.decade_endings),
            centuries: ways(data.centuries),
            decades: meanings(data.decades.into_iter().zip((20..100).step_by(10))),
            parts: parts(data.early, data.mid, data.late),
            parts_after: parts(data.early_after, data.mid_after, data.late_after),
            until: Phrases::new(&data.until),
            eve: Phrases::new(&data.eve),
            coming: Phrases::new(&data.coming),
            next: Phrases::new(&data.next),
            last: Phrases::new(&data.last),
            future: Phrases::new(&data.future),
            past_endings: folded(data.past_endings),
            every: Phrases::new(&data.every),
            every_after: Phrases::new(&data.every_after),
            plural: Phrases::new(&data.plural),
            relative: counted(data.relative),
            named_day: ways(data.named_day),
            ago: counted(data.ago),
            ago_before: ways(data.ago_before),
            later: counted(data.later),
            later_before: ways(data.later_before),
            uncounted: Phrases::new(&data.uncounted),
            units: meanings(data.units.into_iter().map(|data| (data.words, data.unit))),
            events: meanings(data.events.into_iter().map(|data| (data.words, data.day))),
            lunar: Phrases::new(&data.lunar),
            named_year: ways(data.named_year),
            day_parts: Phrases::new(&data.day_parts),
            not_days: Phrases::new(&data.not_days),
            look_alikes: folded(data.look_alikes),
        }
    }
}

fn counted(list: Vec<RelativeData>) -> Lexicon<(CalendarUnit, i32)> {
    meanings(list.into_iter().map(|data| (data.words, (data.unit, data.by))))
}

fn ways(list: Vec<CountData>) -> Lexicon<i32> {
    meanings(list.into_iter().map(|data| (data.words, data.by)))
}

fn parts(early: Vec<String>, mid: Vec<String>, late: Vec<String>) -> Lexicon<Part> {
    meanings([(early, Part::Early), (mid, Part::Mid), (late, Part::Late)])
}

fn folded(letters: Vec<String>) -> Vec<String> {
    letters.iter().map(|letters| fold_word(letters)).collect()
}
