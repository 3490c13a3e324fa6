"""What the recogniser knows of each word: its letters, its neighbours, the tables it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.entities.gazetteers import (
    MAX_WORDS,
    classes_of,
    clusters,
    lookup_tables,
    matches,
    name_words,
    nationalities,
    triggers,
    usage,
    words,
)
from translator.entities.normalize import PREFIXES, Token, bare, is_arabic

__all__ = ["MAX_WORDS", "features"]


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """Return the features of each token, as strings, for a linear-chain CRF.

    Word, affix, context and gazetteer features after Benajiba and Rosso (2008), "Arabic named entity
    recognition using conditional random fields"; word groups after Miller, Guinness and Zamanian (2004), "Name
    tagging with word clusters and discriminative training".
    """
    base = [_word(token) for token in tokens]
    groups = [clusters().get("0" if token.key.isdigit() else token.key, ()) for token in tokens]
    listed = _listed(tokens)
    shapes = [_shape(token, row, known) for token, row, known in zip(tokens, base, listed, strict=True)]
    rows = []
    for at, token in enumerate(tokens):
        row = ["b", *base[at], *listed[at], *_letters(token)]
        for offset in (-2, -1, 1, 2):
            row += _neighbour(tokens, base, listed, at + offset, offset)
        row += _grouped(groups, at)
        if at and at + 1 < len(tokens):
            row.append(f"-1|+1={tokens[at - 1].key}|{tokens[at + 1].key}")
        if at:
            row.append(f"-1|0={tokens[at - 1].key}|{token.key}")
        row.append("head=" + (head := _last_trigger(tokens, at)))
        row += [*_inflected(token), f"head|={head}|{shapes[at]}", *_together(tokens, groups, shapes, at)]
        rows.append(row)
    return rows


def _word(token: Token) -> list[str]:
    """Return what is told of a token to itself and to its neighbours."""
    if not token.is_word:
        return [f"m={token.text}"]
    row = [f"w={token.key}", *(f"t={name}" for name in sorted(triggers().get(token.key, ())))]
    if not is_arabic(token.text):
        row.append("digit" if token.text.isdigit() else "latin" + ("U" if token.text.isupper() else ""))
        return row
    if bare(token.key) in nationalities() or token.key in nationalities():
        row.append("nat")
    name = name_words().get(token.key) or name_words().get(bare(token.key))
    if name and name[1]:
        row.append(f"name{min(name[1], 40) // 10}")
    count = words().get(token.key, 0)
    row.append(f"usual{0 if count == 0 else len(bin(count)) // 2}")
    return row


def _usage(token: Token) -> str:
    """Return the code of a word in the table of usage; after ``c`` that of what an attached prefix leaves of it."""
    if code := usage().get(token.key):
        return code
    for prefix in PREFIXES:
        if token.key.startswith(prefix) and not token.prefix:
            rest = token.key[len(prefix) :]
            if code := usage().get(("ال" if prefix.endswith("لل") else "") + rest):
                return "c" + code
    return "-"


def _inflected(token: Token) -> list[str]:
    """Say how usual a word is and how it is inflected, together and each form alone."""
    if not token.is_word or not is_arabic(token.text):
        return []
    code = _usage(token)
    return [f"u={code}", f"ul={code[:1]}", *(f"uf={form}" for form in code if form in "aAsvwn")]


def _shape(token: Token, row: Sequence[str], listed: Sequence[str]) -> str:
    """Return in a few letters what kind of word this is, to be told with what stands beside it."""
    if not token.is_word:
        return token.text
    if not is_arabic(token.text):
        return "9" if token.text.isdigit() else "L"
    code = _usage(token)
    forms = len(code.strip("c1234567-"))
    shape = "c" if code[0] == "c" else "-" if code == "-" else "x" if not forms else "f" if forms == 1 else "F"
    shape += "A" if token.key.startswith("ال") else ""
    shape += "".join(letter for name, letter in (("nat", "j"), ("usual0", "u")) if name in row)
    shape += "n" if any(feature.startswith("name") for feature in row) else ""
    shape += "t" if any(feature.startswith("t=") for feature in row) else ""
    return shape + "".join(sorted({feature[0] for feature in listed}))


def _together(
    tokens: Sequence[Token], groups: Sequence[Sequence[str]], shapes: Sequence[str], at: int
) -> Iterator[str]:
    """Yield what kind of word stands beside what word, trigger, group or kind of word."""
    here = shapes[at]
    for offset in (-1, 1):
        if not 0 <= at + offset < len(tokens):
            yield f"{offset}:sh=edge|{here}"
            continue
        beside = tokens[at + offset]
        yield f"{offset}:sh={shapes[at + offset]}"
        yield f"{offset}:sh={shapes[at + offset]}|{here}"
        yield f"{offset}:w={beside.key or beside.text}|{here}"
        if offset == -1 and beside.prefix:
            yield f"{offset}:p={beside.prefix}|{here}"
        for name in sorted(classes_of(beside.key)):
            yield f"{offset}:t={name}|{here}"
        if groups[at + offset]:
            yield f"{offset}:g={groups[at + offset][1]}|{here}"
    if 0 < at < len(tokens) - 1:
        yield f"sh3={shapes[at - 1]}|{here}|{shapes[at + 1]}"
    yield f"sh={here}"
    if token_prefix := tokens[at].prefix:
        yield f"p={token_prefix}|{here}"


def _grouped(groups: Sequence[Sequence[str]], at: int) -> list[str]:
    """Return the groups of a word and its neighbours, coarse to fine; those next to it together too."""
    row = []
    for offset in (-2, -1, 0, 1, 2):
        there = groups[at + offset] if 0 <= at + offset < len(groups) else ()
        row += [f"{offset}:g{size}={group}" for size, group in enumerate(there) if size or abs(offset) < 2]
    if 0 < at < len(groups) - 1 and groups[at - 1] and groups[at + 1]:
        row.append(f"-1|+1:g={groups[at - 1][1]}|{groups[at + 1][1]}")
    return row


def _letters(token: Token) -> list[str]:
    """Return prefix, ending and length features of a word."""
    folded = token.key
    if not folded or not is_arabic(token.text):
        return []
    row = [f"p={token.prefix}", f"len={min(len(folded), 9)}", f"bare={bare(folded)}"]
    if folded.startswith("ال"):
        row.append("art")
    stem = bare(folded)
    row += [f"s{n}={stem[-n:]}" for n in (1, 2, 3, 4) if len(stem) > n]
    row += [f"i{n}={stem[:n]}" for n in (1, 2, 3, 4) if len(stem) > n]
    return row


def _neighbour(
    tokens: Sequence[Token], base: list[list[str]], listed: list[list[str]], at: int, offset: int
) -> list[str]:
    if not 0 <= at < len(tokens):
        return [f"{offset}:edge"]
    row = [f"{offset}:{feature}" for feature in (*base[at], *listed[at])]
    if abs(offset) == 1 and tokens[at].key:
        row += [f"{offset}:s2={tokens[at].key[-2:]}", f"{offset}:p={tokens[at].prefix}"]
        row.append(f"{offset}:art={tokens[at].key.startswith('ال')}")
    return row


def _listed(tokens: Sequence[Token]) -> list[list[str]]:
    """Say for each token in which tables' names it stands, and where in the name."""
    rows: list[list[str]] = [[] for _ in tokens]
    for label, tables in lookup_tables().items():
        for match in matches(tokens, tables):
            size = "1" if match.last - match.first == 1 else "n"
            for at in range(match.first, match.last):
                rows[at].append(f"{label}{size}:{'B' if at == match.first else 'I'}-{match.entry.type}")
    return rows


def _last_trigger(tokens: Sequence[Token], at: int) -> str:
    """Name the nearest trigger class within four words before, up to a mark."""
    for back in range(1, 5):
        if at - back < 0 or not tokens[at - back].is_word:
            return "-"
        if found := triggers().get(tokens[at - back].key):
            return "+".join(sorted(found)) + str(back)
    return "-"
