"""What all checks share: which functions are checks, and clients of the service under test."""

import inspect

import pytest
from llama_cloud import LlamaCloud

import documents


def pytest_pycollect_makeitem(collector, name, obj):
    """Every public function of a module in checks/ is a check, named by the fact that it states."""
    own = inspect.isfunction(obj) and obj.__module__ == collector.obj.__name__
    if own and not name.startswith("_"):
        return list(collector._genfunctions(name, obj))
    return None


@pytest.fixture(scope="session")
def plain():
    """The client as its documentation shows it: the base URL and the key come from the environment."""
    with LlamaCloud() as client:
        yield client


@pytest.fixture(scope="session")
def client():
    """One that refuses an answer of another type than it declares, and shows every refusal instead of trying again."""
    with LlamaCloud(max_retries=0, _strict_response_validation=True) as client:
        yield client


@pytest.fixture(scope="session")
def invoice(client):
    """The sample invoice, uploaded."""
    return client.files.create(file=documents.INVOICE, purpose="extract")
