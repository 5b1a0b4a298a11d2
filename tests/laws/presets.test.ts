import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../src/configuration/configuration.ts';
import { presets } from '../../src/configuration/presets.ts';
import { readConfiguration } from '../../src/configuration/read-configuration.ts';
import { minorOf } from '../../src/configuration/version.ts';
import { stateOf } from '../../src/gateway-api/hop.ts';
import { review } from '../../src/review/review.ts';
import { CRDS_AT_HAND } from '../api-server/crds.ts';
import { refusalsOf } from './admission.ts';
import { implementations, type Loaded, ONLY } from './loaded.ts';

/** Every preset is a situation that works, or one whose error is its point. */

/** Presets that show what does not work: the error is what they are for. */
const INTENDED_ERRORS = ['policy-on-gateway', 'policy-on-route'];

describe.each(presets.map((preset) => [preset.id, preset] as const))('preset %s', (id, { configuration: input }) => {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { configuration } = reading;
  const elsewhere = ONLY !== undefined && configuration.setting.implementation !== ONLY;

  it.skipIf(elsewhere)('is for an implementation and a version that are offered', () => {
    const minors = loadedFor(configuration).implementation.versions.map(({ minor }) => minor);
    if (minors.length > 0) expect(minors).toContain(minorOf(configuration.setting.version));
  });

  it.skipIf(elsewhere)('has an error only where the error is its point', () => {
    const { findings } = review(configuration, loadedFor(configuration).implementation);
    const errors = findings.filter(({ severity }) => severity === 'error').map((one) => `${one.id} ${one.message}`);
    if (INTENDED_ERRORS.includes(id)) expect(errors.length).toBeGreaterThan(0);
    else expect(errors).toEqual([]);
    expect(errors.filter((error) => error.startsWith('GEN-00'))).toEqual([]);
  });

  it.runIf(CRDS_AT_HAND && !elsewhere)('is accepted by the API server (skipped without ../shared/crds)', () => {
    for (const completeExample of [false, true]) {
      const whole = { ...configuration, output: { ...configuration.output, completeExample } };
      expect(refusalsOf(whole, review(whole, loadedFor(whole).implementation).written)).toEqual([]);
    }
  });

  it.skipIf(elsewhere || INTENDED_ERRORS.includes(id))('does what its validation asks for, as observed', () => {
    const { hops } = review(configuration, loadedFor(configuration).implementation);
    expect(hops.length).toBeGreaterThan(0);
    for (const { hop, backend } of hops) {
      const mode = configuration.backends[backend ?? 0]?.validation.mode;
      const states = mode === 'skip' ? ['unverified'] : ['verified', 'passthrough'];
      expect(states, hop.to.kind).toContain(stateOf(hop.connection));
    }
  });
});

function loadedFor({ setting }: Configuration): Loaded {
  const loaded = implementations.find(({ card }) => card.id === setting.implementation);
  if (loaded === undefined) throw new Error(`${setting.implementation} is not registered.`);
  return loaded;
}
