//! The columns, driven by pointer and keys, without display or GPU.

use std::sync::Arc;

use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TouchPhase, Vec2, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use synoptic::{
    claims::Value,
    compare::Comparison,
    edits::Hand,
    facts::{Fact, FactValue},
    gui::{
        reader::{Reader, ReaderEvent, ReaderInput},
        settings::Choices,
        theme::{Theme, install_fonts},
    },
    ids::{ClaimId, FactId, FactKey, GroupId},
    judge::{Aspect, Difference, Place, Verdict},
    segment::Role,
    text::Span,
};

use crate::support::articles::{article, comparison, many};

const SHARED: &str = "Nga huy động 11.000 quân tới vùng biên giới.";
const DENIED: &str = "Nga bác bỏ tin huy động 11.000 quân.";
const ALONE: &str = "Chỉ một bài nói câu này.";

/// A window with columns, what it shows and what the columns told.
struct Window {
    reader: Reader,
    comparison: Comparison,
    epoch: u64,
    selected: Option<GroupId>,
    fact: Option<FactId>,
    choices: Choices,
    theme: Theme,
    events: Vec<ReaderEvent>,
}

fn window(comparison: Comparison, size: Vec2) -> Harness<'static, Window> {
    let window = Window {
        reader: Reader::default(),
        comparison,
        epoch: 1,
        selected: None,
        fact: None,
        choices: Choices::default(),
        theme: Theme::light(),
        events: Vec::new(),
    };
    let draw = |ui: &mut egui::Ui, window: &mut Window| {
        let Window { reader, comparison, epoch, selected, fact, choices, theme, events } = window;
        let input = ReaderInput {
            comparison,
            epoch: *epoch,
            selected: *selected,
            fact: *fact,
            hovered: None,
            passage: None,
            choices: *choices,
            pair: None,
            hand: &Hand::default(),
            picked: &[],
            found: None,
            theme,
        };
        events.extend(reader.ui(ui, &input));
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_context_setup(install_fonts)
        .with_max_steps(60)
        .with_step_dt(0.03)
        .build_ui_state(draw, window);
    harness.run();
    harness.state_mut().events.clear();
    harness
}

fn body(words: &str, group: u32) -> (Role, Vec<(&str, u32)>) {
    (Role::Body, vec![(words, group)])
}

/// Two articles: in the second, the shared passage stands far below the window's end.
fn two() -> Comparison {
    let filler: Vec<String> =
        (0..40).map(|i| format!("Đoạn thứ {i} của bài báo dài, chẳng bài nào khác có.")).collect();
    let first = [body(SHARED, 1), body(ALONE, 0)];
    let mut second: Vec<_> = filler.iter().map(|words| body(words, 0)).collect();
    second.insert(30, body(DENIED, 1));
    comparison(vec![article("a", "Bài A", &first), article("b", "Bài B", &second)], |_| Verdict::Disputed)
}

fn events(harness: &mut Harness<'_, Window>) -> Vec<ReaderEvent> {
    std::mem::take(&mut harness.state_mut().events)
}

fn press(harness: &Harness<'_, Window>, at: Pos2, pressed: bool) {
    let button = egui::PointerButton::Primary;
    harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
}

fn click(harness: &mut Harness<'_, Window>, at: Pos2) {
    harness.hover_at(at);
    press(harness, at, true);
    press(harness, at, false);
    harness.run();
}

fn drag(harness: &mut Harness<'_, Window>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    press(harness, from, true);
    harness.hover_at(from.lerp(to, 0.5));
    harness.hover_at(to);
    press(harness, to, false);
    harness.run();
}

fn wheel(harness: &mut Harness<'_, Window>, at: Pos2, delta: Vec2, modifiers: Modifiers) {
    harness.hover_at(at);
    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Wheel);
    harness.event(Event::MouseWheel { unit, delta, phase, source, modifiers });
    harness.run();
}

/// A point inside the first row of the paragraph with these words.
fn first_row(harness: &Harness<'_, Window>, words: &str) -> Pos2 {
    harness.get_by_label(words).rect().left_top() + vec2(20.0, 12.0)
}

fn rect_of(harness: &Harness<'_, Window>, label: &str) -> Rect {
    harness.get_by_label(label).rect()
}

