//! Sentences and what is read from them.

use super::*;
use crate::config::Config;

/// Claims of a text of one paragraph a line, in a short notation.
fn read_text(text: &str, year: u16) -> Claims {
    let config = Config {
        year: Some(year),
        ..Config::default()
    };
    let document = Document::new(text);
    crate::report::read(&document, &config).claims
}

fn show(text: &str) -> Vec<String> {
    let claims = read_text(text, 2024);
    let mut shown: Vec<String> = claims.figures.iter().map(show_claim).collect();
    shown.extend(
        claims
            .assertions
            .iter()
            .map(|assertion| match &assertion.kind {
                AssertionKind::AllUpheld(groups) => format!("all upheld {}", groups.len()),
                AssertionKind::AllFinished { in_time } => {
                    format!("all finished{}", if *in_time { " in time" } else { "" })
                }
                AssertionKind::AllNatural => "all natural".to_string(),
                AssertionKind::NoneCorrected(groups) => format!("none corrected {}", groups.len()),
            }),
    );
    shown.extend(claims.parts.iter().map(|list| {
        let parts: Vec<String> = list
            .parts
            .iter()
            .map(|part| part.value.to_string())
            .collect();
        format!(
            "{}⊃{}{}",
            list.total.value,
            parts.join("+"),
            if list.plain { "" } else { "?" }
        )
    }));
    shown.extend(claims.shares.iter().map(|share| {
        format!(
            "{}/{}={}%",
            share.part.value,
            share
                .total
                .as_ref()
                .map_or("·".to_string(), |t| t.value.to_string()),
            share.percent
        )
    }));
    shown.extend(claims.changes.iter().map(|change| {
        format!(
            "{}→{}{}{}%",
            change.before,
            change.now.value,
            if change.down { "-" } else { "+" },
            change.percent
        )
    }));
    shown
}

fn show_claim(claim: &Claim) -> String {
    let subject = match &claim.subject {
        Subject::Received => "received".to_string(),
        Subject::CarriedIn => "in".to_string(),
        Subject::ReceivedAndCarriedIn => "received+in".to_string(),
        Subject::Handled => "handled".to_string(),
        Subject::Processed => "processed".to_string(),
        Subject::CarriedOut => "out".to_string(),
        Subject::Outcomes(rows) => rows.join("+"),
        Subject::Applicants(columns) if columns.len() == 5 => "organisations".to_string(),
        Subject::Applicants(columns) => columns.join("+"),
        Subject::Disputes {
            groups,
            result,
            as_reviewer,
        } => {
            let groups = match groups.as_slice() {
                [one] => match *one {
                    "reconsideration" => "review",
                    "litigation_direct" => "direct",
                    _ => "later",
                },
                [_, _] => "suit",
                _ => "disputes",
            };
            format!(
                "{groups}{}{}",
                result.map_or(String::new(), |result| format!(".{result}")),
                if *as_reviewer { "@reviewer" } else { "" }
            )
        }
        Subject::Documents { row, column } => {
            format!(
                "{}.{column}",
                if *row == "regulations" {
                    "rules"
                } else {
                    "docs"
                }
            )
        }
        Subject::Decisions(row) => row.to_string(),
        Subject::Fees => "fees".to_string(),
        Subject::ProcessingFees => "processing fees".to_string(),
        Subject::Published => "published".to_string(),
        Subject::PublishedOn(platform) => format!("published on {platform}"),
    };
    let sign = match (claim.negated, claim.exact) {
        (true, _) => "!",
        (_, true) => "=",
        _ => "~",
    };
    let year = match claim.year {
        ClaimYear::Own => "",
        ClaimYear::Last => " last",
        ClaimYear::Other => " other",
    };
    let scope = match claim.scope {
        Scope::Own => "",
        Scope::Wide => " wide",
        Scope::Part => " part",
    };
    format!("{subject}{sign}{}{year}{scope}", claim.value.normalize())
}

/// Prints what is read from every sentence of the file that `HEGAO_PROSE` names.
#[test]
#[ignore = "a tool: prints what is read from a file"]
fn print_claims() {
    let Some(path) = std::env::var_os("HEGAO_PROSE") else {
        return;
    };
    let text = std::fs::read_to_string(path).unwrap();
    for line in text.lines() {
        let shown = show(line);
        println!("{line}\n      → {}", shown.join(" | "));
    }
}
