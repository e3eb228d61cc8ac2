//! What a TypeScript file imports, found without a parser: strings that follow `from`, `import` or `import(`.

/// One import: the line it stands in, counted from one, and what is written between the quotes.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Import {
    pub(super) line: usize,
    pub(super) from: String,
}

/// Every import, re-export and dynamic import of a source text; comments and other strings do not count.
pub(super) fn of(source: &str) -> Vec<Import> {
    let mut reader = Reader {
        rest: source.chars().collect(),
        at: 0,
        line: 1,
        before: Vec::new(),
        found: Vec::new(),
    };
    while reader.step() {}
    reader.found
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    line: usize,
    /// The last two words or signs before this place, the nearest last.
    before: Vec<String>,
    found: Vec<Import>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    fn advance(&mut self) -> Option<char> {
        let c = self.peek(0)?;
        self.at += 1;
        if c == '\n' {
            self.line += 1;
        }
        Some(c)
    }

    /// Reads one thing; false at the end.
    fn step(&mut self) -> bool {
        let Some(c) = self.peek(0) else { return false };
        match (c, self.peek(1)) {
            ('/', Some('/')) => self.skip_while(|c| c != '\n'),
            ('/', Some('*')) => self.skip_block(),
            ('\'' | '"' | '`', _) => self.string(c),
            _ if is_word(c) => self.word(),
            _ if c.is_whitespace() => {
                self.advance();
            }
            _ => {
                self.advance();
                self.note(c.to_string());
            }
        }
        true
    }

    fn skip_while(&mut self, goes_on: impl Fn(char) -> bool) {
        while self.peek(0).is_some_and(&goes_on) {
            self.advance();
        }
    }

    fn skip_block(&mut self) {
        while let Some(c) = self.advance() {
            if c == '*' && self.peek(0) == Some('/') {
                self.advance();
                return;
            }
        }
    }

    /// A string in single or double quotes ends with its line at the latest: an apostrophe in the text of an
    /// element opens none that lasts.
    fn string(&mut self, quote: char) {
        let line = self.line;
        self.advance();
        let mut text = String::new();
        while let Some(c) = self.peek(0) {
            if c == '\n' && quote != '`' {
                break;
            }
            self.advance();
            match c {
                '\\' => {
                    self.advance();
                }
                _ if c == quote => {
                    self.close(line, text);
                    return;
                }
                _ => text.push(c),
            }
        }
        self.note("…".to_owned());
    }

    fn close(&mut self, line: usize, text: String) {
        let last = |back: usize| {
            self.before
                .len()
                .checked_sub(back)
                .map(|index| self.before[index].as_str())
        };
        let imported =
            matches!(last(1), Some("from" | "import")) || (last(1) == Some("(") && last(2) == Some("import"));
        if imported {
            self.found.push(Import { line, from: text });
        }
        self.note("…".to_owned());
    }

    fn word(&mut self) {
        let begin = self.at;
        self.skip_while(is_word);
        self.note(self.rest[begin..self.at].iter().collect());
    }

    fn note(&mut self, word: String) {
        if self.before.len() == 2 {
            self.before.remove(0);
        }
        self.before.push(word);
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<(usize, String)> {
        of(source)
            .into_iter()
            .map(|import| (import.line, import.from))
            .collect()
    }

    #[test]
    fn every_form_of_import_is_found_with_its_line() {
        let source = "import a from 'a';\nimport {\n  b,\n} from \"b\";\nimport 'c.css';\nexport * from './d';\nconst e = import('./e');\nimport type { F } from './f';\n";
        let wanted = [
            (1, "a"),
            (4, "b"),
            (5, "c.css"),
            (6, "./d"),
            (7, "./e"),
            (8, "./f"),
        ];
        assert_eq!(found(source), wanted.map(|(line, from)| (line, from.to_owned())));
    }

    #[test]
    fn comments_and_other_strings_are_no_imports() {
        let source = "// import x from 'x'\n/* from\n 'y' */\nconst s = \"from 'z'\";\nconst t = `import 'w'`;\ncall('v');\n";
        assert!(found(source).is_empty());
    }

    #[test]
    fn an_apostrophe_in_an_elements_text_ends_with_its_line() {
        let source = "const p = <p>don't</p>;\nexport { q } from './q';\n";
        assert_eq!(found(source), [(2, "./q".to_owned())]);
    }

    #[test]
    fn an_escaped_quote_does_not_end_a_string() {
        assert_eq!(
            found("const a = 'it\\'s from'; import 'b';"),
            [(1, "b".to_owned())]
        );
    }
}
