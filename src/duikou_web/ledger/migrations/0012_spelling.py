from typing import Any

from django.db import migrations, models

from duikou_web.ledger.searching.spelling import spell


def spell_all(apps: Any, schema_editor: Any) -> None:
    listings = apps.get_model("ledger", "Listing").objects
    rows = list(listings.only("pk", "name"))
    for row in rows:
        row.spelt = spell(row.name)
    listings.bulk_update(rows, ["spelt"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0011_listings"),
    ]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="spelt",
            field=models.TextField(default=""),
        ),
        migrations.RunPython(spell_all, migrations.RunPython.noop),
    ]
