//! Runs a page's content stream for the signs and lines that it draws; nothing else of it matters.

use std::collections::HashMap;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Resources;

use super::font::{Font, Glyph, Text};
use super::stream;
use crate::ingest::layout::{Drawing, Drawn, Matrix, Path, RULES, Rule, SIGNS};
use crate::ingest::{Kind, Unreadable, limits};

/// Operators of one document.
const OPERATORS: usize = 5_000_000;
/// How deep forms may stand in one another.
const FORMS: usize = 12;
/// Saved graphics states.
const SAVED: usize = 512;
/// Fonts that are read of one document.
const FONTS: usize = 5_000;

/// What is known of a document over its pages.
#[derive(Default)]
pub struct Known {
    fonts: Vec<Font>,
    by_object: HashMap<ObjectIdentifier, usize>,
    operators: usize,
    signs: usize,
}

/// Draws a page: its content with the resources it names, mapped by `to_page`.
pub fn draw(
    content: &[u8],
    resources: &Resources<'_>,
    to_page: Matrix,
    known: &mut Known,
) -> Result<Drawing, Unreadable> {
    let mut run = Run {
        known,
        drawing: Drawing::default(),
        state: State {
            map: to_page,
            ..State::default()
        },
        saved: Vec::new(),
        furniture: Vec::new(),
    };
    run.content(content, resources, 0)?;
    Ok(run.drawing)
}

#[derive(Clone)]
struct State {
    map: Matrix,
    font: Option<usize>,
    size: f32,
    between_signs: f32,
    between_words: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    /// Outside of this nothing is shown.
    clip: Option<Rule>,
}

impl Default for State {
    fn default() -> Self {
        State {
            map: Matrix::SAME,
            font: None,
            size: 0.0,
            between_signs: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            clip: None,
        }
    }
}

struct Run<'k> {
    known: &'k mut Known,
    drawing: Drawing,
    state: State,
    saved: Vec<State>,
    /// For each marked part that is open, whether it is a page's furniture.
    furniture: Vec<bool>,
}

