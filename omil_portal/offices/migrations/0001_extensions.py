from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations


class Migration(migrations.Migration):
    """What searching with accents and typos forgiven needs, before any index that uses it."""

    initial = True
    dependencies = []
    operations = [TrigramExtension(), UnaccentExtension()]
