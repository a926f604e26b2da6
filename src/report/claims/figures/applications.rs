//! Applications, by who filed them and by how they ended.

use super::super::words::Word;
use super::super::{Scope, Subject};
use super::Reader;
use super::respectively::ORGANISATIONS;
use super::state::{State, Topic};
use super::subject::Reading;
use crate::one_of::{begins_with_one, ends_in_one, has_one};

impl Reader<'_> {
    pub(super) fn application(
        &self,
        at: usize,
        left: &[usize],
        words: &[Word],
        right_words: &[Word],
        state: &State,
        own: Scope,
    ) -> Reading {
        if (self.counts_information || self.of_documents(at)) && !words.contains(&Word::Receive) {
            return Reading::Another;
        }
        if self.settled_by_origin(left, words) {
            return Reading::Subject(Subject::Handled, Vec::new(), Scope::Part);
        }
        if let Some(carried) = self.carried(at, left, words, &[]) {
            return Reading::Subject(carried, Vec::new(), own);
        }
        if right_words.contains(&Word::CarriedOut) && !words.contains(&Word::Receive) {
            return Reading::Nothing;
        }
        if words.contains(&Word::Published) && !words.contains(&Word::Receive) {
            return Reading::Another;
        }
        if let Some(mut columns) = applicants(words) {
            // 科研机构、社会公益组织及其他申请合计
            if columns.len() > 1
                && columns.len() < ORGANISATIONS.len()
                && has_one(self.clause_to(at), &["及其他", "和其他", "、其他"])
            {
                columns.push("other_org");
            }
            // The kinds of applicant are known once applications have been named.
            let known = state.applications || words.contains(&Word::Application);
            return if known {
                Reading::Subject(Subject::Applicants(columns), Vec::new(), own)
            } else {
                Reading::Nothing
            };
        }
        if !words.contains(&Word::Application) {
            return Reading::Nothing;
        }
        if self.applies_for_another(at, left)
            || !words.contains(&Word::Receive) && self.is_some_application(at)
        {
            return Reading::Another;
        }
        let subject = received_or_handled(words).unwrap_or(Subject::Received);
        let in_list = state
            .list
            .as_ref()
            .is_some_and(|(parent, _)| parent.is_some());
        let scope = if in_list && self.in_list_part(&subject, state) && !self.newly(left) {
            Scope::Part
        } else {
            own
        };
        Reading::Subject(subject, Vec::new(), scope)
    }

    /// Whether what was settled is told by where it came from: 新收申请办结15件、上年结转申请办结2件.
    pub(super) fn settled_by_origin(&self, left: &[usize], words: &[Word]) -> bool {
        let settled = words.iter().rposition(|word| *word == Word::Handle);
        let Some(named) = settled.and_then(|settled| settled.checked_sub(1)) else {
            return false;
        };
        let joined = match (left.get(named), left.get(named + 1)) {
            (Some(a), Some(b)) => self.between(*a, *b).is_empty(),
            _ => false,
        };
        let from = words[..named].iter().zip(left).any(|(word, at)| {
            *word == Word::CarriedIn
                || *word == Word::Receive && self.spelling(*at).starts_with("新收")
        });
        joined && from && words[named] == Word::Application
    }

    /// Whether what is counted is said to be new, 新收, so that it is no part of what was received.
    pub(super) fn newly(&self, left: &[usize]) -> bool {
        left.iter().any(|at| {
            self.word_at(*at) == Some(Word::Receive) && self.spelling(*at).starts_with('新')
        })
    }

    /// 行政许可申请140件, 申请竣工验收许可16件: the application is for something else than information.
    pub(super) fn applies_for_another(&self, at: usize, left: &[usize]) -> bool {
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

    /// 1件申请于12月30日收到: something is told of some applications, not how many there were.
    pub(super) fn is_some_application(&self, at: usize) -> bool {
        let rest = self
            .tokens
            .get(at)
            .and_then(|token| self.text.get(token.end..));
        let rest = rest.and_then(|rest| {
            rest.strip_prefix("政府信息公开申请")
                .or_else(|| rest.strip_prefix("申请"))
        });
        rest.is_some_and(|rest| begins_with_one(rest, &["于", "因", "系", "正", "尚", "仍", "需"]))
    }

    pub(super) fn in_list_part(&self, subject: &Subject, state: &State) -> bool {
        matches!(&state.list, Some((Some(parent), _)) if parent == subject
            || matches!(parent, Subject::Applicants(_) | Subject::Received | Subject::Processed | Subject::ReceivedAndCarriedIn)
                && matches!(subject, Subject::Received | Subject::Processed))
    }

    /// Whether a sentence counts documents by the way they are open: 公文126件，其中主动公开96件、
    /// 依申请公开18件、不予公开12件.
    pub(super) fn of_documents(&self, at: usize) -> bool {
        let lead = self.sentence_to(at);
        lead.contains("主动公开") && has_one(lead, &["公文", "公开属性", "属性认定"])
    }

    pub(super) fn outcome(
        &self,
        at: usize,
        left: &[usize],
        words: &[Word],
        head: usize,
        state: &State,
    ) -> Reading {
        if !state.applications || state.topic == Topic::Disputes || self.of_documents(at) {
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
                    let gap = self.between(*a, *b);
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
        // 公开和部分公开10件
        if rows == ["partial"]
            && left.get(head).is_some_and(|at| {
                let lead = self.tokens.get(*at).and_then(|t| self.text.get(..t.start));
                ends_in_one(
                    lead.unwrap_or(""),
                    &["公开和", "公开及", "公开或", "公开、"],
                )
            })
        {
            rows.insert(0, "granted");
        }
        // 因属于国家秘密不予公开1件: the reason alone, or all of the family.
        let otherwise = match (
            rows.as_slice(),
            head.checked_sub(1).map(|before| words[before]),
        ) {
            ([family], Some(Word::Outcome(reason)))
                if reason.split('.').next() == Some(*family) && reason != *family =>
            {
                vec![Subject::Outcomes(vec![reason])]
            }
            _ => Vec::new(),
        };
        Reading::Subject(Subject::Outcomes(rows), otherwise, Scope::Own)
    }
}

/// What stands before 申请 where it is not for information.
pub(super) const OTHER_APPLICATIONS: [&str; 10] = [
    "许可",
    "审批",
    "登记",
    "资质",
    "报装",
    "仲裁",
    "法律援助",
    "补贴",
    "救助",
    "资格认定",
];

/// Columns of the kinds of applicant that are named; none if all of them are.
pub(super) fn applicants(words: &[Word]) -> Option<Vec<&'static str>> {
    let mut columns: Vec<&'static str> = Vec::new();
    let mut organisations = false;
    let mut people = false;
    let mut public = false;
    for word in words {
        match word {
            Word::Applicant("natural_person") => {
                people = true;
                columns.push("natural_person");
            }
            Word::Applicant(column) => columns.push(column),
            Word::Organisations => organisations = true,
            Word::Public => public = true,
            _ => {}
        }
    }
    // 群众及企业 are all of them, 群众 alone narrows nothing.
    if organisations && (people || public) || public && !columns.is_empty() {
        return None;
    }
    if organisations && columns.is_empty() {
        columns.extend(ORGANISATIONS);
    }
    columns.dedup();
    (!columns.is_empty()).then_some(columns)
}

pub(super) fn received_or_handled(words: &[Word]) -> Option<Subject> {
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
