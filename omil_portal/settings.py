"""One settings file, driven by the typed environment of `env.py`."""

from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from redis.backoff import NoBackoff
from redis.retry import Retry

# Imported so that tasks enqueued by a web process know this application and its broker.
import omil_portal.celery  # noqa: F401
from omil_portal.access.permissions import Permission
from omil_portal.embedded import addresses
from omil_portal.env import ROOT, Environment
from omil_portal.schedule import BEAT, NIGHT

ENV = Environment()
EMBEDDED = addresses(ENV)

DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = ENV.allowed_hosts
DEMO = not ENV.production
SITE_URL = ENV.site

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "omil_portal.access",
    "omil_portal.accounts",
    "omil_portal.offices",
    "omil_portal.occupations",
    "omil_portal.audit",
    "omil_portal.outbox",
    "omil_portal.downloads",
    "omil_portal.night",
    "omil_portal.look",
    "jobseekers",
    "employers",
    "matching",
    "sence_programs",
    "omil_portal.demo",
    "omil_portal.bench",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Outside of what refuses a request, so that refusals carry their headers too.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "omil_portal.access.middleware.NoNulInAddresses",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "omil_portal.access.middleware.AccessMiddleware",
    "omil_portal.access.middleware.PrivateAnswers",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "omil_portal.urls"
