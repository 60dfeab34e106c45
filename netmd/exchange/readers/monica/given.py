"""Tasks, gifts and debts as action items and lines of the ledger."""

from __future__ import annotations

from netmd.exchange.readers.monica.gathered import Gathered
from netmd.exchange.readers.monica.values import Thing, day_of
from netmd.exchange.records import ItemRecord, LedgerRecord


def task_item(held: Thing) -> ItemRecord:
    """A task."""
    done = day_of(held.get("completed_at"))
    created = day_of(held.get("created_at"))
    text = ": ".join(filter(None, (held.text("title"), held.text("description"))))
    is_done = held.flag("completed")
    return ItemRecord(
        text=text,
        is_done=is_done,
        done=done.start if done and is_done else None,
        created=created.start if created else None,
    )


def add_gift(held: Thing, gathered: Gathered) -> None:
    """Something given or got is a line of the ledger; an idea for a gift is a note."""
    when = day_of(held.get("date"))
    more = [held.text("comment"), _money(held.text("amount"), held.get("currency")), held.text("url")]
    details = "; ".join(filter(None, more))
    name = held.text("name") or "a gift"
    text = f"{name} ({details})" if details else name
    status = held.text("status")
    if status in ("offered", "received"):
        day = when.start if when else None
        gathered.ledger.append(LedgerRecord(kind="gave" if status == "offered" else "got", text=text, when=day))
    else:
        gathered.note(text, "Gift idea")


def add_debt(held: Thing, gathered: Gathered) -> None:
    """What was lent is a line of the ledger; paying it back is a task."""
    i_owe, is_paid = held.flag("in_debt"), held.text("status") in ("complete", "completed")
    amount = _money(held.text("amount"), held.get("currency")) or "something"
    reason = held.text("reason")
    what = f"{amount} ({reason})" if reason else amount
    created = day_of(held.get("created_at"))
    gathered.ledger.append(LedgerRecord(kind="got" if i_owe else "gave", text=f"a loan of {what}"))
    gathered.items.append(
        ItemRecord(
            text=f"Pay back {what}",
            theirs=not i_owe,
            is_done=is_paid,
            created=created.start if created else None,
        )
    )


def _money(amount: str, currency: object) -> str:
    code = currency.strip() if isinstance(currency, str) else Thing.of(currency).text("iso")
    return " ".join(filter(None, (amount, code))) if amount else ""
