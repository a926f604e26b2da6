//! What a page draws, in any direction, to a sheet whose lines run from left to right.

use super::{Matrix, Rule, Sheet, Sign};

/// A sign as drawn, with the direction of its line. Lengths are points, y runs downwards.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    /// The sign.
    pub sign: char,
    /// Where its base line begins.
    pub from: (f32, f32),
    /// Where its base line ends.
    pub to: (f32, f32),
    /// The direction in which its line runs.
    pub direction: (f32, f32),
    /// The height of its type.
    pub size: f32,
    /// The area outside of which nothing of it is shown; all where there is none.
    pub clip: Option<Rule>,
}

/// A page of more curved shapes, and of no text, shows its text as shapes.
const MANY_SHAPES: usize = 100;

/// What a page's content draws.
#[derive(Debug, Default)]
pub struct Drawing {
    /// Its signs in the order in which they are drawn.
    pub signs: Vec<Drawn>,
    /// Its lines.
    pub rules: Vec<Rule>,
    /// The area that pictures cover, in square points.
    pub pictures: f32,
    /// Curved shapes: signs may be drawn as such.
    pub shapes: usize,
}

impl Drawing {
    /// Turns it so that its lines run from left to right. What runs in another direction than most is
    /// a watermark, and left out.
    pub fn sheet(self, width: f32, height: f32) -> Sheet {
        let mut counts = [0usize; 4];
        for quarter in self.signs.iter().filter_map(quarter) {
            counts[quarter] += 1;
        }
        let quarters = (0..4).rev();
        let most = quarters.max_by_key(|at| counts[*at]).unwrap_or(0);
        let turn = match most {
            1 => Matrix([0.0, -1.0, 1.0, 0.0, 0.0, width]),
            2 => Matrix([-1.0, 0.0, 0.0, -1.0, width, height]),
            3 => Matrix([0.0, 1.0, -1.0, 0.0, height, 0.0]),
            _ => Matrix::SAME,
        };
        let picture = self.pictures > 0.5 * width * height || self.shapes > MANY_SHAPES;
        let (width, height) = match most % 2 {
            0 => (width, height),
            _ => (height, width),
        };
        let signs = self.signs.iter().filter(|sign| quarter(sign) == Some(most));
        let turned = |rule: &Rule| {
            let (one, other) = (
                turn.of((rule.left, rule.top)),
                turn.of((rule.right, rule.bottom)),
            );
            Rule {
                left: one.0.min(other.0),
                top: one.1.min(other.1),
                right: one.0.max(other.0),
                bottom: one.1.max(other.1),
            }
        };
        let page = Rule {
            left: 0.0,
            top: 0.0,
            right: width,
            bottom: height,
        };
        let signs = signs.map(|sign| {
            let (from, to) = (turn.of(sign.from), turn.of(sign.to));
            let mut put = Sign {
                sign: sign.sign,
                left: from.0.min(to.0),
                right: from.0.max(to.0),
                base: from.1,
                size: sign.size,
                hidden_by: None,
            };
            let mut areas = sign.clip.as_ref().map(turned).into_iter().chain([page]);
            put.hidden_by = areas.find(|area| !area.holds(put.centre(), put.middle()));
            put
        });
        let signs = signs.collect();
        Sheet {
            width,
            height,
            signs,
            rules: self.rules.iter().map(turned).collect(),
            picture,
        }
    }
}

/// In which direction a sign's line runs, in quarters of a turn, clockwise; none where it is slanted.
fn quarter(sign: &Drawn) -> Option<usize> {
    let (x, y) = sign.direction;
    match (x, y) {
        _ if y.abs() <= 0.1 * x.abs() => Some(if x >= 0.0 { 0 } else { 2 }),
        _ if x.abs() <= 0.1 * y.abs() => Some(if y > 0.0 { 1 } else { 3 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(sign: char, at: (f32, f32), direction: (f32, f32)) -> Drawn {
        let to = (at.0 + 10.0 * direction.0, at.1 + 10.0 * direction.1);
        Drawn {
            sign,
            from: at,
            to,
            direction,
            size: 10.0,
            clip: None,
        }
    }

    #[test]
    fn a_page_drawn_on_its_side_is_turned_and_a_watermark_left_out() {
        let signs = vec![
            drawn('甲', (20.0, 100.0), (0.0, -1.0)),
            drawn('乙', (20.0, 90.0), (0.0, -1.0)),
            drawn('密', (50.0, 50.0), (0.7, 0.7)),
        ];
        let sheet = Drawing {
            signs,
            ..Drawing::default()
        }
        .sheet(200.0, 120.0);
        let read: String = sheet.signs.iter().map(|sign| sign.sign).collect();
        assert_eq!(
            (read.as_str(), sheet.width, sheet.height),
            ("甲乙", 120.0, 200.0)
        );
        assert_eq!((sheet.signs[0].left, sheet.signs[0].base), (20.0, 20.0));
        assert_eq!(sheet.signs[1].left, 30.0);
    }
}
