"""How the values of a profile are written.

Generated from trustcheck/profile/model/value.py by `make generate`: change that, not this.
"""

from __future__ import annotations

from typing import get_args

from trustcheck.profile.shape import BOOLEAN, OneOf, TextLike, TextOf, Withholdable, Written
from trustcheck.profile.value import (
    Data,
    Rung,
    is_id,
    is_territory,
    read_count,
    read_day,
    read_duration,
    read_percentage,
    read_share,
)

DATA = OneOf(get_args(Data))
RUNG = OneOf(get_args(Rung))
DAY = Written(read_day)
SHARE = Written(read_share)
NAME = TextOf(1, 500)
PROSE = TextOf(1, 10000)
ID = TextLike(is_id, "not-an-id")
TERRITORY = TextLike(is_territory, "not-a-territory")
AMOUNT = Withholdable(Written(read_percentage))
COUNT = Withholdable(Written(read_count))
FLAG = Withholdable(BOOLEAN)
LAST_DAY = Withholdable(DAY)
LENGTH = Withholdable(Written(read_duration))
PLACE = Withholdable(TERRITORY)
ENTITY_ID = Withholdable(ID)
