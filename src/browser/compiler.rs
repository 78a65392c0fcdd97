//! The compiler's door: a policy in JSON becomes compiled bytes, or findings.

#![expect(
    unsafe_code,
    reason = "exports need their names; nothing here is unsafe"
)]

use super::buffer::{read, write};
use crate::compile::compile as compile_policy;
use crate::lint::{self, Finding};

/// Compiles the policy in the input. The output's first byte is 1 and the compiled bytes follow,
/// or 0 and the findings follow as text, a line each.
#[unsafe(no_mangle)]
extern "C" fn compile(length: usize) -> *const u8 {
    let compiled = read(length, |json| match core::str::from_utf8(json) {
        Ok(text) => compile_text(text).map_err(|findings| lines(&findings)),
        Err(_) => Err("the policy is not UTF-8; save it so".to_owned()),
    });
    let (first, rest) = match compiled {
        Ok(bytes) => (1, bytes),
        Err(findings) => (0, findings.into_bytes()),
    };
    write([&[first], rest.as_slice()].concat())
}

fn compile_text(text: &str) -> Result<Vec<u8>, Vec<Finding>> {
    let (policy, source) = lint::read(text)?;
    compile_policy(&policy).map_err(|mut findings| {
        source.locate(&mut findings);
        findings
    })
}

fn lines(findings: &[Finding]) -> String {
    let lines: Vec<_> = findings.iter().map(Finding::to_string).collect();
    lines.join("\n")
}
