//! Measuring search: relevance against human judgements, and speed. For `entrepot eval`.

pub mod files;
pub mod measure;
