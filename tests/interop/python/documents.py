"""Sample documents and schemas."""

import json
import os
import pathlib

_FOLDER = pathlib.Path(os.environ["DOCUMENTS"])

INVOICE = _FOLDER / "invoice.pdf"
INVOICE_EXPECTED = json.loads((_FOLDER / "invoice.expected.json").read_text(encoding="utf-8"))

INVOICE_SCHEMA = {
    "type": "object",
    "properties": {
        "invoice_number": {"type": "string", "description": "Invoice number"},
        "total": {"type": "number", "description": "Total due"},
    },
    "required": ["invoice_number", "total"],
}

#: One line item, as `per_table_row` wants it.
ITEM_SCHEMA = {
    "type": "object",
    "properties": {
        "description": {"type": "string", "description": "Description"},
        "quantity": {"type": "integer", "description": "Quantity"},
        "unit_price": {"type": "number", "description": "Unit price"},
        "amount": {"type": "number", "description": "Amount"},
    },
    "required": ["description", "quantity", "unit_price", "amount"],
}

NOTE_SCHEMA = {
    "type": "object",
    "properties": {"reference": {"type": "string", "description": "Reference"}},
    "required": ["reference"],
}


def note(reference: str) -> bytes:
    """A text of one page that says its reference."""
    return f"Delivery note\n\nReference: {reference}\nWeight: 12.5 kg\n".encode()


def notes(*references: str) -> bytes:
    """A text with a page for each reference."""
    return b"\f".join(note(reference) for reference in references)


def upload(client, content: bytes, name: str = "note.txt", **parameters):
    """Uploads bytes under a name."""
    return client.files.create(file=(name, content, "text/plain"), purpose="extract", **parameters)


def extract(client, file_id: str, schema: dict = NOTE_SCHEMA, **configuration):
    """Creates a job with an inline configuration."""
    return client.extract.create(
        file_input=file_id, configuration={"data_schema": schema, "tier": "cost_effective", **configuration}
    )


def finish(client, job):
    """Waits with the client's own helper, which raises unless the job is COMPLETED."""
    return client.extract.wait_for_completion(job.id, polling_interval=0.05, backoff="constant", timeout=30)
