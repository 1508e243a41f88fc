//! Addresses in the web that others name and the market asks: which of them it may ask at all.
//!
//! Whoever names an address makes the market's own machine ask it. So only what everyone can reach is asked: nothing in
//! the networks behind the machine, on the machine itself, or that only a machine in its place is answered by.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use url::{Host, Url};

use crate::problem::Problem;

/// An address that may be asked, as far as it can be told before its name is looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress(Url);

impl WebAddress {
    /// The most characters of an address.
    pub const MAX: usize = 2_000;

    /// Whether a text is meant as an address in the web, right or wrong.
    pub fn is_meant(text: &str) -> bool {
        let begins = |scheme: &str| {
            let head = text.trim().get(..scheme.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
        };
        begins("http://") || begins("https://")
    }

    /// Reads an address: http or https, without a name and password.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let wrong = || Problem::new("address-not-web");
        if text.chars().count() > Self::MAX {
            return Err(wrong());
        }
        Self::new(Url::parse(text.trim()).map_err(|_| wrong())?)
    }

    /// Where a redirection from here leads.
    pub fn join(&self, location: &str) -> Result<Self, Problem> {
        let to = self.0.join(location);
        Self::new(to.map_err(|_| Problem::new("address-not-web"))?)
    }

    fn new(mut url: Url) -> Result<Self, Problem> {
        let plain = matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none()
            && url.host().is_some();
        if !plain {
            return Err(Problem::new("address-not-web"));
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// Whether the connection is encrypted.
    pub fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The host: a name to be looked up, or an address already.
    pub fn host(&self) -> Host<&str> {
        self.0.host().unwrap_or(Host::Domain(""))
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or_default()
    }

    /// The host as a request names it, with a port that is not the usual one.
    pub fn authority(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0
            .port()
            .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// The path and query, as a request names them.
    pub fn target(&self) -> String {
        let query = self.0.query().map(|query| format!("?{query}"));
        format!("{}{}", self.0.path(), query.unwrap_or_default())
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The ports pages and pictures lie at.
const PORTS: [u16; 4] = [80, 443, 8080, 8443];

/// Whether the market may connect to this port of this machine.
pub fn may_connect(to: IpAddr, port: u16) -> bool {
    PORTS.contains(&port) && is_public(to)
}

/// Whether an address is one that everyone reaches: by the registries of special-purpose addresses (RFC 6890 and what
/// came since), and without those that clouds answer their own machines at.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        // This network, private use, loopback, link-local with the clouds' metadata, private use.
        [0 | 10 | 127, ..] | [169, 254, ..] | [172, 16..=31, ..] | [192, 168, ..] => true,
        // Shared by carriers.
        [100, 64..=127, ..] => true,
        // Protocol assignments, examples, relays of 6to4.
        [192, 0, 0 | 2, _] | [198, 51, 100, _] | [203, 0, 113, _] | [192, 88, 99, _] => true,
        // Benchmarks.
        [198, 18 | 19, ..] => true,
        // A cloud's own services, at an address that looks like any other.
        [168, 63, 129, 16] => true,
        // Multicast, reserved, broadcast.
        [224..=255, ..] => true,
        _ => false,
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // Only global unicast is handed out; loopback, mapped IPv4, NAT64, unique local, link-local and multicast lie outside.
    let global = (0x2000..=0x3fff).contains(&first);
    let special = match (first, second) {
        // Protocol assignments, Teredo among them, and examples.
        (0x2001, 0..=0x01ff | 0x0db8) => true,
        // IPv4 in disguise: 6to4.
        (0x2002, _) => true,
        // Examples.
        (0x3fff, 0..=0x0fff) => true,
        _ => false,
    };
    global && !special
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Everything that is not for everyone, as the registries write it.
    const SPECIAL_V4: &[(&str, u32)] = &[
        ("0.0.0.0", 8),
        ("10.0.0.0", 8),
        ("100.64.0.0", 10),
        ("127.0.0.0", 8),
        ("169.254.0.0", 16),
        ("172.16.0.0", 12),
        ("192.0.0.0", 24),
        ("192.0.2.0", 24),
        ("192.88.99.0", 24),
        ("192.168.0.0", 16),
        ("198.18.0.0", 15),
        ("198.51.100.0", 24),
        ("203.0.113.0", 24),
        ("224.0.0.0", 4),
        ("240.0.0.0", 4),
        ("168.63.129.16", 32),
    ];
    const SPECIAL_V6: &[(&str, u32)] = &[
        ("::", 3),
        ("2001::", 23),
        ("2001:db8::", 32),
        ("2002::", 16),
        ("3fff::", 20),
        ("4000::", 2),
        ("8000::", 1),
    ];

    fn within_v4(address: u32) -> bool {
        SPECIAL_V4.iter().any(|(range, bits)| {
            let start = u32::from(range.parse::<Ipv4Addr>().unwrap());
            (address ^ start).checked_shr(32 - bits).unwrap_or(0) == 0
        })
    }

    fn within_v6(address: u128) -> bool {
        SPECIAL_V6.iter().any(|(range, bits)| {
            let start = u128::from(range.parse::<Ipv6Addr>().unwrap());
            (address ^ start).checked_shr(128 - bits).unwrap_or(0) == 0
        })
    }

    /// Any address of a range: its beginning, and whatever follows.
    fn in_range_v4() -> impl Strategy<Value = Ipv4Addr> {
        (0..SPECIAL_V4.len(), any::<u32>()).prop_map(|(at, rest)| {
            let (range, bits) = SPECIAL_V4[at];
            let start = u32::from(range.parse::<Ipv4Addr>().unwrap());
            (start | rest.checked_shr(bits).unwrap_or(0)).into()
        })
    }

    fn in_range_v6() -> impl Strategy<Value = Ipv6Addr> {
        (0..SPECIAL_V6.len(), any::<u128>()).prop_map(|(at, rest)| {
            let (range, bits) = SPECIAL_V6[at];
            let start = u128::from(range.parse::<Ipv6Addr>().unwrap());
            (start | (rest >> bits)).into()
        })
    }

    proptest! {
        #[test]
        fn nothing_special_is_public(v4 in in_range_v4(), v6 in in_range_v6()) {
            prop_assert!(!is_public(v4.into()), "{}", v4);
            prop_assert!(!is_public(v6.into()), "{}", v6);
        }

        #[test]
        fn no_address_of_the_old_kind_hides_in_one_of_the_new(v4 in any::<u32>()) {
            let v4 = Ipv4Addr::from(v4);
            let [a, b, c, d] = v4.octets().map(u16::from);
            let (high, low) = (a << 8 | b, c << 8 | d);
            for disguised in [
                v4.to_ipv6_mapped(),
                v4.to_ipv6_compatible(),
                Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
                Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1),
                Ipv6Addr::new(0x2001, 0, high, low, 0, 0, high, low),
            ] {
                prop_assert!(!is_public(disguised.into()), "{}", disguised);
            }
        }

        #[test]
        fn everything_else_is(v4 in any::<u32>(), v6 in any::<u128>()) {
            prop_assert_eq!(is_public(IpAddr::V4(v4.into())), !within_v4(v4));
            prop_assert_eq!(is_public(IpAddr::V6(v6.into())), !within_v6(v6));
        }

        #[test]
        fn no_text_makes_the_reading_panic(text in "(https?://)?\\PC{0,40}", to in "\\PC{0,20}") {
            if let Ok(address) = WebAddress::parse(&text) {
                prop_assert!(address.authority() != "" && address.target().starts_with('/'));
                let _ = address.join(&to);
            }
        }
    }

    #[test]
    fn the_ends_of_every_range_belong_to_it_and_their_neighbours_do_not() {
        for (range, bits) in SPECIAL_V4 {
            let start = u32::from(range.parse::<Ipv4Addr>().unwrap());
            let end = start | u32::MAX.checked_shr(*bits).unwrap_or(0);
            assert!(
                !is_public(IpAddr::V4(start.into())) && !is_public(IpAddr::V4(end.into())),
                "{range}"
            );
            for neighbour in [start.wrapping_sub(1), end.wrapping_add(1)] {
                let address = IpAddr::V4(neighbour.into());
                assert_eq!(
                    is_public(address),
                    !within_v4(neighbour),
                    "{address} beside {range}"
                );
            }
        }
        for (range, bits) in SPECIAL_V6 {
            let start = u128::from(range.parse::<Ipv6Addr>().unwrap());
            let end = start | (u128::MAX >> bits);
            for (address, inside) in [
                (start, true),
                (end, true),
                (start.wrapping_sub(1), false),
                (end.wrapping_add(1), false),
            ] {
                let public = is_public(IpAddr::V6(address.into()));
                assert_eq!(
                    public,
                    !(inside || within_v6(address)),
                    "{} of {range}",
                    Ipv6Addr::from(address)
                );
            }
        }
    }

    #[test]
    fn metadata_and_the_like_are_refused_by_name_and_what_everyone_reaches_is_not() {
        for address in [
            "169.254.169.254",
            "100.100.100.200",
            "192.0.0.192",
            "168.63.129.16",
            "fd00:ec2::254",
            "::ffff:127.0.0.1",
            "::1",
            "fe80::1",
            "ff02::1",
        ] {
            assert!(!may_connect(address.parse().unwrap(), 443), "{address}");
        }
        for address in [
            "1.1.1.1",
            "168.63.129.17",
            "172.32.0.1",
            "2606:4700::1111",
            "2001:4860::8888",
        ] {
            assert!(may_connect(address.parse().unwrap(), 443), "{address}");
            assert!(!may_connect(address.parse().unwrap(), 22), "{address}");
        }
    }

    #[test]
    fn only_plain_addresses_of_the_web_are_taken() {
        for text in [
            "ftp://a.example/x.jpg",
            "file:///etc/passwd",
            "gopher://a.example",
            "http://me:secret@a.example/",
            "http://",
            "net.jpg",
            "javascript:alert(1)",
        ] {
            assert_eq!(
                WebAddress::parse(text).unwrap_err().code,
                "address-not-web",
                "{text}"
            );
        }
        // Other ways to write an address are that address.
        for text in [
            "http://0x7f.1/",
            "http://2130706433/",
            "http://127.1/",
            "http://①②⑦.0.0.1/",
        ] {
            let address = WebAddress::parse(text).unwrap();
            assert_eq!(address.host().to_string(), "127.0.0.1", "{text}");
        }
        let address = WebAddress::parse("HTTPS://Img.Example:8443/a b.jpg?x=1#part").unwrap();
        assert_eq!(address.authority(), "img.example:8443");
        assert_eq!(address.target(), "/a%20b.jpg?x=1");
        assert!(address.join("file:///etc/passwd").is_err());
        assert_eq!(
            address.join("../b.jpg").unwrap().to_string(),
            "https://img.example:8443/b.jpg"
        );
        assert!(WebAddress::is_meant(" HTTP://x") && !WebAddress::is_meant("http.jpg"));
    }
}
