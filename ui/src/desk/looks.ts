// What the screen has looked up at the desk, and when it looks again. It decides nothing about what is shown.
import { queryOptions, useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { desk } from "./door";
import type { FactChoice, PrinterView } from "./generated";

const printerLook_ms = 2_000;

/** Something is on its way out of the printer, or keeps it: it is worth looking again. */
const atWork = (printer: PrinterView | undefined) =>
  printer !== undefined && (printer.waiting > 0 || printer.trouble !== null);

/** Keys of the looks; the kinds of the change feed are the first word of each. */
export const looks = {
  session: queryOptions({ queryKey: ["session"], queryFn: () => desk.call("session.look", {}) }),
  counter: queryOptions({ queryKey: ["counter"], queryFn: () => desk.call("counter.look", {}) }),
  interview: queryOptions({ queryKey: ["interview"], queryFn: () => desk.call("interview.look", {}) }),
  papers: queryOptions({ queryKey: ["interview", "papers"], queryFn: () => desk.call("papers.look", {}) }),
  takeHome: queryOptions({ queryKey: ["interview", "sheet"], queryFn: () => desk.call("sheet.look", {}) }),
  newerLedger: queryOptions({
    queryKey: ["interview", "newer_ledger"],
    queryFn: () => desk.call("interview.newer_ledger", {}),
  }),
  // What it did before this screen was opened is nobody's news, so nothing of it is kept.
  printer: queryOptions({
    queryKey: ["printer"],
    queryFn: () => desk.call("printer.look", {}),
    gcTime: 0,
    refetchInterval: ({ state }) => (atWork(state.data) ? printerLook_ms : false),
  }),
  placement: queryOptions({ queryKey: ["placement"], queryFn: () => desk.call("placement.look", {}) }),
  guest: queryOptions({ queryKey: ["guest"], queryFn: () => desk.call("guest.look", {}) }),
  ward: queryOptions({
    queryKey: ["ward"],
    queryFn: () => desk.call("ward.look", {}),
    refetchInterval: 1_000,
    refetchIntervalInBackground: true,
  }),
};

// What is asked of names is kept only while it is on screen.
const ofNames = { gcTime: 0 };

/** Which letters of a text paper lacks. */
const lackingIn = (text: string) =>
  queryOptions({
    queryKey: ["names", "check", text],
    queryFn: () => desk.call("names.check", { text }),
    enabled: text.trim() !== "",
    ...ofNames,
  });

/** The ways to write a letter. */
const variantsOf = (character: string) =>
  queryOptions({
    queryKey: ["names", "variants", character],
    queryFn: () => desk.call("names.variants", { character }),
    enabled: character !== "",
    ...ofNames,
  });

/** Letters as a font. */
const lettersOf = (text: string) =>
  queryOptions({
    queryKey: ["names", "font", text],
    queryFn: () => desk.call("names.font", { text }),
    enabled: text !== "",
    ...ofNames,
  });

/** A question out of its turn; asked anew whenever it is opened. */
const questionOf = (question: string) =>
  queryOptions({
    queryKey: ["interview", "question", question],
    queryFn: () => desk.call("interview.question", { question }),
    gcTime: 0,
  });

/** A sheet as a picture, as wide as it will be shown. */
export function pictureOf(page: number, width: number, of: "papers" | "sheet" = "papers") {
  return queryOptions({
    queryKey: ["interview", of, page, width],
    queryFn: () => desk.call(`${of}.picture`, { page, width }),
  });
}

/** A blank's sheet, as wide as it will be shown, with the sample's values on it. Pictures of older revisions are not kept, but seen until the new one is here. */
const blankOf = (page: number, width: number, revision: number) =>
  queryOptions({
    queryKey: ["placement", "picture", page, width, revision],
    queryFn: () => desk.call("placement.picture", { page, width }),
    enabled: width > 0,
    placeholderData: (before) => (before?.page === page ? before : undefined),
    gcTime: 0,
  });

/** Facts that fit the words. */
const factsFor = (words: string, sample: string) =>
  queryOptions({
    queryKey: ["placement", "facts", sample, words],
    queryFn: () => desk.call("placement.facts", { words }),
  });

export const useSession = () => useQuery(looks.session);
export const useCounter = () => useQuery(looks.counter);
export const useInterview = () => useQuery(looks.interview);
export const usePapers = () => useQuery(looks.papers);
export const useTakeHome = () => useQuery(looks.takeHome);
export const useNewerLedger = () => useQuery(looks.newerLedger);
export const useQuestion = (question: string) => useQuery(questionOf(question));
export const usePrinter = (there: boolean) => useQuery({ ...looks.printer, enabled: there });
export const useLacking = (text: string) => useQuery(lackingIn(text));
export const useVariants = (character: string) => useQuery(variantsOf(character));
export const useLetters = (text: string) => useQuery(lettersOf(text));
export const usePlacement = () => useQuery(looks.placement);
/** The newest picture there is of a sheet. While one is being drawn, of all that came since only the last is drawn next. */
export function useBlank(page: number, width: number, revision: number) {
  const [asked, setAsked] = useState({ page, width, revision });
  const { data, error, isFetching, isPlaceholderData } = useQuery(blankOf(asked.page, asked.width, asked.revision));
  const same = asked.page === page && asked.width === width && asked.revision === revision;
  const atOnce = asked.page !== page || asked.width === 0;
  if (!same && (atOnce || !isFetching)) setAsked({ page, width, revision });
  return { picture: data?.page === page ? data : undefined, error, isOld: !same || isPlaceholderData };
}
export const useFacts = (words: string, sample: string) => useQuery(factsFor(words, sample));
/** Each of some facts, by what a form writes; one that is not found is left out. */
export const useFactsNamed = (facts: string[], sample: string): FactChoice[] =>
  useQueries({
    queries: facts.map((fact) => factsFor(fact, sample)),
    combine: (all) => all.flatMap(({ data }, at) => data?.facts.find((each) => each.fact === facts[at]) ?? []),
  });
export const useGuest = () => useQuery(looks.guest);
export const useWard = () => useQuery(looks.ward);
export const usePicture = (page: number, width: number, of?: "papers" | "sheet") =>
  useQuery(pictureOf(page, width, of));
