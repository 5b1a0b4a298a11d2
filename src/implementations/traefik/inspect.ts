import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf, gatewaysOf } from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickString } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, abilitiesOf, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { byServersTransport } from './fields.ts';
import { policyFindings } from './inspect-policies.ts';
import { traefikKindFindings } from './inspect-transports.ts';
import { POD_ADDRESS } from './servers-transport.ts';
import { GATEWAY_MANUAL, MIGRATION_38 } from './sources.ts';

/** What the manifests do not do although they look as if they did, and what has to be known about them. */
export function inspect(found: Found, hops: readonly Hop[], setting: Setting): readonly Finding[] {
  const abilities = abilitiesOf(setting);
  return once([
    ...flagNeeded(found, abilities),
    ...annotations(found),
    ...hops.flatMap(podAddress),
    ...gatewayCertificate(found),
    ...policyFindings(found, abilities, setting),
    ...traefikKindFindings(found, abilities),
  ]);
}

/** TRA-04: policies before 3.6. Said once. */
function flagNeeded(found: Found, abilities: Abilities): Finding[] {
  const [policy] = ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy');
  if (policy === undefined || abilities.withoutFlag !== 'no' || abilities.policies === 'no') return [];
  return [
    {
      id: 'TRA-04',
      severity: 'warning',
      message: 'BackendTLSPolicy has to be switched on in Traefik.',
      reason: `${factBehind('withoutFlag').claim} Until then the backend gets plain text, or an answer of 500 where its port looks like TLS. Set providers.kubernetesGateway.experimentalChannel, with the rights on backendtlspolicies and configmaps, or verify through a ServersTransport.`,
      at: { object: identityOf(policy) },
      evidence: [...factBehind('withoutFlag').evidence, GATEWAY_MANUAL, MIGRATION_38],
      fixes: [
        {
          label: 'Verify through a ServersTransport',
          edits: [{ at: `options.${byServersTransport.id}`, value: true }],
        },
      ],
    },
  ];
}

const ANNOTATIONS = ['service.serverstransport', 'service.serversscheme'].map(
  (name) => `traefik.ingress.kubernetes.io/${name}`,
);

/** TRA-05: annotations that are read for Ingress alone. */
function annotations(found: Found): Finding[] {
  return backendRefsOf(found).flatMap(({ to }): Finding[] => {
    const service = to.kind === 'Service' ? lookUp(found, to) : undefined;
    const used = ANNOTATIONS.find((name) => pickString(service, 'metadata', 'annotations', name) !== undefined);
    if (service === undefined || used === undefined || attachmentsTo(found, to).length > 0) return [];
    const { claim, evidence } = factOf(facts, 'service-annotations');
    return [
      {
        id: 'TRA-05',
        severity: 'error',
        message: `${used.split('/')[1]} of ${describeRef(to)} has no effect on routes.`,
        reason: `${claim} Name the ServersTransport in a TraefikService, and let the HTTPRoute refer to that; or write a BackendTLSPolicy.`,
        at: { object: identityOf(service), path: ['metadata', 'annotations', used] },
        evidence,
        fixes: [],
      },
    ];
  });
}

/** TRA-07: TLS that nobody asked for, or asked for in a way that cannot work. */
function podAddress({ connection, from, because, to, evidence }: Hop): Finding[] {
  if (connection.kind !== 'refused' || connection.reason !== POD_ADDRESS || from === null) return [];
  const [cause] = because;
  const name = to.kind === 'Service' ? `${to.namespace}/${to.name}:${to.port}` : to.hostname;
  return [
    {
      id: 'TRA-07',
      severity: 'error',
      message: `Traefik speaks TLS to ${name} and verifies the pod’s IP address.`,
      reason: `${POD_ADDRESS} Its log says that the certificate does not contain any IP SANs. Give a name: with a BackendTLSPolicy on the Service, or with serverName in a ServersTransport. If the backend speaks plain text, take another port name or set appProtocol http.`,
      at: cause === undefined ? { object: from.route } : { object: cause.object, path: cause.path },
      evidence,
      fixes: [],
    },
  ];
}

/** TRA-10: the standard's client certificate. */
function gatewayCertificate(found: Found): Finding[] {
  const gateways = backendRefsOf(found).flatMap(({ route }) => gatewaysOf(found, route));
  return gateways.flatMap((gateway): Finding[] => {
    const secret = clientCertificateOf(gateway);
    if (secret === null) return [];
    const { claim, evidence } = factOf(facts, 'gateway-certificate');
    return [
      {
        id: 'TRA-10',
        severity: 'error',
        message: `The client certificate of ${describeRef(identityOf(gateway))} is shown to no backend.`,
        reason: `${claim} Name the Secret in certificatesSecrets of a ServersTransport, and let the HTTPRoute lead to a TraefikService.`,
        at: { object: identityOf(gateway), path: ['spec', 'tls', 'backend'] },
        evidence,
        fixes: [],
      },
    ];
  });
}
