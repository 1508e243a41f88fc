//! Serving processes of one market, and people at it.

use std::{process::Child, time::Duration};

use domain::{
    actor::{Actor, Trades},
    identity::Password,
    text::{Bilingual, Locale},
};
use service::{
    company::NewCompany,
    identity::{self, Registration, Tried},
};

use super::{
    command::Harbour,
    wire::{Wire, free_port},
};

/// Everyone's password.
pub const PASSWORD: &str = "harbour office 7";

/// A serving process; it ends with this.
pub struct Server {
    child: Child,
    pub wire: Wire,
}

impl Server {
    pub async fn start(harbour: &Harbour) -> Self {
        let port = free_port();
        Self::answering(harbour.serve(port), port).await
    }

    /// One more of the same market, with a data folder of its own below the market's: a search index has one process.
    pub async fn start_beside(harbour: &Harbour, name: &str) -> Self {
        let port = free_port();
        let folder = harbour.folder.path().join(name);
        Self::answering(harbour.serve_in(&folder, port), port).await
    }

    async fn answering(child: Child, port: u16) -> Self {
        let server = Self {
            child,
            wire: Wire::to(port),
        };
        for _ in 0..400 {
            if server.wire.clone().get("/healthz").await.is_ok() {
                return server;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the server does not answer");
    }

    /// Somebody who has signed in here.
    pub async fn signed_in(&self, code: &str) -> Wire {
        let mut wire = self.wire.clone();
        let form = format!("email={code}@example.com&password={PASSWORD}");
        assert_eq!(wire.post("/sign-in", &form).await.unwrap().0, 303);
        wire
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// `kill`, as whoever replaces a server by another one does.
    pub fn terminate(&mut self) {
        let process = self.child.id().to_string();
        let sent = std::process::Command::new("kill").arg(process).status().unwrap();
        assert!(sent.success());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Harbour {
    /// The buyer `reef`.
    pub async fn buyer(&self) -> Actor {
        identity::register(&self.ctx, buyer()).await.unwrap();
        self.actor("reef").await
    }

    /// The person of a company.
    pub async fn actor(&self, code: &str) -> Actor {
        let email = format!("{code}@example.com");
        let tried = identity::sign_in(&self.ctx, &email, PASSWORD, None).await;
        let Tried::Right(person) = tried.unwrap() else {
            panic!("{email} can't sign in")
        };
        identity::actor_of(&self.ctx, person, None).await.unwrap()
    }
}

fn buyer() -> Registration {
    Registration {
        company: NewCompany {
            code: "reef".parse().unwrap(),
            name: Bilingual::both("礁石", "Reef"),
            country: "DE".parse().unwrap(),
            city: Bilingual::default(),
            about: Bilingual::default(),
            trades: Trades {
                buys: true,
                supplies: false,
                ..Trades::default()
            },
            uscc: None,
        },
        email: "reef@example.com".parse().unwrap(),
        password: Password::new(PASSWORD).unwrap(),
        person_name: "Anna".into(),
        locale: Locale::En,
        time_zone: "Europe/Berlin".parse().unwrap(),
    }
}
