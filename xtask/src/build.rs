//! What ships: three WebAssembly modules from one crate, and the scripts that carry them.

use std::fs;
use std::path::Path;

use crate::command::{self, program, root};
use crate::setup;

/// The modules: the feature that makes each, and where it is put.
const MODULES: [(&str, &str); 3] = [
    ("gate", "target/gate.wasm"),
    ("panel", "pkg/dist/sekisho-panel.wasm"),
    ("compiler", "pkg/dist/sekisho-compiler.wasm"),
];

/// The standard library is rebuilt without its panic messages, which weigh a third of the gate.
/// Reference types and multiple values bring nothing here and are left out.
const RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort \
    -Ctarget-feature=-reference-types,-multivalue";
/// The gate and the panel recurse little; the standard mebibyte of stack would be most of their memory.
const SMALL_STACK: &str = " -Clink-arg=-zstack-size=65536";

/// Sets up what is lacking and builds everything into `pkg/dist`.
pub fn run() -> Result<(), String> {
    setup::for_build()?;
    make_folder(&root().join("pkg/dist"))?;
    for (feature, place) in MODULES {
        module(feature, &root().join(place))?;
    }
    command::run(program("node").arg("xtask/bundle.mjs"))
}

fn module(feature: &str, place: &Path) -> Result<(), String> {
    let folder = root().join("target/wasm").join(feature);
    let stack = if feature == "compiler" {
        ""
    } else {
        SMALL_STACK
    };
    command::run(
        program(env!("CARGO"))
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", format!("{RUSTFLAGS}{stack}"))
            .args([
                "rustc",
                "--quiet",
                "--lib",
                "--crate-type",
                "cdylib",
                "--profile",
                "wasm",
            ])
            .args([
                "--target",
                "wasm32-unknown-unknown",
                "-Zbuild-std=std,panic_abort",
            ])
            .args([
                "--no-default-features",
                "--features",
                feature,
                "--target-dir",
            ])
            .arg(&folder),
    )?;
    let built = folder.join("wasm32-unknown-unknown/wasm/sekisho.wasm");
    if is_newer(place, &built) {
        return Ok(());
    }
    command::run(
        program("node_modules/.bin/wasm-opt")
            .args([
                "-Oz",
                "--converge",
                "--enable-bulk-memory",
                "--enable-sign-ext",
            ])
            .args([
                "--enable-nontrapping-float-to-int",
                "--enable-mutable-globals",
            ])
            .args([
                "--strip-debug",
                "--strip-producers",
                "--strip-target-features",
            ])
            .arg(&built)
            .arg("-o")
            .arg(place),
    )
}

fn is_newer(made: &Path, from: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    matches!((changed(made), changed(from)), (Some(made), Some(from)) if made >= from)
}

fn make_folder(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}
