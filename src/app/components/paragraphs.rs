//! A stretch of the report's prose.

use hegao::finding::Severity;
use hegao::report::ParagraphKind;
use yew::prelude::*;

use crate::api::Place;
use crate::app::marks::{Mark, stretches};

/// So many paragraphs are drawn anew together; a key pressed in one leaves the other stretches alone.
pub const RUN: usize = 16;

/// A paragraph as it is shown; without its place in the text, so that an edit elsewhere leaves it
/// alone.
#[derive(PartialEq)]
pub struct Paragraph {
    /// Which part of the report.
    pub index: usize,
    /// What it is.
    pub kind: ParagraphKind,
    /// Its text.
    pub pieces: Vec<Piece>,
}

/// A stretch of a paragraph.
#[derive(PartialEq)]
pub struct Piece {
    text: String,
    mark: Option<(Severity, usize)>,
    chosen: bool,
}

/// The text of a paragraph in pieces; line ends that only wrap it are left out.
pub fn pieces(text: &str, within: Place, marks: &[Mark], chosen: Option<Place>) -> Vec<Piece> {
    stretches(within, marks, chosen)
        .iter()
        .map(|stretch| {
            let raw = text.get(stretch.start..stretch.end).unwrap_or_default();
            Piece {
                text: raw.lines().map(str::trim).collect(),
                mark: stretch.mark,
                chosen: stretch.chosen,
            }
        })
        .collect()
}

/// What a stretch needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A stretch of paragraphs.
#[component]
pub fn Paragraphs(props: &Props) -> Html {
    html! { <>{for props.paragraphs.iter().map(paragraph)}</> }
}

fn paragraph(paragraph: &Paragraph) -> Html {
    let pieces = paragraph.pieces.iter().map(|piece| {
        let text = piece.text.clone();
        if piece.mark.is_none() && !piece.chosen {
            return html! { {text} };
        }
        let severity = piece.mark.map(|mark| mark.0.as_str());
        let finding = piece.mark.map(|mark| mark.1.to_string());
        html! {
            <mark
                class={classes!(piece.chosen.then_some("chosen"))}
                data-severity={severity} data-finding={finding}
            >
                {text}
            </mark>
        }
    });
    let (tag, class) = match paragraph.kind {
        ParagraphKind::Title => ("h3", "title"),
        ParagraphKind::SectionHeading => ("h4", "section"),
        ParagraphKind::Heading => ("h5", "heading"),
        ParagraphKind::Prose => ("p", "prose"),
        ParagraphKind::SignOff => ("p", "sign-off"),
        ParagraphKind::Furniture => ("p", "furniture"),
    };
    // One part is in the order of the Tab key; arrows lead on from it.
    let tabindex = if paragraph.index == 0 { "0" } else { "-1" };
    html! {
        <@{tag} {class} {tabindex} data-block={paragraph.index.to_string()}>{for pieces}</@>
    }
}
