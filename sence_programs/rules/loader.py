"""From YAML files to checked, immutable rules, or a refusal that says where and why."""

import hashlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import ValidationError

from sence_programs.rules.errors import RulesError
from sence_programs.rules.schema import Benefit, ParameterSet

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Rules:
    """Every data file of a folder. `version` is short and changes with any byte of them."""

    version: str
    benefits: Mapping[str, Benefit]
    parameter_sets: Mapping[str, ParameterSet]


@cache
def current_rules() -> Rules:
    """The rules shipped with the project, read once."""
    return load(DATA)


def load(folder: Path) -> Rules:
    """Read every `*.yaml` of a folder. Raises RulesError at the first thing wrong."""
    files = sorted(folder.glob("*.yaml"))
    read = {file: _model(file) for file in files}
    for file, model in read.items():
        if model.code != file.stem:
            raise RulesError(file.name, "code", f"is {model.code}, not the name of the file")
    sets = {m.code: m for m in read.values() if not isinstance(m, Benefit)}
    benefits = {
        model.code: _complete(model, sets, file.name)
        for file, model in read.items()
        if isinstance(model, Benefit)
    }
    return Rules(_version(files), MappingProxyType(benefits), MappingProxyType(sets))


def _version(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


def _model(file: Path) -> ParameterSet:
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_NoRepeatedKeys)
    except (yaml.YAMLError, ValueError) as error:
        raise RulesError(file.name, "", " ".join(str(error).split())) from error
    if not isinstance(content, dict):
        raise RulesError(file.name, "", "the file must be a mapping of keys to values")
    try:
        return (Benefit if "periods" in content else ParameterSet).model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(step) for step in first["loc"])
        raise RulesError(file.name, path, _plain(first["type"], first["msg"])) from error


_PLAIN = {
    "extra_forbidden": "this key is not known",
    "missing": "this key is required",
    "union_tag_not_found": "unit is required",
}


def _plain(kind: str, message: str) -> str:
    return _PLAIN.get(kind, message.removeprefix("Value error, "))


def _complete(benefit: Benefit, sets: Mapping[str, ParameterSet], file: str) -> Benefit:
    parameters, words = dict(benefit.parameters), dict(benefit.words)
    for code in benefit.uses:
        if code not in sets:
            raise RulesError(file, "uses", f"there is no parameter set called {code}")
        for name, parameter in sets[code].parameters.items():
            if name in parameters:
                raise RulesError(file, f"parameters.{name}", f"{code} defines it too")
            parameters[name] = parameter
        words.update(sets[code].words)
    for index, condition in enumerate(benefit.conditions):
        for _, placeholder, _, _ in Formatter().parse(condition.text):
            if placeholder is not None and placeholder not in parameters:
                path = f"conditions.{index}.text"
                raise RulesError(file, path, f"there is no parameter called {placeholder}")
    completed = {"parameters": MappingProxyType(parameters), "words": MappingProxyType(words)}
    return benefit.model_copy(update=completed)


class _NoRepeatedKeys(yaml.SafeLoader):
    """YAML lets a later key silently win; here that is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                line = node.start_mark.line + 1
                raise ValueError(f"the key {key} stands twice in the mapping at line {line}")
        return super().construct_mapping(node, deep=deep)
