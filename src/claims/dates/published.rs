//! The day of publication, as headers write it: "09:30 ngày 20/05/2016", "May 20, 2016 3:00 pm", "2016-05-20T09:30:00Z".
//!
//! Known limit: a time zone is not looked at, so the day is that of the outlet's own clock.

use super::{Clock, Context, PartialDate, calendar, dates, times};
use crate::{
    claims::tokens::Tokens,
    lang::{self, Pack},
    text::Span,
};

/// When an article was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Published {
    /// The day, known in whole.
    pub day: PartialDate,
    /// The time of day, where it is told.
    pub clock: Option<Clock>,
}

impl Published {
    /// What a header's words say, read as the language of `pack` writes dates and else as one that names the months, since
    /// only a name is sure in another language's header; `None` where no day is sure.
    pub fn read(words: &str, pack: &Pack) -> Option<Published> {
        const LONGEST: usize = 120; // characters: more is no date
        let words: String = without_iso_t(&words.chars().take(LONGEST).collect::<String>());
        let naming_months =
            lang::all().iter().filter(|pack| !pack.dates.months.is_empty() && pack.dates.capital_months);
        std::iter::once(pack).chain(naming_months).find_map(|pack| Self::by_pack(&words, pack))
    }

    fn by_pack(words: &str, pack: &Pack) -> Option<Published> {
        let tokens = Tokens::new(words, Span::new(0, words.len()));
        let whole = |day: &PartialDate| calendar::number(*day).is_some();
        let day = dates(&tokens, pack, &Context::default()).iter().map(|date| date.from).find(whole)?;
        Some(Published { day, clock: times(&tokens, pack).first().map(|time| time.clock) })
    }
}

impl std::fmt::Display for Published {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.day.fmt(f)?;
        self.clock.map_or(Ok(()), |clock| write!(f, " {clock}"))
    }
}

/// ISO 8601 with a space for the "T" between day and time.
fn without_iso_t(words: &str) -> String {
    let digit = |ch: char| ch.is_ascii_digit();
    match words.split_once(['T', 't']) {
        Some((day, time)) if day.ends_with(digit) && time.starts_with(digit) => format!("{day} {time}"),
        _ => words.to_owned(),
    }
}
