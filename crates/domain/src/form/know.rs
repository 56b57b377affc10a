//! What a form asks of a case: the words for a fact, whether a condition holds, who is meant. Not how it is answered.

/// What is known of a fact, for a form.
#[derive(Clone, PartialEq, Eq)]
pub struct Known {
    /// the values as the ledger writes them, `yyyy-mm-dd` for a day; several for a fact that lists
    pub values: Vec<String>,
    /// the same in words a reader understands
    pub said: String,
}

impl Known {
    /// What is said as it is written.
    #[must_use]
    pub fn as_written(value: String) -> Self {
        Self { values: vec![value.clone()], said: value }
    }
}

/// Whoever knows a case. A person is meant by their place among the people.
pub trait Know {
    /// What is known of a fact: `visitor.name`, `their.name` of a person, `=addressee` of the paper itself.
    fn known(&self, fact: &str, their: Option<usize>) -> Option<Known>;

    /// Whether one of the ledger's named conditions surely holds.
    fn holds(&self, condition: &str, their: Option<usize>) -> bool;

    /// The people of a group who surely fit a named condition, in order.
    fn people(&self, group: &str, condition: Option<&str>) -> Vec<usize>;

    /// The full name of a fact: `people[wife].name` for `visitor.name` while the wife is the visitor.
    fn full_name(&self, fact: &str, _their: Option<usize>) -> String {
        fact.to_owned()
    }
}

/// A form can be filled from bare words, where there is no case: for trying it out.
impl<F: Fn(&str) -> Option<String>> Know for F {
    fn known(&self, fact: &str, _: Option<usize>) -> Option<Known> {
        self(fact).map(Known::as_written)
    }

    fn holds(&self, _: &str, _: Option<usize>) -> bool {
        false
    }

    fn people(&self, _: &str, _: Option<&str>) -> Vec<usize> {
        Vec::new()
    }
}
