//! A device that keeps a passkey, in software: what a browser would pass on to and from it (WebAuthn Level 3, section 6).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Somebody is there, and it is who it should be.
const PRESENT_AND_VERIFIED: u8 = 0b101;
/// A public key is attached.
const ATTACHED: u8 = 0b0100_0000;

/// A device with one passkey.
pub struct Device {
    key: SigningKey,
    id: [u8; 16],
    person: String,
    counter: u32,
    /// The site its browser shows.
    pub origin: String,
}

impl Device {
    /// A device at this site; its key is made from the number.
    pub fn new(origin: &str, number: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[number; 32]).unwrap(),
            id: [number; 16],
            person: String::new(),
            counter: 0,
            origin: origin.to_owned(),
        }
    }

    /// Makes the passkey it is asked for.
    pub fn make(&mut self, options: &Value) -> String {
        let asked = &options["publicKey"];
        self.person = asked["user"]["id"].as_str().unwrap().to_owned();
        let site = asked["rp"]["id"].as_str().unwrap();
        let mut data = self.data(site, PRESENT_AND_VERIFIED | ATTACHED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(self.id);
        data.extend(self.public_key());
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": …}.
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        let client = self.client("webauthn.create", asked);
        self.credential(json!({
            "clientDataJSON": BASE64.encode(client),
            "attestationObject": BASE64.encode(attestation),
        }))
    }

    /// Shows the passkey.
    pub fn show(&mut self, options: &Value) -> String {
        let asked = &options["publicKey"];
        self.counter += 1;
        let data = self.data(asked["rpId"].as_str().unwrap(), PRESENT_AND_VERIFIED);
        let client = self.client("webauthn.get", asked);
        let signed = [&data[..], &Sha256::digest(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        self.credential(json!({
            "clientDataJSON": BASE64.encode(client),
            "authenticatorData": BASE64.encode(data),
            "signature": BASE64.encode(signature.to_der().as_bytes()),
            "userHandle": self.person,
        }))
    }

    fn credential(&self, response: Value) -> String {
        let id = BASE64.encode(self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }

    fn data(&self, site: &str, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(site).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// COSE (RFC 9053): an elliptic curve key, ES256, P-256, and its point.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let mut key = b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".to_vec();
        key.extend(&point.as_bytes()[1..33]);
        key.extend(b"\x22\x58\x20");
        key.extend(&point.as_bytes()[33..]);
        key
    }

    fn client(&self, kind: &str, asked: &Value) -> Vec<u8> {
        let data = json!({
            "type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": false,
        });
        data.to_string().into_bytes()
    }
}
