"""Looks at a report as different people do: in light and dark, two digits side by side, with notes, on paper.

    report_looks.py REPORT.html LABELS.csv

The report is that of `digits classify` on sample photos of 0 to 9, with --labels filename. The labels that the
page hands over, with a note of the first photo, are written to LABELS.csv. Prints a line per step; a step that
fails ends the program.
"""

import base64
import csv
import io
import re
import sys

from browser import Browser
from checks import check, choose, look_for_barriers

page, target = sys.argv[1:3]
ROWS = "JSON.parse(document.getElementById('rows').textContent)"
GROUND = "getComputedStyle(document.body).backgroundColor"
TITLE = "document.getElementById('detail-title').textContent"
COLUMNS = "[...document.querySelectorAll('.compared h3 span')].map((name) => name.textContent)"
NAMES = "[...document.querySelectorAll('.card .name')].map((name) => name.textContent)"
DETAILS = "[...document.querySelectorAll('.stage-details')].some((one) => one.offsetHeight > 0)"
# Begins as a formula does, which a spreadsheet would run.
NOTE = "=a smudge, \"left\" of it"


def set_field(browser, selector, value):
    browser.run(f"""(() => {{
        const field = document.querySelector({selector!r});
        field.value = {value!r};
        field.dispatchEvent(new Event('input', {{ bubbles: true }}));
    }})()""")


def look_at_colors(browser):
    light = browser.run(GROUND)
    set_field(browser, "#theme", "dark")
    dark = browser.run(GROUND)
    check("a person has it dark where the system is light", dark != light, (light, dark))
    chart = "getComputedStyle(document.querySelector('.counts .fill-series-0')).fill"
    dark_bar = browser.run(chart)
    look_for_barriers(browser, "the report in chosen colors")
    browser.send("Page.reload")
    browser.until("document.documentElement.dataset.ready === 'true'")
    check("also after a reload", browser.run(GROUND) == dark and browser.run("document.getElementById('theme').value") == "dark")
    browser.surround("light", "print")
    check("paper is light all the same", browser.run(GROUND) == "rgb(255, 255, 255)", browser.run(GROUND))
    browser.surround("dark")
    set_field(browser, "#theme", "light")
    check("and light where the system is dark", browser.run(GROUND) == light and browser.run(chart) != dark_bar)
    set_field(browser, "#theme", "")
    check("or as the system has it", browser.run(GROUND) == dark)
    browser.surround("light")
    browser.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-contrast", "value": "more"}])
    colors = browser.run("['--muted', '--text'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))")
    check("who asks for contrast gets no gray", colors[0] == colors[1], colors)
    browser.surround("light")


def compare(browser, rows):
    choose(browser, "sort", "labels")
    given = [rows[place][11] for place in browser.run(
        "[...document.querySelectorAll('.card')].map((card) => Number(card.id.slice('card-'.length)))")]
    check("digits can be sorted by label", given == sorted(given, key=lambda label: label if label >= 0 else 10), given)
    choose(browser, "sort", "name")
    browser.run("document.getElementById('digits').focus()")
    browser.press("Home")
    browser.press("Enter")
    first = browser.run(TITLE)
    browser.press("b")
    browser.press("ArrowRight")
    names = browser.run(COLUMNS)
    check("a digit stays beside the next one", names == [browser.run(TITLE), first] and names[0] != first, names)
    sides = browser.run("[...document.querySelectorAll('.compared .view')].map((view) => view.getBoundingClientRect().x)")
    check("side by side", len(sides) == 2 and sides[0] < sides[1], sides)
    browser.press("7", modifiers=8)
    check("a label is that of the digit that is gone to",
          "You say 7" in browser.run("document.querySelector('.compared .column').textContent"))
    browser.press("u")
    look_for_barriers(browser, "two digits side by side")
    browser.press("b")
    check("until that is enough", browser.run(COLUMNS) == [], browser.run(COLUMNS))
    near = browser.run("[...document.querySelectorAll('.alike li .name')].map((name) => name.textContent)")
    # The photo whose name is markup is a copy of the first.
    copies = [name for name in browser.run(NAMES) if "<script>" in name]
    check("each digit has others that look like it", len(near) >= 4, near)
    browser.press("ArrowLeft")
    nearest = browser.run("document.querySelector('.alike li .name').textContent")
    own = browser.run(TITLE)
    check("a copy is the nearest", copies and (nearest in copies or own in copies), (own, nearest, copies))
    browser.run("document.querySelector('.alike li button').click()")
    check("a press shows it beside", browser.run(COLUMNS) == [own, nearest], browser.run(COLUMNS))
    browser.press("b")
    browser.run("document.querySelector('.alike p button').click()")
    browser.until("!document.getElementById('detail').open")
    check("all can be sorted by likeness", browser.run(NAMES)[:2] == [own, nearest], browser.run(NAMES))
    check("which the address says", "like=" in browser.run("location.hash"), browser.run("location.hash"))
    choose(browser, "sort", "name")


