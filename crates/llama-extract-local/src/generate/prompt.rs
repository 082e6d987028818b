//! Fields that a prompt names: in lines of a list, or in sentences.

use super::draft::{Draft, Shape, add};
use super::phrases::{self, Piece};
use super::types;

/// What a prompt asks for.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Wish {
    pub(super) fields: Vec<Draft>,
    /// What kind of document it says it is about.
    pub(super) subject: Option<String>,
}

/// Sentences that start so say how to extract, not what.
const ADVICE: [&str; 22] = [
    "ignore",
    "use",
    "do",
    "don't",
    "make",
    "ensure",
    "if",
    "note",
    "be",
    "only",
    "never",
    "always",
    "format",
    "leave",
    "skip",
    "round",
    "convert",
    "return",
    "you",
    "dates",
    "when",
    "please note",
];
/// What asks for fields without naming one.
const NOTHING: [&str; 22] = [
    "field",
    "fields",
    "following",
    "following fields",
    "everything",
    "information",
    "data",
    "all",
    "details",
    "document",
    "it",
    "them",
    "values",
    "important information",
    "relevant information",
    "key information",
    "important fields",
    "key fields",
    "all fields",
    "relevant fields",
    "relevant data",
    "content",
];
/// More words than this are prose about a field, not its name.
const LONGEST: usize = 8;

pub(super) fn read(prompt: &str) -> Wish {
    let mut wish = Wish::default();
    for line in prompt.lines().map(str::trim).filter(|l| !l.is_empty()) {
        match phrases::bullet(line) {
            Some(item) => {
                if let Some(field) = definition(item) {
                    add(&mut wish.fields, field);
                }
            }
            None => {
                for sentence in phrases::sentences(line) {
                    read_sentence(sentence, &mut wish);
                }
            }
        }
    }
    wish
}

/// One line of a list of fields: `name`, `name (type)`, `name: type, what it is`, `name - what it is`.
fn definition(line: &str) -> Option<Draft> {
    let parted = [": ", " - ", " – ", " — "]
        .iter()
        .filter_map(|mark| Some((phrases::find_outside(line, mark)?, mark.len())))
        .min();
    let Some((at, length)) = parted else {
        return field(line.trim_end_matches([':', '.', ',', ';']));
    };
    let (head, tail) = (line.get(..at)?, line.get(at + length..)?.trim());
    let mut draft = field(head.trim_matches(['*', '`', '"', ' ']))?;
    if let Some(choices) = tail
        .strip_prefix("one of ")
        .or_else(|| tail.strip_prefix("either "))
    {
        draft.shape = Shape::Choice(phrases::choices(choices.trim_end_matches('.')));
        return Some(draft);
    }
    let (first, rest) = tail.split_once([',', ';']).unwrap_or((tail, ""));
    let said = types::named(first.trim_end_matches('.'));
    if let Some(shape) = &said
        && matches!(draft.shape, Shape::Unknown | Shape::Text)
    {
        draft.shape = shape.clone();
    }
    let prose = if said.is_some() { rest } else { tail };
    // After the name of a list come its columns.
    if types::is_plural(head) && said.is_none() && prose.contains(',') {
        let inner = fields(&phrases::pieces(prose.trim_end_matches('.')));
        draft.shape = Shape::List(Box::new(Shape::Object(inner)));
    } else if !prose.trim().is_empty() {
        draft.description = super::names::sentence(prose.trim_end_matches('.'));
    }
    Some(draft)
}

