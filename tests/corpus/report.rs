//! A right report: the truth, and what is printed.

use hegao::form::FormId;

use super::figures::{self, Figures, NumberStyle};
use super::grid::{self, Grid};
use super::organs::{self, Organ};
use super::prose::{self, Slip, Writer};
use super::random::Random;

/// A piece of a printed report.
#[derive(Debug, Clone)]
pub enum Item {
    Title(String),
    Heading(String),
    /// A heading inside a section, on a line of its own.
    SubHeading(String),
    Paragraph(String),
    Table(Grid),
    SignOff(String),
}

/// One of the six sections as printed.
#[derive(Debug, Clone)]
pub struct Section {
    pub heading: String,
    pub body: Vec<Item>,
}

/// What to make.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    pub form: Option<FormId>,
    /// Says all that can be said.
    pub wordy: bool,
    pub slip: Option<Slip>,
    pub numbers: Option<NumberStyle>,
    /// Noughts are printed as this.
    pub noughts: Option<&'static str>,
    /// Leaves out one of the five parts of section one, from 0.
    pub without_aspect: Option<usize>,
}

/// A report with its truth.
#[derive(Debug, Clone)]
pub struct Report {
    pub organ: Organ,
    pub year: u16,
    pub form: FormId,
    pub figures: Figures,
    /// The title, whole.
    pub title: String,
    pub title_lines: Vec<String>,
    pub preamble: Vec<Item>,
    pub sections: Vec<Section>,
    pub sign_off: Vec<String>,
}

impl Report {
    /// All items in order.
    pub fn items(&self) -> Vec<Item> {
        let mut items: Vec<Item> = self.title_lines.iter().cloned().map(Item::Title).collect();
        items.extend(self.preamble.iter().cloned());
        for section in &self.sections {
            items.push(Item::Heading(section.heading.clone()));
            items.extend(section.body.iter().cloned());
        }
        items.extend(self.sign_off.iter().cloned().map(Item::SignOff));
        items
    }

    /// The printed tables.
    pub fn grids_mut(&mut self) -> impl Iterator<Item = &mut Grid> {
        self.sections
            .iter_mut()
            .flat_map(|section| &mut section.body)
            .filter_map(|item| match item {
                Item::Table(grid) => Some(grid),
                _ => None,
            })
    }

    /// Prints the tables anew from the figures.
    pub fn reprint(&mut self) {
        let form = self.form.form();
        let figures = self.figures.clone();
        for grid in self.grids_mut() {
            *grid = match grid.table {
                hegao::form::Table::Two => grid::table2(form, &figures),
                hegao::form::Table::Three => grid::table3(form, &figures),
                hegao::form::Table::Four => grid::table4(form, &figures),
            };
        }
    }
}

/// Makes a report.
pub fn report(random: &mut Random, wish: &Wish) -> Report {
    let form = wish.form.unwrap_or(if random.chance(75) {
        FormId::Form2021
    } else {
        FormId::Trial2019
    });
    let organ = organs::organ(random);
    let mut figures = figures::figures(random, form, organ.may_issue_regulations());
    let year = match form {
        FormId::Form2021 => random.between(2021, 2025) as u16,
        FormId::Trial2019 => random.between(2019, 2020) as u16,
    };
    write(random, wish, organ, year, form, &mut figures)
}

