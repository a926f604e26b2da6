use super::history::History;
use super::*;
use crate::api::answer;
use crate::app::settings::Level;
use hegao::finding::Severity;
use hegao::rules::example::MODEL;

fn with(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::new(true, 0), State::after)
}

fn edited(text: &str) -> Action {
    Action::Edited(text.to_string())
}

fn opened(texts: &[&str]) -> Action {
    let named = |text: &&str| (Some("甲.txt".to_string()), Ok(text.to_string()), Vec::new());
    Action::Opened(texts.iter().map(named).collect())
}

#[test]
fn what_joins_is_added_and_turned_to_by_nobody() {
    let more = Action::Joined(vec![(None, Ok("丙".to_string()), Vec::new())]);
    let state = with([opened(&["甲", "乙"]), more]);
    let texts: Vec<&str> = state.entries.iter().map(|entry| &*entry.text).collect();
    assert_eq!(texts, ["甲", "乙", "丙"]);
    assert_eq!(state.entry().map(|entry| &*entry.text), Some("甲"));
}

fn checked(state: State) -> State {
    let request = state
        .next_entry()
        .expect("something waits")
        .request(&state.config);
    let sent = Action::Sent(request.entry, request.revision);
    state
        .after(sent)
        .after(Action::Answered(Box::new(answer(&request))))
}

#[test]
fn a_text_is_checked_once_it_is_there() {
    let state = with([edited("一、总体情况")]);
    assert_eq!(state.entries[0].phase, Phase::Checking);
    let state = checked(state);
    assert_eq!(state.entries[0].phase, Phase::Done);
    assert!(state.entries[0].view.is_some());
    assert!(state.next_entry().is_none());
}

#[test]
fn white_space_alone_is_nothing_to_check() {
    let state = with([edited("\n　 ")]);
    assert_eq!(state.entries[0].phase, Phase::Idle);
    assert!(state.next_entry().is_none());
}

#[test]
fn a_stale_answer_is_dropped_and_the_new_text_is_asked_for() {
    let state = with([edited("甲")]);
    let request = state
        .next_entry()
        .expect("something waits")
        .request(&state.config);
    let state = state
        .after(Action::Sent(request.entry, request.revision))
        .after(edited("甲乙"));
    assert!(state.next_entry().is_none(), "one at a time");
    let state = state.after(Action::Answered(Box::new(answer(&request))));
    assert_eq!(state.entries[0].phase, Phase::Checking);
    let next = state.next_entry().expect("the new text waits");
    assert_eq!((&*next.text, next.typed), ("甲乙", true));
}

#[test]
fn a_breakdown_keeps_the_text() {
    let state = with([
        edited("甲"),
        Action::Sent(0, 1),
        Action::Broke("坏了".into()),
    ]);
    assert_eq!(state.entries[0].phase, Phase::Failed("坏了".into()));
    assert_eq!(&*state.entries[0].text, "甲");
    let state = state.after(edited("甲乙"));
    assert_eq!(state.entries[0].phase, Phase::Checking);
}

#[test]
fn files_take_the_place_of_a_blank_text_and_keep_a_written_one() {
    let state = with([opened(&["甲", "乙"])]);
    assert_eq!(state.entries.len(), 2);
    assert_eq!(state.entry().map(|entry| &*entry.text), Some("甲"));
    let state = with([edited("丙"), opened(&["甲"])]);
    assert_eq!(state.entries.len(), 2);
    assert_eq!(state.entry().map(|entry| &*entry.text), Some("甲"));
}

#[test]
fn the_shown_text_is_checked_first() {
    let state = with([opened(&["甲", "乙", "丙"]), Action::Turned(3)]);
    assert_eq!(state.next_entry().map(|entry| &*entry.text), Some("丙"));
    assert_eq!(state.progress(), (0, 3));
    assert_eq!(checked(state).progress(), (1, 3));
}

#[test]
fn a_closed_text_comes_back() {
    let state = with([opened(&["甲", "乙"]), Action::Closed(1)]);
    assert_eq!(state.entry().map(|entry| &*entry.text), Some("乙"));
    let state = state.after(Action::Closed(2));
    assert!(state.is_empty());
    let state = state.after(Action::Reopened);
    assert_eq!(state.entry().map(|entry| &*entry.text), Some("乙"));
    assert_eq!(state.entries.len(), 1);
}

