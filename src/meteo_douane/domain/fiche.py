"""Fiche 1 – Opérateurs of the DGDDI, word for word: the one home of its sentences; what they lead to is in `triage`.

Nothing here is ours but the names of the passages. The administration's sentences stay in French, in every language.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

TITLE = "Fiche 1 – Opérateurs"
AUTHOR = "DGDDI, Bureau de la Politique du Dédouanement"
VERSION = "juin 2021"

#: The services that it is about; of others it says nothing.
OF_THE_SHEET = ("delta-g", "delta-x", "delta-h7")
#: The service that has a text of its own, and that text.
WITH_ITS_OWN_TEXT = "delta-ie"
TEXT_OF_DELTA_IE = "BOD n° 7557 du 10/01/2025"

SAU_PHONE = "09 702 80 100"
SAU_MAIL = "cid-sau@douane.finances.gouv.fr"
REQUEST_WORDS = "auto-déclenchement de la procédure de secours"
AUBETTE = "https://www.douane.gouv.fr/service-en-ligne/consultation-dune-declaration-lexport-aubette"
OLGA = "https://www.douane.gouv.fr/service-en-ligne/outil-en-ligne-de-gestion-de-lassistance-olga"


class Sentence(NamedTuple):
    """A sentence of the sheet, or a few that stand together, and the step that they stand in (0: before the first)."""

    step: int
    words: str


class Passage(StrEnum):
    """What the sheet says, by a name of ours."""

    ABOUT = "about"
    BY_RIGHT = "by_right"
    CHECK_THE_ALERT = "check_the_alert"
    COVERED = "covered"
    NOT_COVERED = "not_covered"
    ASK_THE_PROVIDER = "ask_the_provider"
    PROVIDER_AT_FAULT = "provider_at_fault"
    PROVIDER_BULLETINS = "provider_bulletins"
    AUBETTE = "aubette"
    RELEASED = "released"
    NOT_RELEASED_OR_NOT_SEEN = "not_released_or_not_seen"
    ASK_THE_OFFICE = "ask_the_office"
    TECHNICAL = "technical"
    TWO_CASES = "two_cases"
    CANNOT_VALIDATE = "cannot_validate"
    NOT_RELEASED = "not_released"
    AT_ANY_HOUR = "at_any_hour"
    FILE_A_REQUEST = "file_a_request"
    WHAT_TO_STATE = "what_to_state"
    ONE_FOR_EACH_SERVICE = "one_for_each_service"
    TELL_THE_OFFICE = "tell_the_office"
    START = "start"
    BOTH_CONDITIONS = "both_conditions"
    CALL_THE_SAU = "call_the_sau"
    OWN_END = "own_end"
    FOLLOW_BULLETINS = "follow_bulletins"
    PUBLISHED_END = "published_end"

    @property
    def step(self) -> int:
        """The step that it stands in; 0 is what stands before the first."""
        return _SHEET[self].step

    @property
    def words(self) -> str:
        """The words of the sheet."""
        return _SHEET[self].words


_SHEET = {
    Passage.ABOUT: Sentence(
        0,
        "Elle concerne les opérateurs effectuant des opérations de dédouanement en Delta G (un temps ou deux temps), "
        "Delta X Import et Delta X Export, et Delta H7.",
    ),
    Passage.BY_RIGHT: Sentence(
        0,
        "Cette possibilité est de droit dès que vous remplissez les conditions fixées. Elle n'est pas conditionnée à "
        "l'autorisation du bureau de douane.",
    ),
    Passage.CHECK_THE_ALERT: Sentence(
        1,
        "Si une alerte a déjà été publiée, consultez le message d'alerte afin de vous assurer que les "
        "dysfonctionnements décrits concernent le service en ligne et le mode de transmission (DTI et/ou EDI) "
        "utilisés et qu'ils sont identiques à ceux que vous rencontrez.",
    ),
    Passage.COVERED: Sentence(
        1,
        "Si c'est le cas, reportez-vous à la procédure de secours qui vous concerne et tenez-vous informé "
        "régulièrement des bulletins d'information périodiques (BIP) émis par le Service d'Assistance aux "
        "Utilisateurs (SAU) et consultables dans la météo des services en ligne.",
    ),
    Passage.NOT_COVERED: Sentence(
        1,
        "Si aucune alerte n'a été déclenchée ou si les dysfonctionnements que vous constatez sont différents de ceux "
        "décrits dans le message d'alerte, ou concernent un autre mode de transmission, allez à l'étape 2 de cette "
        "fiche.",
    ),
    Passage.ASK_THE_PROVIDER: Sentence(
        2,
        "Contactez votre prestataire de connexion afin de vérifier si le dysfonctionnement provient de sa plateforme "
        "de transmission.",
    ),
    Passage.PROVIDER_AT_FAULT: Sentence(
        2,
        "attendez que celui-ci signale le dysfonctionnement au CID, puis consultez le message d'alerte publié par le "
        "SAU, relayé par votre prestataire et reportez-vous à la procédure de secours qui vous concerne.",
    ),
    Passage.PROVIDER_BULLETINS: Sentence(
        2,
        "suivez régulièrement les bulletins d'information relayés par votre prestataire.",
    ),
    Passage.AUBETTE: Sentence(
        2,
        "Quel que soit le mode de transmission (EDI/DTI), vous pouvez utiliser le service en ligne « Aubette » "
        "accessible depuis l'espace « services accessibles » du portail www.douane.gouv.fr, pour consulter l'état de "
        "votre déclaration",
    ),
    Passage.RELEASED: Sentence(
        2,
        "Si celle-ci est à l'état « BAE » le passage en procédure de secours n'est pas nécessaire.",
    ),
    Passage.NOT_RELEASED_OR_NOT_SEEN: Sentence(
        2,
        "Si votre déclaration n'a pas obtenu l'état « BAE » ou si vous n'avez pas pu accéder à Aubette",
    ),
    Passage.ASK_THE_OFFICE: Sentence(
        2,
        "Pendant les heures d'ouverture des bureaux ou de présence du service, vous pouvez vous renseigner auprès du "
        "service, afin de vérifier si la déclaration n'est pas à l'état « sous contrôle », « crédit en attente » ou "
        "« paiement comptant ».",
    ),
    Passage.TECHNICAL: Sentence(
        2,
        "Si votre déclaration n'est dans aucun de ces états, le blocage de votre déclaration est technique et par "
        "conséquent, le dysfonctionnement de votre système privatif est confirmé.",
    ),
    Passage.TWO_CASES: Sentence(
        3,
        "La procédure de secours peut être auto-déclenchée dans deux cas",
    ),
    Passage.CANNOT_VALIDATE: Sentence(
        3,
        "lorsque vous n'arrivez pas à valider les déclarations (anticipées ou non)",
    ),
    Passage.NOT_RELEASED: Sentence(
        3,
        "lorsque les déclarations validées n'ont pas obtenu l'état « BAE » sans pour autant avoir le statut « sous "
        "contrôle », « crédit en attente » ou « paiement au comptant »",
    ),
    Passage.AT_ANY_HOUR: Sentence(
        4,
        "Vous pouvez déclencher la procédure de secours 24 heures sur 24 – 7 jours sur 7.",
    ),
    Passage.FILE_A_REQUEST: Sentence(
        5,
        "Déposez une demande d'assistance (DA) sur le site www.douane.gouv.fr",
    ),
    Passage.WHAT_TO_STATE: Sentence(
        5,
        "Dans la DA, veillez à mentionner « auto-déclenchement de la procédure de secours » et à indiquer vos "
        "références (numéro EORI, raison sociale, adresse, numéro de téléphone), le type de service en ligne, la date "
        "et l'heure de passage en alerte, ainsi que les raisons de l'auto-déclenchement de celle-ci.",
    ),
    Passage.ONE_FOR_EACH_SERVICE: Sentence(
        5,
        "Si vous dédouanez au moyen de plusieurs services en ligne, vous devez déposer une demande d'assistance pour "
        "chacun d'entre eux.",
    ),
    Passage.TELL_THE_OFFICE: Sentence(
        5,
        "Informez le bureau de douane du déclenchement de la procédure de secours en lui transférant le courriel "
        "automatique accusant réception de la DA.",
    ),
    Passage.START: Sentence(
        5,
        "L'heure d'enregistrement de la demande d'assistance sur le portail www.douane.gouv.fr est celle retenue pour "
        "le début de la procédure de secours.",
    ),
    Passage.BOTH_CONDITIONS: Sentence(
        5,
        "Dès l'enregistrement de la DA sur www.douane.gouv.fr et l'information du service (les 2 conditions sont "
        "cumulatives), vous pouvez recourir à la procédure de secours.",
    ),
    Passage.CALL_THE_SAU: Sentence(
        5,
        "En dehors des heures d'ouverture du bureau, après avoir déposé la demande d'assistance, appelez le SAU du CID "
        "(09 702 80 100), afin que l'équipe technique d'astreinte puisse effectuer à distance les vérifications "
        "nécessaires pour identifier l'origine du dysfonctionnement et permettre sa résolution dans les meilleurs "
        "délais.",
    ),
    Passage.OWN_END: Sentence(
        6,
        "Vous avez auto-déclenché la procédure de secours : lorsque le dysfonctionnement de votre système privatif est "
        "résolu, vous devez contacter le SAU du CID par courriel au cid-sau@douane.finances.gouv.fr ou par téléphone "
        "au 09 702 80 100, pour qu'il puisse clore la demande d'assistance (DA), et vous devez également informer "
        "votre bureau de douane.",
    ),
    Passage.FOLLOW_BULLETINS: Sentence(
        6,
        "L'alerte a été déclenchée par le SAU : vous devez suivre régulièrement les bulletins d'information émis par "
        "celui-ci.",
    ),
    Passage.PUBLISHED_END: Sentence(
        6,
        "Lorsqu'un message de fin d'alerte est publié, assurez-vous qu'il vous concerne et appliquez les consignes "
        "indiquées dans le bulletin d'information.",
    ),
}
