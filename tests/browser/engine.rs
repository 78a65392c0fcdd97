//! The engines that pages are run on, and the programs that drive them.

use std::env;
use std::io::{BufRead, BufReader, Lines};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How often a driver may be started until it runs.
const STARTS: usize = 5;
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];
const FIREFOX: &str = "/usr/bin/firefox-esr";
/// WebKitGTK's own small browser, wherever this machine's kind has its libraries.
const MINI_BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";

/// An engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// What it is asked to be, as its driver takes it.
    pub fn capabilities(self, flags: &[&str]) -> Value {
        match self {
            Self::Chromium => {
                let flags = [&FLAGS, flags].concat();
                json!({ "goog:chromeOptions": { "args": flags } })
            }
            Self::Firefox => json!({ "moz:firefoxOptions": {
                "binary": FIREFOX, "args": ["-headless", "-width", "1280", "-height", "900"],
            } }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": {
                "binary": mini_browser(), "args": ["--automation"],
            } }),
        }
    }
}

fn mini_browser() -> PathBuf {
    let libraries = Path::new("/usr/lib")
        .read_dir()
        .expect("libraries")
        .flatten();
    libraries
        .map(|folder| folder.path().join(MINI_BROWSER))
        .find(|file| file.exists())
        .expect("WebKitGTK's MiniBrowser is installed")
}

/// A program that drives an engine; it ends with the value.
pub struct Driver {
    _programs: Vec<Running>,
    /// The port it listens on.
    pub port: u16,
}

/// A program that was started, with its output kept open.
struct Running {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
}

impl Running {
    fn start(command: &mut Command) -> Self {
        let program = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}; `cargo xtask test` installs it"));
        let out = child.stdout.take().expect("its output is ours");
        let said = BufReader::new(out).lines();
        Self { child, said }
    }

    /// What `read` finds in its lines, or nothing if it ended before.
    fn says<Found>(&mut self, read: impl FnMut(String) -> Option<Found>) -> Option<Found> {
        self.said.by_ref().map_while(Result::ok).find_map(read)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Driver {
    /// Starts one on a free port. It may end at once if another program was faster to take that.
    pub fn start(engine: Engine) -> Self {
        (0..STARTS)
            .find_map(|_| match engine {
                Engine::Chromium => {
                    telling("chromedriver".into(), "--port=0", "successfully on port ")
                }
                Engine::Firefox => telling(geckodriver(), "--port=0", "127.0.0.1:"),
                Engine::WebKit => told(),
            })
            .unwrap_or_else(|| panic!("the driver of {engine:?} says its port"))
    }
}

/// Where `cargo xtask test` puts it, unless the machine has one.
fn geckodriver() -> PathBuf {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin/geckodriver");
    if ours.exists() {
        ours
    } else {
        "geckodriver".into()
    }
}

/// A driver that takes a free port and says after `mark` which.
fn telling(program: PathBuf, flag: &str, mark: &str) -> Option<Driver> {
    let mut running = Running::start(Command::new(program).arg(flag));
    let port = running.says(|line| {
        let (_, port) = line.rsplit_once(mark)?;
        port.trim_end_matches('.').parse().ok()
    })?;
    Some(Driver {
        _programs: vec![running],
        port,
    })
}

/// WebKitGTK's driver, which is told its port, and the display that its browser needs.
fn told() -> Option<Driver> {
    let flags = [
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1280x900x24",
        "-nolisten",
        "tcp",
    ];
    let mut display = Running::start(Command::new("Xvfb").args(flags));
    let number: u16 = display.says(|line| line.parse().ok())?;
    let port = TcpListener::bind("127.0.0.1:0")
        .ok()?
        .local_addr()
        .ok()?
        .port();
    let driver = Running::start(
        Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", format!(":{number}"))
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY"),
    );
    let is_there = (0..100).any(|_| {
        thread::sleep(Duration::from_millis(50));
        TcpStream::connect(("127.0.0.1", port)).is_ok()
    });
    is_there.then(|| Driver {
        _programs: vec![driver, display],
        port,
    })
}
