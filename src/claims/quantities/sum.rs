//! A number in words as it is added up: "hai trăm | linh | năm", "1 tỷ 200 triệu".

use crate::lang::Numbers;

/// A number in the making.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    /// The closed groups.
    pub total: f64,
    /// The open group, below [`Numbers::closing_scale`].
    pub part: f64,
    /// What was last added to it.
    pub last: f64,
    /// The last multiplier, 1 before any.
    pub last_scale: f64,
    /// Number words may go on from here.
    pub fits_words: bool,
    pub halved: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Sum { total: 0.0, part: 0.0, last: 0.0, last_scale: 1.0, fits_words: true, halved: false }
    }
}

impl Sum {
    /// With a multiplier: of the last digit where it closes no group, else of the group.
    pub fn scaled(&self, scale: f64, numbers: &Numbers) -> Option<Sum> {
        let next = Sum { last_scale: scale, last: 0.0, fits_words: true, ..*self };
        match scale < numbers.closing_scale {
            true if scale == 100.0 && self.part < 100.0 && self.last > 0.0 => {
                Some(Sum { part: self.part * scale, ..next }) // "twenty-five hundred"
            }
            true => (self.last > 0.0).then_some(Sum { part: self.part - self.last + self.last * scale, ..next }),
            false if self.part > 0.0 => Some(Sum { total: self.total + self.part * scale, part: 0.0, ..next }),
            false => Some(Sum { total: self.total * scale, ..next }),
        }
    }

    pub fn ends_in_tens(&self) -> bool {
        self.part >= 10.0 && self.part % 10.0 == 0.0
    }

    /// With a number word that fits behind the digits so far; after a multiplier only where it is `known_whole`.
    pub fn with_word(&self, value: f64, known_whole: bool) -> Option<Sum> {
        let after_group = self.part == 0.0 && self.total > 0.0 && known_whole;
        let after_hundreds = self.part >= 100.0 && self.part % 100.0 == 0.0 && value < 100.0;
        let after_tens = self.ends_in_tens() && value < 10.0;
        let fits = self.fits_words && (after_group || after_hundreds || after_tens);
        fits.then_some(Sum { part: self.part + value, last: value, ..*self })
    }
}
