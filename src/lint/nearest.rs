//! What a misspelt name was meant to be.

/// The candidate closest to `name`, if it is close enough to be a slip.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (name.chars().count() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// `; did you mean` and the candidate, or nothing.
#[must_use]
pub fn meant<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, candidates)
        .map(|candidate| format!(", did you mean `{candidate}`?"))
        .unwrap_or_default()
}

/// How many characters must be put in, taken out, replaced or swapped with their neighbour
/// (the optimal string alignment distance).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let cell = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (line, from) in a.chars().enumerate() {
        let mut next = vec![line + 1];
        for (column, to) in b.iter().enumerate() {
            let replaced = cell(&row, column) + usize::from(from != *to);
            let changed = cell(&row, column + 1).min(cell(&next, column)) + 1;
            let neighbour = column.checked_sub(1);
            let swaps = |left: &usize| last == Some(*to) && b.get(*left) == Some(&from);
            let swapped = neighbour.filter(swaps).map(|left| cell(&before, left) + 1);
            next.push(replaced.min(changed).min(swapped.unwrap_or(usize::MAX)));
        }
        before = std::mem::replace(&mut row, next);
        last = Some(from);
    }
    cell(&row, b.len())
}
