//! What a character is, asked of every character of every article: as the standard library says, but found without a
//! search for what newspapers in Latin letters are written with.

/// Whether `ch` is a letter; [`char::is_alphabetic`].
pub fn is_letter(ch: char) -> bool {
    match ch {
        '\0'..='\x7f' => ch.is_ascii_alphabetic(),
        'À'..='ɏ' => !matches!(ch, '×' | '÷'),
        '\u{1e00}'..='\u{1eff}' => true,
        _ if is_mark_of_print(ch) => false,
        _ => ch.is_alphabetic(),
    }
}

/// Whether `ch` is a letter or a digit; [`char::is_alphanumeric`].
pub fn is_letter_or_digit(ch: char) -> bool {
    match ch {
        '\0'..='\x7f' => ch.is_ascii_alphanumeric(),
        'À'..='ɏ' | '\u{1e00}'..='\u{1eff}' => is_letter(ch),
        _ if is_mark_of_print(ch) => false,
        _ => ch.is_alphanumeric(),
    }
}

/// Whether `ch` is a digit or another number; [`char::is_numeric`].
pub fn is_number(ch: char) -> bool {
    match ch {
        '\0'..='\x7f' => ch.is_ascii_digit(),
        'À'..='ɏ' | '\u{1e00}'..='\u{1eff}' => false,
        _ => ch.is_numeric(),
    }
}

/// The small letter of `ch`, or itself, where that is one character that neither composes with what stands before it nor
/// is composed of others; `None` where it must be looked up.
pub(super) fn small(ch: char) -> Option<char> {
    Some(match ch {
        '\0'..='\x7f' => ch.to_ascii_lowercase(),
        '\u{1ea0}'..='\u{1eff}' => char::from_u32(u32::from(ch) | 1)?,
        'À'..='Þ' if ch != '×' => char::from_u32(u32::from(ch) + 0x20)?,
        'Đ' | 'Ă' | 'Ĩ' | 'Ũ' | 'Ơ' => char::from_u32(u32::from(ch) + 1)?,
        'Ư' => 'ư',
        'đ' | 'ă' | 'ĩ' | 'ũ' | 'ơ' | 'ư' | '\u{80}'..='ÿ' => ch,
        _ if is_mark_of_print(ch) => ch,
        _ => return None,
    })
}

/// Dashes, quotation marks, dots.
fn is_mark_of_print(ch: char) -> bool {
    matches!(ch, '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

    use super::*;

    #[test]
    fn it_is_what_the_standard_library_says() {
        for ch in '\0'..=char::MAX {
            assert_eq!((is_letter(ch), is_number(ch)), (ch.is_alphabetic(), ch.is_numeric()), "{ch:?}");
            assert_eq!(is_letter_or_digit(ch), ch.is_alphanumeric(), "{ch:?}");
        }
    }

    #[test]
    fn small_letters_are_those_of_the_composed_character() {
        for (ch, small) in ('\0'..=char::MAX).filter_map(|ch| Some((ch, small(ch)?))) {
            assert!([ch].into_iter().nfc().flat_map(char::to_lowercase).eq([small]), "{ch:?}");
            assert_eq!(canonical_combining_class(ch), 0, "{ch:?}");
        }
    }
}
