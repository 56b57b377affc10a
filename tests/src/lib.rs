//! What the stories share: nothing yet but this sentence.
