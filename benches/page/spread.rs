//! What came of many rounds: the median, and between which values half of them lie.

use std::fmt;

/// The quartiles.
pub struct Spread {
    low: f64,
    /// The value that half of the rounds do not reach.
    pub median: f64,
    high: f64,
}

impl Spread {
    /// Those of a list that has something in it.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let at = |part: usize| values[(values.len() - 1) * part / 4];
        Self {
            low: at(1),
            median: at(2),
            high: at(3),
        }
    }
}

/// As two cells of a table: the median, and the other two.
impl fmt::Display for Spread {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = to.precision().unwrap_or(2);
        let Self { low, median, high } = self;
        write!(to, "{median:.places$} | {low:.places$}–{high:.places$}")
    }
}

/// How a figure stands to its goal.
pub fn verdict(figure: f64, goal: f64) -> &'static str {
    if figure <= goal { "within" } else { "OVER" }
}
