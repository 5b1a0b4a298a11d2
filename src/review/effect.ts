import type { Setting } from '../configuration/configuration.ts';
import { within } from '../configuration/version.ts';
import { isDated } from '../gateway-api/age.ts';
import { type Attached, type BackendRef, parentsOf, refOfHop } from '../gateway-api/backend-refs.ts';
import { type Found, foundOf, identityOf, lookUp } from '../gateway-api/found.ts';
import type { Connection, Hop } from '../gateway-api/hop.ts';
import { attachmentsTo } from '../gateway-api/policies.ts';
import { GATEWAY_API_GROUP, GATEWAY_API_KINDS, type GatewayApiKind, servedVersions } from '../gateway-api/releases.ts';
import type { Watch } from '../implementations/fact.ts';
import { isJsonObject, pick, pickList, pickNumber, sameJson } from '../manifest/json.ts';
import { describeRef, groupOf, type K8sObject, refOf, sameRef } from '../manifest/object.ts';
import { RefMap } from '../manifest/ref-map.ts';
import { isLeftOut } from './attached.ts';
import { leaveOf } from './leave.ts';
import { watching } from './watching.ts';

/**
 * Which of the manifests can take effect at all. What the API server refuses, or what no controller reads, makes nothing
 * of a connection, however good it looks: a policy of that kind leaves plain text, a route of that kind leads nowhere.
 */
export interface Effect {
  /** The manifests without what has no effect. */
  readonly found: Found;
  /** Why a route has no effect. */
  readonly deadRoutes: RefMap<string>;
  /** Objects of which only what changes in them is known: what they do not show may be there all the same. */
  readonly inPart: ReadonlySet<K8sObject>;
}

export function effectOf(
  found: Found,
  setting: Setting,
  watches: readonly Watch[],
  inPart: ReadonlySet<K8sObject> = new Set(),
): Effect {
  const deadRoutes = new RefMap<string>();
  const dead = new Set<K8sObject>();
  const whyDead = deadness(setting, watches);
  for (const object of found.objects) {
    const why = whyDead(object) ?? whyUnattached(found, object, inPart);
    if (why === undefined) continue;
    // The hops of a dead route are still told, as what they are: nothing.
    if (isRoute(object)) deadRoutes.set(identityOf(object), why);
    else dead.add(object);
  }
  const alive = dead.size === 0 ? found : foundOf(found.objects.filter((object) => !dead.has(object)));
  return { found: alive, deadRoutes, inPart };
}

/** A route that none of its Gateways takes carries no traffic. What a Gateway does not show may be there in the cluster. */
function whyUnattached(found: Found, object: K8sObject, inPart: ReadonlySet<K8sObject>): string | undefined {
  if (!isRoute(object)) return undefined;
  const parents = parentsOf(found, object);
  const isKnown = ({ gateway }: Attached) => gateway !== undefined && !inPart.has(gateway);
  if (parents.length === 0 || !parents.every((parent) => isKnown(parent) && isLeftOut(object, parent)))
    return undefined;
  return `no listener takes ${describeRef(refOf(object))}.`;
}

function isRoute(object: K8sObject): boolean {
  return kindOf(object)?.endsWith('Route') ?? false;
}

/** Why an object has no effect, in words; who refuses or overlooks it is found out once for each kind and version. */
function deadness(setting: Setting, watches: readonly Watch[]): (object: K8sObject) => string | undefined {
  const known = new Map<string, string | null>();
  const find = (object: K8sObject) => {
    const kind = kindOf(object);
    return kind === undefined
      ? whoStopsOwn(object, setting, watches)
      : whoStops(kind, object.apiVersion, setting, watches);
  };
  return (object) => {
    const key = `${object.apiVersion}/${object.kind}`;
    const told = known.get(key);
    const who = told === undefined ? find(object) : told;
    known.set(key, who);
    return who === null ? undefined : `${who} ${describeRef(refOf(object))}.`;
  };
}

/** A version of the implementation's own kinds that came with a later version of it. Of what is not told, nothing is known. */
function whoStopsOwn({ apiVersion, kind }: K8sObject, setting: Setting, watches: readonly Watch[]): string | null {
  const rows = watches.filter((row) => row.kind === kind && `${row.group}/${row.apiVersion}` === apiVersion);
  const isLater = rows.length > 0 && rows.every((row) => within(row.versions, setting.version) === 'no');
  return isLater ? 'the API server refuses' : null;
}

