//! The event bus: that something new stands in a negotiation's thread, told to whoever looks at it. What is new is never
//! told: whoever is told reads it by what they may see, so that nothing can leak from here.
//!
//! A notice may be lost (a server that ends between its commit and its notice, a database that was away): whoever listens
//! looks by themselves every now and then, too.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use domain::id::NegotiationId;
use tokio::{sync::watch, time::timeout};

/// What every bus can do.
pub trait EventBus: Send + Sync {
    /// Tells everyone who listens, at every server of the market. For after the commit; never waits, never fails.
    fn publish(&self, id: NegotiationId);
    /// Listens to a negotiation from now on.
    fn listen(&self, id: NegotiationId) -> Listening;
    /// Sends everyone who listens at this server away: it is about to end.
    fn close(&self);
}

/// Somebody who listens. However many notices come while they are busy, they are told once: nothing piles up.
pub struct Listening(watch::Receiver<()>);

impl Listening {
    /// Waits for the next notice, or for this long. `false` when the server is about to end.
    pub async fn next(&mut self, longest: Duration) -> bool {
        !matches!(timeout(longest, self.0.changed()).await, Ok(Err(_)))
    }
}

/// The bus of a market that is one process. Cheap to clone.
#[derive(Clone)]
pub struct InProcess(Arc<Mutex<Option<Listeners>>>);

type Listeners = HashMap<NegotiationId, watch::Sender<()>>;

impl Default for InProcess {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Some(Listeners::new()))))
    }
}

impl InProcess {
    /// Tells everyone who listens to whatever: notices may have been lost.
    pub fn publish_all(&self) {
        self.with(|listeners| listeners.values().for_each(|told| told.send_replace(())));
    }

    /// Nothing once the bus is closed.
    fn with<T>(&self, work: impl FnOnce(&mut Listeners) -> T) -> Option<T> {
        let mut listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.as_mut().map(work)
    }
}

impl EventBus for InProcess {
    fn publish(&self, id: NegotiationId) {
        self.with(|listeners| {
            if let Some(told) = listeners.get(&id) {
                told.send_replace(());
            }
        });
    }

    fn listen(&self, id: NegotiationId) -> Listening {
        let listening = self.with(|listeners| {
            listeners.retain(|_, told| told.receiver_count() > 0);
            let told = listeners.entry(id).or_insert_with(|| watch::Sender::new(()));
            told.subscribe()
        });
        // Of a sender that is gone: whoever comes too late is told so at once.
        Listening(listening.unwrap_or_else(|| watch::Sender::new(()).subscribe()))
    }

    fn close(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const SOON: Duration = Duration::from_millis(20);

    async fn told(listening: &mut Listening) -> bool {
        timeout(SOON, listening.next(Duration::MAX)).await.is_ok()
    }

    #[tokio::test]
    async fn who_listens_is_told_of_their_negotiation_and_once() {
        let (bus, [one, other]) = (InProcess::default(), [1, 2].map(|n| Uuid::from_u128(n).into()));
        let (mut mine, mut theirs) = (bus.listen(one), bus.listen(other));
        for _ in 0..1_000 {
            bus.publish(one);
        }
        assert!(told(&mut mine).await);
        assert!(!told(&mut mine).await && !told(&mut theirs).await);
        bus.publish_all();
        assert!(told(&mut mine).await && told(&mut theirs).await);
    }

    #[tokio::test]
    async fn a_bus_that_is_closed_sends_everyone_away() {
        let (bus, id) = (InProcess::default(), Uuid::from_u128(1).into());
        let mut before = bus.listen(id);
        assert!(before.next(SOON).await, "it was only long enough");
        bus.close();
        bus.publish(id);
        assert!(!before.next(Duration::MAX).await);
        assert!(!bus.listen(id).next(Duration::MAX).await);
    }
}
