//! Texts that no newspaper prints, of whatever size is asked for: each wears out something that a reader of text may do
//! once too often.

/// Each text by its name, of about `bytes` bytes.
pub fn texts(bytes: usize) -> Vec<(&'static str, String)> {
    let mut texts: Vec<(&str, String)> =
        REPEATED.iter().map(|&(name, part)| (name, format!("{} a", part.repeat(bytes / part.len() + 1)))).collect();
    texts.extend([
        ("quotations nested", format!("{} a {}", "“".repeat(bytes / 6), "”".repeat(bytes / 6))),
        ("quotations nested, with words", format!("{}{}", "“a ".repeat(bytes / 10), "b”".repeat(bytes / 10))),
        ("a quotation never closed", format!("“{}", "Ông Kim nói rằng Nga sẽ đi. ".repeat(bytes / 36))),
        ("marks on one letter", format!("a{}", "\u{300}\u{301}\u{323}".repeat(bytes / 6))),
        ("space before initials", format!("a. {}{}", " ".repeat(bytes / 2), "A.".repeat(bytes / 4))),
        ("a header of one line", format!("Title: a\nContent: {}", LINE.repeat(bytes / LINE.len()))),
        ("lines of other numbers", numbered(bytes / 40, |n| format!("Dòng số {n} nói về {} người.\n", n * 7 % 1000))),
        ("other words", numbered(bytes / 8, |n| format!("w{n:x} "))),
        ("lines of other words", numbered(bytes / 24, |n| format!("w{n:x} v{n:x} u{n:x}.\n"))),
        ("other numbers", numbered(bytes / 7, |n| format!("{n} "))),
        ("people of one family", numbered(bytes / 24, |n| format!("Ông Kim {} đi. ", name(n)))),
        ("people of one last name", numbered(bytes / 24, |n| format!("Ông {} Kim đi. ", name(n)))),
        ("people in one sentence", numbered(bytes / 20, |n| format!("ông {} Kim, ", name(n)))),
        ("clauses of other people", numbered(bytes / 60, |n| format!("ông {} Kim đã nói là sẽ đi, nhưng ", name(n)))),
        ("clauses of many words", clauses(bytes)),
        (
            "one word of all letters",
            numbered(bytes / 3, |n| char::from_u32(0x4e00 + n as u32 % 0x5000).into_iter().collect()),
        ),
        ("everything at random", random(bytes)),
    ]);
    texts
}

/// A line of a report without a full stop.
const LINE: &str = "Triều Tiên đã bác bỏ cáo buộc ngày 13/9 về khoảng 11.000 binh sĩ mà ông Kim nói ";

/// What is said again and again.
const REPEATED: &[(&str, &str)] = &[
    ("a line", LINE),
    ("digits", "7"),
    ("digits and points", "1."),
    ("numbers", "1 "),
    ("straight quotation marks", "\""),
    ("quotations never closed", "“a nói "),
    ("straight quotations never closed", "\"a nói. "),
    ("short quotations", "“Nga” nói. "),
    ("words in quotation marks", "“Nga” "),
    ("punctuation", ".,!?;:-–()[]/\\'*&^%$#@~ "),
    ("letters with marks", "a\u{300}\u{301}\u{302}\u{323} "),
    ("short lines", "Ngắn\n"),
    ("short lines with blank ones", "a b\nc d.\n\n"),
    ("table", "1\t2\t3\n"),
    ("commas", ","),
    ("words and commas", "a, "),
    ("scripts", "Путин 金正恩 كيم Kim "),
    ("null characters", "a\0b\0 "),
    ("a word", "nhà "),
    ("capitals", "A"),
    ("words with capitals", "Aa "),
    ("letters alone", "A "),
    ("initials", "A. "),
    ("credits", "Ảnh: "),
    ("lines of credits", "Ảnh: VOA\n"),
    ("copyrights", "© "),
    ("according to", "theo "),
    ("according to somebody", "theo ông Kim "),
    ("said", "nói "),
    ("said that", "ông nói rằng "),
    ("said after a comma", ", said "),
    ("names before a verb", "Aa, Nga và "),
    ("this information", "thông tin này "),
    ("sentences on this information", "Thông tin này bị bác bỏ. "),
    ("days", "ngày 1/1 "),
    ("sentences of days", "Ngày 1/1. "),
    ("years", "2019 "),
    ("words for dates", "ngày tháng năm "),
    ("a name", "Kim Jong-un "),
    ("sentences of a name", "Ông Kim Jong-un đi. "),
    ("hyphens", "Aa-"),
    ("apostrophes", "O’a"),
    ("brackets", "("),
    ("words in brackets", "(a "),
    ("semicolons", "a b c d nói; "),
    ("clauses", "ông Kim nói điều này, nhưng Nga đã bác bỏ "),
    ("addresses", "http://a.b/c?d=e&f "),
    ("number words", "mười nghìn "),
    ("ranges", "khoảng 1 đến "),
    ("sums", "$1 "),
    ("negations", "không "),
    ("denials", "bác bỏ cáo buộc "),
    ("fields of offices", "Bộ trưởng Quốc phòng "),
    ("titles", "Tổng thống "),
    ("bodies", "Bộ Công "),
    ("full stops", ". "),
    ("dashes", " - a"),
    ("colons", "a: "),
    ("header lines", "Title: a\n"),
    ("line ends", "\r\n"),
    ("joined pictures", "👨\u{200d}👩\u{200d}👧"),
    ("English", "Mr Smith denied the claims, but the officials of the bank said "),
];

fn numbered(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

/// Another name for each number.
fn name(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
    let first = letter(0).to_ascii_uppercase();
    [first, letter(1), letter(2), letter(3)].into_iter().collect()
}

/// Two hundred long clauses with numbers, so that each is held against the others.
fn clauses(bytes: usize) -> String {
    const CLAUSES: usize = 200;
    let words = numbered(bytes / CLAUSES / 8, |n| format!("w{n:x} "));
    numbered(CLAUSES, |n| format!("đã có {n} người {words} nói, nhưng "))
}

fn random(bytes: usize) -> String {
    const PARTS: [&str; 24] = [
        "Kim ",
        "ông ",
        "nói ",
        "“",
        "”",
        "theo ",
        "nhưng ",
        ", ",
        ". ",
        "\n",
        "1 ",
        "ngày ",
        "/",
        "không ",
        "này ",
        "thông tin ",
        "Nga ",
        "-",
        "(",
        ")",
        "bác bỏ ",
        "rằng ",
        "người ",
        "Ảnh: ",
    ];
    let mut state = 1_u64;
    let next = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        PARTS[(state >> 33) as usize % PARTS.len()]
    };
    (0..bytes / 5).map(next).collect()
}
