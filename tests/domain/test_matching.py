"""Whether a notice concerns a watch, and why (contract §3)."""

import pytest

from builders import CATALOGUE, DTI, DTI_PLUS, EDI, a_bulletin, a_notice, a_scope, a_watch, an_end, scopes
from meteo_douane.domain.matching import judge
from meteo_douane.domain.notice import Kind, Notice, Scope
from meteo_douane.domain.watch import Verdict, VerdictCode, Watch

COVERS = VerdictCode.COVERS
OTHER_MODE = VerdictCode.OTHER_MODE
OTHER_SERVICE = VerdictCode.OTHER_SERVICE


def an_alert(*services: str, modes: list[object] | None = None) -> Notice:
    return a_notice(affects=a_scope(*services, modes=modes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("notice", "watch", "code"),
    [
        pytest.param(an_alert("delta-ie", modes=[EDI]), a_watch(modes=[EDI]), COVERS, id="the mode of the watch"),
        pytest.param(an_alert("delta-ie", modes=[EDI]), a_watch(modes=[DTI]), OTHER_MODE, id="another mode"),
        pytest.param(an_alert("delta-ie", modes=[DTI_PLUS]), a_watch(modes=[DTI]), OTHER_MODE, id="DTI+ is not DTI"),
        pytest.param(an_alert("delta-ie", modes=[DTI]), a_watch(modes=[DTI_PLUS]), OTHER_MODE, id="nor DTI DTI+"),
        pytest.param(an_alert("delta-ie", modes=[DTI]), a_watch(), COVERS, id="a watch without modes has every one"),
        pytest.param(
            an_alert("delta-ie"), a_watch(modes=[EDI]), VerdictCode.MODE_NOT_STATED, id="no mode stated may be theirs"
        ),
        pytest.param(an_alert("delta-ie"), a_watch(), COVERS, id="no mode stated, none named"),
        pytest.param(an_alert("delta-ie-import"), a_watch(), COVERS, id="a part of what is watched"),
        pytest.param(an_alert("delta"), a_watch("w", "delta-ie-import"), COVERS, id="the family of what is watched"),
        pytest.param(
            an_alert("delta-ie-export"), a_watch("w", "delta-ie-import"), VerdictCode.OTHER_SERVICE, id="sister"
        ),
        pytest.param(an_alert("portal"), a_watch("w", "ciel"), COVERS, id="the portal concerns everybody"),
        pytest.param(
            an_alert("portal", modes=[EDI]), a_watch("w", "ciel", modes=[DTI]), OTHER_MODE, id="the portal in one mode"
        ),
        pytest.param(an_alert("ciel"), a_watch("w", "portal"), COVERS, id="who watches the portal watches all of it"),
        pytest.param(an_alert("edi"), a_watch("w", "ciel", modes=[EDI]), COVERS, id="the gateway is the mode EDI"),
        pytest.param(an_alert("edi"), a_watch("w", "ciel", modes=[DTI]), OTHER_SERVICE, id="the gateway is not DTI"),
        pytest.param(an_alert("edi"), a_watch("w", "ciel"), COVERS, id="the gateway and every mode"),
        pytest.param(an_alert("edi"), a_watch("w", "edi", modes=[DTI]), COVERS, id="who watches the gateway itself"),
        pytest.param(
            an_alert("delta-g", modes=[EDI]),
            a_watch("w", "edi"),
            VerdictCode.OTHER_SERVICE,
            id="a service is no gateway",
        ),
        pytest.param(
            a_notice(affects=a_scope("delta-g"), mentions=("ecs",)),
            a_watch("w", "ecs"),
            VerdictCode.MENTIONED_ONLY,
            id="named in the instructions",
        ),
        pytest.param(
            a_notice(affects=a_scope("delta-g"), cause=("trigo",)),
            a_watch("w", "trigo"),
            VerdictCode.MENTIONED_ONLY,
            id="a cause that is not itself said to be down",
        ),
        pytest.param(
            a_notice(affects=a_scope("delta-ie"), mentions=("delta-ie",)),
            a_watch(),
            COVERS,
            id="mentioned and down is down",
        ),
        pytest.param(
            a_notice(affects=scopes(a_scope("delta-g", modes=[EDI]), a_scope("delta-t", modes=[DTI]))),
            a_watch("w", "delta-g", "delta-t", modes=[DTI]),
            COVERS,
            id="each service in its own modes",
        ),
        pytest.param(
            a_notice(affects=scopes(a_scope("delta-g", modes=[EDI]), a_scope("delta-t"))),
            a_watch("w", "delta-g", "delta-t", modes=[DTI]),
            VerdictCode.MODE_NOT_STATED,
            id="in doubt for one of two",
        ),
        pytest.param(
            a_bulletin(affects=a_scope("delta-g", modes=[DTI]), restores=a_scope("delta-g", modes=[EDI])),
            a_watch("w", "delta-g", modes=[EDI]),
            COVERS,
            id="what works again concerns too",
        ),
        pytest.param(an_end("e", "delta-ie"), a_watch(), COVERS, id="an end concerns"),
        pytest.param(an_end("e"), a_watch(), VerdictCode.NOT_UNDERSTOOD, id="an end of nothing named"),
        pytest.param(
            a_notice(affects=Scope(), mentions=("ecs",)),
            a_watch(),
            VerdictCode.NOT_UNDERSTOOD,
            id="an alert on nothing named",
        ),
        pytest.param(a_notice(kind=Kind.UNCLASSIFIED), a_watch(), VerdictCode.NOT_UNDERSTOOD, id="not understood"),
        pytest.param(
            a_notice(kind=Kind.INFORMATION, mentions=("delta-ie",)),
            a_watch(),
            VerdictCode.NOT_A_TROUBLE,
            id="information",
        ),
    ],
)
def test_a_verdict_is_by_service_and_mode_and_in_doubt_it_tells(
    notice: Notice, watch: Watch, code: VerdictCode
) -> None:
    assert judge(notice, watch, CATALOGUE).code is code


def test_a_verdict_names_a_service_once_though_one_mode_is_down_and_another_works_again() -> None:
    notice = a_bulletin(affects=a_scope("delta-g", modes=[DTI]), restores=a_scope("delta-g", modes=[EDI]))

    assert judge(notice, a_watch("w", "ciel"), CATALOGUE).services == ("delta-g",)


def test_a_verdict_names_the_services_and_modes_that_decided() -> None:
    notice = a_notice(affects=scopes(a_scope("delta-ie-import", modes=[EDI]), a_scope("ciel")))

    verdict = judge(notice, a_watch(modes=[EDI]), CATALOGUE)

    assert verdict == Verdict(COVERS, ("delta-ie-import",), frozenset({EDI}))


def test_a_verdict_of_another_service_names_all_that_the_notice_names() -> None:
    verdict = judge(a_notice(affects=a_scope("ciel", "gamma")), a_watch(), CATALOGUE)

    assert verdict == Verdict(VerdictCode.OTHER_SERVICE, ("ciel", "gamma"))
