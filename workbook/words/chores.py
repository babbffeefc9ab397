"""What the chore verbs say."""

HELP_PLAN = "plan a week from a household file; no workbook needed"
HELP_HOUSEHOLD = "household file (JSON)"
HELP_SECONDS = "how long to search at most (default 20); 0 shows the first plan found"

SECONDS_RANGE = "--seconds needs a number from 0 to 3600. Nothing was changed."
PLANNING = {
    "place": "Placing chores",
    "heaviest": "Making the heavier load lighter",
    "total": "Making the whole lighter",
    "days": "Evening out the days",
}
