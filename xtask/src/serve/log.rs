//! The collector's log: every request that reached it.

use std::collections::VecDeque;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::stream::Follower;

/// As many reports of gates as are kept; each holds a few events.
const REPORTS: usize = 200;

/// The log and those who follow it live.
#[derive(Default)]
pub struct Log {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    entries: Vec<Value>,
    reports: VecDeque<Value>,
    followers: Vec<Sender<String>>,
}

impl Log {
    /// Writes down a request that reached the collector, numbered and dated.
    pub fn reached(&self, mut entry: Value) {
        let mut kept = self.open();
        if let Some(fields) = entry.as_object_mut() {
            fields.insert("id".to_owned(), json!(kept.entries.len() + 1));
            fields.insert("time".to_owned(), json!(now()));
        }
        kept.tell("reached", &entry);
        kept.entries.push(entry);
    }

    /// Passes on what a page's ledger says of its gate, and keeps the latest for those who
    /// begin to follow later.
    pub fn gate(&self, report: Value) {
        let mut kept = self.open();
        kept.tell("gate", &report);
        kept.reports.push_back(report);
        if kept.reports.len() > REPORTS {
            kept.reports.pop_front();
        }
    }

    /// The requests that came from `site`, or all.
    pub fn requests(&self, site: Option<&str>) -> Vec<Value> {
        self.open()
            .entries
            .iter()
            .filter(|entry| {
                site.is_none_or(|site| entry.get("site").and_then(Value::as_str) == Some(site))
            })
            .cloned()
            .collect()
    }

    /// Forgets every request and report.
    pub fn reset(&self) {
        let mut kept = self.open();
        kept.entries.clear();
        kept.reports.clear();
        kept.tell("reset", &json!({}));
    }

    /// All that reached the collector so far, and a line for all that will.
    pub fn follow(&self) -> Follower {
        let (sender, live) = channel();
        let mut kept = self.open();
        kept.followers.push(sender);
        let reports = kept.reports.iter().map(|report| line("gate", report));
        let entries = kept.entries.iter().map(|entry| line("reached", entry));
        Follower {
            past: reports.chain(entries).collect(),
            live,
        }
    }

    fn open(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    /// Tells every follower; those who have gone are let go.
    fn tell(&mut self, event: &str, value: &Value) {
        let line = line(event, value);
        self.followers
            .retain(|follower| follower.send(line.clone()).is_ok());
    }
}

/// An event of a stream, as `text/event-stream` writes it.
fn line(event: &str, value: &Value) -> String {
    format!("event: {event}\ndata: {value}\n\n")
}

/// Milliseconds since 1970.
fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| u64::try_from(since.as_millis()).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_follower_gets_the_past_and_then_the_present() {
        let log = Log::default();
        log.reached(json!({"path": "/one"}));
        let follower = log.follow();
        log.reached(json!({"path": "/two"}));
        assert_eq!(follower.past.len(), 1);
        assert!(follower.live.try_recv().unwrap().contains("/two"));
    }

    #[test]
    fn requests_are_told_apart_by_site() {
        let log = Log::default();
        log.reached(json!({"site": "care.localhost"}));
        log.reached(json!({"site": "recruit.localhost"}));
        assert_eq!(log.requests(Some("care.localhost")).len(), 1);
        assert_eq!(log.requests(None).len(), 2);
        log.reset();
        assert!(log.requests(None).is_empty());
    }
}
