//! What stands around a figure: the words that belong to it, the text between, the clause.

use std::ops::Range;

use super::super::numbers::Unit;
use super::super::tokens::Kind;
use super::super::words::Word;
use super::Reader;
use super::heads::is_content;

impl Reader<'_> {
    /// The text behind a token.
    pub(super) fn text_after(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token
            .and_then(|token| self.text.get(token.end..))
            .unwrap_or("")
    }

    /// Whether at most two characters stand between two tokens.
    pub(super) fn near(&self, left: usize, right: usize) -> bool {
        match (self.tokens.get(left), self.tokens.get(right)) {
            (Some(left), Some(right)) => right.start.saturating_sub(left.end) <= 6,
            _ => false,
        }
    }

    pub(super) fn near_tight(&self, left: usize, right: usize) -> bool {
        self.between(left, right).is_empty()
    }

    pub(super) fn word_at(&self, at: usize) -> Option<Word> {
        self.tokens.get(at)?.word()
    }

    pub(super) fn between(&self, left: usize, right: usize) -> &str {
        match (self.tokens.get(left), self.tokens.get(right)) {
            (Some(left), Some(right)) => self.text.get(left.end..right.start).unwrap_or(""),
            _ => "",
        }
    }

    /// A token as it is written.
    pub(super) fn spelling(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token
            .and_then(|token| self.text.get(token.start..token.end))
            .unwrap_or("")
    }

    /// Whether an application is named without saying what for.
    pub(super) fn is_bare(&self, at: usize) -> bool {
        self.spelling(at) == "申请"
    }

    pub(super) fn next_is_dispute(&self, at: usize) -> bool {
        self.near(at, at + 1)
            && matches!(
                self.word_at(at + 1),
                Some(Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit)
            )
    }

    /// The sentence of a token up to it.
    pub(super) fn sentence_to(&self, at: usize) -> &str {
        let start = self
            .tokens
            .iter()
            .take(at)
            .rfind(|t| t.kind == Kind::Sentence);
        let end = self.tokens.get(at).map_or(0, |token| token.start);
        self.text
            .get(start.map_or(0, |token| token.end)..end)
            .unwrap_or("")
    }

    /// The clause of a token up to it.
    pub(super) fn clause_to(&self, at: usize) -> &str {
        let sentence = self.sentence_to(at);
        sentence.rsplit([',', ';']).next().unwrap_or(sentence)
    }

    /// The sentence of a token behind it.
    pub(super) fn sentence_from(&self, at: usize) -> &str {
        let end = self
            .tokens
            .iter()
            .skip(at)
            .find(|t| t.kind == Kind::Sentence);
        let start = self.tokens.get(at).map_or(0, |token| token.end);
        let end = end.map_or(self.text.len(), |token| token.start);
        self.text.get(start..end).unwrap_or("")
    }

    /// Words before a figure that belong to it, in order.
    pub(super) fn left(&self, at: usize) -> Vec<usize> {
        let Some(figure) = self.tokens.get(at) else {
            return Vec::new();
        };
        let mut words = Vec::new();
        let mut content = false;
        for (index, token) in self.tokens.iter().enumerate().take(at).rev() {
            if token.depth > figure.depth {
                continue;
            }
            match token.kind {
                Kind::Sentence => break,
                Kind::Open if token.depth < figure.depth => break,
                Kind::Open | Kind::Close | Kind::Pause => {}
                Kind::Comma | Kind::Semicolon | Kind::Colon => {
                    let gap = figure.start.saturating_sub(token.end);
                    if content || gap > 18 || token.kind == Kind::Semicolon {
                        break;
                    }
                }
                Kind::Number(number) => {
                    if matches!(number.unit, Unit::Count(_) | Unit::Money | Unit::Percent) {
                        break;
                    }
                }
                Kind::Word(word) => {
                    content |= is_content(word);
                    words.push(index);
                }
            }
        }
        words.reverse();
        words
    }

    /// Words after a figure up to the next stop; none if another figure comes first.
    pub(super) fn right(&self, at: usize) -> Vec<usize> {
        let mut words = Vec::new();
        for (index, token) in self.tokens.iter().enumerate().skip(at + 1) {
            match token.kind {
                Kind::Word(word) => {
                    // Another list or another figure's name begins here.
                    if word == Word::Parts {
                        break;
                    }
                    words.push(index);
                }
                Kind::Number(number) if matches!(number.unit, Unit::Year | Unit::Time) => {}
                Kind::Number(_) => return Vec::new(),
                _ => break,
            }
        }
        words
    }

    /// Whether a figure stands before its name: 8件予以公开、9件无法提供.
    pub(super) fn comes_first(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| self.tokens.get(i)) else {
            return false;
        };
        let listed = matches!(
            before.kind,
            Kind::Pause | Kind::Comma | Kind::Semicolon | Kind::Colon
        );
        listed
            && self.between(at - 1, at).is_empty()
            && self.right(at).first().is_some_and(|next| {
                // 4件因信息不存在无法提供
                let because = self.word_at(*next) == Some(Word::Because);
                let named = *next + usize::from(because);
                ["", "为", "属于", "系", "是", "由", "来自"].contains(&self.between(at, *next))
                    && matches!(
                        self.word_at(named),
                        Some(
                            Word::Outcome(_)
                                | Word::CarriedOut
                                | Word::Applicant(_)
                                | Word::Organisations
                        )
                    )
            })
    }

    /// From the first stop before a token to the end of another.
    pub(super) fn clause(&self, first: usize, last: usize) -> Range<usize> {
        let start = self
            .tokens
            .iter()
            .take(first)
            .rev()
            .find(|token| {
                token.parts_clauses() || token.kind == Kind::Pause || token.count().is_some()
            })
            .map_or(0, |token| token.end);
        let end = self.tokens.get(last).map_or(start, |token| token.end);
        start..end.max(start)
    }

    /// Figures that follow one another with nothing but a pause, a comma or 和 between them.
    pub(super) fn run_of_figures(&self, at: usize) -> Vec<usize> {
        let mut run = vec![at];
        let mut last = at;
        for (index, token) in self.tokens.iter().enumerate().skip(at + 1) {
            match token.kind {
                Kind::Pause | Kind::Comma => {}
                Kind::Number(_) if token.count().is_some() => {
                    let gap = self
                        .text
                        .get(self.tokens[last].end..token.start)
                        .unwrap_or("");
                    if !["、", ",", "和", "及", "与"].contains(&gap) {
                        break;
                    }
                    run.push(index);
                    last = index;
                }
                _ => break,
            }
        }
        run
    }
}