#[test]
fn line_ends_are_those_of_a_text_box() {
    let state = with([opened(&["甲\r\n乙\r丙"])]);
    assert_eq!(state.entry().map(|entry| &*entry.text), Some("甲\n乙\n丙"));
}

#[test]
fn places_in_the_file_follow_edits_and_come_back_with_an_undo() {
    let places = vec![(0, "第1段".to_string()), (4, "第2段".to_string())];
    let read = |text: &str| {
        (
            Some("甲.docx".to_string()),
            Ok(text.to_string()),
            places.clone(),
        )
    };
    let place = |state: &State, word: &str| {
        let entry = state.entry().expect("a text");
        let at = entry.text.find(word).expect("the word is there");
        hegao::ingest::wire::place(&entry.places, at)
    };
    let state = with([Action::Opened(vec![read("甲\n乙")]), edited("甲丙\n乙")]);
    assert_eq!(place(&state, "乙").as_deref(), Some("第2段"));
    let state = state.after(edited("甲丙\n丁\n乙"));
    assert_eq!(place(&state, "丁"), None);
    let state = state.after(Action::Travelled(true));
    assert_eq!(place(&state, "乙").as_deref(), Some("第2段"));
    let state = state.after(edited("甲丙"));
    let state = state.after(Action::Travelled(true));
    assert_eq!(place(&state, "乙").as_deref(), Some("第2段"));
    let state = with([Action::Opened(vec![read("甲\r\n乙")])]);
    assert_eq!(place(&state, "乙"), None, "they count in another text");
}

#[test]
fn kept_texts_come_back_under_their_numbers() {
    let kept = |id, text: &str| Kept {
        id,
        name: None,
        text: text.to_string(),
        places: Vec::new(),
        ignored: Vec::new(),
        refused: None,
        history: History::default(),
    };
    let state = State::new(true, 3).restored(vec![kept(2, "甲"), kept(7, "乙")], Some(2));
    assert_eq!(state.entry().map(|entry| &*entry.text), Some("甲"));
    let state = state.after(opened(&["丙"]));
    assert_eq!(state.entries[2].id, 8);
    assert!(State::new(true, 3).restored(Vec::new(), None).is_empty());
}

#[test]
fn a_cell_leads_to_its_findings_in_turn_and_to_its_place() {
    let mut state = checked(with([edited(crate::app::sample::text().as_str())]));
    let finding = |rule: &str, cell: &str| {
        let place = Place { start: 3, end: 6 };
        let mut finding = crate::api::Finding::sample(rule, Severity::Error, place);
        finding.cells.push(cell.to_string());
        Rc::new(finding)
    };
    let cell = "table3/received/total";
    let mut view = (*state.view().expect("checked")).clone();
    view.findings = vec![
        finding("A01", "table3/granted/total"),
        finding("A02", cell),
        finding("A03", cell),
    ];
    state.entries[0].view = Some(Rc::new(view));
    let state = state.after(Action::ChoseCell(cell.into()));
    assert_eq!(state.chosen.finding, Some(1));
    let state = state.after(Action::ChoseCell(cell.into()));
    assert_eq!(state.chosen.finding, Some(2));
    let state = state.after(Action::ChoseCell(cell.into()));
    assert_eq!(state.chosen.finding, Some(1));
    let state = state.after(Action::ChoseFinding(0, Pane::Findings));
    assert_eq!(state.chosen.cell.as_deref(), Some("table3/granted/total"));
    let state = state.after(Action::ChoseText(4));
    assert_eq!(state.chosen.from, Pane::Findings, "already chosen");
    let term = "table3/received/business";
    let state = state.after(Action::ChoseTerm(Some(2), term.into()));
    assert_eq!(state.chosen.cell.as_deref(), Some(term));
    assert_eq!(state.chosen.finding, Some(2));
}

/// Types a text over the present one.
fn typed(state: State, from: &str, to: &str) -> State {
    let text = state.entry().expect("a text").text.replacen(from, to, 1);
    state.after(edited(&text))
}

