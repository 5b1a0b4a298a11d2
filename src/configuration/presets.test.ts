import { expect, test } from 'vitest';
import { presets } from './presets.ts';
import { readConfiguration } from './read-configuration.ts';

test.each(presets.map((preset) => [preset.id, preset] as const))('%s reads without a problem', (_, preset) => {
  const reading = readConfiguration(preset.configuration);
  expect(reading).toMatchObject({ ok: true });
  expect(reading.ok && reading.configuration.setting.implementation).toBe(preset.configuration.setting?.implementation);
});

test('ids are fit for links, and no two are the same', () => {
  const ids = presets.map((preset) => preset.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test('every version is written out, so that a preset does not change when a newer version becomes the default', () => {
  for (const preset of presets) expect(preset.configuration.setting?.version, preset.id).toBeDefined();
});
