//! The layout of the sources, read from their imports: no module uses one that is to know nothing of it, and no files of the
//! window import each other in a circle.
//!
//! Plain reading of text: `use` and paths that begin with `crate`, `super` or `self`, without tests. Known limit: a method that
//! is called on a value of another module names no path, so it is not seen.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::{Path, PathBuf},
};

/// Where the modules lie, below the package.
const ROOT: &str = "src";
/// What no other module knows.
const FRONT: [&str; 3] = ["lib", "main", "layout"];

/// The modules in the order of the story. Each uses only those of the rows above its own; those of one row do not know each
/// other.
const ROWS: &[&[&str]] = &[
    &["notes"],
    &["simd"],
    &["ids"],
    &["text"],
    &["lang"],
    &["ingest"],
    &["segment"],
    &["claims"],
    &["meaning"],
    &["boosting"],
    &["align"],
    &["group"],
    &["judge"],
    &["facts"],
    &["inspect"],
    &["origins"],
    &["compare"],
    &["edits"],
    &["workspace"],
    &["export"],
    &["cli", "gui"],
];

/// The folders in which no files import each other in a circle. A module and its children may know each other.
const WITHOUT_CIRCLES: [&str; 1] = ["gui"];

/// Modules of the window that are to know nothing of others; `*` stands for any letters of one step, `**` for any steps.
const KEPT_APART: &[(&[&str], &[&str])] = &[
    // What is said and how it looks is beneath what is done.
    (&["gui::words", "gui::wording::*", "gui::theme::*"], &["gui::app::**", "gui::features::**", "gui::widgets::*"]),
    // What several features draw with knows no state.
    (&["gui::widgets::*"], &["gui::app::state", "gui::app::scene", "gui::app::library", "gui::features::**"]),
    // What a feature knows is not how it is drawn or changed.
    (
        &["gui::features::*::model", "gui::features::*::message", "gui::app::state", "gui::app::message"],
        &["gui::**::ui", "gui::**::*_ui", "gui::**::update", "gui::widgets::*"],
    ),
    // The state changes without a window, and drawing changes nothing.
    (&["gui::**::update", "gui::app::navigation"], &["gui::**::ui", "gui::**::*_ui", "gui::widgets::*"]),
    (&["gui::**::ui", "gui::**::*_ui"], &["gui::**::update"]),
];

/// A module by its path: `gui::theme`.
type Module = Vec<String>;

/// What one file imports, by the modules that the items are defined in; with the names of the items.
type Imports = BTreeMap<Module, BTreeSet<String>>;

/// The modules of the package.
struct Sources {
    /// Each with its text, without comments, strings and tests.
    texts: BTreeMap<Module, String>,
    /// What modules hand on, by module and name.
    handed_on: BTreeMap<(Module, String), Vec<String>>,
}

