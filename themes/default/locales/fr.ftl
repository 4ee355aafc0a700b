# Les mots de l’interface en français de France. Nombres, dates et heures arrivent déjà mis en forme ;
# `$count` choisit la forme du pluriel et `$number` est ce qui s’écrit. On dit `vous` au client, et l’on écrit
# les espaces insécables : large devant `:` et dans « », fine devant `?`, `;` et `%`.
# À relire par une personne de langue maternelle : `message` pour chaque nouvelle, `Service normal` et `Panne`
# pour l’état des services, et les heures avec deux-points (16:30), comme le CLDR les donne.

clock-said = { $clock }
day-and-clock = { $day } à { $clock }
span-begin = { $day }, { $clock }
span-end = { $clock }
percent = { $number } %
duration-moment = moins d’une minute
duration-minutes =
    { $count ->
        [one] { $number } minute
        [many] { $number } de minutes
       *[other] { $number } minutes
    }
duration-hours =
    { $count ->
        [one] { $number } heure
        [many] { $number } d’heures
       *[other] { $number } heures
    }
duration-days =
    { $count ->
        [one] { $number } jour
        [many] { $number } de jours
       *[other] { $number } jours
    }

# Où en est un incident ou une maintenance.
status-investigating = En cours d’analyse
status-identified = Cause identifiée
status-monitoring = Sous surveillance
status-resolved = Résolu
status-postmortem = Bilan
status-scheduled = Prévu
status-in_progress = En cours
status-verifying = En vérification
status-completed = Terminé

# Les flux.
feed-title = État des services { $name }
feed-component-title = { $component } : état du service chez { $name }
feed-entry-title = { $status } : { $title }
feed-next-update = Prochain message au plus tard le { $when }.
feed-correction = Corrigé le { $when } : « { $was } » devient « { $now } ».
calendar-title = { $name } : travaux prévus

# Les pages. Ce qui reste tel quel, quoi qu’il arrive.
page-title = État des services { $name }
page-skip = Aller au contenu
page-home = Situation actuelle
page-history = Historique
page-history-empty = Il ne s’est encore rien passé.
page-feed = Flux d’actualité
page-languages = Langues
page-latest = Derniers événements
page-works = Tout fonctionne
page-works-text = Nous n’avons connaissance d’aucun problème sur nos services.
page-do = Ce que vous pouvez faire maintenant
page-scope = Qui est concerné
page-known = Ce que nous savons
page-unknown = Ce que nous ne savons pas encore
page-still = Toujours en panne ?
page-next-word = Prochain message de notre part, au plus tard
page-even-if = même s’il n’y a rien de nouveau
page-due = Prochain message de notre part
page-late = Il a du retard. Il paraîtra ici dès que possible.
page-emergency = En cas d’urgence
page-log = Ce qui s’est passé jusqu’ici
page-all-updates = Tous les messages en entier
page-services = Tous les services sur 90 jours
page-service = Service
page-now = Maintenant
page-days = Jours avec un problème
page-coming = Travaux prévus
page-past = Les 14 derniers jours
page-past-none = Aucune panne et aucuns travaux.
page-past-nothing-else = Aucune autre panne et aucuns autres travaux.
page-updates = Messages
page-when = Quand
page-affected = Services touchés
page-lost = Ce qui ne marchait pas
page-stops = Ce qui va s’arrêter
page-caused-by = Cause
page-data-lost = Données perdues
page-related = Problèmes liés
page-compensation = Ce que vous recevez en retour
page-improvements = Ce que nous changeons
page-was = Il était écrit
page-newer = Plus récent
page-older = Plus ancien
page-moved = Cette page se trouve maintenant ici :
page-lost-text = Elle a peut-être été déplacée, ou le lien est incomplet.
page-nothing-here = Il n’y a pas de page ici
page-open-now = En ce moment
page-go-on = Où chercher ensuite
page-all-past = Tous les problèmes passés
page-to-come = À venir
page-to-come-none = Aucuns travaux ne sont prévus.
page-under-way = En ce moment
page-done-work = Travaux passés
page-calendar = Ajouter à votre agenda
page-is = Il est écrit maintenant
page-plain = Texte seul
page-course = Comment cela s’est déroulé
page-ninety = Les 90 derniers jours
page-uptime = Disponibilité
page-by-month = Disponibilité mois par mois
page-month = Mois
page-happened = Ce qui s’est passé
page-happened-none = Il ne s’est encore rien passé.

# Les pages. Ce qui dépend d’heures, de nombres et de noms. Sans préposition devant une heure : elle peut porter son jour.
page-as-of = Situation au { $when }
page-updated = Mis à jour : { $when }
page-since = début : { $when }
page-lasting = en cours depuis { $length }
page-interval = { $from } – { $until }
page-checked = Vérifié : { $when }
page-was-due = Un message était attendu : { $when }.
page-promised = Prochain message promis : { $when } au plus tard
page-corrected = Corrigé : { $when }
page-decision = Nous déciderons au plus tard le { $when } et le dirons ici.
page-done = fait le { $when }
page-before = Déjà arrivé auparavant
page-again = S’est reproduit
page-hit = A aussi touché { $names }
page-due-by = au plus tard le { $when }
page-eta = Rétablissement prévu : { $when } au plus tard.
page-ends = Fin des travaux : { $when } au plus tard.
page-overruns = Les travaux devaient être finis ({ $when }) et durent plus longtemps.
page-no-workaround = Vous ne pouvez rien y faire pour l’instant, et vous n’avez rien à changer.
page-maintenance = Travaux prévus
page-called-off = Annulé
page-open-today = Ouvert aujourd’hui de { $from } à { $until }
page-all-day = Ouvert jour et nuit
page-closed-today = Fermé aujourd’hui
page-closed-until = Fermé (réouverture : { $when })
page-emergency-affected = Les appels d’urgence ({ $numbers }) n’aboutissent pas toujours depuis notre réseau.
page-emergency-unknown = Nous ne savons pas encore si tous les appels d’urgence ({ $numbers }) aboutissent.
page-work = Travaux en cours
page-several =
    { $count ->
        [one] { $number } problème en ce moment
        [many] { $number } de problèmes en ce moment
       *[other] { $number } problèmes en ce moment
    }
