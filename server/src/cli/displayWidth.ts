/** What takes two columns of a terminal: East Asian Width W and F, but for the emoji. Source: Unicode 15.1, EastAsianWidth.txt. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** What joins the character before it. The soft hyphen is shown. */
const narrowest = /(?!\u00ad)[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;

/** The emoji that are made of several characters: flags, colours of skin, families. Source: Unicode UTS 51, section 1.4.9. */
const joined =
  /\p{RI}\p{RI}|(?:\p{Emoji}(?:\p{EMod}|\ufe0f\u20e3?|[\u{e0020}-\u{e007e}]+\u{e007f})|\p{Emoji_Presentation}(?=\u200d))(?:\u200d\p{Emoji}(?:\p{EMod}|\ufe0f)?)*/gu;

/** How many columns a line takes where letters are as wide as each other; a tab counts as one. */
export function displayWidth(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const character of text.replace(joined, '😀')) {
    if (wide.test(character)) width += 2;
    else if (!narrowest.test(character)) width += 1;
  }
  return width;
}

function isPlain(text: string): boolean {
  return /^[\t -~]*$/u.test(text);
}