fn text(state: &State) -> &str {
    &state.entry().expect("a text").text
}

fn finding_of(state: &State, rule: &str) -> usize {
    let view = state.view().expect("checked");
    let found = view
        .findings
        .iter()
        .position(|finding| finding.rule == rule);
    found.unwrap_or_else(|| panic!("no {rule}"))
}

#[test]
fn what_was_typed_in_one_go_is_undone_in_one_go() {
    let mut state = with([opened(&["甲乙"])]);
    for (from, to) in [
        ("甲", "甲一"),
        ("一", "一二"),
        ("二", "二。"),
        ("二。", "二。三"),
    ] {
        state = typed(state, from, to);
    }
    assert_eq!(text(&state), "甲一二。三乙");
    let state = state.after(Action::Travelled(true));
    assert_eq!(text(&state), "甲一二。乙", "a sentence ends a step");
    let state = state.after(Action::Travelled(true));
    assert_eq!(text(&state), "甲乙", "an opened text is where undoing ends");
    let state = state.after(Action::Travelled(true));
    assert_eq!(text(&state), "甲乙");
    let state = state.after(Action::Travelled(false));
    assert_eq!(text(&state), "甲一二。乙");
    assert_eq!(state.entries[0].phase, Phase::Checking);
    let state = typed(state, "乙", "丙").after(Action::Travelled(false));
    assert_eq!(text(&state), "甲一二。丙", "a new step ends redoing");
}

#[test]
fn a_cell_is_edited_in_place_and_as_before_after_escape() {
    let cell = "table3/received/natural_person";
    let state = checked(with([edited(MODEL)])).after(Action::EditCell(cell.into()));
    let state = state
        .after(Action::Wrote("1".into()))
        .after(Action::Wrote("13".into()));
    assert!(text(&state).contains("\t13\t3\t0\t0\t1\t0\t16"));
    let state = checked(state).after(Action::Wrote("14".into()));
    let view = state.view().expect("checked");
    assert!(
        view.findings_of(cell)
            .iter()
            .any(|at| view.findings[*at].rule == "A01")
    );
    let left = state.clone().after(Action::Unwrote);
    assert_eq!(text(&left), MODEL);
    assert!(left.editing.is_none());
    let pasted = state.clone().after(Action::Wrote("15\t8\n9".into()));
    assert!(
        text(&pasted).contains("\t15\t3\t0\t0\t1\t0\t16"),
        "of several cells the first"
    );
    let done = state.after(Action::Written(Some(cell.into())));
    let back = done.after(Action::Travelled(true));
    assert_eq!(text(&back), MODEL, "one step for one field");
}

#[test]
fn a_blank_cell_takes_a_value_where_it_has_a_place() {
    let blank = MODEL.replace("行政处罚\t4", "行政处罚\t");
    let cell = "table2/penalties/decisions";
    let state = checked(with([edited(&blank)])).after(Action::EditCell(cell.into()));
    assert!(state.editing.is_some(), "{:?}", state.notice);
    let state = checked(state.after(Action::Wrote("4".into())));
    assert_eq!(state.view().expect("checked").cells[cell].text, "4");
}

#[test]
fn a_cell_that_was_not_read_says_why_it_cannot_be_edited() {
    let state = checked(with([edited("一、总体情况")]));
    let state = state.after(Action::EditCell("table3/received/total".into()));
    assert!(state.editing.is_none());
    assert!(
        state
            .notice
            .is_some_and(|notice| notice.contains("未能读出"))
    );
}

#[test]
fn a_paragraph_is_edited_in_place() {
    let at = MODEL.find("全年通过政府网站").expect("the model has it");
    let state = checked(with([edited(MODEL)])).after(Action::EditBlock(at));
    let place = state.editing.as_ref().expect("open").place;
    let paragraph = &MODEL[place.start..place.end];
    assert!(paragraph.starts_with("（一）主动公开。") && paragraph.ends_with("9件。"));
    let state = state.after(Action::Wrote(paragraph.replace("96条", "97条")));
    assert!(text(&state).contains("政府信息97条") && !text(&state).contains("政府信息96条"));
}

