"""Goes through a report as a person would: filter, open, relabel, reload, download.

    report_review.py REPORT.html LABELS.csv

The report is that of `digits classify` on sample photos of 0 to 9, one broken file and one photo
whose name is markup, with --labels filename. The labels that the page hands over are written to
LABELS.csv. Prints a line per step; a step that fails ends the program.
"""

import csv
import io
import re
import sys

from browser import Browser, axe, barriers

page, target = sys.argv[1:3]
CARDS = "document.querySelectorAll('.card').length"
COUNT = "document.getElementById('count').textContent"
ACTIVE = "document.querySelector('.card.active').getAttribute('aria-label')"
SHOWN = "[...document.querySelectorAll('.card')].map((card) => Number(card.id.slice('card-'.length)))"
PROGRESS = "document.getElementById('progress').textContent"


# What each choice sorts by, and whether from the largest.
SORTS = [
    ("sure", lambda row: -1 if row[4] < 0 else row[5], True),
    ("doubt", lambda row: -1 if row[4] < 0 else row[5], False),
    ("slow", lambda row: row[14], True),
    ("new", lambda row: row[15], True),
    ("old", lambda row: row[15], False),
    ("name", lambda row: [(int(word), "") if word.isdigit() else (0, word) for word in re.findall(r"\d+|\D", row[0])], False),
]


def check(what, is_so, found=""):
    if not is_so:
        sys.exit(f"NOT SO: {what} {found}")
    print(what)


def choose(browser, name, value):
    browser.run(f"""(() => {{
        const field = document.getElementById('filters').elements['{name}'];
        field.value = {value!r};
        field.dispatchEvent(new Event('input', {{ bubbles: true }}));
    }})()""")


def look_for_barriers(browser, where):
    if axe() is None:
        print(f"skipped: axe-core is not here to look at {where}")
        return
    for scheme in ("light", "dark"):
        browser.surround(scheme)
        found = barriers(browser, axe())
        check(f"axe-core finds nothing in {where}, {scheme}", not found, found)
    browser.surround("light")


# The cards lie below the charts, and only those near the window exist.
TO_THE_CARDS = "document.getElementById('browse-title').scrollIntoView()"

