//! Sekisho's chores, each a command that does its own set-up and says what it does.

mod build;
mod command;
mod debian;
mod serve;
mod setup;
mod size;
mod test;
mod waiver;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask build             build what ships into pkg/dist
cargo xtask demo [--port N]   build, then serve the living demo and print its address
cargo xtask test              every check there is; fails when any of them fails
cargo xtask ways [NAME…]      measure every way out in every engine, or those whose names begin so
                              (`first`: those with a dot in the table), and write docs/ways.md
cargo xtask size              raw, gzip -9 and brotli-11 bytes of what ships, against budgets.json
cargo xtask bench             the benchmarks of the core, of a page in Chromium and of marking HTML";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["build"] => build::run(),
        ["demo"] => demo(None),
        ["demo", "--port", port] => match port.parse() {
            Ok(port) => demo(Some(port)),
            Err(_) => Err(format!(
                "--port: `{port}` is no port; give a number from 0 to 65535"
            )),
        },
        ["test"] => test::run_checks(),
        ["demo", "--until-input-ends"] => {
            std::thread::spawn(end_with_input);
            demo(Some(0))
        }
        ["ways", names @ ..] => ways(names),
        ["size"] => build::run().and_then(|()| size::run()),
        ["bench"] => bench(),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Ends the process once nobody holds its input open: the tests' demo goes when they go.
fn end_with_input() {
    // Whether reading ends or fails, whoever started the demo is gone.
    let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
    std::process::exit(0);
}

fn demo(port: Option<u16>) -> Result<(), String> {
    build::for_pages()?;
    serve::run(port)
}

/// The table of ways, which the tests hold the gate to.
fn ways(names: &[&str]) -> Result<(), String> {
    build::run()?;
    setup::for_browsers()?;
    let wanted = if names.is_empty() {
        "1".to_owned()
    } else {
        names.join(" ")
    };
    let test = "test --features browser-tests --test browser -- ways::what_is_stopped";
    let mut cargo = command::program("cargo");
    command::run(cargo.args(test.split(' ')).env("SEKISHO_UPDATE", wanted))
}

/// The core's benchmarks and those of a page, which need what is built and a browser.
fn bench() -> Result<(), String> {
    build::run()?;
    setup::for_browsers()?;
    command::run(command::program("node").arg("xtask/bench.mjs"))?;
    command::cargo(&["bench", "--features", "browser-tests", "--bench", "*"])?;
    println!("The core's report: target/criterion. benches/README.md says how to read both.");
    Ok(())
}
