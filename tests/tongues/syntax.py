"""Reads a module's syntax tree for how it says things to people. Knows no catalogue and runs nothing."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator
from string import Formatter

TEXTS = {
    "tr": (0,),
    "sentence": (0,),
    "tr_n": (0, 1),
    "tr_as": (1,),
    "phrase": (1,),
    "tr_n_as": (1, 2),
    "phrase_n": (1, 2),
}
"""Which arguments of which function are texts; in those with a role, it comes first."""
WITH_ROLE = frozenset({"tr_as", "phrase", "tr_n_as", "phrase_n"})
SAID_AT_ONCE = frozenset({"tr", "tr_n", "tr_as", "tr_n_as"})
COUNTING = frozenset({"tr_n", "tr_n_as", "phrase_n"})

# Two words beside each other, or one alone with a capital: nothing a program says to itself looks so.
WORDS = re.compile(r"[A-Za-z’']{2,}[,;:.?!]? [A-Za-z]|^[A-Z][a-z]{2,}[.?!…]?$|^&[A-Z]")
NAMES = frozenset({"As Agreed", "Etc", "Fusion", "This plugin does not support"})
"""Whatever looks like text for people, and is the name of something, or Qt's."""
STYLES = frozenset({"setStyleSheet"})


def slots(text: str) -> set[str]:
    """The names in braces. Raises ValueError for a brace without its like, and for an empty pair."""
    names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    if not all(name.isidentifier() for name in names):
        raise ValueError(f"a slot must be a plain name: {text!r}")
    return names


def faults_in(source: str, loose_too: bool = True) -> list[str]:
    """What is wrong with how that module says things, each with its line; `loose_too`, also text that is not said."""
    tree = ast.parse(source)
    found = [*_wrong_calls(tree), *_said_at_import(tree)]
    return [*found, *_loose(tree)] if loose_too else found


def _saying(node: ast.AST) -> str | None:
    """The name of the function where that is a call of one that says something."""
    if not isinstance(node, ast.Call):
        return None
    name = (
        node.func.id
        if isinstance(node.func, ast.Name)
        else node.func.attr
        if isinstance(node.func, ast.Attribute)
        else ""
    )
    of_ours = isinstance(node.func, ast.Name) or name == "tr"
    return name if of_ours and name in TEXTS else None


def _wrong_calls(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        name = _saying(node)
        if name is None:
            continue
        assert isinstance(node, ast.Call)
        if isinstance(node.func, ast.Attribute):
            yield f"line {node.lineno}: Qt's own tr() reads no catalogue of ours; call the tr of tracker.tongue"
            continue
        literal = (*((0,) if name in WITH_ROLE else ()), *TEXTS[name])
        given = node.args[: max(literal) + 1]
        where = f"line {node.lineno}"
        if len(given) <= max(literal) or not all(_is_text(each) for each in given):
            yield (
                f"{where}: {name}() takes its text as a literal, not made by f-string, + or %; what varies is a named slot"
            )
            continue
        if name in SAID_AT_ONCE:
            yield from _wrong_slots(node, name, [_text(given[index]) for index in TEXTS[name]], where)


def _wrong_slots(node: ast.Call, name: str, texts: list[str], where: str) -> Iterator[str]:
    given = {each.arg for each in node.keywords}
    if None in given:
        yield f"{where}: {name}() is given its facts by name, not as a dictionary"
        return
    if not given and name not in COUNTING:
        return  # nothing is filled in, so that braces are braces
    try:
        wanted = set().union(*(slots(text) for text in texts)) - ({"n"} if name in COUNTING else set())
    except ValueError as why:
        yield f"{where}: {why}"
        return
    if wanted != given:
        yield f"{where}: the slots {sorted(wanted)} of {texts[-1]!r} are not the facts given, {sorted(map(str, given))}"


def _said_at_import(tree: ast.AST) -> Iterator[str]:
    """Calls that run while the module is read in: before anybody has said in which tongue."""

    def at_import(node: ast.AST) -> Iterator[ast.AST]:
        if isinstance(node, ast.Lambda):
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            parts: list[ast.AST] = [*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)]
        else:
            parts = list(ast.iter_child_nodes(node))
        for part in parts:
            yield part
            yield from at_import(part)

    for node in at_import(tree):
        name = _saying(node)
        if name in SAID_AT_ONCE:
            assert isinstance(node, ast.Call)
            yield f"line {node.lineno}: {name}() runs while the module is read in; mark it with phrase() or sentence()"


def _loose(tree: ast.AST) -> Iterator[str]:
    """Text that looks as if it were for people, and is not said."""

    def outside(node: ast.AST) -> Iterator[ast.Constant]:
        if _saying(node) is not None:
            assert isinstance(node, ast.Call)
            parts: list[ast.AST] = [keyword.value for keyword in node.keywords]
        elif _for_programmers(node):
            return
        elif isinstance(node, ast.AnnAssign):
            parts = [node.value] if node.value is not None else []
        else:
            parts = list(ast.iter_child_nodes(node))
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part
            else:
                yield from outside(part)

    for constant in outside(tree):
        text = str(constant.value)
        other = ".*" in text or text.startswith("<!DOCTYPE")  # a pattern that reads what others say; a page's frame
        if WORDS.search(text) and text not in NAMES and not other:
            yield f"line {constant.lineno}: {constant.value!r} looks like text for people; say it with tr()"


def _for_programmers(node: ast.AST) -> bool:
    """Docstrings, types written as text, what a module offers, what a press is about, style sheets, and errors of ours."""
    match node:
        case ast.Assert() | ast.arg() | ast.Expr(value=ast.Constant()) | ast.keyword(arg="about"):
            return True
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in STYLES
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))):
            return hasattr(builtins, name)
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
    return False


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != ""


def _text(node: ast.AST) -> str:
    assert isinstance(node, ast.Constant)
    return str(node.value)
