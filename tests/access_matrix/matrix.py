"""THE table: every URL of the portal, and what each role gets there.

A URL without a row fails a test, and so does a row without a URL. See `row.py` for the columns.
"""

from tests.access_matrix import (
    agenda,
    assessments,
    downloads,
    follow_ups,
    imports,
    other_services,
    programmes,
)
from tests.access_matrix.roles import ALL_ROLES, COMPANIES, DESK
from tests.access_matrix.row import Row

PERSON = {"pk": "seeker"}
COMPANY = {"pk": "employer"}
OFFER = {"pk": "vacancy"}
DRAFT = {"pk": "vacancy_draft"}
REVIEWED = {"pk": "vacancy_in_review"}
CLOSED = {"pk": "vacancy_closed"}
SIGNED_WEIGHTS = {"number": "=1"}
DRAFT_WEIGHTS = {"number": "=2"}

MATRIX = [
    # The portal itself
    Row("home", everyone=200),
    Row("start", own=f"{ALL_ROLES}:302"),
    Row("privacy", everyone=200),
    Row("accessibility", everyone=200),
    Row("components", everyone=200),
    Row("my_messages", own=ALL_ROLES),
    Row("night_list", own="regional_analyst national_unit administrator"),
    Row("occupation_search", everyone=200),
    # Accounts
    Row("account_login", own=f"{ALL_ROLES}:302", anonymous=200, post=True),
    Row("account_logout", own=ALL_ROLES, post=True),
    Row("access_code", everyone=200, post=True),
    Row("forgotten", everyone=200, post=True),
    Row("set_password", own=ALL_ROLES, post=True),
    # Offices
    Row(
        "staff_list",
        own="office_manager administrator",
        foreign=404,
        everywhere="administrator",
        post=True,
    ),
    Row(
        "staff_end",
        own="office_manager administrator",
        foreign=404,
        everywhere="administrator",
        get=False,
        of={"pk": "office_membership"},
    ),
    Row(
        "staff_code",
        own="office_manager administrator",
        foreign=404,
        everywhere="administrator",
        get=False,
        of={"pk": "office_membership"},
    ),
    Row(
        "travel_list",
        own="office_manager administrator",
        foreign=404,
        everywhere="administrator",
        post=True,
    ),
    Row("choose_office", own=DESK, post=True),
    Row("choose_region", own="regional_analyst national_unit", post=True),
    # A person's own pages
    Row("seeker_register", everyone=200, own="seeker:302", post=True),
    Row("my_page", own="seeker"),
    Row("my_status", own="seeker", get=False),
    Row("my_consent", own="seeker", post=True),
    Row("profile_step", own="seeker", post=True, of={"step": "=estudios"}),
    # The desk, and a person's file
    Row("desk", own=DESK, post=True),
    Row("desk_clear", own=DESK, get=False),
    Row("person_register", own=DESK, post=True),
    Row("person_file", own=DESK, foreign=404, of=PERSON),
    Row("person_edit", own=DESK, foreign=404, post=True, of=PERSON | {"step": "=estudios"}),
    Row("person_consent", own=DESK, foreign=404, post=True, of=PERSON),
    Row("person_status", own=DESK, foreign=404, get=False, of=PERSON),
    Row("access_code_issue", own=DESK, foreign=404, post=True, of=PERSON),
    Row("attention_record", own=DESK, foreign=404, post=True, of=PERSON),
    Row("attention_list", own=DESK),
    # Matching. A published vacancy is everyone's to refer to, whichever office keeps it.
    Row("my_matches", own="seeker"),
    Row("my_reasons", own="seeker", of={"vacancy_pk": "vacancy"}),
    Row("my_what_if", own="seeker"),
    Row("what_if", own=DESK, foreign=404, of=PERSON),
    Row("person_work", own=DESK, foreign=404, of=PERSON),
    Row("person_matches", own=DESK, foreign=404, of=PERSON),
    Row("match_reasons", own=DESK, foreign=404, of=PERSON),
    Row("vacancy_matches", own=DESK, of={"pk": "vacancy"}),
    Row("referral_new", own=DESK, foreign=404, get=False, of=PERSON),
    Row("referral_list", own=DESK),
    Row("referral_file", own=f"seeker {DESK}", foreign=404, of={"pk": "referral"}),
    Row("referral_letter", own=DESK, foreign=404, of={"pk": "referral"}),
    Row("referral_result", own=DESK, foreign=404, get=False, of={"pk": "referral"}),
    Row("placement_new", own=DESK, foreign=404, post=True, of={"pk": "referral"}),
    Row("placement_list", own=DESK),
    Row("placement_file", own=DESK, foreign=404, of={"pk": "placement"}),
    Row("placement_edit", own=DESK, foreign=404, post=True, of={"pk": "placement"}),
    Row(
        "placement_verify",
        own="counsellor office_manager",
        foreign=404,
        get=False,
        of={"pk": "placement"},
    ),
    Row(
        "placement_withdraw",
        own="counsellor office_manager",
        foreign=404,
        get=False,
        of={"pk": "placement"},
    ),
    Row("evidence_add", own=DESK, foreign=404, get=False, of={"pk": "placement"}),
    Row("evidence_file", own=DESK, foreign=404, of={"pk": "placement"}),
    # A run is of the whole network: none is foreign.
    Row("run_list", own="regional_analyst national_unit administrator"),
    Row("run_file", own="regional_analyst national_unit administrator", of={"pk": "run"}),
    Row("run_fairness", own="regional_analyst national_unit administrator", of={"pk": "run"}),
    # Weights hold for the whole portal: no version is foreign.
    Row("weights_list", own="regional_analyst national_unit"),
    Row("weights_new", own="regional_analyst national_unit", post=True),
    Row("weights_sum", own="regional_analyst national_unit", get=False),
    Row("weights_file", own="regional_analyst national_unit", of=SIGNED_WEIGHTS),
    Row("weights_edit", own="regional_analyst national_unit", post=True, of=DRAFT_WEIGHTS),
    Row("weights_preview", own="regional_analyst national_unit", of=DRAFT_WEIGHTS),
    Row("weights_sign", own="national_unit", get=False, of=DRAFT_WEIGHTS),
    Row("weights_discard", own="regional_analyst national_unit", get=False, of=DRAFT_WEIGHTS),
    Row("algorithm", everyone=200),
    # Companies and their offers
    Row("board", everyone=200),
    Row("vacancy_page", everyone=200, of=OFFER),
    Row("employer_register", everyone=200, post=True),
    Row("my_company", own=ALL_ROLES),
    Row("company_edit", own="employer_member", post=True),
    Row(
        "member_answer",
        own=f"employer_member {COMPANIES}",
        foreign=404,
        everywhere=COMPANIES,
        get=False,
        of={"pk": "newcomer"},
    ),
    Row("vacancy_new", own="employer_member", post=True),
    Row("occupation_options", own="employer_member"),
    Row("vacancy_edit", own="employer_member", foreign=404, of=OFFER),
    Row(
        "vacancy_step",
        own="employer_member",
        foreign=404,
        post=True,
        of=DRAFT | {"step": "=puesto"},
    ),
    Row("vacancy_submit", own="employer_member", foreign=404, get=False, of=DRAFT),
    Row("vacancy_withdraw", own="employer_member", foreign=404, get=False, of=REVIEWED),
    Row("vacancy_close", own="employer_member", foreign=404, get=False, of=OFFER),
    Row("vacancy_reopen", own="employer_member", foreign=404, get=False, of=CLOSED),
    Row("review_queue", own=COMPANIES),
    Row("offers_to_code", own=COMPANIES),
    Row("offer_code", own=COMPANIES, foreign=404, get=False, of=OFFER),
    Row("vacancy_review", own=f"{DESK} regional_analyst national_unit", foreign=404, of=REVIEWED),
    Row("vacancy_publish", own=COMPANIES, foreign=404, get=False, of=REVIEWED),
    Row("vacancy_return", own=COMPANIES, foreign=404, get=False, of=REVIEWED),
    Row("vacancy_staff_close", own=COMPANIES, foreign=404, get=False, of=OFFER),
    # Every office works with every company.
    Row("employer_list", own=f"{DESK} regional_analyst national_unit", post=True),
    Row("employer_file", own=f"{DESK} regional_analyst national_unit", of=COMPANY),
    Row("employer_contact", own=COMPANIES, get=False, of=COMPANY),
    Row("contact_correct", own=COMPANIES, foreign=404, post=True, of={"pk": "contact"}),
    Row("contact_remove", own=COMPANIES, foreign=404, get=False, of={"pk": "contact"}),
    Row("job_analysis_new", own=COMPANIES, post=True, of=COMPANY),
    Row("job_analysis", own=f"{DESK} regional_analyst national_unit", of={"pk": "job_analysis"}),
    # Benefits, goals and the network
    *agenda.ROWS,
    *assessments.ROWS,
    *downloads.ROWS,
    *imports.ROWS,
    *follow_ups.ROWS,
    *other_services.ROWS,
    *programmes.ROWS,
]