impl Sources {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(ROOT);
        let mut texts = BTreeMap::new();
        let mut of_tests = BTreeSet::new();
        for path in files(&root) {
            let module = module_of(path.strip_prefix(&root).expect("it lies in the folder"));
            let text = bare(&fs::read_to_string(&path).expect("it is text"));
            let (text, tests) = without_tests(&text);
            of_tests.extend(tests.into_iter().map(|name| [module.as_slice(), &[name]].concat()));
            texts.insert(module, text);
        }
        let is_test = |module: &Module| of_tests.iter().any(|test| module.starts_with(test));
        texts.retain(|module, _| !is_test(module) && !FRONT.iter().any(|front| module == &[*front]));
        let mut sources = Sources { texts, handed_on: BTreeMap::new() };
        for module in sources.texts.keys() {
            for (path, name) in uses(&sources.texts[module], true) {
                if let Some(path) = sources.absolute(module, &path) {
                    sources.handed_on.insert((module.clone(), name), path);
                }
            }
        }
        sources
    }

    /// `path`, as it is written in `module`, from the root; `None` where it leads out of the package.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Vec<String>> {
        let first = path.first()?.as_str();
        let up = path.iter().take_while(|part| *part == "super").count();
        let (base, rest) = match first {
            "crate" => (&[][..], &path[1..]),
            "self" => (module.as_slice(), &path[1..]),
            "super" => (&module[..module.len().checked_sub(up)?], &path[up..]),
            child if self.texts.contains_key(&[module.as_slice(), &[child.to_owned()]].concat()) => {
                (module.as_slice(), path)
            }
            _ => return None,
        };
        Some([base, rest].concat())
    }

    /// The module that what `path` names is defined in, and its name there; through everything that hands it on.
    fn home(&self, path: &[String]) -> Option<(Module, String)> {
        let ends = (1..=path.len()).rev();
        let (module, rest) = ends.map(|end| path.split_at(end)).find(|(module, _)| self.texts.contains_key(*module))?;
        let name = rest.first().cloned().unwrap_or_default();
        match self.handed_on.get(&(module.to_vec(), name.clone())) {
            Some(from) if from != path => self.home(from),
            _ => Some((module.to_vec(), name)),
        }
    }

    fn imports(&self, module: &Module) -> Imports {
        let text = &self.texts[module];
        let body = statements(text).1;
        let mut written: Vec<Vec<String>> = Vec::new();
        let mut firsts: Vec<(String, Vec<String>)> =
            ["crate", "super", "self"].map(|first| (first.to_owned(), vec![first.to_owned()])).into();
        let children = self.texts.keys().filter(|other| is_child(other, module)).filter_map(|child| child.last());
        firsts.extend(children.map(|child| (child.clone(), vec!["self".to_owned(), child.clone()])));
        for (path, name) in uses(text, false) {
            firsts.push((name, path.clone()));
            written.push(path);
        }
        written.extend(firsts.iter().flat_map(|(first, path)| paths(&body, first, path)));
        let mut imports = Imports::new();
        for path in written {
            if let Some((home, name)) = self.absolute(module, &path).and_then(|path| self.home(&path))
                && home != *module
            {
                imports.entry(home).or_default().insert(name);
            }
        }
        imports
    }
}

/// The Rust files below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it can be read").path());
    let found = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|ending| ending == "rs")).collect()
}

/// The module of a file: `gui/theme/mod.rs` is `gui::theme`.
fn module_of(path: &Path) -> Module {
    let parts = path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect::<Module>();
    match parts.split_last() {
        Some((last, folder)) if last == "mod" => folder.to_vec(),
        _ => parts,
    }
}

/// `text` without comments, and with nothing in its strings.
fn bare(text: &str) -> String {
    let (mut bare, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            'r' if raw_string(rest).is_some() && !bare.ends_with(is_of_name) => {
                bare.push_str("\"\"");
                raw_string(rest).unwrap_or(rest.len())
            }
            '"' => {
                bare.push_str("\"\"");
                quoted(rest)
            }
            '\'' if quoted_letter(rest).is_some() => quoted_letter(rest).unwrap_or(1),
            other => {
                bare.push(other);
                other.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    bare
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// How long the string is that `text` begins with.
fn quoted(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => _ = letters.next(),
            '"' => return at + 1,
            _ => (),
        }
    }
    text.len()
}

/// How long the raw string is that `text` begins with, if it does.
fn raw_string(text: &str) -> Option<usize> {
    let hashes = text[1..].chars().take_while(|letter| *letter == '#').count();
    let inside = text[1 + hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(2 + hashes + inside.find(&end)? + end.len())
}

/// How long the letter in quotation marks is that `text` begins with; a lifetime has no second one.
fn quoted_letter(text: &str) -> Option<usize> {
    let inside = &text[1..];
    let escaped = inside.strip_prefix('\\').map(|letter| 1 + letter.chars().next().map_or(0, char::len_utf8));
    let length = escaped.or_else(|| inside.chars().next().map(char::len_utf8))?;
    let after = &inside[length..];
    match escaped {
        // A letter by its number is as long as it is.
        Some(_) => after.find('\'').map(|end| 1 + length + end + 1),
        None => after.starts_with('\'').then_some(length + 2),
    }
}

/// `text` without what is of tests, and the names of the modules of tests that are files of their own.
fn without_tests(text: &str) -> (String, Vec<String>) {
    const MARK: &str = "#[cfg(test)]";
    let (mut kept, mut names, mut rest) = (String::new(), Vec::new(), text);
    while let Some(at) = rest.find(MARK) {
        kept.push_str(&rest[..at]);
        let item = &rest[at + MARK.len()..];
        let end = end_of_item(item);
        if let Some((before, name)) = item[..end].split_once("mod ")
            && !before.contains('{')
            && name.ends_with(';')
        {
            names.push(name.trim_end_matches(';').trim().to_owned());
        }
        rest = &item[end..];
    }
    kept.push_str(rest);
    (kept, names)
}

/// Where the item ends that `text` begins with.
fn end_of_item(text: &str) -> usize {
    let mut depth = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => (),
        }
    }
    text.len()
}

