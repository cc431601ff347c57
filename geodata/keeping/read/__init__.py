"""Read a list as people make them: text or workbook, to rows of text."""

# What is heavy is imported when it is used; the names stand in __init__.pyi.
import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
