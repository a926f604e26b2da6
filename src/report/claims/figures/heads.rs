//! Words that name what a figure counts, and words that narrow it.

use super::super::Scope;
use super::super::words::Word;

pub(super) fn document_column(word: Word) -> &'static str {
    match word {
        Word::Repeal => "repealed",
        Word::InForce => "in_force",
        _ => "issued",
    }
}

/// Whether only some are counted: those by one channel, on one topic.
pub(super) fn is_part(words: &[Word]) -> bool {
    let any_way = words.contains(&Word::AnyWay);
    words.iter().any(|word| match word {
        Word::Channel | Word::Service | Word::Platform => !any_way,
        Word::Restriction => true,
        _ => false,
    })
}

pub(super) fn is_part_after(words: &[Word]) -> bool {
    words
        .iter()
        .any(|word| matches!(word, Word::Restriction | Word::Channel | Word::Service))
        && !words.iter().any(|word| matches!(word, Word::All))
}

pub(super) fn scope_of(words: &[Word]) -> Scope {
    if is_part(words) {
        Scope::Part
    } else {
        Scope::Own
    }
}

/// Words that a figure can be named by.
pub(super) fn is_head(word: Word) -> bool {
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
pub(super) fn is_content(word: Word) -> bool {
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
pub(super) fn last_head(left: &[usize], words: &[Word]) -> Option<usize> {
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
