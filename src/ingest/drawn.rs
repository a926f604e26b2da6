//! Tables drawn with signs in plain text, as pandoc and wikis write them: columns under rules of dashes,
//! grids of `+---+`, `{|` of MediaWiki. Which cells are blank, and how lines go on, only the drawing tells.

use std::collections::BTreeSet;

use super::{Block, Kind, Source, Table, TableCell, Unreadable, limits};

/// Lines of a table at most.
const LINES: usize = 1_000;
/// Columns of a table at most.
const COLUMNS: usize = 64;
/// Lines of a table of columns at most.
const ROWS: usize = 300;
/// Lines of its heads at most.
const HEADS: usize = 12;

/// The cells of a table, and how many lines it takes.
type Drawn = (Vec<TableCell>, usize);

/// Whether such tables may stand in a text: a quick look for the signs without which there are none.
pub fn may_stand_in(text: &str) -> bool {
    let signs = [
        "-- -",
        "== =",
        "-+-",
        "=+=",
        "{|",
        "|\\",
        "|/",
        "| Unnamed: ",
    ];
    signs.iter().any(|sign| text.contains(sign))
}

/// The text with such tables as rows of cells; none where there are none. A table takes as many lines as
/// before, so that what stands in a line is still told by the line of the file.
pub fn redraw(text: &str) -> Option<String> {
    let mut redrawn = String::with_capacity(text.len());
    for (block, lines) in blocks(text)? {
        let written = match block {
            Block::Paragraph(line) => line,
            table => match Source::of(Kind::Text, vec![table], Vec::new()) {
                Ok(source) => source.text.trim_matches('\n').to_string(),
                Err(Unreadable::Empty) => String::new(),
                // Cells that span more than a text may hold: better the text as it stands than without them.
                Err(_) => return None,
            },
        };
        redrawn.push_str(&written);
        let rows = written.matches('\n').count();
        redrawn.extend(std::iter::repeat_n('\n', lines.saturating_sub(rows).max(1)));
    }
    Some(redrawn)
}

/// The blocks of a text in which such tables stand, each with its lines; none where there are none.
fn blocks(text: &str) -> Option<Vec<(Block, usize)>> {
    if !may_stand_in(text) {
        return None;
    }
    let is_mark = |line: &&str| line.starts_with("<span id=") && line.ends_with("></span>");
    let lines: Vec<&str> = text
        .lines()
        .map(|line| if is_mark(&line) { "" } else { line })
        .collect();
    let mut blocks = Vec::new();
    let (mut at, mut found) = (0, false);
    while at < lines.len() {
        let rest = &lines[at..lines.len().min(at + LINES)];
        let drawn = [1, 2]
            .into_iter()
            .find_map(|wide| grid(rest, wide).or_else(|| columns(rest, wide)));
        let is_first = at == 0 || !lines[at - 1].starts_with('|');
        let drawn = drawn.or_else(|| wiki(rest)).or_else(|| pandas(rest));
        match drawn.or_else(|| textile(rest).filter(|_| is_first)) {
            Some((mut cells, length)) => {
                cells.sort_by_key(|cell| (cell.row, cell.column));
                blocks.push((Block::Table(Table { cells }), length));
                (at, found) = (at + length, true);
            }
            None => {
                blocks.push((Block::Paragraph(lines[at].to_string()), 1));
                at += 1;
            }
        }
    }
    found.then_some(blocks)
}

/// A line's signs, each with its place where a Chinese sign takes two; quotation marks and the like take
/// two with some programs, and one with others.
fn placed(line: &str, wide: usize) -> Vec<(usize, char)> {
    let mut at = 0;
    let place = |sign: char| {
        let here = at;
        at += match sign {
            '“' | '”' | '‘' | '’' | '…' | '—' | '·' => wide,
            '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 2,
            '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' => 2,
            '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}' => 2,
            _ => 1,
        };
        (here, sign)
    };
    line.chars().map(place).collect()
}

/// Adds a line to a cell's text; a number goes on where it was parted.
fn add(text: &mut String, line: &str) {
    let ends = text.ends_with(|sign: char| sign.is_ascii_digit());
    let goes_on = line.starts_with(|sign: char| sign.is_ascii_digit());
    if !(text.is_empty() || ends && goes_on) {
        text.push('\n');
    }
    text.push_str(line);
}

