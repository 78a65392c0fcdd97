//! What the start of a page costs its main thread on a processor four times slower, by the browser's own trace.
//!
//! Times are the thread's own, so other programs on the machine do not count; the slowing down does.

use crate::site::{POLICIES, Site};
use crate::spread::{Spread, verdict};
use crate::tracing::{Event, Tracing};

/// What DESIGN asks of the gate's script, in milliseconds.
const BAR: f64 = 12.0;
const SLOWER: u32 = 4;
const ROUNDS: usize = 9;
/// What the browser does to show something.
const RENDERING: [&str; 7] = [
    "UpdateLayoutTree",
    "Layout",
    "PrePaint",
    "Paint",
    "Layerize",
    "Commit",
    "ParseAuthorStyleSheet",
];
const TASK: &str = "ThreadControllerImpl::RunTask";

/// What one page's start took, in milliseconds.
#[derive(Default)]
struct Start {
    gate: f64,
    /// From the gate's end until the notice is visible: the panel's tasks, ...
    panel: f64,
    /// ... what the browser does to show the notice, ...
    rendering: f64,
    /// ... and what else there is.
    other: f64,
    /// From then until nothing is to be done.
    afterwards: f64,
}

/// Measures it and prints it.
pub async fn run(site: &Site) {
    println!(
        "\n| ms of the main thread, {SLOWER} times slower | the gate's script | half of the rounds | then the panel \
         | showing the notice | else until it is visible | afterwards | goal | |\n|---|---|---|---|---|---|---|---|---|"
    );
    for policy in POLICIES {
        // A host for each, and so a process: it has compiled nothing yet.
        let urls =
            (0..ROUNDS).map(|round| site.on(&format!("start{round}"), &format!("/{policy}/")));
        let events = Tracing::start(SLOWER).await.of(urls).await;
        let gates = events.iter().filter(|one| {
            one.name == "EvaluateScript" && one.mentions(&format!("/{policy}/sekisho.js"))
        });
        let starts: Vec<Start> = gates.map(|gate| start(&events, gate)).collect();
        // Under load the browser loses parts of a trace.
        assert!(starts.len() > ROUNDS / 2, "{} traces", starts.len());
        let spread = |of: fn(&Start) -> f64| Spread::of(starts.iter().map(of));
        let gate = spread(|one| one.gate);
        println!(
            "| {policy} | {gate:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {BAR} | {} |",
            spread(|one| one.panel).median,
            spread(|one| one.rendering).median,
            spread(|one| one.other).median,
            spread(|one| one.afterwards).median,
            verdict(gate.median, BAR)
        );
    }
}

fn start(events: &[Event], gate: &Event) -> Start {
    let own: Vec<&Event> = events
        .iter()
        .filter(|one| one.pid == gate.pid && one.ts >= gate.ts)
        .collect();
    let shown = own.iter().find(|one| one.name == "firstContentfulPaint");
    let shown = shown.expect("the notice is shown").ts;
    let thread: Vec<&Event> = own.into_iter().filter(|one| one.tid == gate.tid).collect();
    let mut start = Start {
        gate: gate.tdur / 1000.0,
        ..Start::default()
    };
    for task in thread.iter().filter(|one| one.name == TASK) {
        let within = || thread.iter().filter(|one| task.contains(one));
        let whole = task.tdur / 1000.0;
        if task.ts > shown {
            start.afterwards += whole;
        } else if within().any(|one| one.mentions("sekisho-panel.js")) {
            start.panel += whole;
        } else {
            let of_it = within().filter(|one| RENDERING.contains(&one.name.as_str()));
            let rendering = of_it.map(|one| one.tdur).sum::<f64>() / 1000.0;
            start.rendering += rendering;
            start.other += whole - rendering;
        }
    }
    start
}
