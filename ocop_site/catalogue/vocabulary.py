"""The closed lists of the content model: what a place, a producer, a recognition can be."""

from __future__ import annotations

from enum import Enum


class ProducerType(Enum):
    """Forms of OCOP entity (Decision 148/QĐ-TTg of 2023, article 2, and registers of firms)."""

    COOPERATIVE = "cooperative"
    COOPERATIVE_UNION = "cooperative-union"
    COOPERATIVE_GROUP = "cooperative-group"
    JOINT_STOCK_COMPANY = "joint-stock-company"
    LIMITED_COMPANY = "limited-company"
    SINGLE_MEMBER_COMPANY = "single-member-company"
    PRIVATE_ENTERPRISE = "private-enterprise"
    BUSINESS_HOUSEHOLD = "business-household"
    HOUSEHOLD = "household"
    FARM = "farm"
    WORKSHOP = "workshop"
    ASSOCIATION = "association"
    UNKNOWN = "unknown"


class PlaceKind(Enum):
    """Administrative units of any date, and places that are not units."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    CRAFT_VILLAGE = "craft-village"
    SITE = "site"
    VENUE = "venue"
    SHOWROOM = "showroom"
    PLATFORM = "platform"


class MappingBasis(Enum):
    """How well the tie between a former and a present unit is known."""

    ADOPTED = "adopted"
    PLANNED = "planned"
    STATED = "stated"


class RecognitionKind(Enum):
    """Kinds of evaluation (Decision 26/2026/QĐ-TTg, form 01)."""

    FIRST = "first"
    UPGRADE = "upgrade"
    RENEWAL = "renewal"


class RecognitionState(Enum):
    """Whether an evaluation ended with a certificate or is still open."""

    RECOGNISED = "recognised"
    PENDING = "pending"


class Level(Enum):
    """Who certifies."""

    DISTRICT = "district"
    PROVINCE = "province"
    NATIONAL = "national"


class Basis(Enum):
    """How a rating is known: said by a source, concluded from one, or not said at all."""

    STATED = "stated"
    INFERRED = "inferred"
    NOT_STATED = "not-stated"


class Status(Enum):
    """The life of a certificate at the as-of date."""

    VALID = "valid"
    DUE = "due"
    EXTENDED = "extended"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    PENDING = "pending"
    UNKNOWN = "unknown"


class CertificateType(Enum):
    """Certificates that the programme's criteria and buyers name."""

    VIETGAP = "vietgap"
    GLOBALGAP = "globalgap"
    ORGANIC = "organic"
    FOOD_SAFETY = "food-safety"
    HACCP = "haccp"
    ISO_22000 = "iso-22000"
    ISO_9001 = "iso-9001"
    BRC = "brc"
    HALAL = "halal"
    FDA = "fda"
    OTHER = "other"


class RightType(Enum):
    """Intellectual property a product is sold under."""

    TRADE_MARK = "trade-mark"
    COLLECTIVE_MARK = "collective-mark"
    CERTIFICATION_MARK = "certification-mark"
    GEOGRAPHICAL_INDICATION = "geographical-indication"
    DESIGN = "design"
    PATENT = "patent"


class ChannelKind(Enum):
    """Where a product can be met."""

    RETAIL = "retail"
    SHOP = "shop"
    ONLINE = "online"
    SOCIAL = "social"
    EXPORT = "export"
    FAIR = "fair"
    ORDER = "order"
    FARM_GATE = "farm-gate"
    DOMESTIC = "domestic"


class EventKind(Enum):
    """What an event is."""

    FAIR = "fair"
    TRADE_WEEK = "trade-week"
    MARKET = "market"
    FESTIVAL = "festival"
    CEREMONY = "ceremony"
    TRAINING = "training"
    CONFERENCE = "conference"
    SELECTION = "selection"


class EventState(Enum):
    """Whether the source speaks of it as past or as announced."""

    HELD = "held"
    ANNOUNCED = "announced"


class CandidateState(Enum):
    """Why a record is not printed as an OCOP product."""

    SCORED = "scored"
    APPLIED = "applied"
    MENTIONED = "mentioned"
    KIND_ONLY = "kind-only"


class AdminBackend(Enum):
    """Where the git repository is kept that the admin page writes to."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"


class BookFormat(Enum):
    """How the handbook is laid out: the size of the page, and how much of it a product takes."""

    A5 = "a5"
    A4 = "a4"
    COMPACT = "compact"
    A4_COMPACT = "a4-compact"


class PaperStock(Enum):
    """What the body of the book is printed on; colours come out differently."""

    COATED = "coated"
    UNCOATED = "uncoated"


class ChapterKind(Enum):
    """Where a chapter stands in the book."""

    FOREWORD = "foreword"
    CHAPTER = "chapter"