/// A cell whose signs may stand behind backslashes.
fn cell(row: usize, column: usize, text: &str) -> TableCell {
    let mut signs = text.trim().chars().peekable();
    let mut plain = String::new();
    while let Some(sign) = signs.next() {
        let escapes = signs.peek().is_none_or(|next| !next.is_alphanumeric());
        if sign != '\\' || !escapes {
            plain.push(sign);
        }
    }
    TableCell::new(row, column, plain)
}

/// Where the dashes of a rule such as `---- ---` begin; none of another line.
fn rule(line: &str) -> Vec<usize> {
    let is_of = |sign: char| line.contains(sign) && line.chars().all(|c| c == sign || c == ' ');
    if !is_of('-') && !is_of('=') {
        return Vec::new();
    }
    let line = line.as_bytes();
    let begins = |at: &usize| line[*at] != b' ' && (*at == 0 || line[*at - 1] == b' ');
    let runs: Vec<usize> = (0..line.len()).filter(begins).collect();
    if runs.len() > COLUMNS {
        return Vec::new();
    }
    runs
}

/// A table of columns under a rule.
fn columns(lines: &[&str], wide: usize) -> Option<Drawn> {
    let lines = &lines[..lines.len().min(ROWS)];
    let is_blank = |at: &usize| lines[*at].trim().is_empty();
    let is_rule = |at: &usize| rule(lines[*at]).len() > 1;
    let next = |from: usize, is: &dyn Fn(&usize) -> bool| (from..lines.len()).find(is);
    let solid = rule(lines[0]).len() == 1;
    // The heads stand above the rule, or between two; a line of dashes may stand above them.
    let at = if is_rule(&0) {
        0
    } else if solid || lines.get(1).is_some_and(|line| rule(line).len() > 1) {
        let at = next(1, &|at| !rule(lines[*at]).is_empty())?;
        if !is_rule(&at) || at > HEADS || (0..at).any(|at| is_blank(&at)) {
            return None;
        }
        at
    } else {
        return None;
    };
    let mut end = match (at, solid) {
        (_, true) => next(at + 1, &|at| !rule(lines[*at]).is_empty())?,
        (0, _) => next(at + 1, &|at| !rule(lines[*at]).is_empty())?,
        _ => next(at, &is_blank).unwrap_or(lines.len()),
    };
    let mut heads = if solid { 1..at } else { 0..at };
    if at == 0 {
        let same = |at: &usize| lines[*at].trim_end() == lines[0].trim_end();
        if !same(&end) {
            return None;
        }
        let after = next(end + 1, &|at| is_blank(at) || is_rule(at));
        if let Some(last) = after.filter(same) {
            (heads, end) = (1..end, last);
        }
    }
    let body = if heads.end > at {
        heads.end + 1
    } else {
        at + 1
    }..end;
    let begins = rule(lines[at]);
    // Lines of one row stand together where blank lines part the rows.
    let parted = body.clone().any(|at| is_blank(&at));
    let mut cells: Vec<TableCell> = Vec::new();
    let mut row = 0;
    for (range, is_one) in [(heads, solid), (body, parted)] {
        let mut texts = vec![String::new(); begins.len()];
        let mut filled = false;
        for at in range.clone() {
            for (column, text) in fields(lines[at], &begins, wide)?.into_iter().enumerate() {
                if !text.is_empty() {
                    add(&mut texts[column], &text);
                }
            }
            filled |= !is_blank(&at);
            let ends = !is_one || at + 1 == range.end || is_blank(&(at + 1)) && parted;
            if ends && filled {
                let texts = texts.iter_mut().map(std::mem::take).enumerate();
                cells.extend(texts.map(|(column, text)| cell(row, column, &text)));
                (row, filled) = (row + 1, false);
            }
        }
    }
    let length = end + usize::from(at == 0 || solid);
    (cells.len() > begins.len()).then_some((cells, length))
}

