//! Hashing passwords: Argon2id with the crate's defaults (OWASP's second choice: 19 MiB, 2 passes), off the async threads.

use argon2::{
    Argon2, PasswordHash, PasswordHasher, PasswordVerifier,
    password_hash::{SaltString, rand_core::OsRng},
};
use domain::identity::Password;
use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::{Error, Result};

/// How many are hashed at once: each takes 19 MiB and a core, and whoever asks need not be signed in.
static HASHING: Semaphore = Semaphore::const_new(4);

/// The PHC string of a new password.
pub(crate) async fn hash(password: Password) -> Result<String> {
    let hashing = move || {
        let salt = SaltString::generate(&mut OsRng);
        Argon2::default()
            .hash_password(password.reveal().as_bytes(), &salt)
            .map(|hash| hash.to_string())
    };
    spawn_blocking(hashing)
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)
}

/// Whether a password fits a hash. Without a hash the same work is done for nothing, so that the time taken does not
/// tell whether an address is known.
pub(crate) async fn verify(password: String, hash: Option<String>) -> Result<bool> {
    let verifying = move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| DECOY.to_owned());
        let fits = PasswordHash::new(&hash).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        });
        known && fits
    };
    let _turn = HASHING.acquire().await.map_err(Error::internal)?;
    spawn_blocking(verifying).await.map_err(Error::internal)
}

/// The hash of a password nobody has, made with the same parameters.
const DECOY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$7zXjV8mNwSVH8rDkXWvVg1bV3Rsu9cuC2C8yPqMfMoE";

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_and_nothing_fits_none() {
        let hash = hash(Password::new("correct horse battery").unwrap())
            .await
            .unwrap();
        assert!(
            verify("correct horse battery".into(), Some(hash.clone()))
                .await
                .unwrap()
        );
        assert!(!verify("correct horse".into(), Some(hash)).await.unwrap());
        assert!(!verify("anything".into(), None).await.unwrap());
    }

    #[test]
    fn the_decoy_costs_what_a_real_hash_costs() {
        let decoy = PasswordHash::new(DECOY).unwrap();
        let params = argon2::Params::try_from(&decoy).unwrap();
        assert_eq!(
            (params.m_cost(), params.t_cost()),
            (argon2::Params::DEFAULT_M_COST, argon2::Params::DEFAULT_T_COST)
        );
    }
}
