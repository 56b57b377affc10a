// Full-width digits and signs to half-width, for numbers and key presses only. Never for names or addresses.

/** `１２３` → `123`, `Ｓ` → `S`; every other letter stays as it came. */
export function halfWidth(typed: string): string {
  return typed.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/　/g, " ");
}

/** Digits alone become half-width; anything else that was typed is left for the desk to judge. */
export function halfWidthDigits(typed: string): string {
  return typed.replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
