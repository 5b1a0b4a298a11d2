import type { Setting } from '../../configuration/configuration.ts';
import { type BackendRef, backendRefsOf, gatewaysOf, refOfHop, routesOf } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { nameUnchecked } from '../name-unchecked.ts';
import { facts } from './facts.ts';
import { hasParameters, isOfMesh } from './observe.ts';
import { caProblem, chosenPolicy } from './policy-choice.ts';
import { passingRoute } from './shared-port.ts';

/** What the manifests do not do although they look as if they did. */
export function inspect(found: Found, hops: readonly Hop[], _setting: Setting): readonly Finding[] {
  return once([
    ...ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').flatMap((policy) => [
      ...plain(policy),
      ...badCa(found, policy),
      ...listed(policy),
    ]),
    ...deafRoutes(found, hops),
    ...hops.flatMap(uncheckedName),
    ...takenPorts(found),
    ...routesOf(found).flatMap((route) => gatewaysOf(found, route).filter(hasParameters).flatMap(unaccepted)),
  ]);
}

const WELL_KNOWN = ['spec', 'validation', 'wellKnownCACertificates'] as const;

/** CIL-07: a policy that is Accepted and encrypts nothing. */
function plain(policy: K8sObject): Finding[] {
  // Another word than System does no more.
  if ((pickString(policy, ...WELL_KNOWN) ?? '') === '') return [];
  return [
    about('CIL-07', 'system-ca', policy, WELL_KNOWN, {
      message: `${describeRef(identityOf(policy))} is accepted, and leaves the connection in plain text.`,
      more: 'Name a ConfigMap with the CAs instead.',
    }),
  ];
}

/** CIL-03: a CA that makes the policy invalid. */
function badCa(found: Found, policy: K8sObject): Finding[] {
  const problem = caProblem(found, policy);
  if (problem === undefined) return [];
  return [
    about('CIL-03', 'invalid-policy-closes', policy, ['spec', 'validation', 'caCertificateRefs'], {
      message: `The CA of ${describeRef(identityOf(policy))} is not taken.`,
      more: problem,
    }),
  ];
}

/** CIL-05: names that nobody looks at. */
function listed(policy: K8sObject): Finding[] {
  if (pickList(policy, 'spec', 'validation', 'subjectAltNames').length === 0) return [];
  return [
    about('CIL-05', 'subject-alt-names', policy, ['spec', 'validation', 'subjectAltNames'], {
      message: `The subjectAltNames of ${describeRef(identityOf(policy))} are not looked at.`,
      more: 'Take the list away, and make hostname the name that the certificate is for.',
    }),
  ];
}

/** CIL-08: routes for which the policies of their backends do not count. */
function deafRoutes(found: Found, hops: readonly Hop[]): readonly Finding[] {
  const encrypted = new Set(
    hops.filter(({ connection }) => connection.kind === 'tls').map((hop) => refOfHop(found, hop)),
  );
  return backendRefsOf(found).flatMap((ref) => {
    const { to, route, routeRef, path } = ref;
    const { kind } = routeRef;
    if (kind === 'TLSRoute' || attachmentsTo(found, to).length === 0) return [];
    if (kind === 'HTTPRoute' && !isOfMesh(route)) return [];
    // Another route may have brought TLS to the port.
    if (encrypted.has(ref)) return [];
    return [
      about('CIL-08', kind === 'HTTPRoute' ? 'mesh-routes' : `route-${kind}`, route, path, {
        message: `The policy of ${describeRef(to)} does not count for ${describeRef(routeRef)}.`,
        more: 'Only the HTTPRoutes of Gateways take policies.',
      }),
    ];
  });
}

/** CIL-09: versions that check the chain alone. */
function uncheckedName(hop: Hop): readonly Finding[] {
  const { claim, evidence } = factOf(facts, 'name-unchecked');
  return nameUnchecked(hop, () => ({ id: 'CIL-09', reason: `${claim} Any certificate of that CA passes.`, evidence }));
}

/** CIL-10: TLSRoutes that take HTTPRoutes of their Gateway the encryption. */
function takenPorts(found: Found): readonly Finding[] {
  return backendRefsOf(found).flatMap((ref) => {
    const passing = isVerifiable(found, ref) ? passingRoute(found, ref) : undefined;
    if (passing === undefined) return [];
    return [
      about('CIL-10', 'shared-port', passing.route, passing.path, {
        message: `${describeRef(passing.routeRef)} takes the encryption from ${describeRef(ref.routeRef)}: both lead to port ${ref.port} of ${describeRef(ref.to)}.`,
        more: 'Give the TLSRoute a Gateway, a Service or a port of its own.',
      }),
    ];
  });
}

function isVerifiable(found: Found, ref: BackendRef): boolean {
  const chosen = chosenPolicy(found, ref);
  return (
    ref.routeRef.kind === 'HTTPRoute' && !isOfMesh(ref.route) && chosen !== undefined && chosen.problem === undefined
  );
}

/** CIL-11: Gateways that serve nothing. */
function unaccepted(gateway: K8sObject): readonly Finding[] {
  return [
    about('CIL-11', 'infrastructure-parameters', gateway, ['spec', 'infrastructure', 'parametersRef'], {
      message: `${describeRef(identityOf(gateway))} is not accepted.`,
      more: 'Settings belong to its GatewayClass.',
    }),
  ];
}

interface Words {
  readonly message: string;
  readonly more: string;
}

function about(
  id: string,
  fact: string,
  object: K8sObject,
  path: readonly (string | number)[],
  { message, more }: Words,
): Finding {
  const { claim, evidence } = factOf(facts, fact);
  const at = { object: identityOf(object), path };
  return { id, severity: 'error', message, reason: `${claim} ${more}`, at, evidence, fixes: [] };
}
