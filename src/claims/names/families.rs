//! Whether two names in two languages are surely two persons'.
//!
//! Names of Chinese, Vietnamese and Korean persons are read in each of these languages' own way, so that one person may
//! sound like two ("阮文安", "Nguyễn Văn An"). Their family names are few: `families.toml` tells which are one. Apart from
//! that two persons are told apart by what their names sound like. Known limits: of two such persons with one family name
//! nothing is sure where one is written in Chinese characters; nor is it of names that are short or have half of their
//! consonants in common.

use std::{collections::BTreeMap, sync::LazyLock};

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Name, people, sound::Script};
use crate::{
    lang::pack,
    text::{fold_word, is_han, is_hangul, word_key},
};

/// Two names of which so great a part of the sound is alike may be one.
const MAY_BE_ONE: f32 = 0.55;
/// The same where their family names are known for others, but perhaps not in all their spellings.
const MUST_BE_ONE: f32 = 0.7;
/// Fewer consonants tell nobody from anybody.
const FEWEST: usize = 3;
/// Fewer consonants tell nothing of a name in Chinese characters, the reading of which is not known.
const FEWEST_HAN: usize = 5;
/// Family names with so many first consonants alike are read in one way.
const READ_ALIKE: usize = 2;
/// A Chinese, Vietnamese or Korean name has no more words.
const LONGEST: usize = 4;
/// Nor has it more Chinese characters: a longer one is Japanese as often as not.
const LONGEST_HAN: usize = 3;
/// Nor more syllables of Hangul, where it is one word.
const LONGEST_HANGUL: usize = 6;
/// A Korean family name and a given one have so many syllables.
const KOREAN: usize = 3;
/// A family name is written with no more syllables in Hangul.
const LONGEST_FAMILY: usize = 3;

static FAMILIES: LazyLock<Families> = LazyLock::new(|| {
    // Proved by `the_families_are_read`: the text is fixed when the program is built.
    Families::from_toml(include_str!("../../../assets/names/families.toml"))
        .expect("the bundled family names are valid")
});

/// Family names by their spellings.
struct Families {
    /// The numbers of the families that a spelling may stand for.
    by_spelling: FxHashMap<String, Vec<usize>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FamiliesData {
    family: Vec<FamilyData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyData {
    written: Vec<String>,
}

impl Families {
    fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        let data: FamiliesData = toml::from_str(text)?;
        let mut by_spelling: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, family) in data.family.iter().enumerate() {
            for written in &family.written {
                by_spelling.entry(compared(written)).or_default().push(at);
            }
        }
        Ok(Families { by_spelling: by_spelling.into_iter().collect() })
    }

    /// The families that `name` may belong to; none where it is no name of the lands of these families.
    fn of(&self, name: &str) -> Vec<usize> {
        let words: Vec<&str> = name.split(' ').collect();
        let found = |spelling: &str| self.by_spelling.get(spelling).cloned().unwrap_or_default();
        let first = words[0];
        match words.len() {
            1 if first.starts_with(is_han) && first.chars().count() <= LONGEST_HAN => {
                first_characters(first, 1).map_or_else(Vec::new, found)
            }
            1 if first.starts_with(is_hangul) && first.chars().count() <= LONGEST_HANGUL => {
                let families = (1..=LONGEST_FAMILY).rev().filter_map(|count| first_characters(first, count));
                families.map(found).find(|families| !families.is_empty()).unwrap_or_default()
            }
            2..=LONGEST if first.starts_with(is_hangul) => found(first),
            2..=LONGEST if !first.starts_with(is_han) => {
                // A report in English may put the family name last.
                let mut families = found(first);
                families.extend(found(words[words.len() - 1]));
                families
            }
            _ => Vec::new(),
        }
    }
}

/// The first `count` characters of `name`, if it has more.
fn first_characters(name: &str, count: usize) -> Option<&str> {
    name.char_indices().nth(count).map(|(end, _)| &name[..end])
}

