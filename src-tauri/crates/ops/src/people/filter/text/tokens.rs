//! The words, quoted texts and signs of a condition, each with its place.

use winnow::LocatingSlice;
use winnow::ascii::multispace0;
use winnow::combinator::{alt, delimited};
use winnow::error::ContextError;
use winnow::prelude::*;
use winnow::stream::Location;
use winnow::token::{take_till, take_while};

use crate::Failure;

/// A word, a quoted text or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    Quoted(String),
    Sign(&'static str),
}

type Input<'i> = LocatingSlice<&'i str>;

const SIGNS: [&str; 9] = [">=", "<=", "!=", "=", ">", "<", "(", ")", ","];

fn sign(input: &mut Input<'_>) -> ModalResult<&'static str, ContextError> {
    alt((
        alt((">=", "≥")).value(SIGNS[0]),
        alt(("<=", "≤")).value(SIGNS[1]),
        alt(("!=", "<>", "≠")).value(SIGNS[2]),
        alt(("==", "=")).value(SIGNS[3]),
        ">".value(SIGNS[4]),
        "<".value(SIGNS[5]),
        "(".value(SIGNS[6]),
        ")".value(SIGNS[7]),
        ",".value(SIGNS[8]),
    ))
    .parse_next(input)
}

fn quoted<'i>(input: &mut Input<'i>) -> ModalResult<&'i str, ContextError> {
    alt((
        delimited('"', take_till(0.., '"'), '"'),
        delimited('“', take_till(0.., '”'), '”'),
        delimited('\'', take_till(0.., '\''), '\''),
    ))
    .parse_next(input)
}

fn word<'i>(input: &mut Input<'i>) -> ModalResult<&'i str, ContextError> {
    take_while(1.., |c: char| {
        !c.is_whitespace()
            && !matches!(
                c,
                '"' | '“' | '”' | '(' | ')' | ',' | '=' | '!' | '<' | '>' | '≥' | '≤' | '≠'
            )
    })
    .parse_next(input)
}

fn token(input: &mut Input<'_>) -> ModalResult<Token, ContextError> {
    alt((
        quoted.map(|text: &str| Token::Quoted(text.to_owned())),
        sign.map(Token::Sign),
        word.map(|text: &str| Token::Word(text.to_owned())),
    ))
    .parse_next(input)
}

/// The tokens of a text, taken from the front.
pub(super) struct Tokens {
    all: Vec<(usize, Token)>,
    next: usize,
    /// Behind the last character, from 1.
    end: usize,
}

impl Tokens {
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        let place = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count()) + 1;
        let mut rest = LocatingSlice::new(text);
        let mut all = Vec::new();
        loop {
            let space: ModalResult<&str, ContextError> = multispace0.parse_next(&mut rest);
            let start = rest.current_token_start();
            if space.is_err() || rest.is_empty() {
                break;
            }
            match token.parse_next(&mut rest) {
                Ok(found) => all.push((place(start), found)),
                Err(_) => {
                    return Err(fault(
                        place(start),
                        "a closing quote, or a word without one",
                        None,
                    ));
                }
            }
        }
        Ok(Self {
            all,
            next: 0,
            end: text.chars().count() + 1,
        })
    }

    /// The next, taken.
    pub(super) fn next(&mut self) -> Option<Token> {
        let found = self.all.get(self.next).map(|(_, token)| token.clone());
        self.next += 1;
        found
    }

    /// Takes this sign, if it comes next.
    pub(super) fn take(&mut self, sign: &str) -> bool {
        self.take_if(|token| matches!(token, Token::Sign(found) if *found == sign))
    }

    /// Takes this word, if it comes next; its case does not count.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        self.take_if(|token| matches!(token, Token::Word(found) if found.eq_ignore_ascii_case(word)))
    }

    fn take_if(&mut self, is: impl Fn(&Token) -> bool) -> bool {
        let found = self.all.get(self.next).is_some_and(|(_, token)| is(token));
        self.next += usize::from(found);
        found
    }

    /// Takes this sign, which must come next.
    pub(super) fn expect(&mut self, sign: &str, expected: &str) -> Result<(), Failure> {
        if self.take(sign) {
            return Ok(());
        }
        Err(self.fault(expected))
    }

    /// Takes a word or a quoted text, which must come next.
    pub(super) fn value(&mut self, expected: &str) -> Result<String, Failure> {
        match self.next() {
            Some(Token::Word(text) | Token::Quoted(text)) => Ok(text),
            _ => Err(self.fault_before(expected)),
        }
    }

    /// What was expected in the place of what comes next.
    pub(super) fn fault(&self, expected: &str) -> Failure {
        self.fault_at(self.next, expected)
    }

    /// What was expected in the place of what was taken last.
    pub(super) fn fault_before(&self, expected: &str) -> Failure {
        self.fault_at(self.next.saturating_sub(1), expected)
    }

    fn fault_at(&self, at: usize, expected: &str) -> Failure {
        match self.all.get(at) {
            Some((place, token)) => fault(*place, expected, Some(token)),
            None => fault(self.end, expected, None),
        }
    }
}

fn fault(place: usize, expected: &str, found: Option<&Token>) -> Failure {
    let found = match found {
        Some(Token::Word(text) | Token::Quoted(text)) => format!(", not “{text}”"),
        Some(Token::Sign(sign)) => format!(", not “{sign}”"),
        None => String::new(),
    };
    Failure::field(
        "text",
        format!("at character {place}, expected {expected}{found}."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Token)> {
        Tokens::read(text).unwrap().all
    }

    #[test]
    fn words_quotes_and_signs_are_told_apart_with_their_places() {
        let word = |text: &str| Token::Word(text.to_owned());
        assert_eq!(
            read("Ü>=4 and \"a b\""),
            [
                (1, word("Ü")),
                (2, Token::Sign(">=")),
                (4, word("4")),
                (6, word("and")),
                (10, Token::Quoted("a b".to_owned()))
            ]
        );
    }

    #[test]
    fn a_quote_that_is_not_closed_is_told_with_its_place() {
        let failure = Tokens::read("name = \"Ann").err().unwrap();
        assert!(failure.message.contains("at character 8"), "{failure}");
    }
}