/// What stands on a line in each column; none where something stands between two.
fn fields(line: &str, begins: &[usize], wide: usize) -> Option<Vec<String>> {
    let mut fields = vec![String::new(); begins.len()];
    for (at, sign) in placed(line, wide) {
        let column = begins.partition_point(|begin| *begin <= at);
        let is_between = begins.get(column) == Some(&(at + 1)) || column == 0;
        match column
            .checked_sub(1)
            .and_then(|column| fields.get_mut(column))
        {
            _ if is_between && sign.is_whitespace() => {}
            Some(field) if !is_between => field.push(sign),
            _ => return None,
        }
    }
    let trimmed = fields.iter().map(|field| field.trim().to_string());
    Some(trimmed.collect())
}

/// A grid of `+---+` and `|`.
fn grid(lines: &[&str], wide: usize) -> Option<Drawn> {
    let is_wall = |line: &str| line.contains("+-") || line.contains("+=");
    let is_part = |line: &&&str| line.trim_start().starts_with(['+', '|']);
    if !lines[0].trim_start().starts_with("+-") {
        return None;
    }
    let lines: Vec<&&str> = lines.iter().take_while(is_part).collect();
    let mut walls = BTreeSet::new();
    for line in lines.iter().filter(|line| is_wall(line)) {
        let places = placed(line, wide).into_iter();
        walls.extend(places.filter(|(_, sign)| *sign == '+').map(|(at, _)| at));
    }
    let walls: Vec<usize> = walls.into_iter().collect();
    let columns = walls.len().checked_sub(1)?;
    if !(1..=COLUMNS).contains(&columns) {
        return None;
    }
    let mut cells = Vec::new();
    // For each column the row in which its cell begins, that cell's text and how many columns it takes.
    let mut open = vec![(0, String::new(), 1); columns];
    let mut row = 0;
    for line in &lines[1..] {
        let signs = placed(line, wide);
        let wall = |at: usize| {
            let place = signs.binary_search_by_key(&at, |(at, _)| *at);
            place.is_ok_and(|place| matches!(signs[place].1, '|' | '+'))
        };
        let ends = [walls[0], walls[columns]];
        if !ends.into_iter().all(wall) {
            return None;
        }
        let mut owner = 0;
        let mut texts = vec![String::new(); columns];
        let mut ruled = vec![false; columns];
        for column in 0..columns {
            let [from, to] = [walls[column], walls[column + 1]];
            let first = signs.partition_point(|(at, _)| *at <= from);
            let last = signs.partition_point(|(at, _)| *at < to);
            let text: String = signs[first..last].iter().map(|(_, sign)| sign).collect();
            let is_ruled = text.len() == to - from - 1;
            ruled[column] = is_ruled && text.trim_matches(['-', '=', ':']).is_empty();
            if wall(from) {
                owner = column;
            } else if let Ok(between) = signs.binary_search_by_key(&from, |(at, _)| *at) {
                texts[owner].push(signs[between].1);
            }
            if !ruled[column] {
                texts[owner].push_str(&text);
                open[owner].2 = column + 1 - owner;
            }
        }
        for column in 0..columns {
            let text = texts[column].trim();
            if !text.is_empty() {
                add(&mut open[column].1, text);
            }
        }
        let mut column = 0;
        while column < columns {
            let span = open[column].2.max(1);
            if ruled[column] {
                let (begin, text, _) = std::mem::take(&mut open[column]);
                cells.push(TableCell {
                    row_span: row + 1 - begin,
                    column_span: span,
                    ..cell(begin, column, &text)
                });
                open[column..column + span].fill((row + 1, String::new(), 1));
            }
            column += span;
        }
        row += usize::from(ruled.contains(&true));
    }
    (cells.len() > 1).then_some((cells, lines.len()))
}

/// Cells as they come, each after those before it and those that span into its row.
struct Spanning {
    cells: Vec<TableCell>,
    row: usize,
    column: usize,
    /// The row from which on each column is free of cells that span rows.
    free: [usize; COLUMNS],
}

impl Spanning {
    fn new() -> Self {
        Spanning {
            cells: Vec::new(),
            row: 0,
            column: 0,
            free: [0; COLUMNS],
        }
    }

    fn turn(&mut self) {
        self.row += usize::from(self.column > 0);
        self.column = 0;
    }

