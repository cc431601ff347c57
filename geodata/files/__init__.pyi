from .calendar import calendar
from .contacts_table import contacts_frame
from .export import table_for_reading, to_csv, to_dutch_csv, to_geojson, zipped
from .layers_table import layers_frame
from .leaflet_pdf import leaflet
from .open_data import FORMATS, catalogue, open_file, open_sets, to_geopackage
from .qr import qr_code
from .readable import cell_in_words, label_of, with_labels
from .region_pdf import region_sheet
from .route_pdf import route_sheet
from .spreadsheet import COUNTED, to_xlsx, workbook
from .vcard import introduction_mail, vcards, vcards_apart

__all__ = [
    "COUNTED",
    "FORMATS",
    "calendar",
    "catalogue",
    "cell_in_words",
    "contacts_frame",
    "introduction_mail",
    "label_of",
    "layers_frame",
    "leaflet",
    "open_file",
    "open_sets",
    "qr_code",
    "region_sheet",
    "route_sheet",
    "table_for_reading",
    "to_csv",
    "to_dutch_csv",
    "to_geojson",
    "to_geopackage",
    "to_xlsx",
    "vcards",
    "vcards_apart",
    "with_labels",
    "workbook",
    "zipped",
]
