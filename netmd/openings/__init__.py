"""Openings: where each stands, who would want it and why, and whom I know where it is."""

from netmd.openings.knowing import Acquaintance, Inside, whom_i_know
from netmd.openings.pipeline import STAGES, STATUSES, is_for_others, pipeline
from netmd.openings.ranking import Candidate, Rankings, rank

__all__ = [
    "STAGES",
    "STATUSES",
    "Acquaintance",
    "Candidate",
    "Inside",
    "Rankings",
    "is_for_others",
    "pipeline",
    "rank",
    "whom_i_know",
]
