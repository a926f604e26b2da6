//! From signs and lines that stand somewhere on pages to paragraphs and tables.
//!
//! PDF and OFD say where each sign stands, not what belongs together. Here the ruled lines become
//! grids ([`grid`]), signs become lines and lines paragraphs, tables cut by a page break are joined,
//! and what only furnishes the page (page numbers, running heads) is left out.

mod columns;
mod drawing;
mod furniture;
mod grid;
mod legible;
mod lines;
mod matrix;
mod pages;
mod paragraphs;
mod path;
mod pieces;
mod wrapped;

pub use drawing::{Drawing, Drawn};
pub use matrix::Matrix;
pub use path::Path;

use super::{Kind, Source, Unreadable};
use crate::document::compatible::compatible;

/// A sign on a page. Lengths are points; y runs downwards from the page's upper edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sign {
    /// The sign.
    pub sign: char,
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// Its base line.
    pub base: f32,
    /// The height of its type.
    pub size: f32,
    /// Where it is not to be seen: the area outside of which it stands, a part of the page or the page.
    pub hidden_by: Option<Rule>,
}

impl Sign {
    /// The height at which its middle stands.
    pub fn middle(&self) -> f32 {
        self.base - 0.35 * self.size
    }

    /// The middle of its breadth.
    pub fn centre(&self) -> f32 {
        (self.left + self.right) / 2.0
    }
}

/// A drawn line, level or upright, or the thin box that stands for one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left end.
    pub left: f32,
    /// Upper end.
    pub top: f32,
    /// Right end.
    pub right: f32,
    /// Lower end.
    pub bottom: f32,
}

impl Rule {
    /// Whether a point stands in this area.
    pub fn holds(&self, x: f32, y: f32) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// What this area shares with another; it may be nothing, its ends then being turned about.
    pub fn within(&self, other: &Rule) -> Rule {
        Rule {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

/// What stands on a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// The page's width.
    pub width: f32,
    /// The page's height.
    pub height: f32,
    /// Its signs, in any order.
    pub signs: Vec<Sign>,
    /// Its lines, in any order.
    pub rules: Vec<Rule>,
    /// Whether a picture, or what is drawn as one, covers most of it.
    pub picture: bool,
}

/// Signs of one document; beyond this it is no report.
pub const SIGNS: usize = 2_000_000;

/// Lines of one page; beyond this it is a drawing.
pub const RULES: usize = 20_000;

/// The text of a document's pages, or why there is none.
pub fn source(kind: Kind, sheets: Vec<Sheet>) -> Result<Source, Unreadable> {
    let notes = legible::legible(kind, &sheets)?;
    Source::of(kind, pages::blocks(sheets), notes)
}

/// The sign that one types for signs which only look like it: radicals and forms for compatibility.
pub fn usual(sign: char) -> char {
    match sign {
        '\u{2e80}'..='\u{2eff}' => radical(sign),
        '\u{2f00}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => {
            let folded = compatible(sign).and_then(|folded| folded.0.chars().next());
            folded.unwrap_or(sign)
        }
        '\u{a0}' => ' ',
        sign => sign,
    }
}

/// Radicals that Unicode's own folding leaves alone, as fonts of simplified signs have them.
fn radical(sign: char) -> char {
    const RADICALS: &str = "⺁厂⺂乛⺇几⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺧牛⺨犭⺩王⺪疋⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺴网⺵网⺶羊⺷羊⺸羊⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒长⻓长⻔门⻕阝⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻫齐⻬齐⻭齿⻮齿⻰龙⻳龟";
    let mut signs = RADICALS.chars();
    while let (Some(radical), Some(usual)) = (signs.next(), signs.next()) {
        if radical == sign {
            return usual;
        }
    }
    sign
}

#[cfg(test)]
mod tests {
    use super::usual;

    #[test]
    fn radicals_become_the_signs_that_one_types() {
        let read: String = "⼀⼆⾏⽌⻔⺠民行".chars().map(usual).collect();
        assert_eq!(read, "一二行止门民民行");
    }
}
