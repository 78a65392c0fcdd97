//! Policies of any number of services, the same for the core's benchmarks and for the page's.

use sekisho::compile::compile;
use sekisho::policy::Policy;

/// The numbers of services that are compared.
pub const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];
/// How many purposes the visitor can answer on, so that a record can have thirty answers at every size.
pub const PURPOSES: usize = 20;

/// A compiled policy of `count` services, each with a host, a path and a cookie of its own.
pub fn bytes(count: usize) -> Vec<u8> {
    compile(&policy(count)).expect("compiles")
}

/// The id of a purpose.
pub fn purpose_id(number: usize) -> String {
    format!("purpose-{number}")
}

/// The id of a service.
pub fn service_id(number: usize) -> String {
    format!("service-{number}")
}

fn policy(count: usize) -> Policy {
    let mut policy: Policy =
        serde_json::from_str(include_str!("../../tests/decide/policy.json")).expect("reads");
    let find = |id| policy.services.iter().find(|service| service.id == id);
    let model = find("stats").expect("is there").clone();
    policy.services = (0..count)
        .map(|number| {
            let mut service = model.clone();
            service.id = service_id(number);
            service.hosts = vec![
                format!("*.tag{number}.example.net"),
                format!("cdn.example.org/{number}/"),
            ];
            service.cookies.truncate(1);
            service.cookies[0].name = format!("c{number}_*");
            service.storage.clear();
            service.purposes = vec![purpose_id(number % PURPOSES)];
            service
        })
        .collect();
    let mut purposes = policy.purposes.iter();
    let model = purposes.find(|purpose| purpose.id == "statistics");
    let model = model.expect("is there").clone();
    policy.purposes = (0..PURPOSES)
        .map(|number| {
            let mut purpose = model.clone();
            purpose.id = purpose_id(number);
            purpose
        })
        .collect();
    policy
}
