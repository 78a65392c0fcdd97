//! Joint use: what is to be stated of it.

use super::source::{element, field};
use super::{Finding, Rule};
use crate::policy::{Policy, Role};

pub(super) const RULES: &[Rule] = &[SCOPE, ITEMS, PURPOSES, NONE];

const SCOPE: Rule = Rule::warning(
    "joint-use-scope",
    "state in `scope` with whom the data is used jointly; without it this is provision to a third party",
)
.under("APPI Article 27(5)(iii)")
.of_clause("S34");
const ITEMS: Rule = Rule::warning("joint-use-items", "state which items are used jointly")
    .under("APPI Article 27(5)(iii)")
    .of_clause("S34");
const PURPOSES: Rule = Rule::warning("joint-use-purposes", "state what they are used for")
    .under("APPI Article 27(5)(iii)")
    .of_clause("S34");
const NONE: Rule = Rule::warning("joint-use-none", "state the joint use under `joint_use`")
    .under("APPI Article 27(5)(iii)")
    .of_clause("S34");

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    for (number, joint) in policy.joint_use.iter().enumerate() {
        let path = element("joint_use", number);
        let owed = [
            (SCOPE, "scope", joint.scope.is_none()),
            (ITEMS, "items", joint.items.is_empty()),
            (PURPOSES, "purposes", joint.purposes.is_empty()),
        ];
        for (rule, name, lacking) in owed {
            if lacking {
                let message = format!("the joint use `{}` states no {name}", joint.id);
                findings.push(rule.at(field(&path, name), message));
            }
        }
    }
    for (number, service) in policy.services.iter().enumerate() {
        if service.role == Role::JointUse && policy.joint_use.is_empty() {
            let path = field(&element("services", number), "role");
            let message = format!(
                "`{}` is in joint use, and the policy states none",
                service.id
            );
            findings.push(NONE.at(path, message));
        }
    }
}
