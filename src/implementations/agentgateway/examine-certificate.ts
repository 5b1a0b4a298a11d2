import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { clientCertificateField } from '../../gateway-api/releases.ts';
import { factOf } from '../fact.ts';
import { answer } from '../field.ts';
import { facts } from './facts.ts';
import { OWN, STANDARD, verifyThrough } from './fields.ts';
import { carrierOf } from './plan.ts';

/** AGW-08: a backend to which the client certificate that is asked for cannot be shown. Said once for each reason. */
export function certificateFindings(configuration: Configuration): readonly Finding[] {
  const { backends } = configuration;
  const reasons = new Set(backends.flatMap((backend) => obstacle(backend, configuration) ?? []));
  return [...reasons].map((reason) => ({
    id: 'AGW-08',
    severity: 'error' as const,
    message: 'The client certificate cannot be shown to every backend here.',
    reason: `${reason} It is left out there: backends that demand one refuse the connection.`,
    at: { field: 'clientCertificate' },
    evidence: [
      ...factOf(facts, 'client-certificate').evidence,
      ...factOf(facts, 'gateway-certificate-own-namespace').evidence,
    ],
    fixes: ways(configuration),
  }));
}

/** Why the certificate cannot be shown to a backend; `undefined` where it can. */
function obstacle(backend: Backend, configuration: Configuration): string | undefined {
  const { clientCertificate, gateway, setting } = configuration;
  const carrier = carrierOf(backend, configuration);
  if (clientCertificate === null || carrier === null) return undefined;
  if (carrier !== 'BackendTLSPolicy') {
    const { namespace } = backend.target;
    return clientCertificate.namespace === namespace
      ? undefined
      : `An ${carrier} takes the Secret from its own namespace only, ${namespace}.`;
  }
  if (clientCertificateField(setting.gatewayApi) !== 'spec.tls.backend') {
    const { release, channel } = setting.gatewayApi;
    return `With a BackendTLSPolicy it is the Gateway that shows it, and Gateway API ${release} ${channel} has no spec.tls.backend in its Gateway.`;
  }
  return clientCertificate.namespace === gateway.namespace
    ? undefined
    : `With a BackendTLSPolicy it is the Gateway that shows it, and agentgateway takes the Secret from the Gateway’s own namespace only, ${gateway.namespace}.`;
}

/** The changes after which nothing stands in the way. */
function ways(configuration: Configuration): readonly Fix[] {
  const { backends, clientCertificate, gateway, options } = configuration;
  const other = answer(verifyThrough, configuration) === STANDARD ? OWN : STANDARD;
  const through = { ...options, [verifyThrough.id]: other };
  const namespaces = [...new Set([gateway.namespace, ...backends.map(({ target }) => target.namespace)])];
  const opens = (candidate: Configuration) =>
    candidate.backends.every((backend) => obstacle(backend, candidate) === undefined);
  return [
    ...(opens({ ...configuration, options: through })
      ? [{ label: `Verify through ${other}`, edits: [{ at: 'options', value: through }] }]
      : []),
    ...namespaces
      .filter(
        (namespace) =>
          clientCertificate !== null &&
          opens({ ...configuration, clientCertificate: { ...clientCertificate, namespace } }),
      )
      .map((namespace) => ({
        label: `Take the Secret from namespace ${namespace}`,
        edits: [{ at: 'clientCertificate.namespace', value: namespace }],
      })),
    { label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] },
  ];
}
