"""Pages, feeds and texts for the commands. All of it is invented."""

PAGE = """<!DOCTYPE html>
<!-- Invented for these tests: not a capture of a real page. -->
<html lang="fr"><head><meta charset="utf-8"><title>Météo des services en ligne</title></head>
<body><h1>Météo des services en ligne</h1>{messages}<footer><p>Direction générale des douanes</p></footer></body></html>
"""
CALM = PAGE.format(messages="<p>Aucune perturbation n'est signalée. Tous les services en ligne sont disponibles.</p>")
_ALERT = """<article><h2>Alerte – DELTA T – mode EDI</h2><p>Publié le 10/06/2026 à 09h12</p>
<p>Motif : les messages EDI adressés à DELTA T restent sans réponse depuis le 10/06/2026 à 8h50.</p>
<p>La procédure de secours est autorisée à compter de 9h10.</p></article>"""
_END = """<article><h2>Fin d'alerte – DELTA T – mode EDI</h2><p>Publié le 10/06/2026 à 11h02</p>
<p>Les échanges EDI de DELTA T sont rétablis depuis 10h55.</p></article>"""
ALERT = PAGE.format(messages=_ALERT)
ENDED = PAGE.format(messages=_END + _ALERT)
LOGIN = """<!DOCTYPE html><html lang="fr"><head><title>Connexion</title></head><body><h1>Connexion</h1>
<form action="/login" method="post"><label>Identifiant <input name="user"></label>
<label>Mot de passe <input type="password" name="password"></label><button>Se connecter</button></form></body></html>"""
TEXT = """Alerte DELTA T – mode EDI

Publié le 10/06/2026 à 09h12

Les messages EDI adressés à DELTA T restent sans réponse depuis 8h50.
La procédure de secours est autorisée à compter de 9h10.
"""
CONFIG = """
[source]
page = "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo"
feed = ""
contact = "ops@example.org"

[channels.astreinte]
url = "json://127.0.0.1:9/hook"

[[watches]]
name = "transit-edi"
services = ["delta-t"]
modes = ["edi"]
channels = ["astreinte"]

[[watches]]
name = "transit-dti"
services = ["delta-t"]
modes = ["dti"]
channels = ["astreinte"]

[operator]
channels = ["astreinte"]
"""
