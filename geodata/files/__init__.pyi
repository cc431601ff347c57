from .calendar import calendar
from .export import table_for_reading, to_csv, to_dutch_csv, to_geojson, to_xlsx, zipped
from .leaflet_pdf import leaflet
from .qr import qr_code
from .readable import cell_in_words, label_of
from .region_pdf import region_sheet
from .route_pdf import route_sheet
from .vcard import contacts_csv, introduction_mail, vcards

__all__ = [
    "calendar",
    "cell_in_words",
    "contacts_csv",
    "introduction_mail",
    "label_of",
    "leaflet",
    "qr_code",
    "region_sheet",
    "route_sheet",
    "table_for_reading",
    "to_csv",
    "to_dutch_csv",
    "to_geojson",
    "to_xlsx",
    "vcards",
    "zipped",
]
