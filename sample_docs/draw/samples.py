"""The applications that lie in `sample_docs/`: which flaws, in which manner, from which seed."""

from __future__ import annotations

from dataclasses import dataclass, field

from sample_docs.draw.manner import Manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One committed application; its folder's name says what is wrong with it."""

    name: str
    seed: int
    flaws: tuple[str, ...] = ()
    licence: str = "call_center_renewal"
    manner: Manner = field(default_factory=Manner)


_PHOTOS = frozenset({"business_license", "legal_rep_id"})

SAMPLES: tuple[Sample, ...] = (
    Sample(
        name="clean-scans",
        seed=1,
        manner=Manner(packed={"operation_report": "pdf", "technical_plan": "pdf"}, dpi=200),
    ),
    Sample(
        name="clean-one-pdf",
        seed=2,
        manner=Manner(bundle=True, digital=True, turned={"permit_main": 90, "legal_rep_id": 180}),
    ),
    Sample(
        name="missing-permit-duplicate",
        seed=3,
        flaws=("missing-permit-duplicate",),
        manner=Manner(digital=True, photographed=_PHOTOS, exif={"business_license": "wrong"}),
    ),
    Sample(
        name="missing-id-back-and-report-page",
        seed=4,
        flaws=("missing-id-back", "missing-report-page"),
        manner=Manner(packed={"operation_report": "tiff"}, turned={"technical_plan": 180}),
    ),
    Sample(
        name="missing-annex",
        seed=5,
        flaws=("missing-annex",),
        manner=Manner(
            digital=True, photographed=frozenset({"permit_main", "permit_duplicate"}), exif={"permit_main": "right"}
        ),
    ),
    Sample(
        name="illegible-permit",
        seed=6,
        flaws=("illegible-permit-blur",),
        manner=Manner(digital=True, packed={"permit_duplicate": "pdf"}),
    ),
    Sample(
        name="unsealed-id-copy",
        seed=7,
        flaws=("none-seal-on-id",),
        manner=Manner(digital=True, turned={"business_license": 270}),
    ),
    Sample(
        name="photocopied-seal-on-licence-grey-id",
        seed=8,
        flaws=("copied-seal-on-licence", "grey-seal-on-id"),
        manner=Manner(digital=True),
    ),
    Sample(
        name="seal-of-another-company",
        seed=9,
        flaws=("other-seal-on-licence",),
        manner=Manner(digital=True, photographed=frozenset({"legal_rep_id"})),
    ),
    Sample(
        name="invoice-seal-on-licence",
        seed=10,
        flaws=("invoice-seal-on-licence",),
        manner=Manner(packed={"technical_plan": "tiff", "operation_report": "pdf"}),
    ),
    Sample(
        name="permit-without-end-wrong-uscc",
        seed=11,
        flaws=("permit-without-end", "wrong-uscc"),
        manner=Manner(digital=True),
    ),
    Sample(
        name="another-legal-representative",
        seed=12,
        flaws=("other-representative",),
        manner=Manner(digital=True, photographed=_PHOTOS),
    ),
    Sample(
        name="expired-id-late-renewal",
        seed=13,
        flaws=("expired-id", "renewal-late"),
        manner=Manner(digital=True, turned={"legal_rep_id": 90}),
    ),
    Sample(name="no-call-centre-scope", seed=14, flaws=("no-call-centre-scope",), manner=Manner(digital=True)),
    Sample(
        name="plan-without-bandwidth-report-without-updates",
        seed=15,
        flaws=("plan-without-bandwidth", "report-without-equipment-updates"),
        manner=Manner(packed={"operation_report": "pdf"}),
    ),
    Sample(
        name="encrypted-plan",
        seed=16,
        flaws=("encrypted-plan",),
        manner=Manner(digital=True, photographed=frozenset({"permit_duplicate"})),
    ),
    Sample(
        name="outdated-report-and-plan",
        seed=17,
        flaws=("outdated-report", "outdated-plan"),
        manner=Manner(digital=True),
    ),
)

OTHER_SAMPLES: tuple[Sample, ...] = (
    Sample(name="icp-clean", seed=36, licence="icp_renewal", manner=Manner(digital=True, quality=40)),
    Sample(
        name="icp-plan-without-content-review",
        seed=32,
        flaws=("plan-without-content-review",),
        licence="icp_renewal",
        manner=Manner(bundle=True, digital=True, quality=40),
    ),
)
"""Of other licences, each in a folder named as its checklist: `<checklist>/<name>/`."""
