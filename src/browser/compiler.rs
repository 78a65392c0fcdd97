//! The compiler's door: a policy in JSON becomes compiled bytes, or findings.

#![expect(
    unsafe_code,
    reason = "exports need their names; nothing here is unsafe"
)]

use super::buffer::{read, write};
use crate::compile::compile as compile_policy;
use crate::lint::Finding;
use crate::policy::Policy;

/// Compiles the policy in the input. The output's first byte is 1 and the compiled bytes follow,
/// or 0 and the findings follow as text, a line each.
#[unsafe(no_mangle)]
extern "C" fn compile(length: u32) -> u32 {
    let compiled = read(length, |json| {
        match serde_json::from_slice::<Policy>(json) {
            Ok(policy) => compile_policy(&policy).map_err(|findings| text(&findings)),
            Err(error) => Err(error.to_string()),
        }
    });
    let (first, rest) = match compiled {
        Ok(bytes) => (1, bytes),
        Err(findings) => (0, findings.into_bytes()),
    };
    write([&[first], rest.as_slice()].concat())
}

fn text(findings: &[Finding]) -> String {
    let lines: Vec<_> = findings.iter().map(Finding::to_string).collect();
    lines.join("\n")
}