impl Run<'_> {
    fn content(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let mut ops = TypedIter::new(content);
        let mut path = Path::default();
        let mut clips = false;
        let (mut line, mut text) = (Matrix::SAME, Matrix::SAME);
        let saved_before = self.saved.len();
        while let Some(op) = ops.next() {
            self.known.operators += 1;
            if self.known.operators > OPERATORS {
                return Err(Unreadable::TooComplex(Kind::Pdf));
            }
            match op {
                Op::SaveState(_) if self.saved.len() < SAVED => self.saved.push(self.state.clone()),
                Op::RestoreState(_) if self.saved.len() > saved_before => {
                    self.state = self.saved.pop().unwrap_or_default();
                }
                Op::Transform(map) => {
                    let map = [map.0, map.1, map.2, map.3, map.4, map.5].map(of);
                    self.state.map = Matrix(map).then(self.state.map);
                }

                Op::MoveTo(to) => path.move_to(self.state.map.of((of(to.0), of(to.1)))),
                Op::LineTo(to) => path.line_to(self.state.map.of((of(to.0), of(to.1)))),
                Op::CubicTo(to) => path.curve_to(self.state.map.of((of(to.4), of(to.5)))),
                Op::CubicStartTo(to) => path.curve_to(self.state.map.of((of(to.2), of(to.3)))),
                Op::CubicEndTo(to) => path.curve_to(self.state.map.of((of(to.2), of(to.3)))),
                Op::ClosePath(_) => path.close(),
                Op::RectPath(r) => {
                    let (x, y, width, height) = (of(r.0), of(r.1), of(r.2), of(r.3));
                    let corners = [
                        (x, y),
                        (x + width, y),
                        (x + width, y + height),
                        (x, y + height),
                    ];
                    path.rectangle(corners.map(|corner| self.state.map.of(corner)));
                }
                Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => clips = true,
                Op::StrokePath(_) | Op::CloseAndStrokePath(_) => {
                    if matches!(op, Op::CloseAndStrokePath(_)) {
                        path.close();
                    }
                    self.rules(path.stroked());
                    self.end(&mut path, &mut clips);
                }
                Op::FillPathNonZero(_)
                | Op::FillPathNonZeroCompatibility(_)
                | Op::FillPathEvenOdd(_) => {
                    self.drawing.shapes += path.curves();
                    self.rules(path.filled());
                    self.end(&mut path, &mut clips);
                }
                Op::FillAndStrokeNonZero(_)
                | Op::FillAndStrokeEvenOdd(_)
                | Op::CloseFillAndStrokeNonZero(_)
                | Op::CloseFillAndStrokeEvenOdd(_) => {
                    self.rules(path.stroked());
                    self.end(&mut path, &mut clips);
                }
                Op::EndPath(_) => self.end(&mut path, &mut clips),

                Op::BeginText(_) => (line, text) = (Matrix::SAME, Matrix::SAME),
                Op::TextFont(font) => {
                    self.state.font = self.font(resources, font.0);
                    self.state.size = of(font.1);
                }
                Op::CharacterSpacing(to) => self.state.between_signs = of(to.0),
                Op::WordSpacing(to) => self.state.between_words = of(to.0),
                Op::HorizontalScaling(to) => self.state.stretch = of(to.0) / 100.0,
                Op::TextLeading(to) => self.state.leading = of(to.0),
                Op::TextRise(to) => self.state.rise = of(to.0),
                Op::SetTextMatrix(m) => {
                    line = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(of));
                    text = line;
                }
                Op::NextLine(by) => next_line(&mut line, &mut text, of(by.0), of(by.1)),
                Op::NextLineAndSetLeading(by) => {
                    self.state.leading = -of(by.1);
                    next_line(&mut line, &mut text, of(by.0), of(by.1));
                }
                Op::NextLineUsingLeading(_) => {
                    next_line(&mut line, &mut text, 0.0, -self.state.leading);
                }
                Op::ShowText(string) => self.show(&mut text, string.0.as_bytes()),
                Op::NextLineAndShowText(string) => {
                    next_line(&mut line, &mut text, 0.0, -self.state.leading);
                    self.show(&mut text, string.0.as_bytes());
                }
                Op::ShowTextWithParameters(to) => {
                    self.state.between_words = of(to.0);
                    self.state.between_signs = of(to.1);
                    next_line(&mut line, &mut text, 0.0, -self.state.leading);
                    self.show(&mut text, to.2.as_bytes());
                }
                Op::ShowTexts(strings) => self.show_all(&mut text, strings.0),

                Op::XObject(name) => self.object(resources, name.0, depth)?,
                Op::InlineImage(_) => self.picture(),

                Op::BeginMarkedContent(_) => self.begin_marked(false),
                Op::BeginMarkedContentWithProperties(part) => {
                    let furniture = &**part.0 == b"Artifact" && is_furniture(part.1);
                    self.begin_marked(furniture);
                }
                Op::EndMarkedContent(_) => {
                    self.furniture.pop();
                }
                _ => {}
            }
            if self.known.signs > SIGNS {
                return Err(Unreadable::TooComplex(Kind::Pdf));
            }
        }
        self.saved.truncate(saved_before);
        Ok(())
    }

    /// A path is done with; what is drawn later may be shown within it only.
    fn end(&mut self, path: &mut Path, clips: &mut bool) {
        let path = std::mem::take(path);
        if let Some(area) = clips.then(|| path.area()).flatten() {
            self.state.clip = Some(match self.state.clip {
                Some(clip) => clip.within(&area),
                None => area,
            });
        }
        *clips = false;
    }

    fn rules(&mut self, rules: impl Iterator<Item = Rule>) {
        let room = RULES.saturating_sub(self.drawing.rules.len());
        self.drawing.rules.extend(rules.take(room));
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Option<usize> {
        let id = resources.fonts.get_ref(&**name).map(ObjectIdentifier::from);
        if let Some(known) = id.and_then(|id| self.known.by_object.get(&id)) {
            return Some(*known);
        }
        let dict = resources.get_font(name)?;
        if self.known.fonts.len() >= FONTS {
            return None;
        }
        self.known.fonts.push(Font::new(&dict));
        let at = self.known.fonts.len() - 1;
        if let Some(id) = id {
            self.known.by_object.insert(id, at);
        }
        Some(at)
    }

    fn show_all(&mut self, text: &mut Matrix, strings: &Array<'_>) {
        for item in strings.iter::<Object<'_>>() {
            match item {
                Object::String(string) => self.show(text, string.as_bytes()),
                Object::Number(back) => {
                    let by = -of(back) / 1000.0 * self.state.size;
                    let upright = self
                        .state
                        .font
                        .is_some_and(|font| self.known.fonts[font].upright);
                    let shift = match upright {
                        true => Matrix::shift(0.0, by),
                        false => Matrix::shift(by * self.state.stretch, 0.0),
                    };
                    *text = shift.then(*text);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, text: &mut Matrix, string: &[u8]) {
        let Some(font) = self
            .state
            .font
            .and_then(|font| self.known.fonts.get_mut(font))
        else {
            return;
        };
        let hidden = self.furniture.contains(&true);
        let (state, signs) = (&self.state, &mut self.drawing.signs);
        let before = signs.len();
        let upright = font.upright;
        font.glyphs(string, |glyph| {
            let spacing = state.between_signs
                + if glyph.is_space {
                    state.between_words
                } else {
                    0.0
                };
            let width = glyph.width * state.size * state.stretch;
            let (start, forth) = match upright {
                true => {
                    let down = -state.size - spacing;
                    (
                        Matrix::shift(-width / 2.0, state.rise - 0.88 * state.size),
                        Matrix::shift(0.0, down),
                    )
                }
                false => {
                    let on = width + spacing * state.stretch;
                    (Matrix::shift(0.0, state.rise), Matrix::shift(on, 0.0))
                }
            };
            if !hidden {
                let map = start.then(*text).then(state.map);
                put(signs, glyph, map, width, state);
            }
            *text = forth.then(*text);
        });
        self.known.signs += signs.len() - before;
    }

    fn object(
        &mut self,
        resources: &Resources<'_>,
        name: &Name<'_>,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let Some(object) = resources.get_x_object(name) else {
            return Ok(());
        };
        match object.dict().get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.picture(),
            Some(b"Form") if depth < FORMS => self.form(&object, resources, depth)?,
            _ => {}
        }
        Ok(())
    }

    fn form(
        &mut self,
        form: &Stream<'_>,
        resources: &Resources<'_>,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let Some(content) = stream::bytes(form, limits::ENTRY_BYTES)? else {
            return Ok(());
        };
        // What it costs to unpack counts, or a form drawn again and again would cost without end.
        self.known.operators += content.len() / 64;
        let own = form.dict().get::<Dict<'_>>("Resources").map(Resources::new);
        let map = form.dict().get::<Array<'_>>("Matrix").and_then(|matrix| {
            let numbers: Vec<f32> = matrix.iter::<f32>().take(6).collect();
            <[f32; 6]>::try_from(numbers).ok()
        });
        let before = self.state.clone();
        if let Some(map) = map {
            self.state.map = Matrix(map).then(self.state.map);
        }
        self.content(&content, own.as_ref().unwrap_or(resources), depth + 1)?;
        self.state = before;
        Ok(())
    }

    /// A picture covers the unit square as mapped.
    fn picture(&mut self) {
        let [a, b, c, d, ..] = self.state.map.0;
        self.drawing.pictures += (a * d - b * c).abs();
    }

    fn begin_marked(&mut self, furniture: bool) {
        // Beyond this depth the file is broken; what follows is shown.
        if self.furniture.len() < SAVED {
            self.furniture.push(furniture);
        }
    }
}

