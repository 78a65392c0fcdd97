//! Cookies that a response of the site's own server sets: who chose "Notify me" is told, and decides.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use crate::browser::{Browser, until};

/// A site with the policy of the notice's tests; its server sets the cookies that a query names.
struct Site {
    port: u16,
    folder: PathBuf,
}

impl Site {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = root.join(format!("target/received-{port}"));
        fs::create_dir_all(&folder).expect("a folder");
        let built = Command::new(env!("CARGO_BIN_EXE_sekisho"))
            .current_dir(root)
            .args(["build", "tests/notice/policy.json", "-o"])
            .arg(folder.join("sekisho.js"))
            .output()
            .expect("runs");
        let said = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "{said}");
        let files = folder.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let files = files.clone();
                // A connection that breaks off is the browser's affair.
                thread::spawn(move || answer(stream, &files).ok());
            }
        });
        Self { port, folder }
    }

    fn page(&self, path: &str) -> String {
        format!("http://received.localhost:{}{path}", self.port)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).expect("can be removed");
    }
}

fn answer(mut stream: TcpStream, files: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let target = first.split(' ').nth(1).unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let cookies: String = query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| format!("Set-Cookie: {pair}; Path=/\r\n"))
        .collect();
    let (kind, body) = match fs::read(files.join(path.trim_start_matches('/'))) {
        Ok(file) if path.ends_with(".wasm") => ("application/wasm", file),
        Ok(file) => ("text/javascript", file),
        Err(_) => {
            let language = path.trim_matches('/');
            let page = format!(
                "<!doctype html><html lang={language}><script src=/sekisho.js></script><title>-</title>"
            );
            ("text/html", page.into_bytes())
        }
    };
    let head = format!(
        "HTTP/1.1 200 -\r\nContent-Type: {kind}; charset=utf-8\r\n{cookies}Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// What the prompt says, or nothing while none is shown.
async fn told(browser: &Browser) -> String {
    let said = browser
        .run("const prompt = document.querySelector('sks-panel')?.shadowRoot.querySelector('[data-sks-view=prompt]'); \
              return prompt ? prompt.innerText : ''")
        .await;
    said.as_str().unwrap_or_default().to_owned()
}

/// Has the server set cookies, each time with another value, until the prompt says `wanted`.
async fn receive(browser: &Browser, names: &[&str], wanted: &str) -> String {
    until(&format!("{names:?}: {wanted} is told"), async || {
        if told(browser).await.is_empty() {
            let names = serde_json::json!(names);
            let set = format!("window.nth = (window.nth ?? 0) + 1; fetch('/set?' + {names}.map(name => name + '=' + nth).join('&'))");
            browser.run(&set).await;
        }
        told(browser).await.contains(wanted)
    })
    .await;
    told(browser).await
}

async fn cookies(browser: &Browser) -> Vec<String> {
    let all = browser.kept().await;
    let of_page = all.into_iter().filter(|name| !name.contains(" sks"));
    of_page.collect()
}

/// Waits until the page's cookies and keys are these.
async fn keeps(browser: &Browser, names: &[&str]) {
    until(&format!("{names:?} are kept"), async || {
        cookies(browser).await == names
    })
    .await;
}

#[tokio::test]
async fn a_cookie_of_a_declared_service_is_told_deleted_and_told_again() {
    let site = Site::start();
    let browser = Browser::start().await;
    for (path, words) in [
        (
            "/ja/",
            [
                "Cookieを受信しました",
                "カゾエ",
                "カゾエ株式会社（日本）",
                "2年",
            ],
        ),
        (
            "/en/",
            [
                "A cookie was received",
                "Kazoe",
                "Kazoe K.K. (Japan)",
                "2 years",
            ],
        ),
    ] {
        browser.open_anew(&site.page(path)).await;
        browser.click("[data-sks=notify]").await;
        let said = receive(&browser, &["kz_id"], "kz_id").await;
        for word in words {
            assert!(said.contains(word), "{word}: {said}");
        }
        browser.click("[data-sks=delete]").await;
        keeps(&browser, &[]).await;
        receive(&browser, &["kz_id"], "kz_id").await;
        browser.click("[data-sks=always]").await;
        until("the service is allowed", async || {
            browser.run("return sekisho.can('kazoe')").await == true
        })
        .await;
        assert_eq!(told(&browser).await, "");
        keeps(&browser, &["cookie kz_id"]).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn several_cookies_are_one_prompt_and_one_that_nobody_declared_says_so() {
    let site = Site::start();
    let browser = Browser::start().await;
    browser.open_anew(&site.page("/en/")).await;
    browser.click("[data-sks=notify]").await;
    let said = receive(&browser, &["kz_id", "stray"], "stray").await;
    for word in [
        "These cookies were received",
        "kz_id",
        "Kazoe",
        "Not declared in the policy",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
    browser
        .click("[data-sks=never][data-sks-services=kazoe]")
        .await;
    until("the rest is asked", async || {
        let said = told(&browser).await;
        said.contains("stray") && !said.contains("kz_id")
    })
    .await;
    browser.click("[data-sks=leave]").await;
    keeps(&browser, &["cookie stray"]).await;
    // What was left is not asked about again, what was refused is erased, what is new is asked about.
    let said = receive(&browser, &["kz_id", "stray", "other"], "other").await;
    assert!(!said.contains("stray") && !said.contains("kz_id"), "{said}");
    keeps(&browser, &["cookie other", "cookie stray"]).await;
    browser.click("[data-sks=close]").await;
    until("it is left", async || told(&browser).await.is_empty()).await;
    let said = receive(&browser, &["other", "fourth", "fifth"], "fifth").await;
    assert!(said.contains("fourth") && !said.contains("other"), "{said}");
    browser
        .click("[data-sks-part=sheet] > [data-sks-part=answers] [data-sks=delete]")
        .await;
    keeps(&browser, &["cookie other", "cookie stray"]).await;
    browser.close().await;
}

#[tokio::test]
async fn after_a_refusal_nothing_is_asked_and_what_is_declared_is_erased() {
    let site = Site::start();
    let browser = Browser::start().await;
    browser.open_anew(&site.page("/en/")).await;
    browser.click("[data-sks=notify]").await;
    // The part that hears of cookies is there once it has told of one.
    receive(&browser, &["kz_id"], "kz_id").await;
    browser.click("[data-sks=close]").await;
    browser.run("sekisho.rejectAll()").await;
    browser
        .run("return fetch('/set?kz_id=again&stray=1')")
        .await;
    until("both are heard of", async || {
        let heard = "return new Set(__seen.filter(e => e.type === 'received').map(e => e.detail.cookie)).size";
        browser.run(heard).await == 2
    })
    .await;
    keeps(&browser, &["cookie stray"]).await;
    assert_eq!(told(&browser).await, "");
    browser.close().await;
}
