"""The kinds of channels that messages can go through."""

#: By the scheme of their addresses; `https` is what Slack and Teams give their users to paste.
SCHEMES = frozenset({"json", "jsons", "mailto", "mailtos", "slack", "workflow", "workflows", "https", "console"})
