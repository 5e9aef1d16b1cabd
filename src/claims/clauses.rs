//! A sentence into clauses that can be true by themselves.
//!
//! Law: the clauses are in order, do not overlap, and with the white space between them are the whole sentence. A comma
//! or a semicolon parts two clauses where each side is long enough and has a word that shows a predicate; less is asked
//! of the side that a conjunction opens ("nhưng", "while"), and there somebody who says something shows one as well. What only says who speaks ("theo KCNA, …") stays with what
//! is said, what goes on with a list ("bao gồm …") or says who spoke ("…, said X") with its head, and brackets are left whole. Known limit: where a
//! predicate has no such word, or a clause no comma, the two stay one.

use super::tokens::{Gap, Kind, Tokens};
use crate::{lang::Pack, text::Span};

/// A predicate and a speaker are looked for among so many words, so that a line of a million commas stays cheap.
const MOST_WORDS: usize = 60;
/// What may part two clauses.
const MARKS: [char; 4] = [',', ';', '，', '；'];

/// The clauses of the sentence `tokens`, which lies at `span` of `text`.
pub(super) fn clauses(text: &str, span: Span, tokens: &Tokens, pack: &Pack) -> Vec<Span> {
    let sentence = Sentence { text, tokens, pack, in_capitals: in_capitals(tokens, pack) };
    let mut clauses = Vec::new();
    let mut from = 0;
    let mut rest = span;
    let marks = sentence.marks();
    for (n, &at) in marks.iter().enumerate() {
        let next = marks.get(n + 1).copied().unwrap_or(tokens.len());
        if !sentence.parts_at(from, at, next) {
            continue;
        }
        let cut = sentence.mark_end(at);
        clauses.push(Span { end: cut, ..rest }.trimmed(text));
        rest = Span { start: cut, ..rest }.trimmed(text);
        from = at;
    }
    clauses.push(rest);
    clauses
}

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    pack: &'a Pack,
    /// Whether all its words begin with capitals, so that none of them shows a name.
    in_capitals: bool,
}

/// Whether all words begin with capitals but for short ones, as in headlines.
fn in_capitals(tokens: &Tokens, pack: &Pack) -> bool {
    let longest_small = if pack.names().syllabic { 1 } else { 3 }; // characters
    let is_small = |at: usize| {
        tokens.get(at).is_some_and(|token| token.kind == Kind::Word && !token.capital)
            && tokens.text(at).chars().count() > longest_small
    };
    !(0..tokens.len()).any(is_small)
}

