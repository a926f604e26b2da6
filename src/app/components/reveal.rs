//! Brings an element into view inside its pane.

use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What a heading that stays at the top of a pane may cover, in pixels.
const HEAD: f64 = 36.0;

/// Scrolls the pane so that the element stands in its middle. Where panes do not scroll by
/// themselves (narrow screens), the page scrolls instead, but only to the `primary` of several.
pub fn reveal(pane: &Element, element: &Element, primary: bool) {
    if pane.scroll_height() > pane.client_height() + 1 && scrolls(pane) {
        let (outer, inner) = (
            pane.get_bounding_client_rect(),
            element.get_bounding_client_rect(),
        );
        let margin = ((outer.height() - inner.height()) / 2.0).max(HEAD);
        let by = inner.top() - outer.top() - margin;
        pane.set_scroll_top(pane.scroll_top() + by as i32);
    } else if primary {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether the style sheet lets the pane scroll by itself at this width.
fn scrolls(pane: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(pane).ok()?);
    let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
    overflow.is_some_and(|overflow| overflow == "auto" || overflow == "scroll")
}