/// Writes a report about given figures.
pub fn write(
    random: &mut Random,
    wish: &Wish,
    organ: Organ,
    year: u16,
    form: FormId,
    figures: &mut Figures,
) -> Report {
    let mut writer = Writer {
        random: &mut *random,
        figures,
        organ: &organ,
        year,
        form: FormId::of_year(year),
        slip: wish.slip.clone(),
        wordy: wish.wordy,
        stated: Default::default(),
    };
    let preamble = writer.preamble();
    let opening = writer.opening();
    let mut aspects = writer.overview();
    if let Some(left_out) = wish.without_aspect {
        aspects.remove(left_out);
    }
    let problems = writer.problems();
    let other = writer.other();
    if let Some(style) = wish.numbers {
        figures.print(style);
    }
    if let Some(mark) = wish.noughts {
        figures.blank_noughts(mark);
    }
    let data = form.form();
    let bodies = [
        overview(random, opening, aspects),
        vec![Item::Table(grid::table2(data, figures))],
        vec![Item::Table(grid::table3(data, figures))],
        vec![Item::Table(grid::table4(data, figures))],
        problems.into_iter().map(sub_or_paragraph).collect(),
        other.into_iter().map(Item::Paragraph).collect(),
    ];
    let sections = data
        .sections
        .iter()
        .zip(bodies)
        .map(|(heading, body)| Section {
            heading: heading.to_string(),
            body,
        })
        .collect();
    let title = format!("{}{year}年政府信息公开工作年度报告", organ.name);
    let title_lines = match random.below(10) {
        0 => vec![
            organ.name.clone(),
            format!("{year}年政府信息公开工作年度报告"),
        ],
        1 => vec![format!("{} {year} 年政府信息公开工作年度报告", organ.name)],
        _ => vec![title.clone()],
    };
    let sign_off = sign_off(random, &organ, year);
    Report {
        year,
        form,
        figures: figures.clone(),
        title,
        title_lines,
        preamble: preamble.into_iter().map(Item::Paragraph).collect(),
        sections,
        sign_off,
        organ,
    }
}

fn sub_or_paragraph(text: String) -> Item {
    if text.starts_with('（') && !text.contains('。') {
        Item::SubHeading(text)
    } else {
        Item::Paragraph(text)
    }
}

fn overview(random: &mut Random, opening: String, aspects: Vec<prose::Aspect>) -> Vec<Item> {
    let mut items = vec![Item::Paragraph(opening)];
    let way = random.below(6);
    let number = ["一", "二", "三", "四", "五"];
    for (at, aspect) in aspects.into_iter().enumerate() {
        let (n, name, text) = (number[at], aspect.name, aspect.text);
        match way {
            0 => items.push(Item::Paragraph(format!("（{n}）{name}。{text}"))),
            1 => {
                items.push(Item::SubHeading(format!("（{n}）{name}情况")));
                items.push(Item::Paragraph(text));
            }
            2 => {
                items.push(Item::SubHeading(format!("（{n}）{name}")));
                items.push(Item::Paragraph(text));
            }
            3 => items.push(Item::Paragraph(format!("{}.{name}。{text}", at + 1))),
            4 => items.push(Item::Paragraph(format!("（{n}）{name}情况：{text}"))),
            _ => {
                items.push(Item::SubHeading(format!("（{n}）{name}。")));
                items.push(Item::Paragraph(text));
            }
        }
    }
    items
}

fn sign_off(random: &mut Random, organ: &Organ, year: u16) -> Vec<String> {
    let month = random.between(1, prose::deadline_month(organ));
    let day = random.between(5, 28);
    let next = year + 1;
    let date = match random.below(5) {
        0 => format!(
            "{}年{}月{}日",
            chinese_year(next),
            chinese(month),
            chinese(day)
        ),
        1 => format!("{next} 年 {month} 月 {day} 日"),
        _ => format!("{next}年{month}月{day}日"),
    };
    match random.below(4) {
        0 => Vec::new(),
        _ => vec![organ.name.clone(), date],
    }
}

fn chinese_year(year: u16) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    year.to_string()
        .bytes()
        .map(|digit| DIGITS[usize::from(digit - b'0')])
        .collect()
}

fn chinese(number: u64) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let unit = DIGITS[(number % 10) as usize];
    match number / 10 {
        0 => unit.to_string(),
        1 => format!("十{unit}"),
        tens => format!("{}十{unit}", DIGITS[tens as usize]),
    }
}
