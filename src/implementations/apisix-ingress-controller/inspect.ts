import {
  type BackendRef,
  backendRefsOf,
  gatewaysOf,
  listenerModes,
  serviceEndpoint,
} from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { applyingPolicies, sameTraffic, schemeOf } from './applying.ts';
import { hasRequests } from './plan.ts';
import { CONCEPT, HTTP_ROUTES, L4_ROUTES, POLICIES, POLICY_TYPES } from './sources.ts';
import { APISIX_GROUP } from './watches.ts';

/** What the manifests do not do although they look as if they did. */
export function inspect(found: Found): readonly Finding[] {
  return once([...ignoredPolicies(found), ...halfRewrites(found), ...sections(found), ...refs(found)]);
}

/** APX-03 */
function ignoredPolicies(found: Found): Finding[] {
  return ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').map((policy) => ({
    id: 'APX-03',
    severity: 'error',
    message: `APISIX does not read ${describeRef(identityOf(policy))}.`,
    reason:
      'The API server accepts it, nothing comes of it, and nobody says so: whether there is TLS at all is up to scheme and appProtocol.',
    at: { object: identityOf(policy), path: ['spec'] },
    evidence: [CONCEPT],
    fixes: [],
  }));
}

function refs(found: Found): Finding[] {
  return backendRefsOf(found).flatMap((ref): Finding[] => {
    if (ref.to.kind !== 'Service' || ref.to.group !== '') return [];
    const policies = applyingPolicies(found, ref.to, serviceEndpoint(found, ref).portName);
    const port = pickList(lookUp(found, ref.to), 'spec', 'ports').find((one) => pickNumber(one, 'port') === ref.port);
    const encrypts = pickString(port, 'appProtocol')?.toLowerCase() === 'https';
    return [
      ...(encrypts ? policies.flatMap(takesEncryptionAway) : []),
      ...(sameTraffic(policies) ? [] : [leftToChance(policies)]),
      ...doubleTls(found, ref, policies),
      ...gatewaysOf(found, ref.route).flatMap(unshownCertificate),
    ].flat();
  });
}

/** APX-01: the trap of the default. */
function takesEncryptionAway(policy: K8sObject): Finding[] {
  if (schemeOf(policy) !== 'http') return [];
  const object = identityOf(policy);
  return [
    {
      id: 'APX-01',
      severity: 'error',
      message: `${describeRef(object)} makes APISIX speak plain text, although the port says https.`,
      reason:
        'A BackendTrafficPolicy stands before appProtocol, and its scheme is http where none is given, even if it is about timeouts alone.',
      at: { object, path: ['spec'] },
      evidence: [POLICY_TYPES, POLICIES, HTTP_ROUTES],
      fixes: [
        {
          label: 'Set the scheme https',
          edits: [],
          manifests: { kind: 'edit', edits: [{ object, path: ['spec', 'scheme'], value: 'https' }] },
        },
      ],
    },
  ];
}

/** APX-10: the client’s TLS would be wrapped in a second one. */
function doubleTls(found: Found, { route, routeRef }: BackendRef, policies: readonly K8sObject[]): Finding[] {
  if (hasRequests(routeRef.kind) || !policies.some((policy) => schemeOf(policy) === 'tls')) return [];
  if (!listenerModes(found, route).has('passthrough')) return [];
  return [
    {
      id: 'APX-10',
      severity: 'error',
      message: 'The client’s TLS passes through, and the policy asks for TLS on top of it.',
      reason:
        'A listener that passes TLS through leaves it to client and backend: the policy has nothing to say there.',
      at: { object: routeRef, path: ['spec', 'parentRefs'], field: 'gateway.listener.tlsMode' },
      evidence: [L4_ROUTES],
      fixes: [{ label: 'Let the listener end TLS', edits: [{ at: 'gateway.listener.tlsMode', value: 'Terminate' }] }],
    },
  ];
}

/** APX-04 */
function leftToChance(policies: readonly K8sObject[]): Finding[] {
  const [, second] = policies;
  if (second === undefined) return [];
  return [
    {
      id: 'APX-04',
      severity: 'error',
      message: `${policies.map((policy) => describeRef(identityOf(policy))).join(' and ')} speak for the same Service.`,
      reason: 'They say different things, and which of them counts is left to chance. Put them together.',
      at: { object: identityOf(second), path: ['spec', 'targetRefs'] },
      evidence: [POLICIES],
      fixes: [],
    },
  ];
}

/** APX-11: a port that the Service has not, so that the policy never counts. */
function sections(found: Found): Finding[] {
  return ofKind(found, APISIX_GROUP, 'BackendTrafficPolicy').flatMap((policy) =>
    pickList(policy, 'spec', 'targetRefs').flatMap((target, index): Finding[] => {
      const section = pickString(target, 'sectionName');
      const to = { group: '', kind: 'Service', namespace: namespaceOf(policy), name: pickString(target, 'name') ?? '' };
      const ports = pickList(lookUp(found, to), 'spec', 'ports').map((port) => pickString(port, 'name'));
      if (section === undefined || ports.length === 0 || ports.includes(section)) return [];
      return [
        {
          id: 'APX-11',
          severity: 'error',
          message: `${describeRef(to)} has no port named ${section}: ${describeRef(identityOf(policy))} does nothing for it.`,
          reason: 'sectionName is the name of a port of the Service. The API server accepts any, and nobody says so.',
          at: { object: identityOf(policy), path: ['spec', 'targetRefs', index, 'sectionName'] },
          evidence: [POLICIES],
          fixes: [],
        },
      ];
    }),
  );
}

/** APX-07: passHost and upstreamHost go together. */
function halfRewrites(found: Found): Finding[] {
  return ofKind(found, APISIX_GROUP, 'BackendTrafficPolicy').flatMap((policy): Finding[] => {
    const rewrites = pickString(policy, 'spec', 'passHost') === 'rewrite';
    const named = pickString(policy, 'spec', 'upstreamHost') !== undefined;
    if (rewrites === named) return [];
    return [
      {
        id: 'APX-07',
        severity: 'warning',
        message: named ? 'upstreamHost counts only with passHost rewrite.' : 'passHost rewrite needs upstreamHost.',
        reason: 'The Host that the backend gets is also the name that is sent as SNI.',
        at: { object: identityOf(policy), path: ['spec', named ? 'upstreamHost' : 'passHost'] },
        evidence: [POLICY_TYPES],
        fixes: [],
      },
    ];
  });
}

/** APX-08 */
function unshownCertificate(gateway: K8sObject): Finding[] {
  if (clientCertificateOf(gateway) === null) return [];
  const object = identityOf(gateway);
  return [
    {
      id: 'APX-08',
      severity: 'error',
      message: `APISIX does not show the client certificate of ${describeRef(object)}.`,
      reason: 'The field of the standard is not read. Backends that demand a certificate refuse the connection.',
      at: { object, path: ['spec'], field: 'clientCertificate' },
      evidence: [CONCEPT],
      fixes: [],
    },
  ];
}