with Browser() as browser:
    browser.open(page)
    browser.run(TO_THE_CARDS)
    browser.until(f"{CARDS} > 1")
    rows = browser.run("JSON.parse(document.getElementById('rows').textContent)")
    total = len(rows)
    check("every digit is there", total > 3 and browser.run(COUNT) == f"{total} digits", browser.run(COUNT))
    sure = browser.run("""[...document.querySelectorAll('.card .confidence')]
        .map((element) => parseFloat(element.textContent) || -1)""")
    check("the least sure come first", sure == sorted(sure), sure)
    names = browser.run("[...document.querySelectorAll('.card .name')].map((name) => name.textContent)")
    check("a name with markup is only a name", any("<script>" in name for name in names), names)
    look_for_barriers(browser, "the report")

    # Filters.
    choose(browser, "status", "error")
    check("the status filter shows the broken file alone", browser.run(COUNT) == f"1 of {total} digits")
    choose(browser, "status", "")
    digit = browser.run("String(JSON.parse(document.getElementById('rows').textContent)[0][4])")
    choose(browser, "digit", digit)
    check("the digit filter shows what was read so", f"read as {digit}" in browser.run(ACTIVE), browser.run(ACTIVE))
    choose(browser, "digit", "")
    choose(browser, "text", "<SCRIPT")
    check("the search finds by name", browser.run(CARDS) == 1)
    choose(browser, "text", "")
    choose(browser, "least", "101")
    check("nothing is surer than certain", browser.run(CARDS) == 0)
    choose(browser, "least", "")
    choose(browser, "most", "0")
    check("and failures alone are not sure at all", browser.run(COUNT) == f"1 of {total} digits", browser.run(COUNT))
    choose(browser, "most", "")
    choose(browser, "warning", "none")
    check("the warning filter shows what has none", all(not rows[place][7] for place in browser.run(SHOWN)))
    choose(browser, "warning", "")
    for sort, figure, is_falling in SORTS:
        choose(browser, "sort", sort)
        shown = [figure(rows[place]) for place in browser.run(SHOWN)]
        check(f"“{sort}” sorts", len(shown) > 3 and shown == sorted(shown, reverse=is_falling), shown)
    cells = browser.run("document.querySelectorAll('.matrix button').length")
    browser.run("document.querySelector('.matrix button').click()")
    shown = browser.run(CARDS)
    check("a cell of the confusion matrix filters", cells > 1 and 0 < shown < total, shown)
    browser.run("document.querySelector('#filters button[type=reset]').click()")
    browser.until(f"{COUNT} === '{total} digits'")

    browser.run("scrollTo(0, 0)")
    browser.resize(1280, 60)
    browser.run("new Promise((done) => setTimeout(done, 200))")
    few = browser.run(CARDS)
    browser.resize(1280, 2000)
    browser.until(f"{CARDS} === {total}")
    check("a window that grows shows more", few < total, few)
    browser.resize(1280, 900)
    browser.run(TO_THE_CARDS)

    # By keyboard alone.
    browser.run("document.activeElement.blur(); document.body.focus()")
    browser.press("/")
    check("/ goes to the search", browser.run("document.activeElement.name") == "text")
    browser.press("Escape")
    check("Escape goes back to the digits", browser.run("document.activeElement.id") == "digits")
    browser.press("Home")
    first = browser.run(ACTIVE)
    browser.press("ArrowRight")
    second = browser.run(ACTIVE)
    check("arrows move", first != second)
    browser.press("End")
    browser.press("Home")
    check("Home and End move to the ends", browser.run(ACTIVE) == first)

    # Why.
    choose(browser, "sort", "sure")
    browser.press("Home")
    browser.press("Enter")
    browser.until("document.querySelectorAll('#detail-body .stages li').length > 0")
    stages = browser.run("document.querySelectorAll('#detail-body .stages li').length")
    check("opening shows every stage", stages >= 12, stages)
    text = browser.run("document.getElementById('detail-body').textContent")
    for word in ("01 decode", "center-by-mass", "ms", "Runner-up", "The ten probabilities"):
        check(f"the detail says “{word}”", word in text)
    loaded = browser.run("""Promise.all([...document.querySelectorAll('#detail-body image')].map((image) =>
        new Promise((done) => {
            const probe = new Image();
            probe.onload = () => done(probe.naturalWidth > 0);
            probe.onerror = () => done(false);
            probe.src = image.getAttribute('href');
        }))).then((all) => all.length > 12 && all.every(Boolean))""")
    check("all its pictures are there", loaded)
    look_for_barriers(browser, "the detail")
    before = browser.run("document.getElementById('detail-title').textContent")
    browser.press("ArrowRight")
    check("arrows turn the pages of the detail",
          browser.run("document.getElementById('detail-title').textContent") != before)
    browser.press("7")
    check("a label can be set there", "7" in browser.run("document.getElementById('detail-review').textContent"))
    browser.press("u")
    browser.run("document.querySelector('#detail-labels [data-key=\"3\"]').click()")
    pressed = browser.run("document.querySelector('#detail-labels [aria-pressed=true]')?.dataset.key")
    check("and without a keyboard", pressed == "3", pressed)
    browser.run("document.querySelector('#detail-labels [data-key=u]').click()")
    check("and taken back", browser.run("document.querySelector('#detail-labels [aria-pressed=true]')") is None)
    browser.press("Escape")
    browser.until("!document.getElementById('detail').open")

    # Labels.
    choose(browser, "sort", "name")
    browser.press("Home")
    for key in ("7", "ArrowRight", "x", "ArrowRight", "c", "ArrowRight", "5"):
        browser.press(key)
    check("progress counts", browser.run(PROGRESS) == f"4 of {total} reviewed", browser.run(PROGRESS))
    browser.press("u")
    check("u undoes", browser.run(PROGRESS) == f"3 of {total} reviewed", browser.run(PROGRESS))
    browser.send("Page.reload")
    browser.until("document.documentElement.dataset.ready === 'true'")
    check("a reload keeps the labels", browser.run(PROGRESS) == f"3 of {total} reviewed", browser.run(PROGRESS))
    choose(browser, "sort", "name")
    browser.press("Home")
    check("and shows them", "you say: 7" in browser.run(ACTIVE), browser.run(ACTIVE))
    browser.press("?")
    check("? shows the keys", browser.run("document.getElementById('keys').open"))
    look_for_barriers(browser, "the list of keys")
    browser.press("Escape")
    # On paper the cards stand in rows, whatever size the paper makes of the page.
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    browser.resize(700, 900)
    browser.run("new Promise((done) => setTimeout(done, 200))")
    check("paper gets every card once", browser.run(f"{CARDS} === document.querySelectorAll('.sheet .card').length && {CARDS}") == total)
    browser.run("window.dispatchEvent(new Event('afterprint'))")
    browser.resize(1280, 900)

    next_text = browser.run("document.querySelector('.next').textContent")
    check("the page says what to run next", "digits export" in next_text and "--labels labels.csv" in next_text)

    browser.run("document.getElementById('labels-download').click()")
    labels = browser.downloaded("labels.csv")
    with open(target, "wb") as file:
        file.write(labels)
    rows = list(csv.DictReader(io.StringIO(labels.decode())))
    check("labels.csv has every photo", len(rows) == total and list(rows[0])[:2] == ["path", "label"])
    reviewed = [row for row in rows if row["reviewed"] == "yes"]
    check("labels.csv has the labels set", [row["label"] for row in reviewed][:2] == ["7", ""], reviewed)

    check("the console stays silent", not browser.complaints(), browser.complaints())
