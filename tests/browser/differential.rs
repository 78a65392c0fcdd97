//! The same probes on a page with the gate and on one without (`tests/differential`): what a script can see of
//! the platform is the same on both, save what `tests/differential/known.json` names.
//!
//! Probes use what the gate lets pass: addresses of the page's own, cookies and keys that no service declares.
//! The page shows no notice, which is meant to be seen. `error.stack` is compared nowhere: the hooks are on it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::wd::TimeoutConfiguration;
use serde_json::{Map, Value};

use crate::browser::{Browser, beside};
use crate::document::Document;
use crate::engine::Engine;
use crate::policy::declared;
use crate::site::Site;

/// A page that is opened with what it has of ours, and without.
struct Probed {
    /// The scripts in its head.
    scripts: &'static [&'static str],
    /// What is run there, of `tests/differential`.
    runs: &'static str,
    /// Where it is written what is expected to differ.
    known: &'static str,
    /// How many probes there are at least, beside the shape of each interface.
    probes: usize,
}

impl Probed {
    fn page(&self) -> Document {
        let tag = |script| format!("<script src=/{script} data-manual></script>");
        let head: String = self.scripts.iter().map(tag).collect();
        let run = [
            "<script type=module src=/differential/",
            self.runs,
            "></script>",
        ];
        Document::page(&head, &run.concat())
    }
}

/// The gate alone, with every probe.
const GATE: Probed = Probed {
    scripts: &["sekisho.js"],
    runs: "run.js",
    known: "known.json",
    probes: 550,
};
/// The gate and the workers' prelude, with the probes of workers.
const WITH_PRELUDE: Probed = Probed {
    scripts: &["sekisho.js", "sekisho-worker.js"],
    runs: "workers.js",
    known: "known_workers.json",
    probes: 25,
};
/// How often both pages are opened until nothing is wrong.
const ROUNDS: usize = 3;
/// What the names of those begin with.
const SHAPE: &str = "the shape of ";
/// How many places of one probe are printed.
const PLACES: usize = 4;
/// How much of a value is printed.
const LENGTH: usize = 300;

/// How long all probes may take.
const PATIENCE: Duration = Duration::from_secs(400);

/// Why a probe is expected to differ.
struct Known {
    why: String,
    /// Whether it differs each time; else the bare page is not steady, and may answer as the gated one.
    always: bool,
}

/// The probes that are expected to differ in an engine, each with the reason.
fn known(engine: Engine, file: &str) -> BTreeMap<String, Known> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/differential");
    let text = fs::read_to_string(folder.join(file)).expect("reads");
    let causes: Vec<Value> = serde_json::from_str(&text).expect("is JSON");
    let mut all = BTreeMap::new();
    for cause in &causes {
        let why = cause["because"].as_str().expect("a reason");
        let always = cause["sometimes"] != true;
        let probes = cause["probes"][format!("{engine:?}")].as_array();
        for probe in probes.into_iter().flatten() {
            let name = probe.as_str().expect("a probe's name").to_owned();
            let why = why.to_owned();
            let before = all.insert(name, Known { why, always });
            assert!(before.is_none(), "{probe} is known twice");
        }
    }
    all
}

