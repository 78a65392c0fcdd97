//! The demo's process and what its collector saw.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// The running demo; it ends with the value.
pub struct Demo {
    process: Child,
    pub port: u16,
}

impl Demo {
    /// Starts the demo on a free port and waits for its address.
    pub fn start() -> Self {
        let mut process = Command::new(env!("CARGO"))
            .args(["xtask", "demo", "--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("cargo runs");
        let out = process.stdout.take().expect("its output is ours");
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let address = lines
            .find(|line| line.starts_with("http://"))
            .expect("the demo prints its address");
        let port = address
            .trim_end_matches('/')
            .rsplit(':')
            .next()
            .and_then(|port| port.parse().ok());
        Self {
            process,
            port: port.expect("with a port"),
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

    /// Forgets what reached the collector.
    pub fn reset(&self) {
        let url = format!("http://127.0.0.1:{}/_collector/reset", self.port);
        ureq::post(&url)
            .header("Host", "group.localhost")
            .send_empty()
            .expect("the collector answers");
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // A process that has ended already is as good as one that is ended here.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