/// Everything that `text` imports, each with the name that it has then; only what is handed on where that is asked for.
fn uses(text: &str, handed_on: bool) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    for (is_public, tree) in statements(text).0 {
        if is_public || !handed_on {
            leaves(tree, &[], &mut found);
        }
    }
    found
}

/// The trees of imports in `text`, each with whether it is handed on, and the text without them.
fn statements(text: &str) -> (Vec<(bool, &str)>, String) {
    const WORD: &str = "use ";
    let (mut trees, mut others, mut rest) = (Vec::new(), String::new(), text);
    while let Some(at) = rest.find(WORD) {
        let before = rest[..at].rsplit(['\n', ';', '{', '}']).next().unwrap_or_default().trim();
        let (tree, after) = rest[at + WORD.len()..].split_once(';').unwrap_or((&rest[at..], ""));
        if before.is_empty() || before.starts_with("pub") {
            trees.push((!before.is_empty(), tree));
            others.push_str(&rest[..at]);
            rest = after;
        } else {
            others.push_str(&rest[..at + WORD.len()]);
            rest = &rest[at + WORD.len()..];
        }
    }
    others.push_str(rest);
    (trees, others)
}

/// The paths of a tree of imports.
fn leaves(tree: &str, before: &[String], found: &mut Vec<(Vec<String>, String)>) {
    match tree.split_once('{') {
        Some((head, inside)) => {
            let path: Vec<String> = before.iter().cloned().chain(steps(head)).collect();
            let inside = inside.rsplit_once('}').map_or(inside, |(inside, _)| inside);
            branches(inside).into_iter().for_each(|branch| leaves(branch, &path, found));
        }
        None => {
            let (path, name) = tree.split_once(" as ").map_or((tree, None), |(path, name)| (path, Some(name.trim())));
            let mut path: Vec<String> = before.iter().cloned().chain(steps(path)).collect();
            if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
                path.pop();
            }
            if let Some(last) = path.last().cloned() {
                found.push((path, name.map_or(last, str::to_owned)));
            }
        }
    }
}

/// The steps of a path.
fn steps(path: &str) -> impl Iterator<Item = String> {
    path.split("::").map(str::trim).filter(|step| !step.is_empty()).map(str::to_owned)
}

/// The parts of `text` between commas that stand in no brackets.
fn branches(text: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => (),
        }
    }
    parts.push(&text[from..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// The paths in `text` that begin with `first`, which stands for `start`.
fn paths(text: &str, first: &str, start: &[String]) -> Vec<Vec<String>> {
    let is_within = |before: &str| before.ends_with(|letter| is_of_name(letter) || letter == ':');
    // `pub(in crate::gui)` names no item.
    let begins = |at: &usize| !is_within(&text[..*at]) && !text[..*at].ends_with("pub(in ");
    let first_step = format!("{first}::");
    let found = text.match_indices(&first_step).map(|(at, _)| at).filter(begins);
    let rest = |at: usize| text[at + first.len()..].split(|letter| !is_of_name(letter) && letter != ':').next();
    found.map(|at| start.iter().cloned().chain(steps(rest(at).unwrap_or_default())).collect()).collect()
}

/// The row of a module, and its place in all of them.
fn row(module: &Module) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module[0].as_str()))
}

/// A circle of imports that goes through `start`, the shortest; a child that knows its parent is none.
fn circle(arrows: &BTreeMap<Module, Imports>, start: &Module) -> Option<Vec<Module>> {
    let mut ways: BTreeMap<&Module, &Module> = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(module) = next.pop_front() {
        for to in arrows.get(module).into_iter().flat_map(Imports::keys).filter(|to| !is_child(module, to)) {
            if to == start {
                let back = std::iter::successors(Some(module), |at| ways.get(at).copied());
                let mut circle: Vec<Module> = back.cloned().collect();
                circle.reverse();
                return Some(circle);
            }
            if !ways.contains_key(to) {
                ways.insert(to, module);
                next.push_back(to);
            }
        }
    }
    None
}

