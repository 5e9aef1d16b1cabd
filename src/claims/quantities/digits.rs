//! The value of digits with separators, in each way in which they can be read.

use crate::lang::Numbers;

/// A longer run of digits and separators is no amount.
const LONGEST: usize = 32;

/// The value of `text` and, where its separator can also be the other kind, that value; `scaled` where a multiplier
/// follows ("1,234 tỷ"). `None` where it is no number: a date, a time, a telephone number, a version.
pub(super) fn value(text: &str, scaled: bool, numbers: &Numbers) -> Option<(f64, Option<f64>)> {
    let has_other_marks = text.chars().any(|ch| !ch.is_ascii_digit() && ch != '.' && ch != ',');
    let is_code = text.len() > 1 && text.starts_with('0') && !text[1..].starts_with(['.', ',']);
    if text.len() > LONGEST || has_other_marks || is_code {
        return None;
    }
    let mut marks = text.chars().filter(|ch| !ch.is_ascii_digit());
    match (marks.next(), marks.next(), text.rfind(['.', ','])) {
        (Some(mark), None, Some(at)) => lone(&text[..at], mark, &text[at + 1..], scaled, numbers),
        (Some(first), Some(_), Some(at)) if !text.ends_with(first) => many(text, first, at).map(|value| (value, None)),
        _ => text.parse().ok().map(|value| (value, None)),
    }
}

/// With one separator: three digits after it are a group or a part.
fn lone(whole: &str, mark: char, rest: &str, scaled: bool, numbers: &Numbers) -> Option<(f64, Option<f64>)> {
    let part = format!("{whole}.{rest}").parse().ok()?;
    if rest.len() != 3 || whole.len() > 3 || whole == "0" {
        return Some((part, None));
    }
    let group = format!("{whole}{rest}").parse().ok()?;
    // Nobody writes a part of three zeros, and hardly anybody a part of three digits that ends with one.
    let is_group = rest == "000" || numbers.thousands == Some(mark);
    let likely_part = numbers.decimal == Some(mark) && (scaled || !rest.ends_with('0'));
    Some(match (is_group, likely_part) {
        (true, _) => (group, None),
        (false, true) => (part, Some(group)),
        (false, false) => (group, Some(part)),
    })
}

/// With several separators: groups of three digits, and a part where the last separator is another one.
fn many(text: &str, first: char, last_at: usize) -> Option<f64> {
    let with_part = !text[last_at..].starts_with(first);
    let (whole, part) = if with_part { (&text[..last_at], &text[last_at + 1..]) } else { (text, "0") };
    let mut groups = whole.split(first);
    let head = groups.next().is_some_and(|head| (1..=3).contains(&head.len()));
    let is_group = |group: &str, len: usize| group.len() == len && !group.contains(['.', ',']);
    let groups: Vec<&str> = groups.collect();
    let in_lakhs = || {
        groups.split_last().is_some_and(|(last, rest)| {
            first == ',' && is_group(last, 3) && rest.iter().all(|group| is_group(group, 2)) // "1,00,000"
        })
    };
    let grouped = groups.iter().all(|group| is_group(group, 3)) || in_lakhs();
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    (head && grouped).then(|| format!("{digits}.{part}").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    #[track_caller]
    fn check(code: &str, text: &str, scaled: bool, expected: Option<(f64, Option<f64>)>) {
        assert_eq!(value(text, scaled, &pack(Some(code)).numbers), expected, "{code} {text}");
    }

    #[test]
    fn separators_are_read_as_the_language_writes_them() {
        check("vi", "1.234.567,89", false, Some((1_234_567.89, None)));
        check("en", "1,234,567.89", false, Some((1_234_567.89, None)));
        check("en", "12,34,567", false, Some((1_234_567.0, None)));
        check("vi", "11.032", false, Some((11_032.0, None)));
        check("vi", "1.5", true, Some((1.5, None)));
        check("vi", "1,234", true, Some((1.234, Some(1234.0))));
        check("en", "1,234", true, Some((1234.0, None)));
        check("und", "1,234", false, Some((1234.0, Some(1.234))));
        check("und", "0,125", false, Some((0.125, None)));
    }

    #[test]
    fn what_is_no_amount() {
        for text in ["0912345678", "1.2.3", "12:30", "27/7", "1.23,456.7", "1,2,3", &"1".repeat(1000), "1.,2"] {
            check("vi", text, false, None);
        }
    }
}