fn read_sentence(sentence: &str, wish: &mut Wish) {
    let lower = sentence.to_lowercase();
    for each in ["for each ", "for every "] {
        if let Some(rest) = lower
            .starts_with(each)
            .then(|| sentence.get(each.len()..))
            .flatten()
            && let Some((head, tail)) = rest.split_once([',', ':'])
        {
            let (tail, _) = phrases::without_lead(tail);
            let name = phrases::plural(&phrases::without_article(head));
            let inner = fields(&phrases::pieces(tail));
            if !inner.is_empty() {
                add(&mut wish.fields, list_of(&name, inner));
            }
            return;
        }
    }
    let (head, tail) = match phrases::find_outside(sentence, ":") {
        Some(at) => (
            sentence.get(..at).unwrap_or_default(),
            sentence.get(at + 1..).unwrap_or_default(),
        ),
        None => ("", sentence),
    };
    let (tail, subject) = phrases::without_source(tail);
    let (head, other) = phrases::without_source(head);
    wish.subject = wish.subject.take().or(subject).or(other);
    let (tail, asked) = phrases::without_lead(tail);
    let is_advice = ADVICE.iter().any(|word| {
        let rest = lower.strip_prefix(word);
        rest.is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric()))
    });
    if is_advice && !asked {
        return;
    }
    let (head, _) = phrases::without_lead(head);
    let pieces = phrases::pieces(tail);
    if types::is_plural(head) && !is_nothing(head) {
        add(&mut wish.fields, list_of(head, fields(&pieces)));
        return;
    }
    let first = wish.fields.is_empty() && !asked;
    let (found, about) = fields_about(&pieces, first);
    wish.subject = wish.subject.take().or(about);
    for field in found {
        add(&mut wish.fields, field);
    }
}

fn fields(pieces: &[Piece<'_>]) -> Vec<Draft> {
    fields_about(pieces, false).0
}

/// The fields of an enumeration. `X with a, b and c` has parts; the first may be the document itself.
fn fields_about(pieces: &[Piece<'_>], may_be_subject: bool) -> (Vec<Draft>, Option<String>) {
    let mut found = Vec::new();
    let mut subject = None;
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at += 1;
        let Some((head, tail)) = phrases::parts(piece.text) else {
            if let Some(field) = field(piece.text) {
                add(&mut found, field);
            }
            continue;
        };
        let is_list = phrases::is_list(head);
        if may_be_subject && at == 1 && !is_list {
            subject = Some(phrases::without_article(head));
            found.extend(field(tail));
            continue;
        }
        // The parts end with the first that "and" leads in, or with the sentence.
        let mut inner: Vec<Piece<'_>> = vec![Piece {
            text: tail,
            last: false,
        }];
        while let Some(next) = pieces.get(at) {
            at += 1;
            inner.push(*next);
            if next.last {
                break;
            }
        }
        let name = phrases::without_article(head);
        let inner = fields(&inner);
        if is_list {
            add(&mut found, list_of(&name, inner));
        } else if !is_nothing(&name) {
            add(&mut found, Draft::new(&name, Shape::Object(inner)));
        }
    }
    (found, subject)
}

fn list_of(name: &str, inner: Vec<Draft>) -> Draft {
    let shape = if inner.is_empty() {
        Shape::Unknown
    } else {
        Shape::Object(inner)
    };
    Draft::new(
        &phrases::without_article(name),
        Shape::List(Box::new(shape)),
    )
}

fn is_nothing(phrase: &str) -> bool {
    let phrase = phrases::without_article(phrase).to_lowercase();
    phrase.is_empty() || NOTHING.contains(&phrase.as_str())
}

