// Results as elements: options of a list box in the panel, plain links on the search page.

const STEP = 20;
let ids = 0;

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== ""));
  return made;
}

// A group of results under its title; `more` tells how many there are in all, and where.
export function group({ title, id = "names", rows, more = null, asOptions }) {
  return asOptions ? optionGroup(title, rows, more) : section(title, id, rows, more);
}

function optionGroup(title, rows, more) {
  ids += 1;
  const heading = element("div", { className: "search-group", id: `page--group-${ids}` }, title);
  const made = element("div", {}, heading, ...rows.map((row) => option(result(row))));
  if (more) made.append(option(element("a", { href: more.href, className: "search-all" }, `All ${more.number} ${more.what}`)));
  made.role = "group";
  made.setAttribute("aria-labelledby", heading.id);
  return made;
}

function option(link) {
  ids += 1;
  link.role = "option";
  link.ariaSelected = "false";
  return Object.assign(link, { id: `page--option-${ids}`, tabIndex: -1 });
}

function section(title, id, rows, more) {
  const list = element("ul", {}, ...rows.map((row) => element("li", {}, result(row))));
  const body = element("div", { className: "part-body" }, list);
  if (more) body.append(moreButton(list, more));
  return element("section", { id, className: "part search-section" }, element("h2", {}, title), body);
}

// Shows more of a group, a few at a time.
function moreButton(list, { number, some }) {
  const left = () => number - list.children.length;
  const says = () => `Show ${Math.min(STEP, left())} more of ${number}`;
  const button = element("button", { type: "button", className: "search-more" }, says());
  button.addEventListener("click", async () => {
    const shown = [...list.querySelectorAll("a")].map((link) => link.href);
    const most = shown.length + STEP;
    const rows = await some(0, most);
    const links = rows.map(result).filter((link) => !shown.includes(link.href));
    list.append(...links.map((link) => element("li", {}, link)));
    links[0]?.focus();
    button.textContent = says();
    button.hidden = left() < 1 || rows.length < most;
  });
  return button;
}

function result({ href, label, note, part = "", context = "" }) {
  const link = element("a", { href, className: "search-result" }, element("span", { className: "search-label" }, label));
  if (note) link.append(" ", element("span", { className: "search-note" }, note));
  if (context) {
    const line = element("span", { className: "search-context" });
    if (part) line.append(element("span", { className: "search-part" }, /[?.!]$/.test(part) ? part : `${part}:`), " ");
    line.append(...marked(context));
    link.append(" ", line);
  }
  return link;
}

// Text with its marks and nothing else that it may hold.
function marked(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", {}, node.textContent) : node.textContent,
  );
}
