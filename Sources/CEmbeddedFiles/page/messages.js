// Messages that are seen and spoken: in the window, or in the dialog where one is open.

function makeMessages() {
  const seconds = 8;
  let timer = 0;

  function hide() {
    clearTimeout(timer);
    for (const place of document.querySelectorAll(".message-place")) place.replaceChildren();
  }

  // Says a sentence; `act`, if given, is offered with it.
  function say(text, act, name = "Undo") {
    hide();
    const dialog = document.querySelector("dialog[open]");
    const place = (dialog ?? document.body).querySelector(dialog ? ".message-place" : ":scope > .message-place");
    if (!place) return;
    const box = make("p", { class: "toast" }, make("span", {}, text));
    if (act) box.append(makeButton(name, act));
    place.append(box);
    timer = setTimeout(hide, 1000 * seconds);
  }

  return { say, hide };
}