def read_stages(browser):
    browser.press("Home")
    browser.press("Enter")
    browser.until("document.querySelectorAll('#detail-body .stages li').length > 0")
    said = browser.run("document.querySelector('#detail-body .stages').innerText")
    check("stages are told in plain words first", "Paper evened out" in said and not re.search("flatten-background|[0-9] ms", said), said)
    check("with the numbers folded away", not browser.run(DETAILS))
    browser.run("document.querySelector('#detail-body .stages input.numbers').click()")
    said = browser.run("document.querySelector('#detail-body .stages').innerText")
    check("which come when asked for", browser.run(DETAILS) and "flatten-background" in said and " ms" in said, said)
    browser.run("document.querySelector('#detail-body .stages input.numbers').click()")
    telling = browser.run("tellingWarnings({ warnings: ['touches-border', 'thin-stroke', 'blurred'] }).join()")
    check("no stroke is called thin beside a box that may hold a crease", telling == "touches-border,blurred", telling)
    printed = browser.run("""(() => {
        const words = makeWords(readJSON('meta'));
        return [words.warning('printed'), words.why({ reason: 'printed', note: '' })].map((word) => word.advice);
    })()""")
    check("advice about print is that for a digit that was read, or that for one that was left out",
          "read all the same" in printed[0] and "were asked for" in printed[1], printed)
    telling = browser.run("tellingWarnings({ reason: 'printed', warnings: ['printed', 'blurred'] }).join()")
    check("the reason for leaving a digit out is not told again as a warning", telling == "blurred", telling)
    shares = browser.run("[...document.querySelectorAll('.probabilities .number')].map((one) => parseFloat(one.textContent) || 0)")
    check("what is shown of the probabilities sums to one", len(shares) == 11 and abs(sum(shares) - 100) < 1, shares)


def write_a_note(browser, rows):
    path = browser.run("document.querySelector('.card.active .name').title")
    browser.press("m")
    check("m goes to the note", browser.run("document.activeElement.tagName") == "TEXTAREA")
    browser.send("Input.insertText", text=NOTE)
    browser.press("Escape")
    check("Escape ends it and leaves the photo open", browser.run(
        "document.getElementById('detail').open && document.activeElement.id === 'detail-body'"))
    browser.press("Escape")
    browser.until("!document.getElementById('detail').open")
    check("the card has the note", NOTE in browser.run("document.querySelector('.card.active .state').textContent"))
    browser.send("Page.reload")
    browser.until("document.documentElement.dataset.ready === 'true'")
    choose(browser, "review", "noted")
    check("the browser keeps it, and filters by it",
          browser.run("document.querySelectorAll('.card').length") == 1
          and browser.run("document.querySelector('.card .name').title") == path)
    browser.tap("#labels-download")
    labels = browser.downloaded("labels.csv")
    with open(target, "wb") as file:
        file.write(labels)
    notes = {row["path"]: row["note"] for row in csv.DictReader(io.StringIO(labels.decode())) if row["note"]}
    check("labels.csv has it, in its photo's row alone, marked for spreadsheets", notes == {path: "'" + NOTE}, notes)
    choose(browser, "review", "")
    return path


def go_back_and_forth(browser):
    browser.run("document.getElementById('digits').focus()")
    browser.press("Home")
    for key in ("7", "x", "c"):
        browser.press(key)
    reviewed = "document.getElementById('progress-text').textContent"
    three = browser.run(reviewed)
    browser.press("u")
    browser.press("u")
    check("two steps are undone", browser.run(reviewed).startswith("1 of"), browser.run(reviewed))
    browser.press("r")
    check("r does one again", browser.run(reviewed).startswith("2 of"), browser.run(reviewed))
    browser.press("h")
    steps = browser.run("[...document.querySelectorAll('#history li > span')].map((step) => step.textContent)")
    check("all steps are listed, with what they changed",
          len(steps) == 3 and steps[1].endswith("→ no digit") and steps[2].endswith("not reviewed → 7"), steps)
    look_for_barriers(browser, "the list of steps")
    browser.run("document.querySelector('#history-done li:last-child button').click()")
    check("one press goes back to the first", browser.run(reviewed).startswith("0 of"), browser.run(reviewed))
    browser.run("document.querySelector('#history-undone li:first-child button').click()")
    check("and one forward to the last", browser.run(reviewed) == three, browser.run(reviewed))
    browser.press("Escape")
    browser.send("Page.reload")
    browser.until("document.documentElement.dataset.ready === 'true'")
    for _ in range(3):
        browser.press("u")
    check("a reload keeps the steps", browser.run(reviewed).startswith("0 of"), browser.run(reviewed))
    browser.press("c")
    check("what is done anew ends what was undone", browser.run("document.getElementById('redo').disabled"))
    browser.press("u")


def print_it(browser, total):
    rules = browser.run("[...document.styleSheets[0].cssRules].map((rule) => rule.cssText).filter((text) => text.startsWith('@page'))")
    check("sheets after the first have the page's name above",
          any("top-left" in rule and "photos" in rule for rule in rules) and any(":first" in rule for rule in rules), rules)
    pdf = base64.b64decode(browser.send("Page.printToPDF", preferCSSPageSize=True)["data"])
    check("it goes to paper", pdf.startswith(b"%PDF") and len(pdf) > 10_000, len(pdf))
    # More cards than usual: as if the filters let through the same ones again and again.
    check("all go where there are few", browser.run("document.getElementById('paper').hidden"))


with Browser() as browser:
    browser.open(page)
    browser.until("document.querySelectorAll('.card').length > 1")
    rows = browser.run(ROWS)
    look_at_colors(browser)
    compare(browser, rows)
    read_stages(browser)
    path = write_a_note(browser, rows)
    go_back_and_forth(browser)
    print_it(browser, len(rows))
    check("the console stays silent", not browser.complaints(), browser.complaints())

# A browser that knows nothing, and the file.
with Browser() as browser:
    browser.open(page)
    browser.choose_file("#labels-load", target)
    browser.until("document.querySelector('.toast') !== null")
    said = browser.run("document.querySelector('.toast').textContent")
    check("labels.csv brings the note", "1 note" in said, said)
    choose(browser, "text", "smudge")
    check("by which its photo is found", browser.run("document.querySelector('.card .name').title") == path)
