/**
 * A value that most runs do without, made when it is first asked for. Meant for expressions with letters of any language:
 * V8 reads an expression as soon as it is there, and looks up each such class anew, a tenth of a millisecond apiece.
 */
export function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