WSGI_APPLICATION = "omil_portal.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "omil_portal.look.context.portal",
            ],
            "builtins": ["omil_portal.look.templatetags.look"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {
    "default": dj_database_url.parse(
        EMBEDDED.database_url, conn_max_age=60, conn_health_checks=True
    )
}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
# A socket's folder comes as an option; `dbshell` and `backup` look for it under HOST.
DATABASES["default"]["HOST"] = (
    DATABASES["default"].get("OPTIONS", {}).pop("host", "") or DATABASES["default"]["HOST"]
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "omil_portal.soft_cache.SoftRedisCache",
        "LOCATION": EMBEDDED.cache_url,
        "KEY_PREFIX": "omil",
        # A page does not wait for a cache that is away.
        "OPTIONS": {"socket_timeout": 1, "retry": Retry(NoBackoff(), 0)},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

LANGUAGE_CODE = "es-cl"
TIME_ZONE = "America/Santiago"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = ENV.data_dir / "static"
MEDIA_ROOT = ENV.data_dir / "media"
# Long lists that staff take away: kept for a week, apart from the documents and their backup.
DOWNLOADS_DIR = ENV.data_dir / "downloads"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "omil_portal.accounts.forms.SignInForm"}
ACCOUNT_ADAPTER = "omil_portal.accounts.adapter.PortalAccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
# By address, and generous: a whole office, or half a town's telephones, come out by one.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "30/m/ip,5/5m/key",
    "register": "60/h/ip",
    "access_code": "60/h/ip",
    "forgotten": "20/h/ip",
    "link": "30/h/ip",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "home"

# A working day: a computer that several people use keeps nobody signed in until tomorrow.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if ENV.production:
    SECURE_SSL_REDIRECT = True
    # The proxy says who is asking; without it everyone would share the limits of one address.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

MAIL = urlsplit(ENV.email_url)
EMAIL_BACKEND = "django.core.mail.backends.{}.EmailBackend".format(
    "smtp" if ENV.email_url else "filebased"
)
# Without a mail server each message is a file to read.
EMAIL_FILE_PATH = ENV.data_dir / "mail"
EMAIL_HOST = MAIL.hostname or "localhost"
EMAIL_USE_SSL = MAIL.scheme == "smtps"
EMAIL_USE_TLS = MAIL.scheme == "smtp" and EMAIL_HOST != "localhost"
EMAIL_PORT = MAIL.port or (465 if EMAIL_USE_SSL else 587)
EMAIL_HOST_USER = unquote(MAIL.username or "")
EMAIL_HOST_PASSWORD = unquote(MAIL.password or "")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = "no-responder@omil.example"

# Which app says what a signed-in person may do: functions user → list of grants.
GRANT_SOURCES = [
    "omil_portal.offices.grants.staff_grants",
    "jobseekers.grants.own_record",
    "employers.grants.memberships",
]

# Panels that upper apps serve inside a lower app's page: (heading, URL name, permission).
PERSON_PANELS = (
    ("Derivaciones y trabajo", "person_work", Permission.REFERRAL_RESULT),
    ("Ofertas para esta persona", "person_matches", Permission.MATCH_VIEW),
    ("Beneficios", "person_benefits", Permission.BENEFIT_EVALUATE),
    ("Postulaciones a beneficios", "person_applications", Permission.BENEFIT_EVALUATE),
    ("Respuestas tipo", "person_answers", Permission.ATTENTION_RECORD),
)
# What helps to certify that a person looked for work this month.
FCS_PANELS = (("Derivaciones y trabajo", "person_work", Permission.REFERRAL_RESULT),)
# Tables about a person that the night writes anew: they need not follow a merge of two files.
PERSON_RECOMPUTED = ("matching.SeekerMatches",)
# What each kind of spreadsheet of an office knows: `jobseekers.services.imports.kinds`.
SHEET_KINDS = {
    "people": "jobseekers.services.imports.people.kind.PEOPLE",
    "placements": "matching.placement_sheets.kind.PLACEMENTS",
}
# The lists that are taken away as workbooks, each by its name: see `omil_portal.downloads.listed`.
EXCEL_LISTS = {
    "atenciones": "jobseekers.excel.attentions",
    "agenda": "jobseekers.excel.hours",
    "por-avisar": "jobseekers.excel.hours_to_tell",
    "sin-quien-atienda": "jobseekers.excel.hours_stranded",
    "otros-servicios": "jobseekers.excel.external_referrals",
    "pasos-de-planes": "jobseekers.excel.plan_steps",
    "fondo-de-cesantia": "jobseekers.excel.fcs_of_this_month",
    "fichas-incompletas": "jobseekers.excel.records_lacking",
    "derivaciones": "matching.excel.referrals",
    "colocaciones": "matching.excel.placements",
    "seguimientos": "matching.excel.follow_ups",
    "seguimientos-atrasados": "matching.excel.late_follow_ups",
    "personas-presentadas": "matching.excel.presented",
    "empresas": "employers.excel.companies",
    "ofertas-por-revisar": "employers.excel.to_review",
    "postulaciones": "sence_programs.excel.applications",
    "cursos": "sence_programs.excel.courses",
    "inscritos": "sence_programs.excel.enrolments",
    "feria": "sence_programs.excel_fairs.fair_people",
    "preguntas": "sence_programs.excel.gaps",
    "compromisos": "sence_programs.excel.commitments",
    "convenios": "sence_programs.excel.agreements",
    "meta": "sence_programs.excel_behind.behind_goal",
    "cifra": "sence_programs.excel_behind.behind_region",
    "revision": "sence_programs.excel_behind.behind_quality",
}
# What the desk shows as waiting: its name, the list that holds it, what is chosen among the filters
# of that list, its page, and who empties it.
TO_DO = (
    (
        *("Horas sin quien atienda", "sin-quien-atienda", ""),
        *("hours_stranded", Permission.ATTENTION_RECORD),
    ),
    ("Horas por avisar", "por-avisar", "", "hours_to_tell", Permission.ATTENTION_RECORD),
    (
        *("Respuestas de empresas por anotar", "derivaciones", "state=answered"),
        *("referral_list", Permission.REFERRAL_RESULT),
    ),
    (
        *("Contratadas sin colocación", "derivaciones", "state=to_place"),
        *("referral_list", Permission.PLACEMENT_RECORD),
    ),
    (
        *("Colocaciones por validar", "colocaciones", "state=pending"),
        *("placement_list", Permission.PLACEMENT_VALIDATE),
    ),
    ("Seguimientos por llamar", "seguimientos", "", "follow_up_list", Permission.PLACEMENT_RECORD),
    (
        *("Empresas con alguien por confirmar", "empresas", "estado=por-confirmar"),
        *("employer_list", Permission.EMPLOYER_CONTACT),
    ),
    ("Ofertas por revisar", "ofertas-por-revisar", "", "review_queue", Permission.VACANCY_REVIEW),
    (
        *("Otros servicios que no responden", "otros-servicios", "state=overdue"),
        *("external_referral_list", Permission.ATTENTION_RECORD),
    ),
    (
        *("Pasos de planes atrasados", "pasos-de-planes", "state=overdue"),
        *("plan_step_list", Permission.ATTENTION_RECORD),
    ),
)
# What an office's manager looks at beside its own work, by the name in the office's address.
OFFICE_PANELS = (("Seguimientos atrasados", "late_follow_ups", Permission.AGENDA_SET),)
VACANCY_PANELS = (("Personas para esta oferta", "vacancy_matches", Permission.MATCH_VIEW),)
# What a company sees of its people: on its own page, and on the page of each of its offers.
COMPANY_PANELS = (("Personas presentadas", "presented_of_company", Permission.OWN_VACANCIES),)
OWN_OFFER_PANELS = (("Personas presentadas", "presented_of_offer", Permission.OWN_VACANCIES),)
SEEKER_PANELS = (
    ("Ofertas para ti", "my_matches", Permission.OWN_RECORD),
    ("Mis cursos", "my_courses", Permission.OWN_RECORD),
    ("Mis postulaciones a beneficios", "my_applications", Permission.OWN_RECORD),
)

# Where each one's work begins: the first whose permission they hold.
START_PAGES = (
    (Permission.PERSON_FIND, "desk"),
    (Permission.REGION_DASHBOARD, "region_dashboard"),
    (Permission.OWN_VACANCIES, "my_company"),
    (Permission.OWN_RECORD, "my_page"),
    (Permission.RUNS_VIEW, "night_list"),
)

# What `manage.py reference` loads, in order: functions that return how many rows of what.
REFERENCE_LOADERS = [
    "omil_portal.offices.reference.load",
    "omil_portal.occupations.reference.load",
    "jobseekers.reference.load",
    "matching.reference.load",
    "sence_programs.reference.load",
]

REDIS_URL = EMBEDDED.redis_url
CELERY_BROKER_URL = EMBEDDED.broker_url
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 3000
CELERY_TASK_SOFT_TIME_LIMIT = 2900
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    # Whoever leaves a task in a queue that is away is told at once: a page does not wait for it.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = BEAT
CELERY_BEAT_SCHEDULER = "omil_portal.beat:OneBeat"
CELERY_BEAT_SCHEDULE_FILENAME = str(ENV.data_dir / "beat-schedule")
NIGHT_STEPS = NIGHT

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"omil_portal": {"level": "INFO"}},
}