/// Whether the steps of a module are like a pattern of [`KEPT_APART`].
fn is_like(module: &[&str], pattern: &[&str]) -> bool {
    match (module, pattern) {
        (_, ["**", rest @ ..]) => (0..=module.len()).any(|skipped| is_like(&module[skipped..], rest)),
        ([step, module @ ..], [like, rest @ ..]) => {
            let is_step = like.strip_prefix('*').map_or(step == like, |ending| step.ends_with(ending));
            is_step && is_like(module, rest)
        }
        ([], []) => true,
        _ => false,
    }
}

fn is_child(module: &Module, parent: &Module) -> bool {
    module.split_last().is_some_and(|(_, folder)| folder == parent.as_slice())
}

#[test]
fn every_module_uses_only_those_above_it() {
    let sources = Sources::read();
    let mut against = Vec::new();
    for module in sources.texts.keys() {
        let Some(own) = row(module) else { panic!("{} stands in no row", module[0]) };
        for (other, names) in sources.imports(module) {
            if other[0] != module[0] && row(&other).is_none_or(|row| row >= own) {
                against.push(format!("{} uses {names:?} of {}", module.join("::"), other.join("::")));
            }
        }
    }
    assert!(against.is_empty(), "against the order of the modules:\n{}", against.join("\n"));
}

#[test]
fn what_is_kept_apart_does_not_meet() {
    let sources = Sources::read();
    let is_any = |module: &Module, patterns: &[&str]| {
        let steps: Vec<&str> = module.iter().map(String::as_str).collect();
        patterns.iter().any(|pattern| is_like(&steps, &pattern.split("::").collect::<Vec<_>>()))
    };
    let mut met = Vec::new();
    for (ones, others) in KEPT_APART {
        assert!(sources.texts.keys().any(|module| is_any(module, ones)), "nothing is like {ones:?}");
        for module in sources.texts.keys().filter(|module| is_any(module, ones)) {
            let imports = sources.imports(module).into_iter().filter(|(other, _)| is_any(other, others));
            met.extend(
                imports.map(|(other, names)| format!("{} uses {names:?} of {}", module.join("::"), other.join("::"))),
            );
        }
    }
    assert!(met.is_empty(), "these are to know nothing of each other:\n{}", met.join("\n"));
}

#[test]
fn no_files_of_the_window_import_each_other_in_a_circle() {
    let sources = Sources::read();
    for folder in WITHOUT_CIRCLES {
        let inside = |module: &&Module| module[0] == folder;
        let arrows: BTreeMap<Module, Imports> =
            sources.texts.keys().filter(inside).map(|module| (module.clone(), sources.imports(module))).collect();
        let circles = arrows.keys().filter_map(|module| circle(&arrows, module));
        if let Some(circle) = circles.min_by_key(Vec::len) {
            let next = circle.iter().cycle().skip(1);
            let arrow = |(from, to): (&Module, &Module)| {
                format!("{} uses {:?} of {}", from.join("::"), arrows[from][to], to.join("::"))
            };
            let shown: Vec<String> = circle.iter().zip(next).map(arrow).collect();
            panic!("a circle:\n{}", shown.join("\n"));
        }
    }
}

#[test]
fn imports_are_read_from_the_text() {
    let text = "use crate::{a::{B, c as d}, e::*};\npub use self::f::G; // use crate::h;\nlet x = super::i::J::k(\"crate::l\");";
    let text = bare(text);
    let shown = |found: Vec<(Vec<String>, String)>| {
        found.into_iter().map(|(path, name)| format!("{} {name}", path.join("::"))).collect::<Vec<_>>()
    };
    assert_eq!(shown(uses(&text, false)), ["crate::a::B B", "crate::a::c d", "crate::e::* *", "self::f::G G"]);
    assert_eq!(shown(uses(&text, true)), ["self::f::G G"]);
    let path = |start: &str| vec![start.to_owned()];
    assert_eq!(paths(&statements(&text).1, "super", &path("super")), [["super", "i", "J", "k"]]);
    let (kept, names) = without_tests("use a; #[cfg(test)] mod tests; #[cfg(test)]\nmod more { use b; } use c;");
    assert_eq!(
        (kept.split_whitespace().collect::<Vec<_>>().join(" ").as_str(), names),
        ("use a; use c;", vec!["tests".to_owned()])
    );
    assert_eq!(bare(r##"'a' '\'' '{' &'a r#"use x;"# "\"use y;" b'"' 'é'"##).replace(' ', ""), "&'a\"\"\"\"b");
}
