"""Goes through a report of one page of many digits as a person would: open, look, correct, download.

    report_pages.py REPORT.html LABELS.csv

The labels that the page hands over are written to LABELS.csv: the first digit's is one more than what
was read, the second one is no digit. Prints a line per step; a step that fails ends the program.
"""

import csv
import io
import sys

from browser import Browser
from checks import check, choose, look_for_barriers

page, target = sys.argv[1:3]
ROWS = "JSON.parse(document.getElementById('rows').textContent)"
TITLE = "document.getElementById('detail-title').textContent"
SPOTS = "[...document.querySelectorAll('#detail-body .spot')]"
MARKS = "[...document.querySelectorAll('#detail-body .spot text')].map((text) => text.textContent)"


with Browser() as browser:
    browser.open(page)
    rows = browser.run(ROWS)
    total = len(rows)
    check("every digit has its record", total > 3 and len({row[2] for row in rows}) == total)
    choose(browser, "sort", "name")
    browser.run("document.getElementById('digits').focus()")
    browser.press("Home")
    state = browser.run("document.querySelector('.card.active .state').textContent")
    check("a card says what its line of writing is", f"line 1: {rows[0][20]}" in state, state)
    browser.press("Enter")
    browser.until("document.querySelectorAll('#detail-body .stages li').length > 0")
    check("the page shows each digit in its box", browser.run(f"{SPOTS}.length") == total)
    shown = browser.run(MARKS)
    check("with what it was read as", shown == [str(row[4]) for row in rows], shown)
    check("the digit's own stages are told",
          browser.run("document.querySelectorAll('#detail-body .own li').length") >= 4)
    check("the page's stages as well",
          "Marks on the page" in browser.run("document.querySelector('#detail-body .stages').textContent"))
    loaded = browser.run("""Promise.all([...document.querySelectorAll('#detail-body image')].map((image) =>
        new Promise((done) => {
            const probe = new Image();
            // The photo in the viewer is stretched over its frame.
            probe.onload = () => done(image.closest('.viewer') ? probe.naturalWidth > 0
                : probe.naturalWidth === Number(image.getAttribute('width'))
                && probe.naturalHeight === Number(image.getAttribute('height')));
            probe.onerror = () => done(false);
            probe.src = image.getAttribute('href');
        }))).then((all) => all.map(String))""")
    check("all its pictures are there, as large as the page takes them to be",
          len(loaded) > 8 and "false" not in loaded, loaded)
    look_for_barriers(browser, "a page's detail")

    more = (rows[0][4] + 1) % 10
    browser.press(str(more))
    check("a label goes on to the next digit", "· 2 of" in browser.run(TITLE), browser.run(TITLE))
    check("a correction shows on the page, and that it is one", browser.run(MARKS)[0] == f"{more}←", browser.run(MARKS))
    browser.press("ArrowRight")
    browser.run(f"{SPOTS}[1].dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))")
    check("a press on a box goes to its digit", f"· 2 of {total}" in browser.run(TITLE), browser.run(TITLE))
    browser.press("x")
    check("what is no digit is crossed out", browser.run(MARKS)[1] == "✗")
    # What was missed is marked where it is.
    box = browser.run("""(() => {
        document.querySelector('.viewer .mark').click();
        const box = document.querySelector('.view').getBoundingClientRect();
        return [box.x + 0.4 * box.width, box.y + 0.4 * box.height];
    })()""")
    browser.drag(box, [box[0] + 40, box[1] + 50])
    browser.press("8")
    check("a missed digit can be marked on the page", "+8" in browser.run(MARKS), browser.run(MARKS))
    browser.press("Escape")
    browser.until("!document.getElementById('detail').open")

    # The sheet is what its writer has handed in: whole pages can be looked at as well.
    choose(browser, "view", "pages")
    browser.until("document.querySelectorAll('#pages .spot').length > 0")
    check("whole pages are listed with all their digits", browser.run(
        "document.querySelectorAll('#pages .page-item').length === 1 && document.querySelectorAll('#pages .spot').length") == total + 1)
    check("and with what is written on them",
          browser.run("document.querySelector('#pages .written').textContent").startswith(rows[0][20]))
    browser.run("document.querySelectorAll('#pages .spot')[2].dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    check("a press on a box there opens its digit", f"· 3 of {total}" in browser.run(TITLE), browser.run(TITLE))
    browser.press("Escape")
    browser.until("!document.getElementById('detail').open")
    check("the command to run next reads pages",
          "--layout page" in browser.run("document.querySelector('.next').textContent"))

    browser.run("document.getElementById('labels-download').click()")
    labels = browser.downloaded("labels.csv")
    with open(target, "wb") as file:
        file.write(labels)
    table = list(csv.DictReader(io.StringIO(labels.decode())))
    check("labels.csv has a row for each digit and for what was missed, by path and index",
          [row["index"] for row in table] == [*(str(number) for number in range(total)), ""])
    check("where it was marked", table[-1]["label"] == "8" and table[-1]["box"].count(",") == 3, table[-1])
    check("with what the person said", [row["label"] for row in table][:2] == [str(more), ""], table[:2])
    check("the console stays silent", not browser.complaints(), browser.complaints())
