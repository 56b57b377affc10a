// Somebody about to be named, and the rows by which they are: relation, 夫・妻 or 男・女, what they do here. Pure; it names nobody.
import type { InputView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { type Line, linesOf } from "./rowState";

export type PeopleInput = Extract<InputView, { is: "people" }>;

export interface Draft {
  relation: string | null;
  sex: string | null;
  roles: string[];
  /** somebody named already, of whom only the roles are put right */
  person: string | null;
}

export const nobody: Draft = { relation: null, sex: null, roles: [], person: null };

export interface Row {
  name: string;
  label: string;
  lines: Line[];
  many: boolean;
  picked: (string | null)[];
  with: (draft: Draft, value: string) => Draft;
}

export function rowsOf(input: PeopleInput, draft: Draft): Row[] {
  const roles: Row = {
    name: "roles",
    label: ja.roster.roles,
    lines: linesOf(input.roles, false, false),
    many: true,
    picked: draft.roles,
    with: (before, role) => ({ ...before, roles: toggled(before.roles, role) }),
  };
  return draft.person === null ? [...whoTheyAre(input, draft), roles] : [roles];
}

/** The one to be put right after the one at hand; nobody after the last. */
export function nextNamed(input: PeopleInput, draft: Draft): Draft {
  const next = input.named[input.named.findIndex((each) => each.person === draft.person) + 1];
  return next ? { ...nobody, person: next.person, roles: next.roles } : nobody;
}

function whoTheyAre(input: PeopleInput, draft: Draft): Row[] {
  const words = ja.roster.sexOf[draft.relation ?? ""] ?? ja.roster.sex;
  const sexes = [
    { value: "male", label: words[0], hint: null },
    { value: "female", label: words[1], hint: null },
    { value: "", label: ja.roster.notTold, hint: null },
  ];
  return [
    {
      name: "relation",
      label: ja.roster.relation,
      lines: linesOf(input.relations, false, false),
      many: false,
      picked: draft.relation === null ? [] : [draft.relation],
      with: (before, relation) => ({ ...before, relation }),
    },
    {
      name: "sex",
      label: ja.roster.sexLabel,
      lines: linesOf(sexes, false, false),
      many: false,
      picked: draft.sex === null ? [] : [draft.sex],
      with: (before, sex) => ({ ...before, sex: sex === "" ? null : sex }),
    },
  ];
}

const toggled = (roles: string[], value: string) =>
  roles.includes(value) ? roles.filter((each) => each !== value) : [...roles, value];
