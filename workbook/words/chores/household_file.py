"""What is said about household files."""

NOT_THERE = "There is no household file of that name. Nothing was changed."
A_FOLDER = "That is a folder. A household file is needed. Nothing was changed."
CANNOT_READ = "The household file cannot be read: the system refused it. Nothing was changed."
TOO_LARGE = "The household file is larger than 5 MB, so it is surely something else. Nothing was changed."
NOT_JSON_AT_ALL = "The household file is not JSON text. Nothing was changed."
NOT_STRICT = (
    "The household file cannot be read without guessing: there is a number such as NaN, or it is nested too deeply. "
    "Nothing was changed."
)


def not_json(line: int, column: int) -> str:
    return f"The household file is not JSON: line {line}, column {column} cannot be read. Nothing was changed."


def named_twice(shown: str, line: int) -> str:
    """`shown`: the name, where it is one of the format; "" where somebody here may have written it."""
    name = f'"{shown}"' if shown else "a name"
    return (
        f"In the household file {name} stands twice in one pair of braces, the second time in line {line}: one of its "
        "two values would be lost. Nothing was changed."
    )
