//! What single cells say, as people really write them: dates, numbers, ratings, words, several names in one cell.
//!
//! Every reader is a pure function of a cell's text and kind (and of what the mapping says about its column). It gives
//! `Ok(None)` for a cell that says nothing ([`says_nothing`]) and [`Unreadable`] for one that says something that it cannot
//! read; it never guesses. What only the whole column tells (the order of dates, the scale of ratings, what a lone minus
//! or a cross means) is found by [`order_of`], [`scale_of`], [`signs_of`] and [`crosses_of`] and kept in the mapping.

mod custom;
mod date;
mod flag;
mod form;
mod levels;
mod nothing;
mod number;
mod order;
mod part;
mod rating;
#[cfg(test)]
mod rating_vectors;
mod scale;
#[cfg(test)]
mod scale_vectors;
mod split;
mod unreadable;
mod words;

pub(crate) use custom::custom;
pub(crate) use date::date;
pub(crate) use flag::{crosses_of, yes_no};
pub(crate) use nothing::says_nothing;
pub(crate) use number::{headcount, number, whole};
pub(crate) use order::{DateOrderFound, order_of};
pub(crate) use rating::{Rated, measure, rating, signs_of};
pub(crate) use scale::{ScaleFound, scale_in_heading, scale_of};
pub(crate) use split::{SEPARATORS, Several, separator_of, split};
pub(crate) use unreadable::Unreadable;
pub(crate) use words::{
    TieRead, basis, commitment_direction, commitment_status, email, plan_status, stakeholder_kind, tie_kind,
};
