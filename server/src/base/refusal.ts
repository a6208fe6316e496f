/**
 * What the reader and the dialects, which know of no format, say of a text with an error. Whoever knows the format says
 * with `inWordsOf` what becomes of the machine.
 */
export const fileIsRefused = 'the file is refused';

/** A message with what becomes of a config of a format, as a part of a sentence, in the place of `fileIsRefused`. */
export function inWordsOf(message: string, refusal: string): string {
  // What is quoted from the user's text stands before it.
  const at = message.lastIndexOf(fileIsRefused);
  return at < 0 ? message : `${message.slice(0, at)}${refusal}${message.slice(at + fileIsRefused.length)}`;
}
