from typing import Any

from django.db import migrations, models

from duikou_web.ledger.searching.index import DROP, MAKE


def make(apps: Any, schema_editor: Any) -> None:
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0009_differing"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="indexed",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["indexed"], name="document_indexed"),
        ),
        migrations.RunPython(make, lambda apps, schema_editor: schema_editor.execute(DROP)),
    ]
