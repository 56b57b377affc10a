// The door in the real window: one Tauri command carries every call. Nothing else of Tauri is used by the screen.
import { invoke } from "@tauri-apps/api/core";
import { ja } from "../text/ja";
import { type Desk, isRefusal, Refused } from "./desk";

/** Opens the door of the real window. */
export function tauriDesk(): Desk {
  return {
    async call(name, request) {
      try {
        return await invoke("call", { name, request });
      } catch (problem) {
        throw new Refused(isRefusal(problem) ? problem : ja.door.unreachable);
      }
    },
  };
}
