//! The policy that the test pages are run with, and what the command line makes of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

/// The table's policy with two services: `ana`, which has the other host and two paths on the page's own, and `ads`,
/// which asks for nothing.
pub fn declared(port: u16) -> Value {
    let text = include_str!("../decide/policy.json");
    let mut policy: Value = serde_json::from_str(text).expect("reads");
    let mut services = policy["services"].as_array().expect("services").iter();
    let stats = services.find(|service| service["id"] == "stats");
    let (mut ana, mut ads) = (stats.cloned().expect("is there"), Value::Null);
    ads.clone_from(&ana);
    ana["id"] = json!("ana");
    ana["hosts"] = json!([format!("collector.localhost:{port}"), "/own/", "/cookie/"]);
    ana["cookies"] = json!([{ "name": "_t*", "lifetime_days": 1 }]);
    ana["storage"] = json!([{ "key": "_t*", "area": "local" }]);
    ads["id"] = json!("ads");
    ads["purposes"] = json!(["ads"]);
    ads["hosts"] = json!(["nothing.example.net"]);
    ads["cookies"] = json!([]);
    ads["storage"] = json!([]);
    policy["services"] = json!([ana, ads]);
    policy["undeclared"]["cookies"] = json!("report");
    policy
}

/// The script with a policy baked in.
pub fn baked(policy: &Value) -> Vec<u8> {
    let [script, ..] = baked_with_workers(policy);
    script
}

/// The script, the service worker and the prelude of other workers, with a policy baked in.
pub fn baked_with_workers(policy: &Value) -> [Vec<u8>; 3] {
    build(
        policy,
        &[],
        ["sekisho.js", "sekisho-sw.js", "sekisho-worker.js"],
    )
}

/// The script that holds nothing, with a policy baked in.
pub fn reporting(policy: &Value) -> Vec<u8> {
    let [script] = build(policy, &["--report-only"], ["sekisho.js"]);
    script
}

/// A policy compiled by itself.
pub fn compiled(policy: &Value) -> Vec<u8> {
    let [compiled] = build(policy, &[], ["policy.sks"]);
    compiled
}

/// A folder that is gone with the value.
struct Folder(PathBuf);

impl Folder {
    /// Makes one that no other test has.
    fn make() -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("target/pages-{}-{number}", std::process::id());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    /// Puts a policy in.
    fn policy(&self, policy: &Value) -> PathBuf {
        let file = self.0.join("policy.json");
        fs::write(&file, policy.to_string()).expect("is written");
        file
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The header that `sekisho csp POLICY` prints, with inline scripts and styles let be: the test pages are made of them.
pub fn header(policy: &Value) -> String {
    let folder = Folder::make();
    let printed = command(&["csp"], &[&folder.policy(policy)]);
    let header = String::from_utf8(printed).expect("is text");
    ["script-src", "style-src"]
        .iter()
        .fold(header.trim().to_owned(), |header, directive| {
            header.replace(directive, &format!("{directive} 'unsafe-inline'"))
        })
}

/// What `sekisho build POLICY -o FIRST` with further words writes under these names.
fn build<const COUNT: usize>(
    policy: &Value,
    words: &[&str],
    names: [&str; COUNT],
) -> [Vec<u8>; COUNT] {
    let folder = Folder::make();
    let out = names.map(|name| folder.0.join(name));
    let policy = folder.policy(policy);
    let words = [&["build"], words].concat();
    command(&words, &[&policy, Path::new("-o"), &out[0]]);
    out.map(|file| fs::read(file).expect("is there"))
}

/// Runs the command, and returns what it prints.
fn command(words: &[&str], files: &[&Path]) -> Vec<u8> {
    let done = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(words)
        .args(files)
        .output()
        .expect("runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    done.stdout
}
