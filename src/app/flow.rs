//! What became of the applications: received and carried in, to outcomes and carried out, and how
//! that is drawn.

use hegao::form::{CellId, Form, Table};
use hegao::report::tables::unnumbered;

use crate::api::{CellKind, View};

/// The flow of applications. A figure that was not read, or is blank, is none and never nought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Where they come from.
    pub sources: Vec<Node>,
    /// Where they go.
    pub outcomes: Vec<Node>,
}

/// A stage with its figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is, in the form's words.
    pub label: &'static str,
    /// How many applications.
    pub count: Option<u64>,
}

impl Flow {
    /// The flow that table three tells.
    pub fn of(view: &View) -> Flow {
        let form = view.form.form();
        let mut flow = Flow {
            sources: Vec::new(),
            outcomes: Vec::new(),
        };
        let mut families: Vec<(&str, Node)> = Vec::new();
        for (at, row) in form.table3.iter().enumerate() {
            let count = total(view, form, at);
            // A row that stands for several of the form has its say only where it was read.
            if row.key == "handled_total" || row.collapsed && count.is_none() {
                continue;
            }
            let family = row.family();
            let outer = row.group.is_none_or(|group| group.starts_with('三'));
            let label = if outer {
                row.label
            } else {
                row.group.unwrap_or_default()
            };
            match families.iter_mut().find(|(known, _)| *known == family) {
                Some((_, node)) if row.collapsed => node.count = count,
                Some((_, node)) => {
                    node.count = node.count.zip(count).map(|(sum, count)| sum + count);
                }
                None => families.push((
                    family,
                    Node {
                        label: short(label),
                        count,
                    },
                )),
            }
        }
        for (family, node) in families {
            match family {
                "received" | "carried_in" => flow.sources.push(node),
                _ => flow.outcomes.push(node),
            }
        }
        flow
    }

    /// How many came and how many went; none where a figure is missing.
    pub fn sums(&self) -> [Option<u64>; 2] {
        [&self.sources, &self.outcomes].map(|nodes| {
            let mut sum = 0;
            for node in nodes {
                sum += node.count?;
            }
            Some(sum)
        })
    }
}

/// The figure in a row's last column, if it is a count.
fn total(view: &View, form: &Form, row: usize) -> Option<u64> {
    let last = form.table3_columns.len().checked_sub(1)?;
    let address = form.address(CellId::new(Table::Three, row, last));
    let cell = view.cells.get(address)?;
    if cell.kind != CellKind::Number {
        return None;
    }
    // Beyond that a figure is a slip, and sums of them might overflow.
    cell.text
        .parse()
        .ok()
        .filter(|count| *count < 1_000_000_000)
}

/// A label without its number and without what stands in brackets after it.
fn short(label: &'static str) -> &'static str {
    let words = unnumbered(label);
    let words = words.split('（').next().unwrap_or(words);
    match words {
        "本年新收政府信息公开申请数量" => "本年新收",
        "上年结转政府信息公开申请数量" => "上年结转",
        "结转下年度继续办理" => "结转下年",
        _ => words,
    }
}

/// The picture's width.
pub const WIDTH: f64 = 680.0;

/// How wide a stage is drawn.
pub const BAR: f64 = 14.0;

/// Where the three columns of stages stand.
pub const COLUMNS: [f64; 3] = [130.0, 320.0, 510.0];

/// How high all applications together are.
const TALL: f64 = 200.0;

/// Room that a label needs.
const LINE: f64 = 24.0;

/// The picture of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its height.
    pub height: f64,
    /// The trunk in the middle: top and height.
    pub trunk: [f64; 2],
    /// The stages on the left, then those on the right.
    pub bars: [Vec<Bar>; 2],
}

/// A stage as drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Which of the flow's nodes.
    pub node: usize,
    /// Its top.
    pub top: f64,
    /// Its height; 0 where nothing is known or nothing is there.
    pub height: f64,
    /// Where its band leaves or enters the trunk.
    pub joint: f64,
}

