"use strict";
(() => {
  const root = document.documentElement;
  const main = document.querySelector("main");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const cards = all("article");
  let current = -1;

  // ---------------------------------------------------------------- language, theme, print

  const speak = (language) => {
    root.dataset.lang = language;
    root.lang = language === "zh" ? "zh-CN" : "en";
    for (const name of ["label", "placeholder", "aria-label"]) {
      for (const element of all(`[data-${name}-${language}]`)) {
        element.setAttribute(name, element.getAttribute(`data-${name}-${language}`));
      }
    }
  };
  const dark = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  const actions = {
    language: () => speak(root.dataset.lang === "zh" ? "en" : "zh"),
    theme: () => { root.dataset.theme = dark() ? "light" : "dark"; },
    print: () => window.print(),
  };
  for (const button of all("[data-do]")) button.addEventListener("click", () => actions[button.dataset.do]());
  speak(root.dataset.lang);

  // ---------------------------------------------------------------- tabs

  const tabs = all('[role="tab"]');
  const open = (tab) => {
    for (const other of tabs) {
      other.setAttribute("aria-selected", String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = other !== tab;
    }
    const filters = document.querySelector(".filters");
    if (filters) filters.hidden = tab.id === "tab-ledger";
    if (tab.id === "tab-coverage") tint(true);
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => open(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
      open(next);
      next.focus();
    });
  }
  const tinting = document.getElementById("tint");
  const tint = (on) => {
    if (tinting) tinting.checked = on;
    document.body.classList.toggle("tinted", on);
  };
  tinting?.addEventListener("change", () => tint(tinting.checked));

  // ---------------------------------------------------------------- the words a finding is about

  const words = new Map();
  const collect = (attribute, map) => {
    for (const mark of all(`mark[${attribute}]`)) {
      for (const number of mark.getAttribute(attribute).split(" ")) {
        if (!map.has(number)) map.set(number, []);
        map.get(number).push(mark);
      }
    }
  };
  const ends = new Map();
  if (main) {
    collect("data-f", words);
    collect("data-r", ends);
  }
  const gravest = { error: "e", warning: "w" };
  for (const [number, marks] of words) {
    const severity = cards[number]?.dataset.severity;
    if (gravest[severity]) for (const mark of marks) mark.classList.add(gravest[severity]);
  }

  let links = null;
  const draw = () => {
    links?.remove();
    links = null;
    const from = words.get(String(current))?.[0];
    const to = ends.get(String(current)) ?? [];
    if (!from || !to.length) return;
    const frame = main.getBoundingClientRect();
    const place = (mark) => {
      const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
      return [box.left - frame.left + main.scrollLeft, box.top - frame.top + main.scrollTop + box.height / 2];
    };
    const name = "http://www.w3.org/2000/svg";
    links = document.createElementNS(name, "svg");
    links.id = "links";
    links.setAttribute("height", main.scrollHeight);
    const [x, y] = place(from);
    for (const mark of to) {
      const [u, v] = place(mark);
      const bend = Math.abs(v - y) > 200 ? 6 : Math.max(6, Math.min(x, u) - 30);
      const path = document.createElementNS(name, "path");
      path.setAttribute("d", `M ${x} ${y} C ${bend} ${y}, ${bend} ${v}, ${u} ${v}`);
      const dot = document.createElementNS(name, "circle");
      for (const [key, value] of [["cx", u], ["cy", v], ["r", 4]]) dot.setAttribute(key, value);
      links.append(path, dot);
    }
    main.append(links);
  };
  let waiting = 0;
  const redraw = () => {
    if (links && !waiting) waiting = requestAnimationFrame(() => { waiting = 0; draw(); });
  };
  main?.addEventListener("scroll", redraw, { passive: true });
  addEventListener("resize", redraw);

  const light = (map, number, name, on) => {
    for (const mark of map.get(String(number)) ?? []) mark.classList.toggle(name, on);
  };
  const select = (number) => {
    cards[current]?.classList.remove("current");
    cards[current]?.removeAttribute("aria-current");
    light(words, current, "on", false);
    light(ends, current, "end-on", false);
    current = number;
    cards[current]?.classList.add("current");
    cards[current]?.setAttribute("aria-current", "true");
    light(words, current, "on", true);
    light(ends, current, "end-on", true);
    draw();
  };
  const show = (target) => {
    target?.scrollIntoView({ block: "center" });
    // What was not laid out yet moves its neighbours once it is: look again when that has happened.
    requestAnimationFrame(() => requestAnimationFrame(() => { target?.scrollIntoView({ block: "center" }); draw(); }));
  };
  const jump = (number) => {
    select(number);
    show(words.get(String(number))?.[0]);
  };
  const blocks = all("main [id^=b]").map((block) => [Number(block.id.slice(1)), block]);
  const find = (hash) => {
    const id = hash.slice(1);
    const known = document.getElementById(id);
    if (known) return known;
    const offset = Number(id.slice(1));
    return blocks.filter(([start]) => start <= offset).at(-1)?.[1];
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const mark = event.target.closest("mark");
    if (link && main && cards.length + blocks.length) {
      const hash = link.getAttribute("href");
      if (hash === "#findings") return;
      event.preventDefault();
      const card = link.closest("article");
      if (card) select(cards.indexOf(card));
      if (hash.startsWith("#d")) {
        jump(Number(hash.slice(2)));
        reveal(Number(hash.slice(2)));
      } else if (link.classList.contains("jump")) jump(cards.indexOf(card));
      else show(find(hash));
    } else if (mark && (mark.dataset.f || mark.dataset.r)) {
      const number = Number((mark.dataset.f ?? mark.dataset.r).split(" ")[0]);
      select(number);
      reveal(number);
    }
  });
  const reveal = (number) => {
    const card = cards[number];
    if (!card) return;
    open(document.getElementById("tab-findings"));
    card.hidden = false;
    card.scrollIntoView({ block: "nearest" });
  };

  // ---------------------------------------------------------------- repairs

  for (const box of all("[data-preview]")) {
    box.addEventListener("change", () => {
      const changed = all(`main [data-g="${CSS.escape(box.dataset.preview)}"]`);
      for (const mark of changed) mark.classList.toggle("fixed", box.checked);
      if (box.checked) show(changed[0]);
    });
  }

  // ---------------------------------------------------------------- filters

  const search = document.getElementById("search");
  const family = document.getElementById("family");
  const boxes = all("input[data-severity]");
  const rows = all("tr[data-row]");
  const filter = () => {
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.severity));
    const wanted = (search?.value ?? "").trim().toLowerCase();
    const fits = (element) =>
      (!element.dataset.severity || severities.has(element.dataset.severity)) &&
      (!family?.value || (element.dataset.family ?? "").split(" ").includes(family.value)) &&
      (!wanted || element.textContent.toLowerCase().includes(wanted));
    let left = 0;
    for (const element of [...cards, ...rows]) {
      element.hidden = !fits(element);
      left += element.hidden ? 0 : 1;
    }
    for (const cause of all(".cause")) {
      cause.hidden = !cards.some((card) => card.dataset.group === cause.dataset.group && !card.hidden);
    }
    const count = document.getElementById("shown");
    if (count) count.textContent = left;
    const none = document.getElementById("none");
    if (none) none.hidden = left > 0 || cards.length + rows.length === 0;
  };
  for (const element of [search, family, ...boxes]) element?.addEventListener("input", filter);

  // ---------------------------------------------------------------- what relations came to

  const relations = all("#ledger li");
  const outcomes = all("button[data-outcome]");
  for (const button of outcomes) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      const wanted = new Set(
        outcomes.filter((each) => each.getAttribute("aria-pressed") === "true").map((each) => each.dataset.outcome));
      for (const row of relations) row.hidden = !wanted.has(row.dataset.outcome);
    });
  }

  // ---------------------------------------------------------------- sorting the ranking

  for (const button of all("th button[data-sort]")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const column = [...head.parentElement.children].indexOf(head);
      const body = head.closest("table").tBodies[0];
      const down = head.getAttribute("aria-sort") !== "descending";
      for (const other of all("th[aria-sort]", head.parentElement)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.children[column].dataset.value ?? row.children[column].textContent;
      const compare = (a, b) => button.dataset.sort === "number"
        ? Number(key(a)) - Number(key(b))
        : key(a).localeCompare(key(b), "zh");
      body.append(...[...body.rows].sort((a, b) => (down ? -compare(a, b) : compare(a, b))));
    });
  }

  // ---------------------------------------------------------------- paper

  addEventListener("beforeprint", () => {
    for (const folded of all(".index details")) folded.open = true;
  });

  // ---------------------------------------------------------------- keys

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      document.activeElement?.blur();
      select(-1);
      return;
    }
    if (event.target.closest('input[type="search"], select')) return;
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
    }
    const step = { j: 1, k: -1 }[event.key];
    if (step) {
      let next = current + step;
      while (cards[next]?.hidden) next += step;
      if (!cards[next]) return;
      reveal(next);
      cards[next].focus({ preventScroll: true });
      jump(next);
    }
    if (event.key === "Enter" && event.target.matches("article")) jump(cards.indexOf(event.target));
  });
})();
