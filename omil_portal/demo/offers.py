"""Invented companies and offers of the kind Los Lagos has. Pay: gross monthly pesos."""

from dataclasses import dataclass

from omil_portal.occupations.work import ContractType as C
from omil_portal.occupations.work import Licence as L
from omil_portal.occupations.work import Permit as P
from omil_portal.occupations.work import Schooling as S
from omil_portal.occupations.work import WorkingHours as H


@dataclass(frozen=True)
class Offer:
    title: str
    code: str
    pay: tuple[int, int] | None
    functions: str
    hours: H = H.FULL
    contract: C = C.FIXED_TERM
    schooling: S = S.NONE
    months: int = 0
    licences: tuple[L, ...] = ()
    permits: tuple[P, ...] = ()
    skills: tuple[str, ...] = ()
    adults_only: bool = False
    posts: int = 1


OFFERS = (
    Offer(
        "Operario u operaria de planta de proceso",
        "8160",
        (553_553, 640_000),
        "Filetear, calibrar y empacar salmón en línea fría. Turnos de mañana y tarde.",
        hours=H.SHIFTS,
        skills=("Fileteo de pescado", "Peso y envasado"),
        posts=12,
    ),
    Offer(
        "Garzón o garzona",
        "5131",
        (560_000, 620_000),
        "Atender mesas, tomar pedidos y cobrar. Propinas aparte.",
        hours=H.SHIFTS,
        months=6,
        skills=("Servicio de mesas", "Atención de público"),
        posts=2,
    ),
    Offer(
        "Soldador o soldadora al arco y TIG",
        "7212",
        (900_000, 1_150_000),
        "Reparar estructuras y embarcaciones en astillero.",
        months=24,
        skills=("Soldadura al arco", "Soldadura TIG", "Lectura de planos"),
        contract=C.OPEN_ENDED,
    ),
    Offer(
        "Conductor o conductora de camión",
        "8332",
        (850_000, 1_050_000),
        "Repartir alimento para peces entre Puerto Montt y Chiloé.",
        licences=(L.A4,),
        months=12,
        skills=("Conducción de camión",),
        contract=C.OPEN_ENDED,
        adults_only=True,
    ),
    Offer(
        "Auxiliar de aseo",
        "9112",
        (553_553, 580_000),
        "Limpiar oficinas, baños y pasillos.",
        hours=H.PARTIAL,
        skills=("Limpieza de oficinas",),
        posts=3,
    ),
    Offer(
        "Guardia de seguridad",
        "5414",
        (620_000, 680_000),
        "Controlar accesos y hacer rondas. Turno 4 por 4.",
        hours=H.NIGHT,
        permits=(P.OS10,),
        schooling=S.BASIC,
        skills=("Guardia y rondas", "Control de acceso"),
        adults_only=True,
        posts=4,
    ),
    Offer(
        "Maestro o maestra de cocina",
        "5120",
        (650_000, 780_000),
        "Preparar menú diario y carta de un restorán.",
        hours=H.SHIFTS,
        months=12,
        permits=(P.FOOD,),
        skills=("Cocina caliente", "Cocina fría y ensaladas"),
    ),
    Offer(
        "Cajera o cajero",
        "5230",
        (553_553, 600_000),
        "Cobrar, cuadrar caja y orientar a clientes.",
        hours=H.SHIFTS,
        schooling=S.SECONDARY,
        skills=("Arqueo de caja", "Atención de público"),
        posts=3,
    ),
    Offer(
        "Reponedor o reponedora",
        "9334",
        (553_553, 570_000),
        "Reponer productos en góndola y ordenar bodega.",
        skills=("Reposición de góndolas",),
        posts=2,
    ),
    Offer(
        "Técnico o técnica en enfermería (TENS)",
        "3221",
        (720_000, 830_000),
        "Controlar signos vitales y apoyar procedimientos en la posta.",
        schooling=S.TECHNICAL,
        months=6,
        skills=("Inyectables y signos vitales", "Primeros auxilios"),
        contract=C.OPEN_ENDED,
    ),
    Offer(
        "Ayudante de construcción",
        "9313",
        (580_000, 680_000),
        "Apoyar faenas de vivienda: hormigón, moldajes y orden de la obra.",
        contract=C.PROJECT,
        skills=("Preparación de hormigón", "Uso de herramientas eléctricas"),
        posts=6,
    ),
    Offer(
        "Carpintero o carpintera de obra",
        "7115",
        (850_000, 980_000),
        "Levantar tabiques y techumbres de madera.",
        contract=C.PROJECT,
        months=24,
        skills=("Carpintería de obra", "Tabiquería", "Instalación de techumbre"),
        posts=3,
    ),
    Offer(
        "Operador u operadora de grúa horquilla",
        "8344",
        (720_000, 800_000),
        "Mover carga en frigorífico y despacho.",
        licences=(L.D,),
        months=12,
        hours=H.SHIFTS,
        skills=("Operación de grúa horquilla", "Bodegaje y despacho"),
        adults_only=True,
    ),
    Offer(
        "Administrativo o administrativa de personal",
        "4110",
        (680_000, 800_000),
        "Llevar contratos, asistencia y remuneraciones.",
        schooling=S.SECONDARY_TECHNICAL,
        months=12,
        skills=("Excel intermedio", "Remuneraciones", "Word y correo electrónico"),
    ),
    Offer(
        "Temporero o temporera de berries",
        "9211",
        (560_000, 700_000),
        "Cosechar arándanos y cerezas. Pago por caja sobre el mínimo.",
        contract=C.PROJECT,
        skills=("Cosecha de fruta",),
        posts=25,
    ),
    Offer(
        "Ordeñador u ordeñadora",
        "6121",
        (620_000, 720_000),
        "Ordeñar y cuidar el rebaño en lechería. Casa disponible.",
        months=12,
        skills=("Ordeña", "Alimentación y cuidado de animales"),
        contract=C.OPEN_ENDED,
    ),
    Offer(
        "Recepcionista de hostal",
        "4224",
        (570_000, 620_000),
        "Recibir huéspedes y manejar reservas.",
        hours=H.WEEKEND,
        schooling=S.SECONDARY,
        skills=("Recepción de huéspedes", "Inglés básico"),
    ),
    Offer(
        "Cuidadora o cuidador de personas mayores",
        "5322",
        (600_000, 680_000),
        "Acompañar, alimentar y asear a residentes.",
        hours=H.SHIFTS,
        months=6,
        skills=("Cuidado de personas mayores", "Primeros auxilios"),
        posts=2,
    ),
)

# Name, activity, and the codes of the offers each makes.
COMPANIES = (
    ("Conservas Canal Tenglo SpA", "Elaboración de productos del mar", ("8160", "4110")),
    ("Astilleros Angelmó Ltda.", "Construcción y reparación de embarcaciones", ("7212",)),
    ("Hostería Los Arrayanes EIRL", "Alojamiento y restorán", ("5131", "5120", "4224")),
    ("Constructora Reloncaví SpA", "Construcción de viviendas", ("9313", "7115")),
    ("Lechería Rahue Alto Ltda.", "Producción de leche", ("6121",)),
    ("Transportes Seno Azul Ltda.", "Transporte de carga", ("8332", "8344")),
    ("Supermercado La Costanera SpA", "Comercio de alimentos", ("5230", "9334")),
    ("Huertos Llanquihue SpA", "Cultivo de berries", ("9211",)),
    ("Aseos Volcán Calbuco Ltda.", "Servicios de aseo", ("9112",)),
    ("Seguridad Austral Sur SpA", "Servicios de seguridad", ("5414",)),
    ("Residencia Flor de Quila", "Cuidado de personas mayores", ("5322",)),
    ("Centro Médico Canal de Chacao SpA", "Atención de salud", ("3221",)),
)
