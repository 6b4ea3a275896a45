/** A map that is never changed: a change makes a new one, which shares what it can with the one before. */
export interface Table<Value> extends ReadonlyMap<string, Value> {
  /** The table with one key set, or (undefined) taken out. */
  with(key: string, value: Value | undefined): Table<Value>;
}

/** @param entries from now on the table's own. */
export const tableOf = <Value>(entries: ReadonlyMap<string, Value>): Table<Value> =>
  new Layered(entries, new Map(), entries.size);

export const emptyTable = <Value>(): Table<Value> => tableOf(new Map<string, Value>());

/** Changes on top of a map that many tables share; merged into a map of their own once there are many of them. */
class Layered<Value> implements Table<Value> {
  readonly #base: ReadonlyMap<string, Value>;
  /** Undefined where the base's entry is taken out. */
  readonly #changes: ReadonlyMap<string, Value | undefined>;
  readonly size: number;

  constructor(base: ReadonlyMap<string, Value>, changes: ReadonlyMap<string, Value | undefined>, size: number) {
    this.#base = base;
    this.#changes = changes;
    this.size = size;
  }

  get(key: string): Value | undefined {
    return this.#changes.get(key) ?? (this.#changes.has(key) ? undefined : this.#base.get(key));
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  with(key: string, value: Value | undefined): Table<Value> {
    const before = this.get(key);
    if (before === value) return this;
    const size = this.size + (value === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
    const changes = new Map(this.#changes).set(key, value);
    const layered = new Layered(this.#base, changes, size);
    // Both costs are the same then: copying the changes each time, and merging now and then.
    return changes.size > 32 + Math.sqrt(this.#base.size) ? tableOf(new Map(layered)) : layered;
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [key, value] of this.#base) {
      if (!this.#changes.has(key)) yield [key, value];
    }
    for (const [key, value] of this.#changes) {
      if (value !== undefined) yield [key, value];
    }
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(visit: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }
}
