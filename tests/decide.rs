//! The precedence, as the table a lawyer could read: `tests/decide/precedence.txt`.

mod support;

use support::{act, ask, session, table_policy};

#[test]
fn every_line_of_the_precedence_table_holds() {
    let policy = table_policy();
    let mut wrong = Vec::new();
    let mut lines = 0;
    for (number, line) in include_str!("decide/precedence.txt").lines().enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        lines += 1;
        let [did, asks, verdict, reason] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("line {}: four columns are needed", number + 1);
        };
        let (did, gpc) = match did.strip_suffix(", signal") {
            Some(did) => (did, true),
            None => (did, false),
        };
        let mut session = session(&policy, gpc);
        act(&mut session, did);
        let why = ask(&session, asks);
        let answer = (why.verdict().name(), why.reason.name());
        if answer != (verdict, reason) {
            wrong.push(format!("{}: {line}\n    but {answer:?}", number + 1));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {lines} lines:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(lines >= 150, "only {lines} lines");
}
