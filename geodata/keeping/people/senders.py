"""Who sends a report, as the store counts it: by a mark of one day, and by the network around it."""

import hmac
import secrets
from datetime import date
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import Connection, func, insert, select

from geodata.keeping.refusals import Refused
from geodata.keeping.store.tables import proposals, salts

MAX_PER_SENDER = 5  # a day
# A household or an office has one IPv6 /64; who has a /48 has 65,536 of them.
MAX_PER_NETWORK = 25  # a day
PART = 10  # of the room that is left a network gets one part in so many
HALF = 32


def mark_of(connection: Connection, sender: str, day: date) -> str:
    """What a sender (an internet address) is counted by on one day: 32 characters for its network and
    32 for itself, keyed hashes of which the key is thrown away after the day."""
    today = day.isoformat()
    salt = connection.execute(select(salts.c.zout).where(salts.c.dag == today)).scalar()
    if salt is None:
        salt = secrets.token_hex(32)
        connection.execute(insert(salts).values(dag=today, zout=salt))
    parts = networks_of(sender)
    return "".join(hmac.digest(salt.encode(), p.encode(), "sha256").hex()[:HALF] for p in parts)


def networks_of(sender: str) -> tuple[str, str]:
    """The network that a sender is in, and what counts as one sender: of IPv6 the /48 and the /64, of
    IPv4 the /24 and the address. Twice the text itself when it is no address."""
    try:
        address = ip_address(sender)
    except ValueError:
        return sender, sender
    wide, own = (48, 64) if isinstance(address, IPv6Address) else (24, 32)
    return str(ip_network((address, wide), False)), str(ip_network((address, own), False))


def check_sender(connection: Connection, mark: str, room: int) -> None:
    """Raises Refused when a sender, or the network around it, has sent enough today. The less `room`
    there is for reports, the less of it a network gets: nobody fills it, however many days they take."""
    count = select(func.count()).select_from(proposals)
    own = count.where(proposals.c.afzender == mark)
    around = count.where(proposals.c.afzender.startswith(mark[:HALF]))
    if connection.execute(own).scalar_one() >= MAX_PER_SENDER:
        raise Refused("U hebt vandaag al genoeg gemeld. Probeer het morgen opnieuw.")
    share = min(MAX_PER_NETWORK, max(1, room // PART))
    if connection.execute(around).scalar_one() >= share:
        raise Refused("Vanaf uw netwerk is vandaag al genoeg gemeld. Probeer het morgen opnieuw.")
