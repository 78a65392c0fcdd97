//! Ways of asking for something, one page each (`tests/pages/gate`): none before a choice, all of
//! them, and no more, after "allow all".

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde_json::{Value, json};

use crate::browser::{Browser, until};

/// Serves the pages, and counts what reaches the other host by the beginning of its path.
struct Ways {
    port: u16,
    counts: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl Ways {
    fn start() -> Self {
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

    fn count(&self, way: &str) -> usize {
        let counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(way).copied().unwrap_or_default()
    }
}

/// The script with a policy that declares the other host as one service.
fn bake(port: u16) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/ways");
    fs::create_dir_all(&folder).expect("a folder");
    let text = include_str!("../decide/policy.json");
    let mut policy: Value = serde_json::from_str(text).expect("reads");
    let stats = policy["services"].as_array().expect("services").iter();
    let stats = stats
        .clone()
        .find(|service| service["id"] == "stats")
        .expect("is there");
    let (mut ana, mut ads) = (stats.clone(), stats.clone());
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
    fs::write(folder.join("policy.json"), policy.to_string()).expect("is written");
    let built = Command::new(env!("CARGO_BIN_EXE_sekisho"))
        .current_dir(root)
        .args([
            "build",
            "target/ways/policy.json",
            "-o",
            "target/ways/sekisho.js",
        ])
        .status()
        .expect("runs");
    assert!(built.success(), "the policy of the ways compiles");
    fs::read(folder.join("sekisho.js")).expect("is there")
}

fn answer(
    mut stream: TcpStream,
    port: u16,
    script: &[u8],
    counts: &Mutex<BTreeMap<String, usize>>,
) -> std::io::Result<()> {
    let (verb, path, host) = read(&stream)?;
    let name = path
        .trim_start_matches('/')
        .split(['.', '?', '/'])
        .next()
        .unwrap_or_default();
    let (kind, body) = if host.starts_with("collector.") {
        if verb != "OPTIONS" {
            let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
            let ending = if path.contains(".never") {
                ".never"
            } else {
                ""
            };
            *counts.entry(format!("{name}{ending}")).or_default() += 1;
        }
        (kind_of(&path), Vec::new())
    } else if path == "/sekisho.js" {
        ("text/javascript", script.to_vec())
    } else {
        ("text/html", page(name, port))
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\n\
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

fn kind_of(path: &str) -> &'static str {
    match path
        .rsplit('.')
        .next()
        .and_then(|end| end.split('?').next())
    {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("html") => "text/html",
        Some("gif" | "png") => "image/gif",
        Some("svg") => "image/svg+xml",
        _ => "text/plain",
    }
}

fn page(way: &str, port: u16) -> Vec<u8> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pages/gate/{way}.html"));
    let fragment = fs::read_to_string(file).unwrap_or_default();
    let fragment = fragment.replace(
        "{{collector}}",
        &format!("http://collector.localhost:{port}"),
    );
    format!("<!doctype html><html lang=en><head><script src=/sekisho.js></script></head><body>{fragment}").into_bytes()
}

/// Every way by name, with how often it asks and whether the preload scanner asks ahead of it.
fn all() -> Vec<(String, usize, bool)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/gate");
    let mut ways: Vec<_> = fs::read_dir(folder)
        .expect("the pages")
        .flatten()
        .map(|file| {
            let text = fs::read_to_string(file.path()).expect("reads");
            let first = text.lines().next().unwrap_or_default();
            let expected = first.split_once("expect: ").and_then(|(_, rest)| {
                rest.split(|character: char| !character.is_ascii_digit())
                    .next()?
                    .parse()
                    .ok()
            });
            let name = file.file_name().to_string_lossy().replace(".html", "");
            (name, expected.unwrap_or(1), first.contains("scanner"))
        })
        .collect();
    ways.sort();
    ways
}

#[tokio::test]
async fn every_way_is_held_before_a_choice_and_goes_out_after_allow_all() {
    let ways = Ways::start();
    let browser = Browser::start().await;
    let all = all();
    assert!(all.len() >= 90, "only {} ways", all.len());
    for (way, expected, is_scanned) in all {
        browser
            .client
            .delete_all_cookies()
            .await
            .expect("cookies go");
        browser
            .open(&format!("http://page.localhost:{}/{way}", ways.port))
            .await;
        if browser.run("return sekisho.choices().asked").await == true {
            browser.run("localStorage.clear(); location.reload()").await;
            browser
                .open(&format!("http://page.localhost:{}/{way}", ways.port))
                .await;
        }
        until(&format!("{way}: it is held"), async || {
            browser.held().await > 0
        })
        .await;
        let ahead = ways.count(&way);
        assert!(
            ahead == 0 || is_scanned,
            "{way}: {ahead} requests before a choice"
        );
        browser.click("[data-sks=allow-all]").await;
        until(&format!("{way}: {expected} requests"), async || {
            ways.count(&way) == expected + ahead
        })
        .await;
        assert_eq!(ways.count(&format!("{way}.never")), 0, "{way}");
        browser
            .run("localStorage.clear(); sessionStorage.clear()")
            .await;
    }
    browser.close().await;
}
