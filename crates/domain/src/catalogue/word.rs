//! The smallest pieces of a catalogue file: a scalar, and a code that may be described at length. They mean nothing yet.

use std::fmt;
use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

/// A scalar as it stands in the file: `true`, `3` and `'3'` are all words to us, until the fact says what they are.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
pub(super) struct Word(pub(super) String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl Visitor<'_> for Any {
            type Value = Word;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("値（文字・数・true・false）")
            }
            fn visit_str<E>(self, value: &str) -> Result<Word, E> {
                Ok(Word(value.to_owned()))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Word, E> {
                Ok(Word(value.to_string()))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Word, E> {
                Ok(Word(value.to_string()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Word, E> {
                Ok(Word(value.to_string()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Word, E> {
                Ok(Word(value.to_string()))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

/// A code, or more than a code. Not read as an untagged enum, which would lose the lines of what is within.
#[derive(JsonSchema)]
#[serde(untagged)]
pub(super) enum CodeOr<T> {
    Code(String),
    Described(Box<T>),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for CodeOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Either<T> {
            type Value = CodeOr<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("コード、または {…}")
            }
            fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
                Ok(CodeOr::Code(value.to_owned()))
            }
            fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Self::Value, M::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
                    .map(|described| CodeOr::Described(Box::new(described)))
            }
        }
        deserializer.deserialize_any(Either(PhantomData))
    }
}