#[test]
fn a_fix_is_applied_and_undone_at_once() {
    let sample = crate::app::sample::text();
    let state = checked(with([edited(&sample)]));
    let index = finding_of(&state, "C03");
    let fixed = state.after(Action::Fixed(index));
    assert!(text(&fixed).contains("〔2021〕30号"));
    assert_eq!(text(&fixed.after(Action::Travelled(true))), sample);
}

#[test]
fn all_safe_fixes_leave_none_and_are_one_step() {
    let faulty = MODEL
        .replace("〔2021〕30号", "[2021]30号")
        .replace("9件。", "9件。。");
    let mut state = checked(with([edited(&faulty)]));
    let before = state.view().expect("checked").findings.len();
    state = state.after(Action::FixedAll);
    while state.next_entry().is_some() {
        state = checked(state);
    }
    let view = state.view().expect("checked");
    assert!(view.findings.iter().all(|finding| finding.fix.is_none()));
    assert!(view.findings.len() < before);
    assert!(text(&state) == MODEL);
    assert!(text(&state.after(Action::Travelled(true))) == faulty);
}

#[test]
fn an_ignored_finding_is_not_counted_until_its_figure_changes() {
    let state = checked(with([edited(&crate::app::sample::text())]));
    let index = finding_of(&state, "A01");
    let errors = state.view().expect("checked").counts[0];
    let reason = Some("已与业务科室核实".to_string());
    let state = state.after(Action::Ignored(index, reason.clone()));
    let said = |state: &State| {
        let view = state.view().expect("checked");
        let finding = view.findings.iter().find(|finding| finding.rule == "A01");
        (
            view.counts[0],
            finding.and_then(|finding| finding.ignored.clone()),
        )
    };
    assert_eq!(said(&state), (errors - 1, reason.clone()), "at once");
    let state = checked(state);
    assert_eq!(said(&state), (errors - 1, reason.clone()), "by the checker");
    assert!(!state.listing().iter().any(|group| group.1.contains(&index)));
    let elsewhere = checked(typed(state.clone(), "定期清理", "按期清理"));
    assert_eq!(said(&elsewhere), (errors - 1, reason));
    let changed = checked(typed(state.clone(), "\t17\n二、上年", "\t18\n二、上年"));
    assert_eq!(said(&changed).1, None);
    let undone = checked(state.after(Action::Travelled(true)));
    assert_eq!(said(&undone), (errors, None));
}

#[test]
fn the_list_is_grouped_filtered_and_walked_through() {
    let state = checked(with([edited(&crate::app::sample::text())]));
    let titles: Vec<String> = state.listing().into_iter().map(|group| group.0).collect();
    assert_eq!(titles[0], "错误");
    let order = |order| Filter {
        order,
        ..Filter::default()
    };
    let state = state.after(Action::Filtered(order(Order::Section)));
    let sections: Vec<String> = state.listing().into_iter().map(|group| group.0).collect();
    assert!(
        sections.iter().any(|title| title.starts_with("三、")),
        "{sections:?}"
    );
    let state = state.after(Action::Filtered(order(Order::Place)));
    let all: Vec<usize> = state.listing().remove(0).1;
    assert!(all.is_sorted() && all.len() == state.view().expect("checked").findings.len());
    let mut state = state;
    for index in all.iter().chain(&all[..1]) {
        state = state.after(Action::Stepped(true));
        assert_eq!(
            state.chosen.finding,
            Some(*index),
            "past the end it begins anew"
        );
    }
    let state = state.after(Action::Stepped(false));
    assert_eq!(state.chosen.finding, all.last().copied());
    let only = |severity, family: &str, words: &str| Filter {
        severity,
        family: family.into(),
        words: words.into(),
        ..Filter::default()
    };
    for (filter, rule) in [(only(None, "A", ""), "A"), (only(None, "", "C03"), "C03")] {
        let state = state.clone().after(Action::Filtered(filter));
        let shown: Vec<usize> = state
            .listing()
            .into_iter()
            .flat_map(|group| group.1)
            .collect();
        let view = state.view().expect("checked");
        assert!(!shown.is_empty());
        assert!(
            shown
                .iter()
                .all(|at| view.findings[*at].rule.starts_with(rule))
        );
    }
    let none = state.after(Action::Filtered(only(None, "", "没有这样的话")));
    assert_eq!(none.listing(), []);
    assert!(none.clone().after(Action::Stepped(true)).chosen == none.chosen);
}

