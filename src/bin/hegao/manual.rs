//! `hegao rules` and `hegao explain`.

use hegao::export::manual;
use hegao::rules;

use crate::arguments::ManualFormat;
use crate::{Failure, output};

/// Prints all rules.
pub fn rules(format: ManualFormat) -> Result<u8, Failure> {
    let text = match format {
        ManualFormat::Text => manual::table(),
        ManualFormat::Markdown => manual::markdown(),
        ManualFormat::Json => {
            serde_json::to_string_pretty(&manual::entries()).map_err(|error| error.to_string())?
        }
    };
    output::plain(&text)?;
    Ok(0)
}

/// Prints all about one rule.
pub fn explain(code: &str) -> Result<u8, Failure> {
    let Some(rule) = rules::find(code.trim()) else {
        return Err(format!(
            "没有编号为“{code}”的规则；hegao rules 列出全部规则。"
        ));
    };
    output::plain(&manual::explain(rule))?;
    Ok(0)
}
