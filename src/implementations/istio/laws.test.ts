import { expect, it, vi } from 'vitest';
import { CRDS_AT_HAND } from '../../../tests/api-server/crds.ts';
import { arbitraryConfiguration } from '../../../tests/arbitrary.ts';
import fc from '../../../tests/fast-check.ts';
import { refusalsOf } from '../../../tests/laws/admission.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { UNLISTED } from '../../configuration/version.ts';
import { withEdits } from '../../configuration/with-edits.ts';
import { asObject, foundOf } from '../../gateway-api/found.ts';
import type { Json } from '../../manifest/json.ts';
import { explain } from '../../review/explain.ts';
import { missedAspects } from '../../review/fulfil.ts';
import { review } from '../../review/review.ts';
import { through } from './fields.ts';
import { implementation } from './implementation.ts';
import { versions } from './versions.ts';

/** Laws of this implementation, over Configurations that are likely enough to succeed for the laws to say something. */

vi.setConfig({ testTimeout: 60_000 });

const options: fc.Arbitrary<Configuration['options']> = fc.record({
  [through.id]: fc.constantFrom('policy', 'policy', 'destination-rule'),
});

/** Narrows a Configuration to what Istio can do, except for what `keeps` leaves. */
function likely(whole: Configuration, keeps: boolean): Configuration {
  if (keeps) return whole;
  const { route, gateway, setting } = whole;
  const stream = route.kind === 'TCPRoute' || route.kind === 'TLSRoute';
  const protocol = stream ? (route.kind === 'TCPRoute' ? 'TCP' : 'TLS') : 'HTTPS';
  const [first = whole.backends[0], ...rest] = whole.backends.map((backend) => {
    const { target, validation } = backend;
    const isPolicyTarget = target.kind === 'Gateway' || target.kind === 'HTTPRoute';
    const isBundle = validation.mode === 'custom' && validation.ca.kind === 'ClusterTrustBundle';
    return {
      ...backend,
      rule: 0,
      target: isPolicyTarget ? SERVICE : target,
      validation: isBundle ? { ...validation, ca: { kind: 'Secret' as const, name: 'gateway-client' } } : validation,
    };
  });
  return {
    ...whole,
    setting: { ...setting, gatewayApi: { release: '1.6', channel: 'experimental', missingKinds: [] } },
    gateway: { ...gateway, namespace: 'shop', listener: { ...gateway.listener, protocol, tlsMode: 'Terminate' } },
    route: { ...route, hostnames: route.hostnames.length === 0 ? ['api.example.com'] : route.hostnames },
    backends: [first, ...rest],
    tlsVersions: { minimum: null, maximum: null },
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
      implementation: fc.constant('istio'),
      version: fc.constantFrom(UNLISTED, ...versions.flatMap(({ minor, newestPatch }) => [minor, newestPatch])),
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
      expect(CRDS_AT_HAND ? refusalsOf(configuration, written) : []).toEqual([]);
    }),
    { numRuns: 400 },
  );
  expect(fulfilled).toBeGreaterThan(40);
});

it('never shows a refusal or plain text in the diagram without an error in the checks', () => {
  fc.assert(
    fc.property(configurations, (configuration) => {
      const { hops, findings } = review(configuration, implementation);
      const bad = hops.some(
        ({ hop: { connection } }) => connection.kind === 'refused' || connection.kind === 'plaintext',
      );
      if (bad) expect(findings.map(({ severity }) => severity)).toContain('error');
    }),
    { numRuns: 200 },
  );
});

it('offers fixes that take their finding away', () => {
  let tried = 0;
  fc.assert(
    fc.property(configurations, (configuration) => {
      const { findings } = review(configuration, implementation);
      for (const { id, message, at, fixes } of findings.filter((finding) => finding.id.startsWith('IST-'))) {
        for (const { edits, label } of fixes) {
          if (edits.length === 0) continue;
          tried += 1;
          const after = review(withEdits(configuration, edits), implementation).findings;
          const same = after.filter((one) => one.id === id && one.message === message && one.at.field === at.field);
          expect(same, `${id} after “${label}”`).toEqual([]);
        }
      }
    }),
    { numRuns: 80 },
  );
  expect(tried).toBeGreaterThan(50);
});

it('is not thrown by any object in any place of the manifests', () => {
  const kinds = {
    DestinationRule: 'networking.istio.io/v1',
    ServiceEntry: 'networking.istio.io/v1',
    BackendTLSPolicy: 'gateway.networking.k8s.io/v1',
    Gateway: 'gateway.networking.k8s.io/v1',
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
      const found = foundOf([...own, ...strays.flatMap((stray) => asObject(toJson(stray)) ?? [])]);
      const hops = implementation.observe(found, configuration.setting);
      hops.map(explain);
      implementation.inspect(found, hops, configuration.setting);
      found.objects.map((object) => implementation.references?.(object));
    }),
    { numRuns: 200 },
  );
});

/** What fast-check makes up as JSON is a value that JSON can carry. */
function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
