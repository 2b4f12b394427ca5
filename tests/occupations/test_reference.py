"""The classification, its words and the skills are loaded once, and again without harm."""

import pytest

from omil_portal.occupations.models import Occupation, OccupationTerm, Skill
from omil_portal.occupations.reference import load, replace_terms
from tests.factories.kernel import OccupationFactory, SkillFactory

pytestmark = pytest.mark.django_db
TABLES = (Occupation, OccupationTerm, Skill)


def sizes() -> list[int]:
    return [table.objects.count() for table in TABLES]


def test_the_four_levels_are_there():
    load()
    levels = Occupation.objects.order_by("level").values_list("level", flat=True).distinct()
    assert list(levels) == [1, 2, 3, 4]


def test_every_occupation_of_four_figures_has_a_way_to_say_it():
    load()
    assert not Occupation.objects.filter(level=4, terms=None).exists()


def test_loading_again_adds_nothing():
    load()
    before = sizes()
    load()
    assert sizes() == before


def test_loading_again_keeps_the_rows_that_others_point_to():
    load()
    before = set(Skill.objects.values_list("pk", "name"))
    load()
    assert set(Skill.objects.values_list("pk", "name")) == before


def test_a_skill_that_someone_added_stays():
    SkillFactory(name="Tejido a telar chilote")
    load()
    assert Skill.objects.filter(name="Tejido a telar chilote").exists()


def test_the_skills_are_written_well():
    load()
    names = list(Skill.objects.values_list("name", flat=True))
    assert all(name == name.strip() and name[0].isupper() for name in names)


def test_words_loaded_from_esco_stay():
    load()
    replace_terms("esco", [("camarera de piso", "9112")])
    load()
    assert OccupationTerm.objects.filter(source="esco").count() == 1


def test_a_word_that_left_the_list_leaves_the_table():
    OccupationFactory(code="7212")
    replace_terms("project", [("soldador", "7212"), ("soldador al arco", "7212")])
    replace_terms("project", [("soldador", "7212")])
    assert OccupationTerm.objects.get().term == "soldador"


def test_a_word_spelt_better_is_shown_better():
    OccupationFactory(code="7112")
    replace_terms("project", [("albanil", "7112")])
    replace_terms("project", [("albañil", "7112")])
    assert OccupationTerm.objects.get().term == "albañil"


def test_a_word_kept_from_an_older_way_of_hearing_is_heard_anew():
    OccupationFactory(code="7112")
    replace_terms("project", [("albañil", "7112")])
    OccupationTerm.objects.update(sound="antiguo")
    replace_terms("project", [("albañil", "7112")])
    assert OccupationTerm.objects.get().sound == "albanil"
