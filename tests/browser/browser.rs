//! A browser, driven by its driver.

use std::future::Future;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

use fantoccini::elements::{Element, ElementRef};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};

use crate::engine::{Driver, Engine};

/// How long a condition may take to come true.
const PATIENCE: Duration = Duration::from_secs(60);
/// What a page is watched with from its first moment: the gate's events, in order.
pub const WATCH: &str = "window.__seen = []; for (const type of ['ready','choice','held','released','received','show','hide','error']) \
    addEventListener('sekisho:' + type, ({ detail }) => window.__seen.push({ type, detail }));";
/// What the pages of `tests/pages/release` are given.
const GIVEN: &str = include_str!("given.js");

/// Where browsers run: several beside each other, or one that is timed by itself.
static FLOOR: RwLock<()> = RwLock::new(());

/// A place on it.
#[expect(dead_code, reason = "it is held, not read")]
pub enum Place {
    Beside(RwLockReadGuard<'static, ()>),
    Alone(RwLockWriteGuard<'static, ()>),
}

/// A browser with an empty profile; it ends with the value.
pub struct Browser {
    _place: Option<Place>,
    _driver: Driver,
    pub client: Client,
}

impl Browser {
    /// Starts a browser whose pages are watched.
    pub async fn start() -> Self {
        Self::start_as(beside(), &[], json!({})).await
    }

    /// Starts one while no other of these tests' runs, for a page that measures time.
    pub async fn alone() -> Self {
        let place = FLOOR.write().unwrap_or_else(PoisonError::into_inner);
        Self::start_as(Place::Alone(place), &[], json!({})).await
    }

    /// Starts one with further flags.
    pub async fn with(flags: &[&str]) -> Self {
        Self::start_as(beside(), flags, json!({})).await
    }

    /// Starts one that asks for every name through a proxy on this machine, save those of this machine itself.
    pub async fn through(port: u16) -> Self {
        let proxy = json!({ "proxyType": "manual", "httpProxy": format!("127.0.0.1:{port}") });
        Self::start_as(beside(), &[], json!({ "proxy": proxy })).await
    }

    /// Starts one of any engine, whose pages are not watched, for who has a place on the floor.
    pub async fn of(engine: Engine) -> Self {
        Self::connect(engine, None, engine.capabilities(&[])).await
    }

    async fn connect(engine: Engine, place: Option<Place>, capabilities: Value) -> Self {
        let driver = Driver::start(engine);
        let client = ClientBuilder::new(hyper_util_connector())
            .capabilities(capabilities.as_object().cloned().expect("an object"))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|error| panic!("{engine:?} starts: {error}"));
        Self {
            _place: place,
            _driver: driver,
            client,
        }
    }

    async fn start_as(place: Place, flags: &[&str], further: Value) -> Self {
        let mut capabilities = Engine::Chromium.capabilities(flags);
        let all = capabilities.as_object_mut().expect("an object");
        all.extend(further.as_object().cloned().expect("an object"));
        let browser = Self::connect(Engine::Chromium, Some(place), capabilities).await;
        browser
            .command(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": format!("{WATCH}{GIVEN}") }),
            )
            .await;
        browser
    }

    /// A command of the browser's own protocol.
    pub async fn command(&self, name: &str, parameters: Value) -> Value {
        let command = Protocol(json!({ "cmd": name, "params": parameters }));
        self.client
            .issue_cmd(command)
            .await
            .expect("the browser takes the command")
    }

    /// Puts something into the local storage of the page that is open, past every hook.
    pub async fn store(&self, key: &str, value: &str) {
        let origin = self.run("return location.origin").await;
        let area = json!({ "securityOrigin": origin, "isLocalStorage": true });
        let item = json!({ "storageId": area, "key": key, "value": value });
        self.command("DOMStorage.setDOMStorageItem", item).await;
    }

    /// Opens a page and waits until it has loaded, whatever becomes of the gate.
    pub async fn load(&self, url: &str) {
        self.client.goto(url).await.expect("the page opens");
        self.until("document.readyState === 'complete'").await;
    }

    /// Opens a page and waits until its gate is ready and the page has loaded.
    pub async fn open(&self, url: &str) {
        self.load(url).await;
        self.until("__seen.some(e => e.type === 'ready')").await;
    }

    /// Waits until an expression of the page's holds.
    pub async fn until(&self, expression: &str) {
        let ask = format!("return {expression}");
        until(expression, async || self.run(&ask).await == true).await;
    }

    /// Opens a page as a visitor does who never was here.
    pub async fn open_anew(&self, url: &str) {
        self.command("Network.clearBrowserCookies", json!({})).await;
        let origin = url.split('/').take(3).collect::<Vec<_>>().join("/");
        let storage = json!({ "origin": origin, "storageTypes": "all" });
        self.command("Storage.clearDataForOrigin", storage).await;
        self.open(url).await;
    }

    /// The cookies the browser has, each as its name, domain and path. No page is asked.
    pub async fn cookies(&self) -> Vec<String> {
        let found = self.command("Network.getAllCookies", json!({})).await;
        let list = found["cookies"].as_array().expect("a list").iter();
        let text = |cookie: &Value, key: &str| cookie[key].as_str().unwrap_or_default().to_owned();
        let mut names: Vec<_> = list
            .map(|cookie| {
                ["name", "domain", "path"]
                    .map(|key| text(cookie, key))
                    .join(" ")
            })
            .collect();
        names.sort();
        names
    }

    /// Runs a script and returns what it returns.
    pub async fn run(&self, script: &str) -> Value {
        self.client
            .execute(script, Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Clicks a control in our shadow roots as the visitor would.
    pub async fn click(&self, selector: &str) {
        let find = format!(
            "for (const host of document.querySelectorAll('sks-notice, sks-panel')) {{
               const found = [...host.shadowRoot.querySelectorAll({})].find(e => e.checkVisibility());
               if (found) return found;
             }} return null;",
            json!(selector)
        );
        until(&format!("{selector} is there"), || async {
            !self.run(&find).await.is_null()
        })
        .await;
        let found = self.run(&find).await;
        let id = found
            .as_object()
            .and_then(|map| map.values().next())
            .and_then(Value::as_str);
        let id = ElementRef::from(id.expect("an element").to_owned());
        Element::from_element_id(self.client.clone(), id)
            .click()
            .await
            .expect("it can be clicked");
    }

    /// Has the page's own work that is due done, and then what it asked for on the way: the page waits out
    /// some turns and asks its own server for something, which answers it after what came before.
    pub async fn settle(&self) {
        let fence = "return new Promise(done => setTimeout(done, 100)).then(() => fetch(location.origin + '/fence')).then(() => true)";
        assert_eq!(self.run(fence).await, true);
    }

    /// How much was held on this page so far.
    pub async fn held(&self) -> u64 {
        let count = self
            .run("return __seen.filter(e => e.type === 'held').length")
            .await;
        count.as_u64().expect("a number")
    }

    /// Names of cookies and keys that the page's scripts see.
    pub async fn kept(&self) -> Vec<String> {
        let found = self.run("return [...document.cookie.split('; ').filter(Boolean).map(c => 'cookie ' + c.split('=')[0]), \
            ...Object.keys(localStorage).map(k => 'local ' + k), ...Object.keys(sessionStorage).map(k => 'session ' + k)].sort()").await;
        serde_json::from_value(found).expect("a list of names")
    }

    /// Ends the browser.
    pub async fn close(self) {
        // Closing a browser that is gone already is no failure of the test.
        let _ = self.client.clone().close().await;
    }
}

/// A place beside the others'.
pub fn beside() -> Place {
    Place::Beside(FLOOR.read().unwrap_or_else(PoisonError::into_inner))
}

fn hyper_util_connector() -> hyper_util::client::legacy::connect::HttpConnector {
    hyper_util::client::legacy::connect::HttpConnector::new()
}

/// Waits for a condition, and says which if it does not come true.
pub async fn until<F: Future<Output = bool>>(what: &str, mut holds: impl FnMut() -> F) {
    let start = Instant::now();
    while !holds().await {
        assert!(
            start.elapsed() < PATIENCE,
            "not within {PATIENCE:?}: {what}"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A command of Chromium's own protocol, as chromedriver passes it on.
#[derive(Debug)]
struct Protocol(Value);

impl WebDriverCompatibleCommand for Protocol {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/goog/cdp/execute",
            session.unwrap_or_default()
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.0.to_string()))
    }
}
