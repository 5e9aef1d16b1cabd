//! Dates as the reader's language writes them, and how long ago something was.

use std::time::Duration;

use crate::{
    claims::{Date, PartialDate, Published},
    gui::words::t,
};

/// The date, or its two ends.
pub fn date_words(date: &Date) -> String {
    match date.from == date.to {
        true => day_words(date.from),
        false => t!("date-span", from = day_words(date.from), to = day_words(date.to)),
    }
}

/// The day on which an article came out, with the time where that is told.
pub fn published_words(published: Published) -> String {
    let day = day_words(published.day);
    published.clock.map_or_else(|| day.clone(), |clock| format!("{day} {clock}"))
}

/// A date with what is known of it.
pub fn day_words(date: PartialDate) -> String {
    let digits = |part: u8| format!("{part:02}");
    let year = date.year.map(|year| format!("{year:04}"));
    match (year, date.month, date.day) {
        (Some(year), Some(month), Some(day)) => {
            t!("date-day", year = year, month = digits(month), day = digits(day))
        }
        (Some(year), Some(month), None) => t!("date-month", year = year, month = digits(month)),
        (Some(year), None, _) => t!("date-year", year = year),
        (None, Some(month), Some(day)) => t!("date-without-year", month = digits(month), day = digits(day)),
        (None, Some(month), None) => t!("date-month-alone", month = month),
        (None, None, _) => date.to_string(),
    }
}

/// That something was done so long ago: "just now", "3 minutes ago".
pub fn ago_words(passed: Duration) -> String {
    let minutes = passed.as_secs() / 60;
    match minutes {
        0 => t!("date-just-now"),
        1..60 => t!("date-minutes-ago", count = minutes),
        60..1440 => t!("date-hours-ago", count = minutes / 60),
        _ => t!("date-days-ago", count = minutes / 1440),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_is_told_in_the_unit_that_fits() {
        let told = |secs| ago_words(Duration::from_secs(secs)).replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(
            [59, 60, 3_599, 7_200, 86_400].map(told),
            ["just now", "1 minute ago", "59 minutes ago", "2 hours ago", "1 day ago"]
        );
    }
}
