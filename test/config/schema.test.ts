import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../server/src/config/default-config.ts';
import { configSettings } from '../../server/src/config/schema.ts';
import type { Setting } from '../../server/src/config/setting.ts';
import { configOf, rules } from './config-text.ts';

const settings = configSettings(rules);
const severities = { enum: ['off', 'hint', 'information', 'warning', 'error'] };

function everyPart(setting: Setting<unknown>, path = ''): readonly (readonly [string, Setting<unknown>])[] {
  return Object.entries(setting.parts ?? {}).flatMap(([name, part]) => [
    [path + name, part] as const,
    ...everyPart(part, `${path}${name}.`),
  ]);
}

test('every setting is explained', () => {
  const parts = everyPart(settings);
  expect(parts.map(([path]) => path)).toEqual([
    'kinds',
    'kinds.<name>.template',
    'kinds.<name>.files',
    'kinds.<name>.ignore',
    'rules',
    'rules.missing-why',
    'rules.shallow-whys',
    ...['depth', 'share', 'style', 'strict', 'label', 'words'].map((option) => `rules.shallow-whys.${option}`),
    'root-causes',
    'questions',
    'debt',
    'debt.folder',
    'debt.log-to',
    'debt.ice',
    'trackers',
    'fail-on',
    'baseline',
  ]);
  for (const [, part] of parts) expect(part.description).toMatch(/\S\.$/);
});

test('the defaults that are told are those that hold', () => {
  const told = Object.fromEntries(everyPart(settings).map(([path, part]) => [path, part.default]));
  expect(told).toMatchObject({
    'rules.missing-why': 'warning',
    'rules.shallow-whys.depth': 5,
    'root-causes': defaultConfig.rootCauses,
    questions: defaultConfig.questions,
    'debt.folder': defaultConfig.debt.folder,
    'debt.ice': defaultConfig.debt.ice,
    trackers: defaultConfig.trackers,
    'fail-on': defaultConfig.failOn,
    baseline: defaultConfig.baseline,
  });
});

describe('the JSON Schema', () => {
  const { properties } = settings.schema as { properties: Record<string, Record<string, unknown>> };

  test('knows the settings and no others', () => {
    expect(settings.schema).toMatchObject({ type: ['object', 'null'], additionalProperties: false });
    expect(properties['fail-on']).toEqual({
      description: expect.any(String),
      default: 'error',
      enum: ['hint', 'information', 'warning', 'error'],
    });
    expect(properties.trackers).toMatchObject({ items: { type: 'string', pattern: '^[A-Z][A-Z0-9_]+$' } });
  });

  test('completes rules and their options', () => {
    expect(properties.rules?.properties).toMatchObject({
      'missing-why': {
        description: 'A why is open.',
        default: 'warning',
        anyOf: [severities, { type: 'array', items: [severities, { properties: {} }], maxItems: 1 }],
      },
      'shallow-whys': {
        anyOf: [
          severities,
          {
            type: 'array',
            maxItems: 2,
            items: [
              severities,
              {
                additionalProperties: false,
                properties: {
                  depth: {
                    type: 'integer',
                    minimum: 2,
                    maximum: 20,
                    default: 5,
                    description: 'How deep a chain goes.',
                  },
                  share: { type: 'number' },
                  style: { enum: ['list', 'table'] },
                  strict: { type: 'boolean' },
                  label: { type: 'string' },
                  words: { type: ['array', 'null'], items: { type: 'string' } },
                },
              },
            ],
          },
        ],
      },
    });
  });

  test('offers the built-in kind, and takes names of the team’s own', () => {
    expect(properties.kinds).toMatchObject({
      properties: { 'post-mortem': { additionalProperties: false } },
      additionalProperties: { additionalProperties: false, properties: { template: { type: 'string' } } },
    });
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(settings.schema))).toEqual(settings.schema);
  });
});

test('the settings of the design are read without a remark', () => {
  expect(
    configOf(`kinds:
  post-mortem: # the built-in one, elsewhere
    files: [docs/postmortems/**/*.md]
rules:
  missing-why: off
  # shallow-whys: off
questions: why
`).problems,
  ).toEqual([]);
});
