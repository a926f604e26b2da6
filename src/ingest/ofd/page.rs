//! Draws a page's objects: signs by their offsets, paths, and what lies in blocks and units.

use super::resources::Resources;
use crate::ingest::layout::{Drawing, Drawn, Matrix, Path, RULES, SIGNS, Sheet, usual};
use crate::ingest::xml::Element;
use crate::ingest::{Kind, Unreadable};

/// Points of a millimetre.
const MILLIMETRE: f32 = 72.0 / 25.4;
/// How deep units may stand in one another.
const UNITS: usize = 12;
/// Objects of one document.
const OBJECTS: usize = 2_000_000;
/// The sign in place of one that a font has no code for.
const PLACEHOLDER: char = '¤';

/// Draws the pages of one document.
pub struct Painter<'d> {
    resources: &'d Resources<'d>,
    templates: &'d [(&'d str, Element<'d>)],
    area: Option<&'d Element<'d>>,
    drawing: Drawing,
    signs: usize,
    objects: usize,
}

impl<'d> Painter<'d> {
    /// For a document with its resources, its templates and the usual area of its pages.
    pub fn new(
        resources: &'d Resources<'d>,
        templates: &'d [(&'d str, Element<'d>)],
        area: Option<&'d Element<'d>>,
    ) -> Self {
        let drawing = Drawing::default();
        Painter {
            resources,
            templates,
            area,
            drawing,
            signs: 0,
            objects: 0,
        }
    }

