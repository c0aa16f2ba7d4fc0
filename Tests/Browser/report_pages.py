"""Goes through a report of one page of many digits as a person would: open, look, correct, download.

    report_pages.py REPORT.html LABELS.csv

The labels that the page hands over are written to LABELS.csv: the first digit's is one more than what
was read, the second one is no digit. Prints a line per step; a step that fails ends the program.
"""

import csv
import io
import sys

from browser import Browser, axe, barriers

page, target = sys.argv[1:3]
ROWS = "JSON.parse(document.getElementById('rows').textContent)"
TITLE = "document.getElementById('detail-title').textContent"
SPOTS = "[...document.querySelectorAll('#detail-body .spot')]"


def check(what, is_so, found=""):
    if not is_so:
        sys.exit(f"NOT SO: {what} {found}")
    print(what)


with Browser() as browser:
    browser.open(page)
    rows = browser.run(ROWS)
    total = len(rows)
    check("every digit has its record", total > 3 and len({row[2] for row in rows}) == total)
    browser.run("""(() => {
        const field = document.getElementById('filters').elements.sort;
        field.value = 'name';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        document.getElementById('digits').focus();
    })()""")
    browser.press("Home")
    state = browser.run("document.querySelector('.card.active .state').textContent")
    check("a card says what its row of writing is", f"row 1: {rows[0][20]}" in state, state)
    browser.press("Enter")
    browser.until("document.querySelectorAll('#detail-body .stages li').length > 0")
    check("the page shows each digit in its box", browser.run(f"{SPOTS}.length") == total)
    shown = browser.run(f"{SPOTS}.map((spot) => spot.textContent)")
    check("with what it was read as", shown == [str(row[4]) for row in rows], shown)
    check("the digit's own stages are told",
          browser.run("document.querySelectorAll('#detail-body .own li').length") >= 4)
    check("the page's stages as well",
          "find-marks" in browser.run("document.querySelector('#detail-body .stages').textContent"))
    loaded = browser.run("""Promise.all([...document.querySelectorAll('#detail-body image')].map((image) =>
        new Promise((done) => {
            const probe = new Image();
            probe.onload = () => done(probe.naturalWidth === Number(image.getAttribute('width'))
                && probe.naturalHeight === Number(image.getAttribute('height')));
            probe.onerror = () => done(false);
            probe.src = image.getAttribute('href');
        }))).then((all) => all.map(String))""")
    check("all its pictures are there, as large as the page takes them to be",
          len(loaded) > 8 and "false" not in loaded, loaded)
    if axe() is None:
        print("skipped: axe-core is not here to look at a page's detail")
    else:
        for scheme in ("light", "dark"):
            browser.surround(scheme)
            found = barriers(browser, axe())
            check(f"axe-core finds nothing in a page's detail, {scheme}", not found, found)
        browser.surround("light")

    more = (rows[0][4] + 1) % 10
    browser.press(str(more))
    check("a correction shows on the page", browser.run(f"{SPOTS}[0].textContent") == str(more))
    browser.run(f"{SPOTS}[1].dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))")
    check("a press on a box goes to its digit", browser.run(TITLE).endswith("· 2"), browser.run(TITLE))
    browser.press("x")
    check("what is no digit is crossed out", browser.run(f"{SPOTS}[1].textContent") == "✗")
    browser.press("Escape")
    browser.until("!document.getElementById('detail').open")
    check("the command to run next reads pages",
          "--layout page" in browser.run("document.querySelector('.next').textContent"))

    browser.run("document.getElementById('labels-download').click()")
    labels = browser.downloaded("labels.csv")
    with open(target, "wb") as file:
        file.write(labels)
    table = list(csv.DictReader(io.StringIO(labels.decode())))
    check("labels.csv has a row for each digit, by path and index",
          [row["index"] for row in table] == [str(number) for number in range(total)])
    check("with what the person said", [row["label"] for row in table][:2] == [str(more), ""], table[:2])
    check("the console stays silent", not browser.complaints(), browser.complaints())
