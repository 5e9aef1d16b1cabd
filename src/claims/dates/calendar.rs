//! Days as numbers, and back: the proleptic Gregorian calendar without time zones.
//!
//! After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (`days_from_civil`, `civil_from_days`).

use super::PartialDate;

/// The number of a day; 1 January 1970 is 0.
pub(super) type DayNumber = i32;

/// A week has so many days.
pub(super) const DAYS_OF_WEEK: i32 = 7;
/// Days in 400 years.
const ERA: i32 = 146_097;
/// From 1 March of the year 0 to 1 January 1970.
const EPOCH: i32 = 719_468;

/// The number of a day that is known in whole and is in the calendar.
pub(super) fn number(date: PartialDate) -> Option<DayNumber> {
    let (year, month, day) = (date.year?, date.month?, date.day?);
    (day <= last_day(year, month)).then(|| days_from_civil(year, month, day))
}

/// The day with this number.
pub(super) fn date(number: DayNumber) -> PartialDate {
    let z = number + EPOCH;
    let (era, day_of_era) = (z.div_euclid(ERA), z.rem_euclid(ERA));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    PartialDate { year: Some(year), month: Some(month as u8), day: Some(day as u8) }
}

/// The day of the week, 0 for Monday.
pub(super) fn weekday(number: DayNumber) -> i32 {
    (number + 3).rem_euclid(DAYS_OF_WEEK)
}

/// The last day of a month; 0 for a month that is none.
pub(super) fn last_day(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

fn days_from_civil(year: i32, month: u8, day: u8) -> DayNumber {
    let (month, day) = (i32::from(month), i32::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let month_from_march = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    era * ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_there_and_back() {
        for day in (-300_000..300_000).step_by(17) {
            assert_eq!(number(date(day)), Some(day));
        }
        assert_eq!(date(0).to_string(), "1970-01-01");
        assert_eq!((date(16_941).to_string(), weekday(16_941)), ("2016-05-20".to_owned(), 4));
        assert_eq!(number(PartialDate { year: Some(2015), month: Some(2), day: Some(29) }), None);
    }
}
