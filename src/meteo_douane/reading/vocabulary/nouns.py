"""The nouns that several tables share, each list in one place.

A list is the alternatives of a group, without it: a table adds what it alone means, rf"(?:{MESSAGE}|point)s?".
"""

from __future__ import annotations

#: What the administration publishes.
MESSAGE = "message|bulletin|bip"
MESSAGES = "messages?|bulletins?|bip"
#: What else it calls that.
ANNOUNCEMENT = "annonce|avis|communique"
#: What a trouble is called.
INCIDENT = "incident|panne|dysfonctionnement|perturbation|anomalie"
#: What a stop is called, planned or not.
STOP = "coupure|interruption|arret|indisponibilite|fermeture"
#: What people hand in, and what they get for it.
DECLARATION = "declaration|message|fichier|demande|reponse|notification|titre|dossier|operation|envoi|lot"
#: Who comes to mend.
CREW = "technicien|equipe|prestataire|intervenant|expert"
#: What people work with.
SERVICES = "services?|applications?|teleprocedures?"
