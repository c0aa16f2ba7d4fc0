"""Goes through a report as a person would: filter, open, relabel, reload, download, load again.

    report_review.py REPORT.html LABELS.csv LATER.html

The report is that of `digits classify` on sample photos of 0 to 9, one broken file and one photo
whose name is markup, with --labels filename; LATER.html is one of the same photos and one more. The
labels that the page hands over are written to LABELS.csv. Prints a line per step; a step that fails
ends the program.
"""

import csv
import io
import re
import sys

from browser import Browser
from checks import check, choose, look_for_barriers

page, target, later = sys.argv[1:4]
CARDS = "document.querySelectorAll('.card').length"
COUNT = "document.getElementById('count').textContent"
ACTIVE = "document.querySelector('.card.active').getAttribute('aria-label')"
SHOWN = "[...document.querySelectorAll('.card')].map((card) => Number(card.id.slice('card-'.length)))"
PROGRESS = "document.getElementById('progress-text').textContent"
SAID = "document.querySelector('.toast')?.textContent ?? ''"
TITLE = "document.getElementById('detail-title').textContent"
IS_OPEN = "document.getElementById('detail').open"
PRESSED = "document.querySelector('#detail-labels [aria-pressed=true]')?.dataset.key"

# What each choice sorts by, and whether from the largest.
SORTS = [
    ("sure", lambda row: -1 if row[4] < 0 else row[5], True),
    ("doubt", lambda row: -1 if row[4] < 0 else row[5], False),
    ("slow", lambda row: row[14], True),
    ("new", lambda row: row[15], True),
    ("old", lambda row: row[15], False),
    ("digit", lambda row: row[4] if row[4] >= 0 else 10, False),
    ("name", lambda row: [(int(word), "") if word.isdigit() else (0, word) for word in re.findall(r"\d+|\D", row[0])], False),
]


def look_and_filter(browser):
    rows = browser.run("JSON.parse(document.getElementById('rows').textContent)")
    total = len(rows)
    check("every digit is there", total > 3 and browser.run(COUNT) == f"{total} digits", browser.run(COUNT))
    check("the tab says which folder it is", "photos" in browser.run("document.title"), browser.run("document.title"))
    sure = browser.run("""[...document.querySelectorAll('.card .confidence')]
        .map((element) => parseFloat(element.textContent) || -1)""")
    check("the least sure come first", sure == sorted(sure), sure)
    names = browser.run("[...document.querySelectorAll('.card .name')].map((name) => name.textContent)")
    check("a name with markup is only a name", any("<script>" in name for name in names), names)
    check("the folder all photos share is in no name", not any("/" in name for name in names), names)
    look_for_barriers(browser, "the report")

    choose(browser, "status", "error")
    check("the filter of outcomes shows the broken file alone", browser.run(COUNT) == f"1 of {total} digits")
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
    check("and the page says so", browser.run("document.getElementById('nothing').offsetHeight") > 0)
    chips = browser.run("[...document.querySelectorAll('.chip')].map((chip) => chip.textContent)")
    check("a filter that is set is named", len(chips) == 1 and "101" in chips[0], chips)
    browser.run("document.querySelector('.chip').click()")
    check("and taken away by a press on its name", browser.run(COUNT) == f"{total} digits", browser.run(COUNT))
    choose(browser, "below", "0.1")
    check("failures alone are not sure at all", browser.run(COUNT) == f"1 of {total} digits", browser.run(COUNT))
    choose(browser, "below", "")
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
    untrue = browser.run("""[...document.querySelectorAll('.counts button')].filter((button) => {
        button.click();
        return parseInt(document.getElementById('count').textContent, 10) !== Number(button.textContent);
    }).map((button) => button.getAttribute('aria-label'))""")
    check("a bar shows as many digits as it counts", not untrue, untrue)
    browser.run("document.querySelector('#filters button[type=reset]').click()")
    browser.until(f"{COUNT} === '{total} digits'")
    return total


