//! Waits for what a page finds.

use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;

use crate::browser::Browser;
use crate::engine::Engine;

/// How long a page may take for all of it.
const PATIENCE: Duration = Duration::from_secs(600);

/// What a script, run on a page, leaves in `window.rows`; a text there is why it has failed.
pub async fn rows<Row: DeserializeOwned>(url: &str, script: &str) -> Vec<Row> {
    let browser = Browser::of(Engine::Chromium).await;
    browser.load(url).await;
    browser.run(script).await;
    let start = Instant::now();
    let rows = loop {
        let rows = browser.run("return window.rows").await;
        if !rows.is_null() {
            break rows;
        }
        assert!(start.elapsed() < PATIENCE, "not within {PATIENCE:?}");
        tokio::time::sleep(Duration::from_secs(1)).await;
    };
    browser.close().await;
    serde_json::from_value(rows.clone()).unwrap_or_else(|_| panic!("{rows}"))
}
