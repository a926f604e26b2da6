//! Places of entries in the container, which files name from the root or from where they stand.

/// The path of an entry, without a leading `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location(String);

impl Location {
    /// A path from the root.
    pub fn new(path: &str) -> Self {
        Location(path.to_string())
    }

    /// The path.
    pub fn path(&self) -> &str {
        &self.0
    }

    /// What a name means that stands in the entry at this place.
    pub fn of(&self, name: &str) -> Location {
        let name = name.trim().replace('\\', "/");
        let folder = self.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        let base = if name.starts_with('/') { "" } else { folder };
        let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
        for part in name.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        Location(parts.join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::Location;

    #[test]
    fn names_are_taken_from_the_root_or_from_where_they_stand() {
        let document = Location::new("Doc_0/Document.xml");
        for name in [
            "Pages/Page_0/Content.xml",
            "/Doc_0/Pages/Page_0/Content.xml",
            r".\Pages\Page_0\Content.xml",
        ] {
            assert_eq!(document.of(name).path(), "Doc_0/Pages/Page_0/Content.xml");
        }
        assert_eq!(document.of("../Doc_1/a.xml").path(), "Doc_1/a.xml");
        assert_eq!(document.of("../../../a.xml").path(), "a.xml");
    }
}
