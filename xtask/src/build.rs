//! What ships: four WebAssembly modules from one crate, and the scripts that carry the gate's.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::command::{self, program, root};
use crate::setup;

/// A module: the feature that makes it, where it is put, and how its stack is linked.
type Module = (&'static str, &'static str, &'static [&'static str]);

/// The usual mebibyte, for what recurses.
const LARGE_STACK: &[&str] = &["-Clink-arg=-zstack-size=1048576"];
/// Enough for what recurses little; the usual would be most of the memory it takes.
const SMALL_STACK: &[&str] = &["-Clink-arg=-zstack-size=65536"];
/// After the data, whose addresses are a byte shorter each then. The gate does not recurse, and no
/// path through it takes a tenth of this.
const LAST_STACK: &[&str] = &[
    "-Clink-arg=-zstack-size=65536",
    "-Clink-arg=--no-stack-first",
];

/// The modules that pages load.
const FOR_PAGES: [Module; 3] = [
    ("gate", "target/gate.wasm", LAST_STACK),
    ("panel", "pkg/dist/sekisho-panel.wasm", SMALL_STACK),
    ("compiler", "pkg/dist/sekisho-compiler.wasm", LARGE_STACK),
];
/// The module of the npm package's command.
const COMMAND: Module = ("command", "pkg/dist/sekisho-command.wasm", LARGE_STACK);

/// What the scripts ask of the modules that pages usually load. The linker exports two addresses more, which
/// cost bytes and are of no use.
const DOORS: [(&str, &str); 2] = [
    ("gate", "memory input length open decide start text fact"),
    (
        "panel",
        "memory input length open apply stop_call live shared personal render style",
    ),
];

/// The texts of both licences, which every copy of the package carries.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// The standard library is rebuilt without its panic messages, which weigh a third of the gate, and
/// made for size. Reference types and multiple values bring nothing here and are left out.
const RUSTFLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort \
    -Ctarget-feature=-reference-types,-multivalue -Cllvm-args=-inline-threshold=40";
const STANDARD_LIBRARY: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// What is asked of wasm-opt for what every page loads: flattening first saves one per cent after
/// brotli. The compiler and the command are fifty times larger and seldom loaded: there it would
/// take minutes.
const THOROUGH: [&str; 4] = ["--flatten", "--rereloop", "-Oz", "--converge"];
const QUICK: [&str; 1] = ["-Oz"];
/// The same once nothing is left that no door leads to: one per cent again.
const AFTERWARDS: [&str; 2] = ["-Oz", "--converge"];
/// Features that every browser since 2021 has; without bulk memory the gate is three per cent larger.
const OPTIMISE: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// What becomes of those features for JavaScript. Floats, which would saturate otherwise there, are in neither
/// module; `xtask/nowasm.mjs` refuses them.
const LOWER: [&str; 3] = [
    "--signext-lowering",
    "--llvm-memory-copy-fill-lowering",
    "-Oz",
];

/// Sets up what is lacking and builds everything into `pkg/dist`.
pub fn run() -> Result<(), String> {
    for_pages()?;
    module(COMMAND)
}

/// Sets up what is lacking and builds what pages load: no page waits for the command.
pub fn for_pages() -> Result<(), String> {
    setup::for_build()?;
    make_folder(&root().join("pkg/dist"))?;
    FOR_PAGES.into_iter().try_for_each(module)?;
    copy_licences()?;
    command::run(program("node").arg("xtask/bundle.mjs"))
}

fn module((feature, place, stack): Module) -> Result<(), String> {
    let built = compile(feature, stack)?;
    optimise(feature, &built, &root().join(place))
}

/// The package is published from its own folder, and npm takes in no file from above it.
fn copy_licences() -> Result<(), String> {
    LICENCES.iter().try_for_each(|name| {
        let text = read(&root().join(name))?;
        write(&root().join("pkg").join(name), &text)
    })
}

