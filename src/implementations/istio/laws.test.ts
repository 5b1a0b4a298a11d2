import { vi } from 'vitest';
import fc from '../../../tests/fast-check.ts';
import { fixesHelp, fulfilsOrSaysWhy, likely, neverSilent, standsStrays, usual } from '../../../tests/laws/own-laws.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { through } from './fields.ts';
import { implementation } from './implementation.ts';

vi.setConfig({ testTimeout: 60_000 });

function narrowed(whole: Configuration): Configuration {
  const { gateway, backends, ...rest } = usual(whole);
  const [first, ...others] = backends;
  return {
    ...rest,
    gateway: { ...gateway, namespace: 'shop' },
    backends: [withoutBundle(first), ...others.map(withoutBundle)],
    tlsVersions: { minimum: null, maximum: null },
  };
}

function withoutBundle(backend: Backend): Backend {
  const { validation } = backend;
  if (validation.mode !== 'custom' || validation.ca.kind !== 'ClusterTrustBundle') return backend;
  return { ...backend, validation: { ...validation, ca: { kind: 'Secret', name: 'gateway-client' } } };
}

const laws = {
  implementation,
  prefix: 'IST-',
  configurations: likely({
    id: 'istio',
    implementation,
    options: fc.record({ [through.id]: fc.constantFrom('policy', 'policy', 'destination-rule') }),
    narrowed,
  }),
};

fulfilsOrSaysWhy(laws, { numRuns: 400, atLeast: 40 });
neverSilent(laws, ['refused', 'plaintext'], { numRuns: 200 });
fixesHelp(laws, { numRuns: 80, atLeast: 50 });
standsStrays(
  laws,
  {
    DestinationRule: 'networking.istio.io/v1',
    ServiceEntry: 'networking.istio.io/v1',
    BackendTLSPolicy: 'gateway.networking.k8s.io/v1',
    Gateway: 'gateway.networking.k8s.io/v1',
    HTTPRoute: 'gateway.networking.k8s.io/v1',
    TCPRoute: 'gateway.networking.k8s.io/v1',
    Service: 'v1',
  },
  { numRuns: 200 },
);