def move(browser, total):
    browser.run("document.querySelector('.overview-fold').open = false; scrollTo(0, 0)")
    browser.resize(1280, 60)
    browser.run("new Promise((done) => setTimeout(done, 200))")
    few = browser.run(CARDS)
    browser.resize(1280, 2000)
    browser.until(f"{CARDS} === {total}")
    check("a window that grows shows more", few < total, few)
    browser.resize(1280, 900)
    browser.run("document.activeElement.blur(); document.body.focus()")
    browser.press("/")
    check("/ goes to the search", browser.run("document.activeElement.name") == "text")
    browser.press("Escape")
    check("Escape goes back to the digits", browser.run("document.activeElement.id") == "digits")
    browser.press("Home")
    first = browser.run(ACTIVE)
    browser.press("ArrowRight")
    check("arrows move", first != browser.run(ACTIVE))
    browser.press("End")
    browser.press("Home")
    check("Home and End move to the ends", browser.run(ACTIVE) == first)
    browser.press("u")
    check("a message is seen", "nothing to undo" in browser.run(SAID)
          and browser.run("document.querySelector('.toast').offsetHeight") > 20, browser.run(SAID))


def look_closely(browser, total):
    choose(browser, "sort", "sure")
    browser.press("Home")
    browser.tap(".card.active .name")
    check("one press opens a digit", browser.run(IS_OPEN))
    check("which stands in the address", "open=" in browser.run("location.hash"), browser.run("location.hash"))
    browser.run("history.back()")
    browser.until(f"!{IS_OPEN}")
    check("Back closes it", "open=" not in browser.run("location.hash"), browser.run("location.hash"))
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
    browser.until("document.querySelector('.view g[data-full] > image:last-child')?.href.baseVal.startsWith('file:')")
    check("the photo is shown at its full size", True)
    width = "document.querySelector('.view').viewBox.baseVal.width"
    whole = browser.run(width)
    # On a busy machine the detail may be drawn once more while the first key is pressed.
    for _ in range(3):
        browser.press("+")
        if browser.run(width) < 0.8 * whole:
            break
    check("it can be enlarged", browser.run(width) < 0.8 * whole)
    browser.press("z")
    check("and fill the window", browser.run("document.querySelector('.viewer').getBoundingClientRect().height") == 900)
    browser.press("Escape")
    check("Escape gives the room back", browser.run(f"{IS_OPEN} && !document.querySelector('.viewer.large')"))
    browser.run("""(() => {
        const [, over] = document.querySelectorAll('.viewer select');
        over.value = [...over.options].find((option) => option.textContent === "The digit's ink").value;
        over.dispatchEvent(new Event('input', { bubbles: true }));
    })()""")
    check("its ink can be laid over it", browser.run("document.querySelectorAll('.view [data-over] image').length") == 1)
    look_for_barriers(browser, "the detail")


def label_closely(browser, total):
    before = browser.run(TITLE)
    browser.press("ArrowRight")
    second = browser.run(TITLE)
    check("arrows turn the pages of the detail", second != before)
    place = browser.run("document.getElementById('detail-place').textContent")
    check("which says where one is", place.startswith(f"2 of {total}"), place)
    browser.press("7", modifiers=8)
    check("with Shift a label stays", browser.run(TITLE) == second)
    check("a label can be set there", "7" in browser.run("document.getElementById('detail-review').textContent"))
    check("and the reading says so", "You say 7" in browser.run("document.querySelector('#detail-body .reading').textContent"))
    browser.press("u")
    browser.press("4")
    check("without it the next digit comes", browser.run(TITLE) != second)
    browser.press("u")
    check("undo goes back to it", browser.run(TITLE) == second)
    browser.tap('#detail-labels [data-key="3"]')
    browser.press("ArrowLeft")
    check("labels can be set without a keyboard", browser.run(PRESSED) == "3", browser.run(PRESSED))
    browser.tap(".toast button")
    check("and taken back where the message says what was set", browser.run(PRESSED) is None)
    browser.press("Escape")
    browser.until(f"!{IS_OPEN}")


