/**
 * What the schema of SARIF 2.1.0 (with its errata 01) asks of the parts that Whylint writes, in our own words and stricter:
 * every property is one that is named here. Beyond the schema: rule indices lead to their rules, ids are unique, and URIs are such.
 */
export function sarifMistakes(log: unknown): string[] {
  const mistakes: string[] = [];
  check(log, logShape, 'log', mistakes);
  if (mistakes.length > 0) return mistakes;
  for (const { tool, results, originalUriBaseIds } of (log as Log).runs) {
    const ids = tool.driver.rules.map(({ id }) => id);
    if (new Set(ids).size < ids.length) mistakes.push('two rules share an id');
    for (const { ruleId, ruleIndex, locations } of results) {
      if (ids[ruleIndex] !== ruleId) mistakes.push(`${ruleId}: not the rule at ${ruleIndex}`);
      for (const { artifactLocation } of locations.map((each) => each.physicalLocation)) {
        const { uri, uriBaseId } = artifactLocation;
        const isRelative = uriBaseId !== undefined && uriBaseId in originalUriBaseIds && !/^[a-z][\w+.-]*:/i.test(uri);
        if (!isRelative && !uri.startsWith('file:///'))
          mistakes.push(`${uri}: neither relative to a base nor absolute`);
      }
    }
  }
  return mistakes;
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly originalUriBaseIds: object;
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string } };
      }[];
    }[];
  }[];
}

type Shape =
  | { readonly is: (value: unknown) => boolean; readonly name: string }
  | { readonly listOf: Shape; readonly minimum?: number }
  | { readonly tableOf: Shape }
  | { readonly required?: Shapes; readonly optional?: Shapes };
type Shapes = Readonly<Record<string, Shape>>;

const text: Shape = { is: (value) => typeof value === 'string' && value !== '', name: 'a text' };
const truth: Shape = { is: (value) => typeof value === 'boolean', name: 'true or false' };
const count = (minimum: number): Shape => ({
  is: (value) => Number.isInteger(value) && (value as number) >= minimum,
  name: `a whole number from ${minimum} on`,
});
const oneOf = (...values: readonly string[]): Shape => ({
  is: (value) => values.includes(value as string),
  name: values.join(' or '),
});
const uri: Shape = {
  is: (value) => typeof value === 'string' && /^[\w.~%!$&'()*+,;=:@/-]+$/.test(value),
  name: 'a URI',
};
const absoluteUri: Shape = { is: (value) => URL.canParse(String(value)), name: 'an absolute URI' };

const level = oneOf('none', 'note', 'warning', 'error');
const message: Shape = { required: { text }, optional: { markdown: text } };

const rule: Shape = {
  required: { id: text },
  optional: {
    name: text,
    shortDescription: message,
    fullDescription: message,
    help: message,
    helpUri: absoluteUri,
    defaultConfiguration: { optional: { enabled: truth, level } },
  },
};

const location: Shape = {
  required: {
    physicalLocation: {
      required: {
        artifactLocation: { required: { uri }, optional: { uriBaseId: text } },
        region: {
          required: { startLine: count(1), startColumn: count(1), endLine: count(1), endColumn: count(1) },
        },
      },
    },
  },
};

const result: Shape = {
  required: {
    ruleId: text,
    ruleIndex: count(0),
    level,
    message,
    locations: { listOf: location, minimum: 1 },
    partialFingerprints: { tableOf: text },
    suppressions: {
      listOf: {
        required: { kind: oneOf('inSource', 'external') },
        optional: { status: oneOf('accepted', 'underReview', 'rejected'), justification: text },
      },
    },
  },
};

const run: Shape = {
  required: {
    tool: {
      required: {
        driver: {
          required: { name: text, rules: { listOf: rule } },
          optional: { semanticVersion: text, informationUri: absoluteUri },
        },
      },
    },
    results: { listOf: result },
    columnKind: oneOf('utf16CodeUnits', 'unicodeCodePoints'),
    invocations: { listOf: { required: { executionSuccessful: truth } } },
    originalUriBaseIds: { tableOf: { optional: { uri: absoluteUri, description: message } } },
  },
};

const logShape: Shape = {
  required: { version: oneOf('2.1.0'), runs: { listOf: run, minimum: 1 } },
  optional: { $schema: absoluteUri },
};

function check(value: unknown, shape: Shape, at: string, mistakes: string[]): void {
  if ('is' in shape) {
    if (!shape.is(value)) mistakes.push(`${at}: not ${shape.name}`);
  } else if ('listOf' in shape) {
    if (!Array.isArray(value) || value.length < (shape.minimum ?? 0)) mistakes.push(`${at}: no list, or too short`);
    else for (const [index, each] of value.entries()) check(each, shape.listOf, `${at}[${index}]`, mistakes);
  } else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    mistakes.push(`${at}: no object`);
  } else if ('tableOf' in shape) {
    for (const [key, each] of Object.entries(value)) check(each, shape.tableOf, `${at}.${key}`, mistakes);
  } else {
    const { required = {}, optional = {} } = shape;
    for (const key of Object.keys(required)) if (!(key in value)) mistakes.push(`${at}: no ${key}`);
    for (const [key, each] of Object.entries(value)) {
      const inner = required[key] ?? optional[key];
      if (inner) check(each, inner, `${at}.${key}`, mistakes);
      else mistakes.push(`${at}: unknown ${key}`);
    }
  }
}
