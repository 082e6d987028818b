"""Services of a check's own: with faults, with a key, with a folder that outlives them."""

import contextlib
import os
import pathlib
import subprocess

from llama_cloud import LlamaCloud

_GREETING = "listening on "


class Service:
    """`llama-extract serve` on a free port."""

    def __init__(self, *arguments: str):
        self._process = subprocess.Popen(
            [os.environ["LLAMA_EXTRACT"], "serve", "--addr", "127.0.0.1:0", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        first = self._process.stdout.readline()
        if not first.startswith(_GREETING):
            _, words = self._process.communicate(timeout=30)
            raise AssertionError(f"llama-extract serve {' '.join(arguments)}: {first}{words.strip()}")
        self.base_url = first[len(_GREETING) :].strip()

    def client(self, **settings) -> LlamaCloud:
        """A client of this service that shows every refusal, as the shared one does."""
        settings = {"max_retries": 0, "_strict_response_validation": True, **settings}
        return LlamaCloud(base_url=self.base_url, **settings)

    def kill(self):
        """Ends it with no chance to tidy up."""
        self._process.kill()
        self._process.communicate(timeout=30)

    def stop(self) -> int:
        """Asks it to end, and says with which status it did."""
        self._process.terminate()
        self._process.communicate(timeout=30)
        return self._process.returncode


@contextlib.contextmanager
def running(*arguments: str):
    """A service that ends with the block."""
    service = Service(*arguments)
    try:
        yield service
    finally:
        service.kill()


def holding():
    """A service where a job on a file whose name begins with `held` stays RUNNING."""
    return running("--fault", "jobs file=held* running=1h")


def kept_in(folder: pathlib.Path):
    """A service that keeps its state in a folder."""
    return running("--dir", str(folder))