fn of(number: Number) -> f32 {
    number.as_f32()
}

fn next_line(line: &mut Matrix, text: &mut Matrix, x: f32, y: f32) {
    *line = Matrix::shift(x, y).then(*line);
    *text = *line;
}

/// Whether a marked part is a running head or foot, a page number or a watermark.
fn is_furniture(properties: &Object<'_>) -> bool {
    let Object::Dict(properties) = properties else {
        return false;
    };
    properties.get::<Name<'_>>("Type").as_deref() == Some(b"Pagination")
}

/// Puts down a glyph's signs; several share its breadth.
fn put(signs: &mut Vec<Drawn>, glyph: &Glyph, map: Matrix, width: f32, state: &State) {
    let size = state.size;
    let one;
    let shown: &str = match &glyph.text {
        Text::One(sign) => {
            one = sign.to_string();
            &one
        }
        Text::Many(several) => several,
    };
    let each = width / shown.chars().count().max(1) as f32;
    let up = (map.0[2].hypot(map.0[3])) * size.abs();
    let direction = (map.0[0] * size.signum(), map.0[1] * size.signum());
    for (at, sign) in shown.chars().enumerate() {
        let from = map.of((at as f32 * each, 0.0));
        let to = map.of(((at + 1) as f32 * each, 0.0));
        if [from.0, from.1, to.0, to.1, up]
            .iter()
            .all(|number| number.is_finite())
        {
            signs.push(Drawn {
                sign,
                from,
                to,
                direction,
                size: up,
                clip: state.clip,
            });
        }
    }
}
