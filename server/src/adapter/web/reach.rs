//! Which machine is connected to: a name is looked up once, what it stands for is checked, and only that is connected to.
//! So whoever answers the next question for the same name with another machine gains nothing.

use std::{
    io,
    net::{IpAddr, SocketAddr},
};

use async_trait::async_trait;
use domain::{
    problem::Problem,
    web::{WebAddress, may_connect},
};
use service::port::picture_source::Unfetched;
use tokio::net::{TcpStream, lookup_host};
use url::Host;

use super::unreachable;

/// How names become machines, and which of them may be connected to.
#[async_trait]
pub trait Reach: Send + Sync {
    /// The machines a name stands for.
    async fn look_up(&self, name: &str) -> io::Result<Vec<IpAddr>>;
    /// Whether this port of this machine may be connected to.
    fn may_connect(&self, to: IpAddr, port: u16) -> bool;
}

/// The Internet: names as this machine resolves them, and of their machines those that everyone reaches.
pub struct Internet;

#[async_trait]
impl Reach for Internet {
    async fn look_up(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok(lookup_host((name, 0)).await?.map(|found| found.ip()).collect())
    }

    fn may_connect(&self, to: IpAddr, port: u16) -> bool {
        may_connect(to, port)
    }
}

/// Connects to the first machine of an address that may be connected to and answers.
pub(super) async fn connect(reach: &dyn Reach, address: &WebAddress) -> Result<TcpStream, Unfetched> {
    let found = match address.host() {
        Host::Ipv4(ip) => vec![ip.into()],
        Host::Ipv6(ip) => vec![ip.into()],
        Host::Domain(name) => reach
            .look_up(name)
            .await
            .map_err(|_| Unfetched::Passing(Problem::new("address-unknown").with("host", name)))?,
    };
    let port = address.port();
    let mut open = found
        .into_iter()
        .filter(|ip| reach.may_connect(*ip, port))
        .peekable();
    if open.peek().is_none() {
        let problem = Problem::new("address-not-public").with("host", address.authority());
        return Err(Unfetched::Lasting(problem));
    }
    for ip in open {
        if let Ok(stream) = TcpStream::connect(SocketAddr::new(ip, port)).await {
            return Ok(stream);
        }
    }
    Err(unreachable(address))
}