/// One field out of a phrase: `the total (number)`, `whether it is paid`, `date of the order`.
fn field(phrase: &str) -> Option<Draft> {
    let (phrase, remark) = phrases::remark(phrase);
    let (phrase, said) = phrases::said_type(phrase);
    let listed = phrases::is_list(phrase);
    let words = phrases::without_article(phrase);
    if is_nothing(&words) || words.split_whitespace().count() > LONGEST {
        return None;
    }
    if !words.contains(char::is_alphanumeric) {
        return None;
    }
    let (label, asked) = phrases::question(&words);
    let mut draft = Draft::new(&label, Shape::Unknown);
    let by_remark = remark.and_then(|remark| {
        types::named(remark)
            .or_else(|| {
                let choices = phrases::alternatives(remark)?;
                Some(Shape::Choice(choices))
            })
            .or_else(|| {
                let inner = remark
                    .contains(',')
                    .then(|| fields(&phrases::pieces(remark)))?;
                let object = Shape::Object(inner);
                let many = listed || types::is_plural(&label);
                Some(if many {
                    Shape::List(Box::new(object))
                } else {
                    object
                })
            })
    });
    draft.shape = match by_remark.or(said).or(asked) {
        Some(shape) => shape,
        None if types::is_line_items(&label) => {
            Shape::List(Box::new(Shape::Object(types::line_item())))
        }
        None if listed || types::is_plural(&label) => Shape::List(Box::new(Shape::Unknown)),
        None => types::by_name(&draft.name),
    };
    if let Some(remark) = remark.filter(|r| types::named(r).is_none()) {
        draft.description = format!("{} ({remark})", draft.description);
    }
    Some(draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fields as text: `name:type`, lists and objects with their fields in brackets.
    fn shown(fields: &[Draft]) -> String {
        let one = |field: &Draft| format!("{}:{}", field.name, shape(&field.shape));
        fields.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn shape(of: &Shape) -> String {
        match of {
            Shape::Unknown | Shape::Text => "text".into(),
            Shape::Date => "date".into(),
            Shape::Number => "number".into(),
            Shape::Integer => "integer".into(),
            Shape::Bool => "bool".into(),
            Shape::Choice(choices) => choices.join("|"),
            Shape::Object(fields) => format!("{{{}}}", shown(fields)),
            Shape::List(inner) => format!("[{}]", shape(inner)),
        }
    }

    fn of(prompt: &str) -> String {
        shown(&read(prompt).fields)
    }

    #[test]
    fn an_enumeration_names_fields_and_a_list_has_its_own() {
        assert_eq!(
            of(
                "Extract the invoice number, vendor name, total amount and a list of line items with description, quantity and price."
            ),
            "invoice_number:text vendor_name:text total_amount:number \
             line_items:[{description:text quantity:integer price:number}]"
        );
    }

    #[test]
    fn what_follows_the_last_part_of_a_list_is_outside_of_it() {
        assert_eq!(
            of("Get line items with description, quantity and price, and the total"),
            "line_items:[{description:text quantity:integer price:number}] total:number"
        );
    }

    #[test]
    fn types_may_be_said() {
        assert_eq!(
            of(
                "is_paid (boolean), score as a number, tags (list of strings), status (paid, open or overdue), year (integer)"
            ),
            "is_paid:bool score:number tags:[text] status:paid|open|overdue year:integer"
        );
    }

    #[test]
    fn questions_become_fields() {
        assert_eq!(
            of(
                "Extract the date of birth, the name of the employer, whether the contract is signed and how many pages it has"
            ),
            "date_of_birth:date employer_name:text is_signed:bool number_of_pages:integer"
        );
    }

    #[test]
    fn a_bulleted_list_is_one_field_a_line() {
        let prompt = "Please extract the following fields:\n\
                      - invoiceNumber: string, as printed at the top\n\
                      - **Due date** (date)\n\
                      * currency: one of EUR, USD or GBP\n\
                      3. Items: name, amount\n\
                      Ignore all stamps, marks and seals.";
        assert_eq!(
            of(prompt),
            "invoiceNumber:text due_date:date currency:EUR|USD|GBP \
             items:[{name:text amount:number}]"
        );
        let first = read(prompt)
            .fields
            .into_iter()
            .next()
            .map(|f| f.description);
        assert_eq!(first.as_deref(), Some("As printed at the top"));
    }

    #[test]
    fn the_kind_of_document_is_its_subject() {
        for (prompt, subject) in [
            (
                "Extract total and date from these purchase orders.",
                "purchase orders",
            ),
            ("a purchase order with total and date", "purchase order"),
        ] {
            let wish = read(prompt);
            assert_eq!(wish.subject.as_deref(), Some(subject), "{prompt}");
            assert_eq!(shown(&wish.fields), "total:number date:date", "{prompt}");
        }
    }

    #[test]
    fn for_each_names_a_list() {
        assert_eq!(
            of("For each employee, extract name, salary and start date."),
            "employees:[{name:text salary:number start_date:date}]"
        );
    }

    #[test]
    fn a_prompt_that_names_nothing_has_no_fields() {
        for prompt in [
            "",
            "Extract everything.",
            "Extract all important information from this document",
            "???",
        ] {
            assert_eq!(of(prompt), "", "{prompt}");
        }
    }
}
