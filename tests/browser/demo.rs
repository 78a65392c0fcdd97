//! The demo's process and what its collector saw.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::Value;

/// The demo all tests share; it ends when they do, since they hold its input open.
static DEMO: OnceLock<Mutex<Demo>> = OnceLock::new();

/// The running demo.
pub struct Demo {
    _process: Child,
    port: u16,
}

/// The demo for one test at a time, with nothing in its collector.
pub fn demo() -> MutexGuard<'static, Demo> {
    let shared = DEMO.get_or_init(|| Mutex::new(Demo::start()));
    let demo = shared.lock().unwrap_or_else(PoisonError::into_inner);
    demo.reset();
    demo
}

impl Demo {
    /// Starts the demo on a free port and waits for its address.
    fn start() -> Self {
        let mut process = Command::new(env!("CARGO"))
            .args(["xtask", "demo", "--until-input-ends"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("cargo runs");
        let out = process.stdout.take().expect("its output is ours");
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let address = lines
            .find(|line| line.starts_with("http://"))
            .expect("the demo prints its address");
        let port = address.trim_end_matches('/').rsplit(':').next();
        let port = port
            .and_then(|port| port.parse().ok())
            .expect("with a port");
        Self {
            _process: process,
            port,
        }
    }

    /// The address of a site's page.
    pub fn page(&self, site: &str, path: &str) -> String {
        format!("http://{site}.localhost:{}{path}", self.port)
    }

    /// The paths of the requests that reached the collector on account of a site.
    pub fn reached(&self, site: &str) -> Vec<String> {
        let url = format!(
            "http://127.0.0.1:{}/_collector/requests?site={site}.localhost",
            self.port
        );
        let answer = ureq::get(&url)
            .header("Host", "group.localhost")
            .call()
            .expect("the collector answers")
            .body_mut()
            .read_to_string()
            .expect("with text");
        let list: Vec<Value> = serde_json::from_str(&answer).expect("with a list");
        list.iter()
            .map(|entry| entry["path"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Reaches the collector as a site's page would: after it stands what arrives later.
    pub fn fence(&self, site: &str) {
        let url = format!("http://127.0.0.1:{}/fence", self.port);
        ureq::get(&url)
            .header("Host", "collector.localhost")
            .header("Referer", self.page(site, "/"))
            .config()
            .http_status_as_error(false)
            .build()
            .call()
            .expect("the collector answers");
    }

    /// Forgets what reached the collector.
    pub fn reset(&self) {
        let url = format!("http://127.0.0.1:{}/_collector/reset", self.port);
        ureq::post(&url)
            .header("Host", "group.localhost")
            .send_empty()
            .expect("the collector answers");
    }
}
