import { expect, it } from 'vitest';
import { DEFAULTS } from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { implementation as any } from '../implementations/any/implementation.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import { outlookOf } from './outlook.ts';

function configured(implementation: string, version: string, modes: readonly ('custom' | 'skip')[]) {
  const backends = modes.map((mode, index) => ({
    target: { kind: 'Service', name: `s${index}` },
    validation: { mode },
  }));
  const reading = readConfiguration({ setting: { ...DEFAULTS.setting, implementation, version }, backends });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

it('fits where nothing is an error, and names each state once, the worst first', () => {
  expect(outlookOf(configured('envoy-gateway', '1.9', ['custom', 'skip', 'custom']), envoy)).toMatchObject({
    fits: true,
    errors: 0,
    states: ['unverified', 'verified'],
    why: '',
  });
});

it('says why it does not fit', () => {
  const outlook = outlookOf(configured('any', 'unlisted', ['skip']), any);
  expect(outlook).toMatchObject({ fits: false, states: ['plaintext'] });
  expect(outlook.why).toContain('switches certificate verification off');
});
