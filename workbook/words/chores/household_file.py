"""What is said about household files."""

NOT_THERE = "There is no household file of that name. Nothing was changed."
A_FOLDER = "That is a folder. A household file is needed. Nothing was changed."
CANNOT_READ = "The household file cannot be read: the system refused it. Nothing was changed."
TOO_LARGE = "The household file is larger than 5 MB, so it is surely something else. Nothing was changed."
NOT_JSON_AT_ALL = "The household file is not JSON text. Nothing was changed."
NAMED_TWICE = (
    "In the household file a name stands twice in one pair of braces, and one of its two values would be lost. Nothing "
    "was changed."
)
NOT_STRICT = (
    "The household file cannot be read without guessing: there is a number such as NaN, or it is nested too deeply. "
    "Nothing was changed."
)


def not_json(line: int, column: int) -> str:
    return f"The household file is not JSON: line {line}, column {column} cannot be read. Nothing was changed."
