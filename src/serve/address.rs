//! Where a preview listens, and for whom. Never listens for another machine unless it was asked to.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use anyhow::{Context, Result, bail};

/// The port where none is given.
const USUAL_PORT: u16 = 2012;
/// How many ports are tried where none is given.
const TRIES: u16 = 20;

/// Where to listen.
#[derive(Clone, Copy, Debug)]
pub struct Address {
    /// The address of this machine that others are to reach; without it only this machine can.
    pub host: Option<IpAddr>,
    /// The port, where it has to be this one.
    pub port: Option<u16>,
}

/// Listens; a port that was asked for is never exchanged for another.
pub fn listen(address: Address) -> Result<TcpListener> {
    let host = address.host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let ports = match address.port {
        Some(port) => port..=port,
        None => USUAL_PORT..=USUAL_PORT + TRIES,
    };
    for port in ports {
        match TcpListener::bind(SocketAddr::new(host, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                let context = format!("cannot listen at `{}`", SocketAddr::new(host, port));
                return Err(error).context(context);
            }
        }
    }
    match address.port {
        Some(port) => bail!(
            "port {port} is taken by another program; end that one, name another port with `--port`, or leave `--port` out and a free one is found"
        ),
        None => bail!(
            "the ports {USUAL_PORT} to {} are all taken; name a free one with `--port`",
            USUAL_PORT + TRIES
        ),
    }
}

/// Whether a request names this machine as its host.
///
/// A page of another site could give its own name the address of this machine and then read what is served here; its
/// requests still name that site.
pub(super) fn names_this_machine(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(""),
        None => host.split(':').next().unwrap_or(""),
    };
    let name = name.to_ascii_lowercase();
    let is_loopback = name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    is_loopback || name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_its_names() {
        for name in [
            "localhost",
            "LocalHost:2012",
            "127.0.0.1:2012",
            "127.1.2.3",
            "[::1]:2012",
            "halo.localhost",
        ] {
            assert!(names_this_machine(name), "{name}");
        }
        for name in [
            "",
            "evil.example",
            "localhost.evil.example:2012",
            "127.0.0.1.evil.example",
            "10.0.0.1",
            "[fe80::1]",
        ] {
            assert!(!names_this_machine(name), "{name}");
        }
    }

    #[test]
    fn a_port_that_was_asked_for_is_not_exchanged() {
        let taken = listen(Address {
            host: None,
            port: Some(0),
        })
        .unwrap();
        let port = taken.local_addr().unwrap().port();
        let again = listen(Address {
            host: None,
            port: Some(port),
        })
        .unwrap_err();
        assert!(again.to_string().contains("leave `--port` out"), "{again}");
    }
}
