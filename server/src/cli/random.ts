/** An integer from 0 up to, and without, `below`. */
export function random(below: number): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number % below;
}
