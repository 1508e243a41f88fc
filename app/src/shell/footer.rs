//! The foot of every page.

use super::mark::Mark;
use crate::t;
use leptos::prelude::*;

/// The mark, what this is, and where the machine-readable side begins.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <div class="footer-inner">
                <Mark/>
                <p>{t!("shell-footer")}</p>
                <nav aria-label=t!("shell-footer-links")>
                    <a href="/markets">{t!("shell-markets")}</a>
                    <a href="/search">{t!("shell-search")}</a>
                    <a href="/api/docs">{t!("shell-api")}</a>
                </nav>
            </div>
        </footer>
    }
}
