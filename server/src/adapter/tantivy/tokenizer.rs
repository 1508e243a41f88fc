//! Texts cut into terms, as Tantivy asks for it.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use crate::adapter::reading::words::{Piece, indexed};

/// The name fields know the tokenizer by.
pub(super) const TOKENIZER: &str = "words";

/// The tokenizers an index needs.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(TOKENIZER, Words);
    manager
}

/// [`indexed`] as Tantivy asks for it.
#[derive(Clone)]
struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = Pieces;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Pieces {
        Pieces {
            rest: indexed(text).into_iter(),
            token: Token::default(),
        }
    }
}

struct Pieces {
    rest: std::vec::IntoIter<Piece>,
    token: Token,
}

impl TokenStream for Pieces {
    fn advance(&mut self) -> bool {
        let Some(piece) = self.rest.next() else {
            return false;
        };
        self.token = Token {
            offset_from: piece.at.start,
            offset_to: piece.at.end,
            position: piece.position,
            text: piece.term,
            position_length: 1,
        };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
