//! Collecting in a small way. The standard library's `collect` looks ahead for how much room will be
//! needed and has the iterator's code twice for it; in some two hundred places that is too much for the page.

/// Collects into a vector.
pub trait Gather: Iterator + Sized {
    /// All items in order.
    fn gather(self) -> Vec<Self::Item> {
        let mut items = Vec::with_capacity(self.size_hint().0);
        for item in self {
            items.push(item);
        }
        items
    }
}

impl<I: Iterator> Gather for I {}
