//! A browser whose main thread is slowed down and traced.

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::until;
use crate::engine::{Driver, Engine};

/// What the trace has: scripts, style, layout and paint, the tasks they are in, and when something is visible.
const CATEGORIES: &str = "devtools.timeline,loading,toplevel";
/// Whether the notice is visible, the panel's module there and nothing under way.
const SETTLED: &str = "return !!performance.getEntriesByName('first-contentful-paint')[0] && performance.getEntriesByType('resource') \
    .some(({ name, responseEnd }) => /panel\\.wasm/.test(name) && responseEnd && performance.now() > responseEnd + 300)";

/// An event of a trace; times are microseconds, `dur` by the clock and `tdur` of the thread itself.
#[derive(Deserialize)]
pub struct Event {
    pub name: String,
    pub pid: u32,
    pub tid: u32,
    pub ts: f64,
    #[serde(default)]
    pub dur: f64,
    #[serde(default)]
    pub tdur: f64,
    #[serde(default)]
    args: Value,
}

impl Event {
    /// Whether it names a file.
    pub fn mentions(&self, file: &str) -> bool {
        self.args.to_string().contains(file)
    }

    /// Whether another event of the same thread lies within it.
    pub fn contains(&self, other: &Self) -> bool {
        self.ts <= other.ts && other.ts < self.ts + self.dur
    }
}

/// The browser; it ends when its pages were traced.
pub struct Tracing {
    _driver: Driver,
    client: Client,
}

impl Tracing {
    /// Starts one whose pages are so many times slower.
    pub async fn start(rate: u32) -> Self {
        let driver = Driver::start(Engine::Chromium);
        let mut capabilities = Engine::Chromium.capabilities(&[]);
        capabilities["goog:loggingPrefs"] = json!({ "performance": "ALL" });
        capabilities["goog:chromeOptions"]["perfLoggingPrefs"] =
            json!({ "traceCategories": CATEGORIES });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().cloned().expect("an object"))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("Chromium starts");
        let slower = json!({ "cmd": "Emulation.setCPUThrottlingRate", "params": { "rate": rate } });
        let tracing = Self {
            _driver: driver,
            client,
        };
        tracing.ask("goog/cdp/execute", slower).await;
        tracing
    }

    /// Opens one page after the other, and returns the events of all in the order of their times.
    pub async fn of(self, urls: impl Iterator<Item = String>) -> Vec<Event> {
        for url in urls {
            self.client.goto(&url).await.expect("the page opens");
            until("the panel is there", async || {
                let settled = self.client.execute(SETTLED, Vec::new()).await;
                settled.expect("the page answers") == true
            })
            .await;
        }
        let log = self.ask("se/log", json!({ "type": "performance" })).await;
        self.client.close().await.expect("the browser ends");
        let entries = log.as_array().expect("a list").iter();
        let mut events: Vec<Event> = entries.filter_map(event).collect();
        events.sort_by(|one, other| one.ts.total_cmp(&other.ts));
        events
    }

    async fn ask(&self, path: &'static str, body: Value) -> Value {
        let asked = self.client.issue_cmd(Ask { path, body }).await;
        asked.expect("the driver takes the command")
    }
}

/// An entry of the log, if it is of the trace.
fn event(entry: &Value) -> Option<Event> {
    let text: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &text["message"];
    let is_traced = message["method"] == "Tracing.dataCollected";
    is_traced.then(|| Event::deserialize(&message["params"]).ok())?
}

/// A command of chromedriver's own.
#[derive(Debug)]
struct Ask {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Ask {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
