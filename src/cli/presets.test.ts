import { describe, expect, test } from 'vitest';
import { presets } from '../configuration/presets.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { stateOf } from '../gateway-api/hop.ts';
import { load } from '../implementations/load.ts';
import { cardOf } from '../implementations/registry.ts';
import { review } from '../review/review.ts';

/** What each preset’s connections really are. */
const STATES: { readonly [id: string]: readonly string[] } = {
  'self-signed-skip': ['unverified'],
  'nlb-tls-broker': ['unverified'],
  'alb-reencrypt': ['unverified'],
  'nlb-passthrough': ['passthrough'],
  'istio-self-signed': ['unverified'],
  'traefik-self-signed': ['unverified'],
  'nginx-passthrough': ['passthrough'],
  'policy-on-gateway': ['plaintext'],
  'policy-on-route': ['plaintext'],
  canary: ['verified', 'verified'],
};

/** Presets that show a mistake: an error finding is their point. */
const MISTAKES = ['policy-on-gateway', 'policy-on-route'];

describe.each(presets.map((preset) => [preset.id, preset.configuration] as const))('preset %s', (id, input) => {
  const card = cardOf(input.setting?.implementation ?? '');

  test.skipIf(card === undefined)('does what it says', async () => {
    const reading = readConfiguration(input);
    if (!reading.ok || card === undefined) throw new Error('The preset cannot be read.');
    const { hops, findings } = review(reading.configuration, await load(card));
    expect(hops.map(({ hop }) => stateOf(hop.connection))).toEqual(STATES[id] ?? ['verified']);
    const errors = findings.filter(({ severity }) => severity === 'error').map((finding) => finding.id);
    expect(errors.length > 0, errors.join(', ')).toBe(MISTAKES.includes(id));
  });
});
