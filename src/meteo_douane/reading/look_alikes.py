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
        achetee achetees achevas achevez adulations alerta alertas alertees alertez anhelations annales annelee
        annelees anneles annotations annuels annulas annulassions annulerions annulez annulions anomale anomales
        autorisa autorisas autorisez biloquee biloquees biloques blocages bloquas bloquez bocage bulletins clotura
        cloturee clotures cloturez conseilla conseillais conseillames conseillas conseillates conseillent
        conseilleras conseillere conseilleres conseillerez conseilleur conseilleurs conseilleuse conseillez
        conseilliez conseillons consigna consignas consignees consignez constellees cosigne cosignes coulure
        coulures couture coutures deceleration decelerations declamation declamations declarassions declaratifs
        declarative declaratives declarerions declarions declavetions decoloration decolorations deconseilla
        deconseillai deconseillais deconseillames deconseillas deconseillat deconseillates deconseillent
        deconseillera deconseilleras deconseillerez deconseillez deconseilliez deconseillons decoration decorations
        deflagration deflagrations defloration deflorations degrada degradas degradez degrafe degrafee degrafees
        degrafes derade deradee deradees derades feriees ferlees ferrees fonctionna fonctionnai fonctionnais
        fonctionnas fonctionnat fonctionnee fonctionnees fonctionnelle fonctionnelles fonctionneras fonctionnes
        fonctionnez fonctionniez fonctionnons fractionnel fractionnels frictionnel impassible impassibles imposables
        incessible incessibles incidente incidentes incisent incitent ininterrompue ininterrompues ininterrompus
        interception interceptions interjection interjections interjetions interrompais interrompe interrompes
        interrompez interrompiez interrompimes interrompis interrompit interrompites interrompons interrompras
        interromprez interromps interruptif interruptive interruptives intersection intersections intervenions
        intervenons interversion interversions intervertirons lecteur lecteurs maintenant normalisent passible
        passibles perturba perturbas perturbassions perturberions perturbez perturbions prolongea prolongeas
        prolongerions prolongez prolongions prorogation prorogations ralentissaient ralentissent rapetissement
        rapetissements recommanda recommandai recommandais recommandames recommandas recommandat recommandates
        recommandent recommandera recommanderas recommanderez recommandez recommandiez recommandons recommencee
        recommencees recommences redemarra redemarrages redemarrai redemarrais redemarrait redemarrames redemarrant
        redemarras redemarrasse redemarrat redemarrates redemarree redemarres redemarrez rejetas rejetez rejette
        rejettes remporte remportee remportees remportes reouvert reouverte reouvertes reouverts reparte repartes
        repetee repetees repetes report reporta reportas reporters reportez reprime reprisa reprisee repriser
        reprisez reprisse resalue resalues resolumes resolut resolutes resolutions resolve resolves resous retable
        retables retablimes retablissaient retablissements retablites retentissement revetes revolue revolues
        revolus revolution secouas secoues secoure secoures secourt secourus sejours suspende suspendes suspendis
        suspends terbine terminas terminez terminus termite termites terpine terrine terrinee terrines
        """,
    )
)
