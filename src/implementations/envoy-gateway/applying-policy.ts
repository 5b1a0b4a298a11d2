import { ageAndName } from '../../gateway-api/age.ts';
import type { Found } from '../../gateway-api/found.ts';
import { type Attachment, attachmentsTo, onlyOnUnseen, unseenPort, winningPolicy } from '../../gateway-api/policies.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';

/** The policy that Envoy Gateway applies to a backendRef, and what is doubtful about it. */
export interface Applying {
  readonly attachment: Attachment;
  readonly unsure: readonly string[];
}

/** `section` is the port's name for a Service and its number for a Backend; `null` where there is none. */
export function applyingPolicy(
  found: Found,
  target: ObjectRef,
  section: string | null,
  abilities: Abilities,
): Applying | undefined {
  const all = attachmentsTo(found, target);
  if (all.length === 0) return undefined;
  const matching = all.filter((one) => one.section === null || one.section === section);
  const first = abilities.sectionBeforeWhole === 'no' ? oldest(matching) : winningPolicy(matching, section);
  if (first === undefined) {
    const only = target.kind === 'Service' ? onlyOnUnseen(found, target, all) : undefined;
    return only && { attachment: only, unsure: [unseenPort(only.section)] };
  }
  const other = oldest(matching);
  const unsure =
    abilities.sectionBeforeWhole === 'maybe' && other !== first
      ? ['Before 1.7.4 and in 1.8.0 the older of the two policies applies, not the one for this port.']
      : [];
  return { attachment: first, unsure };
}

function oldest(attachments: readonly Attachment[]): Attachment | undefined {
  return [...attachments].sort((a, b) => ageAndName(a.policy).localeCompare(ageAndName(b.policy)))[0];
}
