//! A browser's connection, kept open from one request to the next.

use std::io::{self, BufReader};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use super::incoming::Incoming;
use super::route::{self, Answer, Demo};

/// Serves every connection that comes, each on a thread of its own: a stream that stays
/// open must never keep another request waiting.
pub fn accept(listener: &TcpListener, demo: &Arc<Demo>) {
    for connection in listener.incoming().flatten() {
        let demo = Arc::clone(demo);
        // An error on one connection is a browser that left, and ends that one alone.
        thread::spawn(move || converse(connection, &demo).is_ok());
    }
}

fn converse(connection: TcpStream, demo: &Demo) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection.try_clone()?);
    let mut writer = connection;
    while let Some(incoming) = Incoming::read(&mut reader)? {
        match route::answer(demo, &incoming) {
            Answer::Whole(reply) => reply.write(&mut writer)?,
            Answer::Live(follower) => return follower.send(&mut writer),
        }
    }
    Ok(())
}