def label_in_the_list(browser, total):
    choose(browser, "sort", "name")
    browser.press("Home")
    for key in ("7", "x", "c", "5"):
        browser.press(key)
    check("a label goes on to the next, and progress counts", browser.run(PROGRESS) == f"4 of {total} reviewed", browser.run(PROGRESS))
    browser.press("u")
    check("u undoes", browser.run(PROGRESS) == f"3 of {total} reviewed", browser.run(PROGRESS))
    signs = browser.run("[...document.querySelectorAll('.card .set')].map((sign) => sign.textContent)")
    check("what was changed does not look confirmed", signs[:2] == ["→ 7", "✗ no digit"] and signs[2][0] == "✓", signs)
    check("the share that is right counts by these labels",
          "by your labels" in browser.run("document.querySelector('.figures').textContent"))
    choose(browser, "review", "open")
    check("what is reviewed can be left out", browser.run(COUNT) == f"{total - 3} of {total} digits", browser.run(COUNT))
    browser.press("Home")
    browser.press("5")
    check("a list that is no longer true says so",
          "1 no longer fits" in browser.run("document.getElementById('refresh').textContent"))
    browser.run("document.getElementById('refresh').click()")
    check("and is made anew on request", browser.run(COUNT) == f"{total - 4} of {total} digits", browser.run(COUNT))
    browser.press("u")
    browser.run("document.querySelector('#filters button[type=reset]').click()")
    browser.until(f"{COUNT} === '{total} digits'")

    browser.run("document.getElementById('bulk-open').click()")
    look_for_barriers(browser, "the labeling of all")
    browser.tap("#bulk-labels [data-key=c]")
    check("all that were read are confirmed at once, what was reviewed stays",
          browser.run(PROGRESS) == f"{total - 1} of {total} reviewed", browser.run(PROGRESS))
    browser.press("u")
    check("and taken back at once", browser.run(PROGRESS) == f"3 of {total} reviewed", browser.run(PROGRESS))
    browser.press("Home")
    browser.press("ArrowRight", modifiers=8)
    browser.press("9")
    check("what is selected is labeled at once", "2 digits" in browser.run(SAID), browser.run(SAID))
    browser.press("u")

    choose(browser, "status", "ok")
    browser.send("Page.reload")
    browser.until("document.documentElement.dataset.ready === 'true'")
    check("a reload keeps the filters", browser.run(COUNT) == f"{total - 1} of {total} digits", browser.run(COUNT))
    check("and the labels", browser.run(PROGRESS) == f"3 of {total} reviewed", browser.run(PROGRESS))
    choose(browser, "status", "")
    choose(browser, "sort", "name")
    browser.press("Home")
    check("and shows them", "you say: 7" in browser.run(ACTIVE), browser.run(ACTIVE))
    browser.press("?")
    check("? shows the keys", browser.run("document.getElementById('keys').open"))
    look_for_barriers(browser, "the list of keys")
    browser.press("Escape")


def print_and_download(browser, total):
    # On paper the cards stand in rows, whatever size the paper makes of the page.
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    browser.resize(700, 900)
    browser.run("new Promise((done) => setTimeout(done, 200))")
    check("paper gets every card once", browser.run(f"{CARDS} === document.querySelectorAll('.sheet .card').length && {CARDS}") == total)
    browser.surround("dark", "print")
    ground = browser.run("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]")
    check("paper is light, whatever the screen is", ground[0] == "rgb(255, 255, 255)" and ground[1] == "rgb(27, 35, 48)", ground)
    browser.surround("light")
    browser.run("window.dispatchEvent(new Event('afterprint'))")
    browser.resize(1280, 900)
    next_text = browser.run("document.querySelector('.next').textContent")
    check("the page says what to run next", "digits export" in next_text and "--labels labels.csv" in next_text)
    browser.run("scrollTo(0, 0)")
    box = browser.run("document.getElementById('labels-download').getBoundingClientRect().bottom")
    check("the download is in the first window", 0 < box < 500, box)
    browser.tap("#labels-download")
    labels = browser.downloaded("labels.csv")
    with open(target, "wb") as file:
        file.write(labels)
    rows = list(csv.DictReader(io.StringIO(labels.decode())))
    check("labels.csv has every photo", len(rows) == total and list(rows[0])[:2] == ["path", "label"])
    reviewed = [row for row in rows if row["reviewed"] == "yes"]
    check("labels.csv has the labels set", [row["label"] for row in reviewed][:2] == ["7", ""], reviewed)


with Browser() as browser:
    browser.open(page)
    browser.until(f"{CARDS} > 1")
    total = look_and_filter(browser)
    move(browser, total)
    look_closely(browser, total)
    label_closely(browser, total)
    label_in_the_list(browser, total)
    print_and_download(browser, total)
    browser.open(later)
    check("labels survive one more photo", browser.run(PROGRESS) == f"3 of {total + 1} reviewed", browser.run(PROGRESS))
    check("the console stays silent", not browser.complaints(), browser.complaints())

# A browser that knows nothing, and the file.
with Browser() as browser:
    browser.open(page)
    check("another browser has no labels", browser.run(PROGRESS) == f"0 of {total} reviewed", browser.run(PROGRESS))
    browser.choose_file("#labels-load", target)
    browser.until(f"{PROGRESS} === '3 of {total} reviewed'")
    check("labels.csv brings them", "3 labels loaded" in browser.run(SAID), browser.run(SAID))
    check("the console stays silent again", not browser.complaints(), browser.complaints())
