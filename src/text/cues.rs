//! The lines between the cues of subtitles, known by the times in them; a sentence may run over them.

/// A line that names a cue has at most so many bytes, and one with its times and settings.
const LONGEST_NAME: usize = 60;
const LONGEST_TIMING: usize = 160;

/// Whether `line` tells from when to when a cue is shown: "00:00:12,000 --> 00:00:15,000", "0:00:01.000,0:00:02.000".
pub fn is_timing_line(line: &str) -> bool {
    let line = line.trim();
    let Some(first) = time_len(line, 2).filter(|_| line.len() <= LONGEST_TIMING) else { return false };
    if let Some(rest) = line[first..].trim_start().strip_prefix("-->") {
        return time_len(rest.trim_start(), 2).is_some();
    }
    let second = line[first..].strip_prefix(',');
    let is_whole = |rest: &str| rest.contains('.') && time_len(rest, 3) == Some(rest.len());
    line[..first].contains('.') && second.is_some_and(is_whole)
}

/// The bytes of the time that `text` begins with, of so many parts at least: "00:00:12,000", "1:05.250", "00:12".
pub fn time_len(text: &str, fewest_parts: usize) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    if !(1..=3).contains(&end) {
        return None;
    }
    let mut parts = 1;
    while let Some(rest) = text[end..].strip_prefix(':')
        && digits(rest) == 2
        && parts < 3
    {
        end += 3;
        parts += 1;
    }
    let fraction = text[end..].strip_prefix([',', '.']).map_or(0, digits);
    let end = if (1..=3).contains(&fraction) { end + 1 + fraction } else { end };
    let is_last = !text[end..].starts_with(|ch: char| ch.is_alphanumeric() || ch == ':');
    (parts >= fewest_parts && is_last).then_some(end)
}

/// Where the number and the times of a cue end, with the line ends around them, that stand after the line end at `at`.
pub(super) fn end_of_cue_head(text: &str, at: usize) -> Option<usize> {
    const REACH: usize = 400; // bytes
    let text = &text[..text.floor_char_boundary(at.saturating_add(REACH))];
    let mut end = at;
    let mut skipped_name = false;
    loop {
        let start = end + (text[end..].len() - text[end..].trim_start().len());
        let line = text[start..].split(['\n', '\r']).next().filter(|line| !line.is_empty())?;
        end = start + line.len();
        if is_timing_line(line) {
            return Some(end + (text[end..].len() - text[end..].trim_start().len()));
        }
        if skipped_name || line.len() > LONGEST_NAME {
            return None;
        }
        skipped_name = true;
    }
}

/// The bytes of the tag of subtitles that `text` begins with: "<i>", "</b>", "<v Ann Lee>", "<c.red>", "<00:00:12.500>", `{\an8}`.
pub(crate) fn tag_len(text: &str) -> Option<usize> {
    const TAGS: [&str; 9] = ["i", "b", "u", "c", "v", "s", "lang", "ruby", "font"];
    if text.starts_with("{\\") {
        return text.find('}').filter(|&end| end < LONGEST_NAME).map(|end| end + 1);
    }
    let inside = text.strip_prefix('<')?;
    let end = inside.find('>').filter(|&end| end < LONGEST_NAME)?;
    let words = &inside[..end];
    let name = words.strip_prefix('/').unwrap_or(words).split([' ', '.']).next().unwrap_or_default();
    (TAGS.contains(&name) || time_len(words, 2) == Some(end)).then_some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timing_lines() {
        for line in [
            "00:00:12,000 --> 00:00:15,000",
            "00:12.000 --> 00:15.000 align:start position:10%",
            "0:00:01.000,0:00:02.000",
        ] {
            assert!(is_timing_line(line), "{line}");
        }
        for line in ["12 --> 15", "10:15, 10:20", "10:15 the ferry --> left", "00:00:12,000", "At 10:15 --> 10:20"] {
            assert!(!is_timing_line(line), "{line}");
        }
    }

    #[test]
    fn heads_between_lines() {
        let text = "ferry\n\n2\n00:00:15,500 --> 00:00:19,000\nsank";
        assert_eq!(end_of_cue_head(text, 5).map(|end| &text[end..]), Some("sank"));
        assert_eq!(end_of_cue_head("ferry\nsank\nat 10:15", 5), None);
    }

    #[test]
    fn tags() {
        for (text, len) in [("<i>No", 3), ("</v> a", 4), ("<v Ann Lee>No", 11), ("{\\an8}No", 6), ("<00:01.500>No", 11)]
        {
            assert_eq!(tag_len(text), Some(len), "{text}");
        }
        for text in ["<article>", "< 5", "<b", "{a}", "<vote>"] {
            assert_eq!(tag_len(text), None, "{text}");
        }
    }
}
