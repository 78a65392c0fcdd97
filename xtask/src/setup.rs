//! What a fresh machine lacks, installed where that can be done and named where it cannot.
//!
//! It speaks on the error stream: the demo's output is its address and nothing else.

use std::fs;

use crate::command::{program, root, said};
use crate::debian::{self, announce};

const TARGET: &str = "wasm32-unknown-unknown";
/// The toolchain's components, each with a file of its sysroot that shows it is there.
const COMPONENTS: [(&str, &str); 3] = [
    ("rust-src", "lib/rustlib/src/rust/library/Cargo.lock"),
    ("rustfmt", "bin/rustfmt"),
    ("clippy", "bin/cargo-clippy"),
];
/// Debian packages: browsers, drivers, a display for the one that needs it, and a Japanese face, each with a
/// file that shows it is there.
const BROWSERS: [(&str, &str); 6] = [
    ("chromium", "/usr/bin/chromium"),
    ("chromium-driver", "/usr/bin/chromedriver"),
    ("firefox-esr", "/usr/bin/firefox-esr"),
    ("webkit2gtk-driver", "/usr/bin/WebKitWebDriver"),
    ("xvfb", "/usr/bin/Xvfb"),
    (
        "fonts-noto-cjk",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    ),
];
/// Firefox's driver, which Debian does not have: the version, and where it is put.
const GECKODRIVER: (&str, &str) = ("0.37.1", "target/tools");
/// The oldest Node.js that everything runs on: the bundler of the packaging test asks for it.
const NODE: (u32, u32) = (20, 19);
const NODE_WANTED: &str = "install Node.js 20.19 or newer with npm: esbuild, wasm-opt and the demo's trackers come from npm";

/// What building needs: the Rust target and sources, Node, and the npm packages of the lock file.
/// Where nothing is lacking the network is not asked for anything.
pub fn for_build() -> Result<(), String> {
    rust()?;
    node()?;
    npm()
}

fn rust() -> Result<(), String> {
    let sysroot = said(program("rustc").args(["--print", "sysroot"]))
        .ok_or("cannot run rustc: install Rust with rustup")?;
    let lacks = |path: &str| !fs::exists(format!("{sysroot}/{path}")).unwrap_or(false);
    if lacks(&format!("lib/rustlib/{TARGET}/lib")) {
        announce(
            &format!("the Rust target {TARGET}"),
            program("rustup").args(["target", "add", TARGET]),
        )?;
    }
    for (component, file) in COMPONENTS {
        if lacks(file) {
            announce(
                &format!("the Rust component {component}"),
                program("rustup").args(["component", "add", component]),
            )?;
        }
    }
    Ok(())
}

/// Node and npm: Debian's where they are lacking and new enough there.
fn node() -> Result<(), String> {
    let node = said(program("node").arg("--version"));
    let is_there = node.as_deref().is_some_and(is_new);
    if is_there && said(program("npm").arg("--version")).is_some() {
        return Ok(());
    }
    if !debian::can_install() {
        return Err(NODE_WANTED.to_owned());
    }
    debian::update()?;
    match debian::candidate("nodejs") {
        Some(version) if is_new(&version) => {
            debian::install(&["nodejs", "npm"], "which build and test the scripts")
        }
        Some(version) => Err(format!("{NODE_WANTED}; Debian's own here is {version}")),
        None => Err(NODE_WANTED.to_owned()),
    }
}

/// Whether a version such as `v20.20.2` or Debian's `20.19.2+dfsg-1` is new enough.
fn is_new(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split(|c: char| !c.is_ascii_digit())
        .map(|number| number.parse::<u32>().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    (next(), next()) >= NODE
}

/// Installs the packages of the lock file when it changed since they were last installed.
fn npm() -> Result<(), String> {
    let stamp = root().join("node_modules/.sekisho-lock");
    let lock = fs::read_to_string(root().join("package-lock.json"))
        .map_err(|error| format!("package-lock.json: {error}"))?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    // No package needs its install script: esbuild finds the binary that came as a package.
    announce(
        "the npm packages of package-lock.json",
        program("npm").args(["ci", "--ignore-scripts", "--prefer-offline"]),
    )?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// What the browser tests need. A missing browser is an error, never a skipped test.
pub fn for_browsers() -> Result<(), String> {
    browsers()?;
    geckodriver()
}

fn browsers() -> Result<(), String> {
    let missing: Vec<&str> = BROWSERS
        .iter()
        .filter(|(_, file)| !fs::exists(file).unwrap_or(false))
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !debian::can_install() {
        let packages = missing.join(" ");
        return Err(format!(
            "the browser tests need {packages}: run `apt-get install {packages}` as root, then this again"
        ));
    }
    debian::update()?;
    debian::install(&missing, "for the browser tests")
}

/// The machine's own is as good.
fn geckodriver() -> Result<(), String> {
    let (version, place) = GECKODRIVER;
    let place = root().join(place);
    let is_there = place.join("bin/geckodriver").exists();
    if is_there || said(program("geckodriver").arg("--version")).is_some() {
        return Ok(());
    }
    announce(
        &format!(
            "geckodriver {version} into {}, built by cargo",
            place.display()
        ),
        program("cargo")
            .args(["install", "geckodriver", "--locked", "--quiet"])
            .args(["--version", version, "--root"])
            .arg(place),
    )
}

#[cfg(test)]
mod tests {
    use super::is_new;

    #[test]
    fn node_is_new_enough_from_20_19_on() {
        for version in ["v20.19.0", "v20.20.2", "v22.1.0", "20.19.2+dfsg-1", "100.0"] {
            assert!(is_new(version), "{version}");
        }
        for version in [
            "v20.18.9",
            "v18.20.4",
            "18.20.4+dfsg-1~deb12u3",
            "v9.99.0",
            "",
            "none",
        ] {
            assert!(!is_new(version), "{version}");
        }
    }
}
