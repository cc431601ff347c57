from .export import table_for_reading, to_csv, to_geojson, zipped
from .leaflet_pdf import leaflet
from .qr import qr_code
from .vcard import contacts_csv, introduction_mail, vcards

__all__ = [
    "contacts_csv",
    "introduction_mail",
    "leaflet",
    "qr_code",
    "table_for_reading",
    "to_csv",
    "to_geojson",
    "vcards",
    "zipped",
]
