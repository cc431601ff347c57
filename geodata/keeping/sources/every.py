"""Every official source, by the name that a keeper uses."""

from types import MappingProxyType

from geodata.keeping.sources.boundaries import BORDERS
from geodata.keeping.sources.cbs_areas import AREAS
from geodata.keeping.sources.cbs_expected import EXPECTED
from geodata.keeping.sources.cbs_figures import AGES, BIRTHS, PEOPLE, figure_source
from geodata.keeping.sources.cbs_outlook import OUTLOOK
from geodata.keeping.sources.mergers import MERGERS
from geodata.keeping.sources.register import REGISTER

SOURCES = MappingProxyType(
    {
        source.id: source
        for source in (
            figure_source(
                "geboorten",
                "Geboorten (CBS)",
                "Levend geboren kinderen per gemeente: definitieve jaren uit 37259ned, voorlopige uit "
                "37230ned.",
                (BIRTHS,),
            ),
            figure_source(
                "inwoners",
                "Inwoners (CBS)",
                "Inwoners, kinderen van 0 jaar en vrouwen van 15 tot en met 49 jaar op 1 januari, uit "
                "03759ned.",
                PEOPLE,
            ),
            figure_source(
                "leeftijden",
                "Leeftijdsgroepen (CBS kerncijfers)",
                "Kinderen en jonge volwassenen op 1 januari, uit 70072ned.",
                AGES,
            ),
            OUTLOOK,
            EXPECTED,
            AREAS,
            REGISTER,
            BORDERS,
            MERGERS,
        )
    }
)
