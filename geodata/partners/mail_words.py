"""What every mail with which a gemeente introduces its partners says, apart from names and numbers."""

ASKED = (
    " wil kennismaken met de partners voor Kansrijke Start in de regio. Wilt u antwoorden aan iedereen, met:\n"
    "- wie bij u over Kansrijke Start gaat;\n"
    "- voor welke gemeenten u werkt;\n"
    "- wie er volgens u nog bij hoort?"
)
WITHOUT = "Geen algemeen mailadres vonden we van:"
FURTHER = "Kent u daar iemand? Stuur deze mail dan door."
GREETING = "Met vriendelijke groet,\n[uw naam en functie]\n"
MAIL_WORDS = (ASKED, WITHOUT, FURTHER, GREETING)
