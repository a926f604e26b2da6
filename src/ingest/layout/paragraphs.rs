//! Lines to paragraphs: a line goes on where the next one's first word had no room on it.

use super::lines::Line;

/// Lines of fewer points than so many of their type tell nothing about margins.
const LONG: f32 = 15.0;

/// How text stands on a page: its right margin and the usual step from line to line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Where full lines end.
    pub right: f32,
    /// From base line to base line.
    pub step: f32,
    /// The size of its type.
    pub size: f32,
}

/// The measure of some lines; none where there are no two long ones.
pub fn measure(lines: &[&Line]) -> Option<Measure> {
    let is_long = |line: &Line| line.right - line.left > LONG * line.size;
    let long: Vec<&&Line> = lines.iter().filter(|line| is_long(line)).collect();
    let right = long.iter().map(|line| line.right).reduce(f32::max)?;
    let mut steps: Vec<f32> = long
        .windows(2)
        .map(|pair| pair[1].base - pair[0].base)
        .collect();
    steps.retain(|step| *step > 0.0);
    steps.sort_by(f32::total_cmp);
    let step = *steps.get(steps.len() / 2)?;
    let mut sizes: Vec<f32> = long.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    let size = *sizes.get(sizes.len() / 2)?;
    Some(Measure { right, step, size })
}

/// A paragraph as it grows, line by line.
#[derive(Debug, Clone, PartialEq)]
pub struct Growing {
    /// Its text so far.
    pub text: String,
    /// The page on which it begins.
    pub page: usize,
    last: Line,
    lines: usize,
}

impl Growing {
    /// A paragraph of one line.
    pub fn new(line: &Line, page: usize) -> Self {
        Growing {
            text: line.text.clone(),
            page,
            last: line.clone(),
            lines: 1,
        }
    }

    /// Whether a line goes on with it; `turned` where a page has been turned in between.
    pub fn goes_on(&self, line: &Line, measure: Option<Measure>, turned: bool) -> bool {
        let Some(measure) = measure else { return false };
        let size = self.last.size;
        let is_full = self.last.right + line.first + size > measure.right;
        // Wide gaps part the columns of a table without lines.
        let is_row = |text: &str| text.contains("  ");
        if is_row(&self.last.text) || is_row(&line.text) {
            return false;
        }
        let same_type = (line.size - size).abs() < 0.2 * size;
        let centre = |line: &Line| (line.left + line.right) / 2.0;
        let indent = line.left - self.last.left;
        let is_centred = (centre(line) - centre(&self.last)).abs() < 0.7 * size;
        let is_within = match self.lines {
            // The rest of a title stands in the middle below its begin.
            1 if indent > 0.3 * size => is_centred,
            1 => indent < 0.5 * size && indent > -6.0 * size,
            _ => indent.abs() < 0.8 * size,
        };
        let step = line.base - self.last.base;
        // Large type has larger steps than the text.
        let most = if size > 1.2 * measure.size { 2.2 } else { 1.2 } * size;
        // To the head of the next column.
        let turned = turned || step < -size;
        let near = turned || (step > 0.0 && step < (1.35 * measure.step).max(most));
        is_full && same_type && is_within && near && !(self.is_ended() && begins_part(&line.text))
    }

    /// Adds a line.
    pub fn add(&mut self, line: &Line) {
        let is_word = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphabetic());
        if is_word(self.text.chars().next_back()) && is_word(line.text.chars().next()) {
            self.text.push(' ');
        }
        self.text.push_str(&line.text);
        self.last = line.clone();
        self.lines += 1;
    }

    fn is_ended(&self) -> bool {
        self.text
            .ends_with(['。', '！', '？', '；', '：', '”', '）'])
    }
}

/// Whether a line begins with a number of a part: 一、 （一） 1. 1、 第一
fn begins_part(text: &str) -> bool {
    const NUMBERS: &str = "一二三四五六七八九十0123456789";
    let inner = text.trim_start_matches(['（', '(', '第']);
    let rest = inner.trim_start_matches(|sign| NUMBERS.contains(sign));
    rest.len() < inner.len() && rest.starts_with(['、', '.', '．', '）', ')', '章', '条', '部'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, left: f32, base: f32) -> Line {
        let right = left + 10.0 * text.chars().count() as f32;
        Line {
            text: text.to_string(),
            left,
            right,
            base,
            size: 10.0,
            first: 10.0,
        }
    }

    fn paragraphs(lines: &[Line]) -> Vec<String> {
        let measure = measure(&lines.iter().collect::<Vec<_>>());
        let mut all: Vec<Growing> = Vec::new();
        for line in lines {
            match all.last_mut() {
                Some(last) if last.goes_on(line, measure, false) => last.add(line),
                _ => all.push(Growing::new(line, 1)),
            }
        }
        all.into_iter().map(|paragraph| paragraph.text).collect()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let whole = "本机关全年主动公开政府信息一百条以上均按时";
        let lines = [
            line("一、总体情况", 20.0, 100.0),
            line(&whole[..57], 20.0, 120.0),
            line(whole, 0.0, 140.0),
            line("发布。", 0.0, 160.0),
            line(&whole[..57], 20.0, 180.0),
            line("完毕。", 0.0, 200.0),
        ];
        let read = paragraphs(&lines);
        assert_eq!(read.len(), 3);
        assert_eq!(read[1], format!("{}{whole}发布。", &whole[..57]));
    }

    #[test]
    fn a_title_of_two_lines_in_large_type_is_one() {
        let title = |text: &str, left: f32, base: f32| {
            let right = left + 20.0 * text.chars().count() as f32;
            Line {
                right,
                size: 20.0,
                first: 20.0,
                ..line(text, left, base)
            }
        };
        let whole = "本机关全年主动公开政府信息一百条以上均按时";
        let lines = [
            title("澄湖县水务局二四年政", 5.0, 60.0),
            title("府信息公开年度报告", 15.0, 100.0),
            line(whole, 0.0, 130.0),
            line(whole, 0.0, 150.0),
        ];
        let read = paragraphs(&lines);
        assert_eq!(read[0], "澄湖县水务局二四年政府信息公开年度报告");
    }

    #[test]
    fn a_full_line_that_ends_a_part_is_not_joined_to_the_next_heading() {
        let whole = "本机关全年主动公开政府信息一百条以上均按时。";
        let lines = [
            line(whole, 0.0, 100.0),
            line(whole, 0.0, 120.0),
            line("二、主动公开情况", 0.0, 140.0),
        ];
        assert_eq!(paragraphs(&lines).len(), 2);
    }

    #[test]
    fn rows_of_a_table_without_lines_stay_apart() {
        let row = |label: &str, base| {
            line(
                &format!("{label}有关的政府信息公开申请  0  12  12"),
                0.0,
                base,
            )
        };
        assert_eq!(
            paragraphs(&[row("甲", 100.0), row("乙", 120.0), row("丙", 140.0)]).len(),
            3
        );
    }
}