impl Picture {
    /// The picture; none where no figure was read or no application came.
    pub fn of(flow: &Flow) -> Option<Picture> {
        let known = |nodes: &[Node]| nodes.iter().filter_map(|node| node.count).sum::<u64>();
        let most = known(&flow.sources).max(known(&flow.outcomes));
        if most == 0 {
            return None;
        }
        let scale = TALL / most as f64;
        let slots = |nodes: &[Node]| -> f64 {
            let height = |node: &Node| (node.count.unwrap_or(0) as f64 * scale).max(LINE);
            nodes.iter().map(|node| height(node) + 4.0).sum()
        };
        let height = slots(&flow.sources).max(slots(&flow.outcomes)).max(TALL) + 16.0;
        let trunk = (height - TALL) / 2.0;
        let bars = [&flow.sources, &flow.outcomes].map(|nodes| {
            let mut at = (height - slots(nodes)) / 2.0;
            let mut joint = trunk;
            let mut bars = Vec::new();
            for (node, stage) in nodes.iter().enumerate() {
                let tall = stage.count.unwrap_or(0) as f64 * scale;
                let slot = tall.max(LINE);
                bars.push(Bar {
                    node,
                    top: at + (slot - tall) / 2.0,
                    height: tall,
                    joint,
                });
                at += slot + 4.0;
                joint += tall;
            }
            bars
        });
        Some(Picture {
            height,
            trunk: [trunk, TALL],
            bars,
        })
    }
}

impl Bar {
    /// The band between two columns, as the path of an SVG: from `x0`, where it is at `y0`, to `x1`
    /// at `y1`.
    pub fn band(&self, [x0, x1]: [f64; 2], [y0, y1]: [f64; 2]) -> String {
        let middle = (x0 + x1) / 2.0;
        let (high0, high1) = (y0 + self.height, y1 + self.height);
        let point = |x: f64, y: f64| format!("{},{}", round(x), round(y));
        [
            format!("M{}", point(x0, y0)),
            format!(
                "C{} {} {}",
                point(middle, y0),
                point(middle, y1),
                point(x1, y1)
            ),
            format!("L{}", point(x1, high1)),
            format!(
                "C{} {} {}Z",
                point(middle, high1),
                point(middle, high0),
                point(x0, high0)
            ),
        ]
        .concat()
    }
}

/// A coordinate in tenths, without the code that writes binary fractions.
pub fn round(number: f64) -> String {
    let tenths = (number * 10.0 + 0.5) as i64;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao::rules::example::MODEL;
    use hegao::{Config, check};

    fn flow(text: &str) -> Flow {
        Flow::of(&View::from(&check(text, &Config::default())))
    }

    fn told(nodes: &[Node]) -> Vec<(&str, Option<u64>)> {
        nodes.iter().map(|node| (node.label, node.count)).collect()
    }

    #[test]
    fn the_model_report_balances() {
        let flow = flow(MODEL);
        assert_eq!(
            told(&flow.sources),
            [("本年新收", Some(16)), ("上年结转", Some(2))]
        );
        assert_eq!(
            told(&flow.outcomes),
            [
                ("予以公开", Some(8)),
                ("部分公开", Some(2)),
                ("不予公开", Some(2)),
                ("无法提供", Some(4)),
                ("不予处理", Some(1)),
                ("其他处理", Some(0)),
                ("结转下年", Some(1)),
            ]
        );
        assert_eq!(flow.sums(), [Some(18), Some(18)]);
    }

    #[test]
    fn what_is_blank_or_unread_is_no_nought() {
        let blank = MODEL.replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t/");
        let flow_of_blank = flow(&blank);
        assert_eq!(flow_of_blank.sources[0].count, None);
        assert_eq!(flow_of_blank.sums(), [None, Some(18)]);
        assert!(Picture::of(&flow_of_blank).is_some());
        let nothing = flow("一、总体情况\n没有表格。");
        assert!(nothing.outcomes.iter().all(|node| node.count.is_none()));
        assert_eq!(Picture::of(&nothing), None);
    }

    #[test]
    fn heights_are_in_proportion_and_nothing_overlaps() {
        let flow = flow(MODEL);
        let picture = Picture::of(&flow).expect("there is something to draw");
        for (nodes, bars) in [&flow.sources, &flow.outcomes]
            .into_iter()
            .zip(&picture.bars)
        {
            let drawn: f64 = bars.iter().map(|bar| bar.height).sum();
            assert!((drawn - picture.trunk[1]).abs() < 1e-6);
            for (bar, node) in bars.iter().zip(nodes) {
                let count = node.count.unwrap_or(0) as f64;
                assert!((bar.height - count / 18.0 * TALL).abs() < 1e-6);
                assert!(bar.top >= 0.0 && bar.top + bar.height <= picture.height);
            }
            for (a, b) in bars.iter().zip(&bars[1..]) {
                assert!(a.top + a.height < b.top);
                assert!((a.joint + a.height - b.joint).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn coordinates_are_short() {
        assert_eq!(
            [0.0, 12.0, 12.34, 12.96].map(round),
            ["0", "12", "12.3", "13"]
        );
    }
}
