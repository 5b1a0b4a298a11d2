import { ageAndName } from '../../gateway-api/age.ts';
import { type Found, identityOf, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Because } from '../../gateway-api/hop.ts';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  pick,
  pickList,
  pickNumber,
  pickString,
} from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import type { Labels } from './dialect.ts';
import { exportedBy } from './exports.ts';
import { wholeHost } from './hosts.ts';
import { ISTIO_GROUP } from './kinds.ts';

/** A DestinationRule as istiod holds it: one that somebody wrote, or one that it makes of policies. */
export interface Rule {
  readonly host: string;
  readonly namespace: string;
  /** Empty: for everybody. */
  readonly exportTo: ReadonlySet<string>;
  readonly selector: Labels | undefined;
  readonly trafficPolicy: TrafficPolicy | undefined;
  readonly madeOfPolicies: boolean;
  /** The older comes first; what istiod makes itself has no age and comes before all. */
  readonly order: string;
}

/** As much of `trafficPolicy` as decides about TLS. */
export interface TrafficPolicy {
  readonly tls: Told | undefined;
  readonly ports: readonly PortPolicy[];
}

export interface PortPolicy {
  /** `null` where the entry names none, or a policy’s section fits none. */
  readonly port: number | null;
  readonly tls: Told | undefined;
}

/** TLS settings with where they stand. */
export interface Told {
  readonly settings: JsonObject;
  readonly because: Because;
  /** The namespace that the settings were written in. */
  readonly namespace: string;
  readonly unsure: readonly string[];
}

export function destinationRules(found: Found): readonly K8sObject[] {
  return ofKind(found, ISTIO_GROUP, 'DestinationRule');
}

/** The rules that somebody wrote. One with a workloadSelector counts in its own namespace only, whatever it says. */
export function writtenRules(found: Found, clusterDomain: string): readonly Rule[] {
  return destinationRules(found).map((object): Rule => {
    const namespace = namespaceOf(object);
    const labels = selectorOf(object);
    return {
      host: wholeHost(pickString(object, 'spec', 'host') ?? '', namespace, clusterDomain),
      namespace,
      exportTo: labels === undefined ? exportedBy(object).exportTo : new Set(['.']),
      selector: labels,
      trafficPolicy: trafficPolicyOf(object),
      madeOfPolicies: false,
      order: `${ageAndName(object)} ${namespace}`,
    };
  });
}

export function selectorOf(object: K8sObject): Labels | undefined {
  const selector = pick(object, 'spec', 'workloadSelector');
  if (!isJsonObject(selector)) return undefined;
  const labels = pick(selector, 'matchLabels');
  if (!isJsonObject(labels)) return {};
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)]));
}

function trafficPolicyOf(object: K8sObject): TrafficPolicy | undefined {
  const policy = pick(object, 'spec', 'trafficPolicy');
  if (!isJsonObject(policy)) return undefined;
  const path = ['spec', 'trafficPolicy'];
  return {
    tls: told(object, pick(policy, 'tls'), [...path, 'tls']),
    ports: pickList(policy, 'portLevelSettings').map(
      (entry, index): PortPolicy => ({
        port: pickNumber(entry, 'port', 'number') ?? null,
        tls: told(object, pick(entry, 'tls'), [...path, 'portLevelSettings', index, 'tls']),
      }),
    ),
  };
}

function told(object: K8sObject, settings: Json | undefined, path: readonly (string | number)[]): Told | undefined {
  if (!isJsonObject(settings)) return undefined;
  const because = { object: identityOf(object), path, says: saysOf(settings) };
  return { settings, because, namespace: namespaceOf(object), unsure: [] };
}

function saysOf(settings: JsonObject): string {
  return settings.insecureSkipVerify === true ? 'switches verification off' : 'sets what is sent and checked';
}

/** What a rule says of one port. An entry for the port stands for all of it: what it leaves out is not taken from above. */
export function tlsForPort(policy: TrafficPolicy | undefined, port: number | null): Told | undefined {
  const entry = port === null ? undefined : policy?.ports.find((one) => one.port === port);
  return entry === undefined ? policy?.tls : entry.tls;
}
