//! What a user can ask for: one verb a function, declared in one list.
