//! The items of a list that is written on one line: "1) Close the port 2) Stop the ferry", "• One • Two".

use crate::text::Span;

/// Marks that open an item by themselves.
const BULLETS: [char; 7] = ['•', '⁃', '▪', '‣', '◦', '●', '■'];
/// What stands after the number or letter of an item, the longest first.
const CLOSERS: [&str; 5] = [".)", ")", ".", "）", "、"];

/// The items of `part`, or all of it where it is no list. White space lies at their ends.
pub(super) fn items(part: &str) -> Vec<Span> {
    let mut starts = vec![0];
    match Marker::at(part) {
        Some(Marker::Bullet(bullet)) => starts.extend(after_spaces(part).filter(|&at| part[at..].starts_with(bullet))),
        Some(mut marker) => {
            for at in marker.places(part) {
                if marker.is_followed_by(&part[at..]) {
                    starts.push(at);
                    marker = marker.next();
                }
            }
        }
        None => {}
    }
    let ends = starts.iter().skip(1).copied().chain([part.len()]);
    starts.iter().zip(ends).map(|(&start, end)| Span::new(start, end)).collect()
}

/// Where white space ends in `part`.
fn after_spaces(part: &str) -> impl Iterator<Item = usize> {
    part.match_indices(char::is_whitespace).map(|(at, space)| at + space.len())
}

/// Where figures begin in `part`.
fn at_figures(part: &str) -> impl Iterator<Item = usize> {
    let bytes = part.as_bytes();
    (1..bytes.len()).filter(|&at| bytes[at].is_ascii_digit() && !bytes[at - 1].is_ascii_digit())
}

/// What an item of a list begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    Bullet(char),
    Number(u32, &'static str),
    /// A small letter.
    Letter(char, &'static str),
}

impl Marker {
    /// The marker that `part` begins with.
    fn at(part: &str) -> Option<Self> {
        let first = part.chars().next()?;
        if BULLETS.contains(&first) {
            return Some(Marker::Bullet(first));
        }
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (len, letter) = if digits == 0 { (1, first.is_ascii_lowercase()) } else { (digits, false) };
        if !letter && !(1..=2).contains(&digits) {
            return None;
        }
        let closer = CLOSERS.into_iter().find(|&closer| part[len..].starts_with(closer))?;
        let after = part[len + closer.len()..].chars().next()?;
        let is_apart = after.is_whitespace() || !closer.is_ascii();
        let marker =
            if letter { Marker::Letter(first, closer) } else { Marker::Number(part[..len].parse().ok()?, closer) };
        is_apart.then_some(marker)
    }

    /// The marker of the item after this.
    fn next(self) -> Self {
        match self {
            Marker::Bullet(bullet) => Marker::Bullet(bullet),
            Marker::Number(number, closer) => Marker::Number(number + 1, closer),
            Marker::Letter(letter, closer) => {
                Marker::Letter(char::from_u32(u32::from(letter) + 1).unwrap_or(letter), closer)
            }
        }
    }

    /// Where the next item may begin in `part`: after white space, or anywhere where Chinese marks count the items.
    fn places(self, part: &str) -> Box<dyn Iterator<Item = usize> + '_> {
        match self {
            Marker::Number(_, closer) if !closer.is_ascii() => Box::new(at_figures(part)),
            _ => Box::new(after_spaces(part)),
        }
    }

    fn is_followed_by(self, rest: &str) -> bool {
        Marker::at(rest) == Some(self.next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_by_their_markers() {
        let check = |marked: &str| {
            let text = marked.replace('|', "");
            let found: Vec<&str> = items(&text).into_iter().map(|item| item.of(&text)).collect();
            assert_eq!(found.join("|"), marked);
        };
        check("1. Port |2. Ferry |3. Navy");
        check("1.) Port |2.) Ferry");
        check("a) port |b) ferry 2) navy");
        check("• 9. Port |• 10. Ferry");
        check("1. A rise of 2.5 points in 3. quarter");
        check("A. Petrov and B. Sidorov");
        check("1）港口|2）渡轮");
        check("2) x");
        check("1");
    }
}
