//! The script with the policy baked in, made the way a site makes it.

use std::fs;
use std::process::Command;

use super::files;

/// Runs `sekisho build` over the demo's policy and returns the script it writes.
pub fn script() -> Result<Vec<u8>, String> {
    let root = files::root();
    let folder = root.join("target/demo");
    fs::create_dir_all(&folder)
        .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let script = folder.join("sekisho.js");
    let output = Command::new(env!("CARGO"))
        .current_dir(&root)
        .args(["run", "--quiet", "--bin", "sekisho", "--", "build"])
        .arg("www/policy.json")
        .arg("-o")
        .arg(&script)
        .output()
        .map_err(|error| format!("cannot run `sekisho build`: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!(
            "`sekisho build www/policy.json` refused the demo's policy:\n{said}"
        ));
    }
    fs::read(&script).map_err(|error| format!("cannot read {}: {error}", script.display()))
}
