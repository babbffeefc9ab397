"""The collection of conflicts, for `notebook`, which hands it on. `collection` has the conflicts, their triggers and
trials; `options` and `ratings` are pieces of it with tables of their own; `tables` reads what all of them need."""
