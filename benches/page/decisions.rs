//! What a decision costs as a policy grows: the crossing from JavaScript and back included.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::policy::SIZES;
use crate::site::Site;
use crate::spread::verdict;
use crate::wait::rows;

/// What DESIGN asks of a decision, in microseconds.
const BAR: f64 = 2.0;

/// One median.
#[derive(Deserialize)]
struct Row {
    count: usize,
    url: String,
    act: String,
    micros: f64,
}

/// Medians by URL and act, in the order of the sizes.
type Table = BTreeMap<(String, String), Vec<f64>>;

/// Measures it and prints it.
pub async fn run(site: &Site) {
    let script = format!(
        "import('/rounds.js').then(module => module.rounds({SIZES:?})) \
         .then(rows => window.rows = rows, error => window.rows = `${{error}}`)"
    );
    let mut table = Table::new();
    for row in rows::<Row>(&site.at("/"), &script).await {
        assert!(SIZES.contains(&row.count));
        table
            .entry((row.url, row.act))
            .or_default()
            .push(row.micros);
    }
    print(&table);
}

/// Prints the medians as tables of Markdown: in microseconds, relative to the smallest policy, and
/// relative to what the browser takes to read the same URL.
fn print(table: &Table) {
    heading("µs in Chromium");
    for ((url, act), micros) in table {
        row(url, act, micros.iter().map(|one| format!("{one:.2}")));
    }
    let ours = || table.iter().filter(|((_, act), _)| act != "url");
    heading("relative to 10 services");
    for ((url, act), micros) in ours() {
        let smallest = micros.first().copied().unwrap_or(f64::NAN);
        row(
            url,
            act,
            micros.iter().map(|one| format!("{:.1}", one / smallest)),
        );
    }
    heading("relative to `new URL(u).href`");
    relative(table, ours().filter(|((_, act), _)| act != "nowasm"), "url");
    heading("as JavaScript, relative to WebAssembly");
    relative(
        table,
        ours().filter(|((_, act), _)| act == "nowasm"),
        "decide",
    );
    for (act, name) in [("decide", "WebAssembly"), ("nowasm", "JavaScript")] {
        let slowest = table
            .iter()
            .filter(|((_, one), _)| one == act)
            .flat_map(|(_, micros)| micros)
            .copied()
            .fold(0.0, f64::max);
        let how = verdict(slowest, BAR);
        println!("\nslowest decision in {name}: {slowest:.2} µs, {how} the bar of {BAR} µs");
    }
}

/// Each row relative to what another act takes for the same URL.
fn relative<'a>(
    table: &Table,
    rows: impl Iterator<Item = (&'a (String, String), &'a Vec<f64>)>,
    to: &str,
) {
    for ((url, act), micros) in rows {
        let other = &table[&(url.clone(), to.to_owned())];
        let pairs = micros.iter().zip(other);
        row(
            url,
            act,
            pairs.map(|(one, other)| format!("{:.1}", one / other)),
        );
    }
}

fn heading(name: &str) {
    let sizes = SIZES.map(|count| count.to_string()).join(" | ");
    println!(
        "\n| {name} | {sizes} |\n|---|{}",
        "---|".repeat(SIZES.len())
    );
}

fn row(url: &str, act: &str, cells: impl Iterator<Item = String>) {
    println!(
        "| {act}, {url} | {} |",
        cells.collect::<Vec<_>>().join(" | ")
    );
}