fn order(harness: &Harness<'_, Window>) -> Vec<String> {
    harness.state().reader.order().map(ToString::to_string).collect()
}

fn claim_of(comparison: &Comparison, words: &str) -> ClaimId {
    let claim = comparison.claims.ids().find(|&claim| comparison.words(claim) == words);
    claim.expect("the words are a claim")
}

fn group_of(comparison: &Comparison, words: &str) -> GroupId {
    comparison.claims[claim_of(comparison, words)].group
}

#[test]
fn a_click_on_a_passage_selects_it_and_beside_it_none() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let (shared, alone) = (first_row(&harness, SHARED), first_row(&harness, ALONE));
    let passages = [SHARED, ALONE].map(|words| claim_of(&harness.state().comparison, words));
    click(&mut harness, shared);
    assert!(events(&mut harness).contains(&ReaderEvent::Select(Some(passages[0]))));
    click(&mut harness, alone);
    assert!(events(&mut harness).contains(&ReaderEvent::Select(Some(passages[1]))));
    click(&mut harness, alone + vec2(0.0, 200.0));
    assert!(events(&mut harness).contains(&ReaderEvent::Select(None)));
}

#[test]
fn hovering_a_passage_is_told_once_and_leaving_it_too() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let (at, group) = (first_row(&harness, SHARED), group_of(&harness.state().comparison, SHARED));
    harness.hover_at(at);
    harness.run();
    harness.hover_at(at + vec2(3.0, 0.0));
    harness.run();
    assert_eq!(events(&mut harness), [ReaderEvent::Hover(Some(group))]);
    harness.hover_at(at + vec2(0.0, 300.0));
    harness.run();
    assert_eq!(events(&mut harness), [ReaderEvent::Hover(None)]);
}

#[test]
fn a_shared_passage_lies_on_its_verdicts_tint_and_a_selected_one_on_the_strong_tint() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let grounds = |harness: &Harness<'_, Window>, color: egui::Color32| {
        let filled =
            |shape: &&egui::epaint::ClippedShape| matches!(&shape.shape, egui::Shape::Rect(r) if r.fill == color);
        harness.output().shapes.iter().filter(filled).count()
    };
    let colors = harness.state().theme.verdict(Verdict::Disputed);
    assert!(grounds(&harness, colors.tint) > 0);
    assert_eq!(grounds(&harness, colors.tint_strong), 0);
    harness.state_mut().selected = Some(group_of(&harness.state().comparison, SHARED));
    harness.run();
    assert_eq!(grounds(&harness, colors.tint), 0);
    assert!(grounds(&harness, colors.tint_strong) > 0);
}

#[test]
fn the_close_button_and_a_middle_click_on_the_header_close() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    harness.get_by_label("Close Bài B").click();
    harness.run();
    assert!(events(&mut harness).contains(&ReaderEvent::Close("b".into())));
    harness.get_by_label("Bài A").click_button(egui::PointerButton::Middle);
    harness.run();
    assert!(events(&mut harness).contains(&ReaderEvent::Close("a".into())));
}

#[test]
fn a_header_dragged_over_another_reorders_and_the_order_stays_when_an_article_comes() {
    let mut harness = window(many(3), vec2(1200.0, 500.0));
    let header = |at: usize| format!("Bài số {at}: Nga và Triều Tiên tăng cường hợp tác");
    let (from, to) = (rect_of(&harness, &header(2)).center(), rect_of(&harness, &header(0)).left_center());
    drag(&mut harness, from, to);
    assert_eq!(order(&harness), ["document-2", "document-0", "document-1"]);
    harness.state_mut().comparison = many(4);
    harness.state_mut().epoch = 2;
    harness.run();
    assert_eq!(order(&harness), ["document-2", "document-0", "document-1", "document-3"]);
}

#[test]
fn ctrl_shift_and_an_arrow_move_the_focused_column() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    harness.get_by_label("Text of Bài A").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert_eq!(order(&harness), ["b", "a"]);
    assert!(harness.get_by_label("Text of Bài A").is_focused());
}

