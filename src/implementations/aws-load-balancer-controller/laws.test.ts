import { expect, it, vi } from 'vitest';
import { CRDS_AT_HAND } from '../../../tests/api-server/crds.ts';
import { arbitraryConfiguration } from '../../../tests/arbitrary.ts';
import fc from '../../../tests/fast-check.ts';
import { refusalsOf } from '../../../tests/laws/admission.ts';
import type { Backend, Configuration, Validation } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { UNLISTED } from '../../configuration/version.ts';
import type { Edit } from '../../gateway-api/finding.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { missedAspects } from '../../review/fulfil.ts';
import { review } from '../../review/review.ts';
import { fields, passesThrough } from './fields.ts';
import { implementation } from './implementation.ts';
import { loadBalancerOf } from './load-balancer.ts';
import { versions } from './versions.ts';

/** Laws of this implementation, over Configurations that are likely enough to succeed for the laws to say something. */

/** Hundreds of reviews a law, on machines that are busy with more. */
vi.setConfig({ testTimeout: 60_000 });

const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d';

const answers: fc.Arbitrary<Configuration['options']> = fc
  .tuple(
    ...fields.map((field) => {
      if (field.type === 'switch') return fc.constantFrom<(boolean | string)[]>(true, false, false);
      if (field.type === 'choice') return fc.constantFrom(field.preset, ...field.choices.map(({ value }) => value));
      return fc.constantFrom('', field.id.endsWith('Arn') ? ARN : field.id.endsWith('Path') ? '/healthz' : '200-399');
    }),
  )
  .map((given) => Object.fromEntries(given.map((value, index) => [fields[index]?.id ?? '', value])));

const skip: Validation = { mode: 'skip', hostname: null, reason: 'self-signed', reviewBy: '2027-03-01' };

/** Narrows a Configuration to what AWS can do, except for what `whole` keeps. */
function likely(whole: Configuration, keeps: boolean): Configuration {
  if (keeps) return whole;
  const backends = whole.backends.map(
    (backend): Backend => ({
      ...backend,
      rule: 0,
      target: backend.target.kind === 'Service' ? backend.target : { ...SERVICE, namespace: backend.target.namespace },
      validation: passesThrough(whole) ? backend.validation : skip,
    }),
  );
  const [first = whole.backends[0], ...rest] = backends;
  const { route, gateway } = whole;
  const protocol =
    loadBalancerOf(route.kind) === 'ALB'
      ? gateway.listener.protocol === 'HTTP'
        ? 'HTTP'
        : 'HTTPS'
      : route.kind === 'TLSRoute' || !passesThrough(whole)
        ? 'TLS'
        : 'TCP';
  return {
    ...whole,
    setting: { ...whole.setting, gatewayApi: { ...whole.setting.gatewayApi, missingKinds: [] } },
    backends: [first, ...rest],
    gateway: { ...gateway, listener: { ...gateway.listener, protocol } },
    route: { ...route, hostnames: route.hostnames.length === 0 ? ['api.example.com'] : route.hostnames },
    clientCertificate: null,
    tlsVersions: { minimum: null, maximum: null },
  };
}

const SERVICE = {
  kind: 'Service',
  name: 'api',
  port: 8443,
  portName: 'https',
  targetPort: 8443,
  headless: false,
} as const;

const configurations = fc
  .tuple(
    arbitraryConfiguration({
      implementation: fc.constant('aws-load-balancer-controller'),
      version: fc.constantFrom(UNLISTED, ...versions.flatMap(({ minor, newestPatch }) => [minor, newestPatch])),
      options: answers,
    }),
    fc.constantFrom(false, false, false, true),
  )
  .map(([whole, keeps]) => likely(whole, keeps));

const errorsOf = (configuration: Configuration) =>
  review(configuration, implementation).findings.filter(({ severity }) => severity === 'error');

it('fulfils the wish, or a specific error says why not; and manifests without an error are accepted', () => {
  let fulfilled = 0;
  fc.assert(
    fc.property(configurations, (configuration) => {
      const { hops, findings, written } = review(configuration, implementation);
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ id }) => id)).not.toContain('GEN-00');
      if (errors.length > 0) return;
      fulfilled += 1;
      expect(new Set(hops.map(({ backend }) => backend)).size).toBe(configuration.backends.length);
      const wanted = { passesThrough: passesThrough(configuration), skipsNameOnly: false };
      for (const hop of hops) {
        const backend = configuration.backends[hop.backend ?? -1];
        expect(backend && missedAspects(configuration, backend, hop, wanted)).toEqual([]);
      }
      // Kinds that the cluster does not serve are the business of the standard's checks.
      const refusals = CRDS_AT_HAND ? refusalsOf(configuration, written) : [];
      expect(refusals.filter((says) => !says.includes('no matches for kind'))).toEqual([]);
    }),
    { numRuns: 250 },
  );
  expect(fulfilled).toBeGreaterThan(25);
});

it('never shows a refusal in the diagram without an error in the checks', () => {
  fc.assert(
    fc.property(configurations, (configuration) => {
      const found = foundOf(implementation.write(configuration).map(({ object }) => object));
      const errors = errorsOf(configuration).map(({ message }) => message);
      for (const { connection } of implementation.observe(found, configuration.setting))
        if (connection.kind === 'refused') expect(errors).toContain(connection.reason);
    }),
    { numRuns: 200 },
  );
});

it('offers fixes that give a readable Configuration and take their finding away', () => {
  fc.assert(
    fc.property(configurations, (configuration) => {
      for (const { id, message, at, fixes } of review(configuration, implementation).findings.filter(own)) {
        for (const { edits, label } of fixes) {
          const fixed = read(configuration, edits);
          if (fixed.setting.implementation !== configuration.setting.implementation) continue;
          const after = review(fixed, implementation).findings.filter(
            (one) => one.id === id && one.message === message && one.at.field === at.field,
          );
          expect(after, `${id} after “${label}”`).toEqual([]);
        }
      }
    }),
    { numRuns: 120 },
  );
});

it('leads, from a wish for verification, to a connection that the client verifies', () => {
  let ways = 0;
  fc.assert(
    fc.property(configurations, (configuration) => {
      const wish = { ...configuration, options: {}, clientCertificate: null };
      const error = errorsOf(wish).find(({ id }) => id === 'AWS-01');
      const way = error?.fixes.find(({ label }) => label.startsWith('Let TLS pass'));
      if (way === undefined) return;
      ways += 1;
      const fixed = { ...read(wish, way.edits), tlsVersions: { minimum: null, maximum: null } };
      expect(errorsOf(fixed).filter(own)).toEqual([]);
      expect(review(fixed, implementation).hops.map(({ hop }) => hop.connection.kind)).toEqual(
        fixed.backends.map(() => 'passthrough'),
      );
    }),
    { numRuns: 300 },
  );
  expect(ways).toBeGreaterThan(10);
});

const own = ({ id }: { readonly id: string }): boolean => id.startsWith('AWS-');

/** Applies edits by the words of `FieldPath`: keys and indexes joined by dots. */
function edited(configuration: Configuration, edits: readonly Edit[]): unknown {
  const after: unknown = structuredClone(configuration);
  for (const { at, value } of edits) {
    const keys = at.split('.');
    const last = keys.pop() ?? '';
    let here = after as Record<string, unknown>;
    for (const key of keys) here = here[key] as Record<string, unknown>;
    here[last] = value;
  }
  return after;
}

function read(configuration: Configuration, edits: readonly Edit[]): Configuration {
  const reading = readConfiguration(edited(configuration, edits));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}
