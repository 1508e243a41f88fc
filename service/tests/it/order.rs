//! Orders to completion.
