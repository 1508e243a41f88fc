//! Pages for developers, served in dev mode only.
