//! Pages for developers, served in dev mode only.

mod sample;
mod ui;

pub use ui::page as ui;