function whoStops(
  kind: GatewayApiKind,
  apiVersion: string,
  setting: Setting,
  watches: readonly Watch[],
): string | null {
  const served = servedVersions(setting.gatewayApi, kind);
  if (!served.includes(apiVersion.slice(GATEWAY_API_GROUP.length + 1))) return 'the API server refuses';
  return watching(kind, served, setting, watches).kind === 'unwatched' ? 'no controller reads' : null;
}

function kindOf(object: K8sObject): GatewayApiKind | undefined {
  if (groupOf(object.apiVersion) !== GATEWAY_API_GROUP) return undefined;
  return GATEWAY_API_KINDS.find((kind) => kind === object.kind);
}

/** A hop as it is once it is known what has no effect. */
export function inEffect(hop: Hop, effect: Effect): Hop {
  const why = hop.from === null ? undefined : effect.deadRoutes.get(hop.from.route);
  if (why !== undefined) return { ...hop, connection: { kind: 'refused', reason: why }, unsure: [] };
  const ref = refOfHop(effect.found, hop);
  const missing = missingPort(hop, ref, effect);
  if (missing !== undefined) return { ...hop, connection: { kind: 'refused', reason: missing } };
  const leave = leaveOf(hop, ref, effect);
  const connection = leave.refusal ?? withoutEmptyAnchors(hop.connection, effect);
  const unsure = [...hop.unsure, ...leave.unsure, ...ageDoubt(hop, effect)];
  return connection === hop.connection && unsure.length === hop.unsure.length ? hop : { ...hop, connection, unsure };
}

/**
 * A backendRef to a port that its Service has not is not resolved, and requests get an error. Where the route refers to
 * another kind, which leads to the Service by its DNS name, only its implementation knows what comes of the port.
 */
function missingPort(
  { from, to, connection }: Hop,
  backendRef: BackendRef | undefined,
  { found, inPart }: Effect,
): string | undefined {
  if (to.kind !== 'Service' || to.port === null || connection.kind === 'refused' || from === null) return undefined;
  if (backendRef !== undefined && backendRef.to.kind !== 'Service') return undefined;
  const ref = { group: '', kind: 'Service', namespace: to.namespace, name: to.name };
  const service = lookUp(found, ref);
  if (service === undefined || inPart.has(service)) return undefined;
  const ports = pickList(service, 'spec', 'ports');
  if (ports.length === 0 || ports.some((port) => pickNumber(port, 'port') === to.port)) return undefined;
  return `${describeRef(ref)} has no port ${to.port}.`;
}

/** Of policies for the same section the oldest counts, and manifests that were not read from a cluster have no age. */
function ageDoubt({ to, because, unsure }: Hop, { found }: Effect): readonly string[] {
  if (to.kind !== 'Service') return [];
  const attachments = attachmentsTo(found, { group: '', kind: 'Service', namespace: to.namespace, name: to.name });
  if (attachments.length < 2) return [];
  const said = because.find(({ object }) => object.kind === 'BackendTLSPolicy')?.object;
  // An implementation that orders them in its own way says so itself.
  const isSaid = unsure.some((doubt) => doubt.includes('the oldest'));
  if (said === undefined || isSaid) return [];
  const own = attachments.find(({ policy }) => sameRef(identityOf(policy), said));
  const asks = (policy: K8sObject) => pick(policy, 'spec', 'validation');
  const rivals = attachments.filter(
    ({ policy, section }) => own !== undefined && section === own.section && !sameJson(asks(policy), asks(own.policy)),
  );
  if (own === undefined || rivals.length === 0) return [];
  if ([own, ...rivals].every(({ policy }) => isDated(policy))) return [];
  return ['Several policies match, and the oldest applies: the manifests do not say which one that is.'];
}

/** A CA object that is at hand and holds no certificate: the policy has no valid CA, and must not fall back to plain text. */
function withoutEmptyAnchors(connection: Connection, { found, inPart }: Effect): Connection {
  if (connection.kind !== 'tls' || connection.anchors.kind !== 'references') return connection;
  const { references } = connection.anchors;
  const isEmpty = (object: K8sObject | undefined) =>
    object !== undefined && !inPart.has(object) && holdsNoCertificate(object);
  if (!references.every((reference) => isEmpty(lookUp(found, reference)))) return connection;
  return { kind: 'refused', reason: `${references.map(describeRef).join(', ')} holds no certificate.` };
}

function holdsNoCertificate(object: K8sObject): boolean {
  if (object.kind !== 'ConfigMap' || !isJsonObject(object.data)) return false;
  return !Object.values(object.data).some(
    (text) => typeof text === 'string' && text.includes('-----BEGIN CERTIFICATE-----'),
  );
}
