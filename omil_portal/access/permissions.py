"""What can be done in the portal, one word each. Who may do it stands in `roles.py`."""

from enum import StrEnum


class Permission(StrEnum):
    OWN_RECORD = "own_record"
    """See and change one's own profile, consents and referrals."""
    OWN_VACANCIES = "own_vacancies"
    """Post and follow the vacancies of one's own company."""

    PERSON_FIND = "person_find"
    PERSON_REGISTER = "person_register"
    PERSON_VIEW = "person_view"
    ATTENTION_RECORD = "attention_record"
    ACCESS_CODE_ISSUE = "access_code_issue"
    BENEFIT_EVALUATE = "benefit_evaluate"

    MATCH_VIEW = "match_view"
    REFERRAL_CREATE = "referral_create"
    REFERRAL_RESULT = "referral_result"
    PLACEMENT_RECORD = "placement_record"
    PLACEMENT_VALIDATE = "placement_validate"

    EMPLOYER_VIEW = "employer_view"
    EMPLOYER_CONTACT = "employer_contact"
    VACANCY_REVIEW = "vacancy_review"

    GOALS_VIEW = "goals_view"
    GOALS_SET = "goals_set"
    REGION_DASHBOARD = "region_dashboard"
    STAFF_MANAGE = "staff_manage"
    TRAVEL_CORRECT = "travel_correct"
    RUNS_VIEW = "runs_view"
    WEIGHTS_SET = "weights_set"
    """Draft, preview and sign how many points each factor of the match gives."""
