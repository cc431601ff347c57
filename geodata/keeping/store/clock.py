"""Whether the clock of this machine can be right, by the days on which the store has seen something.

What has been kept long enough is deleted for good, so a clock that is wrong once may not decide it.
"""

import logging
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, insert, select

from geodata.keeping.store.tables import days, imports, proposals

# After a longer silence the clock is believed once it has said so on this many days.
SILENCE = timedelta(days=31)
ENOUGH = 3
# Days that are kept: more than a leap needs.
KEPT = 60
log = logging.getLogger(__name__)


def can_be_trusted(connection: Connection, now: datetime) -> bool:
    """Whether what is too old at this moment may go. Keeps that the store was there on this day.

    A clock that leaps more than `SILENCE` ahead of all that the store has seen is believed after
    `ENOUGH` days; one that is behind deletes nothing that it should not.
    """
    today = now.date()
    seen = _seen(connection, today)
    if today not in seen:
        connection.execute(insert(days).values(dag=today.isoformat()))
        oldest = select(days.c.dag).order_by(days.c.dag.desc()).offset(KEPT)
        connection.execute(days.delete().where(days.c.dag.in_(oldest)))
    known = sorted({*seen, today})
    leaps = [i for i in range(1, len(known)) if known[i] - known[i - 1] > SILENCE]
    if not leaps or len(known) - leaps[-1] >= ENOUGH:
        return True
    log.warning(
        "De klok van deze machine is meer dan %s dagen verder dan de opslag kent. Er wordt nog niets "
        "gewist. Klopt de klok, dan gebeurt dat na %s dagen gebruik vanzelf.",
        SILENCE.days,
        ENOUGH,
    )
    return False


def _seen(connection: Connection, today: date) -> set[date]:
    """The days up to this one on which the store was tidied, and the last on which something came in."""
    found = {date.fromisoformat(day) for (day,) in connection.execute(select(days.c.dag))}
    for moment in (imports.c.moment, proposals.c.moment):
        last = connection.execute(select(func.max(moment))).scalar()
        if last:
            found.add(last.date())
    return {day for day in found if day <= today}
