//! Reading markup the way a browser would, knowing nothing of how it was made.

/// A tag as read: its name with a slash before a closing one, and its attributes.
pub type Tag = (String, Vec<(String, String)>);

/// The tags of markup, in order.
pub fn tags(markup: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = markup;
    while let Some((_, after)) = rest.split_once('<') {
        let end = after
            .find(|c: char| c.is_whitespace() || c == '>')
            .expect("a tag ends");
        let (name, mut left) = after.split_at(end);
        let mut attributes = Vec::new();
        loop {
            left = left.trim_start();
            if let Some(after) = left.strip_prefix('>') {
                rest = after;
                break;
            }
            let end = left
                .find(|c: char| c.is_whitespace() || c == '=' || c == '>')
                .expect("an attribute ends");
            let (key, after) = left.split_at(end);
            let value = after
                .strip_prefix("=\"")
                .map(|after| after.split_once('"').expect("a value ends"));
            let (value, after) = value.unwrap_or(("", after));
            attributes.push((key.to_owned(), value.to_owned()));
            left = after;
        }
        tags.push((name.to_owned(), attributes));
    }
    tags
}

/// The values of an attribute, wherever it stands.
pub fn values<'a>(tags: &'a [Tag], key: &'a str) -> impl Iterator<Item = &'a str> {
    let attributes = tags.iter().flat_map(|(_, attributes)| attributes);
    attributes
        .filter(move |(own, _)| own == key)
        .map(|(_, value)| value.as_str())
}
