"""What Sam wrote in the book, a module a part of it: `owned`, `talked`, `made_real` (its later parts too). `whole` is
all of it, and what was sorted, set aside and jotted down."""
