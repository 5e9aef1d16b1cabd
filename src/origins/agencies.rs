//! Which news agency a speaker's words name (`assets/agencies.toml`).

use std::{collections::BTreeMap, sync::LazyLock};

use crate::lang::Phrases;

/// The names of each agency.
static AGENCIES: LazyLock<Vec<Phrases>> = LazyLock::new(|| {
    // Bundled with the program and read by the test below, so it cannot fail.
    agencies(include_str!("../../assets/agencies.toml")).expect("the bundled agencies are valid")
});

fn agencies(text: &str) -> Result<Vec<Phrases>, toml::de::Error> {
    let names: BTreeMap<String, Vec<String>> = toml::from_str(text)?;
    Ok(names.values().map(|names| Phrases::new(names)).collect())
}

/// The agency that the words with these keys name first.
pub(super) fn agency(keys: &[u64]) -> Option<usize> {
    let named = |names: &Phrases| names.first_in(keys).map(|(at, _)| at);
    let found = AGENCIES.iter().enumerate().filter_map(|(agency, names)| named(names).map(|at| (at, agency)));
    found.min().map(|(_, agency)| agency)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold_word, word_key};

    #[test]
    fn an_agency_is_known_by_each_of_its_names() {
        let agency = |words: &str| agency(&words.split(' ').map(|word| word_key(&fold_word(word))).collect::<Vec<_>>());
        assert_eq!(agency("hãng Thông tấn xã Trung ương Triều Tiên"), agency("KCNA"));
        assert!(agency("KCNA").is_some());
        assert_ne!(agency("Reuters"), agency("KCNA"));
        assert_eq!(agency("ông Peskov"), None);
    }
}
