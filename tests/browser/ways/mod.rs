//! Ways of reaching a tracker, or of keeping something for it, one page each (`tests/ways`).
//!
//! `docs/ways.md` says of each what becomes of it before a choice, by engine and by means, and `docs/limits.md`
//! what nothing stops. With `SEKISHO_UPDATE` everything is measured and both are written; else what the script
//! tag stops is measured again in every engine, and has to be stopped still.

mod limits;
mod markup;
mod outcome;
mod run;
mod table;
mod way;

use std::time::{Duration, Instant};

use crate::browser::{Browser, until};
use crate::engine::Engine;
use crate::means::Means;
use crate::site::Site;
use outcome::Outcome;
use run::{Waits, run};
use table::Table;
use way::{Way, marked, ways};

/// How long what is released may take to arrive.
const RELEASE: Duration = Duration::from_secs(20);

/// What is measured of an engine when the table is made.
async fn measure(engine: Engine, ways: &[Way]) -> Vec<(Means, Vec<Outcome>)> {
    let bare = run(engine, Means::Bare, ways, Waits::UntilFired).await;
    let mut all = Vec::new();
    for means in Means::ALL {
        let seen = run(engine, means, ways, Waits::AsLongAs(&bare)).await;
        let outcomes = bare.iter().zip(&seen);
        all.push((
            means,
            outcomes
                .map(|(bare, seen)| Outcome::of(bare, seen))
                .collect(),
        ));
    }
    all
}

/// Measures the ways whose names begin as one of the words of `SEKISHO_UPDATE` does, the first ones for the
/// word `first`, or all where it is `1`.
async fn update(engine: Engine, wanted: &str) {
    let is_wanted = |way: &Way| {
        let fits = |word| way.name.starts_with(word) || (word == "first" && way.is_first);
        wanted == "1" || wanted.split_whitespace().any(fits)
    };
    let ways: Vec<_> = ways().into_iter().filter(is_wanted).collect();
    let measured = measure(engine, &ways).await;
    Table::change(|table| {
        for (means, outcomes) in &measured {
            table.set(engine, *means, &ways, outcomes);
        }
        limits::write(table);
    });
}

/// What no longer holds of what the table says of an engine.
async fn check(engine: Engine) -> Vec<String> {
    let (means, table) = (Means::Hooks, Table::read());
    let said = |way: &Way| table.get(engine, means, way);
    // In other engines measuring takes longer than a change should wait for.
    let is_new = |way: &&Way| engine == Engine::Chromium && said(way).is_none();
    let unknown = |way: &Way| format!("{}: docs/ways.md does not have it", way.name);
    let mut broken: Vec<_> = ways().iter().filter(is_new).map(unknown).collect();
    let is_held = |way: &Way| matches!(said(way), Some(Outcome::Stopped | Outcome::NotRun));
    let held: Vec<_> = ways().into_iter().filter(is_held).collect();
    let seen = run(engine, means, &held, Waits::AMoment).await;
    for (way, seen) in held.iter().zip(&seen) {
        let reached = seen.asked && said(way) == Some(Outcome::Stopped);
        if reached || seen.ran || seen.kept {
            broken.push(format!(
                "{}: docs/ways.md says {:?}, but {seen:?}",
                way.name,
                said(way)
            ));
        }
    }
    broken
}

async fn hold_to_the_table(engine: Engine) {
    if let Ok(wanted) = std::env::var("SEKISHO_UPDATE") {
        return update(engine, &wanted).await;
    }
    let broken = check(engine).await;
    assert!(
        broken.is_empty(),
        "{engine:?}; `cargo xtask ways` measures anew:\n{}",
        broken.join("\n")
    );
}

#[test]
fn what_a_page_cannot_stop_is_written_as_the_table_has_it() {
    let is_same = limits::read() == limits::text(&Table::read());
    assert!(
        is_same || std::env::var("SEKISHO_UPDATE").is_ok(),
        "docs/limits.md: `cargo xtask ways` writes it"
    );
}

#[tokio::test]
async fn what_is_stopped_in_chromium_stays_so() {
    hold_to_the_table(Engine::Chromium).await;
}

#[tokio::test]
async fn what_is_stopped_in_firefox_stays_so() {
    hold_to_the_table(Engine::Firefox).await;
}

#[tokio::test]
async fn what_is_stopped_in_webkit_stays_so() {
    hold_to_the_table(Engine::WebKit).await;
}

#[tokio::test]
async fn what_is_held_goes_out_once_after_allow_all() {
    let (site, browser) = (Site::start(), Browser::start().await);
    let table = Table::read();
    let mut wrong = Vec::new();
    for way in ways().into_iter().chain(marked()) {
        let ahead = match table.get(Engine::Chromium, Means::Hooks, &way) {
            Some(Outcome::Stopped) => 0,
            // The preload scanner asks ahead of every script.
            Some(Outcome::NotRun) => 1,
            _ if way.is_marked => 0,
            _ => continue,
        };
        if way.is_asked_for() {
            wrong.extend(released(&site, &browser, &way, ahead).await.err());
        }
    }
    browser.close().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The test of the tests above: they see what is stopped only of a page that does it where nothing stops it.
#[tokio::test]
async fn without_the_gate_every_way_does_what_it_does() {
    let table = Table::read();
    let can =
        |way: &Way| table.get(Engine::Chromium, Means::Hooks, way) != Some(Outcome::Unsupported);
    let ways: Vec<_> = ways().into_iter().filter(can).collect();
    let seen = run(Engine::Chromium, Means::Bare, &ways, Waits::UntilFired).await;
    let idle = ways.iter().zip(&seen).filter(|(_, seen)| !seen.fires());
    let idle: Vec<_> = idle.map(|(way, _)| way.name.as_str()).collect();
    assert!(idle.is_empty(), "{}", idle.join(" "));
}

#[tokio::test]
async fn what_is_marked_asks_for_nothing_without_the_gate() {
    let marked = marked();
    let seen = run(Engine::Chromium, Means::Bare, &marked, Waits::AMoment).await;
    for (way, seen) in marked.iter().zip(&seen) {
        assert!(!seen.asked, "{}", way.name);
    }
}

/// One way, from the page's beginning to the last request after the choice, `ahead` of which no script can
/// stop; what is wrong with it.
async fn released(site: &Site, browser: &Browser, way: &Way, ahead: usize) -> Result<(), String> {
    let name = &way.name;
    let asks = if way.is_lost { 0 } else { way.asks };
    browser.open_anew(&site.page("ways", name)).await;
    browser.settle().await;
    let (held, before) = (browser.held().await, site.count(name));
    browser.click("[data-sks=allow-all]").await;
    let start = Instant::now();
    while site.count(name) < before + asks && start.elapsed() < RELEASE {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    fence(site, browser, &format!("fence-{name}")).await;
    let (after, never) = (site.count(name), site.count(&format!("{name}.never")));
    let is_told = held > 0 || way.is_lost;
    match is_told && before <= ahead && after == before + asks && never == 0 {
        true => Ok(()),
        false => Err(format!(
            "{name}: {held} held, {before} before the choice, {after} after it for {asks}, \
             {never} of what never may"
        )),
    }
}

/// Asks the other host for something else, as the page would, and waits for it to arrive: by then what
/// the page has set about before has arrived too.
async fn fence(site: &Site, browser: &Browser, name: &str) {
    browser.settle().await;
    let ask = format!("new Image().src = '{}/{name}.png'", site.collector());
    browser.run(&ask).await;
    until(name, async || site.count(name) == 1).await;
}
