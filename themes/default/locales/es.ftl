# Las palabras de la interfaz en español de España. Números, fechas y horas llegan ya con su formato;
# `$count` elige la forma del plural y `$number` es lo que se escribe. Donde se habla al cliente, se le habla de `tú`.

# Sin artículo, porque `a las` pasa a `a la` a la una: las frases ponen la hora tras dos puntos o entre paréntesis.
clock-said = { $clock }
day-and-clock = { $day }, { $clock }
span-begin = { $day }, { $clock }
span-end = { $clock }
percent = { $number } %
duration-moment = menos de un minuto
duration-minutes =
    { $count ->
        [one] { $number } minuto
        [many] { $number } de minutos
       *[other] { $number } minutos
    }
duration-hours =
    { $count ->
        [one] { $number } hora
        [many] { $number } de horas
       *[other] { $number } horas
    }
duration-days =
    { $count ->
        [one] { $number } día
        [many] { $number } de días
       *[other] { $number } días
    }

# En qué punto está una incidencia o un mantenimiento.
status-investigating = En investigación
status-identified = Causa localizada
status-monitoring = En observación
status-resolved = Resuelto
status-postmortem = Explicación
status-scheduled = Programado
status-in_progress = En curso
status-verifying = En comprobación
status-completed = Terminado

# Los canales de noticias.
feed-title = Estado de { $name }
feed-component-title = { $component }: estado de { $name }
feed-entry-title = { $status }: { $title }
feed-next-update = Próximo aviso: { $when } a más tardar.
feed-correction = Corregido ({ $when }): donde ponía «{ $was }» pone ahora «{ $now }».
calendar-title = { $name }: trabajos programados

# Las páginas. Lo que se mantiene pase lo que pase.
page-title = Estado de { $name }
page-skip = Ir al contenido
page-home = Estado actual
page-history = Historial
page-history-empty = Todavía no ha pasado nada.
page-feed = Canal de avisos
page-languages = Idiomas
page-latest = Lo último
page-works = Todo funciona
page-works-text = No nos consta ningún problema en ninguno de nuestros servicios.
page-do = Qué se puede hacer ahora
page-scope = A quién afecta
page-known = Lo que sabemos
page-unknown = Lo que aún no sabemos
page-still = ¿Sigue sin funcionar?
page-next-word = Próximo aviso, a más tardar
page-even-if = haya o no novedades
page-due = Próximo aviso nuestro
page-late = Va con retraso. Lo publicaremos aquí en cuanto podamos.
page-emergency = En una emergencia
page-log = Lo ocurrido hasta ahora
page-all-updates = Todos los avisos completos
page-services = Todos los servicios, últimos 90 días
page-service = Servicio
page-now = Ahora
page-days = Días con problemas
page-coming = Trabajos programados
page-past = Los últimos 14 días
page-past-none = No ha fallado nada ni ha habido trabajos.
page-past-nothing-else = No ha fallado nada más ni ha habido otros trabajos.
page-updates = Avisos
page-when = Cuándo
page-affected = Servicios afectados
page-lost = Lo que no se podía hacer
page-stops = Lo que dejará de funcionar
page-caused-by = Causa
page-data-lost = Datos perdidos
page-related = Problemas relacionados
page-compensation = Lo que devolvemos
page-improvements = Lo que vamos a cambiar
page-was = Decía
page-newer = Después
page-older = Antes
page-moved = Esta página está ahora aquí:
page-lost-text = Puede que se haya movido o que el enlace esté incompleto.
page-nothing-here = Aquí no hay ninguna página
page-open-now = Ahora mismo
page-go-on = Dónde seguir
page-all-past = Todos los problemas anteriores
page-to-come = Próximamente
page-to-come-none = No hay trabajos programados.
page-under-way = En curso
page-done-work = Trabajos anteriores
page-calendar = Añadir al calendario
page-is = Ahora dice
page-plain = Solo texto
page-course = Cómo evolucionó
page-ninety = Los últimos 90 días
page-uptime = Disponibilidad
page-by-month = Disponibilidad por meses
page-month = Mes
page-happened = Lo ocurrido
page-happened-none = Todavía no ha pasado nada.

# Las páginas. Lo que depende de horas, cantidades y nombres.
page-as-of = Situación: { $when }
page-updated = Actualizado: { $when }
page-since = inicio: { $when }
page-lasting = duración: { $length }
page-interval = { $from } a { $until }
page-checked = Comprobado: { $when }
page-was-due = Debía haber un aviso ({ $when }).
page-promised = Próximo aviso prometido: { $when } a más tardar
page-corrected = Corregido: { $when }
page-decision = Lo decidiremos ({ $when } a más tardar) y lo diremos aquí.
page-before = Ya había pasado antes
page-again = Volvió a pasar
page-hit = También afectó a { $names }
page-done = hecho el { $when }
page-due-by = a más tardar el { $when }
page-eta = Vuelta prevista: { $when } a más tardar.
page-ends = Fin de los trabajos: { $when } a más tardar.
page-overruns = Los trabajos debían haber terminado ({ $when }) y van con retraso.
page-no-workaround = De momento no se puede hacer nada para remediarlo, y no hace falta cambiar nada.
page-maintenance = Trabajos programados
page-called-off = Cancelado
page-open-today = Hoy abierto de { $from } a { $until }
page-all-day = Abierto día y noche
page-closed-today = Hoy cerrado
page-closed-until = Cerrado (abre: { $when })
page-emergency-affected = Puede que desde nuestra red no se completen las llamadas de emergencia ({ $numbers }).
page-emergency-unknown = Aún no sabemos si se completan todas las llamadas de emergencia ({ $numbers }).
page-work = Trabajos programados en curso
page-several =
    { $count ->
        [one] { $number } problema en este momento
        [many] { $number } de problemas en este momento
       *[other] { $number } problemas en este momento
    }
