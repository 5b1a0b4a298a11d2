import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { clientCertificateOf } from '../../gateway-api/client-certificate.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp, ofKind } from '../../gateway-api/found.ts';
import { leaveFor, withoutGrant } from '../../gateway-api/grants.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { pick, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { nameUnchecked } from '../name-unchecked.ts';
import { ANNOTATION, annotatedBackend } from './annotation.ts';
import { facts } from './facts.ts';
import { serverConnection } from './server.ts';
import { SERVER_MANUAL } from './sources.ts';
import { HUG_GROUP } from './watches.ts';

/** What the manifests do not do although they look as if they did, and what has to be known about them. */
export function inspect(found: Found, hops: readonly Hop[], _setting: Setting): readonly Finding[] {
  const backends = ofKind(found, HUG_GROUP, 'Backend');
  return once([
    ...backends.flatMap((backend) => [...refusedServer(backend), ...caWithoutUse(backend), ...files(backend)]),
    ...notGranted(found),
    ...hops.flatMap(unnamed),
    ...ofKind(found, GATEWAY_API_GROUP, 'Gateway').flatMap(gatewayCertificate),
  ]);
}

const SERVER = ['spec', 'default_server'];

/** HUG-02: what HAProxy refuses. */
function refusedServer(backend: K8sObject): Finding[] {
  const connection = serverConnection(pick(backend, ...SERVER));
  if (connection?.kind !== 'refused') return [];
  return [
    {
      id: 'HUG-02',
      severity: 'error',
      message: `The server settings of ${describeRef(identityOf(backend))} cannot work.`,
      reason: `${connection.reason} HAProxy then keeps its last good configuration, or does not start.`,
      at: { object: identityOf(backend), path: SERVER },
      evidence: factOf(facts, 'no-ca-refused').evidence,
      fixes: [],
    },
  ];
}

const OF_VERIFICATION = ['ssl_cafile', 'verifyhost'] as const;
const OF_TLS = [...OF_VERIFICATION, 'verify', 'sni', 'ssl_certificate', 'ssl_min_ver', 'ssl_max_ver'] as const;

/** HUG-03: settings for verification, and nothing that is verified; or for TLS, and there is none. */
function caWithoutUse(backend: K8sObject): Finding[] {
  const server = pick(backend, ...SERVER);
  const on = pickString(server, 'ssl') === 'enabled';
  const field = (on ? OF_VERIFICATION : OF_TLS).find((name) => pickString(server, name) !== undefined);
  if (field === undefined || (on && pickString(server, 'verify') !== 'none')) return [];
  return [
    {
      id: 'HUG-03',
      severity: 'error',
      message: `${field} of ${describeRef(identityOf(backend))} is not used.`,
      reason: on
        ? 'With verify none any certificate is accepted. Set verify required.'
        : 'Without ssl enabled the Service is spoken to in plain text.',
      at: { object: identityOf(backend), path: [...SERVER, field] },
      evidence: [SERVER_MANUAL],
      fixes: [],
    },
  ];
}

/** HUG-01: what has to be on the pod. */
function files(backend: K8sObject): Finding[] {
  const server = pick(backend, ...SERVER);
  const field = ['ssl_cafile', 'ssl_certificate'].find((name) => pickString(server, name)?.startsWith('/'));
  if (field === undefined || pickString(server, 'ssl') !== 'enabled') return [];
  const file = pickString(server, field) ?? '';
  return [
    {
      id: 'HUG-01',
      severity: 'warning',
      message: `${file} has to be a file on the gateway’s pod.`,
      reason:
        'HAProxy reads it when it loads its configuration, and refuses the whole configuration without it: mount it first. A changed file is read again only when the configuration is loaded again.',
      at: { object: identityOf(backend), path: [...SERVER, field] },
      evidence: [SERVER_MANUAL],
      fixes: [],
    },
  ];
}

/** HUG-06: the Backend of another namespace, which has not let it be named from here. */
function notGranted(found: Found): Finding[] {
  return backendRefsOf(found).flatMap(({ to }): Finding[] => {
    const backend = annotatedBackend(lookUp(found, to));
    if (backend === undefined || leaveFor(found, to, backend) !== 'missing') return [];
    const { claim, evidence } = factOf(facts, 'annotation-needs-grant');
    return [
      {
        id: 'HUG-06',
        severity: 'error',
        message: withoutGrant(to, backend),
        reason: `${claim} What the Backend says of TLS does not count then.`,
        at: { object: to, path: ['metadata', 'annotations', ANNOTATION] },
        evidence,
        fixes: [],
      },
    ];
  });
}

/** HUG-04: a chain is checked, and no name. */
function unnamed(hop: Hop): readonly Finding[] {
  const { claim, evidence } = factOf(facts, 'checked-name');
  return nameUnchecked(hop, () => ({
    id: 'HUG-04',
    reason: `${claim} Set sni, such as str(api.internal.example).`,
    evidence,
  }));
}

/** HUG-05: the standard's client certificate. */
function gatewayCertificate(gateway: K8sObject): Finding[] {
  if (clientCertificateOf(gateway) === null) return [];
  const { claim, evidence } = factOf(facts, 'client-certificate');
  return [
    {
      id: 'HUG-05',
      severity: 'error',
      message: `The client certificate of ${describeRef(identityOf(gateway))} is shown to no backend.`,
      reason: claim,
      at: { object: identityOf(gateway), path: ['spec', 'tls', 'backend'] },
      evidence,
      fixes: [],
    },
  ];
}
