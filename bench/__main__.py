"""Measure every row, or those of the measurements that are named, and print one table.

A new row is a function in a module, and its name in `MEASUREMENTS`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bench.latency import from_page_to_receiver
from bench.outbox import a_thousand_watches, many_messages
from bench.pages import pages_on_ten_years
from bench.past import a_long_past
from bench.program import at_rest, memory, starting, unchanged_readings
from bench.table import Row, shown

#: Each returns one row or more, all measured in the same run.
MEASUREMENTS = (
    unchanged_readings,
    from_page_to_receiver,
    at_rest,
    memory,
    starting,
    a_long_past,
    a_thousand_watches,
    many_messages,
    pages_on_ten_years,
)


def main(names: Sequence[str] = ()) -> int:
    """Return 1 if a goal is missed, 2 if nothing has such a name."""
    known = {measurement.__name__: measurement for measurement in MEASUREMENTS}
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"{unknown[0]}: measured are {', '.join(known)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for measurement in [known[name] for name in names] or MEASUREMENTS:
        print(f"{measurement.__name__} …", file=sys.stderr)
        rows += measurement()
    print(shown(rows))
    return 0 if all(row.is_good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
