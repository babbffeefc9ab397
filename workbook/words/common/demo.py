"""What `workbook demo` says: an invented couple's year, to look round in."""

VERB = "to only look round: a year of an invented couple in a temporary folder, gone when you leave"
KEEP = "leave the folder where it is, and say where"
MAKING = "Making a year of Sam and Alex, who are invented. Your own workbook is left alone."
NOTICE = "This is the demo: Sam and Alex are invented, and nothing here stays. Try anything. ctrl+q leaves."
NOTICE_KEPT = "This is the demo: Sam and Alex are invented. Its folder stays. Try anything. ctrl+q leaves."
NO_DATA = (
    "The demo makes a folder of its own, and “--data” names another. Nothing was changed. `workbook demo` opens it, "
    "`workbook demo --keep` leaves it for later."
)
NO_PLACE = "There is no place for temporary files here, so the demo was not made. TMPDIR names another one."


def kept(folder: str) -> str:
    return f"The demo stays in {folder}\nIt opens again with:  workbook --data {folder}"
