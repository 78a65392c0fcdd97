//! Ports on which a contact itself is what counts: what comes is encrypted, or no HTTP.

use std::net::{TcpListener, UdpSocket};
use std::thread;

/// Such a pair of ports.
pub struct Wire {
    /// Of which every connection counts.
    pub tcp: u16,
    /// Of which every datagram counts.
    pub udp: u16,
}

impl Wire {
    /// Listens for as long as the process lives, and calls `touch` at every contact.
    pub fn listen(touch: impl Fn() + Clone + Send + 'static) -> Self {
        let connections = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let datagrams = UdpSocket::bind("127.0.0.1:0").expect("a free port");
        let wire = Self {
            tcp: connections.local_addr().expect("an address").port(),
            udp: datagrams.local_addr().expect("an address").port(),
        };
        let connected = touch.clone();
        thread::spawn(move || connections.incoming().flatten().for_each(|_| connected()));
        thread::spawn(move || {
            let mut datagram = [0; 2048];
            while datagrams.recv_from(&mut datagram).is_ok() {
                touch();
            }
        });
        wire
    }
}
