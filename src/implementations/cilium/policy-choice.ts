import { firstPemBlock } from '../../certificates/first-pem-block.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { entryKeys } from '../../gateway-api/entries.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import {
  type Attachment,
  attachmentsTo,
  onlyOnUnseen,
  policyConnection,
  winningPolicy,
} from '../../gateway-api/policies.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { entryText } from '../entry-text.ts';

/** The policy that Cilium goes by for a backend. */
export interface Chosen {
  readonly attachment: Attachment;
  /** Why it is invalid, and the backend taken out; `undefined` where nothing speaks against it. */
  readonly problem: string | undefined;
  /** The Service is not shown, and the policy is for a port of that name. */
  readonly guessed: string | undefined;
}

/**
 * Of every name the oldest policy counts: the one for the port, or, where that is invalid or missing, the one for the whole
 * Service. Only where neither is valid the backend is taken out. Of several ports of that number the first that has a policy
 * decides.
 */
export function chosenPolicy(found: Found, ref: BackendRef): Chosen | undefined {
  const all = attachmentsTo(found, ref.to);
  const service = lookUp(found, ref.to);
  if (service === undefined) return ofUnknownService(found, ref.to, all);
  const ofPorts = portNames(service, ref.port).map((name) => candidates(found, all, name));
  const judged = ofPorts.find((ofPort) => ofPort.length > 0) ?? [];
  return judged.find(({ problem }) => problem === undefined) ?? judged[0];
}

function portNames(service: K8sObject, port: number | null): readonly string[] {
  return pickList(service, 'spec', 'ports')
    .filter((entry) => pickNumber(entry, 'port') === port)
    .map((entry) => pickString(entry, 'name') ?? '');
}

function candidates(found: Found, all: readonly Attachment[], name: string): readonly Chosen[] {
  const ofSection = (section: string | null) =>
    winningPolicy(
      all.filter((one) => one.section === section),
      section,
    );
  return [ofSection(name), ofSection(null)].flatMap((attachment) =>
    attachment === undefined ? [] : [{ attachment, problem: caProblem(found, attachment.policy), guessed: undefined }],
  );
}

function ofUnknownService(found: Found, target: ObjectRef, all: readonly Attachment[]): Chosen | undefined {
  const attachment = winningPolicy(all, null) ?? onlyOnUnseen(found, target, all);
  if (attachment === undefined) return undefined;
  return { attachment, problem: caProblem(found, attachment.policy), guessed: attachment.section ?? undefined };
}

/** Why a policy’s CA makes it invalid; `undefined` where nothing speaks against it. */
export function caProblem(found: Found, policy: K8sObject): string | undefined {
  const asked = policyConnection(policy);
  if (asked?.anchors.kind !== 'references') return undefined;
  const [first, ...others] = asked.anchors.references;
  if (others.length > 0)
    return 'Cilium takes exactly one CA reference; with more the policy is invalid, and the backend is taken out.';
  if (first.group !== '' || first.kind !== 'ConfigMap')
    return `Cilium reads CAs from ConfigMaps only, not from ${describeRef(first)}; the backend is taken out.`;
  const object = lookUp(found, first);
  if (entryKeys(object)?.includes('ca.crt') === false)
    return `${describeRef(first)} has no key ca.crt, the only one that Cilium reads; the backend is taken out.`;
  const text = entryText(object, 'ca.crt');
  return text !== undefined && firstPemBlock(text) === undefined
    ? `${describeRef(first)} holds no PEM that Cilium can read; the backend is taken out.`
    : undefined;
}
