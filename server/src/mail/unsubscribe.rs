//! The headers by which a mail program stops mails of a kind by one press of its own button (RFC 2369, RFC 8058).

use lettre::message::{
    MessageBuilder,
    header::{HeaderName, HeaderValue},
};

/// Lays both around a message. The address is ours and plain ASCII: it is written as it is, as a line that was folded
/// within it would not be found again.
pub(super) fn lay(message: MessageBuilder, address: &str) -> MessageBuilder {
    let whole = |name, value: String| HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value);
    let (to, by) = (
        HeaderName::new_from_ascii_str("List-Unsubscribe"),
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post"),
    );
    message
        .raw_header(whole(to, format!("<{address}>")))
        .raw_header(whole(by, "List-Unsubscribe=One-Click".to_owned()))
}
