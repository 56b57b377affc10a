// The letters of a name as a reader counts them: a character with the selector that chooses its shape. It changes none.

const clusters = /[\s\S][\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]?/gu;

/** Every character with its selector. */
export const clustersOf = (text: string): string[] => text.match(clusters) ?? [];

/** Whether the screen's own typefaces may lack it: it has a selector, or stands outside the usual blocks. */
export function isRare(cluster: string): boolean {
  const code = cluster.codePointAt(0) ?? 0;
  const own = code > 0xffff || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xe000 && code <= 0xfaff);
  return own || clusterLength(cluster) > 1;
}

const clusterLength = (cluster: string) => [...cluster].length;

/** Which letter stands before a caret, counted as the field counts. */
export function letterBefore(text: string, caret: number): number {
  let end = 0;
  const letters = clustersOf(text);
  for (const [at, each] of letters.entries()) {
    end += each.length;
    if (end >= caret) return at;
  }
  return letters.length - 1;
}

/** The text with one letter written otherwise, and where the caret stands behind it. */
export function rewritten(text: string, at: number, letter: string): { text: string; caret: number } {
  const letters = clustersOf(text);
  const before = letters.slice(0, at).join("") + letter;
  return { text: before + letters.slice(at + 1).join(""), caret: before.length };
}
