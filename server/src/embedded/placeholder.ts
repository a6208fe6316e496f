/** Whether a text only keeps the place for one that somebody else is to put there. */
export function isPlaceholder(text: string): boolean {
  return /\.\.\.|\u2026|^<[^<>]*>$|^\[[^[\]]*\]$|your|change_?me|replace|set_|_here|x{4,}/iu.test(text);
}

/** Whether a text holds marks of a template that is filled in before the text is read. `${NAME}` alone may be meant as it is. */
export function holdsTemplate(text: string): boolean {
  return /\{\{|\{%|%\{|<%/u.test(text);
}
