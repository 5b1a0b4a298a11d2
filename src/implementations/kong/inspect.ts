import { type BackendRef, backendRefsOf, listenerModes, refOfHop } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { describeRef, refOf } from '../../manifest/object.ts';
import { annotationOf, PRESERVE_HOST, TLS_PROTOCOLS } from './annotations.ts';
import { type Effective, effectiveOf } from './effective.ts';
import { annotationFindings } from './inspect-annotations.ts';
import { policyState } from './policy-state.ts';
import type { Product } from './product.ts';
import { differsFromPeers, ruleServices } from './rule-services.ts';
import { HANDLER, HTTP_ROUTES, NGINX, POLICY_CONTROLLER, ROUTES, RULES } from './sources.ts';
import { keepsHost } from './tls-verdict.ts';

/** What the manifests do not do although they look as if they did. */
export function inspectKong(found: Found, hops: readonly Hop[], product: Product): readonly Finding[] {
  const plain = plainRefs(found, hops);
  const refs = backendRefsOf(found).filter(({ to }) => to.group === '' && to.kind === 'Service');
  return once([
    ...droppedPolicies(found),
    ...refs.flatMap((ref) => {
      const effective = effectiveOf(found, ref.to);
      return [
        ...annotationFindings(found, effective, product),
        ...(plain.has(ref) ? [] : wrongHost(ref, effective)),
        ...doubleTls(found, ref, effective),
        ...policyOnOtherRoute(ref, effective),
        ...unlikeServices(found, ref, effective),
      ];
    }),
  ]);
}

/** The backendRefs that are spoken to in plain text, such as where nobody reads their policy: no name is checked there. */
function plainRefs(found: Found, hops: readonly Hop[]): ReadonlySet<BackendRef> {
  return new Set(hops.flatMap((hop) => (hop.connection.kind === 'plaintext' ? (refOfHop(found, hop) ?? []) : [])));
}

/** KON-15: a policy that is not there for Kong. */
function droppedPolicies(found: Found): Finding[] {
  return ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').flatMap((policy): Finding[] => {
    const namespace = policy.metadata.namespace ?? 'default';
    const reasons = pickList(policy, 'spec', 'targetRefs').flatMap((target) => {
      if (pickString(target, 'kind') !== 'Service') return [];
      const state = policyState(found, {
        group: '',
        kind: 'Service',
        namespace,
        name: pickString(target, 'name') ?? '',
      });
      return state.kind === 'dropped' ? [state.reason] : [];
    });
    const [reason] = reasons;
    if (reason === undefined) return [];
    const object = { ...refOf(policy), namespace };
    return [
      {
        id: 'KON-15',
        severity: 'error',
        message: `${describeRef(object)} counts for nothing, and Kong goes on without it.`,
        reason: `${reason} The connection is what it is without the policy: plain text, unless annotations say otherwise.`,
        at: { object, path: ['spec'] },
        evidence: [POLICY_CONTROLLER],
        fixes: [],
      },
    ];
  });
}

/** KON-04, KON-16: the name that is checked is the Host that the backend gets. */
function wrongHost(ref: BackendRef, { verify, hostHeader, ref: service }: Effective): Finding[] {
  if (verify !== true || (ref.routeRef.kind !== 'HTTPRoute' && ref.routeRef.kind !== 'GRPCRoute')) return [];
  const evidence = [NGINX, HANDLER, HTTP_ROUTES, ROUTES];
  const at = {
    object: ref.routeRef,
    path:
      annotationOf(ref.route, PRESERVE_HOST) === undefined ? ['metadata'] : ['metadata', 'annotations', PRESERVE_HOST],
  };
  if (keepsHost(ref) && hostHeader !== undefined) {
    return [
      {
        id: 'KON-04',
        severity: 'error',
        message: `The certificate is checked for the Host of each request, not for ${hostHeader}.`,
        reason: `${describeRef(ref.routeRef)} keeps the client’s Host, and Kong sends and checks that name. With preserve-host "false" the name of ${describeRef(service)} counts; the backend then sees it as Host.`,
        at,
        evidence,
        fixes: [
          {
            label: 'Let the route send the backend’s own name',
            edits: [],
            manifests: {
              kind: 'edit',
              edits: [{ object: ref.routeRef, path: ['metadata', 'annotations', PRESERVE_HOST], value: 'false' }],
            },
          },
        ],
      },
    ];
  }
  if (keepsHost(ref) || hostHeader === undefined) return [];
  return [
    {
      id: 'KON-16',
      severity: 'info',
      message: `The backend gets ${hostHeader} as Host, not what the client asked for.`,
      reason:
        'With Kong, Host, SNI and checked name are one. A backend that needs the client’s Host finds it in X-Forwarded-Host.',
      at,
      evidence,
      fixes: [],
    },
  ];
}

/** KON-23: the client’s TLS would be wrapped in a second one. */
function doubleTls(found: Found, { route, routeRef }: BackendRef, { protocol, ref }: Effective): Finding[] {
  if (!['TLSRoute', 'TCPRoute'].includes(routeRef.kind) || protocol === undefined || !TLS_PROTOCOLS.has(protocol))
    return [];
  if (!listenerModes(found, route).has('passthrough')) return [];
  return [
    {
      id: 'KON-23',
      severity: 'error',
      message: `The client’s TLS passes through, and ${describeRef(ref)} asks for TLS on top of it.`,
      reason:
        'A listener that passes TLS through leaves it to client and backend. Take the protocol annotation away, or let the listener end TLS.',
      at: { object: routeRef, path: ['spec', 'parentRefs'], field: 'gateway.listener.tlsMode' },
      evidence: [RULES],
      fixes: [{ label: 'Let the listener end TLS', edits: [{ at: 'gateway.listener.tlsMode', value: 'Terminate' }] }],
    },
  ];
}

/** KON-07: what a policy says is https, whatever the route carries. */
function policyOnOtherRoute({ routeRef }: BackendRef, { policy, ref }: Effective): Finding[] {
  if (policy.kind !== 'applies' || routeRef.kind === 'HTTPRoute') return [];
  const object = refOf(policy.attachment.policy);
  return [
    {
      id: 'KON-07',
      severity: 'error',
      message: `The policy breaks ${describeRef(routeRef)}, which leads to the same Service.`,
      reason: `A policy makes Kong speak https to ${describeRef(ref)}, for all routes. Say it by annotations, with the protocol that the route carries.`,
      at: { object, path: ['spec', 'targetRefs'] },
      evidence: [RULES],
      fixes: [],
    },
  ];
}

/** KON-08: one entity for all Services of a rule. */
function unlikeServices(found: Found, ref: BackendRef, own: Effective): Finding[] {
  if (!differsFromPeers(ruleServices(found, ref), own)) return [];
  return [
    {
      id: 'KON-08',
      severity: 'error',
      message: `The Services of rule ${ref.rule} of ${describeRef(ref.routeRef)} are to be spoken to in different ways.`,
      reason: `Kong has one entity for all Services of a rule: with different konghq.com annotations the rule is left out, and with different policies it is left to chance which of them counts. Give them the same, or a rule each.`,
      at: { object: ref.routeRef, path: ['spec', 'rules', ref.rule, 'backendRefs'] },
      evidence: [RULES],
      fixes: [],
    },
  ];
}
