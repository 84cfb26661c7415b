"""Apprise's Slack, with a first line where Slack shows no more than one."""

from __future__ import annotations

from typing import Any

from apprise.plugins.slack import NotifySlack


class Slack(NotifySlack):  # type: ignore[no-untyped-call]
    """Slack, telling in a notification the title of the message: without it, a locked phone shows that there is one."""

    def _send(self, url: str, payload: dict[str, Any], *args: Any, **options: Any) -> Any:  # noqa: ANN401 - theirs
        for attachment in payload.get("attachments", ()):
            attachment.setdefault("fallback", attachment.get("title", ""))
        return super()._send(url, payload, *args, **options)  # type: ignore[no-untyped-call]
