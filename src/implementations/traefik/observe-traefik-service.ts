import { type Found, identityOf, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { type Because, type Connection, type Endpoint, stateOf } from '../../gateway-api/hop.ts';
import { type Json, pick, pickString, sameJson } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import type { Verdict } from '../observe-refs.ts';
import type { Abilities } from './abilities.ts';
import { doubts } from './abilities.ts';
import { entriesOf, namesakes, type ServiceEntry, targetOf } from './entries.ts';
import { facts } from './facts.ts';
import { portDoubts, portOf, portProblem, schemeOf } from './ports.ts';
import { defaultConnection, peerNames, transportConnection } from './servers-transport.ts';
import { TRIED } from './sources.ts';
import { TRAEFIK_GROUP } from './watches.ts';

/** What comes of a backendRef to a TraefikService: of several entries the weakest connection is told. */
export function traefikServiceVerdict(found: Found, ref: ObjectRef, abilities: Abilities): Verdict {
  const leaves = leavesOf(found, ref, abilities, 0);
  const [weakest] = [...leaves].sort((a, b) => strength(a.connection) - strength(b.connection));
  if (weakest === undefined) {
    return { connection: { kind: 'refused', reason: `${describeRef(ref)} leads nowhere.` } };
  }
  const alike = leaves.every(({ connection }) => sameJson(flat(connection), flat(weakest.connection)));
  const unsure = alike
    ? []
    : [`${describeRef(ref)} leads to several Services in different ways; the weakest is shown.`];
  return { ...weakest, unsure: [...(weakest.unsure ?? []), ...unsure] };
}

/** The weaker a connection, the sooner it has to be told. */
const STRENGTH = ['plaintext', 'unverified', 'chain-only', 'unknown', 'refused', 'passthrough', 'verified'] as const;

function strength(connection: Connection): number {
  return STRENGTH.indexOf(stateOf(connection));
}

/** A Connection is plain data. */
function flat(connection: Connection): Json {
  return JSON.parse(JSON.stringify(connection)) as Json;
}

/** TraefikServices may lead to others; what leads in a circle, or too far, leads nowhere. */
const DEEPEST = 5;

function leavesOf(found: Found, ref: ObjectRef, abilities: Abilities, depth: number): readonly Verdict[] {
  if (ref.name.includes('@')) return [unknown(`${describeRef(ref)} is a service of another provider.`)];
  const object = lookUp(found, ref);
  if (object === undefined) return [unknown(`${describeRef(ref)} is not in the manifests.`)];
  return entriesOf(object).flatMap(({ entry, path }) => {
    const kind = pickString(entry, 'kind') ?? 'Service';
    const target = targetOf(object, entry, kind === 'TraefikService' ? TRAEFIK_GROUP : '', kind);
    if (kind === 'TraefikService') return depth === DEEPEST ? [] : leavesOf(found, target, abilities, depth + 1);
    return [keptVerdict(found, { object, entry, path, service: target }, abilities)];
  });
}

/** Of entries for one port of one Service Traefik keeps one, and nothing says which: the weakest is told. */
function keptVerdict(found: Found, here: ServiceEntry, abilities: Abilities): Verdict {
  const own = entryVerdict(found, here, abilities);
  const differing = namesakes(found, here)
    .map((other) => ({ other, verdict: entryVerdict(found, other, abilities) }))
    .filter(({ verdict }) => !sameJson(flat(verdict.connection), flat(own.connection)));
  const [first] = differing.sort((a, b) => strength(a.verdict.connection) - strength(b.verdict.connection));
  if (first === undefined) return own;
  const weaker = strength(first.verdict.connection) < strength(own.connection) ? first.verdict : own;
  const kept = `${describeRef(identityOf(first.other.object))} names the same Service and port with another connection, and Traefik keeps one of both for both; the weaker is shown.`;
  return { ...weaker, ...(own.to === undefined ? {} : { to: own.to }), unsure: [...(weaker.unsure ?? []), kept] };
}

function unknown(reason: string): Verdict {
  return { connection: { kind: 'unknown', reason } };
}

function entryVerdict(found: Found, here: ServiceEntry, abilities: Abilities): Verdict {
  const { object, entry, path, service } = here;
  const because: Because = { object: identityOf(object), path, says: 'names Service, scheme and ServersTransport' };
  if (service.name.includes('@')) return unknown(`${service.name} is a service of another provider.`);
  const port = portOf(found, service, pick(entry, 'port'));
  const external = externalNameOf(found, service);
  const to: Endpoint =
    external === null
      ? { kind: 'Service', namespace: service.namespace, name: service.name, port: port.number, portName: port.name }
      : { kind: 'Host', hostname: external, port: port.number };
  const crossing = service.namespace === namespaceOf(object) ? [] : [CROSSING];
  const around = { to, unsure: [...portDoubts(port, service), ...crossing, ...(external === null ? [] : [EXTERNAL])] };
  const problem = portProblem(found, service, pick(entry, 'port'));
  if (problem !== null) {
    return { ...around, connection: { kind: 'refused', reason: problem }, because: [because], evidence: [TRIED] };
  }
  const scheme = schemeOf(entry, port);
  const evidence = factOf(facts, 'scheme-of-entry').evidence;
  if (scheme === 'plain') return { ...around, connection: { kind: 'plaintext' }, because: [because], evidence };
  if (scheme === 'refused') {
    const reason = `${pickString(entry, 'scheme')} is no scheme that Traefik knows.`;
    return { ...around, connection: { kind: 'refused', reason }, because: [because], evidence };
  }
  return overTls(found, here, around, because, external, abilities);
}

const CROSSING =
  'The Service is in another namespace: without allowCrossNamespace of kubernetesCRD Traefik refuses it.';
const EXTERNAL = 'Only with allowExternalNameServices of kubernetesCRD; without it Traefik refuses the Service.';

export function externalNameOf(found: Found, service: ObjectRef): string | null {
  const object = lookUp(found, service);
  if (pickString(object, 'spec', 'type') !== 'ExternalName') return null;
  return pickString(object, 'spec', 'externalName') ?? '';
}

function overTls(
  found: Found,
  { entry, service }: ServiceEntry,
  around: Pick<Verdict, 'to'> & { readonly unsure: readonly string[] },
  because: Because,
  external: string | null,
  abilities: Abilities,
): Verdict {
  const name = pickString(entry, 'serversTransport') ?? '';
  if (name.includes('@')) {
    return { ...around, ...unknown(`The ServersTransport ${name} is another provider’s.`), because: [because] };
  }
  if (name === '') {
    const unsure = [...around.unsure, GLOBAL];
    const { evidence } = factOf(facts, 'pod-address');
    return { ...around, connection: defaultConnection(external), because: [because], unsure, evidence };
  }
  const ref = { group: TRAEFIK_GROUP, kind: 'ServersTransport', namespace: service.namespace, name };
  const transport = lookUp(found, ref);
  if (transport === undefined) {
    return { ...around, ...unknown(`${describeRef(ref)} is not in the manifests.`), because: [because] };
  }
  const skips = pick(transport, 'spec', 'insecureSkipVerify') === true;
  const says = skips ? 'switches verification off, or leaves it to the listed names' : 'sets what is sent and checked';
  return {
    ...around,
    connection: transportConnection(found, transport, external, abilities),
    because: [{ object: ref, path: skips ? ['spec', 'insecureSkipVerify'] : ['spec'], says }, because],
    evidence: factOf(facts, skips ? 'skip' : 'names-verify').evidence,
    unsure: [...around.unsure, ...transportDoubts(transport, skips, abilities)],
  };
}

export const GLOBAL =
  'Where the static configuration sets serversTransport.insecureSkipVerify or rootCAs, these hold instead: with the first one nothing is verified.';

function transportDoubts(transport: K8sObject, skips: boolean, abilities: Abilities): readonly string[] {
  const spec = pick(transport, 'spec');
  const names = peerNames(transport, abilities);
  return [
    ...(pick(spec, 'rootCAs') === undefined ? [] : doubts(abilities, 'rootCas')),
    ...(pick(spec, 'peerCertSANs') === undefined ? [] : doubts(abilities, 'transportNames')),
    ...(['minVersion', 'maxVersion'].some((field) => pick(spec, field) !== undefined)
      ? doubts(abilities, 'transportVersions')
      : []),
    ...(!skips && names.length > 0
      ? [`Beside it the certificate needs one of ${names.map(({ value }) => value).join(', ')}.`]
      : []),
  ];
}