#[test]
fn waiting_checks_are_stopped_and_taken_up_again() {
    let state = checked(with([opened(&["甲", "乙", "丙"])])).after(Action::Stopped);
    assert!(state.next_entry().is_none());
    assert_eq!(state.progress(), (1, 3));
    let state = state.after(Action::Retried);
    assert_eq!(checked(checked(state)).progress(), (3, 3));
}

#[test]
fn a_further_text_is_blank_and_there_once() {
    let state = with([edited("甲"), Action::Another]);
    assert!(state.entry().is_some_and(Entry::is_blank));
    let state = state.after(Action::Another);
    assert_eq!(state.entries.len(), 2);
    let state = state.after(edited("乙"));
    assert_eq!(state.entries.len(), 2);
}

#[test]
fn other_settings_have_every_text_checked_again() {
    let state = checked(with([edited(&crate::app::sample::text())]));
    let mut settings = Settings::default();
    for rule in hegao::rules::all().filter(|rule| rule.code.starts_with('A')) {
        settings.set(rule.code, Some(Level::Off));
    }
    let state = checked(state.after(Action::Set(settings)));
    let view = state.view().expect("checked");
    assert!(
        view.findings
            .iter()
            .all(|finding| !finding.rule.starts_with('A'))
    );
}

#[test]
fn what_another_tab_wrote_is_asked_about_and_neither_is_lost() {
    let kept = |id, text: &str| {
        Rc::new(Kept {
            id,
            name: None,
            text: text.to_string(),
            places: Vec::new(),
            ignored: Vec::new(),
            refused: None,
            history: History::default(),
        })
    };
    let state = with([edited("甲")]);
    assert!(
        state
            .clone()
            .after(Action::Rivalled(kept(9, "乙")))
            .rival()
            .is_none()
    );
    assert!(
        state
            .clone()
            .after(Action::Rivalled(kept(0, "甲")))
            .rival()
            .is_none()
    );
    let asked = state.after(Action::Rivalled(kept(0, "乙")));
    assert!(asked.rival().is_some() && text(&asked) == "甲");

    let taken = asked.clone().after(Action::Settled(0, true));
    assert!(taken.rival().is_none() && text(&taken) == "乙");
    assert_eq!(
        text(&taken.after(Action::Travelled(true))),
        "甲",
        "it can be undone"
    );

    let both = asked.after(Action::Settled(0, false));
    assert!(both.rival().is_none() && text(&both) == "甲");
    assert_ne!(
        both.current, 0,
        "theirs keeps the number under which it is kept"
    );
}

#[test]
fn an_error_is_let_stand_for_a_reason_only() {
    let state = checked(with([edited(&crate::app::sample::text())]));
    let index = finding_of(&state, "A01");
    let bare = Some(String::new());
    let state = state.after(Action::Ignored(index, bare.clone()));
    assert!(state.entries[0].ignored.is_empty());
    let milder = finding_of(&state, "C03");
    let mut settings = Settings::default();
    settings.set("C03", Some(Level::At(Severity::Info)));
    let state = checked(state.after(Action::Set(settings)));
    let state = checked(state.after(Action::Ignored(milder, bare)));
    assert_eq!(state.entries[0].ignored.len(), 1);
    // What was milder is an error now.
    let mut settings = Settings::default();
    settings.set("C03", Some(Level::At(Severity::Error)));
    let state = checked(state.after(Action::Set(settings)));
    assert!(state.entries[0].ignored.is_empty());
    let view = state.view().expect("checked");
    assert!(
        view.findings
            .iter()
            .all(|finding| finding.ignored.is_none())
    );
    assert!(view.counts[0] > 0);
}

