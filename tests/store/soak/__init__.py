"""The soak: a whole evening at one workbook in fast motion, by real processes that are ended at random moments.

    python -m tests.store.soak [--minutes 10] [--seed 1] [--passphrase]

Sam sits at the app in a terminal; Alex works beside it, from the shell or, in every second evening, in an app of their
own as well. They type into forms, keep promises, mark, undo and back up, and KILL, TERM, HUP and INT end them in the
midst of it. A seed draws the same acts, keys and endings again; when exactly they fall is up to the machine. With
`--passphrase` the workbook is sealed to both, and each process has the passphrase of its person.

What must hold after every turn, as a newly started program finds the folder:
- it opens, nothing in it is faulty, and neither is the version before;
- a verb that said it was done has done exactly its own; one that was ended has done that or nothing;
- what the screen of an app showed as kept is kept, and what was saved stays as it was saved;
- a form holds what was typed into it, letter for letter, once a second has passed; killed with -9 in the midst of
  typing, it has lost no more than the last second; ended by another signal, nothing;
- nothing else is there: no document, and no letter, that nobody wrote.
"""
