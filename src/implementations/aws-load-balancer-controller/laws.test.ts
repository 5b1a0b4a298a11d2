import { expect, it, vi } from 'vitest';
import fc from '../../../tests/fast-check.ts';
import {
  edited,
  fixesHelp,
  fulfilsOrSaysWhy,
  likely,
  standsStrays,
  USUAL_SERVICE,
  withHostname,
} from '../../../tests/laws/own-laws.ts';
import type { Backend, Configuration, Validation } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { review } from '../../review/review.ts';
import { fields, passesThrough } from './fields.ts';
import { implementation } from './implementation.ts';
import { loadBalancerOf } from './load-balancer.ts';

/** Hundreds of reviews a law, on machines that are busy with more. */
vi.setConfig({ testTimeout: 60_000 });

const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d';

const options: fc.Arbitrary<Configuration['options']> = fc
  .tuple(
    ...fields.map((field) => {
      if (field.type === 'switch') return fc.constantFrom<(boolean | string)[]>(true, false, false);
      if (field.type === 'choice') return fc.constantFrom(field.preset, ...field.choices.map(({ value }) => value));
      return fc.constantFrom('', field.id.endsWith('Arn') ? ARN : field.id.endsWith('Path') ? '/healthz' : '200-399');
    }),
  )
  .map((given) => Object.fromEntries(given.map((value, index) => [fields[index]?.id ?? '', value])));

const SKIP: Validation = { mode: 'skip', hostname: null, reason: 'self-signed', reviewBy: '2027-03-01' };

function narrowed(whole: Configuration): Configuration {
  const { route, gateway, setting } = whole;
  const [first = whole.backends[0], ...rest] = whole.backends.map((backend): Backend => {
    const { target, validation } = backend;
    return {
      ...backend,
      rule: 0,
      target: target.kind === 'Service' ? target : { ...USUAL_SERVICE, namespace: target.namespace },
      validation: passesThrough(whole) ? validation : SKIP,
    };
  });
  return {
    ...whole,
    setting: { ...setting, gatewayApi: { ...setting.gatewayApi, missingKinds: [] } },
    backends: [first, ...rest],
    gateway: { ...gateway, listener: { ...gateway.listener, protocol: protocolFor(whole) } },
    route: withHostname(route),
    clientCertificate: null,
    tlsVersions: { minimum: null, maximum: null },
  };
}

function protocolFor(whole: Configuration): Configuration['gateway']['listener']['protocol'] {
  const { route, gateway } = whole;
  if (loadBalancerOf(route.kind) === 'ALB') return gateway.listener.protocol === 'HTTP' ? 'HTTP' : 'HTTPS';
  return route.kind === 'TLSRoute' || !passesThrough(whole) ? 'TLS' : 'TCP';
}

const configurations = likely({ id: 'aws-load-balancer-controller', implementation, options, narrowed });
const laws = { implementation, prefix: 'AWS-', configurations };

// Kinds that the cluster does not serve are the business of the standard's checks.
fulfilsOrSaysWhy(laws, { numRuns: 250, atLeast: 25 }, (refusal) => refusal.includes('no matches for kind'));
fixesHelp(laws, { numRuns: 120, atLeast: 50 });
standsStrays(
  laws,
  {
    TargetGroupConfiguration: 'gateway.k8s.aws/v1',
    LoadBalancerConfiguration: 'gateway.k8s.aws/v1',
    ListenerRuleConfiguration: 'gateway.k8s.aws/v1',
    Gateway: 'gateway.networking.k8s.io/v1',
    GatewayClass: 'gateway.networking.k8s.io/v1',
    HTTPRoute: 'gateway.networking.k8s.io/v1',
    TCPRoute: 'gateway.networking.k8s.io/v1',
    Service: 'v1',
  },
  { numRuns: 100 },
);

const errorsOf = (configuration: Configuration) =>
  review(configuration, implementation).findings.filter(({ severity }) => severity === 'error');

it('never shows a refusal in the diagram without the same words in the checks', () => {
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

it('leads, from a wish for verification, to a connection that the client verifies', () => {
  let ways = 0;
  fc.assert(
    fc.property(configurations, (configuration) => {
      const wish = { ...configuration, options: {}, clientCertificate: null };
      const error = errorsOf(wish).find(({ id }) => id === 'AWS-01');
      const way = error?.fixes.find(({ label }) => label.startsWith('Let TLS pass'));
      if (way === undefined) return;
      ways += 1;
      const fixed = { ...edited(wish, way.edits), tlsVersions: { minimum: null, maximum: null } };
      expect(errorsOf(fixed).filter(({ id }) => id.startsWith('AWS-'))).toEqual([]);
      expect(review(fixed, implementation).hops.map(({ hop }) => hop.connection.kind)).toEqual(
        fixed.backends.map(() => 'passthrough'),
      );
    }),
    { numRuns: 300 },
  );
  expect(ways).toBeGreaterThan(10);
});
