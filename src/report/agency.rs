//! The organ that reports, and what kind of organ it is.

use super::{Paragraph, SignOff, Title};
use crate::document::Document;
use crate::finding::TextRange;

/// The reporting organ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its name as written, white space removed.
    pub name: String,
    /// What kind of organ it is.
    pub kind: AgencyKind,
    /// Where the name stands.
    pub range: TextRange,
}

/// Kinds of organ, as far as rules differ by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgencyKind {
    /// A department or other organ of the State Council.
    StateOrgan,
    /// A people's government of a province.
    ProvincialGovernment,
    /// A people's government of a prefecture or a city with districts.
    CityGovernment,
    /// A people's government of a county or district.
    CountyGovernment,
    /// A township, town or street office.
    Township,
    /// A department (bureau, commission, office…) of a local government.
    Department,
    /// Not told by the name.
    Unknown,
}

impl AgencyKind {
    /// Whether the report is one of a people's government as a whole (deadline 31 March).
    pub fn is_government(self) -> bool {
        matches!(
            self,
            AgencyKind::ProvincialGovernment
                | AgencyKind::CityGovernment
                | AgencyKind::CountyGovernment
        )
    }
}

/// Reads the organ from the title, else from the sign-off, else from the prose.
pub fn read(
    _document: &Document,
    _title: Option<&Title>,
    _sign_off: Option<&SignOff>,
    _paragraphs: &[Paragraph],
) -> Option<Agency> {
    None
}
