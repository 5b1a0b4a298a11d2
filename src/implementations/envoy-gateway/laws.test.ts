import { vi } from 'vitest';
import fc from '../../../tests/fast-check.ts';
import { fixesHelp, fulfilsOrSaysWhy, likely, neverSilent, standsStrays, usual } from '../../../tests/laws/own-laws.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { CERTIFICATE_WAYS, clientCertificateThrough, existingEnvoyProxy } from './fields.ts';
import { implementation } from './implementation.ts';

vi.setConfig({ testTimeout: 60_000 });

const AUTOMATIC = ['automatic', 'automatic', 'automatic', 'automatic'] as const;

const options: fc.Arbitrary<Configuration['options']> = fc.record({
  [clientCertificateThrough.id]: fc.constantFrom(...AUTOMATIC, ...CERTIFICATE_WAYS),
  [existingEnvoyProxy.id]: fc.constantFrom('', '', 'proxy-config'),
});

function narrowed(whole: Configuration): Configuration {
  const { minimum, maximum } = whole.tlsVersions;
  return {
    ...usual(whole),
    tlsVersions: { minimum: minimum === '1.0' ? '1.2' : minimum, maximum: maximum === null ? null : '1.3' },
  };
}

const laws = {
  implementation,
  prefix: 'EG-',
  configurations: likely({ id: 'envoy-gateway', implementation, options, versions: ['1.6.2', '1.8.2'], narrowed }),
};

fulfilsOrSaysWhy(laws, { numRuns: 500, atLeast: 60 });
neverSilent(laws, ['refused'], { numRuns: 200 });
fixesHelp(laws, { numRuns: 60, atLeast: 50 });
standsStrays(
  laws,
  {
    Backend: 'gateway.envoyproxy.io/v1alpha1',
    EnvoyProxy: 'gateway.envoyproxy.io/v1alpha1',
    BackendTLSPolicy: 'gateway.networking.k8s.io/v1',
    Gateway: 'gateway.networking.k8s.io/v1',
    GatewayClass: 'gateway.networking.k8s.io/v1',
    HTTPRoute: 'gateway.networking.k8s.io/v1',
    TCPRoute: 'gateway.networking.k8s.io/v1',
    Service: 'v1',
  },
  { numRuns: 200 },
);
