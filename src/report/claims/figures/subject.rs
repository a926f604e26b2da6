//! What a figure counts, from the name before it or behind it.

use super::super::numbers::{Number, Unit};
use super::super::tokens::{Kind, Token};
use super::super::words::Word;
use super::super::{Scope, Subject};
use super::Reader;
use super::applications::{applicants, received_or_handled};
use super::disputes::{DIRECT, LATER, REVIEW, groups_of, result_of};
use super::heads::{
    document_column, is_content, is_head, is_part, is_part_after, last_head, scope_of,
};
use super::state::{State, Topic};
use crate::gather::Gather;
use crate::one_of::{ends_in_one, has_one};

/// What the words before and behind a figure make of it.
pub(super) enum Reading {
    /// A subject, what it may be as well, and how far it reaches.
    Subject(Subject, Vec<Subject>, Scope),
    /// Something that the tables do not hold; what follows may go on about it.
    Another,
    /// Nothing certain.
    Nothing,
}

pub(super) fn decisions(row: &'static str, scope: Scope) -> Reading {
    Reading::Subject(Subject::Decisions(row), Vec::new(), scope)
}

impl Reader<'_> {
    pub(super) fn subject(
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
        if state.applications
            && state.topic == Topic::Applications
            && number.unit.counts_cases()
            && self.is_bare_granted(at)
        {
            let outcomes = |rows: &[&'static str]| Subject::Outcomes(rows.to_vec());
            let both = vec![outcomes(&["granted", "partial"])];
            return Reading::Subject(outcomes(&["granted"]), both, Scope::Own);
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
                    return Reading::Subject(Subject::PublishedOn(platform), Vec::new(), own);
                }
                Reading::Another
            }
            Word::Outcome(_) if cases => self.outcome(at, left, words, head, state),
            Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit if cases => {
                self.dispute(at, left, words, head, state, own)
            }
            Word::Application | Word::Applicant(_) | Word::Organisations if cases => {
                self.application(at, left, words, &right_words, state, own)
            }
            word @ (Word::Regulation | Word::NormativeDocument) => self
                .documents(at, words, document_row(word))
                .unwrap_or(Reading::Another),
            Word::Licence => decisions("licensing", own),
            Word::Penalty => decisions("penalties", own),
            Word::Coercion => decisions("coercion", own),
            Word::Published => match self.platform(left, words) {
                Some(platform) => Reading::Subject(Subject::PublishedOn(platform), Vec::new(), own),
                None => Reading::Subject(Subject::Published, Vec::new(), own),
            },
            _ => Reading::Another,
        }
    }

    pub(super) fn money(&self, words: &[Word]) -> Reading {
        if words.contains(&Word::ProcessingFee) {
            return Reading::Subject(Subject::ProcessingFees, Vec::new(), Scope::Own);
        }
        if words.contains(&Word::Fee) {
            return Reading::Subject(Subject::Fees, Vec::new(), Scope::Own);
        }
        Reading::Another
    }

    pub(super) fn platform(&self, left: &[usize], words: &[Word]) -> Option<String> {
        let at = words.iter().rposition(|word| *word == Word::Platform)?;
        let token = self.tokens.get(*left.get(at)?)?;
        Some(self.text.get(token.start..token.end)?.to_string())
    }

    /// A figure whose words before it name nothing: 共收到16件, 已办结17件, 3件申请.
    pub(super) fn without_head(
        &self,
        at: usize,
        left: &[usize],
        words: &[Word],
        right: &[usize],
        right_words: &[Word],
        state: &State,
    ) -> Reading {
        // What stands behind the figure is not narrowed by what stands before it.
        let carried = match self.carried(at, left, words, &[]) {
            Some(carried) => Some((carried, scope_of(words))),
            None => self
                .carried(at, &[], &[], right)
                .map(|carried| (carried, Scope::Own)),
        };
        // 答复17件，结转1件
        let carried = carried.or_else(|| {
            (words == [Word::Carry] && state.last == Some(Subject::Handled))
                .then_some((Subject::CarriedOut, Scope::Own))
        });
        // 新收16件，结转2件，办结17件: in, or out.
        let either = words == [Word::Carry] && state.last == Some(Subject::Received);
        if carried.is_none() && either && state.applications {
            let out = vec![Subject::CarriedOut];
            return Reading::Subject(Subject::CarriedIn, out, Scope::Own);
        }
        if let Some((carried, scope)) = carried {
            return match state.topic {
                Topic::Another | Topic::Documents(_) => Reading::Nothing,
                Topic::Disputes => Reading::Nothing,
                _ if !state.applications && !right_words.contains(&Word::Application) => {
                    Reading::Nothing
                }
                _ => Reading::Subject(carried, Vec::new(), scope),
            };
        }
        if words.contains(&Word::Filed) {
            return Reading::Another;
        }
        let own = scope_of(words);
        // 现行有效的9件已归集到专栏; 规范性文件统一登记，废止1件
        if let [Word::InForce | Word::Repeal] = words {
            let lead = self.sentence_to(at);
            let normative = || {
                lead.contains("规范性文件")
                    && ends_in_one(lead, &["现行有效", "废止"])
                    && !has_one(lead, &["规章", "历年", "累计"])
            };
            let row = match state.topic {
                Topic::Documents(row) => Some(row),
                _ => normative().then_some("normative_documents"),
            };
            if let Some(row) = row {
                return self.documents(at, words, row).unwrap_or(Reading::Nothing);
            }
        }
        let head = right_words.iter().position(|word| is_head(*word));
        // 53件来自科研机构、公益组织等: of all that are named.
        if head.is_some() && self.names_several(right) {
            return Reading::Nothing;
        }
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
                        return Reading::Subject(Subject::CarriedOut, Vec::new(), own);
                    }
                    if let Some(Word::Outcome(row)) =
                        rest.iter().rfind(|w| matches!(w, Word::Outcome(_)))
                    {
                        // 对5件申请作出部分公开答复 counts them all.
                        let all = self.clause_to(at).ends_with('对');
                        let scope = if all { own } else { Scope::Part };
                        return Reading::Subject(Subject::Outcomes(vec![row]), Vec::new(), scope);
                    }
                    let asked = received_or_handled(words);
                    // 1件申请于12月30日收到: one of those that were told before.
                    let one_of = asked.is_none()
                        && !right_words.contains(&Word::All)
                        && self
                            .tokens
                            .get(at)
                            .and_then(Token::count)
                            .is_some_and(|number| number.value < state.most);
                    let scope =
                        if one_of || self.is_some_application(at) || is_part_after(right_words) {
                            Scope::Part
                        } else {
                            own
                        };
                    let subject = asked.unwrap_or(Subject::Processed);
                    // 12件申请 in a list is one of its parts.
                    let in_list = state.list.is_some();
                    Reading::Subject(
                        subject,
                        Vec::new(),
                        if in_list { Scope::Part } else { scope },
                    )
                }
                Word::Outcome(row)
                    if state.applications
                        && words.iter().all(|w| *w == Word::Parts || !is_content(*w)) =>
                {
                    let withdrawn = self.sentence_from(at).contains("撤回");
                    let scope = if is_part_after(right_words) || withdrawn {
                        Scope::Part
                    } else {
                        Scope::Own
                    };
                    // 4件因信息不存在无法提供: for that reason, or all of the family.
                    let family = right_words[head + 1..].iter().find_map(|word| match word {
                        Word::Outcome(family) if row.starts_with(family) => Some(*family),
                        _ => None,
                    });
                    let otherwise = family.map(|family| Subject::Outcomes(vec![family]));
                    Reading::Subject(
                        Subject::Outcomes(vec![row]),
                        otherwise.into_iter().gather(),
                        scope,
                    )
                }
                Word::Applicant(_) | Word::Organisations if state.applications => {
                    let columns = applicants(right_words);
                    match (received_or_handled(words), columns) {
                        (Some(subject), None) => Reading::Subject(subject, Vec::new(), own),
                        (None, Some(columns)) => {
                            Reading::Subject(Subject::Applicants(columns), Vec::new(), Scope::Own)
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
                        Vec::new(),
                        own,
                    )
                }
                word @ (Word::NormativeDocument | Word::Regulation) => self
                    .documents(at, words, document_row(word))
                    .unwrap_or(Reading::Another),
                Word::Thing | Word::Published | Word::Platform | Word::Case => Reading::Another,
                _ => Reading::Nothing,
            };
        }
        match state.topic {
            Topic::Disputes => match result_of(words).or_else(|| {
                let settled = left.last().is_some_and(|at| self.spelling(*at) == "审结");
                // 1件尚未审结: the result behind the figure.
                if settled {
                    Some("settled")
                } else if words.iter().all(|word| *word == Word::Parts) {
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
                    // 行政复议2件、行政诉讼1件，其中维持3件: of both together. 未经复议直接起诉1件、
                    // 复议后起诉1件，维持2件: of both halves.
                    let mut together = Vec::new();
                    if state.disputes.len() > state.dispute.len() {
                        together.push(disputes(&state.disputes));
                        if !state.dispute.contains(&REVIEW) {
                            together.push(disputes(&[DIRECT, LATER]));
                        }
                    }
                    Reading::Subject(disputes(&state.dispute), together, Scope::Own)
                }
                None => Reading::Nothing,
            },
            Topic::Documents(row) => self.documents(at, words, row).unwrap_or(Reading::Nothing),
            Topic::Applications => match received_or_handled(words) {
                Some(subject) => {
                    let listed = state.list.is_some() && !self.newly(left);
                    let scope = if listed || state.rest {
                        Scope::Part
                    } else {
                        own
                    };
                    Reading::Subject(subject, Vec::new(), scope)
                }
                None if state.last == Some(Subject::CarriedIn)
                    && state.last_but_one == Some(Subject::Received)
                    && (words == [Word::Sum]
                        || words.is_empty() && self.sentence_to(at).ends_with(",共")) =>
                {
                    Reading::Subject(Subject::ReceivedAndCarriedIn, Vec::new(), own)
                }
                // 予以公开8件、部分公开2件，总计10件; but 两者合计10件 are the last two.
                None if words == [Word::Sum]
                    && matches!(state.last, Some(Subject::Outcomes(_)))
                    && matches!(state.last_but_one, Some(Subject::Outcomes(_)))
                    && !has_one(self.clause_to(at), &["两", "二者"]) =>
                {
                    Reading::Subject(Subject::Handled, Vec::new(), own)
                }
                None if self.left_over(at, words, right_words) => {
                    Reading::Subject(Subject::CarriedOut, Vec::new(), own)
                }
                None => Reading::Nothing,
            },
            _ => Reading::Nothing,
        }
    }

    /// Whether a pause and another applicant or reason follow the words behind a figure.
    fn names_several(&self, right: &[usize]) -> bool {
        right.last().is_some_and(|last| {
            self.tokens.get(last + 1).map(|t| t.kind) == Some(Kind::Pause)
                && matches!(
                    self.word_at(last + 2),
                    Some(Word::Applicant(_) | Word::Organisations | Word::Outcome(_))
                )
        })
    }

    /// Whether a figure counts what was made public, 公开8件, beside the other outcomes.
    fn is_bare_granted(&self, at: usize) -> bool {
        let clause = self.clause_to(at);
        let clause = clause.rsplit(['、', ':', '(']).next().unwrap_or(clause);
        let clause = ["其中", "已"].iter().fold(clause, |clause, lead| {
            clause.strip_prefix(lead).unwrap_or(clause)
        });
        ["公开", "公开的", "公开了"].contains(&clause)
            && has_one(
                self.sentence_from(at),
                &["部分公开", "不予公开", "不公开", "无法提供"],
            )
    }

    /// Normative documents or rules: the column by the verb before the figure. What was put in order,
    /// put on file or looked over was not all issued by the organ.
    fn documents(&self, at: usize, words: &[Word], row: &'static str) -> Option<Reading> {
        let verb = words
            .iter()
            .rfind(|word| matches!(word, Word::Issue | Word::Repeal | Word::InForce))?;
        let others = ["清理", "备案", "审查", "审核", "起草", "名义", "代拟"];
        let clause = self.clause_to(at);
        let told = match clause.contains("规范性文件") {
            true => clause,
            false => self.sentence_to(at),
        };
        let scope = if is_part(words) || has_one(told, &others) {
            Scope::Part
        } else {
            Scope::Own
        };
        let column = document_column(*verb);
        let subject = Subject::Documents { row, column };
        Some(Reading::Subject(subject, Vec::new(), scope))
    }
}

fn document_row(word: Word) -> &'static str {
    if word == Word::Regulation {
        "regulations"
    } else {
        "normative_documents"
    }
}
