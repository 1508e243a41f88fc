//! The server's secret: what only this market can have said. Links in mails are made with it, so that whoever reads
//! the database can't make one.

use std::sync::Arc;

use hmac::{Hmac, Mac};
use sha2::Sha256;

/// A key of 256 bits; cheap to clone, never printed.
#[derive(Clone)]
pub struct Secret(Arc<[u8; 32]>);

impl Secret {
    /// A secret of these bits.
    pub fn new(bits: [u8; 32]) -> Self {
        Self(Arc::new(bits))
    }

    /// HMAC-SHA256 (RFC 2104) of a message, for one purpose only: what is made for one fits no other.
    pub fn mac(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        self.hmac(purpose, message).finalize().into_bytes().into()
    }

    /// Whether `mac` is this message's, in a time that tells nothing; its first 16 bytes or more suffice.
    pub fn fits(&self, purpose: &str, message: &[u8], mac: &[u8]) -> bool {
        mac.len() >= 16 && self.hmac(purpose, message).verify_truncated_left(mac).is_ok()
    }

    fn hmac(&self, purpose: &str, message: &[u8]) -> Hmac<Sha256> {
        // HMAC takes keys of any length.
        let mut hmac = <Hmac<Sha256> as Mac>::new_from_slice(&self.0[..]).unwrap_or_else(|_| unreachable!());
        hmac.update(purpose.as_bytes());
        hmac.update(&[0]);
        hmac.update(message);
        hmac
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mac_fits_its_own_message_purpose_and_secret_only() {
        let secret = Secret::new([7; 32]);
        let mac = secret.mac("link", b"message");
        assert!(secret.fits("link", b"message", &mac) && secret.fits("link", b"message", &mac[..16]));
        assert!(!secret.fits("link", b"message", &mac[..15]) && !secret.fits("link", b"", &mac));
        assert!(
            !secret.fits("linkm", b"essage", &mac) && !Secret::new([8; 32]).fits("link", b"message", &mac)
        );
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }
}