#[test]
fn a_column_that_is_reached_with_tab_comes_wholly_into_sight() {
    let mut harness = window(many(6), vec2(1200.0, 400.0));
    let third = "Text of Bài số 2: Nga và Triều Tiên tăng cường hợp tác";
    let gutter = rect_of(&harness, "Width of Bài số 0: Nga và Triều Tiên tăng cường hợp tác").center();
    drag(&mut harness, gutter, gutter + vec2(150.0, 0.0));
    let cut = rect_of(&harness, third).width();
    assert!(cut < 250.0, "{cut}");
    let focused = (0..20).any(|_| {
        harness.key_press(Key::Tab);
        harness.run();
        harness.get_by_label(third).is_focused()
    });
    assert!(focused);
    assert_eq!(rect_of(&harness, third).width(), 368.0);
}

#[test]
fn dragging_the_gutter_resizes_and_a_double_click_resets() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let width = |harness: &Harness<'_, Window>| rect_of(harness, "Text of Bài A").width();
    let shared = width(&harness);
    let gutter = rect_of(&harness, "Width of Bài A").center();
    drag(&mut harness, gutter, gutter - vec2(100.0, 0.0));
    assert_eq!(width(&harness), shared - 100.0);
    let gutter = rect_of(&harness, "Width of Bài A").center();
    harness.run_steps(20);
    for _ in 0..2 {
        harness.hover_at(gutter);
        press(&harness, gutter, true);
        press(&harness, gutter, false);
    }
    harness.run();
    assert_eq!(width(&harness), shared);
}

#[test]
fn alone_the_wheel_scrolls_the_column_under_the_pointer_only() {
    let mut harness = window(many(2), vec2(900.0, 400.0));
    harness.state_mut().choices.together = false;
    let tops = |harness: &Harness<'_, Window>| {
        let second = |node: egui_kittest::Node<'_>| node.rect().top();
        let of = |at: usize| format!("điều 1.0 của bài {at}.");
        [0, 1].map(|at| harness.query_all_by_label_contains(&of(at)).map(second).next())
    };
    let before = tops(&harness);
    wheel(&mut harness, Pos2::new(200.0, 300.0), vec2(0.0, -30.0), Modifiers::NONE);
    let after = tops(&harness);
    assert_eq!(after[1], before[1]);
    assert_eq!(after[0].zip(before[0]).map(|(after, before)| (before - after).round()), Some(30.0));
}

#[test]
fn shift_and_the_wheel_bring_columns_into_sight_that_do_not_fit() {
    let mut harness = window(many(6), vec2(900.0, 400.0));
    let last = "Bài số 5: Nga và Triều Tiên tăng cường hợp tác";
    assert!(harness.query_by_label(last).is_none());
    wheel(&mut harness, Pos2::new(200.0, 300.0), vec2(0.0, -3000.0), Modifiers::SHIFT);
    assert!(harness.query_by_label(last).is_some());
}

#[test]
fn reveal_brings_the_counterpart_beside_the_clicked_passage_and_leaves_that_one() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    assert!(harness.query_by_label(DENIED).is_none());
    let (at, before) = (first_row(&harness, SHARED), rect_of(&harness, SHARED).top());
    click(&mut harness, at);
    let window = harness.state_mut();
    let group = group_of(&window.comparison, SHARED);
    window.reader.reveal(&window.comparison, group);
    harness.run();
    assert_eq!(rect_of(&harness, SHARED).top(), before);
    assert!((rect_of(&harness, DENIED).top() - before).abs() <= 1.0);
}

#[test]
fn reveal_from_elsewhere_brings_a_passage_to_the_upper_third() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let window = harness.state_mut();
    let group = group_of(&window.comparison, SHARED);
    window.reader.reveal(&window.comparison, group);
    harness.run();
    let (text, passage) = (rect_of(&harness, "Text of Bài B"), rect_of(&harness, DENIED));
    let part = (passage.top() - text.top()) / text.height();
    assert!((0.25..0.4).contains(&part), "at {part} of the view");
}

#[test]
fn text_dragged_over_is_copied_exactly_as_in_the_document() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let (shared, alone) = (rect_of(&harness, SHARED), rect_of(&harness, ALONE));
    drag(&mut harness, shared.left_top() + vec2(-6.0, 10.0), alone.right_bottom() - vec2(4.0, 8.0));
    assert!(!events(&mut harness).iter().any(|event| matches!(event, ReaderEvent::Select(_))), "a drag is no click");
    harness.event(Event::Copy);
    harness.run();
    assert_eq!(events(&mut harness), [ReaderEvent::Copy(format!("{SHARED}\r\n{ALONE}"))]);
}

