//! A page that asks the other host in every manner, and what a visitor's choice is to make of it.

use serde_json::{Value, json};

use crate::browser::{Browser, until};
use crate::document::Document;
use crate::engine::Engine;
use crate::site::Site;

/// What it asks for: by a marked tag of its own, and by a script, an image and a request that a script makes.
pub const NAMES: [&str; 4] = ["tag", "script", "image", "fetch"];
/// First, and so before the gate: keeps whatever goes wrong on the page, and whatever its headers forbid.
const FAULTS: &str = "<script nonce=n>window.faults = [];
    for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation']) {
      addEventListener(type, (event) => faults.push([type, event.message, `${event.reason}`,
        event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber].join(' ')));
    }
    window.shows = [];
    addEventListener('pageshow', ({ persisted }) => shows.push(persisted));</script>";
/// The gate.
pub const GATE: &str = "<script nonce=n src=/sekisho.js></script>";
/// The page's own address of a script is a trusted one where that is asked for.
const ASKS: &str =
    "<script nonce=n type=text/plain data-service=ana src='COLLECTOR/tag.js?QUERY'></script>
    <script nonce=n>
    const same = { createScriptURL: (url) => url };
    const maker = window.trustedTypes?.createPolicy('page', same) ?? same;
    window.images = [];
    window.asks = 0;
    window.ask = () => {
      const query = `?${++asks}QUERY`;
      const script = document.createElement('script');
      script.src = maker.createScriptURL('COLLECTOR/script.js' + query);
      document.head.append(script);
      const image = new Image();
      image.onload = () => images.push(image.naturalWidth);
      image.src = 'COLLECTOR/image.gif' + query;
      fetch('COLLECTOR/fetch.json' + query, { mode: 'no-cors' }).catch(() => {});
    };
    ask();
    </script><p>text</p>";
const IS_OPEN: &str = "!!window.sekisho?.choices()";
/// Whether the first layer is drawn, in its own style and on top.
pub const IS_SHOWN: &str = "[...document.querySelectorAll('sks-notice')].some((host) => \
    getComputedStyle(host).position === 'fixed' \
    && host.shadowRoot.querySelector('[data-sks=allow-all]').checkVisibility())";

/// A page with that in it and this gate, whose addresses of the other host end with `query`.
pub fn asking(site: &Site, gate: &str, query: &str) -> Document {
    let asks = ASKS.replace("COLLECTOR", &site.collector());
    Document::page(&format!("{FAULTS}{gate}"), &asks.replace("QUERY", query))
}

/// The engines that have been seen to have something.
pub struct Feature {
    pub name: &'static str,
    /// An expression that holds where it is there.
    pub probe: &'static str,
    pub seen: &'static [Engine],
}

impl Feature {
    /// Whether the page that is open has it. An engine that had it and has it no more is a failure.
    pub async fn is_in(&self, browser: &Browser, engine: Engine) -> bool {
        let Self { name, probe, seen } = self;
        let is_there = browser.run(&format!("return !!({probe})")).await == true;
        if !is_there {
            println!("{engine:?} has no {name}");
        }
        assert!(
            is_there || !seen.contains(&engine),
            "{engine:?} has no {name} any more"
        );
        is_there
    }
}

/// A page in a browser, of its own or in a frame.
pub struct Visit<'a> {
    pub site: &'a Site,
    pub browser: &'a Browser,
    pub engine: Engine,
    /// Whether it is the first frame of the page that is opened.
    pub is_framed: bool,
    /// Whether it has cookies and storage.
    pub keeps: bool,
}

impl<'a> Visit<'a> {
    /// Of a page of its own that has both.
    pub const fn of(site: &'a Site, browser: &'a Browser, engine: Engine) -> Self {
        Self {
            site,
            browser,
            engine,
            is_framed: false,
            keeps: true,
        }
    }
}

impl Visit<'_> {
    /// Opens it, and waits until its gate is.
    pub async fn open(&self, path: &str) {
        self.browser.load(&self.site.at(path)).await;
        if self.is_framed {
            let frame = self.browser.client.enter_frame(0).await;
            frame.expect("there is a frame");
        }
        self.holds(IS_OPEN).await;
    }

    /// Waits until an expression of the page's holds.
    pub async fn holds(&self, expression: &str) {
        let said = format!("/* {:?} */ {expression}", self.engine);
        self.browser.until(&said).await;
    }

    /// How often each has been asked for, once whatever was due has come.
    pub async fn asked(&self) -> [usize; 4] {
        self.browser.settle().await;
        NAMES.map(|name| self.site.count(name))
    }

    /// Each has been asked for so often, and is asked for no more.
    pub async fn has_asked(&self, due: [usize; 4]) {
        let what = format!("{:?}: {due:?} of {NAMES:?}", self.engine);
        until(&what, async || {
            NAMES.map(|name| self.site.count(name)) == due
        })
        .await;
        assert_eq!(self.asked().await, due, "{what}");
    }

    /// Answers on the first layer, after it has been asked for again if it is gone.
    pub async fn choose(&self, control: &str, mode: &str) {
        if self.browser.run(&format!("return {IS_SHOWN}")).await == false {
            self.browser.click("[data-sks=reopen]").await;
        }
        self.browser.click(&format!("[data-sks={control}]")).await;
        self.holds(&format!("sekisho.choices().mode === '{mode}'"))
            .await;
    }

    pub async fn allow_all(&self) {
        self.choose("allow-all", "allow_all").await;
    }

    pub async fn reject_all(&self) {
        self.choose("reject-all", "reject_all").await;
    }

    /// It goes by an answer that was given elsewhere, and asks for none.
    pub async fn has_taken(&self, mode: &str) {
        let taken = format!("sekisho.choices().mode === '{mode}' && !({IS_SHOWN})");
        self.holds(&taken).await;
        self.has_no_faults().await;
    }

    /// Nothing went wrong on the page, and nothing was forbidden to it.
    pub async fn has_no_faults(&self) {
        let faults = self.browser.run("return window.faults").await;
        assert_eq!(faults, json!([]), "{:?}", self.engine);
    }

    /// Before a choice nothing goes out and the notice can be used; after one what it allows does, once, or nothing.
    pub async fn goes_by_every_choice(&self, path: &str) {
        self.open(path).await;
        assert_eq!(self.asked().await, [0; 4], "{:?}", self.engine);
        self.holds(IS_SHOWN).await;
        self.browser.click("[data-sks=details]").await;
        self.browser.click("[data-sks=close]").await;
        self.holds(IS_SHOWN).await;
        self.has_no_faults().await;

        self.allow_all().await;
        self.has_asked([1; 4]).await;
        self.holds("!!window.ran && ran.length === 2 && images.length === 1 && images[0] === 1")
            .await;
        let ran: Value = self.browser.run("return ran.sort()").await;
        assert_eq!(ran, json!(["script", "tag"]), "{:?}", self.engine);
        self.has_no_faults().await;

        if self.keeps {
            self.reject_all().await;
            self.open(path).await;
            self.holds("sekisho.choices().mode === 'reject_all'").await;
        } else {
            self.open(path).await;
            self.holds(IS_SHOWN).await;
            self.reject_all().await;
        }
        self.browser.run("ask()").await;
        assert_eq!(self.asked().await, [1; 4], "{:?}", self.engine);
        self.has_no_faults().await;
    }
}