    /// Adds a cell; none where the table has too many columns.
    fn add(&mut self, text: &str, rows: Option<usize>, columns: Option<usize>) -> Option<()> {
        let rows = rows.unwrap_or(1).clamp(1, limits::ROW_SPAN);
        let columns = columns.unwrap_or(1).clamp(1, COLUMNS);
        while *self.free.get(self.column)? > self.row {
            self.column += 1;
        }
        let taken = self.free.get_mut(self.column..self.column + columns)?;
        taken.fill(self.row + rows);
        self.cells.push(TableCell {
            row_span: rows,
            column_span: columns,
            ..cell(self.row, self.column, text)
        });
        self.column += columns;
        Some(())
    }
}

/// The number that stands in a text after a sign or word, and what may part them.
fn number_after(text: &str, name: &str) -> Option<usize> {
    let value = text.split_once(name)?.1;
    let value = value.trim_start_matches(['=', '"', '\'', ' ']);
    let end = value.find(|sign: char| !sign.is_ascii_digit());
    value[..end.unwrap_or(value.len())].parse().ok()
}

/// A table of MediaWiki, `{|` to `|}`.
fn wiki(lines: &[&str]) -> Option<Drawn> {
    if !lines[0].trim_start().starts_with("{|") {
        return None;
    }
    let mut table = Spanning::new();
    for (at, line) in lines.iter().enumerate().skip(1) {
        let line = line.trim();
        if line.starts_with("|}") {
            return (table.cells.len() > 1).then_some((table.cells, at + 1));
        }
        if line.starts_with("|-") {
            table.turn();
            continue;
        }
        let Some(written) = line.strip_prefix(['|', '!']) else {
            match table
                .cells
                .last_mut()
                .and_then(|cell| cell.blocks.last_mut())
            {
                Some(Block::Paragraph(text)) if !line.starts_with("{|") => add(text, line),
                _ => return None,
            }
            continue;
        };
        // A title of the table.
        if written.starts_with('+') {
            continue;
        }
        let bang = if line.starts_with('!') { "!!" } else { "||" };
        for field in written.split(bang).flat_map(|field| field.split("||")) {
            let (how, text) = field.split_once('|').unwrap_or(("", field));
            table.add(
                text,
                number_after(how, "rowspan"),
                number_after(how, "colspan"),
            )?;
        }
    }
    None
}

/// A table with pipes of the Python package pandas, which names columns and cells that have nothing.
fn pandas(lines: &[&str]) -> Option<Drawn> {
    if !lines[0].starts_with('|') || !lines[0].contains("| Unnamed: ") {
        return None;
    }
    let is_row = |line: &&&str| line.starts_with('|');
    let rows: Vec<&&str> = lines.iter().take_while(is_row).collect();
    let mut table = Spanning::new();
    for row in rows.iter().filter(|row| !row.starts_with("| ---")) {
        let row = row.trim().trim_start_matches('|').trim_end_matches('|');
        for field in row.split('|').map(str::trim) {
            let is_nothing = field == "NaN" || field.starts_with("Unnamed: ");
            table.add(if is_nothing { "" } else { field }, None, None)?;
        }
        table.turn();
    }
    Some((table.cells, rows.len()))
}

