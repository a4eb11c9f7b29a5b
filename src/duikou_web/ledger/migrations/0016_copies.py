from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def mark_documents(apps: Any, schema_editor: Any) -> None:
    """The copies of what is there already are looked for at the next opportunity."""
    documents = apps.get_model("ledger", "Document").objects.values_list("pk", flat=True)
    unlinked = apps.get_model("ledger", "Unlinked")
    unlinked.objects.bulk_create(unlinked(kind="copy", key=str(pk)) for pk in documents)


def mark_main(apps: Any, schema_editor: Any) -> None:
    """Which tellings are of the main event of their report."""
    apps.get_model("ledger", "Telling").objects.filter(event__main=True).update(main=True)


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0015_things"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sketch",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sketch",
                        serialize=False,
                        to="ledger.document",
                    ),
                ),
                ("words", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("packed", models.BinaryField()),
                ("group", models.BigIntegerField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["words"], name="sketch_words"),
                    models.Index(fields=["group"], name="sketch_group"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Band",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BigIntegerField()),
                (
                    "sketch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ledger.sketch",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["key", "sketch"], name="band_key")],
            },
        ),
        migrations.AddField(
            model_name="telling",
            name="main",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(condition=models.Q(("main", True)), fields=["episode"], name="telling_main"),
        ),
        migrations.RunPython(mark_documents, migrations.RunPython.noop),
        migrations.RunPython(mark_main, migrations.RunPython.noop),
    ]
