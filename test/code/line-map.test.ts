import { expect, test } from 'vitest';
import { lineNow, readLineMap } from '../../server/src/code/line-map.ts';

const diff = `diff --git a/src/a.ts b/src/a.ts
index 1..2 100644
--- a/src/a.ts
+++ b/src/a.ts
@@ -0,0 +1,2 @@
+// one
+// two
@@ -5,2 +7 @@ function x() {
-old
--- not a file
+++ nor this
@@ -9 +10,0 @@
-gone
diff --git a/old name.ts b/new name.ts
similarity index 90%
rename from old name.ts
rename to new name.ts
--- a/old name.ts\t
+++ b/new name.ts\t
@@ -3,0 +4 @@
+x
diff --git a/same.ts b/lib/same.ts
similarity index 100%
rename from same.ts
rename to lib/same.ts
diff --git a/gone.ts b/gone.ts
deleted file mode 100644
--- a/gone.ts
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git "a/t\\tb\\".ts" "b/t\\tb\\".ts"
--- "a/t\\tb\\".ts"
+++ "b/t\\tb\\".ts"
@@ -1 +1,2 @@
-x
+y
+z
`;
const map = readLineMap(diff);

test.each([
  ['above and below what was put in', 'src/a.ts', 1, { path: 'src/a.ts', line: 3 }],
  ['the last before a change', 'src/a.ts', 4, { path: 'src/a.ts', line: 6 }],
  ['changed', 'src/a.ts', 6, { path: 'src/a.ts' }],
  ['behind a change', 'src/a.ts', 7, { path: 'src/a.ts', line: 8 }],
  ['taken out', 'src/a.ts', 9, { path: 'src/a.ts' }],
  ['behind what was taken out', 'src/a.ts', 10, { path: 'src/a.ts', line: 10 }],
  ['renamed, above', 'old name.ts', 3, { path: 'new name.ts', line: 3 }],
  ['renamed, below', 'old name.ts', 4, { path: 'new name.ts', line: 5 }],
  ['renamed as a whole', 'same.ts', 9, { path: 'lib/same.ts', line: 9 }],
  ['of a file that is gone', 'gone.ts', 1, undefined],
  ['of a quoted name', 't\tb".ts', 2, { path: 't\tb".ts', line: 3 }],
  ['of a file that did not change', 'other.ts', 7, { path: 'other.ts', line: 7 }],
])('a line %s', (_, path, line, expected) => {
  expect(lineNow(map, path, line)).toEqual(expected);
});
