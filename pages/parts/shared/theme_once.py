"""The theme is worked out once. Streamlit reads its settings and writes them out anew at the start of every run,
for six sections: a fifteenth of the processor time of a step, for what never changes while a server runs.
"""

from functools import wraps

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


def work_out_theme_once() -> None:
    """Let every section of the theme be worked out for its first reader, and copied for who follows."""
    work_out = app_session._populate_theme_msg
    if hasattr(work_out, "__wrapped__"):
        return
    made: dict[str, CustomThemeConfig] = {}

    @wraps(work_out)
    def copy(message: CustomThemeConfig, section: str = "theme") -> None:
        if section not in made:
            fresh = CustomThemeConfig()
            work_out(fresh, section)
            made[section] = fresh
        # A section without settings stays away: one that is there and empty means something else.
        if made[section].ByteSize():
            message.MergeFrom(made[section])

    app_session._populate_theme_msg = copy
