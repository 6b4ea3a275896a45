/** An integer from 0 up to, and without, `below`; each is as likely as the others. */
export function randomBelow(below: number): number {
  // Numbers of an incomplete last round are drawn again.
  const limit = 2 ** 32 - (2 ** 32 % below);
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < limit) return drawn % below;
  }
}
