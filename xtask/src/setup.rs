//! What a fresh machine lacks, installed where that can be done and named where it cannot.

use std::fs;

use crate::command::{program, root, run, succeeds};

const TARGET: &str = "wasm32-unknown-unknown";
const COMPONENTS: [&str; 3] = ["rust-src", "rustfmt", "clippy"];
/// Debian packages: browser, driver and a Japanese face for it, each with a file that shows it is there.
const BROWSER: [(&str, &str); 3] = [
    ("chromium", "/usr/bin/chromium"),
    ("chromium-driver", "/usr/bin/chromedriver"),
    (
        "fonts-noto-cjk",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    ),
];

/// What building needs: the Rust target and sources, and the npm packages of the lock file.
pub fn for_build() -> Result<(), String> {
    rust()?;
    npm()
}

fn rust() -> Result<(), String> {
    let said = program("rustc").args(["--print", "sysroot"]).output();
    let sysroot = said
        .map_err(|_| "install Rust with rustup".to_owned())?
        .stdout;
    let sysroot = String::from_utf8_lossy(&sysroot).trim().to_owned();
    let has = |path: String| fs::exists(path).unwrap_or(false);
    if !has(format!("{sysroot}/lib/rustlib/{TARGET}")) {
        println!("installing the Rust target {TARGET}");
        run(program("rustup").args(["target", "add", TARGET]))?;
    }
    let missing = !has(format!("{sysroot}/lib/rustlib/src/rust/library/Cargo.lock"))
        || !has(format!("{sysroot}/bin/cargo-fmt"))
        || !has(format!("{sysroot}/bin/cargo-clippy"));
    if missing {
        println!("installing the Rust components {}", COMPONENTS.join(", "));
        run(program("rustup")
            .args(["component", "add"])
            .args(COMPONENTS))?;
    }
    Ok(())
}

/// Installs the packages of the lock file when it changed since they were last installed.
fn npm() -> Result<(), String> {
    let stamp = root().join("node_modules/.sekisho-lock");
    let lock = fs::read_to_string(root().join("package-lock.json"))
        .map_err(|error| format!("package-lock.json: {error}"))?;
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if !succeeds(program("npm").arg("--version")) {
        return Err("install Node 20.19 or newer, with npm".to_owned());
    }
    println!("installing the npm packages of package-lock.json");
    run(program("npm").args(["ci", "--no-audit", "--no-fund"]))?;
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
    let root = program("id")
        .arg("-u")
        .output()
        .is_ok_and(|said| said.stdout == b"0\n");
    if !root || !succeeds(program("apt-get").arg("--version")) {
        return Err(format!(
            "install the Debian packages {packages}: the browser tests need them"
        ));
    }
    println!("installing the Debian packages {packages}");
    run(program("apt-get").args(["update", "--quiet"]))?;
    run(program("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(&missing))
}
