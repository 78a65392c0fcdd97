//! The demo: a group's sites, and the collector their trackers report to, in one process.
//!
//! One port, told apart by the `Host` header. The sites are the first party and serve the
//! built package; the collector is the third party and writes down whatever reaches it.

mod bake;
mod collector;
mod connection;
mod files;
mod host;
mod incoming;
mod log;
mod page;
mod reply;
mod route;
mod stream;
mod template;

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use log::Log;
use route::Demo;

/// Where the demo listens unless told otherwise.
const PORT: u16 = 8787;

/// Serves the demo until the process ends. Prints one line, the address, once it answers.
pub fn run(port: Option<u16>) -> Result<(), String> {
    let first = listen(SocketAddr::from((
        Ipv4Addr::LOCALHOST,
        port.unwrap_or(PORT),
    )))?;
    let port = first
        .local_addr()
        .map_err(|error| format!("the demo cannot tell its own port: {error}"))?
        .port();
    let demo = Arc::new(Demo {
        port,
        baked: bake::script()?,
        log: Log::default(),
    });
    // A machine without IPv6 is served by the first listener alone.
    if let Ok(second) = listen(SocketAddr::from((Ipv6Addr::LOCALHOST, port))) {
        let demo = Arc::clone(&demo);
        thread::spawn(move || connection::accept(&second, &demo));
    }
    println!("http://group.localhost:{port}/");
    connection::accept(&first, &demo);
    Ok(())
}

fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).map_err(|error| {
        format!("the demo cannot listen on {address} ({error}): choose another port with --port")
    })
}
