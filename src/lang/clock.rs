//! The words of times of day: as a pack's file has them, and as they are looked up.

use serde::Deserialize;

use super::{Lexicon, Phrases, data::meanings};

/// Words around times of day.
#[derive(Debug)]
pub struct TimeWords {
    /// Before a time.
    pub at: Phrases,
    /// Before a time where a clause begins; elsewhere a duration may follow ("Khoảng 4 giờ").
    pub opening: Phrases,
    /// After the hour, where it may be a duration.
    pub hour: Phrases,
    /// After the hour, of a time alone ("o'clock", "3시").
    pub clock: Phrases,
    /// Letters between hour and minute, right after the digits.
    pub letters: Vec<String>,
    /// After the minutes.
    pub minute: Phrases,
    /// Half an hour more.
    pub half: Phrases,
    /// Other parts of an hour more, in minutes ("一刻").
    pub more: Lexicon<u8>,
    /// Between an hour and the minutes that lack to it ("5 giờ kém 15").
    pub less: Phrases,
    /// After a time: whose clock it is.
    pub zones: Phrases,
    /// Hours in words, 1 to 24.
    pub hours: Lexicon<u8>,
    /// Before an hour: how many minutes after it ("half past", "quarter to").
    pub past: Lexicon<i32>,
    /// Hours with a name ("noon").
    pub names: Lexicon<u8>,
    /// Before a duration.
    pub durations: Phrases,
    /// After one.
    pub durations_after: Phrases,
    /// Parts of the day after an hour: the hours between which they lie, past 24 on the next day.
    pub parts: Lexicon<(u8, u8)>,
    /// The same, before an hour.
    pub parts_before: Lexicon<(u8, u8)>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TimesData {
    at: Vec<String>,
    opening: Vec<String>,
    hour: Vec<String>,
    clock: Vec<String>,
    letters: Vec<String>,
    minute: Vec<String>,
    half: Vec<String>,
    more: Vec<MoreData>,
    less: Vec<String>,
    zones: Vec<String>,
    hours: Vec<Vec<String>>,
    past: Vec<PastData>,
    names: Vec<HourData>,
    durations: Vec<String>,
    durations_after: Vec<String>,
    parts: Vec<DayPartData>,
    parts_before: Vec<DayPartData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PastData {
    minutes: i32,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MoreData {
    minutes: u8,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HourData {
    hour: u8,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayPartData {
    words: Vec<String>,
    from: u8,
    to: u8,
}

impl From<TimesData> for TimeWords {
    fn from(data: TimesData) -> Self {
        let parts = |list: Vec<DayPartData>| meanings(list.into_iter().map(|part| (part.words, (part.from, part.to))));
        TimeWords {
            at: Phrases::new(&data.at),
            opening: Phrases::new(&data.opening),
            hour: Phrases::new(&data.hour),
            clock: Phrases::new(&data.clock),
            letters: data.letters,
            minute: Phrases::new(&data.minute),
            half: Phrases::new(&data.half),
            more: meanings(data.more.into_iter().map(|more| (more.words, more.minutes))),
            less: Phrases::new(&data.less),
            zones: Phrases::new(&data.zones),
            hours: meanings(data.hours.into_iter().zip(1..)),
            past: meanings(data.past.into_iter().map(|past| (past.words, past.minutes))),
            names: meanings(data.names.into_iter().map(|name| (name.words, name.hour))),
            durations: Phrases::new(&data.durations),
            durations_after: Phrases::new(&data.durations_after),
            parts: parts(data.parts),
            parts_before: parts(data.parts_before),
        }
    }
}
