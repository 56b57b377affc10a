// What came between the clerk and an act that was begun: news of the application, or a wish to leave. It decides nothing.
import { Said } from "../../components/Said";
import { records as say } from "../../text/records";

export function Meanwhile({ changed, heldBack }: { changed: boolean; heldBack: boolean }) {
  return (
    <>
      {changed && (
        <Said tone="refused" title={say.one.changed}>
          {say.one.changedWhat}
        </Said>
      )}
      {heldBack && (
        <Said tone="refused" title={say.one.heldBack}>
          {say.one.heldBackWhat}
        </Said>
      )}
    </>
  );
}
