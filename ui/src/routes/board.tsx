// The hall's board as a page.
import { wardOfAddress } from "../centre/centre";
import { BoardScreen } from "../features/board/BoardScreen";

export function BoardRoute() {
  return <BoardScreen ward={wardOfAddress(window.location.search)} />;
}