/// A table of Textile with cells that span: `|\2. |` and `|/3. |`.
fn textile(lines: &[&str]) -> Option<Drawn> {
    let how = |field: &str| {
        let how = field.split_once(". ").map_or("", |(how, _)| how);
        let spans = [number_after(how, "/"), number_after(how, "\\")];
        let is_how = how
            .chars()
            .all(|sign| sign.is_ascii_digit() || "\\/_<>=^~-".contains(sign));
        (is_how && spans != [None, None]).then_some((spans, how.len() + 2))
    };
    let inner = |line: &&'_ str| {
        line.trim()
            .strip_prefix('|')?
            .strip_suffix('|')
            .map(str::to_string)
    };
    let rows: Vec<String> = lines.iter().map_while(inner).collect();
    let mut fields = rows.iter().flat_map(|row| row.split('|'));
    if !fields.any(|field| how(field).is_some()) {
        return None;
    }
    let mut table = Spanning::new();
    for row in &rows {
        for field in row.split('|') {
            let ([down, right], begin) = how(field).unwrap_or_default();
            table.add(&field[begin..], down, right)?;
        }
        table.turn();
    }
    Some((table.cells, rows.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let blocks = blocks(text)?;
        let tables = blocks.into_iter().filter_map(|(block, _)| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let cells = tables.flat_map(|table| table.cells).map(|cell| {
            let text = match &cell.blocks[..] {
                [Block::Paragraph(text)] => text.replace('\n', ""),
                _ => String::new(),
            };
            let TableCell { row, column, .. } = cell;
            let spans = [cell.row_span, cell.column_span];
            match spans {
                [1, 1] => format!("{row},{column}:{text}"),
                _ => format!("{row},{column}{spans:?}:{text}"),
            }
        });
        Some(cells.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn columns_under_rules_have_blank_cells() {
        let wanted = "0,0:信息内容 0,1:件数 1,0:规章 1,1: 2,0:许可 2,1:-";
        for text in [
            "\n  -------- ----\n  信息内容 件数\n  规章     \n  许可     \\-\n  -------- ----\n",
            "  信息内容 件数\n  -------- ----\n  规章\n  许可      -\n\n尾",
            "======== ====\n信息内容 件数\n======== ====\n规章\n许可     \\-\n======== ====",
            "-------------\n信息内容 件数\n-------- ----\n规章\n\n许可     -\n-------------",
        ] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
        // Lines of one row; and quotation marks that take two places.
        let wrapped = "---- ----\n规章\n文件 1\n\n许可 2\n---- ----\n";
        let wanted = "0,0:规章文件 0,1:1 1,0:许可 1,1:2";
        assert_eq!(read(wrapped).as_deref(), Some(wanted));
        let quoted = "-------- ----\n危及“三” 1\n许可     2\n-------- ----\n";
        let wanted = "0,0:危及“三” 0,1:1 1,0:许可 1,1:2";
        for text in [quoted, &quoted.replace("“三” 1", "“三”   1")] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn a_table_takes_as_many_lines_as_before() {
        let text = "一\n\n-------- ----\n信息内容 件数\n\n规章     \n制发\n\n许可     \\-\n-------- ----\n\n二\n";
        let redrawn = redraw(text).unwrap();
        let line = |text: &str, wanted: &str| text.lines().position(|line| line == wanted);
        for wanted in ["一", "二"] {
            assert_eq!(line(&redrawn, wanted), line(text, wanted), "{redrawn:?}");
        }
        assert!(redrawn.contains("许可\t-\n"), "{redrawn:?}");
    }

    #[test]
    fn a_grid_has_cells_of_several_rows_and_columns() {
        let text = "+------+-----+-----+\n| 行政 | 许可      |\n| 行为 +-----+-----+\n|      | 102 |     |\n\
                    |      | 5   |     |\n+------+-----+-----+\n";
        let wanted = "0,0[2, 1]:行政行为 0,1[1, 2]:许可 1,1:1025 1,2:";
        assert_eq!(read(text).as_deref(), Some(wanted));
    }

    #[test]
    fn wikis_tell_what_their_cells_span() {
        let wanted = "0,0[2, 1]:行政 0,1[1, 2]:许可 1,1:1 1,2: 2,0:处罚 2,1:/ 2,2:3";
        let wiki = "{| class=\"x\"\n|+ 表\n|-\n| rowspan=\"2\" | 行政\n! colspan=2 | 许可\n|-\n| 1\n|\n|-\n\
                    | 处罚 || / || 3\n|}\n";
        let textile = "|/2. 行政|\\2. 许可|\n|1||\n|处罚|/|3|\n";
        for text in [wiki, textile] {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_pandas_has_for_nothing_is_blank() {
        let text = "| 行政许可 | Unnamed: 1 |\n| --- | --- |\n| NaN | 3 |\n";
        let wanted = "0,0:行政许可 0,1: 1,0: 1,1:3";
        assert_eq!(read(text).as_deref(), Some(wanted));
    }

    #[test]
    fn what_is_drawn_otherwise_stays_as_it_is() {
        for text in [
            "甲| Unnamed: 1 |\n| 乙 | 2 |\n",
            "| 甲 | 1 |\n|----|---|\n| 乙 | 2 |\n",
            "一、总体情况\n-- -\n正文 -- -\n",
            "---- ----\n规章文件 1\n许可 2\n",
            "|规章|/|1. 项|\n",
            "+-----+-----+\n| 甲 | 1 |\n+-----+-----+\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
