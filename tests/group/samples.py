"""Short made-up reports that the tests of grouping share, and how to make a report of one."""

from dateline.core.report import Block, Report
from dateline.core.when import Published


def report(text: str, source_id: str = "", title: str | None = None, day: str | None = None, **more: object) -> Report:
    """A report of plain text, a block each line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), "body"))
        at += len(line) + 1
    published = Published(day, day, day, "given") if day else Published()
    return Report(source_id=source_id or text[:24], title=title, published=published, text=text, blocks=tuple(blocks), **more)  # type: ignore[arg-type]


FERRY = """PORT MELVILLE - A ferry with 214 passengers on board ran aground off Cape Orrin before dawn on Tuesday, the coast guard said.
All passengers of the Northern Star were taken off by lifeboats and a navy helicopter within three hours.
Two crew members were treated for broken ribs at the Saint Brannoc hospital, according to harbour master Edda Lindqvist.
The vessel, built in 1988, had been inspected in Grimsholm last month and was found to be in order.
Fuel has begun to leak into the bay, and fishermen from Tarrow were told to keep their boats in port.
Investigators will look at why the ship left its usual channel in calm weather and good visibility."""

FERRY_ALERT = "PORT MELVILLE - A ferry with 214 passengers on board ran aground off Cape Orrin before dawn on Tuesday."

FERRY_OTHER_WRITER = """Rescuers pulled more than two hundred people from the stranded Northern Star after she struck rocks near Cape Orrin.
Harbour master Edda Lindqvist praised volunteers from Port Melville who launched their own boats in the dark.
Diesel from a cracked tank threatens oyster beds around Tarrow, and the environment agency has laid a boom across the bay.
An inquiry is to ask how the ferry strayed so far from the marked channel.
Passengers described a grinding noise and then silence when the engines stopped."""

RATES = """The central bank of Velmora raised its key interest rate to 6.5 percent on Tuesday, its fourth rise this year.
Governor Anselm Kotze said that inflation remained far above target and that further steps were likely.
The velmoran crown gained against the dollar, while shares of lenders on the Brask exchange fell.
Economists at Harlow Partners had expected a smaller increase after weak export figures in spring."""

FLOOD_KESTREL = """Heavy rain burst the banks of the Wenning overnight and flooded some 300 homes in Kestrelford, officials said.
Mayor Olive Tranter said schools would stay closed and that an emergency shelter had opened in the Beckside sports hall.
Firefighters used boats to bring residents of Mill Lane to safety, and the railway to Ambleton was cut.
Forecasters expect the river to fall, but warned that more rain was on its way."""

FLOOD_KESTREL_AGAIN = """Residents of Kestrelford spent a second night in the Beckside sports hall after the Wenning swamped their homes.
Some 300 houses were under water when the banks gave way, and Mill Lane could only be reached by boat.
Olive Tranter, the mayor, asked the government for emergency money; the railway line to Ambleton will stay shut.
Insurers put the damage of the flood at several million."""

FLOOD_DUNMORE = """Heavy rain burst the banks of the Sorrel overnight and flooded some 450 homes in Dunmore Vale, officials said.
Mayor Piet Haasen said schools would stay closed and that an emergency shelter had opened in the Larkfield church.
Firefighters used boats to bring residents of Quarry Road to safety, and the motorway to Essenberg was cut.
Forecasters expect the river to fall, but warned that more rain was on its way."""

STATEMENT = (
    "“We are deeply sorry for the anguish that our mistake caused to the families of those on board, and we will pay for the "
    "recovery of every belonging, whatever it costs, and publish in full what our own engineers find in the coming weeks.”"
)

FOOTER = """The Daily Lantern has reported from the county since 1903 and is owned by its readers through a cooperative trust.
Our reporters work without advertising money, and every gift of any size helps them to go on asking what others will not ask.
Letters to the editor reach us at the old customs house, and we print as many of them as the page will hold each week."""
