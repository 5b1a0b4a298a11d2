import { nearestName } from '../../admission/did-you-mean.ts';
import { evidence } from '../../gateway-api/evidence.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { type Found, lookUp, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import type { Reference } from '../../gateway-api/reference.ts';
import { CLUSTER_CA_CONFIG_MAP } from '../../gateway-api/resources.ts';
import { describeRef, type ObjectRef, slotOf } from '../../manifest/object.ts';

/**
 * Objects that are referred to and stand neither in the manifests nor among what is known to exist: GEN-36, once for each
 * such object. It may be in the cluster, so that this is never an error.
 */
export function missingReferences(references: readonly Reference[], found: Found): readonly Finding[] {
  const missing = new Map<string, [Reference, ...Reference[]]>();
  for (const reference of references) {
    const { to } = reference;
    if (lookUp(found, to) !== undefined || isAlwaysThere(to)) continue;
    const slot = slotOf(to);
    const others = missing.get(slot);
    if (others === undefined) missing.set(slot, [reference]);
    else others.push(reference);
  }
  return [...missing.values()].map((all) => finding(all, found));
}

/** Every namespace has the cluster’s CA, and every cluster the Service of its API server. */
function isAlwaysThere({ kind, namespace, name }: ObjectRef): boolean {
  if (kind === 'ConfigMap') return name === CLUSTER_CA_CONFIG_MAP;
  return kind === 'Service' && namespace === 'default' && name === 'kubernetes';
}

const DRY_RUN = evidence(
  'docs',
  'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  'a reference is by name: nothing checks it when it is applied',
);

function finding(all: readonly [Reference, ...Reference[]], found: Found): Finding {
  const telling = all.find(({ severity }) => severity === 'warning') ?? all[0];
  const { from, path, to, severity, without } = telling;
  const others = [...new Set(all.map((one) => describeRef(one.from)))].filter((name) => name !== describeRef(from));
  const also = others.length === 0 ? '' : ` It is referred to by ${others.slice(0, 3).join(', ')} as well.`;
  return {
    id: 'GEN-36',
    severity,
    message: `${describeRef(to)} is not in these manifests: it has to be there already.`,
    reason: `${without}${elsewhere(to, found)}${also}`,
    at: { object: from, path },
    evidence: [DRY_RUN],
    fixes: meant(telling, found),
  };
}

/** The object of that name in another namespace is mostly the one that was meant. */
function elsewhere({ group, kind, name }: ObjectRef, found: Found): string {
  const others = ofKind(found, group, kind).filter((object) => object.metadata.name === name);
  const namespaces = others.map(namespaceOf);
  return namespaces.length === 0 ? '' : ` One of that name stands in namespace ${namespaces.join(', ')}.`;
}

/** The object of the same kind and namespace whose name is nearest. */
function meant({ from, path, to }: Reference, found: Found): readonly Fix[] {
  const names = ofKind(found, to.group, to.kind)
    .filter((object) => namespaceOf(object) === to.namespace)
    .map((object) => object.metadata.name);
  const name = nearestName(to.name, names);
  if (name === undefined) return [];
  const edits = [{ object: from, path: [...path, 'name'], value: name }];
  return [{ label: `Refer to ${to.kind} ${name}`, edits: [], manifests: { kind: 'edit', edits } }];
}