/// A family name as names are compared: a Cyrillic one in Latin letters.
fn compared(written: &str) -> String {
    let folded = fold_word(written);
    match Script::of(&folded) {
        Script::Cyrillic => {
            people::spelled(&[&any_ascii::any_ascii(&folded).to_lowercase().replace('\'', "")]).join(" ")
        }
        _ => folded,
    }
}

/// Whether two names are surely two persons'.
pub(super) fn are_others(a: &Name, b: &Name) -> bool {
    let (ours, theirs) = (FAMILIES.of(&a.name), FAMILIES.of(&b.name));
    let (one, other) = (a.sound.heard(), b.sound.heard());
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    let shared = shared_in_order(one, other) as f32;
    let is_han = |name: &Name| name.name.starts_with(is_han) && !name.name.contains(' ');
    let both = !ours.is_empty() && !theirs.is_empty();
    if both {
        let one_family = ours.iter().any(|family| theirs.contains(family));
        if !one_family {
            return shorter < FEWEST || shared < MUST_BE_ONE * longer as f32;
        }
        // Read in another way, the given name tells nothing.
        if one.get(..READ_ALIKE) != other.get(..READ_ALIKE) {
            return false;
        }
    }
    // Of a Japanese name in Chinese characters the reading is not known.
    if [(a, &ours), (b, &theirs)].iter().any(|(name, families)| is_han(name) && (families.is_empty() || both)) {
        return false;
    }
    let fewest = if is_han(a) || is_han(b) { FEWEST_HAN } else { FEWEST + 1 };
    // A short name may be what the other is called for short.
    let compared = if is_whole(a) && is_whole(b) { longer } else { shorter };
    shorter >= FEWEST && longer >= fewest && shared < MAY_BE_ONE * compared as f32
}

/// Whether a name is a family name and a given one: two words, or characters in which Chinese and Korean names are written.
fn is_whole(name: &Name) -> bool {
    let korean = || {
        let family = first_characters(&name.name, 1).filter(|_| name.name.chars().count() == KOREAN);
        family.is_some_and(|family| pack(Some("ko")).names().families.contains(&word_key(family)))
    };
    name.name.contains(' ') || name.name.starts_with(is_han) || (name.name.starts_with(is_hangul) && korean())
}

