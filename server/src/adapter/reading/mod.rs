//! Texts and questions as both engines compare them.
//!
//! A text is folded (`domain::fold`), parted (`parts`, `measure`) and becomes terms (`words`); Han text is told in dictionary words
//! and by its sound (`han`). A question is read the same way (`wanted`), with what the trade vocabulary adds (`taught`);
//! `mark` finds it again in titles.

pub(super) mod han;
pub(super) mod mark;
mod measure;
pub(super) mod parts;
pub(super) mod taught;
pub(super) mod wanted;
pub(super) mod wish;
pub(super) mod words;
