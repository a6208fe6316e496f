/** A part of a URI as people read it; as it stands where its escapes are none. */
export function uriText(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
