from sence_programs.models.agreement import Agreement, Goal, GoalDefinition, GoalSnapshot
from sence_programs.models.answer import BenefitAnswer

__all__ = ["Agreement", "BenefitAnswer", "Goal", "GoalDefinition", "GoalSnapshot"]
