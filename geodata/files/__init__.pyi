from .export import table_for_reading, to_csv, to_geojson, to_xlsx, zipped
from .leaflet_pdf import leaflet
from .qr import qr_code
from .region_pdf import region_sheet
from .vcard import contacts_csv, introduction_mail, partner_ids, vcards

__all__ = [
    "contacts_csv",
    "introduction_mail",
    "leaflet",
    "partner_ids",
    "qr_code",
    "region_sheet",
    "table_for_reading",
    "to_csv",
    "to_geojson",
    "to_xlsx",
    "vcards",
    "zipped",
]
