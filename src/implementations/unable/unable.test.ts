import { describe, expect, it } from 'vitest';
import { arbitraryConfiguration } from '../../../tests/arbitrary.ts';
import fc from '../../../tests/fast-check.ts';
import { DEFAULTS, MODES } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import { review } from '../../review/review.ts';
import { CHOICES } from '../fact.ts';
import { cards } from '../registry.ts';
import { unableCards } from './card.ts';
import { GATEWAYS } from './gateways.ts';
import { implementationOf } from './implementation.ts';

const GATEWAY_API = 'gateway.networking.k8s.io/v1';

function wish(id: string, mode: (typeof MODES)[number]) {
  const reading = readConfiguration({
    setting: { ...DEFAULTS.setting, implementation: id, version: 'unlisted' },
    backends: [{ validation: { mode } }],
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

it('offers each gateway by the name that its facts have', () => {
  expect(unableCards.map(({ id, label }) => ({ id, label }))).toEqual(GATEWAYS.map(({ id, label }) => ({ id, label })));
  expect(cards.filter(({ unable }) => unable).map(({ id }) => id)).toEqual(GATEWAYS.map(({ id }) => id));
});

it('does not know others', () => {
  expect(() => implementationOf('envoy-gateway')).toThrow('envoy-gateway');
});

describe.each(GATEWAYS)('$label', ({ id, why, knowledge }) => {
  const implementation = implementationOf(id);

  it.each(MODES)('refuses %s with its reason, and writes no policy', (mode) => {
    const { findings, written } = review(wish(id, mode), implementation);
    const own = findings.filter((finding) => finding.id === 'UNA-01');
    expect(own.map(({ severity, reason }) => [severity, reason.startsWith(why)])).toEqual([['error', true]]);
    expect(findings.map((finding) => finding.id)).not.toContain('GEN-00');
    expect(written.map(({ object }) => object.kind)).not.toContain('BackendTLSPolicy');
  });

  it('shows what becomes of a policy that somebody wrote', () => {
    const policy = {
      apiVersion: GATEWAY_API,
      kind: 'BackendTLSPolicy',
      metadata: { name: 'api', namespace: 'shop' },
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'api' }],
        validation: { hostname: 'api.example', wellKnownCACertificates: 'System' },
      },
    };
    const own = implementation.write(wish(id, 'system')).map(({ object }) => object);
    const hops = implementation.observe(foundOf([...own, policy]), DEFAULTS.setting);
    expect(hops.map(({ connection }) => stateOf(connection))).toEqual([
      knowledge === 'unknown' ? 'unknown' : 'plaintext',
    ]);
  });

  it('speaks of every choice, with evidence', () => {
    expect(implementation.facts.map(({ feature }) => feature)).toEqual(CHOICES);
    for (const { evidence } of implementation.facts)
      for (const { url } of evidence) expect(new URL(url).protocol).toBe('https:');
  });

  it('has an answer to everything, the same each time', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), (configuration) => {
        const { findings, hops } = review(configuration, implementation);
        expect(findings.map((finding) => finding.id)).toContain('UNA-01');
        expect(hops.every(({ hop }) => hop.connection.kind !== 'tls')).toBe(true);
        const found = foundOf(implementation.write(configuration).map(({ object }) => object));
        expect(implementation.read(found, configuration)).toEqual(implementation.read(found, configuration));
      }),
      { numRuns: 20 },
    );
  });
});
