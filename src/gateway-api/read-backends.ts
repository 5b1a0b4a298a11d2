import { type Backend, type Configuration, DEFAULTS } from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { type Json, pick, pickNumber, sameJson } from '../manifest/json.ts';
import { type Found, lookUp, namespaceOf, ofKind } from './found.ts';
import type { Hop } from './hop.ts';
import { type Attachment, attachmentsTo, winningPolicy } from './policies.ts';
import { leadsTo, readTarget } from './read-target.ts';
import { readValidation } from './read-validation.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

/**
 * The backends that a route's hops lead to: those with TLS, and those that the form has already. A route without either
 * gives its first one, since something has to be asked about.
 */
export function readBackends(found: Found, hops: readonly Hop[], old: Configuration): Configuration['backends'] {
  const known = matches(hops, old);
  const told = hops.map((hop, index) => ({ hop, known: known[index], policy: policyOf(found, hop, old) }));
  const chosen = told.filter(
    ({ hop: { connection }, known: matched, policy }) =>
      connection.kind === 'tls' || connection.kind === 'passthrough' || matched !== undefined || policy !== undefined,
  );
  const [first, ...rest] = (chosen.length > 0 ? chosen : told.slice(0, 1)).map((one, place) =>
    readBackend(found, one.hop, one.policy, one.known ?? old.backends[place] ?? DEFAULTS.backends[0], old),
  );
  return first === undefined ? old.backends : [first, ...rest];
}

/** The backend of the form that each hop leads to, each once. */
function matches(hops: readonly Hop[], old: Configuration): readonly (Backend | undefined)[] {
  const taken = new Set<Backend>();
  return hops.map(({ to }) => {
    const backend = old.backends.find((one) => !taken.has(one) && leadsTo(one, to, old));
    if (backend !== undefined) taken.add(backend);
    return backend;
  });
}

/** The policy that speaks about a hop: the one that makes it so, the one on its Service, or one on the Gateway or route above it. */
function policyOf(found: Found, hop: Hop, old: Configuration): Attachment | undefined {
  const { to } = hop;
  if (to.kind !== 'Service') return undefined;
  const service = { group: '', kind: 'Service', namespace: to.namespace, name: to.name };
  const own = winningPolicy(attachmentsTo(found, service), to.portName);
  if (own !== undefined || hop.connection.kind === 'tls') return own;
  const above = ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').flatMap((policy) =>
    ['Gateway', 'HTTPRoute'].flatMap((kind) =>
      [old.gateway, old.route].flatMap(({ namespace, name }) =>
        namespaceOf(policy) === namespace
          ? attachmentsTo(found, { group: GATEWAY_API_GROUP, kind, namespace, name })
          : [],
      ),
    ),
  );
  return above[0];
}

function readBackend(
  found: Found,
  hop: Hop,
  policy: Attachment | undefined,
  base: Backend,
  old: Configuration,
): Backend {
  const ref = backendRefOf(found, hop);
  const peers = peersOf(found, hop);
  const weight = pickNumber(ref, 'weight') ?? (peers > 1 ? 1 : base.weight);
  return settle(base, {
    target: readTarget(found, hop, policy, base, old),
    validation: readValidation(found, hop, policy, base),
    weight,
    rule: hop.from?.rule ?? base.rule,
  });
}

/** The backend with what was read; part by part where the whole is more than a Configuration can hold. */
function settle(base: Backend, parts: { readonly [part in keyof Backend]?: Json }): Backend {
  const wished: Json = { ...base, ...parts };
  if (sameJson(base, wished)) return base;
  const whole = readConfiguration({ backends: [wished] });
  if (whole.ok) return whole.configuration.backends[0];
  let here = base;
  for (const [part, value] of Object.entries(parts)) {
    const reading = readConfiguration({ backends: [{ ...here, [part]: value }] });
    if (reading.ok) here = reading.configuration.backends[0];
  }
  return here;
}

function backendRefOf(found: Found, { from }: Hop): Json | undefined {
  return from === null
    ? undefined
    : pick(lookUp(found, from.route), 'spec', 'rules', from.rule, 'backendRefs', from.backendRef);
}

function peersOf(found: Found, { from }: Hop): number {
  if (from === null) return 1;
  const refs = pick(lookUp(found, from.route), 'spec', 'rules', from.rule, 'backendRefs');
  return Array.isArray(refs) ? refs.length : 1;
}