page-bad-days = Jours avec un problème : { $number } sur { $days }
page-no-bad-days =
    { $count ->
        [one] { $number } jour sans problème
        [many] { $number } de jours sans problème
       *[other] { $number } jours sans problème
    }
page-no-days = Aucun jour relevé pour l’instant
page-incidents =
    { $count ->
        [one] { $number } entrée
        [many] { $number } d’entrées
       *[other] { $number } entrées
    }
page-retired = Service arrêté le { $when }
page-uptime-weighted = Pour la disponibilité, une panne totale compte en entier et une panne partielle pour 30 %. Les heures de lenteur et les travaux prévus ne comptent pas.
page-uptime-strict = Pour la disponibilité compte tout le temps où un service n’a pas fonctionné entièrement. Les travaux prévus ne comptent pas.

# La gravité.
impact-none = Information
impact-minor = Problème mineur
impact-major = Problème majeur
impact-critical = Problème critique

# Comment va un service, avec des noms : le sien peut être de tout genre et de tout nombre.
level-operational = Service normal
level-under_maintenance = Travaux prévus
level-degraded_performance = Lenteurs ou coupures
level-partial_outage = Panne partielle
level-major_outage = Panne totale

# Ce que fait un message.
stage-investigating = Nous cherchons la cause
stage-investigating-again = Nous cherchons de nouveau la cause
stage-investigating-still = Nous cherchons toujours la cause
stage-identified = Cause identifiée
stage-identified-again = De nouveau en réparation
stage-identified-still = En réparation
stage-monitoring = Nous surveillons la réparation
stage-monitoring-still = Nous surveillons toujours la réparation
stage-resolved = Résolu
stage-postmortem = Retour sur l’incident
stage-scheduled = Prévu
stage-in_progress = En cours
stage-verifying = Nous vérifions les travaux
stage-completed = Terminé

# Ce que le client reçoit en retour.
compensation-who = Pour qui
compensation-amount = Combien
compensation-when = Quand
compensation-action = Ce qu’il faut faire

# Le regret : seul, et quand la faute est la nôtre. Les mots, séparés par des virgules, montrent qu’un texte le dit déjà.
page-sorry = Nous sommes désolés.
page-sorry-ours = Nous sommes désolés. La faute est la nôtre.
page-sorry-word = désol, navré, excus, regret, pardon

# La recherche dans l’historique ; `$number` est le nombre d’entrées trouvées.
search-label = Rechercher
search-hint = Un service, un mois ou des mots de ce qui s’est passé
search-waiting = Recherche en cours…
search-found = Entrées trouvées : { $number }
search-first = Entrées trouvées : { $number }. Les 50 premières sont affichées ; un mot de plus réduit la liste.
search-none = Rien trouvé. Essayez moins de mots ou des mots plus courts, ou cherchez dans un mois ci-dessous.
search-failed = La recherche n’a pas pu être chargée. Toutes les entrées se trouvent dans les mois ci-dessous.

# Ce qu’écrit `amends new` avant qu’on en sache plus. `$what` est ce qu’on ne peut pas faire, des noms de services ou le conseil en cas d’urgence.
holding-title = Panne : { $what }
holding-title-many = Panne de plusieurs services
holding-title-work = Travaux prévus : { $what }
holding-title-work-many = Travaux prévus sur plusieurs services
holding-or = { $first }, { $last }
holding-cannot = Impossible pour le moment : { $what }.
holding-cannot-some = Impossible pour une partie des clients : { $what }.
holding-down = Ne fonctionne pas : { $what }.
holding-down-some = Ne fonctionne pas pour tout le monde : { $what }.
holding-weak = Fonctionne moins bien que d’habitude : { $what }.
holding-work = Impossible pendant les travaux : { $what }.
holding-work-down = Hors service pendant les travaux : { $what }.
holding-scope = Nous ne pouvons pas encore dire combien de clients, ni où.
holding-unknown = Ce qui est en panne et quand cela remarchera.
holding-sorry = Nous sommes désolés.
holding-text = Nous cherchons la cause.
holding-sorry-work = Nous sommes désolés de la gêne que cela cause.
holding-text-work = Nous avons prévu des travaux sur ces services.
holding-emergency = Nous ne savons pas encore si tous les appels d’urgence passent. { $what }
holding-scope-work = Toutes les personnes qui utilisent : { $what }.
holding-emergency-work = Pendant les travaux, ne comptez pas sur les appels d’urgence. { $what }
