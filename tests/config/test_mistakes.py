"""Every mistake of a configuration is told at once, with its path, what was expected, found, and perhaps meant."""

from pathlib import Path

import pytest

from configurations import CATALOGUE, CHANNEL, DIGEST, NOON, PROVIDER, WATCH, WHOLE, a_file, loaded
from meteo_douane.config import ConfigError, load


def mistakes_of(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        loaded(folder, text)
    return [str(mistake) for mistake in raised.value.mistakes]


def a_watch(line: str) -> str:
    """Return a whole file in which one line of the watch is another one."""
    key = line.partition(" ")[0]
    kept = [each for each in WATCH.splitlines() if each.partition(" ")[0] != key]
    return "\n".join([*CHANNEL.splitlines(), *kept, line, ""])


def a_digest(line: str) -> str:
    """Return a whole file in which one line of a digest is another one, or none."""
    key = line.partition(" ")[0]
    kept = [each for each in DIGEST.splitlines() if each.partition(" ")[0] != key]
    return "\n".join([*CHANNEL.splitlines(), *WATCH.splitlines(), *kept, *([line] if "=" in line else []), ""])


IN_A_PASSWORD = "in a password, write : / ? # @ as %3A %2F %3F %23 %40"
MISTAKES = [
    pytest.param(
        '[operator]\neori = "12345678900012"\n',
        'operator.eori: an EORI number such as "FR12345678900012" expected, found "12345678900012"',
        id="an EORI number without its country",
    ),
    pytest.param(
        '[operator]\nphone = "demander Luc"\n',
        'operator.phone: a telephone number expected, found "demander Luc"',
        id="a telephone that is no number",
    ),
    pytest.param(
        '[operator]\nname = "Transit\\u0007"\n',
        'operator.name: a text that can be printed expected, found "Transit\\u0007"',
        id="a name with a control character",
    ),
    pytest.param(
        '[operator]\neorl = "FR1"\n',
        'operator.eorl: unknown key; did you mean "eori"?',
        id="a misspelt key of the operator",
    ),
    pytest.param(
        '[[offices]]\nmail = "bureau@exemple.example"\n',
        "offices[0].name: missing; a name of its own expected",
        id="an office without a name",
    ),
    pytest.param(
        '[[offices]]\nname = "Le Havre"\nmail = "bureau"\n',
        'offices[0].mail: a mail address expected, found "bureau"',
        id="an office whose mail is no address",
    ),
    *(
        pytest.param(
            f'[[offices]]\nname = "Le Havre"\nhours = {{ mon = {written} }}\n',
            'offices[0].hours.mon: hours such as "08:00-18:00" or "08:00-12:00, 14:00-18:00" expected, '
            f"found {written}",
            id=f"hours that are none: {written}",
        )
        for written in ('"8-18"', '"08:00"', '"08:00-25:00"', '"08:00-12:00 14:00-18:00"', "8", '"08:00-18:00,"')
    ),
    *(
        pytest.param(
            f'[[offices]]\nname = "Le Havre"\nhours = {{ mon = {written} }}\n',
            f"offices[0].hours.mon: hours one after the other expected, each ending after it starts, found {written}",
            id=f"hours out of order: {written}",
        )
        for written in ('"18:00-08:00"', '"08:00-08:00"', '"14:00-18:00, 08:00-12:00"', '"08:00-12:00, 11:00-14:00"')
    ),
    pytest.param(
        '[[offices]]\nname = "Le Havre"\nhours = { lundi = "08:00-18:00" }\n',
        "offices[0].hours.lundi: unknown key",
        id="a day in French",
    ),
    pytest.param(
        '[[offices]]\nname = "Le Havre"\nhours = "08:00-18:00"\n',
        'offices[0].hours: a table expected, found "08:00-18:00"',
        id="hours without a day",
    ),
    pytest.param(
        '[[offices]]\nname = "Metz"\nterritory = "moselles"\n',
        'offices[0].territory: "metropole", "alsace", "moselle", "guadeloupe", "martinique", "guyane", "reunion", '
        '"mayotte", "saint-barthelemy", "saint-martin" or "saint-pierre-et-miquelon" expected, found "moselles"; '
        'did you mean "moselle"?',
        id="an unknown territory",
    ),
    pytest.param(
        a_digest('times = ["07:00", "25:00"]'),
        'digests[0].times[1]: a time of day from "00:00" to "23:59" expected, found "25:00"',
        id="an hour that no day has",
    ),
    pytest.param(
        a_digest('times = ["24:00"]'),
        'digests[0].times[0]: a time of day from "00:00" to "23:59" expected, found "24:00"',
        id="the end of a day",
    ),
    pytest.param(
        a_digest("times = [7]"),
        'digests[0].times[0]: a time of day from "00:00" to "23:59" expected, found 7',
        id="an hour that is a number",
    ),
    pytest.param(
        a_digest('times = "07:00"'),
        'digests[0].times: a list in brackets expected, found "07:00"',
        id="one time of a digest without brackets",
    ),
    pytest.param(
        a_digest("times = []"),
        "digests[0].times: at least one entry expected, found an empty list",
        id="a digest that is never due",
    ),
    pytest.param(
        a_digest("times"),
        'digests[0].times: missing; a list of times such as "07:00" expected',
        id="a digest without times",
    ),
    pytest.param(
        a_digest('days = ["mon", "lundi"]'),
        'digests[0].days[1]: "mon", "tue", "wed", "thu", "fri", "sat" or "sun" expected, found "lundi"',
        id="a day in French",
    ),
    pytest.param(
        a_digest('watches = ["le-havr"]'),
        'digests[0].watches[0]: unknown watch "le-havr"; did you mean "le-havre"?',
        id="a misspelt watch of a digest",
    ),
    pytest.param(
        a_digest('watches = ["x"]'),
        'digests[0].watches[0]: unknown watch "x"; define it in [[watches]]',
        id="a watch of a digest that is not defined",
    ),
    pytest.param(
        a_digest("channels"),
        "digests[0].channels: missing; a list of names of channels expected",
        id="a digest without channels",
    ),
    pytest.param(
        a_digest("channels = []"),
        "digests[0].channels: at least one entry expected, found an empty list",
        id="a digest for nobody",
    ),
    pytest.param(
        a_digest('channels = ["astrainte"]'),
        'digests[0].channels[0]: unknown channel "astrainte"; did you mean "astreinte"?',
        id="a misspelt channel of a digest",
    ),
    pytest.param(
        a_digest('language = "de"'),
        'digests[0].language: "fr" or "en" expected, found "de"',
        id="a language of a digest that we do not speak",
    ),
    pytest.param(
        a_digest('when_empty = "no"'),
        'digests[0].when_empty: true or false expected, found "no"',
        id="a yes or no in words",
    ),
    pytest.param(
        a_digest('name = ""'),
        'digests[0].name: a name of at most 40 characters expected, found ""',
        id="a digest without a name",
    ),
    pytest.param(
        '[source]\nevry = "1m"', 'source.evry: unknown key; did you mean "every"?', id="a misspelt key of a table"
    ),
    pytest.param('langauge = "fr"', 'langauge: unknown key; did you mean "language"?', id="a misspelt key at the top"),
    pytest.param(
        CHANNEL + WATCH + 'provider = "exemple-edy"\n' + PROVIDER,
        'watches[0].provider: unknown provider "exemple-edy"; did you mean "exemple-edi"?',
        id="a misspelt provider",
    ),
    pytest.param(
        CHANNEL + WATCH + 'provider = "x"\n',
        'watches[0].provider: unknown provider "x"; define it in [[providers]]',
        id="a provider that is not defined",
    ),
    pytest.param(
        PROVIDER.replace("statuspage", "json"),
        'providers[0].kind: "statuspage" or "feed" expected, found "json"',
        id="a kind of status page we do not read",
    ),
    pytest.param(
        PROVIDER.replace("https:", "ftp:"),
        'providers[0].url: an http or https address expected, found one that begins with "ftp"',
        id="a provider that is not on the web",
    ),
    pytest.param(
        PROVIDER + 'phone = "call us"\n',
        'providers[0].phone: a telephone number expected, found "call us"',
        id="a telephone number in words",
    ),
    pytest.param(
        CHANNEL + WATCH + 'then = ["astreinte"]\n',
        "watches[0].then: repeat_every expected beside it: without, nothing is repeated",
        id="a last resort after no repeats",
    ),
    pytest.param(
        CHANNEL + WATCH + "at_most = 2\n",
        "watches[0].at_most: repeat_every expected beside it: without, nothing is repeated",
        id="a number of no repeats",
    ),
    pytest.param(
        CHANNEL + WATCH + 'repeat_every = "15m"\nat_most = 0\n',
        "watches[0].at_most: at least 1 expected, found 0",
        id="repeats, none at most",
    ),
    pytest.param(
        CHANNEL + WATCH + 'repeat_every = "15m"\nthen = ["chef"]\n',
        'watches[0].then[0]: unknown channel "chef"; define [channels.chef]',
        id="a last resort that is not defined",
    ),
    pytest.param(
        '[web]\naddress = "0.0.0.0:8017"\n',
        'web.address: token_file or trusted_proxy = true expected beside "0.0.0.0:8017", which others can reach; '
        'or "127.0.0.1:8017"',
        id="a page that others can reach",
    ),
    pytest.param(
        '[web]\naddress = "[::]:80"\n',
        'web.address: token_file or trusted_proxy = true expected beside "[::]:80", which others can reach; '
        'or "127.0.0.1:80"',
        id="a page that others can reach over IPv6",
    ),
    pytest.param(
        '[web]\naddress = "8017"\n',
        'web.address: an address and a port such as "127.0.0.1:8017" expected, found "8017"',
        id="a port alone",
    ),
    pytest.param(
        '[web]\naddress = "meteo.example:80"\n',
        'web.address: an address and a port such as "127.0.0.1:8017" expected, found "meteo.example:80"',
        id="a page at a name",
    ),
    pytest.param(
        '[web]\npublic_url = "https://meteo.example"\n',
        "web: secret_file or secret_env expected beside public_url: links are signed with it",
        id="links without a secret",
    ),
    pytest.param(
        '[web]\npublic_url = "https://meteo.example/?a"\n',
        "web.public_url: an address without ? or # expected: links are made by adding to it",
        id="links with a query",
    ),
    pytest.param(
        '[web]\nsecret_file = "/dev/null"\n',
        "web.secret_file: /dev/null is no plain file; a file with one line expected",
        id="a secret in no plain file",
    ),
    pytest.param('[web]\nadress = "x"\n', 'web.adress: unknown key; did you mean "address"?', id="a key of the page"),
    pytest.param('public_url = "https://x"', "public_url: unknown key; it belongs in [web]", id="a key above the page"),
    pytest.param(
        CHANNEL + 'fallback = "courriel"\n',
        'channels.astreinte.fallback: unknown channel "courriel"; define [channels.courriel]',
        id="a fallback that is not defined",
    ),
    pytest.param(
        CHANNEL + 'fallback = "astreinte"\n',
        "channels.astreinte.fallback: a way that ends expected, found a circle: astreinte → astreinte; let one of them "
        "have no fallback",
        id="a channel that falls back on itself",
    ),
    pytest.param(
        a_watch('quiet = ["22:00-22:00"]'),
        'watches[0].quiet[0]: an end that is not the start expected, found "22:00-22:00"; a whole day is 00:00-24:00',
        id="quiet hours that end where they start",
    ),
    pytest.param(
        a_watch('quiet = ["22:00-06:30", "25:00-06:30"]'),
        'watches[0].quiet[1]: two hours such as "22:00-06:30", from 00:00 to 24:00, expected, found "25:00-06:30"',
        id="an impossible hour",
    ),
    pytest.param(
        a_watch('quiet = ["by night"]'),
        'watches[0].quiet[0]: two hours such as "22:00-06:30" expected, found "by night"',
        id="quiet hours in words",
    ),
    pytest.param(
        a_watch('quiet = ["22:00-06:30", "06:00-08:00"]'),
        "watches[0].quiet: spans that do not overlap expected, found 22:00-06:30 and 06:00-08:00",
        id="quiet hours that overlap",
    ),
    pytest.param(
        a_watch('quiet = ["00:00-24:00"]'),
        "watches[0].quiet: an hour that is not quiet expected, found none in the week: what is held would never be "
        "told",
        id="quiet hours without end",
    ),
    pytest.param(
        a_watch('quiet_days = ["monday"]'),
        'watches[0].quiet_days[0]: "mon", "tue", "wed", "thu", "fri", "sat" or "sun" expected, found "monday"; did you '
        'mean "mon"?',
        id="a day that is none",
    ),
    pytest.param(
        a_watch('wakes = ["openings"]'),
        'watches[0].wakes[0]: "opening", "end", "change" or "blind" expected, found "openings"; did you mean '
        '"opening"?',
        id="what wakes nobody",
    ),
    pytest.param("colour = 1", "colour: unknown key", id="a key like no other"),
    pytest.param(
        'every_in_alert = "20s"', "every_in_alert: unknown key; it belongs in [source]", id="a key above its table"
    ),
    pytest.param('language = "de"', 'language: "fr" or "en" expected, found "de"', id="a language we do not speak"),
    pytest.param("language = 1", 'language: "fr" or "en" expected, found 1', id="a language that is a number"),
    pytest.param(
        'timezone = "Europe/Pariss"',
        'timezone: a time zone such as Europe/Paris expected, found "Europe/Pariss"; did you mean "Europe/Paris"?',
        id="a misspelt zone",
    ),
    pytest.param(
        'timezone = "../../etc/passwd"',
        'timezone: a time zone such as Europe/Paris expected, found "../../etc/passwd"',
        id="a zone that is a path",
    ),
    pytest.param(
        'database = "mysql://u:p@h/d"',
        "database: an address sqlite:///FILE or postgresql+psycopg://… expected, found another",
        id="a database we do not know",
    ),
    pytest.param(
        '[source]\nevery = "soon"',
        'source.every: a duration such as "20s", "1m" or "1h30m" expected, found "soon"',
        id="a duration that is none",
    ),
    pytest.param(
        "[source]\nevery = 60",
        'source.every: a duration such as "20s", "1m" or "1h30m" expected, found 60',
        id="a duration without a unit",
    ),
    pytest.param(
        '[source]\nevery = "0s"',
        'source.every: a duration such as "20s", "1m" or "1h30m" expected, found "0s"',
        id="a duration of nothing",
    ),
    pytest.param(
        "[source]\nfailures_tolerated = 0",
        "source.failures_tolerated: at least 1 expected, found 0",
        id="a number too small",
    ),
    pytest.param(
        "[source]\nfailures_tolerated = true",
        "source.failures_tolerated: a whole number expected, found true",
        id="true is no number",
    ),
    pytest.param(
        '[source]\nmax_bytes = "2 MB"', 'source.max_bytes: a whole number expected, found "2 MB"', id="a size in words"
    ),
    pytest.param(
        '[source]\ntrust_env = "yes"', 'source.trust_env: true or false expected, found "yes"', id="a claim in words"
    ),
    pytest.param(
        '[source]\npage = "ftp://host/x"',
        'source.page: an http or https address expected, found one that begins with "ftp"',
        id="a scheme we do not fetch",
    ),
    pytest.param(
        '[source]\npage = ""', 'source.page: an http or https address expected, found ""', id="a page is needed"
    ),
    pytest.param(
        '[source]\npage = "https://h:port/x"',
        "source.page: an http or https address expected, found one whose host or port cannot be read",
        id="an impossible port",
    ),
    *(
        pytest.param(
            f'[source]\npage = "https://{host}/x"',
            "source.page: an http or https address expected, found one whose host or port cannot be read",
            id=f"a name that no host can have: {host[:9]}",
        )
        for host in ("a..b", ".a", "a" * 64 + ".example", "xn--", "aa." * 90 + "example")
    ),
    *(
        pytest.param(f'database = "{address}"', f"database: {words}", id=f"a database that cannot be: {address}")
        for address, words in (
            ("sqlite:///:memory:", "the path of a file behind sqlite:/// expected: in memory nothing would be kept"),
            ("sqlite:////", "a file behind sqlite:/// expected, found a directory; name the file in it"),
            ("sqlite:///data/", "a file behind sqlite:/// expected, found a directory; name the file in it"),
            ("sqlite:///~/x.db", "a whole path behind sqlite:/// expected: ~ would be the name of a folder"),
            (
                "sqlite:///x.db?mode=ro",
                "the path of a file behind sqlite:/// expected, without parameters (? and what follows)",
            ),
            ("sqlite:///a\\u0000b", "an address without hidden signs expected, found another"),
            (
                "postgresql+psycopg://meteo@h:port/d",
                f"a port from 1 to 65535 expected behind the host, found another; {IN_A_PASSWORD}",
            ),
        )
    ),
    pytest.param(
        a_watch('services = { code = "delta-t" }'),
        "watches[0].services: a list in brackets expected, found a table",
        id="a table in place of a list of codes",
    ),
    pytest.param(
        a_watch('modes = ["dti\\uff0b"]'),
        'watches[0].modes[0]: DTI, DTI+ or EDI expected, found "dti\uff0b"; did you mean "dti+"?',
        id="a mode with a sign that looks like its own",
    ),
    pytest.param(
        a_watch(f'name = "{"w" * 101}"'),
        "watches[0].name: a name of at most 100 characters expected, found 101",
        id="a name that fits nowhere",
    ),
    pytest.param('modes = ["edi"]', "modes: unknown key; it belongs in [[watches]]", id="modes of no watch"),
    pytest.param('times = ["07:00"]', "times: unknown key; it belongs in [[digests]]", id="times of no digest"),
    *(
        pytest.param(
            f'[source]\n{key} = "24h1s"', f'source.{key}: at most 24h expected, found "24h1s"', id=f"{key} for ever"
        )
        for key in ("every", "every_in_alert", "deadline")
    ),
    pytest.param(
        '[channels.x]\nurl = "json://h/a\\nb"',
        "channels.x.url: an address in one line without hidden signs expected; write a line break as %0A",
        id="an address of two lines",
    ),
    pytest.param(
        '[source]\nfeed = "https://user:pw@host/x"',
        "source.feed: an address without a user or password expected",
        id="a password in an address",
    ),
    pytest.param(
        '[source]\ncontact = "a\\r\\nX: b"',
        'source.contact: a mail or web address in plain ASCII expected, found "a\\r\\nX: b"',
        id="a header in the contact",
    ),
    pytest.param(
        '[source.page_profile]\nitem = "div["',
        'source.page_profile.item: a CSS selector expected, found "div["',
        id="a selector that is none",
    ),
    pytest.param(
        '[source.page_profile]\ntitle = "h2"',
        "source.page_profile.item: missing; a CSS selector expected",
        id="a profile without its item",
    ),
    pytest.param("source = 3", "source: a table expected, found 3", id="a number where a table belongs"),
    pytest.param("[watches]\nname = 'x'", "watches: one or more [[watches]] expected, found a single table", id="[]"),
    pytest.param("channels = []", "channels: a table expected, found an empty list", id="channels as a list"),
    pytest.param(
        a_watch('services = ["delta-ei"]'),
        'watches[0].services[0]: unknown service "delta-ei"; did you mean "delta-ie"?',
        id="a misspelt service",
    ),
    pytest.param(
        a_watch('services = ["gamma", "nsti"]'),
        'watches[0].services[1]: unknown service "nsti"; did you mean "delta-t"?',
        id="a name where a code belongs",
    ),
    pytest.param(
        a_watch('services = ["sofi"]'), 'watches[0].services[0]: unknown service "sofi"', id="a service of nobody"
    ),
    pytest.param(
        a_watch("services = []"),
        "watches[0].services: at least one entry expected, found an empty list",
        id="a watch on nothing",
    ),
    pytest.param(
        a_watch('services = "delta-ie"'),
        'watches[0].services: a list in brackets expected, found "delta-ie"',
        id="a service without brackets",
    ),
    pytest.param(
        a_watch('modes = ["EDI/DTI"]'),
        'watches[0].modes[0]: DTI, DTI+ or EDI expected, found "EDI/DTI"',
        id="two modes in one word",
    ),
    pytest.param(
        a_watch('modes = ["edii"]'),
        'watches[0].modes[0]: DTI, DTI+ or EDI expected, found "edii"; did you mean "edi"?',
        id="a misspelt mode",
    ),
    pytest.param(
        a_watch("modes = []"), "watches[0].modes: at least one entry expected, found an empty list", id="no mode"
    ),
    pytest.param(
        a_watch('channels = ["astriente"]'),
        'watches[0].channels[0]: unknown channel "astriente"; did you mean "astreinte"?',
        id="a misspelt channel",
    ),
    pytest.param(
        a_watch('channels = ["mail"]'),
        'watches[0].channels[0]: unknown channel "mail"; define [channels.mail]',
        id="a channel that is not defined",
    ),
    pytest.param(
        a_watch("channels = []"),
        "watches[0].channels: at least one entry expected, found an empty list",
        id="a watch that tells nobody",
    ),
    pytest.param(
        a_watch('bulletins = "al"'),
        'watches[0].bulletins: "changes" or "all" expected, found "al"; did you mean "all"?',
        id="a misspelt choice",
    ),
    pytest.param(
        a_watch('name = " "'), 'watches[0].name: a name of its own expected, found " "', id="a watch without a name"
    ),
    pytest.param(
        a_watch('name = "le havre\\u202e"'),
        'watches[0].name: a name without hidden signs expected, found "le havre\\u202e"',
        id="a watch with a hidden sign",
    ),
    pytest.param(
        '[[watches]]\nname = "x"\nservices = ["gamma"]',
        "watches[0].channels: missing; a list of names of channels expected",
        id="a watch without channels",
    ),
    pytest.param(
        '[operator]\nchannels = ["mail"]',
        'operator.channels[0]: unknown channel "mail"; define [channels.mail]',
        id="a channel of the operator that is not defined",
    ),
    pytest.param(
        '[[services]]\ncode = "gamma"\nnames = ["G"]',
        'services[0].code: "gamma" is in the catalogue already; give it more names under [names]',
        id="a service that is known",
    ),
    pytest.param(
        '[[services]]\ncode = "Delta Z"\nnames = ["Z"]',
        'services[0].code: a code such as "delta-z" in lower case expected, found "Delta Z"',
        id="a code that is a name",
    ),
    pytest.param(
        '[[services]]\ncode = "a"\nnames = ["A"]\nparent = "a"',
        'services[0].parent: unknown service "a"',
        id="a service that is its own parent",
    ),
    pytest.param(
        '[[services]]\ncode = "z"\nnames = ["--"]',
        'services[0].names[0]: words expected, found "--"',
        id="a name without a letter",
    ),
    pytest.param(
        '[names]\ndelta-ei = ["X"]', 'names.delta-ei: unknown service "delta-ei"; did you mean "delta-ie"?', id="names"
    ),
    pytest.param(
        '[names]\ngamma = ["GAMMES", "delt@-t"]',
        'names.gamma[1]: "delt@-t" is a name of the service delta-t, whose messages would be told as those of gamma; '
        "leave it out, or write a longer name",
        id="a name that another service has",
    ),
    pytest.param(
        '[names]\ndelta-t = ["Transit"]\ngamma = ["TRANSIT"]',
        'names.gamma[0]: "TRANSIT" is a name of the service delta-t, whose messages would be told as those of gamma; '
        "leave it out, or write a longer name",
        id="a name that is given to two services",
    ),
    pytest.param(
        '[[services]]\ncode = "delta-z"\nnames = ["DELTA Z", "Delta   T"]',
        'services[0].names[1]: "Delta   T" is a name of the service delta-t, whose messages would be told as those of '
        "delta-z; leave it out, or write a longer name",
        id="a new service with a name of the catalogue",
    ),
    pytest.param(
        '[[services]]\ncode = "y"\nnames = ["Nouveau"]\n[[services]]\ncode = "z"\nnames = ["NOUVEAU"]',
        'services[1].names[0]: "NOUVEAU" is a name of the service y, whose messages would be told as those of z; '
        "leave it out, or write a longer name",
        id="two new services with one name",
    ),
    pytest.param(
        "[channels.x]", "channels.x: exactly one of url, url_env and url_file expected, found none", id="no address"
    ),
    pytest.param(
        '[channels."nuit "]\nurl = "json://h/a"',
        'channels."nuit ": a short name of letters, digits, dots and hyphens expected, without a blank at its end',
        id="a name of a channel with a blank that no reference can have",
    ),
    pytest.param(
        '[channels.x]\nurl_env = "HOME_OF_X"',
        "channels.x.url_env: environment variable HOME_OF_X is not set; set it, or name a file instead",
        id="a variable that is not set",
    ),
    pytest.param(
        '[channels.x]\nurl = "127.0.0.1"',
        "channels.x.url: an Apprise address such as json://127.0.0.1:9000/hook expected, found a text that is none",
        id="an address without its kind",
    ),
    pytest.param(
        '[channels.x]\nurl = "slakc://a/b/c"',
        "channels.x.url: an address of one of console://, https://, json://, jsons://, mailto://, mailtos://, "
        'slack://, workflow://, workflows:// expected, found another; did you mean "slack"?',
        id="an address of a misspelt kind",
    ),
]


@pytest.mark.parametrize(("text", "mistake"), MISTAKES)
def test_a_mistake_has_its_path_and_what_was_expected(tmp_path: Path, text: str, mistake: str) -> None:
    assert mistakes_of(tmp_path, text) == [mistake]


@pytest.mark.parametrize("table", ["channels.x", "heartbeat"])
@pytest.mark.parametrize(
    ("keys", "found"),
    [
        pytest.param('url = "https://h.example/a"\nurl_env = "NOT_SET"', "url and url_env", id="a variable not set"),
        pytest.param('url = "slack"\nurl_file = "absent"', "url and url_file", id="both wrong"),
        pytest.param('url = ""\nurl_env = 1\nurl_file = []', "url, url_env and url_file", id="three, all wrong"),
    ],
)
def test_an_address_given_twice_is_told_whatever_else_is_wrong_with_it(
    tmp_path: Path, table: str, keys: str, found: str
) -> None:
    twice = f"{table}: exactly one of url, url_env and url_file expected, found {found}; keep one of them"

    assert mistakes_of(tmp_path, f"[{table}]\n{keys}\n")[-1] == twice


def test_a_secret_of_the_site_given_twice_is_told_whatever_else_is_wrong_with_it(tmp_path: Path) -> None:
    mistakes = mistakes_of(tmp_path, '[web]\nsecret_file = "absent"\nsecret_env = "NOT_SET"\n')

    assert mistakes[-1] == "web: one of secret_file and secret_env expected, found both; keep one of them"


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    watch = '[[watches]]\nname = "a"\nservices = ["delta-ei"]\nmodes = ["EDI/DTI"]\nchannels = ["nobody"]\n'

    mistakes = mistakes_of(tmp_path, 'language = "de"\n[source]\nevry = "1m"\n' + watch + watch)

    wheres = [mistake.partition(":")[0] for mistake in mistakes]
    of_a_watch = ["name", "services[0]", "modes[0]", "channels[0]"]
    assert wheres == ["language", "source.evry", *(f"watches[{n}].{key}" for n in (0, 1) for key in of_a_watch)]


def test_two_watches_of_one_name_are_both_named(tmp_path: Path) -> None:
    mistakes = mistakes_of(tmp_path, CHANNEL + WATCH + WATCH)

    assert mistakes == [
        f'watches[{n}].name: a name of its own expected, found "le-havre" in another watch too' for n in (0, 1)
    ]


def test_two_offices_of_one_name_are_both_named(tmp_path: Path) -> None:
    mistakes = mistakes_of(tmp_path, '[[offices]]\nname = "Metz"\n' * 2)

    assert mistakes == [
        f'offices[{n}].name: a name of its own expected, found "Metz" in another office too' for n in (0, 1)
    ]


def test_two_digests_of_one_name_are_both_named(tmp_path: Path) -> None:
    mistakes = mistakes_of(tmp_path, CHANNEL + WATCH + DIGEST + DIGEST)

    assert mistakes == [
        f'digests[{n}].name: a name of its own expected, found "point" in another digest too' for n in (0, 1)
    ]


def test_a_file_without_certificates_is_named(tmp_path: Path) -> None:
    path = tmp_path / "meteo.toml"

    empty, absent = (mistakes_of(tmp_path, f'[source]\nca_file = "{name}"\n') for name in ("meteo.toml", "absent"))

    assert empty == [f"source.ca_file: certificates (PEM) expected, found none in {path}"]
    assert absent == [f"source.ca_file: a file that can be read expected, found none at {tmp_path / 'absent'}"]


@pytest.mark.parametrize(
    ("written", "named"), [("a" * 300, "a" * 300), ("a\\u0000b", "a\\u0000b"), ("a\\u202eb", "a\\u202eb")]
)
def test_a_folder_that_no_disk_can_have_is_named_without_hidden_signs(tmp_path: Path, written: str, named: str) -> None:
    [mistake] = mistakes_of(tmp_path, f'[templates]\nfolder = "{written}"\n')

    assert mistake == f"templates.folder: a folder that is there expected, found none at {tmp_path}/{named}"


def test_a_message_names_the_file_on_each_line(tmp_path: Path) -> None:
    path = a_file(tmp_path, 'langauge = "fr"\ncolour = 1\n')

    with pytest.raises(ConfigError) as raised:
        load(path, {}, CATALOGUE, NOON)

    assert [line.partition(": ")[0] for line in str(raised.value).splitlines()] == [str(path)] * 2


SYNTAX = [
    pytest.param("[source\n", "line 1, column 8: not TOML: ", id="a bracket left open"),
    pytest.param(WHOLE + "x = \n", "line 11, column 5: not TOML: ", id="a value left out"),
    pytest.param('x = "a', "end of document: not TOML: ", id="a quote left open"),
    pytest.param("a = 1\na = 2\n", "line 2, column 6: not TOML: ", id="a key written twice"),
]


@pytest.mark.parametrize(("text", "beginning"), SYNTAX)
def test_a_mistake_of_syntax_has_its_line_and_column(tmp_path: Path, text: str, beginning: str) -> None:
    [mistake] = mistakes_of(tmp_path, text)

    assert mistake.startswith(beginning)


def refusal_of(path: Path) -> str:
    with pytest.raises(ConfigError) as raised:
        load(path, {}, CATALOGUE, NOON)
    return str(raised.value).removeprefix(f"{path}: ")


def test_a_file_without_an_end_is_not_read_to_it() -> None:
    assert refusal_of(Path("/dev/zero")) == "larger than 2 MB, and so no configuration; name the file that is"


def test_a_file_that_is_not_there_can_be_made(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "absent.toml") == "no such file; write one with: meteo-douane init"


def test_a_directory_is_no_configuration(tmp_path: Path) -> None:
    assert refusal_of(tmp_path) == "a directory; name the file in it, or write one with: meteo-douane init"


def test_a_file_in_another_encoding_says_where(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes('language = "fr" # météo'.encode("latin-1"))

    assert refusal_of(path).startswith("not UTF-8 (byte 20); save it as UTF-8")


def test_a_path_through_a_file_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = a_file(tmp_path, "") / "x.toml"

    assert refusal_of(path) == "cannot be read: Not a directory"


def test_fallbacks_that_go_round_in_a_circle_are_told_for_each_channel_of_it(tmp_path: Path) -> None:
    other = CHANNEL.replace("astreinte", "bureau")

    told = mistakes_of(tmp_path, CHANNEL + 'fallback = "bureau"\n' + other + 'fallback = "astreinte"\n')

    assert [mistake.partition(";")[0] for mistake in told] == [
        "channels.astreinte.fallback: a way that ends expected, found a circle: bureau → astreinte → bureau",
        "channels.bureau.fallback: a way that ends expected, found a circle: astreinte → bureau → astreinte",
    ]
