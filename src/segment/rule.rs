//! The rules by which a text is divided and told from the page around it, each by its name.

/// By which rule a piece ends where it does, or is no part of what the article says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A sentence ends with its line.
    LineEnd,
    /// A sentence ends with a mark.
    Stop,
    /// An item of a list that is written on one line.
    Item,
    /// A reader said what it is.
    Marked,
    /// A line of the header, or its key.
    Header,
    /// The dateline before the first sentence.
    Dateline,
    /// The maker of a picture before its caption ("© POOL …").
    LeadingCredit,
    /// The maker of a picture after a label ("Ảnh: VOA").
    LabelledCredit,
    /// The source of a picture as archives write it (" - Outlet, number, date").
    ArchiveCredit,
    /// Neither a letter nor a figure.
    NoWords,
    /// No letter: a rule, a number alone.
    NoLetters,
    /// Another script than the article's.
    OtherScript,
    /// A pointer to another story, an address, key words with a hash.
    LeadsElsewhere,
    /// A note, or the target of a link, of Markdown.
    Note,
    /// The row of a table.
    TableRow,
    /// A label of the page, alone or before a colon.
    PageLabel,
    /// How a page speaks of itself to its reader.
    Notice,
    /// Under a label of the page.
    UnderLabel,
    /// Hardly more than a date.
    DateLine,
    /// Names before or after the text.
    Byline,
    /// A heading or a button.
    Heading,
    /// Words that an earlier line of the page has.
    Repeat,
    /// Words that another line of the text has.
    PullQuote,
    /// What an earlier version of the article said.
    Superseded,
    /// The time stamp of a transcript, or the name on a line above what is said.
    Stamp,
    /// The number and times of a cue of subtitles.
    Cue,
}

impl Rule {
    /// The rule's name: its module, and what in it, where the module has several.
    pub fn as_str(self) -> &'static str {
        match self {
            Rule::LineEnd => "segment::lines",
            Rule::Stop => "segment::sentences::stops",
            Rule::Item => "segment::sentences::items",
            Rule::Marked => "segment::marks",
            Rule::Header => "ingest::header",
            Rule::Dateline => "ingest::dateline",
            Rule::LeadingCredit => "segment::credits::leading",
            Rule::LabelledCredit => "segment::credits::labelled",
            Rule::ArchiveCredit => "segment::credits::archive",
            Rule::NoWords => "segment::push_sentences",
            Rule::NoLetters => "segment::furniture",
            Rule::OtherScript => "segment::page::is_foreign",
            Rule::LeadsElsewhere => "segment::words::leads_elsewhere",
            Rule::Note => "segment::words::is_note",
            Rule::TableRow => "segment::furniture::is_row",
            Rule::PageLabel => "segment::words::is_labelled",
            Rule::Notice => "segment::page::is_notice",
            Rule::UnderLabel => "segment::page::is_under_label",
            Rule::DateLine => "segment::furniture::is_date_line",
            Rule::Byline => "segment::furniture::is_byline",
            Rule::Heading => "segment::furniture::is_heading",
            Rule::Repeat => "segment::repeats",
            Rule::PullQuote => "segment::pull_quotes",
            Rule::Superseded => "segment::words::is_superseded",
            Rule::Stamp => "segment::stamps",
            Rule::Cue => "ingest::subtitles",
        }
    }
}
