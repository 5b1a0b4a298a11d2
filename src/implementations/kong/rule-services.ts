import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import { type K8sObject, slotOf } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { kongAnnotationsOf } from './annotations.ts';
import { type Effective, effectiveOf, wordsOf } from './effective.ts';

/** What the Services of a rule say, as far as they are in the manifests. Kong has one entity for all of them. */
export interface RuleServices {
  /** Whether all have the same annotations of Kong’s. */
  readonly annotatedAlike: boolean;
  /** What they come to, each once. */
  readonly words: ReadonlySet<string>;
}

const rules = oncePer((_: Found) => new Map<string, RuleServices>());

export function ruleServices(found: Found, ref: BackendRef): RuleServices {
  const known = rules(found);
  const key = `${slotOf(ref.routeRef)} ${ref.rule}`;
  const services = known.get(key) ?? findOut(found, ref);
  known.set(key, services);
  return services;
}

/** Whether another Service of the rule comes to something else. */
export function differsFromPeers({ words }: RuleServices, own: Effective): boolean {
  const ownWords = wordsOf(own);
  return [...words].some((one) => one !== ownWords);
}

function findOut(found: Found, ref: BackendRef): RuleServices {
  const services = servicesOf(found, ref);
  const annotations = services.map((service) => [...kongAnnotationsOf(service)].sort().join('\n'));
  const words = services.map((service) =>
    wordsOf(
      effectiveOf(found, { group: '', kind: 'Service', namespace: namespaceOf(service), name: service.metadata.name }),
    ),
  );
  return { annotatedAlike: new Set(annotations).size <= 1, words: new Set(words) };
}

function servicesOf(found: Found, ref: BackendRef): readonly K8sObject[] {
  const rule = pick(ref.route, 'spec', 'rules', ref.rule);
  return pickList(rule, 'backendRefs').flatMap((other) => {
    if ((pickString(other, 'kind') ?? 'Service') !== 'Service' || (pickString(other, 'group') ?? '') !== '') return [];
    const namespace = pickString(other, 'namespace') ?? ref.routeRef.namespace;
    return lookUp(found, { group: '', kind: 'Service', namespace, name: pickString(other, 'name') ?? '' }) ?? [];
  });
}