    /// What stands on a page and on its templates.
    pub fn sheet(&mut self, page: &Element<'_>) -> Result<Sheet, Unreadable> {
        let boxed = |area: &Element<'_>| {
            let numbers = numbers(&area.child("PhysicalBox")?.text());
            <[f32; 4]>::try_from(numbers.get(..4)?).ok()
        };
        let own = page.child("Area").and_then(boxed);
        let [x, y, width, height] = own
            .or_else(|| boxed(self.area?))
            .unwrap_or([0.0, 0.0, 210.0, 297.0]);
        let map = Matrix::shift(-x, -y).then(Matrix([MILLIMETRE, 0.0, 0.0, MILLIMETRE, 0.0, 0.0]));
        let wanted = page.elements().filter(|element| element.name == "Template");
        for id in wanted.filter_map(|template| template.attribute("TemplateID")) {
            if let Some((_, template)) = self.templates.iter().find(|(known, _)| *known == id) {
                self.objects(template.child("Content"), map, 0)?;
            }
        }
        self.objects(page.child("Content"), map, 0)?;
        let drawing = std::mem::take(&mut self.drawing);
        Ok(drawing.sheet(width * MILLIMETRE, height * MILLIMETRE))
    }

    fn objects(
        &mut self,
        parent: Option<&Element<'_>>,
        map: Matrix,
        units: usize,
    ) -> Result<(), Unreadable> {
        for object in parent.into_iter().flat_map(Element::elements) {
            self.objects += 1;
            if self.objects > OBJECTS || self.signs > SIGNS {
                return Err(Unreadable::TooComplex(Kind::Ofd));
            }
            if object.attribute("Visible") == Some("false") {
                continue;
            }
            match object.name {
                "Layer" | "PageBlock" => self.objects(Some(object), map, units)?,
                "TextObject" => self.text(object, placed(object, map)),
                "PathObject" => self.path(object, placed(object, map)),
                "ImageObject" => {
                    let [a, b, c, d, ..] = placed(object, map).0;
                    self.drawing.pictures += (a * d - b * c).abs();
                }
                "CompositeObject" if units < UNITS => {
                    let resources = self.resources;
                    let unit = object
                        .attribute("ResourceID")
                        .and_then(|id| resources.unit(id));
                    self.objects(unit, placed(object, map), units + 1)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn text(&mut self, object: &Element<'_>, map: Matrix) {
        let size = object.number::<f32>("Size").unwrap_or(10.0);
        let stretch = object.number::<f32>("HScale").unwrap_or(1.0);
        // Signs may stand turned on their line; then they run as the line does.
        let turned = object
            .number::<f32>("CharDirection")
            .unwrap_or(0.0)
            .to_radians();
        let (mut x, mut y) = (0.0, 0.0);
        for code in object.elements().filter(|code| code.name == "TextCode") {
            x = code.number("X").unwrap_or(x);
            y = code.number("Y").unwrap_or(y);
            let steps = |name| code.attribute(name).map(steps);
            let (across, down) = (steps("DeltaX"), steps("DeltaY"));
            for (at, sign) in code
                .text()
                .chars()
                .filter(|sign| !sign.is_control())
                .enumerate()
            {
                let width = size * stretch * if sign.is_ascii() { 0.5 } else { 1.0 };
                let step = |steps: &Option<Vec<f32>>| {
                    steps.as_ref().and_then(|steps| steps.get(at).copied())
                };
                let right = match (step(&across), &down) {
                    (Some(step), _) => step,
                    (None, Some(_)) => 0.0,
                    (None, None) => width,
                };
                let shown = if right > 0.0 { width.min(right) } else { width };
                let along = (shown * turned.cos(), shown * turned.sin());
                self.put(sign, (x, y), along, size, map);
                x += right;
                y += step(&down).unwrap_or(0.0);
            }
        }
    }

    fn put(&mut self, sign: char, (x, y): (f32, f32), along: (f32, f32), size: f32, map: Matrix) {
        let (from, to) = (map.of((x, y)), map.of((x + along.0, y + along.1)));
        let size = size * map.0[2].hypot(map.0[3]);
        if [from.0, from.1, to.0, to.1, size]
            .iter()
            .all(|number| number.is_finite())
        {
            let sign = if sign == PLACEHOLDER {
                '\u{fffd}'
            } else {
                usual(sign)
            };
            let direction = (to.0 - from.0, to.1 - from.1);
            self.signs += 1;
            self.drawing.signs.push(Drawn {
                sign,
                from,
                to,
                direction,
                size,
                clip: None,
            });
        }
    }

    fn path(&mut self, object: &Element<'_>, map: Matrix) {
        let path = object
            .child("AbbreviatedData")
            .map(|data| path(&data.text(), map))
            .unwrap_or_default();
        let room = RULES.saturating_sub(self.drawing.rules.len());
        self.drawing.shapes += path.curves();
        let is_stroked = object.attribute("Stroke") != Some("false");
        match (is_stroked, object.attribute("Fill") == Some("true")) {
            (true, _) => self.drawing.rules.extend(path.stroked().take(room)),
            (false, true) => self.drawing.rules.extend(path.filled().take(room)),
            (false, false) => {}
        }
    }
}

/// The map from an object to the page: its own, then to where it stands.
fn placed(object: &Element<'_>, map: Matrix) -> Matrix {
    let told = |name| object.attribute(name).map(numbers);
    let own = told("CTM").and_then(|numbers| <[f32; 6]>::try_from(numbers).ok());
    let corner = told("Boundary").and_then(|numbers| Some((*numbers.first()?, *numbers.get(1)?)));
    let (x, y) = corner.unwrap_or_default();
    own.map_or(Matrix::SAME, Matrix)
        .then(Matrix::shift(x, y))
        .then(map)
}

fn numbers(text: &str) -> Vec<f32> {
    text.split_whitespace()
        .map_while(|number| number.parse().ok())
        .collect()
}

/// Steps from sign to sign; `g 3 4.5` stands for three of 4.5.
fn steps(text: &str) -> Vec<f32> {
    /// Steps of one piece of text.
    const MOST: usize = 100_000;
    let mut steps: Vec<f32> = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let (count, step) = match word {
            "g" => (
                words.next().and_then(|count| count.parse::<usize>().ok()),
                words.next(),
            ),
            word => (Some(1), Some(word)),
        };
        let step = step.and_then(|step| step.parse::<f32>().ok());
        let (Some(count), Some(step)) = (count, step) else {
            break;
        };
        let room = MOST - steps.len();
        steps.extend(std::iter::repeat_n(step, room.min(count)));
    }
    steps
}

/// A path by its short form: `M 0 0 L 10 0 C`.
fn path(data: &str, map: Matrix) -> Path {
    let mut path = Path::default();
    let mut words = data.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let mut points = Vec::new();
        while let Some(number) = words.peek().and_then(|word| word.parse::<f32>().ok()) {
            points.push(number);
            words.next();
        }
        let end = points
            .len()
            .checked_sub(2)
            .map(|at| map.of((points[at], points[at + 1])));
        match (word, end) {
            ("M" | "S", Some(end)) => path.move_to(end),
            ("L", Some(end)) => path.line_to(end),
            ("Q" | "B" | "A", Some(end)) => path.curve_to(end),
            ("C", _) => path.close(),
            _ => {}
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_may_be_grouped() {
        assert_eq!(steps("1 g 3 4.5 2"), [1.0, 4.5, 4.5, 4.5, 2.0]);
        assert_eq!(steps("g 99999999999 1").len(), 100_000);
        assert!(steps("g 2").is_empty());
    }

    #[test]
    fn a_path_is_read_in_its_short_form() {
        assert_eq!(
            path("M 0 0 L 10 0 L 10 5 C", Matrix::SAME)
                .stroked()
                .count(),
            2
        );
        assert_eq!(
            path("M 0 0 B 1 1 2 2 10 0", Matrix::SAME).stroked().count(),
            0
        );
    }
}
