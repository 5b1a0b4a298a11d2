import { expect, it, vi } from 'vitest';
import { CRDS_AT_HAND } from '../../../tests/api-server/crds.ts';
import { arbitraryConfiguration } from '../../../tests/arbitrary.ts';
import fc from '../../../tests/fast-check.ts';
import { refusalsOf } from '../../../tests/laws/admission.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { UNLISTED } from '../../configuration/version.ts';
import type { Edit } from '../../gateway-api/finding.ts';
import { asObject, foundOf } from '../../gateway-api/found.ts';
import type { Json } from '../../manifest/json.ts';
import { explain } from '../../review/explain.ts';
import { missedAspects } from '../../review/fulfil.ts';
import { review } from '../../review/review.ts';
import { CERTIFICATE_WAYS, clientCertificateThrough, existingEnvoyProxy } from './fields.ts';
import { implementation } from './implementation.ts';
import { versions } from './versions.ts';

/** Laws of this implementation, over Configurations that are likely enough to succeed for the laws to say something. */

vi.setConfig({ testTimeout: 60_000 });

const options: fc.Arbitrary<Configuration['options']> = fc.record({
  [clientCertificateThrough.id]: fc.constantFrom(
    'automatic',
    'automatic',
    'automatic',
    'automatic',
    ...CERTIFICATE_WAYS,
  ),
  [existingEnvoyProxy.id]: fc.constantFrom('', '', 'proxy-config'),
});

/** Narrows a Configuration to what Envoy Gateway can do, except for what `keeps` leaves. */
function likely(whole: Configuration, keeps: boolean): Configuration {
  if (keeps) return whole;
  const { route, gateway, setting, tlsVersions } = whole;
  const stream = route.kind === 'TCPRoute' || route.kind === 'TLSRoute';
  const protocol = stream ? (route.kind === 'TCPRoute' ? 'TCP' : 'TLS') : 'HTTPS';
  const bound = (version: Configuration['tlsVersions']['minimum']) => (version === '1.0' ? '1.2' : version);
  const backends = whole.backends.map((backend) => {
    const { target } = backend;
    const isPolicyTarget = target.kind === 'Gateway' || target.kind === 'HTTPRoute';
    return { ...backend, rule: 0, target: isPolicyTarget ? SERVICE : target };
  });
  const [first = whole.backends[0], ...rest] = backends;
  return {
    ...whole,
    setting: { ...setting, gatewayApi: { release: '1.6', channel: 'experimental', missingKinds: [] } },
    gateway: { ...gateway, listener: { ...gateway.listener, protocol, tlsMode: 'Terminate' } },
    route: { ...route, hostnames: route.hostnames.length === 0 ? ['api.example.com'] : route.hostnames },
    backends: [first, ...rest],
    tlsVersions: { minimum: bound(tlsVersions.minimum), maximum: tlsVersions.maximum === null ? null : '1.3' },
  };
}

const SERVICE = {
  kind: 'Service',
  namespace: 'shop',
  name: 'api',
  port: 8443,
  portName: 'https',
  targetPort: 8443,
  headless: false,
} as const;

const configurations = fc
  .tuple(
    arbitraryConfiguration({
      implementation: fc.constant('envoy-gateway'),
      version: fc.constantFrom(
        UNLISTED,
        '1.6.2',
        '1.8.2',
        ...versions.flatMap(({ minor, newestPatch }) => [minor, newestPatch]),
      ),
      options,
    }),
    fc.constantFrom(false, false, false, true),
  )
  .map(([whole, keeps]) => likely(whole, keeps));

