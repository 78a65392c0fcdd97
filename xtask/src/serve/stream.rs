//! The live stream the ledgers follow (server-sent events).

use std::io::{Result, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// How long a stream stays silent before it says that it is still there; a page that
/// has gone is noticed no later than that.
const SILENCE: Duration = Duration::from_secs(10);

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";

/// One page that follows the log.
pub struct Follower {
    /// All that has been, a line each.
    pub past: Vec<String>,
    /// All that will be.
    pub live: Receiver<String>,
}

impl Follower {
    /// Sends the past and then whatever comes, until the page goes away.
    pub fn send(&self, wire: &mut impl Write) -> Result<()> {
        wire.write_all(HEAD.as_bytes())?;
        for line in &self.past {
            wire.write_all(line.as_bytes())?;
        }
        wire.flush()?;
        loop {
            match self.live.recv_timeout(SILENCE) {
                Ok(line) => wire.write_all(line.as_bytes())?,
                Err(RecvTimeoutError::Timeout) => wire.write_all(b": here\n\n")?,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            wire.flush()?;
        }
    }
}
