//! The few words of the WebDriver protocol that the stories need. Knows nothing of Kakanai.

/** Keys that have no letter, by the name used in the stories. */
export const KEY = {
  Enter: "\uE007",
  Escape: "\uE00C",
  Tab: "\uE004",
  Backspace: "\uE003",
  Control: "\uE009",
  Alt: "\uE00A",
  Shift: "\uE008",
  ArrowUp: "\uE013",
  ArrowDown: "\uE015",
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
  ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`F${at + 1}`, String.fromCharCode(0xe031 + at)])),
};

/** A driver that has not answered by then is stuck. */
const ANSWER_MS_MAX = 120_000;

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** What the driver refused, with its own word for it. */
export class DriverRefused extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** One session with a window. */
export class Session {
  static async open(driver, capabilities) {
    const answer = await say(`${driver}/session`, "POST", { capabilities: { alwaysMatch: capabilities } });
    return new Session(`${driver}/session/${answer.sessionId}`);
  }

  constructor(address) {
    this.address = address;
  }

  get(path) {
    return say(`${this.address}${path}`, "GET");
  }

  post(path, body = {}) {
    return say(`${this.address}${path}`, "POST", body);
  }

  close() {
    return say(this.address, "DELETE");
  }

  /** Runs a function of the page. It gets the arguments as plain data and gives plain data back. */
  inPage(body, ...args) {
    return this.post("/execute/sync", { script: `return (${body}).apply(null, arguments)`, args });
  }

  /** Runs a function of the page that gives a promise. */
  async soon(body, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      const given = Array.prototype.slice.call(arguments, 0, -1);
      Promise.resolve().then(() => (${body}).apply(null, given)).then(
        (value) => done({ value: value === undefined ? null : value }),
        (error) => done({ error: error instanceof Error ? error.message : JSON.stringify(error) ?? String(error) }));`;
    const answer = await this.post("/execute/async", { script, args });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  /** Presses keys one after the other, each let go before the next. */
  async press(...names) {
    const actions = names.flatMap((name) => {
      const value = KEY[name] ?? name;
      return [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ];
    });
    await this.post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Presses a key while another is held. */
  async chord(held, name) {
    const [outer, inner] = [KEY[held] ?? held, KEY[name] ?? name];
    const actions = [
      { type: "keyDown", value: outer },
      { type: "keyDown", value: inner },
      { type: "keyUp", value: inner },
      { type: "keyUp", value: outer },
    ];
    await this.post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Types into whatever has the focus, letters of any script, as an input method would hand them over. */
  async type(text) {
    const active = await this.get("/element/active");
    await this.post(`/element/${active[ELEMENT]}/value`, { text });
  }

  async windows() {
    return this.get("/window/handles");
  }

  async goTo(handle) {
    await this.post("/window", { handle });
  }

  /**
   * Waits until the page fulfils a condition, watching its changes and events instead of asking again and again.
   * The condition is a function of the page; what it gives, if it is not empty, is given back.
   */
  async until(what, condition, args = [], bound_ms = 15_000) {
    const given = await this.soon(
      `(source, args, bound) => new Promise((resolve) => {
        const holds = (${condition});
        const look = () => { const found = holds.apply(null, args); if (found) settle(found); };
        const watcher = new MutationObserver(look);
        const bell = setTimeout(() => settle(null), bound);
        const told = ['load', 'focusin', 'input', 'animationend', 'transitionend'];
        for (const event of told) document.addEventListener(event, look, true);
        function settle(found) {
          watcher.disconnect();
          for (const event of told) document.removeEventListener(event, look, true);
          clearTimeout(bell);
          resolve(found);
        }
        watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
        look();
      })`,
      what,
      args,
      bound_ms,
    );
    if (given) return given;
    const seen = await this.inPage(`() => document.body ? document.body.innerText : '(no page)'`);
    throw new Error(`did not come within ${bound_ms} ms: ${what}\nthe page shows:\n${seen}`);
  }

  /** Waits until words stand on the page. */
  sees(words, bound_ms) {
    const shown = `(words) => document.body && document.body.innerText.includes(words)`;
    return this.until(`「${words}」`, shown, [words], bound_ms);
  }

  /** Waits until words are gone from the page. */
  seesNoMore(words, bound_ms) {
    const gone = `(words) => document.body && !document.body.innerText.includes(words)`;
    return this.until(`「${words}」 gone`, gone, [words], bound_ms);
  }
}

async function say(address, method, body) {
  const answer = await fetch(address, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_MS_MAX),
  });
  const { value } = await answer.json();
  if (value?.error) throw new DriverRefused(value.error, value.message);
  return value;
}