#[test]
fn a_cell_takes_no_words_and_nothing_that_moves_its_row() {
    let cell = "table3/received/natural_person";
    for words in ["١٢", "十二", "<b>", "12 3", "1二"] {
        let state = checked(with([edited(MODEL)])).after(Action::EditCell(cell.into()));
        let state = state
            .after(Action::Wrote("1".into()))
            .after(Action::Wrote(words.into()));
        let editing = state.editing.as_ref().expect("open");
        assert_eq!(editing.words(text(&state)), words, "the field holds it");
        let state = state.after(Action::Written(Some(cell.into())));
        assert_eq!(text(&state), MODEL, "{words}");
        assert!(state.notice.is_some_and(|notice| notice.contains(words)));
    }
    // Without separators but blanks, a cell that is emptied moves the others.
    let spaced = MODEL.replace('\t', "   ");
    let state = checked(with([edited(&spaced)])).after(Action::EditCell(cell.into()));
    let emptied = state.clone().after(Action::Wrote(String::new()));
    let emptied = emptied.after(Action::Written(Some(cell.into())));
    assert_eq!(text(&emptied), spaced);
    assert!(emptied.notice.is_some());
    let other = state.after(Action::Wrote("13".into()));
    let other = other.after(Action::Written(Some(cell.into())));
    assert_eq!((text(&other) == spaced, other.notice), (false, None));
    // One cell right after the other, before the checker has answered.
    let next = "table3/received/business";
    let state = checked(with([edited(MODEL)])).after(Action::EditCell(cell.into()));
    let state = state
        .after(Action::Wrote("13".into()))
        .after(Action::EditCell(next.into()));
    let state = state
        .after(Action::Wrote("2".into()))
        .after(Action::Written(Some(next.into())));
    assert!(
        text(&state).contains("\t13\t2\t0\t0\t1\t0\t16"),
        "{:?}",
        state.notice
    );
    // An undo takes back what was not taken.
    let state = checked(with([edited(MODEL)])).after(Action::EditCell(cell.into()));
    let state = state
        .after(Action::Wrote("x".into()))
        .after(Action::Travelled(true));
    assert!(state.editing.is_none() && text(&state) == MODEL);
}

#[test]
fn keys_go_on_from_where_one_was() {
    let state = checked(with([edited(&crate::app::sample::text())]));
    let list: Vec<usize> = state
        .listing()
        .into_iter()
        .flat_map(|group| group.1)
        .collect();
    let state = state
        .after(Action::Stepped(true))
        .after(Action::Stepped(true));
    assert_eq!(state.chosen.finding, Some(list[1]));
    let state = state.after(Action::Unchose);
    assert_eq!(state.chosen.finding, None);
    let next = state.clone().after(Action::Stepped(true));
    assert_eq!(next.chosen.finding, Some(list[2]));
    let back = state.after(Action::Stepped(false));
    assert_eq!(back.chosen.finding, Some(list[0]));
    let reason = Some("已核实".to_string());
    let gone = checked(back.after(Action::Ignored(list[0], reason)));
    let next = gone.after(Action::Stepped(true));
    assert!(next.chosen.finding.is_some_and(|index| index > list[0]));
}

#[test]
fn two_reports_in_one_text_are_parted_and_can_be_one_again() {
    let two = format!("{MODEL}\n{MODEL}");
    let places = vec![
        (0, "第1页".to_string()),
        (MODEL.len() + 1, "第9页".to_string()),
    ];
    let opened = Action::Opened(vec![(None, Ok(two.clone()), places)]);
    let state = with([opened]);
    let state = state.after(Action::Parted(MODEL.len() + 1));
    assert_eq!(state.entries.len(), 2);
    assert_eq!(text(&state), &two[..=MODEL.len()]);
    assert_eq!(&*state.entries[1].text, MODEL);
    assert_eq!(*state.entries[1].places, [(0, "第9页".to_string())]);
    assert_eq!(text(&state.after(Action::Travelled(true))), two);
}

