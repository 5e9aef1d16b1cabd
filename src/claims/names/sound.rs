//! What a name sounds like, so that one name in different scripts is known as one: "Ivan Petrov", "Иван Петров",
//! "이반 페트로프", "伊万·彼得罗夫".
//!
//! A name is read aloud in Latin letters, and of that the consonants are kept in classes that transliteration does not
//! part (p, b, f and v; r and l; m and n). That is coarse, so it only counts between names in different scripts, and where
//! it is long enough not to be the same by chance. Known limits: names that are read in another language's own way
//! (Sino-Vietnamese, Sino-Korean) sound different; they are for the lists of names.

/// Shorter sounds are alike by chance.
const SHORTEST: usize = 4;

/// The consonants of a name, by classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sound {
    script: Script,
    /// A letter for each consonant.
    consonants: String,
    /// Whether these are enough to know the name by.
    enough: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Script {
    #[default]
    Latin,
    Cyrillic,
    Hangul,
    Han,
    Other,
}

impl Sound {
    /// The sound of a name that stands in the text as `written` (folded) and is compared by `name`. A name that the lists
    /// turned into another script has no sound of its own: it is compared by its name alone.
    pub(super) fn new(written: &str, name: &str) -> Self {
        let script = Script::of(written);
        let source = if script == Script::Cyrillic { name } else { written };
        let known = script != Script::Latin && script != Script::Cyrillic && Script::of(name) == Script::Latin;
        let consonants = if known || script == Script::Other { String::new() } else { consonants(source) };
        let enough = consonants.len() >= SHORTEST && (script != Script::Latin || written.contains([' ', '-']));
        Sound { script, consonants, enough }
    }

    /// The consonants by which a name in another script may be the same one; `None` where it is too short for that.
    pub fn consonants(&self) -> Option<&str> {
        Some(self.consonants.as_str()).filter(|_| self.enough)
    }

    /// The consonants, however few.
    pub(super) fn heard(&self) -> &str {
        &self.consonants
    }

    /// Whether two names in different scripts sound alike.
    pub fn is_same(&self, other: &Sound) -> bool {
        self.script != other.script && self.consonants().is_some() && self.consonants == other.consonants
    }
}

impl Script {
    pub(super) fn of(text: &str) -> Script {
        let first = text.chars().find(|ch| ch.is_alphabetic());
        first.map_or(Script::Other, |ch| match ch {
            '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
            '\u{400}'..='\u{52f}' => Script::Cyrillic,
            _ if crate::text::is_hangul(ch) => Script::Hangul,
            _ if crate::text::is_han(ch) => Script::Han,
            _ => Script::Other,
        })
    }
}

/// The consonants of `name`, each as its class.
fn consonants(name: &str) -> String {
    let mut found = String::new();
    for word in name.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.chars().any(crate::text::is_piece) {
            // Each syllable by itself, since a consonant that ends one and begins the next is heard twice but for r and l.
            let mut before = None;
            for (at, syllable) in word.chars().enumerate() {
                let classes = classes(&latin(syllable), at == 0);
                let doubled = before == Some('R') && classes.starts_with('R') && crate::text::is_hangul(syllable);
                found.push_str(&classes[usize::from(doubled)..]);
                before = classes.chars().next_back();
            }
        } else {
            found.push_str(&classes(&word.chars().map(latin).collect::<String>(), true));
        }
    }
    found
}

/// How a character is read in Latin letters, small.
fn latin(ch: char) -> String {
    let latin = any_ascii::any_ascii_char(ch).to_ascii_lowercase();
    if crate::text::is_han(ch) { latin.replace(['x', 'q'], "s") } else { latin }
}

/// Consonants that are written with several letters, longest first.
const SPELLED: &[(&str, &str)] = &[
    ("shch", "S"),
    ("sch", "S"),
    ("dzh", "S"),
    ("tch", "S"),
    ("ch", "S"),
    ("sh", "S"),
    ("zh", "S"),
    ("ts", "S"),
    ("tz", "S"),
    ("dz", "S"),
    ("dj", "S"),
    ("kh", "K"),
    ("ck", "K"),
    ("gh", "K"),
    ("ph", "P"),
    ("th", "T"),
    ("ng", "N"),
    ("x", "KS"),
];

/// The classes of the consonants of a Latin word; two alike with no vowel between are one. `first`: an h is heard.
fn classes(word: &str, first: bool) -> String {
    let mut found = String::new();
    let mut rest = word;
    let mut last = None;
    while let Some(letter) = rest.chars().next() {
        let spelled = SPELLED.iter().find(|(letters, _)| rest.starts_with(letters));
        let (class, read) = match spelled {
            Some(&(letters, class)) => (class, letters.len()),
            None => (class(letter, &rest[1..], first && rest.len() == word.len()), 1),
        };
        if last != Some(class) {
            found.push_str(class);
        }
        last = Some(class).filter(|class| !class.is_empty());
        rest = &rest[read..];
    }
    found
}

/// The class of one letter before `rest`; a vowel has none.
fn class(letter: char, rest: &str, opens: bool) -> &'static str {
    match letter {
        'p' | 'b' | 'f' | 'v' | 'w' => "P",
        't' | 'd' => "T",
        'c' if rest.starts_with(['e', 'i', 'y']) => "S",
        'k' | 'g' | 'q' | 'c' => "K",
        'h' if opens => "K",
        's' | 'z' | 'j' => "S",
        'r' | 'l' => "R",
        'm' | 'n' => "N",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound(name: &str) -> Sound {
        Sound::new(&crate::text::fold_word(name), &crate::text::fold_word(name))
    }

    #[test]
    fn one_name_in_four_scripts_sounds_alike() {
        for names in [
            ["Ivan Petrov", "Иван Петров", "이반 페트로프", "伊万·彼得罗夫"],
            ["Nguyễn Văn An", "Нгуен Ван Ан", "응우옌 반 안", "Nguyen Van An"],
            ["Kim Min-soo", "Ким Мин Су", "김민수", "Kim Min Soo"],
            ["Petro Lysenko", "Петро Лысенко", "페트로 리센코", "彼得罗·利先科"],
        ] {
            for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
                let (a_sound, b_sound) = (sound(a), sound(b));
                assert!(
                    a_sound.script == b_sound.script || a_sound.is_same(&b_sound),
                    "{a} {a_sound:?} {b} {b_sound:?}"
                );
            }
        }
    }

    #[test]
    fn other_names_short_names_and_one_script_do_not() {
        for (a, b) in [
            ("Ivan Petrov", "Иван Сидоров"),
            ("Li Na", "Ли На"),
            ("Kim Jong-un", "김정일"),
            ("Ivan Petrov", "Ivan Bedrov"),
            ("Tran Van Hai", "Чан Ван Тхань"),
        ] {
            assert!(!sound(a).is_same(&sound(b)), "{a} {b}");
        }
    }
}
