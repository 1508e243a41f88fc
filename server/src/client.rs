//! From where a request comes: the other end of the connection, or whom a trusted proxy says it speaks for.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use app::client::ClientAddress;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};

/// Notes the client's address in the request. `proxies` are the addresses whose `X-Forwarded-For` is believed.
pub async fn note(State(proxies): State<Arc<[IpAddr]>>, mut request: Request, next: Next) -> Response {
    let connected = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = connected.map_or(Ipv4Addr::UNSPECIFIED.into(), |info| info.0.ip());
    let address = speaks_for(peer, request.headers(), &proxies);
    request.extensions_mut().insert(ClientAddress(address));
    next.run(request).await
}

/// From the nearest hop outwards, the first address that is no trusted proxy: what stands before it anyone can write.
fn speaks_for(peer: IpAddr, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let told = headers.get_all("x-forwarded-for").iter();
    let told: Vec<&str> = told
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .collect();
    let mut nearest = peer;
    for hop in told.into_iter().rev() {
        if !proxies.contains(&nearest) {
            break;
        }
        let Ok(hop) = hop.trim().parse::<IpAddr>() else {
            break;
        };
        nearest = hop.to_canonical();
    }
    nearest.to_canonical()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(peer: &str, told: &[&str], proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in told {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let proxies: Vec<IpAddr> = proxies.iter().map(|proxy| proxy.parse().unwrap()).collect();
        speaks_for(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed_and_only_about_their_own_neighbour() {
        assert_eq!(of("203.0.113.9", &["198.51.100.1"], &[]), "203.0.113.9");
        assert_eq!(of("127.0.0.1", &["198.51.100.1"], &["127.0.0.1"]), "198.51.100.1");
        let forged = ["8.8.8.8, 198.51.100.1", "10.0.0.7"];
        assert_eq!(
            of("127.0.0.1", &forged, &["127.0.0.1", "10.0.0.7"]),
            "198.51.100.1"
        );
        assert_eq!(of("127.0.0.1", &["nonsense"], &["127.0.0.1"]), "127.0.0.1");
        assert_eq!(of("::ffff:203.0.113.9", &[], &[]), "203.0.113.9");
    }
}