#[test]
fn a_double_click_selects_a_word_and_a_triple_click_the_passage() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let at = first_row(&harness, SHARED);
    harness.hover_at(at);
    for (clicks, words) in [(2, "Nga"), (3, SHARED)] {
        harness.run_steps(20);
        for _ in 0..clicks {
            press(&harness, at, true);
            press(&harness, at, false);
        }
        harness.event(Event::Copy);
        harness.run();
        assert!(events(&mut harness).contains(&ReaderEvent::Copy(words.to_owned())), "{clicks} clicks");
    }
}

#[test]
fn the_context_menu_copies_a_passage_and_a_quotation() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    for (entry, event) in [
        ("Copy passage", ReaderEvent::Copy(SHARED.to_owned())),
        ("Copy as quotation", ReaderEvent::CopyQuotation(ClaimId(0))),
        ("Show evidence", ReaderEvent::Select(Some(ClaimId(0)))),
    ] {
        let at = first_row(&harness, SHARED);
        harness.hover_at(at);
        for pressed in [true, false] {
            let button = egui::PointerButton::Secondary;
            harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        }
        harness.run();
        harness.get_by_label(entry).click();
        harness.run();
        assert!(events(&mut harness).contains(&event), "{entry}");
    }
}

#[test]
fn home_and_end_go_to_the_ends_of_the_focused_column() {
    let mut harness = window(many(2), vec2(900.0, 400.0));
    harness.state_mut().choices.together = false;
    let count = |harness: &Harness<'_, Window>, words: &str| harness.query_all_by_label_contains(words).count();
    harness.get_by_label("Text of Bài số 0: Nga và Triều Tiên tăng cường hợp tác").focus();
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    assert_eq!((count(&harness, "điều 19.1 của bài 0."), count(&harness, "điều 19.1 của bài 1.")), (1, 0));
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!((count(&harness, "điều 0.0 của bài 0."), count(&harness, "điều 19.1 của bài 0.")), (1, 0));
}

#[test]
fn another_theme_sets_the_text_in_its_colours() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let colors = |harness: &Harness<'_, Window>| -> Vec<egui::Color32> {
        let texts = harness.output().shapes.iter().filter_map(|shape| match &shape.shape {
            egui::Shape::Text(text) => Some(&text.galley),
            _ => None,
        });
        let probed = texts.filter(|galley| [ALONE, "Bài A"].contains(&galley.text()));
        probed.map(|galley| galley.job.sections[0].format.color).collect()
    };
    assert_eq!(colors(&harness), [Theme::light().text; 2]);
    harness.state_mut().theme = Theme::dark();
    harness.run();
    assert_eq!(colors(&harness), [Theme::dark().text; 2]);
}

#[test]
fn of_five_hundred_articles_only_what_is_in_sight_is_laid_out() {
    let mut harness = window(many(500), vec2(1600.0, 900.0));
    let in_sight = harness.state().reader.laid_blocks();
    assert!((10..80).contains(&in_sight), "{in_sight} blocks");
    wheel(&mut harness, Pos2::new(200.0, 300.0), vec2(0.0, -500.0), Modifiers::NONE);
    assert!(harness.state().reader.laid_blocks() < in_sight + 60, "the ends of the columns that follow are known");
}

#[test]
fn five_megabytes_in_one_line_lay_out_only_what_is_in_sight() {
    let words = "Ông Shoigu nói rằng các cuộc đàm phán giúp tăng cường hợp tác. ".repeat(60_000);
    let comparison = comparison(vec![article("a", "Bài dài", &[body(words.trim(), 0)])], |_| Verdict::Agree);
    let mut harness = window(comparison, vec2(900.0, 500.0));
    assert!(harness.state().reader.laid_blocks() <= 2);
    harness.get_by_label("Text of Bài dài").focus();
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    assert!(harness.state().reader.laid_blocks() <= 6);
}

#[test]
fn every_paragraph_in_sight_is_a_named_node_and_each_column_has_a_heading() {
    let harness = window(two(), vec2(900.0, 500.0));
    assert_eq!(harness.get_by_label(ALONE).accesskit_node().role(), egui::accesskit::Role::Paragraph);
    assert_eq!(harness.get_by_label("Bài A").accesskit_node().role(), egui::accesskit::Role::Heading);
    assert!(harness.query_by_label(DENIED).is_none(), "what is out of sight is not in the tree");
}

