import { type BackendRef, refsBeside } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { kongAnnotationsOf } from './annotations.ts';
import { type Effective, effectiveOf } from './effective.ts';

/** What the Services of a rule say, as far as they are in the manifests. Kong has one entity for all of them. */
export interface RuleServices {
  /** Whether all have the same annotations of Kong’s. */
  readonly annotatedAlike: boolean;
  /** What they come to, each once. */
  readonly words: ReadonlySet<string>;
}

export function ruleServices(found: Found, ref: BackendRef): RuleServices {
  return rulesIn(found)(refsBeside(found, ref));
}

/** Found out once for each rule: all of its backendRefs ask. */
const rulesIn = oncePer((found: Found) => oncePer((refs: readonly BackendRef[]) => findOut(found, refs)));

/** Whether another Service of the rule comes to something else. */
export function differsFromPeers({ words }: RuleServices, own: Effective): boolean {
  return [...words].some((one) => one !== own.words);
}

function findOut(found: Found, refs: readonly BackendRef[]): RuleServices {
  const services = refs.flatMap(({ to }) => {
    const service = to.kind === 'Service' && to.group === '' ? lookUp(found, to) : undefined;
    if (service === undefined) return [];
    return { service, words: effectiveOf(found, { ...to, namespace: namespaceOf(service) }).words };
  });
  const [first, ...others] = services.map(({ service }) => kongAnnotationsOf(service));
  return {
    annotatedAlike: first === undefined || others.every((other) => sameEntries(first, other)),
    words: new Set(services.map(({ words }) => words)),
  };
}

function sameEntries(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}
