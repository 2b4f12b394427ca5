"""Loads the territory and the offices of the project's tables into the database."""

from django.db.models import Model
from django.utils.text import slugify

from omil_portal.offices import territory, travel
from omil_portal.offices.models import Comuna, Office, Province, Region, TravelTime


def load() -> dict[str, int]:
    """Brings the tables up to date; what people added (corrections, addresses) stays."""
    comunas = territory.read_comunas()
    counts = {
        "regiones": _upsert(
            Region(cut=row.cut, name=row.short_name, order=row.order, time_zone=row.time_zone)
            for row in territory.read_regions()
        ),
        "provincias": _upsert(
            Province(cut=row.cut, name=row.name, region_id=row.region_cut)
            for row in territory.read_provinces()
        ),
        "comunas": _upsert(
            Comuna(
                cut=row.cut,
                name=row.name,
                province_id=row.province_cut,
                region_id=row.region_cut,
                latitude=row.latitude,
                longitude=row.longitude,
            )
            for row in comunas
        ),
        "oficinas": _load_offices(),
    }
    return counts | {"tiempos de viaje": _load_travel(comunas)}


def _upsert(rows) -> int:
    rows = list(rows)
    model: type[Model] = type(rows[0])
    key = model._meta.pk.name
    others = [f.attname for f in model._meta.concrete_fields if not f.primary_key]
    names = [model._meta.get_field(name.removesuffix("_id")).name for name in others]
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=[key], update_fields=names)
    return len(rows)


def _load_offices() -> int:
    """Adds the offices that are missing; an office's own changes are never overwritten."""
    offices = [
        Office(
            name=row.name,
            slug=slugify(row.name.removeprefix("OMIL ")),
            comuna_id=row.comuna_cut,
            address=row.address,
            phone=row.phone,
            hours=row.hours,
        )
        for row in territory.read_los_lagos_offices()
    ]
    Office.objects.bulk_create(offices, ignore_conflicts=True)
    return len(offices)


def _load_travel(comunas) -> int:
    derived = travel.derive(comunas, territory.read_roads(), territory.read_ferries())
    stored = {
        (origin, destination): minutes
        for origin, destination, minutes in TravelTime.objects.values_list(
            "origin_id", "destination_id", "minutes"
        )
    }
    if stored != derived:
        TravelTime.objects.all().delete()
        TravelTime.objects.bulk_create(
            (
                TravelTime(origin_id=origin, destination_id=destination, minutes=minutes)
                for (origin, destination), minutes in derived.items()
            ),
            batch_size=5000,
        )
    return len(derived)
