//! The subject of each figure, and negations as noughts, from the words around them.

use std::ops::Range;

use crate::number::Decimal;

use super::numbers::{Number, Unit};
use super::tokens::{Kind, Token};
use super::words::Word;
use super::{Assertion, AssertionKind, Claim, ClaimYear, Scope, Subject};
use crate::finding::TextRange;
use crate::gather::Gather;
use crate::one_of::{begins_with_one, ends_in_one, has_one};

/// A claim and the token that holds its figure.
pub struct Figure {
    /// The claim.
    pub claim: Claim,
    /// The figure's token.
    pub token: usize,
}

/// What one paragraph claims.
#[derive(Default)]
pub struct Found {
    /// Figures and negations, in order.
    pub figures: Vec<Figure>,
    /// What is said of all.
    pub assertions: Vec<Assertion>,
    /// For each token that is a number: the year of which it speaks.
    pub years: Vec<(usize, ClaimYear)>,
}

impl Found {
    /// The year of which the figure at a token speaks.
    pub fn year_of(&self, token: usize) -> ClaimYear {
        self.years
            .binary_search_by_key(&token, |(at, _)| *at)
            .ok()
            .and_then(|at| self.years.get(at))
            .map_or(ClaimYear::Own, |(_, year)| *year)
    }
}

const REVIEW: &str = "reconsideration";
const DIRECT: &str = "litigation_direct";
const LATER: &str = "litigation_after_reconsideration";
const ORGANISATIONS: [&str; 5] = [
    "business",
    "research",
    "public_interest",
    "legal_service",
    "other_org",
];

/// What the text speaks of, where a figure has no subject of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Topic {
    Nothing,
    Applications,
    Disputes,
    Documents(&'static str),
    Another,
}

/// What has been read so far.
struct State {
    topic: Topic,
    /// An application was named in this paragraph, or the heading names them.
    applications: bool,
    /// Groups of the last dispute named, and of all named in the sentence.
    dispute: Vec<&'static str>,
    disputes: Vec<&'static str>,
    /// The sentence speaks of last year or another until told otherwise.
    sentence_year: ClaimYear,
    clause_year: Option<ClaimYear>,
    comparing: bool,
    clause_has_figure: bool,
    plan: bool,
    /// The clause speaks of the window that takes in applications of every kind.
    service: bool,
    wide: bool,
    reviewer: bool,
    filed: bool,
    rest: bool,
    /// Subject before `其中`, with the depth at which the list stands.
    list: Option<(Option<Subject>, u8)>,
    last: Option<Subject>,
    /// The one before it in the same sentence.
    last_but_one: Option<Subject>,
}

impl State {
    fn new(applications: bool) -> Self {
        State {
            topic: if applications {
                Topic::Applications
            } else {
                Topic::Nothing
            },
            applications,
            dispute: Vec::new(),
            disputes: Vec::new(),
            sentence_year: ClaimYear::Own,
            clause_year: None,
            comparing: false,
            clause_has_figure: false,
            plan: false,
            service: false,
            wide: false,
            reviewer: false,
            filed: false,
            rest: false,
            list: None,
            last: None,
            last_but_one: None,
        }
    }

    fn year(&self) -> ClaimYear {
        if self.plan {
            return ClaimYear::Other;
        }
        self.clause_year.unwrap_or(self.sentence_year)
    }

    /// Whether the last figure counted disputes against the organ itself.
    fn counted_as_party(&self) -> bool {
        matches!(
            self.last,
            Some(Subject::Disputes {
                as_reviewer: false,
                ..
            })
        )
    }

    fn end_clause(&mut self) {
        if self.clause_has_figure || self.comparing {
            self.clause_year = None;
        }
        self.comparing = false;
        self.clause_has_figure = false;
        self.service = false;
    }

    fn end_sentence(&mut self) {
        self.end_clause();
        self.sentence_year = ClaimYear::Own;
        self.clause_year = None;
        self.plan = false;
        self.wide = false;
        self.reviewer = false;
        self.filed = false;
        self.rest = false;
        self.list = None;
        self.last = None;
        self.last_but_one = None;
        self.disputes.clear();
    }
}

/// The paragraph under reading.
struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    year: Option<u16>,
    /// It speaks of disclosure, so that disputes named in it are about disclosure.
    disclosure: bool,
    /// It counts pieces of information by the way they are open: 主动公开信息数, 依申请公开信息数.
    counts_information: bool,
    place: &'t dyn Fn(Range<usize>) -> TextRange,
}

/// Reads a paragraph.
pub fn read(
    text: &str,
    tokens: &[Token],
    year: Option<u16>,
    under_applications: bool,
    place: &dyn Fn(Range<usize>) -> TextRange,
) -> Found {
    let reader = Reader {
        text,
        tokens,
        year,
        disclosure: under_applications
            || has_one(text, &["信息公开", "依申请", "政府信息", "政务公开"]),
        counts_information: text.contains("依申请公开信息数")
            || text.contains("信息总数") && text.contains("依申请公开"),
        place,
    };
    let mut state = State::new(under_applications);
    let mut found = Found::default();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Sentence => state.end_sentence(),
            Kind::Comma | Kind::Semicolon => {
                state.end_clause();
                if token.kind == Kind::Semicolon && token.depth == 0 {
                    state.list = None;
                    state.filed = false;
                }
            }
            Kind::Close => {
                state.list = state.list.take().filter(|(_, depth)| *depth <= token.depth);
            }
            Kind::Word(word) => reader.word(at, word, &mut state, &mut found),
            Kind::Number(number) => reader.number(at, &number, &mut state, &mut found),
            _ => {}
        }
    }
    found
}

