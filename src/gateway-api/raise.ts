import type { Setting } from '../configuration/configuration.ts';
import { type Range, within } from '../configuration/version.ts';
import { pickList } from '../manifest/json.ts';
import { groupOf, type K8sObject, versionOf } from '../manifest/object.ts';
import { presentShape } from './present-shapes.ts';
import { GATEWAY_API_GROUP, GATEWAY_API_KINDS, servedVersions } from './releases.ts';

/** A kind that a controller watches, in one API version. */
export interface Watched {
  readonly group: string;
  readonly kind: string;
  readonly apiVersion: string;
  readonly versions: readonly Range[];
}

export interface Raised {
  readonly object: K8sObject;
  /** What changes, one by one: `targetRef → targetRefs`. Never empty. */
  readonly says: readonly string[];
}

/**
 * An object in an older API version, or with fields by their older names, as it is written now. Offered only where the
 * cluster serves the newer version and this version of the controller is sure to read it; an implementation that says
 * nothing of the kind leaves it to what is served. `undefined` where there is nothing to raise, or the object would not be
 * the same there.
 */
export function raised(object: K8sObject, setting: Setting, watches: readonly Watched[]): Raised | undefined {
  const group = groupOf(object.apiVersion);
  const own = versionOf(object.apiVersion);
  const newest = newestOf(object, group, setting, watches);
  if (newest === undefined || rank(newest) < rank(own) || !holdsIn(newest, own, object)) return undefined;
  const shaped = presentShape(object);
  const apiVersion = `${group}/${newest}`;
  const says = [...(newest === own ? [] : [`${object.apiVersion} → ${apiVersion}`]), ...(shaped?.says ?? [])];
  return says.length === 0 ? undefined : { object: { ...(shaped?.object ?? object), apiVersion }, says };
}

/** The newest version that is served and read. A controller's own kinds are served as it reads them. */
function newestOf(
  { kind }: K8sObject,
  group: string,
  setting: Setting,
  watches: readonly Watched[],
): string | undefined {
  const rows = watches.filter((row) => row.group === group && row.kind === kind);
  const read = rows.filter((row) => within(row.versions, setting.version) === 'yes').map((row) => row.apiVersion);
  if (group !== GATEWAY_API_GROUP) return newestFirst(read)[0];
  const known = GATEWAY_API_KINDS.find((one) => one === kind);
  const served = known === undefined ? [] : servedVersions(setting.gatewayApi, known);
  return newestFirst(rows.length === 0 ? served : served.filter((version) => read.includes(version)))[0];
}

function newestFirst(versions: readonly string[]): readonly string[] {
  return [...versions].sort((a, b) => rank(b) - rank(a));
}

/** v1alpha2 < v1alpha3 < v1beta1 < v1. */
function rank(version: string): number {
  const [, major = '0', stage, minor = '0'] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version) ?? [];
  const stages = stage === undefined ? 2 : stage === 'beta' ? 1 : 0;
  return (Number(major) * 3 + stages) * 1000 + Number(minor);
}

/**
 * What v1alpha2 took of a route and later versions do not: a TLSRoute without host names, and more than one rule of a
 * TLSRoute or TCPRoute. A policy whose target is in another namespace has no place in later versions either.
 * Source: the CRDs of Gateway API v1.6.1, experimental channel, whose versions differ in nothing else.
 */
function holdsIn(newest: string, own: string, object: K8sObject): boolean {
  if (newest === own) return true;
  const { kind } = object;
  if (kind === 'BackendTLSPolicy')
    return pickList(object, 'spec', 'targetRefs').length > 0 || presentShape(object) !== undefined;
  if (own !== 'v1alpha2' || (kind !== 'TLSRoute' && kind !== 'TCPRoute')) return true;
  const named = kind === 'TCPRoute' || pickList(object, 'spec', 'hostnames').length > 0;
  return named && pickList(object, 'spec', 'rules').length <= 1;
}
