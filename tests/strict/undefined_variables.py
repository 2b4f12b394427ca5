"""A name that a template asks for and nobody gave.

`{{ x|default:"" }}` says that `x` may be absent. `{% if x.y %}` forgives `y`, never an unknown `x`,
except in an included component, where a parameter may be left out. Templates of libraries are
theirs to mend.
"""

import sys

from django.template.base import FilterExpression, Variable, VariableDoesNotExist
from django.template.defaultfilters import default
from django.template.defaulttags import FirstOfNode, ForNode

from tests.strict.ledger import Sloppiness, record
from tests.strict.source import inside_component, is_ours, line_of, rendering_node

_resolve = Variable.resolve
_of_expression = FilterExpression.resolve.__code__


def install() -> None:
    def resolve(self: Variable, context):
        try:
            return _resolve(self, context)
        except VariableDoesNotExist:
            caller = sys._getframe(1)
            if caller.f_code is _of_expression:
                expression = caller.f_locals["self"]
                if expression.var is self:
                    _judge(expression, context, forgiving=caller.f_locals["ignore_failures"])
            raise

    Variable.resolve = resolve


def _judge(expression: FilterExpression, context, *, forgiving: bool) -> None:
    if any(function is default for function, _ in expression.filters):
        return
    node = rendering_node()
    if node is not None and not is_ours(node.origin.name):
        return
    loops_over_it = isinstance(node, ForNode) and node.sequence is expression
    if forgiving and not loops_over_it:
        unknown = expression.var.lookups[0] not in context
        if not unknown or isinstance(node, FirstOfNode) or inside_component():
            return
    record(Sloppiness.UNDEFINED_VARIABLE, f"{line_of(node)}: «{expression.token}» is not defined")
