"""Help on what is private and what is shared."""

TITLE = "what is yours alone, and what both may see"
TEXT = """
Yours alone: answers, drafts and their earlier versions, ups and downs, lines caught in passing, promises that you
keep to yourself, reviews held alone. Both see: the household and the weeks, conflicts and what was tried, promises
that are shown with their marks, reviews of both, and what was handed in.

Of yours your partner sees a new promise, unless you keep it to yourself (`promise add --own`); for the one who was let
down it is the other way round, and `promise change N --shown` shows it. A row is shown by `workbook show STEP/EXERCISE
N`, fields that both answer apart by handing them in. A row can be taken back until it was
read.

    workbook people list
    workbook people add Sam --role rebuilding
    workbook people add Alex --role partner

Who sits in front is said in the corner; `P` changes it, in the shell `--as NAME` does. Without a passphrase the
program keeps to these rules on the screen and in every verb, but whoever can use your account can read the file;
`workbook help sealing` tells how each of you gets a key of your own.

Whoever was let down owes nothing here. Their own pages ask and count nothing, and they can decline for ever.
"""