#[test]
fn a_refused_file_has_a_line_of_its_own_and_takes_a_text() {
    let read = |text: Result<&str, &str>| {
        let text = text.map(str::to_string).map_err(str::to_string);
        (Some("甲.pdf".to_string()), text, Vec::new())
    };
    let state = with([Action::Opened(vec![
        read(Err("有密码。")),
        read(Ok("乙")),
        read(Err("损坏。")),
    ])]);
    assert_eq!(text(&state), "乙", "the first that was read is shown");
    let phases: Vec<&str> = state.entries.iter().map(|one| one.phase.as_str()).collect();
    assert_eq!(phases, ["failed", "checking", "failed"]);
    let state = checked(state);
    assert!(state.next_entry().is_none());
    assert_eq!(state.progress(), (3, 3));
    // Neither another try nor other files take it away.
    let refused = state.entries[0].id;
    let state = state.after(Action::Retried).after(opened(&["丙"]));
    assert_eq!(state.entries[0].phase, Phase::Refused("有密码。".into()));
    assert!(state.entries[0].is_told() && !state.entries[0].is_spare());
    let state = [Action::Turned(refused), edited("粘贴的文字")]
        .into_iter()
        .fold(state, State::after);
    assert_eq!(state.entries[0].phase, Phase::Checking);
    // Closed, it comes back as it was.
    let last = state.entries[2].id;
    let state = state.after(Action::Closed(last)).after(Action::Reopened);
    assert_eq!(state.entry().map(|one| one.phase.as_str()), Some("failed"));
}

#[test]
fn steps_that_were_kept_can_be_undone_after_a_visit() {
    let keep = |state: &State| {
        let entry = state.entry().expect("a text");
        let wire = entry.history.to_keep(&entry.text);
        let kept = |text: &str| Kept {
            id: entry.id,
            name: None,
            text: text.to_string(),
            places: Vec::new(),
            ignored: entry.ignored.to_vec(),
            refused: None,
            history: wire
                .as_ref()
                .and_then(|wire| History::kept(wire, text))
                .unwrap_or_default(),
        };
        (kept(&entry.text), kept("别的标签页写的"))
    };
    let back = |state: State| state.after(Action::Travelled(true));
    let state = with([
        opened(&[MODEL]),
        edited("甲。"),
        edited("乙\n甲。"),
        edited("丙"),
    ]);
    let state = back(state);
    let (kept, other) = keep(&state);
    let state = State::new(true, 9).restored(vec![kept], None);
    assert_eq!(state.entries[0].history.ways(), [true; 2]);
    assert_eq!(text(&state.clone().after(Action::Travelled(false))), "丙");
    assert_eq!(text(&back(back(state))), MODEL);
    // Steps of another text are none of this one's.
    let state = State::new(true, 9).restored(vec![other], None);
    assert_eq!(state.entries[0].history.ways(), [false; 2]);
    // What was let stand is a step too.
    let wrong = MODEL.replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t17");
    let state = checked(with([opened(&[&wrong])]));
    let reason = Some("已核实".to_string());
    let ignore = Action::Ignored(finding_of(&state, "A01"), reason);
    let state = state.after(ignore);
    let state = State::new(true, 9).restored(vec![keep(&state).0], None);
    assert_eq!(state.entries[0].ignored.len(), 1);
    assert_eq!(back(state).entries[0].ignored.len(), 0);
}

#[test]
fn of_many_or_large_steps_the_last_are_kept() {
    let many = (0..80).map(|at| edited(&"甲\n".repeat(at + 1)));
    let state = with(many);
    let entry = state.entry().expect("a text");
    let wire = entry.history.to_keep(&entry.text).expect("steps");
    let kept = History::kept(&wire, &entry.text).expect("they are of this text");
    let mut state = with([opened(&[&*entry.text])]);
    state.entries[0].history = kept;
    for _ in 0..60 {
        state = state.after(Action::Travelled(true));
    }
    assert_eq!(text(&state), "甲\n".repeat(30));
    let large = |sign: &str, end: &str| edited(&(sign.repeat(50_000) + end));
    let state = with([large("甲", "。"), large("乙", "；"), edited("丙")]);
    let entry = state.entry().expect("a text");
    let wire = entry.history.to_keep(&entry.text).expect("the last step");
    assert!(wire.len() < 200_000);
    let state = with([large("甲", "。"), large("乙", "；")]);
    let entry = state.entry().expect("a text");
    assert_eq!(entry.history.to_keep(&entry.text), None);
}
