from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("matching", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(
            model_name="placement", name="placement_counts_once_in_the_network"
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "rejected"), _negated=True),
                fields=("seeker", "employer", "starts_on"),
                name="placement_counts_once_in_the_network",
                violation_error_message=(
                    "Esta colocación ya está registrada: misma persona, empresa y fecha de inicio."
                ),
            ),
        ),
    ]
