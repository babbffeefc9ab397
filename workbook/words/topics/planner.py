"""Help on the plans."""

TITLE = "a fair week of chores, and what keeps coming back"
TEXT = """
The household says who there is, what has to be done, how long each chore takes and how heavy each person finds it;
the planner makes the week in which the heaviest list is as light as can be, and says why. It is a proposal until
both agree.

    workbook household example
    workbook household import household.json
    workbook household show
    workbook chores plan
    workbook chores plan --save
    workbook chores others
    workbook chores others calmest --save
    workbook chores agree
    workbook chores week
    workbook chores done 3 --minutes 25
    workbook chores move 4 --to sat --give Alex
    workbook chores swap 4 7
    workbook chores pin 4
    workbook chores rest --save
    workbook chores review
    workbook chores skip 7 --of "4 jan"
    workbook chores review adjust --fair 6

`chores plan --household FILE` needs no workbook and leaves none behind. `--prices` says what a chore less, or paid
help, would change.

Nobody has to tick: what has no mark counts as done, in what is owed and in the next plan, until somebody says
otherwise. On the day of the review it asks. `--of DAY` means the week that this day lies in.

What is owed comes from the weeks before: a point is a hundredth of a week's work, carried beyond a fair part, and half
of it is forgotten in eight weeks.

What keeps coming back is named, solutions are collected and rated apart, one is tried until a day, and then it is
said what came of it:

    workbook conflict add "Who clears the kitchen"
    workbook conflict option 1 "Whoever cooks is free"
    workbook conflict rate 1 1 --wish 4 --ability 3
    workbook conflict try 1 1 --until "in 2 weeks"
    workbook conflict promise 1 1 --cadence daily
    workbook conflict trigger 1 "again on Tuesday"
    workbook conflict review 1 works --note "It does."
"""
