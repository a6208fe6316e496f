/** Does some work on a text at most once, for the last texts that were asked about: most of them are asked about again and again. */
export function keptByText<Result>(work: (text: string) => Result, most = 2000): (text: string) => Result {
  let kept = new Map<string, Result>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    if (kept.size >= most) kept = new Map();
    kept.set(text, result);
    return result;
  };
}
