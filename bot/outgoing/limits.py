"""Slack's limits, in characters or items, as its reference of Block Kit, views and methods gives them."""

BLOCKS_IN_MESSAGE = 50
BLOCKS_IN_VIEW = 100

TEXT_OF_MESSAGE = 40_000
TEXT_OF_UPDATE = 4_000
"""chat.update refuses a longer `text`, unlike the methods that post."""
MARKDOWN = 12_000
"""Of all markdown blocks of a message together, and of `markdown_text`."""

NOTIFICATION_TEXT = 3_000
"""Ours: as much of its blocks as a message repeats in `text`, for notifications and screen readers."""
RESPONSES = 5
"""How often a response_url may be used."""

WEIGHT_OF_MESSAGE = 13_000
WEIGHT_OF_BLOCK = 125
"""What the blocks of a posted message may weigh (`msg_blocks_too_long`): their characters, and this much a block.

Slack documents neither. Measured by others (bolt-js issue 2509): 13,297 characters in one block pass, and each
divider takes 125 from that. Replies to a response_url and views have no such limit.
"""
VIEW_BYTES = 250_000

SECTION_TEXT = 3_000
SECTION_FIELDS = 10
FIELD_TEXT = 2_000
HEADER_TEXT = 150
CONTEXT_ELEMENTS = 10
CONTEXT_TEXT = 2_000
ACTIONS_ELEMENTS = 25
CONTEXT_ACTIONS_ELEMENTS = 5
TABLE_ROWS = 100
TABLE_COLUMNS = 20
CARDS = 10
CARD_TEXT = 200
CARD_BUTTONS = 3
CHILD_BLOCKS = 10

ID = 255
URL = 3_000
IMAGE_TEXT = 2_000
LABEL_TEXT = 2_000
"""The label and the hint of an input."""
PLACEHOLDER = 150
VIDEO_TITLE = 199
VIDEO_AUTHOR = 49

BUTTON_TEXT = 75
BUTTON_VALUE = 2_000
AGENT_PROMPT = 4_000
OPTION_TEXT = 75
OPTION_VALUE = 150
OPTIONS = 100
OPTION_GROUPS = 100
TICKED_OPTIONS = 10
"""Checkboxes and radio buttons."""
OVERFLOW_OPTIONS = 5
INPUT_LENGTH = 3_000
INPUT_LINES = 100
FILES = 10

CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30

VIEW_TITLE = 24
"""The title and the two buttons of a modal."""
PRIVATE_METADATA = 3_000
