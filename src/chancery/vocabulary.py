"""The words of the field: every closed list a record may choose from, each defined once, here.

The JSON Schemas, the documentation and the templates take their words from these lists.
"""

from enum import StrEnum


class Term(StrEnum):
    """A word of the vocabulary that carries its label and its definition."""

    label: str
    definition: str

    def __new__(cls, value: str, label: str, definition: str) -> "Term":
        """Make a member from the word in YAML, the label on pages, and the definition."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.definition = definition
        return member


class Status(Term):
    """Whether a visit or meeting took place, as far as the sources say."""

    HELD = "held", "Held", "The sources report that it took place."
    PLANNED = "planned", "Planned", "A source says that it was to take place."
    REPORTED = "reported", "Reported", "One side's word, or unconfirmed: nobody else reports it."
    CANCELLED = "cancelled", "Cancelled", "A source says that it was called off."


class Level(Term):
    """The rank at which a visit is made: that of the highest traveller."""

    HEAD_OF_STATE = "head-of-state", "Head of state", "A head of state or supreme leader travels."
    HEAD_OF_GOVERNMENT = "head-of-government", "Head of government", "A head of government."
    MINISTER = "minister", "Minister", "A minister, or one of a minister's rank."
    DEPUTY_MINISTER = "deputy-minister", "Deputy minister", "A deputy or vice minister."
    PARTY = "party", "Party", "Officials of a political party, as such."
    PARLIAMENT = "parliament", "Parliament", "Members of a parliament, as such."
    REGION = "region", "Region", "Officials of a region or a city."
    OFFICIAL = "official", "Official", "Other officials, or officials of a rank not stated."
    CULTURE = "culture", "Culture", "Artists, athletes, scholars or other non-officials."


class MeetingType(Term):
    """What kind of engagement a meeting is."""

    TALKS = "talks", "Talks", "Negotiations or consultations between officials."
    SUMMIT = "summit", "Summit", "Talks between leaders."
    AUDIENCE = "audience", "Audience", "A leader receives someone of lower rank."
    RECEPTION = "reception", "Reception", "A reception, banquet, dinner or concert for guests."
    CEREMONY = "ceremony", "Ceremony", "A ceremony that no other type names, such as an unveiling."
    WREATH_LAYING = "wreath-laying", "Wreath-laying", "Wreaths or flowers are laid."
    TOUR = "tour", "Tour", "Guests are shown a place."
    SIGNING = "signing", "Signing", "A document is signed."
    PRESS_CONFERENCE = "press-conference", "Press conference", "Someone answers the press."
    WELCOME = "welcome", "Welcome", "Travellers are met where they arrive."
    SEND_OFF = "send-off", "Send-off", "Travellers are seen off where they leave."
    OTHER = "other", "Engagement", "An engagement that no other type names."


class PartOfDay(Term):
    """The part of a day in which something happened, as a source states it."""

    MORNING = "morning", "morning", "Before noon."
    AFTERNOON = "afternoon", "afternoon", "Between noon and evening."
    EVENING = "evening", "evening", "The evening."
    NIGHT = "night", "night", "The night."


class Access(Term):
    """Whether others than the participants could follow a meeting."""

    OPEN = "open", "Open", "The press or the public was admitted."
    OPENING_ONLY = "opening-only", "Open at the start", "The press was admitted to the opening."
    CLOSED = "closed", "Closed", "Nobody but the participants was admitted."


class PlaceType(Term):
    """What kind of place a place is."""

    COUNTRY = "country", "Country", "A country or state."
    REGION = "region", "Region", "A part of a country, or a region that spans several."
    CITY = "city", "City", "A city, town or settlement."
    DISTRICT = "district", "District", "A part of a city."
    SITE = "site", "Site", "A building, monument, station, airport, plant or other site."


class DocumentType(Term):
    """What kind of document a document is."""

    TREATY = "treaty", "Treaty", "A treaty between states."
    AGREEMENT = "agreement", "Agreement", "An agreement below the rank of a treaty."
    PLAN = "plan", "Plan", "An agreed plan or programme."
    STATEMENT = "statement", "Statement", "A joint or a press statement."
    MESSAGE = "message", "Message", "A letter or message from one to another."
    RESOLUTION = "resolution", "Resolution", "A resolution of a body."
    OTHER = "other", "Document", "A document that no other type names."


class DisputeKind(Term):
    """On what the versions of a dispute disagree."""

    DATE = "date", "Date", "When something happened."
    ORDER = "order", "Order", "What came before what."
    COUNT = "count", "Count", "How many."
    PLACE = "place", "Place", "Where something happened."
    IDENTITY = "identity", "Who", "Who it was, or in what office."
    NAMING = "naming", "Naming", "What something or someone is called, or how it is spelt."
    WORDING = "wording", "Wording", "What was said, or what the words mean."
    FACT = "fact", "Fact", "Whether something happened, or what happened."
    UNCLEAR = "unclear", "Unclear", "A passage too garbled to follow."


class NameForm(Term):
    """How a form of a name is used."""

    FULL = "full", "full", "Names its bearer by itself."
    SHORT = "short", "short", "A surname or other short form, clear only where it stands."


class ExpectedKind(Term):
    """What kind of thing an announcement says will happen."""

    VISIT = "visits", "Visit", "A visit."
    MEETING = "meetings", "Meeting", "A meeting."
    DOCUMENT = "documents", "Document", "A document to be signed or issued."
    OTHER = "other", "Other", "Something that no record kind covers."
