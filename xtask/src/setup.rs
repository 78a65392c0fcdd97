//! What a fresh machine lacks, installed where that can be done and named where it cannot.
//!
//! It speaks on the error stream: the demo's output is its address and nothing else.

use std::fs;
use std::io::stderr;
use std::process::Command;

use crate::command::{program, root, run, said};

const TARGET: &str = "wasm32-unknown-unknown";
/// The toolchain's components, each with a file of its sysroot that shows it is there.
const COMPONENTS: [(&str, &str); 3] = [
    ("rust-src", "lib/rustlib/src/rust/library/Cargo.lock"),
    ("rustfmt", "bin/rustfmt"),
    ("clippy", "bin/cargo-clippy"),
];
/// Debian packages: browser, driver and a Japanese face for it, each with a file that shows it is there.
const BROWSER: [(&str, &str); 3] = [
    ("chromium", "/usr/bin/chromium"),
    ("chromium-driver", "/usr/bin/chromedriver"),
    (
        "fonts-noto-cjk",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    ),
];
const NODE: &str = "install Node.js 20.19 or newer with npm: esbuild, wasm-opt and the demo's trackers come from npm";
/// Asks Node itself, since it knows how to compare its versions.
const NODE_IS_NEW: &str = "const [a, b] = process.versions.node.split('.'); process.exit(+a > 20 || (+a === 20 && +b >= 19) ? 0 : 1)";

/// What building needs: the Rust target and sources, and the npm packages of the lock file.
pub fn for_build() -> Result<(), String> {
    rust()?;
    npm()
}

fn rust() -> Result<(), String> {
    let sysroot = said(program("rustc").args(["--print", "sysroot"]))
        .ok_or("cannot run rustc: install Rust with rustup")?;
    let lacks = |path: &str| !fs::exists(format!("{sysroot}/{path}")).unwrap_or(false);
    if lacks(&format!("lib/rustlib/{TARGET}/lib")) {
        install(
            &format!("the Rust target {TARGET}"),
            program("rustup").args(["target", "add", TARGET]),
        )?;
    }
    for (component, file) in COMPONENTS {
        if lacks(file) {
            install(
                &format!("the Rust component {component}"),
                program("rustup").args(["component", "add", component]),
            )?;
        }
    }
    Ok(())
}

/// Installs the packages of the lock file when it changed since they were last installed.
fn npm() -> Result<(), String> {
    let stamp = root().join("node_modules/.sekisho-lock");
    let lock = fs::read_to_string(root().join("package-lock.json"))
        .map_err(|error| format!("package-lock.json: {error}"))?;
    said(program("node").args(["-e", NODE_IS_NEW])).ok_or(NODE)?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    said(program("npm").arg("--version")).ok_or(NODE)?;
    // No package needs its install script: esbuild finds the binary that came as a package.
    install(
        "the npm packages of package-lock.json",
        program("npm").args(["ci", "--ignore-scripts"]),
    )?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// What the browser tests need. A missing browser is an error, never a skipped test.
pub fn for_browser() -> Result<(), String> {
    let missing: Vec<&str> = BROWSER
        .iter()
        .filter(|(_, file)| !fs::exists(file).unwrap_or(false))
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    let is_root = said(program("id").arg("-u")).is_some_and(|user| user == "0");
    if !is_root || said(program("apt-get").arg("--version")).is_none() {
        return Err(format!(
            "the browser tests need {packages}: run `apt-get install {packages}` as root, then this again"
        ));
    }
    install(
        "Debian's list of packages",
        program("apt-get").args(["update", "--quiet"]),
    )?;
    install(
        &format!("the Debian packages {packages}, for the browser tests"),
        program("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .args(&missing),
    )
}

fn install(what: &str, command: &mut Command) -> Result<(), String> {
    eprintln!("Installing {what}.");
    run(command.stdout(stderr()))
}
