import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { type Found, identityOf, ofKind } from '../../gateway-api/found.ts';
import { lets } from '../../gateway-api/grants.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { type Json, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { GRANT_TYPES } from '../findings/sources.ts';

/**
 * Grants for every object of a kind: GEN-37. Whom they are given to is narrow enough by itself: a `from` names group, kind
 * and namespace, and takes no wildcard.
 */
export function wideGrants(references: readonly Reference[], found: Found): readonly Finding[] {
  return ofKind(found, GATEWAY_API_GROUP, 'ReferenceGrant').flatMap((grant) =>
    pickList(grant, 'spec', 'to').flatMap((to, index) => {
      const name = pickString(to, 'name') ?? '';
      return name === '' ? [finding(grant, to, index, references)] : [];
    }),
  );
}

function finding(grant: K8sObject, to: Json, index: number, references: readonly Reference[]): Finding {
  const object = identityOf(grant);
  const kind = pickString(to, 'kind') ?? 'object';
  const from = pickList(grant, 'spec', 'from').map(
    (entry) => `${pickString(entry, 'kind') ?? 'Any kind'} in ${pickString(entry, 'namespace') ?? 'any namespace'}`,
  );
  const isSecret = kind === 'Secret';
  return {
    id: 'GEN-37',
    severity: isSecret ? 'warning' : 'info',
    message: `${describeRef(object)} opens every ${kind} of namespace ${object.namespace}.`,
    reason: `${isSecret ? 'Every certificate and key there can be shown by' : 'Traffic can be led to each of them from'} ${from.join(' and ')}, those included that are added later. Name the one that is meant.`,
    at: { object, path: ['spec', 'to', index] },
    evidence: [GRANT_TYPES],
    fixes: narrowed(grant, to, index, references),
  };
}

/** To the one object that is referred to by leave of this entry. */
function narrowed(grant: K8sObject, to: Json, index: number, references: readonly Reference[]): readonly Fix[] {
  const object = identityOf(grant);
  const only = { ...grant, spec: { from: pickList(grant, 'spec', 'from'), to: [to] } };
  const used = references.filter((one) => one.to.namespace === object.namespace && lets(only, one.from, one.to));
  const [name, ...others] = new Set(used.map((one) => one.to.name));
  if (name === undefined || others.length > 0) return [];
  const edits = [{ object, path: ['spec', 'to', index, 'name'], value: name }];
  return [
    { label: `Open ${pickString(to, 'kind') ?? ''} ${name} only`, edits: [], manifests: { kind: 'edit', edits } },
  ];
}