/// Two articles that tell two shared passages after different numbers of others.
fn told_elsewhere() -> Comparison {
    let article_of = |id: &str, title: &str, before: usize, between: usize| {
        let word = |at: usize| format!("Đoạn {at} của bài {id}, một đoạn chỉ có ở đây và dài hơn một dòng chữ.");
        let fillers: Vec<String> = (0..before + between + 30).map(word).collect();
        let mut paragraphs: Vec<_> = fillers.iter().map(|words| body(words, 0)).collect();
        let shared = ["Câu chung đầu tiên của hai bài.", "Câu chung thứ hai của hai bài."];
        paragraphs.insert(before, body(shared[0], 1));
        paragraphs.insert(before + 1 + between, body(shared[1], 2));
        article(id, title, &paragraphs)
    };
    let articles = vec![article_of("a", "Bài A", 10, 12), article_of("b", "Bài B", 25, 4)];
    comparison(articles, |_| Verdict::Agree)
}

/// Tops of the paragraphs with these words: in the left column and in the right one, where they are in sight.
fn tops(harness: &Harness<'_, Window>, words: &str) -> [Option<f32>; 2] {
    let mut tops = [None, None];
    for node in harness.query_all_by_label_contains(words) {
        let rect = node.rect();
        tops[usize::from(rect.left() > 450.0)] = Some(rect.top());
    }
    tops
}

#[test]
fn counterparts_come_in_line_in_the_middle_and_the_other_column_never_goes_backwards() {
    let mut harness = window(told_elsewhere(), vec2(900.0, 500.0));
    let middle = rect_of(&harness, "Text of Bài A").center().y;
    let (mut in_line, mut before) = (0, [f32::INFINITY; 2]);
    for _ in 0..120 {
        wheel(&mut harness, Pos2::new(200.0, 300.0), vec2(0.0, -12.0), Modifiers::NONE);
        for (at, words) in ["Câu chung đầu tiên", "Câu chung thứ hai"].into_iter().enumerate() {
            let [left, right] = tops(&harness, words);
            if let Some(top) = right {
                assert!(top <= before[at] + 1.0, "{words} goes back from {} to {top}", before[at]);
                before[at] = top;
            }
            if let (Some(left), Some(right)) = (left.filter(|top| (top - middle).abs() < 12.0), right) {
                assert!((left - right).abs() < 40.0, "{words}: {left} and {right}");
                in_line += 1;
            }
        }
    }
    assert!(in_line >= 2, "both were in the middle");
}

#[test]
fn the_ends_of_columns_that_follow_are_reached_together() {
    let mut harness = window(told_elsewhere(), vec2(900.0, 500.0));
    harness.get_by_label("Text of Bài A").focus();
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    assert!(harness.query_by_label_contains("Đoạn 51 của bài a").is_some());
    assert!(harness.query_by_label_contains("Đoạn 58 của bài b").is_some());
    harness.key_press(Key::Home);
    harness.run();
    assert!(harness.query_by_label_contains("Đoạn 0 của bài b").is_some());
}

#[test]
fn a_column_that_shares_nothing_with_the_one_that_is_scrolled_stays() {
    let alone = |id: &str, title: &str| {
        let words: Vec<String> = (0..40).map(|at| format!("Đoạn {at} của bài {id}, chỉ có ở đây.")).collect();
        article(id, title, &words.iter().map(|words| body(words, 0)).collect::<Vec<_>>())
    };
    let comparison = comparison(vec![alone("a", "Bài A"), alone("b", "Bài B")], |_| Verdict::Agree);
    let mut harness = window(comparison, vec2(900.0, 500.0));
    wheel(&mut harness, Pos2::new(200.0, 300.0), vec2(0.0, -200.0), Modifiers::NONE);
    assert!(harness.query_by_label("Đoạn 0 của bài a, chỉ có ở đây.").is_none());
    assert!(harness.query_by_label("Đoạn 0 của bài b, chỉ có ở đây.").is_some());
}