/// Compiles one module. A folder of its own keeps these flags from undoing the native builds.
fn compile(feature: &str, stack: &[&str]) -> Result<Vec<u8>, String> {
    let folder = root().join("target/wasm");
    command::run(
        program("cargo")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", RUSTFLAGS)
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .args(["rustc", "--quiet", "--package", "sekisho", "--lib"])
            .args(["--crate-type", "cdylib", "--profile", "wasm"])
            .args(["--target", "wasm32-unknown-unknown"])
            .args(STANDARD_LIBRARY)
            .args(["--no-default-features", "--features", feature])
            .arg("--target-dir")
            .arg(&folder)
            .arg("--")
            .args(stack),
    )?;
    read(&folder.join("wasm32-unknown-unknown/wasm/sekisho.wasm"))
}

/// Optimises a module unless the same bytes were optimised the same way before.
fn optimise(feature: &str, module: &[u8], place: &Path) -> Result<(), String> {
    let folder = root().join("target/wasm");
    let (input, stamp) = (
        folder.join(format!("{feature}.wasm")),
        folder.join(format!("{feature}.stamp")),
    );
    let mut hasher = DefaultHasher::new();
    let doors = DOORS.iter().find(|(name, _)| *name == feature);
    let effort = match doors {
        Some(_) => &THOROUGH[..],
        None => &QUICK[..],
    };
    (
        module,
        effort,
        AFTERWARDS,
        OPTIMISE,
        doors,
        read(&root().join("package-lock.json"))?,
    )
        .hash(&mut hasher);
    let mark = format!("{:x}", hasher.finish());
    let script = folder.join(format!("{feature}.nowasm.js"));
    let is_there = place.exists() && (doors.is_none() || script.exists());
    if is_there && fs::read_to_string(&stamp).is_ok_and(|made| made == mark) {
        return Ok(());
    }
    write(&input, module)?;
    wasm_opt(effort, &input, place)?;
    if let Some((_, doors)) = doors {
        keep_doors(doors, place, &folder.join(format!("{feature}.json")))?;
        wasm_opt(&AFTERWARDS, place, place)?;
        translate(place, &folder.join(format!("{feature}.mvp.wasm")), &script)?;
    }
    write(&stamp, mark.as_bytes())
}

fn wasm_opt(effort: &[&str], from: &Path, to: &Path) -> Result<(), String> {
    command::run(
        binaryen("wasm-opt")
            .args(effort)
            .args(OPTIMISE)
            .arg(from)
            .arg("-o")
            .arg(to),
    )
}

/// A tool of Binaryen's, as npm has it.
fn binaryen(tool: &str) -> Command {
    let mut node = program("node");
    node.arg(format!("node_modules/binaryen/bin/{tool}"));
    node
}

/// Takes out of a module what none of its doors leads to; `graph` is where the tool is told of them.
fn keep_doors(doors: &str, place: &Path, graph: &Path) -> Result<(), String> {
    let names: Vec<&str> = doors.split(' ').collect();
    let of_each = |name: &&str| format!(r#"{{"name":"{name}","export":"{name}"}}"#);
    let each: Vec<String> = names.iter().map(of_each).collect();
    let reaches = names.join(r#"",""#);
    let text = format!(
        r#"[{{"name":"the scripts","root":true,"reaches":["{reaches}"]}},{}]"#,
        each.join(",")
    );
    write(graph, text.as_bytes())?;
    let features = OPTIMISE.iter().filter(|flag| flag.starts_with("--enable"));
    command::run(
        binaryen("wasm-metadce")
            .stdout(Stdio::null())
            .arg("--graph-file")
            .arg(graph)
            .args(features)
            .arg(place)
            .arg("-o")
            .arg(place),
    )
}

/// Makes JavaScript of a module as it ships, by way of `plain`: the same without what `wasm2js` lacks or
/// does by methods that a page can replace.
fn translate(module: &Path, plain: &Path, script: &Path) -> Result<(), String> {
    let features = || OPTIMISE.iter().filter(|flag| flag.starts_with("--enable"));
    command::run(
        binaryen("wasm-opt")
            .args(features())
            .args(LOWER)
            .arg(module)
            .arg("-o")
            .arg(plain),
    )?;
    command::run(
        binaryen("wasm2js")
            .arg("-Oz")
            .arg(plain)
            .arg("-o")
            .arg(script),
    )
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn make_folder(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}
