// What the screen has looked up of the ward's applications, and how long it is kept. Names stand there: no longer than shown.
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { desk } from "./door";
import type { SearchRecords } from "./generated";

/** Where each look is kept; all of them begin with the change feed's kind. */
export const recordsKeys = {
  lists: ["records", "list"],
  tray: ["records", "tray"],
  record: (application: string) => ["records", "record", application],
};

/** A list; while another one is looked up, the one before stays in sight. */
const listOf = (search: SearchRecords) =>
  queryOptions({
    queryKey: [...recordsKeys.lists, search],
    queryFn: () => desk.call("records.search", search),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

/** One application, as it stands now and not as it stood when it was last opened. */
const recordOf = (application: string) =>
  queryOptions({
    queryKey: recordsKeys.record(application),
    queryFn: () => desk.call("records.open", { application }),
    gcTime: 0,
  });

const tray = queryOptions({ queryKey: recordsKeys.tray, queryFn: () => desk.call("tray.look", {}), gcTime: 0 });

export const useRecords = (search: SearchRecords) => useQuery(listOf(search));
export const useRecord = (application: string) => useQuery(recordOf(application));
export const useTray = () => useQuery(tray);
