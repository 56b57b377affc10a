// Loads the letters of rare names as a font, so that they are seen as the paper bears them. Usual names need none.
import { useEffect } from "react";
import { useLetters } from "../desk/looks";
import { clustersOf, isRare } from "./clusters";

/** As the style sheet names it. */
const family = "kakanai-names";
const selectors = "U+FE00-FE0F, U+E0100-E01EF";

const hasRare = (text: string) => clustersOf(text).some(isRare);

/**
 * Gives each text its class: a text with a rare letter is shown in one face as a whole, any other as everything is.
 * `all` shows every text so, where their shapes are compared with each other.
 */
export function useNameFont(texts: string[], all = false): (text: string) => string {
  const shown = (text: string) => all || hasRare(text);
  const letters = [...new Set(texts.filter(shown).flatMap(clustersOf))].sort().join("");
  const { data } = useLetters(letters);
  const font = data?.font;
  useEffect(() => {
    if (!font) return;
    const face = new FontFace(family, bytesOf(font), { unicodeRange: `${selectors}, ${rangeOf(letters)}` });
    document.fonts.add(face);
    // A font that cannot be read is no trouble of the clerk's: the letter is then shown as before.
    face.load().catch(() => document.fonts.delete(face));
    return () => void document.fonts.delete(face);
  }, [font, letters]);
  return (text) => (shown(text) ? "font-names" : "");
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));

const rangeOf = (letters: string) =>
  clustersOf(letters)
    .map((each) => `U+${each.codePointAt(0)?.toString(16).toUpperCase()}`)
    .join(", ");
