/** Milliseconds since some moment; never goes back. Not `performance.now()`: Node loads eleven modules for it, which a short run would notice. */
export function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
