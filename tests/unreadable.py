"""`meteo-douane` on a disk that gives nothing any more, for tests: `python unreadable.py FILE ARGUMENTS`.

From the moment at which FILE is there nothing can be loaded that was not loaded before.
"""

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path


class Disk:
    """Stands before those that find modules on the disk."""

    def __init__(self, has_failed: Path) -> None:
        self.has_failed = has_failed

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        if self.has_failed.exists():
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


if __name__ == "__main__":
    from meteo_douane.cli import main

    sys.meta_path.insert(0, Disk(Path(sys.argv.pop(1))))
    main()
