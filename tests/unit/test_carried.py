"""What was worked out of each entry, from build to build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from netmd.carried import Carried
from netmd.index import Index
from netmd.model import Contact
from tests.factory import contact, index, touch

ANN, BEA, CEM, DAN = (contact(name) for name in ("Ann", "Bea", "Cem", "Dan"))
PATHS = tuple(one.path for one in (ANN, BEA, CEM, DAN))


def _entries(carried: Carried, now: Index, **given: object) -> tuple[Mapping[str, object], set[str]]:
    """Each one's entry as it was carried, and the ids of those that were asked for again."""
    made: set[str] = set()

    def make(path: str) -> object:
        made.add(now.entries[path].id)
        return now.entries[path]

    return carried.each("entries", PATHS, make, given=given), made


def _begun(*states: Index) -> Carried:
    carried = Carried()
    for state in states:
        carried.begin(state, None)
        _entries(carried, state)
    return carried


def test_what_is_out_of_reach_of_a_change_is_carried_over() -> None:
    before = index(ANN, BEA, CEM, DAN)
    carried = _begun(before)
    now = before.replaced({ANN.path: contact("Ann", meetings=[touch("2026-05-01 Coffee with [[bea]]")])})
    carried.begin(now, None)
    values, made = _entries(carried, now)
    assert made == {"ann", "bea"}
    assert values == now.entries


def test_a_kind_that_one_build_did_without_is_as_of_the_next() -> None:
    before = index(ANN, BEA, CEM, DAN)
    carried = _begun(before)
    between = before.replaced({ANN.path: contact("Ann", tags=["press"])})
    carried.begin(between, None)
    now = between.replaced({CEM.path: contact("Cem", tags=["press"])})
    carried.begin(now, None)
    values, made = _entries(carried, now)
    assert made == {"ann", "cem"}
    assert values == now.entries


def test_all_is_made_again_where_somebody_is_called_otherwise_or_what_is_given_differs() -> None:
    before = index(ANN, BEA, CEM, DAN)
    for name in ("Annie", "ANN"):
        carried = _begun(before)
        now = before.replaced({ANN.path: contact(name, path=ANN.path)})
        carried.begin(now, None)
        assert _entries(carried, now)[1] == {"ann", "bea", "cem", "dan"}
    carried = _begun(before)
    assert _entries(carried, before)[1] == set()
    assert _entries(carried, before, grain="month")[1] == {"ann", "bea", "cem", "dan"}
    carried.begin(before, "another day")
    assert _entries(carried, before, grain="month")[1] == {"ann", "bea", "cem", "dan"}


def _tags(now: Index) -> Counter[str]:
    return Counter(tag for entry in now.entries.values() if isinstance(entry, Contact) for tag in entry.tags)


def test_a_tally_follows_each_change() -> None:
    carried, now = Carried(), index(ANN, BEA, CEM, DAN)
    for tags in (["a"], ["a", "b"], ["b", "b"], [], ["c"]):
        for one in (ANN, BEA):
            now = now.replaced({one.path: contact(one.name, tags=tags)})
            carried.begin(now, None)
            found = carried.tally("tags", PATHS, lambda path: now.entries[path].tags)  # type: ignore[union-attr]  # noqa: B023
            assert found == _tags(now)


def test_groups_follow_each_change_and_what_stays_is_the_same_object() -> None:
    carried, now = Carried(), index(contact("Ann", tags=["a"]), contact("Bea", tags=["b"]), CEM, DAN)

    def groups() -> Mapping[str, Mapping[str, int]]:
        return carried.grouped("tags", PATHS, lambda path: dict.fromkeys(now.entries[path].tags, 1))  # type: ignore[union-attr]

    carried.begin(now, None)
    first = groups()
    assert first == {"a": {ANN.path: 1}, "b": {BEA.path: 1}}
    now = now.replaced({ANN.path: contact("Ann", tags=["c"], location="Oslo")})
    carried.begin(now, None)
    second = groups()
    assert second == {"b": {BEA.path: 1}, "c": {ANN.path: 1}}
    assert second["b"] is first["b"]
    assert first == {"a": {ANN.path: 1}, "b": {BEA.path: 1}}


def test_what_hangs_on_names_alone_is_made_again_where_they_change() -> None:
    carried, now = Carried(), index(ANN, BEA)
    carried.begin(now, None)
    first = carried.once("names", (), list)
    now = now.replaced({ANN.path: contact("Ann", tags=["press"])})
    carried.begin(now, None)
    assert carried.once("names", (), list) is first
    assert carried.once("names", "other", list) is not first
    second = carried.once("names", (), list)
    carried.begin(now.replaced({ANN.path: None}), None)
    assert carried.once("names", (), list) is not second


def test_another_state_beside_this_one_leaves_it_as_it_is() -> None:
    before = index(ANN, BEA, CEM, DAN)
    carried = _begun(before)
    other = before.replaced({ANN.path: contact("Ann", tags=["press"])})
    assert _entries(carried.branch({ANN.path}), other)[1] == {"ann"}
    assert _entries(carried, before) == (before.entries, set())


def test_one_map_of_all_follows_each_change() -> None:
    carried, now = Carried(), index(ANN, BEA, CEM, DAN)
    for tags in (["a"], ["a", "b"], [], ["c"]):
        now = now.replaced({ANN.path: contact("Ann", tags=tags)})
        of = {path: entry.tags for path, entry in now.entries.items() if isinstance(entry, Contact)}
        carried.begin(now, None)
        values, merged = carried.merged(
            "tags", PATHS, of.__getitem__, lambda path, found: [((path, tag), 1) for tag in found]
        )  # fmt: skip
        assert values == of
        assert merged == {(ANN.path, tag): 1 for tag in tags}


def test_what_is_made_of_a_group_is_made_again_where_it_or_what_is_given_differs() -> None:
    carried, made = Carried(), list[str]()

    def shown(groups: Mapping[str, tuple[int, ...]], given: int = 0) -> Mapping[str, str]:
        return carried.by_group("shown", groups, lambda key, group: made.append(key) or f"{key}{group}", given=given)  # type: ignore[func-returns-value]

    shown({"a": (1,), "b": (2,)})
    made.clear()
    assert shown({"b": (2,), "c": (3,), "a": (4,)}) == {"b": "b(2,)", "c": "c(3,)", "a": "a(4,)"}
    assert made == ["c", "a"]
    shown({"b": (2,)}, given=1)
    assert made == ["c", "a", "b"]


def test_what_a_change_further_off_makes_untrue_can_be_told() -> None:
    before = index(ANN, BEA, CEM, DAN)
    carried = _begun(before)
    now = before.replaced({ANN.path: contact("Ann", tags=["press"]), BEA.path: contact("Bea")})
    carried.begin(now, None)
    _entries(carried, now)
    assert carried.differing("entries") == {ANN.path}
    carried.outdate(("entries", "never made"), {DAN.path})
    assert _entries(carried, now)[1] == {"dan"}
