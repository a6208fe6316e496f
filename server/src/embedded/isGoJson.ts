/** Whether Go's `encoding/json` reads a text into a value of any type: it must be strict JSON, with numbers that fit a float64. */
export function isGoJson(text: string): boolean {
  let fits = true;
  try {
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'number' && !Number.isFinite(value)) fits = false;
      return undefined;
    });
  } catch {
    return false;
  }
  return fits;
}
