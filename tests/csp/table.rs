//! The table of what a CSP does beside the gate.

use sekisho::csp::State;

use crate::matcher::lets_through;
use crate::policies::{csp, gate};
use crate::support::{ask, table_policy};

fn state(name: &str) -> State {
    let found = State::ALL.iter().find(|(_, known)| *known == name);
    found.expect("a state").0
}

#[test]
fn every_line_of_the_table_holds() {
    let policy = table_policy();
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in include_str!("cases.txt").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        lines += 1;
        let columns: Vec<&str> = line.split(" | ").collect();
        let state = state(columns[0]);
        let csp = csp(&policy, state);
        let why = ask(&gate(&policy, state), columns[1]);
        let (means, url) = columns[1].split_once(' ').expect("means and address");
        let does = match lets_through(csp.value(), means, url) {
            true => "lets through",
            false => "blocks",
        };
        let said = |path: &&str| csp.remarks().iter().any(|remark| remark.path == **path);
        if (why.verdict().name(), does) != (columns[2], columns[3])
            || !columns.get(4).iter().copied().all(said)
        {
            wrong.push(format!("{line}\n    but {why:?}, {does}"));
        }
    }
    assert!(wrong.is_empty(), "of {lines}:\n{}", wrong.join("\n"));
    assert!(lines >= 45, "only {lines} lines");
}
