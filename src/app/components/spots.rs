//! Moving by arrow keys among the paragraphs and cells of the report.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The paragraph or cell to which an arrow key leads from one of them: in a table by rows and
/// columns, out of it and among paragraphs by reading order.
pub fn neighbour(pane: &Element, from: &Element, key: &str) -> Option<HtmlElement> {
    let (down, right) = match key {
        "ArrowDown" => (1, 0),
        "ArrowUp" => (-1, 0),
        "ArrowRight" => (0, 1),
        "ArrowLeft" => (0, -1),
        _ => return None,
    };
    let table = from.closest("table").ok()?;
    let next = match table {
        Some(table) => in_table(&table, from, down, right),
        None if down == 0 => return None,
        None => None,
    };
    next.or_else(|| {
        let spots = all(pane, "[data-block],[data-cell]");
        let at = position(&spots, from)? as i32;
        let is_out = |at: &i32| {
            let spot = spots.get(*at as usize);
            spot.is_some_and(|spot| {
                spot.closest("table").ok().flatten() != from.closest("table").ok().flatten()
                    || from.has_attribute("data-block")
            })
        };
        let step = if down + right > 0 { 1 } else { -1 };
        let mut at = at + step;
        while (0..spots.len() as i32).contains(&at) && !is_out(&at) {
            at += step;
        }
        spots.get(usize::try_from(at).ok()?).cloned()
    })?
    .dyn_into()
    .ok()
}

fn in_table(table: &Element, from: &Element, down: i32, right: i32) -> Option<Element> {
    if down == 0 {
        let cells = all(table, "[data-cell]");
        let at = position(&cells, from)? as i32 + right;
        return cells.get(usize::try_from(at).ok()?).cloned();
    }
    let rows: Vec<Vec<Element>> = all(table, "tr")
        .iter()
        .map(|row| all(row, "[data-cell]"))
        .filter(|cells| !cells.is_empty())
        .collect();
    let row = rows.iter().position(|row| position(row, from).is_some())?;
    let column = position(&rows[row], from)?;
    let next = rows.get(usize::try_from(row as i32 + down).ok()?)?;
    next.get(column).or(next.last()).cloned()
}

fn position(elements: &[Element], of: &Element) -> Option<usize> {
    elements.iter().position(|element| element == of)
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let found = within.query_selector_all(selector);
    let found = found.ok();
    let count = found.as_ref().map_or(0, |found| found.length());
    (0..count)
        .filter_map(|at| found.as_ref()?.get(at)?.dyn_into().ok())
        .collect()
}
