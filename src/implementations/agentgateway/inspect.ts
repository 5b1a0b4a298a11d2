import type { Setting } from '../../configuration/configuration.ts';
import { type BackendRef, backendRefsOf, gatewaysOf } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { policyAnchors } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { ownAttachmentsTo } from './attachments.ts';
import { caProblem } from './ca-sources.ts';
import { facts } from './facts.ts';
import { CERTIFICATE_PATH, certificateAt } from './gateway-certificate.ts';
import { WRAPPED } from './observe.ts';
import { BY_ADDRESS, caInSecret, certificateOf } from './own-tls.ts';
import { OWN_GROUP } from './watches.ts';

/** What the manifests do not do although they look as if they did. */
export function inspect(found: Found, hops: readonly Hop[], _setting: Setting): readonly Finding[] {
  const refs = backendRefsOf(found);
  return once([
    ...refs.flatMap((ref) => sections(found, ref)),
    ...hops.flatMap(ties),
    ...hops.flatMap(byAddress),
    ...hops.flatMap(wrapped),
    ...badCas(found),
    ...ofKind(found, OWN_GROUP, 'AgentgatewayPolicy').flatMap((policy) =>
      broughtCa(policy, ['spec', 'backend', 'tls']),
    ),
    ...ofKind(found, OWN_GROUP, 'AgentgatewayBackend').flatMap((one) => broughtCa(one, ['spec', 'policies', 'tls'])),
    ...refs.flatMap((ref) => gatewaysOf(found, ref.route).flatMap(gatewayCertificates)),
  ]);
}

/** AGW-04: a section that is no port’s number never matches. */
function sections(found: Found, { to }: BackendRef): Finding[] {
  if (to.group !== '' || to.kind !== 'Service') return [];
  const service = lookUp(found, to);
  const ports = pickList(service, 'spec', 'ports').flatMap((port) => pickNumber(port, 'port') ?? []);
  return ownAttachmentsTo(found, to).flatMap(({ policy, section, path }): Finding[] => {
    if (section === null) return [];
    const isNumber = /^\d+$/.test(section);
    if (isNumber && (service === undefined || ports.includes(Number(section)))) return [];
    const { claim, evidence } = factOf(facts, 'section-is-a-number');
    return [
      {
        id: 'AGW-04',
        severity: 'error',
        message: isNumber
          ? `${describeRef(to)} has no port ${section}.`
          : `sectionName ${section} is not the number of a port of ${describeRef(to)}.`,
        reason: claim,
        at: { object: identityOf(policy), path: [...path, 'sectionName'] },
        evidence,
        fixes: ports.map((port) => ({
          label: `Use port ${port}`,
          edits: [],
          manifests: {
            kind: 'edit',
            edits: [{ object: identityOf(policy), path: [...path, 'sectionName'], value: String(port) }],
          },
        })),
      },
    ];
  });
}

/** AGW-05: several settings for one connection. */
function ties({ connection, because }: Hop): Finding[] {
  if (connection.kind !== 'unknown') return [];
  const fact = ['ties-at-random', 'route-or-backend-first']
    .map((id) => factOf(facts, id))
    .find(({ claim }) => claim === connection.reason);
  const [first, second] = because;
  if (fact === undefined || first === undefined || second === undefined) return [];
  return [
    {
      id: 'AGW-05',
      severity: 'error',
      message: `${describeRef(first.object)} and ${describeRef(second.object)} both say how TLS is spoken to this backend.`,
      reason: `${fact.claim} Take one of them away.`,
      at: { object: second.object, path: second.path },
      evidence: fact.evidence,
      fixes: [],
    },
  ];
}

/** AGW-12: nothing to compare the certificate’s names with but an address. */
function byAddress({ connection, because: [cause] }: Hop): Finding[] {
  if (connection.kind !== 'unknown' || connection.reason !== BY_ADDRESS || cause === undefined) return [];
  return [
    {
      id: 'AGW-12',
      severity: 'error',
      message: `${describeRef(cause.object)} verifies a Service’s certificate against the address of the pod.`,
      reason: `${BY_ADDRESS} Set sni to the name that the certificate is for.`,
      at: { object: cause.object, path: cause.path },
      evidence: factOf(facts, 'no-sni-for-services').evidence,
      fixes: [],
    },
  ];
}

/** AGW-20: what GEN-07 says of BackendTLSPolicies, said of agentgateway’s own settings. */
function wrapped({ connection, because: [cause] }: Hop): Finding[] {
  if (connection.kind !== 'unknown' || connection.reason !== WRAPPED || cause?.object.group !== OWN_GROUP) return [];
  return [
    {
      id: 'AGW-20',
      severity: 'error',
      message: `TLS passes through the listener, and ${describeRef(cause.object)} adds TLS to it.`,
      reason: `${WRAPPED} Terminate TLS at the listener, or take the settings away and let the client verify.`,
      at: { object: cause.object, path: cause.path, field: 'gateway.listener.tlsMode' },
      evidence: factOf(facts, 'passthrough-wrapped').evidence,
      fixes: [
        {
          label: 'Terminate TLS at the listener',
          edits: [
            { at: 'gateway.listener.tlsMode', value: 'Terminate' },
            { at: 'gateway.listener.protocol', value: 'TLS' },
          ],
        },
      ],
    },
  ];
}

/** AGW-01: CAs of BackendTLSPolicies that cannot be read. */
function badCas(found: Found): Finding[] {
  return ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').flatMap((policy): Finding[] => {
    const anchors = policyAnchors(policy);
    const problem = anchors && caProblem(found, anchors);
    if (problem === undefined) return [];
    return [
      {
        id: 'AGW-01',
        severity: 'error',
        message: `The CA of ${describeRef(identityOf(policy))} cannot be read.`,
        reason: problem,
        at: { object: identityOf(policy), path: ['spec', 'validation', 'caCertificateRefs'] },
        evidence: [...factOf(facts, 'ca-ConfigMap').evidence, ...factOf(facts, 'ca-Secret').evidence],
        fixes: [],
      },
    ];
  });
}

/** AGW-10: a client certificate’s Secret can bring a CA along. */
function broughtCa(object: K8sObject, path: readonly string[]): Finding[] {
  const block = pick(object, ...path);
  const secret = certificateOf(block, namespaceOf(object));
  const trusts = pickList(block, 'caCertificateRefs').length > 0 || pickString(block, 'insecureSkipVerify') === 'All';
  if (secret === null || trusts) return [];
  const { claim, evidence } = factOf(facts, 'secret-brings-ca');
  return [
    {
      id: 'AGW-10',
      severity: 'info',
      message: caInSecret(secret),
      reason: `${claim} cert-manager writes one. Where the system’s CAs are meant, use a Secret without it.`,
      at: { object: identityOf(object), path: [...path, 'mtlsCertificateRef'] },
      evidence,
      fixes: [],
    },
  ];
}

/** AGW-17: a client certificate of the Gateway that breaks connections. */
function gatewayCertificates(gateway: K8sObject): Finding[] {
  const problem = certificateAt(gateway)?.problem ?? null;
  if (problem === null) return [];
  return [
    {
      id: 'AGW-17',
      severity: 'error',
      message: `agentgateway does not take the client certificate of ${describeRef(identityOf(gateway))}.`,
      reason: problem,
      at: { object: identityOf(gateway), path: CERTIFICATE_PATH },
      evidence: factOf(facts, 'gateway-certificate-own-namespace').evidence,
      fixes: [],
    },
  ];
}
