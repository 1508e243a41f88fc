//! Why a listing stands where it does among what was found: for operators to see.

/// What gave a listing its place, as the engine tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// How much of the question it has, then its score.
    Score(Score),
    /// How well it meets each of the engine's rules, the first that differs deciding: name and hundredths.
    Rules(Vec<(String, u32)>),
}

/// A score with its parts, in hundredths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Whether the question, or a part of it, is one of its codes.
    pub code: Option<Code>,
    /// What it has of each thing looked for, in the question's order.
    pub words: Vec<Word>,
    /// What its title adds: Han words that stand by themselves there, name the goods, stand together.
    pub shape: u32,
    /// What all of it is multiplied by for what is known beside the words ([`super::rank::Signals`]).
    pub worth: u32,
    /// The whole of it.
    pub whole: u32,
}

/// What of the question is a code of the listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// All of it: it comes before everything else.
    Whole,
    /// A part: it comes next.
    Part,
}

/// What a listing has of something looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What was looked for, as it is compared.
    pub text: String,
    /// Where it is found; nowhere, if it is not.
    pub fields: Vec<Field>,
    /// What it is worth there.
    pub points: u32,
}

/// Where words are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The Chinese title.
    TitleZh,
    /// The English title.
    TitleEn,
    /// SKU, model and brand.
    Name,
    /// The description, the category's and the supplier's name.
    Text,
    /// The attributes.
    Attribute,
    /// How the Chinese title sounds.
    Sound,
    /// Another term of the vocabulary.
    Synonym,
}
