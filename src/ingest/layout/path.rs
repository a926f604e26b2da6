//! Paths to lines: what is drawn level or upright, as a stroke or as a thin box that is filled.

use super::Rule;

/// A filled box thinner than this is a line.
const THIN: f32 = 3.0;
/// Points of one path that are kept.
const POINTS: usize = 100_000;

/// A path as it grows; points are on the page.
#[derive(Debug, Default)]
pub struct Path {
    parts: Vec<Part>,
    points: usize,
}

#[derive(Debug, Default)]
struct Part {
    points: Vec<(f32, f32)>,
    curved: bool,
}

impl Path {
    /// Begins a part.
    pub fn move_to(&mut self, point: (f32, f32)) {
        if self.points < POINTS {
            self.points += 1;
            self.parts.push(Part {
                points: vec![point],
                curved: false,
            });
        }
    }

    /// A straight stroke.
    pub fn line_to(&mut self, point: (f32, f32)) {
        if let Some(part) = self.parts.last_mut().filter(|_| self.points < POINTS) {
            self.points += 1;
            part.points.push(point);
        }
    }

    /// A curve, which is no line of a table.
    pub fn curve_to(&mut self, point: (f32, f32)) {
        self.line_to(point);
        if let Some(part) = self.parts.last_mut() {
            part.curved = true;
        }
    }

    /// Back to the begin of the part.
    pub fn close(&mut self) {
        if let Some(first) = self.parts.last().and_then(|part| part.points.first()) {
            self.line_to(*first);
        }
    }

    /// A box by its corners.
    pub fn rectangle(&mut self, corners: [(f32, f32); 4]) {
        self.move_to(corners[0]);
        for corner in &corners[1..] {
            self.line_to(*corner);
        }
        self.close();
    }

    /// Its curved parts.
    pub fn curves(&self) -> usize {
        self.parts.iter().filter(|part| part.curved).count()
    }

    /// The area to which it clips what is drawn later; none where it has curves, of which the extent is not
    /// told by their points.
    pub fn area(&self) -> Option<Rule> {
        let points: Vec<(f32, f32)> = self
            .parts
            .iter()
            .flat_map(|part| part.points.clone())
            .collect();
        extent(&points).filter(|_| self.curves() == 0)
    }

    /// The lines that stroking it draws.
    pub fn stroked(&self) -> impl Iterator<Item = Rule> {
        let straight = self.parts.iter().filter(|part| !part.curved);
        straight.flat_map(|part| {
            // A thin box that is stroked is one line and not four.
            let whole = part
                .extent()
                .filter(|rule| part.points.len() > 2 && is_line(rule));
            let pairs = if whole.is_some() {
                &[][..]
            } else {
                &part.points
            };
            whole.into_iter().chain(
                pairs
                    .windows(2)
                    .filter_map(|pair| Some(extent(pair)?).filter(is_line)),
            )
        })
    }

    /// The lines that filling it draws.
    pub fn filled(&self) -> impl Iterator<Item = Rule> {
        let parts = self
            .parts
            .iter()
            .filter(|part| !part.curved && part.points.len() > 2);
        parts.filter_map(Part::extent).filter(is_line)
    }
}

impl Part {
    fn extent(&self) -> Option<Rule> {
        extent(&self.points)
    }
}

fn extent(points: &[(f32, f32)]) -> Option<Rule> {
    let first = points.first()?;
    let mut rule = Rule {
        left: first.0,
        top: first.1,
        right: first.0,
        bottom: first.1,
    };
    for (x, y) in points {
        rule.left = rule.left.min(*x);
        rule.right = rule.right.max(*x);
        rule.top = rule.top.min(*y);
        rule.bottom = rule.bottom.max(*y);
    }
    Some(rule)
}

/// Whether something is thin, and longer than it is thick.
fn is_line(rule: &Rule) -> bool {
    let (width, height) = (rule.right - rule.left, rule.bottom - rule.top);
    let (thick, long) = (width.min(height), width.max(height));
    thick <= THIN && long > thick
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thin_boxes_and_strokes_are_lines_and_areas_are_none() {
        let mut path = Path::default();
        path.rectangle([(0.0, 0.0), (100.0, 0.0), (100.0, 0.5), (0.0, 0.5)]);
        path.rectangle([(0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (0.0, 50.0)]);
        assert_eq!(path.filled().count(), 1);
        assert_eq!(path.stroked().count(), 5);
        let mut slanted = Path::default();
        slanted.move_to((0.0, 0.0));
        slanted.line_to((50.0, 50.0));
        assert_eq!(slanted.stroked().count(), 0);
    }
}