/// How many letters two words have in common in the same order (the longest common subsequence).
fn shared_in_order(a: &str, b: &str) -> usize {
    let b = b.as_bytes();
    let mut row = vec![0usize; b.len() + 1];
    for letter in a.bytes() {
        let mut before = 0;
        for at in 0..b.len() {
            let longest = if b[at] == letter { before + 1 } else { row[at].max(row[at + 1]) };
            before = std::mem::replace(&mut row[at + 1], longest);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{
        super::{NameRule, Sound},
        *,
    };
    use crate::{claims::NameKind, text::Span};

    fn name(written: &str) -> Name {
        let folded = fold_word(written).replace('·', " ");
        let parts = people::words_of(&folded);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let name =
            super::super::uncased::inflected(&parts, pack(Some("ru")).names()).unwrap_or_else(|| parts.join(" "));
        let sound = Sound::new(&folded, &name);
        Name { name, kind: NameKind::Person, sound, ..Name::new(Span::new(0, 0), NameRule::Run) }
    }

    #[test]
    fn the_families_are_read() {
        assert!(!FAMILIES.of("nguyễn văn an").is_empty());
        assert!(FAMILIES.of("robert wilkins").is_empty());
    }

    #[test]
    fn letters_in_common_keep_their_order() {
        assert_eq!(shared_in_order("MRKTLS", "MRKTLS"), 6);
        assert_eq!(shared_in_order("NTK", "KTN"), 1);
        assert_eq!(shared_in_order("NTRK", "NKR"), 2);
        assert_eq!(shared_in_order("", "NKR"), 0);
    }

    #[test]
    fn one_person_is_never_surely_two() {
        for names in [
            &["Nguyễn Văn An", "Nguyen Van An", "Нгуен Ван Ан", "응우옌 반 안", "阮文安"][..],
            &["Trần Thị Hoa", "Tran Thi Hoa", "Чан Тхи Хоа", "쩐 티 호아", "陈氏花"],
            &["Phạm Minh Tuấn", "Pham Minh Tuan", "Фам Минь Туан", "팜 민 뚜언", "范明俊"],
            &["Lê Hoa", "Le Hoa", "Ле Хоа", "레 호아", "黎花"],
            &["Kim Min-soo", "Ким Мин Су", "김민수", "金民洙"],
            &["Lee Soon-ja", "Ли Сун Чжа", "이순자", "李顺子"],
            &["Park Young-hee", "Пак Ён Хи", "박영희", "朴英姬"],
            &["Oh Hyun-seok", "О Хён Сок", "오현석", "吴贤锡"],
            &["Jung Mi-kyung", "Чон Ми Гён", "정미경", "郑美京"],
            &["Wang Zhiyuan", "Vương Chí Viễn", "Ван Чжиюань", "왕즈위안", "王志远"],
            &["Zhang Lihua", "Trương Lệ Hoa", "Чжан Лихуа", "장리화", "张丽华"],
            &["Liu Haibo", "Lưu Hải Ba", "Лю Хайбо", "류하이보", "刘海波"],
            &["Robert Wilkins", "Роберт Уилкинс", "로버트 윌킨스", "罗伯特·威尔金斯"],
            &["Linda Carter", "Линда Картер", "린다 카터", "琳达·卡特"],
            &["Nikolai Krotov", "Николая Кротова", "니콜라이 크로토프", "尼古拉·克罗托夫"],
            &["Olga Sinitsyna", "Ольгу Синицыну", "올가 시니치나", "奥尔加·西尼齐娜"],
            &["Pavel Novak", "Павла Новака", "파벨 노바크", "帕维尔·诺瓦克"],
            &["Maria Lopez", "Мария Лопес", "마리아 로페스", "玛丽亚·洛佩斯"],
        ] {
            for (a, b) in names.iter().flat_map(|a| names.iter().map(move |b| (a, b))) {
                assert!(!are_others(&name(a), &name(b)), "{a} {b} {:?} {:?}", name(a), name(b));
            }
        }
    }

    #[test]
    fn two_persons_are() {
        for (a, b) in [
            ("Robert Wilkins", "Линда Картер"),
            ("Robert Wilkins", "김민수"),
            ("Nguyễn Văn An", "Чан Ван Хай"),
            ("Lê Hoa", "박영희"),
            ("Phạm Minh Tuấn", "王志远"),
            ("Nikolai Krotov", "张丽华"),
            ("오현석", "刘海波"),
            ("Ольгу Синицыну", "로버트 윌킨스"),
            ("Kim Min-soo", "朴英姬"),
            ("Ким Мин Су", "陈秀英"),
            ("Linda Carter", "帕维尔·诺瓦克"),
            ("Trần Bình", "로버트 윌킨스"),
        ] {
            assert!(are_others(&name(a), &name(b)), "{a} {b} {:?} {:?}", name(a), name(b));
        }
    }

    #[test]
    fn people_of_the_lists_are_told_apart_across_languages() {
        let (mut one, mut two, mut unsure) = (Vec::new(), 0, 0);
        for code in ["ru", "ko", "zh"] {
            let people = &pack(Some(code)).names().people;
            for ((written, latin), other) in
                people.iter().flat_map(|named| people.values().map(move |other| (named, other)))
            {
                match (are_others(&name(written), &name(other)), latin == other) {
                    (true, true) => one.push(written.as_str()),
                    (false, false) => unsure += 1,
                    (sure, _) => two += usize::from(sure),
                }
            }
        }
        one.sort_unstable();
        one.dedup();
        assert_eq!(one, ["欧尔班·维克托"], "the order of a Hungarian name is not known");
        assert!(unsure * 2 < two, "{unsure} pairs of people of {} are not told apart", unsure + two);
    }
}
