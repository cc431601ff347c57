"""The pages of the app, found where they are listed, so that a new page is tested without a word."""

import ast
from pathlib import Path

PAGES = Path(__file__).parents[1] / "pages"


def addresses() -> dict[str, str]:
    """The script of every page by its address: each `st.Page("x.py", ..., url_path="x")`."""
    found = {}
    for node in ast.walk(ast.parse((PAGES / "main.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.Page":
            named = {word.arg: word.value for word in node.keywords}
            if "url_path" in named:
                found[ast.literal_eval(named["url_path"])] = ast.literal_eval(node.args[0])
    return found


# Who keeps the data has this one; it has tests of its own, since it is not there without a store.
KEEPERS = "bijhouden"
ADDRESSES = addresses()
FOR_READERS = [address for address in ADDRESSES if address != KEEPERS]
