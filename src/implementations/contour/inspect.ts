import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf, gatewaysOf, routesOf } from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo, isBygone } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { isJsonObject, pick, pickList } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';
import { isSplitTcpRoute } from './observe.ts';
import { policyProblem, unendedCa } from './policy-problem.ts';
import { overruled } from './service-protocol.ts';
import { flagsFor } from './watches.ts';

/** What the manifests do not do although they look as if they did. */
export function inspect(found: Found, _hops: readonly Hop[], setting: Setting): readonly Finding[] {
  return once([
    ...flags(found, setting),
    ...ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy')
      .filter((policy) => !isBygone(policy))
      .flatMap((policy) => [...setAside(found, policy), ...joined(found, policy), ...unread(policy)]),
    ...withoutPolicies(found),
    ...ofKind(found, '', 'Service').flatMap((service) => overruledAnnotations(service, setting)),
    ...clientCertificates(found),
    ...splitRoutes(found),
  ]);
}

function finding(id: string, severity: Finding['severity'], message: string, fact: string, at: Finding['at']): Finding {
  const { claim, evidence } = factOf(facts, fact);
  return { id, severity, message, reason: claim, at, evidence, fixes: [] };
}

/** CON-01: kinds that Contour waits for unless it is told not to. */
function flags(found: Found, setting: Setting): Finding[] {
  const needed = flagsFor(setting);
  const [first] = routesOf(found);
  if (needed.length === 0 || first === undefined) return [];
  const message = `In this cluster Contour has to be started with ${needed.join(' ')}.`;
  return [finding('CON-01', 'warning', message, 'kinds-needed', { field: 'setting.gatewayApi.channel' })];
}

/** CON-02: verification that is none. */
function setAside(found: Found, policy: K8sObject): Finding[] {
  const problem = policyProblem(found, policy);
  if (problem === undefined) return [];
  const fact = factOf(facts, 'fails-open');
  return [
    {
      id: 'CON-02',
      severity: 'error',
      message: `${describeRef(identityOf(policy))} is set aside: nothing is verified.`,
      reason: `${problem.reason} ${fact.claim}`,
      at: { object: identityOf(policy), path: problem.path },
      evidence: fact.evidence,
      fixes: [],
    },
  ];
}

/** CON-14: CAs that Envoy cannot tell apart. */
function joined(found: Found, policy: K8sObject): Finding[] {
  const unended = unendedCa(found, policy);
  if (unended === undefined || policyProblem(found, policy) !== undefined) return [];
  const message = `${describeRef(unended)} does not end its last line, and ${describeRef(identityOf(policy))} names a CA after it.`;
  const path = ['spec', 'validation', 'caCertificateRefs'];
  return [finding('CON-14', 'error', message, 'joined-cas', { object: identityOf(policy), path })];
}

/** CON-04: what is accepted and not looked at. */
function unread(policy: K8sObject): Finding[] {
  const options = pick(policy, 'spec', 'options');
  const names = pickList(policy, 'spec', 'validation', 'subjectAltNames');
  const object = identityOf(policy);
  return [
    ...(names.length === 0
      ? []
      : [
          finding(
            'CON-04',
            'error',
            `${describeRef(object)} lists subject alternative names, and they are not looked at.`,
            'subject-alt-names',
            { object, path: ['spec', 'validation', 'subjectAltNames'] },
          ),
        ]),
    ...(isJsonObject(options) && Object.keys(options).length > 0
      ? [
          finding(
            'CON-04',
            'error',
            `${describeRef(object)} has options, and they are not looked at.`,
            'tls-versions',
            {
              object,
              path: ['spec', 'options'],
            },
          ),
        ]
      : []),
  ];
}

/** CON-05: policies on Services of routes that do not heed them. */
function withoutPolicies(found: Found): Finding[] {
  return backendRefsOf(found).flatMap(({ to, routeRef, path }): Finding[] => {
    if (routeRef.kind === 'HTTPRoute' || attachmentsTo(found, to).length === 0) return [];
    const fact = routeRef.kind === 'GRPCRoute' ? 'mode-custom-grpc' : `route-${routeRef.kind}`;
    const message = `${describeRef(routeRef)} does not heed the policy of ${describeRef(to)}.`;
    return [finding('CON-05', 'error', message, fact, { object: routeRef, path })];
  });
}

/** CON-12: an annotation for TLS that does not count. */
function overruledAnnotations(service: K8sObject, setting: Setting): Finding[] {
  return overruled(service, setting).map(({ port, path }) => {
    const message = `${path.at(-1)} of ${describeRef(identityOf(service))} does not count for port ${port}, which has an appProtocol.`;
    return finding('CON-12', 'error', message, 'app-protocol', { object: identityOf(service), path });
  });
}

/** CON-09: the Gateway's client certificate. */
function clientCertificates(found: Found): Finding[] {
  const gateways = new Set(routesOf(found).flatMap((route) => gatewaysOf(found, route)));
  return [...gateways].flatMap((gateway) => {
    if (clientCertificateOf(gateway) === null) return [];
    const message = `${describeRef(identityOf(gateway))} names a client certificate for its backends, and nobody shows it.`;
    return [finding('CON-09', 'error', message, 'client-certificate', { object: identityOf(gateway) })];
  });
}

/** CON-13: a TCPRoute of which nothing comes. */
function splitRoutes(found: Found): Finding[] {
  return routesOf(found)
    .filter(isSplitTcpRoute)
    .map((route) => {
      const message = `${describeRef(identityOf(route))} has more than one rule, and none of them counts.`;
      return finding('CON-13', 'error', message, 'one-tcp-rule', {
        object: identityOf(route),
        path: ['spec', 'rules'],
      });
    });
}