it('fulfils the wish, or a specific error says why not; and manifests without an error are accepted', () => {
  let fulfilled = 0;
  fc.assert(
    fc.property(configurations, (configuration) => {
      const { hops, findings, written } = review(configuration, implementation);
      const errors = findings.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ id, at }) => `${id} ${at.field}`).filter((id) => id.startsWith('GEN-00'))).toEqual([]);
      if (errors.length > 0) return;
      fulfilled += 1;
      expect(new Set(hops.map(({ backend }) => backend)).size).toBe(configuration.backends.length);
      for (const hop of hops) {
        const backend = configuration.backends[hop.backend ?? -1];
        expect(backend && missedAspects(configuration, backend, hop)).toEqual([]);
      }
      const refusals = CRDS_AT_HAND ? refusalsOf(configuration, written) : [];
      expect(refusals).toEqual([]);
    }),
    { numRuns: 500 },
  );
  expect(fulfilled).toBeGreaterThan(60);
});

it('never shows a refusal in the diagram without an error in the checks', () => {
  fc.assert(
    fc.property(configurations, (configuration) => {
      const { hops, findings } = review(configuration, implementation);
      const refused = hops.some(({ hop }) => hop.connection.kind === 'refused');
      if (refused) expect(findings.map(({ severity }) => severity)).toContain('error');
    }),
    { numRuns: 200 },
  );
});

it('offers fixes that give a readable Configuration and take their finding away', () => {
  let tried = 0;
  fc.assert(
    fc.property(configurations, (configuration) => {
      const { findings } = review(configuration, implementation);
      for (const { id, message, at, fixes } of findings.filter((finding) => finding.id.startsWith('EG-'))) {
        for (const { edits, label } of fixes) {
          tried += 1;
          const after = review(read(configuration, edits), implementation).findings;
          const same = after.filter((one) => one.id === id && one.message === message && one.at.field === at.field);
          expect(same, `${id} after “${label}”`).toEqual([]);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(tried).toBeGreaterThan(50);
});

it('is not thrown by any object in any place of the manifests', () => {
  const kinds = {
    Backend: 'gateway.envoyproxy.io/v1alpha1',
    EnvoyProxy: 'gateway.envoyproxy.io/v1alpha1',
    BackendTLSPolicy: 'gateway.networking.k8s.io/v1',
    Gateway: 'gateway.networking.k8s.io/v1',
    GatewayClass: 'gateway.networking.k8s.io/v1',
    HTTPRoute: 'gateway.networking.k8s.io/v1',
    TCPRoute: 'gateway.networking.k8s.io/v1',
    Service: 'v1',
  };
  const garbage = fc
    .record({
      identity: fc.constantFrom(...Object.entries(kinds)),
      spec: fc.jsonValue({ maxDepth: 4 }),
      name: fc.constantFrom('api', 'gateway'),
    })
    .map(({ identity: [kind, apiVersion], spec, name }) => ({
      apiVersion,
      kind,
      metadata: { name, namespace: 'shop' },
      spec,
    }));
  fc.assert(
    fc.property(configurations, fc.array(garbage, { maxLength: 6 }), (configuration, strays) => {
      const own = implementation.write(configuration).map(({ object }) => object);
      const objects = [...own, ...strays.flatMap((stray) => asObject(toJson(stray)) ?? [])];
      const found = foundOf(objects);
      const hops = implementation.observe(found, configuration.setting);
      hops.map(explain);
      expect(implementation.inspect(found, hops, configuration.setting)).toEqual(
        implementation.inspect(found, hops, configuration.setting),
      );
    }),
    { numRuns: 200 },
  );
});

/** What fast-check makes up as JSON is a value that JSON can carry. */
function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** Applies edits by the words of `FieldPath`: keys and indexes joined by dots. */
function read(configuration: Configuration, edits: readonly Edit[]): Configuration {
  const after: unknown = structuredClone(configuration);
  for (const { at, value } of edits) {
    const keys = at.split('.');
    const last = keys.pop() ?? '';
    let here = after as Record<string, unknown>;
    for (const key of keys) here = here[key] as Record<string, unknown>;
    here[last] = value;
  }
  const reading = readConfiguration(after);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}
