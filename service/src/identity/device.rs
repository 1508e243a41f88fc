//! A browser that people were let in with: what its cookie says of them. Only this market can have said it, and it says
//! who they are to nobody else; nothing of it is kept here.

use domain::id::PersonId;
use uuid::Uuid;

use crate::Ctx;

/// How many people a browser is known for, the latest first: a counter of a shop is used by several.
const MOST: usize = 5;
/// How many bytes of a MAC the cookie carries.
const MAC: usize = 16;

/// A browser, by its cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    id: Uuid,
    people: Vec<[u8; MAC]>,
}

impl Device {
    /// Reads the cookie; `None` where it is none of ours.
    pub fn read(cookie: &str) -> Option<Self> {
        let mut parts = cookie.split('.');
        let id = parts.next()?.parse().ok()?;
        let people = parts.take(MOST).map(|part| {
            let mut mac = [0; MAC];
            hex::decode_to_slice(part, &mut mac).ok().map(|()| mac)
        });
        Some(Self {
            id,
            people: people.collect::<Option<_>>()?,
        })
    }

    /// What its cookie holds.
    pub fn cookie(&self) -> String {
        let mut cookie = self.id.simple().to_string();
        for mac in &self.people {
            cookie.push('.');
            cookie.push_str(&hex::encode(mac));
        }
        cookie
    }

    /// The same browser, or a new one, after this person was let in with it.
    pub fn after(ctx: &Ctx, before: Option<&Self>, person: PersonId) -> Self {
        let mut device = before.cloned().unwrap_or_else(|| Self {
            id: ctx.new_id(),
            people: Vec::new(),
        });
        let mac = mac(ctx, device.id, person);
        device.people.retain(|known| *known != mac);
        device.people.insert(0, mac);
        device.people.truncate(MOST);
        device
    }

    /// Whether this person was let in with it before.
    pub(crate) fn knows(&self, ctx: &Ctx, person: PersonId) -> bool {
        let message = message(self.id, person);
        self.people
            .iter()
            .any(|mac| ctx.secret.fits("device", &message, mac))
    }

    /// What tells it from other browsers.
    pub(crate) fn id(&self) -> Uuid {
        self.id
    }
}

fn message(device: Uuid, person: PersonId) -> [u8; 32] {
    let mut message = [0; 32];
    message[..16].copy_from_slice(device.as_bytes());
    message[16..].copy_from_slice(person.0.as_bytes());
    message
}

fn mac(ctx: &Ctx, device: Uuid, person: PersonId) -> [u8; MAC] {
    let mut short = [0; MAC];
    short.copy_from_slice(&ctx.secret.mac("device", &message(device, person))[..MAC]);
    short
}
