"""A second reader of a plan's sentences, of its own mind: it derives what has to be said and compares, where
`tests.planning.sentences` asks whether what is said is true. Reads the plain JSON values and the slots; shares no line
with it. `plan` is the door; `home` is what all of it reads.

Each sentence of the `certificate` has to be there exactly when it holds, each other person has to have the obstacle
that stops them first (`stopped`, by the `rooms` there are), and of three and more people no single change may make the
lists more even (`evenness`).
"""
