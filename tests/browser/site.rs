//! The server of the test pages (`tests/pages`), which is also the other host that they ask.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// An image of one pixel.
const PIXEL: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// Serves the pages, and counts what reaches the other host.
pub struct Site {
    port: u16,
    counts: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl Site {
    /// Starts it on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let script = bake(port);
        let counts = Arc::new(Mutex::new(BTreeMap::new()));
        let seen = Arc::clone(&counts);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (script, seen) = (script.clone(), Arc::clone(&seen));
                // A connection that breaks off is the browser's affair.
                thread::spawn(move || answer(stream, port, &script, &seen).ok());
            }
        });
        Self { port, counts }
    }

    /// How often the other host was asked for what begins with this name.
    pub fn count(&self, name: &str) -> usize {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(name).copied().unwrap_or_default()
    }

    /// The address of a page, by its folder and name.
    pub fn page(&self, folder: &str, name: &str) -> String {
        format!("http://page.localhost:{}/{folder}/{name}", self.port)
    }
}

/// The pages of a folder in order, each with its name and its first line.
pub fn pages(folder: &str) -> Vec<(String, String)> {
    let mut pages: Vec<_> = fs::read_dir(place(folder))
        .expect("the pages")
        .flatten()
        .map(|file| {
            let text = fs::read_to_string(file.path()).expect("reads");
            let name = file.file_name().to_string_lossy().replace(".html", "");
            (name, text.lines().next().unwrap_or_default().to_owned())
        })
        .collect();
    pages.sort();
    pages
}

fn place(under: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pages")
        .join(under)
}

/// The script with a policy that declares the other host as one service.
fn bake(port: u16) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/pages-{port}"));
    let (policy, script) = (folder.join("policy.json"), folder.join("sekisho.js"));
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(&policy, declared(port).to_string()).expect("is written");
    let built = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("build")
        .args([&policy, Path::new("-o"), &script])
        .output()
        .expect("runs");
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    let script = fs::read(script).expect("is there");
    fs::remove_dir_all(folder).expect("can be removed");
    script
}

/// The table's policy with two services: `ana`, which has the other host, and `ads`, which asks for nothing.
fn declared(port: u16) -> Value {
    let text = include_str!("../decide/policy.json");
    let mut policy: Value = serde_json::from_str(text).expect("reads");
    let mut services = policy["services"].as_array().expect("services").iter();
    let stats = services.find(|service| service["id"] == "stats");
    let (mut ana, mut ads) = (stats.cloned().expect("is there"), Value::Null);
    ads.clone_from(&ana);
    ana["id"] = json!("ana");
    ana["hosts"] = json!([format!("collector.localhost:{port}")]);
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

fn answer(
    mut stream: TcpStream,
    port: u16,
    script: &[u8],
    counts: &Mutex<BTreeMap<String, usize>>,
) -> std::io::Result<()> {
    let (verb, path, host) = read(&stream)?;
    let mut status = 200;
    let (kind, body) = if host.starts_with("collector.") {
        if verb != "OPTIONS" {
            let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
            *counts.entry(counted(&path)).or_default() += 1;
        }
        thread::sleep(Duration::from_millis(asked(&path, "wait").unwrap_or(0)));
        status = asked(&path, "status").unwrap_or(200);
        collected(&path)
    } else if path == "/sekisho.js" {
        ("text/javascript", script.to_vec())
    } else {
        ("text/html", page(&path, port))
    };
    let head = format!(
        "HTTP/1.1 {status} -\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n\
         Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Headers: *\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// A request's method, path and host; its body is read and let go.
fn read(stream: &TcpStream) -> std::io::Result<(String, String, String)> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let (mut host, mut length) = (String::new(), 0);
    for line in reader.by_ref().lines() {
        let line = line?.to_ascii_lowercase();
        match line.split_once(": ") {
            Some(("host", value)) => host = value.to_owned(),
            Some(("content-length", value)) => length = value.parse().unwrap_or(0),
            Some(_) => {}
            None => break,
        }
    }
    reader.take(length).read_to_end(&mut Vec::new())?;
    let mut words = first.split(' ').map(str::to_owned);
    let verb = words.next().unwrap_or_default();
    Ok((verb, words.next().unwrap_or_default(), host))
}

/// A path's name, up to its ending.
fn name_of(path: &str) -> &str {
    let ends = |character| matches!(character, '.' | '?' | '/');
    path.trim_start_matches('/')
        .split(ends)
        .next()
        .unwrap_or_default()
}

/// Under which name a request is counted: what must never be asked for has one of its own.
fn counted(path: &str) -> String {
    let never = if path.contains(".never") {
        ".never"
    } else {
        ""
    };
    format!("{}{never}", name_of(path))
}

/// A number asked for in a query.
fn asked<Number: std::str::FromStr>(path: &str, name: &str) -> Option<Number> {
    let (_, query) = path.split_once('?')?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name)?.1.parse().ok()
}

/// What the other host answers, by a path's ending. A script says that it ran.
fn collected(path: &str) -> (&'static str, Vec<u8>) {
    let file = path.split('?').next().unwrap_or_default();
    match file.rsplit('.').next() {
        Some("js") => {
            let ran = format!("(window.ran ??= []).push({:?});", name_of(path));
            ("text/javascript", ran.into_bytes())
        }
        Some("css") => ("text/css", Vec::new()),
        Some("html") => ("text/html", Vec::new()),
        Some("gif" | "png") => ("image/gif", PIXEL.to_vec()),
        Some("svg") => ("image/svg+xml", Vec::new()),
        Some("sse") => ("text/event-stream", b"data: x\n\n".to_vec()),
        _ => ("text/plain", Vec::new()),
    }
}

fn page(path: &str, port: u16) -> Vec<u8> {
    let collector = format!("http://collector.localhost:{port}");
    let file = place(&format!("{}.html", path.trim_start_matches('/')));
    let fragment = fs::read_to_string(file).unwrap_or_default();
    let fragment = fragment.replace("{{collector}}", &collector);
    format!("<!doctype html><html lang=en><head><script src=/sekisho.js></script></head><body>{fragment}").into_bytes()
}
