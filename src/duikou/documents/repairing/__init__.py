"""Damage that copying did to a report, mended for reading; every span leads back to the text as it came."""

from duikou.documents.repairing.mending import Mended as Mended
from duikou.documents.repairing.mending import mend as mend
from duikou.documents.repairing.mending import repair as repair