impl Reader<'_> {
    fn word(&self, at: usize, word: Word, state: &mut State, found: &mut Found) {
        match word {
            Word::Application => {
                state.applications = true;
                state.service &= self.is_bare(at);
                if state.topic != Topic::Disputes || !self.next_is_dispute(at) {
                    state.topic = Topic::Applications;
                }
            }
            Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit => {
                let groups = groups_of(word);
                for group in groups {
                    if !state.disputes.contains(group) {
                        state.disputes.push(group);
                    }
                }
            }
            Word::ThisYear => {
                state.clause_year = None;
                state.sentence_year = ClaimYear::Own;
            }
            Word::LastYear => state.clause_year = Some(ClaimYear::Last),
            Word::Compare => state.comparing = true,
            Word::Years => state.sentence_year = ClaimYear::Other,
            Word::Service => state.service = true,
            Word::Plan => state.plan = true,
            Word::Wide => state.wide = true,
            Word::Reviewer => state.reviewer = true,
            Word::Filed => state.filed = true,
            Word::Rest => state.rest = true,
            Word::Parts => {
                let depth = self.tokens.get(at).map_or(0, |token| token.depth);
                state.list = Some((state.last.clone(), depth));
            }
            Word::NotReceived | Word::None => self.negation(at, word, state, found),
            Word::All => self.all(at, state, found),
            _ => {}
        }
    }

    fn number(&self, at: usize, number: &Number, state: &mut State, found: &mut Found) {
        match number.unit {
            Unit::Year => self.year_mark(at, number, state),
            Unit::Time => {}
            Unit::Percent | Unit::Points => found.years.push((at, state.year())),
            Unit::Count(_) | Unit::Money | Unit::None => {
                if self.is_outgrown(at) {
                    state.clause_year = Some(ClaimYear::Last);
                }
                found.years.push((at, state.year()));
                self.figure(at, number, state, found);
                state.clause_has_figure = true;
            }
        }
    }

    /// Whether a figure is what was before: 20件 in 由20件下降到16件.
    fn is_outgrown(&self, at: usize) -> bool {
        let tail = self.tokens.get(at + 1).map_or("", |word| self.after(word));
        matches!(self.word_at(at + 1), Some(Word::Increase | Word::Decrease))
            && self.near_tight(at, at + 1)
            && begins_with_one(tail, &["到", "至", "为"])
    }

    /// The text behind a token.
    fn after(&self, token: &Token) -> &str {
        self.text.get(token.end..).unwrap_or("")
    }

    /// A year: of the sentence, unless it is compared with or belongs to a carrying over.
    fn year_mark(&self, at: usize, number: &Number, state: &mut State) {
        if self.carry_beside(at) {
            return;
        }
        let Some(own) = self.year else {
            return;
        };
        let own = Decimal::from(own);
        let said = if number.value == own {
            ClaimYear::Own
        } else if number.value + Decimal::ONE == own {
            ClaimYear::Last
        } else {
            ClaimYear::Other
        };
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        let lead = self.text.get(..token.start).unwrap_or("");
        let compared = state.comparing || ends_in_one(lead, &["与", "同", "较", "比"]);
        // A span of years, 自2019年以来, counts all of them.
        let since = self
            .text
            .get(token.end..)
            .is_some_and(|tail| tail.starts_with("以来") || tail.starts_with("度以来"));
        if compared {
            state.clause_year = Some(said);
            state.comparing = true;
        } else if since && said != ClaimYear::Own || self.is_one_of_years(at) {
            state.sentence_year = ClaimYear::Other;
        } else {
            state.clause_year = None;
            state.sentence_year = said;
        }
    }

    /// Whether a year is the last of several named in a row: 2022年、2023年、2024年.
    fn is_one_of_years(&self, at: usize) -> bool {
        let is_year = |token: &&Token| matches!(token.kind, Kind::Number(number) if number.unit == Unit::Year);
        let (Some(token), Some(before)) = (
            self.tokens.get(at),
            self.tokens.iter().take(at).rfind(is_year),
        ) else {
            return false;
        };
        let gap = self.text.get(before.end..token.start).unwrap_or("");
        ["、", "和", "及", "与", "至", "到", "以及"].contains(&gap)
    }

    /// Whether a carrying over stands right beside the year: 2023年结转, 结转至2025年.
    fn carry_beside(&self, at: usize) -> bool {
        self.carry_after(at) || self.carry_before(at)
    }

    fn carry_after(&self, at: usize) -> bool {
        self.near(at, at + 1) && matches!(self.word_at(at + 1), Some(Word::Carry | Word::CarriedIn))
    }

    fn carry_before(&self, at: usize) -> bool {
        at > 0
            && self.near(at - 1, at)
            && matches!(self.word_at(at - 1), Some(Word::Carry | Word::CarriedOut))
    }

    /// Whether at most two characters stand between two tokens.
    fn near(&self, left: usize, right: usize) -> bool {
        match (self.tokens.get(left), self.tokens.get(right)) {
            (Some(left), Some(right)) => right.start.saturating_sub(left.end) <= 6,
            _ => false,
        }
    }

    fn word_at(&self, at: usize) -> Option<Word> {
        self.tokens.get(at)?.word()
    }

    /// Whether an application is named without saying what for.
    fn is_bare(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.text.get(token.start..token.end) == Some("申请"))
    }

    fn next_is_dispute(&self, at: usize) -> bool {
        self.near(at, at + 1)
            && matches!(
                self.word_at(at + 1),
                Some(Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit)
            )
    }

    fn between(&self, left: usize, right: usize) -> &str {
        match (self.tokens.get(left), self.tokens.get(right)) {
            (Some(left), Some(right)) => self.text.get(left.end..right.start).unwrap_or(""),
            _ => "",
        }
    }

    /// Words before a figure that belong to it, in order.
    fn left(&self, at: usize) -> Vec<usize> {
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
    fn right(&self, at: usize) -> Vec<usize> {
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

    fn figure(&self, at: usize, number: &Number, state: &mut State, found: &mut Found) {
        let left = if self.comes_first(at) {
            Vec::new()
        } else {
            self.left(at)
        };
        let words: Vec<Word> = left.iter().filter_map(|i| self.word_at(*i)).gather();
        let change = words
            .iter()
            .any(|word| matches!(word, Word::Increase | Word::Decrease));
        if change {
            return;
        }
        if let Some(count) = self.respectively(at, &left, state, found) {
            // The figures after the first are taken with it.
            let _ = count;
            return;
        }
        let reading = if state.service && number.unit.counts_cases() {
            Reading::Another
        } else {
            self.subject(at, number, &left, &words, state)
        };
        match reading {
            Reading::Subject(subject, otherwise, scope) => {
                let year = self.claim_year(&subject, state);
                self.push(
                    at, at, number, subject, otherwise, scope, year, state, found,
                );
            }
            Reading::Another => {
                state.topic = Topic::Another;
                state.last = None;
            }
            Reading::Nothing => {}
        }
    }

    /// Whether a figure stands before its name: 8件予以公开、9件无法提供.
    fn comes_first(&self, at: usize) -> bool {
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
                ["", "为", "属于", "系", "是", "由"].contains(&self.between(at, *next))
                    && matches!(
                        self.word_at(*next),
                        Some(
                            Word::Outcome(_)
                                | Word::CarriedOut
                                | Word::Applicant(_)
                                | Word::Organisations
                        )
                    )
            })
    }

    /// The year of a claim: `上年结转` speaks of this year's table.
    fn claim_year(&self, subject: &Subject, state: &State) -> ClaimYear {
        match (subject, state.year()) {
            (Subject::CarriedIn, ClaimYear::Last) => ClaimYear::Own,
            (_, year) => year,
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &self,
        first: usize,
        at: usize,
        number: &Number,
        subject: Subject,
        otherwise: Option<Subject>,
        scope: Scope,
        year: ClaimYear,
        state: &mut State,
        found: &mut Found,
    ) {
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        let scope = if scope == Scope::Own && state.wide {
            Scope::Wide
        } else {
            scope
        };
        match &subject {
            Subject::Disputes { groups, .. } => {
                state.topic = Topic::Disputes;
                state.dispute = groups.clone();
            }
            Subject::Documents { row, .. } => state.topic = Topic::Documents(row),
            Subject::Published
            | Subject::PublishedOn(_)
            | Subject::Decisions(_)
            | Subject::Fees => {
                state.topic = Topic::Another;
            }
            Subject::ProcessingFees => {}
            _ => state.topic = Topic::Applications,
        }
        state.last_but_one = state.last.replace(subject.clone());
        let clause = self.clause(first, at);
        found.figures.push(Figure {
            claim: Claim {
                subject,
                otherwise,
                value: number.value,
                negated: false,
                exact: number.exact,
                unit: number.unit,
                year,
                scope,
                range: (self.place)(clause),
                figure: (self.place)(token.start..token.end),
            },
            token: at,
        });
    }

    /// From the first stop before a token to the end of another.
    fn clause(&self, first: usize, last: usize) -> Range<usize> {
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

    /// `行政复议、行政诉讼案件分别为2件、1件`.
    fn respectively(
        &self,
        at: usize,
        left: &[usize],
        state: &mut State,
        found: &mut Found,
    ) -> Option<usize> {
        let mark = left
            .iter()
            .rposition(|i| matches!(self.word_at(*i), Some(Word::Respectively)))
            .map(|p| left[p])
            .or_else(|| {
                left.iter().copied().rfind(|i| {
                    self.word_at(*i) == Some(Word::Parts)
                        && self
                            .tokens
                            .get(*i)
                            .and_then(|t| self.text.get(t.start..t.end))
                            .is_some_and(|text| text.starts_with("分别"))
                })
            })?;
        let heads: Vec<Word> = left
            .iter()
            .filter(|i| **i < mark)
            .filter_map(|i| self.word_at(*i))
            .filter(|word| {
                matches!(
                    word,
                    Word::Outcome(_)
                        | Word::Applicant(_)
                        | Word::Organisations
                        | Word::Review
                        | Word::Lawsuit
                        | Word::DirectSuit
                        | Word::LaterSuit
                        | Word::Issue
                        | Word::Repeal
                        | Word::InForce
                )
            })
            .gather();
        if heads.len() < 2 {
            return None;
        }
        let figures = self.run_of_figures(at);
        if figures.len() != heads.len() {
            return Some(0);
        }
        let dispute = heads.iter().all(|head| {
            matches!(
                head,
                Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
            )
        });
        for (head, figure) in heads.iter().zip(&figures) {
            let subject = match head {
                Word::Outcome(row) => Subject::Outcomes(vec![row]),
                Word::Applicant(column) => Subject::Applicants(vec![column]),
                Word::Organisations => Subject::Applicants(ORGANISATIONS.to_vec()),
                Word::Issue | Word::Repeal | Word::InForce => match state.topic {
                    _ if left
                        .iter()
                        .any(|i| self.word_at(*i) == Some(Word::Regulation)) =>
                    {
                        Subject::Documents {
                            row: "regulations",
                            column: document_column(*head),
                        }
                    }
                    _ => Subject::Documents {
                        row: "normative_documents",
                        column: document_column(*head),
                    },
                },
                other => Subject::Disputes {
                    groups: groups_of(*other).to_vec(),
                    result: None,
                    as_reviewer: state.reviewer,
                },
            };
            let allowed = if dispute {
                self.disclosure && !state.filed
            } else {
                state.applications || matches!(subject, Subject::Documents { .. })
            };
            if let (true, Some(Kind::Number(number))) =
                (allowed, self.tokens.get(*figure).map(|t| t.kind))
            {
                let year = state.year();
                self.push(
                    at,
                    *figure,
                    &number,
                    subject,
                    None,
                    Scope::Own,
                    year,
                    state,
                    found,
                );
            }
        }
        Some(figures.len())
    }

    /// Figures that follow one another with nothing but a pause, a comma or 和 between them.
    fn run_of_figures(&self, at: usize) -> Vec<usize> {
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

    fn subject(
        &self,
        at: usize,
        number: &Number,
        left: &[usize],
        words: &[Word],
        state: &State,
    ) -> Reading {
        if number.unit == Unit::Money {
            return self.money(words);
        }
        let right: Vec<usize> = self.right(at);
        let right_words: Vec<Word> = right.iter().filter_map(|i| self.word_at(*i)).gather();
        let Some(head) = last_head(left, words) else {
            return self.without_head(at, left, words, &right, &right_words, state);
        };
        let part = is_part(words) || is_part_after(&right_words);
        let own = if part { Scope::Part } else { Scope::Own };
        let cases = number.unit.counts_cases() || number.unit == Unit::None;
        // 2件政策文件: what stands right behind the figure names it.
        if let Some(direct) = right.first()
            && self.near_tight(at, *direct)
            && matches!(
                self.word_at(*direct),
                Some(Word::Thing | Word::Platform | Word::Published)
            )
            && !matches!(words.last(), Some(Word::Application))
        {
            return Reading::Another;
        }
        match words[head] {
            Word::Thing | Word::Platform | Word::Case | Word::Channel | Word::Service => {
                if let Some(platform) = self.platform(left, words)
                    && matches!(number.unit, Unit::Count("条" | "篇" | "期" | "则"))
                {
                    return Reading::Subject(Subject::PublishedOn(platform), None, own);
                }
                Reading::Another
            }
            Word::Outcome(_) if cases => self.outcome(left, words, head, state),
            Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit if cases => {
                self.dispute(at, left, words, head, state, own)
            }
            Word::Application | Word::Applicant(_) | Word::Organisations if cases => {
                self.application(at, left, words, &right_words, state, own)
            }
            Word::Regulation | Word::NormativeDocument => self.document(words, head),
            Word::Licence => decisions("licensing", own),
            Word::Penalty => decisions("penalties", own),
            Word::Coercion => decisions("coercion", own),
            Word::Published => match self.platform(left, words) {
                Some(platform) => Reading::Subject(Subject::PublishedOn(platform), None, own),
                None => Reading::Subject(Subject::Published, None, own),
            },
            _ => Reading::Another,
        }
    }

    fn near_tight(&self, left: usize, right: usize) -> bool {
        self.between(left, right).is_empty()
    }

    fn money(&self, words: &[Word]) -> Reading {
        if words.contains(&Word::ProcessingFee) {
            return Reading::Subject(Subject::ProcessingFees, None, Scope::Own);
        }
        if words.contains(&Word::Fee) {
            return Reading::Subject(Subject::Fees, None, Scope::Own);
        }
        Reading::Another
    }

    fn platform(&self, left: &[usize], words: &[Word]) -> Option<String> {
        let at = words.iter().rposition(|word| *word == Word::Platform)?;
        let token = self.tokens.get(*left.get(at)?)?;
        Some(self.text.get(token.start..token.end)?.to_string())
    }

    /// A figure whose words before it name nothing: 共收到16件, 已办结17件, 3件申请.
    fn without_head(
        &self,
        at: usize,
        left: &[usize],
        words: &[Word],
        right: &[usize],
        right_words: &[Word],
        state: &State,
    ) -> Reading {
        if let Some(carried) = self.carried(at, left, words, right) {
            return match state.topic {
                Topic::Another | Topic::Documents(_) => Reading::Nothing,
                Topic::Disputes => Reading::Nothing,
                _ if !state.applications && !right_words.contains(&Word::Application) => {
                    Reading::Nothing
                }
                _ => Reading::Subject(carried, None, scope_of(words)),
            };
        }
        let own = scope_of(words);
        let head = right_words.iter().position(|word| is_head(*word));
        if let Some(head) = head {
            return match right_words[head] {
                Word::Application => {
                    let rest = &right_words[head..];
                    if rest
                        .iter()
                        .any(|w| matches!(w, Word::Review | Word::Lawsuit))
                    {
                        return Reading::Nothing;
                    }
                    if rest.iter().any(|w| matches!(w, Word::CarriedOut)) {
                        return Reading::Subject(Subject::CarriedOut, None, own);
                    }
                    if let Some(Word::Outcome(row)) =
                        rest.iter().rfind(|w| matches!(w, Word::Outcome(_)))
                    {
                        return Reading::Subject(Subject::Outcomes(vec![row]), None, Scope::Part);
                    }
                    let scope = if is_part_after(rest) {
                        Scope::Part
                    } else {
                        own
                    };
                    let subject = received_or_handled(words).unwrap_or(Subject::Processed);
                    // 12件申请 in a list is one of its parts.
                    let in_list = state.list.is_some();
                    Reading::Subject(subject, None, if in_list { Scope::Part } else { scope })
                }
                Word::Outcome(row)
                    if state.applications
                        && words.iter().all(|w| *w == Word::Parts || !is_content(*w)) =>
                {
                    Reading::Subject(Subject::Outcomes(vec![row]), None, Scope::Own)
                }
                Word::Applicant(_) | Word::Organisations if state.applications => {
                    let columns = applicants(right_words);
                    match (received_or_handled(words), columns) {
                        (Some(subject), None) => Reading::Subject(subject, None, own),
                        (None, Some(columns)) => {
                            Reading::Subject(Subject::Applicants(columns), None, Scope::Own)
                        }
                        _ => Reading::Nothing,
                    }
                }
                Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
                    if self.disclosure && !state.filed && !words.contains(&Word::Deciding) =>
                {
                    let groups = match right_words[head] {
                        Word::Lawsuit if right_words[..head].is_empty() => groups_of(Word::Lawsuit),
                        word => groups_of(word),
                    };
                    Reading::Subject(
                        Subject::Disputes {
                            groups: groups.to_vec(),
                            result: result_of(words),
                            as_reviewer: state.reviewer,
                        },
                        None,
                        own,
                    )
                }
                Word::NormativeDocument | Word::Regulation => {
                    let row = if right_words[head] == Word::Regulation {
                        "regulations"
                    } else {
                        "normative_documents"
                    };
                    match words
                        .iter()
                        .rfind(|w| matches!(w, Word::Issue | Word::Repeal | Word::InForce))
                    {
                        Some(word) => Reading::Subject(
                            Subject::Documents {
                                row,
                                column: document_column(*word),
                            },
                            None,
                            own,
                        ),
                        None => Reading::Another,
                    }
                }
                Word::Thing | Word::Published | Word::Platform | Word::Case => Reading::Another,
                _ => Reading::Nothing,
            };
        }
        match state.topic {
            Topic::Disputes => match result_of(words).or_else(|| {
                // 1件尚未审结: the result behind the figure.
                if words.is_empty() {
                    result_of(right_words)
                } else {
                    None
                }
            }) {
                Some(result) => {
                    let disputes = |groups: &[&'static str]| Subject::Disputes {
                        groups: groups.to_vec(),
                        result: Some(result),
                        as_reviewer: state.reviewer,
                    };
                    // 行政复议2件、行政诉讼1件，其中维持3件: of both together.
                    let both = (state.disputes.len() > state.dispute.len())
                        .then(|| disputes(&state.disputes));
                    Reading::Subject(disputes(&state.dispute), both, Scope::Own)
                }
                None => Reading::Nothing,
            },
            Topic::Documents(row) => {
                match words
                    .iter()
                    .rfind(|w| matches!(w, Word::Issue | Word::Repeal | Word::InForce))
                {
                    Some(word) => Reading::Subject(
                        Subject::Documents {
                            row,
                            column: document_column(*word),
                        },
                        None,
                        own,
                    ),
                    None => Reading::Nothing,
                }
            }
            Topic::Applications => match received_or_handled(words) {
                Some(subject) => {
                    let scope = if state.list.is_some() || state.rest {
                        Scope::Part
                    } else {
                        own
                    };
                    Reading::Subject(subject, None, scope)
                }
                None if words == [Word::Sum]
                    && state.last == Some(Subject::CarriedIn)
                    && state.last_but_one == Some(Subject::Received) =>
                {
                    Reading::Subject(Subject::ReceivedAndCarriedIn, None, own)
                }
                // 予以公开8件、部分公开2件，总计10件.
                None if words == [Word::Sum]
                    && matches!(state.last, Some(Subject::Outcomes(_)))
                    && matches!(state.last_but_one, Some(Subject::Outcomes(_))) =>
                {
                    Reading::Subject(Subject::Handled, None, own)
                }
                None if self.left_over(at, words, right_words) => {
                    Reading::Subject(Subject::CarriedOut, None, own)
                }
                None => Reading::Nothing,
            },
            _ => Reading::Nothing,
        }
    }

    /// Whether a figure counts what is still open and goes over into next year: 3件尚在办理中,
    /// 结转2025年继续办理.
    fn left_over(&self, at: usize, words: &[Word], right_words: &[Word]) -> bool {
        let open = words.last() == Some(&Word::Pending)
            || words.is_empty() && right_words.first() == Some(&Word::Pending);
        open && self
            .tokens
            .iter()
            .skip(at + 1)
            .take_while(|token| {
                token.kind != Kind::Sentence
                    && token.kind != Kind::Semicolon
                    && token.count().is_none()
            })
            .any(|token| matches!(token.word(), Some(Word::CarriedOut | Word::Carry)))
    }

    /// Carried in or out, by the words before the figure or right behind it.
    fn carried(
        &self,
        at: usize,
        left: &[usize],
        words: &[Word],
        right: &[usize],
    ) -> Option<Subject> {
        for index in left.iter().rev() {
            match self.word_at(*index) {
                Some(Word::CarriedIn) => {
                    let received = words.contains(&Word::Receive);
                    return Some(if received && self.coordinated_carry(*index) {
                        Subject::ReceivedAndCarriedIn
                    } else {
                        Subject::CarriedIn
                    });
                }
                Some(Word::CarriedOut) => return Some(Subject::CarriedOut),
                Some(Word::Carry) => {
                    return self.carry_by_year(*index).or_else(|| {
                        // 结转6件至下年度
                        self.goes_on_to_next_year(at).then_some(Subject::CarriedOut)
                    });
                }
                _ => {}
            }
        }
        right.iter().find_map(|index| match self.word_at(*index) {
            Some(Word::CarriedOut) => Some(Subject::CarriedOut),
            Some(Word::Carry) => self
                .carry_by_year(*index)
                .filter(|subject| *subject == Subject::CarriedOut),
            _ => None,
        })
    }

    fn goes_on_to_next_year(&self, at: usize) -> bool {
        let tail = self
            .tokens
            .get(at)
            .and_then(|figure| self.text.get(figure.end..))
            .unwrap_or("");
        let tail = tail.strip_prefix("申请").unwrap_or(tail);
        begins_with_one(tail, &["至下", "到下", "至次年", "到次年"])
    }

    fn carry_by_year(&self, index: usize) -> Option<Subject> {
        let year_at = |at: usize| match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Number(number)) if number.unit == Unit::Year => Some(number.value),
            _ => None,
        };
        let own = self.year.map(Decimal::from);
        if let Some(year) = year_at(index + 1)
            && self.near(index, index + 1)
            && own.is_none_or(|own| year == own + Decimal::ONE)
        {
            return Some(Subject::CarriedOut);
        }
        let before = index.checked_sub(1)?;
        let year = year_at(before)?;
        (self.near(before, index) && own.is_none_or(|own| year + Decimal::ONE == own))
            .then_some(Subject::CarriedIn)
    }

    /// Whether 上年结转 is joined to what was received and not a part of it.
    fn coordinated_carry(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else {
            return false;
        };
        let lead = self.text.get(..token.start).unwrap_or("");
        ends_in_one(lead, &["和", "及", "与", "、", "加", "以及", "含", "并"])
    }

    fn application(
        &self,
        at: usize,
        left: &[usize],
        words: &[Word],
        right_words: &[Word],
        state: &State,
        own: Scope,
    ) -> Reading {
        if self.counts_information && !words.contains(&Word::Receive) {
            return Reading::Another;
        }
        if self.settled_by_origin(left, words) {
            return Reading::Subject(Subject::Handled, None, Scope::Part);
        }
        if let Some(carried) = self.carried(at, left, words, &[]) {
            return Reading::Subject(carried, None, own);
        }
        if right_words.contains(&Word::CarriedOut) && !words.contains(&Word::Receive) {
            return Reading::Nothing;
        }
        if words.contains(&Word::Published) && !words.contains(&Word::Receive) {
            return Reading::Another;
        }
        if let Some(columns) = applicants(words) {
            // The kinds of applicant are known once applications have been named.
            let known = state.applications || words.contains(&Word::Application);
            return if known {
                Reading::Subject(Subject::Applicants(columns), None, own)
            } else {
                Reading::Nothing
            };
        }
        if !words.contains(&Word::Application) {
            return Reading::Nothing;
        }
        if self.applies_for_another(at, left) {
            return Reading::Another;
        }
        let subject = received_or_handled(words).unwrap_or(Subject::Received);
        let in_list = state
            .list
            .as_ref()
            .is_some_and(|(parent, _)| parent.is_some());
        let scope = if in_list && self.in_list_part(&subject, state) {
            Scope::Part
        } else {
            own
        };
        Reading::Subject(subject, None, scope)
    }

    /// Whether what was settled is told by where it came from: 新收申请办结15件、上年结转申请办结2件.
    fn settled_by_origin(&self, left: &[usize], words: &[Word]) -> bool {
        let settled = words.iter().rposition(|word| *word == Word::Handle);
        let Some(named) = settled.and_then(|settled| settled.checked_sub(1)) else {
            return false;
        };
        let joined = match (left.get(named), left.get(named + 1)) {
            (Some(a), Some(b)) => self.between(*a, *b).is_empty(),
            _ => false,
        };
        let from = words[..named].iter().zip(left).any(|(word, at)| {
            let written = self
                .tokens
                .get(*at)
                .and_then(|token| self.text.get(token.start..token.end))
                .unwrap_or("");
            *word == Word::CarriedIn || *word == Word::Receive && written.starts_with("新收")
        });
        joined && from && words[named] == Word::Application
    }

    /// 行政许可申请140件, 申请竣工验收许可16件: the application is for something else than information.
    fn applies_for_another(&self, at: usize, left: &[usize]) -> bool {
        let last = left
            .iter()
            .rfind(|i| self.word_at(**i) == Some(Word::Application));
        let (Some(word), Some(figure)) =
            (last.and_then(|i| self.tokens.get(*i)), self.tokens.get(at))
        else {
            return false;
        };
        let bare = self.text.get(word.start..word.end) == Some("申请");
        let lead = self.text.get(..word.start).unwrap_or("");
        if bare && ends_in_one(lead, &OTHER_APPLICATIONS) {
            return true;
        }
        let gap = self.text.get(word.end..figure.start).unwrap_or("");
        bare && gap.chars().count() >= 5 && !gap.contains(['共', '计', '量', '数', '(', ','])
    }

    fn in_list_part(&self, subject: &Subject, state: &State) -> bool {
        matches!(&state.list, Some((Some(parent), _)) if parent == subject
            || matches!(parent, Subject::Applicants(_) | Subject::Received | Subject::Processed | Subject::ReceivedAndCarriedIn)
                && matches!(subject, Subject::Received | Subject::Processed))
    }

    fn outcome(&self, left: &[usize], words: &[Word], head: usize, state: &State) -> Reading {
        if !state.applications || state.topic == Topic::Disputes {
            return Reading::Nothing;
        }
        let mut rows = Vec::new();
        let mut next = head;
        if let Word::Outcome(row) = words[head] {
            rows.push(row);
        }
        for index in (0..head).rev() {
            let Word::Outcome(row) = words[index] else {
                break;
            };
            let joined = match (left.get(index), left.get(next)) {
                (Some(a), Some(b)) => {
                    let gap = self.text_between(*a, *b);
                    ["、", "和", "及", "与", "或", "以及", "或者", "并"].contains(&gap)
                }
                _ => false,
            };
            if !joined {
                break;
            }
            rows.insert(0, row);
            next = index;
        }
        // 因属于国家秘密不予公开1件: the reason alone, or all of the family.
        let otherwise = match (
            rows.as_slice(),
            head.checked_sub(1).map(|before| words[before]),
        ) {
            ([family], Some(Word::Outcome(reason)))
                if reason.split('.').next() == Some(*family) && reason != *family =>
            {
                Some(Subject::Outcomes(vec![reason]))
            }
            _ => None,
        };
        Reading::Subject(Subject::Outcomes(rows), otherwise, Scope::Own)
    }

    /// The text between two tokens that need not be neighbours.
    fn text_between(&self, left: usize, right: usize) -> &str {
        self.between(left, right)
    }

    fn dispute(
        &self,
        at: usize,
        left: &[usize],
        words: &[Word],
        head: usize,
        state: &State,
        own: Scope,
    ) -> Reading {
        if !self.disclosure || state.filed || self.of_all_kinds(at) {
            return Reading::Another;
        }
        let deciding = words.contains(&Word::Deciding)
            || words.contains(&Word::Receive) && words.contains(&Word::Process);
        if deciding && !state.reviewer {
            return Reading::Another;
        }
        let mut groups: Vec<&'static str> = Vec::new();
        let mut first = head;
        for group in groups_of(words[head]) {
            groups.push(group);
        }
        while let Some(before) = first.checked_sub(1) {
            let word = words[before];
            let (Some(a), Some(b)) = (left.get(before), left.get(first)) else {
                break;
            };
            let gap = self.text_between(*a, *b);
            match word {
                Word::DirectSuit | Word::LaterSuit if words[first] == Word::Lawsuit => {
                    groups = groups_of(word).to_vec();
                    break;
                }
                Word::Case => first = before,
                Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
                    if is_joint(gap) =>
                {
                    for group in groups_of(word).iter().rev() {
                        if !groups.contains(group) {
                            groups.insert(0, group);
                        }
                    }
                    first = before;
                }
                _ => break,
            }
        }
        let result = result_of(words);
        let each = words.contains(&Word::Each) || words.contains(&Word::All);
        // 均为1件 is one of each; 均为0件 is none at all.
        let none = self
            .tokens
            .get(at)
            .and_then(Token::count_or_nil)
            .is_some_and(|number| number.value.is_zero());
        if each && groups.len() > 1 && !none {
            return Reading::Nothing;
        }
        Reading::Subject(
            Subject::Disputes {
                groups,
                result,
                as_reviewer: state.reviewer,
            },
            None,
            own,
        )
    }

    /// Whether a sentence that does not speak of disclosure before the figure counts the disputes of
    /// every kind: 办理行政应诉案件12件, 行政复议案件5件，其中涉及政府信息公开2件.
    fn of_all_kinds(&self, at: usize) -> bool {
        let Some(figure) = self.tokens.get(at) else {
            return false;
        };
        let stop = |token: &&Token| token.kind == Kind::Sentence;
        let start = self.tokens.iter().take(at).rfind(stop);
        let end = self.tokens.iter().skip(at).find(stop);
        let lead = self
            .text
            .get(start.map_or(0, |token| token.end)..figure.start)
            .unwrap_or("");
        let tail = self
            .text
            .get(figure.end..end.map_or(self.text.len(), |token| token.start))
            .unwrap_or("");
        let disclosure = ["信息公开", "依申请", "政府信息"];
        if has_one(lead, &disclosure) {
            return false;
        }
        let some = tail.find("其中").is_some_and(|at| {
            let clause = &tail[at..];
            has_one(clause.split([',', ';']).next().unwrap_or(""), &disclosure)
        });
        let cases = has_one(lead, &["办理行政", "办理各类行政", "各类行政"])
            && has_one(lead, &["复议案", "诉讼案", "应诉案"]);
        some || cases || tail.contains("非政府信息公开")
    }

    fn document(&self, words: &[Word], head: usize) -> Reading {
        let row = if words[head] == Word::Regulation {
            "regulations"
        } else {
            "normative_documents"
        };
        match words
            .iter()
            .rfind(|word| matches!(word, Word::Issue | Word::Repeal | Word::InForce))
        {
            Some(word) => Reading::Subject(
                Subject::Documents {
                    row,
                    column: document_column(*word),
                },
                None,
                Scope::Own,
            ),
            None => Reading::Another,
        }
    }

    /// Nothing of the kind: 未收到申请, 没有发生行政复议、行政诉讼.
    fn negation(&self, at: usize, word: Word, state: &mut State, found: &mut Found) {
        let window = self.negated(at);
        let words: Vec<Word> = window.iter().filter_map(|i| self.word_at(*i)).gather();
        let year = state.year();
        let scope = if state.wide { Scope::Wide } else { Scope::Own };
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        let end = window.last().copied().unwrap_or(at);
        let zero = |subject: Subject, scope: Scope, last: usize| Figure {
            claim: Claim {
                subject,
                otherwise: None,
                value: Decimal::ZERO,
                negated: true,
                exact: true,
                unit: Unit::None,
                year,
                scope,
                range: (self.place)(self.clause(at, last)),
                figure: (self.place)(
                    token.start..self.tokens.get(last).map_or(token.end, |t| t.end),
                ),
            },
            token: at,
        };
        let carried = words.iter().find_map(|word| match word {
            Word::CarriedIn => Some(Subject::CarriedIn),
            Word::CarriedOut => Some(Subject::CarriedOut),
            _ => None,
        });
        if let Some(subject) = carried {
            if state.applications || words.contains(&Word::Application) {
                found.figures.push(zero(subject, scope, end));
            }
            return;
        }
        if words.contains(&Word::Corrected) {
            self.none_corrected(at, &window, state, found);
            return;
        }
        if words.contains(&Word::ProcessingFee)
            || (words.contains(&Word::Charge) && self.text.contains("信息处理费"))
        {
            found
                .figures
                .push(zero(Subject::ProcessingFees, scope, end));
            return;
        }
        // 没有发生依申请公开政府信息情况: the set phrase is a heading only where nothing denies it.
        let of_applications = |index: &usize| {
            self.tokens
                .get(*index)
                .and_then(|token| self.text.get(token.start..token.end))
                .is_some_and(|words| words.starts_with("依申请公开") && words.ends_with("情况"))
        };
        if let [only] = window.as_slice()
            && of_applications(only)
            && self.between(at, *only).is_empty()
        {
            found.figures.push(zero(Subject::Received, scope, *only));
            return;
        }
        // 未收到重大…, 无逾期未答复的…: only some of them are denied.
        let some = words.iter().any(|word| {
            matches!(
                word,
                Word::Restriction | Word::InTime | Word::Handle | Word::Pending
            )
        });
        if some {
            return;
        }
        let disputed = words.iter().any(|word| {
            matches!(
                word,
                Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
            )
        });
        for (position, index) in window.iter().enumerate() {
            let Some(named) = self.word_at(*index) else {
                continue;
            };
            match named {
                Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
                    if self.disclosure && !state.filed && !words.contains(&Word::Deciding) =>
                {
                    let groups = match (named, position.checked_sub(1).and_then(|p| words.get(p))) {
                        (Word::Lawsuit, Some(half @ (Word::DirectSuit | Word::LaterSuit))) => {
                            groups_of(*half)
                        }
                        _ => groups_of(named),
                    };
                    state.topic = Topic::Disputes;
                    state.dispute = groups.to_vec();
                    found.figures.push(zero(
                        Subject::Disputes {
                            groups: groups.to_vec(),
                            result: None,
                            as_reviewer: state.reviewer,
                        },
                        scope,
                        *index,
                    ));
                }
                Word::Application => {
                    if !self.applications_denied(word, &words, position, &window, disputed) {
                        continue;
                    }
                    state.applications = true;
                    let subject = match applicants(&words) {
                        Some(columns) => Subject::Applicants(columns),
                        None => Subject::Received,
                    };
                    let scope = if is_part(&words) { Scope::Part } else { scope };
                    state.last = Some(subject.clone());
                    found.figures.push(zero(subject, scope, *index));
                    // 信息公开申请 and 申请 in one object are one denial.
                    if !disputed {
                        break;
                    }
                }
                Word::Outcome(row)
                    if position == 0 && state.applications && !words.contains(&Word::Thing) =>
                {
                    found
                        .figures
                        .push(zero(Subject::Outcomes(vec![row]), scope, *index));
                }
                Word::NormativeDocument | Word::Regulation => {
                    let spelling = self.text.get(token.start..token.end).unwrap_or("");
                    let row = if named == Word::Regulation {
                        "regulations"
                    } else {
                        "normative_documents"
                    };
                    let issue = spelling.contains('制')
                        || spelling.contains("出台")
                        || words.first() == Some(&Word::Issue);
                    if issue {
                        found.figures.push(zero(
                            Subject::Documents {
                                row,
                                column: "issued",
                            },
                            scope,
                            *index,
                        ));
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a negation denies the applications at `position` and not something of theirs.
    fn applications_denied(
        &self,
        word: Word,
        words: &[Word],
        position: usize,
        window: &[usize],
        disputed: bool,
    ) -> bool {
        // 因政府信息公开申请引发的行政复议: the application is only the cause.
        let before = words.get(..position).unwrap_or(&[]);
        if before.contains(&Word::Because) && word == Word::None {
            return false;
        }
        if before.iter().any(|w| {
            matches!(
                w,
                Word::Outcome(_) | Word::Thing | Word::Published | Word::Charge
            )
        }) {
            return false;
        }
        let Some(next) = window.get(position + 1) else {
            return self.tail_is_harmless(window.get(position).copied());
        };
        let gap = window
            .get(position)
            .map_or("", |at| self.text_between(*at, *next));
        let after = words.get(position + 1..).unwrap_or(&[]);
        if disputed {
            return starts_jointly(gap) && !after.contains(&Word::Because)
                || after.first().is_some_and(|w| *w == Word::Application);
        }
        match after.first() {
            Some(Word::Thing | Word::Charge | Word::ProcessingFee) => starts_jointly(gap),
            _ => true,
        }
    }

    /// Whether what follows the application up to the stop may end such a sentence.
    fn tail_is_harmless(&self, at: Option<usize>) -> bool {
        let Some(token) = at.and_then(|at| self.tokens.get(at)) else {
            return false;
        };
        let tail = self.text.get(token.end..).unwrap_or("");
        let tail = tail
            .find([',', ';', '。', '(', ':', '!', '、'])
            .and_then(|end| tail.get(..end))
            .unwrap_or(tail);
        const ODD: [&str; 6] = ["费", "投诉", "举报", "不满", "纠纷", "异议"];
        !has_one(tail, &ODD)
    }

    /// Tokens of words that a negation covers: to the next stop or figure.
    fn negated(&self, at: usize) -> Vec<usize> {
        let mut window = Vec::new();
        let Some(start) = self.tokens.get(at) else {
            return window;
        };
        for (index, token) in self.tokens.iter().enumerate().skip(at + 1) {
            if token.depth > start.depth || matches!(token.kind, Kind::Open) {
                continue;
            }
            match token.kind {
                Kind::Word(Word::NotReceived | Word::None) => break,
                Kind::Word(_) => window.push(index),
                Kind::Pause | Kind::Close => {}
                // 未收到1件申请 denies nothing that we could count.
                Kind::Number(number) if matches!(number.unit, Unit::Year | Unit::Time) => {}
                Kind::Number(_) => return Vec::new(),
                _ => break,
            }
        }
        window
    }

    fn none_corrected(&self, at: usize, window: &[usize], state: &State, found: &mut Found) {
        if !self.disclosure || state.filed || state.year() != ClaimYear::Own {
            return;
        }
        let mut groups: Vec<&'static str> = Vec::new();
        for index in window {
            if self.word_at(*index) != Some(Word::Corrected) {
                continue;
            }
            let spelling = self
                .tokens
                .get(*index)
                .and_then(|token| self.text.get(token.start..token.end))
                .unwrap_or("");
            let named: &[&'static str] = if spelling.contains("败诉") {
                &[DIRECT, LATER]
            } else {
                &[REVIEW]
            };
            groups.extend(
                named
                    .iter()
                    .filter(|group| !groups.contains(group))
                    .copied()
                    .gather(),
            );
        }
        let last = window.last().copied().unwrap_or(at);
        found.assertions.push(Assertion {
            kind: AssertionKind::NoneCorrected(groups),
            range: (self.place)(self.clause(at, last)),
        });
    }

    /// 均获维持, 全部办结, 均为自然人.
    fn all(&self, at: usize, state: &State, found: &mut Found) {
        if state.rest || state.year() != ClaimYear::Own || state.wide {
            return;
        }
        let mut in_time = false;
        let mut last = None;
        for (index, token) in self.tokens.iter().enumerate().skip(at + 1) {
            match token.kind {
                Kind::Word(Word::InTime) => in_time = true,
                Kind::Word(
                    word @ (Word::Upheld | Word::Handle | Word::Applicant("natural_person")),
                ) => {
                    last = Some((word, index));
                    break;
                }
                // 均在规定时限内予以公开答复: anything else in between says something else.
                Kind::Word(
                    Word::All | Word::Neutral | Word::Process | Word::None | Word::Application,
                ) => {}
                Kind::Word(_) => break,
                Kind::Pause => {}
                Kind::Number(number) if matches!(number.unit, Unit::Time) => in_time = true,
                _ => break,
            }
        }
        let Some((word, index)) = last else {
            return;
        };
        let range = (self.place)(self.clause(at, index));
        let kind = match word {
            Word::Upheld
                if self.disclosure
                    && !state.filed
                    && (!state.reviewer || state.counted_as_party()) =>
            {
                let groups = if state.disputes.is_empty() {
                    state.dispute.clone()
                } else {
                    state.disputes.clone()
                };
                if groups.is_empty() {
                    return;
                }
                AssertionKind::AllUpheld(groups)
            }
            Word::Handle => {
                if state.topic != Topic::Applications || !state.applications || state.list.is_some()
                {
                    return;
                }
                // 及时 and the like may stand before 全部 as well: 按时全部办结.
                let lead = self
                    .tokens
                    .iter()
                    .take(at)
                    .rev()
                    .take_while(|t| !t.parts_clauses());
                let in_time = in_time || lead.clone().any(|t| t.word() == Some(Word::InTime));
                let narrowed = lead.clone().any(|t| {
                    matches!(
                        t.word(),
                        Some(Word::CarriedIn | Word::Channel | Word::Service | Word::Outcome(_))
                    )
                });
                if narrowed {
                    return;
                }
                // 均按时答复 leaves open what is not due yet; 均按时办结 does not.
                let word = self.tokens.get(index);
                let word = word.and_then(|word| self.text.get(word.start..word.end));
                let completed = word.is_some_and(|word| word.contains(['结', '毕', '完']));
                AssertionKind::AllFinished {
                    in_time: in_time && !completed,
                }
            }
            Word::Applicant(_) if state.applications && state.topic == Topic::Applications => {
                let whole = matches!(
                    state.last,
                    Some(Subject::Received | Subject::Processed | Subject::ReceivedAndCarriedIn)
                        | None
                );
                let also_organisations = self
                    .tokens
                    .iter()
                    .skip(index + 1)
                    .take_while(|t| !t.parts_clauses())
                    .any(|t| t.word() == Some(Word::Organisations));
                if !whole || also_organisations {
                    return;
                }
                AssertionKind::AllNatural
            }
            _ => return,
        };
        found.assertions.push(Assertion { kind, range });
    }
}

/// What stands before 申请 where it is not for information.
const OTHER_APPLICATIONS: [&str; 8] = [
    "许可",
    "审批",
    "不动产登记",
    "仲裁",
    "法律援助",
    "补贴",
    "救助",
    "资格认定",
];

/// What the words before and behind a figure make of it.
enum Reading {
    /// A subject, what it may be as well, and how far it reaches.
    Subject(Subject, Option<Subject>, Scope),
    /// Something that the tables do not hold; what follows may go on about it.
    Another,
    /// Nothing certain.
    Nothing,
}

fn decisions(row: &'static str, scope: Scope) -> Reading {
    Reading::Subject(Subject::Decisions(row), None, scope)
}

fn document_column(word: Word) -> &'static str {
    match word {
        Word::Repeal => "repealed",
        Word::InForce => "in_force",
        _ => "issued",
    }
}

fn groups_of(word: Word) -> &'static [&'static str] {
    match word {
        Word::Review => &[REVIEW],
        Word::DirectSuit => &[DIRECT],
        Word::LaterSuit => &[LATER],
        _ => &[DIRECT, LATER],
    }
}

fn result_of(words: &[Word]) -> Option<&'static str> {
    words.iter().rev().find_map(|word| match word {
        Word::Upheld => Some("upheld"),
        Word::Corrected => Some("corrected"),
        Word::OtherResult => Some("other"),
        Word::Pending => Some("pending"),
        _ => None,
    })
}

/// Columns of the kinds of applicant that are named; none if all of them are.
fn applicants(words: &[Word]) -> Option<Vec<&'static str>> {
    let mut columns: Vec<&'static str> = Vec::new();
    let mut organisations = false;
    let mut people = false;
    for word in words {
        match word {
            Word::Applicant("natural_person") => {
                people = true;
                columns.push("natural_person");
            }
            Word::Applicant(column) => columns.push(column),
            Word::Organisations => organisations = true,
            Word::Public => people = true,
            _ => {}
        }
    }
    if organisations && people {
        return None;
    }
    if organisations && columns.is_empty() {
        columns.extend(ORGANISATIONS);
    }
    columns.dedup();
    (!columns.is_empty()).then_some(columns)
}

fn received_or_handled(words: &[Word]) -> Option<Subject> {
    let received = words.contains(&Word::Receive);
    let handled = words.contains(&Word::Handle);
    let processed = words.contains(&Word::Process);
    match (received, handled, processed) {
        (true, false, false) => Some(Subject::Received),
        (false, true, false) | (false, true, true) => Some(Subject::Handled),
        (false, false, true) | (true, _, _) => Some(Subject::Processed),
        _ => None,
    }
}

/// Whether only some are counted: those by one channel, on one topic.
fn is_part(words: &[Word]) -> bool {
    let any_way = words.contains(&Word::AnyWay);
    words.iter().any(|word| match word {
        Word::Channel | Word::Service | Word::Platform => !any_way,
        Word::Restriction => true,
        _ => false,
    })
}

fn is_part_after(words: &[Word]) -> bool {
    words
        .iter()
        .any(|word| matches!(word, Word::Restriction | Word::Channel | Word::Service))
        && !words.iter().any(|word| matches!(word, Word::All))
}

fn scope_of(words: &[Word]) -> Scope {
    if is_part(words) {
        Scope::Part
    } else {
        Scope::Own
    }
}

/// Whether a text between two names joins them as equals.
fn is_joint(gap: &str) -> bool {
    [
        "、",
        "和",
        "及",
        "与",
        "或",
        "以及",
        "或者",
        "案件和",
        "案件及",
        "案件、",
        "和被",
        "或被",
        "、被",
        "及被",
        "案和",
    ]
    .contains(&gap)
}

fn starts_jointly(gap: &str) -> bool {
    const LEADS: [&str; 9] = ["、", "和", "及", "与", "或", "以及", "也", "且", "并"];
    let gap = ["件", "案件", "的情况", "情况", "事项", "的"]
        .iter()
        .find_map(|skip| gap.strip_prefix(skip))
        .unwrap_or(gap);
    begins_with_one(gap, &LEADS)
}

/// Words that a figure can be named by.
fn is_head(word: Word) -> bool {
    matches!(
        word,
        Word::Application
            | Word::Review
            | Word::Lawsuit
            | Word::DirectSuit
            | Word::LaterSuit
            | Word::Outcome(_)
            | Word::Applicant(_)
            | Word::Organisations
            | Word::Thing
            | Word::Platform
            | Word::Case
            | Word::Regulation
            | Word::NormativeDocument
            | Word::Licence
            | Word::Penalty
            | Word::Coercion
            | Word::Fee
            | Word::Published
    )
}

/// Words that say enough for a figure not to look beyond the comma.
fn is_content(word: Word) -> bool {
    is_head(word)
        || matches!(
            word,
            Word::Receive
                | Word::Handle
                | Word::Process
                | Word::CarriedIn
                | Word::CarriedOut
                | Word::Carry
                | Word::Upheld
                | Word::Corrected
                | Word::OtherResult
                | Word::Pending
                | Word::Issue
                | Word::Repeal
                | Word::InForce
                | Word::Channel
                | Word::Service
                | Word::Parts
                | Word::Increase
                | Word::Decrease
                | Word::ProcessingFee
                | Word::Rest
        )
}

/// The last name before a figure, 案件 after a dispute left out.
fn last_head(left: &[usize], words: &[Word]) -> Option<usize> {
    let _ = left;
    let last = words.iter().rposition(|word| is_head(*word))?;
    if words[last] == Word::Case
        && let Some(before) = words[..last].iter().rposition(|word| is_head(*word))
        && matches!(
            words[before],
            Word::Review | Word::Lawsuit | Word::Application | Word::DirectSuit | Word::LaterSuit
        )
    {
        return Some(before);
    }
    Some(last)
}
