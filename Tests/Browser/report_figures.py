"""Looks at what stands around the digits: figures, first windows, empty pages, corrected data sets.

    report_figures.py EVALUATION.html INSPECTION.html EMPTY.html LABELS

The evaluation is one of a data set, the inspection one of another; EMPTY.html is a report of no photo.
The IDX file of labels that the inspection hands over is written to LABELS; its first label is one more
than it was. Prints a line per check; one that fails ends the program.
"""

import sys

from browser import Browser
from checks import check, choose

evaluation, inspection, empty, target = sys.argv[1:5]
COUNT = "document.getElementById('count').textContent"
SHOWN = "parseInt(document.getElementById('count').textContent.replaceAll(',', ''), 10)"
PRINTED = "document.querySelectorAll('.sheet .card').length"
PRINT_NOTE = "document.getElementById('print-note').textContent"
FIRST_CARD = "document.querySelector('.card').getBoundingClientRect().top + scrollY"


def untrue_counts(browser, selector, number):
    """The buttons that show another number of digits than they say."""
    return browser.run(f"""[...document.querySelectorAll({selector!r})].filter((button) => {{
        button.click();
        return {SHOWN} !== Number({number}.replaceAll(',', ''));
    }}).map((button) => button.getAttribute('aria-label'))""")


with Browser() as browser:
    browser.open(evaluation)
    total = browser.run("JSON.parse(document.getElementById('rows').textContent).length")
    for width, height in ((1280, 900), (2560, 1300)):
        browser.resize(width, height)
        browser.run("new Promise((done) => setTimeout(done, 200))")
        top = browser.run(FIRST_CARD)
        check(f"the first digit is in the upper half of a window of {width} pixels", top < height / 2, top)
    browser.resize(390, 844, is_phone=True)
    browser.open(evaluation)
    top = browser.run(FIRST_CARD)
    check("and in that of a phone", top < 844 / 2, top)
    browser.resize(360, 740, is_phone=True)
    browser.run("new Promise((done) => setTimeout(done, 200))")
    rows = browser.run("""new Set([...document.querySelectorAll('.toolbar .tools button')]
        .filter((button) => button.checkVisibility()).map((button) => button.getBoundingClientRect().top)).size""")
    check("the buttons of the smallest phone stand in one row", rows == 1, rows)
    browser.resize(390, 844, is_phone=True)
    browser.run("document.querySelector('.overview-fold').open = true")
    cut = browser.run("""[...document.querySelectorAll('.matrix button, .matrix th')].filter((cell) =>
        cell.scrollWidth > cell.clientWidth + 1 && cell.offsetParent).map((cell) => cell.textContent)""")
    check("no number of the confusion matrix is cut on a phone", not cut, cut)
    small = browser.run("""[...document.querySelectorAll('.chart text')].map((text) =>
        text.getBoundingClientRect().height).filter((height) => height > 0 && height < 11)""")
    check("the charts' type can be read there", not small, small)
    browser.resize(1280, 900)
    browser.open(evaluation)
    check("each cell of the confusion matrix shows as many digits as it says",
          not (found := untrue_counts(browser, ".matrix button", "button.querySelector('.number').textContent")), found)
    browser.open(evaluation)
    at_first = browser.run(COUNT)
    browser.run("document.querySelector('.matrix .hit button').click()")
    check("a cell of right ones shows others", browser.run(COUNT) != at_first, at_first)
    browser.run("document.querySelector('#filters button[type=reset]').click()")
    browser.run("new Promise((done) => setTimeout(done, 50))")
    check("clearing the filters brings the page's own view back", browser.run(COUNT) == at_first, browser.run(COUNT))
    browser.surround("light", "print")
    small = browser.run("""[...document.querySelectorAll('.matrix button, .matrix th')].filter((cell) =>
        parseFloat(getComputedStyle(cell).fontSize) < 14 || cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent)""")
    check("the confusion matrix can be read on paper", not small, small)
    browser.surround("light")
    check("a page that can be reviewed has the means to", browser.run("document.getElementById('labels-download').offsetHeight") > 0)

    browser.open(inspection)
    total = browser.run("JSON.parse(document.getElementById('rows').textContent).length")
    first = browser.run("JSON.parse(document.getElementById('rows').textContent)[0][11]")
    suspects = browser.run("""[...document.querySelectorAll('.figures div')].find((one) =>
        one.textContent.startsWith('Likely mislabeled')).querySelector('dd').textContent""")
    check("it opens with as many digits as are likely mislabeled",
          suspects == "0" or browser.run(SHOWN) == int(suspects.replace(",", "")), (suspects, browser.run(COUNT)))
    check("each bar shows as many digits as it says",
          not (found := untrue_counts(browser, ".counts button", "button.textContent")), found)
    check("and each contact sheet all of its class",
          not (found := untrue_counts(browser, ".sheets button", "button.textContent.match(/of ([0-9,]+) /)[1]")), found)
    browser.run("""(() => {
        const form = document.getElementById('filters');
        for (const name of ['label', 'verdict', 'digit', 'least']) form.elements[name].value = '';
        form.elements.sort.value = 'name';
        form.elements.sort.dispatchEvent(new Event('input', { bubbles: true }));
        document.getElementById('digits').focus();
    })()""")
    check("all of the data set can be shown", browser.run(SHOWN) == total, browser.run(COUNT))
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    check("of many digits, the first go on paper, which says so", browser.run(PRINTED) == 240
          and f"240 of {total}" in browser.run(PRINT_NOTE), browser.run(PRINT_NOTE))
    browser.run("window.dispatchEvent(new Event('afterprint'))")
    check("there is a choice of all", browser.run(
        "document.getElementById('paper').hidden") is False)
    choose(browser, "paper", "all")
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    check("which print", browser.run(PRINTED) == total and browser.run(PRINT_NOTE) == "", browser.run(PRINTED))
    browser.run("window.dispatchEvent(new Event('afterprint')); document.getElementById('digits').focus()")
    browser.press("Home")
    browser.press(str((first + 1) % 10))
    browser.run("document.getElementById('labels-set').click()")
    labels = browser.downloaded("labels-idx1-ubyte")
    with open(target, "wb") as file:
        file.write(labels)
    check("it hands over its labels as an IDX file", labels[:8] == bytes((0, 0, 8, 1)) + total.to_bytes(4, "big")
          and len(labels) == 8 + total and labels[8] == (first + 1) % 10, labels[:16])

    browser.open(empty, ready="document.querySelector('.notice') !== null")
    said = browser.run("document.body.innerText")
    check("a report of nothing says so in a sentence", "No photos were found" in said, said)
    check("and has nothing to filter or to download", "Download" not in said and "Filter" not in said, said)
    check("the console stays silent", not browser.complaints(), browser.complaints())
