//! The words of [`Problem`]s: `problem-<code>` in `problem.ftl`, with the problem's facts as arguments.

use super::{Arg, locale, text};
use domain::{
    problem::{FieldErrors, Problem},
    text::Locale,
};

/// What is wrong, in the language of the page.
pub fn problem(problem: &Problem) -> String {
    problem_in(locale(), problem)
}

/// What is wrong, in a language that is named: for commands and reports.
pub fn problem_in(locale: Locale, problem: &Problem) -> String {
    let facts: Vec<_> = problem
        .facts
        .iter()
        .map(|(name, value)| (name.as_ref(), Arg::from(value.as_str())))
        .collect();
    text(locale, &format!("problem-{}", problem.code), &facts)
}

/// What is wrong with one field, in the language of the page: the `error` of its control.
pub fn error_of(errors: &FieldErrors, field: &str) -> Option<String> {
    errors.of(field).next().map(problem)
}
