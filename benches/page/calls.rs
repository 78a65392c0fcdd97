//! What a page's own calls cost it, beside the same calls on a page without Sekisho.

use serde::Deserialize;

use crate::site::Site;
use crate::spread::{Spread, verdict};
use crate::wait::rows;

/// What DESIGN asks: how many times as long a call may take.
const BAR: f64 = 1.3;
const BAR_OF_FETCH: f64 = 1.05;

/// A turn: microseconds a call.
#[derive(Deserialize)]
struct Turn {
    /// Of the calls by themselves.
    called: f64,
    /// Until what follows from them is done: observers, answers.
    took: f64,
}

/// An act's turns on the page without and on that with Sekisho, in pairs.
#[derive(Deserialize)]
struct Row {
    name: String,
    pairs: Vec<[Turn; 2]>,
}

/// Measures it and prints it.
pub async fn run(site: &Site) {
    let table = rows::<Row>(&site.at("/calls.html"), "").await;
    println!(
        "\n| call | µs without | µs added | ratio | half of the rounds | of the call alone | goal | |\n\
         |---|---|---|---|---|---|---|---|"
    );
    for Row { name, pairs } in table {
        let ratio = Spread::of(pairs.iter().map(|[bare, gated]| gated.took / bare.took));
        let alone = Spread::of(pairs.iter().map(|[bare, gated]| gated.called / bare.called));
        let bare = Spread::of(pairs.iter().map(|[bare, _]| bare.took));
        let added = Spread::of(pairs.iter().map(|[bare, gated]| gated.took - bare.took));
        let bar = if name.starts_with("fetch") {
            BAR_OF_FETCH
        } else {
            BAR
        };
        println!(
            "| {name} | {:.2} | {:.2} | {ratio} | {:.2} | {bar} | {} |",
            bare.median,
            added.median,
            alone.median,
            verdict(ratio.median, bar)
        );
    }
}
