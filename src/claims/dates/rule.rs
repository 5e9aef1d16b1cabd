//! The rules by which days and times of day are read, each by its name.

/// By which rule a date is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateRule {
    /// An event that is called by its day ("9/11").
    Event,
    /// A part of a year, or a decade ("quý II/2023", "the 1990s").
    Period,
    /// A month by its name ("May 3, 2023", "первого мая").
    NamedMonth,
    /// Numbers before the words for what they number ("2024년 5월 3일").
    BeforeUnits,
    /// A day and a month after the word for a month ("ngày 3 tháng 5").
    DayOfNumberedMonth,
    /// The same without a day ("tháng 9").
    NumberedMonth,
    /// Year, month and day with full stops ("2023. 5. 12.").
    WithStops,
    /// Digits with separators, or after a word for a day or a year ("13.09.2023", "năm 2019").
    Numeric,
    /// So many days, weeks … from another day ("three days ago").
    Counted,
    /// Words that lean on the day of publication ("hôm qua", "last year").
    Relative,
    /// A day of the week.
    Weekday,
    /// A day of a month that is not told ("on the 15th").
    BareOrdinal,
    /// Words that lean on the day named last ("the next morning").
    AfterNamed,
    /// A number that stands alone like a year, as a detail ("the 2009 quake").
    YearAlone,
}

impl DateRule {
    /// The rule's name: its module and function.
    pub fn as_str(self) -> &'static str {
        match self {
            DateRule::Event => "dates::written::event",
            DateRule::Period => "dates::periods::period",
            DateRule::NamedMonth => "dates::months::named_month",
            DateRule::BeforeUnits => "dates::numbered::before_units",
            DateRule::DayOfNumberedMonth => "dates::months::day_of_numbered_month",
            DateRule::NumberedMonth => "dates::months::numbered_month",
            DateRule::WithStops => "dates::numbered::with_stops",
            DateRule::Numeric => "dates::written::numeric",
            DateRule::Counted => "dates::counted::counted_from",
            DateRule::Relative => "dates::relative::relative",
            DateRule::Weekday => "dates::relative::weekday",
            DateRule::BareOrdinal => "dates::relative::bare_ordinal",
            DateRule::AfterNamed => "dates::relative::after_named",
            DateRule::YearAlone => "facts::detail::quantities",
        }
    }
}

/// By which rule a time of day is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeRule {
    /// A time with a name ("noon").
    Named,
    /// Minutes before or after an hour ("half past four").
    Past,
    /// An hour after its part of the day ("오후 3시").
    AfterPart,
    /// An hour by its digits or its word ("15:30", "9 giờ").
    Counted,
}

impl TimeRule {
    /// The rule's name: its module and function.
    pub fn as_str(self) -> &'static str {
        match self {
            TimeRule::Named => "dates::times::named",
            TimeRule::Past => "dates::times::past",
            TimeRule::AfterPart => "dates::times::after_part",
            TimeRule::Counted => "dates::times::counted",
        }
    }
}
