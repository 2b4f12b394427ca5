"""A spreadsheet, its columns, and whom to believe."""

from django import forms

from jobseekers.models import DeskImport, DeskImportRow
from jobseekers.services.imports.kinds import kind_of
from jobseekers.services.imports.people.facts import LABELS
from jobseekers.spreadsheet.cells import text
from jobseekers.spreadsheet.files import MOST_BYTES

PORTAL, SHEET = "portal", "sheet"
SUPPOSED = "supposed_"


class SheetForm(forms.Form):
    kind = forms.ChoiceField(
        label="Qué trae la planilla",
        choices=DeskImport.Kind.choices,
        initial=DeskImport.Kind.PEOPLE,
        widget=forms.RadioSelect,
    )
    sheet = forms.FileField(
        label="Planilla",
        help_text="Archivo .xlsx o .csv, de hasta 5 MB y 5.000 filas.",
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={"required": "Elige la planilla.", "empty": "El archivo está vacío."},
    )

    def clean_sheet(self):
        sheet = self.cleaned_data["sheet"]
        if sheet.size > MOST_BYTES:
            raise forms.ValidationError("La planilla pesa más de 5 MB. Divídela en dos.")
        return sheet


class ColumnsForm(forms.Form):
    """For each fact, its column; each is offered by its header and the first thing it says.

    Then what the office says of the rows that do not say it, where the kind asks for it.
    """

    def __init__(self, *args, batch: DeskImport, **kwargs):
        super().__init__(*args, **kwargs)
        self._kind = kind_of(batch)
        first = batch.rows.first()
        said = [text(cell)[:24] for cell in first.cells] if first else []
        said += [""] * (len(batch.headers) - len(said))
        columns = [
            (str(at), f"{header or 'Sin título'} ({said[at] or 'vacía'})")
            for at, header in enumerate(batch.headers)
            if header or said[at]
        ]
        for name, label in self._kind.columns.labels.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                required=name == "run",
                choices=[("", "No está en la planilla"), *columns],
                initial=str(batch.mapping.get(name, "")),
            )
        comuna = batch.office.comuna.name
        self.fields["comuna"].help_text = f"Si una fila no la dice, se anota {comuna}."
        for name, field in self._kind.supposed().items():
            field.initial = batch.supposed.get(name)
            self.fields[f"{SUPPOSED}{name}"] = field

    def clean(self):
        if not self.errors:
            for problem in self._kind.columns.lacking(self.mapping):
                self.add_error(None, problem)
        return self.cleaned_data

    @property
    def mapping(self) -> dict[str, int]:
        """Field → column."""
        asked = self._kind.columns.labels
        return {name: int(at) for name, at in self.cleaned_data.items() if name in asked and at}

    @property
    def supposed(self) -> dict[str, str | int]:
        """Field → what the office says of the rows that do not say it."""
        said = {name: self.cleaned_data[f"{SUPPOSED}{name}"] for name in self._kind.supposed()}
        return {name: value for name, value in said.items() if value}


class BelieveForm(forms.Form):
    """One choice for each fact that the portal and the spreadsheet say differently."""

    def __init__(self, *args, row: DeskImportRow, **kwargs):
        super().__init__(*args, **kwargs)
        for name, conflict in row.conflicts.items():
            self.fields[name] = forms.ChoiceField(
                label=LABELS[name],
                choices=[
                    (PORTAL, f"El portal dice {conflict['portal']}"),
                    (SHEET, f"La planilla dice {conflict['sheet']}"),
                ],
                widget=forms.RadioSelect,
                initial=conflict["believe"],
            )
