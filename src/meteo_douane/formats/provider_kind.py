"""In which form a provider's status page is published: named in a configuration, which loads no parser for it."""

from enum import StrEnum


class ProviderKind(StrEnum):
    """The forms in which a provider publishes the state of its platform."""

    STATUSPAGE = "statuspage"
    FEED = "feed"
