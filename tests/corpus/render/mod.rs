//! Layouts in which a report reaches us as text, one function each.

mod cells;
mod markdown;
mod muddled;
mod one_line;
mod pdf;
mod pipes;
mod tabs;
pub mod width;

use super::grid::Grid;
use super::random::Random;
use super::report::Item;

/// What a layout leaves of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// The order of labels and values: every cell can be read.
    All,
    /// As `All`, and empty cells keep their places.
    Blanks,
    /// Digits run together: only what the equations decide can be read.
    Digits,
    /// Not enough: nothing may be read wrongly.
    Nothing,
}

/// A layout.
pub struct Layout {
    pub name: &'static str,
    pub keeps: Keeps,
    /// Whether prose stays on lines of its own, unbroken.
    pub lines: bool,
    pub render: fn(&[Item], &mut Random) -> String,
}

const fn layout(
    name: &'static str,
    keeps: Keeps,
    lines: bool,
    render: fn(&[Item], &mut Random) -> String,
) -> Layout {
    Layout {
        name,
        keeps,
        lines,
        render,
    }
}

/// Every layout.
pub const LAYOUTS: &[Layout] = &[
    layout("excel", Keeps::Blanks, true, tabs::excel),
    layout("word", Keeps::Blanks, true, tabs::word),
    layout("tabs-ragged", Keeps::All, true, tabs::ragged),
    layout("browser", Keeps::Blanks, true, tabs::browser),
    layout(
        "browser-paragraphs",
        Keeps::All,
        true,
        tabs::browser_paragraphs,
    ),
    layout("cells-indented", Keeps::All, true, cells::indented),
    layout("cells", Keeps::All, true, cells::compact),
    layout("cells-spaced", Keeps::All, true, cells::spaced),
    layout("cells-torn", Keeps::All, true, cells::torn),
    layout("pipes-padded", Keeps::Blanks, true, pipes::padded),
    layout("pipes-bare", Keeps::All, true, pipes::bare),
    layout("pipes-framed", Keeps::Blanks, true, pipes::framed),
    layout("pipes-spaced", Keeps::All, true, pipes::spaced),
    layout("pipe-cells", Keeps::All, true, pipes::cells),
    layout("pipe-cells-bare", Keeps::All, true, pipes::cells_bare),
    layout("pipe-lines", Keeps::All, true, pipes::lines),
    layout("pipe-before", Keeps::All, true, pipes::before),
    layout("pipe-indented", Keeps::All, true, pipes::indented),
    layout("rows-glued", Keeps::Digits, true, one_line::rows_glued),
    layout("one-line-glued", Keeps::Digits, false, one_line::glued),
    layout(
        "one-line-some-blanks",
        Keeps::Digits,
        false,
        one_line::some_blanks,
    ),
    layout("one-line-blanks", Keeps::All, false, one_line::blanks),
    layout("pdftotext-layout", Keeps::All, false, pdf::layout),
    layout("pdftotext-default", Keeps::All, false, pdf::default),
    layout("pdf-rows", Keeps::All, false, pdf::rows),
    layout("pdf-paragraphs", Keeps::All, false, pdf::paragraphs),
    layout("pdf-interleaved", Keeps::All, false, pdf::interleaved),
    layout("flip-book", Keeps::All, false, pdf::flip_book),
    layout("markdown", Keeps::Blanks, true, markdown::plain),
    layout("markdown-br", Keeps::Blanks, true, markdown::with_breaks),
    layout("markdown-split", Keeps::All, true, markdown::split),
    layout("markdown-rows", Keeps::All, true, muddled::a_table_a_row),
    layout("pipe-empty-lines", Keeps::Blanks, true, pipes::empty_lines),
    layout(
        "lines-deduplicated",
        Keeps::Nothing,
        true,
        cells::deduplicated,
    ),
    layout("column-major", Keeps::Nothing, false, pdf::column_major),
    layout(
        "noughts-dropped",
        Keeps::Nothing,
        true,
        cells::noughts_dropped,
    ),
    layout("side-by-side", Keeps::Nothing, true, muddled::side_by_side),
    layout("markdown-detached", Keeps::Nothing, true, muddled::detached),
    layout(
        "numbers-split",
        Keeps::Nothing,
        true,
        muddled::numbers_split,
    ),
];

/// The layout of this name.
pub fn find(name: &str) -> Option<&'static Layout> {
    LAYOUTS.iter().find(|layout| layout.name == name)
}

/// Prose on lines of its own and tables by a function; `gap`: blank lines between paragraphs.
fn lined(
    items: &[Item],
    random: &mut Random,
    mut table: impl FnMut(&Grid, &mut Random) -> String,
) -> String {
    let gap = if random.chance(60) { "\n\n" } else { "\n" };
    let indent = random.word(&["", "", "　　", "    "]);
    let mut text = String::new();
    for item in items {
        match item {
            Item::Title(line) | Item::Heading(line) | Item::SignOff(line) => {
                text += line;
                text += gap;
            }
            Item::SubHeading(line) | Item::Paragraph(line) => {
                text += indent;
                text += line;
                text += gap;
            }
            Item::Table(grid) => {
                text += &table(grid, random);
                text += gap;
            }
        }
    }
    text
}
