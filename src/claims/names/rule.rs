//! The rules by which names are found, each by its name.

/// By which rule a name is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameRule {
    /// A place of the lists.
    Place,
    /// A person where no capitals tell names.
    Uncased,
    /// A body by its first words, or as a whole.
    Body,
    /// A run of capitals.
    Run,
    /// A run of capitals behind the small words of a family name ("von der Leyen").
    Particle,
    /// A word that the article has in somebody's full name.
    Known,
    /// A family name before a title, where capitals tell nothing ("김 장관").
    Titled,
}

impl NameRule {
    /// The rule's name: its module and function.
    pub fn as_str(self) -> &'static str {
        match self {
            NameRule::Place => "names::places::place_at",
            NameRule::Uncased => "names::uncased::person_at",
            NameRule::Body => "names::runs::body_at",
            NameRule::Run => "names::runs::run",
            NameRule::Particle => "names::runs::parts::led_by_particle",
            NameRule::Known => "names::resolve::add_unmarked",
            NameRule::Titled => "names::surnames::add_titled",
        }
    }
}