page-bad-days = { $number } de { $days } días con problemas
page-no-bad-days =
    { $count ->
        [one] { $number } día sin problemas
        [many] { $number } de días sin problemas
       *[other] { $number } días sin problemas
    }
page-no-days = Aún no hay días registrados
page-incidents =
    { $count ->
        [one] { $number } entrada
        [many] { $number } de entradas
       *[other] { $number } entradas
    }
page-retired = Ya no se ofrece desde el { $when }
page-uptime-weighted = Así se calcula la disponibilidad: una caída total descuenta todo su tiempo, y una parcial, el 30 %. Las horas de lentitud y los trabajos programados no descuentan.
page-uptime-strict = Así se calcula la disponibilidad: descuenta todo el tiempo en que un servicio no funciona del todo. Los trabajos programados no descuentan.

# La gravedad.
impact-none = Aviso
impact-minor = Problema leve
impact-major = Problema grave
impact-critical = Problema muy grave

# Cómo va un servicio, con sustantivos: su nombre puede ser de cualquier género y número.
level-operational = Sin problemas
level-under_maintenance = Trabajos programados
level-degraded_performance = Lentitud o cortes
level-partial_outage = Caída parcial
level-major_outage = Caída total

# Lo que hace un aviso.
stage-investigating = Buscamos la causa
stage-investigating-again = Volvemos a buscar la causa
stage-investigating-still = Seguimos buscando la causa
stage-identified = Causa localizada
stage-identified-again = Otra vez en reparación
stage-identified-still = En reparación
stage-monitoring = Vigilamos el arreglo
stage-monitoring-still = Seguimos vigilando el arreglo
stage-resolved = Resuelto
stage-postmortem = Explicación de lo ocurrido
stage-scheduled = Programado
stage-in_progress = En curso
stage-verifying = Comprobamos los trabajos
stage-completed = Terminado

# Lo que se devuelve al cliente.
compensation-who = A quién
compensation-amount = Cuánto
compensation-when = Cuándo
compensation-action = Qué hay que hacer

# El pesar: a secas y cuando el fallo es nuestro. La palabra indica que un texto ya lo dice por sí mismo.
page-sorry = Lo sentimos.
page-sorry-ours = Lo sentimos. El fallo es nuestro.
page-sorry-word = sentimos, lo siento, disculp, lament, perdón, perdon

# La búsqueda en el historial; `$number` es cuántas entradas se han encontrado.
search-label = Buscar
search-hint = Un servicio, un mes o palabras de lo que pasó
search-waiting = Buscando…
search-found = Entradas encontradas: { $number }
search-first = Entradas encontradas: { $number }. Se muestran las 50 primeras; otra palabra reduce la lista.
search-none = No hay resultados. Conviene usar menos palabras o más cortas, o mirar en los meses de abajo.
search-failed = No se ha podido cargar la búsqueda. Todas las entradas están en los meses de abajo.

# Lo que escribe `amends new` antes de que se sepa más. `$what` es lo que no se puede hacer, nombres de servicios o el consejo para una emergencia.
holding-title = Problemas: { $what }
holding-title-many = Problemas en varios servicios
holding-title-work = Trabajos programados: { $what }
holding-title-work-many = Trabajos programados en varios servicios
holding-or = { $first } ni { $last }
holding-cannot = Ahora mismo no es posible { $what }.
holding-cannot-some = Para una parte de los clientes no es posible { $what }.
holding-down = No funciona: { $what }.
holding-down-some = No funciona para todos: { $what }.
holding-weak = Funciona peor de lo habitual: { $what }.
holding-work = Durante los trabajos no es posible { $what }.
holding-work-down = No funciona durante los trabajos: { $what }.
holding-scope = Aún no podemos decir a cuántos clientes ni en qué zonas.
holding-unknown = Qué ha fallado y cuándo volverá a funcionar.
holding-sorry = Lo sentimos.
holding-text = Estamos buscando la causa.
holding-sorry-work = Sentimos las molestias de estos trabajos.
holding-text-work = Hemos programado trabajos en estos servicios.
holding-emergency = Aún no sabemos si pasan todas las llamadas de emergencia. { $what }
holding-scope-work = Quienes usan estos servicios: { $what }.
holding-emergency-work = Durante los trabajos no se puede contar con las llamadas de emergencia. { $what }
