// A case whose ledger is not the one in force: what is said, what the key shows, and what Enter does.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LedgerView } from "../src/desk/generated";
import { LedgerSaid } from "../src/features/interview/LedgerSaid";
import { NewerLedger } from "../src/features/interview/NewerLedger";
import { listenForKeys } from "../src/hooks/keyBoard";
import * as made from "./fixture.mjs";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

const over = (page: ReactNode) => <QueryClientProvider client={new QueryClient()}>{page}</QueryClientProvider>;
const inForce: LedgerView = { version: "第2版", newer: null, lost: null, fell_away: [] };
const press = (key: string) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );

describe("the ledger of a case", () => {
  let stop = () => {};
  beforeEach(() => {
    stop = listenForKeys(window);
    call.mockReset().mockResolvedValue(made.newerLedger);
  });
  afterEach(() => {
    stop();
    cleanup();
  });

  it("is not spoken of while it is the one in force", () => {
    const { container } = render(<LedgerSaid ledger={inForce} onPreview={() => {}} />);
    expect(container.textContent).toBe("");
  });

  it("is named beside the newer one", () => {
    render(<LedgerSaid ledger={{ ...inForce, version: "第1版", newer: "第2版" }} onPreview={() => {}} />);
    screen.getByText("この聞き取りは台帳 第1版 で始めました。今は 第2版 が有効です。");
  });

  it("is said to be lost, with the answers that fell away", () => {
    const fell_away = [{ label: "範囲", answer: "全部", unknown: false }];
    render(<LedgerSaid ledger={{ ...inForce, lost: "第1版", fell_away }} onPreview={() => {}} />);
    expect(screen.getByRole("alert").textContent).toMatch(
      /第1版 が読めないため、今の 第2版 で続けています.*範囲：全部/,
    );
  });

  it("shows what the newer one would change, and takes it over with Enter only", async () => {
    const closed = vi.fn();
    render(over(<NewerLedger onClose={closed} />));
    await screen.findByText("期限：2026年12月8日(火)まで → 2026年12月14日(月)まで");
    screen.getByText("台帳にない");
    screen.getByText("写しは、何通お入り用ですか。");
    press("Escape");
    expect(closed).toHaveBeenCalledOnce();
    expect(call).not.toHaveBeenCalledWith("interview.take_over", {});
    press("Enter");
    await waitFor(() => expect(call).toHaveBeenCalledWith("interview.take_over", {}));
    await waitFor(() => expect(closed).toHaveBeenCalledTimes(2));
  });
});
