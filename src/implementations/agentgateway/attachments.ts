import { parentsOf } from '../../gateway-api/backend-refs.ts';
import { type Found, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { type Attachment, attachmentsTo, winningPolicy } from '../../gateway-api/policies.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { groupedPairs } from '../../manifest/grouped.ts';
import { isJsonObject, type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { type K8sObject, type ObjectRef, refOf, slotOf } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import type { RefAround } from '../observe-refs.ts';
import { OWN_GROUP } from './watches.ts';

/** A TLS setting that somebody has attached to a target; `section` is `null` for the whole of it. */
export interface OwnAttachment {
  readonly policy: K8sObject;
  readonly section: string | null;
  /** Where the target stands in the policy. */
  readonly path: readonly (string | number)[];
}

const attachments = oncePer(indexOwn);

/** The AgentgatewayPolicies with TLS settings on a target, in any of its sections. */
export function ownAttachmentsTo(found: Found, target: ObjectRef): readonly OwnAttachment[] {
  return attachments(found).get(slotOf(target)) ?? [];
}

function indexOwn(found: Found): ReadonlyMap<string, readonly OwnAttachment[]> {
  const pairs: [slot: string, attachment: OwnAttachment][] = [];
  for (const policy of ofKind(found, OWN_GROUP, 'AgentgatewayPolicy')) {
    if (!isJsonObject(pick(policy, 'spec', 'backend', 'tls'))) continue;
    const namespace = namespaceOf(policy);
    pickList(policy, 'spec', 'targetRefs').forEach((ref, at) => {
      const target = { group: pickString(ref, 'group') ?? '', kind: pickString(ref, 'kind') ?? '', namespace };
      const attachment = { policy, section: sectionOf(ref), path: ['spec', 'targetRefs', at] };
      pairs.push([slotOf({ ...target, name: pickString(ref, 'name') ?? '' }), attachment]);
    });
    pickList(policy, 'spec', 'targetSelectors').forEach((selector, at) => {
      for (const object of selected(found, selector, namespace)) {
        const attachment = { policy, section: sectionOf(selector), path: ['spec', 'targetSelectors', at] };
        pairs.push([slotOf({ ...refOf(object), namespace }), attachment]);
      }
    });
  }
  return groupedPairs(pairs);
}

function sectionOf(target: Json): string | null {
  return pickString(target, 'sectionName') ?? null;
}

/** The objects of the manifests that a selector matches by their labels. */
function selected(found: Found, selector: Json, namespace: string): readonly K8sObject[] {
  const wanted = pick(selector, 'matchLabels');
  if (!isJsonObject(wanted)) return [];
  const candidates = ofKind(found, pickString(selector, 'group') ?? '', pickString(selector, 'kind') ?? '');
  return candidates.filter(
    (object) =>
      namespaceOf(object) === namespace &&
      Object.entries(wanted).every(([label, value]) => pickString(object, 'metadata', 'labels', label) === value),
  );
}

/** What decides about TLS to a backend. */
export type Setting =
  | { readonly kind: 'own'; readonly object: K8sObject; readonly path: readonly string[] }
  | { readonly kind: 'standard'; readonly attachment: Attachment };

/** Settings of equal rank, of which one is taken. */
type Rank = readonly Setting[];

export interface Decision {
  /** The settings that count; more than one is a tie. */
  readonly settings: Rank;
  /** Settings on a route and on a backend, of which it is not known which come first. */
  readonly routeAgainstBackend: boolean;
}

/** What of all that is attached counts for a backendRef. `inline`: the settings in the AgentgatewayBackend itself. */
export function decide(around: RefAround, inline: Setting | undefined): Decision {
  if (inline !== undefined) return { settings: [inline], routeAgainstBackend: false };
  const backend = ofBackend(around);
  const route = ofRoute(around);
  if (backend.length > 0 && route.length > 0) return { settings: [...backend, ...route], routeAgainstBackend: true };
  const settings = [backend, route, ...ofGateways(around)].find((rank) => rank.length > 0) ?? [];
  return { settings, routeAgainstBackend: false };
}

/** A port before the whole; a BackendTLSPolicy and an AgentgatewayPolicy on the same are a tie. */
function ofBackend({ found, ref, to }: RefAround): Rank {
  const port = ref.port === null ? null : String(ref.port);
  const own = ownAttachmentsTo(found, ref.to);
  const standard = standardFor(found, ref.to, to.portName, port);
  const bySection = (isSection: boolean): Rank => [
    ...own
      .filter(({ section }) => (isSection ? section !== null && section === port : section === null))
      .map(({ policy }) => ownSetting(policy)),
    ...(standard !== undefined && (standard.section !== null) === isSection
      ? [{ kind: 'standard', attachment: standard } as const]
      : []),
  ];
  const first = bySection(true);
  return first.length > 0 ? first : bySection(false);
}

/** The BackendTLSPolicy that counts for a port, which it may call by name or number. */
function standardFor(
  found: Found,
  target: ObjectRef,
  portName: string | null,
  port: string | null,
): Attachment | undefined {
  const here = (section: string) => section === portName || section === port;
  const attachments = attachmentsTo(found, target).map((one) => ({
    ...one,
    section: one.section === null ? null : here(one.section) ? 'here' : 'elsewhere',
  }));
  return winningPolicy(attachments, 'here');
}

function ofRoute({ found, ref }: RefAround): Rank {
  const own = ownAttachmentsTo(found, ref.routeRef);
  const rule = pickString(ref.route, 'spec', 'rules', ref.rule, 'name');
  const ofRule = own.filter(({ section }) => section !== null && section === rule);
  const chosen = ofRule.length > 0 ? ofRule : own.filter(({ section }) => section === null);
  return chosen.map(({ policy }) => ownSetting(policy));
}

/** Settings on a listener, and after them those on the whole Gateway. */
function ofGateways({ found, ref }: RefAround): readonly Rank[] {
  const attached = parentsOf(found, ref.route).flatMap(({ gateway, sectionName }) => {
    if (gateway === undefined) return [];
    const target = { group: GATEWAY_API_GROUP, kind: 'Gateway', namespace: namespaceOf(gateway) };
    return ownAttachmentsTo(found, { ...target, name: gateway.metadata.name }).filter(
      ({ section }) => section === null || section === sectionName,
    );
  });
  return [true, false].map((isListener) =>
    attached.filter(({ section }) => (section !== null) === isListener).map(({ policy }) => ownSetting(policy)),
  );
}

function ownSetting(policy: K8sObject): Setting {
  return { kind: 'own', object: policy, path: ['spec', 'backend', 'tls'] };
}
