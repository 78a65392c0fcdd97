//! Debian's packages: what can be installed, and installing it.

use std::io::stderr;
use std::process::Command;

use crate::command::{program, run, said};

/// Whether packages can be installed here: by root, with apt.
pub fn can_install() -> bool {
    let is_root = said(program("id").arg("-u")).is_some_and(|user| user == "0");
    is_root && said(program("apt-get").arg("--version")).is_some()
}

/// Fetches the list of packages.
pub fn update() -> Result<(), String> {
    announce(
        "Debian's list of packages",
        program("apt-get").args(["update", "--quiet"]),
    )
}

/// The version that would be installed of a package.
pub fn candidate(package: &str) -> Option<String> {
    let policy = said(program("apt-cache").args(["policy", package]))?;
    candidate_of(&policy).map(str::to_owned)
}

/// Installs packages, saying what they are for.
pub fn install(packages: &[&str], purpose: &str) -> Result<(), String> {
    announce(
        &format!("the Debian packages {}, {purpose}", packages.join(" ")),
        program("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["install", "--yes", "--quiet", "--no-install-recommends"])
            .args(packages),
    )
}

/// Says what is installed, and installs it. The words go to the error stream: the demo's output is
/// its address and nothing else.
pub fn announce(what: &str, command: &mut Command) -> Result<(), String> {
    eprintln!("Installing {what}.");
    run(command.stdout(stderr()))
}

fn candidate_of(policy: &str) -> Option<&str> {
    let line = policy.lines().map(str::trim);
    let version = line
        .filter_map(|line| line.strip_prefix("Candidate: "))
        .next()?;
    (version != "(none)").then_some(version)
}

#[cfg(test)]
mod tests {
    use super::candidate_of;

    #[test]
    fn the_candidate_is_read_from_what_apt_says() {
        let policy =
            "nodejs:\n  Installed: (none)\n  Candidate: 18.20.4+dfsg-1~deb12u3\n  Version table:\n";
        assert_eq!(candidate_of(policy), Some("18.20.4+dfsg-1~deb12u3"));
        assert_eq!(candidate_of("nodejs:\n  Candidate: (none)\n"), None);
        assert_eq!(candidate_of(""), None);
    }
}
