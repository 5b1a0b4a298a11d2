import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isVersion } from '../src/configuration/version.ts';
import { cards } from '../src/implementations/registry.ts';
import { schemaFile } from './configuration-schema.ts';

const written = readFileSync(new URL('../public/schema/configuration-1.json', import.meta.url), 'utf8');

test('public/schema is up to date; `npm run schema` writes it anew', () => {
  expect(written).toBe(schemaFile());
});

test('implementations are those of the registry', () => {
  expect(JSON.parse(written).properties.setting.properties.implementation.enum).toEqual(cards.map(({ id }) => id));
});

test.each(['1.9', '1.9.0', 'unlisted', '1', '1.9.0.1', 'latest', '12345.1', ''])(
  'version %j is judged alike',
  (version) => {
    const { pattern } = JSON.parse(written).properties.setting.properties.version;
    expect(new RegExp(pattern).test(version)).toBe(isVersion(version));
  },
);

test('nothing is required at the top, and nothing unknown is taken', () => {
  expect(JSON.parse(written)).toMatchObject({ type: 'object', required: [], additionalProperties: false });
});
