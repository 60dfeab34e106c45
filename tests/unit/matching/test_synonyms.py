from __future__ import annotations

from netmd.matching import Synonyms, fit, read_phrase, read_synonyms, read_words


def are_one(groups, phrase, text):
    synonyms = read_synonyms(groups)
    return fit(read_phrase(phrase, synonyms), read_words((text,), synonyms)) is not None


def test_all_of_a_group_mean_the_same_whichever_is_written():
    group = [("editor", "sub", "copy desk")]
    for phrase in group[0]:
        for text in group[0]:
            assert are_one(group, phrase, text)
    assert not are_one(group, "editor", "desk")
    assert not are_one([], "editor", "sub")


def test_plurals_and_small_words_make_no_difference_here_either():
    assert are_one([("Editors", "a job on the copy desk")], "an editor", "Copy desks")


def test_groups_with_a_member_in_common_are_one():
    groups = [("editor", "sub"), ("host", "guide"), ("copy desk", "sub"), ("desk head", "copy desk")]
    assert are_one(groups, "editor", "desk head")
    assert not are_one(groups, "editor", "guide")


def test_several_synonyms_in_one_phrase_count_together():
    groups = [("editor", "sub"), ("sports", "athletics")]
    assert are_one(groups, "sports editor", "Sub, athletics")
    assert are_one(groups, "sports editor", "Athletics editor")
    assert not are_one(groups, "sports editor", "Sub, culture")


def test_a_member_within_another_does_not_swallow_it():
    groups = [("manager", "lead"), ("community manager", "forum host")]
    assert are_one(groups, "community manager", "Forum host")
    assert are_one(groups, "community manager", "Community lead")


def test_words_of_different_members_do_not_make_up_a_new_phrase():
    assert not are_one([("community manager", "forum host")], "community host", "Community manager")


def test_a_member_without_words_makes_nothing_the_same():
    assert not are_one([("a job", "editor"), ("", "host")], "editor", "host")


def test_many_groups_in_one_phrase_stay_few_readings():
    words = [f"w{number}q" for number in range(40)]
    synonyms = read_synonyms([(word, f"{word}x") for word in words])
    assert len(read_phrase(" ".join(words), synonyms).readings) < 20


def test_none_change_nothing():
    assert Synonyms().marked(frozenset("a")) == frozenset("a")
    assert Synonyms().readings(frozenset("a")) == ()
