// The list of suggestions under a search box: a listbox in groups, as ARIA describes one.
function element(name, role, className, text) {
  const made = document.createElement(name);
  if (role) made.setAttribute("role", role);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function option(suggestion, id, numbers) {
  const made = element("div", "option", "suggestion");
  made.id = id;
  made.dataset.url = suggestion.url;
  made.setAttribute("aria-selected", "false");
  made.append(element("bdi", null, "suggestion-label", suggestion.label));
  if (suggestion.matched !== suggestion.label) {
    made.append(element("bdi", null, "suggestion-matched", suggestion.matched));
  }
  if (suggestion.count) {
    made.append(element("span", null, "suggestion-count", numbers.format(suggestion.count)));
  }
  return made;
}

export class SuggestionList {
  constructor(box) {
    this.box = box;
    this.numbers = new Intl.NumberFormat(
      document.documentElement.lang === "ar" ? "ar-u-nu-arab" : "en",
    );
    this.root = element("div", "listbox", "suggestions");
    this.root.id = `${box.id}-suggestions`;
    this.root.hidden = true;
    this.root.setAttribute("aria-label", box.dataset.suggestLabel);
    this.said = element("span", "status", "visually-hidden");
    // What it stands under: the box, which on the page of results is only a part of the form.
    box.closest(".search-box").append(this.root, this.said);
    Object.assign(this, { options: [], active: -1 });
  }

  get isOpen() {
    return !this.root.hidden;
  }

  show(suggestions) {
    const groups = new Map();
    this.options = suggestions.map((suggestion, place) => {
      const made = option(suggestion, `${this.root.id}-${place}`, this.numbers);
      if (!groups.has(suggestion.kind)) groups.set(suggestion.kind, []);
      groups.get(suggestion.kind).push(made);
      return made;
    });
    this.root.replaceChildren(...[...groups].map((group) => this.#group(...group)));
    this.root.hidden = this.options.length === 0;
    this.box.setAttribute("aria-expanded", String(this.isOpen));
    this.said.textContent = this.isOpen
      ? this.box.dataset.suggestCount.replace("{n}", this.numbers.format(this.options.length))
      : this.box.dataset.suggestNone;
    this.choose(-1);
  }

  #group(kind, options) {
    const made = element("div", "group", "suggestion-group");
    const title = element("div", "presentation", "suggestion-kind", this.#title(kind));
    title.id = `${this.root.id}-${kind}`;
    made.setAttribute("aria-labelledby", title.id);
    made.append(title, ...options);
    return made;
  }

  #title(kind) {
    return this.box.dataset[`suggest${kind[0].toUpperCase()}${kind.slice(1)}`];
  }

  close() {
    this.root.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.said.textContent = "";
    this.choose(-1);
  }

  // One more place than there are options: what was typed itself.
  step(by) {
    const places = this.options.length + 1;
    this.choose(((this.active + 1 + by + places) % places) - 1);
  }

  choose(place) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const chosen = this.options[place];
    if (chosen) {
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      this.box.setAttribute("aria-activedescendant", chosen.id);
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }
}