/// A site with the probes, what they ask for, and the page that runs them.
fn site(probed: &Probed) -> Site {
    let site = Site::start();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/differential");
    for file in fs::read_dir(folder).expect("the probes").flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(file.path()).expect("reads");
        let document = match name.rsplit_once('.') {
            Some((_, "js")) => Document::script(text),
            Some((_, "html")) => Document::new("text/html", text),
            _ => Document::new("text/plain", text),
        };
        site.put(&format!("/differential/{name}"), document);
    }
    for (name, document) in [
        ("pixel.gif", Document::pixel()),
        ("text", Document::new("text/plain", "hello")),
        ("data", Document::new("application/json", r#"{"a":[1]}"#)),
        ("sheet.css", Document::new("text/css", "b{color:red}")),
        (
            "ran.js",
            Document::script("(window.ran ??= []).push('ran')"),
        ),
        ("redirect", Document::redirect("/differential/text")),
        (
            "events",
            Document::new("text/event-stream", "id: 7\ndata: x\n\n"),
        ),
        (
            "empty.html",
            Document::new("text/html", "<!doctype html><title>empty</title>"),
        ),
    ] {
        site.put(&format!("/differential/{name}"), document);
    }
    site.put("/differential/", probed.page());
    site
}

/// What the probes answer on a page, whose address and markup are the same with the gate's script or without it.
async fn answers(engine: Engine, address: &str) -> Map<String, Value> {
    let browser = Browser::of(engine).await;
    let timeouts = TimeoutConfiguration::new(None, None, None);
    browser.client.update_timeouts(timeouts).await.expect("set");
    browser.client.goto(address).await.expect("it opens");
    let start = Instant::now();
    while browser.run("return !!window.answers").await != true {
        assert!(
            start.elapsed() < PATIENCE,
            "{engine:?}: the probes do not end"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let answers = browser.run("return window.answers").await;
    browser.close().await;
    serde_json::from_str(answers.as_str().expect("a text")).expect("reads")
}

/// Adds the places in which two answers are not the same.
fn compare(place: &str, bare: &Value, gated: &Value, places: &mut Vec<String>) {
    let both = |key: &str| format!("{place}.{key}");
    match (bare, gated) {
        (Value::Object(left), Value::Object(right)) => {
            let keys: BTreeSet<_> = left.keys().chain(right.keys()).collect();
            for key in keys {
                let of = |map: &Map<_, _>| map.get(key).cloned().unwrap_or_default();
                compare(&both(key), &of(left), &of(right), places);
            }
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            for (at, (left, right)) in left.iter().zip(right).enumerate() {
                compare(&both(&at.to_string()), left, right, places);
            }
        }
        _ if bare == gated => {}
        _ => {
            let short = |value: &Value| value.to_string().chars().take(LENGTH).collect::<String>();
            let (bare, gated) = (short(bare), short(gated));
            places.push(format!(
                "    {place}\n      bare  {bare}\n      gated {gated}"
            ));
        }
    }
}

/// What one kind of page answered, each time it was opened.
type Times = Vec<Map<String, Value>>;

/// What it answered to one probe.
fn given<'answers>(times: &'answers Times, name: &str) -> Vec<&'answers Value> {
    let of = |answers: &'answers Map<_, _>| answers.get(name).unwrap_or(&Value::Null);
    times.iter().map(of).collect()
}

fn is_answer(value: &Value) -> bool {
    value.get("never").is_none() && value.get("fails").is_none()
}

/// What is wrong with the answers to one probe, if anything; `known` is why they are expected to differ.
/// What the bare page has answered once is as the platform's.
fn judge(name: &str, bare: &[&Value], gated: &[&Value], known: Option<&Known>) -> Option<String> {
    let Some(usual) = bare.iter().find(|value| is_answer(value)) else {
        return Some(format!(
            "  {name}\n    the bare page does not answer: {bare:?}"
        ));
    };
    let is_same = |one: &&Value| is_answer(one) && bare.contains(one);
    match known {
        Some(known) if known.always && gated.iter().all(is_same) => Some(format!(
            "  {name}\n    is the same now; it was expected to differ: {}",
            known.why
        )),
        None if !gated.iter().any(is_same) => {
            let mut places = Vec::new();
            compare("", usual, gated.first()?, &mut places);
            places.truncate(PLACES);
            Some(format!("  {name}\n{}", places.join("\n")))
        }
        _ => None,
    }
}

/// What is wrong with all answers, by lines.
fn judged(bare: &Times, gated: &Times, known: &BTreeMap<String, Known>) -> Vec<String> {
    let names: BTreeSet<_> = bare.iter().chain(gated).flat_map(Map::keys).collect();
    let lost = known.keys().filter(|name| !names.contains(name));
    let lost = lost.map(|name| format!("  {name}\n    is no probe"));
    let wrong = names.iter().filter_map(|name| {
        let known = known.get(*name);
        judge(name, &given(bare, name), &given(gated, name), known)
    });
    lost.chain(wrong).collect()
}

/// The probes to which the bare page itself has given several answers.
fn unsteady(bare: &Times) -> Vec<&String> {
    let names = bare.iter().flat_map(Map::keys).collect::<BTreeSet<_>>();
    let is_unsteady = |name: &&String| given(bare, name).windows(2).any(|two| two[0] != two[1]);
    names.into_iter().filter(is_unsteady).collect()
}

async fn leaves_no_trace(engine: Engine, probed: Probed) {
    let _place = beside();
    let (site, known) = (site(&probed), known(engine, probed.known));
    let address = site.at("/differential/");
    let (mut bare, mut gated) = (Times::new(), Times::new());
    let mut wrong = Vec::new();
    // What is due to the hooks is there each time; what is due to the moment the bare page shows as well.
    for _ in 0..ROUNDS {
        for script in probed.scripts {
            site.put(&format!("/{script}"), Document::script(""));
        }
        bare.push(answers(engine, &address).await);
        site.put_gate(&declared(site.port()));
        gated.push(answers(engine, &address).await);
        wrong = judged(&bare, &gated, &known);
        if wrong.is_empty() {
            break;
        }
    }
    let of_shape = |name: &&String| name.starts_with(SHAPE);
    let count = bare[0].keys().filter(|name| !of_shape(name)).count();
    assert!(count >= probed.probes, "only {count} probes");
    println!("{engine:?}: not steady by itself: {:?}", unsteady(&bare));
    assert!(
        wrong.is_empty(),
        "{engine:?}: {} probes are not as they should be\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[tokio::test]
async fn the_hooks_leave_no_functional_trace_in_chromium() {
    leaves_no_trace(Engine::Chromium, GATE).await;
}

#[tokio::test]
async fn the_hooks_leave_no_functional_trace_in_firefox() {
    leaves_no_trace(Engine::Firefox, GATE).await;
}

#[tokio::test]
async fn the_hooks_leave_no_functional_trace_in_webkit() {
    leaves_no_trace(Engine::WebKit, GATE).await;
}

#[tokio::test]
async fn the_prelude_of_workers_leaves_no_functional_trace_in_chromium() {
    leaves_no_trace(Engine::Chromium, WITH_PRELUDE).await;
}

#[tokio::test]
async fn the_prelude_of_workers_leaves_no_functional_trace_in_firefox() {
    leaves_no_trace(Engine::Firefox, WITH_PRELUDE).await;
}

#[tokio::test]
async fn the_prelude_of_workers_leaves_no_functional_trace_in_webkit() {
    leaves_no_trace(Engine::WebKit, WITH_PRELUDE).await;
}
