"""French words that a typing error could make of a word that decides, and that mean something else.

« maintenant » is no « maintenance », a « lecteur » no « lenteur », a service « ininterrompu » not « interrompu ».
These are all the words of a French word list (Debian's `wfrench`) that `spelling` would change; a test goes through the
list again and says which are missing when the vocabulary grows.
"""

from __future__ import annotations

import re

LOOK_ALIKES = frozenset(
    re.findall(
        r"\w+",
        """
        achete achetee achetees acheter achetes acheva achevas achevent achever achevez activer adulations alerta
        alertas alertee alertees alerter alertes alertez anhelations annales annelee annelees anneles annotations
        annuels annulas annulassions annulent annuler annulerions annulez annulions anomale anomales autorisa autorisant
        autorisas autorisation autorisations autoriser autorisez autorite autorites biloquee biloquees biloques blocages
        bloquant bloquas bloquent bloquer bloquez bocage bulletins clotura cloturee cloturer clotures cloturez conseil
        conseilla conseillais conseillames conseillas conseillates conseillent conseiller conseillera conseilleras
        conseillere conseilleres conseillerez conseillers conseilleur conseilleurs conseilleuse conseillez conseilliez
        conseillons conseils consigna consignas consignee consignees consigner consignez constellees cosigne cosignes
        coulure coulures couper couple couples coupon coupons couture coutures deceleration decelerations declamation
        declamations declarant declarants declarassions declaratif declaratifs declarative declaratives declarerions
        declarions declavetions decoloration decolorations deconseilla deconseillai deconseillais deconseillames
        deconseillas deconseillat deconseillates deconseillent deconseiller deconseillera deconseilleras deconseillerez
        deconseillez deconseilliez deconseillons decoration decorations deflagration deflagrations defloration
        deflorations degrada degradas degrader degradez degrafe degrafee degrafees degrafes derade deradee deradees
        derades emport expert experts exporta exportas exporte exportes feriees ferlees fermer ferrees fonctionna
        fonctionnai fonctionnaient fonctionnais fonctionnait fonctionnant fonctionnas fonctionnat fonctionnee
        fonctionnees fonctionnelle fonctionnelles fonctionnement fonctionner fonctionnera fonctionneras fonctionnerent
        fonctionneront fonctionnes fonctionnez fonctionniez fonctionnons forme formee formees formes fractionnel
        fractionnels fractionnent frictionnel frictionnent impassible impassibles importa importas importe importes
        imposables impot impots incessible incessibles incidente incidentes incisent incitent ininterrompue
        ininterrompues ininterrompus interception interceptions interjection interjections interjetions interrompais
        interrompe interrompes interrompez interrompiez interrompimes interrompis interrompit interrompites interrompons
        interrompra interrompras interrompre interromprez interromps interrompt interruptif interruptive interruptives
        intersection intersections intervenants intervenions intervenons interversion interversions intervertirons
        lecteur lecteurs maintenant normal normales normalisent nouveaux operateur operateurs operationnels passible
        passibles perturba perturbas perturbassions perturbent perturber perturberions perturbez perturbions possede
        possedes possibilite procedures prolongea prolongeas prolonger prolongerions prolongez prolongions prorogation
        prorogations ralentissaient ralentissent rapetissement rapetissements rapporte rapports recommanda recommandai
        recommandais recommandames recommandas recommandat recommandates recommandent recommander recommandera
        recommanderas recommanderez recommandez recommandiez recommandons recommencee recommencees recommences redemarra
        redemarrages redemarrai redemarrais redemarrait redemarrames redemarrant redemarras redemarrasse redemarrat
        redemarrates redemarree redemarrer redemarres redemarrez rejet rejetas rejeter rejetez rejets rejette rejettes
        remise remises remporte remportee remportees remportes reouvert reouverte reouvertes reouverts reparte repartes
        repetee repetees repetes report reporta reportas reporter reporters reportez reports reprime repris reprisa
        reprisee repriser reprises reprisez reprisse resalue resalues resolumes resolut resolutes resolutions resolve
        resolves resoudre resous retable retables retablimes retablir retablissaient retablissements retablissent
        retablit retablites retentissement revetes revolue revolues revolus revolution secouas secouer secoues secoure
        secoures secourt secouru secourus sejours sensible sensibles suspend suspende suspendes suspendis suspendre
        suspends suspens terbine termes termina terminal terminas terminaux terminent terminer terminez terminus termite
        termites terpine terrine terrinee terrines
        """,
    )
)
