"""Takes the README's pictures from a running demonstration: `make run`, then `make screenshots`.

BASE_URL says where it runs (http://127.0.0.1:8000). Needs Chromium, like the browser tests.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from omil_portal.access.roles import Role  # noqa: E402
from omil_portal.demo.accounts import BY_ROLE  # noqa: E402

BASE = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
PICTURES = ROOT / "docs" / "screenshots"
WIDTHS = {"telefono": 390, "escritorio": 1280}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

# Who looks, the name of the picture, and the way there: addresses, then links to follow.
JOURNEYS = [
    (None, "portada", "/", []),
    (None, "vacantes", "/vacantes/?q=soldador", []),
    (None, "como-funciona", "/como-funciona/", []),
    (None, "beneficios", "/beneficios/", []),
    (None, "calculadora", "/beneficios/calculadora/", []),
    (None, "cursos", "/cursos/", []),
    (None, "ferias", "/ferias/", []),
    (Role.SEEKER, "mi-pagina", "/mi-pagina/", []),
    (Role.SEEKER, "mis-vacantes", "/mis-vacantes/", []),
    (
        Role.SEEKER,
        "por-que",
        "/mis-vacantes/",
        ["main summary", "main a:has-text('Ver qué sumaría')"],
    ),
    (Role.SEEKER, "que-pasaria", "/mis-vacantes/que-pasaria/", []),
    (Role.EMPLOYER_MEMBER, "mi-empresa", "/mi-empresa/", []),
    (Role.FRONT_DESK, "meson", "/meson/", []),
    (Role.FRONT_DESK, "ficha", "/atenciones/", ["main tbody a[href^='/personas/']"]),
    (Role.FRONT_DESK, "agenda", "/agenda/", []),
    (Role.COUNSELLOR, "seguimiento", "/seguimientos/", []),
    (Role.EMPLOYER_LIAISON, "por-revisar", "/ofertas/por-revisar/", []),
    (Role.COUNSELLOR, "colocaciones", "/colocaciones/", []),
    (Role.FRONT_DESK, "respuestas", "/respuestas/", []),
    (Role.FRONT_DESK, "postulaciones", "/postulaciones/", []),
    (Role.COUNSELLOR, "talleres", "/talleres/", []),
    (Role.OFFICE_MANAGER, "metas", "/metas/", []),
    (Role.OFFICE_MANAGER, "pronostico", "/metas/", ["main a:has-text('Pronóstico')"]),
    (Role.OFFICE_MANAGER, "plan", "/plan/", []),
    (Role.OFFICE_MANAGER, "equipo", "/oficinas/puerto-montt/equipo/", []),
    (Role.REGIONAL_ANALYST, "region", "/region/", []),
    (Role.REGIONAL_ANALYST, "informe", "/region/informe/", []),
    (
        Role.REGIONAL_ANALYST,
        "encuentro",
        "/encuentros/",
        ["main a[href^='/encuentros/']:not(.btn)"],
    ),
    (Role.REGIONAL_ANALYST, "demanda", "/respuestas/demanda/", []),
    (Role.REGIONAL_ANALYST, "corrida", "/corridas/", ["main a[href^='/corridas/']"]),
    (
        Role.REGIONAL_ANALYST,
        "equidad",
        "/corridas/",
        ["main a[href^='/corridas/']", "main a[href$='/equidad/']"],
    ),
    (Role.REGIONAL_ANALYST, "puntajes", "/puntajes/nueva/", []),
    (Role.ADMINISTRATOR, "noches", "/noches/", []),
]


def sign_in(page: Page, role: Role) -> None:
    account = BY_ROLE[role]
    page.goto(f"{BASE}/entrar/")
    page.fill("[name=login]", account.login)
    page.fill("[name=password]", account.password)
    page.click("main button.btn-primary")
    page.wait_for_load_state()


def main() -> int:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if not chromium:
        print("No Chromium was found: set CHROMIUM to one.", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for role in dict.fromkeys(role for role, *_ in JOURNEYS):
            for device, width in WIDTHS.items():
                size = {"width": width, "height": 844}
                page = browser.new_context(viewport=size, locale="es-CL").new_page()
                if role:
                    sign_in(page, role)
                for _, name, address, links in (j for j in JOURNEYS if j[0] == role):
                    page.goto(BASE + address)
                    for link in links:
                        page.click(link)
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=PICTURES / f"{name}-{device}.png")
                    print(f"{name}-{device}.png  {page.url}")
        browser.close()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Error as problem:
        sys.exit(f"The demonstration does not answer at {BASE}: {problem.message.splitlines()[0]}")
