//! Sorting by place. Every use of the standard library's sort costs the page some 5 KB, so all of
//! them go through the one that is here; a heap has the least code.

use std::collections::BinaryHeap;

/// Sorts by up to three numbers; equal ones keep their order.
pub fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> [usize; 3]) {
    // Most lists are in order already.
    if items.is_sorted_by_key(&key) {
        return;
    }
    let keys: Vec<([usize; 3], usize)> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (key(item), at))
        .collect();
    let keys = BinaryHeap::from(keys).into_sorted_vec();
    let mut rest: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, at)| rest[at].take()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec!["b1", "a1", "b2", "a2"];
        sort_by_key(&mut items, |item| [usize::from(item.as_bytes()[0]), 0, 0]);
        assert_eq!(items, ["a1", "a2", "b1", "b2"]);
    }
}