#[test]
fn ribbons_are_drawn_where_they_are_wanted() {
    let mut harness = window(told_elsewhere(), vec2(900.0, 500.0));
    wheel(&mut harness, Pos2::new(200.0, 300.0), vec2(0.0, -500.0), Modifiers::NONE);
    let meshes = |harness: &Harness<'_, Window>| {
        harness.output().shapes.iter().filter(|shape| matches!(shape.shape, egui::Shape::Mesh(_))).count()
    };
    assert!(meshes(&harness) > 0);
    harness.state_mut().choices.ribbons = false;
    harness.run();
    assert_eq!(meshes(&harness), 0);
}

/// Chooses an entry of the menu of the column with this title.
fn choose(harness: &mut Harness<'_, Window>, title: &str, entry: &str) {
    harness.get_by_label(&format!("Menu of {title}")).click();
    harness.run();
    harness.get_by_label(entry).click();
    harness.run();
}

#[test]
fn a_column_is_pinned_narrowed_hidden_and_shown_again_by_its_menu() {
    let mut harness = window(many(3), vec2(1200.0, 500.0));
    let title = |at: usize| format!("Bài số {at}: Nga và Triều Tiên tăng cường hợp tác");
    choose(&mut harness, &title(2), "Keep at the left");
    assert_eq!(order(&harness), ["document-2", "document-0", "document-1"]);
    choose(&mut harness, &title(0), "Narrow to a strip");
    assert!(harness.query_by_label(&format!("Text of {}", title(0))).is_none());
    assert!(rect_of(&harness, &format!("Overview of {}", title(0))).width() < 40.0);
    harness.get_by_label(&format!("Show all of {}", title(0))).click();
    harness.run();
    assert!(harness.query_by_label(&format!("Text of {}", title(0))).is_some());
    choose(&mut harness, &title(1), "Hide");
    assert!(harness.query_by_label(&title(1)).is_none());
    assert_eq!(harness.state().reader.hidden(), [("document-1".into(), title(1))]);
    harness.state_mut().reader.show_column(&"document-1".into());
    harness.run();
    assert!(harness.query_by_label(&title(1)).is_some());
}

#[test]
fn a_locked_column_scrolls_by_itself() {
    let mut harness = window(told_elsewhere(), vec2(900.0, 500.0));
    harness.get_by_label("Let Bài B scroll by itself").click();
    harness.run();
    wheel(&mut harness, Pos2::new(200.0, 300.0), vec2(0.0, -400.0), Modifiers::NONE);
    assert!(harness.query_by_label_contains("Đoạn 0 của bài b").is_some());
    harness.get_by_label("Let Bài B scroll together again").click();
    harness.run();
    wheel(&mut harness, Pos2::new(200.0, 300.0), vec2(0.0, -10.0), Modifiers::NONE);
    assert!(harness.query_by_label_contains("Đoạn 0 của bài b").is_none());
}

#[test]
fn a_click_on_the_overview_goes_there_and_a_mark_lights_its_group() {
    let mut harness = window(told_elsewhere(), vec2(900.0, 500.0));
    let strip = rect_of(&harness, "Overview of Bài B");
    click(&mut harness, Pos2::new(strip.center().x, strip.bottom() - 1.0));
    assert!(harness.query_by_label_contains("Đoạn 58 của bài b").is_some());
    let group = group_of(&harness.state().comparison, "Câu chung đầu tiên của hai bài.");
    let hovers = |event: &ReaderEvent| *event == ReaderEvent::Hover(Some(group));
    let found = (0..strip.height() as i32 / 4).any(|step| {
        harness.hover_at(strip.center_top() + vec2(0.0, 4.0 * step as f32));
        harness.run();
        events(&mut harness).iter().any(hovers)
    });
    assert!(found);
}

#[test]
fn a_conflicting_value_is_boxed_where_that_is_wanted() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let group = group_of(&harness.state().comparison, SHARED);
    harness.state_mut().selected = Some(group);
    let rects = |harness: &Harness<'_, Window>| {
        harness.output().shapes.iter().filter(|shape| matches!(shape.shape, egui::Shape::Rect(_))).count()
    };
    harness.run();
    let plain = rects(&harness);
    harness.state_mut().choices.marks = true;
    let value = |claim, span| Place { claim, span, value: Value::Words(String::new()) };
    let span = claim_span(&harness.state().comparison, SHARED, "11.000");
    let values = vec![value(claim_of(&harness.state().comparison, SHARED), span)];
    let difference = Difference { aspect: Aspect::Quantity, values, over_time: false, fact: None };
    harness.state_mut().comparison.groups[group].differences = vec![difference];
    harness.run();
    assert_eq!(rects(&harness), plain + 1, "a box around the number");
}

