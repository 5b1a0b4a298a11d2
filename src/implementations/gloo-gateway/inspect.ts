import type { Setting } from '../../configuration/configuration.ts';
import { type BackendRef, backendRefsOf, listenerModes } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { isJsonObject, type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';
import { secretOf, sniOf, sslOutcome } from './observe-ssl.ts';
import { secretProblem } from './secret-problem.ts';
import { GLOO_GROUP } from './watches.ts';

/** What the manifests do not do although they look as if they did. */
export function inspect(found: Found, _hops: readonly Hop[], _setting: Setting): readonly Finding[] {
  return once([
    ...ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').map(unreadPolicy),
    ...ofKind(found, GLOO_GROUP, 'Upstream').flatMap((upstream) => upstreamFindings(found, upstream)),
    ...backendRefsOf(found).flatMap((ref) => wrapped(found, ref)),
  ]);
}

/** GLO-01: the standard's policy. */
function unreadPolicy(policy: K8sObject): Finding {
  return finding('GLO-01', 'error', policy, [], 'no-policy', {
    message: `Nobody reads ${describeRef(identityOf(policy))}.`,
    advice: 'Let the route lead to an Upstream with sslConfig.',
  });
}

function upstreamFindings(found: Found, upstream: K8sObject): readonly Finding[] {
  const ssl = pick(upstream, 'spec', 'sslConfig');
  const outcome = sslOutcome(found, upstream);
  const what = describeRef(identityOf(upstream));
  if (!isJsonObject(ssl)) {
    if (outcome === undefined) return [];
    return [
      finding('GLO-09', 'error', upstream, ['spec', 'static'], 'tls-on-443', {
        message: `${what} speaks TLS by itself, and verifies nothing.`,
        advice: 'Say what is to be verified in sslConfig, or set useTls to false.',
      }),
    ];
  }
  const unverified = outcome?.connection.kind === 'tls' && outcome.connection.anchors.kind === 'unchecked';
  const oneWay = pick(ssl, 'oneWayTls') === true;
  return [
    ...(oneWay
      ? [
          finding('GLO-12', 'error', upstream, ['spec', 'sslConfig', 'oneWayTls'], 'one-way-tls', {
            message: `oneWayTls in ${what} can take the verification away.`,
            advice: 'Leave it out.',
          }),
        ]
      : []),
    ...(unverified && !oneWay
      ? [
          finding('GLO-02', 'warning', upstream, ['spec', 'sslConfig'], 'skip', {
            message: `${what} verifies nothing.`,
            advice: 'Where that is not meant, name a Secret that has a CA as ca.crt, and the names to check.',
          }),
        ]
      : []),
    ...names(found, upstream, ssl, what),
    ...sni(upstream, ssl, what),
    ...secretType(found, upstream, ssl),
  ];
}

/** GLO-03 and GLO-04: names without a CA, and a CA without names. */
function names(found: Found, upstream: K8sObject, ssl: Json, what: string): Finding[] {
  const { connection } = sslOutcome(found, upstream) ?? {};
  const listed = pickList(ssl, 'verifySubjectAltName').length > 0;
  const path = ['spec', 'sslConfig', 'verifySubjectAltName'];
  const secret = secretOf(upstream, ssl);
  if (
    listed &&
    connection?.kind === 'refused' &&
    (secret === undefined || secretProblem(found, secret) === undefined)
  ) {
    return [
      finding('GLO-03', 'error', upstream, path, 'names-need-ca', {
        message: `${what} lists names to check and has no CA.`,
        advice: 'Name a Secret that has a CA as ca.crt.',
      }),
    ];
  }
  const trusts = connection?.kind === 'tls' && connection.anchors.kind !== 'unchecked';
  if (listed || !trusts) return [];
  return [
    finding('GLO-04', 'error', upstream, path, 'sni-is-no-check', {
      message: `${what} checks no name in the certificate.`,
      advice: 'Any certificate of that CA passes. List the names.',
    }),
  ];
}

/** GLO-08: a name that is set, and another that is sent. */
function sni(upstream: K8sObject, ssl: Json, what: string): Finding[] {
  const set = pickString(ssl, 'sni');
  const sent = sniOf(upstream, ssl);
  if (set === undefined || (sent.kind === 'name' && sent.name === set)) return [];
  return [
    finding('GLO-08', 'error', upstream, ['spec', 'sslConfig', 'sni'], 'address-is-sni', {
      message: `${what} sends ${sent.kind === 'name' ? sent.name : 'another name'} as SNI, not ${set}.`,
      advice: 'Set static.autoSniRewrite to false, or sniAddr on the host.',
    }),
  ];
}

/** GLO-11: Secrets of another type are not found. */
function secretType(found: Found, upstream: K8sObject, ssl: Json): Finding[] {
  const secret = secretOf(upstream, ssl);
  const problem = secret && secretProblem(found, secret);
  if (problem === undefined) return [];
  return [
    finding('GLO-11', 'error', upstream, ['spec', 'sslConfig', 'secretRef'], 'ca-Secret', {
      message: problem,
      advice: 'The type of a Secret cannot be changed: make a new one.',
    }),
  ];
}

/** GLO-13: TLS settings where the client's TLS goes through already. */
function wrapped(found: Found, { to, route, routeRef, path }: BackendRef): Finding[] {
  const upstream = to.group === GLOO_GROUP ? lookUp(found, to) : undefined;
  if (upstream === undefined || sslOutcome(found, upstream) === undefined) return [];
  const isStream = routeRef.kind === 'TLSRoute' || routeRef.kind === 'TCPRoute';
  if (!isStream || !listenerModes(found, route).has('passthrough')) return [];
  return [
    {
      id: 'GLO-13',
      severity: 'error',
      message: `${describeRef(routeRef)} passes TLS through, and ${describeRef(to)} adds TLS to it.`,
      reason:
        'The backend sees TLS in TLS and gives up. End TLS at the listener, or let the route lead to the Service.',
      at: { object: routeRef, path, field: 'gateway.listener.tlsMode' },
      evidence: factOf(facts, 'custom-ca').evidence,
      fixes: [{ label: 'End TLS at the listener', edits: [{ at: 'gateway.listener.tlsMode', value: 'Terminate' }] }],
    },
  ];
}

function finding(
  id: string,
  severity: Finding['severity'],
  object: K8sObject,
  path: readonly string[],
  fact: string,
  { message, advice }: { readonly message: string; readonly advice: string },
): Finding {
  const { claim, evidence } = factOf(facts, fact);
  return {
    id,
    severity,
    message,
    reason: `${claim} ${advice}`,
    at: { object: identityOf(object), path },
    evidence,
    fixes: [],
  };
}
