import { lookUp } from '../../gateway-api/found.ts';
import type { Anchors, Names, Sni, TlsConnection } from '../../gateway-api/hop.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import type { RefAround, Verdict } from '../observe-refs.ts';
import { annotationOf, PRESERVE_HOST } from './annotations.ts';
import { CA_LABEL, caIdOf } from './ca-objects.ts';
import type { Effective } from './effective.ts';
import type { GatewayAnswer } from './fields.ts';
import type { Product } from './product.ts';
import { CA_CERTIFICATES, HANDLER, NGINX, NGINX_DEFAULT, ROUTES, RULES, STREAM, VERIFY_314 } from './sources.ts';
import { fitsRoute } from './tls-protocol.ts';

/** The TLS connection that Kong opens, once the protocol says TLS. */
export function tlsVerdict(around: RefAround, effective: Effective, protocol: string, product: Product): Verdict {
  const { kind } = around.ref.routeRef;
  if (!fitsRoute(protocol, kind)) {
    const reason = `Kong is told to speak “${protocol}” to the backends of ${kind === 'HTTPRoute' ? 'an' : 'a'} ${kind}, which is another protocol.`;
    return { connection: { kind: 'unknown', reason }, evidence: [RULES] };
  }
  const base = {
    kind: 'tls',
    clientCertificate: effective.clientCertificate,
    minimumVersion: null,
    maximumVersion: null,
  } as const;
  if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') return streamVerdict(base, effective);
  const sni = sniOf(around, effective);
  if (effective.verify !== true) return unverified(base, sni, effective);
  return verified(around, base, sni, effective, product);
}

type Base = Pick<TlsConnection, 'kind' | 'clientCertificate' | 'minimumVersion' | 'maximumVersion'>;

const UNCHECKED = { anchors: { kind: 'unchecked' }, names: { kind: 'unchecked' } } as const;

/** Doubts that go once it is known which Kong Gateway runs: manifests never say it. */
const REFUSES_SKIP =
  'Kong Gateway 3.14 and later refuse tls-verify "false", and with it new configuration, unless tls_certificate_verify is off.';
const OWN_DEFAULT =
  'tls-verify is not set: the gateway’s own default counts, which is to verify from Kong Gateway 3.14 on.';

/** What stays doubtful once the user has said which gateway it is. With tls_certificate_verify off, the default is not known. */
export function stillUnsure(unsure: readonly string[], gateway: GatewayAnswer): readonly string[] {
  const settled = { verifies: [], 'verifies-off': [REFUSES_SKIP], older: [REFUSES_SKIP, OWN_DEFAULT] }[gateway];
  return unsure.filter((doubt) => !settled.some((one) => one === doubt));
}

function unverified(base: Base, sni: Sni, { verify }: Effective): Verdict {
  return {
    connection: { ...base, sni, ...UNCHECKED },
    evidence: [RULES, NGINX, VERIFY_314],
    unsure: [verify === false ? REFUSES_SKIP : OWN_DEFAULT],
  };
}

function verified(around: RefAround, base: Base, sni: Sni, effective: Effective, product: Product): Verdict {
  const unloaded = effective.cas.map((ca) => unloadable(around, ca, product)).find((reason) => reason !== undefined);
  if (unloaded !== undefined) return { connection: { kind: 'refused', reason: unloaded }, evidence: [CA_CERTIFICATES] };
  const names = namesOf(sni);
  if (names === undefined) {
    const reason =
      'Kong checks the certificate for the pod’s address, since neither host-header nor preserve-host gives it a name.';
    return { connection: { kind: 'refused', reason }, evidence: [HANDLER, NGINX] };
  }
  const anchors = anchorsOf(around, effective);
  return {
    connection: { ...base, sni, anchors, names },
    evidence: [RULES, NGINX, HANDLER, ...(effective.cas.length > 0 ? [CA_CERTIFICATES] : [])],
    unsure: [
      ...(anchors.kind === 'system'
        ? [
            'The CAs are those of the gateway’s global trust store: the system’s only if proxy_ssl_trusted_certificate says so.',
          ]
        : []),
      ...(effective.cas.some((ca) => lookUp(around.found, ca) === undefined)
        ? ['A CA object is not in the manifests: without its label and id, Kong does not load it.']
        : []),
    ],
  };
}

/** A CA that is referred to and that Kong does not have: the whole configuration is refused. */
function unloadable({ found }: RefAround, ca: ObjectRef, { label }: Product): string | undefined {
  const object = lookUp(found, ca);
  if (object === undefined || caIdOf(object) === undefined) return undefined;
  if (pickString(object, 'metadata', 'labels', CA_LABEL) === 'true') return undefined;
  return `${label} does not load ${ca.kind} ${ca.namespace}/${ca.name} without the label ${CA_LABEL}, and Kong refuses a Service that refers to it.`;
}

/** CAs without an id are left out, and without any the global trust store counts. */
function anchorsOf({ found }: RefAround, { cas }: Effective): Anchors {
  const [first, ...rest] = cas.filter((ca) => {
    const object = lookUp(found, ca);
    return object === undefined || caIdOf(object) !== undefined;
  });
  return first === undefined ? { kind: 'system' } : { kind: 'references', references: [first, ...rest] };
}

function namesOf(sni: Sni): Names | undefined {
  if (sni.kind === 'none') return undefined;
  if (sni.kind === 'request-host') return { kind: 'request-host' };
  return { kind: 'checked', names: [{ type: 'Hostname', value: sni.name }] };
}

/** Kong’s nginx sends and checks the Host that the request to the backend has. */
function sniOf({ ref }: RefAround, { hostHeader }: Effective): Sni {
  const rewritten = rewrittenHost(ref);
  if (rewritten !== undefined) return { kind: 'name', name: rewritten };
  if (keepsHost(ref)) return { kind: 'request-host' };
  return hostHeader === undefined ? { kind: 'none' } : { kind: 'name', name: hostHeader };
}

/** By default a route keeps the client’s Host for an HTTPRoute, and not for a GRPCRoute. */
export function keepsHost({ route, routeRef }: Pick<RefAround['ref'], 'route' | 'routeRef'>): boolean {
  const said = annotationOf(route, PRESERVE_HOST)?.toLowerCase();
  if (said === 'true' || said === 'false') return said === 'true';
  return routeRef.kind === 'HTTPRoute';
}

function rewrittenHost({ route, rule }: RefAround['ref']): string | undefined {
  const filters = pickList(route, 'spec', 'rules', rule, 'filters');
  const rewrite = filters.find((filter) => pickString(filter, 'type') === 'URLRewrite');
  return pickString(pick(rewrite, 'urlRewrite'), 'hostname');
}

/** Connections without requests: the stream proxy knows no name to send or check. */
function streamVerdict(base: Base, { verify }: Effective): Verdict {
  const unsure = [
    'Kong’s stream proxy sets no name of its own for TLS to backends: nginx then sends that of its upstream block.',
  ];
  if (verify === true) {
    const reason =
      'Kong’s stream proxy is given no name to check a certificate for: a verification fails, or is not made.';
    return { connection: { kind: 'unknown', reason }, evidence: [STREAM] };
  }
  return { connection: { ...base, sni: { kind: 'none' }, ...UNCHECKED }, evidence: [STREAM, NGINX_DEFAULT], unsure };
}

export const HOST_EVIDENCE = [NGINX, HANDLER, ROUTES];
