//! People: registering with a company, signing in, their account, and who a session's person is.

mod actor_of;
mod administrator;
mod authenticator;
mod change_email;
mod change_password;
mod device;
mod erase;
mod export;
mod factor;
pub(crate) mod link;
mod operator;
mod passkey;
mod password;
pub(crate) mod person;
mod recovery;
mod register;
mod reset_password;
pub mod session;
mod settings;
mod sign_in;
mod throttle;

pub use actor_of::actor_of;
pub(crate) use actor_of::member_of;
pub use administrator::{administrator, administrators, create_admin, end_administrator, make_administrator};
pub use authenticator::{
    Setup, asks_for_code, authenticator_setup, confirm_authenticator, forget_unconfirmed,
    remove_authenticator, start_authenticator,
};
pub use change_email::{
    ask_email_change, confirm_email_change, email_change, stop_email_change, waiting_email_change,
    withdraw_email_change,
};
pub use change_password::change_password;
pub use device::Device;
pub use erase::{erase, hindrances};
pub use export::export;
pub use factor::{check_code, factors};
pub use link::forget_expired as forget_expired_links;
pub use operator::{NewOperator, create_operator};
pub use passkey::{
    Asked, Begun, ask_passkey, check_passkey, finish_passkey, offers_passkeys, passkey_name, passkeys,
    remove_passkey, start_passkey,
};
pub use recovery::make_recovery_codes;
pub use register::{Registration, ask_registration, register, register_by, registration};
pub use reset_password::{forgot_password, reset_link, reset_password};
pub use settings::{address, change_settings, settings};
pub use sign_in::{check_password, sign_in, signed_in, signed_out};
pub use throttle::{Caller, Tried, forget_failures};