impl Sentence<'_> {
    /// The tokens that a comma or a semicolon outside brackets stands before. Addresses of links and the times of subtitles
    /// have commas that count for nothing.
    fn marks(&self) -> Vec<usize> {
        let mut depth = 0usize;
        let mut found = Vec::new();
        for at in 1..self.tokens.len() {
            let gap = self.tokens.between(at);
            let closed = gap.matches([')', ']', '）']).count();
            depth = depth.saturating_sub(closed);
            if depth == 0 && gap.contains(MARKS) {
                found.push(at);
            }
            depth += gap.matches(['(', '[', '（']).count();
        }
        found
    }

    /// Where the clause before the token at `at` ends: after the mark and the quotation mark that closes with it.
    fn mark_end(&self, at: usize) -> u32 {
        let start = self.tokens.span(at, at + 1).start;
        let Some(mark) = self.tokens.last_mark(at, &MARKS) else { return start };
        let after = Span { start: mark.end, end: start.max(mark.end) }.of(self.text);
        let closing = after.chars().take_while(|ch| matches!(ch, '"' | '”' | '’' | '»' | '\'')).map(char::len_utf8);
        mark.end + closing.sum::<usize>() as u32
    }

    /// Whether the clause that began with token `from` ends before token `at`, where the mark after it is at `next`.
    fn parts_at(&self, from: usize, at: usize, next: usize) -> bool {
        let words = &self.pack.clauses;
        let (before, after) = (&self.tokens.keys()[from..at], &self.tokens.keys()[at..]);
        let joined = words.joins.starting(after).is_some() || self.tokens.between(at).contains([';', '；']);
        let least = if joined { words.joined_words } else { words.words };
        let long_enough = before.len() >= least && after.len() >= least;
        let goes_on =
            !joined && [&words.goes_on, &self.pack.cues.says].iter().any(|go_on| go_on.starting(after).is_some());
        let only_leads_in =
            self.tokens.get(at - 1).is_some_and(|token| token.is_piece) && self.pack.cues.says.ending(before).is_some(); // "外交部3日表示，"
        let after = if joined { after } else { &after[..next - at] };
        // "…, but the railway says": a conjunction and a speaker show a clause as well as a predicate does.
        let conjunction = words.joins.starting(after);
        let is_predicated = |start: usize, clause: &[u64], skipped: usize| {
            self.has_predicate(start, clause) || (conjunction.is_some() && self.says(&clause[skipped..]))
        };
        let both_say = is_predicated(from, before, 0) && is_predicated(at, after, conjunction.unwrap_or(0));
        long_enough && !goes_on && !only_leads_in && both_say && !self.only_says_who(before)
    }

    /// Whether the token at `at` is a capital beside another ("Trần Bị", "Will Smith").
    fn is_in_name(&self, at: usize) -> bool {
        let is_capital = |at: usize| self.tokens.get(at).is_some_and(|token| token.capital);
        let is_spaced = |at: usize| self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        let beside = || (is_spaced(at) && is_capital(at - 1)) || (is_spaced(at + 1) && is_capital(at + 1));
        !self.in_capitals && at > 0 && is_capital(at) && beside()
    }

    /// Whether somebody says something in the clause: words stand before the one of saying.
    fn says(&self, clause: &[u64]) -> bool {
        let said = self.pack.cues.says.first_in(&clause[..clause.len().min(MOST_WORDS)]);
        said.is_some_and(|(at, _)| at > 0)
    }

    /// "theo ước tính của cơ quan tình báo …": a speaker without a verb of saying, perhaps after a conjunction.
    fn only_says_who(&self, clause: &[u64]) -> bool {
        let joins = self.pack.clauses.joins.starting(clause).unwrap_or(0);
        let rest = &clause[joins..clause.len().min(MOST_WORDS)];
        self.pack.cues.according.starting(rest).is_some() && self.pack.cues.says.first_in(rest).is_none()
    }

    /// Whether a word shows a predicate that is no part of another ("thiết bị", "chuẩn bị") nor of a name. The clause begins
    /// with token `start`.
    fn has_predicate(&self, start: usize, clause: &[u64]) -> bool {
        let words = &self.pack.clauses;
        let clause = &clause[..clause.len().min(MOST_WORDS)];
        let other = &words.not_predicates;
        let is_part = |at: usize| other.ending(&clause[..=at]).or(other.starting(&clause[at..])).is_some();
        (0..clause.len())
            .any(|at| words.predicates.contains(&clause[at]) && !is_part(at) && !self.is_in_name(start + at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::pack;

    /// `marked` has a `|` between clauses.
    fn check(code: &str, marked: &str) {
        let text = marked.replace('|', "");
        let span = Span::new(0, text.len());
        let tokens = Tokens::new(&text, span);
        let found = clauses(&text, span, &tokens, pack(Some(code)));
        let shown: Vec<&str> = found.iter().map(|span| span.of(&text)).collect();
        assert_eq!(shown, marked.split('|').map(str::trim).collect::<Vec<_>>());
    }

    #[test]
    fn what_only_leads_in_is_no_claim() {
        check("vi", "Có thể thấy, trong thời gian gần đây, cảng này đã đón nhiều tàu hơn các năm trước.");
    }

    #[test]
    fn each_side_of_a_conjunction_is_a_claim() {
        check(
            "vi",
            "Dù ông Lâm chưa trực tiếp thừa nhận việc đưa xe tải ra cảng, |nhưng theo ước tính của hải quan hai tỉnh, khoảng 40 xe đang chờ ở bến.",
        );
        check("vi", "Nước lũ đã rút khỏi ba xã; |người dân đang trở về nhà.");
        check("en", "The minister has denied the report, |but two officials said the order was signed in May.");
    }

    #[test]
    fn lists_brackets_and_speakers_stay_with_their_head() {
        check(
            "vi",
            "Đoàn sẽ mang theo nhiều loại hàng cứu trợ khẩn cấp, bao gồm gạo, nước uống, thuốc men và chăn màn cho trẻ em.",
        );
        check(
            "vi",
            "Nhà trường bị cho là đã nhận máy tính cũ từ công ty, máy in và các trang thiết bị khác cho phòng học.",
        );
        check("vi", "Theo báo cáo của ban chỉ đạo phòng chống thiên tai tỉnh, bão đã làm sập 12 căn nhà ở ven biển.");
        check("vi", "Tòa nhà (được xây từ năm 1925, từng là trụ sở của bưu điện tỉnh) đang được sửa chữa lại.");
        check("en", "Rescue teams from Hue, Da Nang and Vinh were sent to the three villages.");
    }
}
