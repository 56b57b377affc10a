// What the screen wants of the sheets beyond what the desk has: sent one list at a time, taken back when refused, undone.
import type { BoxDraft, BoxesOfSheet, PlacedBox, PlacementView } from "../../desk/generated";
import { isUnnamed } from "./drafts";

/** A change that can be undone: a sheet's boxes before and after it. */
interface Step {
  page: number;
  before: BoxDraft[];
  after: BoxDraft[];
  /** steps of one sort that follow each other are one: a box nudged ten times goes back at once */
  sort: string | null;
}

/** The steps behind and ahead. */
interface History {
  past: readonly Step[];
  future: readonly Step[];
}

/** What a screen sees of it. */
export interface Drafted extends History {
  /** the lists that the desk does not have yet, by sheet */
  wanted: ReadonlyMap<number, BoxDraft[]>;
  /** why the last list did not come to stand */
  problem: unknown;
}

const beginning: Drafted = { past: [], future: [], wanted: new Map(), problem: null };

/** Sends a list of boxes to the desk. */
export type Place = (request: BoxesOfSheet) => Promise<PlacementView>;

/** The drafting of one form. `stands` gives a sheet's boxes as the desk has them. */
export function makeDrafting(place: Place, stands: (page: number) => BoxDraft[]) {
  let now = beginning;
  let agreed: History = beginning;
  let sending = false;
  const names = new Map<string, string>();
  const watchers = new Set<() => void>();
  const nameOf = (id: string) => names.get(id) ?? id;
  const namedNow = (boxes: BoxDraft[]) => boxes.map((each) => ({ ...each, id: nameOf(each.id) }));
  const boxesOf = (page: number) => namedNow(now.wanted.get(page) ?? stands(page));

  function become(next: Partial<Drafted>) {
    now = { ...now, ...next };
    for (const told of watchers) told();
  }

  function want(page: number, boxes: BoxDraft[], history: History) {
    become({ ...history, wanted: new Map(now.wanted).set(page, boxes), problem: null });
    void send();
  }

  /** A box that was away and came back may bear another name than before. */
  function learn(given: [string, string][]) {
    for (const [before, after] of given) {
      for (const [own, name] of names) if (name === before) names.set(own, after);
      names.delete(after);
      names.set(before, after);
    }
  }

  async function send() {
    const [next] = now.wanted;
    if (sending || !next) return;
    const [page, boxes] = next;
    const history: History = { past: now.past, future: now.future };
    sending = true;
    try {
      const sent = namedNow(boxes);
      const view = await place({ page, boxes: sent.map((each) => (isUnnamed(each.id) ? { ...each, id: "" } : each)) });
      learn(namesGiven(sent, view.pages.find((each) => each.page === page)?.boxes ?? []));
      agreed = history;
      become({ wanted: now.wanted.get(page) === boxes ? without(now.wanted, page) : new Map(now.wanted) });
    } catch (problem) {
      become({ past: agreed.past, future: agreed.future, wanted: new Map(), problem });
    }
    sending = false;
    void send();
  }

  return {
    now: () => now,
    watch(told: () => void) {
      watchers.add(told);
      return () => void watchers.delete(told);
    },
    nameOf,
    boxesOf,
    /** A sheet's boxes shall be these. */
    change(page: number, after: BoxDraft[], sort: string | null = null) {
      const last = now.past.at(-1);
      const joins = sort !== null && last?.sort === sort && last.page === page && now.future.length === 0;
      const step = { page, before: joins ? last.before : boxesOf(page), after, sort };
      want(page, after, { past: [...(joins ? now.past.slice(0, -1) : now.past), step], future: [] });
    },
    /** Takes the last change back; tells on which sheet that was. */
    undo(): number | null {
      const step = now.past.at(-1);
      if (!step) return null;
      want(step.page, step.before, { past: now.past.slice(0, -1), future: [step, ...now.future] });
      return step.page;
    },
    /** Makes the change again that was taken back. */
    redo(): number | null {
      const [step, ...rest] = now.future;
      if (!step) return null;
      want(step.page, step.after, { past: [...now.past, step], future: rest });
      return step.page;
    },
  };
}

/** What `makeDrafting` gives. */
export type Drafting = ReturnType<typeof makeDrafting>;

function without(wanted: ReadonlyMap<number, BoxDraft[]>, page: number) {
  const rest = new Map(wanted);
  rest.delete(page);
  return rest;
}

/** Which names the desk gave to the boxes that it did not know: each has the place that it was sent with. */
function namesGiven(sent: readonly BoxDraft[], stand: readonly PlacedBox[]): [string, string][] {
  const before = new Set(sent.map((each) => each.id));
  const after = new Set(stand.map((each) => each.draft.id));
  const fresh = stand.map((each) => each.draft).filter((each) => !before.has(each.id));
  return sent
    .filter((each) => !after.has(each.id))
    .flatMap((each) => {
      fresh.sort((one, other) => apart(one, each) - apart(other, each));
      const given = fresh.shift();
      return given ? [[each.id, given.id] as [string, string]] : [];
    });
}

const apart = (one: BoxDraft, other: BoxDraft) =>
  one.at.reduce((sum, value, index) => sum + Math.abs(value - (other.at[index] ?? 0)), 0);