#[test]
fn the_values_of_the_selected_fact_are_boxed_in_every_column() {
    let mut harness = window(two(), vec2(900.0, 500.0));
    let rects = |harness: &Harness<'_, Window>| {
        harness.output().shapes.iter().filter(|shape| matches!(shape.shape, egui::Shape::Rect(_))).count()
    };
    harness.run();
    let plain = rects(&harness);
    let span = claim_span(&harness.state().comparison, SHARED, "11.000");
    let place =
        Place { claim: claim_of(&harness.state().comparison, SHARED), span, value: Value::Words(String::new()) };
    let fact = Fact {
        key: FactKey::default(),
        aspect: Aspect::Quantity,
        subject: String::new(),
        attribute: String::new(),
        label: "quân".to_owned(),
        verdict: Verdict::Differ,
        probability: 1.0,
        values: vec![FactValue { place, variant: 0, corrected: false }],
    };
    harness.state_mut().comparison.facts = Arc::new([fact].into_iter().collect());
    harness.state_mut().fact = Some(FactId(0));
    harness.run();
    assert_eq!(rects(&harness), plain + 2, "a ground and a box");
}

#[test]
fn a_passage_on_the_same_part_of_the_story_is_related_and_never_agrees() {
    let related = |harness: &Harness<'_, Window>| {
        let described = |node: egui_kittest::Node<'_>| node.accesskit_node().description();
        let words: Vec<String> = harness.root().children_recursive().filter_map(described).collect();
        words.iter().any(|words| words.starts_with(&format!("Related: “{ALONE}”")))
    };
    let meshes = |harness: &Harness<'_, Window>| {
        harness.output().shapes.iter().filter(|shape| matches!(shape.shape, egui::Shape::Mesh(_))).count()
    };
    let mut comparison = two();
    let (alone, other) = (claim_of(&comparison, ALONE), comparison.claims.ids().next_back().unwrap());
    let harness = window(comparison.clone(), vec2(900.0, 500.0));
    let before = meshes(&harness);
    assert!(!related(&harness));
    let mut alignments = (*comparison.alignments).clone();
    let to = comparison.claims[alone].alignment;
    alignments[comparison.claims[other].alignment].clear();
    alignments[to].push(other);
    comparison.claims[other].alignment = to;
    comparison.alignments = alignments.into();
    let harness = window(comparison, vec2(900.0, 500.0));
    assert!(related(&harness), "it is said by word");
    assert_eq!(meshes(&harness), before + 1, "a ribbon joins it to the passage beside it");
}

/// Where `words` are in the passage `claim` of the first article.
fn claim_span(comparison: &Comparison, claim: &str, words: &str) -> Span {
    let start = comparison.claim(claim_of(comparison, claim)).1.span.start as usize + claim.find(words).unwrap_or(0);
    Span::new(start, start + words.len())
}

#[test]
fn a_ribbon_lights_its_group_under_the_pointer_and_selects_it_by_a_click() {
    let mut harness = window(told_elsewhere(), vec2(900.0, 500.0));
    wheel(&mut harness, Pos2::new(200.0, 300.0), vec2(0.0, -450.0), Modifiers::NONE);
    let group = group_of(&harness.state().comparison, "Câu chung đầu tiên của hai bài.");
    let best = harness.state().comparison.groups[group].best;
    harness.hover_at(Pos2::new(5.0, 5.0));
    harness.run();
    events(&mut harness);
    let gap = rect_of(&harness, "Text of Bài A").right() + 20.0;
    let view = rect_of(&harness, "Text of Bài A").y_range();
    let mut steps = (0..view.span() as i32 / 4).map(|step| Pos2::new(gap, view.min + 4.0 * step as f32));
    let at = steps.find(|&at| {
        harness.hover_at(at);
        harness.run();
        events(&mut harness).contains(&ReaderEvent::Hover(Some(group)))
    });
    click(&mut harness, at.expect("a ribbon goes through the gap"));
    let told = events(&mut harness);
    assert!(told.contains(&ReaderEvent::Select(Some(best))), "{told:?}");
}
