import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import { type Attachment, attachmentsTo, winningPolicy } from '../../gateway-api/policies.ts';
import { type PolicyWish, standardPolicies } from '../../gateway-api/write-standard.ts';
import { pick, pickList, pickString, sameJson } from '../../manifest/json.ts';
import { describeRef, type ObjectRef, refOf, slotOf } from '../../manifest/object.ts';
import type { TracedPolicy } from './origin.ts';
import { CONFLICT_TEST, POLICY_TYPES } from './sources.ts';

/** Several policies, or wishes, for one target: GEN-08. */
export function policyConflictFindings(
  policies: readonly TracedPolicy[],
  configuration: Configuration,
  found: Found,
): readonly Finding[] {
  return [...targetsOf(policies).values()]
    .flatMap((target) => {
      const attachments = attachmentsTo(found, target);
      return attachments.length < 2 ? [] : amongPolicies(target, attachments);
    })
    .concat(amongWishes(configuration, found));
}

function targetsOf(policies: readonly TracedPolicy[]): ReadonlyMap<string, ObjectRef> {
  const targets = new Map<string, ObjectRef>();
  for (const { policy, ref } of policies) {
    for (const target of pickList(policy, 'spec', 'targetRefs')) {
      const object = {
        group: pickString(target, 'group') ?? '',
        kind: pickString(target, 'kind') ?? '',
        namespace: ref.namespace,
        name: pickString(target, 'name') ?? '',
      };
      targets.set(slotOf(object), object);
    }
  }
  return targets;
}

function amongPolicies(target: ObjectRef, attachments: readonly Attachment[]): Finding[] {
  const sections = new Set(attachments.map(({ section }) => section));
  return [...sections]
    .flatMap((section) => {
      const rivals = attachments.filter((one) => one.section === section);
      const winner = winningPolicy(rivals, section);
      return rivals.flatMap((loser) =>
        // One policy that names a target twice has no rival: the API server refuses it.
        winner === undefined || winner.policy === loser.policy ? [] : [conflict(target, winner, loser)],
      );
    })
    .concat(wholeAndPart(target, attachments));
}

function conflict(target: ObjectRef, winner: Attachment, loser: Attachment): Finding {
  const same = sameJson(pick(winner.policy, 'spec', 'validation'), pick(loser.policy, 'spec', 'validation'));
  const what = loser.section === null ? describeRef(target) : `${loser.section} of ${describeRef(target)}`;
  return {
    id: 'GEN-08',
    severity: same ? 'warning' : 'error',
    message: `${describeRef(refOf(loser.policy))} has no effect: ${refOf(winner.policy).name} holds ${what} already.`,
    reason:
      'Of several policies for one target only the oldest works, and among those of the same age the first by name. The others get the status Accepted False, Conflicted; nothing is merged.',
    at: {
      object: identityOf(loser.policy),
      path: ['spec', 'targetRefs', loser.targetRef],
    },
    evidence: [POLICY_TYPES, CONFLICT_TEST],
    fixes: [],
  };
}

function wholeAndPart(target: ObjectRef, attachments: readonly Attachment[]): Finding[] {
  const whole = attachments.find(({ section }) => section === null);
  const part = attachments.find(({ section }) => section !== null);
  if (whole === undefined || part === undefined || whole.policy === part.policy) return [];
  return [
    {
      id: 'GEN-08',
      severity: 'warning',
      message: `${describeRef(target)} has a policy for all of it and one for its port ${part.section}.`,
      reason:
        'By the conformance tests the one for the port wins there. The code of NGINX Gateway Fabric and Traefik takes them for a conflict and keeps only one. Write one policy for each port.',
      at: { object: identityOf(whole.policy), path: ['spec', 'targetRefs'] },
      evidence: [CONFLICT_TEST],
      fixes: [],
    },
  ];
}

/** Backends of the form that share a target share a policy: only one validation can be written. */
function amongWishes(configuration: Configuration, found: Found): Finding[] {
  const pairs = [...standardPolicies(configuration).values()].flatMap(([first, ...others]) =>
    others.map((other) => [first, other] as const),
  );
  return pairs
    .filter(([first, other]) => !sameJson(first.validation, other.validation) && isWritten(first, found))
    .sort(([, one], [, other]) => one.index - other.index)
    .map(([first, other]) => contradiction(first, other));
}

function isWritten({ namespace, target }: PolicyWish, found: Found): boolean {
  return attachmentsTo(found, { ...target, namespace }).length > 0;
}

function contradiction({ validation }: PolicyWish, { index, namespace, target }: PolicyWish): Finding {
  const what = { group: target.group, kind: target.kind, namespace, name: target.name };
  return {
    id: 'GEN-08',
    severity: 'error',
    message: `Two backends want different validation for ${describeRef(what)}.`,
    reason: 'They share one target, so they share one policy, and only the first wish is written.',
    at: { field: `${backendPath(index)}.validation` },
    evidence: [POLICY_TYPES],
    fixes: [
      {
        label: 'Validate both like the first',
        edits: [{ at: `${backendPath(index)}.validation`, value: { ...validation } }],
      },
    ],
  };
}
