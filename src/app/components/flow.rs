//! What became of the applications, as a picture and as a table of the same figures.

use std::rc::Rc;

use yew::prelude::*;

use crate::api::View;
use crate::app::flow::{BAR, Bar, COLUMNS, Flow, Node, Picture, WIDTH, round};
use crate::app::text::{fill, tr};

/// What the picture needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The last answer.
    pub view: Rc<View>,
}

/// What became of the applications.
#[component]
pub fn FlowPicture(Props { view }: &Props) -> Html {
    let flow = Flow::of(view);
    let sums = flow.sums();
    let sentence = match sums {
        [Some(0), Some(0)] => tr("本年没有收到申请，也没有上年结转的申请。").to_string(),
        [Some(came), Some(went)] if came == went => fill(
            "收到和结转的{0}件申请，去向合计{1}件，两边相等。",
            &[&came, &went],
        ),
        [Some(came), Some(went)] => fill(
            "收到和结转的申请共{0}件，去向合计{1}件，两边相差{2}件。",
            &[&came, &went, &came.abs_diff(went)],
        ),
        _ => tr("有的数字没有读出或者空白，图中不画，也不当作0。").to_string(),
    };
    html! {
        <figure class="flow" data-testid="flow-picture">
            if let Some(picture) = Picture::of(&flow) {
                {draw(&flow, &picture, sums, &sentence)}
            }
            <figcaption>{sentence}</figcaption>
            <table>
                <thead><tr><th scope="col">{tr("环节")}</th><th scope="col">{tr("件数")}</th></tr></thead>
                <tbody>{for flow.sources.iter().chain(&flow.outcomes).map(row)}</tbody>
            </table>
        </figure>
    }
}

fn row(node: &Node) -> Html {
    html! { <tr><th scope="row">{tr(node.label)}</th><td>{said(node)}</td></tr> }
}

/// A figure in words: what is missing is said to be.
fn said(node: &Node) -> String {
    node.count
        .map_or_else(|| tr("未读出").to_string(), |count| count.to_string())
}

fn draw(flow: &Flow, picture: &Picture, sums: [Option<u64>; 2], sentence: &str) -> Html {
    let [left, right] = &picture.bars;
    let [top, tall] = picture.trunk;
    let all = sums[0].max(sums[1]);
    html! {
        <svg
            viewBox={format!("0 0 {} {}", round(WIDTH), round(picture.height))}
            role="img" aria-labelledby="flow-title flow-words"
        >
            <title id="flow-title">{tr("申请的来源和去向")}</title>
            <desc id="flow-words">{sentence.to_string()}{tr("各环节的件数见下表。")}</desc>
            { for left.iter().map(|bar| {
                let ends = [COLUMNS[0] + BAR, COLUMNS[1]];
                stage(bar, &flow.sources[bar.node], 0, bar.band(ends, [bar.top, bar.joint]))
            }) }
            { for right.iter().map(|bar| {
                let ends = [COLUMNS[1] + BAR, COLUMNS[2]];
                stage(bar, &flow.outcomes[bar.node], 2, bar.band(ends, [bar.joint, bar.top]))
            }) }
            <rect class="trunk" x={round(COLUMNS[1])} y={round(top)} width={round(BAR)} height={round(tall)} />
            <text class="middle" x={round(COLUMNS[1] + BAR / 2.0)} y={round(top - 6.0)} text-anchor="middle">
                if let Some(all) = all {
                    {fill("共{0}件", &[&all])}
                }
            </text>
        </svg>
    }
}

/// A stage with its band and its label.
fn stage(bar: &Bar, node: &Node, column: usize, band: String) -> Html {
    let (x, anchor) = match column {
        0 => (COLUMNS[0] - 8.0, "end"),
        _ => (COLUMNS[2] + BAR + 8.0, "start"),
    };
    let class = format!("stage stage-{}", if column == 0 { 0 } else { bar.node + 1 });
    html! {
        <g {class}>
            if bar.height > 0.0 {
                <path d={band} />
                <rect
                    x={round(COLUMNS[column])} y={round(bar.top)}
                    width={round(BAR)} height={round(bar.height.max(1.0))}
                />
            }
            <text x={round(x)} y={round(bar.top + bar.height / 2.0 + 4.5)} text-anchor={anchor}>
                {tr(node.label)}<tspan class="count" dx="6">{said(node)}</tspan>
            </text>
        </g>
    }
}
