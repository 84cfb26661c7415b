"""The configuration of a simulated month, and what somebody makes of it meanwhile."""

CONFIGURATION = """
database = "{database}"

[source]
page = "https://meteo.example/meteo"
feed = "https://meteo.example/rss"
every = "{every}"
every_in_alert = "{every_in_alert}"
failures_tolerated = 3

[channels.astreinte]
url = "json://127.0.0.1:9/astreinte"
fallback = "courriel"
[channels.courriel]
url = "json://127.0.0.1:9/courriel"
[channels.equipe]
url = "json://127.0.0.1:9/equipe"
[channels.chef]
url = "json://127.0.0.1:9/chef"
[channels.exploitation]
url = "json://127.0.0.1:9/exploitation"

[[watches]]
name = "le-havre"
services = ["delta-ie", "delta-t"]
modes = ["edi"]
channels = ["astreinte"]
repeat_every = "15m"
at_most = 3
then = ["chef"]
quiet = ["22:00-06:30"]

[[watches]]
name = "roissy"
services = ["delta-ie-import", "ecs"]
channels = ["equipe", "courriel"]
bulletins = "all"

[[watches]]
name = "cognac"
services = ["gamma"]
channels = ["courriel"]
quiet = ["20:00-07:00"]
wakes = []

[[watches]]
name = "siege"
services = ["delta", "ecs", "ics2", "gamma"]
channels = ["equipe"]
quiet = ["01:00-04:00"]
wakes = ["end", "blind"]

[operator]
channels = ["exploitation"]

[[digests]]
name = "point"
times = ["02:30", "07:00", "19:00"]
channels = ["equipe", "astreinte"]

[[digests]]
name = "semaine"
times = ["08:00"]
days = ["mon", "thu"]
channels = ["courriel"]
when_empty = false
"""
#: What somebody makes of the configuration while the program runs: the names of watches and channels stay.
CHANGES: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (('services = ["delta", "ecs", "ics2", "gamma"]', 'services = ["delta", "ecs", "ics2"]'),),
    (
        (
            'name = "cognac"\nservices = ["gamma"]\nchannels = ["courriel"]',
            'name = "cognac"\nservices = ["gamma"]\nchannels = ["equipe"]',
        ),
    ),
    (('repeat_every = "15m"\nat_most = 3', 'repeat_every = "25m"\nat_most = 2\nbulletins = "all"'),),
    (('quiet = ["01:00-04:00"]', 'quiet = ["00:00-05:30"]'), ("failures_tolerated = 3", "failures_tolerated = 1")),
)
MISTAKES = (("delta-t", "delta-tt"), ("[operator]", "[operator"), ("15m", "15 metres"))
